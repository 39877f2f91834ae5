/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-xlsx.h"

/* Where a sheet's pages end, so that no table or chart is cut that fits on one page. */

/* Of A4 on its side, inside the margins, in points; and of rows and columns by themselves. */
#define PAGE_WIDTH (10.49 * 72)
#define PAGE_HEIGHT (6.9 * 72)
#define ROW_HEIGHT 15.0
#define DIGIT_WIDTH 5.25
#define COLUMN_PADDING 3.75

typedef struct
{
  guint first, last;
} Block;

void
til_xlsx_set_height (TilXlsx *self, TilXlsxSheet *sheet, guint row, double points)
{
  double *height = g_new (double, 1);

  *height = points;
  g_hash_table_insert (sheet->heights, GUINT_TO_POINTER (row), height);
  til_xlsx_check (self, worksheet_set_row (sheet->worksheet, row, points, NULL));
}

void
til_xlsx_keep_together (TilXlsxSheet *sheet, guint first_row, guint last_row)
{
  Block block = { first_row, last_row };

  g_array_append_val (sheet->blocks, block);
}

static double
get_height (const TilXlsxSheet *sheet, guint row)
{
  const double *height = g_hash_table_lookup (sheet->heights, GUINT_TO_POINTER (row));

  return height != NULL ? *height : ROW_HEIGHT;
}

static double
sum_heights (const TilXlsxSheet *sheet, guint first, guint last)
{
  double sum = 0;

  for (guint row = first; row <= last; row++)
    sum += get_height (sheet, row);
  return sum;
}

static double
get_page_height (const TilXlsxSheet *sheet)
{
  double width = (sheet->last_column + 1) * COLUMN_PADDING +
                 til_xlsx_get_width (sheet, 0, sheet->last_column) * DIGIT_WIDTH;

  return PAGE_HEIGHT * MAX (1, width / PAGE_WIDTH);
}

/* The height of the highest block that begins there, 0 without. */
static double
find_block (const TilXlsxSheet *sheet, guint row)
{
  double height = 0;

  for (guint i = 0; i < sheet->blocks->len; i++)
    {
      const Block *block = &g_array_index (sheet->blocks, Block, i);

      if (block->first == row)
        height = MAX (height, sum_heights (sheet, row, block->last));
    }
  return height;
}

void
til_xlsx_break_pages (TilXlsx *self, TilXlsxSheet *sheet)
{
  double titles = sum_heights (sheet, 0, sheet->last_title_row), room = get_page_height (sheet);
  double used = 0;
  g_autoptr (GArray) breaks = g_array_new (TRUE, FALSE, sizeof (lxw_row_t));

  for (guint row = 0; row <= sheet->last_row; row++)
    {
      double own = get_height (sheet, row), block = find_block (sheet, row);

      if (used + block > room && block + titles <= room && row > sheet->last_title_row + 1)
        {
          lxw_row_t at = row;

          g_array_append_val (breaks, at);
          used = titles;
        }
      else if (used + own > room)
        used = titles;
      used += own;
    }
  /* libxlsxwriter takes no more than Excel does. */
  if (breaks->len > 0 && breaks->len < 1000)
    til_xlsx_check (self, worksheet_set_h_pagebreaks (sheet->worksheet, (lxw_row_t *)breaks->data));
}
