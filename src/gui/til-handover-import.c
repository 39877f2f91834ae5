/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-handover-import.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-text.h"

typedef struct
{
  GtkWindow *window;  /* (owned) */
  TilStore *store;    /* (owned) */
  TilChildFile *file; /* (owned) (nullable) until read, and from then on until imported */
  TilImportedFunc done;
  gpointer data;
} Import;

static void
import_free (Import *self)
{
  g_object_unref (self->window);
  g_object_unref (self->store);
  g_clear_pointer (&self->file, til_child_file_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;
  gint64 child_id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (child_id == 0)
    {
      til_show_error (GTK_WIDGET (self->window), _ ("The child could not be imported"), error);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.toast", "s",
                              _ ("The child has been imported"));
  self->done (self->store, child_id, self->data);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Import *data)
{
  g_autoptr (Import) self = data;
  gint64 into = 0;

  if (g_str_equal (response, "merge"))
    into = self->file->known_id;
  else if (!g_str_equal (response, "new"))
    return;
  til_store_import_child_async (self->store, g_steal_pointer (&self->file), into, NULL, imported_cb,
                                self);
  self = NULL;
}

static void
append_line (GString *text, char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static char *
describe_count (guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);

  return til_text_fill (g_dngettext (GETTEXT_PACKAGE, "{n} record around the child.",
                                     "{n} records around the child.", n),
                        "n", digits, NULL);
}

/* Who it is, where from, how much, and whom it seems to be. */
static char *
describe_file (const TilChildFile *file)
{
  GString *text = g_string_new (NULL);
  g_autofree char *birth = til_date_format (file->kase->child->birth_date);
  g_autofree char *isolated_birth = til_text_isolate_ltr (birth);
  g_autofree char *exported = til_date_with_distance (file->exported_on, til_date_today ());
  guint n = file->kase->mappings->len;

  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    n += file->kase->records[kind]->len;
  append_line (text, til_text_fill (_ ("Born {date}."), "date", isolated_birth, NULL));
  if (file->from != NULL && *file->from != '\0')
    {
      g_autofree char *from = til_text_isolate (file->from);

      append_line (text, til_text_fill (_ ("Exported by {unit} on {date}."), "unit", from, "date",
                                        exported, NULL));
    }
  else
    {
      append_line (text, til_text_fill (_ ("Exported on {date}."), "date", exported, NULL));
    }
  append_line (text, describe_count (n));
  if (file->known_id != 0)
    {
      g_autofree char *known = til_text_isolate (file->known_name != NULL ? file->known_name : "");

      append_line (text, g_strdup (""));
      append_line (text, til_text_fill (_ ("This seems to be {name}, who is in the register "
                                           "already. Merged, what both have is kept once."),
                                        "name", known, NULL));
    }
  return g_string_free (text, FALSE);
}

static void
tell_imported (Import *self)
{
  g_autofree char *date = til_date_with_distance (self->file->imported_on, til_date_today ());
  g_autofree char *body = til_text_fill (
      _ ("This file was imported on {date}. It is not imported again, so that nothing is doubled."),
      "date", date, NULL);
  GtkWidget *dialog = adw_message_dialog_new (self->window, _ ("Already Imported"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask (Import *data)
{
  Import *self = data;
  g_autofree char *shown = til_child_shown_name (self->file->kase->child, NULL); /* R14 */
  g_autofree char *name = til_text_isolate (shown);
  g_autofree char *heading = til_text_fill (_ ("Import {name}?"), "name", name, NULL);
  g_autofree char *body = describe_file (self->file);
  GtkWidget *widget = adw_message_dialog_new (self->window, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  gboolean known = self->file->known_id != 0;

  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "new", known ? _ ("As a _New Child") : _ ("_Import"));
  if (known)
    adw_message_dialog_add_response (dialog, "merge", _ ("_Merge"));
  adw_message_dialog_set_response_appearance (dialog, known ? "merge" : "new",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, known ? "merge" : "new");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) self = data;
  g_autoptr (GError) error = NULL;

  self->file = til_store_read_child_file_finish (TIL_STORE (source), result, &error);
  if (self->file == NULL)
    til_show_error (GTK_WIDGET (self->window), _ ("The file can’t be imported"), error);
  else if (self->file->imported_on != TIL_DATE_NONE)
    tell_imported (self);
  else
    ask (g_steal_pointer (&self));
}

void
til_handover_import_file (
    GtkWindow *window, TilStore *store, const char *path, TilImportedFunc done, gpointer data)
{
  Import *self = g_new0 (Import, 1);

  self->window = g_object_ref (window);
  self->store = g_object_ref (store);
  self->done = done;
  self->data = data;
  til_store_read_child_file_async (store, path, NULL, file_read_cb, self);
}

typedef struct
{
  TilStore *store; /* (owned) */
  TilImportedFunc done;
  gpointer data;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->store);
  g_free (choice);
}

static void
chosen_cb (GFile *file, gpointer data)
{
  GtkWindow *window = data;
  const Choice *choice = g_object_get_data (G_OBJECT (window), "til-child-file-choice");
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    til_handover_import_file (window, choice->store, path, choice->done, choice->data);
}

void
til_handover_import (GtkWindow *window, TilStore *store, TilImportedFunc done, gpointer data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->store = g_object_ref (store);
  choice->done = done;
  choice->data = data;
  g_object_set_data_full (G_OBJECT (window), "til-child-file-choice", choice, choice_free);
  til_choose_file (GTK_WIDGET (window), _ ("Import Child"), _ ("Import"), NULL, _ ("Child files"),
                   "*.json", chosen_cb, window);
}
