/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-support.h"

#define TODAY day ("2026-11-21")

static void
test_lookups (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);

  g_assert_cmpstr (til_case_unit_name (kase, BUP), ==, "BUP Mitt");
  g_assert_cmpstr (til_case_unit_name (kase, 99), ==, "");
  g_assert_cmpstr (til_case_staff_name (kase, MENTOR), ==, "Maja Mentor");
  g_assert_cmpstr (til_case_staff_name (kase, 0), ==, "");
  g_assert_cmpstr (til_case_guardian (kase, BO)->name, ==, "Bo Berg");
  g_assert_null (til_case_guardian (kase, CILLA));
  g_assert_null (til_case_contact (kase, 0));
  g_assert_true (til_case_record (kase, TIL_RECORD_CONSENT, consent->record.id) == consent);
  g_assert_null (til_case_record (kase, TIL_RECORD_MEETING, consent->record.id));
  g_assert_null (til_case_record (kase, TIL_RECORD_CONSULTATION, 1));
}

static void
test_copy (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);
  TilStepChange change = { TIL_STEP_MAP, TODAY };

  g_array_append_val (kase->steps, change);
  g_autoptr (TilCase) copy = til_case_copy (kase);
  const TilConsent *copied = til_case_record (copy, TIL_RECORD_CONSENT, consent->record.id);
  g_assert_true (copied != consent && til_record_equal (copied, consent));
  g_assert_cmpuint (copy->steps->len, ==, 1);
  g_assert_cmpuint (copy->units->len, ==, kase->units->len);
  g_assert_cmpuint (copy->staff->len, ==, kase->staff->len);
  g_assert_cmpuint (copy->child->guardians->len, ==, 2);
  g_assert_true (til_case_unit (copy, BUP) != til_case_unit (kase, BUP));
}

static void
test_area_name (void)
{
  g_autoptr (TilCase) kase = support_case_new ();

  g_assert_cmpstr (til_case_area_name (kase, WHEEL, "safety", "en"), ==, "Safety");
  g_assert_cmpstr (til_case_area_name (kase, WHEEL, "nowhere", "en"), ==, "nowhere");
  g_assert_cmpstr (til_case_area_name (kase, "no-wheel", "safety", "en"), ==, "safety");
  g_assert_cmpstr (til_case_area_name (kase, WHEEL, NULL, "en"), ==, "");
}

static void
test_names (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-12-01", BUP);
  TilParticipant *participant = meeting->participants->pdata[0];
  g_autoptr (TilPlan) plan = support_plan (BUP);
  TilAction *action = support_action (plan, 0, 0);

  g_autofree char *unit = til_case_participant_name (kase, participant, "sv");
  g_assert_cmpstr (unit, ==, "BUP Mitt");
  participant->staff_id = DOCTOR;
  g_autofree char *staff = til_case_participant_name (kase, participant, "sv");
  g_assert_cmpstr (staff, ==, "Disa Doktor");
  participant->kind = TIL_PARTICIPANT_CHILD;
  kase->child->protected_identity = TRUE;
  g_autofree char *child = til_case_participant_name (kase, participant, "en");
  g_assert_null (strstr (child, "Elin"));
  g_autofree char *by_unit = til_case_action_who (kase, action, "sv");
  g_assert_cmpstr (by_unit, ==, "BUP Mitt");
  action->who = g_strdup ("Mormor");
  g_autofree char *by_name = til_case_action_who (kase, action, "sv");
  g_assert_cmpstr (by_name, ==, "Mormor");
  action->guardian_id = ANNA;
  g_autofree char *by_guardian = til_case_action_who (kase, action, "sv");
  g_assert_cmpstr (by_guardian, ==, "Anna Berg");
}

/* ---- what others see ---- */

static TilConsent *
add_given (TilCase *kase)
{
  TilConsent *consent = support_add_consent (kase);

  support_answer (consent, ANNA, TIL_ANSWER_GIVEN);
  support_answer (consent, BO, TIL_ANSWER_GIVEN);
  return consent;
}

static TilCase *
filter (const TilCase *kase, gint64 unit)
{
  g_autoptr (GError) error = NULL;
  TilCase *seen = til_case_filter (kase, unit, TODAY, &error);

  g_assert_no_error (error);
  return seen;
}

static void
test_not_covered (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (til_case_filter (kase, SOCIAL, TODAY, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "Barn och familj"));
}

static void
test_person (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilContact *contact = til_contact_new ();

  add_given (kase);
  kase->child->note = g_strdup ("Bor hos mormor");
  kase->child->personnummer = g_strdup ("201403059809");
  ((TilGuardian *)kase->child->guardians->pdata[0])->phone = g_strdup ("070");
  g_ptr_array_add (kase->child->contacts, contact);
  g_ptr_array_add (kase->records[TIL_RECORD_CONCERN], til_record_new_of (TIL_RECORD_CONCERN));
  g_autoptr (TilCase) own = filter (kase, HEALTH);
  g_assert_cmpstr (own->child->note, ==, "Bor hos mormor");
  g_assert_cmpuint (own->records[TIL_RECORD_CONCERN]->len, ==, 1);
  g_autoptr (TilCase) seen = filter (kase, SOCIAL);
  g_assert_cmpstr (seen->child->given_name, ==, "Elin");
  g_assert_null (seen->child->note);
  g_assert_null (seen->child->personnummer);
  g_assert_null (((TilGuardian *)seen->child->guardians->pdata[0])->phone);
  g_assert_cmpuint (seen->child->contacts->len, ==, 0);
  g_assert_cmpuint (seen->records[TIL_RECORD_CONCERN]->len, ==, 0);
  g_assert_cmpstr (kase->child->note, ==, "Bor hos mormor");
}

static TilVoice *
add_voice (TilMapping *mapping, TilVoiceKind kind, gint64 unit)
{
  TilVoice *voice = til_voice_new (kind);

  voice->open = FALSE;
  voice->unit_id = unit;
  til_voice_set_step (voice, "safety", 1);
  til_voice_set_step (voice, "learning", 2);
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}

static TilMapping *
add_mapping (TilCase *kase)
{
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  TilMapping *mapping = NULL;

  for (guint i = 0; i < wheels->len; i++)
    if (g_strcmp0 (((TilWheel *)wheels->pdata[i])->key, WHEEL) == 0)
      mapping = til_mapping_new (wheels->pdata[i]);
  g_assert_nonnull (mapping);
  mapping->id = 7;
  mapping->next_step = g_strdup ("Möte");
  g_ptr_array_add (kase->mappings, mapping);
  return mapping;
}

static void
test_five_questions (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);
  TilMapping *mapping = add_mapping (kase);
  TilAnalysis *analysis = til_analysis_new (1, 7);

  add_voice (mapping, TIL_VOICE_CHILD, 0);
  g_ptr_array_add (kase->records[TIL_RECORD_ANALYSIS], analysis);
  g_autoptr (TilCase) some = filter (kase, SOCIAL);
  const TilMapping *left = til_case_mapping (some, 7);
  g_assert_cmpint (til_voice_step (left->voices->pdata[0], "safety"), ==, 1);
  g_assert_cmpint (til_voice_step (left->voices->pdata[0], "learning"), ==, TIL_NOT_DISCUSSED);
  g_assert_null (left->next_step);
  g_assert_cmpuint (some->records[TIL_RECORD_ANALYSIS]->len, ==, 0);

  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    til_keys_set (consent->areas, til_wheel_area (mapping->wheel, i)->key, TRUE);
  g_autoptr (TilCase) all = filter (kase, SOCIAL);
  g_assert_cmpuint (all->records[TIL_RECORD_ANALYSIS]->len, ==, 1);
  g_assert_nonnull (til_case_mapping (all, 7)->next_step);

  /* What BUP told the school is BUP's to tell, until a consent says otherwise. */
  add_voice (mapping, TIL_VOICE_ORGANISATION, BUP);
  g_autoptr (TilCase) without = filter (kase, SOCIAL);
  g_assert_cmpuint (til_case_mapping (without, 7)->voices->len, ==, 1);
  g_assert_cmpuint (without->records[TIL_RECORD_ANALYSIS]->len, ==, 0);
  support_add_unit (consent, BUP, TIL_SECTOR_REGION, TRUE);
  g_autoptr (TilCase) with = filter (kase, SOCIAL);
  g_assert_cmpuint (til_case_mapping (with, 7)->voices->len, ==, 2);
}

static void
test_plan (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilPlan) plan = support_plan (SOCIAL);
  TilGoal *goal = til_record_add_part (plan, "goals");

  add_given (kase);
  plan->sip_measures = g_strdup ("Allt");
  goal->area_key = g_strdup ("safety");
  support_save (kase, plan);
  g_autoptr (TilCase) whole = filter (kase, SOCIAL);
  g_assert_cmpstr (((TilPlan *)whole->records[TIL_RECORD_PLAN]->pdata[0])->sip_measures, ==,
                   "Allt");
  til_record_set_text (&goal->area_key, "learning");
  support_save (kase, plan);
  g_autoptr (TilCase) part = filter (kase, SOCIAL);
  const TilPlan *left = part->records[TIL_RECORD_PLAN]->pdata[0];
  g_assert_cmpuint (left->goals->len, ==, 1);
  g_assert_null (left->sip_measures);
}

/* What belongs to no area is for those who share the plan, as is what is said of all of it. */
static void
test_plan_without_area (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);
  g_autoptr (TilPlan) plan = support_plan (SOCIAL);
  TilGoal *goal = til_record_add_part (plan, "goals");

  support_add_unit (consent, BUP, TIL_SECTOR_REGION, FALSE);
  til_consent_find_unit (consent, SOCIAL)->gives = TRUE;
  plan->coordinator_reason = g_strdup ("Maja slutar");
  goal->text = g_strdup ("Bo kvar hemma");
  support_save (kase, plan);
  g_autoptr (TilCase) shared = filter (kase, SOCIAL);
  const TilPlan *whole = shared->records[TIL_RECORD_PLAN]->pdata[0];
  g_assert_cmpuint (whole->goals->len, ==, 2);
  g_assert_cmpstr (whole->coordinator_reason, ==, "Maja slutar");
  g_autoptr (TilCase) told = filter (kase, BUP);
  const TilPlan *left = told->records[TIL_RECORD_PLAN]->pdata[0];
  g_assert_cmpuint (left->goals->len, ==, 1);
  g_assert_cmpstr (((TilGoal *)left->goals->pdata[0])->area_key, ==, "safety");
  g_assert_null (left->coordinator_reason);
}

static void
test_team_meeting (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilMeeting) meeting = support_meeting ("2026-11-01", SOCIAL);
  TilAgendaPoint *point = til_record_add_part (meeting, "points");

  add_given (kase);
  meeting->child_id = 0;
  meeting->team_id = 5;
  meeting->note = g_strdup ("Om flera");
  point->child_id = 1;
  point = til_record_add_part (meeting, "points");
  point->child_id = 2;
  til_record_add_part (meeting, "decisions");
  support_save (kase, meeting);
  for (int own = 0; own < 2; own++)
    {
      g_autoptr (TilCase) seen = filter (kase, own ? SCHOOL : SOCIAL);
      const TilMeeting *left = seen->records[TIL_RECORD_MEETING]->pdata[0];
      g_assert_cmpuint (left->points->len, ==, 1);
      g_assert_cmpint (((TilAgendaPoint *)left->points->pdata[0])->child_id, ==, 1);
      g_assert_cmpuint (left->decisions->len, ==, 0);
      g_assert_null (left->note);
    }
}

static void
test_several_readers (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  add_voice (add_mapping (kase), TIL_VOICE_CHILD, 0);
  support_add_unit (consent, BUP, TIL_SECTOR_REGION, FALSE);
  TilConsentAnswer *answer = support_answer (consent, BO, TIL_ANSWER_PARTLY);
  til_refs_set (answer->units, BUP, TRUE);
  til_refs_set (units, BUP, TRUE);
  g_autoptr (TilCase) one = til_case_filter_units (kase, units, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (one->mappings->len, ==, 1);
  til_refs_set (units, SOCIAL, TRUE);
  g_assert_null (til_case_filter_units (kase, units, TODAY, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_array_set_size (units, 0);
  g_autoptr (TilCase) nobody = til_case_filter_units (kase, units, TODAY, NULL);
  g_assert_cmpuint (nobody->records[TIL_RECORD_CONSENT]->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case/lookups", test_lookups);
  g_test_add_func ("/case/copy", test_copy);
  g_test_add_func ("/case/area-name", test_area_name);
  g_test_add_func ("/case/names", test_names);
  g_test_add_func ("/case-filter/r8-not-covered", test_not_covered);
  g_test_add_func ("/case-filter/r8-person", test_person);
  g_test_add_func ("/case-filter/r8-five-questions", test_five_questions);
  g_test_add_func ("/case-filter/r8-plan", test_plan);
  g_test_add_func ("/case-filter/r8-plan-without-area", test_plan_without_area);
  g_test_add_func ("/case-filter/r8-other-children", test_team_meeting);
  g_test_add_func ("/case-filter/r8-several-readers", test_several_readers);
  return g_test_run ();
}
