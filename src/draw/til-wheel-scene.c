/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <string.h>

#define FONT_SIZE 15.0

TilWheelScene *
til_wheel_scene_new (const TilWheel *wheel, const char *language, const TilPalette *palette)
{
  TilWheelScene *self;

  g_return_val_if_fail (wheel && language && palette, NULL);

  self = g_new0 (TilWheelScene, 1);
  self->wheel = wheel;
  self->shape = wheel->shape;
  self->language = language;
  self->palette = palette;
  self->labels = TIL_LABELS_NAMES;
  self->layers = g_array_new (FALSE, TRUE, sizeof (TilWheelLayer));
  self->focus = -1;
  self->hover = -1;
  self->growth = 1.0;
  self->font_size = FONT_SIZE;
  self->show_differences = TRUE;
  self->cache = til_wheel_labels_new ();
  return self;
}

void
til_wheel_scene_free (TilWheelScene *self)
{
  if (!self)
    return;
  g_array_unref (self->layers);
  til_wheel_labels_free (self->cache);
  g_free (self);
}

/* A new mapping begins where strength or date changes. */
static guint
count_rounds (const TilWheelScene *self)
{
  guint n = 0;

  for (guint i = 0; i < self->layers->len; i++)
    {
      const TilWheelLayer *layer = &g_array_index (self->layers, TilWheelLayer, i);

      if (i == 0 || layer[-1].strength != layer->strength || layer[-1].date != layer->date)
        n++;
    }
  return n;
}

void
til_wheel_scene_add_mapping (TilWheelScene *self,
                             const TilMapping *mapping,
                             gint64 entering_voice_id,
                             double strength)
{
  g_autoptr (GPtrArray) voices = NULL;

  g_return_if_fail (self && mapping);
  g_return_if_fail (til_mapping_check_drawn (count_rounds (self) + 1, NULL)); /* R4 */

  voices = til_mapping_visible_voices (mapping, entering_voice_id);
  for (guint i = 0; i < voices->len; i++)
    {
      TilWheelLayer layer = { .voice = g_ptr_array_index (voices, i),
                              .date = mapping->date,
                              .strength = strength };

      for (guint before = 0; before < i; before++)
        if (((TilVoice *)g_ptr_array_index (voices, before))->kind == layer.voice->kind)
          layer.marker++;
      g_array_append_val (self->layers, layer);
    }
}

void
til_wheel_scene_geometry (const TilWheelScene *self,
                          double width,
                          double height,
                          TilWheelGeometry *geometry)
{
  g_return_if_fail (self && geometry);

  til_wheel_labels_place (self->cache, self, width, height);
  *geometry = *til_wheel_labels_geometry (self->cache);
}

gboolean
til_wheel_scene_is_numbered (const TilWheelScene *self, double width, double height)
{
  g_return_val_if_fail (self, FALSE);

  til_wheel_labels_place (self->cache, self, width, height);
  return til_wheel_labels_are_numbers (self->cache);
}

static int
find_filled (const TilRound *round)
{
  for (guint i = 0; i < round->n_layers; i++)
    if (round->layers[i]->voice->kind == TIL_VOICE_CHILD)
      return (int)i;
  return round->n_layers == 1 ? 0 : -1;
}

void
til_picture_collect_rounds (TilPicture *self, GPtrArray *layers)
{
  const GArray *all = self->scene->layers;

  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (layers, &g_array_index (all, TilWheelLayer, i));

  for (guint i = 0; i < layers->len; i++)
    {
      const TilWheelLayer *layer = g_ptr_array_index (layers, i);
      TilRound *round = self->n_rounds ? &self->rounds[self->n_rounds - 1] : NULL;

      if (!round || round->strength != layer->strength || round->date != layer->date)
        {
          if (self->n_rounds == TIL_MAX_MAPPINGS_DRAWN) /* R4: the oldest goes */
            {
              self->n_rounds--;
              memmove (self->rounds, self->rounds + 1, self->n_rounds * sizeof (TilRound));
            }
          round = &self->rounds[self->n_rounds++];
          *round = (TilRound){ .layers = (const TilWheelLayer *const *)&layers->pdata[i],
                               .strength = layer->strength,
                               .date = layer->date };
        }
      round->n_layers++;
    }
  for (guint i = 0; i < self->n_rounds; i++)
    self->rounds[i].filled = find_filled (&self->rounds[i]);
}

double
til_picture_radius (const TilPicture *self, int step)
{
  double inner = self->geometry->inner;
  double growth = CLAMP (self->scene->growth, 0.0, 1.0);

  return inner + (til_wheel_geometry_radius (self->geometry, step) - inner) * growth;
}
