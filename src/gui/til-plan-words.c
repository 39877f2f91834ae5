/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-words.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-text.h"

const char *
til_plan_kind_name (TilPlanKind kind)
{
  switch (kind)
    {
    case TIL_PLAN_CHILD:
      return _ ("The child's plan");
    case TIL_PLAN_ACTION:
      return _ ("Action plan");
    case TIL_PLAN_SIP:
      return _ ("Coordinated individual plan (SIP)");
    case TIL_N_PLAN_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
til_action_status_name (TilActionStatus status)
{
  switch (status)
    {
    case TIL_ACTION_NOT_STARTED:
      return C_ ("status of an action", "Not started");
    case TIL_ACTION_ONGOING:
      return C_ ("status of an action", "Ongoing");
    case TIL_ACTION_DONE:
      return C_ ("status of an action", "Done");
    case TIL_N_ACTION_STATUSES:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
til_goal_state_name (TilGoalState state)
{
  switch (state)
    {
    case TIL_GOAL_OPEN:
      return C_ ("state of a goal", "Not there yet");
    case TIL_GOAL_MET:
      return C_ ("state of a goal", "Met");
    case TIL_GOAL_PARTLY_MET:
      return C_ ("state of a goal", "Partly met");
    case TIL_GOAL_NOT_MET:
      return C_ ("state of a goal", "Not met");
    case TIL_N_GOAL_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

const char *const *
til_plan_kind_names (void)
{
  static const char *names[TIL_N_PLAN_KINDS + 1];

  for (int i = 0; i < TIL_N_PLAN_KINDS; i++)
    names[i] = til_plan_kind_name (i);
  return names;
}

const char *const *
til_action_status_names (void)
{
  static const char *names[TIL_N_ACTION_STATUSES + 1];

  for (int i = 0; i < TIL_N_ACTION_STATUSES; i++)
    names[i] = til_action_status_name (i);
  return names;
}

const char *const *
til_goal_state_names (void)
{
  static const char *names[TIL_N_GOAL_STATES + 1];

  for (int i = 0; i < TIL_N_GOAL_STATES; i++)
    names[i] = til_goal_state_name (i);
  return names;
}

const char *const *
til_ending_names (void)
{
  static const char *names[TIL_N_ENDINGS + 1];

  for (int i = 0; i < TIL_N_ENDINGS; i++)
    names[i] = til_ending_text (i);
  return names;
}

char *
til_goal_title (const TilGoal *self)
{
  if (self->text != NULL && *self->text != '\0')
    return til_text_isolate (self->text);
  /* R3 */
  return g_strdup (self->keep ? _ ("Keep it as it is") : _ ("A new goal"));
}

const char *
til_plan_coordinator (const TilPlan *self, const TilCase *kase)
{
  if (self->coordinator_id != 0)
    return til_case_staff_name (kase, self->coordinator_id);
  return self->coordinator != NULL ? self->coordinator : "";
}

char *
til_plan_wish_text (const TilPlan *self, const TilCase *kase)
{
  const char *wished = self->wished_id != 0 ? til_case_staff_name (kase, self->wished_id)
                                            : self->child_wish;
  g_autofree char *wish = til_text_isolate (wished != NULL ? wished : "");
  g_autofree char *words = til_text_isolate (self->child_wish != NULL ? self->child_wish : "");
  g_autofree char *reason = til_text_isolate (
      self->coordinator_reason != NULL ? self->coordinator_reason : "");
  gboolean asked = wished != NULL && *wished != '\0';
  gboolean told = self->child_wish != NULL && self->wished_id != 0;
  gboolean other = self->coordinator_reason != NULL;

  return til_text_fill (asked && other
                            ? _ ("The child wished for {wish}. Why it is somebody else: {reason}")
                        : asked && told ? _ ("The child wished for {wish}: “{words}”")
                        : asked         ? _ ("The child wished for {wish}.")
                        : other         ? _ ("The child was not asked, or had no wish: {reason}")
                                        : "",
                        "wish", wish, "words", words, "reason", reason, NULL);
}

char *
til_action_when (const TilAction *self, TilDate on)
{
  gboolean done = self->status == TIL_ACTION_DONE;
  TilDate day = done ? self->done_on : self->due;
  g_autofree char *date = til_date_with_distance (day, on);

  if (day == TIL_DATE_NONE)
    return g_strdup ("");
  return til_text_fill (done                            ? _ ("done {date}")
                        : til_action_is_late (self, on) ? _ ("Late: {date}")
                                                        : _ ("by {date}"),
                        "date", date, NULL);
}

guint
til_plan_loose_decisions (const TilCase *kase)
{
  const GPtrArray *meetings = kase->records[TIL_RECORD_MEETING];
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->child_id == 0 || meeting->status != TIL_MEETING_HELD)
        continue;
      for (guint d = 0; d < meeting->decisions->len; d++)
        n += ((const TilDecision *)meeting->decisions->pdata[d])->action_id == 0;
    }
  return n;
}
