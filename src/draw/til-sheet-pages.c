/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"

#define GAP 6.0

SheetFrame
sheet_maker_frame (SheetMaker *maker)
{
  g_autoptr (TilBlock) header = sheet_maker_running_header (maker);
  g_autoptr (TilBlock) footer = sheet_maker_footer (maker, 0, 1);
  SheetFrame frame = { .top = TIL_SHEET_MARGIN };
  double page_height;

  til_sheet_size (maker->sheet, NULL, &page_height);
  frame.footer_y = page_height - TIL_SHEET_MARGIN - til_block_height (footer);
  frame.bottom = frame.footer_y - GAP * maker->scale;
  frame.top_next = frame.top + til_block_height (header) + GAP * maker->scale;
  return frame;
}

void
sheet_maker_flow (SheetMaker *maker, GPtrArray *blocks, const SheetFrame *frame)
{
  const double left = TIL_SHEET_MARGIN;
  guint n_pages = til_sheet_flow (maker->sheet, blocks, left, frame->top, frame->top_next,
                                  frame->bottom);

  for (guint page = 0; page < n_pages; page++)
    {
      if (page > 0)
        til_sheet_place (maker->sheet, page, sheet_maker_running_header (maker), left, frame->top);
      til_sheet_place (maker->sheet, page, sheet_maker_footer (maker, page, n_pages), left,
                       frame->footer_y);
    }
}

TilBlock *
sheet_blocks_join (GPtrArray *blocks, guint first)
{
  TilBlock *whole = til_block_new ();
  double y = 0;

  while (blocks->len > first)
    {
      TilBlock *block = g_ptr_array_steal_index (blocks, first);
      double height = til_block_height (block);

      til_block_take (whole, block, 0, y);
      y += height;
    }
  til_block_set_height (whole, y);
  return whole;
}
