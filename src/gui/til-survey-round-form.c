/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-round-form.h"

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-record-rows.h"
#include "til-survey-invited.h"

#define WIDTH 620
#define HEIGHT 640

static void
changed_cb (gpointer editor)
{
  til_record_editor_touch (editor);
}

static void
add_invited (TilRecordEditor *editor, const TilSurvey *survey)
{
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, C_ ("number of people", "Invited"),
      _ ("Shown beside those who answered, with a warning while it is under half. Leave it empty "
         "when it isn’t known."));
  const TilRecordClass *class = til_record_class (TIL_RECORD_SURVEY_ROUND);
  TilInvitedRows *rows = til_invited_rows_new (group, til_record_editor_get_record (editor),
                                               survey->audience == TIL_AUDIENCE_STAFF,
                                               G_CALLBACK (changed_cb), editor);

  til_record_editor_name_field (editor, class, til_record_class_find_field (class, "invited"),
                                C_ ("number of people", "Invited"), NULL);
  g_signal_connect_swapped (editor, "refresh", G_CALLBACK (til_invited_rows_show), rows);
}

static void
add_when (TilRecordEditor *editor, const TilSurvey *survey)
{
  TilSurveyRound *round = til_record_editor_get_record (editor);
  AdwPreferencesGroup *group = til_record_editor_add_group (
      editor, til_local_get (survey->name, til_locale_language ()), NULL);

  adw_preferences_group_add (group, til_text_row_new (editor, round, "name", _ ("Name")));
  adw_preferences_group_add (group, til_date_row_new (editor, round, "date", _ ("Date")));
  adw_preferences_group_add (
      group, til_date_row_new (editor, round, "closed_on", _ ("Closed for answers on")));
}

TilRecordEditor *
til_survey_round_form_new (GtkWidget *parent,
                           TilStore *store,
                           const TilSurvey *survey,
                           const TilSurveyRound *round)
{
  g_autoptr (TilSurveyRound) record = round ? til_record_copy (round)
                                            : til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  TilRecordEditor *editor;

  if (!round)
    {
      til_record_set_text (&record->survey_key, survey->key);
      record->survey_version = survey->version;
      record->date = til_date_today ();
      record->name = g_strdup_printf ("%d", til_date_year (record->date));
    }
  editor = til_record_editor_new (NULL, store, record, round ? _ ("Round") : _ ("New Round"));
  til_record_editor_set_size (editor, WIDTH, HEIGHT);
  add_when (editor, survey);
  add_invited (editor, survey);
  til_record_editor_present (editor, parent);
  return editor;
}
