/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-fixture.h"
#include "sheet-fixture.h"
#include "til-case-sheet.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-sheet-private.h"
#include "til-text.h"

#include <string.h>

static const char *const language_pairs[][2] = {
  { "sv", NULL }, { "ar", NULL }, { "ti", NULL }, { "en", NULL },
  { "sv", "ar" }, { "sv", "ti" }, { "sv", "en" }, { "ar", "sv" },
};

#define TODAY "2026-11-21"
/* A character of no installed font. */
#define NO_GLYPH "\364\217\277\275"

typedef struct
{
  TilCase *kase;
  TilCaseSheetOptions *options;
} Fixture;

static void
set_up (Fixture *fixture, TilCaseSheetKind kind, const char *const languages[2])
{
  fixture->kase = fixture_case ();
  fixture->options = til_case_sheet_options_new (kind, fixture->kase, languages[0]);
  fixture->options->languages[1] = g_strdup (languages[1]);
  fixture->options->date = fixture_day (TODAY);
  fixture->options->contact = g_strdup ("Sara Lind, 0155-26 40 00");
  if (kind == TIL_CASE_SHEET_SHARE)
    til_refs_set (fixture->options->readers, CASE_SOCIAL, TRUE);
}

static void
tear_down (Fixture *fixture)
{
  til_case_sheet_options_free (fixture->options);
  til_case_free (fixture->kase);
}

static TilSheet *
make (const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TilSheet *sheet = til_case_sheet_new (fixture->options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  return sheet;
}

static char *
page_text (const TilSheet *sheet, guint page)
{
  g_autofree char *text = til_sheet_text (sheet, page);
  return til_text_strip_isolates (text);
}

/* All that is written on the sheet, without isolates. */
static char *
whole_text (const TilSheet *sheet)
{
  GString *whole = g_string_new (NULL);

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      g_autofree char *text = page_text (sheet, page);
      g_string_append (whole, text);
    }
  return g_string_free (whole, FALSE);
}

static char *
read_sheet (const Fixture *fixture)
{
  g_autoptr (TilSheet) sheet = make (fixture);
  return whole_text (sheet);
}

static void
assert_has (const char *text, const char *words)
{
  if (!strstr (text, words))
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words))
    g_error ("“%s” is in:\n%s", words, text);
}

static void
assert_has_label (const char *text, const char *language, const char *key)
{
  assert_has (text, til_label (language, key));
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = strstr (text, words); p; p = strstr (p + 1, words))
    n++;
  return n;
}

static void
assert_margins (const TilSheet *sheet)
{
  const cairo_rectangle_t everywhere = { -1000, -1000, 4000, 4000 };

  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                                 &everywhere);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      til_sheet_draw (sheet, cr, page);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_test_message ("%s: %g %g %g %g", til_sheet_title (sheet), x, y, x + width, y + height);
      g_assert_cmpfloat (x, >=, TIL_SHEET_MARGIN - 2);
      g_assert_cmpfloat (x + width, <=, 210 * 72 / 25.4 - TIL_SHEET_MARGIN + 2);
      g_assert_cmpfloat (y, >=, TIL_SHEET_MARGIN - 4);
      g_assert_cmpfloat (y + height, <=, 297 * 72 / 25.4 - TIL_SHEET_MARGIN + 4);
      cairo_surface_destroy (surface);
    }
}

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

static void
assert_refused (const Fixture *fixture, int code)
{
  g_autoptr (GError) error = NULL;
  TilSheet *sheet = til_case_sheet_new (fixture->options, &error);

  g_assert_null (sheet);
  g_assert_error (error, TIL_ERROR, code);
  g_test_message ("%s", error->message);
}

#define FOR_EACH_PAIR(pair)                                                                        \
  for (const char *const(*pair)[2] = language_pairs;                                               \
       pair < language_pairs + G_N_ELEMENTS (language_pairs); pair++)

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
  g_test_add_func ("/case-sheet/r10-coordinator", test_coordinator);
  g_test_add_func ("/case-sheet/r12-sip", test_sip);
  g_test_add_func ("/case-sheet/r14-protected", test_protected);
  return g_test_run ();
}
