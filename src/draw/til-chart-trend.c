/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

/* A figure over time. */

#define ROW_GAP 0.55 /* of the type's size */
#define GAP 0.45
#define SERIES_HEIGHT 3.2
#define TREND_HEIGHT 6.0

static const TilHeading *
get_heading (const GPtrArray *headings, guint i)
{
  return headings->pdata[i];
}

static void
add_point (GArray *points, char *name, TilCell cell, TilCellUnit unit, const char *language)
{
  ChartPoint point = {
    .name = name,
    .text = chart_cell_text (cell, unit, language),
    .known = cell.shown == TIL_CELL_VALUE,
    .hidden = chart_cell_is_hidden (cell),
    .value = chart_cell_value (cell),
  };

  g_array_append_val (points, point);
}

void
chart_draw_series (ChartMaker *maker, const TilFigure *figure, const GArray *rows, double names)
{
  double max = 0, left = names > 0 ? names + GAP * maker->size : 0;

  for (guint i = 0; i < rows->len; i++)
    for (guint c = 0; c < figure->columns->len; c++)
      if (!get_heading (figure->columns, c)->total)
        max = MAX (max,
                   chart_cell_value (til_figure_cell (figure, g_array_index (rows, guint, i), c)));
  for (guint i = 0; i < rows->len; i++)
    {
      guint row = g_array_index (rows, guint, i);
      const char *name = til_heading_text (get_heading (figure->rows, row), maker->language);
      g_autoptr (GArray) points = chart_points_new ();
      double top = maker->y, height = 0;

      for (guint c = 0; c < figure->columns->len; c++)
        {
          const TilHeading *column = get_heading (figure->columns, c);

          if (!column->total)
            add_point (points, g_strdup (til_heading_text (column, maker->language)),
                       til_figure_cell (figure, row, c), column->unit, maker->language);
        }
      if (names > 0)
        chart_measure (maker, name, 1, TIL_WEIGHT_REGULAR, names, NULL, &height);
      else
        maker->y += chart_write (maker, name, 1, TIL_WEIGHT_REGULAR, maker->palette->text, 0,
                                 maker->y, maker->width, CHART_START);
      chart_plot (maker, points, max, MAX (SERIES_HEIGHT * maker->size, height), left, FALSE,
                  i + 1 == rows->len);
      if (names > 0)
        chart_write (maker, name, 1, TIL_WEIGHT_REGULAR, maker->palette->text, 0,
                     top + 1.4 * maker->size, names, CHART_START);
      maker->y += ROW_GAP * maker->size;
    }
}

static gboolean
has_headline (const TilFigure *figure)
{
  return figure->headline_row < figure->rows->len && figure->headline_column < figure->columns->len;
}

GArray *
chart_trend_points (const TilReport *report, TilFigureId id, const char *language, double *max)
{
  GArray *points = chart_points_new ();

  *max = 0;
  for (guint i = 0; i < report->years->len; i++)
    {
      const TilStatistics *year = report->years->pdata[i];
      const TilFigure *figure = til_statistics_get (year, id);
      TilCell cell = { TIL_CELL_NONE, 0 };
      TilCellUnit unit = TIL_UNIT_COUNT;

      if (has_headline (figure))
        {
          cell = til_figure_headline (figure);
          unit = get_heading (figure->columns, figure->headline_column)->unit;
        }
      *max = MAX (*max, unit == TIL_UNIT_SHARE ? 1 : chart_cell_value (cell));
      add_point (points, chart_year (&year->query, language), cell, unit, language);
    }
  return points;
}

char *
chart_headline_n (const TilFigure *figure, const char *language)
{
  TilCell base = { TIL_CELL_NONE, 0 };
  TilCellUnit unit;
  g_autofree char *number = NULL;
  g_autofree char *shown = NULL;

  if (!has_headline (figure) || til_figure_headline (figure).shown != TIL_CELL_VALUE)
    return NULL;
  unit = get_heading (figure->columns, figure->headline_column)->unit;
  if (unit == TIL_UNIT_COUNT)
    return NULL;
  if (unit == TIL_UNIT_SHARE)
    chart_share_base (figure, figure->headline_row, &base);
  else if (get_heading (figure->columns, 0)->unit == TIL_UNIT_COUNT)
    base = til_figure_cell (figure, figure->headline_row, 0);
  if (base.shown != TIL_CELL_VALUE)
    return NULL;
  number = til_cell_format (base, TIL_UNIT_COUNT, chart_decimal (language));
  shown = chart_number (language, number);
  return til_text_fill (til_label (language, "chart.n"), "n", shown, NULL);
}

char *
chart_headline_text (const TilFigure *figure, const char *language)
{
  TilCell cell = { TIL_CELL_NONE, 0 };

  if (!has_headline (figure))
    return chart_cell_text (cell, TIL_UNIT_COUNT, language);
  return chart_cell_text (til_figure_headline (figure),
                          get_heading (figure->columns, figure->headline_column)->unit, language);
}

void
chart_draw_trend (ChartMaker *maker, const TilReport *report, TilFigureId id)
{
  double max;
  g_autoptr (GArray) points = chart_trend_points (report, id, maker->language, &max);

  chart_plot (maker, points, max, TREND_HEIGHT * maker->size, 0, FALSE, TRUE);
}
