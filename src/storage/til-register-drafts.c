/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

static void
bind_draft (TilRegister *self, TilStatement *statement, const char *kind, gint64 record_id)
{
  til_statement_bind_int (statement, ":staff_id", self->actor_id);
  til_statement_bind_text (statement, ":who", self->actor_id ? "" : self->actor_name);
  til_statement_bind_text (statement, ":kind", kind);
  til_statement_bind_int (statement, ":record_id", record_id);
}

/**
 * til_register_get_draft:
 *
 * Gives what the one who acts has typed and neither saved nor thrown away, NULL without error when
 * there is nothing.
 */
char *
til_register_get_draft (TilRegister *self, const char *kind, gint64 record_id, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "SELECT text FROM draft WHERE staff_id = :staff_id "
                                        "AND who = :who AND kind = :kind "
                                        "AND record_id = :record_id",
                                        error);

  if (!statement)
    return NULL;
  bind_draft (self, statement, kind, record_id);
  return til_statement_step (statement, error) == TIL_RESULT_ROW
             ? til_statement_dup_text (statement, 0)
             : NULL;
}

gboolean
til_register_set_draft (
    TilRegister *self, const char *kind, gint64 record_id, const char *text, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autofree char *now = til_register_now ();
  g_autoptr (TilStatement) statement = NULL;

  if (!transaction)
    return FALSE;
  statement = til_database_prepare (
      self->database,
      "INSERT INTO draft (staff_id, who, kind, record_id, text, changed_at) "
      "VALUES (:staff_id, :who, :kind, :record_id, :text, :changed_at) "
      "ON CONFLICT (staff_id, who, kind, record_id) DO UPDATE SET text = excluded.text, "
      "changed_at = excluded.changed_at",
      error);
  if (!statement)
    return FALSE;
  bind_draft (self, statement, kind, record_id);
  til_statement_bind_text (statement, ":text", text);
  til_statement_bind_text (statement, ":changed_at", now);
  return til_statement_run (statement, error) && til_transaction_commit (transaction, error);
}

gboolean
til_register_drop_draft (TilRegister *self, const char *kind, gint64 record_id, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilStatement) statement = NULL;

  if (!transaction)
    return FALSE;
  statement = til_database_prepare (self->database,
                                    "DELETE FROM draft WHERE staff_id = :staff_id AND who = :who "
                                    "AND kind = :kind AND record_id = :record_id",
                                    error);
  if (!statement)
    return FALSE;
  bind_draft (self, statement, kind, record_id);
  return til_statement_run (statement, error) && til_transaction_commit (transaction, error);
}
