/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steering-fixture.h"
#include "til-locale.h"
#include "til-report-sheet.h"
#include "til-year-wheel.h"

#include <cairo-pdf.h>

/* Paints the charts, the year and the sheets of the steering group in each language, to look at. */

static const TilPaletteKind kinds[] = { TIL_PALETTE_LIGHT, TIL_PALETTE_DARK, TIL_PALETTE_PRINT };
static const char *const kind_names[] = { "light", "dark", "print" };

static cairo_surface_t *
begin (double width, double height, TilPaletteKind kind, cairo_t **cr)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width + 40,
                                                         (int)height + 40);
  TilColour ground = til_palette_get (kind)->ground;

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, ground.red, ground.green, ground.blue);
  cairo_paint (*cr);
  cairo_translate (*cr, 20, 20);
  return surface;
}

static void
end (cairo_surface_t *surface,
     cairo_t *cr,
     const char *directory,
     const char *name,
     const char *language,
     const char *kind)
{
  g_autofree char *file = g_strdup_printf ("%s-%s-%s.png", name, language, kind);
  g_autofree char *path = g_build_filename (directory, file, NULL);

  cairo_destroy (cr);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
}

static void
paint_chart (TilChart *chart,
             const char *directory,
             const char *name,
             double width,
             const char *language,
             guint kind)
{
  double height = til_chart_height (chart, width, 14, language);
  cairo_t *cr;
  cairo_surface_t *surface = begin (width, height, kinds[kind], &cr);
  g_autofree char *words = til_chart_describe (chart, language);

  til_chart_draw (chart, cr, width, height, 14, til_palette_get (kinds[kind]), language);
  end (surface, cr, directory, name, language, kind_names[kind]);
  if (kind == 0)
    g_print ("%s %s\n%s\n\n", name, language, words);
  til_chart_free (chart);
}

static void
write_pdf (
    TilSheet *sheet, GError *error, const char *directory, const char *name, const char *language)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.pdf", name, language);
  g_autofree char *path = g_build_filename (directory, file, NULL);
  double width, height;
  cairo_surface_t *surface;

  if (!sheet)
    {
      g_printerr ("%s %s: %s\n", name, language, error->message);
      g_error_free (error);
      return;
    }
  til_sheet_size (sheet, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      cairo_t *cr = cairo_create (surface);
      til_sheet_draw (sheet, cr, page);
      cairo_show_page (cr);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  til_sheet_free (sheet);
}

static void
paint_language (const char *directory, const char *language, guint kind)
{
  g_autoptr (TilSurveyResults) results = fixture_survey_results ();
  g_autoptr (GPtrArray) undertakings = fixture_undertakings ();
  g_autoptr (GPtrArray) events = fixture_events ();
  const TilRoundResult *round = results->rounds->pdata[results->rounds->len - 1];
  const TilPalette *palette = til_palette_get (kinds[kind]);
  TilYearWheel wheel = { events, fixture_date (FIXTURE_TODAY), TRUE, 2 };
  cairo_surface_t *surface;
  cairo_t *cr;
  double height;

  paint_chart (til_chart_new_answers (round, round->questions->pdata[0]), directory, "answers", 640,
               language, kind);
  paint_chart (til_chart_new_answers (round, round->questions->pdata[0]), directory,
               "answers-narrow", 300, language, kind);
  paint_chart (til_chart_new_answers (round, round->questions->pdata[5]), directory, "answers-yes",
               640, language, kind);
  paint_chart (til_chart_new_survey_trend (results, results->trends->pdata[0]), directory,
               "survey-trend", 560, language, kind);

  surface = begin (640, 640, kinds[kind], &cr);
  til_year_wheel_draw (&wheel, cr, 640, palette, language);
  end (surface, cr, directory, "year", language, kind_names[kind]);
  surface = begin (340, 340, kinds[kind], &cr);
  til_year_wheel_draw (&wheel, cr, 340, palette, language);
  end (surface, cr, directory, "year-small", language, kind_names[kind]);

  height = til_plan_chart_height (undertakings, 760, 14, language);
  surface = begin (760, height, kinds[kind], &cr);
  til_plan_chart_draw (undertakings, wheel.today, cr, 760, height, 14, palette, language);
  end (surface, cr, directory, "plan", language, kind_names[kind]);
}

static void
paint_figures (const TilReport *report, const char *directory, const char *language, guint kind)
{
  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      g_autofree char *name = g_strconcat ("figure-", til_figure_key (id), NULL);
      g_autofree char *trend = g_strconcat ("trend-", til_figure_key (id), NULL);

      paint_chart (til_chart_new_figure (report, id), directory, name, 620, language, kind);
      if (id % 6 == 0)
        paint_chart (til_chart_new_trend (report, id), directory, trend, 420, language, kind);
    }
  paint_chart (til_chart_new_figure (report, TIL_FIGURE_CHILDREN), directory, "figure-narrow", 300,
               language, kind);
}

static void
write_report (const TilReport *report, const char *directory, const char *language)
{
  g_autoptr (TilChart) chart = til_chart_new_figure (report, TIL_FIGURE_CHILDREN);
  GError *error = NULL;
  TilSheet *sheet = til_report_sheet_new (report, language, &error);

  write_pdf (sheet, g_steal_pointer (&error), directory, "report", language);
  sheet = til_chart_sheet_new (chart, til_label (language, "figure.children"), language, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "chart", language);
}

static void
write_sheets (const char *directory, const char *first, const char *second, const char *name)
{
  g_autoptr (TilSurveyResults) results = fixture_survey_results ();
  g_autoptr (GPtrArray) undertakings = fixture_undertakings ();
  g_autoptr (GPtrArray) events = fixture_events ();
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  const char *const languages[2] = { first, second };
  TilDate today = fixture_date (FIXTURE_TODAY);
  GError *error = NULL;
  TilSheet *sheet;

  sheet = til_survey_form_sheet_new (surveys->pdata[0], languages, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "form", name);
  sheet = til_survey_form_sheet_new (surveys->pdata[1], languages, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "form-guardians", name);
  sheet = til_year_sheet_new (events, today, TIL_PAPER_A4, languages, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "year-a4", name);
  sheet = til_year_sheet_new (events, today, TIL_PAPER_A3, languages, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "year-a3", name);
  if (second)
    return;
  sheet = til_survey_sheet_new (results, results->rounds->len - 1, first, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "survey", name);
  sheet = til_plan_sheet_new (undertakings, today, first, &error);
  write_pdf (sheet, g_steal_pointer (&error), directory, "plan", name);
}

int
main (int argc, char **argv)
{
  g_autoptr (TilFacts) facts = NULL;
  g_autoptr (TilReport) report = NULL;

  til_locale_init ("en");
  if (argc < 2)
    {
      g_printerr ("paint-steering DIRECTORY\n");
      return 2;
    }
  facts = fixture_facts ();
  report = fixture_report (facts);
  for (guint i = 0; til_languages ()[i]; i++)
    {
      for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
        {
          paint_language (argv[1], til_languages ()[i], kind);
          paint_figures (report, argv[1], til_languages ()[i], kind);
        }
      write_report (report, argv[1], til_languages ()[i]);
      write_sheets (argv[1], til_languages ()[i], NULL, til_languages ()[i]);
    }
  write_sheets (argv[1], "sv", "ar", "sv-ar");
  write_sheets (argv[1], "ti", "sv", "ti-sv");
  return 0;
}
