/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steering group's report as it is read from the register. */
#include "record-fixture.h"
#include "survey-fixture.h"

static TilReport *
get_report (TilRegister *reg, const TilStatisticsQuery *query)
{
  g_autoptr (GError) error = NULL;
  TilReport *report = til_register_report (reg, query, til_date_today (), &error);

  g_assert_no_error (error);
  return report;
}

static void
add_activity (TilRegister *reg, TilDate date)
{
  g_autoptr (TilActivity) activity = til_record_new_of (TIL_RECORD_ACTIVITY);

  activity->date = date;
  save_record (reg, activity);
}

/* Both days of the period count, and what is a state or a plan is there whatever the period. */
static void
test_lists (RegisterFixture *self, gconstpointer data)
{
  TilStatisticsQuery query = { .from = til_date_new (2025, 1, 1),
                               .to = til_date_new (2025, 12, 31),
                               .age_group = -1 };
  g_autoptr (TilUndertaking) undertaking = til_record_new_of (TIL_RECORD_UNDERTAKING);
  g_autoptr (TilReference) reference = til_record_new_of (TIL_RECORD_REFERENCE);
  g_autoptr (TilSurveyRound) in_time = new_round (self->reg, STAFF_SURVEY, "2025", 0);
  g_autoptr (TilSurveyRound) late = new_round (self->reg, STAFF_SURVEY, "2026", 0);
  g_autoptr (TilSurveyRound) only_late = new_round (self->reg, GUARDIAN_SURVEY, "2026", 0);
  g_autoptr (TilReport) report = NULL;
  const TilSurveyResults *results;

  add_activity (self->reg, query.from - 1);
  add_activity (self->reg, query.from);
  add_activity (self->reg, query.to);
  add_activity (self->reg, query.to + 1);
  til_record_set_text (&undertaking->goal, "Tillit");
  til_record_set_text (&undertaking->activity, "Träffas");
  save_record (self->reg, undertaking);
  reference->year = 2020;
  reference->age_to = 6;
  reference->number = 812;
  til_record_set_text (&reference->source, "Påhittad");
  save_record (self->reg, reference);
  in_time->date = query.to;
  late->date = query.to + 1;
  only_late->date = query.to + 1;
  save_round (self->reg, in_time);
  save_round (self->reg, late);
  save_round (self->reg, only_late);

  report = get_report (self->reg, &query);
  g_assert_cmpuint (report->activities->len, ==, 2);
  g_assert_cmpint (((TilActivity *)report->activities->pdata[0])->date, ==, query.to);
  g_assert_cmpint (((TilActivity *)report->activities->pdata[1])->date, ==, query.from);
  g_assert_cmpuint (report->undertakings->len, ==, 1);
  g_assert_cmpuint (report->agreements->len, ==, 0);
  g_assert_cmpuint (report->references->len, ==, 1);
  g_assert_cmpuint (report->years->len, ==, TIL_REPORT_YEARS);
  g_assert_cmpuint (report->surveys->len, ==, 1);
  results = report->surveys->pdata[0];
  g_assert_cmpstr (results->survey_key, ==, STAFF_SURVEY);
  g_assert_cmpuint (results->rounds->len, ==, 1);
  g_assert_null (report->unit_name);
  g_assert_cmpint (report->made_on, ==, til_date_today ());
}

static void
test_unit (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TilStatisticsQuery query = { .from = til_date_new (2025, 1, 1),
                               .to = til_date_new (2025, 12, 31),
                               .age_group = -1,
                               .unit_id = add_unit (self->reg, "Björkskolan") };
  g_autoptr (TilReport) report = get_report (self->reg, &query);

  g_assert_cmpstr (report->unit_name, ==, "Björkskolan");
  query.unit_id = 4711;
  g_assert_null (til_register_report (self->reg, &query, til_date_today (), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_dates_reversed (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TilStatisticsQuery query = { .from = til_date_new (2025, 12, 31),
                               .to = til_date_new (2025, 1, 1),
                               .age_group = -1 };

  g_assert_null (til_register_report (self->reg, &query, til_date_today (), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

/* The figures are those of the facts, and what the demo shows on its page. */
static void
test_demo (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TilDate today = til_date_today ();
  TilStatisticsQuery query = { .from = today - 365, .to = today, .age_group = -1 };
  g_autoptr (TilReport) report = NULL;
  g_autoptr (TilReport) again = NULL;
  g_autoptr (GArray) days = til_statistics_query_days (&query, 0);
  g_autoptr (TilFacts) facts = NULL;
  g_autoptr (TilStatistics) statistics = NULL;
  const TilFigure *shown, *counted;
  g_autoptr (GPtrArray) lines = NULL;
  gint64 log;

  til_register_fill_demo (self->reg, 60, 1, NULL, NULL, &error);
  g_assert_no_error (error);
  log = number (self->reg, "SELECT COUNT (*) FROM log");
  report = get_report (self->reg, &query);
  facts = til_register_collect_facts (self->reg, days, &error);
  g_assert_no_error (error);
  statistics = til_statistics_new (facts, &query);
  for (int id = 0; id < TIL_N_FIGURES; id++)
    {
      shown = til_statistics_get (til_report_now (report), (TilFigureId)id);
      counted = til_statistics_get (statistics, (TilFigureId)id);
      if (id == TIL_FIGURE_ENROLMENT)
        continue;
      g_assert_cmpuint (shown->rows->len, ==, counted->rows->len);
      for (guint row = 0; row < shown->rows->len; row++)
        for (guint column = 0; column < shown->columns->len; column++)
          {
            TilCell a = til_figure_cell (shown, row, column);
            TilCell b = til_figure_cell (counted, row, column);

            g_assert_cmpint (a.shown, ==, b.shown);
            g_assert_true (a.value == b.value);
          }
    }
  lines = til_report_lines (report);
  g_assert_cmpuint (lines->len, >, 100);
  g_assert_cmpuint (report->reference_lines->len, >, 0);
  /* Reading it is no reading of a child, and leaves the register free for others to write. */
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log"), ==, log);
  add_activity (self->reg, today);
  again = get_report (self->reg, &query);
  g_assert_cmpuint (again->activities->len, ==, report->activities->len + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register-report/lists", test_lists);
  register_fixture_add ("/register-report/unit", test_unit);
  register_fixture_add ("/register-report/dates-reversed", test_dates_reversed);
  register_fixture_add ("/register-report/demo", test_demo);
  return g_test_run ();
}
