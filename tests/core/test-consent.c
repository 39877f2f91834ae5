/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-support.h"
#include "til-locale.h"

#define TODAY day ("2026-11-21")

static void
assert_refused (const TilConsent *consent, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_consent_validate (consent, TODAY, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
assert_fine (const TilConsent *consent)
{
  g_autoptr (GError) error = NULL;

  til_consent_validate (consent, TODAY, &error);
  g_assert_no_error (error);
}

static void
test_specific (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);

  assert_fine (consent);
  g_clear_pointer (&consent->purpose, g_free);
  assert_refused (consent, "no general consent");
  consent->purpose = g_strdup ("Skolgång");
  g_ptr_array_set_size (consent->areas, 0);
  assert_refused (consent, "at least one area");
}

static void
test_units (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);
  TilConsentUnit *school = til_consent_find_unit (consent, SCHOOL);
  TilConsentUnit *social = til_consent_find_unit (consent, SOCIAL);

  school->gives = FALSE;
  assert_refused (consent, "shares, is told");
  school->receives = TRUE;
  assert_refused (consent, "who tells");
  school->gives = TRUE;
  school->receives = FALSE;
  social->gives = TRUE;
  social->receives = FALSE;
  assert_refused (consent, "who learns");
  social->receives = TRUE;
  assert_fine (consent);
  support_add_unit (consent, SOCIAL, TIL_SECTOR_MUNICIPALITY, FALSE);
  assert_refused (consent, "twice");
  g_ptr_array_set_size (consent->units, 1);
  school->receives = TRUE;
  assert_refused (consent, "with itself");
}

static void
test_limited (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);

  consent->valid_until = TIL_DATE_NONE;
  assert_refused (consent, "limited in time");
  consent->valid_until = consent->asked_on - 1;
  assert_refused (consent, "ends before");
  consent->valid_until = day ("2027-09-02");
  assert_refused (consent, "a year at the most");
  consent->valid_until = day ("2027-09-01");
  assert_fine (consent);
  consent->valid_until = consent->asked_on;
  assert_fine (consent);
}

static void
test_future (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);

  support_answer (consent, ANNA, TIL_ANSWER_GIVEN)->date = TODAY + 1;
  assert_refused (consent, "not come yet");
  til_consent_find_answer (consent, ANNA)->date = TODAY;
  assert_fine (consent);
  til_consent_find_answer (consent, ANNA)->date = TIL_DATE_NONE;
  assert_refused (consent, "on what day each answer");
  til_consent_find_answer (consent, ANNA)->date = consent->asked_on - 1;
  assert_refused (consent, "before consent was asked");
  support_answer (consent, ANNA, TIL_ANSWER_PENDING);
  consent->withdrawn_on = TODAY + 1;
  assert_refused (consent, "withdrawn on a day that has not come");
  consent->withdrawn_on = consent->asked_on - 1;
  assert_refused (consent, "withdrawn before");
  consent->withdrawn_on = TODAY;
  assert_fine (consent);
  consent->withdrawn_on = TIL_DATE_NONE;
  consent->asked_on = TODAY + 1;
  assert_refused (consent, "asked for on a day that has not come");
  consent->asked_on = TIL_DATE_NONE;
  assert_refused (consent, "on what day consent was asked");
}

static void
test_partly (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);
  TilConsentAnswer *answer = support_answer (consent, ANNA, TIL_ANSWER_PARTLY);

  assert_refused (consent, "which areas or units");
  til_keys_set (answer->areas, "learning", TRUE);
  assert_refused (consent, "an area that the consent does not name");
  til_keys_set (answer->areas, "learning", FALSE);
  til_keys_set (answer->areas, "home", TRUE);
  assert_fine (consent);
  til_refs_set (answer->units, BUP, TRUE);
  assert_refused (consent, "a unit that the consent does not name");
  til_refs_set (answer->units, BUP, FALSE);
  til_refs_set (answer->units, SOCIAL, TRUE);
  assert_fine (consent);
}

/* What is counted for the steering group stands only where somebody refused. */
static void
test_refusal (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);
  TilConsentAnswer *answer = support_answer (consent, ANNA, TIL_ANSWER_REFUSED);

  assert_fine (consent);
  answer->refusal = TIL_REFUSAL_NO_TRUST;
  assert_fine (consent);
  answer->answer = TIL_ANSWER_GIVEN;
  assert_refused (consent, "an answer that is no");
  answer->answer = TIL_ANSWER_PENDING;
  answer->date = TIL_DATE_NONE;
  assert_refused (consent, "an answer that is no");
  answer->refusal = TIL_REFUSAL_NOT_TOLD;
  assert_fine (consent);
}

/* Each choice has words of its own, on screen as on paper. */
static void
test_refusal_names (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < TIL_N_REFUSALS; i++)
    g_hash_table_add (names, (gpointer)til_refusal_name (i));
  g_assert_cmpuint (g_hash_table_size (names), ==, TIL_N_REFUSALS);
  g_assert_cmpstr (til_refusal_name (TIL_REFUSAL_NOT_NEEDED), ==,
                   til_label (til_locale_language (), "refusal.not-needed"));
}

static void
test_one_answer_each (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);
  TilConsentAnswer *again = til_record_add_part (consent, "answers");

  again->guardian_id = ANNA;
  assert_refused (consent, "stands twice");
}

static void
test_state (void)
{
  g_autoptr (TilCase) kase = support_case_new ();
  TilConsent *consent = support_add_consent (kase);

  g_assert_cmpint (til_consent_state (consent, TODAY), ==, TIL_CONSENT_PENDING);
  g_assert_cmpint (til_consent_days_left (consent, TODAY), ==, -1);
  support_answer (consent, ANNA, TIL_ANSWER_GIVEN);
  g_assert_cmpint (til_consent_state (consent, TODAY), ==, TIL_CONSENT_PENDING);
  support_answer (consent, BO, TIL_ANSWER_GIVEN);
  g_assert_cmpint (til_consent_state (consent, TODAY), ==, TIL_CONSENT_GIVEN);
  g_assert_cmpint (til_consent_state (consent, day ("2026-09-04")), ==, TIL_CONSENT_PENDING);
  support_answer (consent, BO, TIL_ANSWER_PARTLY);
  g_assert_cmpint (til_consent_state (consent, TODAY), ==, TIL_CONSENT_PARTLY);
  g_assert_cmpint (til_consent_days_left (consent, day ("2027-02-28")), ==, 0);
  g_assert_cmpint (til_consent_days_left (consent, day ("2027-02-16")), ==, 12);
  g_assert_cmpint (til_consent_days_left (consent, day ("2027-03-01")), ==, -1);
  g_assert_cmpint (til_consent_state (consent, day ("2027-03-01")), ==, TIL_CONSENT_EXPIRED);
  support_answer (consent, BO, TIL_ANSWER_REFUSED);
  g_assert_cmpint (til_consent_state (consent, TODAY), ==, TIL_CONSENT_REFUSED);
  consent->withdrawn_on = TODAY;
  g_assert_cmpint (til_consent_state (consent, TODAY - 1), ==, TIL_CONSENT_REFUSED);
  g_assert_cmpint (til_consent_state (consent, TODAY), ==, TIL_CONSENT_WITHDRAWN);
  for (int i = 0; i < TIL_N_CONSENT_STATES; i++)
    g_assert_cmpstr (til_consent_state_text ((TilConsentState)i), !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/consent/r7-specific", test_specific);
  g_test_add_func ("/consent/r7-units-both-ways", test_units);
  g_test_add_func ("/consent/r7-limited-in-time", test_limited);
  g_test_add_func ("/consent/r7-dated-in-the-future", test_future);
  g_test_add_func ("/consent/r7-partial-answer", test_partly);
  g_test_add_func ("/consent/r13-refusal-only-where-refused", test_refusal);
  g_test_add_func ("/consent/refusal-names", test_refusal_names);
  g_test_add_func ("/consent/r7-one-answer-each", test_one_answer_each);
  g_test_add_func ("/consent/state", test_state);
  return g_test_run ();
}
