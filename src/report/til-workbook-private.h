/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-figures.h"

#include <xlsxwriter.h>

#if LXW_VERSION_ID < 114
#error "libxlsxwriter 1.1.4 or newer is needed"
#endif

G_BEGIN_DECLS

typedef enum
{
  TIL_BOOK_OVERVIEW,
  TIL_BOOK_AGES,
  TIL_BOOK_AREAS,
  TIL_BOOK_DEFINITIONS,
  TIL_N_BOOK_SHEETS
} TilBookSheet;

/* A workbook under way. The first failure is kept and everything after it left out. */
typedef struct
{
  const TilFigures *figures;
  const char *language;
  gboolean rtl;
  lxw_workbook *workbook;
  lxw_worksheet *sheets[TIL_N_BOOK_SHEETS];
  char *names[TIL_N_BOOK_SHEETS]; /* (owned) as on the tabs */
  lxw_error failed;
  struct
  {
    lxw_format *title;
    lxw_format *subtitle;
    lxw_format *header;
    lxw_format *header_number;
    lxw_format *header_text; /* over wrapped text */
    lxw_format *label;
    lxw_format *text; /* wrapped */
    lxw_format *number;
    lxw_format *hidden; /* "<5" and "·", on the numbers' side */
    lxw_format *total_label;
    lxw_format *total;
    lxw_format *total_hidden;
    lxw_format *note;
    lxw_format *link;
  } formats;
} TilBook;

const char *til_book_label (const TilBook *book, const char *key);
/* text as it stands in a cell: "<5" is read from the left in every language. (transfer full) */
char *til_book_sentence (const TilBook *book, const char *text);

/* til-workbook-cells.c */
void til_book_write (TilBook *book,
                     TilBookSheet sheet,
                     guint row,
                     guint column,
                     const char *text,
                     lxw_format *format);
/* A cell of a protected table: its count, "<5" or "·" (R13). */
void til_book_write_cell (TilBook *book,
                          TilBookSheet sheet,
                          guint row,
                          guint column,
                          const TilTable *table,
                          guint table_row,
                          guint table_column,
                          gboolean total);
/* A count of the overview. */
void til_book_write_count (
    TilBook *book, TilBookSheet sheet, guint row, guint column, gint64 count, gboolean hidden);
/* A row as high as text needs in a column of that width, in characters: neither merged nor all
 * programs' wrapped cells grow by themselves. */
void
til_book_set_height (TilBook *book, TilBookSheet sheet, guint row, const char *text, double width);
/* A sentence over several columns, as high as it needs. width in characters. */
void til_book_write_note (TilBook *book,
                          TilBookSheet sheet,
                          guint row,
                          guint last_column,
                          double width,
                          const char *text);
void til_book_write_link (
    TilBook *book, TilBookSheet sheet, guint row, guint column, TilBookSheet target);
void til_book_set_width (TilBook *book, TilBookSheet sheet, guint column, double width);
/* How many characters wide a column must be for text in the given weight. */
double til_book_text_width (const char *text);
/* Title, period, direction, and how the sheet prints; header_row is frozen and repeated on every
 * page. */
void
til_book_begin_sheet (TilBook *book, TilBookSheet sheet, const char *title_key, guint header_row);
void til_book_end_sheet (TilBook *book, TilBookSheet sheet, guint last_row, guint last_column);

/* til-workbook-sheets.c */
void til_book_write_overview (TilBook *book);
void til_book_write_ages (TilBook *book);
void til_book_write_areas (TilBook *book);
void til_book_write_definitions (TilBook *book);

G_END_DECLS
