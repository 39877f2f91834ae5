/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

static const char *const dimension_keys[TIL_N_DIMENSIONS] = {
  NULL,   "safety",        "health",   "development", "learning",       "care",
  "home", "relationships", "activity", "respect",     "responsibility", "participation",
};

const char *
til_dimension_key (TilDimension dimension)
{
  g_return_val_if_fail ((guint)dimension < TIL_N_DIMENSIONS, NULL);
  return dimension_keys[dimension];
}

TilDimension
til_dimension_from_key (const char *key)
{
  for (int i = TIL_DIMENSION_NONE + 1; key != NULL && i < TIL_N_DIMENSIONS; i++)
    if (g_str_equal (key, dimension_keys[i]))
      return (TilDimension)i;
  return TIL_DIMENSION_NONE;
}

static void
free_step (gpointer data)
{
  TilScaleStep *step = data;

  til_local_free (step->word);
  g_free (step);
}

static void
free_group (gpointer data)
{
  TilAreaGroup *group = data;

  g_free (group->key);
  til_local_free (group->name);
  g_free (group);
}

static void
free_area (gpointer data)
{
  TilArea *area = data;

  g_free (area->key);
  til_local_free (area->name);
  til_local_free (area->description);
  g_ptr_array_unref (area->child_questions);
  g_ptr_array_unref (area->guardian_questions);
  g_array_unref (area->articles);
  g_free (area->icon);
  g_free (area);
}

TilWheel *
til_wheel_new_empty (void)
{
  TilWheel *wheel = g_new0 (TilWheel, 1);

  g_atomic_ref_count_init (&wheel->ref_count);
  wheel->name = til_local_new ();
  wheel->description = til_local_new ();
  wheel->provenance = til_local_new ();
  wheel->steps = g_ptr_array_new_with_free_func (free_step);
  wheel->groups = g_ptr_array_new_with_free_func (free_group);
  wheel->areas = g_ptr_array_new_with_free_func (free_area);
  return wheel;
}

void
til_wheel_add_step (TilWheel *self, guint face)
{
  TilScaleStep *step = g_new0 (TilScaleStep, 1);

  step->word = til_local_new ();
  step->face = face;
  g_ptr_array_add (self->steps, step);
}

void
til_wheel_add_default_scale (TilWheel *self)
{
  static const char *const keys[] = { "scale.1", "scale.2", "scale.3", "scale.4" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      til_wheel_add_step (self, i + 1);
      TilScaleStep *step = g_ptr_array_index (self->steps, i);
      for (const char *const *language = til_languages (); *language != NULL; language++)
        til_local_set (step->word, *language, til_label (*language, keys[i]));
    }
}

void
til_wheel_add_group (TilWheel *self, const char *key)
{
  TilAreaGroup *group = g_new0 (TilAreaGroup, 1);

  group->key = g_strdup (key);
  group->name = til_local_new ();
  g_ptr_array_add (self->groups, group);
}

int
til_wheel_find_group (const TilWheel *self, const char *key)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const TilAreaGroup *group = g_ptr_array_index (self->groups, i);
      if (g_str_equal (group->key, key))
        return (int)i;
    }
  return -1;
}

TilArea *
til_wheel_add_area (TilWheel *self, const char *key)
{
  TilArea *area = g_new0 (TilArea, 1);

  area->key = g_strdup (key);
  area->name = til_local_new ();
  area->description = til_local_new ();
  area->child_questions = g_ptr_array_new_with_free_func ((GDestroyNotify)til_local_free);
  area->guardian_questions = g_ptr_array_new_with_free_func ((GDestroyNotify)til_local_free);
  area->articles = g_array_new (FALSE, FALSE, sizeof (guint));
  area->group = -1;
  g_ptr_array_add (self->areas, area);
  return area;
}

TilWheel *
til_wheel_ref (TilWheel *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
til_wheel_unref (TilWheel *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->key);
  til_local_free (self->name);
  til_local_free (self->description);
  til_local_free (self->provenance);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_free (self->xml);
  g_free (self);
}

guint
til_wheel_n_areas (const TilWheel *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->areas->len;
}

guint
til_wheel_n_steps (const TilWheel *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->steps->len;
}

const TilArea *
til_wheel_area (const TilWheel *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->areas->len, NULL);
  return g_ptr_array_index (self->areas, index);
}

int
til_wheel_find_area (const TilWheel *self, const char *key)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->areas->len; i++)
    if (g_strcmp0 (til_wheel_area (self, i)->key, key) == 0)
      return (int)i;
  return -1;
}

static const TilScaleStep *
get_step (const TilWheel *self, int step)
{
  g_return_val_if_fail (self != NULL && step >= 1 && step <= (int)self->steps->len, NULL);
  return g_ptr_array_index (self->steps, (guint)step - 1);
}

const char *
til_wheel_step_word (const TilWheel *self, int step, const char *language)
{
  const TilScaleStep *found = get_step (self, step);

  return found != NULL ? til_local_get (found->word, language) : "";
}

guint
til_wheel_step_face (const TilWheel *self, int step)
{
  const TilScaleStep *found = get_step (self, step);

  return found != NULL ? found->face : 1;
}
