/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consultation-form.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-record-rows.h"

#define WIDTH 640
#define HEIGHT 700

char **
til_consultation_names (const TilCase *kase)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const TilChild *child = kase->child;

  g_strv_builder_add (names, child->given_name ? child->given_name : "");
  g_strv_builder_add (names, child->family_name ? child->family_name : "");
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = child->guardians->pdata[i];

      g_strv_builder_add (names, guardian->name ? guardian->name : "");
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      const TilContact *contact = child->contacts->pdata[i];

      g_strv_builder_add (names, contact->name ? contact->name : "");
    }
  return g_strv_builder_end (names);
}

TilConsultation *
til_consultation_propose (const TilCase *kase, const TilMeeting *meeting)
{
  TilConsultation *self = til_record_new_of (TIL_RECORD_CONSULTATION);
  TilDate today = til_date_today ();

  self->date = today;
  self->age = til_age_group (til_date_age (kase->child->birth_date, today));
  if (meeting)
    {
      g_autoptr (GArray) units = til_meeting_units (meeting);

      self->team_id = meeting->team_id;
      g_array_append_vals (self->units, units->data, units->len);
      til_record_set_text (&self->wheel_key, meeting->wheel_key);
      for (guint i = 0; i < meeting->points->len; i++)
        {
          const TilAgendaPoint *point = meeting->points->pdata[i];

          if (point->area_key)
            til_keys_set (self->areas, point->area_key, TRUE);
        }
    }
  return self;
}

static gboolean
check_names (gconstpointer record, gpointer names, GError **error)
{
  return til_consultation_check_names (record, (const char *const *)names, error);
}

static const char *const *
age_names (void)
{
  static const char *names[TIL_N_AGE_GROUPS + 1];

  names[TIL_AGE_GROUP_0_6] = _ ("0–6 years");
  names[TIL_AGE_GROUP_7_12] = _ ("7–12 years");
  names[TIL_AGE_GROUP_13_18] = _ ("13–18 years");
  names[TIL_AGE_GROUP_OLDER] = _ ("Older");
  return names;
}

static void
choose_wheel (TilRecordEditor *editor)
{
  TilConsultation *record = til_record_editor_get_record (editor);
  const GPtrArray *wheels = til_record_editor_get_wheels (editor);

  if (!record->wheel_key && wheels->len > 0)
    til_record_set_text (&record->wheel_key, ((const TilWheel *)wheels->pdata[0])->key);
}

/* Areas can only be shown once the wheels have been read. */
static void
add_areas_cb (TilRecordEditor *editor, AdwPreferencesGroup *group)
{
  TilConsultation *record = til_record_editor_get_record (editor);

  if (g_object_get_data (G_OBJECT (group), "til-filled") ||
      til_record_editor_get_wheels (editor)->len == 0)
    return;
  g_object_set_data (G_OBJECT (group), "til-filled", GINT_TO_POINTER (TRUE));
  choose_wheel (editor);
  adw_preferences_group_add (
      group, til_areas_row_new (editor, record, "areas", record->wheel_key, _ ("Areas"), NULL));
}

static void
fill (TilRecordEditor *editor)
{
  TilConsultation *record = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, NULL,
      _ ("What is written here can’t be joined to a child. Write no name, no school class and "
         "nothing else that only one child has."));
  AdwPreferencesGroup *areas;

  adw_preferences_group_add (group, til_date_row_new (editor, record, "date", _ ("Date")));
  adw_preferences_group_add (
      group, til_enum_row_new (editor, record, "age", _ ("Age group"), age_names ()));
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, record, "question", _ ("Question"),
                                                    _ ("What do we want to know? Without names.")));
  adw_preferences_group_add (group,
                             til_long_text_row_new (editor, record, "advice", _ ("Advice"), NULL));
  areas = til_record_editor_add_group (editor, NULL, NULL);
  add_areas_cb (editor, areas);
  g_signal_connect_object (editor, "sources-changed", G_CALLBACK (add_areas_cb), areas, 0);
  group = til_record_editor_add_group (editor, _ ("Who took part"), NULL);
  adw_preferences_group_add (group, til_units_row_new (editor, record, "units", _ ("Units"), NULL));
}

TilRecordEditor *
til_consultation_form_new (GtkWidget *parent,
                           TilStore *store,
                           const TilCase *kase,
                           const TilConsultation *consultation)
{
  TilRecordEditor *editor = til_record_editor_new (NULL, store, consultation,
                                                   _ ("Consultation without Name"));

  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  if (kase)
    til_record_editor_set_check (editor, check_names, til_consultation_names (kase),
                                 (GDestroyNotify)g_strfreev);
  fill (editor);
  til_record_editor_present (editor, parent);
  return editor;
}
