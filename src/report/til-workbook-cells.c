/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-workbook-private.h"
#include "til-text.h"

#include <math.h>

#define LINE_HEIGHT 15.0 /* points, of the 11 point body */
#define WIDEST_COLUMN 80.0

static void
check (TilBook *book, lxw_error result)
{
  if (book->failed == LXW_NO_ERROR)
    book->failed = result;
}

const char *
til_book_label (const TilBook *book, const char *key)
{
  return til_label (book->language, key);
}

char *
til_book_sentence (const TilBook *book, const char *text)
{
  g_auto (GStrv) parts = NULL;

  if (!book->rtl)
    return g_strdup (text);
  /* U+200E, which all office programs know, rather than the isolates. */
  parts = g_strsplit (text, "<5", -1);
  return g_strjoinv ("\342\200\216<5\342\200\216", parts);
}

void
til_book_write (TilBook *book,
                TilBookSheet sheet,
                guint row,
                guint column,
                const char *text,
                lxw_format *format)
{
  g_autofree char *sentence = til_book_sentence (book, text);

  check (book,
         worksheet_write_string (book->sheets[sheet], row, (lxw_col_t)column, sentence, format));
}

void
til_book_write_cell (TilBook *book,
                     TilBookSheet sheet,
                     guint row,
                     guint column,
                     const TilTable *table,
                     guint table_row,
                     guint table_column,
                     gboolean total)
{
  guint index = table_row * (table->n_columns + 1) + table_column;

  if (til_table_is_hidden (table, table_row, table_column))
    til_book_write (book, sheet, row, column, table->primary[index] ? "<5" : "·",
                    total ? book->formats.total_hidden : book->formats.hidden);
  else
    check (book, worksheet_write_number (book->sheets[sheet], row, (lxw_col_t)column,
                                         (double)til_table_get (table, table_row, table_column),
                                         total ? book->formats.total : book->formats.number));
}

void
til_book_write_count (
    TilBook *book, TilBookSheet sheet, guint row, guint column, gint64 count, gboolean hidden)
{
  if (hidden)
    {
      g_autofree char *shown = til_figures_format (count, TRUE);
      til_book_write (book, sheet, row, column, shown, book->formats.hidden);
    }
  else
    check (book, worksheet_write_number (book->sheets[sheet], row, (lxw_col_t)column, (double)count,
                                         book->formats.number));
}

void
til_book_set_height (TilBook *book, TilBookSheet sheet, guint row, const char *text, double width)
{
  /* Running text is a little narrower than its count of letters. */
  double lines = ceil (til_book_text_width (text) * 0.95 / width);

  check (book, worksheet_set_row (book->sheets[sheet], row, lines * LINE_HEIGHT + 3, NULL));
}

void
til_book_write_note (
    TilBook *book, TilBookSheet sheet, guint row, guint last_column, double width, const char *text)
{
  g_autofree char *sentence = til_book_sentence (book, text);

  til_book_set_height (book, sheet, row, text, width);
  check (book, worksheet_merge_range (book->sheets[sheet], row, 0, row, (lxw_col_t)last_column,
                                      sentence, book->formats.note));
}

void
til_book_write_link (
    TilBook *book, TilBookSheet sheet, guint row, guint column, TilBookSheet target)
{
  g_auto (GStrv) parts = g_strsplit (book->names[target], "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", quoted);

  check (book, worksheet_write_url_opt (book->sheets[sheet], row, (lxw_col_t)column, url,
                                        book->formats.link, book->names[target], NULL));
}

void
til_book_set_width (TilBook *book, TilBookSheet sheet, guint column, double width)
{
  check (book, worksheet_set_column (book->sheets[sheet], (lxw_col_t)column, (lxw_col_t)column,
                                     MIN (width, WIDEST_COLUMN), NULL));
}

double
til_book_text_width (const char *text)
{
  double width = 0;

  /* Excel counts in digits; Ethiopic letters are wider, Arabic ones narrower. */
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_get_script (character) == G_UNICODE_SCRIPT_ETHIOPIC ? 1.35 : 1.0;
    }
  return width * 1.05 + 2;
}

void
til_book_begin_sheet (TilBook *book, TilBookSheet sheet, const char *title_key, guint header_row)
{
  lxw_worksheet *worksheet = book->sheets[sheet];
  g_autofree char *from_date = til_date_format (book->figures->from);
  g_autofree char *to_date = til_date_format (book->figures->to);
  g_autofree char *from = til_text_isolate_ltr (from_date);
  g_autofree char *to = til_text_isolate_ltr (to_date);
  g_autofree char *period = til_text_fill (til_book_label (book, "workbook.period.value"), "from",
                                           from, "to", to, NULL);
  g_autofree char *page = til_text_fill (til_book_label (book, "sheet.page_of"), "n", "&P", "total",
                                         "&N", NULL);
  g_autofree char *footer = g_strdup_printf ("&L%s&R%s", period, page);

  if (book->rtl)
    worksheet_right_to_left (worksheet);
  check (book, worksheet_set_row (worksheet, 0, 24, NULL));
  til_book_write (book, sheet, 0, 0, til_book_label (book, title_key), book->formats.title);
  til_book_write (book, sheet, 1, 0, period, book->formats.subtitle);
  worksheet_freeze_panes (worksheet, header_row + 1, 1);
  worksheet_gridlines (worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape (worksheet);
  worksheet_set_paper (worksheet, 9); /* A4 */
  worksheet_set_margins (worksheet, 0.6, 0.6, 0.6, 0.75);
  worksheet_fit_to_pages (worksheet, 1, 0);
  worksheet_center_horizontally (worksheet);
  check (book, worksheet_repeat_rows (worksheet, header_row, header_row));
  check (book, worksheet_set_footer (worksheet, footer));
}

void
til_book_end_sheet (TilBook *book, TilBookSheet sheet, guint last_row, guint last_column)
{
  check (book, worksheet_print_area (book->sheets[sheet], 0, 0, last_row, (lxw_col_t)last_column));
}
