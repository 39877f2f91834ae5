/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "process-fixture.h"

static TilGoal *
add_goal (TilPlan *self, const char *text)
{
  TilGoal *goal = til_record_add_part (self, "goals");

  til_record_set_text (&goal->text, text);
  return goal;
}

static TilAction *
add_action (TilGoal *goal, gint64 id, gint64 unit)
{
  TilAction *action = til_record_add_part (goal, "actions");

  action->record.id = id;
  til_record_set_text (&action->text, "Meet at the gate");
  action->unit_id = unit;
  action->due = ON + 10;
  return action;
}

static TilPlan *
plan_new (void)
{
  TilPlan *self = til_record_new_of (TIL_RECORD_PLAN);

  self->child_id = CHILD;
  self->date = ON;
  self->follow_up = ON + 30;
  add_goal (self, "In school every day");
  return self;
}

static void
test_goals_r12 (void)
{
  g_autoptr (TilPlan) self = plan_new ();
  TilGoal *goal = self->goals->pdata[0];
  TilAction *action;

  assert_valid (self, ON);
  til_record_set_text (&goal->text, NULL);
  assert_validated (self, ON, "goal");
  goal->keep = TRUE; /* R3 */
  assert_valid (self, ON);
  g_ptr_array_set_size (self->goals, 0);
  assert_validated (self, ON, "at least one goal");

  action = add_action (add_goal (self, "Sleep"), 1, 0);
  assert_validated (self, ON, "who");
  til_record_set_text (&action->who, "The child");
  assert_valid (self, ON);
  action->due = TIL_DATE_NONE;
  assert_validated (self, ON, "by which day");
  action->due = ON + 1;
  til_record_set_text (&action->text, " ");
  assert_validated (self, ON, "what each action");
}

static void
test_who_r12 (void)
{
  const char *const fields[] = { "staff_id", "unit_id", "guardian_id", "contact_id" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (TilPlan) self = plan_new ();
      TilAction *action = add_action (self->goals->pdata[0], 1, 0);
      const TilField *field = til_record_class_find_field (action->record.class, fields[i]);

      assert_validated (self, ON, "who");
      *(gint64 *)til_record_field (action, field) = 1;
      assert_valid (self, ON);
    }
}

static void
test_status_r12 (void)
{
  g_autoptr (TilPlan) self = plan_new ();
  TilAction *action = add_action (self->goals->pdata[0], 1, SCHOOL);

  action->status = TIL_ACTION_DONE;
  assert_validated (self, ON, "was done");
  action->done_on = ON + 1;
  assert_validated (self, ON, "day to come");
  action->done_on = ON;
  assert_valid (self, ON);
  action->status = TIL_ACTION_ONGOING;
  assert_validated (self, ON, "Only an action that is done");

  action->done_on = TIL_DATE_NONE;
  g_assert_false (til_action_is_late (action, action->due));
  g_assert_true (til_action_is_late (action, action->due + 1));
  action->status = TIL_ACTION_DONE;
  g_assert_false (til_action_is_late (action, action->due + 1));
}

static void
test_follow_up_r12 (void)
{
  g_autoptr (TilPlan) self = plan_new ();
  TilFollowUp *one, *two;

  self->follow_up = TIL_DATE_NONE;
  assert_validated (self, ON, "next follow-up");
  self->follow_up = ON - 1;
  assert_validated (self, ON, "after the plan was begun");
  self->follow_up = ON + 5;
  assert_valid (self, ON + 50); /* late, but told of elsewhere */

  one = til_record_add_part (self, "follow_ups");
  two = til_record_add_part (self, "follow_ups");
  one->date = two->date = ON + 3;
  assert_valid (self, ON + 5);
  assert_validated (self, ON, "future");
  two->date = ON + 2;
  assert_validated (self, ON + 5, "one after the other");
  two->date = TIL_DATE_NONE;
  assert_validated (self, ON + 5, "which day");
}

/* R10: the child's wish is asked first; another choice needs a reason. */
static void
test_coordinator_r10 (void)
{
  g_autoptr (TilPlan) self = plan_new ();

  self->coordinator_id = SARA;
  assert_validated (self, ON, "Ask the child");
  til_record_set_text (&self->coordinator_reason, "The child could not be asked");
  assert_valid (self, ON);
  til_record_set_text (&self->coordinator_reason, NULL);

  self->wished_id = SARA;
  assert_valid (self, ON);
  self->wished_id = PER;
  assert_validated (self, ON, "another coordinator");
  til_record_set_text (&self->coordinator_reason, "Per is on leave");
  assert_valid (self, ON);
  til_record_set_text (&self->coordinator_reason, NULL);

  self->wished_id = 0;
  til_record_set_text (&self->child_wish, "Grandma");
  assert_validated (self, ON, "another coordinator");
  self->coordinator_id = 0;
  til_record_set_text (&self->coordinator, "grandma");
  assert_valid (self, ON);
  til_record_set_text (&self->coordinator, "The coach");
  assert_validated (self, ON, "another coordinator");

  self->coordinator_id = SARA;
  assert_validated (self, ON, "one coordinator");
}

static void
test_end (void)
{
  g_autoptr (TilPlan) self = plan_new ();

  self->ending = TIL_ENDING_GOALS_MET;
  assert_validated (self, ON, "closed");
  self->closed_on = ON + 20;
  assert_validated (self, ON, "between");
  assert_valid (self, ON + 20);
  g_assert_false (til_plan_is_open (self));
  self->follow_up = TIL_DATE_NONE;
  assert_valid (self, ON + 20);
  self->ending = TIL_ENDING_ONGOING;
  assert_validated (self, ON + 20, "ended");

  self->closed_on = TIL_DATE_NONE;
  self->follow_up = ON + 40;
  self->reopened_on = ON + 20;
  assert_validated (self, ON + 20, "opened again");
  til_record_set_text (&self->reopen_reason, "Absent again");
  assert_valid (self, ON + 20);
  g_assert_true (til_plan_is_open (self));
  assert_validated (self, ON, "opened again");

  self->closed_on = ON + 10;
  self->ending = TIL_ENDING_MOVED;
  assert_validated (self, ON + 30, "between");
}

static void
test_sip_r12 (void)
{
  g_autoptr (TilPlan) self = plan_new ();
  char **const points[] = { &self->sip_measures, &self->sip_authorities, &self->sip_others,
                            &self->sip_responsible };

  g_assert_cmpuint (til_plan_sip_missing (self), ==, 0);
  self->kind = TIL_PLAN_SIP;
  g_assert_cmpuint (til_plan_sip_missing (self), ==, 15);
  assert_valid (self, ON); /* may be saved as it is */
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      til_record_set_text (points[i], "so");
      g_assert_cmpuint (til_plan_sip_missing (self), ==, 15U & (~0U << (i + 1)));
      g_assert_cmpstr (til_plan_sip_point (i), !=, "");
    }
}

static void
test_units (void)
{
  g_autoptr (TilPlan) self = plan_new ();
  gint64 social = SOCIAL;

  g_array_append_val (self->units, social);
  add_action (self->goals->pdata[0], 1, BUP);
  add_action (self->goals->pdata[0], 2, SOCIAL);
  add_action (self->goals->pdata[0], 3, 0);

  g_autoptr (GArray) units = til_plan_units (self);
  g_assert_cmpuint (units->len, ==, 2);
  g_assert_true (til_refs_have (units, SOCIAL));
  g_assert_true (til_refs_have (units, BUP));
}

/* The ids of the actions, goals divided by "|". */
static char *
order (const TilPlan *self)
{
  GString *text = g_string_new (NULL);

  for (guint g = 0; g < self->goals->len; g++)
    {
      const TilGoal *goal = self->goals->pdata[g];

      g_string_append (text, g > 0 ? "|" : "");
      for (guint a = 0; a < goal->actions->len; a++)
        g_string_append_printf (text, "%d", (int)((TilRecord *)goal->actions->pdata[a])->id);
    }
  return g_string_free (text, FALSE);
}

static void
assert_moved (guint goal, guint action, int steps, gboolean moved, const char *expected)
{
  g_autoptr (TilPlan) self = plan_new ();
  g_autofree char *found = NULL;

  add_action (self->goals->pdata[0], 1, SCHOOL);
  add_action (self->goals->pdata[0], 2, SCHOOL);
  add_goal (self, "None yet");
  add_action (add_goal (self, "Sleep"), 3, SCHOOL);
  g_assert_cmpint (til_plan_move_action (self, goal, action, steps), ==, moved);
  found = order (self);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_move (void)
{
  assert_moved (0, 0, 1, TRUE, "21||3");
  assert_moved (0, 1, -1, TRUE, "21||3");
  assert_moved (0, 1, 1, TRUE, "1|2|3");
  assert_moved (0, 1, 2, TRUE, "1||23");
  assert_moved (2, 0, -1, TRUE, "12|3|");
  assert_moved (2, 0, -3, TRUE, "132||");
  assert_moved (0, 0, -1, FALSE, "12||3");
  assert_moved (2, 0, 1, FALSE, "12||3");
  assert_moved (0, 0, 9, TRUE, "2||31");
  assert_moved (0, 0, 0, FALSE, "12||3");
}

static void
test_find_action (void)
{
  g_autoptr (TilPlan) self = plan_new ();
  TilGoal *second = add_goal (self, "Sleep");
  TilAction *action = add_action (second, 5, SCHOOL);
  TilGoal *goal = NULL;

  g_assert_true (til_plan_find_action (self, 5, &goal) == action);
  g_assert_true (goal == second);
  g_assert_null (til_plan_find_action (self, 6, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/r12-goals", test_goals_r12);
  g_test_add_func ("/plan/r12-who", test_who_r12);
  g_test_add_func ("/plan/r12-status", test_status_r12);
  g_test_add_func ("/plan/r12-follow-up", test_follow_up_r12);
  g_test_add_func ("/plan/r10-coordinator", test_coordinator_r10);
  g_test_add_func ("/plan/end", test_end);
  g_test_add_func ("/plan/r12-sip", test_sip_r12);
  g_test_add_func ("/plan/r8-units", test_units);
  g_test_add_func ("/plan/move", test_move);
  g_test_add_func ("/plan/find-action", test_find_action);
  return g_test_run ();
}
