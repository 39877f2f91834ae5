/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-tables.h"

#include <string.h>

#include "til-language.h"
#include "til-text.h"

#define LEFT_TO_RIGHT "\342\200\216"

static const char *
heading_text (const GPtrArray *headings, guint i, const char *language)
{
  return til_heading_text (headings->pdata[i], language);
}

/* The row below a figure's title where its headings begin, or 0. */
static guint
find_header (const XlsxBook *book,
             guint sheet,
             guint title_row,
             const TilFigure *figure,
             const char *language)
{
  for (guint row = title_row + 1; row < title_row + 5; row++)
    {
      gboolean all = TRUE;

      for (guint c = 0; c < figure->columns->len && all; c++)
        {
          const char *cell = xlsx_book_cell (book, sheet, row, c + 1);

          all = g_strcmp0 (cell, heading_text (figure->columns, c, language)) == 0;
        }
      if (all)
        return row;
    }
  return 0;
}

FigureTable
figure_table_find (const XlsxBook *book, const TilFigure *figure, const char *language)
{
  const char *title = til_label (language, figure->title);
  guint n_sheets = xlsx_book_names (book)->len;

  /* The first sheet and the trend name figures too, without their headings. */
  for (guint sheet = 2; sheet <= n_sheets; sheet++)
    for (guint row = 0; row < xlsx_book_n_rows (book, sheet); row++)
      if (g_strcmp0 (xlsx_book_cell (book, sheet, row, 0), title) == 0)
        {
          guint header = find_header (book, sheet, row, figure, language);

          if (header > 0)
            return (FigureTable){ figure, sheet, header + 1 };
        }
  g_error ("The workbook has no table “%s”", title);
}

char *
shown_from_cell (const char *cell, TilCellUnit unit)
{
  if (cell == NULL)
    return g_strdup ("");
  if (!xlsx_is_number (cell))
    {
      g_auto (GStrv) parts = g_strsplit (cell, LEFT_TO_RIGHT, -1);
      return g_strjoinv ("", parts);
    }
  if (unit == TIL_UNIT_SHARE)
    return g_strdup_printf ("%.1f", xlsx_number (cell) * 100);
  return g_strdup_printf ("%.10g", xlsx_number (cell));
}

char *
figure_table_shown (const XlsxBook *book, const FigureTable *table, guint row, guint column)
{
  const TilHeading *heading = table->figure->columns->pdata[column];

  return shown_from_cell (xlsx_book_cell (book, table->sheet, table->row + row, column + 1),
                          heading->unit);
}
