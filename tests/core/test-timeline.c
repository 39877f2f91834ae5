/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-timeline.h"

#include "process-fixture.h"

#define DAY (til_date_new (2026, 2, 14))

static GPtrArray *
all_events (const TilCase *kase)
{
  return til_timeline (kase, TIL_DATE_NONE, TIL_DATE_NONE, 0, "en");
}

static const TilEvent *
event_at (const GPtrArray *events, guint i)
{
  g_assert_cmpuint (i, <, events->len);
  return events->pdata[i];
}

static gboolean
is_told (const GPtrArray *events, TilDate date)
{
  for (guint i = 0; i < events->len; i++)
    if (event_at (events, i)->date == date)
      return TRUE;
  return FALSE;
}

/* A record whose every date but one is none, and whose part (of a part ...) has one. */
static void
check_dates (TilCase *kase, TilRecord *record, TilRecord *holder)
{
  for (guint i = 0; i < holder->class->n_fields; i++)
    {
      const TilField *field = &holder->class->fields[i];

      if (field->type == TIL_FIELD_DATE)
        {
          TilDate *date = til_record_field (holder, field);

          *date = DAY;
          g_autoptr (GPtrArray) events = all_events (kase);
          if (!is_told (events, DAY))
            g_error ("%s.%s of a %s is not on the timeline", holder->class->name, field->name,
                     record->class->name);
          *date = TIL_DATE_NONE;
          g_autoptr (GPtrArray) without = all_events (kase);
          g_assert_false (is_told (without, DAY));
        }
      else if (field->type == TIL_FIELD_PARTS)
        check_dates (kase, record, til_record_add_part (holder, field->name));
    }
}

/* Fails when a date is added to a record and forgotten here. */
static void
test_every_date (void)
{
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    {
      g_autoptr (TilCase) kase = fixture_case ();
      TilRecord *record = fixture_add (kase, (TilRecordKind)kind);

      check_dates (kase, record, record);
    }
}

static void
test_steps_and_mappings (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  g_autoptr (GPtrArray) wheels = til_wheel_load_bundled ();
  TilMapping *mapping = til_mapping_new (wheels->pdata[0]);
  TilVoice *voice = til_voice_new (TIL_VOICE_ORGANISATION);
  TilStepChange change = { TIL_STEP_MAP, DAY };

  g_array_append_val (kase->steps, change);
  mapping->id = 4;
  mapping->date = DAY + 1;
  mapping->next_step = g_strdup ("Meet the school nurse");
  g_free (voice->name);
  voice->name = g_strdup ("Björkskolan");
  voice->date = DAY + 2;
  g_ptr_array_add (mapping->voices, voice);
  g_ptr_array_add (kase->mappings, mapping);

  g_autoptr (GPtrArray) events = all_events (kase);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (event_at (events, 0)->text, ==, "Voice heard: Björkskolan");
  g_assert_cmpint (event_at (events, 0)->record_id, ==, 4);
  g_assert_cmpstr (event_at (events, 1)->detail, ==, "Meet the school nurse");
  g_assert_cmpstr (event_at (events, 2)->text, ==, "Step: Map the situation");

  /* R14: not where the child goes. */
  kase->child->protected_identity = TRUE;
  g_autoptr (GPtrArray) hidden = all_events (kase);
  g_assert_null (strstr (event_at (hidden, 0)->text, "Björkskolan"));
}

static void
test_order_and_filter (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  TilPlan *plan = fixture_add (kase, TIL_RECORD_PLAN);
  TilMeeting *meeting = fixture_add (kase, TIL_RECORD_MEETING);
  TilObservation *observation = fixture_add (kase, TIL_RECORD_OBSERVATION);

  til_record_set_text (&meeting->kind, TIL_MEETING_SIP);
  plan->date = meeting->date = DAY;
  observation->date = DAY - 1;
  observation->received_on = DAY + 1;
  plan->follow_up = DAY + 30;

  g_autoptr (GPtrArray) events = all_events (kase);
  const TilDate dates[] = { DAY + 30, DAY + 1, DAY, DAY, DAY - 1 };
  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (dates));
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpint (event_at (events, i)->date, ==, dates[i]);
  g_assert_cmpint (event_at (events, 2)->kind, ==, TIL_EVENT_MEETING);
  g_assert_cmpint (event_at (events, 3)->kind, ==, TIL_EVENT_PLAN);

  g_autoptr (GPtrArray) period = til_timeline (kase, DAY, DAY + 1, 0, "en");
  g_assert_cmpuint (period->len, ==, 3);
  g_autoptr (GPtrArray)
      kinds = til_timeline (kase, TIL_DATE_NONE, TIL_DATE_NONE, 1U << TIL_EVENT_OBSERVATION, "en");
  g_assert_cmpuint (kinds->len, ==, 2);
  g_assert_cmpint (event_at (kinds, 0)->record_id, ==, observation->record.id);

  for (int i = 0; i < TIL_N_EVENT_KINDS; i++)
    g_assert_cmpstr (til_event_kind_name ((TilEventKind)i), !=, "");
}

static void
test_words (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  TilConsent *consent = fixture_add (kase, TIL_RECORD_CONSENT);
  TilConsentAnswer *answer = til_record_add_part (consent, "answers");
  TilPlan *plan = fixture_add (kase, TIL_RECORD_PLAN);
  TilGoal *goal = til_record_add_part (plan, "goals");
  TilAction *action = til_record_add_part (goal, "actions");

  til_record_set_text (&consent->purpose, "Meet about school");
  answer->guardian_id = BERIT;
  answer->answer = TIL_ANSWER_PARTLY;
  answer->date = DAY;
  til_record_set_text (&action->text, "Meet {who} at the gate");
  action->unit_id = SCHOOL;
  action->due = DAY - 1;

  g_autoptr (GPtrArray) events = all_events (kase);
  g_assert_cmpstr (event_at (events, 0)->text, ==, "Berit Berg gave consent in part");
  g_assert_nonnull (strstr (event_at (events, 1)->text, "Björkskolan"));
  g_assert_nonnull (strstr (event_at (events, 1)->text, "Meet {who} at the gate"));

  /* In Arabic, names and dates are isolated. */
  g_autoptr (GPtrArray) arabic = til_timeline (kase, DAY, DAY, 0, "ar");
  g_assert_nonnull (strstr (event_at (arabic, 0)->text, "\xe2\x81\xa8"
                                                        "Berit Berg"
                                                        "\xe2\x81\xa9"));
}

/* Nothing of a team's meeting but what was said about this child. */
static void
test_team_meeting (void)
{
  g_autoptr (TilCase) kase = fixture_case ();
  TilMeeting *meeting = fixture_add (kase, TIL_RECORD_MEETING);
  const gint64 children[] = { CHILD + 1, CHILD };

  meeting->child_id = 0;
  meeting->team_id = 3;
  meeting->date = DAY;
  til_record_set_text (&meeting->kind, TIL_MEETING_VITS);
  til_record_set_text (&meeting->note, "About others too");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      TilAgendaPoint *point = til_record_add_part (meeting, "points");
      TilDecision *decision = til_record_add_part (meeting, "decisions");

      point->child_id = children[i];
      til_record_set_text (&point->minutes, i == 0 ? "Another child" : "This child");
      decision->due = DAY + 1;
    }

  g_autoptr (GPtrArray) events = all_events (kase);
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (event_at (events, 0)->detail, ==, "This child");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/every-date", test_every_date);
  g_test_add_func ("/timeline/r14-steps-and-mappings", test_steps_and_mappings);
  g_test_add_func ("/timeline/order-and-filter", test_order_and_filter);
  g_test_add_func ("/timeline/words", test_words);
  g_test_add_func ("/timeline/r8-team-meeting", test_team_meeting);
  return g_test_run ();
}
