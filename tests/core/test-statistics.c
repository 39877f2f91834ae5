/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics-support.h"
#include "til-report.h"

static const TilRandomRegister large = { 260, 3, 2, 2023, 2025, 30, FALSE };
static const TilRandomRegister small = { 70, 3, 2, 2022, 2025, 8, TRUE };

static TilCell
cell_by_keys (const TilFigure *figure, const char *row, const char *column)
{
  for (guint r = 0; r < figure->rows->len; r++)
    for (guint c = 0; c < figure->columns->len; c++)
      if (g_str_equal (heading_at (figure->rows, r)->key, row) &&
          g_str_equal (heading_at (figure->columns, c)->key, column))
        return til_figure_cell (figure, r, c);
  g_error ("%s has no cell %s, %s", figure->key, row, column);
}

/* What is shown is what is there, whatever is asked for. */
static void
check_counts (const TilFacts *facts, const TilStatisticsQuery *query, guint *n_shown)
{
  g_autoptr (TilStatistics) statistics = til_statistics_new (facts, query);

  for (guint id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (statistics, id);

      for (guint r = 0; r < figure->rows->len; r++)
        for (guint c = 0; c < figure->columns->len; c++)
          {
            const char *row = heading_at (figure->rows, r)->key;
            const char *column = heading_at (figure->columns, c)->key;
            TilCell cell = til_figure_cell (figure, r, c);
            gint64 count = count_by_hand (facts, query, id, row, column);

            if (count < 0 || cell.shown == TIL_CELL_NONE)
              continue;
            if (cell.shown == TIL_CELL_VALUE && (gint64)cell.value != count)
              g_error ("%s %s/%s: %g, not %d", figure->key, row, column, cell.value, (int)count);
            if (cell.shown == TIL_CELL_SMALL)
              g_assert_true (count >= 1 && count <= 4);
            if (cell.shown != TIL_CELL_VALUE)
              g_assert_cmpfloat (cell.value, ==, 0);
            *n_shown += cell.shown == TIL_CELL_VALUE && count > 0;
          }
    }
}

static void
test_counts (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);
  guint n_shown = 0;

  for (guint round = 0; round < 6; round++)
    {
      TilStatisticsQuery query = { til_date_new (2024, 1, 1), til_date_new (2024, 12, 31), 0, -1 };
      g_autoptr (GArray) days = report_days (&query);
      g_autoptr (TilFacts) facts = random_facts (random, round % 2 ? &small : &large, days);

      check_counts (facts, &query, &n_shown);
      query.unit_id = 1 + round % 3;
      check_counts (facts, &query, &n_shown);
      query.unit_id = 0;
      query.age_group = (int)(round % 4);
      check_counts (facts, &query, &n_shown);
    }
  g_assert_cmpint (n_shown, >, 500);
}

/* Every kind of figure shows something of a large register. */
static void
test_everything_shown (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (32);
  TilStatisticsQuery query = { til_date_new (2024, 1, 1), til_date_new (2024, 12, 31), 0, -1 };
  g_autoptr (GArray) days = report_days (&query);
  g_autoptr (TilFacts) facts = random_facts (random, &large, days);
  g_autoptr (TilStatistics) statistics = til_statistics_new (facts, &query);

  for (guint id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (statistics, id);
      TilCell headline = til_figure_headline (figure);

      g_assert_cmpint (figure->id, ==, id);
      if (headline.shown != TIL_CELL_VALUE)
        g_error ("%s has no headline", figure->key);
    }
}

static void
add (TilFacts *facts, TilFigureId figure, guint row, guint column, TilDate date, guint n)
{
  for (guint i = 0; i < n; i++)
    til_facts_add (facts, figure, row, column, date, (gint64)i + 1, TIL_AGE_GROUP_7_12, -1);
}

static void
test_shares (void)
{
  TilStatisticsQuery query = { til_date_new (2026, 1, 1), til_date_new (2026, 12, 31), 0, -1 };
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (TilStatistics) statistics = NULL;
  TilDate day = til_date_new (2026, 4, 1);
  TilCell cell;

  add (facts, TIL_FIGURE_ACTIONS, 0, 0, day, 30);
  add (facts, TIL_FIGURE_ACTIONS, 0, 1, day, 10);
  add (facts, TIL_FIGURE_CONSENT, TIL_CONSENT_GIVEN, 0, day, 15);
  add (facts, TIL_FIGURE_CONSENT, TIL_CONSENT_REFUSED, 0, day, 5);
  add (facts, TIL_FIGURE_RECENT_MAPPING, 0, 0, query.to, 6);
  add (facts, TIL_FIGURE_RECENT_MAPPING, 0, 1, query.to, 2);
  add (facts, TIL_FIGURE_CHILDREN, TIL_STEP_MAP, 0, query.to, 8);
  statistics = til_statistics_new (facts, &query);

  cell = cell_by_keys (til_statistics_get (statistics, TIL_FIGURE_ACTIONS), "all", "share-on-time");
  g_assert_cmpint (cell.shown, ==, TIL_CELL_VALUE);
  g_assert_cmpfloat_with_epsilon (cell.value, 0.75, 1e-12);
  cell = cell_by_keys (til_statistics_get (statistics, TIL_FIGURE_ACTIONS), "0-6", "share-on-time");
  g_assert_cmpint (cell.shown, ==, TIL_CELL_NONE);
  cell = til_figure_headline (til_statistics_get (statistics, TIL_FIGURE_CONSENT));
  g_assert_cmpfloat_with_epsilon (cell.value, 0.75, 1e-12);
  /* The share would tell the two. */
  cell = cell_by_keys (til_statistics_get (statistics, TIL_FIGURE_RECENT_MAPPING), "7-12",
                       "share-recent");
  g_assert_cmpint (cell.shown, ==, TIL_CELL_HIDDEN);
  cell = cell_by_keys (til_statistics_get (statistics, TIL_FIGURE_RECENT_MAPPING), "7-12", "all");
  g_assert_cmpint (cell.shown, ==, TIL_CELL_VALUE);
}

static void
add_lead (TilFacts *facts, TilLead lead, TilDate date, gint32 days)
{
  til_facts_add (facts, TIL_FIGURE_LEAD_TIMES, lead, 0, date, 1, TIL_AGE_GROUP_0_6, -1)->number =
      days;
}

static void
test_lead_times (void)
{
  TilStatisticsQuery query = { til_date_new (2026, 1, 1), til_date_new (2026, 12, 31), 0, -1 };
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (TilStatistics) statistics = NULL;
  const TilFigure *figure;
  TilDate day = til_date_new (2026, 4, 1);

  for (gint32 i = 10; i >= 1; i--)
    add_lead (facts, TIL_LEAD_MAPPING, day, i);
  for (gint32 i = 1; i <= 9; i++)
    add_lead (facts, TIL_LEAD_MEETING, day, i * i);
  for (gint32 i = 1; i <= 4; i++)
    add_lead (facts, TIL_LEAD_PLAN, day, i);
  add_lead (facts, TIL_LEAD_MAPPING, til_date_new (2025, 12, 31), 5000);
  statistics = til_statistics_new (facts, &query);
  figure = til_statistics_get (statistics, TIL_FIGURE_LEAD_TIMES);

  /* 2025's one has no group of its own, and this year's are told by nothing else. */
  g_assert_cmpint (cell_by_keys (figure, "mapping", "count").shown, ==, TIL_CELL_HIDDEN);
  g_assert_cmpint (cell_by_keys (figure, "mapping", "median").shown, ==, TIL_CELL_HIDDEN);
  g_assert_cmpfloat (cell_by_keys (figure, "meeting", "count").value, ==, 9);
  g_assert_cmpfloat (cell_by_keys (figure, "meeting", "median").value, ==, 25);
  g_assert_cmpint (cell_by_keys (figure, "meeting", "p90").shown, ==, TIL_CELL_NONE);
  g_assert_cmpint (cell_by_keys (figure, "plan", "count").shown, ==, TIL_CELL_SMALL);
  g_assert_cmpint (cell_by_keys (figure, "plan", "median").shown, ==, TIL_CELL_HIDDEN);

  query.from = til_date_new (2025, 1, 1);
  g_clear_pointer (&statistics, til_statistics_free);
  statistics = til_statistics_new (facts, &query);
  figure = til_statistics_get (statistics, TIL_FIGURE_LEAD_TIMES);
  g_assert_cmpfloat (cell_by_keys (figure, "mapping", "count").value, ==, 11);
  g_assert_cmpfloat (cell_by_keys (figure, "mapping", "median").value, ==, 6);
  g_assert_cmpfloat (cell_by_keys (figure, "mapping", "p90").value, ==, 10);
}

static void
test_children (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (33);
  TilStatisticsQuery query = { til_date_new (2024, 1, 1), til_date_new (2024, 12, 31), 0, -1 };
  g_autoptr (GArray) days = report_days (&query);
  g_autoptr (TilFacts) facts = random_facts (random, &small, days);
  g_autoptr (TilStatistics) statistics = til_statistics_new (facts, &query);

  for (guint id = 0; id < TIL_N_FIGURES; id++)
    {
      const TilFigure *figure = til_statistics_get (statistics, id);

      for (guint r = 0; r < figure->rows->len; r++)
        for (guint c = 0; c < figure->columns->len; c++)
          {
            g_autoptr (GArray) children = til_statistics_children (facts, &query, id, r, c);
            gint64 count = count_by_hand (facts, &query, id, heading_at (figure->rows, r)->key,
                                          heading_at (figure->columns, c)->key);

            if (id == TIL_FIGURE_CONSULTATIONS || id >= TIL_FIGURE_ACTIVITIES)
              g_assert_cmpint (children->len, ==, 0);
            else if (count >= 0)
              {
                g_assert_cmpint (children->len, <=, count);
                g_assert_true ((children->len > 0) == (count > 0));
              }
            if (figure->state && count >= 0)
              g_assert_cmpint (children->len, ==, count);
          }
    }
}

static void
test_format (void)
{
  static const struct
  {
    TilCell cell;
    TilCellUnit unit;
    const char *decimal, *text;
  } cases[] = {
    { { TIL_CELL_VALUE, 1204 }, TIL_UNIT_COUNT, ",", "1204" },
    { { TIL_CELL_VALUE, 0.795 }, TIL_UNIT_SHARE, ",", "79,5" },
    { { TIL_CELL_VALUE, 1 }, TIL_UNIT_SHARE, ".", "100.0" },
    { { TIL_CELL_VALUE, 12.5 }, TIL_UNIT_DAYS, ".", "12.5" },
    { { TIL_CELL_VALUE, 12 }, TIL_UNIT_DAYS, ".", "12" },
    { { TIL_CELL_SMALL, 0 }, TIL_UNIT_COUNT, ".", "<5" },
    { { TIL_CELL_HIDDEN, 0 }, TIL_UNIT_SHARE, ".", "·" },
    { { TIL_CELL_NONE, 0 }, TIL_UNIT_SHARE, ".", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = til_cell_format (cases[i].cell, cases[i].unit, cases[i].decimal);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_before (void)
{
  TilStatisticsQuery query = { til_date_new (2024, 2, 1), til_date_new (2024, 2, 29), 0, -1 };
  TilStatisticsQuery before = til_statistics_query_before (&query, 1);
  g_autoptr (GArray) days = til_statistics_query_days (&query, 4);

  g_assert_cmpint (before.from, ==, til_date_new (2023, 2, 1));
  g_assert_cmpint (before.to, ==, til_date_new (2023, 2, 28));
  before = til_statistics_query_before (&before, -1);
  g_assert_cmpint (before.to, ==, til_date_new (2024, 2, 29));
  g_assert_cmpint (days->len, ==, 5);
  g_assert_cmpint (g_array_index (days, TilDate, 0), ==, til_date_new (2020, 2, 29));
  g_assert_cmpint (g_array_index (days, TilDate, 4), ==, query.to);
}

/* Nothing at all, a period that ends before it begins, a unit that is gone. */
static void
test_nothing (void)
{
  TilStatisticsQuery query = { til_date_new (2026, 1, 1), til_date_new (2026, 12, 31), 0, -1 };
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (TilStatistics) empty = til_statistics_new (facts, &query);
  g_autoptr (TilStatistics) reversed = NULL;
  g_autoptr (TilStatistics) gone = NULL;

  g_assert_cmpint (til_figure_headline (til_statistics_get (empty, TIL_FIGURE_CHILDREN)).shown, ==,
                   TIL_CELL_VALUE);
  g_assert_cmpint (til_figure_headline (til_statistics_get (empty, TIL_FIGURE_ENROLMENT)).shown, ==,
                   TIL_CELL_NONE);
  query.to = til_date_new (2025, 12, 31);
  reversed = til_statistics_new (facts, &query);
  g_assert_cmpint (til_figure_headline (til_statistics_get (reversed, TIL_FIGURE_CHILDREN)).shown,
                   ==, TIL_CELL_NONE);
  query.from = til_date_new (2025, 1, 1);
  query.unit_id = 77;
  gone = til_statistics_new (facts, &query);
  g_assert_cmpint (til_figure_headline (til_statistics_get (gone, TIL_FIGURE_MAPPINGS)).shown, ==,
                   TIL_CELL_NONE);
}

/* A day that a state was asked for tells of nobody by 0, as the trend does, also before the first
 * child. */
static void
test_nobody_yet (void)
{
  TilStatisticsQuery queries[] = {
    { til_date_new (2025, 1, 1), til_date_new (2025, 12, 31), 0, -1 },
    { til_date_new (2026, 1, 1), til_date_new (2026, 12, 31), 0, -1 }
  };
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (GPtrArray) years = NULL;
  const TilFigure *before, *now;
  TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);

  til_record_set_text (&team->name, "Pinocchio");
  g_ptr_array_add (facts->teams, team);
  til_facts_add (facts, TIL_FIGURE_ENROLMENT, 0, 0, queries[1].to, 1, TIL_AGE_GROUP_0_6, -1)
      ->number = 1;
  years = til_statistics_new_several (facts, queries, 2);
  before = til_statistics_get (years->pdata[0], TIL_FIGURE_ENROLMENT);
  now = til_statistics_get (years->pdata[1], TIL_FIGURE_ENROLMENT);
  g_assert_cmpint (til_figure_headline (before).shown, ==, TIL_CELL_VALUE);
  g_assert_cmpint (til_figure_cell (now, 0, now->columns->len - 2).shown, ==, TIL_CELL_VALUE);
  g_assert_cmpfloat (til_figure_cell (now, 0, now->columns->len - 2).value, ==, 0);
  /* Nobody asked for the day before that. */
  g_assert_cmpint (til_figure_cell (now, 0, now->columns->len - 3).shown, ==, TIL_CELL_NONE);
}

static void
test_headings (void)
{
  TilStatisticsQuery query = { til_date_new (2025, 8, 1), til_date_new (2026, 7, 31), 0, -1 };
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (TilStatistics) statistics = til_statistics_new (facts, &query);
  static const char *const languages[] = { "en", "sv", "ar", "ti" };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint id = 0; id < TIL_N_FIGURES; id++)
      {
        const TilFigure *figure = til_statistics_get (statistics, id);

        g_assert_cmpstr (til_label (languages[l], figure->title), !=, "");
        g_assert_cmpstr (til_label (languages[l], figure->definition), !=, "");
        for (guint r = 0; r < figure->rows->len; r++)
          g_assert_cmpstr (til_heading_text (heading_at (figure->rows, r), languages[l]), !=, "");
        for (guint c = 0; c < figure->columns->len; c++)
          g_assert_cmpstr (til_heading_text (heading_at (figure->columns, c), languages[l]), !=,
                           "");
      }
  g_assert_cmpstr (
      heading_at (til_statistics_get (statistics, TIL_FIGURE_CONCERNS)->columns, 1)->key, ==,
      "2026");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics/counts", test_counts);
  g_test_add_func ("/statistics/everything-shown", test_everything_shown);
  g_test_add_func ("/statistics/r13-shares", test_shares);
  g_test_add_func ("/statistics/r13-lead-times", test_lead_times);
  g_test_add_func ("/statistics/children", test_children);
  g_test_add_func ("/statistics/format", test_format);
  g_test_add_func ("/statistics/before", test_before);
  g_test_add_func ("/statistics/nothing", test_nothing);
  g_test_add_func ("/statistics/nobody-yet", test_nobody_yet);
  g_test_add_func ("/statistics/headings", test_headings);
  return g_test_run ();
}
