/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-maker.h"
#include "til-text.h"
#include "til-year-wheel-private.h"

#include <string.h>

/* The year on paper: the ring, and beside it the list. */

#define SCALE (10.0 / TIL_SHEET_BODY)
#define BADGE 1.55 /* of body text */

/* What the sheet owns: its own copy of the events, and what is painted from it. */
typedef struct
{
  GPtrArray *events; /* (owned) (element-type TilYearEvent) */
  TilYearWheel wheel;
  const char *languages[2];
} Year;

typedef struct
{
  TilYearEventKind kind;
  guint number;
} Badge;

static void
free_year (gpointer data)
{
  Year *year = data;

  g_ptr_array_unref (year->events);
  g_free (year);
}

static void
paint_year (gconstpointer data, cairo_t *cr, double width, double height)
{
  const Year *year = data;

  til_year_wheel_paint (&year->wheel, cr, MIN (width, height), til_palette_get (TIL_PALETTE_PRINT),
                        year->languages);
}

static void
paint_badge (gconstpointer data, cairo_t *cr, double width, double height)
{
  const Badge *badge = data;

  til_year_event_badge (cr, badge->kind, badge->number, 0, 0, MIN (width, height),
                        til_palette_get (TIL_PALETTE_PRINT));
}

/* A month's name within a line: small in Swedish, as it is in the other languages. */
static char *
month_within (const char *language, const char *key)
{
  const char *name = til_label (language, key);

  return g_strcmp0 (language, "sv") == 0 ? g_utf8_strdown (name, -1) : g_strdup (name);
}

char *
til_year_event_when (const TilYearEvent *event, const char *language)
{
  g_autofree char *repeat_key = g_strconcat ("repeat.", til_repeat_keys[event->repeat], NULL);
  g_autoptr (GString) days = g_string_new (NULL);
  guint months = til_year_event_months (event);

  if (event->repeat == TIL_REPEAT_MONTHLY)
    {
      g_autofree char *day = g_strdup_printf ("%d", event->day);
      g_autofree char *shown = chart_number (language, day);
      const char *every = til_label (language, repeat_key);
      g_autofree char *with_day = NULL;

      if (event->day > 0)
        with_day = til_text_fill (til_label (language, "year.monthly_on"), "repeat", every, "day",
                                  shown, NULL);
      if (!event->not_summer)
        return g_strdup (with_day ? with_day : every);
      return til_text_fill (til_label (language, "year.not_july"), "when",
                            with_day ? with_day : every, NULL);
    }
  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *key = g_strdup_printf ("year.month.%02d", month);
      g_autofree char *day = g_strdup_printf ("%d", event->day);
      g_autofree char *shown = chart_number (language, day);
      g_autofree char *month_text = NULL;
      g_autofree char *date = NULL;

      if (!(months & (1u << (month - 1))))
        continue;
      month_text = days->len == 0 && event->day == 0 ? g_strdup (til_label (language, key))
                                                     : month_within (language, key);
      if (event->day > 0)
        date = til_text_fill (til_label (language, "year.day"), "day", shown, "month", month_text,
                              NULL);
      if (days->len > 0)
        g_string_append (days, chart_comma (language));
      g_string_append (days, date ? date : month_text);
    }
  return g_string_free (g_steal_pointer (&days), FALSE);
}

/* Number, name, and when in each language. */
static TilBlock *
event_row (ReportMaker *maker, const Year *year, guint index, guint number, double width)
{
  const TilYearEvent *event = year->events->pdata[index];
  SheetMaker *base = &maker->base;
  TilBlock *block = til_block_new ();
  double badge = BADGE * maker->body, indent = badge + 0.6 * maker->body, y = 0;
  double room = width - indent, x = base->rtl ? 0 : indent, height;
  Badge *drawn = g_new0 (Badge, 1);
  PangoLayout *layout;

  drawn->kind = event->kind;
  drawn->number = number;
  til_sheet_own (base->sheet, drawn, g_free);
  til_block_painting (block, paint_badge, drawn, base->rtl ? width - badge : 0, 0.1 * maker->body,
                      badge, badge);
  layout = sheet_maker_text (base, sheet_maker_language_of (base, event->name), event->name,
                             maker->body, TIL_WEIGHT_BOLD, room);
  pango_layout_set_alignment (layout, base->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  til_type_layout_size (layout, NULL, &height);
  til_block_text (block, layout, x, y, base->palette->text);
  y += height;
  g_object_unref (layout);
  for (guint c = 0; c < base->n_languages; c++)
    {
      g_autofree char *when = til_year_event_when (event, base->languages[c]);

      layout = sheet_maker_text (base, base->languages[c], when, maker->body, TIL_WEIGHT_REGULAR,
                                 room);
      pango_layout_set_alignment (layout, base->rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      til_type_layout_size (layout, NULL, &height);
      til_block_text (block, layout, x, y, base->palette->faint_text);
      y += height;
      g_object_unref (layout);
    }
  til_block_set_height (block, MAX (y, badge) + 0.55 * maker->body);
  return block;
}

static Year *
create_year (const GPtrArray *events, TilDate today, const char *const languages[2])
{
  Year *year = g_new0 (Year, 1);

  year->events = g_ptr_array_new_with_free_func (til_record_free);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (year->events, til_record_copy (events->pdata[i]));
  year->wheel = (TilYearWheel){ .events = year->events, .today = today, .chosen = -1 };
  year->languages[0] = g_intern_string (languages[0]);
  year->languages[1] = g_intern_string (languages[1]);
  return year;
}

TilSheet *
til_year_sheet_new (const GPtrArray *events,
                    TilDate today,
                    TilPaper paper,
                    const char *const languages[2],
                    GError **error)
{
  g_auto (ReportMaker) maker = { 0 };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) order = NULL;
  const char *titles[2] = { NULL, NULL };
  SheetMaker *base = &maker.base;
  double left = TIL_SHEET_MARGIN, size, gap, list_width, top, bottom, title_height;
  TilBlock *title;
  Year *year;

  g_return_val_if_fail (events && languages && languages[0], NULL);
  report_maker_init (&maker, paper, TRUE, languages, paper == TIL_PAPER_A3 ? 1.15 : SCALE);
  year = create_year (events, today, languages);
  til_sheet_own (base->sheet, year, free_year);
  for (guint c = 0; c < base->n_languages; c++)
    titles[c] = til_label (base->languages[c], "year.title");
  report_maker_set_title (&maker, titles);

  title = sheet_maker_row (base,
                           (const char *const[]){ base->sheet_names[0], base->sheet_names[1] },
                           2.1 * maker.body, TIL_WEIGHT_BOLD, base->palette->text);
  title_height = til_block_height (title) + 0.6 * maker.body;
  top = TIL_SHEET_MARGIN + title_height;
  bottom = maker.page_height - TIL_SHEET_MARGIN - 2.4 * maker.body;
  gap = 2.2 * maker.body;
  size = MIN (bottom - top, base->width * 0.64);
  list_width = base->width - size - gap;

  list = g_ptr_array_new_with_free_func ((GDestroyNotify)til_block_free);
  order = til_year_wheel_order (year->events);
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (list,
                     event_row (&maker, year, g_array_index (order, guint, i), i + 1, list_width));
  if (order->len == 0)
    {
      PangoLayout *layout = report_maker_text (&maker, til_label (base->languages[0], "year.empty"),
                                               maker.body, TIL_WEIGHT_REGULAR, list_width);
      TilBlock *block = til_block_new ();

      til_block_text (block, layout, 0, 0, base->palette->faint_text);
      til_block_set_height (block, maker.body * 2);
      g_object_unref (layout);
      g_ptr_array_add (list, block);
    }
  for (guint i = 0; i < list->len && !base->error; i++)
    til_block_check_glyphs (list->pdata[i], base->languages[0], &base->error);
  if (base->error)
    {
      til_block_free (title);
      g_propagate_error (error, g_steal_pointer (&base->error));
      return NULL;
    }
  {
    guint n_pages = til_sheet_flow (base->sheet, list, base->rtl ? left : left + size + gap, top,
                                    top, bottom);
    TilBlock *ring = til_block_new ();

    til_block_painting (ring, paint_year, year, 0, 0, size, size);
    til_sheet_place (base->sheet, 0, ring, base->rtl ? left + list_width + gap : left, top);
    til_sheet_place (base->sheet, 0, title, left, TIL_SHEET_MARGIN);
    for (guint page = 0; page < n_pages; page++)
      {
        TilBlock *footer = sheet_maker_footer (base, page, n_pages);
        double height = til_block_height (footer);

        if (page > 0)
          til_sheet_place (base->sheet, page, sheet_maker_running_header (base), left,
                           TIL_SHEET_MARGIN);
        til_sheet_place (base->sheet, page, footer, left,
                         maker.page_height - TIL_SHEET_MARGIN - height);
      }
  }
  return g_steal_pointer (&base->sheet);
}
