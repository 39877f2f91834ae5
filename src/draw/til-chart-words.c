/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-private.h"
#include "til-text.h"

/* A chart in words, for who hears it: the same cells, with the same signs for what is hidden. */

static void
add_line (GString *words, const char *language, const char *name, const char *value)
{
  g_autofree char *line = til_text_fill (til_label (language, "chart.words"), "name", name, "value",
                                         value, NULL);

  if (words->len > 0)
    g_string_append_c (words, '\n');
  g_string_append (words, line);
}

/* "<5" and "·" are heard as words. */
static char *
spoken_cell (TilCell cell, TilCellUnit unit, const char *language)
{
  switch (cell.shown)
    {
    case TIL_CELL_SMALL:
      return g_strdup (til_label (language, "chart.words.small"));
    case TIL_CELL_HIDDEN:
      return g_strdup (til_label (language, "chart.words.hidden"));
    case TIL_CELL_NONE:
      return g_strdup (til_label (language, "chart.words.none"));
    case TIL_CELL_VALUE:
    default:
      return chart_cell_text (cell, unit, language);
    }
}

static char *
spoken_share (const TilShare *share, const char *language, gboolean with_n)
{
  if (share->hidden)
    return g_strdup (
        til_label (language, share->small ? "chart.words.small" : "chart.words.hidden"));
  if (share->n == 0)
    return g_strdup (til_label (language, "chart.words.none"));
  return with_n ? chart_share_text (share, language) : chart_choice_text (share, language);
}

static void
describe_figure (GString *words, const TilReport *report, TilFigureId id, const char *language)
{
  const TilFigure *figure = til_statistics_get (til_report_now (report), id);

  for (guint r = 0; r < figure->rows->len; r++)
    {
      g_autoptr (GString) values = g_string_new (NULL);

      for (guint c = 0; c < figure->columns->len; c++)
        {
          const TilHeading *column = figure->columns->pdata[c];
          g_autofree char *value = spoken_cell (til_figure_cell (figure, r, c), column->unit,
                                                language);
          g_autofree char *named = NULL;

          if (figure->columns->len > 1)
            named = til_text_fill (til_label (language, "chart.words"), "name",
                                   til_heading_text (column, language), "value", value, NULL);
          if (values->len > 0)
            g_string_append (values, chart_comma (language));
          g_string_append (values, named ? named : value);
        }
      if (figure->columns->len == 1)
        {
          TilCell before = chart_cell_before (report, figure, r, 0);
          const TilHeading *column = figure->columns->pdata[0];
          g_autofree char *value = spoken_cell (before, column->unit, language);
          g_autofree char *then = NULL;

          if (before.shown != TIL_CELL_NONE)
            {
              then = til_text_fill (til_label (language, "chart.last_year"), "value", value, NULL);
              g_string_append_printf (values, "%s%s", chart_comma (language), then);
            }
        }
      add_line (words, language, til_heading_text (figure->rows->pdata[r], language), values->str);
    }
}

static void
describe_trend (GString *words, const TilReport *report, TilFigureId id, const char *language)
{
  for (guint i = 0; i < report->years->len; i++)
    {
      const TilStatistics *year = report->years->pdata[i];
      const TilFigure *figure = til_statistics_get (year, id);
      TilCellUnit unit = TIL_UNIT_COUNT;
      g_autofree char *name = chart_period (&year->query, language);
      g_autofree char *value = NULL;

      if (figure->columns->len > figure->headline_column)
        unit = ((const TilHeading *)figure->columns->pdata[figure->headline_column])->unit;
      value = spoken_cell (til_figure_headline (figure), unit, language);
      add_line (words, language, name, value);
    }
}

static void
describe_answers (GString *words, const TilQuestionResult *question, const char *language)
{
  for (guint i = 0; !question->all.hidden && i < question->question->choices->len; i++)
    {
      const TilAnswerChoice *choice = question->question->choices->pdata[i];
      g_autofree char *value = spoken_share (&question->choices[i], language, FALSE);

      add_line (words, language, til_local_get (choice->text, language), value);
    }
  if (question->all.hidden || til_question_has_agreeing (question->question))
    {
      g_autofree char *value = spoken_share (&question->all, language, TRUE);
      g_autofree char *agree = til_text_fill (til_label (language, "chart.agree"), "share", value,
                                              NULL);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", agree);
    }
  for (guint s = TIL_SERVICE_NONE + 1; s < TIL_N_SERVICES; s++)
    if (question->services[s].hidden || question->services[s].n > 0)
      {
        g_autofree char *key = g_strconcat ("service.", til_service_keys[s], NULL);
        g_autofree char *value = spoken_share (&question->services[s], language, TRUE);

        add_line (words, language, til_label (language, key), value);
      }
}

static void
describe_survey_trend (GString *words,
                       const TilSurveyResults *results,
                       const TilQuestionTrend *trend,
                       const char *language)
{
  for (guint i = 0; i < trend->rounds->len; i++)
    {
      const TilRoundResult *round = results->rounds->pdata[g_array_index (trend->rounds, guint, i)];
      const TilQuestionResult *result = til_round_result_find (round, trend->question->key);
      g_autofree char *value = NULL;

      if (!result)
        continue;
      value = spoken_share (&result->all, language, TRUE);
      add_line (words, language, round->round->name, value);
    }
}

char *
til_chart_describe (TilChart *self, const char *language)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && language != NULL, g_string_free (words, FALSE));
  switch (self->kind)
    {
    case TIL_DRAWN_FIGURE:
      describe_figure (words, self->report, self->figure, language);
      break;
    case TIL_DRAWN_TREND:
      describe_trend (words, self->report, self->figure, language);
      break;
    case TIL_DRAWN_ANSWERS:
      describe_answers (words, self->question, language);
      break;
    case TIL_DRAWN_SURVEY_TREND:
      describe_survey_trend (words, self->results, self->trend, language);
      break;
    default:
      g_assert_not_reached ();
    }
  return g_string_free (words, FALSE);
}
