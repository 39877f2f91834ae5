/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawn-wheels.h"
#include "til-palette.h"

#include <math.h>

static TilColour
from_rgb (guint32 rgb)
{
  return (TilColour){ ((rgb >> 16) & 255) / 255.0, ((rgb >> 8) & 255) / 255.0, (rgb & 255) / 255.0,
                      1 };
}

/* Known ratios: WCAG 2.1, "contrast ratio". */
static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (til_colour_contrast (from_rgb (0), from_rgb (0xFFFFFF)), 21.0,
                                  0.001);
  g_assert_cmpfloat_with_epsilon (til_colour_contrast (from_rgb (0x767676), from_rgb (0xFFFFFF)),
                                  4.54, 0.01);
  g_assert_cmpfloat_with_epsilon (til_colour_contrast (from_rgb (0xFF0000), from_rgb (0xFF0000)),
                                  1.0, 0.001);
}

static void
test_text_is_readable (void)
{
  for (int kind = TIL_PALETTE_LIGHT; kind <= TIL_PALETTE_PRINT; kind++)
    {
      const TilPalette *palette = til_palette_get ((TilPaletteKind)kind);

      g_assert_cmpint (palette->kind, ==, kind);
      g_assert_cmpfloat (til_colour_contrast (palette->text, palette->ground), >=, 7.0);
      g_assert_cmpfloat (til_colour_contrast (palette->faint_text, palette->ground), >=, 4.5);
      g_assert_cmpfloat (til_colour_contrast (palette->focus, palette->ground), >=, 3.0);
      g_assert_cmpfloat (til_colour_contrast (palette->hatch, palette->ground), >=, 2.0);
    }
}

static void
check_area_colours (TilWheel *wheel)
{
  for (int kind = TIL_PALETTE_LIGHT; kind <= TIL_PALETTE_PRINT; kind++)
    {
      const TilPalette *palette = til_palette_get ((TilPaletteKind)kind);

      for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
        g_assert_cmpfloat (
            til_colour_contrast (til_palette_area (palette, til_wheel_area (wheel, i)),
                                 palette->ground),
            >=, 3.0);
    }
}

static void
test_areas_stand_out (void)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  g_autoptr (TilWheel) drawn = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);

  check_area_colours (drawn);
  g_assert_cmpuint (wheels->len, >, 0);
  for (guint i = 0; i < wheels->len; i++)
    check_area_colours (g_ptr_array_index (wheels, i));
}

/* Each step is a shade stronger against the ground, and the last one is the area's own colour. */
static void
test_steps_grow_stronger (void)
{
  for (int kind = TIL_PALETTE_LIGHT; kind <= TIL_PALETTE_PRINT; kind++)
    for (guint n = 3; n <= 10; n++)
      {
        const TilPalette *palette = til_palette_get ((TilPaletteKind)kind);
        g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, n);

        for (guint i = 0; i < 8; i++)
          {
            const TilArea *area = til_wheel_area (wheel, i);
            double before = 1.15;
            TilColour last = til_palette_step (palette, area, (int)n, n);

            for (int s = 1; s <= (int)n; s++)
              {
                double now = til_colour_contrast (til_palette_step (palette, area, s, n),
                                                  palette->ground);
                g_assert_cmpfloat (now, >, before);
                before = now;
              }
            g_assert_cmpfloat_with_epsilon (
                til_colour_contrast (last, til_palette_area (palette, area)), 1, 1e-6);
          }
      }
}

/* Colour vision at severity 1.0 in linear RGB: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes,
 * "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009,
 * supplementary table. */
static const struct
{
  const char *name;
  double m[9];
} visions[] = {
  { "normal", { 1, 0, 0, 0, 1, 0, 0, 0, 1 } },
  { "protanopia",
    { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
      1.051998 } },
  { "deuteranopia",
    { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
      0.968881 } },
  { "tritanopia",
    { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
      0.303900 } },
};

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static double
lab_root (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

/* CIELAB (D65) of a colour as seen. */
static void
see (const double m[9], TilColour colour, double lab[3])
{
  double in[3] = { linear (colour.red), linear (colour.green), linear (colour.blue) };
  double rgb[3], x, y, z;

  for (int i = 0; i < 3; i++)
    rgb[i] = CLAMP (m[3 * i] * in[0] + m[3 * i + 1] * in[1] + m[3 * i + 2] * in[2], 0, 1);
  x = lab_root ((0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047);
  y = lab_root (0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2]);
  z = lab_root ((0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883);
  lab[0] = 116 * y - 16;
  lab[1] = 500 * (x - y);
  lab[2] = 200 * (y - z);
}

/* The smallest difference (CIE 1976) between two areas of a wheel, over all kinds of colour vision.
 */
static double
closest_areas (TilWheel *wheel, const TilPalette *palette)
{
  double closest = G_MAXDOUBLE;

  for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
    for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
      for (guint j = 0; j < i; j++)
        {
          double a[3], b[3], distance;

          see (visions[v].m, til_palette_area (palette, til_wheel_area (wheel, i)), a);
          see (visions[v].m, til_palette_area (palette, til_wheel_area (wheel, j)), b);
          distance = sqrt (pow (a[0] - b[0], 2) + pow (a[1] - b[1], 2) + pow (a[2] - b[2], 2));
          if (distance < closest)
            {
              g_test_message ("%s: %s and %s are %.1f apart", visions[v].name,
                              til_wheel_area (wheel, i)->key, til_wheel_area (wheel, j)->key,
                              distance);
              closest = distance;
            }
        }
  return closest;
}

static void
test_colour_blindness (void)
{
  g_autoptr (TilWheel) wheel = drawn_wheel_new (TIL_SHAPE_SECTORS, 8, 4);

  g_assert_cmpfloat (closest_areas (wheel, til_palette_get (TIL_PALETTE_LIGHT)), >=, 12.0);
  g_assert_cmpfloat (closest_areas (wheel, til_palette_get (TIL_PALETTE_DARK)), >=, 12.0);
  g_assert_cmpfloat (closest_areas (wheel, til_palette_get (TIL_PALETTE_PRINT)), >=, 12.0);

  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  for (guint i = 0; i < wheels->len; i++)
    for (int kind = TIL_PALETTE_LIGHT; kind <= TIL_PALETTE_PRINT; kind++)
      g_assert_cmpfloat (
          closest_areas (g_ptr_array_index (wheels, i), til_palette_get ((TilPaletteKind)kind)), >=,
          12.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast", test_contrast);
  g_test_add_func ("/palette/text-is-readable", test_text_is_readable);
  g_test_add_func ("/palette/areas-stand-out", test_areas_stand_out);
  g_test_add_func ("/palette/steps-grow-stronger", test_steps_grow_stronger);
  g_test_add_func ("/palette/colour-blindness", test_colour_blindness);
  return g_test_run ();
}
