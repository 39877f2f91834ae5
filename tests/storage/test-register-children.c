/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

#include "til-personnummer.h"

static TilGuardian *
new_guardian (const char *name)
{
  TilGuardian *guardian = til_guardian_new ();

  g_free (guardian->name);
  guardian->name = g_strdup (name);
  return guardian;
}

static TilChild *
get_child (TilRegister *reg, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TilChild *child = til_register_get_child (reg, id, &error);

  g_assert_no_error (error);
  return child;
}

static GArray *
search (TilRegister *reg, const char *text)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GError) error = NULL;
  GArray *ids;

  query->search = g_strdup (text);
  ids = til_register_query_children (reg, query, &error);
  g_assert_no_error (error);
  return ids;
}

static void
assert_log (TilRegister *reg, gint64 child_id, const char *what, const char *who)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = til_register_list_log (reg, child_id, 1, &error);
  const TilLogEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (log->len, ==, 1);
  entry = log->pdata[0];
  g_assert_cmpstr (entry->what, ==, what);
  g_assert_cmpint (entry->child_id, ==, child_id);
  if (who)
    g_assert_cmpstr (entry->who, ==, who);
  g_assert_cmpuint (strlen (entry->at), ==, strlen ("2026-11-21T14:30:00Z"));
}

static void
test_save_whole (RegisterFixture *self, gconstpointer data)
{
  gint64 unit_id = add_unit (self->reg, "Björkskolan");
  gint64 staff_id = add_staff (self->reg, "Karin Öst");
  g_autoptr (TilChild) child = new_child ("Åsa Maria", "Öberg");
  g_autoptr (TilChild) read = NULL;
  g_autoptr (GError) error = NULL;
  TilContact *contact = til_contact_new ();

  child->personnummer = til_personnummer_new_test (child->birth_date, 3);
  child->unit_id = unit_id;
  child->responsible_id = staff_id;
  child->group = g_strdup ("4B");
  child->language = g_strdup ("ti");
  child->interpreter = TRUE;
  child->note = g_strdup ("Tycker om hästar");
  child->step = TIL_STEP_COOPERATE;
  child->step_since = til_date_new (2026, 5, 1);
  g_ptr_array_add (child->guardians, new_guardian ("ጸሃይ"));
  g_ptr_array_add (child->guardians, new_guardian ("Olof Öberg"));
  g_free (contact->name);
  contact->name = g_strdup ("Mormor");
  contact->relation = g_strdup ("grandmother");
  g_ptr_array_add (child->contacts, contact);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  g_assert_no_error (error);
  g_assert_cmpint (child->id, >, 0);
  g_assert_cmpint (child->revision, ==, 1);
  g_assert_cmpint (((TilGuardian *)child->guardians->pdata[1])->id, >, 0);

  read = get_child (self->reg, child->id);
  g_assert_cmpstr (read->given_name, ==, "Åsa Maria");
  g_assert_cmpstr (read->family_name, ==, "Öberg");
  g_assert_cmpstr (read->personnummer, ==, child->personnummer);
  g_assert_cmpuint (read->birth_date, ==, child->birth_date);
  g_assert_cmpint (read->unit_id, ==, unit_id);
  g_assert_cmpint (read->responsible_id, ==, staff_id);
  g_assert_cmpstr (read->group, ==, "4B");
  g_assert_cmpstr (read->language, ==, "ti");
  g_assert_true (read->interpreter);
  g_assert_cmpstr (read->note, ==, "Tycker om hästar");
  g_assert_cmpint (read->step, ==, TIL_STEP_COOPERATE);
  g_assert_cmpuint (read->step_since, ==, til_date_new (2026, 5, 1));
  g_assert_cmpuint (read->guardians->len, ==, 2);
  g_assert_cmpstr (((TilGuardian *)read->guardians->pdata[0])->name, ==, "ጸሃይ");
  g_assert_cmpuint (read->contacts->len, ==, 1);
  g_assert_cmpstr (((TilContact *)read->contacts->pdata[0])->relation, ==, "grandmother");

  g_ptr_array_remove_index (read->guardians, 0);
  g_assert_true (til_register_save_child (self->reg, read, &error));
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM guardian WHERE deleted_at IS NULL"),
                   ==, 1);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM guardian"), ==, 2);
  assert_sound (self->reg);
}

static void
test_invalid_child (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilChild) child = new_child ("", "");
  g_autoptr (GError) error = NULL;

  g_assert_false (til_register_save_child (self->reg, child, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_cmpint (child->id, ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child"), ==, 0);
}

static void
test_not_found (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (til_register_get_child (self->reg, 57, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (til_register_delete_child (self->reg, 57, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* Two windows: the second to save is told, keeps its words in hand, and the first's are there. */
static void
test_r15_conflict (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_child (self->reg, "Alma", "Berg");
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilChild) mine = get_child (self->reg, id);
  g_autoptr (TilChild) theirs = get_child (other, id);
  g_autoptr (TilChild) stored = NULL;

  mine->note = g_strdup ("Mine");
  theirs->note = g_strdup ("Theirs");
  g_assert_true (til_register_save_child (other, theirs, &error));
  g_assert_false (til_register_save_child (self->reg, mine, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (mine->revision, ==, 1);
  g_assert_cmpstr (mine->note, ==, "Mine");
  stored = get_child (self->reg, id);
  g_assert_cmpstr (stored->note, ==, "Theirs");
  mine->revision = stored->revision;
  g_assert_true (til_register_save_child (self->reg, mine, &error));
  g_assert_no_error (error);
}

static void
test_r15_unit_conflict (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  TilUnit *unit, *old;

  add_unit (self->reg, "Björkskolan");
  first = til_register_list_units (self->reg, &error);
  second = til_register_list_units (self->reg, &error);
  unit = first->pdata[0];
  old = second->pdata[0];
  g_free (unit->name);
  unit->name = g_strdup ("Ekskolan");
  g_assert_true (til_register_save_unit (self->reg, unit, &error));
  g_assert_cmpint (unit->revision, ==, 2);
  g_assert_false (til_register_save_unit (self->reg, old, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_assert_cmpint (old->revision, ==, 1);
}

static void
test_r15_delete_and_restore (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_child (self->reg, "Alma", "Berg");
  g_autoptr (TilChild) before = get_child (self->reg, id);
  g_autoptr (TilChild) deleted = NULL;
  g_autoptr (GArray) listed = NULL;
  g_autoptr (GArray) back = NULL;
  g_autoptr (GArray) bin = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();

  g_assert_true (til_register_delete_child (self->reg, id, &error));
  assert_log (self->reg, id, "child.delete", NULL);
  listed = search (self->reg, "alma");
  g_assert_cmpuint (listed->len, ==, 0);
  query->deleted = TRUE;
  bin = til_register_query_children (self->reg, query, &error);
  g_assert_cmpuint (bin->len, ==, 1);
  deleted = get_child (self->reg, id);
  g_assert_true (deleted->deleted);
  g_assert_false (til_register_save_child (self->reg, before, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (til_register_save_child (self->reg, deleted, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);

  g_assert_true (til_register_restore_child (self->reg, id, &error));
  g_assert_no_error (error);
  back = search (self->reg, "alma");
  g_assert_cmpuint (back->len, ==, 1);
  assert_sound (self->reg);
}

static void
test_r14_forbid (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = new_child ("Alma", "Berg");
  g_autoptr (GPtrArray) problems = NULL;

  child->protected_identity = TRUE;
  g_assert_true (til_register_save_child (self->reg, child, &error));
  g_assert_true (til_register_delete_child (self->reg, child->id, &error));
  g_assert_true (
      til_register_set_setting (self->reg, TIL_SETTING_PROTECTED_IDENTITY, "forbid", &error));
  g_assert_false (til_register_restore_child (self->reg, child->id, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  child->id = 0;
  g_assert_false (til_register_save_child (self->reg, child, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  child->protected_identity = FALSE;
  g_assert_true (til_register_save_child (self->reg, child, &error));
  child->protected_identity = TRUE;
  g_assert_false (til_register_save_child (self->reg, child, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  problems = til_register_check (self->reg, &error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_r16_every_opening_and_change (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id, staff_id = add_staff (self->reg, "Karin Öst");
  g_autoptr (TilChild) child = NULL;
  g_autoptr (GPtrArray) mappings = NULL;
  g_autoptr (GPtrArray) log = NULL;

  til_register_set_actor (self->reg, staff_id, "Karin Öst");
  id = add_child (self->reg, "Alma", "Berg");
  assert_log (self->reg, id, "child.add", "Karin Öst");
  mappings = til_register_list_mappings (self->reg, id, &error);
  assert_log (self->reg, id, "mapping.open", "Karin Öst");
  child = get_child (self->reg, id);
  assert_log (self->reg, id, "child.open", "Karin Öst");
  g_assert_true (til_register_save_child (self->reg, child, &error));
  assert_log (self->reg, id, "child.change", "Karin Öst");
  til_register_set_actor (self->reg, 0, "olof");
  g_assert_true (til_register_delete_child (self->reg, id, &error));
  assert_log (self->reg, id, "child.delete", "olof");
  log = til_register_list_log (self->reg, id, 0, &error);
  g_assert_cmpuint (log->len, ==, 5);
}

static void
test_r16_log_append_only (RegisterFixture *self, gconstpointer data)
{
  gint64 n;

  add_child (self->reg, "Alma", "Berg");
  n = number (self->reg, "SELECT COUNT (*) FROM log");
  g_assert_cmpint (execute (self->reg, "UPDATE log SET who = 'nobody'"), !=, SQLITE_OK);
  g_assert_cmpint (execute (self->reg, "DELETE FROM log"), !=, SQLITE_OK);
  g_assert_cmpint (execute (self->reg, "DELETE FROM log WHERE id = 1"), !=, SQLITE_OK);
  g_assert_cmpint (
      execute (self->reg,
               "INSERT OR REPLACE INTO log (id, at, who, what) VALUES (1, 'x', 'x', 'x')"),
      !=, SQLITE_OK);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log"), ==, n);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log WHERE who IN ('nobody', 'x')"), ==,
                   0);
  g_assert_cmpint (execute (self->reg, "UPDATE wheel SET xml = ''"), !=, SQLITE_OK);
  g_assert_cmpint (execute (self->reg, "DELETE FROM wheel"), !=, SQLITE_OK);
}

static void
test_r5_steps_dated (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = new_child ("Alma", "Berg");

  child->step_since = til_date_new (2026, 1, 15);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  child->step = TIL_STEP_COOPERATE;
  g_assert_true (til_register_save_child (self->reg, child, &error));
  g_assert_cmpuint (child->step_since, ==, til_date_today ());
  child->step = TIL_STEP_MAP;
  child->step_since = til_date_new (2026, 11, 20);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  child->step_since = til_date_new (2026, 11, 19);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM step_change"), ==, 3);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM step_change "
                                      "WHERE step = 'map' AND date = '2026-11-19'"),
                   ==, 1);
  assert_sound (self->reg);
}

static void
test_r18_personnummer_once (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) one = new_child ("Alma", "Berg");
  g_autoptr (TilChild) two = new_child ("Alva", "Berg");

  one->personnummer = til_personnummer_new_test (one->birth_date, 1);
  two->personnummer = g_strdup (one->personnummer);
  g_assert_true (til_register_save_child (self->reg, one, &error));
  g_assert_false (til_register_save_child (self->reg, two, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_true (til_register_delete_child (self->reg, one->id, &error));
  g_assert_true (til_register_save_child (self->reg, two, &error));
  g_assert_false (til_register_restore_child (self->reg, one->id, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONSTRAINT);
}

static void
test_find_similar (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) typed = new_child ("Asa", "Oberg");
  g_autoptr (TilChild) twin = new_child ("Nils", "Öberg");
  g_autoptr (TilChild) secret = new_child ("Åsa", "Hemlig");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) by_number = NULL;
  gint64 id = add_child (self->reg, "Åsa", "Öberg");

  secret->protected_identity = TRUE;
  secret->personnummer = til_personnummer_new_test (secret->birth_date, 5);
  til_register_save_child (self->reg, secret, &error);
  til_register_save_child (self->reg, twin, &error);
  g_assert_no_error (error);
  found = til_register_find_similar (self->reg, typed, &error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((TilChildSummary *)found->pdata[0])->id, ==, id);

  typed->personnummer = g_strdup (secret->personnummer);
  by_number = til_register_find_similar (self->reg, typed, &error);
  g_assert_cmpuint (by_number->len, ==, 2);
}

static void
add_entry (TilClassList *list, guint line, const char *name, guint serial, const char *unit)
{
  TilClassListEntry *entry = g_new0 (TilClassListEntry, 1);

  entry->line = line;
  entry->child = new_child (name, "Berg");
  entry->child->personnummer = til_personnummer_new_test (entry->child->birth_date, serial);
  entry->unit_name = g_strdup (unit);
  g_ptr_array_add (list->entries, entry);
}

/* A list as the reader makes it, without entries. */
static TilClassList *
new_list (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GError) error = NULL;
  GPtrArray *header = g_ptr_array_new ();
  guint line = 1;
  TilClassList *list;

  g_ptr_array_add (header, (char *)"given_name");
  g_ptr_array_add (header, (char *)"family_name");
  g_ptr_array_add (header, (char *)"personnummer");
  g_ptr_array_add (rows, header);
  g_array_append_val (lines, line);
  list = til_class_list_new (rows, lines, til_date_today (), &error);
  g_assert_no_error (error);
  return list;
}

static void
count_progress_cb (guint done, guint total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  *(guint *)data = done;
}

static void
test_import (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilClassList) list = new_list ();
  g_autoptr (TilClassList) again = new_list ();
  g_autoptr (GPtrArray) units = NULL;
  guint done = 0;

  add_unit (self->reg, "Björkskolan");
  add_entry (list, 2, "Alma", 1, "BJÖRKSKOLAN");
  add_entry (list, 3, "Bo", 2, "Ekskolan");
  add_entry (list, 4, "Cia", 3, "Ekskolan");
  g_assert_true (til_register_check_import (self->reg, list, &error));
  g_assert_cmpuint (list->problems->len, ==, 0);
  g_assert_true (til_register_import_children (self->reg, list, count_progress_cb, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 3);
  units = til_register_list_units (self->reg, &error);
  g_assert_cmpuint (units->len, ==, 2);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log WHERE what = 'child.import'"), ==,
                   3);

  add_entry (again, 2, "Dan", 4, "Lindskolan");
  add_entry (again, 17, "Bo", 2, "Lindskolan");
  g_assert_true (til_register_check_import (self->reg, again, &error));
  g_assert_cmpuint (again->problems->len, ==, 1);
  g_assert_cmpuint (((TilClassListProblem *)again->problems->pdata[0])->line, ==, 17);
  g_assert_false (til_register_import_children (self->reg, again, NULL, NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "17"));
  g_clear_error (&error);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child"), ==, 3);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM unit"), ==, 2);
  assert_sound (self->reg);
}

/* Somebody registers the child between the check and the import. */
static void
test_import_checks_again (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilClassList) list = new_list ();
  g_autoptr (TilChild) child = new_child ("Bo", "Berg");

  add_entry (list, 2, "Alma", 1, NULL);
  add_entry (list, 3, "Bo", 2, NULL);
  g_assert_true (til_register_check_import (self->reg, list, &error));
  child->personnummer = til_personnummer_new_test (child->birth_date, 2);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  g_assert_false (til_register_import_children (self->reg, list, NULL, NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child"), ==, 1);
}

static void
add_entry_without_number (TilClassList *list, guint line, const char *given, const char *family)
{
  TilClassListEntry *entry = g_new0 (TilClassListEntry, 1);

  entry->line = line;
  entry->child = new_child (given, family);
  g_ptr_array_add (list->entries, entry);
}

static guint
problem_line (const TilClassList *list, guint index)
{
  return ((const TilClassListProblem *)list->problems->pdata[index])->line;
}

/* Without numbers the name and the birth date tell that a child is here already; two numbers tell
 * that it is not, and nothing tells of a protected child (R14). */
static void
test_import_namesakes (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilClassList) list = new_list ();
  g_autoptr (TilClassList) others = new_list ();
  g_autoptr (TilChild) numbered = new_child ("Bo", "Berg");
  g_autoptr (TilChild) secret = new_child ("Åsa", "Hemlig");
  g_autoptr (TilChild) deleted = new_child ("Eva", "Ek");

  add_child (self->reg, "René", "Öberg");
  numbered->personnummer = til_personnummer_new_test (numbered->birth_date, 2);
  secret->protected_identity = TRUE;
  g_assert_true (til_register_save_child (self->reg, numbered, &error));
  g_assert_true (til_register_save_child (self->reg, secret, &error));
  g_assert_true (til_register_save_child (self->reg, deleted, &error));
  g_assert_true (til_register_delete_child (self->reg, deleted->id, &error));

  add_entry_without_number (list, 2, "Dan", "Öberg");
  add_entry_without_number (list, 3, " RENE ", "öberg");
  add_entry_without_number (list, 4, "Bo", "Berg");
  add_entry_without_number (list, 5, "Åsa", "Hemlig");
  add_entry_without_number (list, 6, "Eva", "Ek");
  g_assert_true (til_register_check_import (self->reg, list, &error));
  g_assert_cmpuint (list->problems->len, ==, 2);
  g_assert_cmpuint (problem_line (list, 0), ==, 3);
  g_assert_cmpuint (problem_line (list, 1), ==, 4);
  g_assert_false (til_register_import_children (self->reg, list, NULL, NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child"), ==, 4);

  add_entry (others, 2, "Bo", 3, NULL);
  add_entry_without_number (others, 3, "René", "Oberg");
  add_entry_without_number (others, 4, "René", "Öberg");
  ((TilClassListEntry *)others->entries->pdata[2])->child->birth_date++;
  g_assert_true (til_register_check_import (self->reg, others, &error));
  g_assert_cmpuint (others->problems->len, ==, 0);
  g_assert_true (til_register_import_children (self->reg, others, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child"), ==, 7);
  assert_sound (self->reg);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/children/save-whole", test_save_whole);
  register_fixture_add ("/register/children/invalid", test_invalid_child);
  register_fixture_add ("/register/children/not-found", test_not_found);
  register_fixture_add ("/register/children/r15-conflict", test_r15_conflict);
  register_fixture_add ("/register/children/r15-unit-conflict", test_r15_unit_conflict);
  register_fixture_add ("/register/children/r15-delete-and-restore", test_r15_delete_and_restore);
  register_fixture_add ("/register/children/r14-forbid", test_r14_forbid);
  register_fixture_add ("/register/children/r16-every-opening-and-change",
                        test_r16_every_opening_and_change);
  register_fixture_add ("/register/children/r16-log-append-only", test_r16_log_append_only);
  register_fixture_add ("/register/children/r5-steps-dated", test_r5_steps_dated);
  register_fixture_add ("/register/children/r18-personnummer-once", test_r18_personnummer_once);
  register_fixture_add ("/register/children/find-similar", test_find_similar);
  register_fixture_add ("/register/children/import", test_import);
  register_fixture_add ("/register/children/import-checks-again", test_import_checks_again);
  register_fixture_add ("/register/children/import-namesakes", test_import_namesakes);
  return g_test_run ();
}
