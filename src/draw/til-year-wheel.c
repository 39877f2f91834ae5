/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-year-wheel-private.h"
#include "til-chart-private.h"
#include "til-language.h"
#include "til-text.h"

#include <math.h>

#define N_MONTHS 12
#define MONTH_TYPE 0.027 /* of the size */
#define CENTRE_TYPE 0.026
#define SMALLEST_NUMBER 5.0

#define RGB(r, g, b)                                                                               \
  {                                                                                                \
    (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0                                                     \
  }

static const TilColour kind_colours[][2] = {
  { RGB (0x1f, 0x62, 0xa0), RGB (0x7f, 0xc6, 0xfe) }, /* steering group */
  { RGB (0x1a, 0x77, 0x68), RGB (0x3d, 0xc4, 0xb4) }, /* teams */
  { RGB (0xa3, 0x42, 0x20), RGB (0xee, 0x91, 0x70) }, /* gatherings */
  { RGB (0x64, 0x55, 0xb8), RGB (0xb9, 0xa6, 0xe4) }, /* follow-up */
  { RGB (0x47, 0x76, 0x2f), RGB (0xa8, 0xdc, 0x71) }, /* families */
};

TilColour
til_year_event_colour (TilYearEventKind kind, const TilPalette *palette)
{
  g_return_val_if_fail (kind < TIL_N_YEAR_EVENT_KINDS, palette->text);
  return kind_colours[kind][palette->kind == TIL_PALETTE_DARK];
}

static TilColour
ground (const TilPalette *palette)
{
  return til_colour_with_alpha (palette->ground, 1);
}

static void
show_centred (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  double width, height;

  til_type_layout_size (layout, &width, &height);
  til_type_show (cr, layout, x - width / 2, y - height / 2);
}

static void
sector_path (cairo_t *cr, double centre, double inner, double outer, double from, double to)
{
  cairo_new_path (cr);
  cairo_arc (cr, centre, centre, outer, from, to);
  cairo_arc_negative (cr, centre, centre, inner, to, from);
  cairo_close_path (cr);
}

static const char *
month_name (const char *language, int month)
{
  g_autofree char *key = g_strdup_printf ("year.month.%02d", month);
  return til_label (language, key);
}

/* Names in as large type as all of them have room for. */
static PangoLayout *
month_layout (const char *const languages[2], int month, double size)
{
  g_autofree char *text = NULL;
  PangoLayout *layout;

  if (languages[1])
    text = g_strconcat (month_name (languages[0], month), "\n", month_name (languages[1], month),
                        NULL);
  else
    text = g_strdup (month_name (languages[0], month));
  layout = til_type_layout (NULL, languages[0], text, size, TIL_WEIGHT_REGULAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (languages[1] || til_language_is_rtl (languages[0]))
    pango_layout_set_line_spacing (layout, 0.8f);
  return layout;
}

/* Whether a text in the middle of a month's part of the ring keeps within it. */
static gboolean
month_fits (const TilYearGeometry *geometry, PangoLayout *layout, int month)
{
  double angle = til_year_geometry_month (geometry, month) + G_PI / N_MONTHS, width, height;
  double radius = (geometry->outer + geometry->months_inner) / 2;
  double x = radius * cos (angle), y = radius * sin (angle);

  til_type_layout_size (layout, &width, &height);
  height *= 0.8;
  for (int corner = 0; corner < 4; corner++)
    {
      double cx = x + (corner & 1 ? width : -width) / 2;
      double cy = y + (corner & 2 ? height : -height) / 2;
      double distance = hypot (cx, cy), turn = atan2 (cy, cx) - angle;

      turn = fabs (fmod (turn + 3 * G_PI, 2 * G_PI) - G_PI);
      if (distance > geometry->outer - 1.5 || distance < geometry->months_inner + 1.5 ||
          turn > G_PI / N_MONTHS)
        return FALSE;
    }
  return TRUE;
}

static double
month_type (const TilYearGeometry *geometry, const char *const languages[2])
{
  double size = MONTH_TYPE * geometry->size;

  for (int month = 1; month <= N_MONTHS; month++)
    for (; size > 4; size *= 0.96)
      {
        PangoLayout *layout = month_layout (languages, month, size);
        gboolean fits = month_fits (geometry, layout, month);

        g_object_unref (layout);
        if (fits)
          break;
      }
  return size;
}

static void
paint_months (const TilYearWheel *self,
              const TilYearGeometry *geometry,
              cairo_t *cr,
              const TilPalette *palette,
              const char *const languages[2])
{
  double type = month_type (geometry, languages);
  double radius = (geometry->outer + geometry->months_inner) / 2;

  for (int month = 1; month <= N_MONTHS; month++)
    {
      double from = til_year_geometry_month (geometry, month);
      double to = til_year_geometry_month (geometry, month + 1), middle = (from + to) / 2;
      gboolean now = self->today && til_date_month (self->today) == month;
      PangoLayout *layout = month_layout (languages, month, type);
      TilColour fill = til_colour_mix (palette->ground, palette->text, month % 2 ? 0.06 : 0.1);

      if (now)
        fill = til_colour_mix (palette->ground, palette->focus, 0.26);
      sector_path (cr, geometry->centre, geometry->months_inner, geometry->outer, from, to);
      til_cairo_set_colour (cr, fill);
      cairo_fill (cr);
      til_cairo_set_colour (cr, palette->text);
      show_centred (cr, layout, geometry->centre + radius * cos (middle),
                    geometry->centre + radius * sin (middle));
      g_object_unref (layout);
    }
}

static void
paint_rings (const TilYearGeometry *geometry, cairo_t *cr, const TilPalette *palette)
{
  for (guint kind = 0; kind < TIL_N_YEAR_EVENT_KINDS; kind++)
    {
      double outer;

      if (geometry->rings[kind] < 0)
        continue;
      outer = geometry->ring_outer[kind];
      cairo_new_path (cr);
      cairo_arc (cr, geometry->centre, geometry->centre, outer - 1, 0, 2 * G_PI);
      cairo_new_sub_path (cr);
      cairo_arc_negative (cr, geometry->centre, geometry->centre,
                          outer - geometry->n_lanes[kind] * geometry->lane_width + 1, 2 * G_PI, 0);
      til_cairo_set_colour (cr,
                            til_colour_mix (palette->ground, til_year_event_colour (kind, palette),
                                            palette->kind == TIL_PALETTE_DARK ? 0.17 : 0.11));
      cairo_fill (cr);
    }
  cairo_set_line_width (cr, MAX (geometry->size * 0.0012, 0.6));
  til_cairo_set_colour (cr, palette->line);
  for (int month = 1; month <= N_MONTHS; month++)
    {
      double angle = til_year_geometry_month (geometry, month);

      cairo_new_path (cr);
      cairo_move_to (cr, geometry->centre + geometry->hole * cos (angle),
                     geometry->centre + geometry->hole * sin (angle));
      cairo_line_to (cr, geometry->centre + geometry->outer * cos (angle),
                     geometry->centre + geometry->outer * sin (angle));
      cairo_stroke (cr);
    }
}

static void
paint_number (cairo_t *cr, guint number, double x, double y, double radius, TilColour colour)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  PangoLayout *layout;

  if (radius * 1.25 < SMALLEST_NUMBER)
    return;
  layout = til_type_layout (NULL, "en", text, radius * (number > 9 ? 1.06 : 1.25), TIL_WEIGHT_BOLD);
  til_cairo_set_colour (cr, colour);
  show_centred (cr, layout, x, y);
  g_object_unref (layout);
}

void
til_year_event_badge (cairo_t *cr,
                      TilYearEventKind kind,
                      guint number,
                      double x,
                      double y,
                      double size,
                      const TilPalette *palette)
{
  TilColour fill = til_year_event_colour (kind, palette);

  cairo_new_path (cr);
  cairo_arc (cr, x + size / 2, y + size / 2, size / 2, 0, 2 * G_PI);
  til_cairo_set_colour (cr, fill);
  cairo_fill (cr);
  paint_number (cr, number, x + size / 2, y + size / 2, size / 2, chart_text_on (palette, fill));
}

static void
paint_mark (const TilYearWheel *self,
            const TilYearGeometry *geometry,
            const TilYearMark *mark,
            cairo_t *cr,
            const TilPalette *palette)
{
  const TilYearEvent *event = self->events->pdata[mark->event];
  gboolean chosen = self->chosen == (int)mark->event;
  double radius = geometry->mark_radius * (chosen ? 1.18 : 1);
  double x = geometry->centre + mark->radius * cos (mark->angle);
  double y = geometry->centre + mark->radius * sin (mark->angle);
  TilColour fill = til_year_event_colour (event->kind, palette);

  if (mark->from < mark->to)
    {
      /* Some time in the month. */
      double cap = radius / mark->radius;

      cairo_new_path (cr);
      cairo_arc (cr, geometry->centre, geometry->centre, mark->radius, mark->from + cap * 0.5,
                 mark->to - cap * 0.5);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, radius * 0.75);
      til_cairo_set_colour (cr, til_colour_mix (palette->ground, fill, 0.45));
      cairo_stroke (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
    }
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  til_cairo_set_colour (cr, fill);
  cairo_fill_preserve (cr);
  til_cairo_set_colour (cr, chosen ? palette->focus : ground (palette));
  cairo_set_line_width (cr, chosen ? radius * 0.32 : MAX (radius * 0.08, 0.5));
  cairo_stroke (cr);
  if (chosen)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x, y, radius * 1.02, 0, 2 * G_PI);
      til_cairo_set_colour (cr, ground (palette));
      cairo_set_line_width (cr, radius * 0.1);
      cairo_stroke (cr);
    }
  paint_number (cr, til_year_wheel_number (self, mark->event), x, y, radius,
                chart_text_on (palette, fill));
}

static void
paint_today (const TilYearWheel *self,
             const TilYearGeometry *geometry,
             cairo_t *cr,
             const TilPalette *palette)
{
  double angle, tip = geometry->outer + geometry->size * 0.013, half = geometry->size * 0.011;
  double base = geometry->outer - geometry->size * 0.012;

  if (!self->today)
    return;
  angle = til_year_geometry_date (geometry, self->today);
  cairo_save (cr);
  cairo_translate (cr, geometry->centre, geometry->centre);
  cairo_rotate (cr, angle);
  cairo_new_path (cr);
  cairo_move_to (cr, geometry->hole, 0);
  cairo_line_to (cr, geometry->months_inner, 0);
  til_cairo_set_colour (cr, palette->focus);
  cairo_set_line_width (cr, MAX (geometry->size * 0.003, 1));
  cairo_stroke (cr);
  cairo_move_to (cr, base, 0);
  cairo_line_to (cr, tip, -half);
  cairo_line_to (cr, tip, half);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The kinds in the middle, as their rings lie: the outermost first. */
static void
paint_centre (const TilYearGeometry *geometry,
              cairo_t *cr,
              const TilPalette *palette,
              const char *language)
{
  double type = CENTRE_TYPE * geometry->size, room = geometry->hole * 1.56, height = 0, y;
  double dot = type * 0.62, gap = type * 0.4;
  PangoLayout *layouts[TIL_N_YEAR_EVENT_KINDS] = { NULL };
  guint n = 0;
  gboolean rtl = til_language_is_rtl (language);

  if (geometry->n_rings == 0)
    return;
  for (; type > 4; type *= 0.95)
    {
      double widest = 0;

      height = 0;
      for (n = 0; n < geometry->n_rings; n++)
        for (guint kind = 0; kind < TIL_N_YEAR_EVENT_KINDS; kind++)
          if (geometry->rings[kind] == (int)n)
            {
              g_autofree char *key = g_strconcat ("year-event.", til_year_event_kind_keys[kind],
                                                  NULL);
              double width, own;

              g_clear_object (&layouts[n]);
              layouts[n] = til_type_layout (NULL, language, til_label (language, key), type,
                                            TIL_WEIGHT_REGULAR);
              if (rtl)
                pango_layout_set_line_spacing (layouts[n], 0.8f);
              til_type_layout_wrap (layouts[n], room - dot - gap);
              pango_layout_set_alignment (layouts[n], rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
              til_type_layout_size (layouts[n], &width, &own);
              widest = MAX (widest, width);
              height += own;
            }
      if (height <= geometry->hole * 1.45 && widest <= room - dot - gap + 0.5)
        break;
    }
  y = geometry->centre - height / 2;
  for (guint i = 0; i < n; i++)
    for (guint kind = 0; kind < TIL_N_YEAR_EVENT_KINDS; kind++)
      if (geometry->rings[kind] == (int)i)
        {
          double own, start = geometry->centre - room / 2, line;

          til_type_layout_size (layouts[i], NULL, &own);
          line = own / pango_layout_get_line_count (layouts[i]);
          cairo_new_path (cr);
          cairo_arc (cr, rtl ? start + room - dot / 2 : start + dot / 2, y + line / 2, dot / 2, 0,
                     2 * G_PI);
          til_cairo_set_colour (cr, til_year_event_colour (kind, palette));
          cairo_fill (cr);
          til_cairo_set_colour (cr, palette->text);
          til_type_show (cr, layouts[i], rtl ? start : start + dot + gap, y);
          y += own;
          g_object_unref (layouts[i]);
        }
}

void
til_year_wheel_paint (const TilYearWheel *self,
                      cairo_t *cr,
                      double size,
                      const TilPalette *palette,
                      const char *const languages[2])
{
  g_autoptr (TilYearGeometry) geometry = til_year_geometry_new (self, size);

  cairo_save (cr);
  paint_months (self, geometry, cr, palette, languages);
  paint_rings (geometry, cr, palette);
  paint_today (self, geometry, cr, palette);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < geometry->marks->len; i++)
      {
        const TilYearMark *mark = &g_array_index (geometry->marks, TilYearMark, i);

        /* The chosen one lies over the others. */
        if ((self->chosen == (int)mark->event) == (pass == 1))
          paint_mark (self, geometry, mark, cr, palette);
      }
  paint_centre (geometry, cr, palette, languages[0]);
  cairo_restore (cr);
}

void
til_year_wheel_draw (const TilYearWheel *self,
                     cairo_t *cr,
                     double size,
                     const TilPalette *palette,
                     const char *language)
{
  const char *const languages[2] = { language, NULL };

  g_return_if_fail (self && self->events && cr && size > 0 && palette && language);
  til_year_wheel_paint (self, cr, size, palette, languages);
}
