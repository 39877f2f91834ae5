/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-views.h"

#include <glib/gi18n-lib.h>

#include "til-mapping-view-private.h"
#include "til-record-rows.h"

static TilObservation *
prefilled_new (TilCaseModel *model)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilWheel *wheel = til_case_model_get_wheel (model);
  gint64 actor = til_store_get_actor (til_case_model_get_store (model));
  const TilStaff *staff = til_case_staff (kase, actor);
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = til_case_model_get_child_id (model);
  observation->date = til_date_today ();
  observation->staff_id = staff != NULL ? actor : 0;
  observation->unit_id = staff != NULL && staff->unit_id != 0 ? staff->unit_id
                                                              : kase->child->unit_id;
  observation->wheel_key = wheel != NULL ? g_strdup (wheel->key) : NULL;
  observation->responsible_id = kase->child->responsible_id;
  return observation;
}

/* What was seen, the areas, what was tried: two minutes. When and who come after, filled in. */
static void
add_rows (TilRecordEditor *editor, TilCaseModel *model)
{
  TilObservation *observation = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (editor, NULL, NULL);

  adw_preferences_group_add (
      group, til_long_text_row_new (editor, observation, "text", _ ("What was seen"),
                                    _ ("What you saw and heard, not what you think it means.")));
  adw_preferences_group_add (group, til_areas_row_new (editor, observation, "areas", NULL,
                                                       _ ("Areas that it touches"), NULL));
  adw_preferences_group_add (
      group, til_long_text_row_new (editor, observation, "tried", _ ("What has been tried"), NULL));
  group = til_record_editor_add_group (editor, NULL, NULL);
  adw_preferences_group_add (group, til_date_row_new (editor, observation, "date", _ ("Seen on")));
  adw_preferences_group_add (group, til_ref_row_new (editor, observation, "staff_id", _ ("Seen by"),
                                                     _ ("Not on the staff list")));
  adw_preferences_group_add (
      group, til_ref_row_new (editor, observation, "unit_id", _ ("Unit"), _ ("No unit")));
  adw_preferences_group_add (group, til_ref_row_new (editor, observation, "responsible_id",
                                                     _ ("Goes to the best-interests lead"),
                                                     _ ("Nobody yet")));
  if (observation->record.id != 0)
    adw_preferences_group_add (
        group, til_date_row_new (editor, observation, "received_on", _ ("Taken in on")));
  group = til_record_editor_add_group (editor, _ ("Duty to Report"), NULL);
  adw_preferences_group_add (group, til_duty_row_new (model));
}

void
til_observation_edit (GtkWidget *parent, TilCaseModel *model, gint64 id)
{
  const TilCase *kase = til_case_model_get_case (model);
  g_autoptr (TilObservation) observation = NULL;
  TilRecordEditor *editor;

  if (kase == NULL)
    return;
  if (id != 0)
    {
      const TilObservation *stored = til_case_record (kase, TIL_RECORD_OBSERVATION, id);

      if (stored == NULL)
        return;
      observation = til_record_copy (stored);
    }
  else
    observation = prefilled_new (model);
  editor = til_record_editor_new (model, NULL, observation,
                                  id != 0 ? _ ("Observation") : _ ("New Observation"));
  add_rows (editor, model);
  til_record_editor_present (editor, parent);
}
