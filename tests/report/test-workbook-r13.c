/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R13 over whole workbooks, read back from the file: whatever was counted, no group under 5 is
 * written anywhere, none can be computed from all sheets together, nor from two workbooks of
 * different periods, and no word of the register stands in it. TILLSAMMANS_WORKBOOKS=1000 in the
 * environment tries more of them. */
#include "bounds.h"
#include "figure-tables.h"
#include "random-report.h"
#include "til-export.h"
#include "til-language.h"
#include "til-locale.h"
#include "xlsx-reader.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WORKBOOKS 25
#define LANGUAGE "sv"

static const guint sizes[] = { 3, 12, 40, 120, 600 };

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("tillsammans-r13-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "figures.xlsx", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_remove (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
count_workbooks (void)
{
  const char *wanted = g_getenv ("TILLSAMMANS_WORKBOOKS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : WORKBOOKS;
}

static XlsxBook *
export_report (const Fixture *fixture, const TilReport *report)
{
  g_autoptr (GError) error = NULL;

  til_export_report_workbook (report, LANGUAGE, fixture->path, &error);
  g_assert_no_error (error);
  return xlsx_book_new (fixture->path);
}

static TilStatisticsQuery
random_query (void)
{
  static const guint to[][2] = { { 3, 31 }, { 6, 30 }, { 7, 31 }, { 12, 31 }, { 9, 17 } };
  const guint *last = to[g_test_rand_int_range (0, G_N_ELEMENTS (to))];
  int year = g_test_rand_int_range (2023, 2027);
  TilStatisticsQuery query = { til_date_new (year, 1, 1),
                               til_date_new (year, (int)last[0], (int)last[1]), 0, -1 };

  if (g_test_rand_int_range (0, 3) == 0)
    query.from = til_date_new (year - 1, 8, 1);
  if (g_test_rand_int_range (0, 4) == 0)
    query.unit_id = 2;
  if (g_test_rand_int_range (0, 4) == 0)
    query.age_group = TIL_AGE_GROUP_7_12;
  return query;
}

static guint
find_row (const XlsxBook *book, guint sheet, guint from, const char *first, const char *second)
{
  for (guint row = from; row < xlsx_book_n_rows (book, sheet); row++)
    if (g_strcmp0 (xlsx_book_cell (book, sheet, row, 0), first) == 0 &&
        (second == NULL || g_strcmp0 (xlsx_book_cell (book, sheet, row, 1), second) == 0))
      return row;
  return G_MAXUINT;
}

/* ---- no small number ---- */

static gboolean
is_in_table (const FigureTable *table, guint sheet, guint row)
{
  return sheet == table->sheet && row >= table->row && row < table->row + table->figure->rows->len;
}

/* Counts of people have a number format of their own, in cells and in the columns of charts. */
static void
check_no_small_number (const XlsxBook *book, const TilReport *report)
{
  const TilFigure *open = til_statistics_get (til_report_now (report), TIL_FIGURE_ACTIVITIES);
  FigureTable activities = figure_table_find (book, open, LANGUAGE);
  const char *title = til_label (LANGUAGE, open->title);
  guint n = 0;

  for (guint sheet = 1; sheet <= xlsx_book_names (book)->len; sheet++)
    for (guint row = 0; row < xlsx_book_n_rows (book, sheet); row++)
      {
        const char *first = xlsx_book_cell (book, sheet, row, 0);
        /* Activities are counted, not people. */
        gboolean nobody = is_in_table (&activities, sheet, row) || g_strcmp0 (first, title) == 0;

        for (guint column = 0; column < xlsx_book_n_columns (book, sheet) && !nobody; column++)
          {
            const char *cell = xlsx_book_cell (book, sheet, row, column);
            double number;

            if (!xlsx_is_number (cell) ||
                !g_str_equal (xlsx_book_format (book, sheet, row, column), "#,##0"))
              continue;
            number = xlsx_number (cell);
            n++;
            if (number != 0 && number < TIL_SMALLEST_GROUP)
              g_error ("Sheet “%s”, row %u, column %u: %s",
                       (char *)xlsx_book_names (book)->pdata[sheet - 1], row + 1, column + 1, cell);
          }
      }
  g_assert_cmpuint (n, >, 0);
}

/* ---- nothing to compute ---- */

typedef struct
{
  Bounds *bounds;
  FigureTable table;
  guint n_rows, n_columns;
  guint *numbers; /* (owned) by cell; G_MAXUINT where the cell is no count */
} Known;

static const TilHeading *
heading (const GPtrArray *headings, guint i)
{
  return headings->pdata[i];
}

static guint
count_inner (const GPtrArray *headings)
{
  guint n = 0;

  while (n < headings->len && !heading (headings, n)->total &&
         heading (headings, n)->unit == TIL_UNIT_COUNT)
    n++;
  return n;
}

/* The first total, or the number of headings. */
static guint
find_total (const GPtrArray *headings)
{
  for (guint i = 0; i < headings->len; i++)
    if (heading (headings, i)->total)
      return i;
  return headings->len;
}

static Known
read_figure (Bounds *bounds, const XlsxBook *book, const TilFigure *figure)
{
  Known known = { bounds, figure_table_find (book, figure, LANGUAGE), figure->rows->len,
                  figure->columns->len, NULL };

  known.numbers = g_new (guint, known.n_rows * known.n_columns + 1);
  for (guint row = 0; row < known.n_rows; row++)
    for (guint column = 0; column < known.n_columns; column++)
      {
        g_autofree char *shown = figure_table_shown (book, &known.table, row, column);
        g_autofree char *name = g_strdup_printf ("%s: %s, %s", figure->key,
                                                 heading (figure->rows, row)->key,
                                                 heading (figure->columns, column)->key);
        gboolean count = heading (figure->columns, column)->unit == TIL_UNIT_COUNT;

        known.numbers[row * known.n_columns + column] = count ? bounds_add (bounds, name, shown)
                                                              : G_MAXUINT;
      }
  return known;
}

static guint
number_at (const Known *known, guint row, guint column)
{
  return known->numbers[row * known->n_columns + column];
}

/* Of some figures there is more than the rows that are shown: a unit that is gone. */
static gboolean
has_unseen_row (TilFigureId id)
{
  return id == TIL_FIGURE_CONCERNS || id == TIL_FIGURE_MEETINGS;
}

static void
add_row_sums (const Known *known)
{
  const TilFigure *figure = known->table.figure;
  guint total = find_total (figure->rows);

  if (total == known->n_rows)
    return;
  for (guint column = 0; column < known->n_columns; column++)
    {
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

      if (number_at (known, 0, column) == G_MAXUINT)
        continue;
      for (guint row = 0; row < total; row++)
        {
          guint part = number_at (known, row, column);
          g_array_append_val (parts, part);
        }
      if (has_unseen_row (figure->id))
        {
          guint unseen = bounds_add_unseen (known->bounds, "what has no row");
          g_array_append_val (parts, unseen);
        }
      bounds_add_sum (known->bounds, parts, number_at (known, total, column));
    }
}

static void
add_column_sums (const Known *known, const XlsxBook *book)
{
  const TilFigure *figure = known->table.figure;
  guint total = find_total (figure->columns), n_inner = count_inner (figure->columns);

  for (guint row = 0; row < known->n_rows; row++)
    {
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint column = 0; column < n_inner; column++)
        {
          guint part = number_at (known, row, column);
          g_array_append_val (parts, part);
        }
      if (total < known->n_columns)
        bounds_add_sum (known->bounds, parts, number_at (known, row, total));
      for (guint column = 0; column < known->n_columns; column++)
        if (heading (figure->columns, column)->unit == TIL_UNIT_SHARE)
          {
            g_autofree char *share = figure_table_shown (book, &known->table, row, column);
            guint whole = total < known->n_columns
                              ? number_at (known, row, total)
                              : number_at (known, find_total (figure->rows), 0);

            bounds_add_share (known->bounds, number_at (known, row, 0), whole, share);
          }
    }
}

/* Children in the process stand on two sheets: those not closed, and those with a mapping or not.
 */
static void
add_process_sums (const Known *children, const Known *recent)
{
  guint n_ages = children->n_columns, total = find_total (recent->table.figure->columns);

  for (guint age = 0; age < n_ages; age++)
    {
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint step = 0; step < TIL_N_STEPS; step++)
        if (step != TIL_STEP_CLOSED)
          {
            guint part = number_at (children, step, age);
            g_array_append_val (parts, part);
          }
      bounds_add_sum (children->bounds, parts, number_at (recent, age, total));
    }
}

/* The first sheet and the trend name some cells again. */
static void
check_headline (const XlsxBook *book, const TilReport *report, const TilFigure *figure)
{
  guint trend = xlsx_book_find (book, til_label (LANGUAGE, "workbook.sheet.trend"));
  const char *title = til_label (LANGUAGE, figure->title);
  guint sheets[] = { 1, trend }, columns[] = { 2, report->years->len + 1 }, n = 0;
  FigureTable table = figure_table_find (book, figure, LANGUAGE);
  TilCellUnit unit;
  g_autofree char *cell = NULL;

  if (figure->headline_row >= figure->rows->len)
    return;
  unit = heading (figure->columns, figure->headline_column)->unit;
  cell = figure_table_shown (book, &table, figure->headline_row, figure->headline_column);
  for (guint s = 0; s < G_N_ELEMENTS (sheets); s++)
    for (guint row = 0; row < xlsx_book_n_rows (book, sheets[s]); row++)
      {
        const char *first = xlsx_book_cell (book, sheets[s], row, 0);
        g_autofree char *shown = NULL;

        if (g_strcmp0 (first, title) != 0)
          continue;
        shown = shown_from_cell (xlsx_book_cell (book, sheets[s], row, columns[s]), unit);
        g_assert_cmpstr (shown, ==, cell);
        n++;
        break;
      }
  g_assert_cmpuint (n, ==, 2);
}

/* Days of earlier years stand in the table of teams and in the trend: what one hides the other
 * doesn't tell. */
static void
check_enrolment (const XlsxBook *book, const TilReport *report)
{
  const TilFigure *figure = til_statistics_get (til_report_now (report), TIL_FIGURE_ENROLMENT);
  FigureTable table = figure_table_find (book, figure, LANGUAGE);
  guint trend = xlsx_book_find (book, til_label (LANGUAGE, "workbook.sheet.trend"));
  guint row = find_row (book, trend, 0, til_label (LANGUAGE, figure->title), NULL);

  g_assert_cmpuint (figure->columns->len, ==, report->years->len);
  for (guint year = 0; year < report->years->len; year++)
    {
      g_autofree char *day = figure_table_shown (book, &table, figure->headline_row, year);
      g_autofree char *shown = shown_from_cell (xlsx_book_cell (book, trend, row, year + 2),
                                                TIL_UNIT_COUNT);

      /* Nobody yet, and nothing to count. */
      if (g_strcmp0 (shown, "0") == 0 || g_strcmp0 (shown, "–") == 0)
        g_assert_true (g_strcmp0 (day, "0") == 0 || g_strcmp0 (day, "–") == 0);
      else
        g_assert_cmpstr (shown, ==, day);
    }
}

static void
add_population (const Known *recent, const XlsxBook *book)
{
  static const char *const ages[] = { "age.0-6", "age.7-12" };
  static const char *const populations[] = { "700", "655" };
  guint sheet = xlsx_book_find (book, til_label (LANGUAGE, "workbook.sheet.ages"));
  const char *title = til_label (LANGUAGE, "workbook.children.population");
  guint start = G_MAXUINT, total = find_total (recent->table.figure->columns);

  for (guint row = 0; row < xlsx_book_n_rows (book, sheet); row++)
    if (g_strcmp0 (xlsx_book_cell (book, sheet, row, 0), title) == 0)
      start = row;
  for (guint i = 0; i < G_N_ELEMENTS (ages) && start != G_MAXUINT; i++)
    for (guint row = start; row < xlsx_book_n_rows (book, sheet); row++)
      if (g_strcmp0 (xlsx_book_cell (book, sheet, row, 0), til_label (LANGUAGE, ages[i])) == 0)
        {
          g_autofree char *share = shown_from_cell (xlsx_book_cell (book, sheet, row, 1),
                                                    TIL_UNIT_SHARE);
          guint population = bounds_add (recent->bounds, ages[i], populations[i]);

          bounds_add_share (recent->bounds, number_at (recent, i, total), population, share);
        }
}

/* The tables as they stand, for whoever wonders how they give something away. */
static void
print_figures (const XlsxBook *book, const TilReport *report)
{
  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (til_report_now (report), id);
      FigureTable table = figure_table_find (book, figure, LANGUAGE);

      for (guint row = 0; row < figure->rows->len; row++)
        {
          g_autoptr (GString) line = g_string_new (figure->key);

          g_string_append_printf (line, " %s:", heading (figure->rows, row)->key);
          for (guint column = 0; column < figure->columns->len; column++)
            {
              g_autofree char *shown = figure_table_shown (book, &table, row, column);
              g_string_append_printf (line, " %s=%s", heading (figure->columns, column)->key,
                                      shown);
            }
          g_test_message ("%s", line->str);
        }
    }
}

static void
check_figures (const XlsxBook *book, const TilReport *report)
{
  const TilStatistics *now = til_report_now (report);
  g_autoptr (Bounds) bounds = bounds_new ();
  Known known[TIL_N_FIGURES];
  const char *told;

  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    {
      known[id] = read_figure (bounds, book, til_statistics_get (now, id));
      if (known[id].n_rows > 0)
        {
          add_row_sums (&known[id]);
          add_column_sums (&known[id], book);
        }
      check_headline (book, report, til_statistics_get (now, id));
    }
  add_process_sums (&known[TIL_FIGURE_CHILDREN], &known[TIL_FIGURE_RECENT_MAPPING]);
  add_population (&known[TIL_FIGURE_RECENT_MAPPING], book);
  check_enrolment (book, report);
  told = bounds_solve (bounds);
  if (told != NULL)
    {
      print_figures (book, report);
      g_error ("The workbook gives away “%s”", told);
    }
  for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
    g_free (known[id].numbers);
}

/* ---- surveys ---- */

static guint
read_number (Bounds *bounds,
             const XlsxBook *book,
             guint sheet,
             guint row,
             guint column,
             const char *what,
             const char *of)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", what, of);
  g_autofree char *shown = NULL;

  if (row == G_MAXUINT)
    return bounds_add (bounds, name, "0");
  shown = shown_from_cell (xlsx_book_cell (book, sheet, row, column), TIL_UNIT_COUNT);
  return bounds_add (bounds, name, shown);
}

static void
add_agreeing (Bounds *bounds,
              const XlsxBook *book,
              guint sheet,
              guint row,
              guint column,
              guint n,
              GArray *agreeing)
{
  guint agree = bounds_add_unseen (bounds, "who agree");

  bounds_add_most (bounds, agree, n);
  if (row != G_MAXUINT)
    {
      g_autofree char *share = shown_from_cell (xlsx_book_cell (book, sheet, row, column),
                                                TIL_UNIT_SHARE);
      bounds_add_share (bounds, agree, n, share);
    }
  g_array_append_val (agreeing, agree);
}

/* The sectors of a question add up to the whole, in number and in number agreeing. Returns the
 * numbers of those who answered by sector, the whole last. */
static void
add_question (Bounds *bounds,
              const XlsxBook *book,
              guint sheet,
              const TilSurveyResults *results,
              guint at,
              const TilQuestionTrend *trend)
{
  const TilRoundResult *round = results->rounds->pdata[at];
  const char *question = til_local_get (trend->question->text, LANGUAGE);
  guint trends = find_row (book, sheet, 0, til_label (LANGUAGE, "workbook.survey.trend"), NULL);
  guint row = find_row (book, sheet, trends, question, round->round->name);
  guint whole = read_number (bounds, book, sheet, row, 2, question, "all");
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) agreeing = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

  g_assert_cmpuint (row, !=, G_MAXUINT);
  for (TilService service = TIL_SERVICE_EDUCATION; service <= TIL_SERVICE_LEISURE; service++)
    {
      g_autofree char *key = g_strdup_printf ("service.%s", til_service_keys[service]);
      const char *name = til_label (LANGUAGE, key);
      guint line = find_row (book, sheet, trends, question, name);
      guint n = read_number (bounds, book, sheet, line, 2 + 2 * at, question, name);

      g_array_append_val (parts, n);
      add_agreeing (bounds, book, sheet, line, 3 + 2 * at, n, agreeing);
    }
  add_agreeing (bounds, book, sheet, row, 3, whole, all);
  bounds_add_sum (bounds, parts, whole);
  bounds_add_sum (bounds, agreeing, g_array_index (all, guint, 0));
}

static void
print_survey (const XlsxBook *book, guint sheet)
{
  for (guint row = 0; row < xlsx_book_n_rows (book, sheet); row++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint column = 0; column < 12; column++)
        {
          const char *cell = xlsx_book_cell (book, sheet, row, column);
          g_string_append_printf (line, "%s | ", cell != NULL ? cell : "");
        }
      g_test_message ("%s", line->str);
    }
}

static void
check_survey (const XlsxBook *book, const TilSurveyResults *results)
{
  const TilRoundResult *last = results->rounds->pdata[results->rounds->len - 1];
  guint sheet = xlsx_book_find (book, til_local_get (last->survey->name, LANGUAGE));
  g_autoptr (Bounds) bounds = bounds_new ();
  const char *told;

  for (guint t = 0; t < results->trends->len; t++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[t];

      if (til_question_has_agreeing (trend->question))
        for (guint i = 0; i < trend->rounds->len; i++)
          add_question (bounds, book, sheet, results, g_array_index (trend->rounds, guint, i),
                        trend);
    }
  told = bounds_solve (bounds);
  /* That few of many agree is published; that few answered isn't. */
  if (told != NULL && !g_str_equal (told, "who agree"))
    {
      print_survey (book, sheet);
      g_error ("The workbook gives away “%s”", told);
    }
}

/* ---- the tests ---- */

static void
test_small_groups (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < count_workbooks (); i++)
    {
      TilStatisticsQuery query = random_query ();
      g_autoptr (TilFacts) facts = random_facts_new (sizes[i % G_N_ELEMENTS (sizes)], &query, 1);
      g_autoptr (TilReport) report = random_report_new (facts, &query);
      g_autoptr (XlsxBook) book = export_report (fixture, report);

      check_no_small_number (book, report);
      check_figures (book, report);
      if (report->surveys->len > 0)
        check_survey (book, report->surveys->pdata[0]);
    }
}

/* Numbers of the same cell in two workbooks, of a period and of one around it. */
static void
compare_figure (const XlsxBook *inner_book,
                const XlsxBook *outer_book,
                const TilFigure *inner,
                const TilFigure *outer)
{
  FigureTable inner_table = figure_table_find (inner_book, inner, LANGUAGE);
  FigureTable outer_table = figure_table_find (outer_book, outer, LANGUAGE);

  for (guint row = 0; row < inner->rows->len; row++)
    for (guint column = 0; column < inner->columns->len; column++)
      for (guint other = 0; other < outer->columns->len; other++)
        {
          const TilHeading *own = heading (inner->columns, column);
          g_autofree char *a = NULL, *b = NULL;
          double difference;

          if (own->unit != TIL_UNIT_COUNT ||
              !g_str_equal (own->key, heading (outer->columns, other)->key) ||
              row >= outer->rows->len ||
              !g_str_equal (heading (inner->rows, row)->key, heading (outer->rows, row)->key))
            continue;
          a = figure_table_shown (inner_book, &inner_table, row, column);
          b = figure_table_shown (outer_book, &outer_table, row, other);
          if (!g_ascii_isdigit (*a) || !g_ascii_isdigit (*b))
            continue;
          difference = fabs (g_ascii_strtod (b, NULL) - g_ascii_strtod (a, NULL));
          if (difference != 0 && difference < TIL_SMALLEST_GROUP)
            g_error ("%s, %s, %s: %s in a period, %s in one around it", inner->key,
                     heading (inner->rows, row)->key, own->key, a, b);
        }
}

static void
test_two_periods (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < count_workbooks () / 2; i++)
    {
      TilStatisticsQuery queries[2] = { random_query () };
      g_autoptr (TilFacts) facts = NULL;
      g_autoptr (TilReport) inner = NULL, outer = NULL;
      g_autoptr (XlsxBook) inner_book = NULL, outer_book = NULL;

      queries[1] = queries[0];
      queries[1].from -= (TilDate)g_test_rand_int_range (0, 2) * 31;
      queries[1].to += (TilDate)g_test_rand_int_range (1, 200);
      facts = random_facts_new (sizes[i % G_N_ELEMENTS (sizes)], queries, 2);
      inner = random_report_new (facts, &queries[0]);
      outer = random_report_new (facts, &queries[1]);
      inner_book = export_report (fixture, inner);
      outer_book = export_report (fixture, outer);
      for (TilFigureId id = 0; id < TIL_N_FIGURES; id++)
        {
          const TilFigure *figure = til_statistics_get (til_report_now (inner), id);

          if (!figure->state && id != TIL_FIGURE_ACTIVITIES)
            compare_figure (inner_book, outer_book, figure,
                            til_statistics_get (til_report_now (outer), id));
        }
    }
}

/* Not in a cell, a comment, a property, a chart or a name. */
static void
test_no_words (Fixture *fixture, gconstpointer data)
{
  TilStatisticsQuery query = { til_date_new (2026, 1, 1), til_date_new (2026, 12, 31), 0, -1 };
  g_autoptr (TilFacts) facts = random_facts_new (200, &query, 1);
  g_autoptr (TilReport) report = random_report_new (facts, &query);
  g_autoptr (XlsxBook) book = export_report (fixture, report);
  const GPtrArray *parts = xlsx_book_parts (book);

  for (guint i = 0; i < parts->len; i++)
    for (guint s = 0; random_report_secrets[s] != NULL; s++)
      if (strstr (xlsx_book_part (book, parts->pdata[i]), random_report_secrets[s]) != NULL)
        g_error ("%s holds “%s”", (char *)parts->pdata[i], random_report_secrets[s]);
  /* The words that may stand there do, so they would have been found. */
  g_assert_nonnull (strstr (xlsx_book_part (book, "xl/sharedStrings.xml"), "Alla barn hörs"));
}

/* The checker notices a table that gives a group away, and keeps still of one that doesn't. */
static void
test_proof (void)
{
  for (guint safe = 0; safe < 2; safe++)
    {
      g_autoptr (Bounds) bounds = bounds_new ();
      g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (guint));
      guint small = bounds_add (bounds, "small", "<5");
      guint other = bounds_add (bounds, "other", safe ? "·" : "12");
      guint whole = bounds_add (bounds, "whole", "15");

      g_array_append_val (parts, small);
      g_array_append_val (parts, other);
      bounds_add_sum (bounds, parts, whole);
      g_assert_cmpstr (bounds_solve (bounds), ==, safe ? NULL : "small");
    }

  g_autoptr (Bounds) bounds = bounds_new ();
  guint part = bounds_add (bounds, "part", "<5"), whole = bounds_add (bounds, "whole", "20");

  bounds_add_share (bounds, part, whole, "15.0");
  g_assert_cmpstr (bounds_solve (bounds), ==, "part");
}

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/workbook/r13-small-groups", test_small_groups);
  ADD ("/workbook/r13-two-periods", test_two_periods);
  ADD ("/workbook/r13-no-words", test_no_words);
  g_test_add_func ("/workbook/r13-proof", test_proof);
  return g_test_run ();
}
