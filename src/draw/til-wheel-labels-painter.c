/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-labels-private.h"

#include <math.h>

#define CENTRE_SMALLEST 0.72 /* of the font size */
#define CENTRE_LARGEST 0.52  /* of the centre's radius */

/* The area's colour darkened, or on a dark ground lightened, until it can be read as text. */
static TilColour
readable (TilColour colour, const TilPalette *palette)
{
  TilColour ground = til_colour_with_alpha (palette->ground, 1.0);
  TilColour result = colour;

  for (double share = 0.1; share < 1.0 && til_colour_contrast (result, ground) < 4.5; share += 0.1)
    result = til_colour_mix (colour, palette->text, share);
  return result;
}

static void
paint_number (const TilLabel *label, const TilWheelScene *scene, cairo_t *cr, double x, double y)
{
  g_autofree char *number = g_strdup_printf ("%u", label->index + 1);
  TilColour colour = til_palette_area (scene->palette, til_wheel_area (scene->wheel, label->index));
  PangoLayout *layout = til_type_layout (NULL, "en", number, label->font_size * 0.95,
                                         TIL_WEIGHT_BOLD);
  double width, height;
  double r = label->width / 2;

  til_type_layout_size (layout, &width, &height);
  cairo_new_path (cr);
  cairo_arc (cr, x + r, y + r, r - label->font_size * 0.06, 0, 2 * G_PI);
  til_cairo_set_colour (cr, til_colour_with_alpha (colour, 0.12));
  cairo_fill_preserve (cr);
  til_cairo_set_colour (cr, colour);
  cairo_set_line_width (cr, label->font_size * 0.09);
  cairo_stroke (cr);
  til_cairo_set_colour (cr, scene->palette->text);
  til_type_show (cr, layout, x + r - width / 2, y + r - height / 2);
  g_object_unref (layout);
}

static double
aligned (const TilLabel *label, double x, double width)
{
  return label->align > 0   ? x
         : label->align < 0 ? x + label->width - width
                            : x + (label->width - width) / 2;
}

static void
paint_name (const TilLabel *label, const TilWheelScene *scene, cairo_t *cr, double x, double y)
{
  const TilPalette *palette = scene->palette;
  PangoAlignment alignment = label->align > 0   ? PANGO_ALIGN_LEFT
                             : label->align < 0 ? PANGO_ALIGN_RIGHT
                                                : PANGO_ALIGN_CENTER;

  if (label->icon > 0)
    {
      const TilArea *area = til_wheel_area (scene->wheel, label->index);

      til_paint_icon (cr, area->icon, aligned (label, x, label->icon) + label->icon / 2,
                      y + label->icon / 2, label->icon,
                      readable (til_palette_area (palette, area), palette));
      y += label->icon + label->font_size * TIL_LABEL_ICON_SPACE;
    }
  for (guint i = 0; i < label->n_texts; i++)
    {
      const TilTextBlock *text = &label->texts[i];
      guint way = label->ways[i];

      pango_layout_set_alignment (text->layouts[way], alignment);
      til_cairo_set_colour (cr, label->group || i > 0 ? palette->faint_text : palette->text);
      til_type_show (cr, text->layouts[way], aligned (label, x, text->widths[way]), y);
      y += text->heights[way];
    }
}

/* A thin arc over the areas of each group, with a tick that points at the group's name. */
static void
paint_group_ring (const TilWheelLabels *self, const TilWheelScene *scene, cairo_t *cr)
{
  const TilWheelGeometry *geometry = &self->geometry;
  const TilWheel *wheel = scene->wheel;
  double r = geometry->outer * TIL_LIFT + self->font_size * 0.5;
  double end = self->font_size * 0.28;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  for (guint i = 0; i < geometry->n_areas; i++)
    {
      double middle = til_group_angle (wheel, i) - G_PI_2;
      double half = G_PI * til_group_count (wheel, i) / geometry->n_areas -
                    (geometry->gap + self->font_size * 0.25) / r;
      double from = middle - half, to = middle + half;

      if (!til_group_begins (wheel, i))
        continue;
      cairo_move_to (cr, geometry->cx + (r - end) * cos (from),
                     geometry->cy + (r - end) * sin (from));
      cairo_arc (cr, geometry->cx, geometry->cy, r, from, to);
      cairo_line_to (cr, geometry->cx + (r - end) * cos (to), geometry->cy + (r - end) * sin (to));
      if (!self->numbers)
        {
          cairo_move_to (cr, geometry->cx + r * cos (middle), geometry->cy + r * sin (middle));
          cairo_line_to (cr, geometry->cx + (r + end) * cos (middle),
                         geometry->cy + (r + end) * sin (middle));
        }
    }
  til_cairo_set_colour (cr, til_colour_mix (scene->palette->line, scene->palette->faint_text, 0.5));
  cairo_set_line_width (cr, MAX (self->font_size * 0.09, 0.5));
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The dates of the mappings, oldest first, each with its strength. */
static void
paint_dates (const TilWheelLabels *self, const TilWheelScene *scene, cairo_t *cr)
{
  double size = self->font_size;
  double total = 0, x;
  double middle = self->height - size * 0.85;
  TilColour ground = til_colour_with_alpha (scene->palette->ground, 1.0);

  for (guint i = 0; i < self->n_dates; i++)
    {
      double width;
      til_type_layout_size (self->dates[i], &width, NULL);
      total += width + size * 1.3 + (i > 0 ? size * 1.4 : 0);
    }
  x = self->geometry.cx - total / 2;
  for (guint i = 0; i < self->n_dates; i++)
    {
      double width, height;

      til_type_layout_size (self->dates[i], &width, &height);
      cairo_new_path (cr);
      cairo_rectangle (cr, x, middle - size * 0.36, size * 0.9, size * 0.72);
      til_cairo_set_colour (
          cr, til_colour_mix (ground, scene->palette->faint_text, self->strengths[i] * 0.8));
      cairo_fill (cr);
      til_cairo_set_colour (cr, scene->palette->faint_text);
      til_type_show (cr, self->dates[i], x + size * 1.3, middle - height / 2);
      x += width + size * 2.7;
    }
}

void
til_wheel_labels_paint (TilWheelLabels *self, const TilWheelScene *scene, cairo_t *cr)
{
  if (til_wheel_labels_have_groups (self))
    paint_group_ring (self, scene, cr);
  if (scene->labels == TIL_LABELS_NONE)
    return;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const TilLabel *label = &g_array_index (self->labels, TilLabel, i);
      double x = self->geometry.cx + label->x;
      double y = self->geometry.cy + label->y;

      if (!self->numbers)
        paint_name (label, scene, cr, x, y);
      else if (!label->group)
        paint_number (label, scene, cr, x, y);
    }
  if (til_wheel_labels_show_dates (self, scene))
    paint_dates (self, scene, cr);
}

/* The way of breaking text that can be largest within a circle, its corners on the circle. */
static double
fit_circle (const TilTextBlock *text, double diameter, guint *way)
{
  double best = 0;

  for (guint i = 0; i < text->n; i++)
    {
      double scale = diameter / hypot (text->widths[i], text->heights[i] * 0.8);

      if (scale > best * 1.15)
        {
          best = scale;
          *way = i;
        }
    }
  return best;
}

/* R3: the centre holds the name that it was given, and nothing else. A name too long to be read
 * there is cut to its first word. */
void
til_wheel_labels_paint_centre (TilWheelLabels *self, const TilWheelScene *scene, cairo_t *cr)
{
  const TilWheelGeometry *geometry = &self->geometry;
  double diameter = 2 * (geometry->inner - geometry->gap) * 0.86;
  const TilTextBlock *text = &self->centre[0];
  guint way = 0;
  double scale;

  if (text->n == 0)
    return;
  scale = fit_circle (text, diameter, &way);
  if (scale * TIL_CENTRE_MEASURE < self->font_size * CENTRE_SMALLEST && self->centre[1].n > 0)
    {
      text = &self->centre[1];
      scale = fit_circle (text, diameter, &way);
    }
  scale = MIN (scale, geometry->inner * CENTRE_LARGEST / TIL_CENTRE_MEASURE);

  cairo_save (cr);
  cairo_translate (cr, geometry->cx, geometry->cy);
  cairo_scale (cr, scale, scale);
  til_cairo_set_colour (cr, scene->palette->text);
  pango_layout_set_alignment (text->layouts[way], PANGO_ALIGN_CENTER);
  til_type_show (cr, text->layouts[way], -text->widths[way] / 2, -text->heights[way] / 2);
  cairo_restore (cr);
}
