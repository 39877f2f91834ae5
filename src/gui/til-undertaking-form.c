/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-form.h"

#include <glib/gi18n-lib.h>

#include "til-record-rows.h"

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

static void
fill (TilRecordEditor *editor)
{
  TilUndertaking *record = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);

  adw_preferences_group_add (group, til_text_row_new (editor, record, "goal", _ ("Goal")));
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
  fill (editor);
  til_record_editor_present (editor, parent);
  return editor;
}
