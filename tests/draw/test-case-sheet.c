/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-sheet-fixture.h"
#include "sheet-fixture.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-sheet-private.h"
#include "til-text.h"

#include <string.h>

/* A character of no installed font. */
#define NO_GLYPH "\364\217\277\275"

static GBytes *
draw (const TilSheet *sheet, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 596, 842);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  til_sheet_draw (sheet, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize)cairo_image_surface_get_stride (surface) * 842);
  cairo_surface_destroy (surface);
  return bytes;
}

/* Header and footer, and in each language what the plan is made of; what people wrote stands there
 * once. */
static void
test_plan (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *text = NULL;

    set_up (&fixture, TIL_CASE_SHEET_PLAN, *pair);
    text = read_sheet (&fixture);
    for (guint c = 0; c < 2 && (*pair)[c]; c++)
      {
        static const char *const keys[] = { "plan.goals",       "plan.keep",
                                            "sheet.what_do",    "sheet.who_does",
                                            "plan.status.done", "plan.status.ongoing",
                                            "sheet.signatures" };

        for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
          assert_has_label (text, (*pair)[c], keys[i]);
        assert_has (text, til_case_area_name (fixture.kase, "barnets-basta", "safety", (*pair)[c]));
      }
    assert_has (text, "Selam Tesfai Lindqvist");
    assert_has (text, TODAY);
    assert_has (text, "0155-26 40 00");
    g_assert_cmpuint (count (text, CASE_CHILD_WORDS), ==, 1);
    g_assert_cmpuint (count (text, "Sara, för att hon lyssnar"), ==, 1);
    assert_has (text, "2026-12-15");
    assert_has (text, "Letebrhan Haile");
    assert_has (text, "Karin Ek");
    tear_down (&fixture);
  }
}

/* R10: a coordinator whom the child did not ask for stands there with the reason. */
static void
test_coordinator (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_PLAN, language_pairs[3]);
  fixture_plan (fixture.kase)->coordinator_id = CASE_SECRETARY;
  fixture_plan (fixture.kase)->coordinator_reason = g_strdup ("Sara slutar i januari.");
  text = read_sheet (&fixture);
  assert_has_label (text, "en", "plan.coordinator_reason");
  assert_has (text, "Sara slutar i januari.");
  assert_has (text, "Sara, för att hon lyssnar");
  tear_down (&fixture);
}

/* R12: a SIP shows its four points, also those that are still to be written. */
static void
test_sip (void)
{
  static const char *const keys[] = { "plan.sip.measures", "plan.sip.authorities",
                                      "plan.sip.others", "plan.sip.responsible" };
  Fixture fixture;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up (&fixture, TIL_CASE_SHEET_PLAN, language_pairs[4]);
  before = read_sheet (&fixture);
  fixture_plan (fixture.kase)->kind = TIL_PLAN_SIP;
  fixture_plan (fixture.kase)->sip_others = g_strdup ("Fotbollsklubben håller platsen.");
  after = read_sheet (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      assert_lacks (before, til_label ("sv", keys[i]));
      assert_has_label (after, "sv", keys[i]);
      assert_has_label (after, "ar", keys[i]);
    }
  assert_has (after, "Fotbollsklubben håller platsen.");
  tear_down (&fixture);
}

static void
test_closed_plan (void)
{
  Fixture fixture;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_PLAN, language_pairs[3]);
  fixture_plan (fixture.kase)->closed_on = fixture_day ("2026-11-20");
  fixture_plan (fixture.kase)->ending = TIL_ENDING_GOALS_MET;
  fixture_plan (fixture.kase)->ending_note = g_strdup ("Selam är i skolan hela dagar.");
  text = read_sheet (&fixture);
  assert_has_label (text, "en", "plan.ending.goals-met");
  assert_has (text, "Selam är i skolan hela dagar.");
  assert_has (text, "2026-11-20");
  tear_down (&fixture);
}

/* A follow-up with a mapping of its own shows both wheels; to a reader only what is covered of
 * them, which another area's rating does not change. */
static void
test_follow_up (void)
{
  GBytes *pictures[2] = { NULL, NULL };

  for (int step = 1; step <= 2; step++)
    {
      Fixture fixture;
      TilMapping *now;
      TilFollowUp *follow_up;
      g_autofree char *text = NULL;
      g_autoptr (TilSheet) sheet = NULL;

      set_up (&fixture, TIL_CASE_SHEET_PLAN, language_pairs[4]);
      now = til_mapping_copy (fixture.kase->mappings->pdata[0]);
      now->id = 6;
      now->date = fixture_day ("2026-11-10");
      ((TilVoice *)now->voices->pdata[0])->open = TRUE;
      til_voice_set_step (now->voices->pdata[0], "health", step);
      ((TilVoice *)now->voices->pdata[0])->open = FALSE;
      g_ptr_array_insert (fixture.kase->mappings, 0, now);
      follow_up = til_record_add_part (fixture_plan (fixture.kase), "follow_ups");
      follow_up->date = fixture_day ("2026-11-10");
      follow_up->note = g_strdup ("Selam är kvar på rasten.");
      follow_up->then_id = 5;
      follow_up->now_id = 6;
      text = read_sheet (&fixture);
      assert_has_label (text, "sv", "plan.wheel_then");
      assert_has_label (text, "ar", "plan.wheel_now");
      assert_has (text, "Selam är kvar på rasten.");
      til_refs_set (fixture.options->readers, CASE_SOCIAL, TRUE);
      sheet = make (&fixture);
      pictures[step - 1] = draw (sheet, til_sheet_n_pages (sheet) - 1);
      tear_down (&fixture);
    }
  g_assert_true (g_bytes_equal (pictures[0], pictures[1]));
  g_bytes_unref (pictures[0]);
  g_bytes_unref (pictures[1]);
}

static void
test_questions (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *filled = NULL;
    g_autofree char *blank = NULL;

    set_up (&fixture, TIL_CASE_SHEET_QUESTIONS, *pair);
    filled = read_sheet (&fixture);
    fixture.options->blank = TRUE;
    blank = read_sheet (&fixture);
    for (guint c = 0; c < 2 && (*pair)[c]; c++)
      for (guint i = 1; i <= TIL_N_QUESTIONS; i++)
        {
          g_autofree char *key = g_strdup_printf ("five.q%u", i);
          assert_has_label (filled, (*pair)[c], key);
          assert_has_label (blank, (*pair)[c], key);
        }
    g_assert_cmpuint (count (filled, "Oro på rasterna, och för lite sömn."), ==, 1);
    assert_has_label (filled, (*pair)[0], "five.outcome.meeting");
    assert_has_label (filled, (*pair)[0], "five.level.prevent");
    assert_lacks (blank, "Oro på rasterna");
    assert_has_label (blank, (*pair)[0], "five.outcome.keep");
    tear_down (&fixture);
  }
}

static void
test_invitation (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *text = NULL;

    set_up (&fixture, TIL_CASE_SHEET_INVITATION, *pair);
    text = read_sheet (&fixture);
    for (guint c = 0; c < 2 && (*pair)[c]; c++)
      {
        assert_has_label (text, (*pair)[c], "invitation.voluntary.text");
        assert_has_label (text, (*pair)[c], "invitation.come");
        assert_has (text, til_case_area_name (fixture.kase, "barnets-basta", "home", (*pair)[c]));
      }
    assert_has (text, "2026-12-15");
    assert_has (text, "14:00–15:00");
    assert_has (text, "Biblioteket, rum 3");
    assert_has (text, "Jonas Berggren");
    assert_has (text, "BUP Nyköping");
    assert_has (text, "Karl-Johan Lindqvist");
    g_assert_cmpuint (count (text, "Läxor och kvällar"), ==, 1);
    tear_down (&fixture);
  }
}

static void
test_minutes (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *text = NULL;

    set_up (&fixture, TIL_CASE_SHEET_MINUTES, *pair);
    text = read_sheet (&fixture);
    for (guint c = 0; c < 2 && (*pair)[c]; c++)
      {
        assert_has_label (text, (*pair)[c], "minutes.came");
        assert_has_label (text, (*pair)[c], "minutes.absent");
        assert_has_label (text, (*pair)[c], "minutes.decisions");
      }
    assert_has (text, "2026-10-20");
    g_assert_cmpuint (count (text, "Rastvärd möter Selam vid dörren"), ==, 1);
    assert_has (text, "ኣብ ገዛ ጽቡቕ ኣሎና፡ ግን ሓሓሊፉ ኣይድቅስን እዩ።");
    assert_has (text, "2026-12-15");
    tear_down (&fixture);
  }
}

static void
test_timeline (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autofree char *all = NULL;
    g_autofree char *some = NULL;
    g_autofree char *none = NULL;

    set_up (&fixture, TIL_CASE_SHEET_TIMELINE, *pair);
    all = read_sheet (&fixture);
    assert_has (all, "2026-09-14");
    assert_has (all, "2026-10-20");
    g_assert_cmpuint (count (all, "Kommer sent tre dagar i veckan"), ==, 1);

    fixture.options->from = fixture_day ("2026-09-01");
    fixture.options->to = fixture_day ("2026-09-30");
    some = read_sheet (&fixture);
    assert_has (some, "2026-09-14");
    assert_lacks (some, "2026-10-20");

    fixture.options->from = fixture_day ("2020-01-01");
    fixture.options->to = fixture_day ("2020-12-31");
    none = read_sheet (&fixture);
    assert_has_label (none, (*pair)[0], "timeline.empty");
    tear_down (&fixture);
  }
}

/* No row of the table is cut: who does it stands on the page where the action begins and ends. The
 * signatures stay together as well. */
static void
test_paging (void)
{
  FOR_EACH_PAIR (pair)
  {
    Fixture fixture;
    g_autoptr (TilSheet) sheet = NULL;
    guint n_pages, found = 0;

    set_up (&fixture, TIL_CASE_SHEET_PLAN, *pair);
    fixture_add_actions (fixture.kase, 40);
    sheet = make (&fixture);
    n_pages = til_sheet_n_pages (sheet);
    g_assert_cmpuint (n_pages, >=, 3);
    for (guint page = 0; page < n_pages; page++)
      {
        g_autofree char *text = page_text (sheet, page);
        g_autofree char *number = g_strdup_printf ("%u", page + 1);
        g_autofree char *total = g_strdup_printf ("%u", n_pages);
        g_autofree char *pages = til_text_fill (til_label ((*pair)[0], "sheet.page_of"), "n",
                                                number, "total", total, NULL);

        assert_has (text, pages);
        assert_has (text, "Selam Tesfai Lindqvist");
        for (guint i = 0; i < 40; i++)
          {
            g_autofree char *what = g_strdup_printf ("Punkt %03u", i);
            g_autofree char *who = g_strdup_printf ("Person-%03u", i);
            g_autofree char *end = g_strdup_printf ("slut-%03u", i);

            g_assert_cmpuint (count (text, what), ==, count (text, who));
            g_assert_cmpuint (count (text, what), ==, count (text, end));
            found += count (text, what);
          }
        /* A page that begins among the actions says what they are and what the columns hold. */
        if (strstr (text, "Punkt 0"))
          {
            assert_has_label (text, (*pair)[0], "sheet.who_does");
            assert_has (text,
                        til_case_area_name (fixture.kase, "barnets-basta", "safety", (*pair)[0]));
          }
        if (strstr (text, til_label ((*pair)[0], "sheet.signatures")))
          {
            assert_has (text, "Abrehet Tesfai");
            assert_has (text, "Karl-Johan Lindqvist");
          }
      }
    g_assert_cmpuint (found, ==, 40);
    tear_down (&fixture);
  }
}

/* An action higher than a page goes on over several, and none of it is lost. */
static void
test_long_action (void)
{
  Fixture fixture;
  GString *words = g_string_new (NULL);
  TilGoal *goal;
  TilAction *action;
  g_autoptr (TilSheet) sheet = NULL;
  g_autofree char *text = NULL;

  set_up (&fixture, TIL_CASE_SHEET_PLAN, language_pairs[4]);
  for (guint i = 0; i < 600; i++)
    g_string_append_printf (words, "Ord%03u och ", i);
  goal = fixture_plan (fixture.kase)->goals->pdata[0];
  action = goal->actions->pdata[0];
  g_free (action->text);
  action->text = g_string_free (words, FALSE);
  sheet = make (&fixture);
  assert_margins (sheet);
  text = whole_text (sheet);
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *word = g_strdup_printf ("Ord%03u", i);
      g_assert_cmpuint (count (text, word), ==, 1);
    }
  tear_down (&fixture);
}

/* Nothing of any sheet is drawn outside the margins; the longest word and name included. */
static void
test_margins (void)
{
  for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    FOR_EACH_PAIR (pair)
    {
      Fixture fixture;

      set_up (&fixture, kind, *pair);
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr (TilSheet) sheet = make (&fixture);
          TilStaff *staff = fixture.kase->staff->pdata[0];

          assert_margins (sheet);
          g_free (fixture.kase->child->given_name);
          fixture.kase->child->given_name = g_strnfill (80, 'W');
          g_free (staff->name);
          staff->name = g_strnfill (60, 'W');
        }
      tear_down (&fixture);
    }
}

/* The same picture each time, also when what it was made from is gone. */
static void
test_draw_is_stable (void)
{
  for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    {
      Fixture fixture;
      g_autoptr (TilSheet) first = NULL;
      g_autoptr (TilSheet) second = NULL;
      g_autoptr (GBytes) before = NULL;
      g_autoptr (GBytes) after = NULL;

      set_up (&fixture, kind, language_pairs[4]);
      first = make (&fixture);
      second = make (&fixture);
      before = draw (first, 0);
      tear_down (&fixture);
      after = draw (second, 0);
      g_assert_true (g_bytes_equal (before, after));
    }
}

static void
test_glyphs (void)
{
  for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    {
      Fixture fixture;

      set_up (&fixture, kind, language_pairs[0]);
      g_free (fixture.kase->child->given_name);
      fixture.kase->child->given_name = g_strdup ("Selam " NO_GLYPH);
      assert_refused (&fixture, TIL_ERROR_INVALID);
      tear_down (&fixture);
    }
}

/* What is not filled in yet leaves room, and harms nothing. */
static void
test_sparse (void)
{
  for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    FOR_EACH_PAIR (pair)
    {
      Fixture fixture;
      TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
      TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
      g_autofree char *text = NULL;

      set_up (&fixture, kind, *pair);
      if (kind == TIL_CASE_SHEET_CONSENT)
        {
          TilConsent *consent = fixture_consent (fixture.kase);

          g_clear_pointer (&consent->child_view, g_free);
          g_ptr_array_set_size (consent->answers, 0);
          g_ptr_array_set_size (fixture.kase->child->guardians, 0);
          consent->asked_by = 0;
          g_clear_pointer (&fixture.options->contact, g_free);
        }
      else if (kind != TIL_CASE_SHEET_SHARE)
        g_ptr_array_set_size (fixture.kase->records[TIL_RECORD_CONSENT], 0);
      g_ptr_array_set_size (fixture.kase->records[TIL_RECORD_PLAN], 0);
      g_ptr_array_set_size (fixture.kase->records[TIL_RECORD_MEETING], 0);
      g_ptr_array_set_size (fixture.kase->records[TIL_RECORD_ANALYSIS], 0);
      g_ptr_array_set_size (fixture.kase->mappings, 0);
      plan->kind = TIL_PLAN_SIP;
      til_record_add_part (plan, "goals");
      til_record_add_part (til_record_add_part (plan, "goals"), "actions");
      til_record_add_part (plan, "follow_ups");
      meeting->child_id = CASE_CHILD;
      meeting->kind = g_strdup ("Kommunens egen träff");
      til_record_add_part (meeting, "points");
      til_record_add_part (meeting, "decisions");
      til_record_add_part (meeting, "participants");
      g_ptr_array_add (fixture.kase->records[TIL_RECORD_PLAN], plan);
      g_ptr_array_add (fixture.kase->records[TIL_RECORD_MEETING], meeting);
      text = read_sheet (&fixture);
      assert_has (text, "Selam Tesfai Lindqvist");
      if (kind == TIL_CASE_SHEET_MINUTES)
        g_assert_cmpuint (count (text, "Kommunens egen träff"), ==, 1);
      tear_down (&fixture);
    }
}

static void
test_not_found (void)
{
  for (TilCaseSheetKind kind = 0; kind < TIL_N_CASE_SHEETS; kind++)
    {
      Fixture fixture;

      set_up (&fixture, kind, language_pairs[0]);
      fixture.options->record_id = 4711;
      if (kind != TIL_CASE_SHEET_SHARE && kind != TIL_CASE_SHEET_TIMELINE)
        assert_refused (&fixture, TIL_ERROR_NOT_FOUND);
      tear_down (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-sheet/plan", test_plan);
  g_test_add_func ("/case-sheet/closed-plan", test_closed_plan);
  g_test_add_func ("/case-sheet/r8-follow-up", test_follow_up);
  g_test_add_func ("/case-sheet/questions", test_questions);
  g_test_add_func ("/case-sheet/invitation", test_invitation);
  g_test_add_func ("/case-sheet/minutes", test_minutes);
  g_test_add_func ("/case-sheet/timeline", test_timeline);
  g_test_add_func ("/case-sheet/paging", test_paging);
  g_test_add_func ("/case-sheet/long-action", test_long_action);
  g_test_add_func ("/case-sheet/margins", test_margins);
  g_test_add_func ("/case-sheet/draw-is-stable", test_draw_is_stable);
  g_test_add_func ("/case-sheet/glyphs", test_glyphs);
  g_test_add_func ("/case-sheet/sparse", test_sparse);
  g_test_add_func ("/case-sheet/not-found", test_not_found);
  g_test_add_func ("/case-sheet/r10-coordinator", test_coordinator);
  g_test_add_func ("/case-sheet/r12-sip", test_sip);
  return g_test_run ();
}
