/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-activity-form.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-record-rows-private.h"
#include "til-text.h"

#define WIDTH 680
#define HEIGHT 760
#define MOST_PEOPLE 9999

/* The numbers of one sector: a part of the record while one of them is told. */
typedef struct
{
  TilRecordEditor *editor; /* borrowed: the row goes with it */
  TilService service;
  GtkSpinButton *invited; /* borrowed */
  GtkSpinButton *present; /* borrowed */
  gboolean showing;
} TurnoutRow;

static TilTurnout *
find_turnout (TurnoutRow *self)
{
  const TilActivity *activity = til_record_editor_get_record (self->editor);

  for (guint i = 0; i < activity->turnout->len; i++)
    if (((TilTurnout *)activity->turnout->pdata[i])->service == self->service)
      return activity->turnout->pdata[i];
  return NULL;
}

static void
show_turnout (TurnoutRow *self)
{
  const TilTurnout *turnout = find_turnout (self);

  self->showing = TRUE;
  gtk_spin_button_set_value (self->invited, turnout != NULL ? turnout->invited : 0);
  gtk_spin_button_set_value (self->present, turnout != NULL ? turnout->present : 0);
  self->showing = FALSE;
}

static void
turnout_changed_cb (TurnoutRow *self)
{
  TilActivity *activity = til_record_editor_get_record (self->editor);
  TilTurnout *turnout = find_turnout (self);
  int invited = gtk_spin_button_get_value_as_int (self->invited);
  int present = gtk_spin_button_get_value_as_int (self->present);

  if (self->showing)
    return;
  if (invited == 0 && present == 0)
    {
      if (turnout != NULL)
        g_ptr_array_remove (activity->turnout, turnout);
    }
  else
    {
      if (turnout == NULL)
        turnout = til_record_add_part (activity, "turnout");
      turnout->service = self->service;
      turnout->invited = invited;
      turnout->present = present;
    }
  til_record_editor_touch (self->editor);
}

static GtkSpinButton *
number_new (TurnoutRow *self, const char *what)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MOST_PEOPLE, 1);
  g_autofree char *name = til_text_fill (what, "sector", til_service_name (self->service), NULL);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (spin, name);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  til_set_accessible_label (spin, name);
  til_set_accessible_label (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (spin))), name);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (turnout_changed_cb), self);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
numbers_new (TurnoutRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->invited = number_new (self, _ ("Invited: {sector}"));
  self->present = number_new (self, _ ("Present: {sector}"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->invited));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->present));
  return box;
}

static GtkWidget *
turnout_row_new (TilRecordEditor *editor, TilService service, GtkSizeGroup *columns[2])
{
  GtkWidget *row = adw_action_row_new ();
  TurnoutRow *self = g_new0 (TurnoutRow, 1);

  self->editor = editor;
  self->service = service;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), til_service_name (service));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), numbers_new (self));
  gtk_size_group_add_widget (columns[0], GTK_WIDGET (self->invited));
  gtk_size_group_add_widget (columns[1], GTK_WIDGET (self->present));
  til_set_accessible_label (row, til_service_name (service));
  g_object_set_data_full (G_OBJECT (editor), til_service_keys[service], self, g_free);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (show_turnout), self);
  show_turnout (self);
  return row;
}

static const char *
invited_title (void)
{
  return C_ ("number of people", "Invited");
}

static const char *
present_title (void)
{
  return C_ ("number of people", "Present");
}

/* Above the two columns of numbers. */
static GtkWidget *
columns_row_new (GtkSizeGroup *columns[2])
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *const titles[] = { invited_title (), present_title () };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = gtk_label_new (titles[i]);

      gtk_widget_add_css_class (label, "heading");
      gtk_size_group_add_widget (columns[i], label);
      gtk_box_append (GTK_BOX (box), label);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Sector"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  til_set_accessible_label (row, _ ("Sector"));
  return row;
}

static void
add_turnout (TilRecordEditor *editor)
{
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, _ ("Invited and Present"),
      _ ("0 invited means that it isn’t told. Fill in who came after the day."));
  const TilRecordClass *class = til_record_part_class ("turnout");
  g_autoptr (GtkSizeGroup) invited = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) present = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkSizeGroup *columns[2] = { invited, present };

  til_record_editor_name_field (editor, class, til_record_class_find_field (class, "invited"),
                                invited_title (), NULL);
  til_record_editor_name_field (editor, class, til_record_class_find_field (class, "present"),
                                present_title (), NULL);
  adw_preferences_group_add (group, columns_row_new (columns));
  for (TilService i = TIL_SERVICE_EDUCATION; i < TIL_N_SERVICES; i++)
    adw_preferences_group_add (group, turnout_row_new (editor, i, columns));
  adw_preferences_group_add (group, turnout_row_new (editor, TIL_SERVICE_NONE, columns));
}

/* The round that evaluates it */

static void
show_round (TilRowLink *link)
{
  til_choice_set_id (link->input, *(gint64 *)til_row_value (link));
}

static void
round_changed_cb (TilRowLink *link)
{
  if (til_row_is_quiet (link))
    return;
  *(gint64 *)til_row_value (link) = til_choice_get_id (link->input);
  til_row_touch (link);
}

static GtkWidget *
round_row_new (TilRecordEditor *editor, TilCollaborationData *data)
{
  TilActivity *activity = til_record_editor_get_record (editor);
  const GPtrArray *rounds = til_collaboration_data_list (data, TIL_RECORD_SURVEY_ROUND);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row = adw_combo_row_new ();
  TilRowLink *link;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Survey round"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  g_array_set_size (ids, 1);
  g_ptr_array_add (texts, g_strdup (_ ("No survey")));
  for (guint i = 0; i < rounds->len; i++)
    {
      gint64 id = ((const TilRecord *)rounds->pdata[i])->id;
      char *name = til_collaboration_data_round_name (data, id);

      g_array_append_val (ids, id);
      g_ptr_array_add (texts, name);
      til_record_editor_name_ref (editor, TIL_REF_SURVEY_ROUND, id, name);
    }
  link = til_row_link (row, editor, activity, "round_id", _ ("Survey round"), NULL, show_round);
  link->input = row;
  til_choice_setup (row);
  til_choice_set_lines (row, (const gint64 *)ids->data, (const char *const *)texts->pdata,
                        ids->len);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (round_changed_cb), link);
  til_row_show (link);
  return row;
}

/* The form */

static const char *const *
kind_names (void)
{
  static const char *names[TIL_N_ACTIVITY_KINDS + 1];

  for (int i = 0; i < TIL_N_ACTIVITY_KINDS; i++)
    names[i] = til_activity_kind_name (i);
  return names;
}

static void
fill (TilRecordEditor *editor, TilCollaborationData *data)
{
  TilActivity *activity = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);

  adw_preferences_group_add (
      group, til_enum_row_new (editor, activity, "kind", _ ("Kind"), kind_names ()));
  adw_preferences_group_add (group,
                             til_text_row_new (editor, activity, "name", _ ("What it is about")));
  adw_preferences_group_add (group, til_date_row_new (editor, activity, "date", _ ("Date")));
  adw_preferences_group_add (group, til_text_row_new (editor, activity, "place", _ ("Place")));
  add_turnout (editor);
  group = til_record_editor_add_group (editor, _ ("Evaluation"), NULL);
  adw_preferences_group_add (group, round_row_new (editor, data));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, activity, "evaluation", _ ("In words"),
                                    _ ("What those who were there thought, and what to change.")));
}

TilRecordEditor *
til_activity_form_new (GtkWidget *parent, TilCollaborationData *data, const TilActivity *activity)
{
  g_autoptr (TilActivity) record = activity != NULL ? til_record_copy (activity)
                                                    : til_record_new_of (TIL_RECORD_ACTIVITY);
  TilRecordEditor *editor;

  if (activity == NULL)
    record->date = til_date_today ();
  editor = til_record_editor_new (NULL, til_collaboration_data_get_store (data), record,
                                  activity != NULL ? _ ("Activity") : _ ("New Activity"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  fill (editor, data);
  til_record_editor_present (editor, parent);
  return editor;
}
