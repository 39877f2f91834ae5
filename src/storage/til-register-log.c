/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

char *
til_register_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

gboolean
til_register_log (
    TilRegister *self, const char *what, gint64 child_id, gint64 record_id, GError **error)
{
  g_autofree char *now = NULL;
  g_autoptr (TilStatement) statement = NULL;

  if (self->log_paused)
    return TRUE;
  statement = til_database_prepare (
      self->database,
      "INSERT INTO log (at, staff_id, who, what, child_id, record_id) "
      "VALUES (:at, :staff_id, :who, :what, :child_id, :record_id)",
      error);
  if (!statement)
    return FALSE;
  now = til_register_now ();
  til_statement_bind_text (statement, ":at", now);
  til_statement_bind_id (statement, ":staff_id", self->actor_id);
  til_statement_bind_text (statement, ":who", self->actor_name);
  til_statement_bind_text (statement, ":what", what);
  til_statement_bind_id (statement, ":child_id", child_id);
  til_statement_bind_id (statement, ":record_id", record_id);
  return til_statement_run (statement, error);
}

gboolean
til_register_log_opening (TilRegister *self, const char *what, gint64 child_id, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;

  if (self->read_only || self->opened_child == child_id)
    return TRUE;
  transaction = til_register_begin (self, error);
  return transaction && til_register_log (self, what, child_id, 0, error) &&
         til_transaction_commit (transaction, error);
}

void
til_log_entry_free (TilLogEntry *self)
{
  if (!self)
    return;
  g_free (self->at);
  g_free (self->who);
  g_free (self->what);
  g_free (self);
}

/* limit 0: all. */
GPtrArray *
til_register_list_log (TilRegister *self, gint64 child_id, guint limit, GError **error)
{
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify)til_log_entry_free);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      child_id ? "SELECT id, at, who, what, child_id FROM log WHERE child_id = :child_id "
                 "ORDER BY id DESC LIMIT :limit"
               : "SELECT id, at, who, what, child_id FROM log ORDER BY id DESC LIMIT :limit",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  if (child_id)
    til_statement_bind_int (statement, ":child_id", child_id);
  til_statement_bind_int (statement, ":limit", limit ? (gint64)limit : G_MAXINT64);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilLogEntry *entry = g_new0 (TilLogEntry, 1);

      entry->id = til_statement_get_int (statement, 0);
      entry->at = til_statement_dup_text (statement, 1);
      entry->who = til_statement_dup_text (statement, 2);
      entry->what = til_statement_dup_text (statement, 3);
      entry->child_id = til_statement_get_int (statement, 4);
      g_ptr_array_add (entries, entry);
    }
  return result == TIL_RESULT_DONE ? g_steal_pointer (&entries) : NULL;
}
