/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static gboolean
load_ratings (TilRegister *self, TilVoice *voice, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT area_key, step, note, print_note FROM rating WHERE voice_id = :voice_id", error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":voice_id", voice->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      const char *area_key = til_statement_get_text (statement, 0);

      til_voice_set_step (voice, area_key, (int)til_statement_get_int (statement, 1));
      til_voice_set_note (voice, area_key, til_statement_get_text (statement, 2),
                          til_statement_get_int (statement, 3) != 0);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
load_voices (TilRegister *self, TilMapping *mapping, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT v.id, v.revision, v.kind, v.guardian_id, v.unit_id, v.open, v.date, "
      "COALESCE (g.name, u.name, '') FROM voice v "
      "LEFT JOIN guardian g ON g.id = v.guardian_id LEFT JOIN unit u ON u.id = v.unit_id "
      "WHERE v.mapping_id = :mapping_id AND v.deleted_at IS NULL ORDER BY v.id",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":mapping_id", mapping->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilVoiceKind kind = TIL_VOICE_CHILD;
      TilVoice *voice;

      til_voice_kind_from_key (til_statement_get_text (statement, 2), &kind);
      voice = til_voice_new (kind);
      g_ptr_array_add (mapping->voices, voice);
      voice->id = til_statement_get_int (statement, 0);
      voice->revision = til_statement_get_int (statement, 1);
      voice->guardian_id = til_statement_get_int (statement, 3);
      voice->unit_id = til_statement_get_int (statement, 4);
      voice->open = til_statement_get_int (statement, 5) != 0;
      voice->date = til_statement_get_date (statement, 6);
      g_free (voice->name);
      voice->name = til_statement_dup_text (statement, 7);
      if (!load_ratings (self, voice, error))
        return FALSE;
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
load_reasons (TilRegister *self, TilMapping *mapping, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT area_key, reason FROM difference_reason WHERE mapping_id = :mapping_id", error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":mapping_id", mapping->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);

      reason->area_key = til_statement_dup_text (statement, 0);
      reason->reason = til_statement_dup_text (statement, 1);
      g_ptr_array_add (mapping->reasons, reason);
    }
  return result == TIL_RESULT_DONE;
}

TilMapping *
til_register_load_mapping (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilStatement) statement = til_register_find_row (
      self,
      "SELECT m.revision, m.child_id, w.key, w.version, m.date, m.next_step FROM mapping m "
      "JOIN wheel w ON w.id = m.wheel_id WHERE m.id = :id AND m.deleted_at IS NULL",
      id, error);
  g_autoptr (TilMapping) mapping = NULL;
  g_autoptr (TilWheel) wheel = NULL;

  if (!statement)
    return NULL;
  wheel = til_register_get_wheel (self, til_statement_get_text (statement, 2),
                                  (int)til_statement_get_int (statement, 3), error);
  if (!wheel)
    return NULL;
  mapping = til_mapping_new (wheel);
  mapping->id = id;
  mapping->revision = til_statement_get_int (statement, 0);
  mapping->child_id = til_statement_get_int (statement, 1);
  mapping->date = til_statement_get_date (statement, 4);
  mapping->next_step = til_statement_dup_text (statement, 5);
  if (!load_voices (self, mapping, error) || !load_reasons (self, mapping, error))
    return NULL;
  return g_steal_pointer (&mapping);
}

/**
 * til_register_list_mappings:
 *
 * Logged as a reading (R16) unless the child was just opened with til_register_get_child().
 */
GPtrArray *
til_register_list_mappings (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;

  if (!til_register_log_opening (self, "mapping.open", child_id, error))
    return NULL;
  transaction = til_transaction_new_read (self->database, error);
  return transaction ? til_register_load_mappings (self, child_id, error) : NULL;
}

TilMapping *
til_register_get_mapping (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (TilMapping) mapping = transaction ? til_register_load_mapping (self, id, error) : NULL;

  g_clear_pointer (&transaction, til_transaction_free);
  if (!mapping || !til_register_log_opening (self, "mapping.open", mapping->child_id, error))
    return NULL;
  return g_steal_pointer (&mapping);
}

gboolean
til_register_refresh_child (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "UPDATE child SET "
      "last_mapping = (SELECT MAX (date) FROM mapping WHERE child_id = :child_id "
      "AND deleted_at IS NULL), "
      "open_voices = (SELECT COUNT (*) FROM mapping m JOIN voice v ON v.mapping_id = m.id "
      "WHERE m.child_id = :child_id AND m.deleted_at IS NULL AND v.deleted_at IS NULL "
      "AND v.open = 1) WHERE id = :child_id",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  return til_statement_run (statement, error);
}

gboolean
til_register_finish (TilRegister *self,
                     TilTransaction *transaction,
                     const char *what,
                     gint64 child_id,
                     gint64 record_id,
                     GError **error)
{
  return til_register_refresh_child (self, child_id, error) &&
         til_register_log (self, what, child_id, record_id, error) &&
         til_transaction_commit (transaction, error);
}

static gint64
insert_mapping_row (TilRegister *self,
                    gint64 child_id,
                    gint64 wheel_id,
                    TilDate date,
                    const char *next_step,
                    GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "INSERT INTO mapping (child_id, wheel_id, date, next_step) "
                                        "VALUES (:child_id, :wheel_id, :date, :next_step)",
                                        error);

  if (!statement)
    return 0;
  til_statement_bind_int (statement, ":child_id", child_id);
  til_statement_bind_int (statement, ":wheel_id", wheel_id);
  til_statement_bind_date (statement, ":date", date);
  til_statement_bind_optional (statement, ":next_step", next_step);
  return til_statement_run (statement, error) ? til_database_last_id (self->database) : 0;
}

static gboolean
write_reason (
    TilRegister *self, gint64 mapping_id, const char *area_key, const char *reason, GError **error)
{
  gboolean empty = !reason || !*reason;
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      empty ? "DELETE FROM difference_reason "
              "WHERE mapping_id = :mapping_id AND area_key = :area_key"
            : "INSERT INTO difference_reason (mapping_id, area_key, reason) "
              "VALUES (:mapping_id, :area_key, :reason) "
              "ON CONFLICT (mapping_id, area_key) DO UPDATE SET reason = excluded.reason, "
              "revision = difference_reason.revision + 1",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":mapping_id", mapping_id);
  til_statement_bind_text (statement, ":area_key", area_key);
  if (!empty)
    til_statement_bind_text (statement, ":reason", reason);
  return til_statement_run (statement, error);
}

gboolean
til_register_insert_mapping (TilRegister *self, TilMapping *mapping, GError **error)
{
  gint64 wheel_id = til_register_wheel_id (self, mapping->wheel->key, mapping->wheel->version,
                                           error);

  if (wheel_id == 0)
    return FALSE;
  mapping->id = insert_mapping_row (self, mapping->child_id, wheel_id, mapping->date,
                                    mapping->next_step, error);
  mapping->revision = 1;
  if (mapping->id == 0)
    return FALSE;
  for (guint i = 0; i < mapping->voices->len; i++)
    if (!til_register_insert_voice (self, mapping->id, mapping->voices->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < mapping->reasons->len; i++)
    {
      const TilDifferenceReason *reason = mapping->reasons->pdata[i];

      if (!write_reason (self, mapping->id, reason->area_key, reason->reason, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_live_child (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_register_find_row (
      self, "SELECT 1 FROM child WHERE id = :id AND deleted_at IS NULL", child_id, error);

  return statement != NULL;
}

gint64
til_register_add_mapping (
    TilRegister *self, gint64 child_id, const char *wheel_key, TilDate date, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  gint64 wheel_id, id;

  if (!transaction || !check_live_child (self, child_id, error))
    return 0;
  wheel_id = til_register_wheel_id (self, wheel_key, 0, error);
  if (wheel_id == 0)
    return 0;
  id = insert_mapping_row (self, child_id, wheel_id, date, NULL, error);
  return id && til_register_finish (self, transaction, "mapping.add", child_id, id, error) ? id : 0;
}

gint64
til_register_find_child_of_mapping (TilRegister *self, gint64 mapping_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_register_find_row (
      self, "SELECT child_id FROM mapping WHERE id = :id", mapping_id, error);

  return statement ? til_statement_get_int (statement, 0) : 0;
}

gboolean
til_register_mark (TilRegister *self, const char *sql, gint64 id, gboolean deleted, GError **error)
{
  g_autofree char *now = til_register_now ();
  g_autoptr (TilStatement) statement = til_database_prepare (self->database, sql, error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", id);
  til_statement_bind_text (statement, ":deleted_at", deleted ? now : NULL);
  return til_statement_run (statement, error);
}

static gboolean
mark_mapping (TilRegister *self, gint64 id, gboolean deleted, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  gint64 child_id = transaction ? til_register_find_child_of_mapping (self, id, error) : 0;

  return child_id &&
         til_register_mark (self,
                            "UPDATE mapping SET deleted_at = :deleted_at, revision = revision + 1 "
                            "WHERE id = :id",
                            id, deleted, error) &&
         til_register_finish (self, transaction, deleted ? "mapping.delete" : "mapping.restore",
                              child_id, id, error);
}

gboolean
til_register_delete_mapping (TilRegister *self, gint64 id, GError **error)
{
  return mark_mapping (self, id, TRUE, error);
}

gboolean
til_register_restore_mapping (TilRegister *self, gint64 id, GError **error)
{
  return mark_mapping (self, id, FALSE, error);
}

gboolean
til_register_check_live_mapping (TilRegister *self, gint64 mapping_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT 1 FROM mapping WHERE id = :id AND deleted_at IS NULL", error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", mapping_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_DONE)
    til_register_conflict (error);
  return result == TIL_RESULT_ROW;
}

gboolean
til_register_revive_mapping (TilRegister *self, gint64 mapping_id, GError **error)
{
  gint64 child_id = til_register_find_child_of_mapping (self, mapping_id, error);
  g_autoptr (GError) gone = NULL;

  if (!child_id)
    return FALSE;
  if (til_register_check_live_mapping (self, mapping_id, &gone))
    return TRUE;
  if (!g_error_matches (gone, TIL_ERROR, TIL_ERROR_CONFLICT))
    {
      g_propagate_error (error, g_steal_pointer (&gone));
      return FALSE;
    }
  return til_register_mark (self,
                            "UPDATE mapping SET deleted_at = :deleted_at, "
                            "revision = revision + 1 WHERE id = :id",
                            mapping_id, FALSE, error) &&
         til_register_refresh_child (self, child_id, error) &&
         til_register_log (self, "mapping.restore", child_id, mapping_id, error);
}

char *
til_merge_texts (const char *theirs, const char *mine)
{
  if (theirs == NULL || *theirs == '\0' || (mine != NULL && strstr (mine, theirs) != NULL))
    return g_strdup (mine != NULL ? mine : "");
  if (mine == NULL || *mine == '\0' || strstr (theirs, mine) != NULL)
    return g_strdup (theirs);
  return g_strconcat (theirs, "\n\n", mine, NULL);
}

static gboolean
same_text (const char *a, const char *b)
{
  return g_str_equal (a ? a : "", b ? b : "");
}

/* The text of the first column, NULL when there is no row. */
static gboolean
read_text (TilStatement *statement, char **text, GError **error)
{
  TilResult result = til_statement_step (statement, error);

  *text = result == TIL_RESULT_ROW ? til_statement_dup_text (statement, 0) : NULL;
  return result != TIL_RESULT_ERROR;
}

static gboolean
check_same (const char *stored, const char *expected, GError **error)
{
  if (same_text (stored, expected))
    return TRUE;
  til_register_conflict (error);
  return FALSE;
}

static gboolean
read_next_step (TilRegister *self, gint64 mapping_id, char **stored, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT next_step FROM mapping WHERE id = :id", error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", mapping_id);
  return read_text (statement, stored, error);
}

static gboolean
read_reason (
    TilRegister *self, gint64 mapping_id, const char *area_key, char **stored, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "SELECT reason FROM difference_reason "
                                        "WHERE mapping_id = :mapping_id AND area_key = :area_key",
                                        error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":mapping_id", mapping_id);
  til_statement_bind_text (statement, ":area_key", area_key);
  return read_text (statement, stored, error);
}

/* Inside the transaction, which it commits. */
static gboolean
write_next_step (TilRegister *self,
                 TilTransaction *transaction,
                 gint64 mapping_id,
                 const char *text,
                 GError **error)
{
  gint64 child_id = til_register_find_child_of_mapping (self, mapping_id, error);
  g_autoptr (TilStatement) statement = NULL;

  if (!child_id)
    return FALSE;
  statement = til_database_prepare (
      self->database,
      "UPDATE mapping SET next_step = :text, revision = revision + 1 WHERE id = :id", error);
  if (!statement)
    return FALSE;
  til_statement_bind_optional (statement, ":text", text);
  til_statement_bind_int (statement, ":id", mapping_id);
  return til_statement_run (statement, error) &&
         til_register_log (self, "mapping.next-step", child_id, mapping_id, error) &&
         til_transaction_commit (transaction, error);
}

/* text NULL or "": none. */
gboolean
til_register_replace_next_step (
    TilRegister *self, gint64 mapping_id, const char *text, const char *expected, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autofree char *stored = NULL;

  return transaction && til_register_find_child_of_mapping (self, mapping_id, error) &&
         til_register_check_live_mapping (self, mapping_id, error) &&
         read_next_step (self, mapping_id, &stored, error) &&
         check_same (stored, expected, error) &&
         write_next_step (self, transaction, mapping_id, text, error);
}

gboolean
til_register_keep_next_step (
    TilRegister *self, gint64 mapping_id, const char *text, const char *expected, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autofree char *stored = NULL;
  g_autofree char *kept = NULL;

  if (!transaction || !read_next_step (self, mapping_id, &stored, error))
    return FALSE;
  kept = same_text (stored, expected) ? g_strdup (text) : til_merge_texts (stored, text);
  return same_text (stored, kept) || (til_register_revive_mapping (self, mapping_id, error) &&
                                      write_next_step (self, transaction, mapping_id, kept, error));
}

/* The wheel that a mapping was made on (R1). */
static TilWheel *
find_wheel (TilRegister *self, gint64 mapping_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_register_find_row (
      self,
      "SELECT w.key, w.version FROM mapping m JOIN wheel w ON w.id = m.wheel_id WHERE m.id = :id",
      mapping_id, error);

  if (!statement)
    return NULL;
  return til_register_get_wheel (self, til_statement_get_text (statement, 0),
                                 (int)til_statement_get_int (statement, 1), error);
}

/* Inside the transaction, which it commits. */
static gboolean
change_reason (TilRegister *self,
               TilTransaction *transaction,
               gint64 mapping_id,
               const char *area_key,
               const char *reason,
               GError **error)
{
  gint64 child_id = til_register_find_child_of_mapping (self, mapping_id, error);
  g_autoptr (TilWheel) wheel = child_id ? find_wheel (self, mapping_id, error) : NULL;

  if (!wheel)
    return FALSE;
  if (til_wheel_find_area (wheel, area_key) < 0)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                           _ ("The wheel of this mapping has no such area."));
      return FALSE;
    }
  return write_reason (self, mapping_id, area_key, reason, error) &&
         til_register_log (self, "mapping.reason", child_id, mapping_id, error) &&
         til_transaction_commit (transaction, error);
}

gboolean
til_register_replace_reason (TilRegister *self,
                             gint64 mapping_id,
                             const char *area_key,
                             const char *reason,
                             const char *expected,
                             GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autofree char *stored = NULL;

  return transaction && til_register_find_child_of_mapping (self, mapping_id, error) &&
         til_register_check_live_mapping (self, mapping_id, error) &&
         read_reason (self, mapping_id, area_key, &stored, error) &&
         check_same (stored, expected, error) &&
         change_reason (self, transaction, mapping_id, area_key, reason, error);
}

gboolean
til_register_keep_reason (TilRegister *self,
                          gint64 mapping_id,
                          const char *area_key,
                          const char *reason,
                          const char *expected,
                          GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autofree char *stored = NULL;
  g_autofree char *kept = NULL;

  if (!transaction || !read_reason (self, mapping_id, area_key, &stored, error))
    return FALSE;
  kept = same_text (stored, expected) ? g_strdup (reason) : til_merge_texts (stored, reason);
  return same_text (stored, kept) ||
         (til_register_revive_mapping (self, mapping_id, error) &&
          change_reason (self, transaction, mapping_id, area_key, kept, error));
}
