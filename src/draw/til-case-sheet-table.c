/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"

/* Tables on a case sheet, a block a row. */

#define PADDING 4.0
#define STATUS_MARK 11.0
#define COLUMN_GAP 8.0
#define WORDS_GAP 10.0

static const TilColour paper = { 1, 1, 1, 1 };

/* Not begun: a ring; ongoing: a ring half filled; done: a tick in a ring. They differ in shape, not
 * in colour. */
static void
add_status (CaseMaker *maker, TilBlock *block, int status, double x, double y)
{
  double size = STATUS_MARK * maker->base.scale;
  TilColour colour = maker->base.palette->text;

  if (status == TIL_ACTION_DONE)
    {
      til_block_icon (block, "check", x + size / 2, y + size / 2, size * 24 / 19, colour);
      return;
    }
  til_block_box (block, x, y, size, size, size / 2, colour);
  til_block_box (block, x + 1, y + 1, size - 2, size - 2, size / 2, paper);
  if (status == TIL_ACTION_ONGOING)
    til_block_box (block, x + size * 0.26, y + size * 0.26, size * 0.48, size * 0.48, size / 4,
                   colour);
}

typedef struct
{
  double x, width;
  PangoLayout *layouts[2]; /* (owned) (nullable) */
  gboolean beside;         /* the two have room after one another */
} Column;

static void
fit_column (CaseMaker *maker, Column *column)
{
  double used = WORDS_GAP * maker->base.scale;

  for (guint i = 0; i < 2 && column->layouts[i]; i++)
    {
      PangoRectangle logical;

      pango_layout_get_extents (column->layouts[i], NULL, &logical);
      used += (double)logical.width / PANGO_SCALE;
      if (pango_layout_get_line_count (column->layouts[i]) > 1)
        return;
    }
  column->beside = column->layouts[1] != NULL && used <= column->width;
}

static double
column_height (const Column *column)
{
  double height = 0;

  for (guint i = 0; i < 2 && column->layouts[i]; i++)
    {
      double own;
      til_type_layout_size (column->layouts[i], NULL, &own);
      height = column->beside ? MAX (height, own) : height + own;
    }
  return height;
}

static void
place_column (CaseMaker *maker, const Column *column, TilBlock *block, double y, TilColour colour)
{
  double used = 0, baseline = 0;

  for (guint i = 0; i < 2 && column->beside; i++)
    baseline = MAX (baseline, til_type_layout_baseline (column->layouts[i]));
  for (guint i = 0; i < 2 && column->layouts[i]; i++)
    {
      double x = maker->base.rtl ? column->x - used : column->x + used, own;
      double down = baseline - til_type_layout_baseline (column->layouts[i]);
      PangoRectangle logical;

      til_block_text (block, column->layouts[i], x, column->beside ? y + down : y, colour);
      til_type_layout_size (column->layouts[i], NULL, &own);
      pango_layout_get_extents (column->layouts[i], NULL, &logical);
      if (column->beside)
        used += (double)logical.width / PANGO_SCALE + WORDS_GAP * maker->base.scale;
      else
        y += own;
    }
}

/* A first cell that is higher than a page goes on over as many as it needs. */
static void
add_long_row (CaseMaker *maker, const Column *columns, guint n, double padding)
{
  PangoLayout *layout = columns[0].layouts[0];
  int n_lines = pango_layout_get_line_count (layout);
  double others = 0;
  int line = 0;

  for (guint i = 1; i < n; i++)
    others = MAX (others, column_height (&columns[i]));
  while (line < n_lines)
    {
      TilBlock *block = til_block_new ();
      double y = line == 0 ? padding : 0;

      if (line == 0)
        for (guint i = 1; i < n; i++)
          place_column (maker, &columns[i], block, y, maker->base.palette->text);
      do
        y += til_block_text_line (block, layout, (guint)line, columns[0].x, y,
                                  maker->base.palette->text);
      while (++line < n_lines && y < others);
      til_block_set_height (block, y);
      case_maker_add (maker, block);
    }
}

void
case_maker_table_row (
    CaseMaker *maker, const double *shares, CaseCell *cells, guint n, gboolean is_header)
{
  SheetMaker *base = &maker->base;
  double padding = PADDING * maker->air * base->scale, gap = COLUMN_GAP * base->scale;
  double room = base->width - maker->indent - (n - 1) * gap, used = maker->indent, height = 0;
  double size = case_maker_body (maker);
  TilColour colour = is_header ? base->palette->faint_text : base->palette->text;
  g_autofree Column *columns = g_new0 (Column, n);

  for (guint i = 0; i < n; i++)
    {
      double width = shares[i] * room;
      double mark = cells[i].status >= 0 ? (STATUS_MARK + 5) * base->scale : 0;

      columns[i].width = width - mark;
      columns[i].x = sheet_maker_page_x (base, used + mark, width - mark);
      if (g_strcmp0 (cells[i].words.texts[0], cells[i].words.texts[1]) == 0)
        g_clear_pointer (&cells[i].words.texts[1], g_free);
      for (guint t = 0; t < 2 && cells[i].words.texts[t]; t++)
        columns[i].layouts[t] = case_maker_cell_text (maker, &cells[i].words, t, size,
                                                      TIL_WEIGHT_REGULAR, columns[i].width);
      fit_column (maker, &columns[i]);
      height = MAX (height, column_height (&columns[i]));
      used += width + gap;
    }

  if (height + 2 * padding > maker->page_room && columns[0].layouts[0])
    add_long_row (maker, columns, n, padding);
  else
    {
      TilBlock *block = til_block_new ();

      used = maker->indent;
      for (guint i = 0; i < n; i++)
        {
          place_column (maker, &columns[i], block, padding, colour);
          if (cells[i].status >= 0)
            add_status (maker, block, cells[i].status,
                        sheet_maker_page_x (base, used, STATUS_MARK * base->scale),
                        padding + 3.5 * base->scale);
          used += shares[i] * room + gap;
        }
      til_block_rule (block, sheet_maker_page_x (base, maker->indent, base->width - maker->indent),
                      sheet_maker_page_x (base, maker->indent, base->width - maker->indent) +
                          base->width - maker->indent,
                      height + 2 * padding, is_header ? 1.0 : 0.6,
                      is_header ? base->palette->faint_text : base->palette->line);
      til_block_set_height (block, height + 2 * padding);
      til_block_set_keep (block, is_header);
      case_maker_add (maker, block);
    }

  for (guint i = 0; i < n; i++)
    {
      for (guint t = 0; t < 2; t++)
        g_clear_object (&columns[i].layouts[t]);
      case_words_clear (&cells[i].words);
    }
}
