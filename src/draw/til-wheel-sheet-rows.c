/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"
#include "til-error.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE_TO_WRITE_ON 25.0

PangoLayout *
sheet_maker_text (SheetMaker *maker,
                  const char *language,
                  const char *text,
                  double size,
                  TilWeight weight,
                  double width)
{
  PangoLayout *layout = til_type_layout_fit (language, text, size, weight, width);

  if (!maker->error && pango_layout_get_unknown_glyphs_count (layout) > 0 &&
      til_check_glyphs (text, language, &maker->error))
    g_set_error_literal (
        &maker->error, TIL_ERROR, TIL_ERROR_INVALID,
        _ ("A text cannot be printed: an installed font lacks a character of it."));
  return layout;
}

static gboolean
is_rtl_letter (gunichar character)
{
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return TRUE;
    default:
      return FALSE;
    }
}

const char *
sheet_maker_language_of (const SheetMaker *maker, const char *text)
{
  const char *p = text;

  /* The first letter decides, as in the bidirectional algorithm. */
  while (*p && !g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (!*p)
    return maker->languages[0];
  if (is_rtl_letter (g_utf8_get_char (p)))
    return "ar";
  for (guint i = 0; i < maker->n_languages; i++)
    if (!til_language_is_rtl (maker->languages[i]))
      return maker->languages[i];
  return "sv";
}

double
sheet_maker_page_x (const SheetMaker *maker, double x, double width)
{
  return maker->rtl ? maker->width - x - width : x;
}

double
sheet_maker_column_x (const SheetMaker *maker, guint column, double x, double width)
{
  double start = sheet_maker_page_x (maker, column * (maker->column_width + maker->column_gap),
                                     maker->column_width);

  return til_language_is_rtl (maker->languages[column]) ? start + maker->column_width - x - width
                                                        : start + x;
}

TilBlock *
sheet_maker_row (
    SheetMaker *maker, const char *const texts[2], double size, TilWeight weight, TilColour colour)
{
  TilBlock *block = til_block_new ();
  PangoLayout *layouts[2] = { NULL, NULL };
  double baseline = 0, height = 0;

  for (guint i = 0; i < maker->n_languages; i++)
    {
      layouts[i] = sheet_maker_text (maker, maker->languages[i], texts[i], size, weight,
                                     maker->column_width);
      baseline = MAX (baseline, til_type_layout_baseline (layouts[i]));
    }
  for (guint i = 0; i < maker->n_languages; i++)
    {
      double y = baseline - til_type_layout_baseline (layouts[i]);
      double own_height;

      til_type_layout_size (layouts[i], NULL, &own_height);
      til_block_text (block, layouts[i], sheet_maker_column_x (maker, i, 0, maker->column_width), y,
                      colour);
      height = MAX (height, y + own_height);
      g_object_unref (layouts[i]);
    }
  til_block_set_height (block, height);
  return block;
}

TilBlock *
sheet_maker_heading (SheetMaker *maker, const char *label_key)
{
  const char *texts[2] = { til_label (maker->languages[0], label_key),
                           til_label (maker->languages[1], label_key) };
  TilBlock *row = sheet_maker_row (maker, texts, 13 * maker->scale, TIL_WEIGHT_BOLD,
                                   maker->palette->text);
  TilBlock *block = til_block_new ();
  double before = (maker->compact ? 5 : 9) * maker->scale;

  til_block_set_height (block, til_block_height (row) + before);
  til_block_take (block, row, 0, before);
  til_block_set_keep (block, TRUE);
  return block;
}

TilBlock *
sheet_maker_space (double height)
{
  TilBlock *block = til_block_new ();
  til_block_set_height (block, height);
  return block;
}

TilBlock *
sheet_maker_ruled (SheetMaker *maker, guint n_lines)
{
  TilBlock *block = til_block_new ();
  double step = LINE_TO_WRITE_ON * maker->scale;

  for (guint i = 1; i <= n_lines; i++)
    til_block_rule (block, 0, maker->width, i * step, 0.6, maker->palette->line);
  til_block_set_height (block, n_lines * step + 2);
  return block;
}

void
sheet_maker_free_text (SheetMaker *maker, GPtrArray *blocks, const char *text, double indent)
{
  g_autofree char *public_text = sheet_maker_public_text (maker, text);
  const char *language = sheet_maker_language_of (maker, g_strstrip (public_text));
  double width = maker->width - indent;
  PangoLayout *layout = sheet_maker_text (maker, language, public_text,
                                          TIL_SHEET_BODY * maker->scale, TIL_WEIGHT_REGULAR, width);
  int n_lines = pango_layout_get_line_count (layout);

  /* A single line stands where its label stands, whatever its direction. */
  if (n_lines == 1)
    pango_layout_set_alignment (layout, maker->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);

  for (int i = 0; i < n_lines; i++)
    {
      TilBlock *block = til_block_new ();
      double height = til_block_text_line (block, layout, (guint)i,
                                           sheet_maker_page_x (maker, indent, width), 0,
                                           maker->palette->text);
      til_block_set_height (block, height);
      /* No single first or last line alone on a page. */
      til_block_set_keep (block, n_lines > 1 && (i == 0 || i == n_lines - 2));
      g_ptr_array_add (blocks, block);
    }
  g_object_unref (layout);
}

void
sheet_maker_badge (SheetMaker *maker, TilBlock *block, guint area, double x, double y, double size)
{
  const TilColour paper = { 1, 1, 1, 1 };
  const double edge = 1.3 * maker->scale;
  TilColour colour = til_palette_area (maker->palette, til_wheel_area (maker->wheel, area));
  char number[12];
  PangoLayout *layout;
  double width, height;

  /* As the numbers around the wheel: dark on a tint, so that it also reads on a photocopy. */
  g_snprintf (number, sizeof number, "%u", area + 1);
  layout = sheet_maker_text (maker, "en", number, size * 0.66, TIL_WEIGHT_BOLD, -1);
  til_type_layout_size (layout, &width, &height);
  til_block_box (block, x, y, size, size, size / 2, colour);
  til_block_box (block, x + edge, y + edge, size - 2 * edge, size - 2 * edge, size / 2,
                 til_colour_mix (paper, colour, 0.14));
  til_block_text (block, layout, x + (size - width) / 2, y + (size - height) / 2,
                  maker->palette->text);
  g_object_unref (layout);
}

guint
sheet_maker_voice_index (const SheetMaker *maker, const TilVoice *voice)
{
  guint index = 0;

  for (guint i = 0; i < maker->voices->len; i++)
    {
      const TilVoice *other = maker->voices->pdata[i];
      if (other == voice)
        break;
      if (other->kind == voice->kind)
        index++;
    }
  return index;
}

char *
sheet_maker_voice_name (const SheetMaker *maker, const TilVoice *voice, const char *language)
{
  if (maker->protected_identity && voice->kind != TIL_VOICE_CHILD)
    {
      const char *label = til_label (
          language, voice->kind == TIL_VOICE_GUARDIAN ? "voice.guardian" : "voice.organisation");
      g_autofree char *number = g_strdup_printf ("%u", sheet_maker_voice_index (maker, voice) + 1);
      g_autofree char *isolated = til_text_isolate_ltr (number);
      return til_text_fill (til_label (language, "sheet.voice_numbered"), "voice", label, "n",
                            isolated, NULL);
    }
  if (voice->kind == TIL_VOICE_CHILD)
    return g_strdup (til_voice_label (voice, language));
  return til_text_isolate (til_voice_label (voice, language));
}

char *
sheet_maker_beside_swedish (const SheetMaker *maker,
                            guint column,
                            const char *name,
                            const char *swedish)
{
  const char *bracket = strstr (name, " (");
  g_autofree char *brackets = NULL;

  if (maker->n_languages == 1 || !bracket || g_str_equal (maker->languages[column], "sv") ||
      !g_str_equal (maker->languages[1 - column], "sv"))
    return g_strdup (name);
  brackets = til_text_strip_isolates (bracket + 2);
  if (g_ascii_strncasecmp (brackets, swedish, strlen (swedish)) != 0)
    return g_strdup (name);
  return g_strndup (name, (gsize)(bracket - name));
}
