/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel.h"

#include <gio/gio.h>

#define WHEELS_RESOURCE "/se/barnetsbasta/Tillsammans/wheels/"

static const char *const bundled_keys[] = {
  "girfec", "barnets-basta", "orebro", "kronobarn", "familjetraffen", "backa-barnet", "livsblomma",
};

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

GPtrArray *
til_wheel_load_bundled (void)
{
  GPtrArray *wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);

  for (guint i = 0; i < G_N_ELEMENTS (bundled_keys); i++)
    {
      g_autofree char *path = g_strconcat (WHEELS_RESOURCE, bundled_keys[i], ".xml", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
          bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
      gsize length;

      if (bytes == NULL)
        g_error ("%s", error->message);
      const char *xml = g_bytes_get_data (bytes, &length);
      TilWheel *wheel = til_wheel_new_from_xml (xml, (gssize)length, bundled_keys[i], &error);
      if (wheel == NULL)
        g_error ("%s", error->message);
      g_ptr_array_add (wheels, wheel);
    }
  return wheels;
}
