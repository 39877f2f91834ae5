/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-fixture.h"

/* What the rules refuse is refused by the register, and what it lets through is there afterwards.
 */

static TilDate
today (void)
{
  return til_date_today ();
}

static gint64 count (TilRegister *reg, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gint64
count (TilRegister *reg, const char *format, ...)
{
  va_list arguments;
  g_autofree char *condition = NULL;
  g_autofree char *sql = NULL;

  va_start (arguments, format);
  condition = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  sql = g_strdup_printf ("SELECT COUNT (*) FROM %s", condition);
  return number (reg, sql);
}

static gint64
count_log (TilRegister *reg, const char *what, gint64 child_id)
{
  return count (reg, "log WHERE what = '%s' AND child_id = %" G_GINT64_FORMAT, what, child_id);
}

static void
set_deleted (TilRegister *reg, TilRecordKind kind, gint64 id, gboolean deleted)
{
  g_autoptr (GError) error = NULL;

  til_register_set_record_deleted (reg, kind, id, deleted, &error);
  g_assert_no_error (error);
}

static TilConsent *
save_given_consent (TilRegister *reg, const People *people)
{
  TilConsent *consent = new_consent (people, today () - 30, today () + 100);

  answer_consent (consent, people, TIL_ANSWER_GIVEN, today () - 29);
  save_record (reg, consent);
  return consent;
}

static gboolean
is_covered (TilRegister *reg, const People *people)
{
  g_autoptr (TilCase) kase = get_case (reg, people->child_id);
  g_autoptr (TilCover) cover = til_case_cover (kase, people->social_id, today ());

  return cover->covered;
}

static gint64
add_team (TilRegister *reg, const People *people)
{
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member;

  til_record_set_text (&team->name, "Barnombudsteamet");
  team->kind = TIL_TEAM_ADVOCATE;
  team->age_to = 18;
  member = til_record_add_part (team, "members");
  member->staff_id = people->social_worker_id;
  member->unit_id = people->social_id;
  member->since = today () - 400;
  return save_record (reg, team);
}

static TilMeeting *
new_team_meeting (gint64 team_id, TilDate date)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);

  meeting->team_id = team_id;
  til_record_set_text (&meeting->kind, TIL_MEETING_ADVOCATE_TEAM);
  meeting->date = date;
  til_record_set_text (&meeting->wheel_key, "girfec");
  return meeting;
}

static TilAgendaPoint *
add_point (TilMeeting *meeting, gint64 child_id, const char *minutes)
{
  TilAgendaPoint *point = til_record_add_part (meeting, "points");

  point->child_id = child_id;
  til_record_set_text (&point->area_key, "safe");
  til_record_set_text (&point->minutes, minutes);
  return point;
}

static void
test_read_whole (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = save_given_consent (self->reg, &people);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 7);
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 10);
  g_autoptr (TilObservation) late = new_observation (&people, today () - 2);
  g_autoptr (TilObservation) early = new_observation (&people, today () - 20);
  g_autoptr (TilAnalysis) analysis = new_analysis (&people, today () - 12);
  g_autoptr (TilCase) kase = NULL;
  GPtrArray *observations;

  save_record (self->reg, meeting);
  save_record (self->reg, plan);
  save_record (self->reg, late);
  save_record (self->reg, early);
  save_record (self->reg, analysis);
  kase = get_case (self->reg, people.child_id);
  g_assert_cmpint (kase->child->id, ==, people.child_id);
  g_assert_cmpuint (kase->mappings->len, ==, 1);
  g_assert_cmpuint (kase->steps->len, ==, 1);
  g_assert_cmpuint (kase->units->len, ==, 2);
  g_assert_cmpuint (kase->staff->len, ==, 2);
  g_assert_true (til_record_equal (kase->records[TIL_RECORD_CONSENT]->pdata[0], consent));
  g_assert_true (til_record_equal (kase->records[TIL_RECORD_MEETING]->pdata[0], meeting));
  g_assert_true (til_record_equal (kase->records[TIL_RECORD_PLAN]->pdata[0], plan));
  g_assert_true (til_record_equal (kase->records[TIL_RECORD_ANALYSIS]->pdata[0], analysis));
  observations = kase->records[TIL_RECORD_OBSERVATION];
  g_assert_cmpuint (observations->len, ==, 2);
  g_assert_true (til_record_equal (observations->pdata[0], early));
  g_assert_true (til_record_equal (observations->pdata[1], late));
  assert_sound (self->reg);
}

static void
test_r16_opening_logged (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 10);
  g_autoptr (TilRecord) read = NULL;
  g_autoptr (TilCase) kase = NULL;
  gint64 id = save_record (self->reg, plan);

  kase = get_case (self->reg, people.child_id);
  g_assert_cmpint (count_log (self->reg, "child.open", people.child_id), ==, 1);
  read = til_register_get_record (self->reg, TIL_RECORD_PLAN, id, &error);
  g_assert_cmpint (count_log (self->reg, "plan.open", people.child_id), ==, 0);
  register_fixture_reopen (self);
  g_clear_pointer (&read, til_record_free);
  read = til_register_get_record (self->reg, TIL_RECORD_PLAN, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_log (self->reg, "plan.open", people.child_id), ==, 1);
}

static void
test_r16_changes_logged (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = save_given_consent (self->reg, &people);
  gint64 id = consent->record.id;

  til_record_set_text (&consent->child_view, "Vill gärna");
  save_record (self->reg, consent);
  set_deleted (self->reg, TIL_RECORD_CONSENT, id, TRUE);
  set_deleted (self->reg, TIL_RECORD_CONSENT, id, TRUE);
  set_deleted (self->reg, TIL_RECORD_CONSENT, id, FALSE);
  g_assert_cmpint (count_log (self->reg, "consent.add", people.child_id), ==, 1);
  g_assert_cmpint (count_log (self->reg, "consent.set", people.child_id), ==, 1);
  g_assert_cmpint (count_log (self->reg, "consent.delete", people.child_id), ==, 1);
  g_assert_cmpint (count_log (self->reg, "consent.restore", people.child_id), ==, 1);
  g_assert_cmpint (count (self->reg, "log WHERE what = 'consent.set' AND record_id = %d", (int)id),
                   ==, 1);
}

/* R8 */
static void
test_r8_consultation_logged_without_trace (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsultation) consultation = til_record_new_of (TIL_RECORD_CONSULTATION);
  g_autoptr (GPtrArray) list = NULL;

  consultation->date = today ();
  til_refs_set (consultation->units, people.school_id, TRUE);
  til_record_set_text (&consultation->question, "Hur stöttar vi ett barn som inte sover?");
  save_record (self->reg, consultation);
  til_record_set_text (&consultation->advice, "Prata med BVC");
  save_record (self->reg, consultation);
  set_deleted (self->reg, TIL_RECORD_CONSULTATION, consultation->record.id, TRUE);
  set_deleted (self->reg, TIL_RECORD_CONSULTATION, consultation->record.id, FALSE);
  g_assert_cmpint (count (self->reg, "log WHERE what LIKE 'consultation.%%'"), ==, 4);
  g_assert_cmpint (count (self->reg, "log WHERE what LIKE 'consultation.%%' AND "
                                     "(child_id IS NOT NULL OR record_id IS NOT NULL)"),
                   ==, 0);
  list = til_register_list_records (self->reg, TIL_RECORD_CONSULTATION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (til_record_equal (list->pdata[0], consultation));
}

/* R8 */
static void
test_r8_meeting_needs_consent (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 7);
  g_autoptr (TilMeeting) other = new_meeting (&people, today () + 8);
  g_autoptr (TilConsent) consent = NULL;
  gint64 n_lines = count (self->reg, "log");

  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  g_assert_cmpint (count (self->reg, "meeting"), ==, 0);
  g_assert_cmpint (count (self->reg, "participant"), ==, 0);
  g_assert_cmpint (count (self->reg, "log"), ==, n_lines);

  consent = save_given_consent (self->reg, &people);
  save_record (self->reg, meeting);
  consent->withdrawn_on = today ();
  save_record (self->reg, consent);
  til_record_set_text (&meeting->note, "Mer");
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  refuse_record (self->reg, other, TIL_ERROR_RULE);
  /* What was planned stays to be seen, and can be called off. */
  meeting->status = TIL_MEETING_CANCELLED;
  save_record (self->reg, meeting);
  assert_sound (self->reg);
}

/* R8: what a meeting may be is asked of the register as it is now, not of what the writer read. */
static void
test_r8_consent_of_the_moment (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = save_given_consent (self->reg, &people);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 7);
  g_autoptr (TilCase) read_before = get_case (self->reg, people.child_id);
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  consent->withdrawn_on = today ();
  save_record (other, consent);
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
}

static void
change_guardians (TilRegister *reg, gint64 child_id, const char *name, guint removed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = til_register_get_child (reg, child_id, &error);

  if (name)
    {
      TilGuardian *guardian = til_guardian_new ();

      g_free (guardian->name);
      guardian->name = g_strdup (name);
      g_ptr_array_add (child->guardians, guardian);
    }
  else
    g_ptr_array_remove_index (child->guardians, removed);
  til_register_save_child (reg, child, &error);
  g_assert_no_error (error);
}

static void
change_sector (TilRegister *reg, gint64 unit_id, TilSector sector)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = til_register_list_units (reg, &error);

  for (guint i = 0; i < units->len; i++)
    {
      TilUnit *unit = units->pdata[i];

      if (unit->id != unit_id)
        continue;
      unit->sector = sector;
      til_register_save_unit (reg, unit, &error);
    }
  g_assert_no_error (error);
}

static void
test_r8_cover_follows_at_once (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = NULL;

  g_assert_false (is_covered (self->reg, &people));
  consent = save_given_consent (self->reg, &people);
  g_assert_true (is_covered (self->reg, &people));

  change_guardians (self->reg, people.child_id, "Ny Vårdnadshavare", 0);
  g_assert_false (is_covered (self->reg, &people));
  change_guardians (self->reg, people.child_id, NULL, 2);
  g_assert_true (is_covered (self->reg, &people));

  change_sector (self->reg, people.social_id, TIL_SECTOR_REGION);
  g_assert_false (is_covered (self->reg, &people));
  change_sector (self->reg, people.social_id, TIL_SECTOR_MUNICIPALITY);
  g_assert_true (is_covered (self->reg, &people));

  set_deleted (self->reg, TIL_RECORD_CONSENT, consent->record.id, TRUE);
  g_assert_false (is_covered (self->reg, &people));
  set_deleted (self->reg, TIL_RECORD_CONSENT, consent->record.id, FALSE);
  g_assert_true (is_covered (self->reg, &people));
  g_clear_pointer (&consent, til_record_free);
  {
    g_autoptr (TilCase) kase = get_case (self->reg, people.child_id);

    consent = til_record_copy (kase->records[TIL_RECORD_CONSENT]->pdata[0]);
  }
  ((TilConsentAnswer *)consent->answers->pdata[1])->answer = TIL_ANSWER_REFUSED;
  save_record (self->reg, consent);
  g_assert_false (is_covered (self->reg, &people));
  ((TilConsentAnswer *)consent->answers->pdata[1])->answer = TIL_ANSWER_GIVEN;
  consent->withdrawn_on = today ();
  save_record (self->reg, consent);
  g_assert_false (is_covered (self->reg, &people));
}

static void
test_of_another_child (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  People others = add_people (self->reg, "Liam");
  g_autoptr (TilConsent) consent = save_given_consent (self->reg, &people);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 7);
  g_autoptr (TilPlan) plan = new_plan (&people, today ());
  g_autoptr (TilPlan) theirs = new_plan (&others, today ());
  g_autoptr (TilAnalysis) analysis = new_analysis (&people, today ());
  TilParticipant *participant = meeting->participants->pdata[0];
  TilAgendaPoint *point = meeting->points->pdata[0];
  TilDecision *decision;
  TilAction *action = ((TilGoal *)plan->goals->pdata[0])->actions->pdata[0];

  participant->guardian_id = others.guardians[0];
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  participant->guardian_id = people.guardians[0];
  point->child_id = others.child_id;
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  point->child_id = 0;
  plan->mapping_id = others.mapping_id;
  refuse_record (self->reg, plan, TIL_ERROR_RULE);
  plan->mapping_id = people.mapping_id;
  action->staff_id = 0;
  action->contact_id = others.contact_id;
  refuse_record (self->reg, plan, TIL_ERROR_RULE);
  action->contact_id = people.contact_id;
  save_record (self->reg, plan);
  save_record (self->reg, theirs);
  analysis->mapping_id = others.mapping_id;
  refuse_record (self->reg, analysis, TIL_ERROR_RULE);
  decision = til_record_add_part (meeting, "decisions");
  til_record_set_text (&decision->text, "Möta vid porten");
  decision->staff_id = people.staff_id;
  decision->action_id = ((TilRecord *)((TilGoal *)theirs->goals->pdata[0])->actions->pdata[0])->id;
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  decision->action_id = action->record.id;
  save_record (self->reg, meeting);

  /* Nor does a record go to another child, or to nobody that there is. */
  plan->child_id = others.child_id;
  refuse_record (self->reg, plan, TIL_ERROR_RULE);
  plan->child_id = people.child_id;
  til_refs_set (plan->units, 4711, TRUE);
  refuse_record (self->reg, plan, TIL_ERROR_NOT_FOUND);
  assert_sound (self->reg);
}

static void
test_r5_one_analysis (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilAnalysis) analysis = new_analysis (&people, today ());
  g_autoptr (TilAnalysis) second = new_analysis (&people, today ());
  g_autoptr (TilCase) without = NULL;
  g_autoptr (TilCase) with = NULL;

  save_record (self->reg, analysis);
  refuse_record (self->reg, second, TIL_ERROR_RULE);
  set_deleted (self->reg, TIL_RECORD_ANALYSIS, analysis->record.id, TRUE);
  save_record (self->reg, second);
  g_assert_false (til_register_set_record_deleted (self->reg, TIL_RECORD_ANALYSIS,
                                                   analysis->record.id, FALSE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);

  /* It goes and comes back with its mapping. */
  g_assert_true (til_register_delete_mapping (self->reg, people.mapping_id, &error));
  without = get_case (self->reg, people.child_id);
  g_assert_cmpuint (without->records[TIL_RECORD_ANALYSIS]->len, ==, 0);
  g_assert_true (til_register_restore_mapping (self->reg, people.mapping_id, &error));
  with = get_case (self->reg, people.child_id);
  g_assert_cmpuint (with->records[TIL_RECORD_ANALYSIS]->len, ==, 1);
}

static void
assert_responsible (TilRegister *reg, gint64 child_id, gint64 staff_id, guint n_lines)
{
  g_autoptr (TilCase) kase = get_case (reg, child_id);

  g_assert_cmpint (kase->child->responsible_id, ==, staff_id);
  g_assert_cmpuint (kase->records[TIL_RECORD_RESPONSIBLE]->len, ==, n_lines);
  assert_sound (reg);
}

static void
test_r6_responsible_followed (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilResponsible) first = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  g_autoptr (TilResponsible) second = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  g_autoptr (TilChild) child = NULL;
  gint64 third = add_staff (self->reg, "Lena Dahl");

  first->child_id = second->child_id = people.child_id;
  first->duty = second->duty = TIL_DUTY_SCHOOL;
  first->date = today () - 10;
  first->staff_id = people.staff_id;
  first->unit_id = first->proposed_unit_id = people.school_id;
  second->date = today () - 5;
  second->staff_id = people.social_worker_id;
  second->unit_id = second->proposed_unit_id = people.social_id;
  save_record (self->reg, second);
  assert_responsible (self->reg, people.child_id, people.social_worker_id, 1);
  save_record (self->reg, first); /* an earlier one, told later */
  assert_responsible (self->reg, people.child_id, people.social_worker_id, 2);
  set_deleted (self->reg, TIL_RECORD_RESPONSIBLE, second->record.id, TRUE);
  assert_responsible (self->reg, people.child_id, people.staff_id, 1);
  set_deleted (self->reg, TIL_RECORD_RESPONSIBLE, second->record.id, FALSE);

  /* Chosen in the child's own form: a line of the history too. */
  child = til_register_get_child (self->reg, people.child_id, &error);
  child->responsible_id = third;
  g_assert_true (til_register_save_child (self->reg, child, &error));
  assert_responsible (self->reg, people.child_id, third, 3);
  g_clear_pointer (&child, til_child_free);
  child = til_register_get_child (self->reg, people.child_id, &error);
  til_record_set_text (&child->group, "6A");
  g_assert_true (til_register_save_child (self->reg, child, &error));
  assert_responsible (self->reg, people.child_id, third, 3);
}

static void
test_r5_steps (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilCase) kase = NULL;
  gint64 id = people.child_id;

  g_assert_true (til_register_set_step (self->reg, id, TIL_STEP_MAP, today (), &error));
  g_assert_true (til_register_set_step (self->reg, id, TIL_STEP_MAP, today (), &error));
  g_assert_true (til_register_set_step (self->reg, id, TIL_STEP_NOTICE, today (), &error));
  g_assert_no_error (error);
  g_assert_false (til_register_set_step (self->reg, id, TIL_STEP_MAP, today () + 1, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (til_register_set_step (self->reg, id, TIL_STEP_MAP, today () - 1, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_clear_error (&error);
  kase = get_case (self->reg, id);
  g_assert_cmpuint (kase->steps->len, ==, 3);
  g_assert_cmpint (g_array_index (kase->steps, TilStepChange, 1).step, ==, TIL_STEP_MAP);
  g_assert_cmpint (kase->child->step, ==, TIL_STEP_NOTICE);
  g_assert_cmpint (count_log (self->reg, "child.step", id), ==, 2);
  assert_sound (self->reg);
}

static void
test_r12_closed_plan (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilPlan) plan = new_plan (&people, today () - 10);

  save_record (self->reg, plan);
  plan->closed_on = today ();
  plan->ending = TIL_ENDING_GOALS_MET;
  plan->follow_up = TIL_DATE_NONE;
  save_record (self->reg, plan);
  til_record_set_text (&((TilGoal *)plan->goals->pdata[0])->text, "Nytt mål");
  refuse_record (self->reg, plan, TIL_ERROR_RULE);
  plan->closed_on = TIL_DATE_NONE;
  plan->ending = TIL_ENDING_ONGOING;
  plan->follow_up = today () + 30;
  plan->reopened_on = today ();
  til_record_set_text (&plan->reopen_reason, "Det blev sämre igen");
  save_record (self->reg, plan);
  g_assert_cmpint (count_log (self->reg, "plan.reopen", people.child_id), ==, 1);
  g_assert_cmpint (count_log (self->reg, "plan.set", people.child_id), ==, 1);
}

static void
test_deleted_and_restored (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilConsent) consent = save_given_consent (self->reg, &people);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today () + 7);
  g_autoptr (TilCase) without = NULL;
  g_autoptr (TilCase) with = NULL;
  g_autoptr (TilRecord) gone = NULL;
  gint64 id = save_record (self->reg, meeting);

  set_deleted (self->reg, TIL_RECORD_MEETING, id, TRUE);
  without = get_case (self->reg, people.child_id);
  g_assert_cmpuint (without->records[TIL_RECORD_MEETING]->len, ==, 0);
  gone = til_register_get_record (self->reg, TIL_RECORD_MEETING, id, &error);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  set_deleted (self->reg, TIL_RECORD_MEETING, id, FALSE);
  with = get_case (self->reg, people.child_id);
  g_assert_true (til_record_equal (with->records[TIL_RECORD_MEETING]->pdata[0], meeting));

  /* R8: what consent no longer covers doesn't come back. */
  set_deleted (self->reg, TIL_RECORD_MEETING, id, TRUE);
  consent->withdrawn_on = today ();
  save_record (self->reg, consent);
  g_assert_false (
      til_register_set_record_deleted (self->reg, TIL_RECORD_MEETING, id, FALSE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (til_register_set_record_deleted (self->reg, TIL_RECORD_PLAN, 4711, TRUE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_deleted_child (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilObservation) observation = new_observation (&people, today ());
  g_autoptr (TilObservation) later = new_observation (&people, today ());

  save_record (self->reg, observation);
  g_assert_true (til_register_delete_child (self->reg, people.child_id, &error));
  refuse_record (self->reg, later, TIL_ERROR_RULE);
  g_assert_false (
      til_register_set_step (self->reg, people.child_id, TIL_STEP_MAP, today (), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (til_register_restore_child (self->reg, people.child_id, &error));
  save_record (self->reg, later);
}

/* R8, R16: what a team says of a child stands in that child's case, and of no other's. */
static void
test_r8_team_meeting (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  People others = add_people (self->reg, "Liam");
  gint64 team_id = add_team (self->reg, &people);
  g_autoptr (TilMeeting) meeting = new_team_meeting (team_id, today () + 3);
  g_autoptr (TilConsent) consent = NULL;
  g_autoptr (TilCase) kase = NULL;
  TilMeeting *part;
  TilParticipant *relative = til_record_add_part (meeting, "participants");

  relative->kind = TIL_PARTICIPANT_NETWORK;
  til_record_set_text (&relative->name, "Farmor till Alma");
  add_point (meeting, people.child_id, "Om Alma");
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  consent = save_given_consent (self->reg, &people);
  save_record (self->reg, meeting);

  /* Liam's consent names another unit than that of the team's member. */
  add_point (meeting, others.child_id, "Om Liam");
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
  others.social_id = people.social_id;
  til_record_free (save_given_consent (self->reg, &others));
  save_record (self->reg, meeting);
  g_assert_cmpint (count_log (self->reg, "meeting.set", others.child_id), ==, 1);
  g_assert_cmpint (count_log (self->reg, "meeting.set", people.child_id), ==, 1);

  kase = get_case (self->reg, others.child_id);
  g_assert_cmpuint (kase->records[TIL_RECORD_MEETING]->len, ==, 1);
  part = kase->records[TIL_RECORD_MEETING]->pdata[0];
  g_assert_cmpuint (part->points->len, ==, 1);
  g_assert_cmpstr (((TilAgendaPoint *)part->points->pdata[0])->minutes, ==, "Om Liam");
  g_assert_cmpuint (part->participants->len, ==, 0);
  refuse_record (self->reg, part, TIL_ERROR_CONFLICT);

  g_assert_false (
      til_register_set_record_deleted (self->reg, TIL_RECORD_TEAM, team_id, TRUE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  assert_sound (self->reg);

  /* A child that is deleted stands in nobody's way, but comes to no meeting any more. */
  g_assert_true (til_register_delete_child (self->reg, others.child_id, &error));
  til_record_set_text (&meeting->note, "Vi ses igen");
  save_record (self->reg, meeting);
  g_ptr_array_remove_index (meeting->points, 1);
  save_record (self->reg, meeting);
  add_point (meeting, others.child_id, NULL);
  refuse_record (self->reg, meeting, TIL_ERROR_RULE);
}

static void
test_r16_team_meetings_read (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  gint64 team_id = add_team (self->reg, &people);
  g_autoptr (TilConsent) consent = save_given_consent (self->reg, &people);
  g_autoptr (TilMeeting) first = new_team_meeting (team_id, today () + 3);
  g_autoptr (TilMeeting) second = new_team_meeting (team_id, today () + 9);

  add_point (first, people.child_id, NULL);
  save_record (self->reg, first);
  save_record (self->reg, second);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) meetings = til_register_list_team_meetings (self->reg, team_id, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (meetings->len, ==, 2);
      g_assert_true (til_record_equal (meetings->pdata[0], second));
      g_assert_true (til_record_equal (meetings->pdata[1], first));
    }
  g_assert_cmpint (count_log (self->reg, "meeting.open", people.child_id), ==, 1);
  til_register_set_actor (self->reg, people.staff_id, "Sara Lind");
  g_ptr_array_unref (til_register_list_team_meetings (self->reg, team_id, &error));
  g_assert_cmpint (count_log (self->reg, "meeting.open", people.child_id), ==, 2);
}

static void
test_enrolled (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Örjan");
  People others = add_people (self->reg, "Alma");
  gint64 team_id = add_team (self->reg, &people);
  g_autoptr (TilEnrolment) one = til_record_new_of (TIL_RECORD_ENROLMENT);
  g_autoptr (TilEnrolment) two = til_record_new_of (TIL_RECORD_ENROLMENT);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) now = NULL;

  others.social_id = people.social_id;
  til_record_free (save_given_consent (self->reg, &people));
  til_record_free (save_given_consent (self->reg, &others));
  one->team_id = two->team_id = team_id;
  one->child_id = people.child_id;
  two->child_id = others.child_id;
  one->since = two->since = today () - 20;
  one->until = today () - 10;
  save_record (self->reg, one);
  save_record (self->reg, two);
  before = til_register_list_enrolled (self->reg, team_id, today () - 10, &error);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpint (g_array_index (before, gint64, 0), ==, others.child_id);
  now = til_register_list_enrolled (self->reg, team_id, today (), &error);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_no_error (error);
}

static void
test_read_only (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilObservation) observation = new_observation (&people, today ());
  g_autoptr (TilRegister) reader = til_register_open (self->path, TIL_REGISTER_READ_ONLY, &error);
  g_autoptr (TilCase) kase = NULL;

  g_assert_no_error (error);
  refuse_record (reader, observation, TIL_ERROR_READ_ONLY);
  kase = get_case (reader, people.child_id);
  g_assert_nonnull (kase);
}

/* A page that shows a change anew has not opened the child again; one that comes back to it has. */
static void
test_r16_read_again (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  People others = add_people (self->reg, "Bo");
  g_autoptr (TilCase) first = til_register_get_case (self->reg, people.child_id, NULL);
  int before = count_log (self->reg, "child.open", people.child_id);

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (TilCase) again = til_register_get_case_again (self->reg, people.child_id, NULL);
      g_autoptr (TilChild) child = til_register_get_child_again (self->reg, people.child_id, NULL);

      g_assert_cmpint (again->child->id, ==, people.child_id);
      g_assert_cmpint (child->id, ==, people.child_id);
    }
  g_assert_cmpint (count_log (self->reg, "child.open", people.child_id), ==, before);

  {
    g_autoptr (TilCase) other = til_register_get_case_again (self->reg, others.child_id, NULL);
    g_autoptr (TilCase) back = til_register_get_case_again (self->reg, people.child_id, NULL);

    g_assert_nonnull (other);
    g_assert_nonnull (back);
  }
  g_assert_cmpint (count_log (self->reg, "child.open", people.child_id), ==, before + 1);
  til_register_set_actor (self->reg, people.staff_id, "Someone else");
  {
    g_autoptr (TilCase) back = til_register_get_case_again (self->reg, people.child_id, NULL);

    g_assert_nonnull (back);
  }
  g_assert_cmpint (count_log (self->reg, "child.open", people.child_id), ==, before + 2);
}

static void
test_wrong_area (RegisterFixture *self, gconstpointer data)
{
  People people = add_people (self->reg, "Alma");
  g_autoptr (TilObservation) observation = new_observation (&people, today ());

  til_keys_set (observation->areas, "two words", TRUE);
  refuse_record (self->reg, observation, TIL_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/case/read-whole", test_read_whole);
  register_fixture_add ("/case/r16-opening-logged", test_r16_opening_logged);
  register_fixture_add ("/case/r16-changes-logged", test_r16_changes_logged);
  register_fixture_add ("/case/r8-consultation-logged-without-trace",
                        test_r8_consultation_logged_without_trace);
  register_fixture_add ("/case/r8-meeting-needs-consent", test_r8_meeting_needs_consent);
  register_fixture_add ("/case/r8-consent-of-the-moment", test_r8_consent_of_the_moment);
  register_fixture_add ("/case/r8-cover-follows-at-once", test_r8_cover_follows_at_once);
  register_fixture_add ("/case/of-another-child", test_of_another_child);
  register_fixture_add ("/case/r5-one-analysis", test_r5_one_analysis);
  register_fixture_add ("/case/r6-responsible-followed", test_r6_responsible_followed);
  register_fixture_add ("/case/r5-steps", test_r5_steps);
  register_fixture_add ("/case/r12-closed-plan", test_r12_closed_plan);
  register_fixture_add ("/case/deleted-and-restored", test_deleted_and_restored);
  register_fixture_add ("/case/deleted-child", test_deleted_child);
  register_fixture_add ("/case/r8-team-meeting", test_r8_team_meeting);
  register_fixture_add ("/case/r16-team-meetings-read", test_r16_team_meetings_read);
  register_fixture_add ("/case/enrolled", test_enrolled);
  register_fixture_add ("/case/read-only", test_read_only);
  register_fixture_add ("/case/r16-read-again", test_r16_read_again);
  register_fixture_add ("/case/wrong-area", test_wrong_area);
  return g_test_run ();
}
