/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting-calendar.h"

#include <glib/gi18n-lib.h>

#include "til-calendar.h"
#include "til-gui-util.h"
#include "til-locale.h"

#define SAVING_KEY "til-calendar"

typedef struct
{
  GtkWidget *owner;    /* borrowed: it owns this; (owned) once a path is chosen */
  TilStore *store;     /* (owned) */
  TilCaseModel *model; /* (owned) (nullable) */
  TilMeeting *meeting; /* (owned) */
  char *path;          /* (owned) (nullable) */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  if (self->path)
    g_object_unref (self->owner);
  g_object_unref (self->store);
  g_clear_object (&self->model);
  til_record_free (self->meeting);
  g_free (self->path);
  g_free (self);
}

static void
id_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = til_store_get_setting_finish (TIL_STORE (source), result, &error);
  const TilCase *kase = self->model ? til_case_model_get_case (self->model) : NULL;

  if (!error && til_export_calendar (self->meeting, kase, id, til_locale_language (),
                                     til_date_today (), self->path, &error))
    gtk_widget_activate_action (self->owner, "win.toast", "s", _ ("The calendar file was saved"));
  else
    til_show_error (self->owner, _ ("The calendar file could not be saved"), error);
  saving_free (self);
}

static void
chosen_cb (GFile *file, gpointer owner)
{
  Saving *self = g_object_get_data (owner, SAVING_KEY);
  g_autofree char *path = g_file_get_path (file);

  if (!path)
    return;
  g_object_steal_data (owner, SAVING_KEY);
  g_object_ref (self->owner);
  self->path = g_str_has_suffix (path, ".ics") ? g_steal_pointer (&path)
                                               : g_strconcat (path, ".ics", NULL);
  til_store_get_setting_async (self->store, TIL_SETTING_REGISTER_ID, NULL, id_read_cb, self);
}

void
til_meeting_save_calendar (GtkWidget *owner,
                           TilStore *store,
                           TilCaseModel *model,
                           const TilMeeting *meeting)
{
  Saving *self = g_new0 (Saving, 1);
  g_autofree char *date = til_date_format (meeting->date);
  g_autofree char *name = g_strconcat (til_meeting_kind_name (meeting->kind, NULL), " ", date,
                                       ".ics", NULL);

  self->owner = owner;
  self->store = g_object_ref (store);
  self->model = model ? g_object_ref (model) : NULL;
  self->meeting = til_record_copy (meeting);
  g_object_set_data_full (G_OBJECT (owner), SAVING_KEY, self, saving_free);
  til_choose_file (owner, _ ("Save Calendar File"), _ ("Save"), name, _ ("Calendar files"), "*.ics",
                   chosen_cb, owner);
}
