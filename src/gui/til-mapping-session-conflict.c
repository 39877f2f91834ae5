/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-session-private.h"

#include "til-locale.h"
#include "til-mapping-merge.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

static void
conflict_free (gpointer data)
{
  Conflict *conflict = data;

  g_free (conflict->area_key);
  g_free (conflict->who);
  g_free (conflict->area);
  g_free (conflict->value);
  g_free (conflict);
}

static gboolean
is_of_voice (const Conflict *conflict)
{
  return conflict->kind == TIL_SAVE_STEP || conflict->kind == TIL_SAVE_NOTE;
}

static void
add_conflict (TilMappingSession *self, TilSaveKind kind, gint64 id, const char *area_key, int step)
{
  Conflict *conflict = g_new0 (Conflict, 1);

  conflict->kind = kind;
  conflict->id = id;
  conflict->area_key = g_strdup (area_key);
  conflict->step = step;
  g_ptr_array_add (self->conflicts, conflict);
  til_session_read_mappings (self);
}

static void
conflict_cb (TilMappingSession *self, TilSaveKind kind, gint64 id, const char *area_key)
{
  if (!self->closed)
    add_conflict (self, kind, id, area_key, -1);
}

static void
kept_cb (TilMappingSession *self, TilSaveKind kind, gint64 id, const char *area_key, int step)
{
  if (self->closed)
    return;
  if (kind == TIL_SAVE_STEP || kind == TIL_SAVE_NOTE)
    self->enter_holder = id;
  if (kind == TIL_SAVE_STEP)
    add_conflict (self, kind, id, area_key, step);
  else
    til_session_read_mappings (self);
}

void
til_session_init_conflicts (TilMappingSession *self)
{
  self->conflicts = g_ptr_array_new_with_free_func (conflict_free);
  self->kept = g_ptr_array_new_with_free_func (conflict_free);
}

void
til_session_follow_conflicts (TilMappingSession *self)
{
  g_signal_connect_object (self->autosave, "conflict", G_CALLBACK (conflict_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->autosave, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
}

static const char *
step_text (const TilWheel *wheel, int step)
{
  return step == TIL_NOT_DISCUSSED ? _ ("Not discussed")
                                   : til_wheel_step_word (wheel, step, til_locale_language ());
}

/* The mapping that a conflict is about, NULL when it is gone; with the voice, when it is about one.
 */
static TilMapping *
find_place (GPtrArray *mappings, const Conflict *conflict, TilVoice **voice)
{
  *voice = NULL;
  for (guint i = 0; i < mappings->len; i++)
    {
      TilMapping *mapping = g_ptr_array_index (mappings, i);

      if (is_of_voice (conflict))
        *voice = til_mapping_find_voice (mapping, conflict->id);
      if (is_of_voice (conflict) ? *voice != NULL : mapping->id == conflict->id)
        return mapping;
    }
  return NULL;
}

static void
tell (TilMappingSession *self, const Conflict *conflict, const char *sentence, int step)
{
  g_signal_emit (self, til_session_signals[TIL_SESSION_CONFLICT], 0, sentence, conflict->id,
                 conflict->area_key, step);
}

/* NULL for the next step. */
static const char *
area_name (const TilMapping *mapping, const char *area_key)
{
  int index = til_wheel_find_area (mapping->wheel, area_key);

  return index >= 0
             ? til_local_get (til_wheel_area (mapping->wheel, index)->name, til_locale_language ())
             : NULL;
}

static void
tell_both_kept (TilMappingSession *self, const Conflict *conflict, const TilMapping *mapping)
{
  const char *name = area_name (mapping, conflict->area_key);
  g_autofree char *area = til_text_isolate (name != NULL ? name : "");
  g_autofree char *sentence = NULL;

  if (name != NULL)
    sentence = til_text_fill (
        _ ("Somebody else wrote about “{area}” at the same time. Both texts were kept."), "area",
        area, NULL);
  else
    sentence = g_strdup (
        _ ("Somebody else wrote the next step at the same time. Both texts were kept."));
  tell (self, conflict, sentence, -1);
}

static void
settle_step (TilMappingSession *self,
             const Conflict *conflict,
             const TilMapping *mapping,
             const TilVoice *voice)
{
  int theirs = til_voice_step (voice, conflict->area_key);
  int mine = conflict->step >= 0 ? conflict->step : theirs;
  const char *name = area_name (mapping, conflict->area_key);

  if (conflict->step < 0)
    {
      til_autosave_pending_step (self->autosave, conflict->id, conflict->area_key, &mine);
      til_autosave_forget (self->autosave, conflict->kind, conflict->id, conflict->area_key);
    }
  if (mine == theirs || name == NULL)
    return;

  g_autofree char *area = til_text_isolate (name);
  g_autofree char *their_word = til_text_isolate (step_text (mapping->wheel, theirs));
  g_autofree char *my_word = til_text_isolate (step_text (mapping->wheel, mine));
  g_autofree char *sentence = til_text_fill (
      _ ("Somebody else set “{area}” to “{theirs}”. You had chosen “{mine}”."), "area", area,
      "theirs", their_word, "mine", my_word, NULL);

  tell (self, conflict, sentence, mine);
}

static void
settle_note (TilMappingSession *self,
             const Conflict *conflict,
             const TilMapping *mapping,
             TilVoice *voice,
             const char *mine,
             gboolean print)
{
  const TilRating *rating = til_voice_find_rating (voice, conflict->area_key);
  g_autofree char *theirs = g_strdup (rating != NULL ? rating->note : NULL);
  gboolean their_print = rating != NULL && rating->print_note;
  g_autofree char *merged = til_merge_texts (theirs, mine);

  til_autosave_forget (self->autosave, conflict->kind, conflict->id, conflict->area_key);
  til_autosave_note (self->autosave, conflict->id, conflict->area_key, merged, print, theirs,
                     their_print);
  til_voice_set_note (voice, conflict->area_key, merged, print);
  if (theirs != NULL && *theirs != '\0')
    tell_both_kept (self, conflict, mapping);
}

static void
settle_mapping_text (TilMappingSession *self,
                     const Conflict *conflict,
                     TilMapping *mapping,
                     const char *mine)
{
  gboolean is_reason = conflict->kind == TIL_SAVE_REASON;
  g_autofree char *theirs = g_strdup (is_reason ? til_mapping_reason (mapping, conflict->area_key)
                                                : mapping->next_step);
  g_autofree char *merged = til_merge_texts (theirs, mine);

  til_autosave_forget (self->autosave, conflict->kind, conflict->id, conflict->area_key);
  if (is_reason)
    {
      til_autosave_reason (self->autosave, conflict->id, conflict->area_key, merged, theirs);
      til_mapping_put_reason (mapping, conflict->area_key, merged);
    }
  else
    {
      til_autosave_next_step (self->autosave, conflict->id, merged, theirs);
      g_free (mapping->next_step);
      mapping->next_step = g_strdup (merged);
    }
  if (theirs != NULL && *theirs != '\0')
    tell_both_kept (self, conflict, mapping);
}

/* What is entered and not written, as it is called; from the mappings as they were before. */
static void
name_conflict (TilMappingSession *self, Conflict *conflict)
{
  TilVoice *voice;
  const TilMapping *mapping = find_place (self->mappings, conflict, &voice);
  const char *text = NULL;
  int step;

  if (mapping != NULL && conflict->area == NULL)
    {
      conflict->area = g_strdup (area_name (mapping, conflict->area_key));
      if (voice != NULL)
        conflict->who = g_strdup (til_voice_label (voice, til_locale_language ()));
    }
  if (conflict->value != NULL)
    return;
  if (conflict->kind != TIL_SAVE_STEP)
    {
      til_autosave_pending_text (self->autosave, conflict->kind, conflict->id, conflict->area_key,
                                 &text, NULL);
      conflict->value = g_strdup (text);
    }
  else if (mapping != NULL &&
           til_autosave_pending_step (self->autosave, conflict->id, conflict->area_key, &step))
    {
      conflict->value = g_strdup (step_text (mapping->wheel, step));
    }
}

/* FALSE: there is nothing to write to. */
static gboolean
settle (TilMappingSession *self, Conflict *conflict, GPtrArray *fresh)
{
  TilVoice *voice;
  TilMapping *mapping = find_place (fresh, conflict, &voice);
  const char *mine = "";
  gboolean print = FALSE;
  int step;

  if (mapping != NULL && conflict->step >= 0)
    {
      settle_step (self, conflict, mapping, voice);
      return TRUE;
    }
  if (conflict->kind != TIL_SAVE_STEP &&
      !til_autosave_pending_text (self->autosave, conflict->kind, conflict->id, conflict->area_key,
                                  &mine, &print))
    return TRUE;
  if (conflict->kind == TIL_SAVE_STEP &&
      !til_autosave_pending_step (self->autosave, conflict->id, conflict->area_key, &step))
    return TRUE;
  if (mapping == NULL || (voice != NULL && !voice->open))
    {
      conflict->closed = mapping != NULL;
      name_conflict (self, conflict);
      til_autosave_hold (self->autosave, conflict->kind, conflict->id, conflict->area_key);
      return FALSE;
    }
  if (til_autosave_try_refused (self->autosave, conflict->kind, conflict->id, conflict->area_key))
    return TRUE;

  g_autofree char *copy = g_strdup (mine);

  if (conflict->kind == TIL_SAVE_STEP)
    settle_step (self, conflict, mapping, voice);
  else if (conflict->kind == TIL_SAVE_NOTE)
    settle_note (self, conflict, mapping, voice, copy, print);
  else
    settle_mapping_text (self, conflict, mapping, copy);
  return TRUE;
}

gboolean
til_session_settle_conflicts (TilMappingSession *self, GPtrArray *fresh)
{
  g_autoptr (GPtrArray) conflicts = g_steal_pointer (&self->conflicts);
  g_autoptr (GPtrArray) kept = g_steal_pointer (&self->kept);
  gboolean kept_changed = FALSE;
  gboolean settled = FALSE;

  til_session_init_conflicts (self);
  for (guint i = 0; i < kept->len; i++)
    if (!settle (self, g_ptr_array_index (kept, i), fresh))
      {
        g_ptr_array_add (self->kept, kept->pdata[i]);
        kept->pdata[i] = NULL;
      }
  kept_changed = settled = self->kept->len != kept->len;
  for (guint i = 0; i < conflicts->len; i++)
    {
      if (settle (self, g_ptr_array_index (conflicts, i), fresh))
        {
          settled = TRUE;
          continue;
        }
      g_ptr_array_add (self->kept, conflicts->pdata[i]);
      conflicts->pdata[i] = NULL;
      kept_changed = TRUE;
    }
  g_ptr_array_set_free_func (kept, NULL);
  g_ptr_array_set_free_func (conflicts, NULL);
  for (guint i = 0; i < kept->len; i++)
    g_clear_pointer (&kept->pdata[i], conflict_free);
  for (guint i = 0; i < conflicts->len; i++)
    g_clear_pointer (&conflicts->pdata[i], conflict_free);
  if (kept_changed)
    g_signal_emit (self, til_session_signals[TIL_SESSION_KEPT_CHANGED], 0);
  return settled;
}

void
til_session_enter_holder (TilMappingSession *self)
{
  const TilVoice *voice = self->enter_holder != 0
                              ? til_session_find_voice (self, self->enter_holder, NULL)
                              : NULL;

  if (voice != NULL && voice->open && self->entering_id != voice->id)
    self->enter_next = voice->id;
  self->enter_holder = 0;
}

char *
til_mapping_session_describe_kept (TilMappingSession *self, char **words, gboolean *deleted)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  const Conflict *first;

  if (self->kept->len == 0)
    return NULL;
  for (guint i = 0; i < self->kept->len; i++)
    {
      const Conflict *conflict = g_ptr_array_index (self->kept, i);
      g_autofree char *area = til_text_isolate (conflict->area != NULL ? conflict->area
                                                                       : _ ("Next step"));
      g_autofree char *value = til_text_isolate (conflict->value != NULL ? conflict->value : "");
      g_autofree char *line = til_text_fill (_ ("{area}: {text}"), "area", area, "text", value,
                                             NULL);

      if (conflict->value == NULL || *conflict->value == '\0')
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      g_string_append (lines, line);
    }
  first = g_ptr_array_index (self->kept, 0);
  *words = g_string_free (g_steal_pointer (&lines), FALSE);
  *deleted = !first->closed;
  if (first->who == NULL)
    return g_strdup (_ ("The mapping was deleted before this was saved. It is kept here."));

  g_autofree char *who = til_text_isolate (first->who);

  return til_text_fill (
      first->closed
          ? _ ("The voice of {voice} was finished before this was saved. It is kept here.")
          : _ ("The voice of {voice} was deleted before this was saved. It is kept here."),
      "voice", who, NULL);
}

static GPtrArray *
take_kept (TilMappingSession *self)
{
  GPtrArray *kept = g_steal_pointer (&self->kept);

  self->kept = g_ptr_array_new_with_free_func (conflict_free);
  return kept;
}

void
til_mapping_session_use_kept (TilMappingSession *self)
{
  g_autoptr (GPtrArray) kept = take_kept (self);

  for (guint i = 0; i < kept->len; i++)
    {
      const Conflict *conflict = g_ptr_array_index (kept, i);

      til_autosave_keep (self->autosave, conflict->kind, conflict->id, conflict->area_key);
    }
  g_signal_emit (self, til_session_signals[TIL_SESSION_KEPT_CHANGED], 0);
}

void
til_mapping_session_drop_kept (TilMappingSession *self)
{
  g_autoptr (GPtrArray) kept = take_kept (self);

  for (guint i = 0; i < kept->len; i++)
    {
      const Conflict *conflict = g_ptr_array_index (kept, i);

      til_autosave_forget (self->autosave, conflict->kind, conflict->id, conflict->area_key);
    }
  g_signal_emit (self, til_session_signals[TIL_SESSION_KEPT_CHANGED], 0);
}
