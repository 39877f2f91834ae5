/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-language.h"
#include "til-plan-private.h"
#include "til-text.h"

/* The time and activity plan over time. */

#define NAMES_SHARE 0.38
#define NARROW 34.0 /* of the type's size: names stand above their bars */
#define BAR 0.85
#define MARK 1.0
#define ROW_GAP 0.55
#define GAP 0.8
#define DAYS_A_MONTH 30.44

#define RGB(r, g, b)                                                                               \
  {                                                                                                \
    (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0                                                     \
  }

static const TilColour status_colours[][2] = {
  { RGB (0xc0, 0x1c, 0x28), RGB (0xff, 0x7b, 0x72) },
  { RGB (0xf0, 0xb4, 0x1c), RGB (0xf5, 0xc2, 0x11) },
  { RGB (0x2b, 0x8f, 0x5c), RGB (0x57, 0xd3, 0x8c) },
};

TilColour
til_undertaking_colour (TilUndertakingStatus status, const TilPalette *palette)
{
  g_return_val_if_fail (status < TIL_N_UNDERTAKING_STATUSES, palette->text);
  return status_colours[status][palette->kind == TIL_PALETTE_DARK];
}

void
til_undertaking_mark_block (TilBlock *block,
                            TilUndertakingStatus status,
                            double x,
                            double y,
                            double size,
                            const TilPalette *palette)
{
  TilColour colour = til_undertaking_colour (status, palette);
  const TilColour none = { 0, 0, 0, 0 };
  double line = size * 0.09, radius = size / 2 - line / 2;
  cairo_t *cr = til_path_begin ();

  if (status == TIL_UNDERTAKING_NOT_STARTED)
    {
      double inset = size * 0.07;
      cairo_rectangle (cr, x + inset, y + inset, size - 2 * inset, size - 2 * inset);
      til_block_path (block, til_path_end (cr), colour, palette->text, line, 0);
      return;
    }
  if (status == TIL_UNDERTAKING_ONGOING)
    {
      cairo_arc (cr, x + size / 2, y + size / 2, radius, 0, G_PI);
      cairo_close_path (cr);
      til_block_path (block, til_path_end (cr), colour, palette->text, line, 0);
      cr = til_path_begin ();
    }
  cairo_arc (cr, x + size / 2, y + size / 2, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
  til_block_path (block, til_path_end (cr), status == TIL_UNDERTAKING_DONE ? colour : none,
                  palette->text, line, 0);
}

void
til_undertaking_mark_draw (TilUndertakingStatus status,
                           cairo_t *cr,
                           double size,
                           const TilPalette *palette)
{
  TilBlock *block;

  g_return_if_fail (status < TIL_N_UNDERTAKING_STATUSES && cr && palette);
  block = til_block_new ();
  til_undertaking_mark_block (block, status, 0, 0, size, palette);
  til_block_paint (block, cr);
  til_block_free (block);
}

typedef struct
{
  TilDate from, to; /* first days of months, around all bars */
  double start, room;
  double names;
} Span;

static void
widen (Span *span, TilDate date)
{
  if (date == TIL_DATE_NONE)
    return;
  span->from = span->from ? MIN (span->from, date) : date;
  span->to = span->to ? MAX (span->to, date) : date;
}

static TilDate
first_of_month (TilDate date)
{
  return til_date_new (til_date_year (date), til_date_month (date), 1);
}

static Span
find_span (const GPtrArray *undertakings, TilDate today)
{
  Span span = { 0 };

  for (guint i = 0; i < undertakings->len; i++)
    {
      const TilUndertaking *undertaking = undertakings->pdata[i];

      widen (&span, undertaking->starts_on);
      widen (&span, undertaking->ends_on);
    }
  if (span.from == TIL_DATE_NONE)
    widen (&span, today ? today : til_date_new (2000, 1, 1));
  span.from = first_of_month (span.from);
  span.to = til_date_add_months (first_of_month (span.to), 1);
  return span;
}

static double
date_x (const Span *span, TilDate date)
{
  return span->start + ((double)date - span->from) / ((double)span->to - span->from) * span->room;
}

/* Months between the days that are named: as few as their names have room for. */
static int
find_step (const ChartMaker *maker, const Span *span)
{
  static const int steps[] = { 1, 2, 3, 6, 12, 24, 60 };
  double width, month = span->room / MAX ((span->to - span->from) / DAYS_A_MONTH, 1);

  chart_measure (maker, "2026-00", CHART_SMALL, TIL_WEIGHT_REGULAR, -1, &width, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * month >= width + maker->size)
      return steps[i];
  return steps[G_N_ELEMENTS (steps) - 1];
}

/* Months over the bars, and a line down from each. Returns the height of their names. */
static double
draw_months (ChartMaker *maker, const Span *span, double top, double bottom)
{
  int step = find_step (maker, span);
  double height = 0;

  for (TilDate date = span->from; date < span->to; date = til_date_add_months (date, 1))
    {
      int month = til_date_month (date);
      double x = date_x (span, date);
      TilDate next = til_date_add_months (date, step);
      g_autofree char *name = NULL;
      g_autofree char *shown = NULL;

      if ((til_date_year (date) * 12 + month - 1) % step != 0)
        continue;
      til_block_line (maker->block, chart_x (maker, x, 0), top, chart_x (maker, x, 0), bottom, 0.6,
                      0, maker->palette->line);
      if (step >= 12)
        name = g_strdup_printf ("%d", til_date_year (date));
      else
        name = g_strdup_printf ("%d-%02d", til_date_year (date), month);
      shown = chart_number (maker->language, name);
      if (next <= span->to + 3)
        height = MAX (height, chart_write (maker, shown, CHART_SMALL, TIL_WEIGHT_REGULAR,
                                           maker->palette->faint_text, x + 0.25 * maker->size, top,
                                           date_x (span, MIN (next, span->to)) - x, CHART_START));
    }
  return height;
}

static void
draw_today (ChartMaker *maker, const Span *span, TilDate today, double top, double bottom)
{
  const char *text = til_label (maker->language, "plan.today");
  double x, width, height, text_x;

  if (today < span->from || today > span->to)
    return;
  x = date_x (span, today);
  chart_measure (maker, text, CHART_SMALL, TIL_WEIGHT_BOLD, -1, &width, &height);
  til_block_line (maker->block, chart_x (maker, x, 0), top + height, chart_x (maker, x, 0), bottom,
                  1.4, 4, maker->palette->focus);
  text_x = CLAMP (x - width / 2, 0, maker->width - width);
  chart_write (maker, text, CHART_SMALL, TIL_WEIGHT_BOLD, maker->palette->focus, text_x, top,
               width + 0.5, CHART_CENTRE);
}

static void
draw_bar (ChartMaker *maker, const Span *span, const TilUndertaking *undertaking, double middle)
{
  TilDate from = undertaking->starts_on ? undertaking->starts_on : undertaking->ends_on;
  TilDate to = undertaking->ends_on ? undertaking->ends_on : undertaking->starts_on;
  TilColour colour = til_undertaking_colour (undertaking->status, maker->palette);
  double mark = MARK * maker->size, bar = BAR * maker->size, x, width;

  if (from == TIL_DATE_NONE || to < from)
    return;
  x = date_x (span, from);
  width = MAX (date_x (span, to + 1) - x, 2);
  til_block_box (maker->block, chart_x (maker, x, width), middle - bar / 2, width, bar, bar / 5,
                 til_colour_mix (maker->palette->ground, colour,
                                 maker->palette->kind == TIL_PALETTE_DARK ? 0.55 : 0.5));
  til_undertaking_mark_block (maker->block, undertaking->status,
                              chart_x (maker, x - mark * 0.15, mark), middle - mark / 2, mark,
                              maker->palette);
}

static void
draw_undertaking (ChartMaker *maker, const Span *span, const TilUndertaking *undertaking)
{
  double bar = BAR * maker->size, height;

  if (span->names <= 0)
    {
      maker->y += chart_write (maker, undertaking->activity, 1, TIL_WEIGHT_REGULAR,
                               maker->palette->text, 0, maker->y, maker->width, CHART_START);
      height = bar;
    }
  else
    height = MAX (bar, chart_write (maker, undertaking->activity, 1, TIL_WEIGHT_REGULAR,
                                    maker->palette->text, 0, maker->y, span->names, CHART_START));
  draw_bar (maker, span, undertaking, maker->y + height / 2);
  maker->y += height + ROW_GAP * maker->size;
}

static double
lay_rows (ChartMaker *maker, const GPtrArray *undertakings, const Span *span)
{
  g_autoptr (GPtrArray) goals = til_plan_goals (undertakings);

  for (guint g = 0; g < goals->len; g++)
    {
      if (g > 0)
        maker->y += 0.5 * maker->size;
      maker->y += chart_write (maker, goals->pdata[g], 1, TIL_WEIGHT_BOLD, maker->palette->text, 0,
                               maker->y, maker->width, CHART_START) +
                  0.3 * maker->size;
      for (guint i = 0; i < undertakings->len; i++)
        {
          const TilUndertaking *undertaking = undertakings->pdata[i];

          if (g_strcmp0 (undertaking->goal, goals->pdata[g]) == 0)
            draw_undertaking (maker, span, undertaking);
        }
    }
  return maker->y;
}

GPtrArray *
til_plan_goals (const GPtrArray *undertakings)
{
  GPtrArray *goals = g_ptr_array_new ();

  for (guint i = 0; i < undertakings->len; i++)
    {
      const TilUndertaking *undertaking = undertakings->pdata[i];

      if (!g_ptr_array_find_with_equal_func (goals, undertaking->goal, g_str_equal, NULL))
        g_ptr_array_add (goals, undertaking->goal);
    }
  return goals;
}

TilBlock *
til_plan_chart_block (const GPtrArray *undertakings,
                      const GPtrArray *whole,
                      TilDate today,
                      double width,
                      double size,
                      const TilPalette *palette,
                      const char *language)
{
  ChartMaker maker = {
    .block = til_block_new (),
    .palette = palette,
    .language = g_intern_string (language),
    .rtl = til_language_is_rtl (language),
    .width = MAX (width, 8 * size),
    .size = size,
  };
  Span span = find_span (whole, today);
  TilBlock *behind = til_block_new (), *rows = maker.block;
  double today_height, month_height;

  if (undertakings->len == 0)
    {
      til_block_free (behind);
      return maker.block;
    }
  span.names = maker.width < NARROW * size ? 0 : NAMES_SHARE * maker.width;
  span.start = span.names > 0 ? span.names + GAP * size : MARK * size * 0.2;
  span.room = maker.width - span.start - 0.5 * size;
  /* Months first, and under them the word over today's line. */
  chart_measure (&maker, til_label (language, "plan.today"), CHART_SMALL, TIL_WEIGHT_BOLD, -1, NULL,
                 &today_height);
  chart_measure (&maker, "2026-00", CHART_SMALL, TIL_WEIGHT_REGULAR, -1, NULL, &month_height);
  maker.y = today_height + month_height + 0.2 * size;
  lay_rows (&maker, undertakings, &span);
  maker.y -= ROW_GAP * size * 0.5;

  maker.block = behind;
  draw_months (&maker, &span, 0, maker.y);
  draw_today (&maker, &span, today, month_height, maker.y);
  til_block_take (behind, rows, 0, 0);
  til_block_set_height (behind, maker.y);
  return behind;
}

double
til_plan_chart_height (const GPtrArray *undertakings,
                       double width,
                       double size,
                       const char *language)
{
  g_autoptr (TilBlock) block = NULL;

  g_return_val_if_fail (undertakings && size > 0 && language, 0);
  block = til_plan_chart_block (undertakings, undertakings, TIL_DATE_NONE, width, size,
                                til_palette_get (TIL_PALETTE_LIGHT), language);
  return til_block_height (block);
}

void
til_plan_chart_draw (const GPtrArray *undertakings,
                     TilDate today,
                     cairo_t *cr,
                     double width,
                     double height,
                     double size,
                     const TilPalette *palette,
                     const char *language)
{
  g_autoptr (TilBlock) block = NULL;

  g_return_if_fail (undertakings && cr && size > 0 && palette && language);
  (void)height;
  block = til_plan_chart_block (undertakings, undertakings, today, width, size, palette, language);
  til_block_paint (block, cr);
}
