/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"
#include "til-text.h"
#include "til-xlsx.h"

#include <math.h>
#include <string.h>

#define A4 9

void
til_xlsx_begin_sheet (
    TilXlsx *self, TilXlsxSheet *sheet, const char *title, const char *period, guint last_title_row)
{
  lxw_worksheet *worksheet = sheet->worksheet;
  g_autofree char *plain = til_xlsx_sentence (self, period);
  g_autofree char *page = til_text_fill (til_xlsx_label (self, "sheet.page_of"), "n", "&P", "total",
                                         "&N", NULL);
  g_auto (GStrv) parts = g_strsplit (plain, "&", -1);
  g_autofree char *quoted = g_strjoinv ("&&", parts);
  g_autofree char *footer = g_strdup_printf ("&L%s&R%s", quoted, page);

  if (self->rtl)
    worksheet_right_to_left (worksheet);
  sheet->last_title_row = last_title_row;
  til_xlsx_set_height (self, sheet, 0, 24);
  til_xlsx_write_text (self, sheet, 0, 0, title, TIL_XLSX_TITLE);
  til_xlsx_write_text (self, sheet, 1, 0, period, TIL_XLSX_SUBTITLE);
  worksheet_freeze_panes (worksheet, last_title_row + 1, 1);
  worksheet_gridlines (worksheet, LXW_HIDE_ALL_GRIDLINES);
  worksheet_set_landscape (worksheet);
  worksheet_set_paper (worksheet, A4);
  worksheet_set_margins (worksheet, 0.6, 0.6, 0.6, 0.75);
  worksheet_fit_to_pages (worksheet, 1, 0);
  til_xlsx_check (self, worksheet_repeat_rows (worksheet, 0, last_title_row));
  /* Excel refuses more than 255 characters. */
  if (g_utf8_strlen (footer, -1) < 250)
    til_xlsx_check (self, worksheet_set_footer (worksheet, footer));
}

guint
til_xlsx_write_note (TilXlsx *self,
                     TilXlsxSheet *sheet,
                     guint row,
                     guint last_column,
                     const char *text,
                     TilXlsxFormat format)
{
  g_autofree char *sentence = til_xlsx_sentence (self, text);

  til_xlsx_set_lines (self, sheet, row,
                      til_xlsx_lines (text, til_xlsx_get_width (sheet, 0, last_column)));
  til_xlsx_check (self,
                  worksheet_merge_range (sheet->worksheet, row, 0, row, (lxw_col_t)last_column,
                                         sentence, self->formats[format]));
  til_xlsx_reach (sheet, row, last_column);
  return row + 1;
}

/* Excel repairs a table with two headers of the same name. (transfer full) (element-type utf8) */
static GPtrArray *
create_unique_headers (TilXlsx *self, const char *const *headers, guint n)
{
  GPtrArray *unique = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sentence = til_xlsx_sentence (self, headers[i]);
      g_autofree char *header = g_strdup (*sentence ? sentence : "–");

      for (guint copy = 2;; copy++)
        {
          g_autofree char *folded = g_utf8_casefold (header, -1);

          if (g_hash_table_add (seen, g_steal_pointer (&folded)))
            break;
          g_free (header);
          header = g_strdup_printf ("%s (%u)", sentence, copy);
        }
      g_ptr_array_add (unique, g_steal_pointer (&header));
    }
  return unique;
}

static guint
count_header_lines (const TilXlsxSheet *sheet, const GPtrArray *headers)
{
  guint most = 1;

  for (guint i = 0; i < headers->len; i++)
    {
      double width = sheet->widths[i] > 0 ? sheet->widths[i] : 8.43;

      /* A word is never wider than its column. */
      if (strchr (headers->pdata[i], ' ') != NULL)
        most = MAX (most, (guint)ceil (til_xlsx_text_width (headers->pdata[i]) / width));
    }
  return most;
}

void
til_xlsx_add_table (TilXlsx *self,
                    TilXlsxSheet *sheet,
                    guint row,
                    const char *const *headers,
                    const gboolean *number,
                    guint n_columns,
                    guint n_rows)
{
  g_autoptr (GPtrArray) unique = create_unique_headers (self, headers, n_columns);
  g_autofree lxw_table_column *columns = g_new0 (lxw_table_column, n_columns);
  g_autofree lxw_table_column **pointers = g_new0 (lxw_table_column *, n_columns + 1);
  /* Our own formats, the same in all programs. */
  lxw_table_options options = { .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                                .style_type_number = 0,
                                .no_banded_rows = LXW_TRUE,
                                .columns = pointers };

  til_xlsx_set_lines (self, sheet, row, count_header_lines (sheet, unique));
  til_xlsx_reach (sheet, row + n_rows, n_columns - 1);
  for (guint i = 0; i < n_columns; i++)
    {
      TilXlsxFormat format = number[i] ? TIL_XLSX_HEADER_NUMBER
                             : i == 0  ? TIL_XLSX_HEADER
                                       : TIL_XLSX_HEADER_TEXT;

      columns[i].header = unique->pdata[i];
      columns[i].header_format = self->formats[format];
      pointers[i] = &columns[i];
      if (n_rows == 0)
        til_xlsx_check (self, worksheet_write_string (sheet->worksheet, row, (lxw_col_t)i,
                                                      unique->pdata[i], self->formats[format]));
    }
  if (n_rows > 0)
    til_xlsx_check (self, worksheet_add_table (sheet->worksheet, row, 0, row + n_rows,
                                               (lxw_col_t)(n_columns - 1), &options));
}

void
til_xlsx_fit_row (TilXlsx *self, TilXlsxSheet *sheet, guint row, const char *const *texts, guint n)
{
  guint most = 1;

  for (guint i = 0; i < n; i++)
    if (texts[i] != NULL)
      most = MAX (most, til_xlsx_lines (texts[i], til_xlsx_get_width (sheet, i, i)));
  if (most > 1)
    til_xlsx_set_lines (self, sheet, row, most);
}

void
til_xlsx_hide_columns (TilXlsx *self, TilXlsxSheet *sheet, guint first, guint last)
{
  lxw_row_col_options hide = { .hidden = 1 };

  til_xlsx_check (self, worksheet_set_column_opt (sheet->worksheet, (lxw_col_t)first,
                                                  (lxw_col_t)last, 10, NULL, &hide));
}

void
til_xlsx_reach (TilXlsxSheet *sheet, guint row, guint column)
{
  sheet->last_row = MAX (sheet->last_row, row);
  sheet->last_column = MAX (sheet->last_column, column);
}

void
til_xlsx_end_sheet (TilXlsx *self, TilXlsxSheet *sheet)
{
  for (guint column = 0; column < TIL_XLSX_MAX_COLUMNS; column++)
    if (sheet->widths[column] > 0)
      til_xlsx_check (self, worksheet_set_column (sheet->worksheet, (lxw_col_t)column,
                                                  (lxw_col_t)column, sheet->widths[column], NULL));
  til_xlsx_break_pages (self, sheet);
  til_xlsx_check (self, worksheet_print_area (sheet->worksheet, 0, 0, sheet->last_row,
                                              (lxw_col_t)sheet->last_column));
}
