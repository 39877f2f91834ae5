/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets that leave the house: consent, and what it covers. */
#include "case-sheet-fixture.h"
#include "sheet-fixture.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-sheet-private.h"
#include "til-text.h"

#include <string.h>

/* R8: the papers of a team's meeting are about one child only. */
static void
test_team_minutes (void)
{
  Fixture fixture;
  TilMeeting *meeting;
  TilAgendaPoint *point;
  TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);

  set_up (&fixture, TIL_CASE_SHEET_MINUTES, language_pairs[3]);
  team->record.id = 7;
  g_ptr_array_add (fixture.kase->teams, team);
  meeting = fixture_meeting (fixture.kase, CASE_MEETING);
  meeting->child_id = 0;
  meeting->team_id = 7;
  for (guint i = 0; i < meeting->points->len; i++)
    ((TilAgendaPoint *)meeting->points->pdata[i])->child_id = CASE_CHILD;
  point = til_record_add_part (meeting, "points");
  point->child_id = CASE_CHILD + 1;
  point->area_key = g_strdup ("safety");
  point->title = g_strdup ("Ali i klass 4");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = read_sheet (&fixture);

      assert_has (text, "Raster och skolväg");
      assert_lacks (text, "Ali i klass 4");
      assert_lacks (text, "Rastvärd möter Selam vid dörren");
      /* And for the own organisation alone. */
      g_ptr_array_set_size (meeting->participants, 0);
    }
  tear_down (&fixture);
}

/* R7: the form names every organisation and area, in the family's language, and all that the family
 * is told before it answers. */
static void
test_consent (void)
{
  static const char *const keys[] = {
    "consent.form", "consent.text.1",      "consent.text.duty", "consent.text.child",
    "consent.yes",  "consent.no",          "consent.partly",    "consent.purpose",
    "consent.what", "consent.partly.tick", "consent.child_view"
  };
  static const char *const areas[] = { "safety", "home", "relationships" };
  static const char *const names[] = { "Björkskolan",          "Barn och familj, Nyköping",
                                       "BUP Nyköping",         "Abrehet Tesfai",
                                       "Karl-Johan Lindqvist", "Men inte med hela klassen." };

  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *text = NULL;

    set_up (&fixture, TIL_CASE_SHEET_CONSENT, *pair);
    text = read_sheet (&fixture);
    for (guint c = 0; c < 2 && (*pair)[c]; c++)
      {
        const char *language = (*pair)[c];
        g_autofree char *until = til_text_fill (til_label (language, "consent.valid_until"), "date",
                                                "2027-03-31", NULL);

        for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
          assert_has_label (text, language, keys[i]);
        for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
          assert_has (text, til_case_area_name (fixture.kase, "barnets-basta", areas[i], language));
        assert_has (text, until);
        if (!g_str_equal (language, "sv"))
          assert_has_label (text, language, "sheet.translation_notice");
        else if (!(*pair)[1])
          assert_lacks (text, til_label ("sv", "sheet.translation_notice"));
      }
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      assert_has (text, names[i]);
    /* In the list, in the sentence of each language, and where a part can be agreed to. */
    g_assert_cmpuint (count (text, "BUP Nyköping"), ==, (*pair)[1] ? 4 : 3);
    assert_lacks (text, "Vårdcentralen");
    assert_lacks (text, til_case_area_name (fixture.kase, "barnets-basta", "health", (*pair)[0]));
    tear_down (&fixture);
  }
}

/* From 18 the young person answers. */
static void
test_consent_adult (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_CONSENT, language_pairs[0]);
  fixture.kase->child->birth_date = fixture_day ("2008-11-21");
  text = read_sheet (&fixture);
  assert_lacks (text, "Abrehet Tesfai");
  tear_down (&fixture);
}

/* R7: with many organisations and areas the form takes more pages; each that has boxes to tick says
 * whose they are. */
static void
test_consent_long (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    TilConsent *consent;
    TilWheel *wheel = fixture_wheel ("barnets-basta");
    g_autoptr (TilSheet) sheet = NULL;
    g_autofree char *last = NULL;

    set_up (&fixture, TIL_CASE_SHEET_CONSENT, *pair);
    consent = fixture_consent (fixture.kase);
    for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
      til_keys_set (consent->areas, til_wheel_area (wheel, i)->key, TRUE);
    for (gint64 id = 200; id < 230; id++)
      {
        TilUnit *unit = til_unit_new ();
        TilConsentUnit *named = til_record_add_part (consent, "units");

        unit->id = named->unit_id = id;
        named->receives = TRUE;
        g_free (unit->name);
        unit->name = g_strdup_printf ("Barn- och ungdomshabiliteringen i Sörmland, enheten-%03d",
                                      (int)id);
        g_ptr_array_add (fixture.kase->units, unit);
      }
    sheet = make (&fixture);
    assert_margins (sheet);
    g_assert_cmpuint (til_sheet_n_pages (sheet), >, 2);
    last = page_text (sheet, til_sheet_n_pages (sheet) - 1);
    assert_has (last, "enheten-229");
    assert_has (last, "Abrehet Tesfai");
    assert_has (last, "Karl-Johan Lindqvist");
    til_wheel_unref (wheel);
    tear_down (&fixture);
  }
}

/* R7: no form while an organisation, an area, the purpose or the last day is missing. */
static void
test_consent_empty (void)
{
  for (guint missing = 0; missing < 7; missing++)
    {
      Fixture fixture;
      TilConsent *consent;

      set_up (&fixture, TIL_CASE_SHEET_CONSENT, language_pairs[0]);
      consent = fixture_consent (fixture.kase);
      switch (missing)
        {
        case 0:
          g_ptr_array_set_size (consent->units, 0);
          break;
        case 1:
          for (guint i = 0; i < consent->units->len; i++)
            ((TilConsentUnit *)consent->units->pdata[i])->gives = FALSE;
          break;
        case 2:
          for (guint i = 0; i < consent->units->len; i++)
            ((TilConsentUnit *)consent->units->pdata[i])->receives = FALSE;
          break;
        case 3:
          g_ptr_array_set_size (consent->areas, 0);
          break;
        case 4:
          til_record_set_text (&consent->purpose, "  ");
          break;
        case 5:
          consent->valid_until = TIL_DATE_NONE;
          break;
        default:
          ((TilConsentUnit *)consent->units->pdata[0])->unit_id = 999;
          break;
        }
      assert_refused (&fixture, TIL_ERROR_RULE);
      tear_down (&fixture);
    }
}

/* R8: for a unit that no consent covers, or no longer or not yet covers, nothing is printed. */
static void
test_reader_not_covered (void)
{
  static const TilCaseSheetKind kinds[] = { TIL_CASE_SHEET_PLAN,       TIL_CASE_SHEET_QUESTIONS,
                                            TIL_CASE_SHEET_INVITATION, TIL_CASE_SHEET_MINUTES,
                                            TIL_CASE_SHEET_CONSENT,    TIL_CASE_SHEET_TIMELINE };
  static const struct
  {
    gint64 unit_id;
    const char *date;
  } readers[] = { { CASE_CARE, TODAY }, { CASE_SOCIAL, "2027-04-01" }, { CASE_BUP, "2026-10-04" } };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint r = 0; r < G_N_ELEMENTS (readers); r++)
      {
        Fixture fixture;

        set_up (&fixture, kinds[k], language_pairs[0]);
        til_refs_set (fixture.options->readers, readers[r].unit_id, TRUE);
        fixture.options->date = fixture_day (readers[r].date);
        assert_refused (&fixture, TIL_ERROR_RULE);
        tear_down (&fixture);
      }
}

/* R8: a meeting's papers go to its units, whoever asks for them. */
static void
test_meeting_units (void)
{
  Fixture fixture;
  TilParticipant *participant;
  g_autofree char *minutes = NULL;

  set_up (&fixture, TIL_CASE_SHEET_INVITATION, language_pairs[0]);
  participant = til_record_add_part (fixture_meeting (fixture.kase, CASE_INVITATION),
                                     "participants");
  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->unit_id = CASE_CARE;
  participant->name = g_strdup ("Doktor Ahlm");
  assert_refused (&fixture, TIL_ERROR_RULE);
  fixture.options->kind = TIL_CASE_SHEET_MINUTES;
  minutes = read_sheet (&fixture);
  assert_has (minutes, "Raster och skolväg");
  fixture_consent (fixture.kase)->withdrawn_on = fixture_day (TODAY);
  assert_refused (&fixture, TIL_ERROR_RULE);
  tear_down (&fixture);
}

/* A meeting within the child's own organisation needs no consent. */
static void
test_own_meeting (void)
{
  Fixture fixture;
  TilMeeting *meeting;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_INVITATION, language_pairs[0]);
  g_ptr_array_set_size (fixture.kase->records[TIL_RECORD_CONSENT], 0);
  assert_refused (&fixture, TIL_ERROR_RULE);
  meeting = fixture_meeting (fixture.kase, CASE_INVITATION);
  for (guint i = meeting->participants->len; i > 0; i--)
    {
      const TilParticipant *participant = meeting->participants->pdata[i - 1];
      if (participant->unit_id && participant->unit_id != CASE_SCHOOL)
        g_ptr_array_remove_index (meeting->participants, i - 1);
    }
  text = read_sheet (&fixture);
  assert_has (text, "Sara Lind");
  assert_lacks (text, "Jonas Berggren");
  tear_down (&fixture);
}

/* R8: of the plan a reader sees the goals of the areas that consent covers. */
static void
test_covered_areas (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *whole = NULL;
    g_autofree char *covered = NULL;

    set_up (&fixture, TIL_CASE_SHEET_PLAN, *pair);
    whole = read_sheet (&fixture);
    til_refs_set (fixture.options->readers, CASE_SOCIAL, TRUE);
    covered = read_sheet (&fixture);
    assert_has (whole, CASE_COVERED_GOAL);
    assert_has (whole, CASE_OTHER_GOAL);
    assert_has (covered, CASE_COVERED_GOAL);
    assert_lacks (covered, CASE_OTHER_GOAL);
    assert_lacks (covered, "Lugn stund utan skärm");
    tear_down (&fixture);
  }
}

/* R8: a plan of which nothing is covered is refused, and not printed empty. */
static void
test_nothing_covered (void)
{
  Fixture fixture;
  TilPlan *plan;

  set_up (&fixture, TIL_CASE_SHEET_PLAN, language_pairs[0]);
  plan = fixture_plan (fixture.kase);
  g_ptr_array_remove_range (plan->goals, 0, 2);
  til_refs_set (fixture.options->readers, CASE_SOCIAL, TRUE);
  assert_refused (&fixture, TIL_ERROR_RULE);
  tear_down (&fixture);
}

/* R8: the answers to the five questions are about all areas, so that these three do not do. */
static void
test_questions_covered (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_QUESTIONS, language_pairs[0]);
  til_refs_set (fixture.options->readers, CASE_SOCIAL, TRUE);
  text = read_sheet (&fixture);
  assert_lacks (text, "Oro på rasterna");
  assert_lacks (text, "Skolsköterskan och Abrehet");
  tear_down (&fixture);
}

/* R8: yes, until when, and what is covered; no, why, and nothing of the child's situation. */
static void
test_share (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *yes = NULL;
    g_autofree char *no = NULL;

    set_up (&fixture, TIL_CASE_SHEET_SHARE, *pair);
    yes = read_sheet (&fixture);
    assert_has_label (yes, (*pair)[0], "share.yes");
    assert_has (yes, "2027-03-31");
    assert_has (yes, "Barn och familj, Nyköping");
    assert_has (yes, CASE_COVERED_GOAL);
    assert_has (yes, "Kommer sent tre dagar i veckan");
    assert_lacks (yes, CASE_OTHER_NOTE);
    assert_lacks (yes, CASE_OTHER_GOAL);
    assert_lacks (yes, til_case_area_name (fixture.kase, "barnets-basta", "health", (*pair)[0]));

    g_array_set_size (fixture.options->readers, 0);
    til_refs_set (fixture.options->readers, CASE_CARE, TRUE);
    no = read_sheet (&fixture);
    assert_has_label (no, (*pair)[0], "share.no");
    assert_has_label (no, (*pair)[0], "share.reason.not-asked");
    assert_has (no, "Vårdcentralen Åsidan");
    assert_lacks (no, CASE_COVERED_GOAL);
    assert_lacks (no, "Kommer sent");
    tear_down (&fixture);
  }
}

/* Within the child's own organisation no consent is asked for. */
static void
test_share_own (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_SHARE, language_pairs[3]);
  g_array_set_size (fixture.options->readers, 0);
  til_refs_set (fixture.options->readers, CASE_SCHOOL, TRUE);
  text = read_sheet (&fixture);
  assert_has_label (text, "en", "share.yes");
  assert_has_label (text, "en", "share.reason.own");
  assert_has (text, CASE_OTHER_NOTE);
  tear_down (&fixture);
}

static void
test_share_needs_unit (void)
{
  Fixture fixture;

  set_up (&fixture, TIL_CASE_SHEET_SHARE, language_pairs[0]);
  g_array_set_size (fixture.options->readers, 0);
  assert_refused (&fixture, TIL_ERROR_NOT_FOUND);
  tear_down (&fixture);
}

/* The guardian who stands in the way is named, also in the middle of a sentence. */
static void
test_share_refused (void)
{
  Fixture fixture;
  TilConsentAnswer *answer;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_SHARE, language_pairs[3]);
  answer = til_consent_find_answer (fixture_consent (fixture.kase), CASE_FATHER);
  answer->answer = TIL_ANSWER_REFUSED;
  text = read_sheet (&fixture);
  assert_has_label (text, "en", "share.no");
  assert_has (text, "Karl-\342\201\240Johan\302\240Lindqvist");
  assert_lacks (text, CASE_COVERED_GOAL);
  tear_down (&fixture);
}

/* R14: nowhere on any sheet the names of a child with protected identity, its family or its unit.
 */
static void
test_protected (void)
{
  static const char *const private_words[] = { "Selam",   "Tesfai",      "Lindqvist",
                                               "Abrehet", "Karl-Johan",  "Letebrhan",
                                               "Haile",   "Björkskolan", "070-174 06 05" };

  for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    FOR_EACH_PAIR (pair)
    {
      Fixture fixture;
      g_autofree char *text = NULL;
      g_autoptr (TilSheet) sheet = NULL;

      set_up (&fixture, kind, *pair);
      fixture.kase->child->protected_identity = TRUE;
      fixture.options->shown_name = g_strdup ("Selam");
      sheet = make (&fixture);
      text = whole_text (sheet);
      for (guint i = 0; i < G_N_ELEMENTS (private_words); i++)
        {
          assert_lacks (text, private_words[i]);
          assert_lacks (til_sheet_title (sheet), private_words[i]);
        }
      assert_has (text, "57");
      /* R7: without their names there would be no consent to give. */
      if (kind == TIL_CASE_SHEET_CONSENT)
        assert_has (text, "BUP Nyköping");
      tear_down (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-sheet/r7-consent-form", test_consent);
  g_test_add_func ("/case-sheet/r7-consent-form-adult", test_consent_adult);
  g_test_add_func ("/case-sheet/r7-consent-form-long", test_consent_long);
  g_test_add_func ("/case-sheet/r7-consent-form-empty", test_consent_empty);
  g_test_add_func ("/case-sheet/r8-reader-not-covered", test_reader_not_covered);
  g_test_add_func ("/case-sheet/r8-meeting-units", test_meeting_units);
  g_test_add_func ("/case-sheet/r8-own-meeting", test_own_meeting);
  g_test_add_func ("/case-sheet/r8-team-minutes", test_team_minutes);
  g_test_add_func ("/case-sheet/r8-plan-holds-only-covered-areas", test_covered_areas);
  g_test_add_func ("/case-sheet/r8-nothing-covered", test_nothing_covered);
  g_test_add_func ("/case-sheet/r8-questions", test_questions_covered);
  g_test_add_func ("/case-sheet/r8-share", test_share);
  g_test_add_func ("/case-sheet/r8-share-own", test_share_own);
  g_test_add_func ("/case-sheet/r8-share-needs-unit", test_share_needs_unit);
  g_test_add_func ("/case-sheet/r8-share-refused", test_share_refused);
  g_test_add_func ("/case-sheet/r14-protected", test_protected);
  return g_test_run ();
}
