/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawn-wheels.h"
#include "picture.h"
#include "til-wheel-painter.h"

#include <math.h>
#include <stdlib.h>

#define SIZE 320

static const int mixed[] = { 2, 4, 1, 3, 0, 2, 3, 1 };
static const int other[] = { 4, 3, 3, 1, 2, 2, 1, 1 };
static const int third[] = { 1, 0, 2, 3, 4, 3, 3, 4 };

static TilWheelScene *
create_scene (const TilWheel *wheel, TilPaletteKind kind)
{
  TilWheelScene *scene = til_wheel_scene_new (wheel, "en", til_palette_get (kind));

  scene->labels = TIL_LABELS_NONE;
  return scene;
}

static cairo_surface_t *
paint (const TilWheelScene *scene, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  til_wheel_scene_paint (scene, cr, NULL, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* What the mapping looks like while entering is being entered, 0 afterwards. */
static cairo_surface_t *
paint_mapping (const TilMapping *mapping, gint64 entering)
{
  g_autoptr (TilWheelScene) scene = create_scene (mapping->wheel, TIL_PALETTE_LIGHT);

  til_wheel_scene_add_mapping (scene, mapping, entering, 1.0);
  return paint (scene, SIZE, SIZE);
}

static void
assert_equal (cairo_surface_t *a, cairo_surface_t *b)
{
  g_assert_true (picture_equal (a, b));
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
assert_different (cairo_surface_t *a, cairo_surface_t *b, guint pixels)
{
  g_assert_cmpuint (picture_count_different (a, b), >=, pixels);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

static void
test_voice_hidden (void)
{
  const TilShape shapes[] = { TIL_SHAPE_SECTORS, TIL_SHAPE_PETALS };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (TilWheel) wheel = drawn_wheel_new (shapes[i], 8, 4);
      g_autoptr (TilMapping) all = drawn_mapping_new (wheel);
      g_autoptr (TilMapping) alone = drawn_mapping_new (wheel);
      g_autoptr (TilMapping) closed = drawn_mapping_new (wheel);
      TilVoice *entered;

      drawn_mapping_add (all, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
      drawn_mapping_add (all, TIL_VOICE_ORGANISATION, third, G_N_ELEMENTS (third));
      entered = drawn_mapping_add (all, TIL_VOICE_GUARDIAN, other, G_N_ELEMENTS (other));
      entered->open = TRUE;

      drawn_mapping_add (alone, TIL_VOICE_GUARDIAN, other, G_N_ELEMENTS (other))->open = TRUE;
      assert_equal (paint_mapping (all, entered->id), paint_mapping (alone, 1));

      /* The open voice stays hidden from those who look at the closed ones. */
      drawn_mapping_add (closed, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
      drawn_mapping_add (closed, TIL_VOICE_ORGANISATION, third, G_N_ELEMENTS (third));
      assert_equal (paint_mapping (all, 0), paint_mapping (closed, 0));
    }
}

/* Whoever it is: one voice alone is filled, so that it grows while it is entered. */
static void
test_single_voice_filled (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
  g_autoptr (TilMapping) child = drawn_mapping_new (wheel);
  g_autoptr (TilMapping) guardian = drawn_mapping_new (wheel);

  drawn_mapping_add (child, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
  drawn_mapping_add (guardian, TIL_VOICE_GUARDIAN, mixed, G_N_ELEMENTS (mixed));
  assert_equal (paint_mapping (child, 0), paint_mapping (guardian, 0));
}

static void
test_voices_differ_without_colour (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
  const TilVoiceKind kinds[] = { TIL_VOICE_GUARDIAN, TIL_VOICE_ORGANISATION };
  cairo_surface_t *pictures[2];
  int channel_differs = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TilMapping) mapping = drawn_mapping_new (wheel);

      drawn_mapping_add (mapping, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
      drawn_mapping_add (mapping, kinds[i], other, G_N_ELEMENTS (other));
      pictures[i] = paint_mapping (mapping, 0);
    }
  /* The green channel stands for grey. */
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      if (abs ((int)((picture_pixel (pictures[0], x, y) >> 8) & 255) -
               (int)((picture_pixel (pictures[1], x, y) >> 8) & 255)) > 60)
        channel_differs++;
  g_assert_cmpint (channel_differs, >, 200);
  cairo_surface_destroy (pictures[0]);
  cairo_surface_destroy (pictures[1]);
}

static void
test_not_discussed (void)
{
  const int none[] = { 0 }, lowest[] = { 1 };
  const TilShape shapes[] = { TIL_SHAPE_SECTORS, TIL_SHAPE_PETALS };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (guint steps = 3; steps <= 10; steps += 7)
      {
        g_autoptr (TilWheel) wheel = drawn_wheel_new (shapes[i], 8, steps);
        g_autoptr (TilMapping) undiscussed = drawn_mapping_new (wheel);
        g_autoptr (TilMapping) low = drawn_mapping_new (wheel);
        g_autoptr (TilWheelScene) blank = create_scene (wheel, TIL_PALETTE_LIGHT);

        drawn_mapping_add (undiscussed, TIL_VOICE_CHILD, none, 1);
        drawn_mapping_add (low, TIL_VOICE_CHILD, lowest, 1);
        assert_different (paint_mapping (undiscussed, 0), paint_mapping (low, 0), 300);
        assert_different (paint_mapping (undiscussed, 0), paint (blank, SIZE, SIZE), 100);
      }
}

/* A difference of two steps is bracketed, one step isn't, and an area that one voice left out
 * isn't. */
static void
test_bracket (void)
{
  const struct
  {
    int first, second;
    gboolean bracket;
  } cases[] = { { 1, 3, TRUE }, { 4, 1, TRUE }, { 2, 3, FALSE }, { 2, 2, FALSE }, { 0, 4, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
      g_autoptr (TilMapping) mapping = drawn_mapping_new (wheel);
      g_autoptr (TilWheelScene) scene = create_scene (wheel, TIL_PALETTE_LIGHT);
      cairo_surface_t *with, *without;

      drawn_mapping_add (mapping, TIL_VOICE_CHILD, &cases[i].first, 1);
      drawn_mapping_add (mapping, TIL_VOICE_GUARDIAN, &cases[i].second, 1);
      til_wheel_scene_add_mapping (scene, mapping, 0, 1.0);
      with = paint (scene, SIZE, SIZE);
      scene->show_differences = FALSE;
      without = paint (scene, SIZE, SIZE);
      g_assert_cmpint (picture_equal (with, without), ==, !cases[i].bracket);
      cairo_surface_destroy (with);
      cairo_surface_destroy (without);
    }
}

/* R3: nothing about the ratings reaches the centre. */
static void
test_no_total (void)
{
  const TilShape shapes[] = { TIL_SHAPE_SECTORS, TIL_SHAPE_PETALS };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (TilWheel) wheel = drawn_wheel_new (shapes[i], 8, 4);
      g_autoptr (TilMapping) mapping = drawn_mapping_new (wheel);
      g_autoptr (TilWheelScene) scene = create_scene (wheel, TIL_PALETTE_LIGHT);
      TilWheelGeometry geometry;
      cairo_surface_t *picture;
      guint32 middle;

      drawn_mapping_add (mapping, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
      drawn_mapping_add (mapping, TIL_VOICE_GUARDIAN, other, G_N_ELEMENTS (other));
      til_wheel_scene_add_mapping (scene, mapping, 0, 1.0);
      til_wheel_scene_geometry (scene, SIZE, SIZE, &geometry);
      picture = paint (scene, SIZE, SIZE);
      middle = picture_pixel (picture, (int)geometry.cx, (int)geometry.cy);
      for (int y = 0; y < SIZE; y++)
        for (int x = 0; x < SIZE; x++)
          if (hypot (x - geometry.cx, y - geometry.cy) < geometry.inner - geometry.gap - 2)
            g_assert_cmphex (picture_pixel (picture, x, y), ==, middle);
      cairo_surface_destroy (picture);
    }
}

static void
test_at_most_three (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
  g_autoptr (TilMapping) mapping = drawn_mapping_new (wheel);
  g_autoptr (TilWheelScene) scene = create_scene (wheel, TIL_PALETTE_LIGHT);

  drawn_mapping_add (mapping, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
  for (guint i = 0; i < TIL_MAX_MAPPINGS_DRAWN; i++)
    til_wheel_scene_add_mapping (scene, mapping, 0,
                                 til_mapping_strength (i, TIL_MAX_MAPPINGS_DRAWN));
  g_assert_cmpuint (scene->layers->len, ==, 3);
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*til_mapping_check_drawn*");
  til_wheel_scene_add_mapping (scene, mapping, 0, 0.9);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (scene->layers->len, ==, 3);
}

/* Layers put there by hand are held to the same limit: the oldest isn't drawn. */
static void
test_at_most_three_by_hand (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
  g_autoptr (TilMapping) first = drawn_mapping_new (wheel);
  g_autoptr (TilMapping) rest = drawn_mapping_new (wheel);
  const int full[] = { 4 }, low[] = { 1 };
  const TilVoice *old = drawn_mapping_add (first, TIL_VOICE_CHILD, full, 1);
  const TilVoice *voice = drawn_mapping_add (rest, TIL_VOICE_CHILD, low, 1);
  cairo_surface_t *pictures[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TilWheelScene) scene = create_scene (wheel, TIL_PALETTE_LIGHT);

      for (guint n = i; n < 4; n++)
        {
          TilWheelLayer layer = { n == 0 ? old : voice, first->date + n, 0.2 + 0.2 * n };
          g_array_append_val (scene->layers, layer);
        }
      pictures[i] = paint (scene, SIZE, SIZE);
    }
  assert_equal (pictures[0], pictures[1]);
}

static void
check_border (cairo_surface_t *picture, const char *name)
{
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);

  for (int x = 0; x < width; x++)
    if (picture_pixel (picture, x, 0) || picture_pixel (picture, x, height - 1))
      g_error ("%s: something is cut off above or below", name);
  for (int y = 0; y < height; y++)
    if (picture_pixel (picture, 0, y) || picture_pixel (picture, width - 1, y))
      g_error ("%s: something is cut off at a side", name);
}

static void
test_nothing_cut_off (void)
{
  const struct
  {
    int width, height;
  } sizes[] = { { 900, 900 }, { 700, 480 }, { 420, 640 }, { 300, 300 } };
  const char *languages[][2] = { { "sv", NULL }, { "ar", NULL }, { "ti", NULL }, { "sv", "ar" } };
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();

  for (guint w = 0; w < wheels->len; w++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
        for (int petals = 0; petals <= 1; petals++)
          {
            const TilWheel *wheel = g_ptr_array_index (wheels, w);
            g_autoptr (TilWheelScene) scene = til_wheel_scene_new (
                wheel, languages[l][0], til_palette_get (TIL_PALETTE_LIGHT));
            g_autofree char *name = g_strdup_printf ("%s %s %dx%d %s", wheel->key, languages[l][0],
                                                     sizes[s].width, sizes[s].height,
                                                     petals ? "flower" : "wheel");
            TilWheelGeometry geometry;
            cairo_surface_t *picture;

            scene->second_language = languages[l][1];
            scene->shape = petals ? TIL_SHAPE_PETALS : TIL_SHAPE_SECTORS;
            scene->hover = 1;
            scene->focus = 2;
            picture = paint (scene, sizes[s].width, sizes[s].height);
            check_border (picture, name);
            cairo_surface_destroy (picture);
            til_wheel_scene_geometry (scene, sizes[s].width, sizes[s].height, &geometry);
            g_assert_cmpfloat (geometry.outer, >, 0.2 * MIN (sizes[s].width, sizes[s].height));
            g_assert_cmpfloat (geometry.cx, ==, sizes[s].width / 2.0);
          }
}

static void
test_numbers_without_room (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
  g_autoptr (TilWheelScene)
      scene = til_wheel_scene_new (wheel, "en", til_palette_get (TIL_PALETTE_LIGHT));

  g_assert_false (til_wheel_scene_is_numbered (scene, 900, 800));
  g_assert_true (til_wheel_scene_is_numbered (scene, 200, 200));
  scene->labels = TIL_LABELS_NUMBERS;
  g_assert_true (til_wheel_scene_is_numbered (scene, 900, 800));
}

/* The wheel doesn't move under the pointer, nor when a voice is added. */
static void
test_wheel_stands_still (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);
  g_autoptr (TilMapping) mapping = drawn_mapping_new (wheel);
  g_autoptr (TilWheelScene)
      scene = til_wheel_scene_new (wheel, "en", til_palette_get (TIL_PALETTE_LIGHT));
  TilWheelGeometry before, after;

  drawn_mapping_add (mapping, TIL_VOICE_CHILD, mixed, G_N_ELEMENTS (mixed));
  til_wheel_scene_geometry (scene, 700, 600, &before);
  scene->hover = 3;
  scene->focus = 4;
  scene->preview_step = 2;
  scene->centre = "Sofia";
  til_wheel_scene_add_mapping (scene, mapping, 0, 1.0);
  til_wheel_scene_geometry (scene, 700, 600, &after);
  g_assert_cmpfloat (before.outer, ==, after.outer);
  g_assert_cmpfloat (before.cx, ==, after.cx);
  g_assert_cmpfloat (before.cy, ==, after.cy);
}

static void
test_icons_are_known (void)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();

  for (guint w = 0; w < wheels->len; w++)
    for (guint i = 0; i < til_wheel_n_areas (g_ptr_array_index (wheels, w)); i++)
      g_assert_true (til_icon_is_known (til_wheel_area (g_ptr_array_index (wheels, w), i)->icon));
  g_assert_false (til_icon_is_known ("no such icon"));
}

typedef struct
{
  const char *name;
  TilShape shape;
  guint areas, steps;
  TilPaletteKind palette;
  guint voices;
  guint mappings;
  int hover, focus, preview;
  gboolean text;
} Reference;

static const Reference pictures[] = {
  { "wheel-blank", TIL_SHAPE_SECTORS, 8, 4, TIL_PALETTE_PRINT, 0, 0, -1, -1, 0, FALSE },
  { "wheel-filled", TIL_SHAPE_SECTORS, 7, 4, TIL_PALETTE_LIGHT, 1, 1, -1, -1, 0, FALSE },
  { "wheel-dark", TIL_SHAPE_SECTORS, 8, 4, TIL_PALETTE_DARK, 1, 1, 1, 5, 3, FALSE },
  { "wheel-voices", TIL_SHAPE_SECTORS, 8, 4, TIL_PALETTE_LIGHT, 4, 1, -1, -1, 0, FALSE },
  { "wheel-earlier", TIL_SHAPE_SECTORS, 8, 4, TIL_PALETTE_LIGHT, 1, 3, -1, -1, 0, FALSE },
  { "wheel-three-areas", TIL_SHAPE_SECTORS, 3, 3, TIL_PALETTE_LIGHT, 2, 1, -1, -1, 0, FALSE },
  { "wheel-twelve-areas", TIL_SHAPE_SECTORS, 12, 10, TIL_PALETTE_LIGHT, 3, 1, -1, -1, 0, FALSE },
  { "flower-blank", TIL_SHAPE_PETALS, 8, 4, TIL_PALETTE_PRINT, 0, 0, -1, -1, 0, FALSE },
  { "flower-filled", TIL_SHAPE_PETALS, 7, 4, TIL_PALETTE_LIGHT, 1, 1, 2, -1, 0, FALSE },
  { "flower-voices", TIL_SHAPE_PETALS, 8, 4, TIL_PALETTE_DARK, 3, 1, -1, -1, 0, FALSE },
  { "wheel-names", TIL_SHAPE_SECTORS, 5, 4, TIL_PALETTE_LIGHT, 1, 1, -1, -1, 0, TRUE },
};

static void
test_reference (gconstpointer data)
{
  const Reference *reference = data;
  const int *steps[] = { mixed, other, third };
  const TilVoiceKind kinds[] = { TIL_VOICE_CHILD, TIL_VOICE_GUARDIAN, TIL_VOICE_ORGANISATION,
                                 TIL_VOICE_GUARDIAN };
  g_autoptr (TilWheel)
      wheel = drawn_wheel_new (reference->shape, reference->areas, reference->steps);
  g_autoptr (TilWheelScene) scene = create_scene (wheel, reference->palette);
  g_autoptr (GPtrArray)
      mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);

  for (guint m = 0; m < reference->mappings; m++)
    {
      TilMapping *mapping = drawn_mapping_new (wheel);

      for (guint v = 0; v < reference->voices; v++)
        {
          int scaled[12];

          for (guint i = 0; i < G_N_ELEMENTS (scaled); i++)
            scaled[i] = (int)(steps[(v + reference->mappings - 1 - m) % 3][(i + v / 3) % 8] *
                              reference->steps / 4);
          drawn_mapping_add (mapping, kinds[v], scaled, G_N_ELEMENTS (scaled));
        }
      mapping->date += m;
      g_ptr_array_add (mappings, mapping);
      til_wheel_scene_add_mapping (scene, mapping, 0,
                                   til_mapping_strength (m, reference->mappings));
    }
  scene->hover = reference->hover;
  scene->focus = reference->focus;
  scene->preview_step = reference->preview;
  if (reference->text)
    {
      scene->labels = TIL_LABELS_NAMES;
      scene->font_size = 12;
      scene->centre = "Sofia";
    }
  til_cairo_set_colour (cr, til_colour_with_alpha (scene->palette->ground, 1));
  cairo_paint (cr);
  til_wheel_scene_paint (scene, cr, NULL, SIZE, SIZE);
  cairo_destroy (cr);
  picture_assert_reference (surface, reference->name);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 3)
    g_error ("The directories of references and of output are missing");
  picture_init (argv[1], argv[2]);

  g_test_add_func ("/painter/r2-others-hidden-while-entering", test_voice_hidden);
  g_test_add_func ("/painter/r2-single-voice-is-filled", test_single_voice_filled);
  g_test_add_func ("/painter/r2-voices-differ-without-colour", test_voices_differ_without_colour);
  g_test_add_func ("/painter/r2-not-discussed-is-not-lowest", test_not_discussed);
  g_test_add_func ("/painter/r2-bracket-from-two-steps", test_bracket);
  g_test_add_func ("/painter/r3-nothing-in-the-centre", test_no_total);
  g_test_add_func ("/painter/r4-at-most-three-mappings", test_at_most_three);
  g_test_add_func ("/painter/r4-at-most-three-by-hand", test_at_most_three_by_hand);
  g_test_add_func ("/painter/nothing-cut-off", test_nothing_cut_off);
  g_test_add_func ("/painter/numbers-without-room", test_numbers_without_room);
  g_test_add_func ("/painter/wheel-stands-still", test_wheel_stands_still);
  g_test_add_func ("/painter/icons-are-known", test_icons_are_known);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/painter/reference/", pictures[i].name, NULL);
      g_test_add_data_func (path, &pictures[i], test_reference);
    }
  return g_test_run ();
}
