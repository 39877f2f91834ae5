/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-private.h"

#include <math.h>

#define OUTLINE 1.7        /* in hairlines */
#define HALO 2.4           /* on each side of an outline, in hairlines */
#define BRACKET 1.8        /* in hairlines */
#define MARKER_SHARE 0.068 /* a marker's width, in radii */

static void
append_polygon (cairo_t *cr, double x, double y, double r, guint corners, double turn)
{
  for (guint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners - G_PI_2;
      cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

/* The child is a circle; guardians have four corners or more, organisations three, or are stars. */
static void
append_marker (cairo_t *cr, TilVoiceKind kind, guint index, double x, double y, double r)
{
  cairo_new_sub_path (cr);
  switch (kind)
    {
    case TIL_VOICE_CHILD:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    case TIL_VOICE_GUARDIAN:
      switch (index % 3)
        {
        case 0:
          append_polygon (cr, x, y, r * 1.25, 4, G_PI_4);
          break;
        case 1:
          append_polygon (cr, x, y, r * 1.3, 4, 0);
          break;
        default:
          append_polygon (cr, x, y, r * 1.15, 6, 0);
        }
      break;
    case TIL_VOICE_ORGANISATION:
    default:
      switch (index % 3)
        {
        case 0:
          append_polygon (cr, x, y + r * 0.22, r * 1.4, 3, 0);
          break;
        case 1:
          append_polygon (cr, x, y - r * 0.22, r * 1.4, 3, G_PI);
          break;
        default:
          for (guint i = 0; i < 10; i++)
            {
              double angle = G_PI * i / 5 - G_PI_2;
              double at = i % 2 ? r * 0.66 : r * 1.4;
              cairo_line_to (cr, x + at * cos (angle), y + at * sin (angle));
            }
          cairo_close_path (cr);
        }
    }
}

void
til_paint_voice_marker (cairo_t *cr,
                        TilVoiceKind kind,
                        guint index,
                        double x,
                        double y,
                        double size,
                        TilColour fill,
                        TilColour stroke)
{
  cairo_save (cr);
  cairo_new_path (cr);
  append_marker (cr, kind, index, x, y, size * 0.4);
  til_cairo_set_colour (cr, fill);
  cairo_fill_preserve (cr);
  til_cairo_set_colour (cr, stroke);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, size * 0.13);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
til_hatch_path (cairo_t *cr, double spacing, double line, TilColour colour)
{
  double x1, y1, x2, y2, height;

  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  height = y2 - y1;
  /* Lines lie on one grid, so that hatched areas side by side match. */
  for (double x = floor ((x1 + y1) / spacing) * spacing - y1; x < x2 + height; x += spacing)
    {
      cairo_move_to (cr, x, y1);
      cairo_line_to (cr, x - height, y2);
    }
  til_cairo_set_colour (cr, colour);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
til_paint_hatch (cairo_t *cr, double x, double y, double width, double height, TilColour colour)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, x, y, width, height);
  til_hatch_path (cr, MAX (MIN (width, height) / 4, 2.0), MAX (MIN (width, height) / 20, 0.6),
                  colour);
  cairo_rectangle (cr, x, y, width, height);
}

static int
layer_step (const TilPicture *self, const TilWheelLayer *layer, guint area)
{
  return til_voice_step (layer->voice, til_wheel_area (self->scene->wheel, area)->key);
}

/* R2: an area that the filled voice, or no voice at all, has discussed is hatched from the centre
 * to the end of its first step; the lowest step is filled there. */
void
til_voice_paint_not_discussed (const TilPicture *self, const TilRound *round, guint area)
{
  for (guint i = 0; i < round->n_layers; i++)
    if ((round->filled < 0 || round->filled == (int)i) &&
        layer_step (self, round->layers[i], area) != TIL_NOT_DISCUSSED)
      return;

  til_wheel_geometry_area_path (self->geometry, self->cr, area, 1);
  til_hatch_path (self->cr, self->geometry->outer * 0.026, self->line * 1.1,
                  self->scene->palette->hatch);
}

/* Outlines share their sides and have a lane each at the step's end, so that two on one step lie
 * beside each other. */
static gboolean
append_outline (const TilPicture *self, const TilRound *round, guint layer, guint area, double line)
{
  int step = layer_step (self, round->layers[layer], area);
  guint lane = round->filled >= 0 && (int)layer > round->filled ? layer - 1 : layer;

  if ((int)layer == round->filled || step == TIL_NOT_DISCUSSED)
    return FALSE;
  til_wheel_geometry_shape_path (self->geometry, self->cr, area,
                                 til_picture_radius (self, step) - line * 2.3 * lane, line * 0.9);
  return TRUE;
}

void
til_voice_paint_outlines (const TilPicture *self, const TilRound *round, guint area)
{
  cairo_t *cr = self->cr;
  gboolean newest = round->strength >= 1.0;
  double line = self->line * (newest ? OUTLINE : 1.1);
  double dashes[] = { line * 3.6, line * 2.6 };

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (newest)
    {
      cairo_set_line_width (cr, line + self->line * HALO);
      til_cairo_set_colour (cr, til_colour_with_alpha (self->ground, 0.75));
      for (guint i = 0; i < round->n_layers; i++)
        if (append_outline (self, round, i, area, line))
          cairo_stroke (cr);
    }
  cairo_set_line_width (cr, line);
  til_cairo_set_colour (cr,
                        til_colour_mix (self->ground, self->scene->palette->text, round->strength));
  for (guint i = 0; i < round->n_layers; i++)
    if (append_outline (self, round, i, area, line))
      {
        gboolean dashed = round->layers[i]->voice->kind == TIL_VOICE_ORGANISATION;

        cairo_set_dash (cr, dashes, dashed ? G_N_ELEMENTS (dashes) : 0, 0);
        cairo_stroke (cr);
      }
  cairo_restore (cr);
}

static double
marker_size (const TilPicture *self, guint n_slots)
{
  const TilWheelGeometry *geometry = self->geometry;
  double band = (geometry->outer - geometry->inner) / geometry->n_steps;
  double across = 2 * geometry->inner * MIN (G_PI / geometry->n_areas, 1.0) / n_slots;

  return MIN (MIN (geometry->outer * MARKER_SHARE, band * 0.85),
              MAX (across * 1.2, 5 * self->line));
}

/* From the lowest to the highest step between their markers, with ends that point at them. */
static void
paint_bracket (const TilPicture *self,
               guint area,
               int low,
               guint low_slot,
               int high,
               guint high_slot,
               guint n_slots,
               double size)
{
  cairo_t *cr = self->cr;
  double turn = low_slot < high_slot ? -0.5 : 0.5;
  double share = 2 * (high_slot + 0.5 + turn) / n_slots - 1;
  double x1, y1, x2, y2, ux, uy, length, end;

  /* Beside the higher marker, on the side of the lower one. */
  til_wheel_geometry_across (self->geometry, area, low, share, &x1, &y1);
  til_wheel_geometry_across (self->geometry, area, high, share, &x2, &y2);
  length = hypot (x2 - x1, y2 - y1);
  if (length <= 0)
    return;
  ux = (x2 - x1) / length;
  uy = (y2 - y1) / length;
  end = copysign (size * 0.34, turn);

  cairo_move_to (cr, x1 - uy * end, y1 + ux * end);
  cairo_line_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_line_to (cr, x2 + uy * end, y2 - ux * end);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, self->line * (BRACKET + HALO));
  til_cairo_set_colour (cr, til_colour_with_alpha (self->ground, 0.8));
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, self->line * BRACKET);
  til_cairo_set_colour (cr, self->scene->palette->text);
  cairo_stroke (cr);
}

/* The two voices furthest apart, when that is far enough (R2); of several such pairs the one side
 * by side. */
static gboolean
find_difference (const TilPicture *self, const TilRound *round, guint area, guint *low, guint *high)
{
  int widest = TIL_DIFFERENCE_STEPS - 1;
  guint apart = G_MAXUINT;

  for (guint i = 0; i < round->n_layers; i++)
    for (guint j = 0; j < round->n_layers; j++)
      {
        int first = layer_step (self, round->layers[i], area);
        int second = layer_step (self, round->layers[j], area);
        guint distance = i < j ? j - i : i - j;

        if (first == TIL_NOT_DISCUSSED || second - first < TIL_DIFFERENCE_STEPS ||
            second - first < widest || (second - first == widest && distance >= apart))
          continue;
        widest = second - first;
        apart = distance;
        *low = i;
        *high = j;
      }
  return apart != G_MAXUINT;
}

void
til_voice_paint_markers (const TilPicture *self, const TilRound *round, guint area)
{
  double size = marker_size (self, round->n_layers);
  guint low, high;

  if (round->n_layers < 2)
    return;

  if (self->scene->show_differences && find_difference (self, round, area, &low, &high))
    paint_bracket (self, area, layer_step (self, round->layers[low], area), low,
                   layer_step (self, round->layers[high], area), high, round->n_layers, size);

  for (guint i = 0; i < round->n_layers; i++)
    {
      TilVoiceKind kind = round->layers[i]->voice->kind;
      int step = layer_step (self, round->layers[i], area);
      double x, y;

      if (step == TIL_NOT_DISCUSSED)
        continue;
      til_wheel_geometry_marker (self->geometry, area, step, i, round->n_layers, &x, &y);
      til_paint_voice_marker (self->cr, kind, round->layers[i]->marker, x, y, size, self->ground,
                              self->scene->palette->text);
    }
}
