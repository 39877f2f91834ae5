/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-report.h"

#define FIRST_YEAR 2022
#define N_YEARS 5
#define N_UNITS 5
#define N_TEAMS 3
#define N_ROUNDS 4
#define N_VOICES 3
#define N_MAPPED_AREAS 4

const char *const random_report_secrets[] = {
  "Hemligsson", "19970503-9804", "199705039804", "Kommenterat", "Utvärderat", "Fritext", NULL,
};

static TilDate
random_day (void)
{
  return til_date_new (FIRST_YEAR + g_test_rand_int_range (0, N_YEARS),
                       g_test_rand_int_range (1, 13), g_test_rand_int_range (1, 29));
}

static gboolean
one_in (int n)
{
  return g_test_rand_int_range (0, n) == 0;
}

typedef struct
{
  gint64 id;
  TilAgeGroup age;
  int unit;
} Child;

/* Some rows and columns are rare, so that small groups stand beside larger ones. */
static guint
random_index (guint n)
{
  guint one = (guint)g_test_rand_int_range (0, (gint32)n);

  return one_in (2) ? one : (guint)g_test_rand_int_range (0, (gint32)one + 1);
}

static TilFact *
add (TilFacts *facts, TilFigureId figure, guint row, guint column, TilDate date, const Child *child)
{
  return til_facts_add (facts, figure, row, column, date, child->id, child->age, child->unit);
}

static void
add_states (TilFacts *facts, const Child *child, TilDate day)
{
  TilStep step = (TilStep)random_index (TIL_N_STEPS);

  if (one_in (5))
    return;
  add (facts, TIL_FIGURE_CHILDREN, step, 0, day, child);
  if (step != TIL_STEP_CLOSED)
    add (facts, TIL_FIGURE_RECENT_MAPPING, 0, random_index (2), day, child);
  if (one_in (4))
    add (facts, TIL_FIGURE_ENROLMENT, random_index (N_TEAMS), 0, day, child);
}

static void
add_mapping (TilFacts *facts, const Child *child, TilDate date, gint64 id)
{
  add (facts, TIL_FIGURE_MAPPINGS, 0, 0, date, child);
  for (guint i = 0; i < N_VOICES; i++)
    if (!one_in (3))
      add (facts, TIL_FIGURE_VOICES, i, 0, date, child);
  for (guint i = 0; i < N_MAPPED_AREAS; i++)
    add (facts, TIL_FIGURE_AREAS, i * 2, random_index (TIL_N_AREA_STATES), date, child)->mapping =
        id;
  if (one_in (6))
    add (facts, TIL_FIGURE_AREAS_WITHOUT, 0, 0, date, child)->mapping = id;
}

static void
add_case (TilFacts *facts, const Child *child, gint64 *mapping)
{
  if (!one_in (3))
    add (facts, TIL_FIGURE_OBSERVATIONS, 0, 0, random_day (), child);
  for (guint n = random_index (4); n > 0; n--)
    add_mapping (facts, child, random_day (), ++*mapping);
  for (guint lead = 0; lead < TIL_N_LEADS; lead++)
    if (one_in (2))
      add (facts, TIL_FIGURE_LEAD_TIMES, lead, 0, random_day (), child)->number =
          g_test_rand_int_range (0, 90);
  if (one_in (2))
    add (facts, TIL_FIGURE_CONSENT, random_index (TIL_N_CONSENT_STATES), 0, random_day (), child);
  if (one_in (4))
    add (facts, TIL_FIGURE_CONSENT_REASONS, random_index (TIL_N_REFUSALS), 0, random_day (), child);
  for (guint n = random_index (4); n > 0; n--)
    add (facts, TIL_FIGURE_MEETINGS, random_index (facts->meeting_kinds->len), 0, random_day (),
         child);
  if (one_in (3))
    add (facts, TIL_FIGURE_FAMILY_MEETINGS, random_index (TIL_N_ENDINGS), 0, random_day (), child);
  for (guint n = random_index (3); n > 0; n--)
    add (facts, TIL_FIGURE_ACTIONS, 0, random_index (2), random_day (), child);
  if (one_in (6))
    add (facts, TIL_FIGURE_CONCERNS, one_in (9) ? TIL_FACT_NO_ROW : random_index (N_UNITS), 0,
         random_day (), child);
}

static void
add_work (TilFacts *facts, guint n)
{
  const Child nobody = { 0, TIL_N_AGE_GROUPS, -1 };

  for (guint i = 0; i < n; i++)
    {
      Child anonymous = { 0, (TilAgeGroup)random_index (TIL_N_AGE_GROUPS), -1 };

      add (facts, TIL_FIGURE_CONSULTATIONS, 0, 0, random_day (), &anonymous);
      add (facts, TIL_FIGURE_ACTIVITIES, random_index (TIL_N_ACTIVITY_KINDS), 0, random_day (),
           &nobody);
      add (facts, TIL_FIGURE_ATTENDANCE, 1 + random_index (TIL_N_SERVICES - 1), random_index (2),
           random_day (), &nobody)
          ->number = g_test_rand_int_range (1, 12);
    }
}

static void
add_names (TilFacts *facts)
{
  static const char *const kinds[] = { "collaboration", "family", "follow-up", "Egen sort" };

  for (guint i = 0; i < N_UNITS; i++)
    {
      TilUnit *unit = til_unit_new ();

      unit->id = i + 1;
      g_free (unit->name);
      unit->name = g_strdup_printf ("Enhet %c", 'A' + (char)i);
      g_ptr_array_add (facts->units, unit);
    }
  for (guint i = 0; i < N_TEAMS; i++)
    {
      TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);

      team->name = g_strdup_printf ("Team %c", 'A' + (char)i);
      g_ptr_array_add (facts->teams, team);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_ptr_array_add (facts->meeting_kinds, g_strdup (kinds[i]));
}

static gboolean
has_day (const GArray *days, TilDate day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, TilDate, i) == day)
      return TRUE;
  return FALSE;
}

TilFacts *
random_facts_new (guint n_children, const TilStatisticsQuery *queries, guint n_queries)
{
  TilFacts *facts = til_facts_new ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TilDate));
  gint64 mapping = 0;

  add_names (facts);
  for (guint q = 0; q < n_queries; q++)
    {
      g_autoptr (GArray) own = til_statistics_query_days (&queries[q], TIL_REPORT_YEARS - 1);

      for (guint i = 0; i < own->len; i++)
        if (!has_day (days, g_array_index (own, TilDate, i)))
          g_array_append_val (days, g_array_index (own, TilDate, i));
    }
  for (guint i = 0; i < n_children; i++)
    {
      Child child = { i + 1, (TilAgeGroup)random_index (TIL_N_AGE_GROUPS),
                      g_test_rand_int_range (-1, N_UNITS) };

      for (guint day = 0; day < days->len; day++)
        add_states (facts, &child, g_array_index (days, TilDate, day));
      add_case (facts, &child, &mapping);
    }
  add_work (facts, random_index (n_children + 1));
  return facts;
}

TilSurvey *
random_report_survey (const char *key)
{
  g_autoptr (GPtrArray) bundled = til_survey_load_bundled ();

  for (guint i = 0; i < bundled->len; i++)
    {
      TilSurvey *survey = bundled->pdata[i];

      if (g_str_equal (survey->key, key))
        return til_survey_ref (survey);
    }
  g_assert_not_reached ();
}

static TilRoundCounts *
random_counts (const TilSurvey *survey, guint year, int largest)
{
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  TilRoundCounts *counts;

  round->record.id = year;
  til_record_set_text (&round->survey_key, survey->key);
  round->survey_version = survey->version;
  round->name = g_strdup_printf ("%u", year);
  round->date = til_date_new ((int)year, 10, 1);
  til_survey_round_set_invited (round, TIL_N_SERVICES * largest);
  counts = til_round_counts_new ((TilSurvey *)survey, round);
  for (TilService service = 0; service < TIL_N_SERVICES; service++)
    {
      gboolean staff = survey->audience == TIL_AUDIENCE_STAFF;

      if (staff != (service >= TIL_SERVICE_EDUCATION && service <= TIL_SERVICE_LEISURE))
        continue;
      if (!staff && service != TIL_SERVICE_NONE)
        continue;
      counts->n_responses[service] = one_in (4) ? g_test_rand_int_range (0, 5)
                                                : g_test_rand_int_range (0, largest + 1);
      for (guint q = 0; q < til_survey_n_questions (survey); q++)
        {
          guint n_choices = til_survey_question (survey, q)->choices->len;

          for (gint64 i = 0; i < counts->n_responses[service] && n_choices > 0; i++)
            if (!one_in (12))
              ++*til_round_counts_at (counts, q, service, random_index (n_choices));
        }
    }
  return counts;
}

static void
free_counts (gpointer data)
{
  til_round_counts_free (data);
}

TilSurveyResults *
random_survey_results_new (const TilSurvey *survey, int largest)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (free_counts);

  for (guint i = 0; i < N_ROUNDS; i++)
    g_ptr_array_add (counts, random_counts (survey, FIRST_YEAR + i, largest));
  return til_survey_results_new (survey->key, counts);
}

static void
add_activities (TilReport *report)
{
  for (guint i = 0; i < 6; i++)
    {
      TilActivity *activity = til_record_new_of (TIL_RECORD_ACTIVITY);
      TilTurnout *turnout = til_record_add_part (activity, "turnout");

      activity->kind = (TilActivityKind)random_index (TIL_N_ACTIVITY_KINDS);
      activity->date = report->query.from + i;
      activity->name = g_strdup ("Möte med Hemligsson");
      activity->evaluation = g_strdup ("Utvärderat i ord");
      turnout->service = TIL_SERVICE_SOCIAL;
      turnout->invited = 3;
      turnout->present = 2;
      g_ptr_array_add (report->activities, activity);
    }
}

static void
add_plan (TilReport *report)
{
  static const char *const goals[] = { "Alla barn hörs", "Tidiga insatser når fram" };

  for (guint i = 0; i < 8; i++)
    {
      TilUndertaking *line = til_record_new_of (TIL_RECORD_UNDERTAKING);

      line->goal = g_strdup (goals[i % 2]);
      line->sub_goal = g_strdup_printf ("Delmål %u", i / 2 + 1);
      line->activity = g_strdup_printf ("Ta fram rutin %u för hur elevhälsa och socialtjänst möts",
                                        i + 1);
      line->starts_on = report->query.from + i * 10;
      line->ends_on = line->starts_on + 60;
      line->unit_id = i % (N_UNITS + 1);
      line->responsible = g_strdup ("Rektor Hemligsson");
      line->indicator = g_strdup ("Rutinen är beslutad");
      line->status = (TilUndertakingStatus)(i % TIL_N_UNDERTAKING_STATUSES);
      line->comment = g_strdup ("Kommenterat av 19970503-9804");
      g_ptr_array_add (report->undertakings, line);
    }
}

static void
add_agreements (TilReport *report)
{
  for (guint i = 0; i < 3; i++)
    {
      TilAgreement *agreement = til_record_new_of (TIL_RECORD_AGREEMENT);

      agreement->name = g_strdup_printf ("Överenskommelse %u", i + 1);
      agreement->starts_on = til_date_new (2024, 1, 1);
      agreement->revise_on = til_date_new (2026, 12, 1);
      agreement->note = g_strdup ("Kommenterat");
      for (guint s = 0; s < 3; s++)
        {
          TilSignatory *signatory = til_record_add_part (agreement, "signatories");

          signatory->organisation = g_strdup ("Regionen");
          signatory->signed_by = g_strdup ("Chef Hemligsson");
          signatory->signed_on = s < i ? til_date_new (2024, 1, 10) : TIL_DATE_NONE;
        }
      g_ptr_array_add (report->agreements, agreement);
    }
}

static void
add_reference (
    TilReport *report, TilReferenceKind kind, int from, int to, int number, const char *name)
{
  TilReference *reference = til_record_new_of (TIL_RECORD_REFERENCE);

  reference->kind = kind;
  reference->age_from = from;
  reference->age_to = to;
  reference->year = 2025;
  reference->number = number;
  reference->name = g_strdup (name);
  reference->source = g_strdup ("SCB");
  g_ptr_array_add (report->references, reference);
}

static void
add_references (TilReport *report)
{
  add_reference (report, TIL_REFERENCE_POPULATION, 0, 6, 700, NULL);
  add_reference (report, TIL_REFERENCE_POPULATION, 7, 12, 655, NULL);
  add_reference (report, TIL_REFERENCE_NUMBER, 7, 12, 31, "Barn med insats enligt SoL");
  add_reference (report, TIL_REFERENCE_NUMBER, 13, 18, 44, "Barn med insats enligt SoL");
  add_reference (report, TIL_REFERENCE_NUMBER, 0, 6, 3, "Placerade barn");
}

TilReport *
random_report_new (const TilFacts *facts, const TilStatisticsQuery *query)
{
  TilReport *report = til_report_new (query, til_date_new (2026, 11, 21));
  g_autoptr (TilSurvey) staff = random_report_survey ("samverkan");
  g_autoptr (TilSurvey) guardians = random_report_survey ("guardians");
  static const int largest[] = { 6, 12, 60 };

  g_ptr_array_add (report->surveys,
                   random_survey_results_new (staff, largest[g_test_rand_int_range (0, 3)]));
  g_ptr_array_add (report->surveys,
                   random_survey_results_new (guardians, largest[g_test_rand_int_range (0, 3)]));
  add_activities (report);
  add_plan (report);
  add_agreements (report);
  add_references (report);
  til_report_finish (report, facts);
  return report;
}
