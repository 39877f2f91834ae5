/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is recorded around a child. */
#include "til-register-private.h"

#include <string.h>

#include "til-register-case.h"
#include "til-text.h"

static TilStatement *
prepare_of_child (TilRegister *self, const char *sql, gint64 child_id, GError **error)
{
  TilStatement *statement = til_database_prepare (self->database, sql, error);

  if (statement)
    til_statement_bind_int (statement, ":child_id", child_id);
  return statement;
}

/* by_id: mapping id -> TilMapping. */
static gboolean
load_mapping_rows (
    TilRegister *self, gint64 child_id, GPtrArray *mappings, GHashTable *by_id, GError **error)
{
  g_autoptr (TilStatement) statement = prepare_of_child (
      self,
      "SELECT m.id, m.revision, w.key, w.version, m.date, m.next_step FROM mapping m "
      "JOIN wheel w ON w.id = m.wheel_id WHERE m.child_id = :child_id AND m.deleted_at IS NULL "
      "ORDER BY m.date DESC, m.id DESC",
      child_id, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      g_autoptr (TilWheel)
          wheel = til_register_get_wheel (self, til_statement_get_text (statement, 2),
                                          (int)til_statement_get_int (statement, 3), error);
      TilMapping *mapping;

      if (!wheel)
        return FALSE;
      mapping = til_mapping_new (wheel);
      mapping->id = til_statement_get_int (statement, 0);
      mapping->revision = til_statement_get_int (statement, 1);
      mapping->child_id = child_id;
      mapping->date = til_statement_get_date (statement, 4);
      mapping->next_step = til_statement_dup_text (statement, 5);
      g_ptr_array_add (mappings, mapping);
      g_hash_table_insert (by_id, &mapping->id, mapping);
    }
  return result == TIL_RESULT_DONE;
}

/* by_id: mapping id -> TilMapping; voices: voice id -> TilVoice. */
static gboolean
load_voice_rows (
    TilRegister *self, gint64 child_id, GHashTable *by_id, GHashTable *voices, GError **error)
{
  g_autoptr (TilStatement) statement = prepare_of_child (
      self,
      "SELECT v.id, v.revision, v.kind, v.guardian_id, v.unit_id, v.open, v.date, "
      "COALESCE (g.name, u.name, ''), v.mapping_id FROM mapping m "
      "JOIN voice v ON v.mapping_id = m.id "
      "LEFT JOIN guardian g ON g.id = v.guardian_id LEFT JOIN unit u ON u.id = v.unit_id "
      "WHERE m.child_id = :child_id AND m.deleted_at IS NULL AND v.deleted_at IS NULL "
      "ORDER BY v.id",
      child_id, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 mapping_id = til_statement_get_int (statement, 8);
      TilMapping *mapping = g_hash_table_lookup (by_id, &mapping_id);
      TilVoiceKind kind = TIL_VOICE_CHILD;
      TilVoice *voice;

      til_voice_kind_from_key (til_statement_get_text (statement, 2), &kind);
      voice = til_voice_new (kind);
      voice->id = til_statement_get_int (statement, 0);
      voice->revision = til_statement_get_int (statement, 1);
      voice->guardian_id = til_statement_get_int (statement, 3);
      voice->unit_id = til_statement_get_int (statement, 4);
      voice->open = til_statement_get_int (statement, 5) != 0;
      voice->date = til_statement_get_date (statement, 6);
      g_free (voice->name);
      voice->name = til_statement_dup_text (statement, 7);
      g_ptr_array_add (mapping->voices, voice);
      g_hash_table_insert (voices, &voice->id, voice);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
load_rating_rows (TilRegister *self, gint64 child_id, GHashTable *voices, GError **error)
{
  g_autoptr (TilStatement) statement = prepare_of_child (
      self,
      "SELECT r.voice_id, r.area_key, r.step, r.note, r.print_note FROM mapping m "
      "JOIN voice v ON v.mapping_id = m.id JOIN rating r ON r.voice_id = v.id "
      "WHERE m.child_id = :child_id AND m.deleted_at IS NULL AND v.deleted_at IS NULL",
      child_id, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 voice_id = til_statement_get_int (statement, 0);
      TilVoice *voice = g_hash_table_lookup (voices, &voice_id);
      const char *area_key = til_statement_get_text (statement, 1);

      til_voice_set_step (voice, area_key, (int)til_statement_get_int (statement, 2));
      til_voice_set_note (voice, area_key, til_statement_get_text (statement, 3),
                          til_statement_get_int (statement, 4) != 0);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
load_reason_rows (TilRegister *self, gint64 child_id, GHashTable *by_id, GError **error)
{
  g_autoptr (TilStatement)
      statement = prepare_of_child (self,
                                    "SELECT d.mapping_id, d.area_key, d.reason FROM mapping m "
                                    "JOIN difference_reason d ON d.mapping_id = m.id "
                                    "WHERE m.child_id = :child_id AND m.deleted_at IS NULL",
                                    child_id, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 mapping_id = til_statement_get_int (statement, 0);
      TilMapping *mapping = g_hash_table_lookup (by_id, &mapping_id);
      TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);

      reason->area_key = til_statement_dup_text (statement, 1);
      reason->reason = til_statement_dup_text (statement, 2);
      g_ptr_array_add (mapping->reasons, reason);
    }
  return result == TIL_RESULT_DONE;
}

GPtrArray *
til_register_load_mappings (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (GPtrArray)
      mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) voices = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!load_mapping_rows (self, child_id, mappings, by_id, error))
    return NULL;
  if (mappings->len > 0 && (!load_voice_rows (self, child_id, by_id, voices, error) ||
                            !load_rating_rows (self, child_id, voices, error) ||
                            !load_reason_rows (self, child_id, by_id, error)))
    return NULL;
  return g_steal_pointer (&mappings);
}

static gboolean
load_steps (TilRegister *self, TilCase *kase, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = prepare_of_child (
      self, "SELECT step, date FROM step_change WHERE child_id = :child_id ORDER BY date, id",
      child_id, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilStepChange change = { til_register_step (til_statement_get_text (statement, 0)),
                               til_statement_get_date (statement, 1) };

      g_array_append_val (kase->steps, change);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
take_array (GPtrArray **to, GPtrArray *from)
{
  if (!from)
    return FALSE;
  g_ptr_array_unref (*to);
  *to = from;
  return TRUE;
}

/* R8, R16: what a team said about other children is no part of this child's case. A copy without it
 * can't be saved over the whole: revision 0 is nobody's. */
static void
keep_own_points (TilCase *kase)
{
  const GPtrArray *meetings = kase->records[TIL_RECORD_MEETING];

  til_case_drop_other_children (kase);
  for (guint i = 0; i < meetings->len; i++)
    {
      TilMeeting *meeting = meetings->pdata[i];

      if (!meeting->child_id)
        meeting->record.revision = 0;
    }
}

static int
compare_sort_keys (gconstpointer a, gconstpointer b)
{
  const TilTeam *one = *(const TilTeam *const *)a;
  const TilTeam *two = *(const TilTeam *const *)b;
  g_autofree char *key_one = til_text_sort_key (one->name ? one->name : "");
  g_autofree char *key_two = til_text_sort_key (two->name ? two->name : "");

  return strcmp (key_one, key_two);
}

static GPtrArray *
load_teams (TilRegister *self, GError **error)
{
  GPtrArray *teams = til_register_load_records (self, TIL_RECORD_TEAM, TIL_SCOPE_ALL, 0, error);

  if (teams)
    g_ptr_array_sort (teams, compare_sort_keys);
  return teams;
}

static gboolean
load_lists (TilRegister *self, TilCase *kase, GError **error)
{
  return take_array (&kase->units, til_register_list_units (self, error)) &&
         take_array (&kase->staff, til_register_list_staff (self, error)) &&
         take_array (&kase->teams, load_teams (self, error));
}

static void
share_lists (TilCase *kase, const TilCase *lists)
{
  take_array (&kase->units, g_ptr_array_ref (lists->units));
  take_array (&kase->staff, g_ptr_array_ref (lists->staff));
  take_array (&kase->teams, g_ptr_array_ref (lists->teams));
}

TilCase *
til_register_load_case_with (TilRegister *self,
                             gint64 child_id,
                             const TilCase *lists,
                             GError **error)
{
  g_autoptr (TilCase) kase = til_case_new ();
  TilChild *child = til_register_load_child (self, child_id, error);

  if (!child)
    return NULL;
  til_child_free (kase->child);
  kase->child = child;
  if (lists)
    share_lists (kase, lists);
  else if (!load_lists (self, kase, error))
    return NULL;
  if (!take_array (&kase->mappings, til_register_load_mappings (self, child_id, error)) ||
      !load_steps (self, kase, child_id, error))
    return NULL;
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    if (!take_array (&kase->records[kind],
                     til_register_load_records (self, (TilRecordKind)kind, TIL_SCOPE_CHILD,
                                                child_id, error)))
      return NULL;
  keep_own_points (kase);
  return g_steal_pointer (&kase);
}

TilCase *
til_register_load_case (TilRegister *self, gint64 child_id, GError **error)
{
  return til_register_load_case_with (self, child_id, NULL, error);
}

/**
 * til_register_get_case:
 *
 * The opening is in the log before anything is given out (R16); only a register opened read-only
 * answers without. A child in the bin is found too, with deleted set. Of a team's meetings the case
 * holds the points about this child, with revision 0: to change such a meeting, read it whole with
 * til_register_get_record().
 */
TilCase *
til_register_get_case (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilCase) kase = NULL;

  transaction = self->read_only ? til_transaction_new_read (self->database, error)
                                : til_register_begin (self, error);
  if (!transaction)
    return NULL;
  kase = til_register_load_case (self, child_id, error);
  if (!kase || (!self->read_only && !til_register_log (self, "child.open", child_id, 0, error)) ||
      !til_transaction_commit (transaction, error))
    return NULL;
  self->opened_child = child_id;
  return g_steal_pointer (&kase);
}

TilCase *
til_register_get_case_again (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilCase) kase = NULL;

  if (self->opened_child != child_id)
    return til_register_get_case (self, child_id, error);
  transaction = til_transaction_new_read (self->database, error);
  if (!transaction)
    return NULL;
  kase = til_register_load_case (self, child_id, error);
  if (!kase || !til_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&kase);
}

static void
collect_named (const TilMeeting *meeting, GArray *children)
{
  for (guint i = 0; i < meeting->points->len; i++)
    {
      gint64 child_id = ((const TilAgendaPoint *)meeting->points->pdata[i])->child_id;

      if (child_id)
        til_refs_set (children, child_id, TRUE);
    }
}

GArray *
til_register_children_of (gconstpointer record)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 child_id = til_record_get_ref (record, "child_id");

  if (child_id)
    g_array_append_val (children, child_id);
  else if (til_record_kind (record) == TIL_RECORD_MEETING)
    collect_named (record, children);
  return children;
}

/* R16: the reading of a record is one of each child that it is about, in the log once while the
 * same child, or the same team, is open. */
static gboolean
log_reading (TilRegister *self, const char *what, gint64 team_id, GArray *children, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;

  if (self->read_only)
    return TRUE;
  if (!team_id || self->opened_team != team_id)
    g_hash_table_remove_all (self->opened_named);
  self->opened_team = team_id;
  for (guint i = 0; i < children->len; i++)
    {
      gint64 id = g_array_index (children, gint64, i);

      if (id == self->opened_child || g_hash_table_contains (self->opened_named, &id))
        continue;
      if (!transaction)
        transaction = til_register_begin (self, error);
      if (!transaction || !til_register_log (self, what, id, 0, error))
        return FALSE;
    }
  if (transaction && !til_transaction_commit (transaction, error))
    return FALSE;
  for (guint i = 0; team_id && i < children->len; i++)
    g_hash_table_add (self->opened_named,
                      g_memdup2 (&g_array_index (children, gint64, i), sizeof (gint64)));
  return TRUE;
}

/**
 * til_register_get_record:
 *
 * Logged as a reading of each child that it is about (R16) unless the child is the one just opened.
 */
gpointer
til_register_get_record (TilRegister *self, TilRecordKind kind, gint64 id, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (TilRecord) record = NULL;
  g_autoptr (GArray) children = NULL;
  g_autofree char *what = g_strconcat (til_record_class (kind)->name, ".open", NULL);

  if (transaction)
    record = til_register_load_record (self, kind, id, FALSE, error);
  g_clear_pointer (&transaction, til_transaction_free);
  if (!record)
    return NULL;
  children = til_register_children_of (record);
  if (!log_reading (self, what, til_record_get_ref (record, "team_id"), children, error))
    return NULL;
  return g_steal_pointer (&record);
}

GPtrArray *
til_register_list_records (TilRegister *self, TilRecordKind kind, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;

  g_return_val_if_fail (kind >= TIL_N_CASE_RECORDS && kind < TIL_N_RECORDS, NULL);
  transaction = til_transaction_new_read (self->database, error);
  if (!transaction)
    return NULL;
  return kind == TIL_RECORD_TEAM ? load_teams (self, error)
                                 : til_register_load_records (self, kind, TIL_SCOPE_ALL, 0, error);
}

/**
 * til_register_list_team_meetings:
 *
 * Logged as a reading of each child that is named in one of them (R16), once while the team is
 * open.
 */
GPtrArray *
til_register_list_team_meetings (TilRegister *self, gint64 team_id, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (transaction)
    meetings = til_register_load_records (self, TIL_RECORD_MEETING, TIL_SCOPE_TEAM, team_id, error);
  g_clear_pointer (&transaction, til_transaction_free);
  if (!meetings)
    return NULL;
  for (guint i = 0; i < meetings->len; i++)
    collect_named (meetings->pdata[i], children);
  if (!log_reading (self, "meeting.open", team_id, children, error))
    return NULL;
  return g_steal_pointer (&meetings);
}

GArray *
til_register_list_enrolled (TilRegister *self, gint64 team_id, TilDate on, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT DISTINCT c.id FROM enrolment e JOIN child c ON c.id = e.child_id "
      "WHERE e.team_id = :team_id AND e.since <= :day AND (e.until IS NULL OR e.until >= :day) "
      "AND e.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY c.name_key, c.id",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  til_statement_bind_int (statement, ":team_id", team_id);
  til_statement_bind_date (statement, ":day", on);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return result == TIL_RESULT_DONE ? g_steal_pointer (&ids) : NULL;
}
