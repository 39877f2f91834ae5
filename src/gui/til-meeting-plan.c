/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-plan.h"

#include <glib/gi18n-lib.h>

#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-text.h"

typedef struct
{
  GtkWidget *parent;   /* (owned) */
  TilCaseModel *model; /* (owned) */
  gint64 meeting_id;
  gint64 plan_id;
  TilPlan *before; /* (owned) (nullable) */
  guint n;         /* decisions that were added */
} Adding;

static void
adding_free (Adding *self)
{
  g_clear_pointer (&self->before, til_record_free);
  g_object_unref (self->parent);
  g_object_unref (self->model);
  g_free (self);
}

static void
fail (Adding *self, const GError *error)
{
  til_show_error (self->parent, _ ("The decisions could not be added to the plan"), error);
  adding_free (self);
}

const TilPlan *
til_open_plan (const TilCase *kase)
{
  const GPtrArray *plans = kase->records[TIL_RECORD_PLAN];

  for (guint i = plans->len; i > 0; i--)
    if (til_plan_is_open (plans->pdata[i - 1]))
      return plans->pdata[i - 1];
  return NULL;
}

static TilGoal *
find_goal (TilPlan *plan, const char *area_key)
{
  for (guint i = 0; i < plan->goals->len; i++)
    {
      TilGoal *goal = plan->goals->pdata[i];

      if (goal->state == TIL_GOAL_OPEN && g_strcmp0 (goal->area_key, area_key) == 0)
        return goal;
    }
  return NULL;
}

static TilGoal *
add_goal (TilPlan *plan,
          const TilMeeting *meeting,
          const TilDecision *decision,
          const TilCase *kase)
{
  TilGoal *goal = til_record_add_part (plan, "goals");
  g_autofree char *text = NULL;

  if (decision->area_key)
    text = til_text_fill (_ ("What we agreed about {area}"), "area",
                          til_case_area_name (kase, meeting->wheel_key, decision->area_key, NULL),
                          NULL);
  til_record_set_text (&goal->area_key, decision->area_key);
  til_record_set_text (&goal->text, text ? text : _ ("What we agreed at the meeting"));
  return goal;
}

TilPlan *
til_plan_with_decisions (const TilPlan *plan,
                         const TilMeeting *meeting,
                         const TilCase *kase,
                         guint *n)
{
  TilPlan *copy = til_record_copy (plan);

  *n = 0;
  for (guint i = 0; i < meeting->decisions->len; i++)
    {
      const TilDecision *decision = meeting->decisions->pdata[i];
      TilGoal *goal;
      TilAction *action;

      if (decision->action_id != 0)
        continue;
      goal = find_goal (copy, decision->area_key);
      if (!goal)
        goal = add_goal (copy, meeting, decision, kase);
      action = til_record_add_part (goal, "actions");
      til_record_set_text (&action->text, decision->text);
      action->staff_id = decision->staff_id;
      action->unit_id = decision->unit_id;
      til_record_set_text (&action->who, decision->who);
      action->due = decision->due;
      (*n)++;
    }
  return copy;
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *n = g_strdup_printf ("%u", self->n);
  g_autofree char *text = NULL;

  if (til_store_id_finish (TIL_STORE (source), result, &error) == 0)
    {
      fail (self, error);
      return;
    }
  text = til_text_fill (g_dngettext (GETTEXT_PACKAGE, "{n} decision was added to the plan.",
                                     "{n} decisions were added to the plan.", self->n),
                        "n", n, NULL);
  gtk_widget_activate_action (self->parent, "win.toast", "s", text);
  til_case_model_show (self->model, TIL_PLACE_PLAN, self->plan_id);
  adding_free (self);
}

/* The action of the stored plan that was not there before, and says what was decided. */
static gint64
find_action (const Adding *self, const TilPlan *stored, const TilDecision *decision)
{
  for (guint i = 0; i < stored->goals->len; i++)
    {
      const TilGoal *goal = stored->goals->pdata[i];

      for (guint j = 0; j < goal->actions->len; j++)
        {
          const TilAction *action = goal->actions->pdata[j];

          if (!til_plan_find_action (self->before, action->record.id, NULL) &&
              g_strcmp0 (action->text, decision->text) == 0 && action->due == decision->due)
            return action->record.id;
        }
    }
  return 0;
}

static void
plan_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilPlan) stored = til_store_get_record_finish (TIL_STORE (source), result, &error);
  const TilCase *kase = til_case_model_get_case (self->model);
  const TilMeeting *current = kase ? til_case_record (kase, TIL_RECORD_MEETING, self->meeting_id)
                                   : NULL;
  g_autoptr (TilMeeting) meeting = NULL;

  if (!stored || !current)
    {
      if (stored)
        g_set_error_literal (&error, TIL_ERROR, TIL_ERROR_NOT_FOUND,
                             _ ("The meeting is not there."));
      fail (self, error);
      return;
    }
  meeting = til_record_copy (current);
  for (guint i = 0; i < meeting->decisions->len; i++)
    {
      TilDecision *decision = meeting->decisions->pdata[i];

      if (decision->action_id == 0)
        decision->action_id = find_action (self, stored, decision);
    }
  til_store_save_record_async (TIL_STORE (source), meeting, NULL, linked_cb, self);
}

static void
plan_saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Adding *self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (id == 0)
    {
      fail (self, error);
      return;
    }
  self->plan_id = id;
  til_store_get_record_async (TIL_STORE (source), TIL_RECORD_PLAN, id, NULL, plan_read_cb, self);
}

static void
begin (Adding *self)
{
  const TilCase *kase = til_case_model_get_case (self->model);
  const TilMeeting *meeting = kase ? til_case_record (kase, TIL_RECORD_MEETING, self->meeting_id)
                                   : NULL;
  const TilPlan *plan = kase ? til_open_plan (kase) : NULL;
  g_autoptr (TilPlan) copy = NULL;

  if (!meeting)
    {
      adding_free (self);
      return;
    }
  if (!plan)
    {
      /* A new plan takes the decisions in by itself. */
      til_plan_edit (self->parent, self->model, 0);
      adding_free (self);
      return;
    }
  self->before = til_record_copy (plan);
  copy = til_plan_with_decisions (plan, meeting, kase, &self->n);
  til_store_save_record_async (til_case_model_get_store (self->model), copy, NULL, plan_saved_cb,
                               self);
}

void
til_meeting_add_to_plan (GtkWidget *parent, TilCaseModel *model, gint64 meeting_id)
{
  Adding *self = g_new0 (Adding, 1);

  self->parent = g_object_ref (parent);
  self->model = g_object_ref (model);
  self->meeting_id = meeting_id;
  begin (self);
}
