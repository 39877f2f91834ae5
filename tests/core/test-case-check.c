/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-support.h"

#define TODAY day ("2026-11-21")

static void
assert_check (const TilCase *kase, gconstpointer record, TilDate on, const char *refused)
{
  g_autoptr (GError) error = NULL;
  gboolean fine = til_case_check (kase, record, on, &error);

  if (refused == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (fine);
      return;
    }
  g_assert_false (fine);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  if (strstr (error->message, refused) == NULL)
    g_error ("“%s” does not say “%s”", error->message, refused);
}

static TilConsent *
add_given (TilCase *kase)
{
  TilConsent *consent = support_add_consent (kase);

  support_answer (consent, ANNA, TIL_ANSWER_GIVEN);
  support_answer (consent, BO, TIL_ANSWER_GIVEN);
  return consent;
}

static void
test_one_analysis (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilAnalysis) analysis = til_record_new_of (TIL_RECORD_ANALYSIS);
  g_autoptr (TilAnalysis) another = til_record_new_of (TIL_RECORD_ANALYSIS);

  analysis->mapping_id = another->mapping_id = 7;
  assert_check (kase, analysis, TODAY, NULL);
  support_save (kase, analysis);
  assert_check (kase, analysis, TODAY, NULL);
  assert_check (kase, another, TODAY, "answered already");
  another->mapping_id = 8;
  assert_check (kase, another, TODAY, NULL);
}

/* Takes the consent out of the case, as one that is about to be saved for the first time. */
static TilConsent *
take_new (TilCase *kase, TilConsent *consent)
{
  g_ptr_array_steal_index (kase->records[TIL_RECORD_CONSENT], 0);
  consent->record.id = 0;
  return consent;
}

static void
test_everybody_asked (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilConsent) consent = take_new (kase, support_add_consent (kase));

  assert_check (kase, consent, TODAY, NULL);
  g_ptr_array_set_size (consent->answers, 1);
  assert_check (kase, consent, TODAY, "Bo Berg");
  support_answer (consent, BO, TIL_ANSWER_PENDING);
  support_save (kase, consent);

  /* A guardian who came later doesn't keep anybody from withdrawing, but nobody asked is dropped.
   */
  support_add_guardian (kase, CILLA, "Cilla Ek");
  consent->withdrawn_on = TODAY;
  assert_check (kase, consent, TODAY, NULL);
  support_answer (consent, CILLA, TIL_ANSWER_REFUSED);
  assert_check (kase, consent, TODAY, NULL);
  support_save (kase, consent);
  g_ptr_array_remove_range (consent->answers, 1, 2);
  assert_check (kase, consent, TODAY, "Cilla Ek");
}

/* Who said yes to one thing has not said yes to more. */
static void
test_not_widened (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilConsent) consent = til_record_copy (support_add_consent (kase));

  til_keys_set (consent->areas, "learning", TRUE);
  assert_check (kase, consent, TODAY, NULL);
  support_answer (kase->records[TIL_RECORD_CONSENT]->pdata[0], ANNA, TIL_ANSWER_GIVEN);
  assert_check (kase, consent, TODAY, NULL); /* everybody is asked anew */
  support_answer (consent, ANNA, TIL_ANSWER_GIVEN);
  assert_check (kase, consent, TODAY, "ask for a new one");
  til_keys_set (consent->areas, "learning", FALSE);
  assert_check (kase, consent, TODAY, NULL);
  til_keys_set (consent->areas, "home", FALSE);
  assert_check (kase, consent, TODAY, NULL);
  til_consent_find_unit (consent, SCHOOL)->receives = TRUE;
  assert_check (kase, consent, TODAY, "ask for a new one");
  til_consent_find_unit (consent, SCHOOL)->receives = FALSE;
  support_add_unit (consent, BUP, TIL_SECTOR_REGION, FALSE);
  assert_check (kase, consent, TODAY, "ask for a new one");
  g_ptr_array_remove_index (consent->units, 2);
  til_consent_find_unit (consent, SOCIAL)->sector = TIL_SECTOR_REGION;
  assert_check (kase, consent, TODAY, "ask for a new one");
  til_consent_find_unit (consent, SOCIAL)->sector = TIL_SECTOR_MUNICIPALITY;
  consent->valid_until++;
  assert_check (kase, consent, TODAY, "ask for a new one");
  consent->valid_until -= 2;
  consent->withdrawn_on = TODAY;
  assert_check (kase, consent, TODAY, NULL);
}

static void
test_nobody_to_ask (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilConsent) consent = take_new (kase, support_add_consent (kase));

  g_ptr_array_set_size (kase->child->guardians, 0);
  assert_check (kase, consent, TODAY, "no guardian");
}

static void
test_adult_asked (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilConsent) consent = take_new (kase, support_add_consent (kase));

  support_answer (consent, 0, TIL_ANSWER_GIVEN);
  assert_check (kase, consent, TODAY, "from the day of turning 18");
  kase->child->birth_date = day ("2008-09-05");
  assert_check (kase, consent, TODAY, NULL);
  kase->child->birth_date = day ("2008-09-01");
  g_ptr_array_set_size (consent->answers, 0);
  assert_check (kase, consent, TODAY, "young person is 18");
  support_answer (consent, 0, TIL_ANSWER_PENDING);
  assert_check (kase, consent, TODAY, NULL);
}

static void
test_meeting_needs_consent (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-12-01", SOCIAL);
  g_autoptr (TilMeeting) own = support_meeting ("2026-12-01", HEALTH);

  assert_check (kase, own, TODAY, NULL);
  assert_check (kase, meeting, TODAY, "ask the guardians");
  meeting->status = TIL_MEETING_CANCELLED;
  assert_check (kase, meeting, TODAY, NULL);
  meeting->status = TIL_MEETING_PLANNED;
  TilConsent *consent = add_given (kase);
  assert_check (kase, meeting, TODAY, NULL);
  /* Covered on its day, and today. */
  meeting->date = consent->valid_until + 1;
  assert_check (kase, meeting, TODAY, "ran out");
  meeting->date = consent->valid_until;
  assert_check (kase, meeting, TODAY, NULL);
  consent->withdrawn_on = TODAY;
  assert_check (kase, meeting, TODAY, "withdrawn");
}

static void
test_meeting_moved (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-10-01", SOCIAL);

  add_given (kase);
  meeting->status = TIL_MEETING_HELD;
  assert_check (kase, meeting, TODAY, NULL);
  support_save (kase, meeting);
  meeting->date = day ("2026-09-04");
  assert_check (kase, meeting, TODAY, "given later");
}

static void
test_held_meeting (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-10-01", SOCIAL);
  TilConsent *consent = add_given (kase);

  support_save (kase, meeting);
  meeting->status = TIL_MEETING_HELD;
  /* There was consent on the day, and so it could be held. */
  consent->withdrawn_on = day ("2026-10-02");
  assert_check (kase, meeting, TODAY, NULL);
  support_save (kase, meeting);
  meeting->note = g_strdup ("Alla kom.");
  consent->withdrawn_on = day ("2026-09-30");
  assert_check (kase, meeting, TODAY, NULL);
  meeting->date = day ("2026-10-03");
  assert_check (kase, meeting, TODAY, "withdrawn");
  meeting->date = day ("2026-10-01");
  support_add_professional (meeting, BUP);
  assert_check (kase, meeting, TODAY, "Barn och familj");
  g_ptr_array_set_size (meeting->participants, 0);
  support_add_professional (meeting, SCHOOL);
  meeting->date = day ("2026-10-03");
  assert_check (kase, meeting, TODAY, NULL);
}

static void
test_agenda_areas (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-10-01", SOCIAL);
  TilConsent *consent = add_given (kase);
  TilAgendaPoint *point = til_record_add_part (meeting, "points");

  point->title = g_strdup ("Sedan sist");
  assert_check (kase, meeting, TODAY, NULL);
  point->area_key = g_strdup ("safety");
  assert_check (kase, meeting, TODAY, NULL);
  point = til_record_add_part (meeting, "points");
  point->area_key = g_strdup ("learning");
  assert_check (kase, meeting, TODAY, "off the agenda");
  g_ptr_array_set_size (meeting->points, 1);
  meeting->status = TIL_MEETING_HELD;
  support_save (kase, meeting);
  til_keys_set (consent->areas, "safety", FALSE);
  assert_check (kase, meeting, TODAY, NULL);
  point = til_record_add_part (meeting, "points");
  point->area_key = g_strdup ("learning");
  assert_check (kase, meeting, TODAY, "off the agenda");
}

static void
test_team_meeting (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-12-01", SCHOOL);
  TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member = til_record_add_part (team, "members");
  TilAgendaPoint *point = til_record_add_part (meeting, "points");

  team->record.id = meeting->team_id = 5;
  member->unit_id = SOCIAL;
  member->since = day ("2026-01-01");
  g_ptr_array_add (kase->teams, team);
  meeting->child_id = 0;
  point->child_id = 2;
  assert_check (kase, meeting, TODAY, NULL);
  point = til_record_add_part (meeting, "points");
  point->child_id = 1;
  assert_check (kase, meeting, TODAY, "Barn och familj");
  add_given (kase);
  assert_check (kase, meeting, TODAY, NULL);
}

static void
test_enrolment (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilEnrolment) enrolment = til_record_new_of (TIL_RECORD_ENROLMENT);
  TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member = til_record_add_part (team, "members");

  team->record.id = enrolment->team_id = 5;
  enrolment->child_id = 1;
  enrolment->since = day ("2026-11-01");
  member->unit_id = SOCIAL;
  member->since = day ("2026-01-01");
  g_ptr_array_add (kase->teams, team);
  assert_check (kase, enrolment, TODAY, "Barn och familj");
  TilConsent *consent = add_given (kase);
  assert_check (kase, enrolment, TODAY, NULL);
  support_save (kase, enrolment);
  consent->withdrawn_on = TODAY;
  enrolment->until = TODAY;
  assert_check (kase, enrolment, TODAY, NULL);
}

static void
test_family_meeting (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-12-01", SCHOOL);
  TilParticipant *first = meeting->participants->pdata[0];

  add_given (kase);
  g_free (meeting->kind);
  meeting->kind = g_strdup (TIL_MEETING_FAMILY);
  first->leader = TRUE;
  first->staff_id = MENTOR;
  assert_check (kase, meeting, TODAY, "two conversation leaders");
  TilParticipant *second = support_add_professional (meeting, HEALTH);
  second->leader = TRUE;
  assert_check (kase, meeting, TODAY, "two different organisations");
  second->unit_id = SOCIAL;
  second->staff_id = SECRETARY;
  assert_check (kase, meeting, TODAY, NULL);
  second->leader = FALSE;
  assert_check (kase, meeting, TODAY, "two conversation leaders");
  second->leader = TRUE;

  g_autoptr (GPtrArray) nobody = til_case_untrained_leaders (kase, meeting);
  g_assert_cmpuint (nobody->len, ==, 2);
  ((TilStaff *)til_case_staff (kase, MENTOR))->trained_on = day ("2026-05-01");
  ((TilStaff *)til_case_staff (kase, SECRETARY))->trained_on = meeting->date + 1;
  g_autoptr (GPtrArray) one = til_case_untrained_leaders (kase, meeting);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_true (one->pdata[0] == second);
}

static void
test_plan_needs_consent (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilPlan) plan = support_plan (SOCIAL);
  TilGoal *goal = plan->goals->pdata[0];

  assert_check (kase, plan, TODAY, "Barn och familj");
  TilConsent *consent = add_given (kase);
  assert_check (kase, plan, TODAY, NULL);
  til_record_set_text (&goal->area_key, "learning");
  assert_check (kase, plan, TODAY, "somebody else");
  support_action (plan, 0, 0)->unit_id = SCHOOL;
  assert_check (kase, plan, TODAY, NULL);
  /* Neither the staff's unit nor the coordinator's slips past. */
  support_action (plan, 0, 0)->unit_id = 0;
  support_action (plan, 0, 0)->staff_id = SECRETARY;
  assert_check (kase, plan, TODAY, "somebody else");
  support_action (plan, 0, 0)->staff_id = MENTOR;
  plan->coordinator_id = DOCTOR;
  assert_check (kase, plan, TODAY, "BUP Mitt");
  plan->coordinator_id = SECRETARY;
  assert_check (kase, plan, TODAY, NULL);
  consent->withdrawn_on = TODAY;
  assert_check (kase, plan, TODAY, "withdrawn");
}

static void
test_plan_after_withdrawal (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilPlan) plan = support_plan (SOCIAL);
  TilConsent *consent = add_given (kase);

  support_add_unit (consent, BUP, TIL_SECTOR_REGION, FALSE);
  til_refs_set (plan->units, BUP, TRUE);
  assert_check (kase, plan, TODAY, NULL);
  support_save (kase, plan);
  consent->withdrawn_on = TODAY;
  assert_check (kase, plan, TODAY, NULL); /* nothing changed */

  g_autoptr (TilPlan) changed = til_record_copy (plan);
  til_record_set_text (&((TilGoal *)changed->goals->pdata[0])->text, "Något annat");
  assert_check (kase, changed, TODAY, "withdrawn");

  g_autoptr (TilPlan) one_less = til_record_copy (plan);
  til_refs_set (one_less->units, BUP, FALSE);
  assert_check (kase, one_less, TODAY, NULL);
  one_less->follow_up += 1;
  assert_check (kase, one_less, TODAY, "withdrawn");

  g_autoptr (TilPlan) handed_over = til_record_copy (plan);
  support_action (handed_over, 0, 0)->unit_id = SCHOOL;
  assert_check (kase, handed_over, TODAY, NULL);
  til_refs_set (handed_over->units, SOCIAL, TRUE);
  assert_check (kase, handed_over, TODAY, "withdrawn");
  til_refs_set (handed_over->units, SOCIAL, FALSE);
  til_refs_set (handed_over->units, BUP, FALSE);
  til_record_set_text (&((TilGoal *)handed_over->goals->pdata[0])->text, "Något annat");
  assert_check (kase, handed_over, TODAY, NULL);

  g_autoptr (TilPlan) closed = til_record_copy (plan);
  closed->closed_on = TODAY;
  closed->ending = TIL_ENDING_WITHDREW;
  assert_check (kase, closed, TODAY, NULL);
}

static void
test_done_stays (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilPlan) plan = support_plan (SOCIAL);
  TilConsent *consent = add_given (kase);
  TilAction *action = support_action (plan, 0, 0);

  action->status = TIL_ACTION_DONE;
  action->done_on = day ("2026-11-01");
  support_save (kase, plan);
  consent->withdrawn_on = TODAY;
  til_record_set_text (&((TilGoal *)plan->goals->pdata[0])->text, "Något annat");
  assert_check (kase, plan, TODAY, NULL);
  action->status = TIL_ACTION_ONGOING;
  assert_check (kase, plan, TODAY, "withdrawn");
}

static void
test_reopened (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilPlan) plan = support_plan (SCHOOL);

  plan->closed_on = day ("2026-11-01");
  plan->ending = TIL_ENDING_GOALS_MET;
  support_save (kase, plan);
  assert_check (kase, plan, TODAY, NULL);
  plan->ending_note = g_strdup ("Bra");
  assert_check (kase, plan, TODAY, "is closed");
  plan->closed_on = TIL_DATE_NONE;
  plan->ending = TIL_ENDING_ONGOING;
  assert_check (kase, plan, TODAY, "today");
  plan->reopened_on = TODAY;
  assert_check (kase, plan, TODAY, "why");
  plan->reopen_reason = g_strdup ("Frånvaron ökar igen");
  assert_check (kase, plan, TODAY, NULL);
  plan->follow_up = TODAY - 1;
  assert_check (kase, plan, TODAY, "next follow-up");
  plan->follow_up = TODAY;
  assert_check (kase, plan, TODAY, NULL);
  /* Opened again is shared again. */
  support_action (plan, 0, 0)->unit_id = SOCIAL;
  assert_check (kase, plan, TODAY, "Barn och familj");
  support_action (plan, 0, 0)->unit_id = SCHOOL;
  support_save (kase, plan);
  plan->reopened_on = TIL_DATE_NONE;
  assert_check (kase, plan, TODAY, "Only a closed plan");
}

/* R9: a report of concern asks for nothing and waits for nothing. */
static void
test_concern (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilConcern) concern = til_record_new_of (TIL_RECORD_CONCERN);

  concern->unit_id = SOCIAL;
  concern->date = TODAY;
  assert_check (kase, concern, TODAY, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-check/r5-one-analysis", test_one_analysis);
  g_test_add_func ("/case-check/r7-everybody-asked", test_everybody_asked);
  g_test_add_func ("/case-check/r7-not-widened-when-answered", test_not_widened);
  g_test_add_func ("/case-check/r7-nobody-to-ask", test_nobody_to_ask);
  g_test_add_func ("/case-check/r7-adult-asked", test_adult_asked);
  g_test_add_func ("/case-check/r8-meeting-needs-consent", test_meeting_needs_consent);
  g_test_add_func ("/case-check/r8-meeting-moved-before-consent", test_meeting_moved);
  g_test_add_func ("/case-check/r8-held-meeting", test_held_meeting);
  g_test_add_func ("/case-check/r8-agenda-areas", test_agenda_areas);
  g_test_add_func ("/case-check/r8-team-meeting", test_team_meeting);
  g_test_add_func ("/case-check/r8-enrolment", test_enrolment);
  g_test_add_func ("/case-check/r11-two-leaders", test_family_meeting);
  g_test_add_func ("/case-check/r8-plan-needs-consent", test_plan_needs_consent);
  g_test_add_func ("/case-check/r8-plan-after-withdrawal", test_plan_after_withdrawal);
  g_test_add_func ("/case-check/r8-done-stays-told", test_done_stays);
  g_test_add_func ("/case-check/r12-closed-plan-reopened", test_reopened);
  g_test_add_func ("/case-check/r9-concern-asks-nothing", test_concern);
  return g_test_run ();
}
