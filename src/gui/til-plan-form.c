/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-form.h"

#include <glib/gi18n-lib.h>

#include "til-child-views.h"
#include "til-gui-util.h"
#include "til-meeting-plan.h"
#include "til-meeting-words.h"
#include "til-plan-words.h"
#include "til-record-rows.h"
#include "til-text.h"

#define FOLLOW_UP_WEEKS 6
#define WEEK 7
#define WIDTH 760
#define HEIGHT 760

/* What a new plan is proposed from */

static void
propose_goals (TilPlan *plan, const TilCase *kase)
{
  g_autoptr (TilMeeting) agenda = til_record_new_of (TIL_RECORD_MEETING);

  til_meeting_propose_points (agenda, kase);
  til_record_set_text (&plan->wheel_key, agenda->wheel_key);
  for (guint i = 0; i < agenda->points->len; i++)
    {
      TilGoal *goal = til_record_add_part (plan, "goals");

      til_record_set_text (&goal->area_key, ((TilAgendaPoint *)agenda->points->pdata[i])->area_key);
    }
}

static TilPlan *
take_in_decisions (TilPlan *plan, const TilCase *kase)
{
  const GPtrArray *meetings = kase->records[TIL_RECORD_MEETING];

  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];
      TilPlan *more;
      guint n;

      if (meeting->child_id == 0 || meeting->status != TIL_MEETING_HELD ||
          til_meeting_open_decisions (meeting) == 0)
        continue;
      more = til_plan_with_decisions (plan, meeting, kase, &n);
      til_record_free (plan);
      plan = more;
    }
  return plan;
}

TilPlan *
til_plan_propose (const TilCase *kase, TilDate on)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  const TilMapping *mapping = kase->mappings->len > 0 ? kase->mappings->pdata[0] : NULL;

  plan->child_id = kase->child->id;
  plan->date = on;
  plan->follow_up = on + FOLLOW_UP_WEEKS * WEEK;
  plan->mapping_id = mapping != NULL ? mapping->id : 0;
  propose_goals (plan, kase);
  if (plan->wheel_key == NULL && mapping != NULL)
    til_record_set_text (&plan->wheel_key, mapping->wheel->key);
  plan = take_in_decisions (plan, kase);
  if (plan->goals->len == 0)
    til_record_add_part (plan, "goals");
  return plan;
}

/* Once the plan is saved, each decision that it took in knows its action. */

typedef struct
{
  TilCaseModel *model; /* (owned) */
  GArray *meetings;    /* (owned) ids of those whose decisions were taken in */
} Linking;

static void
linking_free (gpointer data, GClosure *closure)
{
  Linking *self = data;

  g_object_unref (self->model);
  g_array_unref (self->meetings);
  g_free (self);
}

static const TilAction *
find_taken_in (const TilPlan *plan, const TilDecision *decision, GHashTable *used)
{
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];

          if (g_strcmp0 (action->text, decision->text) == 0 &&
              g_hash_table_add (used, (gpointer)action))
            return action;
        }
    }
  return NULL;
}

static void
linked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilCaseModel) model = data;
  g_autoptr (GError) error = NULL;

  if (til_store_id_finish (TIL_STORE (source), result, &error) == 0 &&
      !til_error_is_cancelled (error))
    g_signal_emit_by_name (model, "failed", error->message);
}

static void
plan_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Linking *self = data;
  g_autoptr (TilPlan) plan = til_store_get_record_finish (TIL_STORE (source), result, NULL);
  const TilCase *kase = til_case_model_get_case (self->model);
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; plan != NULL && kase != NULL && i < self->meetings->len; i++)
    {
      const TilMeeting *meeting = til_case_record (kase, TIL_RECORD_MEETING,
                                                   g_array_index (self->meetings, gint64, i));
      g_autoptr (TilMeeting) copy = meeting != NULL ? til_record_copy (meeting) : NULL;
      gboolean changed = FALSE;

      for (guint d = 0; copy != NULL && d < copy->decisions->len; d++)
        {
          TilDecision *decision = copy->decisions->pdata[d];
          const TilAction *action = decision->action_id == 0 ? find_taken_in (plan, decision, used)
                                                             : NULL;

          if (action != NULL)
            decision->action_id = action->record.id;
          changed = changed || action != NULL;
        }
      if (changed)
        til_store_save_record_async (TIL_STORE (source), copy, NULL, linked_cb,
                                     g_object_ref (self->model));
    }
  linking_free (self, NULL);
}

static void
saved_cb (TilRecordEditor *editor, gint64 id, Linking *self)
{
  Linking *reading = g_new0 (Linking, 1);

  reading->model = g_object_ref (self->model);
  reading->meetings = g_array_ref (self->meetings);
  til_store_get_record_async (til_case_model_get_store (self->model), TIL_RECORD_PLAN, id, NULL,
                              plan_read_cb, reading);
}

static void
link_decisions (TilRecordEditor *editor, TilCaseModel *model, const TilCase *kase)
{
  const GPtrArray *meetings = kase->records[TIL_RECORD_MEETING];
  Linking *self = g_new0 (Linking, 1);

  self->model = g_object_ref (model);
  self->meetings = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->child_id != 0 && meeting->status == TIL_MEETING_HELD &&
          til_meeting_open_decisions (meeting) > 0)
        g_array_append_val (self->meetings, meeting->record.id);
    }
  g_signal_connect_data (editor, "saved", G_CALLBACK (saved_cb), self, linking_free, 0);
}

/* The step of the process that goes with it: a toast tells it, and takes it back. */

typedef struct
{
  TilStep step;
  gboolean also_back;
} Step;

static void
free_data (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
step_cb (TilRecordEditor *editor, gint64 id, Step *wanted)
{
  TilCaseModel *model = til_record_editor_get_model (editor);
  const TilCase *kase = til_case_model_get_case (model);

  if (kase != NULL && (kase->child->step < wanted->step ||
                       (wanted->also_back && kase->child->step != wanted->step)))
    til_case_model_set_step (model, wanted->step);
}

void
til_plan_form_step_on_save (TilRecordEditor *editor, TilStep step, gboolean also_back)
{
  Step *wanted = g_new0 (Step, 1);

  wanted->step = step;
  wanted->also_back = also_back;
  g_signal_connect_data (editor, "saved", G_CALLBACK (step_cb), wanted, free_data, 0);
}

/* The whole plan */

static TilPlan *
plan_of (TilRecordEditor *editor)
{
  return til_record_editor_get_record (editor);
}

static void
add_kind (TilRecordEditor *editor)
{
  TilPlan *plan = plan_of (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, _ ("The plan"), NULL);

  adw_preferences_group_add (
      group, til_enum_row_new (editor, plan, "kind", _ ("Kind"), til_plan_kind_names ()));
  adw_preferences_group_add (group, til_date_row_new (editor, plan, "date", _ ("Begun on")));
  adw_preferences_group_add (group,
                             til_date_row_new (editor, plan, "follow_up", _ ("Next follow-up")));
}

/* Whom the child wants becomes the coordinator, unless somebody else was chosen. */
static void
follow_wish_cb (TilRecordEditor *editor, gint64 *wished)
{
  TilPlan *plan = plan_of (editor);

  if (plan->wished_id == *wished)
    return;
  *wished = plan->wished_id;
  if (plan->wished_id == 0 || plan->coordinator_id != 0 || plan->coordinator != NULL)
    return;
  plan->coordinator_id = plan->wished_id;
  til_record_editor_refresh (editor);
}

/* R10 */
static void
add_coordinator (TilRecordEditor *editor)
{
  TilPlan *plan = plan_of (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, _ ("Coordinator"),
      _ ("Ask the child first, and write down the wish. Another choice needs a reason."));

  adw_preferences_group_add (group, til_text_row_new (editor, plan, "child_wish",
                                                      _ ("Whom the child wants, in its own "
                                                         "words")));
  adw_preferences_group_add (group,
                             til_ref_row_new (editor, plan, "wished_id",
                                              _ ("The wished person, when on the staff list"),
                                              _ ("Somebody else, or no wish")));
  adw_preferences_group_add (group,
                             til_ref_row_new (editor, plan, "coordinator_id", _ ("Coordinator"),
                                              _ ("Not on the staff list")));
  adw_preferences_group_add (group, til_text_row_new (editor, plan, "coordinator",
                                                      _ ("Coordinator not on the staff list")));
  adw_preferences_group_add (group, til_text_row_new (editor, plan, "coordinator_reason",
                                                      _ ("Why, when it is another choice")));
  g_signal_connect_data (editor, "changed", G_CALLBACK (follow_wish_cb),
                         g_memdup2 (&plan->wished_id, sizeof plan->wished_id), free_data, 0);
}

static void
show_sip_cb (TilRecordEditor *editor, GtkWidget *group)
{
  gtk_widget_set_visible (group, plan_of (editor)->kind == TIL_PLAN_SIP);
}

static void
follow_kind_cb (GtkWidget *group, TilRecordEditor *editor)
{
  show_sip_cb (editor, group);
}

/* R12 */
static void
add_sip (TilRecordEditor *editor)
{
  static const char *const fields[] = { "sip_measures", "sip_authorities", "sip_others",
                                        "sip_responsible" };
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, _ ("What the law asks of a SIP"),
      _ ("It can be saved before all four are written, and is complete when they are."));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    adw_preferences_group_add (group, til_long_text_row_new (editor, plan_of (editor), fields[i],
                                                             til_plan_sip_point (i), NULL));
  g_signal_connect_object (editor, "changed", G_CALLBACK (follow_kind_cb), group,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "refresh", G_CALLBACK (follow_kind_cb), group,
                           G_CONNECT_SWAPPED);
  show_sip_cb (editor, GTK_WIDGET (group));
}

static void
add_units (TilRecordEditor *editor)
{
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, _ ("Who shares the plan"),
      _ ("Beside those who do something in it. Another organisation needs consent."));

  adw_preferences_group_add (
      group, til_units_row_new (editor, plan_of (editor), "units", _ ("Units"), NULL));
}

void
til_plan_edit (GtkWidget *parent, TilCaseModel *model, gint64 id)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilPlan *plan = kase != NULL && id != 0 ? til_case_record (kase, TIL_RECORD_PLAN, id)
                                                : NULL;
  g_autoptr (TilPlan) copy = NULL;
  TilRecordEditor *editor;

  if (kase == NULL || (id != 0 && plan == NULL))
    return;
  copy = plan != NULL ? til_record_copy (plan) : til_plan_propose (kase, til_date_today ());
  if (copy->wheel_key == NULL && til_case_model_get_wheel (model) != NULL)
    til_record_set_text (&copy->wheel_key, til_case_model_get_wheel (model)->key);
  editor = til_record_editor_new (model, NULL, copy,
                                  plan != NULL ? _ ("Edit Plan") : _ ("New Plan"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  add_kind (editor);
  add_coordinator (editor);
  til_plan_form_add_goals (editor);
  add_sip (editor);
  add_units (editor);
  if (plan == NULL)
    {
      link_decisions (editor, model, kase);
      til_plan_form_step_on_save (editor, TIL_STEP_COOPERATE, FALSE);
    }
  til_record_editor_present (editor, parent);
}
