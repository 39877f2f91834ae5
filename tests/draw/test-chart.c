/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"
#include "steering-fixture.h"
#include "til-chart-private.h"
#include "til-locale.h"
#include "til-plan-private.h"
#include "til-text.h"

#include <math.h>
#include <string.h>

#define MARGIN 40
#define SIZE 14.0

typedef struct
{
  TilFacts *facts;
  TilReport *report;
  TilSurveyResults *results;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->facts = fixture_facts ();
  fixture->report = fixture_report (fixture->facts);
  fixture->results = fixture_survey_results ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  til_survey_results_free (fixture->results);
  til_report_free (fixture->report);
  til_facts_free (fixture->facts);
}

static const TilFigure *
get_figure (const TilReport *report, guint year, TilFigureId id)
{
  return til_statistics_get (report->years->pdata[year], id);
}

static void
set_cell (TilReport *report, guint year, TilFigureId id, guint row, guint column, TilCell cell)
{
  const TilFigure *figure = get_figure (report, year, id);

  g_assert_cmpuint (row, <, figure->rows->len);
  figure->cells[row * figure->columns->len + column] = cell;
}

/* The chart is freed. */
static cairo_surface_t *
draw (TilChart *chart, double width, TilPaletteKind kind, const char *language)
{
  const TilPalette *palette = til_palette_get (kind);
  double height = til_chart_height (chart, width, SIZE, language);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)width + 2 * MARGIN, (int)ceil (height) + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  til_chart_draw (chart, cr, width, height, SIZE, palette, language);
  cairo_destroy (cr);
  til_chart_free (chart);
  return surface;
}

static guint32
to_pixel (TilColour colour)
{
  return (guint32)lround (colour.red * 255) << 16 | (guint32)lround (colour.green * 255) << 8 |
         (guint32)lround (colour.blue * 255);
}

static gboolean
is_colour (guint32 pixel, guint32 colour)
{
  for (int shift = 0; shift < 24; shift += 8)
    if (abs ((int)(pixel >> shift & 255) - (int)(colour >> shift & 255)) > 3)
      return FALSE;
  return TRUE;
}

/* The bars of a colour, from top to bottom: where each begins and ends. */
typedef struct
{
  int y, from, to;
} Run;

static GArray *
find_bars (cairo_surface_t *surface, TilColour fill)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (Run));
  guint32 colour = to_pixel (fill);
  int last = -10;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      Run run = { y, -1, -1 };

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        if (is_colour (picture_pixel (surface, x, y), colour))
          {
            run.from = run.from < 0 ? x : run.from;
            run.to = x + 1;
          }
      if (run.from >= 0 && run.to - run.from > 3)
        {
          if (y > last + 1)
            g_array_append_val (bars, run);
          last = y;
        }
    }
  return bars;
}

static Run
get_run (const GArray *bars, guint i)
{
  return g_array_index (bars, Run, i);
}

/* Four rows: 40, 20, a hidden one, and nothing to count. */
static void
set_plain_cells (Fixture *fixture)
{
  const TilCell cells[] = {
    { TIL_CELL_VALUE, 40 }, { TIL_CELL_VALUE, 20 }, { TIL_CELL_SMALL, 0 }, { TIL_CELL_NONE, 0 }
  };

  for (guint year = 0; year < fixture->report->years->len; year++)
    for (guint row = 0; row < G_N_ELEMENTS (cells); row++)
      set_cell (fixture->report, year, TIL_FIGURE_CONSENT, row, 0,
                year + 1 == fixture->report->years->len ? cells[row]
                                                        : (TilCell){ TIL_CELL_NONE, 0 });
  for (guint row = G_N_ELEMENTS (cells);
       row < get_figure (fixture->report, 4, TIL_FIGURE_CONSENT)->rows->len; row++)
    {
      set_cell (fixture->report, 4, TIL_FIGURE_CONSENT, row, 0, (TilCell){ TIL_CELL_NONE, 0 });
      set_cell (fixture->report, 3, TIL_FIGURE_CONSENT, row, 0, (TilCell){ TIL_CELL_NONE, 0 });
    }
}

static void
test_bars (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *picture;
  g_autoptr (GArray) bars = NULL;

  set_plain_cells (fixture);
  picture = draw (til_chart_new_figure (fixture->report, TIL_FIGURE_CONSENT), 600,
                  TIL_PALETTE_LIGHT, "en");
  bars = find_bars (picture, chart_accent (til_palette_get (TIL_PALETTE_LIGHT)));
  g_assert_cmpuint (bars->len, ==, 2);
  g_assert_cmpint (get_run (bars, 0).from, ==, get_run (bars, 1).from);
  g_assert_cmpfloat (fabs ((get_run (bars, 0).to - get_run (bars, 0).from) -
                           2.0 * (get_run (bars, 1).to - get_run (bars, 1).from)),
                     <=, 3);
  cairo_surface_destroy (picture);
}

/* Arabic begins at the other side; lengths stay. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  cairo_surface_t *picture;
  g_autoptr (GArray) bars = NULL;

  set_plain_cells (fixture);
  picture = draw (til_chart_new_figure (fixture->report, TIL_FIGURE_CONSENT), 600,
                  TIL_PALETTE_PRINT, "ar");
  bars = find_bars (picture, chart_accent (til_palette_get (TIL_PALETTE_PRINT)));
  g_assert_cmpuint (bars->len, ==, 2);
  g_assert_cmpint (get_run (bars, 0).to, ==, get_run (bars, 1).to);
  g_assert_cmpint (get_run (bars, 0).from, <, get_run (bars, 1).from);
  cairo_surface_destroy (picture);
}

/* What a screen reader, a sheet and a picture show of a chart. */
static void
assert_same_to_all (TilChart *(*create) (Fixture *fixture, guint which),
                    guint which,
                    Fixture *a,
                    Fixture *b)
{
  static const char *const languages[] = { "en", "ar" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      cairo_surface_t *first = draw (create (a, which), 560, TIL_PALETTE_LIGHT, languages[i]);
      cairo_surface_t *second = draw (create (b, which), 560, TIL_PALETTE_LIGHT, languages[i]);
      g_autoptr (TilChart) first_chart = create (a, which);
      g_autoptr (TilChart) second_chart = create (b, which);
      g_autofree char *first_words = til_chart_describe (first_chart, languages[i]);
      g_autofree char *second_words = til_chart_describe (second_chart, languages[i]);

      g_assert_true (picture_equal (first, second));
      g_assert_cmpstr (first_words, ==, second_words);
      cairo_surface_destroy (first);
      cairo_surface_destroy (second);
    }
}

static const TilFigureId kinds[] = { TIL_FIGURE_CONSENT, TIL_FIGURE_CHILDREN,
                                     TIL_FIGURE_ENROLMENT };

static TilChart *
create_figure (Fixture *fixture, guint which)
{
  return til_chart_new_figure (fixture->report, kinds[which]);
}

static TilChart *
create_trend (Fixture *fixture, guint which)
{
  return til_chart_new_trend (fixture->report, kinds[which]);
}

/* Hides a cell of each year, this one's and last year's among them, behind a value. */
static void
hide_cells (Fixture *fixture, double value)
{
  for (guint year = 0; year < fixture->report->years->len; year++)
    for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
      {
        const TilFigure *figure = get_figure (fixture->report, year, kinds[k]);

        set_cell (fixture->report, year, kinds[k], 0, 0, (TilCell){ TIL_CELL_SMALL, value });
        set_cell (fixture->report, year, kinds[k], 1, 0, (TilCell){ TIL_CELL_HIDDEN, value });
        set_cell (fixture->report, year, kinds[k], figure->headline_row, figure->headline_column,
                  (TilCell){ year % 2 ? TIL_CELL_SMALL : TIL_CELL_VALUE, year % 2 ? value : 12 });
      }
}

static void
test_hidden_cells (Fixture *fixture, gconstpointer data)
{
  Fixture other;

  set_up (&other, NULL);
  hide_cells (fixture, 3);
  hide_cells (&other, 4000);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      assert_same_to_all (create_figure, i, fixture, &other);
      assert_same_to_all (create_trend, i, fixture, &other);
    }
  tear_down (&other, NULL);
}

static TilChart *
create_answers (Fixture *fixture, guint which)
{
  const TilRoundResult *round = fixture->results->rounds->pdata[3];
  return til_chart_new_answers (round, round->questions->pdata[which]);
}

static TilChart *
create_survey_trend (Fixture *fixture, guint which)
{
  return til_chart_new_survey_trend (fixture->results, fixture->results->trends->pdata[which]);
}

static void
hide_share (TilShare *share, gboolean small, double value)
{
  *share = (TilShare){ .hidden = TRUE,
                       .small = small,
                       .n = (gint64)(value * 100),
                       .n_agree = (gint64)(value * 50),
                       .share = value,
                       .low = value / 2,
                       .high = value };
}

static void
hide_shares (Fixture *fixture, double value)
{
  for (guint r = 1; r < fixture->results->rounds->len; r += 2)
    {
      const TilRoundResult *round = fixture->results->rounds->pdata[r];
      TilQuestionResult *first = round->questions->pdata[0];
      TilQuestionResult *second = round->questions->pdata[1];

      hide_share (&first->services[TIL_SERVICE_SOCIAL], TRUE, value);
      hide_share (&first->services[TIL_SERVICE_HEALTH], FALSE, value);
      hide_share (&second->all, TRUE, value);
      for (guint c = 0; c < second->question->choices->len; c++)
        hide_share (&second->choices[c], TRUE, value);
    }
}

static void
test_hidden_shares (Fixture *fixture, gconstpointer data)
{
  Fixture other;

  set_up (&other, NULL);
  hide_shares (fixture, 0.25);
  hide_shares (&other, 0.95);
  for (guint i = 0; i < 2; i++)
    {
      assert_same_to_all (create_answers, i, fixture, &other);
      assert_same_to_all (create_survey_trend, i, fixture, &other);
    }
  tear_down (&other, NULL);
}

static gboolean
has_bar (cairo_surface_t *surface, int y, TilColour fill)
{
  guint32 bar = to_pixel (fill);

  for (int x = 0; y >= 0 && y < cairo_image_surface_get_height (surface) &&
                  x < cairo_image_surface_get_width (surface);
       x++)
    if (is_colour (picture_pixel (surface, x, y), bar))
      return TRUE;
  return FALSE;
}

/* The longest stretch of a row that is drawn on without a gap, away from bars and their edges. */
static int
longest_outline (cairo_surface_t *surface, TilColour fill)
{
  guint32 blank = picture_pixel (surface, 0, 0);
  int longest = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      int run = 0;

      if (has_bar (surface, y - 1, fill) || has_bar (surface, y, fill) ||
          has_bar (surface, y + 1, fill))
        continue;
      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        {
          run = picture_pixel (surface, x, y) == blank ? 0 : run + 1;
          longest = MAX (longest, run);
        }
    }
  return longest;
}

/* A hidden group has no length: its sign is as wide whatever it is and whatever stands beside it.
 */
static void
test_hidden_has_one_width (Fixture *fixture, gconstpointer data)
{
  const TilCell hidden[] = { { TIL_CELL_SMALL, 0 }, { TIL_CELL_HIDDEN, 0 } };
  TilColour fill = chart_accent (til_palette_get (TIL_PALETTE_LIGHT));

  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    {
      cairo_surface_t *picture;

      set_plain_cells (fixture);
      set_cell (fixture->report, 4, TIL_FIGURE_CONSENT, 0, 0,
                (TilCell){ TIL_CELL_VALUE, i ? 4000 : 5 });
      set_cell (fixture->report, 4, TIL_FIGURE_CONSENT, 2, 0, hidden[i]);
      picture = draw (til_chart_new_figure (fixture->report, TIL_FIGURE_CONSENT), 600,
                      TIL_PALETTE_LIGHT, "en");
      g_assert_cmpfloat (fabs (longest_outline (picture, fill) - 2.5 * SIZE), <=, 3);
      cairo_surface_destroy (picture);
    }
}

/* Nothing is cut: all of it is inside, in each language, narrow and wide. */
static void
test_inside (Fixture *fixture, gconstpointer data)
{
  static const double widths[] = { 230, 420, 700 };

  for (guint l = 0; til_languages ()[l]; l++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (guint i = 0; i < TIL_N_FIGURES + 9; i++)
        {
          const TilRoundResult *round = fixture->results->rounds->pdata[3];
          TilChart *chart;
          cairo_surface_t *picture;

          if (i < TIL_N_FIGURES)
            chart = til_chart_new_figure (fixture->report, i);
          else if (i == TIL_N_FIGURES)
            chart = til_chart_new_trend (fixture->report, TIL_FIGURE_CHILDREN);
          else if (i == TIL_N_FIGURES + 1)
            chart = til_chart_new_survey_trend (fixture->results,
                                                fixture->results->trends->pdata[0]);
          else
            chart = til_chart_new_answers (round, round->questions->pdata[i - TIL_N_FIGURES - 2]);
          picture = draw (chart, widths[w], TIL_PALETTE_LIGHT, til_languages ()[l]);
          /* Thin lines and letters may lean over an edge by a hair. */
          if (!picture_is_blank_outside (picture, MARGIN - 4, MARGIN - 4, (int)widths[w] + 8,
                                         cairo_image_surface_get_height (picture) - 2 * MARGIN + 8))
            g_error ("chart %u leaves its %.0f in %s", i, widths[w], til_languages ()[l]);
          cairo_surface_destroy (picture);
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
test_n_beside_shares (Fixture *fixture, gconstpointer data)
{
  const TilRoundResult *round = fixture->results->rounds->pdata[3];
  const TilQuestionResult *question = round->questions->pdata[0];
  g_autoptr (TilChart) chart = til_chart_new_answers (round, question);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_chart_sheet_new (chart, "Trust", "en", &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = read_sheet (sheet);
  g_assert_nonnull (strstr (text, "Trust"));
  g_assert_nonnull (strstr (text, "2022-10-03"));
  g_assert_nonnull (strstr (text, til_label ("en", "definition.survey")));
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    {
      const TilShare *share = s ? &question->services[s] : &question->all;
      g_autofree char *value = til_share_format (share, ".");
      g_autofree char *expected = NULL;

      if (share->hidden || share->n == 0)
        continue;
      expected = g_strdup_printf ("%s %% (n = %" G_GINT64_FORMAT ")", value, share->n);
      g_assert_nonnull (strstr (text, expected));
    }
  g_assert_nonnull (strstr (text, "\n<5\n"));
}

/* Steps of a scale grow darker, one after another, so that they read without colour. */
static void
test_scale_colours (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      const TilPalette *palette = til_palette_get ((TilPaletteKind)kind);
      double before = til_colour_contrast (palette->ground, chart_hue (palette, 0));

      for (guint step = 1; step < 5; step++)
        {
          TilColour colour = chart_hue (palette, step / 4.0);
          double contrast = til_colour_contrast (palette->ground, colour);

          g_assert_cmpfloat (contrast, >, before * 1.25);
          before = contrast;
        }
      for (guint step = 0; step < 5; step++)
        {
          TilColour fill = chart_hue (palette, step / 4.0);
          g_assert_cmpfloat (til_colour_contrast (fill, chart_text_on (palette, fill)), >=, 4.5);
        }
      g_assert_cmpfloat (til_colour_contrast (palette->ground, chart_accent (palette)), >=, 3);
    }
}

/* The bar of answers is full, and those who agree have their share of it. */
static void
test_answers (Fixture *fixture, gconstpointer data)
{
  const TilRoundResult *round = fixture->results->rounds->pdata[3];
  TilQuestionResult *question = round->questions->pdata[5]; /* yes or no */
  const TilPalette *palette = til_palette_get (TIL_PALETTE_PRINT);
  cairo_surface_t *picture = draw (til_chart_new_answers (round, question), 600, TIL_PALETTE_PRINT,
                                   "en");
  g_autoptr (GArray) yes = find_bars (picture, chart_hue (palette, 0.75));
  double width;

  g_assert_cmpuint (yes->len, >=, 1);
  width = get_run (yes, 0).to - get_run (yes, 0).from;
  g_assert_cmpfloat (fabs (width - 600 * question->choices[0].share), <=, 3);
  cairo_surface_destroy (picture);
}

/* A question asked in other words breaks the line, and says so. */
static void
test_changed_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  const guint agree[TIL_N_SERVICES] = { 0, 12, 9 }, all[TIL_N_SERVICES] = { 0, 20, 15 };
  g_autoptr (TilSurveyResults) results = NULL;
  g_autoptr (TilSurvey) changed = NULL;
  TilRoundCounts *last;
  gboolean said[2] = { FALSE, FALSE };

  g_ptr_array_add (counts, fixture_round ("2021", "2021-12-31", 40, agree, all));
  last = fixture_round ("2022", "2022-12-31", 40, agree, all);
  changed = til_survey_copy (last->survey);
  til_local_set (((TilQuestion *)changed->questions->pdata[0])->text, "sv", "Andra ord?");
  til_survey_unref (last->survey);
  last->survey = til_survey_ref (changed);
  g_ptr_array_add (counts, last);
  results = til_survey_results_new ("samverkan", counts);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TilChart) chart = til_chart_new_survey_trend (results, results->trends->pdata[i]);
      g_autoptr (TilSheet) sheet = til_chart_sheet_new (chart, "Trend", "en", NULL);
      g_autofree char *text = read_sheet (sheet);

      said[i] = strstr (text, til_label ("en", "chart.changed")) != NULL;
    }
  g_assert_true (said[0]);
  g_assert_cmpint (til_question_same (((TilQuestionTrend *)results->trends->pdata[1])->question,
                                      changed->questions->pdata[1]),
                   ==, !said[1]);
}

/* Thirty rounds in a narrow place: some have no words, the last has, and none are cut. */
static void
test_many_rounds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  const guint agree[TIL_N_SERVICES] = { 0, 12, 9 }, all[TIL_N_SERVICES] = { 0, 20, 15 };
  g_autoptr (TilSurveyResults) results = NULL;
  cairo_surface_t *picture;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("Spring %u", 1990 + i);
      g_autofree char *date = g_strdup_printf ("%u-05-01", 1990 + i);

      g_ptr_array_add (counts, fixture_round (name, date, 40, agree, all));
    }
  results = til_survey_results_new ("samverkan", counts);
  for (guint l = 0; til_languages ()[l]; l++)
    {
      picture = draw (til_chart_new_survey_trend (results, results->trends->pdata[0]), 300,
                      TIL_PALETTE_LIGHT, til_languages ()[l]);
      g_assert_true (
          picture_is_blank_outside (picture, MARGIN - 4, MARGIN - 4, 308,
                                    cairo_image_surface_get_height (picture) - 2 * MARGIN + 8));
      cairo_surface_destroy (picture);
    }
}

static cairo_surface_t *
draw_plan (const GPtrArray *undertakings, double width, TilPaletteKind kind, const char *language)
{
  const TilPalette *palette = til_palette_get (kind);
  double height = til_plan_chart_height (undertakings, width, SIZE, language);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int)width + 2 * MARGIN, (int)ceil (height) + 2 * MARGIN);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, palette->ground.red, palette->ground.green, palette->ground.blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  til_plan_chart_draw (undertakings, fixture_date (FIXTURE_TODAY), cr, width, height, SIZE, palette,
                       language);
  cairo_destroy (cr);
  return surface;
}

/* A bar twice as long takes twice the time; nothing is cut, also where names stand above. */
static void
test_plan (Fixture *fixture, gconstpointer data)
{
  static const double widths[] = { 280, 760 };
  g_autoptr (GPtrArray) undertakings = fixture_undertakings ();
  const TilPalette *palette = til_palette_get (TIL_PALETTE_LIGHT);
  TilColour done = til_undertaking_colour (TIL_UNDERTAKING_DONE, palette);
  TilUndertaking *first = undertakings->pdata[0], *second = undertakings->pdata[3];
  cairo_surface_t *picture;
  g_autoptr (GArray) bars = NULL;

  for (guint l = 0; til_languages ()[l]; l++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      {
        picture = draw_plan (undertakings, widths[w], TIL_PALETTE_DARK, til_languages ()[l]);
        g_assert_true (
            picture_is_blank_outside (picture, MARGIN - 4, MARGIN - 4, (int)widths[w] + 8,
                                      cairo_image_surface_get_height (picture) - 2 * MARGIN + 8));
        cairo_surface_destroy (picture);
      }

  first->starts_on = second->starts_on = fixture_date ("2026-02-01");
  first->ends_on = first->starts_on + 119;
  second->ends_on = second->starts_on + 239;
  picture = draw_plan (undertakings, 760, TIL_PALETTE_LIGHT, "en");
  bars = find_bars (picture, til_colour_mix (palette->ground, done, 0.5));
  g_assert_cmpuint (bars->len, >=, 2);
  {
    Run run = get_run (bars, 0), longer = get_run (bars, bars->len - 1);

    g_assert_cmpfloat (fabs (2.0 * (run.to - run.from) - (longer.to - longer.from)), <=, SIZE);
    g_assert_cmpint (run.from, ==, longer.from);
  }
  cairo_surface_destroy (picture);
}

/* Days that are missing or the same are no error. */
static void
test_odd_plans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) undertakings = fixture_undertakings ();

  for (guint i = 0; i < undertakings->len; i++)
    {
      TilUndertaking *undertaking = undertakings->pdata[i];

      if (i % 2)
        undertaking->starts_on = TIL_DATE_NONE;
      else
        undertaking->ends_on = TIL_DATE_NONE;
    }
  cairo_surface_destroy (draw_plan (undertakings, 500, TIL_PALETTE_LIGHT, "sv"));
  for (guint i = 0; i < undertakings->len; i++)
    {
      TilUndertaking *undertaking = undertakings->pdata[i];
      undertaking->starts_on = undertaking->ends_on = TIL_DATE_NONE;
    }
  cairo_surface_destroy (draw_plan (undertakings, 500, TIL_PALETTE_LIGHT, "ar"));
  g_ptr_array_set_size (undertakings, 0);
  g_assert_cmpfloat (til_plan_chart_height (undertakings, 500, SIZE, "sv"), ==, 0);
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  const TilRoundResult *round = fixture->results->rounds->pdata[3];
  TilChart *charts[] = {
    til_chart_new_figure (fixture->report, TIL_FIGURE_CHILDREN),
    til_chart_new_figure (fixture->report, TIL_FIGURE_FAMILY_MEETINGS),
    til_chart_new_answers (round, round->questions->pdata[0]),
    til_chart_new_survey_trend (fixture->results, fixture->results->trends->pdata[0]),
  };
  static const char *const names[] = { "chart-stacked", "chart-bars", "chart-answers",
                                       "chart-trend" };
  static const TilPaletteKind palettes[] = { TIL_PALETTE_LIGHT, TIL_PALETTE_DARK, TIL_PALETTE_PRINT,
                                             TIL_PALETTE_LIGHT };

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    {
      cairo_surface_t *picture = draw (charts[i], 560, palettes[i], "en");

      picture_assert_reference (picture, names[i]);
      cairo_surface_destroy (picture);
    }
  {
    g_autoptr (GPtrArray) undertakings = fixture_undertakings ();
    cairo_surface_t *plan = draw_plan (undertakings, 700, TIL_PALETTE_PRINT, "en");

    picture_assert_reference (plan, "chart-plan");
    cairo_surface_destroy (plan);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  til_locale_init ("en");
  if (argc > 2)
    picture_init (argv[1], argv[2]);

  g_test_add ("/chart/bars", Fixture, NULL, set_up, test_bars, tear_down);
  g_test_add ("/chart/mirrored", Fixture, NULL, set_up, test_mirrored, tear_down);
  g_test_add ("/chart/r13-hidden-cells", Fixture, NULL, set_up, test_hidden_cells, tear_down);
  g_test_add ("/chart/r13-hidden-shares", Fixture, NULL, set_up, test_hidden_shares, tear_down);
  g_test_add ("/chart/r13-one-width", Fixture, NULL, set_up, test_hidden_has_one_width, tear_down);
  g_test_add ("/chart/inside", Fixture, NULL, set_up, test_inside, tear_down);
  g_test_add ("/chart/n-beside-shares", Fixture, NULL, set_up, test_n_beside_shares, tear_down);
  g_test_add ("/chart/scale-colours", Fixture, NULL, set_up, test_scale_colours, tear_down);
  g_test_add ("/chart/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/chart/changed-question", Fixture, NULL, set_up, test_changed_question, tear_down);
  g_test_add ("/chart/many-rounds", Fixture, NULL, set_up, test_many_rounds, tear_down);
  g_test_add ("/chart/plan", Fixture, NULL, set_up, test_plan, tear_down);
  g_test_add ("/chart/odd-plans", Fixture, NULL, set_up, test_odd_plans, tear_down);
  g_test_add ("/chart/references", Fixture, NULL, set_up, test_references, tear_down);
  return g_test_run ();
}
