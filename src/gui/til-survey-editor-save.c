/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-survey-private.h"

static void
show_fault (TilSurveyEditor *self, int question, const char *sentence)
{
  til_survey_editor_set_problem (self, sentence);
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->form_page);
  if (question >= 0 && (guint)question < self->rows->len)
    {
      GtkWidget *row = self->rows->pdata[question];

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyEditor) self = data;
  g_autoptr (GError) error = NULL;
  gint64 version = til_store_id_finish (TIL_STORE (source), result, &error);

  self->saving = FALSE;
  if (version == 0)
    {
      til_survey_editor_update_sensitive (self);
      til_survey_editor_set_problem (self, error->message);
      return;
    }
  til_survey_editor_drop_draft (self);
  self->done = TRUE;
  g_signal_emit_by_name (self, "saved", (int)version);
  til_survey_editor_toast (self, _ ("Saved"));
  gtk_window_close (GTK_WINDOW (self));
}

/* Takes survey. */
static void
store_survey (TilSurveyEditor *self, TilSurvey *survey)
{
  til_store_save_survey_async (self->store, survey, NULL, saved_cb, g_object_ref (self));
  til_survey_unref (survey);
}

static void
newer_response_cb (TilSurveyEditor *self, const char *response)
{
  if (g_str_equal (response, "save"))
    {
      self->saving = TRUE;
      til_survey_editor_update_sensitive (self);
      store_survey (self, til_survey_with_keys (self->survey, NULL));
    }
}

static void
ask_newer (TilSurveyEditor *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self), _ ("Somebody else saved a version of this survey while you were writing"),
      _ ("Yours can be saved after it and becomes the one that is asked. Theirs is kept as the "
         "version before."));

  self->saving = FALSE;
  til_survey_editor_update_sensitive (self);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Go On Editing"),
                                    "save", _ ("_Save After It"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (newer_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
has_newer (TilSurveyEditor *self, const GPtrArray *stored)
{
  for (guint i = 0; i < stored->len; i++)
    {
      const TilSurvey *survey = stored->pdata[i];
      if (g_strcmp0 (survey->key, self->origin->key) == 0 &&
          survey->version > self->origin->version)
        return TRUE;
    }
  return FALSE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = til_store_list_surveys_finish (TIL_STORE (source), result, &error);

  if (stored == NULL)
    {
      self->saving = FALSE;
      if (til_error_is_cancelled (error))
        return;
      til_survey_editor_update_sensitive (self);
      til_survey_editor_set_problem (self, error->message);
    }
  else if (til_survey_editor_get_base (self) == NULL)
    store_survey (self, til_survey_with_keys (self->survey, stored));
  else if (has_newer (self, stored))
    ask_newer (self);
  else
    store_survey (self, til_survey_with_keys (self->survey, NULL));
}

void
til_survey_editor_save (TilSurveyEditor *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TilSurvey) named = NULL;
  g_autoptr (GError) error = NULL;
  int question;

  if (!self->ready || self->saving)
    return;
  named = til_survey_with_keys (self->survey,
                                til_survey_editor_get_base (self) == NULL ? none : NULL);
  if (!til_survey_find_fault (named, &question, &error))
    {
      show_fault (self, question, error->message);
      return;
    }
  til_survey_editor_set_problem (self, NULL);
  self->saving = TRUE;
  til_survey_editor_update_sensitive (self);
  til_store_list_surveys_async (self->store, FALSE, self->cancellable, listed_cb,
                                g_object_ref (self));
}
