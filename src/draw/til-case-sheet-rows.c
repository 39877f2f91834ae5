/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-case-sheet-private.h"

/* Blocks of a case sheet, one under another. */

#define BAR 3.0
/* Boxes of the blocks of one passage overlap a little, so that no seam shows between them. */
#define OVERLAP 0.4

void
case_words_clear (CaseWords *words)
{
  g_clear_pointer (&words->texts[0], g_free);
  g_clear_pointer (&words->texts[1], g_free);
}

gboolean
case_words_is_empty (const CaseWords *words)
{
  return !words->texts[0] || !*words->texts[0];
}

double
case_maker_body (const CaseMaker *maker)
{
  return TIL_SHEET_BODY * maker->base.scale;
}

CaseWords
case_maker_label (const CaseMaker *maker, const char *key)
{
  CaseWords words = { { NULL, NULL } };

  for (guint c = 0; c < maker->base.n_languages; c++)
    words.texts[c] = sheet_maker_beside_swedish (
        &maker->base, c, til_label (maker->base.languages[c], key), til_label ("sv", key));
  return words;
}

CaseWords
case_maker_label_of (const CaseMaker *maker, const char *prefix, const char *key)
{
  g_autofree char *whole = g_strconcat (prefix, ".", key, NULL);
  return case_maker_label (maker, whole);
}

CaseWords
case_maker_once (const CaseMaker *maker, const char *text)
{
  CaseWords words = { { NULL, NULL } };

  words.texts[0] = g_strstrip (sheet_maker_public_text (&maker->base, text));
  return words;
}

void
case_maker_add (CaseMaker *maker, TilBlock *block)
{
  if (maker->bar.alpha > 0)
    til_block_box (block, sheet_maker_page_x (&maker->base, 0, BAR), 0, BAR,
                   til_block_height (block) + OVERLAP, 0, maker->bar);
  if (maker->header)
    til_block_set_header (block, maker->header);
  g_ptr_array_add (maker->blocks, block);
}

void
case_maker_space (CaseMaker *maker, double height)
{
  case_maker_add (maker, sheet_maker_space (height * maker->air * maker->base.scale));
}

void
case_maker_keep (CaseMaker *maker)
{
  if (maker->blocks->len > 0)
    til_block_set_keep (maker->blocks->pdata[maker->blocks->len - 1], TRUE);
}

void
case_maker_heading (CaseMaker *maker, const char *key)
{
  g_auto (CaseWords) words = case_maker_label (maker, key);

  case_maker_space (maker, 9);
  case_maker_keep (maker);
  case_maker_row (maker, &words, 13 * maker->base.scale, TIL_WEIGHT_BOLD,
                  maker->base.palette->text);
  case_maker_keep (maker);
  case_maker_space (maker, 3);
  case_maker_keep (maker);
}

/* Only the column at the side where the page starts reading is indented. */
static double
column_indent (const CaseMaker *maker, guint column)
{
  return column == 0 ? maker->indent : 0;
}

static double
column_x (const CaseMaker *maker, guint column)
{
  double indent = column_indent (maker, column);

  return sheet_maker_column_x (&maker->base, column, indent, maker->base.column_width - indent);
}

/* One block, the columns' first lines level. */
static void
add_level (CaseMaker *maker, PangoLayout *const layouts[2], double baseline, TilColour colour)
{
  TilBlock *block = til_block_new ();
  double height = 0;

  for (guint c = 0; c < maker->base.n_languages; c++)
    {
      double y = baseline - til_type_layout_baseline (layouts[c]), own_height;

      til_type_layout_size (layouts[c], NULL, &own_height);
      til_block_text (block, layouts[c], column_x (maker, c), y, colour);
      height = MAX (height, y + own_height);
    }
  til_block_set_height (block, height);
  case_maker_add (maker, block);
}

/* What is higher than a page: a block a line. */
static void
add_lines (CaseMaker *maker, PangoLayout *const layouts[2], TilColour colour)
{
  int n_lines = 0;

  for (guint c = 0; c < maker->base.n_languages; c++)
    n_lines = MAX (n_lines, pango_layout_get_line_count (layouts[c]));
  for (int i = 0; i < n_lines; i++)
    {
      TilBlock *block = til_block_new ();
      double height = 0;

      for (guint c = 0; c < maker->base.n_languages; c++)
        if (i < pango_layout_get_line_count (layouts[c]))
          height = MAX (height, til_block_text_line (block, layouts[c], (guint)i,
                                                     column_x (maker, c), 0, colour));
      til_block_set_height (block, height);
      case_maker_add (maker, block);
    }
}

void
case_maker_row (
    CaseMaker *maker, const CaseWords *words, double size, TilWeight weight, TilColour colour)
{
  SheetMaker *base = &maker->base;
  PangoLayout *layouts[2] = { NULL, NULL };
  double baseline = 0, height = 0;

  if (!words->texts[1] && base->n_languages == 2)
    {
      case_maker_free_text (maker, words->texts[0], size, weight, (TilColour){ 0, 0, 0, 0 });
      return;
    }

  for (guint c = 0; c < base->n_languages; c++)
    {
      double own_height;

      layouts[c] = sheet_maker_text (base, base->languages[c], words->texts[c], size, weight,
                                     base->column_width - column_indent (maker, c));
      baseline = MAX (baseline, til_type_layout_baseline (layouts[c]));
      til_type_layout_size (layouts[c], NULL, &own_height);
      height = MAX (height, own_height);
    }
  if (height > maker->page_room)
    add_lines (maker, layouts, colour);
  else
    add_level (maker, layouts, baseline, colour);
  for (guint c = 0; c < base->n_languages; c++)
    g_object_unref (layouts[c]);
}

void
case_maker_paragraph (CaseMaker *maker, const char *key)
{
  g_auto (CaseWords) words = case_maker_label (maker, key);

  case_maker_row (maker, &words, case_maker_body (maker), TIL_WEIGHT_REGULAR,
                  maker->base.palette->text);
}

void
case_maker_free_text (
    CaseMaker *maker, const char *text, double size, TilWeight weight, TilColour fill)
{
  SheetMaker *base = &maker->base;
  g_autofree char *public_text = g_strstrip (sheet_maker_public_text (base, text));
  double padding = fill.alpha > 0 ? 8 * base->scale : 0;
  double width = base->width - maker->indent;
  double x = sheet_maker_page_x (base, maker->indent + padding, width - 2 * padding);
  PangoLayout *layout = sheet_maker_text (base, sheet_maker_language_of (base, public_text),
                                          public_text, size, weight, width - 2 * padding);
  int n_lines = pango_layout_get_line_count (layout);

  /* A single line stands where its label stands, whatever its direction. */
  if (n_lines == 1)
    pango_layout_set_alignment (layout, base->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

  for (int i = 0; i < n_lines; i++)
    {
      TilBlock *block = til_block_new ();
      TilBlock *line = til_block_new ();
      double height = til_block_text_line (line, layout, (guint)i, x, 0, base->palette->text);

      if (fill.alpha > 0)
        til_block_box (block, sheet_maker_page_x (base, maker->indent, width), 0, width,
                       height + OVERLAP, 0, fill);
      til_block_take (block, line, 0, 0);
      til_block_set_height (block, height);
      /* No single first or last line alone on a page. */
      til_block_set_keep (block, n_lines > 1 && (i == 0 || i == n_lines - 2));
      case_maker_add (maker, block);
    }
  g_object_unref (layout);
}

void
case_maker_ruled (CaseMaker *maker, guint n_lines)
{
  SheetMaker *base = &maker->base;
  double width = base->width - maker->indent;
  double step = 25 * base->scale;

  for (guint i = 0; i < n_lines; i++)
    {
      TilBlock *block = til_block_new ();
      double x = sheet_maker_page_x (base, maker->indent, width);

      til_block_rule (block, x, x + width, step - 1, 0.6, base->palette->line);
      til_block_set_height (block, step);
      til_block_set_keep (block, i + 1 < n_lines);
      case_maker_add (maker, block);
    }
}

/* A tinted strip above or below a quoted text, with its label when there is one. */
static void
add_quote_edge (CaseMaker *maker, const char *key, TilColour colour, TilColour fill)
{
  SheetMaker *base = &maker->base;
  double padding = 8 * base->scale;
  double width = base->width - maker->indent;
  double icon = 15 * base->scale;
  TilBlock *block = til_block_new ();
  double height = padding / 2;

  if (key)
    {
      g_auto (CaseWords) words = case_maker_label (maker, key);
      double indent = icon + 6 * base->scale;
      TilBlock *strip = til_block_new ();
      double used = indent, y = padding / 2, line_height = 0;

      til_block_icon (strip, "speech",
                      sheet_maker_page_x (base, maker->indent + padding, icon) + icon / 2,
                      y + icon * 0.58, icon, colour);
      for (guint c = 0; c < base->n_languages; c++)
        {
          double room = width - 2 * padding - indent, text_width, text_height;
          PangoLayout *layout = sheet_maker_text (base, base->languages[c], words.texts[c],
                                                  case_maker_body (maker), TIL_WEIGHT_REGULAR, -1);

          til_type_layout_size (layout, &text_width, &text_height);
          if (c > 0 && used + text_width > room + indent)
            {
              used = indent;
              y += line_height;
            }
          til_block_text (strip, layout,
                          sheet_maker_page_x (base, maker->indent + padding + used, text_width), y,
                          base->palette->faint_text);
          used += text_width + 12 * base->scale;
          line_height = MAX (line_height, text_height);
          g_object_unref (layout);
        }
      height = y + line_height;
      til_block_box (block, sheet_maker_page_x (base, maker->indent, width), 0, width,
                     height + OVERLAP, 0, fill);
      til_block_take (block, strip, 0, 0);
    }
  else
    til_block_box (block, sheet_maker_page_x (base, maker->indent, width), 0, width, height, 0,
                   fill);
  til_block_set_height (block, height);
  til_block_set_keep (block, key != NULL);
  case_maker_add (maker, block);
}

void
case_maker_quote (CaseMaker *maker, const char *key, const char *text, TilColour colour)
{
  const TilColour paper = { 1, 1, 1, 1 };
  TilColour fill = til_colour_mix (paper, colour, 0.12);

  add_quote_edge (maker, key, colour, fill);
  case_maker_free_text (maker, text, case_maker_body (maker), TIL_WEIGHT_REGULAR, fill);
  case_maker_keep (maker);
  add_quote_edge (maker, NULL, colour, fill);
}
