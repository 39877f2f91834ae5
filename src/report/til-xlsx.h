/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-statistics.h"

#include <xlsxwriter.h>

#if LXW_VERSION_ID < 114
#error "libxlsxwriter 1.1.4 or newer is needed"
#endif

G_BEGIN_DECLS

/* A workbook as the steering group reads it: what is the same for all sheets, whatever they tell
 * of. The first failure is kept, and everything after it is in vain. */

#define TIL_XLSX_MAX_COLUMNS 4096 /* as far as years and rounds can be thought of */

typedef enum
{
  TIL_XLSX_TITLE,
  TIL_XLSX_SUBTITLE,
  TIL_XLSX_HEADING, /* above a table */
  TIL_XLSX_HEADER,
  TIL_XLSX_HEADER_NUMBER,
  TIL_XLSX_HEADER_TEXT, /* not the first */
  TIL_XLSX_LABEL,
  TIL_XLSX_TEXT, /* running text of a cell */
  TIL_XLSX_DATE,
  TIL_XLSX_COUNT,
  TIL_XLSX_SHARE,
  TIL_XLSX_DAYS,
  TIL_XLSX_POINTS, /* signed percentage points */
  TIL_XLSX_YEAR,   /* a number that counts nobody, without a thousands separator */
  TIL_XLSX_HIDDEN, /* "<5", "·" and "–", on the numbers' side */
  TIL_XLSX_TOTAL_LABEL,
  TIL_XLSX_TOTAL_COUNT,
  TIL_XLSX_TOTAL_SHARE,
  TIL_XLSX_TOTAL_DAYS,
  TIL_XLSX_TOTAL_HIDDEN,
  TIL_XLSX_NOTE,
  TIL_XLSX_WARNING,
  TIL_XLSX_LINK,
  TIL_XLSX_RED, /* a word on its colour */
  TIL_XLSX_YELLOW,
  TIL_XLSX_GREEN,
  TIL_XLSX_N_FORMATS
} TilXlsxFormat;

typedef struct
{
  lxw_worksheet *worksheet;
  char *name;                          /* (owned) as on the tab */
  double widths[TIL_XLSX_MAX_COLUMNS]; /* in digits; 0: as it is by itself */
  guint last_row, last_column;         /* of what prints */
  guint last_title_row;
  GHashTable *heights; /* (owned) (element-type double) by row, where they aren't the usual ones */
  GArray *blocks;      /* (owned) rows that belong together on a page */
} TilXlsxSheet;

typedef struct
{
  const char *language;
  gboolean rtl;
  lxw_workbook *workbook;
  GPtrArray *sheets; /* (owned) (element-type TilXlsxSheet) */
  lxw_format *formats[TIL_XLSX_N_FORMATS];
  lxw_error failed;
} TilXlsx;

/* til-xlsx.c: makes the file. fill writes the sheets; path ends in .xlsx and is replaced at once or
 * not at all. */
typedef void (*TilXlsxFill) (TilXlsx *self, gconstpointer data);
gboolean til_xlsx_write (const char *title,
                         const char *language,
                         TilXlsxFill fill,
                         gconstpointer data,
                         const char *path,
                         GError **error);
/* A sheet whose tab bears name, shortened to what Excel takes and told apart from the others. Owned
 * by the workbook. */
TilXlsxSheet *til_xlsx_add_sheet (TilXlsx *self, const char *name);
void til_xlsx_check (TilXlsx *self, lxw_error result);

/* til-xlsx-formats.c */
void til_xlsx_create_formats (TilXlsx *self);

/* til-xlsx-cells.c */
const char *til_xlsx_label (const TilXlsx *self, const char *key);
/* text as it stands in a cell: without isolates, and "<5" read from the left. (transfer full) */
char *til_xlsx_sentence (const TilXlsx *self, const char *text);
void til_xlsx_write_text (TilXlsx *self,
                          TilXlsxSheet *sheet,
                          guint row,
                          guint column,
                          const char *text,
                          TilXlsxFormat format);
void til_xlsx_write_number (TilXlsx *self,
                            TilXlsxSheet *sheet,
                            guint row,
                            guint column,
                            double value,
                            TilXlsxFormat format);
/* Empty without a date. */
void
til_xlsx_write_date (TilXlsx *self, TilXlsxSheet *sheet, guint row, guint column, TilDate date);
/* A published cell: the number as it is shown everywhere (til_cell_format()), or "<5", "·", "–". */
void til_xlsx_write_cell (TilXlsx *self,
                          TilXlsxSheet *sheet,
                          guint row,
                          guint column,
                          TilCell cell,
                          TilCellUnit unit,
                          gboolean total);
/* For a chart: the number alone, and nothing at all for a cell without one. Whether it is above 0.
 */
gboolean til_xlsx_write_drawn (
    TilXlsx *self, TilXlsxSheet *sheet, guint row, guint column, TilCell cell, TilCellUnit unit);
void til_xlsx_write_link (TilXlsx *self,
                          TilXlsxSheet *sheet,
                          guint row,
                          guint column,
                          const TilXlsxSheet *target,
                          const char *text);
/* How many digits wide a column must be for text. */
double til_xlsx_text_width (const char *text);
/* At least as wide as text, and no wider than widest: then it wraps. */
void til_xlsx_widen (TilXlsxSheet *sheet, guint column, const char *text, double widest);
/* As wide as the longest word of a header and its filter button, or two lines of it. */
void til_xlsx_widen_header (TilXlsxSheet *sheet, guint column, const char *text, gboolean filter);
double til_xlsx_get_width (const TilXlsxSheet *sheet, guint first, guint last);
/* How many lines text takes in so many digits. */
guint til_xlsx_lines (const char *text, double width);
void til_xlsx_set_lines (TilXlsx *self, TilXlsxSheet *sheet, guint row, guint n_lines);

/* til-xlsx-sheet.c: title and period on top; rows down to last_title_row are frozen, and printed on
 * each page. Give the widths before what takes its height from them. */
void til_xlsx_begin_sheet (TilXlsx *self,
                           TilXlsxSheet *sheet,
                           const char *title,
                           const char *period,
                           guint last_title_row);
/* A sentence over columns 0 to last_column, as high as it needs. Returns the row after it. */
guint til_xlsx_write_note (TilXlsx *self,
                           TilXlsxSheet *sheet,
                           guint row,
                           guint last_column,
                           const char *text,
                           TilXlsxFormat format);
/* Headers and an autofilter over n_rows below row; without rows headers alone. headers: translated,
 * (element-type utf8); number: which of them stand over numbers. */
void til_xlsx_add_table (TilXlsx *self,
                         TilXlsxSheet *sheet,
                         guint row,
                         const char *const *headers,
                         const gboolean *number,
                         guint n_columns,
                         guint n_rows);
/* Row heights for texts that wrap in their columns. (array length=n) (nullable) texts */
void
til_xlsx_fit_row (TilXlsx *self, TilXlsxSheet *sheet, guint row, const char *const *texts, guint n);
/* Columns for charts alone, never printed. */
void til_xlsx_hide_columns (TilXlsx *self, TilXlsxSheet *sheet, guint first, guint last);
/* Notes that the sheet prints at least so far. */
void til_xlsx_reach (TilXlsxSheet *sheet, guint row, guint column);
void til_xlsx_end_sheet (TilXlsx *self, TilXlsxSheet *sheet);

/* til-xlsx-pages.c */
void til_xlsx_set_height (TilXlsx *self, TilXlsxSheet *sheet, guint row, double points);
/* On one page where it fits on one. */
void til_xlsx_keep_together (TilXlsxSheet *sheet, guint first_row, guint last_row);
void til_xlsx_break_pages (TilXlsx *self, TilXlsxSheet *sheet);

/* til-xlsx-chart.c */
typedef struct
{
  TilChartKind kind;
  const char *title;
  TilXlsxSheet *sheet;
  guint first_row, n_rows; /* of the values */
  guint first_column, n_columns;
  guint category_row, category_column; /* where the words begin: below one another, of LINES beside
                                          one another */
  const char *const *names;            /* of the series: columns, of LINES rows */
  TilCellUnit unit;
  double highest;      /* of the axis; 0: by itself */
  gboolean long_words; /* of bars: they take more than one line */
} TilXlsxChart;

#define TIL_XLSX_CHART_COLUMNS 9 /* of the usual width */

/* What an axis ends at, so that highest and its label lie below it. */
double til_xlsx_axis_end (double highest);
/* Places it with its corner there; returns the first row below it. */
guint til_xlsx_add_chart (TilXlsx *self, const TilXlsxChart *chart, guint row, guint column);

G_END_DECLS
