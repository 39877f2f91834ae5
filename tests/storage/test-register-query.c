/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

#include "til-personnummer.h"

/* Runs the query and gives the given names (or "no." id of protected children) in order, space
 * between. */
static char *
list_names (TilRegister *reg, const TilChildQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = til_register_query_children (reg, query, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (TilChild)
          child = til_register_load_child (reg, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (names, "%s%s", i ? " " : "", child->given_name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_search (TilRegister *reg, const char *text, const char *expected)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autofree char *names = NULL;

  query->search = g_strdup (text);
  names = list_names (reg, query);
  g_test_message ("search “%s”", text);
  g_assert_cmpstr (names, ==, expected);
}

static void
test_search_name (RegisterFixture *self, gconstpointer data)
{
  add_child (self->reg, "Åsa", "Öberg");
  add_child (self->reg, "Asa", "Bergström");
  add_child (self->reg, "Anna-Karin", "van der Asp");
  add_child (self->reg, "José", "Muñoz");
  add_child (self->reg, "ጸሃይ", "");

  assert_search (self->reg, "asa", "Asa Åsa");
  assert_search (self->reg, "ÅSA", "Åsa");
  assert_search (self->reg, "as", "Anna-Karin Asa Åsa");
  assert_search (self->reg, "karin", "Anna-Karin");
  assert_search (self->reg, "anna-k", "Anna-Karin");
  assert_search (self->reg, "asp anna", "Anna-Karin");
  assert_search (self->reg, "anna öberg", "");
  assert_search (self->reg, "berg", "Asa");
  assert_search (self->reg, "jose mun", "José");
  assert_search (self->reg, "ጸሃ", "ጸሃይ");
  assert_search (self->reg, "   ", "Anna-Karin Asa José Åsa ጸሃይ");
  assert_search (self->reg, "%", "Anna-Karin Asa José Åsa ጸሃይ");
  assert_search (self->reg, "sa", "");
}

static void
test_search_number (RegisterFixture *self, gconstpointer data)
{
  TilChild *child = new_child ("Alma", "Berg");
  TilChild *other = new_child ("Bo", "Berg");
  g_autofree char *number = til_personnummer_new_test (child->birth_date, 3);
  g_autofree char *shown = til_personnummer_format (number);

  child->personnummer = g_strdup (number);
  other->birth_date = til_date_new (2012, 12, 24);
  save_child (self->reg, child);
  save_child (self->reg, other);
  assert_search (self->reg, number, "Alma");
  assert_search (self->reg, shown, "Alma");
  assert_search (self->reg, number + 2, "Alma");
  assert_search (self->reg, shown + 2, "Alma");
  assert_search (self->reg, "20150312", "Alma");
  assert_search (self->reg, "2015-03-12", "Alma");
  assert_search (self->reg, "121224", "Bo");
  assert_search (self->reg, "2012-12", "Bo");
  assert_search (self->reg, "alma 2015", "Alma");
  assert_search (self->reg, number + 8, "");
}

static void
test_search_unit (RegisterFixture *self, gconstpointer data)
{
  gint64 school = add_unit (self->reg, "Åkerby skola");
  TilChild *child = new_child ("Alma", "Berg");

  child->unit_id = school;
  save_child (self->reg, child);
  add_child (self->reg, "Bo", "Åkerby");
  assert_search (self->reg, "skola", "Alma");
  assert_search (self->reg, "aker", "Alma Bo");
  assert_search (self->reg, "alma åkerby", "Alma");
  assert_search (self->reg, "skolan", "");
}

static void
test_r14_protected (RegisterFixture *self, gconstpointer data)
{
  gint64 school = add_unit (self->reg, "Åkerby skola");
  TilChild *child = new_child ("Hemlig", "Anka");
  g_autofree char *number = til_personnummer_new_test (child->birth_date, 3);
  g_autofree char *no = NULL;
  g_autofree char *all = NULL;
  g_autofree char *in_unit = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GPtrArray) summaries = NULL;
  g_autoptr (GError) error = NULL;
  const TilChildSummary *summary;
  gint64 id;

  child->unit_id = school;
  child->protected_identity = TRUE;
  child->personnummer = g_strdup (number);
  id = save_child (self->reg, child);
  add_child (self->reg, "Nora", "Berg");

  no = g_strdup_printf ("no. %" G_GINT64_FORMAT, id);
  assert_search (self->reg, no, "Hemlig");
  assert_search (self->reg, "no", "Nora");
  assert_search (self->reg, "hemlig", "");
  assert_search (self->reg, "anka", "");
  assert_search (self->reg, number, "");
  assert_search (self->reg, "skola", "");
  all = list_names (self->reg, query);
  g_assert_cmpstr (all, ==, "Nora Hemlig");
  query->unit_id = school;
  in_unit = list_names (self->reg, query);
  g_assert_cmpstr (in_unit, ==, "");

  summaries = til_register_get_summaries (self->reg, &id, 1, &error);
  summary = summaries->pdata[0];
  g_assert_null (strstr (summary->name, "Hemlig"));
  g_assert_null (strstr (summary->name, "Anka"));
  g_assert_cmpstr (summary->unit, ==, "");
  g_assert_true (summary->protected_identity);
}

/* Becoming protected takes the words away; the other way puts them back. */
static void
test_r14_words_follow (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilChild) child = new_child ("Alma", "Berg");
  g_autoptr (GError) error = NULL;

  til_register_save_child (self->reg, child, &error);
  assert_search (self->reg, "alma", "Alma");
  child->protected_identity = TRUE;
  til_register_save_child (self->reg, child, &error);
  g_assert_no_error (error);
  assert_search (self->reg, "alma", "");
  child->protected_identity = FALSE;
  g_free (child->given_name);
  child->given_name = g_strdup ("Elsa");
  til_register_save_child (self->reg, child, &error);
  assert_search (self->reg, "alma", "");
  assert_search (self->reg, "elsa", "Elsa");
  assert_sound (self->reg);
}

static void
test_swedish_order (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autofree char *up = NULL;
  g_autofree char *down = NULL;

  add_child (self->reg, "Östen", "Berg");
  add_child (self->reg, "Åke", "Berg");
  add_child (self->reg, "Zara", "Berg");
  add_child (self->reg, "Ärla", "Berg");
  add_child (self->reg, "anders", "Berg");
  up = list_names (self->reg, query);
  g_assert_cmpstr (up, ==, "anders Zara Åke Ärla Östen");
  query->descending = TRUE;
  down = list_names (self->reg, query);
  g_assert_cmpstr (down, ==, "Östen Ärla Åke Zara anders");
}

static void
assert_sorted (TilRegister *reg, TilChildSort sort, const char *up, const char *down)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autofree char *ascending = NULL;
  g_autofree char *descending = NULL;

  query->sort = sort;
  query->closed = TRUE;
  ascending = list_names (reg, query);
  g_assert_cmpstr (ascending, ==, up);
  query->descending = TRUE;
  descending = list_names (reg, query);
  g_assert_cmpstr (descending, ==, down);
}

static gint64
add_placed (
    TilRegister *reg, const char *name, int year, TilStep step, gint64 unit_id, gint64 staff_id)
{
  TilChild *child = new_child (name, "Berg");

  child->birth_date = til_date_new (year, 1, 1);
  child->step = step;
  child->unit_id = unit_id;
  child->responsible_id = staff_id;
  return save_child (reg, child);
}

static void
test_sort_columns (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 oak = add_unit (self->reg, "Öskolan");
  gint64 birch = add_unit (self->reg, "Björkskolan");
  gint64 karin = add_staff (self->reg, "Karin");
  gint64 ann = add_staff (self->reg, "Ann");
  gint64 c = add_placed (self->reg, "C", 2012, TIL_STEP_MAP, oak, ann);
  gint64 a;

  a = add_placed (self->reg, "A", 2015, TIL_STEP_CLOSED, 0, karin);
  add_placed (self->reg, "B", 2012, TIL_STEP_NOTICE, birch, 0);
  add_placed (self->reg, "D", 2018, TIL_STEP_MAP, birch, ann);
  g_assert_cmpint (
      til_register_add_mapping (self->reg, c, "girfec", til_date_new (2026, 10, 1), &error), >, 0);
  g_assert_cmpint (
      til_register_add_mapping (self->reg, a, "girfec", til_date_new (2025, 10, 1), &error), >, 0);
  g_assert_no_error (error);

  assert_sorted (self->reg, TIL_SORT_NAME, "A B C D", "D C B A");
  assert_sorted (self->reg, TIL_SORT_AGE, "D A B C", "B C A D");
  assert_sorted (self->reg, TIL_SORT_UNIT, "B D C A", "A C B D");
  assert_sorted (self->reg, TIL_SORT_STEP, "B C D A", "A C D B");
  assert_sorted (self->reg, TIL_SORT_RESPONSIBLE, "C D A B", "B A C D");
  assert_sorted (self->reg, TIL_SORT_LAST_MAPPING, "B D A C", "C A B D");
}

static void
test_filters (RegisterFixture *self, gconstpointer data)
{
  gint64 oak = add_unit (self->reg, "Ekskolan");
  gint64 karin = add_staff (self->reg, "Karin");
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autofree char *open = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *in_unit = NULL;
  g_autofree char *of_karin = NULL;
  g_autofree char *attention = NULL;

  add_placed (self->reg, "A", 2012, TIL_STEP_NOTICE, oak, karin);
  add_placed (self->reg, "B", 2012, TIL_STEP_MAP, oak, 0);
  add_placed (self->reg, "C", 2012, TIL_STEP_CLOSED, 0, karin);
  open = list_names (self->reg, query);
  g_assert_cmpstr (open, ==, "A B");
  query->step = TIL_STEP_CLOSED;
  closed = list_names (self->reg, query);
  g_assert_cmpstr (closed, ==, "C");
  query->step = -1;
  query->unit_id = oak;
  in_unit = list_names (self->reg, query);
  g_assert_cmpstr (in_unit, ==, "A B");
  query->unit_id = 0;
  query->closed = TRUE;
  query->responsible_id = karin;
  of_karin = list_names (self->reg, query);
  g_assert_cmpstr (of_karin, ==, "A C");
  query->responsible_id = 0;
  query->attention = TRUE;
  attention = list_names (self->reg, query);
  g_assert_cmpstr (attention, ==, "B");
}

/* Every step, with and without an open voice and somebody responsible, and last mappings around the
 * limit: list, order and summary say what the core's rule says. */
static void
test_attention_grid (RegisterFixture *self, gconstpointer data)
{
  static const int months_back[] = { -1, 0, 5, 6, 7, 30 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GArray) filtered = NULL;
  g_autoptr (GPtrArray) summaries = NULL;
  gint64 staff = add_staff (self->reg, "Karin");
  TilDate today = til_date_today ();
  guint n_attention = 0, previous = 0;

  for (int step = 0; step < TIL_N_STEPS; step++)
    for (guint i = 0; i < G_N_ELEMENTS (months_back); i++)
      for (int day = -1; day <= 1; day++)
        for (int flags = 0; flags < 4; flags++)
          {
            gint64 id = add_placed (self->reg, "A", 2012, step, 0, flags & 1 ? staff : 0);
            TilDate last = TIL_DATE_NONE;
            guint n_open = 0;

            if (months_back[i] >= 0)
              {
                gint64 mapping;

                last = til_date_add_months (today, -months_back[i]) + (TilDate)day;
                mapping = til_register_add_mapping (self->reg, id, "girfec", last, &error);
                if (flags & 2)
                  n_open = til_register_add_voice (self->reg, mapping, TIL_VOICE_CHILD, 0, 0,
                                                   &error) != 0;
                g_assert_no_error (error);
              }
            n_attention += til_attention (step, last, n_open, flags & 1 ? staff : 0, today) !=
                           TIL_ATTENTION_NONE;
          }

  query->closed = TRUE;
  query->sort = TIL_SORT_ATTENTION;
  sorted = til_register_query_children (self->reg, query, &error);
  summaries = til_register_get_summaries (self->reg, (const gint64 *)(gpointer)sorted->data,
                                          sorted->len, &error);
  for (guint i = 0; i < summaries->len; i++)
    {
      const TilChildSummary *summary = summaries->pdata[i];
      guint place = summary->attention == TIL_ATTENTION_NONE ? TIL_N_ATTENTIONS
                                                             : summary->attention;

      g_assert_cmpuint (place, >=, previous);
      previous = place;
    }
  query->attention = TRUE;
  filtered = til_register_query_children (self->reg, query, &error);
  g_assert_cmpuint (filtered->len, ==, n_attention);
  for (guint i = 0; i < filtered->len; i++)
    g_assert_cmpint (g_array_index (filtered, gint64, i), ==, g_array_index (sorted, gint64, i));
  assert_sound (self->reg);
}

/* The list that is kept while somebody types is given up when anybody writes. */
static void
test_fresh_after_writes (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  gint64 id = add_child (self->reg, "Alma", "Berg");

  assert_search (self->reg, "", "Alma");
  assert_search (other, "", "Alma");
  add_child (other, "Bo", "Berg");
  assert_search (self->reg, "", "Alma Bo");
  assert_search (self->reg, "bo", "Bo");
  add_child (self->reg, "Cia", "Bodin");
  assert_search (self->reg, "bo", "Bo Cia");
  g_assert_true (til_register_delete_child (self->reg, id, &error));
  assert_search (self->reg, "", "Bo Cia");
  assert_search (other, "", "Bo Cia");
}

static void
test_summaries_in_order (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = add_child (self->reg, "Alma", "Berg");
  gint64 b = add_child (self->reg, "Bo", "Berg");
  gint64 ids[] = { b, 4711, a };
  g_autoptr (GPtrArray) summaries = til_register_get_summaries (self->reg, ids, 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (summaries->len, ==, 3);
  g_assert_cmpstr (((TilChildSummary *)summaries->pdata[0])->name, ==, "Bo Berg");
  g_assert_null (summaries->pdata[1]);
  g_assert_cmpstr (((TilChildSummary *)summaries->pdata[2])->name, ==, "Alma Berg");
  g_assert_cmpstr (((TilChildSummary *)summaries->pdata[2])->unit, ==, "");
  g_assert_cmpstr (((TilChildSummary *)summaries->pdata[2])->responsible, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/query/search-name", test_search_name);
  register_fixture_add ("/register/query/search-number", test_search_number);
  register_fixture_add ("/register/query/search-unit", test_search_unit);
  register_fixture_add ("/register/query/r14-protected", test_r14_protected);
  register_fixture_add ("/register/query/r14-words-follow", test_r14_words_follow);
  register_fixture_add ("/register/query/swedish-order", test_swedish_order);
  register_fixture_add ("/register/query/sort-columns", test_sort_columns);
  register_fixture_add ("/register/query/filters", test_filters);
  register_fixture_add ("/register/query/attention-grid", test_attention_grid);
  register_fixture_add ("/register/query/fresh-after-writes", test_fresh_after_writes);
  register_fixture_add ("/register/query/summaries-in-order", test_summaries_in_order);
  return g_test_run ();
}
