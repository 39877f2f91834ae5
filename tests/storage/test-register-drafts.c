/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

static void
set_draft (TilRegister *reg, gint64 record_id, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (til_register_set_draft (reg, TIL_DRAFT_CHILD, record_id, text, &error));
  g_assert_no_error (error);
}

static void
assert_draft (TilRegister *reg, gint64 record_id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = til_register_get_draft (reg, TIL_DRAFT_CHILD, record_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

static void
test_kept_and_dropped (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other_kind = NULL;

  assert_draft (self->reg, 0, NULL);
  set_draft (self->reg, 0, "Åsa");
  set_draft (self->reg, 0, "Åsa Ö\nberg");
  set_draft (self->reg, 7, "Liam");
  register_fixture_reopen (self);
  assert_draft (self->reg, 0, "Åsa Ö\nberg");
  assert_draft (self->reg, 7, "Liam");
  other_kind = til_register_get_draft (self->reg, "unit", 7, &error);
  g_assert_no_error (error);
  g_assert_null (other_kind);

  g_assert_true (til_register_drop_draft (self->reg, TIL_DRAFT_CHILD, 0, &error));
  g_assert_true (til_register_drop_draft (self->reg, TIL_DRAFT_CHILD, 0, &error));
  g_assert_no_error (error);
  assert_draft (self->reg, 0, NULL);
  assert_draft (self->reg, 7, "Liam");
  assert_sound (self->reg);
}

static void
test_own (RegisterFixture *self, gconstpointer data)
{
  gint64 eva = add_staff (self->reg, "Eva");
  gint64 omar = add_staff (self->reg, "Omar");

  til_register_set_actor (self->reg, eva, "Eva");
  set_draft (self->reg, 0, "Evas");
  til_register_set_actor (self->reg, omar, "Omar");
  assert_draft (self->reg, 0, NULL);
  set_draft (self->reg, 0, "Omars");
  til_register_set_actor (self->reg, 0, "eva");
  assert_draft (self->reg, 0, NULL);
  set_draft (self->reg, 0, "Inloggningens");
  til_register_set_actor (self->reg, 0, "omar");
  assert_draft (self->reg, 0, NULL);

  /* A staff member is known by the number, whatever the name became. */
  til_register_set_actor (self->reg, eva, "Eva Ek");
  assert_draft (self->reg, 0, "Evas");
  til_register_set_actor (self->reg, 0, "eva");
  assert_draft (self->reg, 0, "Inloggningens");
}

/* A protected child's draft is found in no list and by no search. */
static void
test_in_no_list (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GArray) found = NULL;
  gint64 n_lines = number (self->reg, "SELECT COUNT (*) FROM log");

  set_draft (self->reg, 0, "given-name=Hemlig");
  query->search = g_strdup ("Hemlig");
  found = til_register_query_children (self->reg, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log"), ==, n_lines);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child_word"), ==, 0);
}

static void
test_read_only (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) reader = NULL;

  set_draft (self->reg, 0, "Åsa");
  reader = til_register_open (self->path, TIL_REGISTER_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (til_register_set_draft (reader, TIL_DRAFT_CHILD, 0, "Liam", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (til_register_drop_draft (reader, TIL_DRAFT_CHILD, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_READ_ONLY);
  assert_draft (self->reg, 0, "Åsa");
}

static void
run_sql (sqlite3 *database, const char *sql)
{
  char *message = NULL;

  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
}

static void
test_version_1_migrated (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (self->reg, "Alma", "Berg");
  gint64 id = til_register_add_mapping (self->reg, child_id, "girfec", til_date_today (), &error);
  gint64 voice = til_register_add_voice (self->reg, id, TIL_VOICE_CHILD, 0, 0, &error);
  g_autofree char *path = NULL;
  g_autofree char *name = g_strdup_printf ("old.tillsammans.before-%d", til_schema_version ());
  g_autofree char *copy = register_fixture_file (self, name);
  g_autoptr (TilRegister) migrated = NULL;
  g_autoptr (TilMapping) mapping = NULL;
  g_autoptr (TilChild) child = NULL;
  sqlite3 *before = NULL;
  gint64 n_lines;

  g_assert_true (til_register_set_note (self->reg, voice, "safe", "Ord", TRUE, NULL, &error));
  g_assert_true (til_register_replace_next_step (self->reg, id, "Vi ses", NULL, &error));
  g_assert_no_error (error);
  n_lines = number (self->reg, "SELECT COUNT (*) FROM log");
  path = register_fixture_make_old (self, 1);

  migrated = til_register_open (path, TIL_REGISTER_READ_ONLY, &error);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_READ_ONLY);
  g_clear_error (&error);
  migrated = til_register_open (path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (migrated, "PRAGMA user_version"), ==, til_schema_version ());
  /* And a line for each survey that came with the program. */
  g_assert_cmpint (number (migrated, "SELECT COUNT (*) FROM log"), ==,
                   n_lines + number (migrated, "SELECT COUNT (*) FROM survey"));
  assert_sound (migrated);
  mapping = til_register_get_mapping (migrated, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mapping->next_step, ==, "Vi ses");
  g_assert_cmpstr (til_voice_find_rating (til_mapping_find_voice (mapping, voice), "safe")->note,
                   ==, "Ord");
  child = til_register_get_child (migrated, child_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (child->given_name, ==, "Alma");
  set_draft (migrated, child_id, "Almas");
  assert_draft (migrated, child_id, "Almas");

  /* What was there before is beside it, as it was. */
  g_assert_cmpint (sqlite3_open_v2 (copy, &before, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  run_sql (before, "SELECT given_name FROM child");
  g_assert_cmpint (sqlite3_exec (before, "SELECT 1 FROM draft", NULL, NULL, NULL), ==,
                   SQLITE_ERROR);
  sqlite3_close (before);
  g_clear_pointer (&migrated, til_register_close);
  g_unlink (copy);
  g_unlink (path);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/drafts/r15-kept-and-dropped", test_kept_and_dropped);
  register_fixture_add ("/drafts/own", test_own);
  register_fixture_add ("/drafts/r14-in-no-list", test_in_no_list);
  register_fixture_add ("/drafts/read-only", test_read_only);
  register_fixture_add ("/drafts/r15-version-1-migrated", test_version_1_migrated);
  return g_test_run ();
}
