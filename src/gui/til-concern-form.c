/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-mapping-view-private.h"
#include "til-record-rows.h"
#include "til-text.h"

static TilConcern *
prefilled_new (TilCaseModel *model)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilWheel *wheel = til_case_model_get_wheel (model);
  const TilStaff *staff = til_case_staff (kase,
                                          til_store_get_actor (til_case_model_get_store (model)));
  TilConcern *concern = til_record_new_of (TIL_RECORD_CONCERN);

  concern->child_id = til_case_model_get_child_id (model);
  concern->date = til_date_today ();
  concern->unit_id = staff != NULL ? staff->unit_id : 0;
  concern->wheel_key = wheel != NULL ? g_strdup (wheel->key) : NULL;
  return concern;
}

static void
show_due (TilRecordEditor *editor, GtkLabel *label)
{
  const TilConcern *concern = til_record_editor_get_record (editor);
  TilDate due = til_concern_feedback_due (concern);
  g_autofree char *date = til_date_with_distance (due, til_date_today ());
  g_autofree char *text = til_text_fill (_ ("The answer is due {date}, a week after the decision."),
                                         "date", date, NULL);

  gtk_label_set_label (label, due != TIL_DATE_NONE
                                  ? text
                                  : _ ("Whoever made the report may ask whether an inquiry was "
                                       "opened. The answer is due a week after the decision."));
}

static void
add_rows (TilRecordEditor *editor)
{
  TilConcern *concern = til_record_editor_get_record (editor);
  GtkWidget *due = til_line_new ("", "caption");
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, NULL,
      _ ("Only that the report was made is written here: the day, the unit and the areas. What it "
         "says stays with social services. A report never needs consent."));

  adw_preferences_group_add (group, til_date_row_new (editor, concern, "date", _ ("Made on")));
  adw_preferences_group_add (
      group, til_ref_row_new (editor, concern, "unit_id", _ ("Unit that made it"), NULL));
  adw_preferences_group_add (group, til_areas_row_new (editor, concern, "areas", NULL,
                                                       _ ("Areas that it is about"), NULL));
  group = til_record_editor_add_group (editor, _ ("Feedback"), NULL);
  adw_preferences_group_add (
      group, til_flag_row_new (editor, concern, "feedback_asked", _ ("Feedback asked for")));
  adw_preferences_group_add (
      group, til_date_row_new (editor, concern, "decided_on", _ ("Social services decided on")));
  adw_preferences_group_add (
      group, til_date_row_new (editor, concern, "feedback_on", _ ("Feedback received on")));
  gtk_widget_add_css_class (due, "dim-label");
  adw_preferences_group_add (group, til_content_row_new (_ ("When feedback is due"), due));
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_due), due, 0);
  g_signal_connect_object (editor, "refresh", G_CALLBACK (show_due), due, 0);
  show_due (editor, GTK_LABEL (due));
}

void
til_concern_edit (GtkWidget *parent, TilCaseModel *model, gint64 id)
{
  const TilCase *kase = til_case_model_get_case (model);
  g_autoptr (TilConcern) concern = NULL;
  TilRecordEditor *editor;

  if (kase == NULL)
    return;
  if (id != 0)
    {
      const TilConcern *stored = til_case_record (kase, TIL_RECORD_CONCERN, id);

      if (stored == NULL)
        return;
      concern = til_record_copy (stored);
    }
  else
    concern = prefilled_new (model);
  editor = til_record_editor_new (model, NULL, concern, _ ("Report of Concern"));
  add_rows (editor);
  til_record_editor_present (editor, parent);
}
