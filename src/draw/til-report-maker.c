/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-maker.h"
#include "til-language.h"
#include "til-text.h"

#define TITLE 2.1 /* of body text */
#define HEADING 1.45
#define SUBHEADING 1.12

void
report_maker_init (ReportMaker *maker,
                   TilPaper paper,
                   gboolean landscape,
                   const char *const languages[2],
                   double scale)
{
  SheetMaker *base = &maker->base;

  *maker = (ReportMaker){ 0 };
  maker->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  base->sheet = landscape ? til_sheet_new_landscape (paper) : til_sheet_new (paper);
  base->palette = til_palette_get (TIL_PALETTE_PRINT);
  base->languages[0] = g_intern_string (languages[0]);
  base->n_languages = languages[1] ? 2 : 1;
  base->languages[1] = g_intern_string (languages[languages[1] ? 1 : 0]);
  base->rtl = til_language_is_rtl (base->languages[0]);
  base->scale = scale;
  base->private_words = g_ptr_array_new_with_free_func (g_free);
  base->name = g_strdup ("");
  base->date = g_strdup ("");
  base->sheet_names[0] = g_strdup ("");
  base->sheet_names[1] = g_strdup ("");
  til_sheet_size (base->sheet, &maker->page_width, &maker->page_height);
  maker->body = TIL_SHEET_BODY * scale;
  base->width = maker->page_width - 2 * TIL_SHEET_MARGIN;
  base->column_gap = 16 * scale;
  base->column_width = base->n_languages == 2 ? (base->width - base->column_gap) / 2 : base->width;
  maker->page_room = maker->page_height - 2 * TIL_SHEET_MARGIN - 5 * maker->body;
}

void
report_maker_clear (ReportMaker *maker)
{
  SheetMaker *base = &maker->base;

  g_clear_pointer (&maker->blocks, g_ptr_array_unref);
  g_clear_pointer (&base->sheet, til_sheet_free);
  g_clear_pointer (&base->private_words, g_ptr_array_unref);
  g_clear_pointer (&base->name, g_free);
  g_clear_pointer (&base->date, g_free);
  g_clear_pointer (&base->sheet_names[0], g_free);
  g_clear_pointer (&base->sheet_names[1], g_free);
  g_clear_error (&base->error);
}

void
report_maker_set_title (ReportMaker *maker, const char *const titles[2])
{
  g_autofree char *plain = til_text_strip_isolates (titles[0]);

  for (guint c = 0; c < 2; c++)
    {
      g_free (maker->base.sheet_names[c]);
      maker->base.sheet_names[c] = g_strdup (titles[c] ? titles[c] : titles[0]);
    }
  til_sheet_set_title (maker->base.sheet, plain);
}

guint
report_maker_count_pages (ReportMaker *maker)
{
  SheetFrame frame = sheet_maker_frame (&maker->base);

  return til_sheet_flow (NULL, maker->blocks, TIL_SHEET_MARGIN, frame.top, frame.top_next,
                         frame.bottom);
}

TilSheet *
report_maker_finish (ReportMaker *maker, GError **error)
{
  SheetMaker *base = &maker->base;
  SheetFrame frame = sheet_maker_frame (base);

  for (guint i = 0; i < maker->blocks->len && !base->error; i++)
    til_block_check_glyphs (maker->blocks->pdata[i], base->languages[0], &base->error);
  if (base->error)
    {
      g_propagate_error (error, g_steal_pointer (&base->error));
      return NULL;
    }
  sheet_maker_flow (base, maker->blocks, &frame);
  return g_steal_pointer (&base->sheet);
}

void
report_maker_add (ReportMaker *maker, TilBlock *block)
{
  g_ptr_array_add (maker->blocks, block);
}

void
report_maker_new_page (ReportMaker *maker)
{
  TilBlock *block = til_block_new ();

  til_block_set_break (block, TRUE);
  report_maker_add (maker, block);
}

void
report_maker_space (ReportMaker *maker, double height)
{
  report_maker_add (maker, sheet_maker_space (height));
}

void
report_maker_keep (ReportMaker *maker)
{
  if (maker->blocks->len > 0)
    til_block_set_keep (maker->blocks->pdata[maker->blocks->len - 1], TRUE);
}

double
report_maker_x (const ReportMaker *maker, double x, double width)
{
  return sheet_maker_page_x (&maker->base, x, width);
}

PangoLayout *
report_maker_text (
    ReportMaker *maker, const char *text, double size, TilWeight weight, double width)
{
  const char *language = chart_language_of (maker->base.languages[0], text);
  PangoLayout *layout = sheet_maker_text (&maker->base, language, text, size, weight, width);

  pango_layout_set_alignment (layout, maker->base.rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

void
report_maker_title (ReportMaker *maker, const char *const subtitles[2])
{
  SheetMaker *base = &maker->base;
  const char *const titles[2] = { base->sheet_names[0], base->sheet_names[1] };

  report_maker_add (maker, sheet_maker_row (base, titles, TITLE * maker->body, TIL_WEIGHT_BOLD,
                                            base->palette->text));
  report_maker_keep (maker);
  if (subtitles && subtitles[0] && *subtitles[0])
    {
      const char *const both[2] = { subtitles[0], subtitles[1] ? subtitles[1] : subtitles[0] };

      report_maker_add (maker, sheet_maker_row (base, both, maker->body, TIL_WEIGHT_REGULAR,
                                                base->palette->faint_text));
      report_maker_keep (maker);
    }
  report_maker_space (maker, maker->body * 0.8);
  report_maker_keep (maker);
}

static void
add_line (ReportMaker *maker, const char *text, double size, TilWeight weight, TilColour colour)
{
  TilBlock *block = til_block_new ();
  PangoLayout *layout = report_maker_text (maker, text, size, weight, maker->base.width);
  double height;

  til_type_layout_size (layout, NULL, &height);
  til_block_text (block, layout, 0, 0, colour);
  til_block_set_height (block, height);
  g_object_unref (layout);
  report_maker_add (maker, block);
}

void
report_maker_heading (ReportMaker *maker, const char *text)
{
  report_maker_space (maker, maker->body * (maker->is_tight ? 1.1 : 1.5));
  add_line (maker, text, HEADING * maker->body, TIL_WEIGHT_BOLD, maker->base.palette->text);
  report_maker_keep (maker);
  report_maker_space (maker, maker->body * 0.35);
  report_maker_keep (maker);
  maker->heading_end = maker->blocks->len;
}

void
report_maker_subheading (ReportMaker *maker, const char *text)
{
  gboolean is_first = maker->blocks->len == maker->heading_end;

  report_maker_space (maker, maker->body * (maker->is_tight ? 0.8 : 1.1));
  if (is_first)
    report_maker_keep (maker); /* right under a heading */
  add_line (maker, text, SUBHEADING * maker->body, TIL_WEIGHT_BOLD, maker->base.palette->text);
  report_maker_keep (maker);
  report_maker_space (maker, maker->body * 0.15);
  report_maker_keep (maker);
}

void
report_maker_paragraph (ReportMaker *maker, const char *text, TilColour colour)
{
  add_line (maker, text, maker->body, TIL_WEIGHT_REGULAR, colour);
}

void
report_maker_warning (ReportMaker *maker, const char *text)
{
  const TilPalette *palette = maker->base.palette;
  TilBlock *block = til_block_new ();
  double bar = 0.3 * maker->body, indent = maker->body, width = maker->base.width - indent, height;
  double top = 0.5 * maker->body;
  PangoLayout *layout = report_maker_text (maker, text, maker->body, TIL_WEIGHT_BOLD, width);

  til_type_layout_size (layout, NULL, &height);
  til_block_box (block, report_maker_x (maker, 0, bar), top, bar, height, 1, palette->text);
  til_block_text (block, layout, report_maker_x (maker, indent, width), top, palette->text);
  til_block_set_height (block, top + height);
  g_object_unref (layout);
  report_maker_add (maker, block);
}

void
report_maker_chart (ReportMaker *maker, TilChart *chart)
{
  TilBlock *block = til_chart_block (chart, maker->base.width, maker->body * 0.95,
                                     maker->base.palette, maker->base.languages[0]);

  til_chart_free (chart);
  if (til_block_height (block) > 0)
    report_maker_add (maker, block);
  else
    til_block_free (block);
}
