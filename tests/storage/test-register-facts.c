/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "facts-oracle.h"
#include "facts-rows.h"
#include "til-register-case.h"

static guint
count_facts (const TilFacts *facts, TilFigureId figure)
{
  guint n = 0;

  for (guint i = 0; i < facts->facts->len; i++)
    n += g_array_index (facts->facts, TilFact, i).figure == figure;
  return n;
}

static const TilFact *
find_fact (const TilFacts *facts, TilFigureId figure, guint row, const char *date)
{
  TilDate day;
  g_autoptr (GError) error = NULL;

  til_date_parse (date, &day, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);

      if (fact->figure == figure && fact->row == row && fact->date == day)
        return fact;
    }
  return NULL;
}

static void
test_empty (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = facts_collect (self->reg);

  g_assert_cmpuint (facts->facts->len, ==, 0);
  g_assert_cmpuint (facts->units->len, ==, 0);
  g_assert_cmpuint (facts->teams->len, ==, 0);
  g_assert_cmpuint (facts->meeting_kinds->len, ==, g_strv_length ((char **)til_meeting_kinds ()));
}

static void
test_demo (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (til_register_fill_demo (self->reg, 120, 7, NULL, NULL, &error));
  g_assert_no_error (error);
  run (self->reg, "UPDATE child SET protected_identity = 1 WHERE id % 17 = 0");
  facts_assert (self->reg);
}

/* The observation that begins a process counts, not those that follow; what was before it does not;
 * each of the three once. */
static void
test_lead_times (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  insert_mapping (self->reg, child, "2025-01-10");
  run (self->reg, "INSERT INTO observation (child_id, date) VALUES (1, '2025-02-01')");
  insert_dated (self->reg, "observation", child, "2025-02-20");
  insert_mapping (self->reg, child, "2025-03-01");
  insert_mapping (self->reg, child, "2025-03-05");
  insert_meeting (self->reg, child, "cooperation", "2025-02-01", "ongoing");
  insert_plan (self->reg, child, "2025-05-02");
  runf (self->reg, "INSERT INTO meeting (child_id, kind, date, length, status, ending) VALUES (1, "
                   "'sip', '2025-02-01', 60, 'planned', 'ongoing')");

  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_LEAD_TIMES), ==, 3);
  g_assert_cmpint (find_fact (facts, TIL_FIGURE_LEAD_TIMES, TIL_LEAD_MAPPING, "2025-03-01")->number,
                   ==, 28);
  g_assert_cmpint (find_fact (facts, TIL_FIGURE_LEAD_TIMES, TIL_LEAD_MEETING, "2025-02-01")->number,
                   ==, 0);
  g_assert_cmpint (find_fact (facts, TIL_FIGURE_LEAD_TIMES, TIL_LEAD_PLAN, "2025-05-02")->number,
                   ==, 90);
  facts_assert (self->reg);
}

/* A child whose process was closed begins a new one with the next observation. */
static void
test_lead_times_closed_and_reopened (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  insert_step (self->reg, child, "notice", "2025-01-01");
  insert_dated (self->reg, "observation", child, "2025-01-01");
  insert_step (self->reg, child, "closed", "2025-03-01");
  insert_mapping (self->reg, child, "2025-04-01"); /* of no process */
  insert_dated (self->reg, "observation", child, "2025-05-01");
  insert_step (self->reg, child, "notice", "2025-05-01");
  insert_mapping (self->reg, child, "2025-05-11");
  /* Closed by mistake, and opened again the same day: the process goes on. */
  insert_step (self->reg, child, "closed", "2025-06-01");
  insert_step (self->reg, child, "map", "2025-06-01");
  insert_dated (self->reg, "observation", child, "2025-06-02");
  insert_plan (self->reg, child, "2025-06-10");

  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_LEAD_TIMES), ==, 2);
  g_assert_cmpint (find_fact (facts, TIL_FIGURE_LEAD_TIMES, TIL_LEAD_MAPPING, "2025-05-11")->number,
                   ==, 10);
  g_assert_cmpint (find_fact (facts, TIL_FIGURE_LEAD_TIMES, TIL_LEAD_PLAN, "2025-06-10")->number,
                   ==, 40);
  facts_assert (self->reg);
}

/* A team's meeting that spoke of the child is one. */
static void
test_lead_times_team_meeting (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);
  gint64 meeting;

  insert_dated (self->reg, "observation", child, "2025-01-01");
  meeting = insert_meeting (self->reg, 0, "advocate-team", "2025-01-15", "ongoing");
  runf (self->reg,
        "INSERT INTO agenda_point (parent_id, position, child_id) VALUES (%" G_GINT64_FORMAT
        ", 0, %" G_GINT64_FORMAT ")",
        meeting, child);
  facts = facts_collect (self->reg);
  g_assert_cmpint (find_fact (facts, TIL_FIGURE_LEAD_TIMES, TIL_LEAD_MEETING, "2025-01-15")->number,
                   ==, 14);
  facts_assert (self->reg);
}

/* R2: what an open voice holds counts nowhere, and a mapping with nothing else tells nothing. */
static void
test_r2_open_voices (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 unit = add_unit (self->reg, "Björkskolan");
  gint64 child = insert_child (self->reg, "2016-05-01", unit, FALSE);
  gint64 half = insert_mapping (self->reg, child, "2026-01-10");
  gint64 blank = insert_mapping (self->reg, child, "2026-02-10");
  gint64 voice = insert_voice (self->reg, half, "child", 0, FALSE);

  insert_rating (self->reg, voice, "safe", 4);
  voice = insert_voice (self->reg, half, "organisation", unit, TRUE);
  insert_rating (self->reg, voice, "safe", 1);
  insert_rating (self->reg, voice, "healthy", 1);
  voice = insert_voice (self->reg, blank, "child", 0, TRUE);
  insert_rating (self->reg, voice, "safe", 1);

  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_MAPPINGS), ==, 2);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_VOICES), ==, 1);
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);

      if (fact->figure != TIL_FIGURE_AREAS)
        continue;
      g_assert_cmpint (fact->mapping, ==, half);
      g_assert_cmpuint (fact->column, ==,
                        fact->row == TIL_DIMENSION_SAFETY - 1 ? TIL_AREA_GOOD
                                                              : TIL_AREA_NOT_DISCUSSED);
    }
  facts_assert (self->reg);
}

/* girfec, where "healthy" stands for safety too and "achieving" for nothing. */
static gint64
add_own_wheel (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilWheel) girfec = til_register_get_wheel (reg, "girfec", 0, &error);
  g_autoptr (GString) xml = g_string_new (girfec->xml);
  g_autoptr (TilWheel) own = NULL;
  g_autoptr (TilTransaction) transaction = til_register_begin (reg, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_string_replace (xml, "id=\"girfec\"", "id=\"own\"", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (xml, "dimension=\"health\"", "dimension=\"safety\"", 0), ==,
                    1);
  g_assert_cmpuint (g_string_replace (xml, "dimension=\"learning\"", "", 0), ==, 1);
  own = til_wheel_new_from_xml (xml->str, -1, "own.xml", &error);
  g_assert_no_error (error);
  g_assert_true (til_register_add_wheel (reg, own, &error));
  g_assert_true (til_transaction_commit (transaction, &error));
  return number (reg, "SELECT id FROM wheel WHERE key = 'own'");
}

/* A child counts once for a dimension that two areas name, by the harder one; a rated area that
 * names none is told of. */
static void
test_dimensions (RegisterFixture *self, gconstpointer data)
{
  static const int steps[][3] = { { 4, 1, 3 }, { 1, 4, 0 }, { 4, 4, 4 }, { 0, 3, 0 }, { 0, 0, 1 } };
  static const TilAreaState states[] = { TIL_AREA_HARD, TIL_AREA_HARD, TIL_AREA_GOOD, TIL_AREA_GOOD,
                                         TIL_AREA_NOT_DISCUSSED };
  g_autoptr (TilFacts) facts = NULL;
  gint64 wheel = add_own_wheel (self->reg);
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *date = g_strdup_printf ("2026-01-%02u", i + 1);
      gint64 mapping = insert_mapping (self->reg, child, date);
      gint64 voice = insert_voice (self->reg, mapping, "child", 0, FALSE);

      runf (self->reg,
            "UPDATE mapping SET wheel_id = %" G_GINT64_FORMAT " WHERE id = %" G_GINT64_FORMAT,
            wheel, mapping);
      insert_rating (self->reg, voice, "safe", steps[i][0]);
      insert_rating (self->reg, voice, "healthy", steps[i][1]);
      insert_rating (self->reg, voice, "achieving", steps[i][2]);
    }
  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_AREAS_WITHOUT), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *date = g_strdup_printf ("2026-01-%02u", i + 1);

      g_assert_cmpuint (find_fact (facts, TIL_FIGURE_AREAS, TIL_DIMENSION_SAFETY - 1, date)->column,
                        ==, states[i]);
      g_assert_null (find_fact (facts, TIL_FIGURE_AREAS, TIL_DIMENSION_HEALTH - 1, date));
    }
  facts_assert (self->reg);
}

/* What is deleted, or belongs to what is deleted, is in no fact. */
static void
test_deleted (RegisterFixture *self, gconstpointer data)
{
  static const char *const tables[] = { "child", "team", "activity", "consultation" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TilFacts) facts = NULL;

  g_assert_true (til_register_fill_demo (self->reg, 40, 3, NULL, NULL, &error));
  g_assert_no_error (error);
  run (self->reg, "UPDATE meeting SET deleted_at = '2026-01-01' WHERE child_id IS NULL");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    runf (self->reg, "UPDATE %s SET deleted_at = '2026-01-01'", tables[i]);
  facts = facts_collect (self->reg);
  g_assert_cmpuint (facts->facts->len, ==, 0);
}

static void
test_deleted_records (RegisterFixture *self, gconstpointer data)
{
  static const char *const tables[] = { "observation", "concern",     "mapping", "consent",
                                        "meeting",     "plan",        "team",    "enrolment",
                                        "activity",    "consultation" };
  g_autoptr (GError) error = NULL;
  g_autoptr (TilFacts) facts = NULL;

  g_assert_true (til_register_fill_demo (self->reg, 40, 3, NULL, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    runf (self->reg, "UPDATE %s SET deleted_at = '2026-01-01'", tables[i]);
  facts = facts_collect (self->reg);
  for (guint i = 0; i < TIL_N_FIGURES; i++)
    if (i != TIL_FIGURE_CHILDREN && i != TIL_FIGURE_RECENT_MAPPING)
      g_assert_cmpuint (count_facts (facts, i), ==, 0);
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);

      g_assert_true (fact->figure == TIL_FIGURE_CHILDREN || fact->column == 1);
    }
}

/* R14: a protected child counts as others do, and no fact of it tells a unit. */
static void
test_r14_unit_of_protected (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 unit = add_unit (self->reg, "Björkskolan");
  gint64 child = insert_child (self->reg, "2016-05-01", unit, TRUE);
  gint64 mapping = insert_mapping (self->reg, child, "2026-01-10");

  insert_step (self->reg, child, "map", "2024-01-01");
  insert_voice (self->reg, mapping, "child", 0, FALSE);
  insert_dated (self->reg, "observation", child, "2026-01-01");
  insert_meeting (self->reg, child, "family", "2026-02-01", "goals-met");
  insert_plan (self->reg, child, "2026-03-01");
  runf (self->reg,
        "INSERT INTO concern (child_id, date, unit_id, feedback_asked) VALUES (%" G_GINT64_FORMAT
        ", '2026-03-01', %" G_GINT64_FORMAT ", 0)",
        child, unit);

  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_CHILDREN), ==, 4);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_LEAD_TIMES), ==, 3);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_CONCERNS), ==, 1);
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);

      g_assert_cmpint (fact->unit, ==, -1);
      if (fact->figure == TIL_FIGURE_CONCERNS)
        g_assert_cmpuint (fact->row, ==, TIL_FACT_NO_ROW);
    }
  facts_assert (self->reg);
}

/* A consent is told of as it was answered, also when it has run out; whatever day is asked for. */
static void
test_consent_states (RegisterFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *valid_until, *withdrawn_on, *first, *second;
    TilConsentState state;
  } cases[] = {
    { "2026-12-31", NULL, "given", "given", TIL_CONSENT_GIVEN },
    { "2026-02-01", NULL, "given", "given", TIL_CONSENT_GIVEN },
    { "2026-02-01", NULL, "given", "partly", TIL_CONSENT_PARTLY },
    { "2026-12-31", NULL, "given", "pending", TIL_CONSENT_PENDING },
    { "2026-02-01", NULL, "given", "pending", TIL_CONSENT_EXPIRED },
    { "2026-02-01", NULL, "refused", "pending", TIL_CONSENT_REFUSED },
    { "2026-02-01", "2026-01-20", "given", "given", TIL_CONSENT_WITHDRAWN },
  };
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *withdrawn = cases[i].withdrawn_on
                                       ? g_strdup_printf ("'%s'", cases[i].withdrawn_on)
                                       : NULL;

      runf (self->reg,
            "INSERT INTO consent (child_id, asked_on, form, valid_until, withdrawn_on) "
            "VALUES (%" G_GINT64_FORMAT ", '2026-01-%02u', 'written', '%s', %s)",
            child, i + 1, cases[i].valid_until, withdrawn ? withdrawn : "NULL");
      runf (self->reg,
            "INSERT INTO consent_answer (parent_id, position, answer, date, refusal) VALUES "
            "(%u, 0, '%s', '2026-01-15', 'no-trust'), (%u, 1, '%s', NULLIF ('2026-01-16', "
            "CASE '%s' WHEN 'pending' THEN '2026-01-16' END), 'not-told')",
            i + 1, cases[i].first, i + 1, cases[i].second, cases[i].second);
    }
  facts = facts_collect (self->reg);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = g_strdup_printf ("2026-01-%02u", i + 1);

      g_assert_nonnull (find_fact (facts, TIL_FIGURE_CONSENT, cases[i].state, date));
    }
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_CONSENT), ==, G_N_ELEMENTS (cases));
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_CONSENT_REASONS), ==, 1);
  g_assert_nonnull (
      find_fact (facts, TIL_FIGURE_CONSENT_REASONS, TIL_REFUSAL_NO_TRUST, "2026-01-15"));
  facts_assert (self->reg);
}

/* A series of familjeträffar counts once, by how it ended, and a new one after it for itself. */
static void
test_family_meetings (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  insert_meeting (self->reg, child, "family", "2026-02-01", "goals-met");
  insert_meeting (self->reg, child, "family", "2026-01-01", "ongoing");
  insert_meeting (self->reg, child, "family", "2026-04-01", "ongoing");
  insert_meeting (self->reg, child, "family", "2026-05-01", "ongoing");
  insert_meeting (self->reg, child, "follow-up", "2026-06-01", "moved");
  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_FAMILY_MEETINGS), ==, 2);
  g_assert_nonnull (
      find_fact (facts, TIL_FIGURE_FAMILY_MEETINGS, TIL_ENDING_GOALS_MET, "2026-02-01"));
  g_assert_nonnull (
      find_fact (facts, TIL_FIGURE_FAMILY_MEETINGS, TIL_ENDING_ONGOING, "2026-05-01"));
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_MEETINGS), ==, 5);
  facts_assert (self->reg);
}

/* R13: a kind in the words of one meeting has no row; those that the municipality lists have. */
static void
test_r13_kinds_of_meetings (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  g_assert_true (til_register_set_setting (self->reg, TIL_SETTING_MEETING_KINDS,
                                           " Frukostmöte \n\nsip\n", &error));
  g_assert_no_error (error);
  insert_meeting (self->reg, child, "Frukostmöte", "2026-02-01", "ongoing");
  insert_meeting (self->reg, child, "Möte om Almas pappa", "2026-02-02", "ongoing");
  facts = facts_collect (self->reg);
  g_assert_cmpuint (facts->meeting_kinds->len, ==,
                    g_strv_length ((char **)til_meeting_kinds ()) + 1);
  g_assert_cmpstr (facts->meeting_kinds->pdata[facts->meeting_kinds->len - 1], ==, "Frukostmöte");
  g_assert_nonnull (
      find_fact (facts, TIL_FIGURE_MEETINGS, facts->meeting_kinds->len - 1, "2026-02-01"));
  g_assert_nonnull (find_fact (facts, TIL_FIGURE_MEETINGS, TIL_FACT_NO_ROW, "2026-02-02"));
  facts_assert (self->reg);
}

/* An action is in time until the evening of its day, and counts as late from the day after. */
static void
test_actions (RegisterFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *due, *status, *done_on;
    int column; /* -1: not counted */
  } cases[] = {
    { "2026-03-01", "done", "2026-03-01", 0 }, { "2026-03-02", "done", "2026-03-03", 1 },
    { "2026-03-03", "ongoing", NULL, 1 },      { "2026-11-20", "not-started", NULL, 1 },
    { "2026-11-21", "not-started", NULL, -1 }, { "2027-01-15", "ongoing", NULL, -1 },
    { "2027-01-16", "done", "2026-10-01", 0 },
  };
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);
  gint64 plan = insert_plan (self->reg, child, "2026-01-01");
  gint64 goal;

  runf (self->reg,
        "INSERT INTO goal (parent_id, position, keep, state) VALUES (%" G_GINT64_FORMAT
        ", 0, 0, 'open')",
        plan);
  goal = last_id (self->reg);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *done = cases[i].done_on ? g_strdup_printf ("'%s'", cases[i].done_on) : NULL;

      runf (
          self->reg,
          "INSERT INTO action (parent_id, position, due, status, done_on) VALUES (%" G_GINT64_FORMAT
          ", %u, '%s', '%s', %s)",
          goal, i, cases[i].due, cases[i].status, done ? done : "NULL");
    }
  facts = facts_collect (self->reg);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TilFact *fact = find_fact (facts, TIL_FIGURE_ACTIONS, 0, cases[i].due);

      if (cases[i].column < 0)
        g_assert_null (fact);
      else
        g_assert_cmpint (fact->column, ==, cases[i].column);
    }
  facts_assert (self->reg);
}

/* The last day in a team is one in it; two enrolments that meet are one child. */
static void
test_enrolment (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-05-01", 0, FALSE);

  run (self->reg, "INSERT INTO team (name, kind, age_from, age_to, rhythm) "
                  "VALUES ('Pinocchio', 'pinocchio', 7, 12, 'monthly')");
  runf (self->reg,
        "INSERT INTO enrolment (child_id, team_id, since, until) VALUES "
        "(%" G_GINT64_FORMAT ", 1, '2024-12-31', '2025-06-30'), "
        "(%" G_GINT64_FORMAT ", 1, '2024-06-01', '2024-12-31'), "
        "(%" G_GINT64_FORMAT ", 1, '2026-01-01', '2026-06-29')",
        child, child, child);
  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_ENROLMENT), ==, 2);
  g_assert_nonnull (find_fact (facts, TIL_FIGURE_ENROLMENT, 0, "2024-12-31"));
  g_assert_nonnull (find_fact (facts, TIL_FIGURE_ENROLMENT, 0, "2025-06-30"));
  facts_assert (self->reg);
}

/* Who came is told of those whose number was invited, when somebody wrote down who came. */
static void
test_attendance (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;

  run (self->reg, "INSERT INTO activity (kind, date) VALUES ('gathering', '2026-02-01'), "
                  "('gathering', '2026-03-01'), ('training', '2026-12-24')");
  run (self->reg, "INSERT INTO turnout (parent_id, position, service, invited, present) VALUES "
                  "(1, 0, 'education', 20, 15), (1, 1, 'social', 6, 0), (1, 2, 'police', 0, 2), "
                  "(2, 0, 'education', 20, 0), (3, 0, 'education', 12, 0)");
  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_ACTIVITIES), ==, 2);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_ATTENDANCE), ==, 3);
  g_assert_cmpint (
      find_fact (facts, TIL_FIGURE_ATTENDANCE, TIL_SERVICE_SOCIAL, "2026-02-01")->number, ==, 6);
  facts_assert (self->reg);
}

/* The register as it was on each of the days. */
static void
test_r5_states_of_the_days (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2012-12-31", 0, FALSE);

  insert_step (self->reg, child, "map", "2025-01-01");
  insert_step (self->reg, child, "closed", "2026-06-30");
  insert_step (self->reg, child, "notice", "2026-06-30");
  insert_mapping (self->reg, child, "2025-12-30");
  facts = facts_collect (self->reg);
  g_assert_cmpuint (count_facts (facts, TIL_FIGURE_CHILDREN), ==, 3);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_CHILDREN, TIL_STEP_MAP, "2025-06-30")->age, ==,
                    TIL_AGE_GROUP_7_12);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_CHILDREN, TIL_STEP_NOTICE, "2026-06-30")->age, ==,
                    TIL_AGE_GROUP_13_18);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_RECENT_MAPPING, 0, "2025-06-30")->column, ==, 1);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_RECENT_MAPPING, 0, "2026-06-30")->column, ==, 0);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_RECENT_MAPPING, 0, "2026-11-21")->column, ==, 1);
  facts_assert (self->reg);
}

static void
test_age_on_leap_day (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilFacts) facts = NULL;
  gint64 child = insert_child (self->reg, "2016-02-29", 0, FALSE);

  insert_dated (self->reg, "observation", child, "2023-02-28");
  insert_dated (self->reg, "observation", child, "2023-03-01");
  facts = facts_collect (self->reg);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_OBSERVATIONS, 0, "2023-02-28")->age, ==,
                    TIL_AGE_GROUP_0_6);
  g_assert_cmpuint (find_fact (facts, TIL_FIGURE_OBSERVATIONS, 0, "2023-03-01")->age, ==,
                    TIL_AGE_GROUP_7_12);
  facts_assert (self->reg);
}

static guint
count_log (TilRegister *reg)
{
  return (guint)number (reg, "SELECT COUNT (*) FROM log WHERE what = 'figures.children'");
}

/* The list behind a cell holds the children that are counted in it, and its opening is logged. */
static void
test_r16_figure_children (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) children = NULL;
  g_autoptr (GArray) again = NULL;
  TilStatisticsQuery query = { til_date_new (2026, 1, 1), til_date_new (2026, 11, 21), 0, -1 };
  gint64 expected[3];

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      expected[i] = insert_child (self->reg, "2016-05-01", 0, i == 2);
      insert_step (self->reg, expected[i], "map", "2025-01-01");
      insert_step (self->reg, insert_child (self->reg, "2016-05-01", 0, FALSE), "notice",
                   "2025-01-01");
      insert_step (self->reg, insert_child (self->reg, "2022-05-01", 0, FALSE), "map",
                   "2025-01-01");
      insert_step (self->reg, insert_child (self->reg, "2016-05-01", 0, FALSE), "map",
                   "2026-11-22");
    }
  children = til_register_figure_children (self->reg, &query, TIL_FIGURE_CHILDREN, TIL_STEP_MAP,
                                           TIL_AGE_GROUP_7_12, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (children->data, children->len * sizeof (gint64), expected, sizeof expected);
  g_assert_cmpuint (count_log (self->reg), ==, 1);

  til_register_close (self->reg);
  self->reg = til_register_open (self->path, TIL_REGISTER_READ_ONLY, &error);
  g_assert_no_error (error);
  again = til_register_figure_children (self->reg, &query, TIL_FIGURE_CHILDREN, TIL_STEP_MAP,
                                        TIL_AGE_GROUP_7_12, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, children->len);
  g_assert_cmpuint (count_log (self->reg), ==, 1);
}

static void
test_random (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint seed = 1; seed <= 150; seed++)
    {
      GRand *random = g_rand_new_with_seed (seed);

      g_test_message ("seed %u", seed);
      run (self->reg, "BEGIN");
      fill_rows_at_random (self->reg, random);
      facts_assert (self->reg);
      run (self->reg, "ROLLBACK");
      g_rand_free (random);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TILLSAMMANS_TODAY", FACTS_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/facts/empty", test_empty);
  register_fixture_add ("/register/facts/demo", test_demo);
  register_fixture_add ("/register/facts/lead-times", test_lead_times);
  register_fixture_add ("/register/facts/lead-times-closed-and-reopened",
                        test_lead_times_closed_and_reopened);
  register_fixture_add ("/register/facts/lead-times-team-meeting", test_lead_times_team_meeting);
  register_fixture_add ("/register/facts/r2-open-voices", test_r2_open_voices);
  register_fixture_add ("/register/facts/dimensions", test_dimensions);
  register_fixture_add ("/register/facts/deleted", test_deleted);
  register_fixture_add ("/register/facts/deleted-records", test_deleted_records);
  register_fixture_add ("/register/facts/r14-unit-of-protected", test_r14_unit_of_protected);
  register_fixture_add ("/register/facts/consent-states", test_consent_states);
  register_fixture_add ("/register/facts/family-meetings", test_family_meetings);
  register_fixture_add ("/register/facts/r13-kinds-of-meetings", test_r13_kinds_of_meetings);
  register_fixture_add ("/register/facts/actions", test_actions);
  register_fixture_add ("/register/facts/enrolment", test_enrolment);
  register_fixture_add ("/register/facts/attendance", test_attendance);
  register_fixture_add ("/register/facts/r5-states-of-the-days", test_r5_states_of_the_days);
  register_fixture_add ("/register/facts/age-on-leap-day", test_age_on_leap_day);
  register_fixture_add ("/register/facts/r16-figure-children", test_r16_figure_children);
  register_fixture_add ("/register/facts/random", test_random);
  return g_test_run ();
}
