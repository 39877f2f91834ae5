/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report-sheet.h"
#include "til-consultation.h"
#include "til-language.h"
#include "til-report-maker.h"
#include "til-text.h"

#include <math.h>

/* The report on paper. Every cell is the report's own, as til_cell_format() writes it. */

#define SCALE (10.0 / TIL_SHEET_BODY)
#define CARDS_ACROSS 3
#define CARD_GAP 0.9 /* of body text */
#define CARD_PADDING 0.7
#define CARD_VALUE 2.0
#define CARD_PLOT 1.8
#define CHART_AT_LEAST 24.7 /* of body text: the width that a chart needs beside its table */
#define MOST_BARS 10 /* more of them take a third of a page, beside a table that says the same */
#define PAIR_GAP 2.2 /* of body text, between two figures beside one another */
#define PAIR_ROWS 13
#define PAIR_COLUMNS 3
#define YEARS_ACROSS 6

static const TilColour card_colour = { 0.945, 0.96, 0.975, 1 };

/* The few figures that come first. */
static const TilFigureId few[] = {
  TIL_FIGURE_CHILDREN, TIL_FIGURE_OBSERVATIONS,    TIL_FIGURE_LEAD_TIMES, TIL_FIGURE_RECENT_MAPPING,
  TIL_FIGURE_CONSENT,  TIL_FIGURE_FAMILY_MEETINGS, TIL_FIGURE_ACTIONS,    TIL_FIGURE_CONCERNS,
};

static const char *
label (const ReportMaker *maker, const char *key)
{
  return til_label (maker->base.languages[0], key);
}

static gboolean
has_headline (const TilFigure *figure)
{
  return figure->headline_row < figure->rows->len && figure->headline_column < figure->columns->len;
}

/* What the headline counts beyond the figure's name; "" for the whole. (transfer full) */
static char *
headline_words (const ReportMaker *maker, const TilFigure *figure)
{
  const TilHeading *row = figure->rows->pdata[figure->headline_row];
  const TilHeading *column = figure->columns->pdata[figure->headline_column];
  GString *words = g_string_new (NULL);

  if (!row->total)
    g_string_append (words, til_heading_text (row, maker->base.languages[0]));
  if (column->unit != TIL_UNIT_COUNT)
    g_string_append_printf (words, "%s%s",
                            words->len > 0 ? chart_comma (maker->base.languages[0]) : "",
                            til_heading_text (column, maker->base.languages[0]));
  return g_string_free (words, FALSE);
}

static double
add_text (ReportMaker *maker,
          TilBlock *block,
          const char *text,
          double size,
          TilWeight weight,
          TilColour colour,
          double x,
          double y,
          double width)
{
  PangoLayout *layout = report_maker_text (maker, text, size, weight, width);
  double height;

  til_type_layout_size (layout, NULL, &height);
  til_block_text (block, layout, x, y, colour);
  g_object_unref (layout);
  return height;
}

/* Name, value and last year's, and the years, which stand level with those of the other cards. */
typedef struct
{
  TilBlock *words; /* (owned) (nullable) NULL: no card */
  TilBlock *plot;  /* (owned) (nullable) */
} Card;

/* plot is taken over. */
static Card
create_card (ReportMaker *maker,
             const char *name,
             const char *words,
             const char *value,
             const char *before,
             TilBlock *plot,
             double width)
{
  const TilPalette *palette = maker->base.palette;
  TilBlock *block = til_block_new ();
  double padding = CARD_PADDING * maker->body, room = width - 2 * padding, y = padding;

  y += add_text (maker, block, name, maker->body, TIL_WEIGHT_BOLD, palette->text, padding, y, room);
  if (*words)
    y += add_text (maker, block, words, maker->body * CHART_SMALL, TIL_WEIGHT_REGULAR,
                   palette->faint_text, padding, y, room);
  y += add_text (maker, block, value, maker->body * CARD_VALUE, TIL_WEIGHT_BOLD,
                 chart_accent (palette), padding, y, room);
  if (before)
    y += add_text (maker, block, before, maker->body * CHART_SMALL, TIL_WEIGHT_REGULAR,
                   palette->faint_text, padding, y, room);
  til_block_set_height (block, y);
  return (Card){ block, plot };
}

static TilBlock *
create_plot (ReportMaker *maker, const GArray *points, double max, double width)
{
  ChartMaker chart = {
    .block = til_block_new (),
    .palette = maker->base.palette,
    .language = maker->base.languages[0],
    .rtl = maker->base.rtl,
    .width = width,
    .size = maker->body * CHART_SMALL,
  };

  chart_plot (&chart, points, max, CARD_PLOT * maker->body, 0, FALSE, TRUE);
  til_block_set_height (chart.block, chart.y);
  return chart.block;
}

static Card
create_figure_card (ReportMaker *maker, const TilReport *report, TilFigureId id, double width)
{
  const char *language = maker->base.languages[0];
  const TilFigure *figure = til_statistics_get (til_report_now (report), id);
  const TilStatistics *then = til_report_before (report);
  const TilFigure *earlier = then ? til_statistics_get (then, id) : NULL;
  g_autoptr (GArray) points = NULL;
  g_autofree char *words = NULL;
  g_autofree char *n = NULL;
  g_autofree char *value = NULL;
  g_autofree char *before = NULL;
  TilCellUnit unit;
  double max;

  if (!has_headline (figure))
    return (Card){ NULL, NULL };
  unit = ((const TilHeading *)figure->columns->pdata[figure->headline_column])->unit;
  words = headline_words (maker, figure);
  n = chart_headline_n (figure, language);
  if (n)
    {
      g_autofree char *both = g_strdup_printf ("%s%s%s", words, *words ? "\n" : "", n);
      g_free (g_steal_pointer (&words));
      words = g_steal_pointer (&both);
    }
  value = chart_headline_text (figure, language);
  if (earlier && has_headline (earlier) && til_figure_headline (earlier).shown != TIL_CELL_NONE)
    {
      g_autofree char *number = chart_cell_text (til_figure_headline (earlier), unit, language);
      before = til_text_fill (til_label (language, "chart.last_year"), "value", number, NULL);
    }
  points = chart_trend_points (report, id, language, &max);
  return create_card (maker, label (maker, figure->title), words, value, before,
                      points->len > 1
                          ? create_plot (maker, points, max, width - 2 * CARD_PADDING * maker->body)
                          : NULL,
                      width);
}

/* The first question of a survey that one can agree with. */
static Card
create_survey_card (ReportMaker *maker, const TilSurveyResults *results, double width)
{
  const char *language = maker->base.languages[0];

  for (guint i = 0; i < results->trends->len; i++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[i];
      guint n = trend->rounds->len;
      g_autoptr (GArray) points = NULL;
      const TilRoundResult *last;
      const TilQuestionResult *result;
      g_autofree char *value = NULL;
      g_autofree char *words = NULL;

      if (n == 0 || !til_question_has_agreeing (trend->question))
        continue;
      last = results->rounds->pdata[g_array_index (trend->rounds, guint, n - 1)];
      result = til_round_result_find (last, trend->question->key);
      value = chart_choice_text (&result->all, language);
      words = chart_n_text (&result->all, language);
      points = chart_survey_points (results, trend, language);
      for (guint p = 0; p < points->len; p++)
        g_clear_pointer (&g_array_index (points, ChartPoint, p).sub, g_free);
      return create_card (
          maker, til_local_get (trend->question->text, language), words, value, NULL,
          points->len > 1 ? create_plot (maker, points, 1, width - 2 * CARD_PADDING * maker->body)
                          : NULL,
          width);
    }
  return (Card){ NULL, NULL };
}

/* Cards beside one another on a tint, all of a row equally high. */
static void
add_cards (ReportMaker *maker, const GArray *cards)
{
  double gap = CARD_GAP * maker->body, padding = CARD_PADDING * maker->body;
  double width = (maker->base.width - (CARDS_ACROSS - 1) * gap) / CARDS_ACROSS;

  for (guint i = 0; i < cards->len; i += CARDS_ACROSS)
    {
      TilBlock *row = til_block_new ();
      double words = 0, plots = 0;

      for (guint j = i; j < MIN (cards->len, i + CARDS_ACROSS); j++)
        {
          const Card *card = &g_array_index (cards, Card, j);

          words = MAX (words, til_block_height (card->words));
          if (card->plot)
            plots = MAX (plots, til_block_height (card->plot));
        }
      for (guint j = i; j < MIN (cards->len, i + CARDS_ACROSS); j++)
        {
          const Card *card = &g_array_index (cards, Card, j);
          double x = report_maker_x (maker, (j - i) * (width + gap), width);

          til_block_box (row, x, 0, width, words + plots + padding, 6, card_colour);
          til_block_take (row, card->words, x, 0);
          if (card->plot)
            til_block_take (row, card->plot, x + padding, words);
        }
      til_block_set_height (row, words + plots + padding + gap);
      report_maker_add (maker, row);
    }
}

static void
add_first_page (ReportMaker *maker, const TilReport *report)
{
  const char *language = maker->base.languages[0];
  g_autoptr (GArray) cards = g_array_new (FALSE, FALSE, sizeof (Card));
  g_autofree char *made = til_date_format (report->made_on);
  g_autofree char *shown_made = chart_number (language, made);
  g_autofree char *made_on = til_text_fill (label (maker, "workbook.made_on"), "date", shown_made,
                                            NULL);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  const char *subtitles[2] = { NULL, NULL };
  double width = (maker->base.width - (CARDS_ACROSS - 1) * CARD_GAP * maker->body) / CARDS_ACROSS;

  if (report->unit_name)
    {
      g_autofree char *name = til_text_isolate (report->unit_name);
      g_string_append_printf (subtitle, "%s%s", name, chart_comma (language));
    }
  if (report->query.age_group >= 0 && report->query.age_group < TIL_N_AGE_GROUPS)
    {
      g_autofree char *key = g_strconcat ("age.", til_age_group_keys[report->query.age_group],
                                          NULL);
      g_string_append_printf (subtitle, "%s%s", til_label (language, key), chart_comma (language));
    }
  g_string_append (subtitle, made_on);
  subtitles[0] = subtitle->str;
  report_maker_title (maker, subtitles);

  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    {
      Card card = create_figure_card (maker, report, few[i], width);
      if (card.words)
        g_array_append_val (cards, card);
    }
  for (guint i = 0; i < report->surveys->len; i++)
    {
      Card card = create_survey_card (maker, report->surveys->pdata[i], width);
      if (card.words)
        g_array_append_val (cards, card);
    }
  add_cards (maker, cards);
  report_maker_paragraph (maker, label (maker, "workbook.definition.small_groups"),
                          maker->base.palette->faint_text);
  report_maker_paragraph (maker, label (maker, "workbook.definition.no_total"),
                          maker->base.palette->faint_text);
}

static double
add_figure_table (ReportMaker *maker, const TilFigure *figure)
{
  const char *language = maker->base.languages[0];
  guint n_columns = figure->columns->len + 1, n_rows = figure->rows->len + 1;
  g_autofree ReportCell *cells = g_new0 (ReportCell, n_columns * n_rows);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  cells[0].text = "";
  for (guint c = 1; c < n_columns; c++)
    cells[c] = (ReportCell){ .text = til_heading_text (figure->columns->pdata[c - 1], language),
                             .number = TRUE };
  for (guint r = 1; r < n_rows; r++)
    {
      const TilHeading *row = figure->rows->pdata[r - 1];

      cells[r * n_columns] = (ReportCell){ .text = til_heading_text (row, language),
                                           .bold = row->total };
      for (guint c = 1; c < n_columns; c++)
        {
          const TilHeading *column = figure->columns->pdata[c - 1];
          char *text = chart_cell_text (til_figure_cell (figure, r - 1, c - 1), column->unit,
                                        language);

          g_ptr_array_add (texts, text);
          cells[r * n_columns + c] = (ReportCell){ .text = text,
                                                   .number = TRUE,
                                                   .bold = row->total || column->total };
        }
    }
  return report_maker_table (maker, cells, n_rows, n_columns, FALSE);
}

/* Something to see: not all of it nothing. */
static gboolean
has_anything (const TilFigure *figure)
{
  for (guint i = 0; i < figure->rows->len * figure->columns->len; i++)
    if (figure->cells[i].shown != TIL_CELL_NONE &&
        (figure->cells[i].shown != TIL_CELL_VALUE || figure->cells[i].value > 0))
      return TRUE;
  return FALSE;
}

static gboolean
is_drawn (const TilReport *report, const TilFigure *figure)
{
  const TilStatistics *before = til_report_before (report);

  /* A line for each row would take more room than its table and say the same. */
  if (figure->chart == TIL_CHART_NONE || figure->chart == TIL_CHART_LINES ||
      figure->rows->len == 0 || figure->rows->len > MOST_BARS)
    return FALSE;
  return has_anything (figure) ||
         (before && has_anything (til_statistics_get (before, figure->id)));
}

/* Beside one another where both have room, and otherwise the chart above its table. */
static void
add_table_and_chart (ReportMaker *maker, const TilReport *report, const TilFigure *figure)
{
  guint first = maker->blocks->len;
  double gap = 2.2 * maker->body, width = add_figure_table (maker, figure);
  double room = maker->base.width - width - gap, height;
  g_autoptr (TilChart) chart = NULL;
  TilBlock *block;

  if (!is_drawn (report, figure))
    return;
  chart = til_chart_new_figure (report, figure->id);
  if (room >= CHART_AT_LEAST * maker->body)
    {
      TilBlock *table = sheet_blocks_join (maker->blocks, first);

      block = til_chart_block (chart, room, maker->body * 0.95, maker->base.palette,
                               maker->base.languages[0]);
      height = MAX (til_block_height (table), til_block_height (block));
      til_block_take (table, block, maker->base.rtl ? 0 : width + gap, 0);
      til_block_set_height (table, height);
      report_maker_add (maker, table);
      return;
    }
  block = til_chart_block (chart, maker->base.width, maker->body * 0.95, maker->base.palette,
                           maker->base.languages[0]);
  til_block_set_height (block, til_block_height (block) + 0.5 * maker->body);
  til_block_set_keep (block, TRUE);
  g_ptr_array_insert (maker->blocks, (int)first, block);
}

static void
add_figure (ReportMaker *maker,
            const TilReport *report,
            const TilFigure *figure,
            gboolean with_chart)
{
  report_maker_subheading (maker, label (maker, figure->title));
  report_maker_paragraph (maker, label (maker, figure->definition),
                          maker->base.palette->faint_text);
  report_maker_keep (maker);
  report_maker_space (maker, 0.5 * maker->body);
  report_maker_keep (maker);
  if (figure->rows->len == 0 || figure->columns->len == 0)
    report_maker_paragraph (maker, label (maker, "workbook.nothing"), maker->base.palette->text);
  else if (with_chart)
    add_table_and_chart (maker, report, figure);
  else
    add_figure_table (maker, figure);
}

/* Half the width is enough, and a chart would say no more than the table. */
static gboolean
is_small (const TilReport *report, const TilFigure *figure)
{
  if (figure->rows->len > PAIR_ROWS)
    return FALSE;
  return figure->columns->len <= 2 ||
         (figure->columns->len <= PAIR_COLUMNS && !is_drawn (report, figure));
}

static void
add_pair (ReportMaker *maker, const TilReport *report, const TilFigure *const figures[2])
{
  double whole = maker->base.width, half = (whole - PAIR_GAP * maker->body) / 2, height = 0;
  TilBlock *both = til_block_new ();

  for (guint i = 0; i < 2; i++)
    {
      guint first = maker->blocks->len;
      TilBlock *block;

      maker->base.width = half;
      add_figure (maker, report, figures[i], FALSE);
      maker->base.width = whole;
      block = sheet_blocks_join (maker->blocks, first);
      height = MAX (height, til_block_height (block));
      til_block_take (both, block, report_maker_x (maker, i * (whole - half), half), 0);
    }
  til_block_set_height (both, height);
  report_maker_add (maker, both);
}

static void
add_figures (ReportMaker *maker, const TilReport *report)
{
  const TilStatistics *now = til_report_now (report);

  report_maker_heading (maker, label (maker, "report.figures"));
  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *const pair[2] = {
        til_statistics_get (now, id),
        id + 1 < TIL_N_FIGURES ? til_statistics_get (now, id + 1) : NULL,
      };

      if (pair[1] && is_small (report, pair[0]) && is_small (report, pair[1]))
        {
          add_pair (maker, report, pair);
          id++;
        }
      else
        add_figure (maker, report, pair[0], TRUE);
    }
}

static char *
age_range (const ReportMaker *maker, int from, int to)
{
  g_autofree char *first = g_strdup_printf ("%d", from);
  g_autofree char *last = g_strdup_printf ("%d", to);

  return til_text_fill (label (maker, "workbook.reference.age_range"), "from", first, "to", last,
                        NULL);
}

static void
add_shares_of_population (ReportMaker *maker, const TilReport *report)
{
  const char *language = maker->base.languages[0];
  ReportCell cells[2 * (TIL_N_AGE_GROUPS + 1)] = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n = 1;

  cells[0].text = label (maker, "workbook.age_group");
  cells[1] = (ReportCell){ .text = label (maker, "workbook.share"), .number = TRUE };
  for (guint age = 0; age < TIL_N_AGE_GROUPS; age++)
    {
      TilCell share = til_report_share_of_population (report, (TilAgeGroup)age);
      g_autofree char *key = g_strconcat ("age.", til_age_group_keys[age], NULL);
      char *text;

      if (share.shown == TIL_CELL_NONE)
        continue;
      text = chart_cell_text (share, TIL_UNIT_SHARE, language);
      g_ptr_array_add (texts, text);
      cells[2 * n].text = til_label (language, key);
      cells[2 * n + 1] = (ReportCell){ .text = text, .number = TRUE };
      n++;
    }
  if (n == 1)
    return;
  report_maker_subheading (maker, label (maker, "workbook.children.population"));
  report_maker_paragraph (maker, label (maker, "definition.share-of-population"),
                          maker->base.palette->faint_text);
  report_maker_keep (maker);
  report_maker_table (maker, cells, n, 2, FALSE);
}

static gboolean
is_same_series (const TilReference *a, const TilReference *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->source, b->source) == 0;
}

static gboolean
has_same_ages (const TilReference *a, const TilReference *b)
{
  return a->age_from == b->age_from && a->age_to == b->age_to;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *)b - *(const int *)a;
}

/* Number and share of a year; all of them if it was typed in more than once. (transfer full) */
static char *
reference_text (const ReportMaker *maker,
                const GPtrArray *lines,
                const TilReference *ages,
                int year)
{
  const char *language = maker->base.languages[0];
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const TilReferenceLine *line = lines->pdata[i];
      g_autofree char *number = NULL;

      if (line->reference->year != year || !is_same_series (line->reference, ages) ||
          !has_same_ages (line->reference, ages))
        continue;
      number = chart_cell_text (line->number, TIL_UNIT_COUNT, language);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", number);
      if (line->share.shown != TIL_CELL_NONE)
        {
          g_autofree char *share = chart_cell_text (line->share, TIL_UNIT_SHARE, language);
          g_string_append_printf (text, "\n%s", share);
        }
    }
  return g_string_free (text, FALSE);
}

/* A row for each of the ages, the newest year first. */
static void
add_reference_years (ReportMaker *maker,
                     const GPtrArray *lines,
                     const TilReference *series,
                     const int *years,
                     guint n_years)
{
  guint n_columns = n_years + 1, n_rows = 1;
  g_autofree ReportCell *cells = g_new0 (ReportCell, n_columns * (lines->len + 1));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  cells[0].text = label (maker, "workbook.reference.ages");
  for (guint y = 0; y < n_years; y++)
    {
      char *year = g_strdup_printf ("%d", years[y]);

      g_ptr_array_add (texts, year);
      cells[y + 1] = (ReportCell){ .text = year, .number = TRUE };
    }
  for (guint i = 0; i < lines->len; i++)
    {
      const TilReference *ages = ((const TilReferenceLine *)lines->pdata[i])->reference;
      ReportCell *row = &cells[n_rows * n_columns];
      gboolean is_first = is_same_series (ages, series);
      char *range;

      for (guint j = 0; j < i && is_first; j++)
        {
          const TilReference *earlier = ((const TilReferenceLine *)lines->pdata[j])->reference;
          is_first = !is_same_series (earlier, series) || !has_same_ages (earlier, ages);
        }
      if (!is_first)
        continue;
      range = age_range (maker, ages->age_from, ages->age_to);
      g_ptr_array_add (texts, range);
      row[0].text = range;
      for (guint y = 0; y < n_years; y++)
        {
          char *text = reference_text (maker, lines, ages, years[y]);

          g_ptr_array_add (texts, text);
          row[y + 1] = (ReportCell){ .text = text, .number = TRUE };
        }
      n_rows++;
    }
  report_maker_table (maker, cells, n_rows, n_columns, FALSE);
}

static void
add_reference_series (ReportMaker *maker, const GPtrArray *lines, const TilReference *series)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < lines->len; i++)
    {
      const TilReference *reference = ((const TilReferenceLine *)lines->pdata[i])->reference;
      gboolean is_new = is_same_series (reference, series);

      for (guint y = 0; y < years->len && is_new; y++)
        is_new = g_array_index (years, int, y) != reference->year;
      if (is_new)
        g_array_append_val (years, reference->year);
    }
  g_array_sort (years, compare_years);
  report_maker_subheading (maker, series->name && *series->name
                                      ? series->name
                                      : label (maker, "workbook.reference.population"));
  if (series->source && *series->source)
    {
      report_maker_paragraph (maker, series->source, maker->base.palette->faint_text);
      report_maker_keep (maker);
    }
  for (guint y = 0; y < years->len; y += YEARS_ACROSS)
    {
      if (y > 0)
        report_maker_space (maker, 0.6 * maker->body);
      add_reference_years (maker, lines, series, &g_array_index (years, int, y),
                           MIN (YEARS_ACROSS, years->len - y));
    }
}

static void
add_references (ReportMaker *maker, const TilReport *report)
{
  const GPtrArray *lines = report->reference_lines;

  if (!lines || lines->len == 0)
    return;
  report_maker_heading (maker, label (maker, "workbook.sheet.references"));
  report_maker_paragraph (maker, label (maker, "definition.reference"),
                          maker->base.palette->faint_text);
  report_maker_keep (maker);
  maker->heading_end = maker->blocks->len;
  for (guint i = 0; i < lines->len; i++)
    {
      const TilReference *series = ((const TilReferenceLine *)lines->pdata[i])->reference;
      gboolean is_first = TRUE;

      for (guint j = 0; j < i && is_first; j++)
        is_first = !is_same_series (((const TilReferenceLine *)lines->pdata[j])->reference, series);
      if (is_first)
        add_reference_series (maker, lines, series);
    }
}

static void
add_agreements (ReportMaker *maker, const TilReport *report)
{
  static const char *const keys[] = { "workbook.agreement", "workbook.agreement.from",
                                      "workbook.agreement.until", "workbook.agreement.revise",
                                      "workbook.agreement.state" };
  static const double widths[] = { 0.46, 0.13, 0.13, 0.13, 0.15 };
  static const char *const states[] = { "agreement-state.unsigned", "agreement-state.valid",
                                        "agreement-state.revision-due", "agreement-state.ended" };
  const char *language = maker->base.languages[0];
  g_autoptr (ReportTable) table = report_table_new_shares (maker, widths, G_N_ELEMENTS (widths));
  ReportCell head[G_N_ELEMENTS (keys)] = { 0 };

  if (report->agreements->len == 0)
    return;
  report_maker_heading (maker, label (maker, "workbook.sheet.agreements"));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    head[i] = (ReportCell){ .text = label (maker, keys[i]) };
  report_table_row (maker, table, head, TRUE);
  for (guint i = 0; i < report->agreements->len; i++)
    {
      const TilAgreement *agreement = report->agreements->pdata[i];
      const TilDate dates[] = { agreement->starts_on, agreement->ends_on, agreement->revise_on };
      TilAgreementState state = til_agreement_state (agreement, report->made_on);
      char *shown[G_N_ELEMENTS (dates)];
      ReportCell cells[G_N_ELEMENTS (keys)] = { 0 };

      cells[0].text = agreement->name;
      for (guint d = 0; d < G_N_ELEMENTS (dates); d++)
        {
          g_autofree char *date = til_date_format (dates[d]);
          shown[d] = dates[d] ? chart_number (language, date) : g_strdup ("–");
          cells[d + 1].text = shown[d];
        }
      cells[4].text = label (maker, states[MIN (state, G_N_ELEMENTS (states) - 1)]);
      report_table_row (maker, table, cells, FALSE);
      for (guint d = 0; d < G_N_ELEMENTS (dates); d++)
        g_free (shown[d]);
    }
}

static void
add_definitions (ReportMaker *maker)
{
  static const char *const words[][2] = {
    { "workbook.step", "workbook.definition.steps" },
    { "workbook.age_group", "workbook.definition.age" },
    { "workbook.dimension", "workbook.definition.dimensions" },
    { "workbook.areas.hard", "workbook.definition.hard" },
    { "workbook.areas.good", "workbook.definition.good" },
    { "workbook.areas.not_discussed", "workbook.definition.not_discussed" },
    { "workbook.survey.agree", "definition.survey" },
    { "workbook.survey.change", "workbook.survey.definition.change" },
  };
  static const double widths[] = { 0.22, 0.78 };
  g_autoptr (ReportTable) table = report_table_new_shares (maker, widths, 2);

  report_maker_heading (maker, label (maker, "workbook.definitions"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      ReportCell cells[2] = { { .text = label (maker, words[i][0]), .bold = TRUE },
                              { .text = label (maker, words[i][1]) } };
      report_table_row (maker, table, cells, FALSE);
    }
}

TilSheet *
til_report_sheet_new (const TilReport *report, const char *language, GError **error)
{
  g_auto (ReportMaker) maker = { 0 };
  const char *const languages[2] = { language, NULL };
  const char *titles[2] = { NULL, NULL };
  g_autofree char *period = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (report != NULL && language != NULL, NULL);
  report_maker_init (&maker, TIL_PAPER_A4, FALSE, languages, SCALE);
  maker.is_tight = TRUE;
  period = chart_period (&report->query, language);
  title = til_text_fill (til_label (language, "report.document_title"), "title",
                         til_label (language, "workbook.title"), "period", period, NULL);
  titles[0] = title;
  report_maker_set_title (&maker, titles);
  titles[0] = til_label (language, "workbook.title");
  add_first_page (&maker, report);
  add_figures (&maker, report);
  add_shares_of_population (&maker, report);
  for (guint i = 0; i < report->surveys->len; i++)
    report_maker_survey (&maker, report->surveys->pdata[i]);
  if (report->undertakings->len > 0)
    {
      report_maker_heading (&maker, label (&maker, "workbook.sheet.plan"));
      report_maker_plan (&maker, report->undertakings, report->made_on, TRUE);
    }
  add_agreements (&maker, report);
  add_references (&maker, report);
  add_definitions (&maker);
  return report_maker_finish (&maker, error);
}
