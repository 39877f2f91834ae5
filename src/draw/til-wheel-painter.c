/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <math.h>

#define HAIRLINE 0.0028 /* in radii */
#define EARLIER 0.36    /* an earlier mapping's share of the area's colour, at full strength */
#define TINT 0.55       /* of that */

static const TilArea *
get_area (const TilPicture *self, guint area)
{
  return til_wheel_area (self->scene->wheel, area);
}

static gboolean
on_paper (const TilPicture *self)
{
  return self->scene->palette->kind == TIL_PALETTE_PRINT;
}

void
til_sector_paint_empty (const TilPicture *self, guint area)
{
  cairo_t *cr = self->cr;
  const TilWheelGeometry *geometry = self->geometry;
  TilColour colour = til_palette_area (self->scene->palette, get_area (self, area));

  til_wheel_geometry_area_path (geometry, cr, area, (int)geometry->n_steps);
  if (!on_paper (self))
    {
      til_cairo_set_colour (cr, til_colour_with_alpha (colour, 0.06));
      cairo_fill_preserve (cr);
    }
  til_cairo_set_colour (cr, til_colour_with_alpha (colour, on_paper (self) ? 0.85 : 0.55));
  cairo_set_line_width (cr, self->line);
  cairo_stroke (cr);

  for (int step = 1; step < (int)geometry->n_steps; step++)
    til_wheel_geometry_tick_path (geometry, cr, area, step);
  til_cairo_set_colour (cr, til_colour_with_alpha (colour, on_paper (self) ? 0.6 : 0.35));
  cairo_set_line_width (cr, self->line * 0.8);
  cairo_stroke (cr);
}

void
til_sector_paint_filled (const TilPicture *self, guint area, int step)
{
  cairo_t *cr = self->cr;
  const TilWheelGeometry *geometry = self->geometry;
  const TilPalette *palette = self->scene->palette;

  cairo_save (cr);
  til_wheel_geometry_shape_path (geometry, cr, area, til_picture_radius (self, step), 0);
  cairo_clip (cr);
  for (int s = step; s >= 1; s--)
    {
      TilColour shade = til_palette_step (palette, get_area (self, area), s, geometry->n_steps);

      if (s == step)
        cairo_rectangle (cr, geometry->cx - geometry->outer, geometry->cy - geometry->outer,
                         2 * geometry->outer, 2 * geometry->outer);
      else
        cairo_arc (cr, geometry->cx, geometry->cy, til_picture_radius (self, s), 0, 2 * G_PI);
      til_cairo_set_colour (cr, shade);
      cairo_fill (cr);
    }
  for (int s = 1; s < step; s++)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, geometry->cx, geometry->cy, til_picture_radius (self, s), 0, 2 * G_PI);
    }
  til_cairo_set_colour (cr, til_colour_with_alpha (self->ground, 0.6));
  cairo_set_line_width (cr, self->line * 1.2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
til_area_paint_earlier (const TilPicture *self, guint area, int step, double strength)
{
  TilColour colour = til_palette_area (self->scene->palette, get_area (self, area));

  til_wheel_geometry_shape_path (self->geometry, self->cr, area, til_picture_radius (self, step),
                                 0);
  til_cairo_set_colour (self->cr, til_colour_mix (self->ground, colour, EARLIER * strength));
  cairo_fill (self->cr);
}

static gboolean
is_lifted (const TilPicture *self, guint area)
{
  return (int)area == self->scene->hover || (int)area == self->scene->focus;
}

/* Around an area that is lifted everything is drawn a little larger. */
static void
begin_area (const TilPicture *self, guint area)
{
  cairo_save (self->cr);
  if (is_lifted (self, area))
    {
      cairo_translate (self->cr, self->geometry->cx, self->geometry->cy);
      cairo_scale (self->cr, TIL_LIFT, TIL_LIFT);
      cairo_translate (self->cr, -self->geometry->cx, -self->geometry->cy);
    }
}

static void
end_area (const TilPicture *self)
{
  cairo_restore (self->cr);
}

static gboolean
has_petals (const TilPicture *self)
{
  return self->geometry->shape == TIL_SHAPE_PETALS;
}

static void
paint_empty (const TilPicture *self)
{
  for (guint area = 0; area < self->geometry->n_areas; area++)
    {
      begin_area (self, area);
      if (has_petals (self))
        til_petal_paint_empty (self, area);
      else
        til_sector_paint_empty (self, area);
      end_area (self);
    }
}

static int
filled_step (const TilPicture *self, const TilRound *round, guint area)
{
  return til_voice_step (round->layers[round->filled]->voice, get_area (self, area)->key);
}

/* Where the child has not been heard, the first voice lies faintly under the outlines. */
static void
paint_tint (const TilPicture *self, const TilRound *round)
{
  if (round->n_layers == 0 || round->strength < 1.0)
    return;
  for (guint area = 0; area < self->geometry->n_areas; area++)
    {
      int step = til_voice_step (round->layers[0]->voice, get_area (self, area)->key);

      if (step == TIL_NOT_DISCUSSED)
        continue;
      begin_area (self, area);
      til_area_paint_earlier (self, area, step, TINT);
      for (int below = 1; below < step; below++)
        til_wheel_geometry_tick_path (self->geometry, self->cr, area, below);
      til_cairo_set_colour (self->cr, til_colour_with_alpha (self->ground, 0.7));
      cairo_set_line_width (self->cr, self->line);
      cairo_stroke (self->cr);
      end_area (self);
    }
}

static void
paint_filled (const TilPicture *self, const TilRound *round)
{
  if (round->filled < 0)
    {
      paint_tint (self, round);
      return;
    }
  for (guint area = 0; area < self->geometry->n_areas; area++)
    {
      int step = filled_step (self, round, area);

      if (step == TIL_NOT_DISCUSSED)
        continue;
      begin_area (self, area);
      if (round->strength < 1.0)
        til_area_paint_earlier (self, area, step, round->strength);
      else if (has_petals (self))
        til_petal_paint_filled (self, area, step);
      else
        til_sector_paint_filled (self, area, step);
      end_area (self);
    }
}

/* The edges of an earlier round's filled areas, so that they are seen where the newer ones reach
 * further. */
static void
paint_earlier_edges (const TilPicture *self, const TilRound *round, const TilRound *newest)
{
  cairo_t *cr = self->cr;

  if (round->filled < 0)
    return;
  for (guint area = 0; area < self->geometry->n_areas; area++)
    {
      int step = filled_step (self, round, area);

      if (step == TIL_NOT_DISCUSSED ||
          (newest->filled >= 0 && step == filled_step (self, newest, area)))
        continue;
      begin_area (self, area);
      til_wheel_geometry_shape_edge (self->geometry, cr, area, til_picture_radius (self, step),
                                     self->line * 2);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, self->line * 2.6);
      til_cairo_set_colour (cr, til_colour_with_alpha (self->ground, 0.85));
      cairo_stroke_preserve (cr);
      cairo_set_line_width (cr, self->line * 1.2);
      til_cairo_set_colour (cr, til_colour_mix (self->ground, self->scene->palette->text,
                                                0.25 + 0.6 * round->strength));
      cairo_stroke (cr);
      end_area (self);
    }
}

/* What a lower step than the present one would take away pales. */
static void
veil_above (const TilPicture *self, guint area, int step)
{
  const TilRound *newest = self->n_rounds ? &self->rounds[self->n_rounds - 1] : NULL;
  int present = newest && newest->filled >= 0 ? filled_step (self, newest, area) : 0;

  if (present <= step)
    return;
  til_wheel_geometry_shape_path (self->geometry, self->cr, area, til_picture_radius (self, present),
                                 0);
  til_wheel_geometry_area_path (self->geometry, self->cr, area, step);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  til_cairo_set_colour (self->cr, til_colour_with_alpha (self->ground, 0.6));
  cairo_fill (self->cr);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_WINDING);
}

static void
paint_preview (const TilPicture *self)
{
  cairo_t *cr = self->cr;
  int area = self->scene->hover >= 0 ? self->scene->hover : self->scene->focus;
  int step = self->scene->preview_step;
  TilColour colour;

  if (area < 0 || area >= (int)self->geometry->n_areas || step <= 0)
    return;
  colour = til_palette_area (self->scene->palette, get_area (self, (guint)area));
  begin_area (self, (guint)area);
  veil_above (self, (guint)area, step);
  til_wheel_geometry_area_path (self->geometry, cr, (guint)area, step);
  til_cairo_set_colour (cr, til_colour_with_alpha (colour, 0.22));
  cairo_fill_preserve (cr);
  til_cairo_set_colour (cr, colour);
  cairo_set_line_width (cr, self->line * 1.4);
  cairo_stroke (cr);
  end_area (self);
}

static void
paint_rings (const TilPicture *self)
{
  cairo_t *cr = self->cr;
  const TilPalette *palette = self->scene->palette;
  int areas[] = { self->scene->hover, self->scene->focus };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      gboolean focus = i == 1;

      if (areas[i] < 0 || areas[i] >= (int)self->geometry->n_areas ||
          (!focus && areas[0] == areas[1]))
        continue;
      begin_area (self, (guint)areas[i]);
      til_wheel_geometry_shape_path (self->geometry, cr, (guint)areas[i], self->geometry->outer,
                                     focus ? -self->line * 1.2 : 0);
      til_cairo_set_colour (cr,
                            focus ? palette->focus : til_colour_with_alpha (palette->text, 0.55));
      cairo_set_line_width (cr, self->line * (focus ? 3.2 : 1.6));
      cairo_stroke (cr);
      end_area (self);
    }
}

static void
paint_centre (const TilPicture *self)
{
  cairo_t *cr = self->cr;
  const TilWheelGeometry *geometry = self->geometry;
  TilColour fill = self->ground;
  TilColour edge = self->scene->palette->line;

  if (has_petals (self))
    {
      TilColour yellow = { 0.98, 0.80, 0.30, 1.0 };
      gboolean dark = self->scene->palette->kind == TIL_PALETTE_DARK;

      fill = til_colour_mix (self->ground, yellow, dark ? 0.22 : 0.45);
      edge = til_colour_mix (self->ground, yellow, dark ? 0.60 : 1.0);
    }
  cairo_new_path (cr);
  cairo_arc (cr, geometry->cx, geometry->cy, geometry->inner - geometry->gap, 0, 2 * G_PI);
  til_cairo_set_colour (cr, fill);
  cairo_fill_preserve (cr);
  til_cairo_set_colour (cr, edge);
  cairo_set_line_width (cr, self->line * 1.2);
  cairo_stroke (cr);
}

static void
paint_rounds (const TilPicture *self)
{
  const TilRound *newest = self->n_rounds ? &self->rounds[self->n_rounds - 1] : NULL;

  for (guint i = 0; i < self->n_rounds; i++)
    paint_filled (self, &self->rounds[i]);
  if (!newest)
    return;

  if (has_petals (self))
    til_petal_paint_overlaps (self, newest);
  for (guint area = 0; area < self->geometry->n_areas; area++)
    {
      begin_area (self, area);
      til_voice_paint_not_discussed (self, newest, area);
      end_area (self);
    }
  for (guint i = 0; i + 1 < self->n_rounds; i++)
    paint_earlier_edges (self, &self->rounds[i], newest);
}

static void
paint_voices (const TilPicture *self)
{
  for (guint i = 0; i < self->n_rounds; i++)
    for (guint area = 0; area < self->geometry->n_areas; area++)
      {
        begin_area (self, area);
        til_voice_paint_outlines (self, &self->rounds[i], area);
        if (i + 1 == self->n_rounds)
          til_voice_paint_markers (self, &self->rounds[i], area);
        end_area (self);
      }
}

void
til_wheel_scene_paint (
    const TilWheelScene *self, cairo_t *cr, PangoContext *context, double width, double height)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  TilPicture picture = { .scene = self, .cr = cr };

  g_return_if_fail (self && cr);

  til_wheel_labels_place (self->cache, self, width, height);
  picture.geometry = til_wheel_labels_geometry (self->cache);
  picture.line = MAX (picture.geometry->outer * HAIRLINE, 0.4);
  picture.ground = til_colour_with_alpha (self->palette->ground, 1.0);
  til_picture_collect_rounds (&picture, layers);

  cairo_save (cr);
  cairo_new_path (cr);
  if (self->palette->ground.alpha > 0)
    {
      cairo_rectangle (cr, 0, 0, width, height);
      til_cairo_set_colour (cr, self->palette->ground);
      cairo_fill (cr);
    }
  if (has_petals (&picture))
    til_flower_paint_stem (&picture);
  paint_empty (&picture);
  paint_rounds (&picture);
  paint_preview (&picture);
  paint_voices (&picture);
  paint_rings (&picture);
  paint_centre (&picture);
  til_wheel_labels_paint_centre (self->cache, self, cr);
  til_wheel_labels_paint (self->cache, self, cr);
  cairo_restore (cr);
}
