/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-workbook.h"

#include <xlsxwriter.h>

typedef struct
{
  guint sheet;
  lxw_row_t row;
  lxw_col_t column;
  lxw_col_t last_column; /* of a merged range, 0 otherwise */
  char *text;            /* (owned) (nullable) NULL for a number */
  double number;
  gboolean link;
} Cell;

typedef struct
{
  guint sheet;
  guint8 type;
  guint n_series;
} Chart;

struct _BenchWorkbook
{
  GArray *cells;      /* (owned) (element-type Cell) */
  GArray *charts;     /* (owned) (element-type Chart) */
  GHashTable *series; /* (owned) lxw_chart -> how many */
  guint n_sheets;
};

/* The wrapped functions have no place for data of ours. */
static BenchWorkbook *recorder; /* borrowed (nullable) */

lxw_error
__real_worksheet_write_string (lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *);
lxw_error __wrap_worksheet_write_string (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);
lxw_error
__real_worksheet_write_number (lxw_worksheet *, lxw_row_t, lxw_col_t, double, lxw_format *);
lxw_error __wrap_worksheet_write_number (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format);
lxw_error __real_worksheet_write_datetime (
    lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_datetime *, lxw_format *);
lxw_error __wrap_worksheet_write_datetime (lxw_worksheet *sheet,
                                           lxw_row_t row,
                                           lxw_col_t column,
                                           lxw_datetime *datetime,
                                           lxw_format *format);
lxw_error __real_worksheet_write_url_opt (
    lxw_worksheet *, lxw_row_t, lxw_col_t, const char *, lxw_format *, const char *, const char *);
lxw_error __wrap_worksheet_write_url_opt (lxw_worksheet *sheet,
                                          lxw_row_t row,
                                          lxw_col_t column,
                                          const char *url,
                                          lxw_format *format,
                                          const char *text,
                                          const char *tooltip);
lxw_error __real_worksheet_merge_range (
    lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t, const char *, lxw_format *);
lxw_error __wrap_worksheet_merge_range (lxw_worksheet *sheet,
                                        lxw_row_t row,
                                        lxw_col_t column,
                                        lxw_row_t last_row,
                                        lxw_col_t last_column,
                                        const char *text,
                                        lxw_format *format);
lxw_chart_series *__real_chart_add_series (lxw_chart *, const char *, const char *);
lxw_chart_series *
__wrap_chart_add_series (lxw_chart *chart, const char *categories, const char *values);
lxw_error __real_worksheet_insert_chart_opt (
    lxw_worksheet *, lxw_row_t, lxw_col_t, lxw_chart *, lxw_chart_options *);
lxw_error __wrap_worksheet_insert_chart_opt (lxw_worksheet *sheet,
                                             lxw_row_t row,
                                             lxw_col_t column,
                                             lxw_chart *chart,
                                             lxw_chart_options *options);

static void
note_cell (lxw_worksheet *sheet, Cell cell)
{
  if (recorder == NULL)
    {
      g_free (cell.text);
      return;
    }
  cell.sheet = sheet->index;
  recorder->n_sheets = MAX (recorder->n_sheets, cell.sheet + 1);
  g_array_append_val (recorder->cells, cell);
}

lxw_error
__wrap_worksheet_write_string (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  note_cell (sheet, (Cell){ .row = row, .column = column, .text = g_strdup (text) });
  return __real_worksheet_write_string (sheet, row, column, text, format);
}

lxw_error
__wrap_worksheet_write_number (
    lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number, lxw_format *format)
{
  note_cell (sheet, (Cell){ .row = row, .column = column, .number = number });
  return __real_worksheet_write_number (sheet, row, column, number, format);
}

/* A day is a number with a format. */
lxw_error
__wrap_worksheet_write_datetime (lxw_worksheet *sheet,
                                 lxw_row_t row,
                                 lxw_col_t column,
                                 lxw_datetime *datetime,
                                 lxw_format *format)
{
  note_cell (sheet, (Cell){ .row = row, .column = column, .number = 46000 });
  return __real_worksheet_write_datetime (sheet, row, column, datetime, format);
}

lxw_error
__wrap_worksheet_write_url_opt (lxw_worksheet *sheet,
                                lxw_row_t row,
                                lxw_col_t column,
                                const char *url,
                                lxw_format *format,
                                const char *text,
                                const char *tooltip)
{
  note_cell (sheet, (Cell){ .row = row, .column = column, .text = g_strdup (url), .link = TRUE });
  return __real_worksheet_write_url_opt (sheet, row, column, url, format, text, tooltip);
}

lxw_error
__wrap_worksheet_merge_range (lxw_worksheet *sheet,
                              lxw_row_t row,
                              lxw_col_t column,
                              lxw_row_t last_row,
                              lxw_col_t last_column,
                              const char *text,
                              lxw_format *format)
{
  note_cell (
      sheet,
      (Cell){ .row = row, .column = column, .last_column = last_column, .text = g_strdup (text) });
  return __real_worksheet_merge_range (sheet, row, column, last_row, last_column, text, format);
}

lxw_chart_series *
__wrap_chart_add_series (lxw_chart *chart, const char *categories, const char *values)
{
  if (recorder != NULL)
    g_hash_table_insert (
        recorder->series, chart,
        GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (recorder->series, chart)) + 1));
  return __real_chart_add_series (chart, categories, values);
}

lxw_error
__wrap_worksheet_insert_chart_opt (lxw_worksheet *sheet,
                                   lxw_row_t row,
                                   lxw_col_t column,
                                   lxw_chart *chart,
                                   lxw_chart_options *options)
{
  if (recorder != NULL)
    {
      Chart noted = { sheet->index, (guint8)chart->type,
                      GPOINTER_TO_UINT (g_hash_table_lookup (recorder->series, chart)) };

      g_array_append_val (recorder->charts, noted);
    }
  return __real_worksheet_insert_chart_opt (sheet, row, column, chart, options);
}

static void
clear_cell (gpointer cell)
{
  g_free (((Cell *)cell)->text);
}

BenchWorkbook *
bench_workbook_new (void)
{
  BenchWorkbook *self = g_new0 (BenchWorkbook, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->cells, clear_cell);
  self->charts = g_array_new (FALSE, FALSE, sizeof (Chart));
  self->series = g_hash_table_new (g_direct_hash, g_direct_equal);
  return self;
}

void
bench_workbook_free (BenchWorkbook *self)
{
  g_array_unref (self->cells);
  g_array_unref (self->charts);
  g_hash_table_unref (self->series);
  g_free (self);
}

void
bench_workbook_record (BenchWorkbook *self)
{
  recorder = self;
}

guint
bench_workbook_count (const BenchWorkbook *self)
{
  return self->cells->len;
}

guint
bench_workbook_count_charts (const BenchWorkbook *self)
{
  return self->charts->len;
}

static lxw_error
write_cell (lxw_worksheet *sheet, const Cell *cell)
{
  if (cell->link)
    return worksheet_write_url (sheet, cell->row, cell->column, cell->text, NULL);
  if (cell->last_column > 0)
    return worksheet_merge_range (sheet, cell->row, cell->column, cell->row, cell->last_column,
                                  cell->text, NULL);
  if (cell->text != NULL)
    return worksheet_write_string (sheet, cell->row, cell->column, cell->text, NULL);
  return worksheet_write_number (sheet, cell->row, cell->column, cell->number, NULL);
}

static void
add_chart (lxw_workbook *book, lxw_worksheet *sheet, guint place, const Chart *noted)
{
  lxw_chart *chart = workbook_add_chart (book, noted->type);

  for (guint i = 0; i < noted->n_series; i++)
    {
      g_autofree char *categories = g_strdup_printf ("=%s!$A$6:$A$16", sheet->name);
      g_autofree char *values = g_strdup_printf ("=%s!$%c$6:$%c$16", sheet->name,
                                                 'B' + (int)(i % 24), 'B' + (int)(i % 24));

      chart_add_series (chart, categories, values);
    }
  worksheet_insert_chart (sheet, 20 + 20 * place, 0, chart);
}

gboolean
bench_workbook_replay (const BenchWorkbook *self, const char *path)
{
  lxw_workbook *book = workbook_new (path);
  g_autofree lxw_worksheet **sheets = g_new (lxw_worksheet *, self->n_sheets);
  gboolean done = TRUE;

  for (guint i = 0; i < self->n_sheets; i++)
    sheets[i] = workbook_add_worksheet (book, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      done = write_cell (sheets[cell->sheet], cell) == LXW_NO_ERROR && done;
    }
  for (guint i = 0; i < self->charts->len; i++)
    {
      const Chart *chart = &g_array_index (self->charts, Chart, i);

      add_chart (book, sheets[chart->sheet], i, chart);
    }
  return workbook_close (book) == LXW_NO_ERROR && done;
}
