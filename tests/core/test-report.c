/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report.h"

#include "statistics-support.h"
#include "til-consultation.h"

#include <string.h>

/* Reads a whole report as somebody who wants to know what is hidden: every cell of every year is an
 * unknown with a least and a greatest value, every sum that he can think of narrows them, until
 * nothing narrows any more. */

#define NO_LIMIT (G_MAXINT64 / 1024)

typedef struct
{
  gint64 low, high;
  gint64 count; /* as it is; -1 where no cell says it */
  char *name;   /* (owned) */
} Unknown;

typedef struct
{
  guint total;
  GArray *parts; /* (owned) (element-type guint) */
} Sum;

typedef struct
{
  GArray *unknowns;    /* (owned) (element-type Unknown) */
  GArray *sums;        /* (owned) (element-type Sum) */
  GHashTable *by_name; /* (owned) name -> index + 1 */
} Reader;

static void
clear_unknown (gpointer data)
{
  g_free (((Unknown *)data)->name);
}

static void
clear_sum (gpointer data)
{
  g_array_unref (((Sum *)data)->parts);
}

static void
reader_init (Reader *self)
{
  self->unknowns = g_array_new (FALSE, FALSE, sizeof (Unknown));
  g_array_set_clear_func (self->unknowns, clear_unknown);
  self->sums = g_array_new (FALSE, FALSE, sizeof (Sum));
  g_array_set_clear_func (self->sums, clear_sum);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
reader_clear (Reader *self)
{
  g_array_unref (self->unknowns);
  g_array_unref (self->sums);
  g_hash_table_unref (self->by_name);
}

static guint
find_unknown (Reader *self, char *name)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, name));
  Unknown unknown = { 0, NO_LIMIT, -1, NULL };

  if (index > 0)
    {
      g_free (name);
      return index - 1;
    }
  unknown.name = g_strdup (name);
  g_array_append_val (self->unknowns, unknown);
  g_hash_table_insert (self->by_name, name, GUINT_TO_POINTER (self->unknowns->len));
  return self->unknowns->len - 1;
}

/* A state of a day is the same in every year's table that has the day. */
static char *
name_cell (const TilStatistics *year, const TilFigure *figure, const char *row, const char *column)
{
  if (figure->id == TIL_FIGURE_ENROLMENT)
    return g_strdup_printf ("%s %s %s", figure->key, row, column);
  return g_strdup_printf ("%u %s %s %s", year->query.to, figure->key, row, column);
}

/* "·" beside "<5" is none of these; where rows don't add up, in the same row, whose
 * total may be "<5" above a row of "·". */
static gboolean
has_small (const TilFigure *figure, guint row)
{
  gboolean rows_add_up = heading_at (figure->rows, figure->rows->len - 1)->total;
  guint n = figure->columns->len;

  for (guint i = 0; i < figure->rows->len * n; i++)
    if (figure->cells[i].shown == TIL_CELL_SMALL &&
        (rows_add_up || (i / n == row && !heading_at (figure->columns, i % n)->total)))
      return TRUE;
  return FALSE;
}

static void
read_cells (Reader *self, const TilFacts *facts, const TilStatistics *year, const TilFigure *figure)
{
  for (guint r = 0; r < figure->rows->len; r++)
    for (guint c = 0; c < figure->columns->len; c++)
      {
        const char *row = heading_at (figure->rows, r)->key;
        const char *column = heading_at (figure->columns, c)->key;
        TilCell cell = til_figure_cell (figure, r, c);
        Unknown *unknown;
        guint index;
        gint64 count = count_by_hand (facts, &year->query, figure->id, row, column);

        if (heading_at (figure->columns, c)->unit != TIL_UNIT_COUNT)
          continue;
        if (cell.shown == TIL_CELL_VALUE && figure->id != TIL_FIGURE_ACTIVITIES)
          g_assert_true (cell.value == 0 || cell.value >= TIL_SMALLEST_GROUP);
        index = find_unknown (self, name_cell (year, figure, row, column));
        unknown = &g_array_index (self->unknowns, Unknown, index);
        unknown->count = count;
        if (cell.shown == TIL_CELL_VALUE)
          unknown->low = unknown->high = (gint64)cell.value;
        else if (cell.shown == TIL_CELL_SMALL)
          {
            unknown->low = MAX (unknown->low, 1);
            unknown->high = MIN (unknown->high, 4);
          }
        else if (figure->id == TIL_FIGURE_RECENT_MAPPING && !has_small (figure, r))
          ; /* zeros are hidden among the others */
        else if (cell.shown == TIL_CELL_HIDDEN && count == 0)
          unknown->high = 0;
        else if (cell.shown == TIL_CELL_HIDDEN)
          unknown->low = MAX (unknown->low, has_small (figure, r) ? 5 : 1);
      }
}

static Sum *
add_sum (Reader *self, guint total)
{
  Sum sum = { total, g_array_new (FALSE, FALSE, sizeof (guint)) };

  g_array_append_val (self->sums, sum);
  return &g_array_index (self->sums, Sum, self->sums->len - 1);
}

static void
add_part (Sum *sum, guint part)
{
  g_array_append_val (sum->parts, part);
}

/* What is in no row has a place of its own, unless the reader knows that there is none. */
static void
read_sums (Reader *self, const TilStatistics *year, const TilFigure *figure)
{
  gboolean rest = figure->id == TIL_FIGURE_MEETINGS || figure->id == TIL_FIGURE_CONCERNS ||
                  figure->id == TIL_FIGURE_CONSULTATIONS;

  for (guint total = 0; total < figure->rows->len; total++)
    for (guint c = 0; heading_at (figure->rows, total)->total && c < figure->columns->len; c++)
      {
        const char *column = heading_at (figure->columns, c)->key;
        Sum *sum = add_sum (self, find_unknown (self, name_cell (year, figure, "all", column)));

        for (guint r = 0; r < total; r++)
          add_part (sum,
                    find_unknown (
                        self, name_cell (year, figure, heading_at (figure->rows, r)->key, column)));
        if (rest)
          add_part (sum, find_unknown (self, name_cell (year, figure, "rest", column)));
      }
  for (guint total = 0; total < figure->columns->len; total++)
    for (guint r = 0; heading_at (figure->columns, total)->total && r < figure->rows->len; r++)
      {
        const char *row = heading_at (figure->rows, r)->key;
        Sum *sum = add_sum (self, find_unknown (self, name_cell (year, figure, row, "all")));

        for (guint c = 0; c < total; c++)
          add_part (sum, find_unknown (self, name_cell (year, figure, row,
                                                        heading_at (figure->columns, c)->key)));
      }
}

/* Children by step are those in the process and those closed. */
static void
join_figures (Reader *self, const TilStatistics *year)
{
  const TilFigure *children = til_statistics_get (year, TIL_FIGURE_CHILDREN);
  const TilFigure *recent = til_statistics_get (year, TIL_FIGURE_RECENT_MAPPING);

  for (guint age = 0; age <= TIL_N_AGE_GROUPS; age++)
    {
      const char *key = age < TIL_N_AGE_GROUPS ? til_age_group_keys[age] : "all";
      guint process = find_unknown (self, name_cell (year, recent, key, "all"));
      Sum *sum = add_sum (self, process);

      for (guint step = 0; step < TIL_STEP_CLOSED; step++)
        add_part (sum, find_unknown (self, name_cell (year, children, til_step_key (step), key)));
      sum = add_sum (self, find_unknown (self, name_cell (year, children, "all", key)));
      add_part (sum, process);
      add_part (sum, find_unknown (
                         self, name_cell (year, children, til_step_key (TIL_STEP_CLOSED), key)));
    }
}

static gboolean
narrow (Unknown *unknown, gint64 low, gint64 high)
{
  gboolean narrower = low > unknown->low || high < unknown->high;

  unknown->low = MAX (unknown->low, low);
  unknown->high = MIN (unknown->high, high);
  return narrower;
}

static gboolean
narrow_sum (Reader *self, const Sum *sum)
{
  Unknown *unknowns = (Unknown *)(gpointer)self->unknowns->data;
  Unknown *total = &unknowns[sum->total];
  gint64 low = 0, high = 0;
  gboolean narrower;

  for (guint i = 0; i < sum->parts->len; i++)
    {
      const Unknown *part = &unknowns[g_array_index (sum->parts, guint, i)];

      low += part->low;
      high = MIN (NO_LIMIT, high + part->high);
    }
  narrower = narrow (total, low, high);
  for (guint i = 0; i < sum->parts->len; i++)
    {
      Unknown *part = &unknowns[g_array_index (sum->parts, guint, i)];
      gint64 others_low = 0, others_high = 0;

      for (guint j = 0; j < sum->parts->len; j++)
        if (i != j)
          {
            const Unknown *other = &unknowns[g_array_index (sum->parts, guint, j)];

            others_low += other->low;
            others_high = MIN (NO_LIMIT, others_high + other->high);
          }
      narrower |= narrow (part, others_high >= NO_LIMIT ? part->low : total->low - others_high,
                          total->high >= NO_LIMIT ? part->high : total->high - others_low);
    }
  return narrower;
}

static TilReport *
make_report (const TilFacts *facts, const TilStatisticsQuery *query)
{
  TilReport *report = til_report_new (query, query->to);

  til_report_finish (report, facts);
  return report;
}

static void
check_report (const TilFacts *facts, const TilStatisticsQuery *query)
{
  g_autoptr (TilReport) report = make_report (facts, query);
  gboolean narrower = TRUE;
  Reader reader;

  reader_init (&reader);
  for (guint y = 0; y < report->years->len; y++)
    {
      const TilStatistics *year = report->years->pdata[y];

      for (guint id = 0; id < TIL_N_FIGURES; id++)
        {
          const TilFigure *figure = til_statistics_get (year, id);

          read_cells (&reader, facts, year, figure);
          if (query->age_group < 0 && figure->rows->len > 0)
            read_sums (&reader, year, figure);
        }
      if (query->age_group < 0)
        join_figures (&reader, year);
    }
  for (guint i = 0; i < 200 && narrower; i++)
    {
      narrower = FALSE;
      for (guint s = 0; s < reader.sums->len; s++)
        narrower |= narrow_sum (&reader, &g_array_index (reader.sums, Sum, s));
    }
  for (guint i = 0; i < reader.unknowns->len; i++)
    {
      const Unknown *unknown = &g_array_index (reader.unknowns, Unknown, i);

      if (unknown->count >= 0 && (unknown->low > unknown->count || unknown->high < unknown->count))
        g_error ("%s is %d, not %d to %d", unknown->name, (int)unknown->count, (int)unknown->low,
                 (int)unknown->high);
      if (unknown->count >= 1 && unknown->count < TIL_SMALLEST_GROUP &&
          !strstr (unknown->name, "activities") && unknown->low == unknown->high)
        g_error ("%s can be computed: %d", unknown->name, (int)unknown->low);
    }
  reader_clear (&reader);
}

static void
test_whole_report (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (51);

  for (guint round = 0; round < 24; round++)
    {
      TilRandomRegister shape = { (guint)g_rand_int_range (random, 5, 180),
                                  3,
                                  2,
                                  2020,
                                  2025,
                                  (guint)g_rand_int_range (random, 2, 14),
                                  round % 2 == 0 };
      TilStatisticsQuery query = { til_date_new (2025, 1, 1), til_date_new (2025, 12, 31), 0, -1 };
      g_autoptr (GArray) days = NULL;
      g_autoptr (TilFacts) facts = NULL;

      if (round % 4 == 3)
        query = random_period (random, 2024, 2025);
      days = report_days (&query);
      facts = random_facts (random, &shape, days);
      check_report (facts, &query);
      query.unit_id = 1 + round % 3;
      check_report (facts, &query);
      query.age_group = (int)(round % TIL_N_AGE_GROUPS);
      check_report (facts, &query);
    }
}

static TilReference *
add_reference (
    TilReport *report, TilReferenceKind kind, const char *name, int from, int to, int number)
{
  TilReference *reference = til_record_new_of (TIL_RECORD_REFERENCE);

  reference->kind = kind;
  reference->name = g_strdup (name);
  reference->age_from = from;
  reference->age_to = to;
  reference->year = 2024;
  reference->number = number;
  g_ptr_array_add (report->references, reference);
  return reference;
}

static const char *
find_line (const GPtrArray *lines, const char *key, const char *group)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const TilReportLine *line = lines->pdata[i];
      if (g_str_equal (line->key, key) && g_str_equal (line->group, group))
        return line->value;
    }
  g_error ("no line %s %s", key, group);
}

static void
test_references (void)
{
  TilStatisticsQuery query = { til_date_new (2025, 1, 1), til_date_new (2025, 12, 31), 0, -1 };
  g_autoptr (TilReport) report = til_report_new (&query, query.to);
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < 20; i++)
    {
      til_facts_add (facts, TIL_FIGURE_CHILDREN, TIL_STEP_MAP, 0, query.to, i + 1,
                     TIL_AGE_GROUP_7_12, -1);
      til_facts_add (facts, TIL_FIGURE_RECENT_MAPPING, 0, i % 2, query.to, i + 1,
                     TIL_AGE_GROUP_7_12, -1);
    }
  add_reference (report, TIL_REFERENCE_POPULATION, NULL, 7, 12, 400);
  add_reference (report, TIL_REFERENCE_NUMBER, "measures", 7, 12, 50);
  add_reference (report, TIL_REFERENCE_NUMBER, "few", 7, 12, 3);
  add_reference (report, TIL_REFERENCE_NUMBER, "young", 0, 6, 30);
  til_report_finish (report, facts);
  lines = til_report_lines (report);
  g_assert_cmpint (report->reference_lines->len, ==, 3);
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/7-12"), ==, "50");
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/7-12/share"), ==, "12.5");
  g_assert_cmpstr (find_line (lines, "reference/few", "2024/7-12"), ==, "<5");
  g_assert_cmpstr (find_line (lines, "reference/few", "2024/7-12/share"), ==, "·");
  /* Without a population it is a number and never a share. */
  g_assert_cmpstr (find_line (lines, "reference/young", "2024/0-6"), ==, "30");
  g_assert_cmpstr (find_line (lines, "reference/young", "2024/0-6/share"), ==, "–");
  g_assert_cmpstr (find_line (lines, "share-of-population", "7-12"), ==, "5.0");
  g_assert_cmpstr (find_line (lines, "share-of-population", "0-6"), ==, "–");
  g_assert_cmpstr (find_line (lines, "children", "map/7-12"), ==, "20");
  g_assert_cmpstr (find_line (lines, "children", "all"), ==, "20");
  g_assert_cmpstr (find_line (lines, "observations", "0-6"), ==, "0");
  g_assert_cmpstr (find_line (lines, "recent-mapping", "7-12/share-recent"), ==, "50.0");
}

/* 14 in all, 5 and 6 of whom are told by age: 3 are left. */
static void
test_reference_ages (void)
{
  TilStatisticsQuery query = { til_date_new (2025, 1, 1), til_date_new (2025, 12, 31), 0, -1 };
  g_autoptr (TilReport) report = til_report_new (&query, query.to);
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (GPtrArray) lines = NULL;

  add_reference (report, TIL_REFERENCE_POPULATION, NULL, 0, 18, 400);
  add_reference (report, TIL_REFERENCE_NUMBER, "Measures", 0, 18, 14);
  add_reference (report, TIL_REFERENCE_NUMBER, "measures", 0, 6, 5);
  add_reference (report, TIL_REFERENCE_NUMBER, "measures ", 7, 12, 3);
  add_reference (report, TIL_REFERENCE_NUMBER, "measures", 13, 18, 6);
  add_reference (report, TIL_REFERENCE_NUMBER, "placements", 0, 18, 9);
  til_report_finish (report, facts);
  lines = til_report_lines (report);
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/7-12"), ==, "<5");
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/0-18"), ==, "·");
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/0-18/share"), ==, "·");
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/0-6"), ==, "5");
  g_assert_cmpstr (find_line (lines, "reference/measures", "2024/13-18"), ==, "6");
  g_assert_cmpstr (find_line (lines, "reference/placements", "2024/0-18"), ==, "9");
}

/* Keys as scripts like them, each line under its own. */
static void
test_reference_keys (void)
{
  TilStatisticsQuery query = { til_date_new (2025, 1, 1), til_date_new (2025, 12, 31), 0, -1 };
  g_autoptr (TilReport) report = til_report_new (&query, query.to);
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (GPtrArray) lines = NULL;

  add_reference (report, TIL_REFERENCE_NUMBER, "Barn med insats (SoL, LVU)", 0, 6, 10);
  add_reference (report, TIL_REFERENCE_NUMBER, "Barn med insats (SoL, LVU)", 7, 12, 20);
  add_reference (report, TIL_REFERENCE_NUMBER, "  Barn med insats: SoL/LVU ", 7, 12, 30);
  add_reference (report, TIL_REFERENCE_NUMBER, "Åtgärd\tÖ", 13, 18, 40);
  til_report_finish (report, facts);
  lines = til_report_lines (report);
  g_assert_cmpstr (find_line (lines, "reference/barn-med-insats-sol-lvu", "2024/0-6"), ==, "10");
  g_assert_cmpstr (find_line (lines, "reference/barn-med-insats-sol-lvu", "2024/7-12"), ==, "20");
  g_assert_cmpstr (find_line (lines, "reference/barn-med-insats-sol-lvu", "2024/7-12/2"), ==, "30");
  g_assert_cmpstr (find_line (lines, "reference/åtgärd-ö", "2024/13-18/share"), ==, "–");
}

/* Each cell once, under its own name. */
static void
test_lines (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (52);
  TilRandomRegister shape = { 100, 3, 2, 2024, 2025, 10, FALSE };
  TilStatisticsQuery query = { til_date_new (2024, 8, 1), til_date_new (2025, 7, 31), 0, -1 };
  g_autoptr (GArray) days = report_days (&query);
  g_autoptr (TilFacts) facts = random_facts (random, &shape, days);
  g_autoptr (TilReport) report = make_report (facts, &query);
  g_autoptr (GPtrArray) lines = til_report_lines (report);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_cells = 0;

  g_assert_cmpint (report->years->len, ==, TIL_REPORT_YEARS);
  g_assert_cmpint (til_report_now (report)->query.to, ==, query.to);
  g_assert_cmpint (til_report_before (report)->query.to, ==, til_date_new (2024, 7, 31));
  for (guint id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (til_report_now (report), id);
      n_cells += figure->rows->len * figure->columns->len;
    }
  g_assert_cmpint (lines->len, ==, n_cells + TIL_AGE_GROUP_OLDER);
  for (guint i = 0; i < lines->len; i++)
    {
      const TilReportLine *line = lines->pdata[i];

      g_assert_true (g_hash_table_add (seen, g_strconcat (line->key, "\t", line->group, NULL)));
      g_assert_cmpstr (til_label ("en", line->definition), !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/r13-nothing-small-can-be-computed-from-all-of-it", test_whole_report);
  g_test_add_func ("/report/r13-references", test_references);
  g_test_add_func ("/report/r13-references-by-age", test_reference_ages);
  g_test_add_func ("/report/reference-keys", test_reference_keys);
  g_test_add_func ("/report/lines", test_lines);
  return g_test_run ();
}
