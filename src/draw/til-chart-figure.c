/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

/* A figure of the report. */

#define BAR 1.25 /* of the type's size */
#define BEFORE_BAR 0.42
#define ROW_GAP 0.55
#define GAP 0.45
#define NAMES_SHARE 0.36 /* of the width, at the most */
#define NARROW 26.0      /* of the type's size: names stand above their bars */

static const TilHeading *
get_heading (const GPtrArray *headings, guint i)
{
  return headings->pdata[i];
}

int
chart_find_heading (const GPtrArray *headings, const char *key)
{
  for (guint i = 0; i < headings->len; i++)
    if (g_strcmp0 (get_heading (headings, i)->key, key) == 0)
      return (int)i;
  return -1;
}

TilCell
chart_cell_before (const TilReport *report, const TilFigure *figure, guint row, guint column)
{
  const TilStatistics *before = til_report_before (report);
  const TilFigure *then = before ? til_statistics_get (before, figure->id) : NULL;
  int then_row, then_column;

  if (!then)
    return (TilCell){ TIL_CELL_NONE, 0 };
  then_row = chart_find_heading (then->rows, get_heading (figure->rows, row)->key);
  then_column = chart_find_heading (then->columns, get_heading (figure->columns, column)->key);
  if (then_row < 0 || then_column < 0)
    return (TilCell){ TIL_CELL_NONE, 0 };
  return til_figure_cell (then, (guint)then_row, (guint)then_column);
}

gboolean
chart_share_base (const TilFigure *figure, guint row, TilCell *base)
{
  for (guint c = figure->columns->len; c > 0; c--)
    {
      const TilHeading *heading = get_heading (figure->columns, c - 1);

      if (heading->total && heading->unit == TIL_UNIT_COUNT)
        {
          *base = til_figure_cell (figure, row, c - 1);
          return base->shown == TIL_CELL_VALUE;
        }
    }
  /* A row's share of all rows. */
  for (guint r = figure->rows->len; r > 0; r--)
    if (get_heading (figure->rows, r - 1)->total && figure->columns->len > 0 &&
        get_heading (figure->columns, 0)->unit == TIL_UNIT_COUNT)
      {
        *base = til_figure_cell (figure, r - 1, 0);
        return base->shown == TIL_CELL_VALUE;
      }
  return FALSE;
}

double
chart_cell_value (TilCell cell)
{
  return cell.shown == TIL_CELL_VALUE ? cell.value : 0;
}

gboolean
chart_cell_is_hidden (TilCell cell)
{
  return cell.shown == TIL_CELL_SMALL || cell.shown == TIL_CELL_HIDDEN;
}

/* Rows that have a bar: not the totals, unless there is nothing else. */
static GArray *
find_rows (const TilFigure *figure)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint pass = 0; pass < 2 && rows->len == 0; pass++)
    for (guint r = 0; r < figure->rows->len; r++)
      if (pass == 1 || !get_heading (figure->rows, r)->total)
        g_array_append_val (rows, r);
  return rows;
}

/* Where bars begin: after the names, or at the side when names stand above. */
static double
names_width (const ChartMaker *maker, const TilFigure *figure, const GArray *rows)
{
  double widest = 0;

  if (maker->width < NARROW * maker->size)
    return 0;
  for (guint i = 0; i < rows->len; i++)
    {
      const TilHeading *heading = get_heading (figure->rows, g_array_index (rows, guint, i));
      double width;

      chart_measure (maker, til_heading_text (heading, maker->language), 1, TIL_WEIGHT_REGULAR,
                     NAMES_SHARE * maker->width, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Writes a row's name and makes room for what stands beside it; returns the middle of the first
 * bar. */
static double
begin_row (ChartMaker *maker, const TilHeading *heading, double names, double body, double *bottom)
{
  const char *name = til_heading_text (heading, maker->language);
  double bar = BAR * maker->size, height;

  if (names <= 0)
    {
      maker->y += chart_write (maker, name, 1, TIL_WEIGHT_REGULAR, maker->palette->text, 0,
                               maker->y, maker->width, CHART_START);
      *bottom = maker->y + body;
      return maker->y + bar / 2;
    }
  chart_measure (maker, name, 1, TIL_WEIGHT_REGULAR, names, NULL, &height);
  *bottom = maker->y + MAX (MAX (height, bar), body + MAX (0, (height - bar) / 2));
  chart_write (maker, name, 1, TIL_WEIGHT_REGULAR, maker->palette->text, 0,
               maker->y + MAX (0, (bar - height) / 2), names, CHART_START);
  return maker->y + MAX (height, bar) / 2;
}

/* What stands after a bar: a share has its n. */
static char *
value_text (const ChartMaker *maker, const TilFigure *figure, guint row, guint column)
{
  TilCell cell = til_figure_cell (figure, row, column), base;
  TilCellUnit unit = get_heading (figure->columns, column)->unit;
  g_autofree char *share = NULL;
  g_autofree char *number = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_n = NULL;

  if (unit != TIL_UNIT_SHARE || cell.shown != TIL_CELL_VALUE ||
      !chart_share_base (figure, row, &base))
    return chart_cell_text (cell, unit, maker->language);
  share = til_cell_format (cell, unit, chart_decimal (maker->language));
  number = til_cell_format (base, TIL_UNIT_COUNT, chart_decimal (maker->language));
  shown = chart_number (maker->language, share);
  shown_n = chart_number (maker->language, number);
  return til_text_fill (til_label (maker->language, "chart.share_n"), "share", shown, "n", shown_n,
                        NULL);
}

static char *
before_text (const ChartMaker *maker, TilCell cell, TilCellUnit unit, gboolean named)
{
  g_autofree char *text = chart_cell_text (cell, unit, maker->language);

  if (!named)
    return g_steal_pointer (&text);
  return til_text_fill (til_label (maker->language, "chart.last_year"), "value", text, NULL);
}

typedef struct
{
  const TilReport *report;
  const TilFigure *figure;
  const GArray *rows; /* (element-type guint) */
  double names;       /* x of bars */
  double values;      /* room for the text after them */
  double max;
  gboolean has_before;
} Bars;

static void
measure_bars (const ChartMaker *maker, Bars *bars)
{
  TilCellUnit unit = get_heading (bars->figure->columns, 0)->unit;
  gboolean named = TRUE;

  bars->max = unit == TIL_UNIT_SHARE ? 1 : 0;
  for (guint i = 0; i < bars->rows->len; i++)
    {
      guint row = g_array_index (bars->rows, guint, i);
      TilCell cell = til_figure_cell (bars->figure, row, 0);
      TilCell before = chart_cell_before (bars->report, bars->figure, row, 0);
      g_autofree char *text = value_text (maker, bars->figure, row, 0);
      double width;

      bars->max = MAX (bars->max, MAX (chart_cell_value (cell), chart_cell_value (before)));
      chart_measure (maker, text, 1, TIL_WEIGHT_BOLD, -1, &width, NULL);
      bars->values = MAX (bars->values, width);
      if (before.shown != TIL_CELL_NONE)
        {
          g_autofree char *then = before_text (maker, before, unit, named);

          bars->has_before = TRUE;
          named = FALSE;
          chart_measure (maker, then, CHART_SMALL, TIL_WEIGHT_REGULAR, -1, &width, NULL);
          bars->values = MAX (bars->values, width);
        }
    }
}

/* A bar from x on, or what stands for a hidden group; returns its end. */
static double
add_bar (ChartMaker *maker,
         TilCell cell,
         double x,
         double y,
         double room,
         double height,
         double max,
         TilColour fill)
{
  double width = max > 0 ? chart_cell_value (cell) / max * room : 0;

  if (chart_cell_is_hidden (cell))
    {
      chart_hidden_bar (maker, x, y, height);
      return x + chart_hidden_width (maker);
    }
  chart_bar (maker, x, y, width, height, fill);
  return x + width;
}

static void
draw_bars (ChartMaker *maker, Bars *bars)
{
  TilCellUnit unit = get_heading (bars->figure->columns, 0)->unit;
  double size = maker->size, gap = GAP * size, bar = BAR * size, start, room, top = maker->y;
  gboolean named = TRUE;

  measure_bars (maker, bars);
  start = bars->names > 0 ? bars->names + 2 * gap : 0;
  room = MAX (maker->width - start - gap - bars->values, size);
  for (guint i = 0; i < bars->rows->len; i++)
    {
      guint row = g_array_index (bars->rows, guint, i);
      TilCell cell = til_figure_cell (bars->figure, row, 0);
      TilCell before = chart_cell_before (bars->report, bars->figure, row, 0);
      g_autofree char *text = value_text (maker, bars->figure, row, 0);
      double body = bar + (bars->has_before ? size * (BEFORE_BAR + 0.5) : 0), bottom, middle, end;

      middle = begin_row (maker, get_heading (bars->figure->rows, row), bars->names, body, &bottom);
      end = add_bar (maker, cell, start, middle - bar / 2, room, bar, bars->max,
                     chart_accent (maker->palette));
      chart_write_middle (maker, text, 1, TIL_WEIGHT_BOLD, maker->palette->text, end + gap, middle,
                          maker->width - end - gap, CHART_START);
      if (before.shown != TIL_CELL_NONE)
        {
          g_autofree char *then = before_text (maker, before, unit, named);
          double y = middle + bar / 2 + 0.28 * size;

          named = FALSE;
          end = add_bar (maker, before, start, y, room, BEFORE_BAR * size, bars->max,
                         chart_faint_accent (maker->palette));
          chart_write_middle (maker, then, CHART_SMALL, TIL_WEIGHT_REGULAR,
                              maker->palette->faint_text, end + gap, y + BEFORE_BAR * size / 2,
                              maker->width - end - gap, CHART_START);
        }
      maker->y = bottom + ROW_GAP * size;
    }
  maker->y -= ROW_GAP * size;
  if (start > 0)
    chart_zero_line (maker, start, top, maker->y);
}

/* Columns that are parts of the bar: counts that are not totals. */
static GArray *
find_parts (const TilFigure *figure)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint c = 0; c < figure->columns->len; c++)
    if (!get_heading (figure->columns, c)->total &&
        get_heading (figure->columns, c)->unit == TIL_UNIT_COUNT)
      g_array_append_val (parts, c);
  return parts;
}

static gboolean
is_not_discussed (const TilFigure *figure, guint column)
{
  return figure->id == TIL_FIGURE_AREAS && column == TIL_AREA_NOT_DISCUSSED;
}

static TilColour
part_colour (const ChartMaker *maker, const TilFigure *figure, const GArray *parts, guint part)
{
  guint n = parts->len;

  /* "Not discussed" is no step of the others: empty with an outline. */
  if (is_not_discussed (figure, g_array_index (parts, guint, part)))
    return til_colour_mix (maker->palette->ground, maker->palette->text, 0.06);
  return chart_hue (maker->palette, n > 1 ? 0.12 + 0.88 * (n - 1 - part) / (n - 1) : 0.6);
}

/* Names of the parts with their colours, on as many lines as they need. */
static void
draw_part_names (ChartMaker *maker, const TilFigure *figure, const GArray *parts, double start)
{
  double size = maker->size, swatch = 0.75 * size, x = start, line = 0;

  for (guint p = 0; p < parts->len; p++)
    {
      const TilHeading *heading = get_heading (figure->columns, g_array_index (parts, guint, p));
      const char *name = til_heading_text (heading, maker->language);
      double width, height, indent = swatch + 0.35 * size;

      chart_measure (maker, name, CHART_SMALL, TIL_WEIGHT_REGULAR, maker->width - start - indent,
                     &width, &height);
      if (x > start && x + indent + width > maker->width)
        {
          x = start;
          maker->y += line + 0.15 * size;
          line = 0;
        }
      til_block_box (maker->block, chart_x (maker, x, swatch), maker->y + (height - swatch) / 2,
                     swatch, swatch, 1.5, maker->palette->faint_text);
      til_block_box (maker->block, chart_x (maker, x, swatch) + 0.6,
                     maker->y + (height - swatch) / 2 + 0.6, swatch - 1.2, swatch - 1.2, 1,
                     part_colour (maker, figure, parts, p));
      chart_write (maker, name, CHART_SMALL, TIL_WEIGHT_REGULAR, maker->palette->text, x + indent,
                   maker->y, width + 0.5, CHART_START);
      x += indent + width + 1.1 * size;
      line = MAX (line, height);
    }
  maker->y += line + 0.6 * size;
}

typedef struct
{
  Bars base;
  const GArray *parts; /* (element-type guint) columns */
  int after_column;    /* whose cell stands after the bar: a share, or a total; -1 none */
} Stacks;

static char *
after_text (const ChartMaker *maker, const Stacks *stacks, guint row)
{
  if (stacks->after_column < 0)
    return g_strdup ("");
  return value_text (maker, stacks->base.figure, row, (guint)stacks->after_column);
}

/* The width of a number and of what little air it needs around it. */
static double
part_text_width (const ChartMaker *maker, const char *text)
{
  double width;

  chart_measure (maker, text, CHART_SMALL, TIL_WEIGHT_REGULAR, -1, &width, NULL);
  return width + 0.5 * maker->size;
}

/* Numbers that have no room in their part stand under it, in order, none over another. */
static void
draw_numbers_below (ChartMaker *maker,
                    const Stacks *stacks,
                    guint row,
                    const double *middles,
                    const gboolean *below,
                    double y,
                    double start)
{
  double free_from = start;

  for (guint p = 0; p < stacks->parts->len; p++)
    {
      TilCell cell = til_figure_cell (stacks->base.figure, row,
                                      g_array_index (stacks->parts, guint, p));
      g_autofree char *text = NULL;
      double width, x;

      if (!below[p])
        continue;
      text = chart_cell_text (cell, TIL_UNIT_COUNT, maker->language);
      width = part_text_width (maker, text);
      x = MAX (middles[p] - width / 2, free_from);
      til_block_line (maker->block, chart_x (maker, middles[p], 0), y,
                      chart_x (maker, x + width / 2, 0), y + 0.3 * maker->size, 0.7, 0,
                      maker->palette->faint_text);
      chart_write (maker, text, CHART_SMALL, TIL_WEIGHT_REGULAR, maker->palette->text, x,
                   y + 0.25 * maker->size, width, CHART_CENTRE);
      free_from = x + width;
    }
}

static double
stack_scale (const Stacks *stacks, const ChartMaker *maker, double room)
{
  double scale = G_MAXDOUBLE;

  for (guint i = 0; i < stacks->base.rows->len; i++)
    {
      double sum = 0, taken = 0;

      for (guint p = 0; p < stacks->parts->len; p++)
        {
          TilCell cell = til_figure_cell (stacks->base.figure,
                                          g_array_index (stacks->base.rows, guint, i),
                                          g_array_index (stacks->parts, guint, p));
          sum += chart_cell_value (cell);
          if (chart_cell_is_hidden (cell))
            taken += chart_hidden_width (maker) + 1;
        }
      if (sum > 0)
        scale = MIN (scale, MAX (room - taken, maker->size) / sum);
    }
  return scale == G_MAXDOUBLE ? 0 : scale;
}

static void
draw_stack (ChartMaker *maker, const Stacks *stacks, guint row, double start, double scale)
{
  const TilFigure *figure = stacks->base.figure;
  double size = maker->size, bar = BAR * size, x = start, middle, bottom;
  g_autofree double *middles = g_new0 (double, stacks->parts->len);
  g_autofree gboolean *below = g_new0 (gboolean, stacks->parts->len);
  g_autofree char *after = after_text (maker, stacks, row);
  gboolean any_below = FALSE;

  for (guint p = 0; p < stacks->parts->len; p++)
    {
      TilCell cell = til_figure_cell (figure, row, g_array_index (stacks->parts, guint, p));
      g_autofree char *text = chart_cell_text (cell, TIL_UNIT_COUNT, maker->language);

      below[p] = chart_cell_value (cell) > 0 &&
                 chart_cell_value (cell) * scale < part_text_width (maker, text);
      any_below = any_below || below[p];
    }
  middle = begin_row (maker, get_heading (figure->rows, row), stacks->base.names,
                      bar + (any_below ? 1.3 * size : 0), &bottom);
  for (guint p = 0; p < stacks->parts->len; p++)
    {
      guint column = g_array_index (stacks->parts, guint, p);
      TilCell cell = til_figure_cell (figure, row, column);
      g_autofree char *text = chart_cell_text (cell, TIL_UNIT_COUNT, maker->language);
      TilColour fill = part_colour (maker, figure, stacks->parts, p);
      double width = chart_cell_value (cell) * scale;

      middles[p] = x + width / 2;
      if (chart_cell_is_hidden (cell))
        {
          width = chart_hidden_width (maker);
          chart_hidden_bar (maker, x, middle - bar / 2, bar);
          til_block_box (maker->block, chart_x (maker, x + 0.55 * size, width - 1.1 * size),
                         middle - bar * 0.34, width - 1.1 * size, bar * 0.68, 2,
                         til_colour_with_alpha (maker->palette->ground, 1));
          chart_write_middle (maker, text, CHART_SMALL, TIL_WEIGHT_REGULAR, maker->palette->text, x,
                              middle, width, CHART_CENTRE);
          x += 1;
        }
      else if (width > 0)
        {
          chart_bar (maker, x, middle - bar / 2, width, bar, fill);
          if (is_not_discussed (figure, column))
            til_block_hollow (maker->block, chart_x (maker, x, width), middle - bar / 2, width, bar,
                              0.7, maker->palette->faint_text);
          if (!below[p])
            chart_write_middle (maker, text, CHART_SMALL, TIL_WEIGHT_REGULAR,
                                chart_text_on (maker->palette, fill), x, middle, width,
                                CHART_CENTRE);
        }
      x += width;
    }
  draw_numbers_below (maker, stacks, row, middles, below, middle + bar / 2, start);
  chart_write_middle (maker, after, 1, TIL_WEIGHT_BOLD, maker->palette->text, x + GAP * size,
                      middle, MAX (maker->width - x - GAP * size, size), CHART_START);
  maker->y = bottom + ROW_GAP * size;
}

static void
draw_stacks (ChartMaker *maker, Stacks *stacks)
{
  const TilFigure *figure = stacks->base.figure;
  double size = maker->size, start, scale, top;

  stacks->after_column = -1;
  for (guint c = 0; c < figure->columns->len; c++)
    {
      const TilHeading *heading = get_heading (figure->columns, c);

      if (heading->unit == TIL_UNIT_SHARE || (heading->total && stacks->after_column < 0))
        stacks->after_column = (int)c;
    }
  for (guint i = 0; i < stacks->base.rows->len; i++)
    {
      g_autofree char *text = after_text (maker, stacks,
                                          g_array_index (stacks->base.rows, guint, i));
      double width;

      chart_measure (maker, text, 1, TIL_WEIGHT_BOLD, -1, &width, NULL);
      stacks->base.values = MAX (stacks->base.values, width);
    }
  start = stacks->base.names > 0 ? stacks->base.names + 2 * GAP * size : 0;
  if (stacks->parts->len > 1)
    draw_part_names (maker, figure, stacks->parts, start);
  scale = stack_scale (stacks, maker, maker->width - start - GAP * size - stacks->base.values);
  top = maker->y;
  for (guint i = 0; i < stacks->base.rows->len; i++)
    draw_stack (maker, stacks, g_array_index (stacks->base.rows, guint, i), start, scale);
  maker->y -= ROW_GAP * size;
  if (start > 0)
    chart_zero_line (maker, start, top, maker->y);
}

void
chart_draw_figure (ChartMaker *maker, const TilReport *report, TilFigureId id)
{
  const TilFigure *figure = til_statistics_get (til_report_now (report), id);
  g_autoptr (GArray) rows = find_rows (figure);
  g_autoptr (GArray) parts = find_parts (figure);
  Bars bars = { .report = report, .figure = figure, .rows = rows };
  Stacks stacks;

  if (rows->len == 0 || figure->columns->len == 0)
    return;
  bars.names = names_width (maker, figure, rows);
  switch (figure->chart)
    {
    case TIL_CHART_BARS:
      draw_bars (maker, &bars);
      break;
    case TIL_CHART_STACKED:
      stacks = (Stacks){ .base = bars, .parts = parts };
      draw_stacks (maker, &stacks);
      break;
    case TIL_CHART_LINES:
      chart_draw_series (maker, figure, rows, bars.names);
      break;
    case TIL_CHART_NONE:
    default:
      break;
    }
}
