/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints every bundled wheel in many states to PNG files, to be looked at: paint-gallery DIRECTORY
 * [TEXT-IN-NAME]. With --time it prints what one repaint costs. */
#include "til-wheel-painter.h"
#include "til-type.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *suffix;
  const char *language;
  const char *second;
  TilPaletteKind palette;
  TilLabels labels;
  gboolean flower;
  guint voices; /* 0-4 */
  guint mappings;
  int hover;
  int preview;
  int width, height;
} Picture;

static const Picture pictures[] = {
  { "blank-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 0, 0, -1, 0, 900, 900 },
  { "blank-print-ti", "ti", NULL, TIL_PALETTE_PRINT, TIL_LABELS_NAMES, FALSE, 0, 0, -1, 0, 700,
    600 },
  { "filled-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 1, -1, 0, 900, 700 },
  { "filled-dark-ar", "ar", NULL, TIL_PALETTE_DARK, TIL_LABELS_NAMES, FALSE, 1, 1, -1, 0, 700,
    700 },
  { "filled-narrow-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 1, 2, 3, 480,
    520 },
  { "voices-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 3, 1, -1, 0, 900, 900 },
  { "voices-dark-sv", "sv", NULL, TIL_PALETTE_DARK, TIL_LABELS_NAMES, FALSE, 3, 1, -1, 0, 900,
    700 },
  { "voices4-print-sv-ar", "sv", "ar", TIL_PALETTE_PRINT, TIL_LABELS_NAMES, FALSE, 4, 1, -1, 0, 900,
    700 },
  { "earlier-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 3, -1, 0, 800, 700 },
  { "numbers-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NUMBERS, FALSE, 1, 1, -1, 0, 360, 360 },
  { "small-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 1, -1, 0, 300, 300 },
  { "hover-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 1, 1, 4, 700, 600 },
  { "lower-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 1, 3, 1, 700, 600 },
  { "large-sv-ti", "sv", "ti", TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, FALSE, 1, 1, -1, 0, 1200,
    1000 },
  { "flower-blank-sv", "sv", NULL, TIL_PALETTE_PRINT, TIL_LABELS_NAMES, TRUE, 0, 0, -1, 0, 800,
    900 },
  { "flower-filled-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, TRUE, 1, 1, 3, 0, 800,
    900 },
  { "flower-dark-ar", "ar", NULL, TIL_PALETTE_DARK, TIL_LABELS_NAMES, TRUE, 1, 1, -1, 0, 700, 800 },
  { "flower-voices-ti", "ti", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, TRUE, 3, 1, -1, 0, 800,
    900 },
  { "flower-earlier-sv", "sv", NULL, TIL_PALETTE_LIGHT, TIL_LABELS_NAMES, TRUE, 1, 3, -1, 0, 800,
    900 },
};

static void
add_voice (TilMapping *mapping, TilVoiceKind kind, guint seed)
{
  TilVoice *voice = til_voice_new (kind);
  guint n_steps = til_wheel_n_steps (mapping->wheel);

  voice->id = mapping->voices->len + 1;
  voice->open = FALSE;
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      int step = (int)((i * 7 + seed * 5 + i * seed * 3) % (n_steps + 1));

      if (step == 0 && i % 4 != 1)
        step = (int)(n_steps + 1) / 2;
      til_voice_set_step (voice, til_wheel_area (mapping->wheel, i)->key, step);
    }
  g_ptr_array_add (mapping->voices, voice);
}

static TilMapping *
create_mapping (TilWheel *wheel, guint voices, guint seed)
{
  TilMapping *mapping = til_mapping_new (wheel);

  mapping->date = til_date_new (2025 + (int)seed / 3, 3 + (int)seed * 3, 14);
  if (voices > 0)
    add_voice (mapping, TIL_VOICE_CHILD, seed);
  if (voices > 1)
    add_voice (mapping, TIL_VOICE_GUARDIAN, seed + 1);
  if (voices > 2)
    add_voice (mapping, TIL_VOICE_ORGANISATION, seed + 2);
  if (voices > 3)
    add_voice (mapping, TIL_VOICE_GUARDIAN, seed + 3);
  return mapping;
}

static cairo_surface_t *
paint (TilWheel *wheel, const Picture *picture, guint repeat, double *milliseconds)
{
  const TilPalette *palette = til_palette_get (picture->palette);
  g_autoptr (TilWheelScene) scene = til_wheel_scene_new (wheel, picture->language, palette);
  g_autoptr (GPtrArray)
      mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, picture->width,
                                                         picture->height);
  gint64 start;

  scene->second_language = picture->second;
  scene->labels = picture->labels;
  scene->centre = g_str_has_prefix (picture->language, "ar") ? "ليان"
                  : picture->palette == TIL_PALETTE_PRINT
                      ? "Maximilian Alexander Lindqvist-Öhrström"
                      : "Sofia";
  scene->hover = picture->hover;
  scene->preview_step = picture->preview;
  if (picture->flower)
    scene->shape = TIL_SHAPE_PETALS;
  for (guint i = 0; i < picture->mappings; i++)
    {
      TilMapping *mapping = create_mapping (wheel, picture->voices, i + 1);

      g_ptr_array_add (mappings, mapping);
      til_wheel_scene_add_mapping (scene, mapping, 0, til_mapping_strength (i, picture->mappings));
    }

  start = g_get_monotonic_time ();
  for (guint i = 0; i < repeat; i++)
    {
      cairo_t *cr = cairo_create (surface);
      if (palette->ground.alpha == 0)
        {
          til_cairo_set_colour (cr, til_colour_with_alpha (palette->ground, 1));
          cairo_paint (cr);
        }
      til_wheel_scene_paint (scene, cr, NULL, picture->width, picture->height);
      cairo_destroy (cr);
    }
  *milliseconds = (double)(g_get_monotonic_time () - start) / 1000.0 / repeat;
  return surface;
}

static void
paint_parts (const char *directory)
{
  const char *names[] = { "shield", "heart",   "pulse",  "apple", "book",   "sprout", "hands",
                          "home",   "friends", "ball",   "ear",   "speech", "star",   "flag",
                          "puzzle", "sun",     "person", "child", "key",    "check",  "scales",
                          "ring",   "steps",   "bulb",   "music", "?" };
  const TilPalette *palette = til_palette_get (TIL_PALETTE_PRINT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 900, 420);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *path = g_build_filename (directory, "parts.png", NULL);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      PangoLayout *layout = til_type_layout (NULL, "en", names[i], 11, TIL_WEIGHT_REGULAR);
      double x = 45 + 68.0 * (i % 13), y = 45 + 110.0 * (i / 13);

      til_paint_icon (cr, names[i], x, y, 48, palette->text);
      til_paint_icon (cr, names[i], x - 10, y + 40, 20, palette->faint_text);
      til_type_show (cr, layout, x - 20, y + 52);
      g_object_unref (layout);
    }
  for (guint i = 1; i <= 4; i++)
    til_paint_face (cr, i, i * 70, 310, 56, palette->text);
  for (guint i = 0; i < 3; i++)
    {
      til_paint_voice_marker (cr, TIL_VOICE_GUARDIAN, i, 420 + i * 40, 310, 24, palette->ground,
                              palette->text);
      til_paint_voice_marker (cr, TIL_VOICE_ORGANISATION, i, 560 + i * 40, 310, 24, palette->ground,
                              palette->text);
    }
  til_paint_voice_marker (cr, TIL_VOICE_CHILD, 0, 380, 310, 24, palette->ground, palette->text);
  til_paint_hatch (cr, 700, 296, 44, 28, palette->hatch);
  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  gboolean timing = argc > 1 && strcmp (argv[1], "--time") == 0;

  if (argc < 2)
    {
      g_printerr ("paint-gallery: a directory is missing\n");
      return 2;
    }
  if (!timing)
    paint_parts (argv[1]);
  for (guint w = 0; w < wheels->len; w++)
    for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
      {
        TilWheel *wheel = g_ptr_array_index (wheels, w);
        g_autofree char *name = g_strdup_printf ("%s-%s.png", wheel->key, pictures[i].suffix);
        double milliseconds;
        cairo_surface_t *surface;

        if (argc > 2 && !strstr (name, argv[2]))
          continue;
        surface = paint (wheel, &pictures[i], timing ? 50 : 1, &milliseconds);
        if (timing)
          g_print ("%6.2f ms  %dx%d  %s\n", milliseconds, pictures[i].width, pictures[i].height,
                   name);
        else
          {
            g_autofree char *path = g_build_filename (argv[1], name, NULL);
            cairo_surface_write_to_png (surface, path);
          }
        cairo_surface_destroy (surface);
      }
  return 0;
}
