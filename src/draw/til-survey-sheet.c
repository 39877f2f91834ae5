/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"
#include "til-report-maker.h"
#include "til-report-sheet.h"
#include "til-text.h"

#include <math.h>
#include <string.h>

/* Results of a survey on paper. Free text is nowhere in them. */

#define SCALE (10.0 / TIL_SHEET_BODY)
#define ROUNDS_TOGETHER 8
#define ROUND_WIDTH 3.4 /* of body text, that a round needs in a trend */

static const char *
label (const ReportMaker *maker, const char *key)
{
  return til_label (maker->base.languages[0], key);
}

static const char *
service_label (const ReportMaker *maker, guint service)
{
  g_autofree char *key = g_strconcat ("service.", til_service_keys[service], NULL);
  return label (maker, key);
}

static char *
count_text (const ReportMaker *maker, gint64 n, gboolean hidden)
{
  g_autofree char *number = hidden ? g_strdup ("·") : g_strdup_printf ("%" G_GINT64_FORMAT, n);
  return chart_number (maker->base.languages[0], number);
}

/* What to bear in mind when a round is read. */
static void
add_warnings (ReportMaker *maker, const TilRoundResult *round)
{
  const char *const keys[] = { round->few_answered ? "workbook.survey.few" : NULL,
                               round->small ? "workbook.survey.small" : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i])
      {
        g_autofree char *name = til_text_isolate (round->round->name);
        g_autofree char *text = til_text_fill (label (maker, keys[i]), "round", name, NULL);

        report_maker_warning (maker, text);
      }
}

static char *
response_share (const ReportMaker *maker, const TilRoundResult *round)
{
  TilCell share = { TIL_CELL_NONE, 0 };

  if (round->hidden_answered)
    share.shown = TIL_CELL_HIDDEN;
  else if (round->n_invited > 0)
    share = (TilCell){ TIL_CELL_VALUE, (double)round->n_answered / (double)round->n_invited };
  return chart_cell_text (share, TIL_UNIT_SHARE, maker->base.languages[0]);
}

/* A line for each of the rounds: when, and how many answered. */
static void
add_rounds (ReportMaker *maker, const TilSurveyResults *results, int only)
{
  static const char *const keys[] = { "workbook.survey.round", "workbook.date",
                                      "workbook.survey.invited", "workbook.survey.answered",
                                      "workbook.survey.share_answered" };
  const guint n_columns = G_N_ELEMENTS (keys);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree ReportCell *cells = g_new0 (ReportCell, n_columns * (results->rounds->len + 1));
  guint n_rows = 1;

  for (guint c = 0; c < n_columns; c++)
    cells[c] = (ReportCell){ .text = label (maker, keys[c]), .number = c > 1 };
  for (guint r = 0; r < results->rounds->len; r++)
    {
      const TilRoundResult *round = results->rounds->pdata[r];
      ReportCell *row = &cells[n_rows * n_columns];
      g_autofree char *date = til_date_format (round->round->date);
      char *made[4];

      if (only >= 0 && r != (guint)only)
        continue;
      made[0] = chart_number (maker->base.languages[0], date);
      made[1] = round->n_invited > 0 ? count_text (maker, round->n_invited, FALSE) : g_strdup ("–");
      made[2] = count_text (maker, round->n_answered, round->hidden_answered);
      made[3] = response_share (maker, round);
      row[0].text = round->round->name;
      for (guint c = 0; c < G_N_ELEMENTS (made); c++)
        {
          g_ptr_array_add (texts, made[c]);
          row[c + 1] = (ReportCell){ .text = made[c], .number = c > 0 };
        }
      n_rows++;
    }
  report_maker_table (maker, cells, n_rows, n_columns, FALSE);
}

static char *
interval_text (const ReportMaker *maker, const TilShare *share, double bound)
{
  TilCell cell = { TIL_CELL_VALUE, bound };

  if (share->hidden || share->n == 0 || isnan (share->share))
    return g_strdup ("–");
  return chart_cell_text (cell, TIL_UNIT_SHARE, maker->base.languages[0]);
}

/* All and each sector: n, share, and how sure it is. Returns the table's width. */
static double
add_shares (ReportMaker *maker, const TilQuestionResult *result)
{
  static const char *const keys[] = { "workbook.sector", "workbook.n", "workbook.survey.agree",
                                      "workbook.survey.low", "workbook.survey.high" };
  const guint n_columns = G_N_ELEMENTS (keys);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  ReportCell cells[G_N_ELEMENTS (keys) * (TIL_N_SERVICES + 1)] = { 0 };
  guint n_rows = 1;

  for (guint c = 0; c < n_columns; c++)
    cells[c] = (ReportCell){ .text = label (maker, keys[c]), .number = c > 0 };
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    {
      const TilShare *share = s == 0 ? &result->all : &result->services[s];
      ReportCell *row = &cells[n_rows * n_columns];
      char *made[4];
      g_autofree char *n = NULL;

      if (s > 0 && !share->hidden && share->n == 0)
        continue;
      n = til_share_format_n (share);
      made[0] = chart_number (maker->base.languages[0], n);
      made[1] = chart_choice_text (share, maker->base.languages[0]);
      made[2] = interval_text (maker, share, share->low);
      made[3] = interval_text (maker, share, share->high);
      row[0] = (ReportCell){ .text = s == 0 ? label (maker, "service.all")
                                            : service_label (maker, s),
                             .bold = s == 0 };
      for (guint c = 0; c < G_N_ELEMENTS (made); c++)
        {
          g_ptr_array_add (texts, made[c]);
          row[c + 1] = (ReportCell){ .text = made[c], .number = TRUE, .bold = s == 0 };
        }
      n_rows++;
    }
  return report_maker_table (maker, cells, n_rows, n_columns, FALSE);
}

static char *
points_text (const ReportMaker *maker, double share)
{
  g_autofree char *number = NULL;
  char *comma;

  number = g_strdup_printf ("%+.1f", share * 100);
  comma = strchr (number, '.');
  if (comma)
    *comma = *chart_decimal (maker->base.languages[0]);
  if (*number == '-')
    {
      g_autofree char *minus = g_strconcat ("−", number + 1, NULL);
      return chart_number (maker->base.languages[0], minus);
    }
  return chart_number (maker->base.languages[0], number);
}

/* The result of a trend's round i; NULL when the round did not ask. */
static const TilQuestionResult *
trend_result (const TilSurveyResults *results, const TilQuestionTrend *trend, guint i)
{
  return til_round_result_find (results->rounds->pdata[g_array_index (trend->rounds, guint, i)],
                                trend->question->key);
}

/* Whether the question has a share to follow from round to round. */
static gboolean
is_followed (const TilQuestionTrend *trend)
{
  return trend->rounds->len > 0 && trend->question->kind != TIL_QUESTION_TEXT &&
         til_question_has_agreeing (trend->question);
}

/* Whether a sector has answered any question of the table; only staff are asked for theirs. */
static gboolean
has_service (const TilSurveyResults *results, guint service)
{
  const TilRoundResult *newest = results->rounds->pdata[results->rounds->len - 1];

  if (newest->survey->audience != TIL_AUDIENCE_STAFF)
    return FALSE;
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];

      for (guint i = 0; i < trend->rounds->len && is_followed (trend); i++)
        {
          const TilQuestionResult *result = trend_result (results, trend, i);

          if (result && (result->services[service].hidden || result->services[service].n > 0))
            return TRUE;
        }
    }
  return FALSE;
}

static char *
share_and_n (const ReportMaker *maker, const TilShare *share)
{
  const char *language = maker->base.languages[0];
  g_autofree char *value = chart_choice_text (share, language);
  g_autofree char *n = NULL;

  if (share->hidden || share->n == 0)
    return g_steal_pointer (&value);
  n = chart_n_text (share, language);
  return g_strconcat (value, "\n", n, NULL);
}

/* A round of a question: the change, and all and each sector with n. */
static void
fill_row (const ReportMaker *maker,
          const TilQuestionTrend *trend,
          guint i,
          const TilRoundResult *round,
          const TilQuestionResult *result,
          const GArray *services,
          GPtrArray *texts,
          ReportCell *row)
{
  const TilShareChange *change = &g_array_index (trend->changes, TilShareChange, i);
  char *all = share_and_n (maker, &result->all), *changed;

  if (!change->known)
    changed = g_strdup ("–");
  else
    {
      g_autofree char *points = points_text (maker, change->points);
      changed = g_strconcat (
          points, "\n",
          label (maker, change->may_be_chance ? "workbook.survey.chance" : "workbook.survey.more"),
          NULL);
    }
  g_ptr_array_add (texts, all);
  g_ptr_array_add (texts, changed);
  row[0].text = round->round->name;
  row[1] = (ReportCell){ .text = all, .number = TRUE, .bold = TRUE };
  row[2] = (ReportCell){ .text = changed, .number = TRUE };
  for (guint s = 0; s < services->len; s++)
    {
      char *text = share_and_n (maker, &result->services[g_array_index (services, guint, s)]);

      g_ptr_array_add (texts, text);
      row[3 + s] = (ReportCell){ .text = text, .number = TRUE };
    }
}

/* The question above its rounds, in the whole width. */
static void
add_question_row (ReportMaker *maker, const ReportTable *table, const TilQuestionTrend *trend)
{
  const TilPalette *palette = maker->base.palette;
  const char *const words[] = { til_local_get (trend->question->text, maker->base.languages[0]),
                                trend->changed ? label (maker, "workbook.survey.changed") : NULL };
  TilBlock *block = til_block_new ();
  double y = 0.7 * maker->body;

  for (guint i = 0; i < G_N_ELEMENTS (words) && words[i]; i++)
    {
      PangoLayout *layout = report_maker_text (maker, words[i], maker->body,
                                               i == 0 ? TIL_WEIGHT_BOLD : TIL_WEIGHT_REGULAR,
                                               maker->base.width);
      double height;

      til_type_layout_size (layout, NULL, &height);
      til_block_text (block, layout, 0, y, i == 0 ? palette->text : palette->faint_text);
      g_object_unref (layout);
      y += height;
    }
  til_block_set_height (block, y);
  til_block_set_keep (block, TRUE);
  til_block_set_header (block, table->header);
  report_maker_add (maker, block);
}

/* (element-type guint) (transfer full) */
static GArray *
list_services (const TilSurveyResults *results)
{
  GArray *services = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint s = TIL_SERVICE_NONE + 1; s < TIL_N_SERVICES; s++)
    if (has_service (results, s))
      g_array_append_val (services, s);
  return services;
}

/* A survey with a single round: a row a question. */
static void
add_only_round (ReportMaker *maker, const TilSurveyResults *results)
{
  const char *language = maker->base.languages[0];
  g_autoptr (GArray) services = list_services (results);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_columns = 3 + services->len, n_rows = 1;
  g_autofree ReportCell *cells = g_new0 (ReportCell, n_columns * (results->trends->len + 1));

  cells[0].text = label (maker, "workbook.survey.question");
  cells[1] = (ReportCell){ .text = label (maker, services->len > 0 ? "service.all"
                                                                   : "workbook.survey.agree"),
                           .number = TRUE };
  cells[2] = (ReportCell){ .text = label (maker, "workbook.n"), .number = TRUE };
  for (guint s = 0; s < services->len; s++)
    cells[3 + s] = (ReportCell){ .text = service_label (maker, g_array_index (services, guint, s)),
                                 .number = TRUE };
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];
      const TilQuestionResult *result = is_followed (trend) ? trend_result (results, trend, 0)
                                                            : NULL;
      ReportCell *row = &cells[n_rows * n_columns];
      g_autofree char *n = NULL;

      if (!result)
        continue;
      n = til_share_format_n (&result->all);
      row[0].text = til_local_get (trend->question->text, language);
      row[1] = (ReportCell){ .text = chart_choice_text (&result->all, language),
                             .number = TRUE,
                             .bold = TRUE };
      row[2] = (ReportCell){ .text = chart_number (language, n), .number = TRUE };
      for (guint s = 0; s < services->len; s++)
        row[3 + s] = (ReportCell){
          .text = share_and_n (maker, &result->services[g_array_index (services, guint, s)]),
          .number = TRUE
        };
      for (guint c = 1; c < n_columns; c++)
        g_ptr_array_add (texts, (gpointer)row[c].text);
      n_rows++;
    }
  if (n_rows > 1)
    report_maker_table (maker, cells, n_rows, n_columns, FALSE);
}

/* All questions with a share, each with a row a round. */
static void
add_trend_table (ReportMaker *maker, const TilSurveyResults *results)
{
  g_autoptr (GArray) services = list_services (results);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ReportTable) table = NULL;
  g_autofree ReportCell *cells = NULL;
  guint n_columns, n_rows = 1, most = 1;

  for (guint t = 0; t < results->trends->len; t++)
    most += ((const TilQuestionTrend *)results->trends->pdata[t])->rounds->len;
  n_columns = 3 + services->len;
  cells = g_new0 (ReportCell, n_columns * most);
  cells[0].text = label (maker, "workbook.survey.round");
  cells[1] = (ReportCell){ .text = label (maker, "service.all"), .number = TRUE };
  cells[2] = (ReportCell){ .text = label (maker, "workbook.survey.change"), .number = TRUE };
  for (guint s = 0; s < services->len; s++)
    cells[3 + s] = (ReportCell){ .text = service_label (maker, g_array_index (services, guint, s)),
                                 .number = TRUE };
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];

      for (guint i = 0; i < trend->rounds->len && is_followed (trend); i++)
        {
          const TilQuestionResult *result = trend_result (results, trend, i);

          if (result)
            fill_row (maker, trend, i,
                      results->rounds->pdata[g_array_index (trend->rounds, guint, i)], result,
                      services, texts, &cells[n_rows++ * n_columns]);
        }
    }
  if (n_rows == 1)
    return;
  table = report_table_new (maker, cells, n_rows, n_columns, FALSE);
  report_table_row (maker, table, cells, TRUE);
  n_rows = 1;
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];
      gboolean is_first = TRUE;

      for (guint i = 0; i < trend->rounds->len && is_followed (trend); i++)
        {
          if (!trend_result (results, trend, i))
            continue;
          if (is_first)
            add_question_row (maker, table, trend);
          else if (trend->rounds->len <= ROUNDS_TOGETHER)
            report_maker_keep (maker);
          is_first = FALSE;
          report_table_row (maker, table, &cells[n_rows++ * n_columns], FALSE);
        }
    }
}

static void
add_question_heading (ReportMaker *maker, const TilQuestion *question, gboolean changed)
{
  report_maker_subheading (maker, til_local_get (question->text, maker->base.languages[0]));
  if (changed)
    {
      report_maker_paragraph (maker, label (maker, "workbook.survey.changed"),
                              maker->base.palette->faint_text);
      report_maker_keep (maker);
    }
  report_maker_space (maker, 0.4 * maker->body);
  report_maker_keep (maker);
}

static void
add_gap (ReportMaker *maker)
{
  report_maker_keep (maker);
  report_maker_space (maker, 0.6 * maker->body);
  report_maker_keep (maker);
}

/* Answers that none of which agrees: the last round's. */
static void
add_answers (ReportMaker *maker, const TilSurveyResults *results, const TilQuestionTrend *trend)
{
  guint last = g_array_index (trend->rounds, guint, trend->rounds->len - 1);
  const TilRoundResult *round = results->rounds->pdata[last];
  const TilQuestionResult *result = til_round_result_find (round, trend->question->key);

  if (!result || trend->question->kind == TIL_QUESTION_TEXT || is_followed (trend))
    return;
  add_question_heading (maker, trend->question, trend->changed);
  report_maker_chart (maker, til_chart_new_answers (round, result));
}

/* One picture of how it goes, of the first question that was asked again. */
static void
add_first_trend (ReportMaker *maker, const TilSurveyResults *results)
{
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];

      if (!is_followed (trend) || trend->rounds->len < 2)
        continue;
      add_question_heading (maker, trend->question, FALSE);
      report_maker_chart (maker, til_chart_new_survey_trend (results, trend));
      break;
    }
  report_maker_space (maker, 0.6 * maker->body);
}

static const char *
survey_name (const ReportMaker *maker, const TilSurveyResults *results)
{
  const TilRoundResult *last = results->rounds->pdata[results->rounds->len - 1];
  return til_local_get (last->survey->name, maker->base.languages[0]);
}

void
report_maker_survey (ReportMaker *maker, const TilSurveyResults *results)
{
  if (results->rounds->len == 0)
    return;
  report_maker_heading (maker, survey_name (maker, results));
  report_maker_paragraph (maker, label (maker, "definition.survey"),
                          maker->base.palette->faint_text);
  report_maker_keep (maker);
  report_maker_space (maker, 0.5 * maker->body);
  report_maker_keep (maker);
  add_rounds (maker, results, -1);
  for (guint r = 0; r < results->rounds->len; r++)
    add_warnings (maker, results->rounds->pdata[r]);
  add_first_trend (maker, results);
  if (results->rounds->len == 1)
    add_only_round (maker, results);
  else
    add_trend_table (maker, results);
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];
      if (trend->rounds->len > 0)
        add_answers (maker, results, trend);
    }
}

/* The line of a question that holds the round, if it is more than the round alone. */
static const TilQuestionTrend *
find_trend (const TilSurveyResults *results, const TilQuestion *question, guint round)
{
  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];

      if (g_strcmp0 (trend->question->key, question->key) != 0 || trend->rounds->len < 2)
        continue;
      for (guint r = 0; r < trend->rounds->len; r++)
        if (g_array_index (trend->rounds, guint, r) == round)
          return trend;
    }
  return NULL;
}

/* The table, and the trend beside it where there is room. */
static void
add_shares_and_trend (ReportMaker *maker,
                      const TilSurveyResults *results,
                      const TilQuestionTrend *trend,
                      const TilQuestionResult *result)
{
  guint first = maker->blocks->len;
  double width = 0, gap = 2 * maker->body;
  g_autoptr (TilChart) chart = NULL;
  TilBlock *table, *plot;

  width = add_shares (maker, result);
  if (!trend)
    return;
  chart = til_chart_new_survey_trend (results, trend);
  if (maker->base.width - width - gap < trend->rounds->len * ROUND_WIDTH * maker->body)
    {
      report_maker_space (maker, 0.9 * maker->body);
      report_maker_chart (maker, g_steal_pointer (&chart));
      return;
    }
  table = sheet_blocks_join (maker->blocks, first);
  plot = til_chart_block (chart, maker->base.width - width - gap, maker->body * 0.95,
                          maker->base.palette, maker->base.languages[0]);
  til_block_set_height (table, MAX (til_block_height (table), til_block_height (plot)));
  til_block_take (table, plot, maker->base.rtl ? 0 : width + gap, 0);
  report_maker_add (maker, table);
}

TilSheet *
til_survey_sheet_new (const TilSurveyResults *results,
                      guint round,
                      const char *language,
                      GError **error)
{
  g_auto (ReportMaker) maker = { 0 };
  const char *const languages[2] = { language, NULL };
  const char *titles[2] = { NULL, NULL };
  const char *subtitles[2] = { NULL, NULL };
  const TilRoundResult *shown;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (results && round < results->rounds->len && language, NULL);
  shown = results->rounds->pdata[round];
  report_maker_init (&maker, TIL_PAPER_A4, FALSE, languages, SCALE);
  name = til_text_isolate (shown->round->name);
  title = til_text_fill (til_label (language, "report.document_title"), "title",
                         til_local_get (shown->survey->name, language), "period", name, NULL);
  titles[0] = title;
  report_maker_set_title (&maker, titles);
  subtitles[0] = til_local_get (shown->survey->description, language);
  report_maker_title (&maker, subtitles);
  add_rounds (&maker, results, (int)round);
  add_warnings (&maker, shown);
  report_maker_space (&maker, 0.5 * maker.body);
  report_maker_paragraph (&maker, label (&maker, "definition.survey"),
                          maker.base.palette->faint_text);
  report_maker_paragraph (&maker, label (&maker, "workbook.survey.definition.small"),
                          maker.base.palette->faint_text);
  for (guint q = 0; q < shown->questions->len; q++)
    {
      const TilQuestionResult *result = shown->questions->pdata[q];
      const TilQuestionTrend *trend = find_trend (results, result->question, round);
      TilChart *chart;

      if (result->question->kind == TIL_QUESTION_TEXT)
        continue;
      add_question_heading (&maker, result->question, trend && trend->changed);
      chart = til_chart_new_answers (shown, result);
      chart->without_sectors = TRUE;
      report_maker_chart (&maker, chart);
      if (til_question_has_agreeing (result->question))
        {
          add_gap (&maker);
          add_shares_and_trend (&maker, results, trend, result);
        }
    }
  return report_maker_finish (&maker, error);
}
