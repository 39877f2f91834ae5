/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

void
register_fixture_set_up (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("til-register-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = register_fixture_file (self, "test.tillsammans");
  self->reg = til_register_create (self->path, &error);
  g_assert_no_error (error);
}

void
register_fixture_tear_down (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_pointer (&self->reg, til_register_close);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = register_fixture_file (self, name);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

void
register_fixture_reopen (RegisterFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->reg, til_register_close);
  self->reg = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
}

char *
register_fixture_file (RegisterFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

gint64
add_unit (TilRegister *reg, const char *name)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (GError) error = NULL;

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = TIL_UNIT_SCHOOL;
  til_register_save_unit (reg, unit, &error);
  g_assert_no_error (error);
  return unit->id;
}

gint64
add_staff (TilRegister *reg, const char *name)
{
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (GError) error = NULL;

  g_free (staff->name);
  staff->name = g_strdup (name);
  til_register_save_staff (reg, staff, &error);
  g_assert_no_error (error);
  return staff->id;
}

TilChild *
new_child (const char *given_name, const char *family_name)
{
  TilChild *child = til_child_new ();

  g_free (child->given_name);
  child->given_name = g_strdup (given_name);
  g_free (child->family_name);
  child->family_name = g_strdup (family_name);
  child->birth_date = til_date_new (2015, 3, 12);
  child->step = TIL_STEP_NOTICE;
  return child;
}

gint64
save_child (TilRegister *reg, TilChild *child)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  til_register_save_child (reg, child, &error);
  g_assert_no_error (error);
  id = child->id;
  til_child_free (child);
  return id;
}

gint64
add_child (TilRegister *reg, const char *given_name, const char *family_name)
{
  return save_child (reg, new_child (given_name, family_name));
}

void
assert_sound (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = til_register_check (reg, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
execute (TilRegister *reg, const char *sql)
{
  return sqlite3_exec (til_database_handle (reg->database), sql, NULL, NULL, NULL);
}

gint64
number (TilRegister *reg, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  til_database_get_number (reg->database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
run_sql (sqlite3 *database, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (database, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
run_script (sqlite3 *database, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat ("/se/barnetsbasta/Tillsammans/schema/", name, NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, 0, &error);
  g_autofree char *sql = NULL;

  g_assert_no_error (error);
  sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  run_sql (database, sql);
}

static char *
get_words (sqlite3 *database, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  char *words;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  words = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return words;
}

static void
copy_rows (sqlite3 *database, const char *table)
{
  g_autofree char *columns_sql = g_strdup_printf (
      "SELECT group_concat (name, ', ') FROM pragma_table_info ('%s', 'main')", table);
  g_autofree char *columns = get_words (database, columns_sql);
  g_autofree char *copy = g_strdup_printf ("INSERT INTO main.%s (%s) SELECT %s FROM source.%s",
                                           table, columns, columns, table);

  run_sql (database, copy);
}

char *
register_fixture_make_old (RegisterFixture *self, int version)
{
  static const char *const scripts[] = { "0001-register.sql", "0002-draft.sql", "0003-case.sql" };
  char *path = register_fixture_file (self, "old.tillsammans");
  sqlite3 *database = NULL;
  g_autofree char *pragmas = g_strdup_printf (
      "PRAGMA application_id = %d; PRAGMA user_version = %d", TIL_REGISTER_APPLICATION_ID, version);
  g_autofree char *names = NULL;
  g_auto (GStrv) tables = NULL;
  char *attach;

  g_assert_cmpint (version, <=, G_N_ELEMENTS (scripts));
  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  for (int i = 0; i < version; i++)
    run_script (database, scripts[i]);
  run_sql (database, pragmas);
  attach = sqlite3_mprintf ("ATTACH %Q AS source", self->path);
  run_sql (database, attach);
  sqlite3_free (attach);
  names = get_words (database, "SELECT group_concat (name, ' ') FROM main.sqlite_schema "
                               "WHERE type = 'table'");
  tables = g_strsplit (names, " ", -1);
  run_sql (database, "DELETE FROM main.setting");
  for (guint i = 0; tables[i]; i++)
    copy_rows (database, tables[i]);
  /* Version 3 gives the register a name of its own. */
  if (version < 3)
    run_sql (database, "DELETE FROM main.setting WHERE key = 'register-id'");
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return path;
}
