/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

#include <math.h>

/* Values over time: a point each, on a line from zero. */

#define DOT 0.36 /* of the type's size */
#define LABEL_GAP 0.35
#define GRID_STEPS 2
#define SMALLEST 0.8 /* of their size that words may shrink to */

typedef struct
{
  const GArray *points;
  double left, slot; /* x of the first slot from the start, and how wide each is */
  double top, bottom, max;
  guint every; /* which points have their words: each, unless there are very many */
} Plot;

void
chart_point_clear (gpointer point)
{
  ChartPoint *self = point;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->sub, g_free);
}

GArray *
chart_points_new (void)
{
  GArray *points = g_array_new (FALSE, TRUE, sizeof (ChartPoint));

  g_array_set_clear_func (points, chart_point_clear);
  return points;
}

static const ChartPoint *
get_point (const Plot *plot, guint i)
{
  return &g_array_index (plot->points, ChartPoint, i);
}

static double
point_x (const ChartMaker *maker, const Plot *plot, guint i)
{
  return chart_x (maker, plot->left + (i + 0.5) * plot->slot, 0);
}

static double
point_y (const Plot *plot, double value)
{
  return plot->bottom - (plot->max > 0 ? value / plot->max : 0) * (plot->bottom - plot->top);
}

/* Counted from the last, which always has its words. */
static gboolean
has_words (const Plot *plot, guint i)
{
  return (plot->points->len - 1 - i) % plot->every == 0;
}

/* Where a point's words may stand. */
static double
words_start (const ChartMaker *maker, const Plot *plot, guint i, double *room)
{
  double start;

  *room = MIN (plot->every * plot->slot, maker->width - plot->left);
  start = plot->left + (i + 0.5) * plot->slot - *room / 2;
  return CLAMP (start, plot->left, maker->width - *room);
}

/* Words may become a little smaller, but not so small that nobody reads them. */
static guint
find_every (const ChartMaker *maker, const Plot *plot)
{
  double needed = 0;

  for (guint i = 0; i < plot->points->len; i++)
    {
      const ChartPoint *point = get_point (plot, i);

      needed = MAX (needed,
                    chart_longest_word (maker, point->name, CHART_SMALL, TIL_WEIGHT_REGULAR));
      needed = MAX (needed,
                    chart_longest_word (maker, point->text, CHART_SMALL, TIL_WEIGHT_REGULAR));
    }
  return 1 + (guint)MAX (0, ceil (needed * SMALLEST / plot->slot) - 1);
}

static void
draw_grid (ChartMaker *maker, const Plot *plot, gboolean grid, double label_width)
{
  double x1 = chart_x (maker, plot->left, maker->width - plot->left);
  double x2 = x1 + maker->width - plot->left;

  for (guint i = 1; grid && i <= GRID_STEPS; i++)
    {
      double y = point_y (plot, plot->max * i / GRID_STEPS);

      til_block_line (maker->block, x1, y, x2, y, 0.6, 2.5, maker->palette->line);
    }
  for (guint i = 0; grid && i <= GRID_STEPS; i++)
    {
      TilCell share = { TIL_CELL_VALUE, (double)i / GRID_STEPS };
      g_autofree char *percent = g_strdup_printf ("%.0f", share.value * 100);
      g_autofree char *shown = chart_number (maker->language, percent);
      g_autofree char *text = til_text_fill (til_label (maker->language, "chart.share"), "share",
                                             shown, NULL);

      chart_write_middle (maker, text, CHART_SMALL * 0.9, TIL_WEIGHT_REGULAR,
                          maker->palette->faint_text, 0, point_y (plot, share.value * plot->max),
                          label_width, CHART_END);
    }
  til_block_line (maker->block, x1, plot->bottom, x2, plot->bottom, 0.9, 0,
                  maker->palette->faint_text);
}

static TilColour
point_colour (const ChartMaker *maker, const ChartPoint *point)
{
  return point->faint ? chart_faint_accent (maker->palette) : chart_accent (maker->palette);
}

static void
draw_lines (ChartMaker *maker, const Plot *plot)
{
  for (guint i = 1; i < plot->points->len; i++)
    {
      const ChartPoint *before = get_point (plot, i - 1);
      const ChartPoint *point = get_point (plot, i);

      if (point->break_before)
        {
          double x = (point_x (maker, plot, i - 1) + point_x (maker, plot, i)) / 2;
          til_block_line (maker->block, x, plot->top, x, plot->bottom, 1, 3,
                          maker->palette->faint_text);
        }
      else if (before->known && point->known)
        til_block_line (maker->block, point_x (maker, plot, i - 1), point_y (plot, before->value),
                        point_x (maker, plot, i), point_y (plot, point->value), 1.6, 0,
                        point_colour (maker, point));
    }
}

static void
draw_interval (ChartMaker *maker, const Plot *plot, guint i)
{
  const ChartPoint *point = get_point (plot, i);
  double x = point_x (maker, plot, i), half = 0.3 * maker->size;
  double high = point_y (plot, point->high), low = point_y (plot, point->low);
  TilColour colour = point_colour (maker, point);

  til_block_line (maker->block, x, high, x, low, 1.1, 0, colour);
  til_block_line (maker->block, x - half, high, x + half, high, 1.1, 0, colour);
  til_block_line (maker->block, x - half, low, x + half, low, 1.1, 0, colour);
}

/* In a dip the lines rise on both sides, so that the text has room below. */
static gboolean
is_dip (const Plot *plot, guint i)
{
  const ChartPoint *point = get_point (plot, i);
  const ChartPoint *before = i > 0 ? get_point (plot, i - 1) : NULL;
  const ChartPoint *after = i + 1 < plot->points->len ? get_point (plot, i + 1) : NULL;
  gboolean falls = before && before->known && !point->break_before && before->value > point->value;
  gboolean rises = after && after->known && !after->break_before && after->value > point->value;

  return falls && rises;
}

static void
draw_point (ChartMaker *maker, const Plot *plot, guint i)
{
  const ChartPoint *point = get_point (plot, i);
  double x = point_x (maker, plot, i), gap = LABEL_GAP * maker->size;
  double room, start = words_start (maker, plot, i, &room), y = plot->bottom, height;
  gboolean last = i + 1 == plot->points->len;

  chart_measure (maker, point->text, CHART_SMALL, TIL_WEIGHT_BOLD, room, NULL, &height);
  if (point->known)
    {
      double radius = DOT * maker->size, above = point_y (plot, point->value), below = above;

      if (point->has_interval)
        {
          draw_interval (maker, plot, i);
          above = point_y (plot, point->high);
          below = point_y (plot, point->low);
        }
      y = point_y (plot, point->value);
      til_block_box (maker->block, x - radius, y - radius, 2 * radius, 2 * radius, radius,
                     point_colour (maker, point));
      if (is_dip (plot, i) && below + radius + gap + height < plot->bottom)
        y = MAX (below, y + radius) + gap * 0.5;
      else
        y = MIN (above, y - radius) - gap * 0.5 - height;
    }
  else if (point->hidden)
    {
      double width = chart_hidden_width (maker), bar = maker->size;

      til_block_hatch (maker->block, x - width / 2, plot->bottom - bar, width, bar,
                       maker->palette->hatch);
      y = plot->bottom - bar - gap * 0.5 - height;
    }
  else
    y = plot->bottom - gap - height;
  if (!has_words (plot, i))
    return;
  chart_write (maker, point->text, CHART_SMALL, last ? TIL_WEIGHT_BOLD : TIL_WEIGHT_REGULAR,
               point->known && !point->faint ? maker->palette->text : maker->palette->faint_text,
               start, y, room, CHART_CENTRE);
}

/* Names, or what stands under them, in one line of the plot. Returns its height. */
static double
draw_line (ChartMaker *maker, const Plot *plot, double y, gboolean names)
{
  double height = 0;

  for (guint i = 0; i < plot->points->len; i++)
    {
      const ChartPoint *point = get_point (plot, i);
      const char *text = names ? point->name : point->sub;
      double room, start = words_start (maker, plot, i, &room);

      if (!text || !has_words (plot, i))
        continue;
      height = MAX (height, chart_write (maker, text, CHART_SMALL, TIL_WEIGHT_REGULAR,
                                         names ? maker->palette->text : maker->palette->faint_text,
                                         start + 0.03 * room, y, 0.94 * room, CHART_CENTRE));
    }
  return height;
}

static double
draw_names (ChartMaker *maker, const Plot *plot)
{
  double y = plot->bottom + LABEL_GAP * maker->size;

  y += draw_line (maker, plot, y, TRUE);
  return y + draw_line (maker, plot, y, FALSE);
}

void
chart_plot (ChartMaker *maker,
            const GArray *points,
            double max,
            double height,
            double left,
            gboolean grid,
            gboolean names)
{
  Plot plot = { .points = points, .left = left, .max = max };
  double label_width = 0, text_height = 0;

  if (points->len == 0)
    return;
  if (grid)
    {
      g_autofree char *shown = chart_number (maker->language, "100");
      g_autofree char *text = til_text_fill (til_label (maker->language, "chart.share"), "share",
                                             shown, NULL);

      chart_measure (maker, text, CHART_SMALL * 0.9, TIL_WEIGHT_REGULAR, -1, &label_width, NULL);
      plot.left += label_width + 0.4 * maker->size;
    }
  plot.slot = (maker->width - plot.left) / points->len;
  plot.every = find_every (maker, &plot);
  for (guint i = 0; i < points->len; i++)
    {
      double own;
      chart_measure (maker, get_point (&plot, i)->text, CHART_SMALL, TIL_WEIGHT_BOLD, plot.slot,
                     NULL, &own);
      text_height = MAX (text_height, own);
    }
  plot.top = maker->y + text_height + (DOT + LABEL_GAP) * maker->size;
  plot.bottom = plot.top + height;

  draw_grid (maker, &plot, grid, left + label_width);
  draw_lines (maker, &plot);
  for (guint i = 0; i < points->len; i++)
    draw_point (maker, &plot, i);
  maker->y = names ? draw_names (maker, &plot) : plot.bottom + 0.3 * maker->size;
}
