/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>
#include "til-date.h"
#include "til-error.h"

G_BEGIN_DECLS

/* A thin wrapper over one SQLite connection, used from one thread at a time. */
typedef struct _TilDatabase TilDatabase;
typedef struct _TilStatement TilStatement;
typedef struct _TilTransaction TilTransaction;

typedef enum
{
  TIL_RESULT_ERROR = -1,
  TIL_RESULT_DONE,
  TIL_RESULT_ROW,
} TilResult;

#define TIL_DATABASE_BUSY_TIMEOUT 5000 /* ms */

/* Opens path, which must exist, and sets what every connection needs, without writing to the file.
 */
TilDatabase *til_database_open (const char *path, gboolean read_only, GError **error);
/* A rollback journal; to be called when the file is known to be ours. */
gboolean til_database_set_journal (TilDatabase *self, GError **error);
void til_database_close (TilDatabase *self);
sqlite3 *til_database_handle (TilDatabase *self);
const char *til_database_path (TilDatabase *self);
void til_database_set_busy_timeout (TilDatabase *self, int milliseconds);

/* Sets error from SQLite's result code as a sentence that names the register. */
void til_database_set_error (TilDatabase *self, int code, GError **error);
/* template_text: a translated sentence with {file} for the file's name and {why} for why. (transfer
 * full) */
char *til_database_message (const char *path, const char *template_text, const char *why);

gboolean til_database_execute (TilDatabase *self, const char *sql, GError **error);
/* One number: of a PRAGMA or a SELECT with one row. */
gboolean
til_database_get_number (TilDatabase *self, const char *sql, gint64 *number, GError **error);
gint64 til_database_last_id (TilDatabase *self);
int til_database_n_changed (TilDatabase *self);

/* sql: a string that outlives the connection (a literal); the statement is kept prepared after it
 * is freed. */
TilStatement *til_database_prepare (TilDatabase *self, const char *sql, GError **error);
void til_statement_free (TilStatement *self);

/* Binding by name (":id"); an unknown name is a programming error. */
void til_statement_bind_int (TilStatement *self, const char *name, gint64 value);
void til_statement_bind_id (TilStatement *self, const char *name, gint64 id); /* 0 as NULL */
void
til_statement_bind_text (TilStatement *self, const char *name, const char *text); /* NULL as NULL */
void til_statement_bind_optional (TilStatement *self,
                                  const char *name,
                                  const char *text); /* NULL and "" as NULL */
void
til_statement_bind_date (TilStatement *self, const char *name, TilDate date); /* none as NULL */

TilResult til_statement_step (TilStatement *self, GError **error);
/* Steps to the end and resets, keeping the bindings. */
gboolean til_statement_run (TilStatement *self, GError **error);
void til_statement_reset (TilStatement *self);

gint64 til_statement_get_int (TilStatement *self, int column); /* 0 for NULL */
const char *
til_statement_get_text (TilStatement *self, int column);       /* (nullable) until the next step */
char *til_statement_dup_text (TilStatement *self, int column); /* (nullable) */
TilDate til_statement_get_date (TilStatement *self, int column);

/* BEGIN IMMEDIATE; rolled back when freed without a commit. */
TilTransaction *til_transaction_new (TilDatabase *database, GError **error);
/* A transaction for reading one state of the register. */
TilTransaction *til_transaction_new_read (TilDatabase *database, GError **error);
gboolean til_transaction_commit (TilTransaction *self, GError **error);
void til_transaction_free (TilTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilDatabase, til_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilStatement, til_statement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilTransaction, til_transaction_free)

G_END_DECLS
