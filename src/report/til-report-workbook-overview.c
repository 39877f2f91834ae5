/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-workbook.h"
#include "til-text.h"

#define HEADER_ROW 3
#define FIRST_ROW 4
#define NAME_WIDTH 46.0
#define LINK_WIDTH 80.0 /* links don't wrap in all programs */
#define WHAT_WIDTH 32.0
#define DEFINITION_WIDTH 70.0

/* Small charts of the trend beside one another. */
#define CHARTS_ACROSS 2

/* Which of its cells stands for a figure: "To mapping · Median"; "" for the whole. (transfer full)
 */
static char *
create_what (const TilReportBook *self, const TilFigure *figure)
{
  const char *language = self->xlsx->language;
  const TilHeading *row = figure->rows->pdata[figure->headline_row];
  const TilHeading *column = figure->columns->pdata[figure->headline_column];
  g_autoptr (GString) what = g_string_new (NULL);

  if (!row->total && figure->rows->len > 1)
    g_string_append (what, til_heading_text (row, language));
  if (column->unit != TIL_UNIT_COUNT || (!column->total && figure->columns->len > 1))
    g_string_append_printf (what, "%s%s", what->len > 0 ? " · " : "",
                            til_heading_text (column, language));
  return g_strdup (what->str);
}

/* "Lead times: to mapping · median". (transfer full) */
static char *
create_headline (const TilReportBook *self, const TilFigure *figure)
{
  g_autofree char *what = create_what (self, figure);

  if (*what == '\0')
    return g_strdup (til_xlsx_label (self->xlsx, figure->title));
  return til_text_fill (til_xlsx_label (self->xlsx, "workbook.headline"), "figure",
                        til_xlsx_label (self->xlsx, figure->title), "what", what, NULL);
}

static gboolean
has_headline (const TilFigure *figure)
{
  return figure->headline_row < figure->rows->len && figure->headline_column < figure->columns->len;
}

static TilCellUnit
get_headline_unit (const TilFigure *figure)
{
  return ((const TilHeading *)figure->columns->pdata[figure->headline_column])->unit;
}

/* How many a share or a median is taken from: the whole of its row, or the last count there. NONE
 * for a count. */
static TilCell
get_headline_n (const TilFigure *figure)
{
  TilCell n = { .shown = TIL_CELL_NONE };

  if (get_headline_unit (figure) == TIL_UNIT_COUNT)
    return n;
  for (guint column = 0; column < figure->columns->len; column++)
    {
      const TilHeading *heading = figure->columns->pdata[column];

      if (heading->unit != TIL_UNIT_COUNT)
        continue;
      n = til_figure_cell (figure, figure->headline_row, column);
      if (heading->total)
        break;
    }
  return n;
}

typedef struct
{
  TilReportBook *book;
  TilXlsxSheet *sheet;
  guint row;
} Lines;

static void
write_line (Lines *lines,
            const TilXlsxSheet *target,
            const char *name,
            const char *what,
            TilCell now,
            TilCell before,
            TilCell n,
            TilCellUnit unit,
            const char *definition)
{
  TilXlsx *xlsx = lines->book->xlsx;
  const char *texts[] = { NULL, what, NULL, NULL, NULL, definition };

  til_xlsx_write_link (xlsx, lines->sheet, lines->row, 0, target, name);
  til_xlsx_widen (lines->sheet, 0, name, LINK_WIDTH);
  til_xlsx_write_text (xlsx, lines->sheet, lines->row, 1, what, TIL_XLSX_TEXT);
  til_xlsx_write_cell (xlsx, lines->sheet, lines->row, 2, now, unit, FALSE);
  til_xlsx_write_cell (xlsx, lines->sheet, lines->row, 3, before, unit, FALSE);
  if (unit == TIL_UNIT_COUNT)
    til_xlsx_write_text (xlsx, lines->sheet, lines->row, 4, NULL, TIL_XLSX_HIDDEN);
  else
    til_xlsx_write_cell (xlsx, lines->sheet, lines->row, 4, n, TIL_UNIT_COUNT, FALSE);
  til_xlsx_write_text (xlsx, lines->sheet, lines->row, 5, definition, TIL_XLSX_TEXT);
  til_xlsx_fit_row (xlsx, lines->sheet, lines->row, texts, G_N_ELEMENTS (texts));
  lines->row++;
}

static void
write_figure_lines (Lines *lines)
{
  TilReportBook *book = lines->book;
  const TilStatistics *now = til_report_now (book->report);
  const TilStatistics *before = til_report_before (book->report);

  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (now, id);
      const TilFigure *earlier = before != NULL ? til_statistics_get (before, id) : NULL;
      TilCell last_year = { .shown = TIL_CELL_NONE };
      g_autofree char *what = NULL;

      if (!has_headline (figure))
        continue;
      if (earlier != NULL && has_headline (earlier))
        last_year = til_figure_headline (earlier);
      what = create_what (book, figure);
      write_line (lines, book->sheets[til_report_book_place (id)],
                  til_xlsx_label (book->xlsx, figure->title), what, til_figure_headline (figure),
                  last_year, get_headline_n (figure), get_headline_unit (figure),
                  til_xlsx_label (book->xlsx, figure->definition));
    }
}

/* The first question of each survey that can be agreed with: its last round, and the one before. */
static void
write_survey_lines (Lines *lines)
{
  TilReportBook *book = lines->book;
  const char *language = book->xlsx->language;

  for (guint i = 0; i < book->report->surveys->len; i++)
    {
      const TilSurveyResults *results = book->report->surveys->pdata[i];

      for (guint t = 0; t < results->trends->len; t++)
        {
          const TilQuestionTrend *trend = results->trends->pdata[t];
          guint n = trend->rounds->len;
          TilCell shares[2] = { { .shown = TIL_CELL_NONE }, { .shown = TIL_CELL_NONE } };
          TilCell answered = { .shown = TIL_CELL_NONE };

          if (n == 0 || !til_question_has_agreeing (trend->question))
            continue;
          for (guint back = 0; back < MIN (n, 2); back++)
            {
              guint round = g_array_index (trend->rounds, guint, n - 1 - back);
              const TilQuestionResult *result = til_round_result_find (
                  results->rounds->pdata[round], trend->question->key);

              shares[back] = til_report_book_share (&result->all);
              if (back == 0)
                answered = til_report_book_share_n (&result->all);
            }
          write_line (lines, book->survey_sheets->pdata[i],
                      ((const TilXlsxSheet *)book->survey_sheets->pdata[i])->name,
                      til_local_get (trend->question->text, language), shares[0], shares[1],
                      answered, TIL_UNIT_SHARE,
                      til_xlsx_label (book->xlsx, "workbook.survey.definition"));
          break;
        }
    }
}

static guint
write_contents (TilReportBook *self, TilXlsxSheet *sheet, guint row)
{
  til_xlsx_keep_together (sheet, row, row + self->xlsx->sheets->len - 1);
  til_xlsx_write_text (self->xlsx, sheet, row++, 0,
                       til_xlsx_label (self->xlsx, "workbook.contents"), TIL_XLSX_HEADING);
  for (guint i = 1; i < self->xlsx->sheets->len; i++)
    {
      const TilXlsxSheet *target = self->xlsx->sheets->pdata[i];
      til_xlsx_write_link (self->xlsx, sheet, row++, 0, target, target->name);
    }
  til_xlsx_reach (sheet, row - 1, 0);
  return row;
}

void
til_report_book_write_overview (TilReportBook *self)
{
  TilXlsx *xlsx = self->xlsx;
  TilXlsxSheet *sheet = self->sheets[TIL_BOOK_SHEET_OVERVIEW];
  const char *headers[] = {
    til_xlsx_label (xlsx, "workbook.figure"),      til_xlsx_label (xlsx, "workbook.what"),
    til_xlsx_label (xlsx, "workbook.this_period"), til_xlsx_label (xlsx, "workbook.last_year"),
    til_xlsx_label (xlsx, "workbook.n"),           til_xlsx_label (xlsx, "workbook.definition")
  };
  const gboolean number[] = { FALSE, FALSE, TRUE, TRUE, TRUE, FALSE };
  g_autofree char *made_date = til_date_format (self->report->made_on);
  g_autofree char *made_on = til_text_isolate_ltr (made_date);
  g_autofree char *made = til_text_fill (til_xlsx_label (xlsx, "workbook.made_on"), "date", made_on,
                                         NULL);
  Lines lines = { self, sheet, FIRST_ROW };

  sheet->widths[1] = WHAT_WIDTH;
  sheet->widths[5] = DEFINITION_WIDTH;
  for (guint column = 2; column < 5; column++)
    til_xlsx_widen_header (sheet, column, headers[column], TRUE);
  til_report_book_begin (self, sheet, til_xlsx_label (xlsx, "workbook.title"), HEADER_ROW);
  til_xlsx_write_text (xlsx, sheet, 2, 0, made, TIL_XLSX_SUBTITLE);
  write_figure_lines (&lines);
  write_survey_lines (&lines);
  til_xlsx_add_table (xlsx, sheet, HEADER_ROW, headers, number, G_N_ELEMENTS (headers),
                      lines.row - FIRST_ROW);
  lines.row = til_xlsx_write_note (xlsx, sheet, lines.row + 1, 5,
                                   til_xlsx_label (xlsx, "workbook.definition.small_groups"),
                                   TIL_XLSX_NOTE);
  lines.row = til_xlsx_write_note (xlsx, sheet, lines.row, 5,
                                   til_xlsx_label (xlsx, "workbook.definition.no_total"),
                                   TIL_XLSX_NOTE);
  write_contents (self, sheet, lines.row + 1);
  til_xlsx_end_sheet (xlsx, sheet);
}

/* "2025", or "2024–2025" where the period lies in several years: the days stand above. */
static char *
create_year_name (const TilReportBook *self, const TilStatisticsQuery *query)
{
  int first = til_date_year (query->from), last = til_date_year (query->to);
  g_autofree char *from = g_strdup_printf ("%d", first);
  g_autofree char *to = g_strdup_printf ("%d", last);

  if (first == last)
    return g_steal_pointer (&to);
  return til_text_fill (til_xlsx_label (self->xlsx, "workbook.trend.years"), "from", from, "to", to,
                        NULL);
}

static void
write_trend_rows (
    TilReportBook *self, TilXlsxSheet *sheet, const GPtrArray *shown, guint n_years, guint data)
{
  for (guint i = 0; i < shown->len; i++)
    {
      const TilFigure *figure = shown->pdata[i];
      g_autofree char *what = create_what (self, figure);
      TilCellUnit unit = get_headline_unit (figure);
      const char *texts[] = { NULL, what };

      til_xlsx_write_link (self->xlsx, sheet, FIRST_ROW + i, 0,
                           self->sheets[til_report_book_place (figure->id)],
                           til_xlsx_label (self->xlsx, figure->title));
      til_xlsx_write_text (self->xlsx, sheet, FIRST_ROW + i, 1, what, TIL_XLSX_TEXT);
      til_xlsx_fit_row (self->xlsx, sheet, FIRST_ROW + i, texts, G_N_ELEMENTS (texts));
      for (guint year = 0; year < n_years; year++)
        {
          const TilFigure *then = til_statistics_get (self->report->years->pdata[year], figure->id);
          TilCell cell = { .shown = TIL_CELL_NONE };

          if (has_headline (then))
            cell = til_figure_headline (then);
          til_xlsx_write_cell (self->xlsx, sheet, FIRST_ROW + i, year + 2, cell, unit, FALSE);
          til_xlsx_write_drawn (self->xlsx, sheet, FIRST_ROW + i, data + year, cell, unit);
        }
    }
}

/* The end of the axis; 0 for less than two published years, which make no line. */
static double
find_trend_end (const TilReportBook *self, TilFigureId id)
{
  double highest = 0;
  TilCellUnit unit = TIL_UNIT_COUNT;
  guint n = 0;

  for (guint year = 0; year < self->report->years->len; year++)
    {
      const TilFigure *then = til_statistics_get (self->report->years->pdata[year], id);
      TilCell cell = has_headline (then) ? til_figure_headline (then)
                                         : (TilCell){ .shown = TIL_CELL_NONE };

      if (cell.shown != TIL_CELL_VALUE)
        continue;
      n++;
      highest = MAX (highest, cell.value);
      unit = get_headline_unit (then);
    }
  if (n < 2 || highest <= 0)
    return 0;
  return unit == TIL_UNIT_SHARE ? 1 : til_xlsx_axis_end (highest);
}

static void
write_trend_charts (TilReportBook *self,
                    TilXlsxSheet *sheet,
                    const GPtrArray *shown,
                    guint n_years,
                    guint data,
                    guint second,
                    guint row)
{
  guint n = 0, below = row;

  for (guint i = 0; i < shown->len; i++)
    {
      const TilFigure *figure = shown->pdata[i];
      g_autofree char *name = create_headline (self, figure);
      const char *names[] = { name };
      TilXlsxChart chart = { .kind = TIL_CHART_LINES,
                             .title = name,
                             .sheet = sheet,
                             .first_row = FIRST_ROW + i,
                             .n_rows = 1,
                             .first_column = data,
                             .n_columns = n_years,
                             .category_row = HEADER_ROW,
                             .category_column = 2,
                             .names = names,
                             .unit = get_headline_unit (figure),
                             .highest = find_trend_end (self, figure->id) };

      if (chart.highest <= 0)
        continue;
      below = til_xlsx_add_chart (self->xlsx, &chart, row, n % CHARTS_ACROSS == 0 ? 0 : second);
      if (++n % CHARTS_ACROSS == 0)
        row = below;
    }
}

/* The column that a second chart begins at, beside one in column 0. */
static guint
find_second_column (const TilXlsxSheet *sheet)
{
  /* Of the usual width a column has 8.43 digits and some room at its sides. */
  const double needed = TIL_XLSX_CHART_COLUMNS * 9.14;
  double width = 0;
  guint column = 0;

  for (; width < needed; column++)
    width += (sheet->widths[column] > 0 ? sheet->widths[column] : 8.43) + 0.71;
  return column;
}

void
til_report_book_write_trend (TilReportBook *self)
{
  TilXlsx *xlsx = self->xlsx;
  TilXlsxSheet *sheet = self->sheets[TIL_BOOK_SHEET_TREND];
  const TilStatistics *now = til_report_now (self->report);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();
  guint n_years = self->report->years->len, data, last, second, row;
  g_autofree gboolean *number = g_new0 (gboolean, n_years + 2);

  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    if (has_headline (til_statistics_get (now, id)))
      {
        const TilFigure *figure = til_statistics_get (now, id);

        g_ptr_array_add (shown, (gpointer)figure);
        til_xlsx_widen (sheet, 0, til_xlsx_label (xlsx, figure->title), LINK_WIDTH);
      }
  g_ptr_array_add (headers, (gpointer)til_xlsx_label (xlsx, "workbook.figure"));
  g_ptr_array_add (headers, (gpointer)til_xlsx_label (xlsx, "workbook.what"));
  sheet->widths[1] = WHAT_WIDTH;
  for (guint year = 0; year < n_years; year++)
    {
      const TilStatistics *then = self->report->years->pdata[year];
      char *name = create_year_name (self, &then->query);

      g_ptr_array_add (years, name);
      g_ptr_array_add (headers, name);
      number[year + 2] = TRUE;
      til_xlsx_widen_header (sheet, year + 2, name, TRUE);
    }
  second = find_second_column (sheet);
  last = MAX (n_years + 1, second + TIL_XLSX_CHART_COLUMNS - 1);
  data = last + 2;

  til_report_book_begin (self, sheet, sheet->name, HEADER_ROW);
  til_xlsx_write_note (xlsx, sheet, HEADER_ROW - 1, last,
                       til_xlsx_label (xlsx, "workbook.trend.definition"), TIL_XLSX_NOTE);
  til_xlsx_add_table (xlsx, sheet, HEADER_ROW, (const char *const *)headers->pdata, number,
                      headers->len, shown->len);
  write_trend_rows (self, sheet, shown, n_years, data);
  row = til_xlsx_write_note (xlsx, sheet, FIRST_ROW + shown->len + 1, last,
                             til_xlsx_label (xlsx, "workbook.definition.small_groups"),
                             TIL_XLSX_NOTE);
  write_trend_charts (self, sheet, shown, n_years, data, second, row + 1);
  til_xlsx_hide_columns (xlsx, sheet, data, data + n_years - 1);
  til_xlsx_end_sheet (xlsx, sheet);
}

static guint
write_definition (
    TilReportBook *self, TilXlsxSheet *sheet, guint row, const char *name, const char *definition)
{
  const char *texts[] = { name, definition };

  til_xlsx_write_text (self->xlsx, sheet, row, 0, name, TIL_XLSX_LABEL);
  til_xlsx_write_text (self->xlsx, sheet, row, 1, definition, TIL_XLSX_TEXT);
  til_xlsx_fit_row (self->xlsx, sheet, row, texts, G_N_ELEMENTS (texts));
  return row + 1;
}

void
til_report_book_write_definitions (TilReportBook *self)
{
  static const char *const words[][2] = {
    { "workbook.hidden", "workbook.definition.small_groups" },
    { "workbook.step", "workbook.definition.steps" },
    { "workbook.age_group", "workbook.definition.age" },
    { "workbook.dimension", "workbook.definition.dimensions" },
    { "workbook.areas.hard", "workbook.definition.hard" },
    { "workbook.areas.good", "workbook.definition.good" },
    { "workbook.areas.not_discussed", "workbook.definition.not_discussed" },
    { "workbook.total", "workbook.definition.no_total" },
    { "workbook.survey.agree", "workbook.survey.definition" },
    { "workbook.survey.change", "workbook.survey.definition.change" },
    { "workbook.share", "workbook.reference.definition" },
  };
  TilXlsx *xlsx = self->xlsx;
  TilXlsxSheet *sheet = self->sheets[TIL_BOOK_SHEET_DEFINITIONS];
  const TilStatistics *now = til_report_now (self->report);
  const char *headers[] = { til_xlsx_label (xlsx, "workbook.figure"),
                            til_xlsx_label (xlsx, "workbook.definition") };
  const gboolean number[] = { FALSE, FALSE };
  guint row = FIRST_ROW;

  sheet->widths[0] = NAME_WIDTH;
  sheet->widths[1] = 100;
  til_report_book_begin (self, sheet, sheet->name, HEADER_ROW);
  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (now, id);
      row = write_definition (self, sheet, row, til_xlsx_label (xlsx, figure->title),
                              til_xlsx_label (xlsx, figure->definition));
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    row = write_definition (self, sheet, row, til_xlsx_label (xlsx, words[i][0]),
                            til_xlsx_label (xlsx, words[i][1]));
  til_xlsx_add_table (xlsx, sheet, HEADER_ROW, headers, number, G_N_ELEMENTS (headers),
                      row - FIRST_ROW);
  til_xlsx_end_sheet (xlsx, sheet);
}
