/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-form.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-record-rows.h"
#include "til-text.h"

#define WIDTH 680
#define HEIGHT 760

static const char *const *
status_names (void)
{
  static const char *names[TIL_N_UNDERTAKING_STATUSES + 1];

  for (int i = 0; i < TIL_N_UNDERTAKING_STATUSES; i++)
    names[i] = til_undertaking_status_name (i);
  return names;
}

/* The plan's goals, to choose from instead of writing one again. */

static void
goal_cb (GtkWidget *button, TilRecordEditor *editor)
{
  TilUndertaking *record = til_record_editor_get_record (editor);

  til_record_set_text (&record->goal, g_object_get_data (G_OBJECT (button), "til-goal"));
  til_record_editor_refresh (editor);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
}

static GtkWidget *
goal_button_new (TilRecordEditor *editor, const char *goal)
{
  g_autofree char *isolated = til_text_isolate (goal);
  GtkWidget *button = gtk_button_new_with_label (isolated);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "til-goal", g_strdup (goal), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (goal_cb), editor);
  return button;
}

/* Listed by goal: each comes once. */
static GtkWidget *
goals_new (TilRecordEditor *editor, const GPtrArray *plan)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < plan->len; i++)
    {
      const char *goal = ((const TilUndertaking *)plan->pdata[i])->goal;

      if (i == 0 || g_strcmp0 (goal, ((const TilUndertaking *)plan->pdata[i - 1])->goal) != 0)
        gtk_box_append (GTK_BOX (box), goal_button_new (editor, goal != NULL ? goal : ""));
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Choose a Goal of the Plan"));
  til_set_accessible_label (button, _ ("Choose a Goal of the Plan"));
  return button;
}

static void
fill (TilRecordEditor *editor, TilCollaborationData *data)
{
  TilUndertaking *record = til_record_editor_get_record (editor);
  const GPtrArray *plan = til_collaboration_data_list (data, TIL_RECORD_UNDERTAKING);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);
  GtkWidget *goal = til_text_row_new (editor, record, "goal", _ ("Goal"));

  if (plan->len > 0)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (goal), goals_new (editor, plan));
  adw_preferences_group_add (group, goal);
  adw_preferences_group_add (group, til_text_row_new (editor, record, "sub_goal", _ ("Sub-goal")));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, record, "activity", _ ("What is done"), NULL));
  adw_preferences_group_add (
      group, til_enum_row_new (editor, record, "status", _ ("Status"), status_names ()));
  group = til_record_editor_add_group (editor, _ ("When and Who"), NULL);
  adw_preferences_group_add (group, til_date_row_new (editor, record, "starts_on", _ ("Starts")));
  adw_preferences_group_add (group, til_date_row_new (editor, record, "ends_on", _ ("Ends")));
  adw_preferences_group_add (
      group,
      til_ref_row_new (editor, record, "unit_id", _ ("Unit that answers for it"), _ ("No unit")));
  adw_preferences_group_add (group,
                             til_text_row_new (editor, record, "responsible", _ ("Role or group")));
  group = til_record_editor_add_group (editor, _ ("Follow-up"), NULL);
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, record, "indicator", _ ("Indicator"),
                                                    _ ("How one sees that it is done.")));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, record, "comment", _ ("Comment"), NULL));
}

static int
last_position (TilCollaborationData *data)
{
  const GPtrArray *plan = til_collaboration_data_list (data, TIL_RECORD_UNDERTAKING);
  int last = 0;

  for (guint i = 0; i < plan->len; i++)
    last = MAX (last, ((const TilUndertaking *)plan->pdata[i])->position);
  return last;
}

TilRecordEditor *
til_undertaking_form_new (GtkWidget *parent,
                          TilCollaborationData *data,
                          const TilUndertaking *undertaking,
                          const char *goal)
{
  g_autoptr (TilUndertaking) record = undertaking != NULL
                                          ? til_record_copy (undertaking)
                                          : til_record_new_of (TIL_RECORD_UNDERTAKING);
  TilRecordEditor *editor;

  if (undertaking == NULL)
    {
      til_record_set_text (&record->goal, goal);
      record->position = last_position (data) + 1;
    }
  editor = til_record_editor_new (NULL, til_collaboration_data_get_store (data), record,
                                  undertaking != NULL ? _ ("Activity of the Plan")
                                                      : _ ("New Activity of the Plan"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  fill (editor, data);
  til_record_editor_present (editor, parent);
  return editor;
}
