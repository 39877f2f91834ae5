/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-print.h"

#include <glib/gi18n-lib.h>

#include "til-report-sheet.h"

/* What a sheet is made from. */
typedef struct
{
  TilSharedResults *shared; /* (owned) (nullable) */
  TilSurvey *survey;        /* (owned) (nullable) */
  TilChart *chart;          /* (owned) (nullable) of shared */
  guint round;
  guint question;
} Source;

static void
source_free (gpointer data)
{
  Source *self = data;

  g_clear_pointer (&self->chart, til_chart_free);
  g_clear_pointer (&self->shared, til_shared_results_unref);
  g_clear_pointer (&self->survey, til_survey_unref);
  g_free (self);
}

static Source *
source_new (TilSharedResults *shared, guint round, guint question)
{
  Source *self = g_new0 (Source, 1);

  self->shared = til_shared_results_ref (shared);
  self->round = round;
  self->question = question;
  return self;
}

const TilQuestionTrend *
til_survey_find_trend (const TilSurveyResults *results, guint round, guint question)
{
  const TilRoundResult *result = results->rounds->pdata[round];
  const TilQuestionResult *wanted = result->questions->pdata[question];

  for (guint i = 0; i < results->trends->len; i++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[i];

      if (g_strcmp0 (trend->question->key, wanted->question->key) != 0)
        continue;
      for (guint r = 0; r < trend->rounds->len; r++)
        if (g_array_index (trend->rounds, guint, r) == round)
          return trend;
    }
  return NULL;
}

static TilSheet *
make_round (gconstpointer data, const char *const languages[2], GError **error)
{
  const Source *self = data;

  return til_survey_sheet_new (til_shared_results_get (self->shared), self->round, languages[0],
                               error);
}

static TilSheet *
make_chart (gconstpointer data, const char *const languages[2], GError **error)
{
  const Source *self = data;
  const TilSurveyResults *results = til_shared_results_get (self->shared);
  const TilRoundResult *round = results->rounds->pdata[self->round];
  const TilQuestionResult *question = round->questions->pdata[self->question];

  return til_chart_sheet_new (self->chart, til_local_get (question->question->text, languages[0]),
                              languages[0], error);
}

static TilSheet *
make_form (gconstpointer data, const char *const languages[2], GError **error)
{
  const Source *self = data;

  return til_survey_form_sheet_new (self->survey, languages, error);
}

static TilPrintDialog *
present (GtkWidget *parent, const char *title, gboolean two, TilSheetFunc func, Source *source)
{
  TilPrintDialog *dialog = til_print_dialog_new_sheet (
      title, til_sheet_source_new (TIL_PAPER_A4, func, source, source_free), two);

  til_print_dialog_present (dialog, parent);
  return dialog;
}

TilPrintDialog *
til_survey_print_round (GtkWidget *parent, TilSharedResults *shared, guint round)
{
  return present (parent, _ ("Print Results"), FALSE, make_round, source_new (shared, round, 0));
}

TilPrintDialog *
til_survey_print_chart (
    GtkWidget *parent, TilSharedResults *shared, guint round, guint question, gboolean trend)
{
  const TilSurveyResults *results = til_shared_results_get (shared);
  const TilRoundResult *result = results->rounds->pdata[round];
  Source *source = source_new (shared, round, question);

  source->chart = trend ? til_chart_new_survey_trend (
                              results, til_survey_find_trend (results, round, question))
                        : til_chart_new_answers (result, result->questions->pdata[question]);
  return present (parent, _ ("Print Chart"), FALSE, make_chart, source);
}

TilPrintDialog *
til_survey_print_form (GtkWidget *parent, TilSurvey *survey)
{
  Source *source = g_new0 (Source, 1);

  source->survey = til_survey_ref (survey);
  return present (parent, _ ("Print Survey"), TRUE, make_form, source);
}
