/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

static void
assert_refused (const char *path, TilRegisterMode mode, TilError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) reg = til_register_open (path, mode, &error);

  g_assert_null (reg);
  g_assert_error (error, TIL_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, strrchr (path, '/') + 1));
  g_assert_null (strchr (error->message, '\n'));
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);
  return contents;
}

static void
write_file (const char *path, const char *contents, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static void
test_create (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bundled = til_wheel_load_bundled ();
  g_autoptr (GPtrArray) wheels = til_register_list_wheels (self->reg, FALSE, &error);
  g_autoptr (TilRegister) again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (wheels->len, ==, bundled->len);
  g_assert_cmpuint (wheels->len, >, 0);
  for (guint i = 0; i < wheels->len; i++)
    g_assert_cmpstr (((TilWheel *)wheels->pdata[i])->key, ==, ((TilWheel *)bundled->pdata[i])->key);
  g_assert_cmpstr (til_register_path (self->reg), ==, self->path);
  assert_sound (self->reg);

  again = til_register_create (self->path, &error);
  g_assert_null (again);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FAILED);
  register_fixture_reopen (self);
  assert_sound (self->reg);
}

static void
test_create_in_missing_folder (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *path = register_fixture_file (self, "nowhere/new.tillsammans");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) reg = til_register_create (path, &error);

  g_assert_null (reg);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_settled_settings (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->reg->database, "PRAGMA journal_mode", &error);

  g_assert_cmpint (til_statement_step (statement, &error), ==, TIL_RESULT_ROW);
  g_assert_cmpstr (til_statement_get_text (statement, 0), ==, "truncate");
  g_assert_cmpint (number (self->reg, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (number (self->reg, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (number (self->reg, "PRAGMA application_id"), ==, TIL_REGISTER_APPLICATION_ID);
  g_assert_cmpint (number (self->reg, "PRAGMA user_version"), ==, til_schema_version ());
  g_assert_cmpint (number (self->reg,
                           "SELECT COUNT (*) FROM pragma_table_list WHERE type = 'table' "
                           "AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'"),
                   ==, 0);
}

static void
test_missing_file (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *path = register_fixture_file (self, "nothing.tillsammans");

  assert_refused (path, TIL_REGISTER_READ_WRITE, TIL_ERROR_NOT_FOUND);
  assert_refused (path, TIL_REGISTER_READ_ONLY, TIL_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_foreign_files (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *text = register_fixture_file (self, "text.tillsammans");
  g_autofree char *empty = register_fixture_file (self, "empty.tillsammans");
  g_autofree char *other = register_fixture_file (self, "other.tillsammans");
  g_autofree char *kept = NULL;
  sqlite3 *handle = NULL;
  gsize length;

  write_file (text, "This is a letter, not a register.\n", -1);
  write_file (empty, "", 0);
  g_assert_cmpint (sqlite3_open (other, &handle), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (handle, "CREATE TABLE child (id); PRAGMA user_version = 99", NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (handle);

  assert_refused (text, TIL_REGISTER_READ_WRITE, TIL_ERROR_FOREIGN);
  assert_refused (text, TIL_REGISTER_READ_ONLY, TIL_ERROR_FOREIGN);
  assert_refused (empty, TIL_REGISTER_READ_WRITE, TIL_ERROR_FOREIGN);
  assert_refused (other, TIL_REGISTER_READ_WRITE, TIL_ERROR_FOREIGN);
  assert_refused (other, TIL_REGISTER_READ_ONLY, TIL_ERROR_FOREIGN);
  kept = read_file (text, &length);
  g_assert_cmpstr (kept, ==, "This is a letter, not a register.\n");
}

static void
test_newer (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize length_before, length_after;

  g_assert_cmpint (execute (self->reg, "PRAGMA user_version = 1000"), ==, SQLITE_OK);
  g_clear_pointer (&self->reg, til_register_close);
  before = read_file (self->path, &length_before);
  assert_refused (self->path, TIL_REGISTER_READ_WRITE, TIL_ERROR_TOO_NEW);
  assert_refused (self->path, TIL_REGISTER_READ_ONLY, TIL_ERROR_TOO_NEW);
  after = read_file (self->path, &length_after);
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_truncated (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_clear_pointer (&self->reg, til_register_close);
  contents = read_file (self->path, &length);
  write_file (self->path, contents, (gssize)(length / 2));
  assert_refused (self->path, TIL_REGISTER_READ_WRITE, TIL_ERROR_CORRUPT);
  assert_refused (self->path, TIL_REGISTER_READ_ONLY, TIL_ERROR_CORRUPT);
  write_file (self->path, contents, 700);
  assert_refused (self->path, TIL_REGISTER_READ_WRITE, TIL_ERROR_CORRUPT);
}

static void
test_flipped_header (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_clear_pointer (&self->reg, til_register_close);
  contents = read_file (self->path, &length);
  for (gsize i = 16; i < 28; i++)
    contents[i] = (char)~contents[i];
  write_file (self->path, contents, (gssize)length);
  assert_refused (self->path, TIL_REGISTER_READ_WRITE, TIL_ERROR_CORRUPT);
}

/* Damage anywhere is refused at opening or found by the check; nothing crashes, nothing is taken
 * for sound. */
static void
test_flipped_pages (RegisterFixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize length, page_size;
  guint n_found = 0, n_pages = 0;

  for (int i = 0; i < 40; i++)
    add_child (self->reg, "Åsa", "Öberg");
  page_size = (gsize)number (self->reg, "PRAGMA page_size");
  g_clear_pointer (&self->reg, til_register_close);
  contents = read_file (self->path, &length);
  for (gsize page = 0; page < length / page_size; page += 3)
    {
      g_autofree char *copy = g_memdup2 (contents, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (TilRegister) reg = NULL;

      memset (copy + page * page_size + (page == 0 ? 100 : 0), 0xa5, 12);
      write_file (self->path, copy, (gssize)length);
      n_pages++;
      reg = til_register_open (self->path, TIL_REGISTER_READ_ONLY, &error);
      if (reg)
        {
          g_autoptr (GPtrArray) problems = til_register_check (reg, &error);

          g_assert_no_error (error);
          n_found += problems->len > 0;
        }
      else
        {
          g_assert_error (error, TIL_ERROR, TIL_ERROR_CORRUPT);
          n_found++;
        }
    }
  /* Others are free pages, or hold text in which any byte is as good as another. */
  g_assert_cmpuint (n_found, >=, n_pages / 2);
  g_test_message ("%u of %u damaged pages found", n_found, n_pages);
}

static void
test_emptied_schema (RegisterFixture *self, gconstpointer data)
{
  sqlite3 *handle = NULL;

  g_clear_pointer (&self->reg, til_register_close);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "DROP TABLE log", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  assert_refused (self->path, TIL_REGISTER_READ_WRITE, TIL_ERROR_CORRUPT);
}

static void
test_read_only_mode (RegisterFixture *self, gconstpointer data)
{
  gint64 id = add_child (self->reg, "Alma", "Berg");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilChild) child = NULL;
  gint64 n_log = number (self->reg, "SELECT COUNT (*) FROM log");

  reg = til_register_open (self->path, TIL_REGISTER_READ_ONLY, &error);
  g_assert_no_error (error);
  child = til_register_get_child (reg, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (child->given_name, ==, "Alma");
  g_assert_cmpint (number (reg, "SELECT COUNT (*) FROM log"), ==, n_log);
  g_assert_false (til_register_save_child (reg, child, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (til_register_delete_child (reg, id, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_READ_ONLY);
  assert_sound (reg);
}

/* Run as somebody who may not write; the outcome is the exit status. */
static int
open_without_permission (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) writing = NULL;
  g_autoptr (TilRegister) reading = NULL;
  g_autoptr (TilRegister) created = NULL;
  g_autofree char *other = g_strconcat (path, ".new", NULL);

  if (geteuid () == 0 && setuid (65534) != 0)
    return 77;
  if (g_access (path, R_OK) != 0)
    return 77;
  writing = til_register_open (path, TIL_REGISTER_READ_WRITE, &error);
  if (writing || !g_error_matches (error, TIL_ERROR, TIL_ERROR_READ_ONLY))
    return 1;
  g_clear_error (&error);
  created = til_register_create (other, &error);
  if (created || !g_error_matches (error, TIL_ERROR, TIL_ERROR_READ_ONLY))
    return 2;
  g_clear_error (&error);
  reading = til_register_open (path, TIL_REGISTER_READ_ONLY, &error);
  return reading ? 0 : 3;
}

static void
test_no_permission (RegisterFixture *self, gconstpointer data)
{
  int status = 0;
  pid_t pid;

  g_clear_pointer (&self->reg, til_register_close);
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  pid = fork ();
  if (pid == 0)
    _exit (open_without_permission (self->path));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_chmod (self->folder, 0755);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("Permissions cannot be taken away here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
test_backup (RegisterFixture *self, gconstpointer data)
{
  GStatBuf status;
  g_autofree char *target = register_fixture_file (self, "copy.tillsammans");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) copy = NULL;
  g_autoptr (TilChild) child = NULL;
  gint64 id = add_child (self->reg, "Alma", "Berg");

  g_assert_true (til_register_backup (self->reg, target, &error));
  g_assert_cmpint (g_stat (target, &status), ==, 0);
  g_assert_cmpint (status.st_mode & S_IRWXO, ==, 0);
  g_assert_no_error (error);
  copy = til_register_open (target, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
  child = til_register_get_child (copy, id, &error);
  g_assert_cmpstr (child->family_name, ==, "Berg");
  assert_sound (copy);

  g_assert_false (til_register_backup (self->reg, target, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (til_register_backup (self->reg, "/nowhere/at/all", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_settings (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unset = til_register_get_setting (self->reg, "colour", &error);
  g_autofree char *set = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_null (unset);
  g_assert_true (til_register_set_setting (self->reg, "colour", "blue", &error));
  g_assert_true (til_register_set_setting (self->reg, "colour", "grön", &error));
  register_fixture_reopen (self);
  set = til_register_get_setting (self->reg, "colour", &error);
  g_assert_cmpstr (set, ==, "grön");
  g_assert_true (til_register_set_setting (self->reg, "colour", NULL, &error));
  again = til_register_get_setting (self->reg, "colour", &error);
  g_assert_no_error (error);
  g_assert_null (again);
  g_assert_false (
      til_register_set_setting (self->reg, TIL_SETTING_PROTECTED_IDENTITY, "perhaps", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

/* The scripts of this version, which are applied already, and a last one. (transfer full) */
static const char **
make_scripts (const char *last)
{
  int n = til_schema_version ();
  const char **scripts = g_new0 (const char *, n + 2);

  for (int i = 0; i < n; i++)
    scripts[i] = "SELECT 1;";
  scripts[n] = last;
  return scripts;
}

static char *
get_copy (RegisterFixture *self, int version)
{
  g_autofree char *name = g_strdup_printf ("test.tillsammans.before-%d", version);

  return register_fixture_file (self, name);
}

static void
test_migrate (RegisterFixture *self, gconstpointer data)
{
  int version = til_schema_version ();
  g_autofree const char **scripts = make_scripts (
      "CREATE TABLE later (id INTEGER PRIMARY KEY, word TEXT) STRICT;"
      "INSERT INTO later (word) SELECT given_name FROM child;");
  g_autofree char *copy = get_copy (self, version + 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) before = NULL;

  add_child (self->reg, "Alma", "Berg");
  g_assert_true (til_schema_migrate (self->reg->database, scripts, &error));
  g_assert_no_error (error);
  g_assert_cmpint (number (self->reg, "PRAGMA user_version"), ==, version + 1);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM later WHERE word = 'Alma'"), ==, 1);
  before = til_register_open (copy, TIL_REGISTER_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (number (before, "PRAGMA user_version"), ==, version);
  g_assert_cmpint (number (before, "SELECT COUNT (*) FROM child"), ==, 1);
}

static void
test_migrate_fails_whole (RegisterFixture *self, gconstpointer data)
{
  g_autofree const char **scripts = make_scripts (
      "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nothing VALUES (1);");
  g_autoptr (GError) error = NULL;

  add_child (self->reg, "Alma", "Berg");
  g_assert_false (til_schema_migrate (self->reg->database, scripts, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FAILED);
  g_assert_cmpint (number (self->reg, "PRAGMA user_version"), ==, til_schema_version ());
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM sqlite_schema WHERE name = 'later'"),
                   ==, 0);
  register_fixture_reopen (self);
  assert_sound (self->reg);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/create", test_create);
  register_fixture_add ("/register/create-in-missing-folder", test_create_in_missing_folder);
  register_fixture_add ("/register/settled-settings", test_settled_settings);
  register_fixture_add ("/register/missing-file", test_missing_file);
  register_fixture_add ("/register/foreign-files", test_foreign_files);
  register_fixture_add ("/register/newer", test_newer);
  register_fixture_add ("/register/truncated", test_truncated);
  register_fixture_add ("/register/flipped-header", test_flipped_header);
  register_fixture_add ("/register/flipped-pages", test_flipped_pages);
  register_fixture_add ("/register/emptied-schema", test_emptied_schema);
  register_fixture_add ("/register/read-only-mode", test_read_only_mode);
  register_fixture_add ("/register/no-permission", test_no_permission);
  register_fixture_add ("/register/backup", test_backup);
  register_fixture_add ("/register/settings", test_settings);
  register_fixture_add ("/register/migrate", test_migrate);
  register_fixture_add ("/register/migrate-fails-whole", test_migrate_fails_whole);
  return g_test_run ();
}
