/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-workbook.h"
#include "til-text.h"

#include <math.h>

/* One survey: its rounds, the trend of each question, answers by sector, and how they fell the last
 * time. Free text never comes here: TilRoundResult has none. */

#define QUESTION_WIDTH 44.0
#define NOTE_COLUMN 9
#define MOST_LINES 8

typedef struct
{
  TilReportBook *book;
  const TilSurveyResults *results;
  TilXlsxSheet *sheet;
  guint second; /* where the second chart begins */
  guint data;   /* the charts' own columns */
  guint row;
} Survey;

TilCell
til_report_book_share (const TilShare *share)
{
  if (share->hidden)
    return (TilCell){ .shown = share->small ? TIL_CELL_SMALL : TIL_CELL_HIDDEN };
  if (share->n == 0 || isnan (share->share))
    return (TilCell){ .shown = TIL_CELL_NONE };
  /* Rounded in one place. */
  g_autofree char *shown = til_share_format (share, ".");
  return (TilCell){ .shown = TIL_CELL_VALUE,
                    .value = round (g_ascii_strtod (shown, NULL) * 10) / 1000 };
}

TilCell
til_report_book_share_n (const TilShare *share)
{
  if (share->hidden)
    return (TilCell){ .shown = share->small ? TIL_CELL_SMALL : TIL_CELL_HIDDEN };
  return (TilCell){ .shown = TIL_CELL_VALUE, .value = (double)share->n };
}

static TilCell
get_group (gint64 n, gboolean hidden)
{
  if (hidden)
    return (TilCell){ .shown = TIL_CELL_HIDDEN };
  return (TilCell){ .shown = TIL_CELL_VALUE, .value = (double)n };
}

static const char *
label (const Survey *self, const char *key)
{
  return til_xlsx_label (self->book->xlsx, key);
}

static const char *
get_question (const Survey *self, const TilQuestion *question)
{
  return til_local_get (question->text, self->book->xlsx->language);
}

static void
write_cell (const Survey *self, guint column, TilCell cell, TilCellUnit unit)
{
  til_xlsx_write_cell (self->book->xlsx, self->sheet, self->row, column, cell, unit, FALSE);
}

static void
write_text (const Survey *self, guint column, const char *text)
{
  til_xlsx_write_text (self->book->xlsx, self->sheet, self->row, column, text,
                       column == 0 ? TIL_XLSX_LABEL : TIL_XLSX_TEXT);
}

static void
write_heading (Survey *self, const char *title, const char *definition)
{
  til_xlsx_write_text (self->book->xlsx, self->sheet, self->row, 0, label (self, title),
                       TIL_XLSX_HEADING);
  til_xlsx_set_lines (self->book->xlsx, self->sheet, self->row++, 1);
  if (definition != NULL)
    self->row = til_xlsx_write_note (self->book->xlsx, self->sheet, self->row, NOTE_COLUMN,
                                     label (self, definition), TIL_XLSX_NOTE);
}

/* Widens the columns; the first is a question or a round. */
static void
measure_headers (Survey *self, const char *const *headers, guint n)
{
  for (guint i = 1; i < n; i++)
    til_xlsx_widen_header (self->sheet, i, headers[i], TRUE);
}

/* Which sectors may have answered in some round: leaving out one that is hidden would tell that it
 * is empty. */
static gboolean
has_service (const Survey *self, TilService service)
{
  for (guint i = 0; i < self->results->rounds->len; i++)
    {
      const TilRoundResult *round = self->results->rounds->pdata[i];

      if (round->survey->audience == TIL_AUDIENCE_STAFF &&
          (round->n_services[service] > 0 || round->hidden_services[service]))
        return TRUE;
    }
  return FALSE;
}

/* Sectors beside NONE; for guardians there are none. (transfer full) (element-type TilService) */
static GArray *
list_services (const Survey *self)
{
  GArray *services = g_array_new (FALSE, FALSE, sizeof (TilService));

  for (TilService service = TIL_SERVICE_EDUCATION; service < TIL_N_SERVICES; service++)
    if (has_service (self, service))
      g_array_append_val (services, service);
  return services;
}

static const char *
get_service (const Survey *self, TilService service)
{
  g_autofree char *key = g_strconcat ("service.", til_service_keys[service], NULL);

  return label (self, key);
}

static TilCell
get_response_share (const TilRoundResult *round)
{
  if (round->n_invited <= 0)
    return (TilCell){ .shown = TIL_CELL_NONE };
  if (round->hidden_answered)
    return (TilCell){ .shown = TIL_CELL_HIDDEN };
  return (TilCell){ .shown = TIL_CELL_VALUE,
                    .value = (double)round->n_answered / (double)round->n_invited };
}

static void
write_round (Survey *self, const TilRoundResult *round, const GArray *services)
{
  write_text (self, 0, round->round->name);
  til_xlsx_write_date (self->book->xlsx, self->sheet, self->row, 1, round->round->date);
  if (round->n_invited > 0)
    til_xlsx_write_number (self->book->xlsx, self->sheet, self->row, 2, (double)round->n_invited,
                           TIL_XLSX_COUNT);
  else
    write_cell (self, 2, (TilCell){ .shown = TIL_CELL_NONE }, TIL_UNIT_COUNT);
  write_cell (self, 3, get_group (round->n_answered, round->hidden_answered), TIL_UNIT_COUNT);
  write_cell (self, 4, get_response_share (round), TIL_UNIT_SHARE);
  for (guint i = 0; i < services->len; i++)
    {
      TilService service = g_array_index (services, TilService, i);
      write_cell (self, 5 + i,
                  get_group (round->n_services[service], round->hidden_services[service]),
                  TIL_UNIT_COUNT);
    }
  self->row++;
}

/* One sentence for all rounds that it holds for. */
static void
write_warning (Survey *self, const char *key, gboolean (*holds) (const TilRoundResult *round))
{
  g_autofree char *rounds = NULL;
  g_autofree char *warning = NULL;

  for (guint i = 0; i < self->results->rounds->len; i++)
    {
      const TilRoundResult *round = self->results->rounds->pdata[i];
      g_autofree char *name = til_text_isolate (round->round->name);
      g_autofree char *before = g_steal_pointer (&rounds);

      if (!holds (round))
        rounds = g_steal_pointer (&before);
      else if (before == NULL)
        rounds = g_steal_pointer (&name);
      else
        rounds = til_text_fill (label (self, "workbook.list"), "first", before, "next", name, NULL);
    }
  if (rounds == NULL)
    return;
  warning = til_text_fill (label (self, key), "round", rounds, NULL);
  self->row = til_xlsx_write_note (self->book->xlsx, self->sheet, self->row, NOTE_COLUMN, warning,
                                   TIL_XLSX_WARNING);
}

static gboolean
is_few (const TilRoundResult *round)
{
  return round->few_answered;
}

static gboolean
is_small (const TilRoundResult *round)
{
  return round->small;
}

static void
write_rounds (Survey *self, const GArray *services)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  g_autofree gboolean *number = g_new0 (gboolean, 5 + services->len);
  guint header_row;

  g_ptr_array_add (headers, (gpointer)label (self, "workbook.survey.round"));
  g_ptr_array_add (headers, (gpointer)label (self, "workbook.date"));
  g_ptr_array_add (headers, (gpointer)label (self, "workbook.survey.invited"));
  g_ptr_array_add (headers, (gpointer)label (self, "workbook.survey.answered"));
  g_ptr_array_add (headers, (gpointer)label (self, "workbook.survey.share_answered"));
  for (guint i = 0; i < services->len; i++)
    g_ptr_array_add (headers,
                     (gpointer)get_service (self, g_array_index (services, TilService, i)));
  for (guint i = 2; i < headers->len; i++)
    number[i] = TRUE;
  measure_headers (self, (const char *const *)headers->pdata, headers->len);
  write_heading (self, "workbook.survey.rounds", NULL);
  header_row = self->row++;
  for (guint i = 0; i < self->results->rounds->len; i++)
    write_round (self, self->results->rounds->pdata[i], services);
  til_xlsx_add_table (self->book->xlsx, self->sheet, header_row,
                      (const char *const *)headers->pdata, number, headers->len,
                      self->row - header_row - 1);
  write_warning (self, "workbook.survey.few", is_few);
  write_warning (self, "workbook.survey.small", is_small);
  self->row++;
}

static void
write_points (const Survey *self, guint column, gboolean known, double points)
{
  /* Whole tenths, as shares have. */
  if (known)
    til_xlsx_write_number (self->book->xlsx, self->sheet, self->row, column,
                           round (points * 1000) / 10, TIL_XLSX_POINTS);
  else
    write_cell (self, column, (TilCell){ .shown = TIL_CELL_NONE }, TIL_UNIT_COUNT);
}

static const char *
get_reading (const Survey *self, const TilQuestionTrend *trend, guint index)
{
  const TilShareChange *change = &g_array_index (trend->changes, TilShareChange, index);

  if (index == 0)
    return trend->changed ? label (self, "workbook.survey.changed") : NULL;
  if (!change->known)
    return NULL;
  return label (self, change->may_be_chance ? "workbook.survey.chance" : "workbook.survey.more");
}

static void
write_trend_line (Survey *self, const TilQuestionTrend *trend, guint index)
{
  guint at = g_array_index (trend->rounds, guint, index);
  const TilRoundResult *round = self->results->rounds->pdata[at];
  const TilQuestionResult *result = til_round_result_find (round, trend->question->key);
  const TilShareChange *change = &g_array_index (trend->changes, TilShareChange, index);
  TilCell share = til_report_book_share (&result->all);
  TilCell low = share, high = share;
  const char *texts[] = {
    get_question (self, trend->question), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    get_reading (self, trend, index)
  };
  gboolean known = index > 0 && change->known;

  low.value = result->all.low;
  high.value = result->all.high;
  write_text (self, 0, texts[0]);
  write_text (self, 1, round->round->name);
  write_cell (self, 2, til_report_book_share_n (&result->all), TIL_UNIT_COUNT);
  write_cell (self, 3, share, TIL_UNIT_SHARE);
  write_cell (self, 4, low, TIL_UNIT_SHARE);
  write_cell (self, 5, high, TIL_UNIT_SHARE);
  write_points (self, 6, known, change->points);
  write_points (self, 7, known, change->low);
  write_points (self, 8, known, change->high);
  write_text (self, 9, texts[9]);
  til_xlsx_fit_row (self->book->xlsx, self->sheet, self->row, texts, G_N_ELEMENTS (texts));
  self->row++;
}

static void
write_trends (Survey *self)
{
  const char *headers[] = { label (self, "workbook.survey.question"),
                            label (self, "workbook.survey.round"),
                            label (self, "workbook.n"),
                            label (self, "workbook.survey.agree"),
                            label (self, "workbook.survey.low"),
                            label (self, "workbook.survey.high"),
                            label (self, "workbook.survey.change"),
                            label (self, "workbook.survey.change_low"),
                            label (self, "workbook.survey.change_high"),
                            label (self, "workbook.survey.reading") };
  const gboolean number[] = { FALSE, FALSE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, FALSE };
  guint header_row;

  measure_headers (self, headers, G_N_ELEMENTS (headers));
  write_heading (self, "workbook.survey.trend", "workbook.survey.definition.change");
  header_row = self->row++;
  for (guint t = 0; t < self->results->trends->len; t++)
    {
      const TilQuestionTrend *trend = self->results->trends->pdata[t];

      if (til_question_has_agreeing (trend->question))
        for (guint i = 0; i < trend->rounds->len; i++)
          write_trend_line (self, trend, i);
    }
  til_xlsx_add_table (self->book->xlsx, self->sheet, header_row, headers, number,
                      G_N_ELEMENTS (headers), self->row - header_row - 1);
  self->row++;
}

/* Whether the round asked in the same words. */
static gboolean
has_round (const TilQuestionTrend *trend, guint round)
{
  for (guint i = 0; i < trend->rounds->len; i++)
    if (g_array_index (trend->rounds, guint, i) == round)
      return TRUE;
  return FALSE;
}

/* A line a question and sector: of each round how many answered, and the share agreeing. */
static void
write_service_line (Survey *self, const TilQuestionTrend *trend, TilService service)
{
  const char *texts[] = { get_question (self, trend->question), get_service (self, service) };

  write_text (self, 0, texts[0]);
  write_text (self, 1, texts[1]);
  for (guint i = 0; i < self->results->rounds->len; i++)
    {
      TilCell n = { .shown = TIL_CELL_NONE }, share = n;

      if (has_round (trend, i))
        {
          const TilRoundResult *round = self->results->rounds->pdata[i];
          const TilShare *own =
              &til_round_result_find (round, trend->question->key)->services[service];

          n = til_report_book_share_n (own);
          share = til_report_book_share (own);
        }
      write_cell (self, 2 + 2 * i, n, TIL_UNIT_COUNT);
      write_cell (self, 3 + 2 * i, share, TIL_UNIT_SHARE);
    }
  til_xlsx_fit_row (self->book->xlsx, self->sheet, self->row, texts, G_N_ELEMENTS (texts));
  self->row++;
}

static void
write_services (Survey *self, const GArray *services)
{
  guint n_columns = 2 + 2 * self->results->rounds->len;
  g_autoptr (GPtrArray) headers = g_ptr_array_new_with_free_func (g_free);
  g_autofree gboolean *number = g_new0 (gboolean, n_columns);
  guint header_row;

  if (services->len == 0)
    return;
  g_ptr_array_add (headers, g_strdup (label (self, "workbook.survey.question")));
  g_ptr_array_add (headers, g_strdup (label (self, "workbook.sector")));
  for (guint i = 0; i < self->results->rounds->len; i++)
    {
      const TilRoundResult *round = self->results->rounds->pdata[i];

      g_ptr_array_add (headers, til_text_fill (label (self, "workbook.headline"), "figure",
                                               round->round->name, "what",
                                               label (self, "workbook.n"), NULL));
      g_ptr_array_add (headers, til_text_fill (label (self, "workbook.headline"), "figure",
                                               round->round->name, "what",
                                               label (self, "workbook.share"), NULL));
      number[2 + 2 * i] = number[3 + 2 * i] = TRUE;
    }
  measure_headers (self, (const char *const *)headers->pdata, n_columns);
  write_heading (self, "workbook.survey.by_sector", "workbook.survey.definition");
  header_row = self->row++;
  for (guint t = 0; t < self->results->trends->len; t++)
    {
      const TilQuestionTrend *trend = self->results->trends->pdata[t];

      if (til_question_has_agreeing (trend->question))
        for (guint s = 0; s < services->len; s++)
          write_service_line (self, trend, g_array_index (services, TilService, s));
    }
  til_xlsx_add_table (self->book->xlsx, self->sheet, header_row,
                      (const char *const *)headers->pdata, number, n_columns,
                      self->row - header_row - 1);
  self->row++;
}

static void
write_answers (Survey *self)
{
  const TilRoundResult *last = self->results->rounds->pdata[self->results->rounds->len - 1];
  const char *headers[] = { label (self, "workbook.survey.question"),
                            label (self, "workbook.survey.answer"), label (self, "workbook.n"),
                            label (self, "workbook.survey.share_of_answers") };
  const gboolean number[] = { FALSE, FALSE, TRUE, TRUE };
  g_autofree char *name = til_text_isolate (last->round->name);
  g_autofree char *title = til_text_fill (label (self, "workbook.survey.answers"), "round", name,
                                          NULL);
  guint header_row;

  til_xlsx_write_text (self->book->xlsx, self->sheet, self->row, 0, title, TIL_XLSX_HEADING);
  til_xlsx_set_lines (self->book->xlsx, self->sheet, self->row++, 1);
  header_row = self->row++;
  for (guint q = 0; q < last->questions->len; q++)
    {
      const TilQuestionResult *result = last->questions->pdata[q];

      for (guint c = 0; c < result->question->choices->len; c++)
        {
          const TilAnswerChoice *choice = result->question->choices->pdata[c];
          const char *texts[] = { get_question (self, result->question),
                                  til_local_get (choice->text, self->book->xlsx->language) };

          write_text (self, 0, texts[0]);
          write_text (self, 1, texts[1]);
          write_cell (self, 2, til_report_book_share_n (&result->choices[c]), TIL_UNIT_COUNT);
          write_cell (self, 3, til_report_book_share (&result->choices[c]), TIL_UNIT_SHARE);
          til_xlsx_fit_row (self->book->xlsx, self->sheet, self->row, texts, G_N_ELEMENTS (texts));
          self->row++;
        }
    }
  til_xlsx_add_table (self->book->xlsx, self->sheet, header_row, headers, number,
                      G_N_ELEMENTS (headers), self->row - header_row - 1);
  self->row++;
}

/* One line a question over all rounds. Returns the row below. */
static guint
write_trend_chart (Survey *self)
{
  TilXlsx *xlsx = self->book->xlsx;
  guint n_rounds = self->results->rounds->len, n = 0;
  const char *names[MOST_LINES];
  gboolean any = FALSE;

  if (n_rounds < 2)
    return self->row;
  for (guint i = 0; i < n_rounds; i++)
    {
      const TilRoundResult *round = self->results->rounds->pdata[i];
      til_xlsx_write_text (xlsx, self->sheet, self->row, self->data + i, round->round->name,
                           TIL_XLSX_TEXT);
    }
  for (guint t = 0; t < self->results->trends->len && n < MOST_LINES; t++)
    {
      const TilQuestionTrend *trend = self->results->trends->pdata[t];

      if (!til_question_has_agreeing (trend->question))
        continue;
      names[n++] = get_question (self, trend->question);
      for (guint i = 0; i < trend->rounds->len; i++)
        {
          guint at = g_array_index (trend->rounds, guint, i);
          const TilQuestionResult *result = til_round_result_find (self->results->rounds->pdata[at],
                                                                   trend->question->key);

          any = til_xlsx_write_drawn (xlsx, self->sheet, self->row + n, self->data + at,
                                      til_report_book_share (&result->all), TIL_UNIT_SHARE) ||
                any;
        }
    }
  if (!any)
    return self->row;

  TilXlsxChart chart = { .kind = TIL_CHART_LINES,
                         .title = label (self, "workbook.survey.agree"),
                         .sheet = self->sheet,
                         .first_row = self->row + 1,
                         .n_rows = n,
                         .first_column = self->data,
                         .n_columns = n_rounds,
                         .category_row = self->row,
                         .category_column = self->data,
                         .names = names,
                         .unit = TIL_UNIT_SHARE,
                         .highest = 1 };
  return til_xlsx_add_chart (xlsx, &chart, self->row, 0);
}

/* The first question that can be agreed with, by sector, the last time. Returns the row below. */
static guint
write_sector_chart (Survey *self, const GArray *services)
{
  TilXlsx *xlsx = self->book->xlsx;
  const TilRoundResult *last = self->results->rounds->pdata[self->results->rounds->len - 1];
  guint column = self->data + self->results->rounds->len + 1;
  const TilQuestionResult *result = NULL;
  g_autofree char *title = NULL;
  gboolean any = FALSE;

  for (guint q = 0; q < last->questions->len && result == NULL; q++)
    if (til_question_has_agreeing (
            ((const TilQuestionResult *)last->questions->pdata[q])->question))
      result = last->questions->pdata[q];
  if (result == NULL || services->len == 0)
    return self->row;
  for (guint i = 0; i < services->len; i++)
    {
      TilService service = g_array_index (services, TilService, i);

      til_xlsx_write_text (xlsx, self->sheet, self->row + 1 + i, column,
                           get_service (self, service), TIL_XLSX_TEXT);
      any = til_xlsx_write_drawn (xlsx, self->sheet, self->row + 1 + i, column + 1,
                                  til_report_book_share (&result->services[service]),
                                  TIL_UNIT_SHARE) ||
            any;
    }
  if (!any)
    return self->row;
  title = til_text_fill (label (self, "workbook.headline"), "figure", last->round->name, "what",
                         get_question (self, result->question), NULL);

  const char *names[] = { label (self, "workbook.survey.agree") };
  TilXlsxChart chart = { .kind = TIL_CHART_BARS,
                         .title = title,
                         .sheet = self->sheet,
                         .first_row = self->row + 1,
                         .n_rows = services->len,
                         .first_column = column + 1,
                         .n_columns = 1,
                         .category_row = self->row + 1,
                         .category_column = column,
                         .names = names,
                         .unit = TIL_UNIT_SHARE,
                         .highest = 1,
                         .long_words = TRUE };
  return til_xlsx_add_chart (xlsx, &chart, self->row, self->second);
}

static void
measure (Survey *self)
{
  self->sheet->widths[0] = QUESTION_WIDTH;
  self->sheet->widths[1] = 20; /* dates, rounds, sectors and answers */
  self->sheet->widths[NOTE_COLUMN] = 20;
  self->second = 4;
  self->data = MAX (self->second + TIL_XLSX_CHART_COLUMNS, 2 + 2 * self->results->rounds->len) + 2;
}

void
til_report_book_write_survey (TilReportBook *self,
                              const TilSurveyResults *results,
                              TilXlsxSheet *sheet)
{
  Survey survey = { .book = self, .results = results, .sheet = sheet, .row = 3 };
  const TilRoundResult *last = results->rounds->pdata[results->rounds->len - 1];
  g_autoptr (GArray) services = list_services (&survey);
  guint after_trend, after_sectors;

  measure (&survey);
  til_report_book_begin (self, sheet, til_local_get (last->survey->name, self->xlsx->language), 1);
  write_rounds (&survey, services);
  after_trend = write_trend_chart (&survey);
  after_sectors = write_sector_chart (&survey, services);
  survey.row = MAX (after_trend, after_sectors) + 1;
  write_trends (&survey);
  write_services (&survey, services);
  write_answers (&survey);
  til_xlsx_write_note (self->xlsx, sheet, survey.row, NOTE_COLUMN,
                       til_xlsx_label (self->xlsx, "workbook.survey.definition.small"),
                       TIL_XLSX_NOTE);
  til_xlsx_hide_columns (self->xlsx, sheet, survey.data, survey.data + results->rounds->len + 3);
  til_xlsx_end_sheet (self->xlsx, sheet);
}
