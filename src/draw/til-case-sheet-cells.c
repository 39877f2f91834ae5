/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"

/* Things beside one another on a case sheet: facts, boxes to tick, lines to sign on. */

#define CELL_GAP 16.0
#define TICK_BOX 13.0

static const TilColour paper = { 1, 1, 1, 1 };
static const TilColour case_card_colour = { 0.93, 0.955, 0.975, 1 };

double
case_maker_cell_width (const CaseMaker *maker, guint n)
{
  double gap = CELL_GAP * maker->base.scale;
  return (maker->base.width - maker->indent - (n - 1) * gap) / n;
}

PangoLayout *
case_maker_cell_text (CaseMaker *maker,
                      const CaseWords *words,
                      guint index,
                      double size,
                      TilWeight weight,
                      double width)
{
  SheetMaker *base = &maker->base;
  gboolean once = words->texts[1] == NULL;
  const char *text = words->texts[index];
  const char *language = once ? sheet_maker_language_of (base, text) : base->languages[index];
  PangoLayout *layout = sheet_maker_text (base, language, text, size, weight, width);

  pango_layout_set_alignment (layout, base->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

static TilBlock *
stack_in (CaseMaker *maker,
          const CaseWords *words,
          double size,
          TilWeight weight,
          double width,
          TilColour colour)
{
  TilBlock *block = til_block_new ();
  double y = 0;

  for (guint i = 0; i < 2 && words->texts[i]; i++)
    {
      PangoLayout *layout = case_maker_cell_text (maker, words, i, size, weight, width);
      double height;

      til_type_layout_size (layout, NULL, &height);
      til_block_text (block, layout, 0, y, colour);
      y += height;
      g_object_unref (layout);
    }
  til_block_set_height (block, y);
  return block;
}

TilBlock *
case_maker_stack (
    CaseMaker *maker, const CaseWords *words, double size, TilWeight weight, double width)
{
  return stack_in (maker, words, size, weight, width, maker->base.palette->text);
}

TilBlock *
case_maker_centred (CaseMaker *maker, const CaseWords *words, double width)
{
  TilBlock *block = til_block_new ();
  double y = 0;

  for (guint i = 0; i < 2 && words->texts[i]; i++)
    {
      PangoLayout *layout = case_maker_cell_text (maker, words, i, case_maker_body (maker),
                                                  TIL_WEIGHT_REGULAR, width);
      double height;

      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      til_type_layout_size (layout, NULL, &height);
      til_block_text (block, layout, 0, y, maker->base.palette->text);
      y += height;
      g_object_unref (layout);
    }
  til_block_set_height (block, y);
  return block;
}

TilBlock *
case_maker_beside (CaseMaker *maker,
                   const CaseWords *words,
                   double size,
                   TilWeight weight,
                   double width,
                   TilColour colour)
{
  SheetMaker *base = &maker->base;
  PangoLayout *layouts[2] = { NULL, NULL };
  double widths[2] = { 0, 0 }, gap = 10 * base->scale, baseline = 0, height = 0, used = 0;
  TilBlock *block;

  /* Some words are the same in both: "Status". */
  if (!words->texts[1] || g_str_equal (words->texts[0], words->texts[1]))
    {
      const CaseWords once = { { words->texts[0], NULL } };
      return stack_in (maker, &once, size, weight, width, colour);
    }

  for (guint c = 0; c < 2; c++)
    {
      layouts[c] = sheet_maker_text (base, base->languages[c], words->texts[c], size, weight, -1);
      til_type_layout_size (layouts[c], &widths[c], NULL);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[c]));
    }
  if (widths[0] + gap + widths[1] > width)
    block = stack_in (maker, words, size, weight, width, colour);
  else
    {
      block = til_block_new ();
      for (guint c = 0; c < 2; c++)
        {
          double down = baseline - til_type_layout_baseline (layouts[c]), own_height;

          til_type_layout_size (layouts[c], NULL, &own_height);
          til_block_text (block, layouts[c], base->rtl ? width - used - widths[c] : used, down,
                          colour);
          height = MAX (height, down + own_height);
          used += widths[c] + gap;
        }
      til_block_set_height (block, height);
    }
  g_object_unref (layouts[0]);
  g_object_unref (layouts[1]);
  return block;
}

static TilBlock *
fact (CaseMaker *maker, const char *key, CaseWords value, double size, double width)
{
  g_auto (CaseWords) label = case_maker_label (maker, key);
  g_auto (CaseWords) owned = value;
  TilBlock *block = case_maker_beside (maker, &label, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                                       width, maker->base.palette->faint_text);
  double y = til_block_height (block);

  if (case_words_is_empty (&owned))
    {
      y += 20 * maker->base.scale;
      til_block_rule (block, 0, width, y, 0.7, maker->base.palette->faint_text);
      y += 2;
    }
  else
    {
      TilBlock *stack = case_maker_stack (maker, &owned, size, TIL_WEIGHT_BOLD, width);
      double height = til_block_height (stack);

      til_block_take (block, stack, 0, y);
      y += height;
    }
  til_block_set_height (block, y + 3 * maker->base.scale);
  return block;
}

TilBlock *
case_maker_fact (CaseMaker *maker, const char *key, CaseWords value, double width)
{
  return fact (maker, key, value, case_maker_body (maker), width);
}

TilBlock *
case_maker_large_fact (CaseMaker *maker, const char *key, CaseWords value, double width)
{
  return fact (maker, key, value, case_maker_body (maker) * 1.4, width);
}

void
case_maker_box (CaseMaker *maker, TilBlock *block, double x, double y, double size)
{
  const double edge = 1;

  til_block_box (block, x, y, size, size, 2, maker->base.palette->text);
  til_block_box (block, x + edge, y + edge, size - 2 * edge, size - 2 * edge, 1.2, paper);
}

TilBlock *
case_maker_tick (CaseMaker *maker, const CaseWords *words, double width)
{
  double scale = maker->base.scale;
  double size = TICK_BOX * scale, indent = size + 7 * scale;
  TilBlock *block = til_block_new ();
  TilBlock *stack = case_maker_beside (maker, words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                                       width - indent, maker->base.palette->text);
  double height = til_block_height (stack);

  case_maker_box (maker, block, maker->base.rtl ? width - size : 0, 2.5 * scale, size);
  til_block_take (block, stack, maker->base.rtl ? 0 : indent, 0);
  til_block_set_height (block, MAX (height, size + 3 * scale) + 4 * scale);
  return block;
}

void
case_maker_grid (CaseMaker *maker, GPtrArray *cells, guint n)
{
  double width = case_maker_cell_width (maker, n);
  double gap = CELL_GAP * maker->base.scale;

  for (guint i = 0; i < cells->len; i += n)
    {
      TilBlock *row = til_block_new ();
      double height = 0;

      for (guint j = i; j < MIN (cells->len, i + n); j++)
        {
          TilBlock *cell = cells->pdata[j];

          height = MAX (height, til_block_height (cell));
          til_block_take (
              row, cell,
              sheet_maker_page_x (&maker->base, maker->indent + (j - i) * (width + gap), width), 0);
        }
      til_block_set_height (row, height + 2 * maker->base.scale);
      case_maker_add (maker, row);
    }
  g_ptr_array_set_free_func (cells, NULL);
  g_ptr_array_set_size (cells, 0);
}

#define CARD_PADDING 9.0

double
case_maker_card_width (const CaseMaker *maker, double share, guint n)
{
  double room = maker->base.width - 2 * CARD_PADDING * maker->base.scale -
                (n - 1) * CELL_GAP * maker->base.scale;
  return room * share;
}

void
case_maker_card (CaseMaker *maker, GPtrArray *cells, const double *shares)
{
  SheetMaker *base = &maker->base;
  double padding = CARD_PADDING * base->scale, gap = CELL_GAP * base->scale;
  double used = padding, height = 0;
  TilBlock *block = til_block_new ();

  for (guint i = 0; i < cells->len; i++)
    height = MAX (height, til_block_height (cells->pdata[i]));
  height += 1.4 * padding;
  til_block_box (block, 0, 0, base->width, height, 6, case_card_colour);
  for (guint i = 0; i < cells->len; i++)
    {
      double width = case_maker_card_width (maker, shares[i], cells->len);

      til_block_take (block, cells->pdata[i], sheet_maker_page_x (base, used, width),
                      0.7 * padding);
      used += width + gap;
    }
  til_block_set_height (block, height + 4 * base->scale);
  case_maker_add (maker, block);
  g_ptr_array_set_free_func (cells, NULL);
  g_ptr_array_set_size (cells, 0);
}

void
case_maker_mark (
    CaseMaker *maker, TilBlock *block, const TilArea *area, double x, double y, double size)
{
  TilColour colour = til_palette_area (maker->base.palette, area);

  til_block_box (block, x, y, size, size, size / 2, colour);
  til_block_icon (block, area->icon, x + size / 2, y + size / 2, size * 0.66, paper);
}

void
case_maker_area_row (CaseMaker *maker, const TilArea *area, const CaseWords *title)
{
  SheetMaker *base = &maker->base;
  TilBlock *block = til_block_new ();
  double mark = CASE_MARK * base->scale, gap = 7 * base->scale, height = mark;

  for (guint c = 0; c < base->n_languages; c++)
    {
      double indent = (c == 0 ? maker->indent : 0) + mark + gap;
      double width = base->column_width - indent, own_height, y;
      const char *language = base->languages[c];
      PangoLayout *layout = sheet_maker_text (base, language, til_local_get (area->name, language),
                                              13 * base->scale, TIL_WEIGHT_BOLD, width);

      til_type_layout_size (layout, NULL, &own_height);
      y = pango_layout_get_line_count (layout) == 1 ? (mark - own_height) / 2 : 0;
      case_maker_mark (maker, block, area,
                       sheet_maker_column_x (base, c, indent - mark - gap, mark), 0, mark);
      til_block_text (block, layout, sheet_maker_column_x (base, c, indent, width), y,
                      base->palette->text);
      height = MAX (height, y + own_height);
      g_object_unref (layout);
    }
  til_block_set_height (block, height + 2 * base->scale);
  til_block_set_keep (block, TRUE);
  case_maker_add (maker, block);
  if (title && !case_words_is_empty (title))
    {
      case_maker_row (maker, title, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                      base->palette->text);
      case_maker_keep (maker);
    }
}

/* One line to sign on, with what it is for under it. */
static TilBlock *
signing_line (CaseMaker *maker, const CaseWords *words, double width)
{
  double y = (20 + 10 * maker->air) * maker->base.scale;
  TilBlock *block = til_block_new ();
  TilBlock *stack = case_maker_beside (maker, words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                                       width, maker->base.palette->faint_text);
  double height = til_block_height (stack);

  til_block_rule (block, 0, width, y, 0.8, maker->base.palette->text);
  til_block_take (block, stack, 0, y + 2);
  til_block_set_height (block, y + 2 + height);
  return block;
}

void
case_maker_signatures (CaseMaker *maker, const GPtrArray *names)
{
  SheetMaker *base = &maker->base;
  const guint per_row = names->len == 3 ? 3 : 2;
  double gap = CELL_GAP * base->scale;
  double width = case_maker_cell_width (maker, per_row);
  TilBlock *block = til_block_new ();
  double y = 0, height = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_auto (CaseWords) words = *name ? case_maker_once (maker, name)
                                       : case_maker_label (maker, "sheet.name_clear");
      TilBlock *line = signing_line (maker, &words, width);

      if (i % per_row == 0)
        {
          y += height;
          height = 0;
        }
      height = MAX (height, til_block_height (line));
      til_block_take (
          block, line,
          sheet_maker_page_x (base, maker->indent + (i % per_row) * (width + gap), width), y);
    }
  til_block_set_height (block, y + height);
  case_maker_add (maker, block);
}

void
case_maker_sign (CaseMaker *maker, const char *key)
{
  SheetMaker *base = &maker->base;
  g_auto (CaseWords) what = case_maker_label (maker, key);
  g_auto (CaseWords) date = case_maker_label (maker, "sheet.date");
  double width = case_maker_cell_width (maker, 3), gap = CELL_GAP * base->scale;
  TilBlock *block = til_block_new ();
  TilBlock *lines[2] = { signing_line (maker, &what, 2 * width + gap),
                         signing_line (maker, &date, width) };
  double height = MAX (til_block_height (lines[0]), til_block_height (lines[1]));

  til_block_take (block, lines[0], sheet_maker_page_x (base, maker->indent, 2 * width + gap), 0);
  til_block_take (block, lines[1],
                  sheet_maker_page_x (base, maker->indent + 2 * (width + gap), width), 0);
  til_block_set_height (block, height);
  case_maker_add (maker, block);
}
