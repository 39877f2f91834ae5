/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-change.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-plan-words.h"
#include "til-text.h"

static void
add_toast (GtkWidget *widget, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static const TilPlan *
find_plan (TilCaseModel *model, gint64 plan_id)
{
  const TilCase *kase = til_case_model_get_case (model);

  return kase != NULL ? til_case_record (kase, TIL_RECORD_PLAN, plan_id) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) overlay = data;
  g_autoptr (GError) error = NULL;

  if (til_store_id_finish (TIL_STORE (source), result, &error) == 0 &&
      !til_error_is_cancelled (error))
    add_toast (overlay, til_toast_new (error->message));
}

/* The row it began in is made anew meanwhile; the overlay stays. */
static void
save (GtkWidget *widget, TilCaseModel *model, const TilPlan *plan)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);

  til_store_save_record_async (til_case_model_get_store (model), plan, NULL, saved_cb,
                               g_object_ref (overlay != NULL ? overlay : widget));
}

/* Status */

typedef struct
{
  GtkWidget *overlay;  /* (owned) */
  TilCaseModel *model; /* (owned) */
  gint64 plan_id;
  gint64 action_id;
  TilActionStatus status;
  TilDate done_on;
} Before;

static void
before_free (gpointer data, GClosure *closure)
{
  Before *before = data;

  g_object_unref (before->overlay);
  g_object_unref (before->model);
  g_free (before);
}

static void
undo_cb (AdwToast *toast, Before *before)
{
  const TilPlan *plan = find_plan (before->model, before->plan_id);
  g_autoptr (TilPlan) copy = plan != NULL ? til_record_copy (plan) : NULL;
  TilAction *action = copy != NULL ? til_plan_find_action (copy, before->action_id, NULL) : NULL;

  if (action == NULL)
    return;
  action->status = before->status;
  action->done_on = before->done_on;
  save (before->overlay, before->model, copy);
}

static void
offer_undo (GtkWidget *widget,
            TilCaseModel *model,
            gint64 plan_id,
            const TilAction *old,
            const char *status)
{
  Before *before = g_new0 (Before, 1);
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *name = til_text_isolate (old->text != NULL ? old->text : "");
  g_autofree char *text = til_text_fill (_ ("{action}: {status}"), "action", name, "status", status,
                                         NULL);
  AdwToast *toast = til_toast_new (text);

  before->overlay = g_object_ref (overlay != NULL ? overlay : widget);
  before->model = g_object_ref (model);
  before->plan_id = plan_id;
  before->action_id = old->record.id;
  before->status = old->status;
  before->done_on = old->done_on;
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), before, before_free, 0);
  add_toast (widget, toast);
}

void
til_action_set_status (TilAction *self, TilActionStatus status, TilDate on)
{
  self->status = status;
  if (status != TIL_ACTION_DONE)
    self->done_on = TIL_DATE_NONE;
  else if (self->done_on == TIL_DATE_NONE)
    self->done_on = on;
}

void
til_plan_set_status (GtkWidget *widget,
                     TilCaseModel *model,
                     gint64 plan_id,
                     gint64 action_id,
                     TilActionStatus status)
{
  const TilPlan *plan = find_plan (model, plan_id);
  const TilAction *old = plan != NULL ? til_plan_find_action (plan, action_id, NULL) : NULL;
  g_autoptr (TilPlan) copy = NULL;

  if (old == NULL || old->status == status)
    return;
  copy = til_record_copy (plan);
  til_action_set_status (til_plan_find_action (copy, action_id, NULL), status, til_date_today ());
  offer_undo (widget, model, plan_id, old, til_action_status_name (status));
  save (widget, model, copy);
}

/* Order */

gboolean
til_plan_find_place (const TilPlan *self, gint64 action_id, guint *goal, guint *place)
{
  for (guint g = 0; g < self->goals->len; g++)
    {
      const TilGoal *candidate = self->goals->pdata[g];

      for (guint a = 0; a < candidate->actions->len; a++)
        if (((const TilRecord *)candidate->actions->pdata[a])->id == action_id)
          {
            *goal = g;
            *place = a;
            return TRUE;
          }
    }
  return FALSE;
}

gboolean
til_plan_place_action (TilPlan *self, gint64 action_id, guint goal, guint place)
{
  guint from_goal = 0, from_place = 0;
  GPtrArray *from, *to;
  gpointer action;

  if (goal >= self->goals->len || !til_plan_find_place (self, action_id, &from_goal, &from_place))
    return FALSE;
  /* Before itself, or before the one after it: where it is. */
  if (from_goal == goal && (place == from_place || place == from_place + 1))
    return FALSE;
  from = ((TilGoal *)self->goals->pdata[from_goal])->actions;
  to = ((TilGoal *)self->goals->pdata[goal])->actions;
  action = g_ptr_array_steal_index (from, from_place);
  if (from_goal == goal && place > from_place)
    place--;
  g_ptr_array_insert (to, (int)MIN (place, to->len), action);
  return TRUE;
}

gboolean
til_plan_move (GtkWidget *widget, TilCaseModel *model, gint64 plan_id, gint64 action_id, int steps)
{
  const TilPlan *plan = find_plan (model, plan_id);
  g_autoptr (TilPlan) copy = plan != NULL ? til_record_copy (plan) : NULL;
  guint goal = 0, place = 0;

  if (copy == NULL || !til_plan_find_place (copy, action_id, &goal, &place) ||
      !til_plan_move_action (copy, goal, place, steps))
    return FALSE;
  save (widget, model, copy);
  return TRUE;
}

void
til_plan_drop (GtkWidget *widget,
               TilCaseModel *model,
               gint64 plan_id,
               gint64 action_id,
               guint goal,
               guint place)
{
  const TilPlan *plan = find_plan (model, plan_id);
  g_autoptr (TilPlan) copy = plan != NULL ? til_record_copy (plan) : NULL;

  if (copy != NULL && til_plan_place_action (copy, action_id, goal, place))
    save (widget, model, copy);
}
