/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

#include <math.h>

#define HUE_MIDDLE 0.62
#define HIDDEN_WIDTH 2.5 /* of the type's size */

double
chart_x (const ChartMaker *maker, double x, double width)
{
  return maker->rtl ? maker->width - x - width : x;
}

const char *
chart_language_of (const char *language, const char *text)
{
  if (!til_language_is_rtl (language))
    return language;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_ARABIC)
      return language;
  return "sv";
}

PangoLayout *
chart_layout (
    const ChartMaker *maker, const char *text, double factor, TilWeight weight, double room)
{
  return til_type_layout_fit (chart_language_of (maker->language, text), text, maker->size * factor,
                              weight, room);
}

void
chart_measure (const ChartMaker *maker,
               const char *text,
               double factor,
               TilWeight weight,
               double room,
               double *width,
               double *height)
{
  PangoLayout *layout = chart_layout (maker, text, factor, weight, room);

  if (width)
    *width = til_type_layout_longest_line (layout) + 0.01;
  if (height)
    til_type_layout_size (layout, NULL, height);
  g_object_unref (layout);
}

double
chart_longest_word (const ChartMaker *maker, const char *text, double factor, TilWeight weight)
{
  PangoLayout *layout = til_type_layout_in_room (chart_language_of (maker->language, text), text,
                                                 maker->size * factor, weight, 0);
  double width = til_type_layout_longest_line (layout);

  g_object_unref (layout);
  return width + 0.01;
}

static double
show (ChartMaker *maker,
      PangoLayout *layout,
      TilColour colour,
      double x,
      double y,
      double room,
      ChartAlign align)
{
  double height;

  if (align == CHART_CENTRE)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else
    pango_layout_set_alignment (layout, (align == CHART_END) != maker->rtl ? PANGO_ALIGN_RIGHT
                                                                           : PANGO_ALIGN_LEFT);
  til_type_layout_size (layout, NULL, &height);
  til_block_text (maker->block, layout, chart_x (maker, x, room), y, colour);
  return height;
}

double
chart_write (ChartMaker *maker,
             const char *text,
             double factor,
             TilWeight weight,
             TilColour colour,
             double x,
             double y,
             double room,
             ChartAlign align)
{
  PangoLayout *layout = chart_layout (maker, text, factor, weight, room);
  double height = show (maker, layout, colour, x, y, room, align);

  g_object_unref (layout);
  return height;
}

void
chart_write_middle (ChartMaker *maker,
                    const char *text,
                    double factor,
                    TilWeight weight,
                    TilColour colour,
                    double x,
                    double middle,
                    double room,
                    ChartAlign align)
{
  PangoLayout *layout = chart_layout (maker, text, factor, weight, room);
  double height;

  til_type_layout_size (layout, NULL, &height);
  show (maker, layout, colour, x, middle - height / 2, room, align);
  g_object_unref (layout);
}

void
chart_bar (ChartMaker *maker, double x, double y, double width, double height, TilColour fill)
{
  if (width > 0)
    til_block_box (maker->block, chart_x (maker, x, width), y, width, height, 0, fill);
}

void
chart_zero_line (ChartMaker *maker, double x, double top, double bottom)
{
  til_block_line (maker->block, chart_x (maker, x, 0), top, chart_x (maker, x, 0), bottom, 0.9, 0,
                  maker->palette->faint_text);
}

double
chart_hidden_width (const ChartMaker *maker)
{
  return HIDDEN_WIDTH * maker->size;
}

void
chart_hidden_bar (ChartMaker *maker, double x, double y, double height)
{
  double width = chart_hidden_width (maker);

  til_block_hatch (maker->block, chart_x (maker, x, width), y, width, height,
                   maker->palette->hatch);
}

TilColour
chart_accent (const TilPalette *palette)
{
  return palette->kind == TIL_PALETTE_DARK
             ? palette->focus
             : (TilColour){ 0x1a / 255.0, 0x5f / 255.0, 0xb4 / 255.0, 1 };
}

TilColour
chart_faint_accent (const TilPalette *palette)
{
  return til_colour_mix (palette->ground, chart_accent (palette),
                         palette->kind == TIL_PALETTE_DARK ? 0.5 : 0.38);
}

TilColour
chart_hue (const TilPalette *palette, double share)
{
  static const TilColour white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  TilColour accent = chart_accent (palette);
  TilColour from = til_colour_mix (palette->ground, accent, 0.18);
  TilColour to = palette->kind == TIL_PALETTE_DARK ? til_colour_mix (accent, white, 0.5)
                                                   : til_colour_mix (accent, black, 0.55);

  /* By way of the accent itself, so that the middle is not grey. */
  share = CLAMP (share, 0, 1);
  return share < HUE_MIDDLE ? til_colour_mix (from, accent, share / HUE_MIDDLE)
                            : til_colour_mix (accent, to, (share - HUE_MIDDLE) / (1 - HUE_MIDDLE));
}

TilColour
chart_text_on (const TilPalette *palette, TilColour fill)
{
  static const TilColour white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };

  (void)palette;
  return til_colour_contrast (white, fill) >= til_colour_contrast (black, fill) ? white : black;
}

char *
chart_number (const char *language, const char *text)
{
  return til_language_is_rtl (language) ? til_text_isolate_ltr (text) : g_strdup (text);
}

const char *
chart_decimal (const char *language)
{
  return g_strcmp0 (language, "sv") == 0 ? "," : ".";
}

const char *
chart_comma (const char *language)
{
  if (g_strcmp0 (language, "ar") == 0)
    return "، ";
  return g_strcmp0 (language, "ti") == 0 ? "፣ " : ", ";
}

static char *
with_percent (const char *number, const char *language)
{
  g_autofree char *shown = chart_number (language, number);

  return til_text_fill (til_label (language, "chart.share"), "share", shown, NULL);
}

char *
chart_cell_text (TilCell cell, TilCellUnit unit, const char *language)
{
  g_autofree char *number = til_cell_format (cell, unit, chart_decimal (language));

  if (unit == TIL_UNIT_SHARE && cell.shown == TIL_CELL_VALUE)
    return with_percent (number, language);
  return chart_number (language, number);
}

static gboolean
is_shown (const TilShare *share)
{
  return !share->hidden && share->n > 0 && !isnan (share->share);
}

char *
chart_choice_text (const TilShare *share, const char *language)
{
  g_autofree char *number = til_share_format (share, chart_decimal (language));

  return is_shown (share) ? with_percent (number, language) : chart_number (language, number);
}

char *
chart_n_text (const TilShare *share, const char *language)
{
  g_autofree char *number = til_share_format_n (share);
  g_autofree char *shown = chart_number (language, number);

  return til_text_fill (til_label (language, "chart.n"), "n", shown, NULL);
}

char *
chart_share_text (const TilShare *share, const char *language)
{
  g_autofree char *number = NULL;
  g_autofree char *n = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *shown_n = NULL;

  if (!is_shown (share))
    return chart_choice_text (share, language);
  number = til_share_format (share, chart_decimal (language));
  n = til_share_format_n (share);
  shown = chart_number (language, number);
  shown_n = chart_number (language, n);
  return til_text_fill (til_label (language, "chart.share_n"), "share", shown, "n", shown_n, NULL);
}

char *
chart_period (const TilStatisticsQuery *query, const char *language)
{
  g_autofree char *from = til_date_format (query->from);
  g_autofree char *to = til_date_format (query->to);
  g_autofree char *shown_from = chart_number (language, from);
  g_autofree char *shown_to = chart_number (language, to);
  int year = til_date_year (query->to);

  if (query->from == til_date_new (year, 1, 1) && query->to == til_date_new (year, 12, 31))
    return g_strdup_printf ("%d", year);
  return til_text_fill (til_label (language, "workbook.period.value"), "from", shown_from, "to",
                        shown_to, NULL);
}

char *
chart_year (const TilStatisticsQuery *query, const char *language)
{
  int first = til_date_year (query->from), last = til_date_year (query->to);
  g_autofree char *years = NULL;

  if (first == last)
    return g_strdup_printf ("%d", last);
  years = g_strdup_printf ("%d–%02d", first, last % 100);
  return chart_number (language, years);
}

void
chart_caption (ChartMaker *maker, const char *text)
{
  if (maker->y > 0)
    maker->y += 0.9 * maker->size;
  maker->y += chart_write (maker, text, CHART_SMALL, TIL_WEIGHT_BOLD, maker->palette->text, 0,
                           maker->y, maker->width, CHART_START);
  maker->y += 0.35 * maker->size;
}
