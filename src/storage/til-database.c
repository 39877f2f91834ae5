/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-database.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-text.h"

#define CACHE_KIB 16384

struct _TilDatabase
{
  sqlite3 *handle;        /* (owned) */
  char *path;             /* (owned) */
  GHashTable *statements; /* (owned) SQL text, by address -> idle TilStatement (owned) */
};

struct _TilStatement
{
  TilDatabase *database; /* borrowed */
  sqlite3_stmt *handle;  /* (owned) */
  const char *sql;       /* borrowed: key of the cache */
};

struct _TilTransaction
{
  TilDatabase *database; /* borrowed */
  gboolean open;
};

static void
destroy_statement (TilStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

char *
til_database_message (const char *path, const char *template_text, const char *why)
{
  g_autofree char *basename = g_filename_display_basename (path);
  g_autofree char *file = til_text_isolate (basename);

  return til_text_fill (template_text, "file", file, "why", why ? why : "", NULL);
}

static TilError
classify (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return TIL_ERROR_BUSY;
    case SQLITE_FULL:
      return TIL_ERROR_FULL;
    case SQLITE_IOERR:
      /* Of a failed write SQLite calls only ENOSPC full; a quota or a limit is the same to the
       * user. */
      return code == SQLITE_IOERR_WRITE ? TIL_ERROR_FULL : TIL_ERROR_FAILED;
    case SQLITE_CORRUPT:
      return TIL_ERROR_CORRUPT;
    case SQLITE_NOTADB:
      return TIL_ERROR_FOREIGN;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return TIL_ERROR_READ_ONLY;
    case SQLITE_CONSTRAINT:
      return TIL_ERROR_CONSTRAINT;
    default:
      return TIL_ERROR_FAILED;
    }
}

static const char *
sentence (TilError code)
{
  switch (code)
    {
    case TIL_ERROR_BUSY:
      return _ ("“{file}” is being written by another window or computer: try again in a moment.");
    case TIL_ERROR_FULL:
      return _ ("“{file}” was not changed: the disk is full or takes no more.");
    case TIL_ERROR_CORRUPT:
      return _ ("“{file}” is damaged ({why}): go back to a backup copy.");
    case TIL_ERROR_FOREIGN:
      return _ ("“{file}” is not a register.");
    case TIL_ERROR_READ_ONLY:
      return _ ("“{file}” was not changed: you may not write to the file or its folder.");
    case TIL_ERROR_CONSTRAINT:
      return _ ("“{file}” was not changed: the register does not accept the value ({why}).");
    default:
      return _ ("“{file}” could not be read or written: {why}.");
    }
}

void
til_database_set_error (TilDatabase *self, int code, GError **error)
{
  TilError kind = classify (code);
  const char *why = sqlite3_errcode (self->handle) == SQLITE_OK ? sqlite3_errstr (code)
                                                                : sqlite3_errmsg (self->handle);
  g_autofree char *message = til_database_message (self->path, sentence (kind), why);

  g_set_error_literal (error, TIL_ERROR, kind, message);
}

gboolean
til_database_execute (TilDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  til_database_set_error (self, code, error);
  return FALSE;
}

gboolean
til_database_get_number (TilDatabase *self, const char *sql, gint64 *number, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &handle, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (handle);
  if (code == SQLITE_ROW)
    *number = sqlite3_column_int64 (handle, 0);
  else
    til_database_set_error (self, code, error);
  sqlite3_finalize (handle);
  return code == SQLITE_ROW;
}

/* A register may come from anywhere: its schema is not trusted to call functions. */
static void
distrust_schema (sqlite3 *handle)
{
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

TilDatabase *
til_database_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (TilDatabase) self = g_new0 (TilDatabase, 1);
  g_autofree char *settings = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
  int code;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)destroy_statement);
  code = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (code != SQLITE_OK)
    {
      til_database_set_error (self, code, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, TIL_DATABASE_BUSY_TIMEOUT);
  distrust_schema (self->handle);
  settings = g_strdup_printf ("PRAGMA foreign_keys = ON;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA synchronous = FULL;"
                              "PRAGMA temp_store = MEMORY;"
                              "PRAGMA cache_size = -%d;",
                              CACHE_KIB);
  if (!til_database_execute (self, settings, error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
til_database_set_journal (TilDatabase *self, GError **error)
{
  return til_database_execute (self, "PRAGMA journal_mode = TRUNCATE", error);
}

void
til_database_close (TilDatabase *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  if (self->handle && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement is still in use: %s", sqlite3_errmsg (self->handle));
  g_free (self->path);
  g_free (self);
}

sqlite3 *
til_database_handle (TilDatabase *self)
{
  return self->handle;
}

const char *
til_database_path (TilDatabase *self)
{
  return self->path;
}

void
til_database_set_busy_timeout (TilDatabase *self, int milliseconds)
{
  sqlite3_busy_timeout (self->handle, milliseconds);
}

gint64
til_database_last_id (TilDatabase *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

int
til_database_n_changed (TilDatabase *self)
{
  return sqlite3_changes (self->handle);
}

TilStatement *
til_database_prepare (TilDatabase *self, const char *sql, GError **error)
{
  TilStatement *statement = NULL;
  sqlite3_stmt *handle = NULL;
  gpointer idle;
  int code;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &idle))
    return idle;
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      til_database_set_error (self, code, error);
      return NULL;
    }
  statement = g_new0 (TilStatement, 1);
  statement->database = self;
  statement->handle = handle;
  statement->sql = sql;
  return statement;
}

void
til_statement_free (TilStatement *self)
{
  if (!self)
    return;
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  if (g_hash_table_contains (self->database->statements, self->sql))
    destroy_statement (self);
  else
    g_hash_table_insert (self->database->statements, (gpointer)self->sql, self);
}

static int
parameter (TilStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self->handle, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, self->sql);
  return index;
}

void
til_statement_bind_int (TilStatement *self, const char *name, gint64 value)
{
  sqlite3_bind_int64 (self->handle, parameter (self, name), value);
}

void
til_statement_bind_id (TilStatement *self, const char *name, gint64 id)
{
  if (id == 0)
    sqlite3_bind_null (self->handle, parameter (self, name));
  else
    sqlite3_bind_int64 (self->handle, parameter (self, name), id);
}

void
til_statement_bind_text (TilStatement *self, const char *name, const char *text)
{
  sqlite3_bind_text (self->handle, parameter (self, name), text, -1, SQLITE_TRANSIENT);
}

void
til_statement_bind_optional (TilStatement *self, const char *name, const char *text)
{
  til_statement_bind_text (self, name, text && *text ? text : NULL);
}

void
til_statement_bind_date (TilStatement *self, const char *name, TilDate date)
{
  g_autofree char *text = date == TIL_DATE_NONE ? NULL : til_date_format (date);

  til_statement_bind_text (self, name, text);
}

TilResult
til_statement_step (TilStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TIL_RESULT_ROW;
  if (code == SQLITE_DONE)
    return TIL_RESULT_DONE;
  til_database_set_error (self->database, code, error);
  return TIL_RESULT_ERROR;
}

gboolean
til_statement_run (TilStatement *self, GError **error)
{
  TilResult result;

  do
    result = til_statement_step (self, error);
  while (result == TIL_RESULT_ROW);
  sqlite3_reset (self->handle);
  return result == TIL_RESULT_DONE;
}

void
til_statement_reset (TilStatement *self)
{
  sqlite3_reset (self->handle);
}

gint64
til_statement_get_int (TilStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

const char *
til_statement_get_text (TilStatement *self, int column)
{
  return (const char *)sqlite3_column_text (self->handle, column);
}

char *
til_statement_dup_text (TilStatement *self, int column)
{
  return g_strdup (til_statement_get_text (self, column));
}

TilDate
til_statement_get_date (TilStatement *self, int column)
{
  const char *text = til_statement_get_text (self, column);

  if (!text || strlen (text) != 10)
    return TIL_DATE_NONE;
  for (int i = 0; i < 10; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return TIL_DATE_NONE;
  return til_date_new (
      (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0'),
      (text[5] - '0') * 10 + (text[6] - '0'), (text[8] - '0') * 10 + (text[9] - '0'));
}

static TilTransaction *
begin (TilDatabase *database, const char *sql, GError **error)
{
  TilTransaction *self;

  if (!til_database_execute (database, sql, error))
    return NULL;
  self = g_new0 (TilTransaction, 1);
  self->database = database;
  self->open = TRUE;
  return self;
}

TilTransaction *
til_transaction_new (TilDatabase *database, GError **error)
{
  return begin (database, "BEGIN IMMEDIATE", error);
}

TilTransaction *
til_transaction_new_read (TilDatabase *database, GError **error)
{
  return begin (database, "BEGIN", error);
}

gboolean
til_transaction_commit (TilTransaction *self, GError **error)
{
  if (!til_database_execute (self->database, "COMMIT", error))
    return FALSE;
  self->open = FALSE;
  return TRUE;
}

/* Some failures (a full disk) have already rolled back; ROLLBACK then has nothing to do. */
void
til_transaction_free (TilTransaction *self)
{
  if (!self)
    return;
  if (self->open && !sqlite3_get_autocommit (self->database->handle))
    sqlite3_exec (self->database->handle, "ROLLBACK", NULL, NULL, NULL);
  g_free (self);
}
