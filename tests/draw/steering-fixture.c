/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steering-fixture.h"

TilDate
fixture_date (const char *text)
{
  TilDate date = TIL_DATE_NONE;

  g_assert_true (til_date_parse (text, &date, NULL));
  return date;
}

static void
add_undertaking (GPtrArray *undertakings,
                 const char *goal,
                 const char *activity,
                 const char *from,
                 const char *to,
                 const char *responsible,
                 TilUndertakingStatus status)
{
  TilUndertaking *undertaking = til_record_new_of (TIL_RECORD_UNDERTAKING);

  undertaking->goal = g_strdup (goal);
  undertaking->activity = g_strdup (activity);
  undertaking->starts_on = fixture_date (from);
  undertaking->ends_on = fixture_date (to);
  undertaking->responsible = g_strdup (responsible);
  undertaking->status = status;
  undertaking->indicator = g_strdup ("Genomfört enligt plan");
  g_ptr_array_add (undertakings, undertaking);
}

GPtrArray *
fixture_undertakings (void)
{
  static const char *const process = "Alla barn som behöver det får en kartläggning i tid";
  static const char *const known = "Alla verksamheter känner till arbetssättet";
  GPtrArray *undertakings = g_ptr_array_new_with_free_func (til_record_free);

  add_undertaking (undertakings, process, "Utse Barnets bästa-ansvariga på alla skolor",
                   "2026-01-12", "2026-03-31", "Rektorerna", TIL_UNDERTAKING_DONE);
  add_undertaking (undertakings, process,
                   "Gå igenom hur lång tid det tar från iakttagelse till kartläggning, och varför",
                   "2026-03-01", "2026-10-31", "Processledaren", TIL_UNDERTAKING_ONGOING);
  add_undertaking (undertakings, process, "Samtycken på arabiska och tigrinska", "2026-09-01",
                   "2026-12-15", "Socialtjänsten", TIL_UNDERTAKING_ONGOING);
  add_undertaking (undertakings, known, "Utbilda samtalsledare, tolv personer", "2026-02-01",
                   "2026-06-15", "Elevhälsan", TIL_UNDERTAKING_DONE);
  add_undertaking (undertakings, known, "Samverkansdag för förskolan och BVC", "2027-01-20",
                   "2027-01-20", "Styrgruppen", TIL_UNDERTAKING_NOT_STARTED);
  add_undertaking (undertakings, known, "Enkät om samverkan", "2026-10-01", "2026-11-30",
                   "Processledaren", TIL_UNDERTAKING_NOT_STARTED);
  return undertakings;
}

static void
add_event (GPtrArray *events,
           const char *name,
           TilYearEventKind kind,
           int month,
           int day,
           TilRepeat repeat)
{
  TilYearEvent *event = til_record_new_of (TIL_RECORD_YEAR_EVENT);

  event->name = g_strdup (name);
  event->kind = kind;
  event->month = month;
  event->day = day;
  event->repeat = repeat;
  event->not_summer = repeat == TIL_REPEAT_MONTHLY;
  g_ptr_array_add (events, event);
}

GPtrArray *
fixture_events (void)
{
  GPtrArray *events = g_ptr_array_new_with_free_func (til_record_free);

  add_event (events, "Styrgruppen träffas", TIL_YEAR_EVENT_STEERING, 2, 10, TIL_REPEAT_QUARTERLY);
  add_event (events, "Barnombudsteamet", TIL_YEAR_EVENT_TEAM, 1, 15, TIL_REPEAT_MONTHLY);
  add_event (events, "Samverkansdag", TIL_YEAR_EVENT_GATHERING, 9, 24, TIL_REPEAT_YEARLY);
  add_event (events, "Utbildning av samtalsledare", TIL_YEAR_EVENT_GATHERING, 3, 0,
             TIL_REPEAT_TERM);
  add_event (events, "Samverkansenkät", TIL_YEAR_EVENT_FOLLOW_UP, 10, 0, TIL_REPEAT_YEARLY);
  add_event (events, "Siffror till styrgruppen", TIL_YEAR_EVENT_FOLLOW_UP, 1, 20, TIL_REPEAT_TERM);
  add_event (events, "Överenskommelsen gås igenom", TIL_YEAR_EVENT_FOLLOW_UP, 11, 15,
             TIL_REPEAT_YEARLY);
  add_event (events, "Föräldrakväll om övergångar", TIL_YEAR_EVENT_FAMILY, 5, 6, TIL_REPEAT_YEARLY);
  add_event (events, "Öppet hus på familjecentralen", TIL_YEAR_EVENT_FAMILY, 8, 0,
             TIL_REPEAT_YEARLY);
  return events;
}

static guint
spread (guint n, guint choice, guint n_choices)
{
  guint share = n / n_choices;
  return choice + 1 == n_choices ? n - share * (n_choices - 1) : share;
}

TilRoundCounts *
fixture_round (const char *name,
               const char *date,
               int invited,
               const guint agree[TIL_N_SERVICES],
               const guint all[TIL_N_SERVICES])
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  TilSurvey *survey = surveys->pdata[0];
  TilRoundCounts *counts;

  round->survey_key = g_strdup (survey->key);
  round->survey_version = survey->version;
  round->name = g_strdup (name);
  round->date = fixture_date (date);
  til_survey_round_set_invited (round, invited);
  counts = til_round_counts_new (survey, round);
  for (TilService service = TIL_SERVICE_EDUCATION; service < TIL_N_SERVICES; service++)
    {
      counts->n_responses[service] = all[service];
      for (guint q = 0; q < til_survey_n_questions (survey); q++)
        {
          const TilQuestion *question = til_survey_question (survey, q);
          guint n_choices = question->choices->len, n_agree = 0, yes = 0, no = 0;

          for (guint c = 0; c < n_choices; c++)
            n_agree += ((const TilAnswerChoice *)question->choices->pdata[c])->agrees;
          for (guint c = 0; c < n_choices; c++)
            {
              gboolean agrees = ((const TilAnswerChoice *)question->choices->pdata[c])->agrees;
              guint n = agrees ? spread (agree[service], yes++, n_agree)
                               : spread (all[service] - agree[service], no++, n_choices - n_agree);
              *til_round_counts_at (counts, q, service, c) = n;
            }
        }
    }
  return counts;
}

TilSurveyResults *
fixture_survey_results (void)
{
  static const struct
  {
    const char *name, *date;
    int invited;
    guint agree[TIL_N_SERVICES], all[TIL_N_SERVICES];
  } rounds[] = {
    { "2019", "2019-12-31", 160, { 0, 14, 4, 3, 1, 0, 0 }, { 0, 40, 18, 10, 7, 0, 0 } },
    { "2020", "2020-12-31", 160, { 0, 18, 8, 5, 2, 0, 0 }, { 0, 38, 17, 9, 6, 0, 0 } },
    { "2021", "2021-12-31", 120, { 0, 25, 12, 7, 3, 0, 0 }, { 0, 36, 18, 10, 6, 0, 0 } },
    { "Hösten 2022", "2022-10-03", 200, { 0, 34, 15, 10, 5, 0, 0 }, { 0, 38, 18, 12, 7, 0, 3 } },
  };
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    g_ptr_array_add (counts, fixture_round (rounds[i].name, rounds[i].date, rounds[i].invited,
                                            rounds[i].agree, rounds[i].all));
  return til_survey_results_new ("samverkan", counts);
}

static const char *const unit_names[] = { "Björkskolan", "Strandens förskola", "Ekbackens BVC",
                                          "Socialtjänsten, barn och unga" };
static const char *const team_names[] = { "Barnombudsteamet norr", "Barnombudsteamet söder" };

static void
add_facts (TilFacts *facts,
           GRand *random,
           TilFigureId figure,
           guint row,
           guint column,
           int year,
           guint n,
           gboolean state)
{
  for (guint i = 0; i < n; i++)
    {
      TilDate date = state ? til_date_new (year, 12, 31)
                           : til_date_new (year, 1, 1) + (TilDate)g_rand_int_range (random, 0, 365);
      TilAgeGroup age = (TilAgeGroup)g_rand_int_range (random, 0, 3);
      TilFact *fact = til_facts_add (facts, figure, row, column, date, 1 + i, age,
                                     g_rand_int_range (random, 0, 4));

      if (figure == TIL_FIGURE_LEAD_TIMES)
        fact->number = g_rand_int_range (random, 4, 60) + (int)row * 20;
      if (figure == TIL_FIGURE_AREAS || figure == TIL_FIGURE_AREAS_WITHOUT)
        {
          /* Each child has one mapping a year, on the same day for every area. */
          fact->child_id = 1 + i + 50 * column;
          fact->mapping = fact->child_id * 10000 + year;
          fact->date = til_date_new (year, 1, 1) + (TilDate)(fact->child_id * 7 % 365);
          fact->age = (guint8)(fact->child_id % 3);
        }
      if (figure == TIL_FIGURE_ATTENDANCE)
        {
          fact->number = g_rand_int_range (random, 2, 9);
          fact->child_id = 0;
        }
    }
}

static void
add_year (TilFacts *facts, GRand *random, int year, guint grown)
{
  static const struct
  {
    TilFigureId figure;
    guint rows, columns, n;
    gboolean state;
  } kinds[] = {
    { TIL_FIGURE_CHILDREN, 5, 1, 14, TRUE },       { TIL_FIGURE_OBSERVATIONS, 1, 1, 60, FALSE },
    { TIL_FIGURE_MAPPINGS, 1, 1, 42, FALSE },      { TIL_FIGURE_VOICES, 3, 1, 30, FALSE },
    { TIL_FIGURE_LEAD_TIMES, 3, 1, 26, FALSE },    { TIL_FIGURE_RECENT_MAPPING, 1, 2, 28, TRUE },
    { TIL_FIGURE_AREAS, 8, 3, 13, FALSE },         { TIL_FIGURE_AREAS_WITHOUT, 1, 1, 9, FALSE },
    { TIL_FIGURE_CONSENT, 6, 1, 9, FALSE },        { TIL_FIGURE_CONSENT_REASONS, 4, 1, 6, FALSE },
    { TIL_FIGURE_MEETINGS, 3, 1, 13, FALSE },      { TIL_FIGURE_FAMILY_MEETINGS, 6, 1, 7, FALSE },
    { TIL_FIGURE_CONSULTATIONS, 1, 1, 22, FALSE }, { TIL_FIGURE_ACTIONS, 1, 2, 34, FALSE },
    { TIL_FIGURE_CONCERNS, 4, 1, 9, FALSE },       { TIL_FIGURE_ENROLMENT, 2, 1, 12, TRUE },
    { TIL_FIGURE_ACTIVITIES, 5, 1, 5, FALSE },     { TIL_FIGURE_ATTENDANCE, 7, 2, 5, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint r = 0; r < kinds[i].rows; r++)
      for (guint c = 0; c < kinds[i].columns; c++)
        {
          guint row = kinds[i].figure == TIL_FIGURE_ATTENDANCE ? r + 1 : r;
          guint n = kinds[i].n + grown * kinds[i].n / 6 - MIN (kinds[i].n, 3 * r + 2 * c);

          if (row < TIL_N_SERVICES)
            add_facts (facts, random, kinds[i].figure, row, c, year, n, kinds[i].state);
        }
}

TilFacts *
fixture_facts (void)
{
  TilFacts *facts = til_facts_new ();
  GRand *random = g_rand_new_with_seed (4711);

  for (guint i = 0; i < G_N_ELEMENTS (unit_names); i++)
    {
      TilUnit *unit = til_unit_new ();

      unit->id = 1 + i;
      g_free (unit->name);
      unit->name = g_strdup (unit_names[i]);
      g_ptr_array_add (facts->units, unit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (team_names); i++)
    {
      TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);

      team->record.id = 1 + i;
      team->name = g_strdup (team_names[i]);
      g_ptr_array_add (facts->teams, team);
    }
  g_ptr_array_add (facts->meeting_kinds, g_strdup ("cooperation"));
  g_ptr_array_add (facts->meeting_kinds, g_strdup ("family"));
  g_ptr_array_add (facts->meeting_kinds, g_strdup ("eht"));
  for (int year = 2021; year <= 2025; year++)
    add_year (facts, random, year, (guint)(year - 2021));
  g_rand_free (random);
  return facts;
}

static void
add_reference (GPtrArray *references,
               TilReferenceKind kind,
               const char *name,
               int age_from,
               int age_to,
               int number)
{
  TilReference *reference = til_record_new_of (TIL_RECORD_REFERENCE);

  reference->kind = kind;
  reference->name = g_strdup (name);
  reference->age_from = age_from;
  reference->age_to = age_to;
  reference->year = 2025;
  reference->number = number;
  reference->source = g_strdup ("SCB, folkmängd 31 december");
  g_ptr_array_add (references, reference);
}

TilReport *
fixture_report (const TilFacts *facts)
{
  TilStatisticsQuery query = { fixture_date ("2025-01-01"), fixture_date ("2025-12-31"), 0, -1 };
  TilReport *report = til_report_new (&query, fixture_date (FIXTURE_TODAY));
  TilAgreement *agreement = til_record_new_of (TIL_RECORD_AGREEMENT);

  g_ptr_array_add (report->surveys, fixture_survey_results ());
  g_ptr_array_unref (report->undertakings);
  report->undertakings = fixture_undertakings ();
  add_reference (report->references, TIL_REFERENCE_POPULATION, NULL, 0, 6, 812);
  add_reference (report->references, TIL_REFERENCE_POPULATION, NULL, 7, 12, 903);
  add_reference (report->references, TIL_REFERENCE_NUMBER, "Barn med insatser från socialtjänsten",
                 0, 6, 37);
  add_reference (report->references, TIL_REFERENCE_NUMBER, "Barn placerade utanför hemmet", 13, 18,
                 3);
  agreement->name = g_strdup ("Samverkansöverenskommelse om barn och unga");
  agreement->starts_on = fixture_date ("2024-01-01");
  agreement->revise_on = fixture_date ("2027-06-30");
  g_ptr_array_add (report->agreements, agreement);
  til_report_finish (report, facts);
  return report;
}
