/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan-form.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-part-widget.h"
#include "til-plan-words.h"
#include "til-record-rows.h"
#include "til-screen-text.h"
#include "til-text.h"

#define ICON_SIZE 28
#define PART "til-plan-part" /* of a row: the goal or action that it shows */
#define GOAL "til-plan-goal" /* of a button: the goal to add to */
#define WHO "til-plan-who"   /* of an action's row: where another name is written */
#define NEW_DUE 14           /* days */

static TilPlan *
plan_of (TilFormSection *self)
{
  return til_record_editor_get_record (self->editor);
}

/* -1 when part is an action. */
static int
goal_index (TilFormSection *self, gconstpointer part)
{
  return til_part_index (plan_of (self)->goals, part);
}

static gboolean
find_action (TilFormSection *self, gconstpointer part, guint *goal, guint *place)
{
  const GPtrArray *goals = plan_of (self)->goals;

  for (*goal = 0; *goal < goals->len; (*goal)++)
    {
      int index = til_part_index (((TilGoal *)goals->pdata[*goal])->actions, part);

      *place = (guint)MAX (index, 0);
      if (index >= 0)
        return TRUE;
    }
  return FALSE;
}

static void
move (TilFormSection *self, gpointer part, int steps)
{
  guint goal, place;
  gboolean moved = goal_index (self, part) >= 0
                       ? til_part_move (plan_of (self)->goals, part, steps)
                       : find_action (self, part, &goal, &place) &&
                             til_plan_move_action (plan_of (self), goal, place, steps);

  if (!moved)
    {
      gtk_widget_error_bell (GTK_WIDGET (self->group));
      return;
    }
  self->focus = part;
  til_record_editor_refresh (self->editor);
}

static void
up_cb (GtkWidget *button, TilFormSection *self)
{
  move (self, g_object_get_data (G_OBJECT (button), PART), -1);
}

static void
down_cb (GtkWidget *button, TilFormSection *self)
{
  move (self, g_object_get_data (G_OBJECT (button), PART), 1);
}

static gboolean
key_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, TilFormSection *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (key != GDK_KEY_Up && key != GDK_KEY_Down))
    return FALSE;
  move (self, g_object_get_data (G_OBJECT (row), PART), key == GDK_KEY_Up ? -1 : 1);
  return TRUE;
}

static void
remove_cb (GtkWidget *button, TilFormSection *self)
{
  gpointer part = g_object_get_data (G_OBJECT (button), PART);
  guint goal, place;

  if (goal_index (self, part) >= 0)
    g_ptr_array_remove (plan_of (self)->goals, part);
  else if (find_action (self, part, &goal, &place))
    g_ptr_array_remove_index (((TilGoal *)plan_of (self)->goals->pdata[goal])->actions, place);
  til_record_editor_refresh (self->editor);
}

static void
add_goal_cb (TilFormSection *self)
{
  self->focus = self->expand = til_record_add_part (plan_of (self), "goals");
  til_record_editor_refresh (self->editor);
}

static void
add_action_cb (GtkWidget *row, TilFormSection *self)
{
  TilGoal *goal = g_object_get_data (G_OBJECT (row), GOAL);
  TilAction *action = til_record_add_part (goal, "actions");

  action->due = til_date_today () + NEW_DUE;
  self->focus = self->expand = action;
  til_record_editor_refresh (self->editor);
}

/* What a row says while it is folded */

static char *
goal_row_title (TilFormSection *self, const TilGoal *goal)
{
  g_autofree char *title = til_goal_title (goal);
  g_autofree char *number = g_strdup_printf ("%d", goal_index (self, goal) + 1);

  return til_text_fill (_ ("Goal {number}: {goal}"), "number", number, "goal", title, NULL);
}

static char *
action_row_title (const TilAction *action)
{
  return action->text != NULL ? til_text_isolate (action->text) : g_strdup (_ ("A new action"));
}

static void
update_goal (TilFormSection *self, GtkWidget *row, const TilGoal *goal)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  g_autofree char *title = goal_row_title (self, goal);

  til_expander_set_texts (
      row, title,
      goal->area_key != NULL && kase != NULL
          ? til_case_area_name (kase, plan_of (self)->wheel_key, goal->area_key, NULL)
          : _ ("No area"));
}

static void
update_action (TilFormSection *self, GtkWidget *row, const TilAction *action)
{
  const TilCase *kase = til_record_editor_get_case (self->editor);
  GtkWidget *other = g_object_get_data (G_OBJECT (row), WHO);
  g_autofree char *title = action_row_title (action);
  g_autofree char *who = kase != NULL ? til_case_action_who (kase, action, NULL) : g_strdup ("");
  g_autofree char *shown = til_screen_paragraph (g_strdup (*who != '\0' ? who : _ ("Nobody yet")));
  g_autofree char *when = til_screen_paragraph (til_action_when (action, til_date_today ()));
  g_autofree char *both = g_strjoin ("\n", shown, when, NULL);

  til_expander_set_texts (row, title, both);
  gtk_widget_set_visible (other, action->staff_id == 0 && action->unit_id == 0 &&
                                     action->guardian_id == 0 && action->contact_id == 0);
}

static void
update_row (TilFormSection *self, GtkWidget *row)
{
  gpointer part = g_object_get_data (G_OBJECT (row), PART);

  if (part == NULL)
    return;
  if (goal_index (self, part) >= 0)
    update_goal (self, row, part);
  else
    update_action (self, row, part);
}

/* Rows */

static void
add_button (TilFormSection *self,
            GtkWidget *row,
            gpointer part,
            const char *icon_name,
            const char *form,
            const char *name,
            GCallback callback)
{
  g_autofree char *label = til_text_fill (form, "name", name, NULL);
  GtkWidget *button = til_icon_button_new (icon_name, label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), PART, part);
  g_signal_connect (button, "clicked", callback, self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

static void
add_buttons (TilFormSection *self, GtkWidget *row, gpointer part, const char *name)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Actions are put in front of one another. */
  add_button (self, row, part, "user-trash-symbolic", _ ("Remove “{name}”"), name,
              G_CALLBACK (remove_cb));
  add_button (self, row, part, "go-down-symbolic", _ ("Move “{name}” down (Alt+Down)"), name,
              G_CALLBACK (down_cb));
  add_button (self, row, part, "go-up-symbolic", _ ("Move “{name}” up (Alt+Up)"), name,
              G_CALLBACK (up_cb));
  g_object_set_data (G_OBJECT (row), PART, part);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (row, keys);
}

static const TilWheel *
find_wheel (TilFormSection *self)
{
  const GPtrArray *wheels = til_record_editor_get_wheels (self->editor);

  for (guint i = 0; i < wheels->len; i++)
    if (g_strcmp0 (((const TilWheel *)wheels->pdata[i])->key, plan_of (self)->wheel_key) == 0)
      return wheels->pdata[i];
  return NULL;
}

static void
add_goal (TilFormSection *self, TilGoal *goal)
{
  TilRecordEditor *editor = self->editor;
  AdwExpanderRow *row = ADW_EXPANDER_ROW (til_form_section_add_expander (self, goal));
  const TilWheel *wheel = find_wheel (self);
  int area = wheel != NULL && goal->area_key != NULL ? til_wheel_find_area (wheel, goal->area_key)
                                                     : -1;
  g_autofree char *name = til_goal_title (goal);

  if (area >= 0)
    adw_expander_row_add_prefix (row,
                                 til_part_new_area ((TilWheel *)wheel, (guint)area, ICON_SIZE));
  adw_expander_row_add_row (row, til_long_text_row_new (editor, goal, "text", _ ("Goal"), NULL));
  adw_expander_row_add_row (row, til_long_text_row_new (editor, goal, "child_words",
                                                        _ ("In the child's own words"), NULL));
  adw_expander_row_add_row (
      row, til_area_row_new (editor, goal, "area_key", plan_of (self)->wheel_key, _ ("Area")));
  adw_expander_row_add_row (row, til_flag_row_new (editor, goal, "keep", _ ("Keep it as it is")));
  adw_expander_row_add_row (
      row, til_enum_row_new (editor, goal, "state", _ ("How it went"), til_goal_state_names ()));
  add_buttons (self, GTK_WIDGET (row), goal, name);
  update_goal (self, GTK_WIDGET (row), goal);
}

static void
add_action (TilFormSection *self, TilAction *action)
{
  TilRecordEditor *editor = self->editor;
  AdwExpanderRow *row = ADW_EXPANDER_ROW (til_form_section_add_expander (self, action));
  GtkWidget *other = til_text_row_new (editor, action, "who", _ ("Name"));
  g_autofree char *name = action_row_title (action);

  gtk_widget_add_css_class (GTK_WIDGET (row), "til-nested");
  adw_expander_row_add_row (row, til_long_text_row_new (editor, action, "text", _ ("What"), NULL));
  adw_expander_row_add_row (row, til_plan_who_row_new (editor, action));
  adw_expander_row_add_row (row, other);
  adw_expander_row_add_row (row, til_date_row_new (editor, action, "due", _ ("When")));
  adw_expander_row_add_row (
      row, til_enum_row_new (editor, action, "status", _ ("Status"), til_action_status_names ()));
  g_object_set_data (G_OBJECT (row), WHO, other);
  add_buttons (self, GTK_WIDGET (row), action, name);
  update_action (self, GTK_WIDGET (row), action);
}

static void
add_action_button (TilFormSection *self, TilGoal *goal)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = til_goal_title (goal);
  g_autofree char *label = til_text_fill (_ ("Add an action to “{goal}”"), "goal", name, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Add an Action"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "til-nested");
  til_set_accessible_label (row, label);
  g_object_set_data (G_OBJECT (row), GOAL, goal);
  g_signal_connect (row, "activated", G_CALLBACK (add_action_cb), self);
  til_form_section_add (self, row);
}

/* A day is set when an action is done, and taken away when it isn't. */
static void
follow_status (TilFormSection *self)
{
  const GPtrArray *goals = plan_of (self)->goals;

  for (guint g = 0; g < goals->len; g++)
    {
      const GPtrArray *actions = ((TilGoal *)goals->pdata[g])->actions;

      for (guint a = 0; a < actions->len; a++)
        {
          TilAction *action = actions->pdata[a];

          if (action->status != TIL_ACTION_DONE)
            action->done_on = TIL_DATE_NONE;
          else if (action->done_on == TIL_DATE_NONE)
            action->done_on = til_date_today ();
        }
    }
}

/* The parts in order, and the areas that the rows have pictures of. */
static char *
describe (TilFormSection *self)
{
  const GPtrArray *goals = plan_of (self)->goals;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%p", (const void *)find_wheel (self));
  for (guint g = 0; g < goals->len; g++)
    {
      const TilGoal *goal = goals->pdata[g];

      g_string_append_printf (text, "|%p", (const void *)goal);
      for (guint a = 0; a < goal->actions->len; a++)
        g_string_append_printf (text, ":%p", goal->actions->pdata[a]);
    }
  return g_string_free (text, FALSE);
}

static void
update (TilFormSection *self)
{
  const GPtrArray *goals = plan_of (self)->goals;

  follow_status (self);
  if (!til_form_section_begin (self, describe (self)))
    {
      for (guint i = 0; i < self->rows->len; i++)
        update_row (self, self->rows->pdata[i]);
      return;
    }
  for (guint g = 0; g < goals->len; g++)
    {
      TilGoal *goal = goals->pdata[g];

      add_goal (self, goal);
      for (guint a = 0; a < goal->actions->len; a++)
        add_action (self, goal->actions->pdata[a]);
      add_action_button (self, goal);
    }
  til_form_section_add_button (self, _ ("Add a Goal"), "list-add-symbolic",
                               G_CALLBACK (add_goal_cb));
}

void
til_plan_form_add_goals (TilRecordEditor *editor)
{
  TilFormSection *self = til_form_section_new (
      editor, _ ("Goals and actions"),
      _ ("A goal for each area, with what is done, who does it and when. “Keep it as it is” is a "
         "goal too."));

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update), self);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (update), self);
  update (self);
}

/* How each goal went */

static void
update_states (TilFormSection *self)
{
  const GPtrArray *goals = plan_of (self)->goals;

  if (!til_form_section_begin (self, describe (self)))
    return;
  for (guint g = 0; g < goals->len; g++)
    {
      g_autofree char *title = til_goal_title (goals->pdata[g]);

      til_form_section_add (self, til_enum_row_new (self->editor, goals->pdata[g], "state", title,
                                                    til_goal_state_names ()));
    }
}

void
til_plan_form_add_states (TilRecordEditor *editor)
{
  TilFormSection *self = til_form_section_new (editor, _ ("How each goal went"), NULL);

  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (update_states), self);
  update_states (self);
}
