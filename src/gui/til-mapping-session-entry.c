/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-session-private.h"

#include "til-mapping-merge.h"

#define MAX_UNDO 500

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->area_key);
  g_free (change->before_text);
  g_free (change->after_text);
  g_free (change);
}

GPtrArray *
til_session_changes_new (void)
{
  return g_ptr_array_new_with_free_func (change_free);
}

static void
push_change (TilMappingSession *self, Change *change)
{
  Change *last = self->undo->len > 0 ? g_ptr_array_index (self->undo, self->undo->len - 1) : NULL;

  g_ptr_array_set_size (self->redo, 0);
  /* Keystrokes in one text are one change. */
  if (last != NULL && change->kind != TIL_SAVE_STEP && last->kind == change->kind &&
      last->id == change->id && g_str_equal (last->area_key, change->area_key))
    {
      g_free (last->after_text);
      last->after_text = g_steal_pointer (&change->after_text);
      last->after_print = change->after_print;
      change_free (change);
    }
  else
    {
      g_ptr_array_add (self->undo, change);
      if (self->undo->len > MAX_UNDO)
        g_ptr_array_remove_index (self->undo, 0);
    }
  g_signal_emit (self, til_session_signals[TIL_SESSION_UNDO_CHANGED], 0);
}

static Change *
change_new (TilSaveKind kind, gint64 id, const char *area_key)
{
  Change *change = g_new0 (Change, 1);

  change->kind = kind;
  change->id = id;
  change->area_key = g_strdup (area_key);
  return change;
}

static void
put_step (TilMappingSession *self, TilVoice *voice, const char *area_key, int step)
{
  int before = til_voice_step (voice, area_key);
  TilMapping *mapping = NULL;

  til_session_find_voice (self, voice->id, &mapping);
  til_voice_set_step (voice, area_key, step);
  til_autosave_step (self->autosave, voice->id, area_key, step, before);
  g_signal_emit (self, til_session_signals[TIL_SESSION_RATING_CHANGED], 0,
                 til_wheel_find_area (mapping->wheel, area_key));
}

static void
put_note (TilMappingSession *self,
          TilVoice *voice,
          const char *area_key,
          const char *note,
          gboolean print_note)
{
  const TilRating *rating = til_voice_find_rating (voice, area_key);
  g_autofree char *before = g_strdup (rating != NULL ? rating->note : NULL);
  gboolean before_print = rating != NULL && rating->print_note;

  til_voice_set_note (voice, area_key, note != NULL && *note != '\0' ? note : NULL, print_note);
  til_autosave_note (self->autosave, voice->id, area_key, note, print_note, before, before_print);
}

static void
put_reason (TilMappingSession *self, TilMapping *mapping, const char *area_key, const char *reason)
{
  g_autofree char *before = g_strdup (til_mapping_reason (mapping, area_key));

  til_mapping_put_reason (mapping, area_key, reason);
  til_autosave_reason (self->autosave, mapping->id, area_key, reason, before);
}

static void
put_next_step (TilMappingSession *self, TilMapping *mapping, const char *text)
{
  g_autofree char *before = g_steal_pointer (&mapping->next_step);

  mapping->next_step = g_strdup (text);
  til_autosave_next_step (self->autosave, mapping->id, text, before);
}

static void
apply_change (TilMappingSession *self, const Change *change, gboolean forward)
{
  const char *text = forward ? change->after_text : change->before_text;
  TilMapping *mapping = NULL;
  TilVoice *voice = til_session_find_voice (self, change->id, &mapping);
  int area = -1;

  switch (change->kind)
    {
    case TIL_SAVE_STEP:
    case TIL_SAVE_NOTE:
      if (voice == NULL || !voice->open)
        return;
      area = til_wheel_find_area (mapping->wheel, change->area_key);
      if (change->kind == TIL_SAVE_STEP)
        put_step (self, voice, change->area_key,
                  forward ? change->after_step : change->before_step);
      else
        put_note (self, voice, change->area_key, text,
                  forward ? change->after_print : change->before_print);
      break;
    case TIL_SAVE_REASON:
      mapping = til_session_find_mapping (self, change->id);
      if (mapping == NULL)
        return;
      area = til_wheel_find_area (mapping->wheel, change->area_key);
      put_reason (self, mapping, change->area_key, text != NULL ? text : "");
      break;
    case TIL_SAVE_NEXT_STEP:
      mapping = til_session_find_mapping (self, change->id);
      if (mapping == NULL)
        return;
      put_next_step (self, mapping, text);
      break;
    default:
      g_assert_not_reached ();
    }

  if (area >= 0)
    til_mapping_session_choose_area (self, area);
  if (change->kind != TIL_SAVE_STEP)
    g_signal_emit (self, til_session_signals[TIL_SESSION_TEXT_CHANGED], 0, area);
}

static void
move_change (TilMappingSession *self, GPtrArray *from, GPtrArray *to, gboolean forward)
{
  if (from->len == 0)
    return;

  Change *change = g_ptr_array_steal_index (from, from->len - 1);

  g_ptr_array_add (to, change);
  apply_change (self, change, forward);
  g_signal_emit (self, til_session_signals[TIL_SESSION_UNDO_CHANGED], 0);
}
gboolean
til_mapping_session_set_step (TilMappingSession *self, guint area, int step)
{
  TilVoice *voice = til_session_entering_voice (self);
  const TilMapping *mapping = til_mapping_session_get_mapping (self);
  g_autoptr (GError) error = NULL;

  if (voice == NULL || mapping == NULL || area >= til_wheel_n_areas (mapping->wheel))
    return FALSE;

  const char *key = til_wheel_area (mapping->wheel, area)->key;
  int before = til_voice_step (voice, key);

  if (!til_voice_check_rating (voice, mapping->wheel, key, step, &error))
    {
      til_session_fail (self, error);
      return FALSE;
    }
  if (before == step)
    return TRUE;

  Change *change = change_new (TIL_SAVE_STEP, voice->id, key);

  change->before_step = before;
  change->after_step = step;
  push_change (self, change);
  put_step (self, voice, key, step);
  return TRUE;
}

gboolean
til_mapping_session_set_note (TilMappingSession *self,
                              guint area,
                              const char *note,
                              gboolean print_note)
{
  TilVoice *voice = til_session_entering_voice (self);
  const TilMapping *mapping = til_mapping_session_get_mapping (self);

  if (voice == NULL || mapping == NULL || area >= til_wheel_n_areas (mapping->wheel))
    return FALSE;

  const char *key = til_wheel_area (mapping->wheel, area)->key;
  const TilRating *rating = til_voice_find_rating (voice, key);
  const char *before = rating != NULL && rating->note != NULL ? rating->note : "";

  if (g_str_equal (before, note) && (rating != NULL && rating->print_note) == print_note)
    return TRUE;

  Change *change = change_new (TIL_SAVE_NOTE, voice->id, key);

  change->before_text = g_strdup (before);
  change->before_print = rating != NULL && rating->print_note;
  change->after_text = g_strdup (note);
  change->after_print = print_note;
  push_change (self, change);
  put_note (self, voice, key, note, print_note);
  return TRUE;
}

void
til_mapping_session_set_reason (TilMappingSession *self, const char *area_key, const char *reason)
{
  TilMapping *mapping = til_session_find_mapping (self, self->mapping_id);

  if (mapping == NULL || g_str_equal (til_mapping_reason (mapping, area_key), reason))
    return;

  Change *change = change_new (TIL_SAVE_REASON, mapping->id, area_key);

  change->before_text = g_strdup (til_mapping_reason (mapping, area_key));
  change->after_text = g_strdup (reason);
  push_change (self, change);
  put_reason (self, mapping, area_key, reason);
}

void
til_mapping_session_set_next_step (TilMappingSession *self, const char *text)
{
  TilMapping *mapping = til_session_find_mapping (self, self->mapping_id);
  const char *before = mapping != NULL && mapping->next_step != NULL ? mapping->next_step : "";

  if (mapping == NULL || g_str_equal (before, text))
    return;

  Change *change = change_new (TIL_SAVE_NEXT_STEP, mapping->id, "");

  change->before_text = g_strdup (before);
  change->after_text = g_strdup (text);
  push_change (self, change);
  put_next_step (self, mapping, text);
}

void
til_mapping_session_choose_own_step (TilMappingSession *self,
                                     gint64 voice_id,
                                     const char *area_key,
                                     int step)
{
  TilVoice *voice = til_session_find_voice (self, voice_id, NULL);

  if (voice != NULL && voice->open)
    put_step (self, voice, area_key, step);
}

gboolean
til_mapping_session_can_undo (TilMappingSession *self)
{
  return self->undo->len > 0;
}

gboolean
til_mapping_session_can_redo (TilMappingSession *self)
{
  return self->redo->len > 0;
}

void
til_mapping_session_undo (TilMappingSession *self)
{
  move_change (self, self->undo, self->redo, FALSE);
}

void
til_mapping_session_redo (TilMappingSession *self)
{
  move_change (self, self->redo, self->undo, TRUE);
}

static void
mapping_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMappingSession) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (id == 0)
    {
      til_session_fail (self, error);
      return;
    }
  self->mapping_id = id;
  self->entering_id = 0;
  self->area = -1;
  self->shape_chosen = FALSE;
  g_hash_table_remove_all (self->earlier);
  til_session_clear_undo (self);
  til_session_read_mappings (self);
}

void
til_mapping_session_add_mapping (TilMappingSession *self, const char *wheel_key, TilDate date)
{
  til_autosave_flush (self->autosave);
  til_store_add_mapping_async (self->store, self->child_id, wheel_key, date, NULL, mapping_added_cb,
                               g_object_ref (self));
}

static void
voice_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMappingSession) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (id == 0)
    {
      til_session_fail (self, error);
      return;
    }
  self->enter_next = id;
  self->area = 0;
  til_session_read_mappings (self);
}

void
til_mapping_session_add_voice (TilMappingSession *self,
                               TilVoiceKind kind,
                               gint64 guardian_id,
                               gint64 unit_id)
{
  if (self->mapping_id == 0)
    return;
  til_autosave_flush (self->autosave);
  til_store_add_voice_async (self->store, self->mapping_id, kind, guardian_id, unit_id, NULL,
                             voice_added_cb, g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilMappingSession) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    {
      self->enter_next = 0;
      til_session_fail (self, error);
    }
  til_session_read_mappings (self);
}

void
til_mapping_session_continue_voice (TilMappingSession *self, gint64 voice_id)
{
  const TilVoice *voice = til_session_find_voice (self, voice_id, NULL);

  if (voice == NULL || voice_id == self->entering_id)
    return;
  til_autosave_flush (self->autosave);
  self->enter_next = voice_id;
  if (self->area < 0)
    self->area = 0;
  if (voice->open)
    {
      til_session_settle_choice (self);
      g_signal_emit (self, til_session_signals[TIL_SESSION_CHANGED], 0);
      return;
    }
  til_store_set_voice_open_async (self->store, voice_id, TRUE, NULL, written_cb,
                                  g_object_ref (self));
}

void
til_mapping_session_finish_voice (TilMappingSession *self)
{
  if (self->entering_id == 0)
    return;
  til_autosave_flush (self->autosave);
  til_store_set_voice_open_async (self->store, self->entering_id, FALSE, NULL, written_cb,
                                  g_object_ref (self));
}

typedef struct
{
  TilMappingSession *self; /* (owned) */
  TilDeletable what;
  gint64 id;
  gboolean deleted;
} Deletion;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Deletion *deletion = data;
  g_autoptr (TilMappingSession) self = deletion->self;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_session_fail (self, error);
  else if (deletion->deleted)
    g_signal_emit (self, til_session_signals[TIL_SESSION_DELETED], 0, deletion->what, deletion->id);
  til_session_read_mappings (self);
}

void
til_mapping_session_set_deleted (TilMappingSession *self,
                                 TilDeletable what,
                                 gint64 id,
                                 gboolean deleted)
{
  Deletion *deletion = g_new0 (Deletion, 1);

  til_autosave_flush (self->autosave);
  deletion->self = g_object_ref (self);
  deletion->what = what;
  deletion->id = id;
  deletion->deleted = deleted;
  til_store_set_deleted_async (self->store, what, id, deleted, NULL, deleted_cb, deletion);
}

void
til_mapping_session_flush (TilMappingSession *self)
{
  til_autosave_flush (self->autosave);
}
