/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <math.h>

#define STEM_LIGHT                                                                                 \
  {                                                                                                \
    0.36, 0.58, 0.30, 1.0                                                                          \
  }
#define STEM_DARK                                                                                  \
  {                                                                                                \
    0.50, 0.70, 0.44, 1.0                                                                          \
  }

static TilColour
area_colour (const TilPicture *self, guint area)
{
  return til_palette_area (self->scene->palette, til_wheel_area (self->scene->wheel, area));
}

void
til_petal_paint_empty (const TilPicture *self, guint area)
{
  cairo_t *cr = self->cr;
  TilColour colour = area_colour (self, area);
  int n_steps = (int)self->geometry->n_steps;

  til_wheel_geometry_area_path (self->geometry, cr, area, n_steps);
  if (self->scene->palette->kind != TIL_PALETTE_PRINT)
    {
      til_cairo_set_colour (cr, til_colour_with_alpha (colour, 0.07));
      cairo_fill_preserve (cr);
    }
  til_cairo_set_colour (cr, til_colour_with_alpha (colour, 0.75));
  cairo_set_line_width (cr, self->line * 1.3);
  cairo_stroke (cr);

  for (int step = 1; step < n_steps; step++)
    til_wheel_geometry_tick_path (self->geometry, cr, area, step);
  til_cairo_set_colour (cr, til_colour_with_alpha (colour, 0.35));
  cairo_set_line_width (cr, self->line * 0.8);
  cairo_stroke (cr);
}

void
til_petal_paint_filled (const TilPicture *self, guint area, int step)
{
  cairo_t *cr = self->cr;
  const TilArea *wheel_area = til_wheel_area (self->scene->wheel, area);

  for (int s = step; s >= 1; s--)
    {
      TilColour shade = til_palette_step (self->scene->palette, wheel_area, s,
                                          self->geometry->n_steps);

      til_wheel_geometry_shape_path (self->geometry, cr, area, til_picture_radius (self, s), 0);
      til_cairo_set_colour (cr, shade);
      cairo_fill (cr);
    }
}

static int
filled_step (const TilPicture *self, const TilRound *round, guint area)
{
  return til_voice_step (round->layers[round->filled]->voice,
                         til_wheel_area (self->scene->wheel, area)->key);
}

void
til_petal_paint_overlaps (const TilPicture *self, const TilRound *round)
{
  cairo_t *cr = self->cr;
  guint n = self->geometry->n_areas;

  if (round->filled < 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      guint lower = i + 1 < n ? i : 0;
      guint upper = i + 1 < n ? i + 1 : n - 1;
      int lower_step = filled_step (self, round, lower);
      int upper_step = filled_step (self, round, upper);
      TilColour shade;

      if (lower_step == TIL_NOT_DISCUSSED || upper_step == TIL_NOT_DISCUSSED)
        continue;
      shade = til_palette_step (self->scene->palette, til_wheel_area (self->scene->wheel, lower),
                                lower_step, self->geometry->n_steps);
      cairo_save (cr);
      til_wheel_geometry_shape_path (self->geometry, cr, upper,
                                     til_picture_radius (self, upper_step), 0);
      cairo_clip (cr);
      til_wheel_geometry_shape_path (self->geometry, cr, lower,
                                     til_picture_radius (self, lower_step), 0);
      til_cairo_set_colour (cr, til_colour_with_alpha (shade, 0.55));
      cairo_fill (cr);
      cairo_restore (cr);
    }
}

static void
append_leaf (cairo_t *cr, double x, double y, double length, double side)
{
  double tip_x = x + side * length;
  double tip_y = y - length * 0.52;

  cairo_move_to (cr, x, y);
  cairo_curve_to (cr, x + side * length * 0.10, y - length * 0.52, x + side * length * 0.55,
                  y - length * 0.72, tip_x, tip_y);
  cairo_curve_to (cr, x + side * length * 0.92, y - length * 0.10, x + side * length * 0.45,
                  y + length * 0.08, x, y);
  cairo_close_path (cr);
}

static void
paint_leaf (const TilPicture *self, double y, double length, double side, TilColour green)
{
  cairo_t *cr = self->cr;
  double cx = self->geometry->cx;

  append_leaf (cr, cx, y, length, side);
  til_cairo_set_colour (cr, til_colour_mix (self->ground, green, 0.22));
  cairo_fill_preserve (cr);
  til_cairo_set_colour (cr, green);
  cairo_set_line_width (cr, self->line * 1.5);
  cairo_stroke (cr);
  cairo_move_to (cr, cx, y);
  cairo_curve_to (cr, cx + side * length * 0.3, y - length * 0.22, cx + side * length * 0.5,
                  y - length * 0.32, cx + side * length * 0.78, y - length * 0.42);
  cairo_set_line_width (cr, self->line);
  cairo_stroke (cr);
}

/* The stem comes out from under the petals. */
static double
stem_top (const TilWheelGeometry *geometry)
{
  double y = geometry->cy + geometry->inner;

  while (y < geometry->cy + geometry->outer &&
         til_wheel_geometry_pick (geometry, geometry->cx, y, NULL, NULL))
    y += geometry->outer * 0.01;
  return y;
}

void
til_flower_paint_stem (const TilPicture *self)
{
  const TilWheelGeometry *geometry = self->geometry;
  cairo_t *cr = self->cr;
  TilColour light = STEM_LIGHT, dark = STEM_DARK;
  TilColour green = self->scene->palette->kind == TIL_PALETTE_DARK ? dark : light;
  double bottom = geometry->cy + geometry->outer * TIL_STEM;
  double leaf = geometry->outer * (geometry->n_areas < 9 ? 0.36 : 0.26);

  cairo_move_to (cr, geometry->cx, stem_top (geometry));
  cairo_curve_to (cr, geometry->cx, bottom - geometry->outer * 0.2, geometry->cx,
                  bottom - geometry->outer * 0.2, geometry->cx + geometry->outer * 0.02, bottom);
  til_cairo_set_colour (cr, green);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, MAX (geometry->outer * 0.022, self->line * 2));
  cairo_stroke (cr);

  paint_leaf (self, geometry->cy + geometry->outer * 1.36, leaf, -1, green);
  /* With a petal straight down its name stands on the right of the stem, above a smaller leaf where
   * that has room. */
  if (geometry->n_areas % 2 == 1 || self->scene->labels == TIL_LABELS_NONE)
    paint_leaf (self, geometry->cy + geometry->outer * 1.42, leaf, 1, green);
  else if (geometry->outer * TIL_LIFT +
               self->scene->font_size * (self->scene->second_language ? 5.6 : 4.2) <
           geometry->outer * 1.31)
    paint_leaf (self, geometry->cy + geometry->outer * 1.44, leaf * 0.62, 1, green);
}
