/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-survey-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
set_file_error (
    GError **error, TilError code, const char *path, const char *template_text, const char *why)
{
  g_autofree char *message = til_database_message (path, template_text, why);

  g_set_error_literal (error, TIL_ERROR, code, message);
}

static void
watch_lists_cb (void *data, int operation, const char *schema, const char *table, sqlite3_int64 id)
{
  TilRegister *self = data;

  if (g_str_equal (table, "child") || g_str_equal (table, "unit") || g_str_equal (table, "staff"))
    self->list_stale = TRUE;
}

static TilRegister *
register_new (TilDatabase *database, gboolean read_only)
{
  TilRegister *self = g_new0 (TilRegister, 1);

  self->database = database;
  self->path = g_strdup (til_database_path (database));
  self->read_only = read_only;
  self->actor_name = g_strdup (g_get_user_name ());
  self->wheels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)til_wheel_unref);
  self->surveys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify)til_survey_unref);
  self->opened_named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  sqlite3_update_hook (til_database_handle (database), watch_lists_cb, self);
  return self;
}

/**
 * til_register_create:
 *
 * Makes a new register with the bundled wheels and opens it. An existing file is refused, and what
 * could not be finished is removed again.
 */
TilRegister *
til_register_create (const char *path, GError **error)
{
  g_autoptr (TilDatabase) database = NULL;
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilRegister) self = NULL;
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, TIL_REGISTER_FILE_MODE);

  if (fd < 0)
    {
      if (errno == EEXIST)
        set_file_error (error, TIL_ERROR_FAILED, path,
                        _ ("“{file}” was not created: there is a file with that name already."),
                        NULL);
      else if (errno == ENOENT)
        set_file_error (error, TIL_ERROR_NOT_FOUND, path,
                        _ ("“{file}” was not created: there is no such folder."), NULL);
      else if (errno == ENOSPC || errno == EDQUOT)
        set_file_error (error, TIL_ERROR_FULL, path,
                        _ ("“{file}” was not created: the disk is full."), NULL);
      else
        set_file_error (error, TIL_ERROR_READ_ONLY, path, _ ("“{file}” was not created: {why}."),
                        g_strerror (errno));
      return NULL;
    }
  close (fd);

  database = til_database_open (path, FALSE, error);
  if (database && til_database_set_journal (database, error))
    transaction = til_transaction_new (database, error);
  if (transaction && til_schema_create (database, error))
    {
      self = register_new (g_steal_pointer (&database), FALSE);
      if (til_register_add_bundled_wheels (self, error) &&
          til_register_add_bundled_surveys (self, error) &&
          til_register_log (self, "register.create", 0, 0, error) &&
          til_transaction_commit (transaction, error))
        return g_steal_pointer (&self);
    }
  g_clear_pointer (&transaction, til_transaction_free);
  g_clear_pointer (&self, til_register_close);
  g_clear_pointer (&database, til_database_close);
  g_unlink (path);
  return NULL;
}

/* What can be told without opening the file: closing a descriptor of it would drop the locks that
 * another connection of this process holds. */
static gboolean
check_file (const char *path, gboolean read_only, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;

  if (g_access (path, F_OK) != 0)
    {
      set_file_error (error, TIL_ERROR_NOT_FOUND, path,
                      _ ("“{file}” was not opened: there is no such file."), NULL);
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      set_file_error (error, TIL_ERROR_FOREIGN, path, _ ("“{file}” is not a register."), NULL);
      return FALSE;
    }
  /* What is left of a copy that failed; SQLite would take it for a new database. */
  if (g_stat (path, &status) == 0 && status.st_size == 0)
    {
      set_file_error (error, TIL_ERROR_FOREIGN, path, _ ("“{file}” is empty."), NULL);
      return FALSE;
    }
  if (g_access (path, R_OK) != 0)
    {
      set_file_error (error, TIL_ERROR_READ_ONLY, path,
                      _ ("“{file}” was not opened: you may not read the file."), NULL);
      return FALSE;
    }
  if (!read_only && (g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0))
    {
      set_file_error (error, TIL_ERROR_READ_ONLY, path,
                      _ ("“{file}” can only be read: you may not write to the file or its folder."),
                      NULL);
      return FALSE;
    }
  return TRUE;
}

/* Whether a file that SQLite could not read begins as its files do, and so is damaged rather than
 * foreign. */
static gboolean
has_magic (const char *path)
{
  static const char magic[16] = "SQLite format 3";
  char header[sizeof magic] = { 0 };
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  ssize_t n = fd >= 0 ? read (fd, header, sizeof header) : -1;

  if (fd >= 0)
    close (fd);
  return n == sizeof header && memcmp (header, magic, sizeof header) == 0;
}

static void
take_read_error (const char *path, GError *read_error, GError **error)
{
  if (g_error_matches (read_error, TIL_ERROR, TIL_ERROR_FOREIGN) && has_magic (path))
    {
      set_file_error (error, TIL_ERROR_CORRUPT, path,
                      _ ("“{file}” is damaged: go back to a backup copy."), NULL);
      g_error_free (read_error);
    }
  else
    g_propagate_error (error, read_error);
}

static gboolean
read_number (TilDatabase *database, const char *sql, gint64 *number, GError **error)
{
  GError *read_error = NULL;

  if (til_database_get_number (database, sql, number, &read_error))
    return TRUE;
  take_read_error (til_database_path (database), read_error, error);
  return FALSE;
}

static gboolean
check_identity (TilDatabase *database, gboolean read_only, GError **error)
{
  const char *path = til_database_path (database);
  gint64 application_id, version, n_tables;

  if (!read_number (database, "PRAGMA application_id", &application_id, error) ||
      !read_number (database, "PRAGMA user_version", &version, error) ||
      !read_number (database,
                    "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
                    "('setting', 'unit', 'staff', 'wheel', 'child', 'mapping', 'log')",
                    &n_tables, error))
    return FALSE;
  if (application_id != TIL_REGISTER_APPLICATION_ID)
    {
      set_file_error (error, TIL_ERROR_FOREIGN, path,
                      _ ("“{file}” is a database of another program, not a register."), NULL);
      return FALSE;
    }
  if (version > til_schema_version ())
    {
      set_file_error (error, TIL_ERROR_TOO_NEW, path,
                      _ ("“{file}” was made by a newer version of Tillsammans: update the program "
                         "on this computer."),
                      NULL);
      return FALSE;
    }
  if (version < 1 || n_tables != 7)
    {
      set_file_error (error, TIL_ERROR_CORRUPT, path,
                      _ ("“{file}” is damaged: go back to a backup copy."), NULL);
      return FALSE;
    }
  if (read_only && version < til_schema_version ())
    {
      set_file_error (error, TIL_ERROR_READ_ONLY, path,
                      _ ("“{file}” was made by an older version and has to be opened once by "
                         "someone who may write to it."),
                      NULL);
      return FALSE;
    }
  return TRUE;
}

/**
 * til_register_open:
 *
 * In TIL_REGISTER_READ_ONLY mode nothing is written, not even the log: til_register_get_child()
 * then answers without a log line, since whoever may read the file could read it with any tool. A
 * newer register is refused in both modes.
 */
TilRegister *
til_register_open (const char *path, TilRegisterMode mode, GError **error)
{
  g_autoptr (TilDatabase) database = NULL;
  g_autoptr (TilRegister) self = NULL;
  gboolean read_only = mode == TIL_REGISTER_READ_ONLY;
  GError *read_error = NULL;

  if (!check_file (path, read_only, error))
    return NULL;
  database = til_database_open (path, read_only, &read_error);
  if (!database)
    {
      take_read_error (path, read_error, error);
      return NULL;
    }
  if (!check_identity (database, read_only, error) ||
      (!read_only && (!til_database_set_journal (database, error) ||
                      !til_schema_migrate (database, NULL, error))))
    return NULL;
  self = register_new (g_steal_pointer (&database), read_only);
  if (!read_only && (!til_register_add_bundled_wheels (self, error) ||
                     !til_register_add_bundled_surveys (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
til_register_close (TilRegister *self)
{
  if (!self)
    return;
  til_database_close (self->database);
  g_hash_table_unref (self->wheels);
  g_hash_table_unref (self->surveys);
  g_hash_table_unref (self->opened_named);
  g_clear_pointer (&self->list, g_array_unref);
  til_child_query_free (self->list_query);
  g_free (self->actor_name);
  g_free (self->path);
  g_free (self);
}

const char *
til_register_path (TilRegister *self)
{
  return self->path;
}

void
til_register_set_busy_timeout (TilRegister *self, int milliseconds)
{
  til_database_set_busy_timeout (self->database, milliseconds);
}

/**
 * til_register_backup:
 *
 * Others may go on reading and writing meanwhile: the copy is the state of one moment. An existing
 * target is refused.
 */
gboolean
til_register_backup (TilRegister *self, const char *target, GError **error)
{
  if (!self->read_only)
    {
      g_autoptr (TilTransaction) transaction = til_register_begin (self, error);

      if (!transaction || !til_register_log (self, "register.backup", 0, 0, error) ||
          !til_transaction_commit (transaction, error))
        return FALSE;
    }
  return til_schema_copy (self->database, target, error);
}

TilTransaction *
til_register_begin (TilRegister *self, GError **error)
{
  if (self->read_only)
    {
      set_file_error (error, TIL_ERROR_READ_ONLY, self->path,
                      _ ("“{file}” was not changed: it is open for reading only."), NULL);
      return NULL;
    }
  return til_transaction_new (self->database, error);
}

void
til_register_set_actor (TilRegister *self, gint64 staff_id, const char *name)
{
  self->actor_id = staff_id;
  self->opened_child = 0;
  self->opened_team = 0;
  g_free (self->actor_name);
  self->actor_name = g_strdup (name ? name : "");
}

void
til_register_not_found (GError **error)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
                       _ ("There is no such record in the register."));
}

TilStatement *
til_register_find_row (TilRegister *self, const char *sql, gint64 id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (self->database, sql, error);
  TilResult result;

  if (!statement)
    return NULL;
  til_statement_bind_int (statement, ":id", id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_DONE)
    til_register_not_found (error);
  return result == TIL_RESULT_ROW ? g_steal_pointer (&statement) : NULL;
}

void
til_register_conflict (GError **error)
{
  g_set_error_literal (
      error, TIL_ERROR, TIL_ERROR_CONFLICT,
      _ ("Somebody else has changed this since you read it: read it again before you save."));
}

char *
til_register_get_setting (TilRegister *self, const char *key, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT value FROM setting WHERE key = :key", error);

  if (!statement)
    return NULL;
  til_statement_bind_text (statement, ":key", key);
  if (til_statement_step (statement, error) != TIL_RESULT_ROW)
    return NULL;
  return til_statement_dup_text (statement, 0);
}

static gboolean
write_setting (TilRegister *self, const char *key, const char *value, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      value ? "INSERT INTO setting (key, value) VALUES (:key, :value) "
              "ON CONFLICT (key) DO UPDATE SET value = excluded.value"
            : "DELETE FROM setting WHERE key = :key",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":key", key);
  if (value)
    til_statement_bind_text (statement, ":value", value);
  return til_statement_run (statement, error);
}

/* value NULL: unset. */
gboolean
til_register_set_setting (TilRegister *self, const char *key, const char *value, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;

  if (g_str_equal (key, TIL_SETTING_PROTECTED_IDENTITY) && value && !g_str_equal (value, "warn") &&
      !g_str_equal (value, "forbid"))
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                           _ ("The setting for protected identities is “warn” or “forbid”."));
      return FALSE;
    }
  transaction = til_register_begin (self, error);
  return transaction && write_setting (self, key, value, error) &&
         til_register_log (self, "setting.change", 0, 0, error) &&
         til_transaction_commit (transaction, error);
}
