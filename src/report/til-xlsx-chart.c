/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-xlsx.h"

#include <math.h>

/* In pixels at the usual size: a chart, a column, a row. */
#define CHART_WIDTH 480.0
#define CHART_HEIGHT 288.0
#define COLUMN_WIDTH 64.0
#define ROW_HEIGHT 20.0

/* Hue and lightness differ, so that a photocopy can be read as well. */
static const lxw_color_t colours[] = { 0x2F7F79, 0xB4552D, 0x9A9A9A, 0x3B4F8C,
                                       0xC99A2E, 0x7A4B7F, 0x5B8C3A, 0x2B2B2B };
static const guint8 markers[] = { LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE,
                                  LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
                                  LXW_CHART_MARKER_X,        LXW_CHART_MARKER_PLUS,
                                  LXW_CHART_MARKER_STAR,     LXW_CHART_MARKER_LONG_DASH };

static const char *
get_number_format (const TilXlsxChart *chart)
{
  return chart->unit == TIL_UNIT_SHARE ? "0 %" : "#,##0";
}

static const char *
get_label_format (const TilXlsxChart *chart)
{
  if (chart->unit == TIL_UNIT_SHARE)
    return "0.0 %";
  /* A nought on a stacked bar would lie on its neighbour. */
  return chart->kind == TIL_CHART_STACKED ? "#,##0;;" : "#,##0";
}

static void
add_bars (const TilXlsxChart *chart, lxw_chart *drawn, guint column)
{
  const char *name = chart->sheet->name;
  lxw_chart_series *series = chart_add_series (drawn, NULL, NULL);
  lxw_chart_fill fill = { .color = colours[column % G_N_ELEMENTS (colours)] };
  lxw_chart_font white = { .color = LXW_COLOR_WHITE, .size = 9 };
  lxw_row_t last = chart->first_row + chart->n_rows - 1;
  lxw_col_t at = (lxw_col_t)(chart->first_column + column);

  chart_series_set_categories (series, name, chart->category_row, (lxw_col_t)chart->category_column,
                               chart->category_row + chart->n_rows - 1,
                               (lxw_col_t)chart->category_column);
  chart_series_set_values (series, name, chart->first_row, at, last, at);
  chart_series_set_name (series, chart->names[column]);
  chart_series_set_fill (series, &fill);
  chart_series_set_labels (series);
  chart_series_set_labels_num_format (series, get_label_format (chart));
  if (chart->kind == TIL_CHART_STACKED)
    chart_series_set_labels_font (series, &white);
}

static void
add_line (const TilXlsxChart *chart, lxw_chart *drawn, guint row)
{
  const char *name = chart->sheet->name;
  lxw_chart_series *series = chart_add_series (drawn, NULL, NULL);
  lxw_color_t colour = colours[row % G_N_ELEMENTS (colours)];
  lxw_chart_line line = { .color = colour, .width = 2 };
  lxw_chart_fill fill = { .color = colour };
  lxw_row_t at = chart->first_row + row;
  lxw_col_t last = (lxw_col_t)(chart->n_columns - 1);

  chart_series_set_categories (series, name, chart->category_row, (lxw_col_t)chart->category_column,
                               chart->category_row,
                               (lxw_col_t)(chart->category_column + chart->n_columns - 1));
  chart_series_set_values (series, name, at, (lxw_col_t)chart->first_column, at,
                           (lxw_col_t)(chart->first_column + last));
  chart_series_set_name (series, chart->names[row]);
  chart_series_set_line (series, &line);
  chart_series_set_marker_type (series, markers[row % G_N_ELEMENTS (markers)]);
  chart_series_set_marker_size (series, 7);
  chart_series_set_marker_fill (series, &fill);
  chart_series_set_marker_line (series, &line);
  if (chart->n_rows == 1)
    {
      chart_series_set_labels (series);
      chart_series_set_labels_num_format (series, get_label_format (chart));
      chart_series_set_labels_position (series, LXW_CHART_LABEL_POSITION_ABOVE);
    }
}

static void
set_axes (const TilXlsx *self, const TilXlsxChart *chart, lxw_chart *drawn)
{
  gboolean lines = chart->kind == TIL_CHART_LINES;
  /* A bar chart's y axis is the one of the categories. */
  lxw_chart_axis *values = lines ? drawn->y_axis : drawn->x_axis;
  lxw_chart_line gridline = { .color = 0xD8D8D8, .width = 0.5 };
  lxw_chart_font small_font = { .size = 9 };

  chart_axis_set_min (values, 0);
  if (chart->highest > 0)
    chart_axis_set_max (values, chart->highest);
  chart_axis_set_num_format (values, get_number_format (chart));
  chart_axis_major_gridlines_set_visible (values, LXW_TRUE);
  chart_axis_major_gridlines_set_line (values, &gridline);
  if (lines)
    {
      if (self->rtl)
        chart_axis_set_reverse (drawn->x_axis);
      return;
    }
  /* The first category on top, as in the table, and bars that grow in reading direction. */
  chart_axis_major_gridlines_set_visible (drawn->y_axis, LXW_FALSE);
  chart_axis_set_interval_unit (drawn->y_axis, 1);
  chart_axis_set_num_font (drawn->y_axis, &small_font);
  chart_axis_set_reverse (drawn->y_axis);
  chart_axis_set_crossing_max (drawn->y_axis);
  if (self->rtl)
    chart_axis_set_reverse (drawn->x_axis);
}

static double
get_height (const TilXlsxChart *chart, guint n_series)
{
  double legend = 0;
  glong longest = 0;

  for (guint i = 0; i < n_series; i++)
    longest = MAX (longest, g_utf8_strlen (chart->names[i], -1));
  /* Long names stand below one another. */
  if (n_series > 1)
    legend = longest > 24 ? 20.0 * n_series : 30;
  if (chart->kind == TIL_CHART_LINES)
    return 260 + legend;
  return MAX (190, 80 + legend + (chart->long_words ? 50.0 : 30.0) * chart->n_rows);
}

double
til_xlsx_axis_end (double highest)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double step = pow (10, floor (log10 (MAX (highest, 1))) - 1);

  /* Room for a label above; whole steps, and whole numbers. */
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (MAX (1, ceil (step * steps[i])) * 10 >= highest * 1.15)
      return ceil (highest * 1.15 / MAX (1, ceil (step * steps[i]))) *
             MAX (1, ceil (step * steps[i]));
  return highest * 1.2;
}

guint
til_xlsx_add_chart (TilXlsx *self, const TilXlsxChart *chart, guint row, guint column)
{
  static const guint8 types[] = { [TIL_CHART_BARS] = LXW_CHART_BAR,
                                  [TIL_CHART_STACKED] = LXW_CHART_BAR_STACKED,
                                  [TIL_CHART_LINES] = LXW_CHART_LINE };
  lxw_chart_font title_font = { .size = 12, .bold = LXW_TRUE };
  /* Clear of the line under the titles, where a page begins with it. */
  lxw_chart_options options = { .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
                                .y_offset = 6,
                                .description = (char *)chart->title };
  lxw_chart_line no_line = { .none = LXW_TRUE };
  gboolean lines = chart->kind == TIL_CHART_LINES;
  guint n_series = lines ? chart->n_rows : chart->n_columns;
  double height = get_height (chart, n_series);
  lxw_chart *drawn;
  guint n_rows = (guint)(height / ROW_HEIGHT) + 1;

  g_return_val_if_fail (chart->kind != TIL_CHART_NONE, row);

  drawn = workbook_add_chart (self->workbook, types[chart->kind]);
  if (drawn == NULL)
    {
      til_xlsx_check (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return row;
    }
  for (guint i = 0; i < n_series; i++)
    if (lines)
      add_line (chart, drawn, i);
    else
      add_bars (chart, drawn, i);
  chart_title_set_name (drawn, chart->title);
  chart_title_set_name_font (drawn, &title_font);
  if (n_series > 1)
    chart_legend_set_position (drawn, LXW_CHART_LEGEND_BOTTOM);
  else
    chart_legend_set_position (drawn, LXW_CHART_LEGEND_NONE);
  chart_set_series_gap (drawn, 60);
  chart_chartarea_set_line (drawn, &no_line);
  chart_show_hidden_data (drawn);
  chart_show_blanks_as (drawn, LXW_CHART_BLANKS_AS_GAP);
  set_axes (self, chart, drawn);
  options.x_scale = (TIL_XLSX_CHART_COLUMNS - 0.5) * COLUMN_WIDTH / CHART_WIDTH;
  options.y_scale = height / CHART_HEIGHT;
  til_xlsx_check (self, worksheet_insert_chart_opt (chart->sheet->worksheet, row, (lxw_col_t)column,
                                                    drawn, &options));
  til_xlsx_keep_together (chart->sheet, row, row + n_rows);
  til_xlsx_reach (chart->sheet, row + n_rows, column + TIL_XLSX_CHART_COLUMNS - 1);
  return row + n_rows + 1;
}
