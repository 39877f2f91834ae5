/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Next steps with a day, and those about consent. */
#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-next-step-private.h"
#include "til-record-private.h"
#include "til-text.h"

#define ADULT 18

TilNextStep *
til_next_step_feedback (const TilSituation *situation)
{
  const GPtrArray *concerns = situation->kase->records[TIL_RECORD_CONCERN];
  const TilConcern *first = NULL;

  for (guint i = 0; i < concerns->len; i++)
    {
      const TilConcern *concern = concerns->pdata[i];
      TilDate due = til_concern_feedback_due (concern);

      if (due != TIL_DATE_NONE && (first == NULL || due < til_concern_feedback_due (first)))
        first = concern;
    }
  if (first == NULL)
    return NULL;

  g_autofree char *date = til_next_step_date (first->date);
  return til_next_step_due (
      til_next_step_make (TIL_PLACE_MAPPING, first->record.id, _ ("Social services"),
                          _ ("Record Answer"),
                          til_text_fill (_ ("The answer to the report of concern of {date} is "
                                            "due from social services."),
                                         "date", date, NULL)),
      til_concern_feedback_due (first), situation->on);
}

/* What was noticed waits for the one who is responsible; with nobody, that is chosen first. */
TilNextStep *
til_next_step_observation (const TilSituation *situation)
{
  const GPtrArray *observations = situation->kase->records[TIL_RECORD_OBSERVATION];

  for (guint i = 0; i < observations->len; i++)
    {
      const TilObservation *observation = observations->pdata[i];
      g_autofree char *date = til_next_step_date (observation->date);
      gint64 receiver = observation->responsible_id != 0 ? observation->responsible_id
                                                         : situation->kase->child->responsible_id;

      if (observation->received_on != TIL_DATE_NONE)
        continue;
      if (receiver == 0)
        return til_next_step_make (
            TIL_PLACE_MAPPING, 0, "", _ ("Choose Who"),
            til_text_fill (_ ("An observation about {child} waits: choose who is responsible."),
                           "child", situation->child, NULL));
      return til_next_step_make (
          TIL_PLACE_MAPPING, observation->record.id,
          til_case_staff_name (situation->kase, receiver), _ ("Take In"),
          til_text_fill (_ ("Take in the observation of {date} about {child}."), "date", date,
                         "child", situation->child, NULL));
    }
  return NULL;
}

/* A task with a day: an action or follow-up of an open plan, a planned meeting. */
typedef struct
{
  TilDate due;
  const TilPlan *plan;       /* (nullable) */
  const TilAction *action;   /* (nullable) */
  const TilMeeting *meeting; /* (nullable) */
} Task;

static void
offer (Task *best, Task task, TilDate from, TilDate to)
{
  if (task.due != TIL_DATE_NONE && task.due >= from && task.due <= to &&
      (best->due == TIL_DATE_NONE || task.due < best->due))
    *best = task;
}

static void
offer_plan (Task *best, const TilPlan *plan, TilDate from, TilDate to)
{
  offer (best, (Task){ plan->follow_up, plan, NULL, NULL }, from, to);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];

          if (action->status != TIL_ACTION_DONE)
            offer (best, (Task){ action->due, plan, action, NULL }, from, to);
        }
    }
}

/* The earliest from a day to a day; meetings come before what is due the same day. */
static Task
find_task (const TilSituation *situation, TilDate from, TilDate to)
{
  const GPtrArray *meetings = situation->kase->records[TIL_RECORD_MEETING];
  const GPtrArray *plans = situation->kase->records[TIL_RECORD_PLAN];
  Task best = { 0 };

  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->status == TIL_MEETING_PLANNED)
        offer (&best, (Task){ meeting->date, NULL, NULL, meeting }, from, to);
    }
  for (guint i = 0; i < plans->len; i++)
    if (til_plan_is_open (plans->pdata[i]))
      offer_plan (&best, plans->pdata[i], from, to);
  return best;
}

static const char *
plan_owner (const TilSituation *situation, const TilPlan *plan)
{
  TilSituation other = *situation;

  other.plan = plan;
  return til_next_step_owner (&other);
}

static TilNextStep *
do_action (const TilSituation *situation, const Task *task)
{
  g_autofree char *who = til_case_action_who (situation->kase, task->action, NULL);
  g_autofree char *text = til_locale_isolate (task->action->text);
  g_autofree char *date = til_next_step_date (task->due);

  return til_next_step_make (TIL_PLACE_PLAN, task->plan->record.id, who, _ ("Open Plan"),
                             til_text_fill (task->due < situation->on
                                                ? _ ("Late since {date}: {action}")
                                                : _ ("By {date}: {action}"),
                                            "date", date, "action", text, NULL));
}

static TilNextStep *
follow_up (const TilSituation *situation, const Task *task)
{
  g_autofree char *date = til_next_step_date (task->due);

  return til_next_step_make (
      TIL_PLACE_PLAN, task->plan->record.id, plan_owner (situation, task->plan),
      task->due <= situation->on ? _ ("Record Follow-Up") : _ ("Open Plan"),
      til_text_fill (task->due < situation->on
                         ? _ ("The plan of {child} was to be followed up on {date}.")
                         : _ ("Follow up the plan of {child} on {date}."),
                     "child", situation->child, "date", date, NULL));
}

static const char *
meeting_leader (const TilSituation *situation, const TilMeeting *meeting)
{
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];

      if (participant->leader && participant->staff_id != 0)
        return til_case_staff_name (situation->kase, participant->staff_id);
    }
  return til_next_step_owner (situation);
}

static TilNextStep *
open_meeting (const TilSituation *situation, const TilMeeting *meeting)
{
  gboolean past = meeting->date < situation->on;
  g_autofree char *kind = til_locale_isolate (til_meeting_kind_name (meeting->kind, NULL));
  g_autofree char *date = til_next_step_date (meeting->date);
  g_autofree char *time = til_locale_isolate (meeting->time != NULL ? meeting->time : "");
  const char *sentence = past ? _ ("{kind} on {date}: write down how it went.")
                         : til_record_is_blank (meeting->time)
                             ? _ ("{kind} about {child} on {date}.")
                             : _ ("{kind} about {child} on {date} at {time}.");

  return til_next_step_due (
      til_next_step_make (TIL_PLACE_MEETINGS, meeting->record.id,
                          meeting_leader (situation, meeting),
                          past ? _ ("Write It Down") : _ ("Open Meeting"),
                          til_text_fill (sentence, "kind", kind, "child", situation->child, "date",
                                         date, "time", time, NULL)),
      meeting->date, situation->on);
}

static TilNextStep *
do_task (const TilSituation *situation, const Task *task)
{
  if (task->due == TIL_DATE_NONE)
    return NULL;
  if (task->meeting != NULL)
    return open_meeting (situation, task->meeting);
  return til_next_step_due (task->action != NULL ? do_action (situation, task)
                                                 : follow_up (situation, task),
                            task->due, situation->on);
}

/* What is late, and what is today. */
TilNextStep *
til_next_step_late (const TilSituation *situation)
{
  Task task = find_task (situation, 1, situation->on);

  return do_task (situation, &task);
}

TilNextStep *
til_next_step_coming (const TilSituation *situation)
{
  Task task = find_task (situation, situation->on, G_MAXUINT32);

  return do_task (situation, &task);
}

/* A meeting that was agreed on and not called yet. */
TilNextStep *
til_next_step_invite (const TilSituation *situation)
{
  const GPtrArray *meetings = situation->kase->records[TIL_RECORD_MEETING];
  const TilMeeting *last = NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->child_id != 0 && meeting->status != TIL_MEETING_CANCELLED &&
          (last == NULL || meeting->date >= last->date))
        last = meeting;
    }
  if (last == NULL || last->status != TIL_MEETING_HELD || last->next_date == TIL_DATE_NONE ||
      last->ending != TIL_ENDING_ONGOING)
    return NULL;

  g_autofree char *date = til_next_step_date (last->next_date);
  return til_next_step_due (
      til_next_step_make (TIL_PLACE_MEETINGS, last->record.id, meeting_leader (situation, last),
                          _ ("New Meeting"),
                          til_text_fill (_ ("Invite to the next meeting about {child}, {date}."),
                                         "child", situation->child, "date", date, NULL)),
      last->next_date, situation->on);
}

/* Those who have not answered, separated by commas. */
static char *
pending_names (const TilSituation *situation, const TilConsent *consent)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < consent->answers->len; i++)
    {
      const TilConsentAnswer *answer = consent->answers->pdata[i];
      const TilGuardian *guardian = til_case_guardian (situation->kase, answer->guardian_id);

      if (answer->answer != TIL_ANSWER_PENDING)
        continue;
      if (names->len > 0)
        g_string_append (names, til_locale_language ()[0] == 'a' ? "، " : ", ");
      g_string_append (names, guardian != NULL ? guardian->name : situation->child);
    }
  return g_string_free (names, FALSE);
}

static TilNextStep *
wait_for_answer (const TilSituation *situation, const TilConsent *consent)
{
  g_autofree char *who = pending_names (situation, consent);
  g_autofree char *isolated = til_locale_isolate (who);

  return til_next_step_make (
      TIL_PLACE_CONSENT, consent->record.id, who, _ ("Record Answer"),
      til_text_fill (_ ("Ask {who} for an answer about the consent."), "who", isolated, NULL));
}

static gboolean
is_adult (const TilSituation *situation)
{
  return til_date_age (situation->kase->child->birth_date, situation->on) >= ADULT;
}

static TilNextStep *
ask_again (const TilSituation *situation, gint64 consent_id, char *text)
{
  g_autofree char *child = til_child_shown_name (situation->kase->child, NULL);

  return til_next_step_make (TIL_PLACE_CONSENT, consent_id,
                             is_adult (situation) ? child : _ ("The guardians"),
                             _ ("Ask for Consent"), text);
}

static const TilConsent *
find_pending (const TilSituation *situation)
{
  const GPtrArray *consents = situation->kase->records[TIL_RECORD_CONSENT];

  for (guint i = consents->len; i > 0; i--)
    if (til_consent_state (consents->pdata[i - 1], situation->on) == TIL_CONSENT_PENDING)
      return consents->pdata[i - 1];
  return NULL;
}

static void
collect_staff_unit (const TilSituation *situation, GArray *units, gint64 staff_id)
{
  const TilStaff *staff = til_case_staff (situation->kase, staff_id);

  if (staff != NULL)
    til_record_collect_ref (units, staff->unit_id);
}

/* Who still works by the plan: an action that is done needs no consent any more. */
static void
collect_plan_units (const TilSituation *situation, GArray *units, const TilPlan *plan)
{
  for (guint i = 0; i < plan->units->len; i++)
    til_record_collect_ref (units, g_array_index (plan->units, gint64, i));
  collect_staff_unit (situation, units, plan->coordinator_id);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];

          if (action->status == TIL_ACTION_DONE)
            continue;
          if (action->unit_id != 0)
            til_record_collect_ref (units, action->unit_id);
          else
            collect_staff_unit (situation, units, action->staff_id);
        }
    }
}

/* The first unit of an open plan or a coming meeting that may not be told about the child now
 * (R8). (nullable) (transfer full) */
static TilCover *
find_uncovered (const TilSituation *situation)
{
  const GPtrArray *meetings = situation->kase->records[TIL_RECORD_MEETING];
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (situation->plan != NULL)
    collect_plan_units (situation, units, situation->plan);
  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];
      g_autoptr (GArray) more = NULL;

      if (meeting->status != TIL_MEETING_PLANNED || meeting->date < situation->on)
        continue;
      more = til_meeting_units (meeting);
      for (guint u = 0; u < more->len; u++)
        til_record_collect_ref (units, g_array_index (more, gint64, u));
    }
  for (guint i = 0; i < units->len; i++)
    {
      TilCover *cover = til_case_cover (situation->kase, g_array_index (units, gint64, i),
                                        situation->on);

      if (!cover->covered)
        return cover;
      til_cover_free (cover);
    }
  return NULL;
}

static const char *
uncovered_sentence (TilCoverReason reason)
{
  switch (reason)
    {
    case TIL_COVER_WITHDRAWN:
      return _ ("The consent for {unit} was withdrawn: ask again, or go on without {unit}.");
    case TIL_COVER_EXPIRED:
      return _ ("The consent for {unit} has run out: ask again, or go on without {unit}.");
    case TIL_COVER_GUARDIAN_ADDED:
      return _ ("{guardian} has come to the child and must be asked too before {unit} takes part.");
    case TIL_COVER_UNIT_MOVED:
      return _ ("{unit} belongs to another organisation now: ask again for consent.");
    case TIL_COVER_ADULT:
      return _ ("{child} is 18 and decides alone: ask {child} for consent.");
    case TIL_COVER_REFUSED:
      return _ ("There was a no to sharing with {unit}: go on without {unit}.");
    case TIL_COVER_OWN:
    case TIL_COVER_CONSENT:
    case TIL_COVER_NOT_ASKED:
    case TIL_COVER_PENDING:
    case TIL_COVER_LEFT_OUT:
    case TIL_COVER_NOT_YET:
    case TIL_COVER_NO_GUARDIAN:
    default:
      return _ ("No consent covers {unit}: ask for it, or go on without {unit}.");
    }
}

static TilNextStep *
mend_cover (const TilSituation *situation, const TilCover *cover)
{
  g_autofree char *unit = til_locale_isolate (til_case_unit_name (situation->kase, cover->unit_id));
  g_autofree char *guardian = til_locale_isolate (cover->guardian != NULL ? cover->guardian->name
                                                                          : "");

  return ask_again (situation, cover->consent != NULL ? cover->consent->record.id : 0,
                    til_text_fill (uncovered_sentence (cover->reason), "unit", unit, "guardian",
                                   guardian, "child", situation->child, NULL));
}

/* A consent that runs out soon and that no later one follows. */
static const TilConsent *
find_running_out (const TilSituation *situation)
{
  const GPtrArray *consents = situation->kase->records[TIL_RECORD_CONSENT];
  const TilConsent *found = NULL;

  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];
      int days = til_consent_days_left (consent, situation->on);

      if (days > TIL_CONSENT_WARN_DAYS)
        return NULL;
      if (days >= 0 && (found == NULL || consent->valid_until > found->valid_until))
        found = consent;
    }
  return found;
}

/* R7, R8: what the consent stands in the way of, waits for, or soon will not allow. */
TilNextStep *
til_next_step_consent (const TilSituation *situation)
{
  const TilConsent *pending = find_pending (situation);
  const TilConsent *running_out = find_running_out (situation);
  g_autoptr (TilCover) uncovered = find_uncovered (situation);

  if (uncovered != NULL && (pending == NULL || uncovered->reason == TIL_COVER_GUARDIAN_ADDED ||
                            uncovered->reason == TIL_COVER_ADULT))
    return mend_cover (situation, uncovered);
  if (pending != NULL && !situation->closed)
    return wait_for_answer (situation, pending);
  if (running_out != NULL && !situation->closed)
    {
      g_autofree char *date = til_next_step_date (running_out->valid_until);

      return til_next_step_due (
          ask_again (situation, running_out->record.id,
                     til_text_fill (_ ("The consent runs out on {date}: ask again in time."),
                                    "date", date, NULL)),
          running_out->valid_until, situation->on);
    }
  return NULL;
}

static TilNextStep *
new_meeting (const TilSituation *situation, const char *button, const char *sentence)
{
  return til_next_step_make (TIL_PLACE_MEETINGS, 0, situation->responsible, button,
                             til_text_fill (sentence, "child", situation->child, NULL));
}

/* The mapping ended with a meeting: consent first, then the invitation. */
TilNextStep *
til_next_step_ask (const TilSituation *situation)
{
  const GPtrArray *consents = situation->kase->records[TIL_RECORD_CONSENT];
  gboolean refused = FALSE;

  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];

      if (til_consent_days_left (consent, situation->on) >= 0)
        return new_meeting (situation, _ ("New Meeting"), _ ("Invite to a meeting about {child}."));
      refused = til_consent_state (consent, situation->on) == TIL_CONSENT_REFUSED;
    }
  if (refused)
    return new_meeting (situation, _ ("Consult Without Name"),
                        _ ("There was a no to sharing about {child}: consult without a name, or "
                           "let the own organisation act."));
  return ask_again (situation, 0,
                    til_text_fill (is_adult (situation)
                                       ? _ ("Ask {child} for consent to meet with others.")
                                       : _ ("Ask the guardians of {child} for consent to meet "
                                            "with others."),
                                   "child", situation->child, NULL));
}
