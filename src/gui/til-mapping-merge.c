/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-merge.h"

static gboolean
text_equal (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
voices_equal (const TilVoice *a, const TilVoice *b)
{
  if (a->id != b->id || a->open != b->open || a->kind != b->kind || a->date != b->date ||
      !text_equal (a->name, b->name) || a->ratings->len != b->ratings->len)
    return FALSE;

  for (guint i = 0; i < a->ratings->len; i++)
    {
      const TilRating *one = g_ptr_array_index (a->ratings, i);
      const TilRating *other = til_voice_find_rating (b, one->area_key);

      if (other == NULL || one->step != other->step || one->print_note != other->print_note ||
          !text_equal (one->note, other->note))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mapping_equal (const TilMapping *a, const TilMapping *b)
{
  if (a->id != b->id || a->date != b->date || !text_equal (a->next_step, b->next_step) ||
      !text_equal (a->wheel->key, b->wheel->key) || a->wheel->version != b->wheel->version ||
      a->voices->len != b->voices->len || a->reasons->len != b->reasons->len)
    return FALSE;

  for (guint i = 0; i < a->voices->len; i++)
    if (!voices_equal (g_ptr_array_index (a->voices, i), g_ptr_array_index (b->voices, i)))
      return FALSE;
  for (guint i = 0; i < a->reasons->len; i++)
    {
      const TilDifferenceReason *reason = g_ptr_array_index (a->reasons, i);

      if (!text_equal (reason->reason, til_mapping_reason (b, reason->area_key)))
        return FALSE;
    }
  return TRUE;
}

gboolean
til_mappings_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!mapping_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static void
reason_free (gpointer data)
{
  TilDifferenceReason *reason = data;

  g_free (reason->area_key);
  g_free (reason->reason);
  g_free (reason);
}

void
til_mapping_put_reason (TilMapping *mapping, const char *area_key, const char *reason)
{
  for (guint i = 0; i < mapping->reasons->len; i++)
    {
      TilDifferenceReason *old = g_ptr_array_index (mapping->reasons, i);

      if (!g_str_equal (old->area_key, area_key))
        continue;
      g_free (old->reason);
      old->reason = g_strdup (reason);
      return;
    }

  if (*reason != '\0')
    {
      TilDifferenceReason *added = g_new0 (TilDifferenceReason, 1);

      added->area_key = g_strdup (area_key);
      added->reason = g_strdup (reason);
      g_ptr_array_set_free_func (mapping->reasons, reason_free);
      g_ptr_array_add (mapping->reasons, added);
    }
}

void
til_mappings_apply_pending (GPtrArray *mappings, TilAutosave *autosave)
{
  for (guint m = 0; m < mappings->len; m++)
    {
      TilMapping *mapping = g_ptr_array_index (mappings, m);
      const char *text;
      gboolean print_note;
      int step;

      if (til_autosave_pending_text (autosave, TIL_SAVE_NEXT_STEP, mapping->id, "", &text, NULL))
        {
          g_free (mapping->next_step);
          mapping->next_step = g_strdup (text);
        }
      for (guint a = 0; a < til_wheel_n_areas (mapping->wheel); a++)
        {
          const char *key = til_wheel_area (mapping->wheel, a)->key;

          if (til_autosave_pending_text (autosave, TIL_SAVE_REASON, mapping->id, key, &text, NULL))
            til_mapping_put_reason (mapping, key, text);
          for (guint v = 0; v < mapping->voices->len; v++)
            {
              TilVoice *voice = g_ptr_array_index (mapping->voices, v);

              /* What a closed voice holds is what was stored. */
              if (!voice->open)
                continue;
              if (til_autosave_pending_step (autosave, voice->id, key, &step))
                til_voice_set_step (voice, key, step);
              if (til_autosave_pending_text (autosave, TIL_SAVE_NOTE, voice->id, key, &text,
                                             &print_note))
                til_voice_set_note (voice, key, text, print_note);
            }
        }
    }
}
