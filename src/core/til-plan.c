/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-record-private.h"
#include "til-text.h"

const char *const til_plan_kind_keys[] = { "child", "action", "sip", NULL };

const char *const til_action_status_keys[] = { "not-started", "ongoing", "done", NULL };

const char *const til_goal_state_keys[] = { "open", "met", "partly-met", "not-met", NULL };

/* R12: what, who, when, status. */
static gboolean
check_action (const TilAction *action, TilDate on, GError **error)
{
  if (til_record_is_blank (action->text))
    return til_record_refuse (error, TIL_ERROR_RULE, _ ("Write what each action is."));
  if (action->staff_id == 0 && action->unit_id == 0 && action->guardian_id == 0 &&
      action->contact_id == 0 && til_record_is_blank (action->who))
    return til_record_refuse (error, TIL_ERROR_RULE, _ ("Tell who does each action."));
  if (action->due == TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("Tell by which day each action is to be done."));
  if (action->status == TIL_ACTION_DONE)
    return til_record_check_past (action->done_on, on, _ ("Tell which day the action was done."),
                                  _ ("An action cannot be done on a day to come."), error);
  if (action->done_on != TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("Only an action that is done has a day when it was done."));
  return TRUE;
}

static gboolean
check_goals (const TilPlan *self, TilDate on, GError **error)
{
  if (self->goals->len == 0)
    return til_record_refuse (error, TIL_ERROR_RULE, _ ("A plan needs at least one goal."));
  for (guint g = 0; g < self->goals->len; g++)
    {
      const TilGoal *goal = self->goals->pdata[g];

      /* R3: "keep it as it is" says by itself what the goal is. */
      if (til_record_is_blank (goal->text) && !goal->keep)
        return til_record_refuse (error, TIL_ERROR_RULE, _ ("Write what each goal is."));
      for (guint a = 0; a < goal->actions->len; a++)
        if (!check_action (goal->actions->pdata[a], on, error))
          return FALSE;
    }
  return TRUE;
}

/* The coordinator is somebody whom the child did not name. */
static gboolean
is_another_choice (const TilPlan *self)
{
  g_autofree char *wish = NULL;
  g_autofree char *chosen = NULL;

  if (self->wished_id != 0)
    return self->coordinator_id != self->wished_id;
  if (self->coordinator_id != 0)
    return TRUE;
  wish = til_text_fold (self->child_wish);
  chosen = til_text_fold (self->coordinator);
  return strstr (wish, chosen) == NULL;
}

/* R10: the child's wish is asked first and written down; another choice needs a reason. */
static gboolean
check_coordinator (const TilPlan *self, GError **error)
{
  gboolean wished = self->wished_id != 0 || !til_record_is_blank (self->child_wish);

  if (self->coordinator_id != 0 && !til_record_is_blank (self->coordinator))
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("A plan has one coordinator: choose one of the two."));
  if ((self->coordinator_id == 0 && til_record_is_blank (self->coordinator)) ||
      !til_record_is_blank (self->coordinator_reason))
    return TRUE;
  if (!wished)
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("Ask the child first who should be the coordinator, or write why "
                                 "that could not be done."));
  if (is_another_choice (self))
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("The child wants another coordinator: write why that cannot be."));
  return TRUE;
}

static gboolean
check_follow_ups (const TilPlan *self, TilDate on, GError **error)
{
  TilDate last = self->date;

  for (guint i = 0; i < self->follow_ups->len; i++)
    {
      const TilFollowUp *follow_up = self->follow_ups->pdata[i];

      if (!til_record_check_past (follow_up->date, on,
                                  _ ("Tell which day the plan was followed "
                                     "up."),
                                  _ ("A follow-up cannot be dated in the future."), error))
        return FALSE;
      if (follow_up->date < last)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("The follow-ups must come after the plan was begun, and one "
                                     "after the other."));
      last = follow_up->date;
    }
  return TRUE;
}

static gboolean
check_end (const TilPlan *self, TilDate on, GError **error)
{
  if (self->reopened_on != TIL_DATE_NONE &&
      (til_record_is_blank (self->reopen_reason) || self->reopened_on < self->date ||
       self->reopened_on > on))
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("A plan is opened again with a reason, not before it was begun "
                                 "and not on a day to come."));
  if (til_plan_is_open (self))
    {
      if (self->ending != TIL_ENDING_ONGOING)
        return til_record_refuse (error, TIL_ERROR_RULE, _ ("Tell which day the plan was closed."));
      if (self->follow_up == TIL_DATE_NONE)
        return til_record_refuse (error, TIL_ERROR_RULE,
                                  _ ("An open plan needs a day for its next follow-up."));
      if (self->follow_up < self->date)
        return til_record_refuse (error, TIL_ERROR_RULE,
                                  _ ("The next follow-up must come after the plan was begun."));
      return TRUE;
    }
  if (self->ending == TIL_ENDING_ONGOING)
    return til_record_refuse (error, TIL_ERROR_RULE, _ ("Choose how the plan ended."));
  if (self->closed_on > on || self->closed_on < MAX (self->date, self->reopened_on))
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("The day the plan was closed must lie between its beginning and "
                                 "today."));
  return TRUE;
}

gboolean
til_plan_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilPlan *self = record;

  return til_record_check_past (self->date, on, _ ("Tell which day the plan was begun."),
                                _ ("A plan cannot begin on a day to come."), error) &&
         check_goals (self, on, error) && check_coordinator (self, error) &&
         check_follow_ups (self, on, error) && check_end (self, on, error);
}

/* R12: 2 kap. 7 § socialtjänstlagen and 16 kap. 4 § hälso- och sjukvårdslagen. */
guint
til_plan_sip_missing (const TilPlan *self)
{
  const char *const points[] = { self->sip_measures, self->sip_authorities, self->sip_others,
                                 self->sip_responsible };
  guint missing = 0;

  if (self->kind != TIL_PLAN_SIP)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    if (til_record_is_blank (points[i]))
      missing |= 1U << i;
  return missing;
}

const char *
til_plan_sip_point (guint point)
{
  switch (point)
    {
    case 0:
      return _ ("Which measures are needed");
    case 1:
      return _ ("Which measures each authority answers for");
    case 2:
      return _ ("Which measures others take");
    case 3:
      return _ ("Who has the overall responsibility");
    default:
      g_return_val_if_reached ("");
    }
}

GArray *
til_plan_units (const TilPlan *self)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->units->len; i++)
    til_record_collect_ref (units, g_array_index (self->units, gint64, i));
  for (guint g = 0; g < self->goals->len; g++)
    {
      const TilGoal *goal = self->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        til_record_collect_ref (units, ((const TilAction *)goal->actions->pdata[a])->unit_id);
    }
  return units;
}

gboolean
til_plan_is_open (const TilPlan *self)
{
  return self->closed_on == TIL_DATE_NONE;
}

TilAction *
til_plan_find_action (const TilPlan *self, gint64 action_id, TilGoal **goal)
{
  for (guint g = 0; g < self->goals->len; g++)
    {
      TilGoal *candidate = self->goals->pdata[g];
      TilAction *action = til_record_array_find (candidate->actions, action_id);

      if (action == NULL)
        continue;
      if (goal != NULL)
        *goal = candidate;
      return action;
    }
  return NULL;
}

gboolean
til_action_is_late (const TilAction *self, TilDate on)
{
  return self->status != TIL_ACTION_DONE && self->due != TIL_DATE_NONE && self->due < on;
}

/* One place; FALSE at the ends of the plan. Follows the action in goal and place. */
static gboolean
move_by_one (TilPlan *self, guint *goal, guint *place, gboolean up)
{
  GPtrArray *actions = ((TilGoal *)self->goals->pdata[*goal])->actions;
  gboolean leaves = up ? *place == 0 : *place + 1 == actions->len;

  if (leaves && (up ? *goal == 0 : *goal + 1 == self->goals->len))
    return FALSE;

  gpointer action = g_ptr_array_steal_index (actions, *place);
  if (!leaves)
    *place = up ? *place - 1 : *place + 1;
  else
    {
      *goal = up ? *goal - 1 : *goal + 1;
      actions = ((TilGoal *)self->goals->pdata[*goal])->actions;
      *place = up ? actions->len : 0;
    }
  g_ptr_array_insert (actions, (int)*place, action);
  return TRUE;
}

gboolean
til_plan_move_action (TilPlan *self, guint goal, guint action, int steps)
{
  gboolean moved = FALSE;

  g_return_val_if_fail (goal < self->goals->len, FALSE);
  g_return_val_if_fail (action < ((TilGoal *)self->goals->pdata[goal])->actions->len, FALSE);

  for (int i = 0; i < ABS (steps) && move_by_one (self, &goal, &action, steps < 0); i++)
    moved = TRUE;
  return moved;
}
