/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-next-step.h"

#include "process-fixture.h"
#include "til-agenda.h"

/* The next step of the case on a day is in a place, with a button; word: in its sentence; who:
 * (nullable) whose turn it is. */
static void
assert_step (const TilCase *kase,
             TilDate on,
             TilChildPlace place,
             const char *button,
             const char *word,
             const char *who)
{
  g_autoptr (TilNextStep) step = til_next_step (kase, on);

  g_test_message ("%s | %s | %s", step->text, step->button, step->who);
  g_assert_cmpstr (step->button, ==, button);
  g_assert_cmpint (step->place, ==, place);
  if (strstr (step->text, word) == NULL)
    g_error ("“%s” does not hold “%s”", step->text, word);
  g_assert_null (strchr (step->text, '{'));
  if (who != NULL)
    g_assert_cmpstr (step->who, ==, who);
}

static void
assert_due (const TilCase *kase, TilDate on, TilDate due, gboolean late)
{
  g_autoptr (TilNextStep) step = til_next_step (kase, on);

  g_assert_cmpint (step->due, ==, due);
  g_assert_cmpint (step->late, ==, late);
}

static TilMapping *
add_mapping (TilCase *kase, gint64 id, TilDate date)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  TilMapping *mapping = til_mapping_new (wheels->pdata[0]);

  mapping->id = id;
  mapping->child_id = CHILD;
  mapping->date = date;
  g_ptr_array_insert (kase->mappings, 0, mapping);
  return mapping;
}

static TilVoice *
add_voice (TilMapping *mapping, TilVoiceKind kind, int step)
{
  TilVoice *voice = til_voice_new (kind);

  voice->id = 50 + (gint64)mapping->voices->len;
  voice->open = FALSE;
  g_free (voice->name);
  voice->name = g_strdup (kind == TIL_VOICE_GUARDIAN ? "Ali Haddad" : "");
  til_voice_set_step (voice, til_wheel_area (mapping->wheel, 0)->key, step);
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}

static TilAnalysis *
add_analysis (TilCase *kase, gint64 mapping_id)
{
  TilAnalysis *analysis = til_analysis_new (CHILD, mapping_id);

  analysis->record.id = 70 + (gint64)kase->records[TIL_RECORD_ANALYSIS]->len;
  g_ptr_array_add (kase->records[TIL_RECORD_ANALYSIS], analysis);
  return analysis;
}

static void
conclude (TilAnalysis *analysis, TilOutcome outcome, TilDate date)
{
  analysis->outcome = outcome;
  analysis->date = date;
  til_record_set_text (&analysis->reason, "So it is");
  assert_valid (analysis, date);
}

static void
make_responsible (TilCase *kase)
{
  kase->child->responsible_id = SARA;
}

/* A case with a mapping of two agreeing voices, concluded on ON. */
static TilCase *
concluded_case (TilOutcome outcome)
{
  TilCase *kase = fixture_case ();
  TilMapping *mapping = add_mapping (kase, 4, ON - 5);

  make_responsible (kase);
  add_voice (mapping, TIL_VOICE_CHILD, 2);
  add_voice (mapping, TIL_VOICE_GUARDIAN, 2);
  conclude (add_analysis (kase, 4), outcome, ON);
  return kase;
}

static TilConsent *
add_consent (TilCase *kase, TilDate asked_on, TilAnswer ali, TilAnswer berit)
{
  TilConsent *consent = fixture_add (kase, TIL_RECORD_CONSENT);
  const TilAnswer answers[] = { ali, berit };
  const gint64 guardians[] = { ALI, BERIT };
  const gint64 units[] = { SCHOOL, SOCIAL, BUP };

  til_record_set_text (&consent->purpose, "Meet about school");
  til_record_set_text (&consent->wheel_key, "barnets-basta");
  til_keys_set (consent->areas, "trygghet", TRUE);
  consent->asked_on = asked_on;
  consent->valid_until = til_date_add_months (asked_on, 6);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TilConsentUnit *unit = til_record_add_part (consent, "units");

      unit->unit_id = units[i];
      unit->gives = unit->receives = TRUE;
      unit->sector = til_case_unit (kase, units[i])->sector;
    }
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      TilConsentAnswer *answer = til_record_add_part (consent, "answers");

      answer->guardian_id = guardians[i];
      answer->answer = answers[i];
      answer->date = answers[i] == TIL_ANSWER_PENDING ? TIL_DATE_NONE : asked_on;
      if (answers[i] == TIL_ANSWER_PARTLY)
        til_keys_set (answer->areas, "trygghet", TRUE);
    }
  return consent;
}

static TilMeeting *
add_meeting (TilCase *kase, TilDate date)
{
  TilMeeting *meeting = fixture_add (kase, TIL_RECORD_MEETING);
  const gint64 units[] = { SCHOOL, SOCIAL, BUP };

  til_record_set_text (&meeting->kind, TIL_MEETING_COOPERATION);
  meeting->date = date;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TilParticipant *participant = til_record_add_part (meeting, "participants");

      participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
      participant->staff_id = (gint64)i + 1;
      participant->unit_id = units[i];
    }
  return meeting;
}

static TilAction *
add_action (TilPlan *plan, const char *text, gint64 unit, TilDate due)
{
  TilAction *action = til_record_add_part (plan->goals->pdata[0], "actions");

  action->record.id = 300 + (gint64)((TilGoal *)plan->goals->pdata[0])->actions->len;
  til_record_set_text (&action->text, text);
  action->unit_id = unit;
  action->due = due;
  return action;
}

static TilPlan *
add_plan (TilCase *kase, TilDate date)
{
  TilPlan *plan = fixture_add (kase, TIL_RECORD_PLAN);
  TilGoal *goal = til_record_add_part (plan, "goals");

  plan->date = date;
  plan->follow_up = date + 40;
  plan->mapping_id = 4;
  plan->wished_id = plan->coordinator_id = SARA;
  til_record_set_text (&goal->text, "In school every day");
  return plan;
}

static void
do_action (TilAction *action, TilDate on)
{
  action->status = TIL_ACTION_DONE;
  action->done_on = on;
}

/* The case of the Sörmland model, step by step: from a pupil's changed attendance to a closed
 * plan. */
static void
test_story (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  TilDate on = ON;

  assert_step (kase, on, TIL_PLACE_WHEEL, "New Mapping", "Noor", NULL);

  TilObservation *observation = fixture_add (kase, TIL_RECORD_OBSERVATION);
  observation->date = on;
  til_record_set_text (&observation->text, "Away every Monday");
  assert_step (kase, on, TIL_PLACE_MAPPING, "Choose Who", "Noor", "");
  make_responsible (kase);
  assert_step (kase, on, TIL_PLACE_MAPPING, "Take In", "2026-03-10", "Sara Lind");
  observation->received_on = on;
  assert_step (kase, on, TIL_PLACE_WHEEL, "New Mapping", "Noor", "Sara Lind");

  TilMapping *mapping = add_mapping (kase, 4, on);
  assert_step (kase, on, TIL_PLACE_WHEEL, "Add Voice", "Begin with the child", NULL);
  TilVoice *voice = add_voice (mapping, TIL_VOICE_CHILD, 1);
  voice->open = TRUE;
  assert_step (kase, on, TIL_PLACE_WHEEL, "Continue Entering", "not finished", NULL);
  voice->open = FALSE;
  assert_step (kase, on, TIL_PLACE_WHEEL, "Add Voice", "One voice", NULL);
  add_voice (mapping, TIL_VOICE_GUARDIAN, 3);
  assert_step (kase, on, TIL_PLACE_WHEEL, "See Differences", "1 area", NULL);
  TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);
  reason->area_key = g_strdup (til_wheel_area (mapping->wheel, 0)->key);
  reason->reason = g_strdup ("Sees it at night");
  g_ptr_array_add (mapping->reasons, reason);

  assert_step (kase, on, TIL_PLACE_MAPPING, "Five Questions", "Answer the five", "Sara Lind");
  TilAnalysis *analysis = add_analysis (kase, 4);
  til_record_set_text (&analysis->answer1, "Home is unsafe");
  assert_step (kase, on, TIL_PLACE_MAPPING, "Five Questions", "Go on", NULL);
  conclude (analysis, TIL_OUTCOME_MEETING, on);

  assert_step (kase, on, TIL_PLACE_CONSENT, "Ask for Consent", "Noor", "The guardians");
  TilConsent *consent = add_consent (kase, on, TIL_ANSWER_PENDING, TIL_ANSWER_PENDING);
  assert_step (kase, on, TIL_PLACE_CONSENT, "Record Answer", "Ali Haddad, Berit Berg",
               "Ali Haddad, Berit Berg");
  TilConsentAnswer *ali = til_consent_find_answer (consent, ALI);
  TilConsentAnswer *berit = til_consent_find_answer (consent, BERIT);
  ali->answer = TIL_ANSWER_GIVEN;
  ali->date = on;
  assert_step (kase, on, TIL_PLACE_CONSENT, "Record Answer", "Berit", "Berit Berg");
  berit->answer = TIL_ANSWER_PARTLY;
  berit->date = on;
  til_keys_set (berit->areas, "trygghet", TRUE);

  assert_step (kase, on, TIL_PLACE_MEETINGS, "New Meeting", "Noor", "Sara Lind");
  TilMeeting *meeting = add_meeting (kase, on + 7);
  assert_step (kase, on, TIL_PLACE_MEETINGS, "Open Meeting", "Cooperation meeting", NULL);
  assert_due (kase, on, on + 7, FALSE);
  assert_step (kase, on + 7, TIL_PLACE_MEETINGS, "Open Meeting", "Cooperation meeting", NULL);
  assert_step (kase, on + 8, TIL_PLACE_MEETINGS, "Write It Down", "how it went", NULL);
  assert_due (kase, on + 8, on + 7, TRUE);
  on += 7;
  meeting->status = TIL_MEETING_HELD;
  TilDecision *decision = til_record_add_part (meeting, "decisions");
  til_record_set_text (&decision->text, "The school counsellor meets Noor");
  assert_step (kase, on, TIL_PLACE_PLAN, "New Plan", "what was decided", "Sara Lind");

  TilPlan *plan = add_plan (kase, on);
  plan->coordinator_id = plan->wished_id = 0;
  assert_step (kase, on, TIL_PLACE_PLAN, "Choose Coordinator", "Noor", NULL);
  plan->coordinator_id = plan->wished_id = PER;
  assert_step (kase, on, TIL_PLACE_PLAN, "Edit Plan", "1 decision", "Per Ek");
  TilAction *actions[] = {
    add_action (plan, "Meet the counsellor", SCHOOL, on + 5),
    add_action (plan, "Family support at home", SOCIAL, on + 10),
    add_action (plan, "First visit", BUP, on + 15),
    add_action (plan, "Breakfast together", SCHOOL, on + 20),
  };
  decision->action_id = actions[0]->record.id;
  assert_valid (plan, on);
  assert_step (kase, on, TIL_PLACE_PLAN, "Open Plan", "Meet the counsellor", "Björkskolan");
  assert_due (kase, on, on + 5, FALSE);
  assert_due (kase, on + 6, on + 5, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    do_action (actions[i], on + 5);

  assert_step (kase, on + 30, TIL_PLACE_PLAN, "Record Follow-Up", "Every action", "Per Ek");
  assert_due (kase, on + 30, plan->follow_up, FALSE);
  add_voice (add_mapping (kase, 5, on + 38), TIL_VOICE_CHILD, 3);
  assert_step (kase, on + 38, TIL_PLACE_PLAN, "Record Follow-Up", "new mapping", "Per Ek");
  on += 40;
  assert_step (kase, on, TIL_PLACE_PLAN, "Record Follow-Up", "on 2026-04-26", NULL);
  TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");
  follow_up->date = on;
  follow_up->then_id = 4;
  follow_up->now_id = 5;
  plan->follow_up = on + 30;
  ((TilGoal *)plan->goals->pdata[0])->state = TIL_GOAL_MET;
  assert_step (kase, on, TIL_PLACE_PLAN, "Close Plan", "Noor", "Per Ek");
  plan->closed_on = on;
  plan->ending = TIL_ENDING_GOALS_MET;
  assert_valid (plan, on);
  /* The mapping of the follow-up belongs to the plan that is closed. */
  assert_step (kase, on, TIL_PLACE_PLAN, "Close the Process", "closed", NULL);
  kase->child->step = TIL_STEP_CLOSED;
  assert_step (kase, on, TIL_PLACE_TIMELINE, "", "closed", "");
}

static void
test_outcomes_r5 (void)
{
  const struct
  {
    TilOutcome outcome;
    TilChildPlace place;
    const char *button;
  } expected[] = {
    { TIL_OUTCOME_KEEP, TIL_PLACE_MAPPING, "Close the Process" },
    { TIL_OUTCOME_NOTHING_MORE, TIL_PLACE_MAPPING, "Close the Process" },
    { TIL_OUTCOME_OWN, TIL_PLACE_PLAN, "New Plan" },
    { TIL_OUTCOME_MEETING, TIL_PLACE_CONSENT, "Ask for Consent" },
    { TIL_OUTCOME_OTHER_SUPPORT, TIL_PLACE_PLAN, "New Plan" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (TilCase) kase = concluded_case (expected[i].outcome);

      assert_step (kase, ON, expected[i].place, expected[i].button, "Noor", NULL);
      kase->child->responsible_id = 0;
      assert_step (kase, ON, TIL_PLACE_MAPPING, "Choose Who", "Noor", "");
      kase->child->step = TIL_STEP_CLOSED;
      assert_step (kase, ON, TIL_PLACE_TIMELINE, "", "closed", "");
    }
}

/* R9: before everything else, whatever the step of the process. */
static void
test_feedback_r9 (void)
{
  g_autoptr (TilCase) kase = concluded_case (TIL_OUTCOME_OWN);
  TilConcern *concern = fixture_add (kase, TIL_RECORD_CONCERN);
  TilObservation *observation = fixture_add (kase, TIL_RECORD_OBSERVATION);

  observation->date = ON;
  concern->date = ON;
  concern->feedback_asked = TRUE;
  assert_step (kase, ON, TIL_PLACE_MAPPING, "Take In", "2026-03-10", NULL);
  concern->decided_on = ON + 1;
  assert_step (kase, ON + 2, TIL_PLACE_MAPPING, "Record Answer", "2026-03-10", "Social services");
  assert_due (kase, ON + 2, ON + 8, FALSE);
  assert_due (kase, ON + 9, ON + 8, TRUE);
  kase->child->step = TIL_STEP_CLOSED;
  assert_step (kase, ON + 2, TIL_PLACE_MAPPING, "Record Answer", "2026-03-10", NULL);
  concern->feedback_on = ON + 3;
  observation->received_on = ON + 3;
  assert_step (kase, ON + 3, TIL_PLACE_TIMELINE, "", "closed", NULL);
}

static void
test_old_mapping (void)
{
  g_autoptr (TilCase) kase = fixture_case ();

  add_voice (add_mapping (kase, 4, til_date_add_months (ON, -6) - 1), TIL_VOICE_CHILD, 2);
  make_responsible (kase);
  assert_step (kase, ON, TIL_PLACE_WHEEL, "New Mapping", "six months", NULL);
  assert_step (kase, ON - 2, TIL_PLACE_WHEEL, "Add Voice", "One voice", NULL);
  kase->child->responsible_id = 0;
  assert_step (kase, ON - 2, TIL_PLACE_MAPPING, "Choose Who", "Noor", NULL);
}

/* The most late of a meeting not written down, an action and a follow-up. */
static void
test_late (void)
{
  g_autoptr (TilCase) kase = concluded_case (TIL_OUTCOME_OWN);
  TilPlan *plan = add_plan (kase, ON);
  TilAction *action = add_action (plan, "Meet", SCHOOL, ON + 3);
  TilMeeting *meeting = add_meeting (kase, ON + 2);

  add_consent (kase, ON, TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN);
  plan->follow_up = ON + 4;
  assert_step (kase, ON + 9, TIL_PLACE_MEETINGS, "Write It Down", "how it went", "Sara Lind");
  meeting->status = TIL_MEETING_CANCELLED;
  assert_step (kase, ON + 9, TIL_PLACE_PLAN, "Open Plan", "Late since 2026-03-13: Meet", NULL);
  do_action (action, ON + 9);
  assert_step (kase, ON + 9, TIL_PLACE_PLAN, "Record Follow-Up", "was to be", "Sara Lind");
  assert_due (kase, ON + 9, ON + 4, TRUE);
}

/* R8: what stands in the way of an open plan or a coming meeting. */
static void
test_uncovered_r8 (void)
{
  g_autoptr (TilCase) kase = concluded_case (TIL_OUTCOME_MEETING);
  TilConsent *consent = add_consent (kase, ON, TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN);
  TilPlan *plan = add_plan (kase, ON);
  TilAction *action = add_action (plan, "First visit", BUP, ON + 300);

  plan->follow_up = ON + 250;
  assert_step (kase, ON + 1, TIL_PLACE_PLAN, "Open Plan", "2026-11-15", NULL);
  consent->withdrawn_on = ON + 2;
  assert_step (kase, ON + 2, TIL_PLACE_CONSENT, "Ask for Consent", "withdrawn", "The guardians");
  consent->withdrawn_on = TIL_DATE_NONE;
  assert_step (kase, consent->valid_until - 5, TIL_PLACE_CONSENT, "Ask for Consent", "runs out",
               NULL);
  assert_due (kase, consent->valid_until - 5, consent->valid_until, FALSE);
  assert_step (kase, consent->valid_until + 1, TIL_PLACE_CONSENT, "Ask for Consent", "run out",
               NULL);

  fixture_guardian (kase, 9, "Eva Ek");
  assert_step (kase, ON + 1, TIL_PLACE_CONSENT, "Ask for Consent", "Eva Ek", NULL);
  g_ptr_array_remove_index (kase->child->guardians, 2);
  assert_step (kase, ON + 1, TIL_PLACE_PLAN, "Open Plan", "2026-11-15", NULL);

  kase->child->birth_date = til_date_new (2008, 3, 11);
  assert_step (kase, ON, TIL_PLACE_PLAN, "Open Plan", "2026-11-15", NULL);
  assert_step (kase, ON + 1, TIL_PLACE_CONSENT, "Ask for Consent", "18", "Noor");

  /* What a unit has done needs no consent any more. */
  do_action (action, ON);
  assert_step (kase, ON + 1, TIL_PLACE_PLAN, "Record Follow-Up", "Every action", NULL);
}

static void
test_refused_r8 (void)
{
  g_autoptr (TilCase) kase = concluded_case (TIL_OUTCOME_MEETING);
  TilConsent *first = add_consent (kase, ON, TIL_ANSWER_GIVEN, TIL_ANSWER_REFUSED);

  assert_step (kase, ON, TIL_PLACE_MEETINGS, "Consult Without Name", "Noor", NULL);
  add_consent (kase, ON + 1, TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN);
  assert_step (kase, ON + 1, TIL_PLACE_MEETINGS, "New Meeting", "Invite", NULL);

  /* A new one that is asked for in time follows the one that runs out. */
  til_consent_find_answer (first, BERIT)->answer = TIL_ANSWER_GIVEN;
  TilDate end = first->valid_until - 3;
  assert_step (kase, end, TIL_PLACE_CONSENT, "Ask for Consent", "runs out", NULL);
  add_consent (kase, end, TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN);
  assert_step (kase, end, TIL_PLACE_MEETINGS, "New Meeting", "Invite", NULL);
}

static void
test_next_meeting (void)
{
  g_autoptr (TilCase) kase = concluded_case (TIL_OUTCOME_OWN);
  TilPlan *plan = add_plan (kase, ON);
  TilMeeting *meeting = add_meeting (kase, ON);

  add_consent (kase, ON, TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN);
  add_action (plan, "Meet", SCHOOL, ON + 60);
  meeting->status = TIL_MEETING_HELD;
  meeting->next_date = ON + 21;
  assert_step (kase, ON + 1, TIL_PLACE_MEETINGS, "New Meeting", "2026-03-31", NULL);
  meeting->ending = TIL_ENDING_PAUSED;
  assert_step (kase, ON + 1, TIL_PLACE_PLAN, "Open Plan", "2026-04-19", NULL);
  meeting->ending = TIL_ENDING_ONGOING;
  add_meeting (kase, ON + 22);
  assert_step (kase, ON + 1, TIL_PLACE_MEETINGS, "Open Meeting", "2026-04-01", NULL);
}

/* R12 */
static void
test_sip_r12 (void)
{
  g_autoptr (TilCase) kase = concluded_case (TIL_OUTCOME_OWN);
  TilPlan *plan = add_plan (kase, ON);

  add_action (plan, "Meet", SCHOOL, ON + 60);
  plan->kind = TIL_PLAN_SIP;
  til_record_set_text (&plan->sip_measures, "Support at school");
  assert_step (kase, ON, TIL_PLACE_PLAN, "Edit Plan", til_plan_sip_point (1), "Sara Lind");
  til_record_set_text (&plan->sip_authorities, "School: support");
  til_record_set_text (&plan->sip_others, "None");
  til_record_set_text (&plan->sip_responsible, "The school");
  assert_step (kase, ON, TIL_PLACE_PLAN, "Open Plan", "2026-04-19", NULL);
}

static void
test_nothing (void)
{
  g_autoptr (TilCase) kase = fixture_case ();

  kase->child->step = TIL_STEP_CLOSED;
  assert_step (kase, ON, TIL_PLACE_TIMELINE, "", "Noor", "");
  assert_due (kase, ON, TIL_DATE_NONE, FALSE);
  /* R14 */
  kase->child->protected_identity = TRUE;
  g_autoptr (TilNextStep) step = til_next_step (kase, ON);
  g_assert_null (strstr (step->text, "Noor"));
}

static void
test_agenda_names (void)
{
  for (int i = 0; i < TIL_N_AGENDA_KINDS; i++)
    {
      g_assert_cmpstr (til_agenda_kind_key ((TilAgendaKind)i), !=, "");
      g_assert_cmpstr (til_agenda_kind_name ((TilAgendaKind)i), !=, "");
      g_assert_cmpint (til_agenda_kind_place ((TilAgendaKind)i), <, TIL_N_CHILD_PLACES);
    }
  g_assert_cmpstr (til_agenda_kind_key (TIL_AGENDA_NO_NEXT_STEP), ==, "no-next-step");
  g_assert_cmpint (til_agenda_kind_place (TIL_AGENDA_CONSENT), ==, TIL_PLACE_CONSENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-step/story", test_story);
  g_test_add_func ("/next-step/r5-outcomes", test_outcomes_r5);
  g_test_add_func ("/next-step/r9-feedback-first", test_feedback_r9);
  g_test_add_func ("/next-step/old-mapping", test_old_mapping);
  g_test_add_func ("/next-step/late", test_late);
  g_test_add_func ("/next-step/r8-uncovered", test_uncovered_r8);
  g_test_add_func ("/next-step/r8-refused", test_refused_r8);
  g_test_add_func ("/next-step/next-meeting", test_next_meeting);
  g_test_add_func ("/next-step/r12-sip", test_sip_r12);
  g_test_add_func ("/next-step/r14-nothing", test_nothing);
  g_test_add_func ("/agenda/names", test_agenda_names);
  return g_test_run ();
}
