/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"
#include "til-text.h"
#include "til-xlsx.h"

#include <math.h>

#define LINE_HEIGHT 15.0     /* points, of the 11 point body */
#define BUTTON_WIDTH 3.5     /* of a filter, in digits */
#define NARROWEST_COLUMN 9.0 /* of numbers */

/* U+200E, which all office programs know, rather than the isolates. */
#define LEFT_TO_RIGHT "\342\200\216"
#define FIRST_ISOLATE 0x2066
#define LEFT_TO_RIGHT_ISOLATE 0x2066
#define POP_ISOLATE 0x2069

const char *
til_xlsx_label (const TilXlsx *self, const char *key)
{
  return til_label (self->language, key);
}

/* Isolates of direction become marks, those of unknown direction nothing. (transfer full) */
static char *
replace_isolates (const char *text)
{
  GString *marked = g_string_new (NULL);
  gunichar open = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character >= FIRST_ISOLATE && character < POP_ISOLATE)
        open = character;
      if (character < FIRST_ISOLATE || character > POP_ISOLATE)
        g_string_append_unichar (marked, character);
      else if (open == LEFT_TO_RIGHT_ISOLATE)
        g_string_append (marked, LEFT_TO_RIGHT);
    }
  return g_string_free (marked, FALSE);
}

char *
til_xlsx_sentence (const TilXlsx *self, const char *text)
{
  g_autofree char *marked = NULL;
  g_auto (GStrv) parts = NULL;

  if (!self->rtl)
    return til_text_strip_isolates (text);
  marked = replace_isolates (text);
  parts = g_strsplit (marked, "<5", -1);
  return g_strjoinv (LEFT_TO_RIGHT "<5" LEFT_TO_RIGHT, parts);
}

void
til_xlsx_write_text (TilXlsx *self,
                     TilXlsxSheet *sheet,
                     guint row,
                     guint column,
                     const char *text,
                     TilXlsxFormat format)
{
  g_autofree char *sentence = NULL;

  if (text == NULL || *text == '\0')
    {
      til_xlsx_check (self, worksheet_write_blank (sheet->worksheet, row, (lxw_col_t)column,
                                                   self->formats[format]));
      return;
    }
  sentence = til_xlsx_sentence (self, text);
  til_xlsx_check (self, worksheet_write_string (sheet->worksheet, row, (lxw_col_t)column, sentence,
                                                self->formats[format]));
}

void
til_xlsx_write_number (
    TilXlsx *self, TilXlsxSheet *sheet, guint row, guint column, double value, TilXlsxFormat format)
{
  til_xlsx_check (self, worksheet_write_number (sheet->worksheet, row, (lxw_col_t)column, value,
                                                self->formats[format]));
}

void
til_xlsx_write_date (TilXlsx *self, TilXlsxSheet *sheet, guint row, guint column, TilDate date)
{
  lxw_datetime day = { .year = til_date_year (date),
                       .month = til_date_month (date),
                       .day = til_date_day (date) };

  if (date == TIL_DATE_NONE)
    til_xlsx_write_text (self, sheet, row, column, NULL, TIL_XLSX_DATE);
  else
    til_xlsx_check (self, worksheet_write_datetime (sheet->worksheet, row, (lxw_col_t)column, &day,
                                                    self->formats[TIL_XLSX_DATE]));
}

/* As shown everywhere, and no digit more: the rest of a share would tell of what it was taken. */
static double
get_shown_value (TilCell cell, TilCellUnit unit)
{
  g_autofree char *shown = til_cell_format (cell, unit, ".");
  double value = g_ascii_strtod (shown, NULL);

  /* So 56.4 % is 0.564, and not a hair less. */
  return unit == TIL_UNIT_SHARE ? round (value * 10) / 1000 : value;
}

static const TilXlsxFormat unit_formats[][2] = {
  [TIL_UNIT_COUNT] = { TIL_XLSX_COUNT, TIL_XLSX_TOTAL_COUNT },
  [TIL_UNIT_SHARE] = { TIL_XLSX_SHARE, TIL_XLSX_TOTAL_SHARE },
  [TIL_UNIT_DAYS] = { TIL_XLSX_DAYS, TIL_XLSX_TOTAL_DAYS },
};

void
til_xlsx_write_cell (TilXlsx *self,
                     TilXlsxSheet *sheet,
                     guint row,
                     guint column,
                     TilCell cell,
                     TilCellUnit unit,
                     gboolean total)
{
  if (cell.shown == TIL_CELL_VALUE)
    til_xlsx_write_number (self, sheet, row, column, get_shown_value (cell, unit),
                           unit_formats[unit][total ? 1 : 0]);
  else
    {
      g_autofree char *shown = til_cell_format (cell, unit, ".");

      til_xlsx_write_text (self, sheet, row, column, shown,
                           total ? TIL_XLSX_TOTAL_HIDDEN : TIL_XLSX_HIDDEN);
    }
}

gboolean
til_xlsx_write_drawn (
    TilXlsx *self, TilXlsxSheet *sheet, guint row, guint column, TilCell cell, TilCellUnit unit)
{
  double value;

  if (cell.shown != TIL_CELL_VALUE)
    return FALSE;
  value = get_shown_value (cell, unit);
  til_xlsx_check (self,
                  worksheet_write_number (sheet->worksheet, row, (lxw_col_t)column, value, NULL));
  return value > 0;
}

void
til_xlsx_write_link (TilXlsx *self,
                     TilXlsxSheet *sheet,
                     guint row,
                     guint column,
                     const TilXlsxSheet *target,
                     const char *text)
{
  g_auto (GStrv) parts = g_strsplit (target->name, "'", -1);
  g_autofree char *quoted = g_strjoinv ("''", parts);
  g_autofree char *url = g_strdup_printf ("internal:'%s'!A1", quoted);
  g_autofree char *sentence = til_xlsx_sentence (self, text);

  til_xlsx_check (self, worksheet_write_url_opt (sheet->worksheet, row, (lxw_col_t)column, url,
                                                 self->formats[TIL_XLSX_LINK], sentence, NULL));
}

static double
measure (const char *text, gsize length)
{
  double width = 0;

  /* Excel counts in digits; Ethiopic letters are wider. */
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_get_script (character) == G_UNICODE_SCRIPT_ETHIOPIC ? 1.35 : 1.0;
    }
  return width * 1.05;
}

double
til_xlsx_text_width (const char *text)
{
  return measure (text, strlen (text)) + 2;
}

static double
measure_longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, measure (words[i], strlen (words[i])));
  return widest;
}

void
til_xlsx_widen (TilXlsxSheet *sheet, guint column, const char *text, double widest)
{
  double width = MIN (til_xlsx_text_width (text), widest);

  g_return_if_fail (column < TIL_XLSX_MAX_COLUMNS);
  width = MAX (width, measure_longest_word (text) + 2);
  sheet->widths[column] = MAX (sheet->widths[column], width);
}

void
til_xlsx_widen_header (TilXlsxSheet *sheet, guint column, const char *text, gboolean filter)
{
  double button = filter ? BUTTON_WIDTH : 1;
  /* Bold, and in two lines where it has several words. */
  double word = measure_longest_word (text) * 1.1 + button;
  double half = measure (text, strlen (text)) * 1.1 / 2 + 2 + button;
  double width = MAX (NARROWEST_COLUMN, MAX (word, MIN (half, 20)));

  g_return_if_fail (column < TIL_XLSX_MAX_COLUMNS);
  sheet->widths[column] = MAX (sheet->widths[column], width);
}

double
til_xlsx_get_width (const TilXlsxSheet *sheet, guint first, guint last)
{
  double width = 0;

  for (guint column = first; column <= last && column < TIL_XLSX_MAX_COLUMNS; column++)
    width += sheet->widths[column] > 0 ? sheet->widths[column] : 8.43;
  return width;
}

guint
til_xlsx_lines (const char *text, double width)
{
  /* Words don't fill their lines, and running text is narrower than its count of letters. */
  double lines = ceil (measure (text, strlen (text)) * 0.82 / MAX (1, width - 2.5));

  return (guint)MAX (1, lines);
}

void
til_xlsx_set_lines (TilXlsx *self, TilXlsxSheet *sheet, guint row, guint n_lines)
{
  til_xlsx_check (self, worksheet_set_row (sheet->worksheet, row, n_lines * LINE_HEIGHT + 3, NULL));
}
