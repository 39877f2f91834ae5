/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "til-error.h"
#include "til-text.h"

#define FADING                                                                                     \
  0.55 /* how much of its strength a mapping keeps when a newer one is laid over it                \
        */

static const char *const kind_keys[] = { "child", "guardian", "organisation" };

const char *
til_voice_kind_key (TilVoiceKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (kind_keys), NULL);
  return kind_keys[kind];
}

/* FALSE, and kind untouched, for a key that is not known. */
gboolean
til_voice_kind_from_key (const char *key, TilVoiceKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_keys); i++)
    if (g_strcmp0 (key, kind_keys[i]) == 0)
      {
        *kind = (TilVoiceKind)i;
        return TRUE;
      }
  return FALSE;
}

static void
free_rating (gpointer data)
{
  TilRating *rating = data;

  g_free (rating->area_key);
  g_free (rating->note);
  g_free (rating);
}

static void
free_reason (gpointer data)
{
  TilDifferenceReason *reason = data;

  g_free (reason->area_key);
  g_free (reason->reason);
  g_free (reason);
}

static gpointer
copy_rating (gconstpointer source, gpointer data)
{
  TilRating *copy = g_memdup2 (source, sizeof (TilRating));

  copy->area_key = g_strdup (copy->area_key);
  copy->note = g_strdup (copy->note);
  return copy;
}

static gpointer
copy_reason (gconstpointer source, gpointer data)
{
  TilDifferenceReason *copy = g_memdup2 (source, sizeof (TilDifferenceReason));

  copy->area_key = g_strdup (copy->area_key);
  copy->reason = g_strdup (copy->reason);
  return copy;
}

static gpointer
copy_voice (gconstpointer source, gpointer data)
{
  return til_voice_copy (source);
}

static GPtrArray *
copy_array (GPtrArray *source, GCopyFunc copy, GDestroyNotify free_func)
{
  GPtrArray *array = g_ptr_array_copy (source, copy, NULL);

  g_ptr_array_set_free_func (array, free_func);
  return array;
}

/* An empty mapping on wheel, of which it keeps a reference. */
TilMapping *
til_mapping_new (TilWheel *wheel)
{
  TilMapping *self = g_new0 (TilMapping, 1);

  self->wheel = wheel != NULL ? til_wheel_ref (wheel) : NULL;
  self->voices = g_ptr_array_new_with_free_func ((GDestroyNotify)til_voice_free);
  self->reasons = g_ptr_array_new_with_free_func (free_reason);
  return self;
}

/* The wheel is shared, everything else copied. */
TilMapping *
til_mapping_copy (const TilMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilMapping *copy = g_new (TilMapping, 1);
  *copy = *self;
  copy->wheel = self->wheel != NULL ? til_wheel_ref (self->wheel) : NULL;
  copy->next_step = g_strdup (self->next_step);
  copy->voices = copy_array (self->voices, copy_voice, (GDestroyNotify)til_voice_free);
  copy->reasons = copy_array (self->reasons, copy_reason, free_reason);
  return copy;
}

void
til_mapping_free (TilMapping *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->wheel, til_wheel_unref);
  g_free (self->next_step);
  g_ptr_array_unref (self->voices);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

/* A voice that is open and has rated nothing. */
TilVoice *
til_voice_new (TilVoiceKind kind)
{
  TilVoice *self = g_new0 (TilVoice, 1);

  self->kind = kind;
  self->name = g_strdup ("");
  self->open = TRUE;
  self->ratings = g_ptr_array_new_with_free_func (free_rating);
  return self;
}

TilVoice *
til_voice_copy (const TilVoice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  TilVoice *copy = g_new (TilVoice, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->ratings = copy_array (self->ratings, copy_rating, free_rating);
  return copy;
}

void
til_voice_free (TilVoice *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_ptr_array_unref (self->ratings);
  g_free (self);
}

TilVoice *
til_mapping_find_voice (const TilMapping *self, gint64 voice_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->voices->len; i++)
    {
      TilVoice *voice = g_ptr_array_index (self->voices, i);
      if (voice->id == voice_id)
        return voice;
    }
  return NULL;
}

static TilRating *
find_rating (const TilVoice *self, const char *area_key)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      TilRating *rating = g_ptr_array_index (self->ratings, i);
      if (g_strcmp0 (rating->area_key, area_key) == 0)
        return rating;
    }
  return NULL;
}

const TilRating *
til_voice_find_rating (const TilVoice *self, const char *area_key)
{
  g_return_val_if_fail (self != NULL, NULL);
  return find_rating (self, area_key);
}

int
til_voice_step (const TilVoice *self, const char *area_key)
{
  g_return_val_if_fail (self != NULL, TIL_NOT_DISCUSSED);

  const TilRating *rating = find_rating (self, area_key);
  return rating != NULL ? rating->step : TIL_NOT_DISCUSSED;
}

static TilRating *
ensure_rating (TilVoice *self, const char *area_key)
{
  TilRating *rating = find_rating (self, area_key);

  if (rating == NULL)
    {
      rating = g_new0 (TilRating, 1);
      rating->area_key = g_strdup (area_key);
      g_ptr_array_add (self->ratings, rating);
    }
  return rating;
}

static void
drop_if_empty (TilVoice *self, TilRating *rating)
{
  if (rating->step == TIL_NOT_DISCUSSED && rating->note == NULL)
    g_ptr_array_remove (self->ratings, rating);
}

void
til_voice_set_step (TilVoice *self, const char *area_key, int step)
{
  g_return_if_fail (self != NULL && area_key != NULL);

  TilRating *rating = ensure_rating (self, area_key);
  rating->step = step;
  drop_if_empty (self, rating);
}

/* note NULL or "" takes the note away; print_note then has no meaning. */
void
til_voice_set_note (TilVoice *self, const char *area_key, const char *note, gboolean print_note)
{
  g_return_if_fail (self != NULL && area_key != NULL);

  TilRating *rating = ensure_rating (self, area_key);
  char *copy = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
  g_free (rating->note);
  rating->note = copy;
  rating->print_note = rating->note != NULL && print_note;
  drop_if_empty (self, rating);
}

const char *
til_mapping_reason (const TilMapping *self, const char *area_key)
{
  g_return_val_if_fail (self != NULL, "");

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const TilDifferenceReason *reason = g_ptr_array_index (self->reasons, i);
      if (g_strcmp0 (reason->area_key, area_key) == 0)
        return reason->reason;
    }
  return "";
}

const char *
til_voice_label (const TilVoice *self, const char *language)
{
  g_return_val_if_fail (self != NULL, "");

  if (self->kind != TIL_VOICE_CHILD && self->name != NULL && *self->name != '\0')
    return self->name;
  switch (self->kind)
    {
    case TIL_VOICE_GUARDIAN:
      return til_label (language, "voice.guardian");
    case TIL_VOICE_ORGANISATION:
      return til_label (language, "voice.organisation");
    case TIL_VOICE_CHILD:
    default:
      return til_label (language, "voice.child");
    }
}

gboolean
til_voice_check_rating (
    const TilVoice *self, const TilWheel *wheel, const char *area_key, int step, GError **error)
{
  const char *why = NULL;

  g_return_val_if_fail (self != NULL && wheel != NULL, FALSE);

  if (!self->open)
    why = _ ("This voice is closed: open it again before you change what it says.");
  else if (til_wheel_find_area (wheel, area_key) < 0)
    why = _ ("The wheel of this mapping has no such area.");
  else if (step != TIL_NOT_DISCUSSED && (step < 1 || step > (int)til_wheel_n_steps (wheel)))
    why = _ ("The scale of this wheel has no such step.");

  if (why != NULL)
    g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, why);
  return why == NULL;
}

GPtrArray *
til_mapping_visible_voices (const TilMapping *self, gint64 entering_voice_id)
{
  GPtrArray *visible = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, visible);

  if (entering_voice_id != 0)
    {
      TilVoice *voice = til_mapping_find_voice (self, entering_voice_id);
      if (voice != NULL)
        g_ptr_array_add (visible, voice);
      return visible;
    }
  for (int kind = TIL_VOICE_CHILD; kind <= TIL_VOICE_ORGANISATION; kind++)
    for (guint i = 0; i < self->voices->len; i++)
      {
        TilVoice *voice = g_ptr_array_index (self->voices, i);
        if (!voice->open && (int)voice->kind == kind)
          g_ptr_array_add (visible, voice);
      }
  return visible;
}

static gboolean
measure_difference (const GPtrArray *voices, const char *area_key, TilDifference *difference)
{
  for (guint i = 0; i < voices->len; i++)
    {
      const TilVoice *voice = g_ptr_array_index (voices, i);
      int step = til_voice_step (voice, area_key);

      if (step == TIL_NOT_DISCUSSED)
        continue;
      if (difference->low == NULL || step < difference->low_step)
        {
          difference->low = voice;
          difference->low_step = step;
        }
      if (difference->high == NULL || step > difference->high_step)
        {
          difference->high = voice;
          difference->high_step = step;
        }
    }
  return difference->low != NULL &&
         difference->high_step - difference->low_step >= TIL_DIFFERENCE_STEPS;
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  const TilDifference *left = a, *right = b;
  int left_width = left->high_step - left->low_step,
      right_width = right->high_step - right->low_step;

  if (left_width != right_width)
    return right_width - left_width;
  return (left->area > right->area) - (left->area < right->area);
}

GArray *
til_mapping_differences (const TilMapping *self)
{
  GArray *differences = g_array_new (FALSE, TRUE, sizeof (TilDifference));

  g_return_val_if_fail (self != NULL && self->wheel != NULL, differences);

  g_autoptr (GPtrArray) voices = til_mapping_visible_voices (self, 0);
  for (guint i = 0; i < til_wheel_n_areas (self->wheel); i++)
    {
      TilDifference difference = { .area = i };
      if (measure_difference (voices, til_wheel_area (self->wheel, i)->key, &difference))
        g_array_append_val (differences, difference);
    }
  g_array_sort (differences, compare_differences);
  return differences;
}

gboolean
til_mapping_check_drawn (guint n, GError **error)
{
  if (n <= TIL_MAX_MAPPINGS_DRAWN)
    return TRUE;
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                       _ ("At most three mappings can lie on one drawing: take one away first."));
  return FALSE;
}

double
til_mapping_strength (guint index, guint n)
{
  g_return_val_if_fail (index < n, 1.0);
  return pow (FADING, n - 1 - index);
}
