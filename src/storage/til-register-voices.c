/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <glib/gi18n-lib.h>

static gint64
insert_voice_row (TilRegister *self,
                  gint64 mapping_id,
                  TilVoiceKind kind,
                  gint64 guardian_id,
                  gint64 unit_id,
                  gboolean open,
                  TilDate date,
                  GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "INSERT INTO voice (mapping_id, kind, guardian_id, unit_id, open, date) "
      "VALUES (:mapping_id, :kind, :guardian_id, :unit_id, :open, :date)",
      error);

  if (!statement)
    return 0;
  til_statement_bind_int (statement, ":mapping_id", mapping_id);
  til_statement_bind_text (statement, ":kind", til_voice_kind_key (kind));
  til_statement_bind_id (statement, ":guardian_id", guardian_id);
  til_statement_bind_id (statement, ":unit_id", unit_id);
  til_statement_bind_int (statement, ":open", open != 0);
  til_statement_bind_date (statement, ":date", date);
  return til_statement_run (statement, error) ? til_database_last_id (self->database) : 0;
}

static gboolean
write_rating (TilRegister *self, gint64 voice_id, const TilRating *rating, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "INSERT INTO rating (voice_id, area_key, step, note, print_note) "
      "VALUES (:voice_id, :area_key, :step, :note, :print_note) "
      "ON CONFLICT (voice_id, area_key) DO UPDATE SET step = excluded.step, note = excluded.note, "
      "print_note = excluded.print_note, revision = rating.revision + 1",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":voice_id", voice_id);
  til_statement_bind_text (statement, ":area_key", rating->area_key);
  til_statement_bind_int (statement, ":step", rating->step);
  til_statement_bind_optional (statement, ":note", rating->note);
  til_statement_bind_int (statement, ":print_note", rating->print_note != 0);
  return til_statement_run (statement, error);
}

gboolean
til_register_insert_voice (TilRegister *self, gint64 mapping_id, TilVoice *voice, GError **error)
{
  voice->id = insert_voice_row (self, mapping_id, voice->kind, voice->guardian_id, voice->unit_id,
                                voice->open, voice->date, error);
  voice->revision = 1;
  if (voice->id == 0)
    return FALSE;
  for (guint i = 0; i < voice->ratings->len; i++)
    if (!write_rating (self, voice->id, voice->ratings->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* R2: what identifies a viewpoint must fit the kind, and a guardian must be this child's. */
static gboolean
check_viewpoint (TilRegister *self,
                 gint64 child_id,
                 TilVoiceKind kind,
                 gint64 guardian_id,
                 gint64 unit_id,
                 GError **error)
{
  g_autoptr (TilStatement) statement = NULL;
  TilResult result;

  if ((kind == TIL_VOICE_GUARDIAN) != (guardian_id != 0) ||
      (kind == TIL_VOICE_ORGANISATION) != (unit_id != 0))
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                           _ ("A voice is the child's, one guardian's or one unit's."));
      return FALSE;
    }
  if (kind == TIL_VOICE_CHILD)
    return TRUE;
  statement = til_database_prepare (
      self->database,
      kind == TIL_VOICE_GUARDIAN
          ? "SELECT 1 FROM guardian WHERE id = :id AND child_id = :child_id AND deleted_at IS NULL"
          : "SELECT 1 FROM unit WHERE id = :id AND deleted_at IS NULL",
      error);
  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", guardian_id + unit_id);
  if (kind == TIL_VOICE_GUARDIAN)
    til_statement_bind_int (statement, ":child_id", child_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_DONE)
    til_register_not_found (error);
  return result == TIL_RESULT_ROW;
}

static gboolean
check_single_voice (TilRegister *self,
                    gint64 mapping_id,
                    TilVoiceKind kind,
                    gint64 guardian_id,
                    gint64 unit_id,
                    GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT 1 FROM voice WHERE mapping_id = :mapping_id AND kind = :kind "
      "AND COALESCE (guardian_id, 0) = :guardian_id AND COALESCE (unit_id, 0) = :unit_id "
      "AND deleted_at IS NULL",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":mapping_id", mapping_id);
  til_statement_bind_text (statement, ":kind", til_voice_kind_key (kind));
  til_statement_bind_int (statement, ":guardian_id", guardian_id);
  til_statement_bind_int (statement, ":unit_id", unit_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                         _ ("This voice is in the mapping already: each is heard once."));
  return result == TIL_RESULT_DONE;
}

gint64
til_register_add_voice (TilRegister *self,
                        gint64 mapping_id,
                        TilVoiceKind kind,
                        gint64 guardian_id,
                        gint64 unit_id,
                        GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  gint64 child_id = transaction ? til_register_find_child_of_mapping (self, mapping_id, error) : 0;
  gint64 id;

  if (!child_id || !til_register_check_live_mapping (self, mapping_id, error) ||
      !check_viewpoint (self, child_id, kind, guardian_id, unit_id, error) ||
      !check_single_voice (self, mapping_id, kind, guardian_id, unit_id, error))
    return 0;
  id = insert_voice_row (self, mapping_id, kind, guardian_id, unit_id, TRUE, til_date_today (),
                         error);
  return id && til_register_finish (self, transaction, "voice.add", child_id, id, error) ? id : 0;
}

/* A voice's row with what is needed around it. (nullable) with error */
typedef struct
{
  TilVoice *voice; /* (owned) without ratings */
  TilWheel *wheel; /* (owned) */
  gint64 mapping_id;
  gint64 child_id;
  gboolean deleted; /* the voice or its mapping */
} VoiceRecord;

static void
voice_record_free (VoiceRecord *self)
{
  til_voice_free (self->voice);
  til_wheel_unref (self->wheel);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VoiceRecord, voice_record_free)

static VoiceRecord *
find_voice (TilRegister *self, gint64 voice_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_register_find_row (
      self,
      "SELECT v.kind, v.guardian_id, v.unit_id, v.open, m.id, m.child_id, w.key, w.version, "
      "v.deleted_at IS NOT NULL OR m.deleted_at IS NOT NULL FROM voice v "
      "JOIN mapping m ON m.id = v.mapping_id JOIN wheel w ON w.id = m.wheel_id WHERE v.id = :id",
      voice_id, error);
  VoiceRecord *record;
  TilVoiceKind kind = TIL_VOICE_CHILD;
  TilWheel *wheel;

  if (!statement)
    return NULL;
  wheel = til_register_get_wheel (self, til_statement_get_text (statement, 6),
                                  (int)til_statement_get_int (statement, 7), error);
  if (!wheel)
    return NULL;
  til_voice_kind_from_key (til_statement_get_text (statement, 0), &kind);
  record = g_new0 (VoiceRecord, 1);
  record->wheel = wheel;
  record->voice = til_voice_new (kind);
  record->voice->id = voice_id;
  record->voice->guardian_id = til_statement_get_int (statement, 1);
  record->voice->unit_id = til_statement_get_int (statement, 2);
  record->voice->open = til_statement_get_int (statement, 3) != 0;
  record->mapping_id = til_statement_get_int (statement, 4);
  record->child_id = til_statement_get_int (statement, 5);
  record->deleted = til_statement_get_int (statement, 8) != 0;
  return record;
}

/* A voice that is written to must be there still, and its mapping too. */
static VoiceRecord *
find_live_voice (TilRegister *self, gint64 voice_id, GError **error)
{
  VoiceRecord *record = find_voice (self, voice_id, error);

  if (!record || !record->deleted)
    return record;
  voice_record_free (record);
  til_register_conflict (error);
  return NULL;
}

gboolean
til_register_set_voice_open (TilRegister *self, gint64 voice_id, gboolean open, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (VoiceRecord) record = transaction ? find_live_voice (self, voice_id, error) : NULL;
  g_autoptr (TilStatement) statement = NULL;

  if (!record)
    return FALSE;
  statement = til_database_prepare (
      self->database, "UPDATE voice SET open = :open, revision = revision + 1 WHERE id = :id",
      error);
  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":open", open != 0);
  til_statement_bind_int (statement, ":id", voice_id);
  return til_statement_run (statement, error) &&
         til_register_finish (self, transaction, open ? "voice.open" : "voice.close",
                              record->child_id, voice_id, error);
}

static gboolean
mark_voice (TilRegister *self, gint64 voice_id, gboolean deleted, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (VoiceRecord) record = transaction ? find_voice (self, voice_id, error) : NULL;

  if (!record)
    return FALSE;
  if (!deleted && record->deleted &&
      !check_single_voice (self, record->mapping_id, record->voice->kind,
                           record->voice->guardian_id, record->voice->unit_id, error))
    return FALSE;
  return til_register_mark (self,
                            "UPDATE voice SET deleted_at = :deleted_at, revision = revision + 1 "
                            "WHERE id = :id",
                            voice_id, deleted, error) &&
         til_register_finish (self, transaction, deleted ? "voice.delete" : "voice.restore",
                              record->child_id, voice_id, error);
}

gboolean
til_register_delete_voice (TilRegister *self, gint64 voice_id, GError **error)
{
  return mark_voice (self, voice_id, TRUE, error);
}

gboolean
til_register_restore_voice (TilRegister *self, gint64 voice_id, GError **error)
{
  return mark_voice (self, voice_id, FALSE, error);
}

static gboolean
find_rating (
    TilRegister *self, gint64 voice_id, const char *area_key, TilRating *rating, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "SELECT step, note, print_note FROM rating "
                                        "WHERE voice_id = :voice_id AND area_key = :area_key",
                                        error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":voice_id", voice_id);
  til_statement_bind_text (statement, ":area_key", area_key);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    {
      rating->step = (int)til_statement_get_int (statement, 0);
      rating->note = til_statement_dup_text (statement, 1);
      rating->print_note = til_statement_get_int (statement, 2) != 0;
    }
  return result != TIL_RESULT_ERROR;
}

/* Writes a rating that was checked; TRUE when it is on the disk. */
static gboolean
store_rating (TilRegister *self,
              TilTransaction *transaction,
              const VoiceRecord *record,
              const TilRating *rating,
              const char *what,
              GError **error)
{
  return write_rating (self, record->voice->id, rating, error) &&
         til_register_log (self, what, record->child_id, record->voice->id, error) &&
         til_transaction_commit (transaction, error);
}

gboolean
til_register_set_rating (TilRegister *self,
                         gint64 voice_id,
                         const char *area_key,
                         int step,
                         int expected_step,
                         GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (VoiceRecord) record = transaction ? find_live_voice (self, voice_id, error) : NULL;
  TilRating rating = { 0 };
  g_autofree char *note = NULL;

  if (!record || !til_voice_check_rating (record->voice, record->wheel, area_key, step, error) ||
      !find_rating (self, voice_id, area_key, &rating, error))
    return FALSE;
  note = rating.note;
  if (rating.step != expected_step)
    {
      til_register_conflict (error);
      return FALSE;
    }
  rating.area_key = (char *)area_key;
  rating.step = step;
  return store_rating (self, transaction, record, &rating, "rating.set", error);
}

/**
 * til_register_set_note:
 *
 * The words of a closed voice stay as they are (R2); whether they are printed may still be chosen.
 */
gboolean
til_register_set_note (TilRegister *self,
                       gint64 voice_id,
                       const char *area_key,
                       const char *note,
                       gboolean print_note,
                       const char *expected_note,
                       GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (VoiceRecord) record = transaction ? find_live_voice (self, voice_id, error) : NULL;
  TilRating rating = { 0 };
  g_autofree char *stored = NULL;

  if (!record || !find_rating (self, voice_id, area_key, &rating, error))
    return FALSE;
  stored = rating.note;
  if (g_strcmp0 (note ? note : "", stored ? stored : "") != 0 &&
      !til_voice_check_rating (record->voice, record->wheel, area_key, rating.step, error))
    return FALSE;
  if (g_strcmp0 (expected_note ? expected_note : "", stored ? stored : "") != 0)
    {
      til_register_conflict (error);
      return FALSE;
    }
  rating.area_key = (char *)area_key;
  rating.note = (char *)note;
  rating.print_note = print_note;
  return store_rating (self, transaction, record, &rating, "note.set", error);
}

/* The voice of the same viewpoint that is there now, 0 without one or with error. */
static gint64
find_successor (TilRegister *self, const VoiceRecord *record, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id FROM voice WHERE mapping_id = :mapping_id AND kind = :kind "
      "AND COALESCE (guardian_id, 0) = :guardian_id AND COALESCE (unit_id, 0) = :unit_id "
      "AND deleted_at IS NULL",
      error);

  if (!statement)
    return 0;
  til_statement_bind_int (statement, ":mapping_id", record->mapping_id);
  til_statement_bind_text (statement, ":kind", til_voice_kind_key (record->voice->kind));
  til_statement_bind_int (statement, ":guardian_id", record->voice->guardian_id);
  til_statement_bind_int (statement, ":unit_id", record->voice->unit_id);
  return til_statement_step (statement, error) == TIL_RESULT_ROW
             ? til_statement_get_int (statement, 0)
             : 0;
}

/* The voice that takes the words meant for voice_id: itself, or after a deletion the one that was
 * added in its place. Other people's deletions are not undone yet. */
static VoiceRecord *
find_heir (TilRegister *self, gint64 voice_id, GError **error)
{
  g_autoptr (VoiceRecord) record = find_voice (self, voice_id, error);
  g_autoptr (GError) local_error = NULL;
  gint64 successor;

  if (!record)
    return NULL;
  successor = find_successor (self, record, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return successor == 0 || successor == voice_id ? g_steal_pointer (&record)
                                                 : find_voice (self, successor, error);
}

/* Undoes what stands in the way of writing: that the voice or its mapping was deleted, or that it
 * was closed. */
static gboolean
revive_voice (TilRegister *self, VoiceRecord *record, GError **error)
{
  gint64 id = record->voice->id;

  if (record->deleted &&
      (!til_register_revive_mapping (self, record->mapping_id, error) ||
       !til_register_mark (self,
                           "UPDATE voice SET deleted_at = :deleted_at, revision = revision + 1 "
                           "WHERE id = :id",
                           id, FALSE, error) ||
       !til_register_log (self, "voice.restore", record->child_id, id, error)))
    return FALSE;
  if (!record->voice->open)
    {
      g_autoptr (TilStatement) statement = til_database_prepare (
          self->database, "UPDATE voice SET open = 1, revision = revision + 1 WHERE id = :id",
          error);

      if (!statement)
        return FALSE;
      til_statement_bind_int (statement, ":id", id);
      if (!til_statement_run (statement, error) ||
          !til_register_log (self, "voice.open", record->child_id, id, error))
        return FALSE;
    }
  record->voice->open = TRUE;
  return til_register_refresh_child (self, record->child_id, error);
}

gint64
til_register_keep_rating (TilRegister *self,
                          gint64 voice_id,
                          const char *area_key,
                          int step,
                          int expected_step,
                          GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (VoiceRecord) record = transaction ? find_heir (self, voice_id, error) : NULL;
  TilRating rating = { 0 };
  g_autofree char *note = NULL;

  if (!record || !find_rating (self, record->voice->id, area_key, &rating, error))
    return 0;
  note = rating.note;
  if (rating.step == step || (rating.step != expected_step && rating.step != TIL_NOT_DISCUSSED))
    return record->voice->id;
  if (!revive_voice (self, record, error) ||
      !til_voice_check_rating (record->voice, record->wheel, area_key, step, error))
    return 0;
  rating.area_key = (char *)area_key;
  rating.step = step;
  return store_rating (self, transaction, record, &rating, "rating.set", error) ? record->voice->id
                                                                                : 0;
}

gint64
til_register_keep_note (TilRegister *self,
                        gint64 voice_id,
                        const char *area_key,
                        const char *note,
                        gboolean print_note,
                        const char *expected_note,
                        GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (VoiceRecord) record = transaction ? find_heir (self, voice_id, error) : NULL;
  TilRating rating = { 0 };
  g_autofree char *stored = NULL;
  g_autofree char *kept = NULL;

  if (!record || !find_rating (self, record->voice->id, area_key, &rating, error))
    return 0;
  stored = rating.note;
  kept = g_strcmp0 (stored ? stored : "", expected_note ? expected_note : "") == 0
             ? g_strdup (note)
             : til_merge_texts (stored, note);
  if (g_strcmp0 (kept ? kept : "", stored ? stored : "") == 0)
    return record->voice->id;
  if (!revive_voice (self, record, error) ||
      !til_voice_check_rating (record->voice, record->wheel, area_key, rating.step, error))
    return 0;
  rating.area_key = (char *)area_key;
  rating.note = kept;
  rating.print_note = print_note;
  return store_rating (self, transaction, record, &rating, "note.set", error) ? record->voice->id
                                                                              : 0;
}
