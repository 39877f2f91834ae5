/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-workbook-private.h"

/* The sheets of the steering group's workbook. */

#define HEADER_ROW 3
#define FIRST_ROW 4
#define DEFINITION_WIDTH 75.0

static void
write_header (TilBook *book, TilBookSheet sheet, guint column, const char *key, gboolean number)
{
  til_book_write (book, sheet, HEADER_ROW, column, til_book_label (book, key),
                  number ? book->formats.header_number : book->formats.header);
}

/* A column as wide as the widest of its labels. */
static double
widest (const TilBook *book, const char *const *keys, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, til_book_text_width (til_book_label (book, keys[i])));
  return width;
}

void
til_book_write_overview (TilBook *book)
{
  const TilFigures *figures = book->figures;
  const TilBookSheet sheet = TIL_BOOK_OVERVIEW;
  const struct
  {
    const char *name;
    const char *definition;
    gint64 count;
    gboolean hidden;
  } lines[] = {
    { "workbook.children", "workbook.definition.children", figures->n_children,
      figures->hidden_children },
    { "workbook.mapped_children", "workbook.definition.mapped_children", figures->n_mapped_children,
      figures->hidden_mapped_children },
    { "workbook.mappings", "workbook.definition.mappings", figures->n_mappings,
      figures->hidden_mappings },
    { "workbook.voices.child", "workbook.definition.voices", figures->n_voices[0],
      figures->hidden_voices[0] },
    { "workbook.voices.guardian", "workbook.definition.voices", figures->n_voices[1],
      figures->hidden_voices[1] },
    { "workbook.voices.organisation", "workbook.definition.voices", figures->n_voices[2],
      figures->hidden_voices[2] },
    { "workbook.without_dimension", "workbook.definition.without_dimension",
      figures->n_without_dimension, figures->hidden_without_dimension },
  };
  double width = 0;
  guint row = FIRST_ROW;

  til_book_begin_sheet (book, sheet, "workbook.title", HEADER_ROW);
  write_header (book, sheet, 0, "workbook.figure", FALSE);
  write_header (book, sheet, 1, "workbook.count", TRUE);
  til_book_write (book, sheet, HEADER_ROW, 2, til_book_label (book, "workbook.definition"),
                  book->formats.header_text);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++, row++)
    {
      const char *name = til_book_label (book, lines[i].name);

      til_book_write (book, sheet, row, 0, name, book->formats.label);
      til_book_write_count (book, sheet, row, 1, lines[i].count, lines[i].hidden);
      til_book_write (book, sheet, row, 2, til_book_label (book, lines[i].definition),
                      book->formats.text);
      til_book_set_height (book, sheet, row, til_book_label (book, lines[i].definition),
                           DEFINITION_WIDTH);
      width = MAX (width, til_book_text_width (name));
    }
  til_book_set_width (book, sheet, 0, width);
  til_book_set_width (book, sheet, 1,
                      MAX (12, til_book_text_width (til_book_label (book, "workbook.count"))));
  til_book_set_width (book, sheet, 2, DEFINITION_WIDTH);

  row++;
  til_book_write_note (book, sheet, row++, 2, width + 12 + DEFINITION_WIDTH,
                       til_book_label (book, "workbook.definition.small_groups"));
  row++;
  til_book_write (book, sheet, row++, 0, til_book_label (book, "workbook.contents"),
                  book->formats.subtitle);
  for (TilBookSheet target = TIL_BOOK_AGES; target < TIL_N_BOOK_SHEETS; target++)
    til_book_write_link (book, sheet, row++, 0, target);
  til_book_end_sheet (book, sheet, row - 1, 2);
}

void
til_book_write_ages (TilBook *book)
{
  static const char *const headers[] = { "workbook.step", "age.0-6",   "age.7-12",
                                         "age.13-18",     "age.older", "age.all" };
  const TilTable *table = book->figures->steps_by_age;
  const TilBookSheet sheet = TIL_BOOK_AGES;
  const char *steps[TIL_N_STEPS + 1];
  char keys[TIL_N_STEPS][32];
  double width, total_width;
  guint row = FIRST_ROW + TIL_N_STEPS + 2;
  static const char *const notes[] = { "workbook.definition.steps", "workbook.definition.age",
                                       "workbook.definition.children",
                                       "workbook.definition.small_groups" };

  til_book_begin_sheet (book, sheet, "workbook.ages.title", HEADER_ROW);
  for (guint column = 0; column < G_N_ELEMENTS (headers); column++)
    write_header (book, sheet, column, headers[column], column > 0);

  for (guint step = 0; step <= TIL_N_STEPS; step++)
    {
      gboolean total = step == TIL_N_STEPS;

      if (total)
        steps[step] = "workbook.total";
      else
        {
          g_snprintf (keys[step], sizeof keys[step], "step.%s", til_step_key ((TilStep)step));
          steps[step] = keys[step];
        }
      til_book_write (book, sheet, FIRST_ROW + step, 0, til_book_label (book, steps[step]),
                      total ? book->formats.total_label : book->formats.label);
      for (guint age = 0; age <= TIL_N_AGE_GROUPS; age++)
        til_book_write_cell (book, sheet, FIRST_ROW + step, age + 1, table, step, age, total);
    }

  width = MAX (widest (book, steps, G_N_ELEMENTS (steps)),
               til_book_text_width (til_book_label (book, headers[0])));
  til_book_set_width (book, sheet, 0, width);
  total_width = width;
  for (guint column = 1; column < G_N_ELEMENTS (headers); column++)
    {
      double own = MAX (14, til_book_text_width (til_book_label (book, headers[column])));
      til_book_set_width (book, sheet, column, own);
      total_width += own;
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    til_book_write_note (book, sheet, row++, G_N_ELEMENTS (headers) - 1, total_width,
                         til_book_label (book, notes[i]));
  til_book_end_sheet (book, sheet, row - 1, G_N_ELEMENTS (headers) - 1);
}

/* Three ways that a dimension can be, as columns of the table and series of the chart. */
static const char *const area_columns[] = { "workbook.areas.hard", "workbook.areas.good",
                                            "workbook.areas.not_discussed" };
static const int area_colours[] = { 0xB4552D, 0x2F7F79, 0x9A9A9A };

/* The chart's own columns, beside the printed ones: published counts, and nothing where a count is
 * hidden, so that it is not drawn as zero. */
#define CHART_COLUMN 6
/* Rows of the usual height under the chart. */
#define CHART_ROWS 27

static gboolean
write_chart_data (TilBook *book, const TilTable *table, guint n_dimensions)
{
  lxw_worksheet *worksheet = book->sheets[TIL_BOOK_AREAS];
  gboolean any = FALSE;

  for (guint c = 0; c < G_N_ELEMENTS (area_columns); c++)
    til_book_write (book, TIL_BOOK_AREAS, HEADER_ROW, CHART_COLUMN + c,
                    til_book_label (book, area_columns[c]), NULL);
  for (guint d = 0; d < n_dimensions; d++)
    for (guint c = 0; c < G_N_ELEMENTS (area_columns); c++)
      if (!til_table_is_hidden (table, d, c))
        {
          gint64 count = til_table_get (table, d, c);
          lxw_error result = worksheet_write_number (
              worksheet, FIRST_ROW + d, (lxw_col_t)(CHART_COLUMN + c), (double)count, NULL);
          if (book->failed == LXW_NO_ERROR)
            book->failed = result;
          any = any || count > 0;
        }
  return any;
}

static void
add_chart (TilBook *book, guint n_dimensions, guint row, double width)
{
  const char *name = book->names[TIL_BOOK_AREAS];
  lxw_chart *chart = workbook_add_chart (book->workbook, LXW_CHART_BAR);
  lxw_chart_line gridline = { .color = 0xD8D8D8, .width = 0.5 };
  lxw_chart_font title_font = { .size = 12, .bold = LXW_TRUE };
  lxw_chart_options options = { .object_position = LXW_OBJECT_MOVE_DONT_SIZE };
  lxw_error result;

  if (!chart)
    {
      book->failed = LXW_ERROR_MEMORY_MALLOC_FAILED;
      return;
    }
  for (guint c = 0; c < G_N_ELEMENTS (area_columns); c++)
    {
      lxw_chart_series *series = chart_add_series (chart, NULL, NULL);
      lxw_chart_fill fill = { .color = (lxw_color_t)area_colours[c] };
      lxw_col_t column = (lxw_col_t)(CHART_COLUMN + c);

      chart_series_set_categories (series, name, FIRST_ROW, 0, FIRST_ROW + n_dimensions - 1, 0);
      chart_series_set_values (series, name, FIRST_ROW, column, FIRST_ROW + n_dimensions - 1,
                               column);
      chart_series_set_name_range (series, name, HEADER_ROW, column);
      chart_series_set_fill (series, &fill);
      chart_series_set_labels (series);
    }
  chart_title_set_name (chart, til_book_label (book, "workbook.areas.chart"));
  chart_title_set_name_font (chart, &title_font);
  chart_legend_set_position (chart, LXW_CHART_LEGEND_BOTTOM);
  chart_set_series_gap (chart, 60);
  chart_show_hidden_data (chart);
  chart_show_blanks_as (chart, LXW_CHART_BLANKS_AS_GAP);
  /* The first dimension on top, as in the table, and bars that grow in reading direction. A bar
   * chart's y axis is the one of the categories. */
  chart_axis_set_reverse (chart->y_axis);
  chart_axis_set_crossing_max (chart->y_axis);
  chart_axis_set_min (chart->x_axis, 0);
  chart_axis_set_num_format (chart->x_axis, "0");
  chart_axis_major_gridlines_set_line (chart->x_axis, &gridline);
  if (book->rtl)
    chart_axis_set_reverse (chart->x_axis);
  /* A chart is 480 x 288 pixels, a digit 7 wide, a row 20 high. */
  options.x_scale = width * 7 / 480;
  options.y_scale = CHART_ROWS * 20.0 / 288;
  result = worksheet_insert_chart_opt (book->sheets[TIL_BOOK_AREAS], row, 0, chart, &options);
  if (book->failed == LXW_NO_ERROR)
    book->failed = result;
}

void
til_book_write_areas (TilBook *book)
{
  static const char *const headers[] = { "workbook.dimension", "workbook.areas.hard",
                                         "workbook.areas.good", "workbook.areas.not_discussed",
                                         "workbook.total" };
  static const char *const notes[] = {
    "workbook.definition.dimensions", "workbook.definition.hard",
    "workbook.definition.good",       "workbook.definition.not_discussed",
    "workbook.definition.no_total",   "workbook.definition.small_groups",
  };
  const TilBookSheet sheet = TIL_BOOK_AREAS;
  const TilTable *table = book->figures->dimensions;
  const guint n_dimensions = TIL_N_DIMENSIONS - 1;
  double width = til_book_text_width (til_book_label (book, headers[0])), total_width;
  lxw_row_col_options hide = { .hidden = 1 };
  lxw_error result;
  guint row = FIRST_ROW + n_dimensions + 1;
  gboolean any;

  til_book_begin_sheet (book, sheet, "workbook.areas.title", HEADER_ROW);
  for (guint column = 0; column < G_N_ELEMENTS (headers); column++)
    write_header (book, sheet, column, headers[column], column > 0);

  for (guint d = 0; d < n_dimensions; d++)
    {
      g_autofree char *key = g_strconcat ("dimension.", til_dimension_key ((TilDimension)(d + 1)),
                                          NULL);
      const char *name = til_book_label (book, key);

      til_book_write (book, sheet, FIRST_ROW + d, 0, name, book->formats.label);
      width = MAX (width, til_book_text_width (name));
      for (guint c = 0; c <= table->n_columns; c++)
        til_book_write_cell (book, sheet, FIRST_ROW + d, c + 1, table, d, c, FALSE);
    }
  any = write_chart_data (book, table, n_dimensions);
  result = worksheet_set_column_opt (book->sheets[sheet], CHART_COLUMN,
                                     CHART_COLUMN + G_N_ELEMENTS (area_columns) - 1, 10, NULL,
                                     &hide);
  if (book->failed == LXW_NO_ERROR)
    book->failed = result;

  til_book_set_width (book, sheet, 0, width);
  total_width = width;
  for (guint column = 1; column < G_N_ELEMENTS (headers); column++)
    {
      double own = MAX (14, til_book_text_width (til_book_label (book, headers[column])));
      til_book_set_width (book, sheet, column, own);
      total_width += own;
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    til_book_write_note (book, sheet, row++, G_N_ELEMENTS (headers) - 1, total_width,
                         til_book_label (book, notes[i]));
  if (any)
    {
      add_chart (book, n_dimensions, ++row, total_width);
      row += CHART_ROWS;
    }
  /* Table above chart: an upright page. */
  worksheet_set_portrait (book->sheets[sheet]);
  worksheet_fit_to_pages (book->sheets[sheet], 1, 1);
  til_book_end_sheet (book, sheet, row, G_N_ELEMENTS (headers) - 1);
}

void
til_book_write_definitions (TilBook *book)
{
  static const struct
  {
    const char *name;
    const char *definition;
  } lines[] = {
    { "workbook.children", "workbook.definition.children" },
    { "workbook.mapped_children", "workbook.definition.mapped_children" },
    { "workbook.mappings", "workbook.definition.mappings" },
    { "workbook.voices.child", "workbook.definition.voices" },
    { "workbook.voices.guardian", "workbook.definition.voices" },
    { "workbook.voices.organisation", "workbook.definition.voices" },
    { "workbook.step", "workbook.definition.steps" },
    { "workbook.age_group", "workbook.definition.age" },
    { "workbook.dimension", "workbook.definition.dimensions" },
    { "workbook.areas.hard", "workbook.definition.hard" },
    { "workbook.areas.good", "workbook.definition.good" },
    { "workbook.areas.not_discussed", "workbook.definition.not_discussed" },
    { "workbook.without_dimension", "workbook.definition.without_dimension" },
    { "workbook.total", "workbook.definition.no_total" },
    { "workbook.hidden", "workbook.definition.small_groups" },
  };
  const TilBookSheet sheet = TIL_BOOK_DEFINITIONS;
  double width = 0;

  til_book_begin_sheet (book, sheet, "workbook.definitions", HEADER_ROW);
  write_header (book, sheet, 0, "workbook.figure", FALSE);
  til_book_write (book, sheet, HEADER_ROW, 1, til_book_label (book, "workbook.definition"),
                  book->formats.header_text);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *name = til_book_label (book, lines[i].name);

      til_book_write (book, sheet, FIRST_ROW + i, 0, name, book->formats.label);
      til_book_write (book, sheet, FIRST_ROW + i, 1, til_book_label (book, lines[i].definition),
                      book->formats.text);
      til_book_set_height (book, sheet, FIRST_ROW + i, til_book_label (book, lines[i].definition),
                           DEFINITION_WIDTH);
      width = MAX (width, til_book_text_width (name));
    }
  til_book_set_width (book, sheet, 0, width);
  til_book_set_width (book, sheet, 1, DEFINITION_WIDTH);
  til_book_end_sheet (book, sheet, FIRST_ROW + G_N_ELEMENTS (lines) - 1, 1);
}
