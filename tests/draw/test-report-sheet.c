/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"
#include "steering-fixture.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-report-sheet.h"
#include "til-sheet-private.h"
#include "til-text.h"
#include "til-year-wheel.h"

#include <string.h>

/* A character of no installed font. */
#define NO_GLYPH "\364\217\277\275"

typedef struct
{
  TilFacts *facts;
  TilReport *report;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->facts = fixture_facts ();
  fixture->report = fixture_report (fixture->facts);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  til_report_free (fixture->report);
  til_facts_free (fixture->facts);
}

static char *
read_page (const TilSheet *sheet, guint page)
{
  g_autofree char *text = til_sheet_text (sheet, page);
  return til_text_strip_isolates (text);
}

static char *
read_sheet (const TilSheet *sheet)
{
  GString *text = g_string_new ("\n");

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      g_autofree char *own = read_page (sheet, page);
      g_string_append (text, own);
    }
  return g_string_free (text, FALSE);
}

static TilSheet *
make_report (const TilReport *report, const char *language)
{
  g_autoptr (GError) error = NULL;
  TilSheet *sheet = til_report_sheet_new (report, language, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  return sheet;
}

static void
assert_has (const char *text, const char *part)
{
  if (!strstr (text, part))
    g_error ("“%s” is missing in: %s", part, text);
}

/* What stands between two headings; the last one's part goes on to the end. */
static char *
part_of (const char *text, const char *heading, const char *next)
{
  g_autofree char *line = g_strdup_printf ("\n%s\n", heading);
  const char *start = strstr (text, line), *end = NULL;

  /* The few figures of the first page come before. */
  for (const char *again = start; again; again = strstr (again + 1, line))
    start = again;
  g_assert_nonnull (start);
  if (next)
    {
      g_autofree char *next_line = g_strdup_printf ("\n%s\n", next);
      end = strstr (start + 1, next_line);
    }
  return end ? g_strndup (start, (gsize)(end - start) + 1) : g_strdup (start);
}

/* Each row of each figure, cell by cell, with the values that `figures` and the workbook have. */
static void
test_cells (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilSheet) sheet = make_report (fixture->report, "en");
  g_autofree char *text = read_sheet (sheet);
  g_autoptr (GPtrArray) lines = til_report_lines (fixture->report);
  const TilStatistics *now = til_report_now (fixture->report);
  guint line = 0, hidden = 0;

  for (guint f = 0; f < now->figures->len; f++)
    {
      const TilFigure *figure = now->figures->pdata[f];
      const TilFigure *next = f + 1 < now->figures->len ? now->figures->pdata[f + 1] : NULL;
      g_autofree char *part = part_of (text, til_label ("en", figure->title),
                                       next ? til_label ("en", next->title) : NULL);

      assert_has (part, til_label ("en", figure->definition));
      for (guint r = 0; r < figure->rows->len; r++)
        {
          g_autoptr (GString) row = g_string_new ("\n");

          g_string_append (row, til_heading_text (figure->rows->pdata[r], "en"));
          for (guint c = 0; c < figure->columns->len; c++)
            {
              const TilReportLine *published = lines->pdata[line++];
              const TilHeading *column = figure->columns->pdata[c];
              gboolean percent = column->unit == TIL_UNIT_SHARE &&
                                 til_figure_cell (figure, r, c).shown == TIL_CELL_VALUE;

              g_assert_cmpstr (published->key, ==, figure->key);
              g_string_append_printf (row, "\n%s%s", published->value, percent ? " %" : "");
              hidden += g_str_equal (published->value, "<5");
            }
          g_string_append_c (row, '\n');
          assert_has (part, row->str);
        }
    }
  g_assert_cmpuint (hidden, >, 0);

  /* Shares of the population, surveys and references come after. */
  for (; line < lines->len; line++)
    {
      const TilReportLine *published = lines->pdata[line];
      g_autofree char *share = g_strdup_printf ("\n%s %%\n", published->value);
      g_autofree char *number = g_strdup_printf ("\n%s\n", published->value);

      if (!g_str_equal (published->value, "–"))
        g_assert_true (strstr (text, share) || strstr (text, number));
    }
}

/* Round by round and sector by sector, under the question in the table of the survey. */
static void
test_survey_shares (Fixture *fixture, gconstpointer data)
{
  const TilSurveyResults *results = fixture->report->surveys->pdata[0];
  g_autoptr (TilSheet) sheet = make_report (fixture->report, "en");
  g_autofree char *text = read_sheet (sheet);

  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];
      const TilQuestionTrend *next = t + 1 < results->trends->len ? results->trends->pdata[t + 1]
                                                                  : NULL;
      g_autofree char *part = NULL;

      if (trend->question->kind == TIL_QUESTION_TEXT)
        continue;
      part = part_of (text, til_local_get (trend->question->text, "en"),
                      next && next->question->kind != TIL_QUESTION_TEXT
                          ? til_local_get (next->question->text, "en")
                          : til_label ("en", "workbook.sheet.plan"));
      for (guint r = 0; r < results->rounds->len; r++)
        {
          const TilRoundResult *round = results->rounds->pdata[r];
          const TilQuestionResult *result = til_round_result_find (round, trend->question->key);
          g_autofree char *row = g_strdup_printf ("\n%s\n", round->round->name);
          const char *from = strstr (part, row);

          g_assert_nonnull (from);
          for (guint s = 0; s < TIL_N_SERVICES; s++)
            {
              const TilShare *share = s ? &result->services[s] : &result->all;
              g_autofree char *value = til_share_format (share, ".");
              g_autofree char *shown = NULL;

              if (!share->hidden && share->n == 0)
                continue;
              if (share->hidden)
                shown = g_strdup_printf ("\n%s\n", value);
              else
                shown = g_strdup_printf ("\n%s %%\nn = %" G_GINT64_FORMAT "\n", value, share->n);
              from = strstr (from, shown);
              g_assert_nonnull (from);
              from += strlen (shown) - 1;
            }
        }
    }
  assert_has (text, "29.3 %");
}

/* Two registers that differ only in a hidden cell print the same. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  Fixture other;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  set_up (&other, NULL);
  for (guint year = 0; year < fixture->report->years->len; year++)
    for (guint f = 0; f < TIL_N_FIGURES; f++)
      {
        const TilFigure *figure = til_statistics_get (other.report->years->pdata[year], f);

        for (guint i = 0; i < figure->rows->len * figure->columns->len; i++)
          if (figure->cells[i].shown != TIL_CELL_VALUE)
            figure->cells[i].value = 3141;
      }
  {
    g_autoptr (TilSheet) a = make_report (fixture->report, "sv");
    g_autoptr (TilSheet) b = make_report (other.report, "sv");

    first = read_sheet (a);
    second = read_sheet (b);
  }
  g_assert_cmpstr (first, ==, second);
  tear_down (&other, NULL);
}

static void
assert_pages_inside (const TilSheet *sheet)
{
  const int edge = (int)TIL_SHEET_MARGIN - 4;
  double width, height;

  til_sheet_size (sheet, &width, &height);
  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width,
                                                             (int)height);
      cairo_t *cr = cairo_create (surface);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      til_sheet_draw (sheet, cr, page);
      cairo_destroy (cr);
      if (!picture_is_blank_outside (surface, edge, edge, (int)width - 2 * edge,
                                     (int)height - 2 * edge))
        g_error ("page %u of “%s” leaves its margins", page + 1, til_sheet_title (sheet));
      cairo_surface_destroy (surface);
    }
}

static void
assert_page_numbers (const TilSheet *sheet, const char *language)
{
  guint n = til_sheet_n_pages (sheet);

  for (guint page = 0; page < n; page++)
    {
      g_autofree char *text = read_page (sheet, page);
      g_autofree char *number = g_strdup_printf ("%u", page + 1);
      g_autofree char *total = g_strdup_printf ("%u", n);
      g_autofree char *expected = til_text_fill (til_label (language, "sheet.page_of"), "n", number,
                                                 "total", total, NULL);

      assert_has (text, expected);
    }
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  for (guint l = 0; til_languages ()[l]; l++)
    {
      g_autoptr (TilSheet) sheet = make_report (fixture->report, til_languages ()[l]);

      g_assert_cmpuint (til_sheet_n_pages (sheet), <=, 11);
      assert_pages_inside (sheet);
      assert_page_numbers (sheet, til_languages ()[l]);
    }
}

/* No page ends with a heading, a definition or the head of a table: what they are about follows. */
static void
test_headings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilSheet) sheet = make_report (fixture->report, "en");
  const TilStatistics *now = til_report_now (fixture->report);

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      g_autofree char *text = read_page (sheet, page);
      /* The running header and the footer were put there last: one line each. */
      g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);
      guint n = g_strv_length (lines), last = n - (page > 0 ? 3 : 2);

      for (guint f = 0; f < now->figures->len; f++)
        {
          const TilFigure *figure = now->figures->pdata[f];
          const TilHeading *column = figure->columns->len > 0
                                         ? figure->columns->pdata[figure->columns->len - 1]
                                         : NULL;

          g_assert_cmpstr (lines[last], !=, til_label ("en", figure->title));
          g_assert_cmpstr (lines[last], !=, til_label ("en", figure->definition));
          if (column)
            g_assert_cmpstr (lines[last], !=, til_heading_text (column, "en"));
        }
    }
}

/* Own words in letters that no font has are an error that names them. */
static void
test_glyphs (Fixture *fixture, gconstpointer data)
{
  TilUndertaking *undertaking = fixture->report->undertakings->pdata[0];
  g_autoptr (GError) error = NULL;

  g_free (undertaking->activity);
  undertaking->activity = g_strdup ("Möte " NO_GLYPH);
  g_assert_null (til_report_sheet_new (fixture->report, "sv", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

/* What has not happened yet is no error. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilFacts) facts = til_facts_new ();
  TilStatisticsQuery query = fixture->report->query;

  for (guint l = 0; til_languages ()[l]; l++)
    {
      g_autoptr (TilReport) report = til_report_new (&query, fixture_date (FIXTURE_TODAY));
      g_autoptr (TilSheet) sheet = NULL;

      til_report_finish (report, facts);
      sheet = make_report (report, til_languages ()[l]);
      assert_pages_inside (sheet);
    }
}

static void
test_survey_sheet (Fixture *fixture, gconstpointer data)
{
  const TilSurveyResults *results = fixture->report->surveys->pdata[0];

  for (guint l = 0; til_languages ()[l]; l++)
    for (guint r = 0; r < results->rounds->len; r++)
      {
        const char *language = til_languages ()[l];
        const TilRoundResult *round = results->rounds->pdata[r];
        g_autoptr (GError) error = NULL;
        g_autoptr (TilSheet) sheet = til_survey_sheet_new (results, r, language, &error);
        g_autofree char *text = NULL;

        g_assert_no_error (error);
        assert_pages_inside (sheet);
        assert_page_numbers (sheet, language);
        text = read_sheet (sheet);
        assert_has (text, round->round->name);
        for (guint q = 0; q < round->questions->len; q++)
          {
            const TilQuestionResult *result = round->questions->pdata[q];
            assert_has (text, til_local_get (result->question->text, language));
          }
        if (round->few_answered && g_str_equal (language, "en"))
          assert_has (text, "under half of those invited answered");
      }
}

/* Free text is not in results, and the question that asked for it is on no sheet of results. */
static void
test_free_text (Fixture *fixture, gconstpointer data)
{
  const TilSurveyResults *results = fixture->report->surveys->pdata[0];
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  const TilSurvey *survey = surveys->pdata[0];
  g_autoptr (TilSheet) report = make_report (fixture->report, "en");
  g_autoptr (TilSheet) sheet = til_survey_sheet_new (results, 3, "en", NULL);
  g_autofree char *report_text = read_sheet (report);
  g_autofree char *text = read_sheet (sheet);
  int comment = til_survey_find_question (survey, "comment");
  const char *words;

  g_assert_cmpint (comment, >=, 0);
  words = til_local_get (til_survey_question (survey, (guint)comment)->text, "en");
  g_assert_null (strstr (report_text, words));
  g_assert_null (strstr (text, words));
}

/* To be answered by hand: complete in each language. */
static void
test_form (Fixture *fixture, gconstpointer data)
{
  static const char *const pairs[][2] = { { "sv", NULL }, { "ar", NULL }, { "ti", NULL },
                                          { "en", NULL }, { "sv", "ar" }, { "sv", "ti" },
                                          { "ar", "sv" } };
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();

  for (guint s = 0; s < surveys->len; s++)
    for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
      {
        const TilSurvey *survey = surveys->pdata[s];
        g_autoptr (GError) error = NULL;
        g_autoptr (TilSheet) sheet = til_survey_form_sheet_new (survey, pairs[p], &error);
        g_autofree char *text = NULL;

        g_assert_no_error (error);
        g_assert_cmpuint (til_sheet_n_pages (sheet), <=, 2);
        assert_pages_inside (sheet);
        text = read_sheet (sheet);
        for (guint c = 0; c < 2 && pairs[p][c]; c++)
          {
            gboolean staff = survey->audience == TIL_AUDIENCE_STAFF;

            assert_has (text, til_local_get (survey->name, pairs[p][c]));
            g_assert_cmpint (strstr (text, til_label (pairs[p][c], "form.sector")) != NULL, ==,
                             staff);
            for (guint q = 0; q < til_survey_n_questions (survey); q++)
              {
                const TilQuestion *question = til_survey_question (survey, q);

                assert_has (text, til_local_get (question->text, pairs[p][c]));
                for (guint i = 0; i < question->choices->len; i++)
                  assert_has (
                      text,
                      til_local_get (((const TilAnswerChoice *)question->choices->pdata[i])->text,
                                     pairs[p][c]));
              }
          }
      }
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  TilDate today = fixture_date (FIXTURE_TODAY);

  for (guint l = 0; til_languages ()[l]; l++)
    {
      const char *language = til_languages ()[l];
      g_autoptr (GError) error = NULL;
      g_autoptr (TilSheet)
          sheet = til_plan_sheet_new (fixture->report->undertakings, today, language, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      assert_pages_inside (sheet);
      text = read_sheet (sheet);
      for (guint i = 0; i < fixture->report->undertakings->len; i++)
        {
          const TilUndertaking *undertaking = fixture->report->undertakings->pdata[i];
          g_autofree char *key = g_strconcat (
              "undertaking.", til_undertaking_status_keys[undertaking->status], NULL);
          g_autofree char *starts = til_date_format (undertaking->starts_on);

          assert_has (text, undertaking->activity);
          assert_has (text, undertaking->goal);
          assert_has (text, undertaking->responsible);
          assert_has (text, starts);
          assert_has (text, til_label (language, key));
        }
    }
}

/* Many more activities than a page has room for. */
static void
test_long_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (til_record_free);
  g_autoptr (TilSheet) sheet = NULL;

  for (guint i = 0; i < 60; i++)
    {
      TilUndertaking *undertaking = til_record_copy (fixture->report->undertakings->pdata[i % 6]);

      g_free (undertaking->goal);
      undertaking->goal = g_strdup_printf ("Mål %u", i / 30);
      g_ptr_array_add (many, undertaking);
    }
  sheet = til_plan_sheet_new (many, fixture_date (FIXTURE_TODAY), "sv", NULL);
  g_assert_cmpuint (til_sheet_n_pages (sheet), >, 2);
  assert_pages_inside (sheet);
}

/* Red, yellow and green differ in shape as well: without colour they are three. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  for (guint kind = 0; kind < 3; kind++)
    {
      cairo_surface_t *marks[TIL_N_UNDERTAKING_STATUSES];
      const TilPalette *palette = til_palette_get ((TilPaletteKind)kind);

      for (guint s = 0; s < TIL_N_UNDERTAKING_STATUSES; s++)
        {
          cairo_t *cr;

          marks[s] = cairo_image_surface_create (CAIRO_FORMAT_A8, 40, 40);
          cr = cairo_create (marks[s]);
          til_undertaking_mark_draw ((TilUndertakingStatus)s, cr, 40, palette);
          cairo_destroy (cr);
          cairo_surface_flush (marks[s]);
        }
      for (guint s = 0; s < TIL_N_UNDERTAKING_STATUSES; s++)
        for (guint other = 0; other < s; other++)
          {
            const guchar *a = cairo_image_surface_get_data (marks[s]);
            const guchar *b = cairo_image_surface_get_data (marks[other]);
            guint different = 0;

            /* Only what is covered, whatever its colour. */
            for (guint i = 0; i < 40 * 40; i++)
              different += (a[i] > 127) != (b[i] > 127);
            g_assert_cmpuint (different, >, 100);
          }
      for (guint s = 0; s < TIL_N_UNDERTAKING_STATUSES; s++)
        cairo_surface_destroy (marks[s]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  til_locale_init ("en");

#define ADD(name, function)                                                                        \
  g_test_add ("/report-sheet/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("cells", test_cells);
  ADD ("survey-shares", test_survey_shares);
  ADD ("r13-hidden", test_hidden);
  ADD ("pages", test_pages);
  ADD ("headings", test_headings);
  ADD ("glyphs", test_glyphs);
  ADD ("empty", test_empty);
  ADD ("survey", test_survey_sheet);
  ADD ("r13-free-text", test_free_text);
  ADD ("form", test_form);
  ADD ("plan", test_plan);
  ADD ("long-plan", test_long_plan);
  ADD ("marks", test_marks);
  return g_test_run ();
}
