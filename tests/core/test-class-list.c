/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-class-list.h"
#include "til-error.h"
#include "til-personnummer.h"

#include <string.h>

#define HEADER                                                                                     \
  "given_name,family_name,personnummer,birth_date,unit,group,language,guardian1_name,guardian1_"   \
  "phone,"                                                                                         \
  "guardian1_language,guardian2_name,guardian2_phone,guardian2_language"

static TilDate today;

/* Lines in the file are 1, 3, 5 … so that a line is never mistaken for an index. */
static TilClassList *
read_list (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) texts = g_strsplit (text, "\n", -1);

  for (guint i = 0; texts[i] != NULL && *texts[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (texts[i], ",", -1);
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
      guint line = i * 2 + 1;
      for (guint j = 0; fields[j] != NULL; j++)
        g_ptr_array_add (row, g_strdup (fields[j]));
      g_ptr_array_add (rows, row);
      g_array_append_val (lines, line);
    }
  return til_class_list_new (rows, lines, today, error);
}

static TilClassList *
read_good_header (const char *text)
{
  g_autoptr (GError) error = NULL;
  TilClassList *list = read_list (text, &error);

  g_assert_no_error (error);
  return list;
}

static void
test_whole (void)
{
  g_autofree char *number = til_personnummer_new_test (til_date_new (2015, 3, 12), 1);
  g_autofree char *shown = til_personnummer_format (number);
  g_autofree char *text = g_strconcat (
      HEADER "\nÅsa,Öberg,", shown,
      ",2015-03-12,Björkskolan,4B,sv, Sara Öberg ,070,sv,Ali,071,ar\n"
      "Selam Tesfay,,,2016-01-02,,,,,,,,,\n",
      NULL);
  g_autoptr (TilClassList) list = read_good_header (text);

  g_assert_cmpuint (list->problems->len, ==, 0);
  g_assert_cmpuint (list->entries->len, ==, 2);
  const TilClassListEntry *first = g_ptr_array_index (list->entries, 0);
  g_assert_cmpuint (first->line, ==, 3);
  g_assert_cmpstr (first->unit_name, ==, "Björkskolan");
  g_assert_cmpstr (first->child->given_name, ==, "Åsa");
  g_assert_cmpstr (first->child->personnummer, ==, number);
  g_assert_cmpuint (first->child->birth_date, ==, til_date_new (2015, 3, 12));
  g_assert_cmpstr (first->child->group, ==, "4B");
  g_assert_cmpstr (first->child->language, ==, "sv");
  g_assert_cmpint (first->child->step, ==, TIL_STEP_NOTICE);
  g_assert_cmpuint (first->child->step_since, ==, today);
  g_assert_cmpuint (first->child->guardians->len, ==, 2);
  const TilGuardian *sara = g_ptr_array_index (first->child->guardians, 0);
  const TilGuardian *ali = g_ptr_array_index (first->child->guardians, 1);
  g_assert_cmpstr (sara->name, ==, "Sara Öberg");
  g_assert_cmpstr (ali->phone, ==, "071");
  g_assert_cmpstr (ali->language, ==, "ar");
  const TilClassListEntry *second = g_ptr_array_index (list->entries, 1);
  g_assert_cmpstr (second->child->family_name, ==, "");
  g_assert_null (second->child->personnummer);
  g_assert_null (second->unit_name);
  g_assert_cmpuint (second->child->guardians->len, ==, 0);
}

static void
test_any_order (void)
{
  g_autoptr (TilClassList)
      list = read_good_header (" Birth_Date ,family_name,given_name\n2015-03-12,Öberg,Åsa\n");

  g_assert_cmpuint (list->entries->len, ==, 1);
  g_assert_cmpstr (((TilClassListEntry *)g_ptr_array_index (list->entries, 0))->child->given_name,
                   ==, "Åsa");
}

static void
assert_header_refused (const char *header, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat (header, "\n", NULL);

  g_assert_null (read_list (text, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” should say “%s”", error->message, says);
}

static void
test_header (void)
{
  assert_header_refused ("given_name,family_name,birth_date,shoe_size", "shoe_size");
  assert_header_refused ("given_name,family_name,birth_date,given_name", "given_name");
  assert_header_refused ("family_name,birth_date", "given_name");
  assert_header_refused ("given_name,birth_date", "family_name");
  assert_header_refused ("given_name,family_name", "personnummer");
  assert_header_refused ("", "empty");
}

typedef struct
{
  const char *name;
  const char *
      row; /* under
              given_name,family_name,personnummer,birth_date,language,guardian1_name,guardian1_phone,guardian1_language
            */
  const char *says;
} Case;

static const Case cases[] = {
  { "too-few-fields", "Åsa,Öberg", "2 fields" },
  { "too-many-fields", "Åsa,Öberg,,2015-03-12,,,,,", "9 fields" },
  { "no-date", "Åsa,Öberg,,,,,,", "Both" },
  { "no-name", " ,Öberg,,2015-03-12,,,,", "given name" },
  { "bad-date", "Åsa,Öberg,,12/3 2015,,,,", "12/3 2015" },
  { "no-such-day", "Åsa,Öberg,,2015-02-30,,,,", "2015-02-30" },
  { "future", "Åsa,Öberg,,2026-11-22,,,,", "future" },
  { "too-old", "Åsa,Öberg,,1999-01-01,,,,", "25 years" },
  { "bad-number", "Åsa,Öberg,20150312-9800,,,,,", "last digit" },
  { "short-number", "Åsa,Öberg,2015-9800,,,,,", "digits" },
  { "disagree", "Åsa,Öberg,811218-9876,1981-12-19,,,,", "25 years" },
  { "language", "Åsa,Öberg,,2015-03-12,Swedish,,,", "Swedish" },
  { "guardian-language", "Åsa,Öberg,,2015-03-12,,Sara,,Sv", "guardian1_language" },
  { "nameless-guardian", "Åsa,Öberg,,2015-03-12,,,070,", "guardian" },
};

static void
test_problem (gconstpointer data)
{
  const Case *wanted = data;
  g_autofree char *text = g_strconcat (
      "given_name,family_name,personnummer,birth_date,language,guardian1_name,guardian1_phone,"
      "guardian1_language\nAnna,Berg,,2015-01-01,,,,\n",
      wanted->row, "\nBo,Ceder,,2015-01-01,,,,\n", NULL);
  g_autoptr (TilClassList) list = read_good_header (text);

  g_assert_cmpuint (list->entries->len, ==, 2);
  g_assert_cmpuint (list->problems->len, ==, 1);
  const TilClassListProblem *problem = g_ptr_array_index (list->problems, 0);
  g_assert_cmpuint (problem->line, ==, 5);
  if (strstr (problem->message, wanted->says) == NULL)
    g_error ("“%s” should say “%s”", problem->message, wanted->says);
}

static void
test_disagree (void)
{
  g_autofree char *number = til_personnummer_new_test (til_date_new (2015, 3, 12), 1);
  g_autofree char *text = g_strconcat ("given_name,family_name,personnummer,birth_date\nÅsa,Öberg,",
                                       number, ",2015-03-13\n", NULL);
  g_autoptr (TilClassList) list = read_good_header (text);

  g_assert_cmpuint (list->problems->len, ==, 1);
  g_assert_nonnull (
      strstr (((TilClassListProblem *)g_ptr_array_index (list->problems, 0))->message, "agree"));
}

/* The same number in two forms; the message names the line and never the number. */
static void
test_twice (void)
{
  g_autofree char *number = til_personnummer_new_test (til_date_new (2015, 3, 12), 1);
  g_autofree char *shown = til_personnummer_format (number);
  g_autofree char *text = g_strconcat ("given_name,family_name,personnummer\nÅsa,Öberg,", number,
                                       "\nBo,Berg,", shown + 2, "\n", NULL);
  g_autoptr (TilClassList) list = read_good_header (text);

  g_assert_cmpuint (list->problems->len, ==, 1);
  const TilClassListProblem *problem = g_ptr_array_index (list->problems, 0);
  g_assert_cmpuint (problem->line, ==, 5);
  g_assert_nonnull (strstr (problem->message, "line 3"));
  g_assert_null (strstr (problem->message, number + 8));
}

static void
test_long_field (void)
{
  g_autofree char *name = g_strnfill (201, 'x');
  g_autofree char *text = g_strconcat ("given_name,family_name,birth_date\n", name,
                                       ",B,2015-01-01\n", NULL);
  g_autoptr (TilClassList) list = read_good_header (text);

  g_assert_cmpuint (list->problems->len, ==, 1);
}

static void
test_problems_in_order (void)
{
  g_autoptr (TilClassList) list = read_good_header (
      "given_name,family_name,birth_date\n,A,2015-01-01\nB,B,2015-01-01\nC,C,\nD\n");
  static const guint lines[] = { 3, 7, 9 };

  g_assert_cmpuint (list->problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((TilClassListProblem *)g_ptr_array_index (list->problems, i))->line, ==,
                      lines[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  today = til_date_new (2026, 11, 21);
  g_test_add_func ("/class-list/whole", test_whole);
  g_test_add_func ("/class-list/any-order", test_any_order);
  g_test_add_func ("/class-list/header", test_header);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/class-list/problem/", cases[i].name, NULL);
      g_test_add_data_func (path, &cases[i], test_problem);
    }
  g_test_add_func ("/class-list/r18-disagree", test_disagree);
  g_test_add_func ("/class-list/r18-twice", test_twice);
  g_test_add_func ("/class-list/long-field", test_long_field);
  g_test_add_func ("/class-list/problems-in-order", test_problems_in_order);
  return g_test_run ();
}
