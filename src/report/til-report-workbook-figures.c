/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-workbook.h"

#define LABEL_WIDTH 42.0
#define GAP_WIDTH 2.0
/* Tables wider than this have their charts below. */
#define MOST_COLUMNS_BESIDE 8
/* More bars or lines than this can't be read. */
#define MOST_BARS 30
#define MOST_LINES 8
/* A label of a bar that is longer takes two lines. */
#define LONG_WORDS 22

#define TITLE_ROWS 3

static const TilHeading *
get_row (const TilFigure *figure, guint row)
{
  return figure->rows->pdata[row];
}

static const TilHeading *
get_column (const TilFigure *figure, guint column)
{
  return figure->columns->pdata[column];
}

/* The rows before the totals, or all when there is nothing else. */
static guint
count_inner (const GPtrArray *headings)
{
  guint n = 0;

  while (n < headings->len && !((const TilHeading *)headings->pdata[n])->total)
    n++;
  return n > 0 ? n : headings->len;
}

/* Those of the columns that one chart can show together. */
static guint
count_drawn_columns (const TilFigure *figure)
{
  guint n = 0;

  while (n < figure->columns->len && (n == 0 || !get_column (figure, n)->total) &&
         get_column (figure, n)->unit == get_column (figure, 0)->unit)
    n++;
  return n;
}

static gboolean
is_drawn (const TilFigure *figure)
{
  guint n_rows = count_inner (figure->rows);

  if (figure->chart == TIL_CHART_NONE || n_rows == 0 || figure->columns->len == 0)
    return FALSE;
  return n_rows <= (figure->chart == TIL_CHART_LINES ? MOST_LINES : MOST_BARS);
}

static const char *
get_text (const TilReportBook *self, const TilHeading *heading)
{
  return til_heading_text (heading, self->xlsx->language);
}

static void
measure_figure (TilReportBook *self, TilXlsxSheet *sheet, const TilFigure *figure)
{
  til_xlsx_widen_header (sheet, 0,
                         til_xlsx_label (self->xlsx, til_report_book_rows_key (figure->id)), TRUE);
  for (guint row = 0; row < figure->rows->len; row++)
    til_xlsx_widen (sheet, 0, get_text (self, get_row (figure, row)), LABEL_WIDTH);
  for (guint column = 0; column < figure->columns->len; column++)
    til_xlsx_widen_header (sheet, column + 1, get_text (self, get_column (figure, column)), TRUE);
}

static TilBookLayout
create_layout (TilReportBook *self, TilXlsxSheet *sheet, const GPtrArray *figures)
{
  TilBookLayout layout = { 0 };
  gboolean drawn = FALSE;

  for (guint i = 0; i < figures->len; i++)
    {
      const TilFigure *figure = figures->pdata[i];

      measure_figure (self, sheet, figure);
      layout.last_column = MAX (layout.last_column, figure->columns->len);
      drawn = drawn || is_drawn (figure);
    }
  layout.note_column = layout.last_column;
  if (drawn && layout.last_column < MOST_COLUMNS_BESIDE)
    {
      layout.chart_column = layout.last_column + 2;
      sheet->widths[layout.last_column + 1] = GAP_WIDTH;
      layout.note_column = layout.chart_column + TIL_XLSX_CHART_COLUMNS - 1;
    }
  layout.note_column = MAX (layout.note_column, TIL_XLSX_CHART_COLUMNS);
  layout.data_column = layout.note_column + 2;
  return layout;
}

static void
write_cells (TilReportBook *self, TilXlsxSheet *sheet, const TilFigure *figure, guint first)
{
  guint n_inner = count_inner (figure->rows);

  for (guint row = 0; row < figure->rows->len; row++)
    {
      const char *text = get_text (self, get_row (figure, row));
      gboolean total = row >= n_inner;

      til_xlsx_write_text (self->xlsx, sheet, first + row, 0, text,
                           total ? TIL_XLSX_TOTAL_LABEL : TIL_XLSX_LABEL);
      til_xlsx_fit_row (self->xlsx, sheet, first + row, &text, 1);
      for (guint column = 0; column < figure->columns->len; column++)
        til_xlsx_write_cell (self->xlsx, sheet, first + row, column + 1,
                             til_figure_cell (figure, row, column),
                             get_column (figure, column)->unit, total);
    }
  til_xlsx_reach (sheet, first + MAX (1, figure->rows->len) - 1, figure->columns->len);
}

static void
write_header (TilReportBook *self, TilXlsxSheet *sheet, const TilFigure *figure, guint row)
{
  guint n = figure->columns->len + 1;
  g_autofree const char **headers = g_new (const char *, n);
  g_autofree gboolean *number = g_new (gboolean, n);

  headers[0] = til_xlsx_label (self->xlsx, til_report_book_rows_key (figure->id));
  number[0] = FALSE;
  for (guint column = 1; column < n; column++)
    {
      headers[column] = get_text (self, get_column (figure, column - 1));
      number[column] = TRUE;
    }
  til_xlsx_add_table (self->xlsx, sheet, row, headers, number, n, count_inner (figure->rows));
}

/* The row after the chart, or row when there is nothing to draw. */
static guint
write_chart (TilReportBook *self,
             TilXlsxSheet *sheet,
             const TilBookLayout *layout,
             const TilFigure *figure,
             guint header_row,
             guint row)
{
  guint n_rows = count_inner (figure->rows), n_columns = count_drawn_columns (figure);
  gboolean lines = figure->chart == TIL_CHART_LINES, any = FALSE;
  g_autofree const char **names = g_new0 (const char *, MAX (n_rows, n_columns) + 1);
  TilXlsxChart chart = { .kind = figure->chart == TIL_CHART_BARS && n_columns > 1
                                     ? TIL_CHART_STACKED
                                     : figure->chart,
                         .title = til_xlsx_label (self->xlsx, figure->title),
                         .sheet = sheet,
                         .first_row = header_row + 1,
                         .n_rows = n_rows,
                         .first_column = layout->data_column,
                         .n_columns = n_columns,
                         .category_row = lines ? header_row : header_row + 1,
                         .category_column = lines ? 1 : 0,
                         .names = names };

  if (!is_drawn (figure))
    return row;
  g_return_val_if_fail (layout->data_column + n_columns < TIL_XLSX_MAX_COLUMNS, row);

  chart.unit = get_column (figure, 0)->unit;
  for (guint r = 0; r < n_rows; r++)
    if (g_utf8_strlen (get_text (self, get_row (figure, r)), -1) > LONG_WORDS)
      chart.long_words = TRUE;
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      any = til_xlsx_write_drawn (self->xlsx, sheet, header_row + 1 + r, layout->data_column + c,
                                  til_figure_cell (figure, r, c), chart.unit) ||
            any;
  if (!any)
    return row;
  for (guint i = 0; i < (lines ? n_rows : n_columns); i++)
    names[i] = get_text (self, lines ? get_row (figure, i) : get_column (figure, i));
  if (layout->chart_column > 0)
    return til_xlsx_add_chart (self->xlsx, &chart, header_row, layout->chart_column);
  return til_xlsx_add_chart (self->xlsx, &chart, row + 1, 0);
}

guint
til_report_book_write_figure (TilReportBook *self,
                              TilXlsxSheet *sheet,
                              const TilBookLayout *layout,
                              const TilFigure *figure,
                              gboolean heading,
                              guint row)
{
  guint first_row = row, header_row, below;

  if (heading)
    {
      til_xlsx_write_text (self->xlsx, sheet, row, 0, til_xlsx_label (self->xlsx, figure->title),
                           TIL_XLSX_HEADING);
      til_xlsx_set_lines (self->xlsx, sheet, row, 1);
      row++;
    }
  row = til_xlsx_write_note (self->xlsx, sheet, row, layout->note_column,
                             til_xlsx_label (self->xlsx, figure->definition), TIL_XLSX_NOTE);
  header_row = row;
  write_header (self, sheet, figure, header_row);
  write_cells (self, sheet, figure, header_row + 1);
  row = header_row + 1 + figure->rows->len;
  if (figure->rows->len == 0)
    row = til_xlsx_write_note (self->xlsx, sheet, row, layout->note_column,
                               til_xlsx_label (self->xlsx, "workbook.nothing"), TIL_XLSX_NOTE);
  below = write_chart (self, sheet, layout, figure, header_row, row);
  til_xlsx_keep_together (sheet, first_row, MAX (row, below));
  return MAX (row, below) + 1;
}

void
til_report_book_begin (TilReportBook *self,
                       TilXlsxSheet *sheet,
                       const char *title,
                       guint last_title_row)
{
  til_xlsx_begin_sheet (self->xlsx, sheet, title, self->period, last_title_row);
}

guint
til_report_book_write_figures (TilReportBook *self, TilBookSheetKind kind)
{
  const TilStatistics *now = til_report_now (self->report);
  TilXlsxSheet *sheet = self->sheets[kind];
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();
  TilBookLayout layout;
  gboolean single;
  guint row = TITLE_ROWS - 1;

  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    if (til_report_book_place (id) == kind)
      g_ptr_array_add (figures, (gpointer)til_statistics_get (now, id));
  layout = create_layout (self, sheet, figures);
  single = figures->len == 1;
  if (single)
    {
      const TilFigure *figure = figures->pdata[0];

      /* Title, period, definition and the headers stay in sight. */
      til_report_book_begin (self, sheet, til_xlsx_label (self->xlsx, figure->title), row + 1);
    }
  else
    {
      til_report_book_begin (self, sheet, sheet->name, row - 1);
      row++;
    }
  for (guint i = 0; i < figures->len; i++)
    row = til_report_book_write_figure (self, sheet, &layout, figures->pdata[i], !single, row) + 1;
  row = til_xlsx_write_note (self->xlsx, sheet, row - 1, layout.note_column,
                             til_xlsx_label (self->xlsx, "workbook.definition.small_groups"),
                             TIL_XLSX_NOTE);
  til_xlsx_hide_columns (self->xlsx, sheet, layout.data_column,
                         layout.data_column + MAX (1, layout.last_column));
  return row + 1;
}
