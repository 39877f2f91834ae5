/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-merge.h"
#include "til-locale.h"

typedef struct
{
  TilChild *base;
  TilChild *mine;
  TilChild *theirs;
  GPtrArray *units;
  GPtrArray *staff;
} Three;

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
set_up (Three *three, gconstpointer data)
{
  TilGuardian *guardian = til_guardian_new ();

  three->base = til_child_new ();
  three->base->id = 7;
  three->base->revision = 3;
  set_text (&three->base->given_name, "Åsa");
  set_text (&three->base->note, "First");
  guardian->id = 11;
  guardian->revision = 1;
  set_text (&guardian->name, "Eva Öberg");
  g_ptr_array_add (three->base->guardians, guardian);
  three->mine = til_child_copy (three->base);
  three->theirs = til_child_copy (three->base);
  three->theirs->revision = 4;
  three->units = g_ptr_array_new ();
  three->staff = g_ptr_array_new ();
}

static void
tear_down (Three *three, gconstpointer data)
{
  til_child_free (three->base);
  til_child_free (three->mine);
  til_child_free (three->theirs);
  g_ptr_array_unref (three->units);
  g_ptr_array_unref (three->staff);
}

static GPtrArray *
merge (Three *three)
{
  return til_child_merge (three->base, three->mine, three->theirs, three->units, three->staff);
}

static TilGuardian *
guardian (TilChild *child, guint i)
{
  return g_ptr_array_index (child->guardians, i);
}

static void
test_different_fields (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;

  set_text (&three->mine->note, "Mine");
  set_text (&three->theirs->given_name, "Åsa Maria");
  three->theirs->step = TIL_STEP_MAP;
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 0);
  g_assert_cmpstr (three->mine->note, ==, "Mine");
  g_assert_cmpstr (three->mine->given_name, ==, "Åsa Maria");
  g_assert_cmpint (three->mine->step, ==, TIL_STEP_MAP);
  g_assert_cmpint (three->mine->revision, ==, 4);
}

static void
test_same_field (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;
  const TilChildClash *clash;

  set_text (&three->mine->note, "Mine");
  set_text (&three->theirs->note, "Theirs");
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 1);
  clash = g_ptr_array_index (clashes, 0);
  g_assert_cmpstr (clash->mine, ==, "Mine");
  g_assert_cmpstr (clash->theirs, ==, "Theirs");
  g_assert_cmpstr (three->mine->note, ==, "Mine");
  til_child_merge_take_theirs (three->mine, three->theirs, clash);
  g_assert_cmpstr (three->mine->note, ==, "Theirs");
}

static void
test_schooling (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;
  g_autoptr (GPtrArray) again = NULL;

  three->theirs->schooling = TIL_SCHOOLING_GYMNASIUM;
  g_assert_false (til_child_equal (three->base, three->theirs));
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 0);
  g_assert_cmpint (three->mine->schooling, ==, TIL_SCHOOLING_GYMNASIUM);

  three->mine->schooling = TIL_SCHOOLING_LEFT;
  again = merge (three);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_cmpstr (((TilChildClash *)again->pdata[0])->mine, ==,
                   til_schooling_name (TIL_SCHOOLING_LEFT));
  til_child_merge_take_theirs (three->mine, three->theirs, again->pdata[0]);
  g_assert_cmpint (three->mine->schooling, ==, TIL_SCHOOLING_GYMNASIUM);
}

static void
test_same_words (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;

  set_text (&three->mine->note, "Both");
  set_text (&three->theirs->note, "Both");
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 0);
}

static void
test_guardian_clash (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;

  set_text (&guardian (three->mine, 0)->phone, "070-1");
  set_text (&guardian (three->theirs, 0)->phone, "070-2");
  guardian (three->theirs, 0)->revision = 2;
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 1);
  g_assert_cmpint (guardian (three->mine, 0)->revision, ==, 2);
  g_assert_cmpstr (guardian (three->mine, 0)->phone, ==, "070-1");
  til_child_merge_take_theirs (three->mine, three->theirs, g_ptr_array_index (clashes, 0));
  g_assert_cmpstr (guardian (three->mine, 0)->phone, ==, "070-2");
}

static void
test_both_add (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;
  TilGuardian *mine = til_guardian_new ();
  TilGuardian *theirs = til_guardian_new ();

  set_text (&mine->name, "Per");
  set_text (&theirs->name, "Ali");
  theirs->id = 12;
  g_ptr_array_add (three->mine->guardians, mine);
  g_ptr_array_add (three->theirs->guardians, theirs);
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 0);
  g_assert_cmpuint (three->mine->guardians->len, ==, 3);
}

static void
test_removed_and_changed (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;

  set_text (&guardian (three->mine, 0)->phone, "070-1");
  g_ptr_array_set_size (three->theirs->guardians, 0);
  clashes = merge (three);
  g_assert_cmpuint (three->mine->guardians->len, ==, 1);
  g_assert_cmpint (guardian (three->mine, 0)->id, ==, 0);
}

static void
test_removed (Three *three, gconstpointer data)
{
  g_autoptr (GPtrArray) clashes = NULL;

  g_ptr_array_set_size (three->theirs->guardians, 0);
  clashes = merge (three);
  g_assert_cmpuint (clashes->len, ==, 0);
  g_assert_cmpuint (three->mine->guardians->len, ==, 0);
}

static void
test_equal (Three *three, gconstpointer data)
{
  g_assert_true (til_child_equal (three->base, three->mine));
  guardian (three->mine, 0)->interpreter = TRUE;
  g_assert_false (til_child_equal (three->base, three->mine));
}

#define ADD(path, func) g_test_add (path, Three, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  ADD ("/child-merge/r15-different-fields", test_different_fields);
  ADD ("/child-merge/r15-same-field", test_same_field);
  ADD ("/child-merge/r15-schooling", test_schooling);
  ADD ("/child-merge/r15-same-words", test_same_words);
  ADD ("/child-merge/r15-guardian-clash", test_guardian_clash);
  ADD ("/child-merge/r15-both-add", test_both_add);
  ADD ("/child-merge/r15-removed-and-changed", test_removed_and_changed);
  ADD ("/child-merge/r15-removed", test_removed);
  ADD ("/child-merge/equal", test_equal);
  return g_test_run ();
}
