/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-xlsx.h"

#define INK 0x404040
#define GREY 0x505050

typedef enum
{
  SIDE_START, /* texts */
  SIDE_END,   /* numbers */
} Side;

typedef enum
{
  LINE_NONE,
  LINE_BELOW, /* of the rows of a table */
  LINE_ABOVE, /* of its totals */
} Line;

static lxw_format *
add (TilXlsx *self, TilXlsxFormat index, gboolean bold, Side side, Line line)
{
  /* In a sheet from right to left Excel mirrors places, not alignment. */
  gboolean right = (side == SIDE_END) != self->rtl;
  lxw_format *format = workbook_add_format (self->workbook);

  self->formats[index] = format;
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (format, right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  format_set_reading_order (format, side == SIDE_START && self->rtl ? 2 : 1);
  if (bold)
    format_set_bold (format);
  if (line == LINE_BELOW)
    {
      format_set_bottom (format, LXW_BORDER_HAIR);
      format_set_bottom_color (format, 0xA0A0A0);
    }
  else if (line == LINE_ABOVE)
    format_set_top (format, LXW_BORDER_THIN);
  return format;
}

static void
add_number (TilXlsx *self, TilXlsxFormat index, gboolean total, const char *number_format)
{
  lxw_format *format = add (self, index, total, SIDE_END, total ? LINE_ABOVE : LINE_BELOW);

  format_set_num_format (format, number_format);
}

static void
add_texts (TilXlsx *self)
{
  lxw_format *format = add (self, TIL_XLSX_TITLE, TRUE, SIDE_START, LINE_NONE);

  format_set_font_size (format, 16);
  format = add (self, TIL_XLSX_SUBTITLE, FALSE, SIDE_START, LINE_NONE);
  format_set_font_color (format, GREY);
  format = add (self, TIL_XLSX_HEADING, TRUE, SIDE_START, LINE_NONE);
  format_set_font_size (format, 13);
  format = add (self, TIL_XLSX_LABEL, FALSE, SIDE_START, LINE_BELOW);
  format_set_text_wrap (format);
  format = add (self, TIL_XLSX_TEXT, FALSE, SIDE_START, LINE_BELOW);
  format_set_indent (format, 1);
  format_set_text_wrap (format);
  format_set_font_color (format, INK);
  format = add (self, TIL_XLSX_DATE, FALSE, SIDE_START, LINE_BELOW);
  format_set_num_format (format, "yyyy-mm-dd");
  format_set_indent (format, 1);
  format_set_reading_order (format, 1);
  add (self, TIL_XLSX_TOTAL_LABEL, TRUE, SIDE_START, LINE_ABOVE);
  format = add (self, TIL_XLSX_NOTE, FALSE, SIDE_START, LINE_NONE);
  format_set_text_wrap (format);
  format_set_font_color (format, INK);
  format = add (self, TIL_XLSX_WARNING, TRUE, SIDE_START, LINE_NONE);
  format_set_text_wrap (format);
  format_set_font_color (format, 0x8A3B12);
  format = add (self, TIL_XLSX_LINK, FALSE, SIDE_START, LINE_BELOW);
  format_set_text_wrap (format);
  format_set_underline (format, LXW_UNDERLINE_SINGLE);
  format_set_font_color (format, 0x1A5FB4);
}

static void
add_headers (TilXlsx *self)
{
  static const TilXlsxFormat headers[] = { TIL_XLSX_HEADER, TIL_XLSX_HEADER_NUMBER,
                                           TIL_XLSX_HEADER_TEXT };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      /* Filter buttons lie in the lower corner on the numbers' side: the words are above it. */
      lxw_format *format = add (self, headers[i], TRUE,
                                headers[i] == TIL_XLSX_HEADER_NUMBER ? SIDE_END : SIDE_START,
                                LINE_NONE);

      format_set_bg_color (format, 0xE8EEF4);
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_text_wrap (format);
      format_set_reading_order (format, self->rtl ? 2 : 1);
      if (headers[i] == TIL_XLSX_HEADER_TEXT)
        format_set_indent (format, 1);
    }
}

static void
add_colours (TilXlsx *self)
{
  static const struct
  {
    TilXlsxFormat index;
    lxw_color_t background;
    lxw_color_t ink;
  } colours[] = {
    { TIL_XLSX_RED, 0xF6C9C4, 0x6B1A12 },
    { TIL_XLSX_YELLOW, 0xFBE7A2, 0x5C4300 },
    { TIL_XLSX_GREEN, 0xC3E6CB, 0x134D24 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      lxw_format *format = add (self, colours[i].index, TRUE, SIDE_START, LINE_BELOW);

      format_set_bg_color (format, colours[i].background);
      format_set_font_color (format, colours[i].ink);
      format_set_text_wrap (format);
    }
}

void
til_xlsx_create_formats (TilXlsx *self)
{
  add_texts (self);
  add_headers (self);
  add_number (self, TIL_XLSX_COUNT, FALSE, "#,##0");
  add_number (self, TIL_XLSX_SHARE, FALSE, "0.0 %");
  add_number (self, TIL_XLSX_DAYS, FALSE, "General");
  add_number (self, TIL_XLSX_POINTS, FALSE, "+0.0;\342\210\2220.0;0.0");
  add_number (self, TIL_XLSX_YEAR, FALSE, "0");
  add_number (self, TIL_XLSX_HIDDEN, FALSE, "General");
  add_number (self, TIL_XLSX_TOTAL_COUNT, TRUE, "#,##0");
  add_number (self, TIL_XLSX_TOTAL_SHARE, TRUE, "0.0 %");
  add_number (self, TIL_XLSX_TOTAL_DAYS, TRUE, "General");
  add_number (self, TIL_XLSX_TOTAL_HIDDEN, TRUE, "General");
  format_set_font_color (self->formats[TIL_XLSX_HIDDEN], GREY);
  add_colours (self);
}
