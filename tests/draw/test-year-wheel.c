/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"
#include "steering-fixture.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-sheet-private.h"
#include "til-text.h"
#include "til-year-wheel-private.h"

#include <math.h>
#include <string.h>

#define SIZE 600.0
#define MARGIN 30

static double
mark_x (const TilYearGeometry *geometry, const TilYearMark *mark)
{
  return geometry->centre + mark->radius * cos (mark->angle);
}

static double
mark_y (const TilYearGeometry *geometry, const TilYearMark *mark)
{
  return geometry->centre + mark->radius * sin (mark->angle);
}

static guint
count_marks (const TilYearGeometry *geometry, guint event)
{
  guint n = 0;

  for (guint i = 0; i < geometry->marks->len; i++)
    n += g_array_index (geometry->marks, TilYearMark, i).event == event;
  return n;
}

/* Each time that an event comes has its mark. */
static void
test_months (void)
{
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearWheel wheel = { .events = events, .chosen = -1 };
  g_autoptr (TilYearGeometry) geometry = til_year_geometry_new (&wheel, SIZE);

  g_assert_cmpuint (count_marks (geometry, 0), ==, 4);
  g_assert_cmpuint (count_marks (geometry, 1), ==, 11);
  g_assert_cmpuint (count_marks (geometry, 2), ==, 1);
  g_assert_cmpuint (count_marks (geometry, 3), ==, 2);
  g_assert_cmpuint (geometry->n_rings, ==, 5);
}

static void
test_hit (void)
{
  g_autoptr (GPtrArray) events = fixture_events ();

  for (guint turned = 0; turned < 2; turned++)
    {
      TilYearWheel wheel = { events, fixture_date (FIXTURE_TODAY), turned, -1 };
      g_autoptr (TilYearGeometry) geometry = til_year_geometry_new (&wheel, SIZE);

      for (guint i = 0; i < geometry->marks->len; i++)
        {
          const TilYearMark *mark = &g_array_index (geometry->marks, TilYearMark, i);
          g_assert_cmpint (
              til_year_wheel_hit (&wheel, SIZE, mark_x (geometry, mark), mark_y (geometry, mark)),
              ==, (int)mark->event);
        }
      g_assert_cmpint (til_year_wheel_hit (&wheel, SIZE, SIZE / 2, SIZE / 2), ==, -1);
      g_assert_cmpint (til_year_wheel_hit (&wheel, SIZE, 0, 0), ==, -1);
      g_assert_cmpint (til_year_wheel_hit (&wheel, SIZE, -50, SIZE * 3), ==, -1);
    }
}

/* The middle of this month points upwards when it is turned, and of January otherwise. */
static void
test_turned (void)
{
  g_autoptr (GPtrArray) events = fixture_events ();

  for (int month = 1; month <= 12; month++)
    {
      TilYearWheel wheel = { events, til_date_new (2026, month, 9), TRUE, -1 };
      g_autoptr (TilYearGeometry) geometry = til_year_geometry_new (&wheel, SIZE);
      g_autoptr (TilYearGeometry) straight = NULL;
      double middle = (til_year_geometry_month (geometry, month) +
                       til_year_geometry_month (geometry, month + 1)) /
                      2;

      g_assert_cmpfloat (fabs (sin (middle) + 1), <, 1e-6);
      wheel.turned = FALSE;
      straight = til_year_geometry_new (&wheel, SIZE);
      middle = (til_year_geometry_month (straight, 1) + til_year_geometry_month (straight, 2)) / 2;
      g_assert_cmpfloat (fabs (sin (middle) + 1), <, 1e-6);
    }
}

/* Clockwise: a later day stands further on. */
static void
test_days (void)
{
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearWheel wheel = { .events = events, .chosen = -1 };
  g_autoptr (TilYearGeometry) geometry = til_year_geometry_new (&wheel, SIZE);
  double before = -G_MAXDOUBLE;

  for (TilDate date = til_date_new (2028, 1, 1); date <= til_date_new (2028, 12, 31); date++)
    {
      double angle = til_year_geometry_date (geometry, date);

      g_assert_cmpfloat (angle, >=, before);
      g_assert_cmpfloat (angle, <=,
                         til_year_geometry_month (geometry, til_date_month (date) + 1) + 1e-9);
      before = angle;
    }
}

static GPtrArray *
random_events (GRand *random, guint n)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (til_record_free);

  for (guint i = 0; i < n; i++)
    {
      TilYearEvent *event = til_record_new_of (TIL_RECORD_YEAR_EVENT);

      event->name = g_strdup_printf ("Händelse %u", i);
      event->kind = (TilYearEventKind)g_rand_int_range (random, 0, TIL_N_YEAR_EVENT_KINDS);
      event->month = g_rand_int_range (random, 1, 13);
      event->day = g_rand_int_range (random, 0, 29);
      event->repeat = (TilRepeat)g_rand_int_range (random, 0, TIL_N_REPEATS);
      g_ptr_array_add (events, event);
    }
  return events;
}

/* Marks lie in the ring of their kind, and none over another. */
static void
test_apart (void)
{
  GRand *random = g_rand_new_with_seed (1912);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GPtrArray) events = random_events (random, round % 20);
      TilYearWheel wheel = { .events = events, .chosen = -1 };
      g_autoptr (TilYearGeometry) geometry = til_year_geometry_new (&wheel, SIZE);

      for (guint i = 0; i < geometry->marks->len; i++)
        {
          const TilYearMark *a = &g_array_index (geometry->marks, TilYearMark, i);
          TilYearEventKind kind = ((const TilYearEvent *)events->pdata[a->event])->kind;
          double inner = geometry->ring_outer[kind] -
                         geometry->n_lanes[kind] * geometry->lane_width;

          g_assert_cmpfloat (a->radius + geometry->mark_radius, <=, geometry->ring_outer[kind]);
          g_assert_cmpfloat (a->radius - geometry->mark_radius, >=, inner);
          g_assert_cmpfloat (inner, >=, geometry->hole - 1e-6);
          for (guint j = 0; j < i; j++)
            {
              const TilYearMark *b = &g_array_index (geometry->marks, TilYearMark, j);
              double apart = hypot (mark_x (geometry, a) - mark_x (geometry, b),
                                    mark_y (geometry, a) - mark_y (geometry, b));

              g_assert_cmpfloat (apart, >=, 1.8 * geometry->mark_radius);
            }
        }
    }
  g_rand_free (random);
}

/* Numbers go from 1 on as the year does. */
static void
test_numbers (void)
{
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearWheel wheel = { .events = events, .chosen = -1 };
  g_autoptr (GArray) order = til_year_wheel_order (events);
  int before = 0;

  g_assert_cmpuint (order->len, ==, events->len);
  for (guint i = 0; i < order->len; i++)
    {
      guint index = g_array_index (order, guint, i);
      const TilYearEvent *event = events->pdata[index];

      g_assert_cmpuint (til_year_wheel_number (&wheel, index), ==, i + 1);
      g_assert_cmpint (event->month * 32 + event->day, >=, before);
      before = event->month * 32 + event->day;
    }
}

static cairo_surface_t *
draw (const TilYearWheel *wheel, double size, TilPaletteKind kind, const char *language)
{
  const TilPalette *palette = til_palette_get (kind);
  int side = (int)size + 2 * MARGIN;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, side, side);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  til_year_wheel_draw (wheel, cr, size, palette, language);
  cairo_destroy (cr);
  return surface;
}

static void
test_inside (void)
{
  static const double sizes[] = { 160, 340, 700 };
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearWheel wheel = { events, fixture_date (FIXTURE_TODAY), TRUE, 2 };

  for (guint l = 0; til_languages ()[l]; l++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        cairo_surface_t *picture = draw (&wheel, sizes[s], TIL_PALETTE_DARK, til_languages ()[l]);

        g_assert_true (
            picture_is_blank_outside (picture, MARGIN, MARGIN, (int)sizes[s], (int)sizes[s]));
        cairo_surface_destroy (picture);
      }
}

static void
test_chosen (void)
{
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearWheel plain = { events, fixture_date (FIXTURE_TODAY), FALSE, -1 };
  TilYearWheel chosen = { events, fixture_date (FIXTURE_TODAY), FALSE, 2 };
  cairo_surface_t *first = draw (&plain, SIZE, TIL_PALETTE_LIGHT, "en");
  cairo_surface_t *second = draw (&chosen, SIZE, TIL_PALETTE_LIGHT, "en");
  guint different = picture_count_different (first, second);

  g_assert_cmpuint (different, >, 50);
  g_assert_cmpuint (different, <, 2000);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

static void
test_colours (void)
{
  for (guint kind = 0; kind < 3; kind++)
    for (guint k = 0; k < TIL_N_YEAR_EVENT_KINDS; k++)
      {
        const TilPalette *palette = til_palette_get ((TilPaletteKind)kind);
        TilColour colour = til_year_event_colour ((TilYearEventKind)k, palette);

        g_assert_cmpfloat (til_colour_contrast (colour, palette->ground), >=, 4.5);
      }
}

static char *
read_sheet (const TilSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      g_autofree char *own = til_sheet_text (sheet, page);
      g_string_append (text, own);
    }
  return til_text_strip_isolates (text->str);
}

static void
assert_page_inside (const TilSheet *sheet, guint page)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  /* A little less than the margin: letters lean. */
  int edge = (int)TIL_SHEET_MARGIN - 4;

  til_sheet_size (sheet, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  til_sheet_draw (sheet, cr, page);
  cairo_destroy (cr);
  g_assert_true (picture_is_blank_outside (surface, edge, edge, (int)width - 2 * edge,
                                           (int)height - 2 * edge));
  cairo_surface_destroy (surface);
}

static void
test_sheet (void)
{
  static const char *const pairs[][2] = { { "sv", NULL }, { "ar", NULL }, { "en", NULL },
                                          { "ti", NULL }, { "sv", "ar" }, { "ti", "sv" } };
  g_autoptr (GPtrArray) events = fixture_events ();

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    for (guint paper = TIL_PAPER_A4; paper <= TIL_PAPER_A3; paper++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (TilSheet) sheet = til_year_sheet_new (events, fixture_date (FIXTURE_TODAY),
                                                         (TilPaper)paper, pairs[p], &error);
        g_autofree char *text = NULL;
        double width, height;

        g_assert_no_error (error);
        til_sheet_size (sheet, &width, &height);
        g_assert_cmpfloat (width, >, height);
        g_assert_cmpuint (til_sheet_n_pages (sheet), ==, 1);
        assert_page_inside (sheet, 0);
        text = read_sheet (sheet);
        for (guint i = 0; i < events->len; i++)
          {
            const TilYearEvent *event = events->pdata[i];

            g_assert_nonnull (strstr (text, event->name));
            for (guint c = 0; c < 2 && pairs[p][c]; c++)
              {
                g_autofree char *when = til_year_event_when (event, pairs[p][c]);
                g_autofree char *plain = til_text_strip_isolates (when);

                g_assert_nonnull (strstr (text, plain));
              }
          }
        for (guint c = 0; c < 2 && pairs[p][c]; c++)
          g_assert_nonnull (strstr (text, til_label (pairs[p][c], "year.title")));
      }
}

/* A year with more than a page can list goes on on the next. */
static void
test_long_list (void)
{
  static const char *const languages[2] = { "sv", "ar" };
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) events = random_events (random, 45);
  g_autoptr (TilSheet)
      sheet = til_year_sheet_new (events, TIL_DATE_NONE, TIL_PAPER_A4, languages, NULL);

  g_assert_cmpuint (til_sheet_n_pages (sheet), >, 1);
  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    assert_page_inside (sheet, page);
  g_rand_free (random);
}

static void
test_nothing (void)
{
  static const char *const languages[2] = { "en", NULL };
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (TilSheet)
      sheet = til_year_sheet_new (events, TIL_DATE_NONE, TIL_PAPER_A4, languages, NULL);
  g_autofree char *text = read_sheet (sheet);
  TilYearWheel wheel = { .events = events, .chosen = -1 };

  g_assert_nonnull (strstr (text, til_label ("en", "year.empty")));
  g_assert_cmpint (til_year_wheel_hit (&wheel, SIZE, 300, 80), ==, -1);
}

static void
test_glyphs (void)
{
  static const char *const languages[2] = { "sv", NULL };
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearEvent *event = events->pdata[0];
  g_autoptr (GError) error = NULL;

  g_free (event->name);
  event->name = g_strdup ("Möte \364\217\277\275");
  g_assert_null (til_year_sheet_new (events, TIL_DATE_NONE, TIL_PAPER_A4, languages, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

static void
test_references (void)
{
  static const TilPaletteKind kinds[] = { TIL_PALETTE_LIGHT, TIL_PALETTE_DARK };
  static const char *const names[] = { "year-light", "year-dark" };
  g_autoptr (GPtrArray) events = fixture_events ();
  TilYearWheel wheel = { events, fixture_date (FIXTURE_TODAY), TRUE, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      cairo_surface_t *picture = draw (&wheel, 480, kinds[i], "en");

      picture_assert_reference (picture, names[i]);
      cairo_surface_destroy (picture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  til_locale_init ("en");
  if (argc > 2)
    picture_init (argv[1], argv[2]);

  g_test_add_func ("/year-wheel/months", test_months);
  g_test_add_func ("/year-wheel/hit", test_hit);
  g_test_add_func ("/year-wheel/turned", test_turned);
  g_test_add_func ("/year-wheel/days", test_days);
  g_test_add_func ("/year-wheel/apart", test_apart);
  g_test_add_func ("/year-wheel/numbers", test_numbers);
  g_test_add_func ("/year-wheel/inside", test_inside);
  g_test_add_func ("/year-wheel/chosen", test_chosen);
  g_test_add_func ("/year-wheel/colours", test_colours);
  g_test_add_func ("/year-wheel/sheet", test_sheet);
  g_test_add_func ("/year-wheel/long-list", test_long_list);
  g_test_add_func ("/year-wheel/nothing", test_nothing);
  g_test_add_func ("/year-wheel/glyphs", test_glyphs);
  g_test_add_func ("/year-wheel/references", test_references);
  return g_test_run ();
}
