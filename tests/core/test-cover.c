/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-support.h"

#define TODAY day ("2026-11-21")

static void
assert_cover (const TilCase *kase, gint64 unit, TilDate on, TilCoverReason reason)
{
  g_autoptr (TilCover) cover = til_case_cover (kase, unit, on);
  g_autofree char *text = til_cover_text (cover, kase);
  gboolean covered = reason == TIL_COVER_OWN || reason == TIL_COVER_CONSENT;

  g_assert_cmpint (cover->reason, ==, reason);
  g_assert_cmpint (cover->covered, ==, covered);
  g_assert_nonnull (strstr (text, til_case_unit_name (kase, unit)));
  g_assert_null (strchr (text, '{'));
  g_assert_true (covered == (strstr (text, "may not") == NULL));
}

static void
assert_area (const TilCase *kase, const char *area, gboolean covered)
{
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY);

  g_assert_cmpint (til_cover_has_area (cover, WHEEL, area), ==, covered);
}

/* Both guardians have said yes. */
static TilConsent *
add_given (TilCase *kase)
{
  TilConsent *consent = support_add_consent (kase);

  support_answer (consent, ANNA, TIL_ANSWER_GIVEN);
  support_answer (consent, BO, TIL_ANSWER_GIVEN);
  return consent;
}

static void
test_own (void)
{
  g_autoptr (TilCase) kase = support_case_new ();

  assert_cover (kase, SCHOOL, TODAY, TIL_COVER_OWN);
  assert_cover (kase, HEALTH, TODAY, TIL_COVER_OWN);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_NOT_ASKED);
  assert_cover (kase, BUP, TODAY, TIL_COVER_NOT_ASKED);
  assert_cover (kase, INDEPENDENT, TODAY, TIL_COVER_NOT_ASKED);
  kase->child->unit_id = 0;
  assert_cover (kase, SCHOOL, TODAY, TIL_COVER_NOT_ASKED);
}

static void
test_organisations (void)
{
  g_autoptr (TilUnit) a = til_unit_new ();
  g_autoptr (TilUnit) b = til_unit_new ();

  a->id = 1;
  b->id = 2;
  g_assert_true (til_units_same_organisation (a, b));
  b->kind = TIL_UNIT_PRESCHOOL;
  g_assert_true (til_units_same_organisation (a, b));
  b->kind = TIL_UNIT_SOCIAL_SERVICES;
  g_assert_false (til_units_same_organisation (a, b));
  a->kind = b->kind = TIL_UNIT_BUP;
  a->sector = TIL_SECTOR_REGION;
  g_assert_false (til_units_same_organisation (a, b));
  b->sector = TIL_SECTOR_REGION;
  b->kind = TIL_UNIT_CHILD_HEALTH;
  g_assert_true (til_units_same_organisation (a, b));
  a->sector = b->sector = TIL_SECTOR_INDEPENDENT;
  g_assert_false (til_units_same_organisation (a, b));
  a->sector = b->sector = TIL_SECTOR_MUNICIPALITY;
  a->kind = b->kind = TIL_UNIT_OTHER;
  g_assert_false (til_units_same_organisation (a, b));
  g_assert_true (til_units_same_organisation (a, a));
  g_assert_false (til_units_same_organisation (a, NULL));
}

static void
test_given (void)
{
  g_autoptr (TilCase) kase = support_case_new ();

  add_given (kase);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_CONSENT);
  assert_area (kase, "safety", TRUE);
  assert_area (kase, "home", TRUE);
  assert_area (kase, "learning", FALSE);
  assert_area (kase, NULL, TRUE);
  /* Asked from, not to. */
  assert_cover (kase, BUP, TODAY, TIL_COVER_NOT_ASKED);
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY);
  g_assert_cmpuint (cover->until, ==, day ("2027-02-28"));
  g_assert_false (til_cover_has_area (cover, "girfec", "safety"));
  g_assert_false (til_cover_has_area (cover, NULL, "safety"));
}

static void
test_giver_is_not_told (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  support_add_unit (consent, BUP, TIL_SECTOR_REGION, TRUE);
  assert_cover (kase, BUP, TODAY, TIL_COVER_NOT_ASKED);
  til_consent_find_unit (consent, BUP)->receives = TRUE;
  assert_cover (kase, BUP, TODAY, TIL_COVER_CONSENT);
}

static void
test_guardians_differ (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  support_answer (consent, BO, TIL_ANSWER_REFUSED);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_REFUSED);
  g_autoptr (TilCover) refused = til_case_cover (kase, SOCIAL, TODAY);
  g_assert_cmpstr (refused->guardian->name, ==, "Bo Berg");

  TilConsentAnswer *partly = support_answer (consent, BO, TIL_ANSWER_PARTLY);
  til_keys_set (partly->areas, "safety", TRUE);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_CONSENT);
  assert_area (kase, "safety", TRUE);
  assert_area (kase, "home", FALSE);

  TilConsentAnswer *other = support_answer (consent, ANNA, TIL_ANSWER_PARTLY);
  til_keys_set (other->areas, "home", TRUE);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_LEFT_OUT);
}

static void
test_partly_units (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);
  TilConsentAnswer *partly = support_answer (consent, BO, TIL_ANSWER_PARTLY);

  support_add_unit (consent, BUP, TIL_SECTOR_REGION, FALSE);
  /* A partial answer that says nothing more agrees to nothing that is known. */
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_LEFT_OUT);
  til_refs_set (partly->units, BUP, TRUE);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_LEFT_OUT);
  assert_cover (kase, BUP, TODAY, TIL_COVER_CONSENT);
}

static void
test_pending (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  support_answer (consent, BO, TIL_ANSWER_PENDING);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_PENDING);
  /* No other answer mends a refusal, so that is what is told. */
  support_answer (consent, ANNA, TIL_ANSWER_PENDING);
  support_answer (consent, BO, TIL_ANSWER_REFUSED);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_REFUSED);
}

static void
test_guardian_added (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  support_add_guardian (kase, CILLA, "Cilla Ek");
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_GUARDIAN_ADDED);
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY);
  g_autofree char *text = til_cover_text (cover, kase);
  g_assert_nonnull (strstr (text, "Cilla Ek"));
  support_answer (consent, CILLA, TIL_ANSWER_GIVEN);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_CONSENT);
  /* Somebody who is a guardian no more has no say. */
  support_answer (consent, CILLA, TIL_ANSWER_REFUSED);
  g_ptr_array_set_size (kase->child->guardians, 2);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_CONSENT);
}

static void
test_no_guardian (void)
{
  g_autoptr (TilCase) kase = support_case_new ();

  add_given (kase);
  g_ptr_array_set_size (kase->child->guardians, 0);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_NO_GUARDIAN);
  assert_cover (kase, BUP, TODAY, TIL_COVER_NO_GUARDIAN);
}

static void
test_at_once (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  consent->withdrawn_on = TODAY;
  assert_cover (kase, SOCIAL, TODAY - 1, TIL_COVER_CONSENT);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_WITHDRAWN);
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY - 1);
  g_assert_cmpuint (cover->until, ==, TODAY - 1);
  consent->withdrawn_on = TIL_DATE_NONE;
  assert_cover (kase, SOCIAL, day ("2027-02-28"), TIL_COVER_CONSENT);
  assert_cover (kase, SOCIAL, day ("2027-03-01"), TIL_COVER_EXPIRED);
}

static void
test_not_yet (void)
{
  g_autoptr (TilCase) kase = support_case_new ();

  add_given (kase);
  assert_cover (kase, SOCIAL, day ("2026-09-05"), TIL_COVER_CONSENT);
  assert_cover (kase, SOCIAL, day ("2026-09-04"), TIL_COVER_NOT_YET);
  assert_cover (kase, SOCIAL, day ("2026-08-31"), TIL_COVER_NOT_YET);
}

static void
test_unit_moved (void)
{
  g_autoptr (TilCase) kase = support_case_new ();

  add_given (kase);
  ((TilUnit *)til_case_unit (kase, SOCIAL))->sector = TIL_SECTOR_INDEPENDENT;
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_UNIT_MOVED);
}

static void
test_turns_18 (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  kase->child->birth_date = day ("2008-11-22");
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_CONSENT);
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY);
  g_assert_cmpuint (cover->until, ==, TODAY);
  assert_cover (kase, SOCIAL, TODAY + 1, TIL_COVER_ADULT);
  assert_cover (kase, BUP, TODAY + 1, TIL_COVER_NOT_ASKED);

  TilConsentAnswer *own = support_answer (consent, 0, TIL_ANSWER_PENDING);
  assert_cover (kase, SOCIAL, TODAY + 1, TIL_COVER_PENDING);
  own->answer = TIL_ANSWER_GIVEN;
  own->date = TODAY + 1;
  assert_cover (kase, SOCIAL, TODAY + 1, TIL_COVER_CONSENT);
  /* From now on the guardians have no say. */
  support_answer (consent, ANNA, TIL_ANSWER_REFUSED);
  g_ptr_array_set_size (kase->child->guardians, 0);
  assert_cover (kase, SOCIAL, TODAY + 1, TIL_COVER_CONSENT);
  own->answer = TIL_ANSWER_REFUSED;
  assert_cover (kase, SOCIAL, TODAY + 1, TIL_COVER_REFUSED);
}

static void
test_leap_day (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  consent->valid_until = day ("2026-12-31");
  kase->child->birth_date = day ("2008-02-29");
  g_autoptr (TilCover) before = til_case_cover (kase, SOCIAL, day ("2026-02-28"));
  g_assert_cmpint (before->reason, ==, TIL_COVER_NOT_YET);
  g_autoptr (TilCover) after = til_case_cover (kase, SOCIAL, day ("2026-03-01"));
  g_assert_cmpint (after->reason, ==, TIL_COVER_NOT_YET);
  consent->asked_on = day ("2026-02-01");
  til_consent_find_answer (consent, ANNA)->date = day ("2026-02-02");
  til_consent_find_answer (consent, BO)->date = day ("2026-02-02");
  assert_cover (kase, SOCIAL, day ("2026-02-28"), TIL_COVER_CONSENT);
  assert_cover (kase, SOCIAL, day ("2026-03-01"), TIL_COVER_ADULT);
}

static void
test_several (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *first = add_given (kase);
  TilConsent *second = add_given (kase);

  til_keys_set (first->areas, "home", FALSE);
  til_keys_set (second->areas, "safety", FALSE);
  second->valid_until = day ("2026-12-31");
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY);
  g_assert_cmpuint (cover->consents->len, ==, 2);
  g_assert_cmpuint (cover->areas->len, ==, 2);
  g_assert_cmpuint (cover->until, ==, day ("2027-02-28"));
  /* One in force is enough, and then no other stands in the way. */
  support_answer (second, BO, TIL_ANSWER_REFUSED);
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_CONSENT);
  assert_area (kase, "safety", TRUE);
  assert_area (kase, "home", FALSE);
  /* With none in force, the one asked for last is what to go on with. */
  first->withdrawn_on = TODAY;
  assert_cover (kase, SOCIAL, TODAY, TIL_COVER_REFUSED);
}

static void
test_protected (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = add_given (kase);

  support_answer (consent, BO, TIL_ANSWER_REFUSED);
  kase->child->protected_identity = TRUE;
  g_autoptr (TilCover) cover = til_case_cover (kase, SOCIAL, TODAY);
  g_autofree char *text = til_cover_text (cover, kase);
  g_assert_null (strstr (text, "Bo Berg"));
}

static void
test_units (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  add_given (kase);
  til_refs_set (units, SCHOOL, TRUE);
  til_refs_set (units, SOCIAL, TRUE);
  g_assert_true (til_case_check_units (kase, units, TODAY, &error));
  g_assert_no_error (error);
  til_refs_set (units, BUP, TRUE);
  g_assert_false (til_case_check_units (kase, units, TODAY, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "BUP Mitt"));
}

static void
test_team (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member = til_record_add_part (team, "members");
  g_autoptr (GError) error = NULL;

  member->staff_id = SECRETARY;
  member->unit_id = SOCIAL;
  member->since = day ("2026-01-01");
  g_assert_false (til_case_check_team (kase, team, TODAY, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  member->until = TODAY - 1;
  g_assert_true (til_case_check_team (kase, team, TODAY, &error));
  member->until = TIL_DATE_NONE;
  add_given (kase);
  g_assert_true (til_case_check_team (kase, team, TODAY, &error));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cover/r8-own-organisation", test_own);
  g_test_add_func ("/cover/r8-organisations", test_organisations);
  g_test_add_func ("/cover/r8-given", test_given);
  g_test_add_func ("/cover/r7-who-tells-is-not-told", test_giver_is_not_told);
  g_test_add_func ("/cover/r8-guardians-answer-differently", test_guardians_differ);
  g_test_add_func ("/cover/r7-partial-units", test_partly_units);
  g_test_add_func ("/cover/r8-pending", test_pending);
  g_test_add_func ("/cover/r8-guardian-added", test_guardian_added);
  g_test_add_func ("/cover/r8-no-guardian", test_no_guardian);
  g_test_add_func ("/cover/r8-takes-effect-at-once", test_at_once);
  g_test_add_func ("/cover/r8-not-yet", test_not_yet);
  g_test_add_func ("/cover/r8-unit-changes-sector", test_unit_moved);
  g_test_add_func ("/cover/r8-child-turns-18", test_turns_18);
  g_test_add_func ("/cover/r8-born-on-a-leap-day", test_leap_day);
  g_test_add_func ("/cover/r8-several-consents", test_several);
  g_test_add_func ("/cover/r14-guardian-not-named", test_protected);
  g_test_add_func ("/cover/r8-first-unit-not-covered", test_units);
  g_test_add_func ("/cover/r8-team", test_team);
  return g_test_run ();
}
