/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings and plans of the demo register. */
#include "til-demo-around.h"

#define NEXT_DAYS 35 /* from one meeting to the next */

static guint
pick (TilDemoAround *self, guint n)
{
  return til_demo_pick (self->demo, n);
}

/* Whether all the others may be told about an area on a day. */
gboolean
til_demo_is_covered (TilDemoAround *self, guint area, TilDate on)
{
  for (guint i = 0; i < self->n_others; i++)
    {
      g_autoptr (TilCover) cover = til_case_cover (self->kase, self->others[i], on);

      if (!til_cover_has_area (cover, self->wheel->key, til_demo_area_key (self, area)))
        return FALSE;
    }
  return TRUE;
}

static void
add_professional (TilMeeting *meeting,
                  const TilStaff *staff,
                  gboolean leader,
                  TilAttendance attendance)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->staff_id = staff->id;
  participant->unit_id = staff->unit_id;
  participant->leader = leader;
  participant->attendance = attendance;
}

static void
add_family (TilDemoAround *self, TilMeeting *meeting, TilAttendance attendance)
{
  TilParticipant *participant;

  if (til_demo_age_on (self, meeting->date) >= TIL_DEMO_SPEAKS_FROM)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_CHILD;
      participant->attendance = attendance;
    }
  for (guint i = 0; i < self->child->guardians->len; i++)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_GUARDIAN;
      participant->guardian_id = ((TilGuardian *)self->child->guardians->pdata[i])->id;
      participant->attendance = attendance == TIL_ATTENDANCE_CAME && i == 1 &&
                                        til_demo_chance (self->demo, 30)
                                    ? TIL_ATTENDANCE_ABSENT
                                    : attendance;
    }
  if (self->child->contacts->len > 0)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_NETWORK;
      participant->contact_id = ((TilContact *)self->child->contacts->pdata[0])->id;
      participant->attendance = attendance;
    }
}

static const char *
meeting_time (TilDemoAround *self)
{
  static const char *const times[] = { "08:15", "09:30", "10:00", "13:00", "14:30", "15:15" };

  return times[pick (self, G_N_ELEMENTS (times))];
}

static TilMeeting *
new_meeting (TilDemoAround *self, TilDate date, const char *kind, gboolean with_others)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
  gboolean held = date <= self->demo->today - 1;
  TilAttendance attendance = held ? TIL_ATTENDANCE_CAME : TIL_ATTENDANCE_INVITED;
  TilDate on = held ? date : self->demo->today;

  meeting->child_id = self->child->id;
  meeting->kind = g_strdup (kind);
  meeting->date = date;
  meeting->time = g_strdup (meeting_time (self));
  meeting->length = 60;
  meeting->place = g_strdup (til_demo_place (pick (self, 100)));
  meeting->status = held ? TIL_MEETING_HELD : TIL_MEETING_PLANNED;
  meeting->wheel_key = g_strdup (self->wheel->key);
  add_family (self, meeting, attendance);
  add_professional (meeting, til_demo_own_staff (self, 1), TRUE, attendance);
  for (guint i = 0; with_others && i < self->n_others; i++)
    add_professional (meeting, til_demo_staff (self->demo, self->others[i], 1 + pick (self, 2)),
                      i == 0 && g_str_equal (kind, TIL_MEETING_FAMILY), attendance);
  for (guint i = 0; i < self->n_areas; i++)
    if (!with_others || (til_demo_is_covered (self, i, on) && til_demo_is_covered (self, i, date)))
      {
        TilAgendaPoint *point = til_record_add_part (meeting, "points");

        point->area_key = g_strdup (til_demo_area_key (self, i));
        if (held)
          point->minutes = g_strdup (til_demo_area_words (self, i)->minutes);
      }
  return meeting;
}

/* What was decided became the plan's actions. */
static void
add_decisions (TilDemoAround *self, TilMeeting *meeting, const TilPlan *plan)
{
  for (guint i = 0; plan && i < plan->goals->len; i++)
    {
      const TilGoal *goal = plan->goals->pdata[i];
      const TilAction *action = goal->actions->len ? goal->actions->pdata[0] : NULL;
      TilDecision *decision;

      if (!action)
        continue;
      decision = til_record_add_part (meeting, "decisions");
      decision->area_key = g_strdup (goal->area_key);
      decision->text = g_strdup (action->text);
      decision->staff_id = action->staff_id;
      decision->unit_id = action->unit_id;
      decision->due = action->due;
      decision->action_id = action->record.id;
    }
}

static TilEnding
pick_ending (TilDemoAround *self)
{
  static const TilEnding endings[] = { TIL_ENDING_GOALS_MET,     TIL_ENDING_GOALS_MET,
                                       TIL_ENDING_OTHER_SUPPORT, TIL_ENDING_MOVED,
                                       TIL_ENDING_DID_NOT_COME,  TIL_ENDING_PAUSED,
                                       TIL_ENDING_WITHDREW };

  return endings[pick (self, G_N_ELEMENTS (endings))];
}

static const TilPlan *
newest_plan (TilDemoAround *self)
{
  const GPtrArray *plans = self->kase->records[TIL_RECORD_PLAN];

  return plans->len ? plans->pdata[plans->len - 1] : NULL;
}

gboolean
til_demo_add_meeting (TilDemoAround *self, TilDate date, const char *kind, GError **error)
{
  gboolean done = FALSE;

  for (int with_others = 1; with_others >= 0 && !done; with_others--)
    {
      gboolean family = g_str_equal (kind, TIL_MEETING_FAMILY);
      TilMeeting *meeting = new_meeting (
          self, date, family && !with_others ? TIL_MEETING_COOPERATION : kind, with_others);

      if (meeting->status == TIL_MEETING_HELD)
        {
          const TilPlan *plan = newest_plan (self);

          if (plan && plan->date == date)
            add_decisions (self, meeting, plan);
          if (family && self->child->step == TIL_STEP_CLOSED)
            meeting->ending = pick_ending (self);
          if (date + NEXT_DAYS >= self->demo->today && self->child->step != TIL_STEP_CLOSED)
            meeting->next_date = date + NEXT_DAYS;
        }
      if (!til_demo_put (self->demo, self->kase, meeting,
                         meeting->status == TIL_MEETING_HELD ? date : self->demo->today, &done,
                         error))
        return FALSE;
    }
  return TRUE;
}

static void
set_status (TilDemoAround *self, TilAction *action, gboolean closed, TilDate last)
{
  TilDate today = self->demo->today;

  if (closed || (action->due < today && til_demo_chance (self->demo, 75)))
    {
      action->status = TIL_ACTION_DONE;
      action->done_on = MIN (MIN (action->due, last), today);
    }
  else
    action->status = til_demo_chance (self->demo, 60) ? TIL_ACTION_ONGOING : TIL_ACTION_NOT_STARTED;
}

static void
add_actions (TilDemoAround *self, TilPlan *plan, TilGoal *goal, guint area, gboolean with_others)
{
  TilDate last = plan->closed_on ? plan->closed_on : self->demo->today;

  for (guint i = 0; i < G_N_ELEMENTS (til_demo_area_words (self, area)->action); i++)
    {
      TilAction *action = til_record_add_part (goal, "actions");
      const TilStaff *staff = i == 1 && with_others
                                  ? til_demo_staff (self->demo, self->others[area % self->n_others],
                                                    1)
                                  : til_demo_own_staff (self, 1 + i);

      action->text = g_strdup (til_demo_area_words (self, area)->action[i]);
      if (i == 1 && !with_others && self->child->guardians->len > 0)
        action->guardian_id = ((TilGuardian *)self->child->guardians->pdata[0])->id;
      else
        {
          action->staff_id = staff->id;
          action->unit_id = staff->unit_id;
        }
      action->due = plan->date + 14 + pick (self, 60);
      set_status (self, action, plan->closed_on != TIL_DATE_NONE, last);
    }
}

static void
add_goals (TilDemoAround *self, TilPlan *plan, gboolean with_others)
{
  for (guint i = 0; i < self->n_areas; i++)
    {
      TilGoal *goal;

      if (with_others && !til_demo_is_covered (self, i, self->demo->today) && !plan->closed_on)
        continue;
      goal = til_record_add_part (plan, "goals");
      goal->area_key = g_strdup (til_demo_area_key (self, i));
      goal->text = g_strdup (til_demo_area_words (self, i)->goal);
      if (til_demo_age_on (self, plan->date) >= TIL_DEMO_SPEAKS_FROM)
        goal->child_words = g_strdup (til_demo_area_words (self, i)->child_words);
      if (plan->closed_on)
        goal->state = til_demo_chance (self->demo, 70) ? TIL_GOAL_MET : TIL_GOAL_PARTLY_MET;
      else if (self->child->step == TIL_STEP_FOLLOW_UP && i == 0 &&
               til_demo_chance (self->demo, 40))
        goal->state = TIL_GOAL_MET;
      add_actions (self, plan, goal, i, with_others);
    }
}

static gint64
mapping_on (TilDemoAround *self, TilDate from, TilDate to)
{
  gint64 id = 0;

  for (guint i = 0; i < self->mappings->len; i++)
    {
      const TilMapping *mapping = self->mappings->pdata[i];

      if (mapping->date >= from && mapping->date <= to && !til_demo_has_open_voice (mapping))
        id = mapping->id;
    }
  return id;
}

static void
add_follow_ups (TilDemoAround *self, TilPlan *plan)
{
  TilDate last = plan->closed_on ? plan->closed_on : self->demo->today;
  TilDate date = plan->date + 30 + pick (self, 20);

  for (guint i = 0; i < 2 && date <= last; i++)
    {
      TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");

      follow_up->date = date;
      follow_up->then_id = mapping_on (self, 0, plan->date);
      follow_up->now_id = mapping_on (self, plan->date + 1, date);
      follow_up->note = g_strdup (til_demo_follow_up_note (pick (self, 100)));
      if (til_demo_age_on (self, date) >= TIL_DEMO_SPEAKS_FROM)
        follow_up->child_words = g_strdup (til_demo_area_words (self, 0)->child_words);
      date += 35 + pick (self, 20);
    }
}

/* R10: mostly as the child wishes. */
static void
set_coordinator (TilDemoAround *self, TilPlan *plan)
{
  const TilStaff *wished = til_demo_own_staff (self, 1);

  plan->child_wish = g_strdup (til_demo_child_wish (pick (self, 100)));
  plan->wished_id = wished->id;
  plan->coordinator_id = wished->id;
  if (!til_demo_chance (self->demo, 15))
    return;
  plan->coordinator_id = til_demo_own_staff (self, 2)->id;
  plan->coordinator_reason = g_strdup ("Den som barnet valde är tjänstledig till våren.");
}

/* R12: every other SIP still lacks who has overall responsibility. */
static void
set_sip (TilDemoAround *self, TilPlan *plan)
{
  plan->sip_measures = g_strdup ("Stöd i skolan, familjebehandling och bedömning av mående.");
  plan->sip_authorities = g_strdup (
      "Kommunen: anpassad studiegång och familjebehandling. Regionen: bedömning på BUP.");
  plan->sip_others = g_strdup ("Idrottslaget tar emot på tisdagar.");
  if (self->child->id % 2 == 0)
    plan->sip_responsible = g_strdup ("Socialtjänsten barn och unga.");
}

static TilPlan *
new_plan (TilDemoAround *self, TilDate date, TilPlanKind kind, gboolean with_others)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);

  plan->child_id = self->child->id;
  plan->mapping_id = mapping_on (self, 0, date);
  plan->kind = kind == TIL_PLAN_SIP && !with_others ? TIL_PLAN_CHILD : kind;
  plan->wheel_key = g_strdup (self->wheel->key);
  plan->date = date;
  if (self->child->step == TIL_STEP_CLOSED)
    {
      plan->closed_on = MAX (self->dates[TIL_STEP_CLOSED], date);
      plan->ending = pick_ending (self);
      plan->ending_note = g_strdup (til_demo_ending_note (pick (self, 100)));
    }
  else
    plan->follow_up = MAX (date + 1, self->demo->today + 30 - pick (self, 38));
  for (guint i = 0; with_others && i < self->n_others; i++)
    g_array_append_val (plan->units, self->others[i]);
  set_coordinator (self, plan);
  if (plan->kind == TIL_PLAN_SIP)
    set_sip (self, plan);
  add_goals (self, plan, with_others);
  add_follow_ups (self, plan);
  return plan;
}

gboolean
til_demo_add_plan (TilDemoAround *self, TilDate date, GError **error)
{
  guint dice = pick (self, 100);
  TilPlanKind kind = dice < 60 ? TIL_PLAN_CHILD : dice < 80 ? TIL_PLAN_ACTION : TIL_PLAN_SIP;
  gboolean done = FALSE;

  for (int with_others = 1; with_others >= 0 && !done; with_others--)
    {
      TilPlan *plan = new_plan (self, date, kind, with_others);

      if (!til_demo_put (self->demo, self->kase, plan, plan->closed_on ? date : self->demo->today,
                         &done, error))
        return FALSE;
    }
  return TRUE;
}
