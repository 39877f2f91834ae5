/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-closing.h"

#include "til-autosave.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define LOOK_AGAIN_MS 20
#define KEY "til-closing"

/* A window that waits to be closed. */
typedef struct
{
  GtkWindow *window; /* owns this */
  TilStore *store;   /* (owned) */
  guint look_again;  /* (owned) timeout, 0 without */
  gboolean asking;
  gboolean anyway;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *self = data;

  g_clear_handle_id (&self->look_again, g_source_remove);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
close_cb (gpointer data)
{
  gtk_window_close (data);
  return G_SOURCE_REMOVE;
}

static void
response_cb (GtkWindow *window, const char *response)
{
  Closing *self = g_object_get_data (G_OBJECT (window), KEY);

  if (self == NULL)
    return;
  self->asking = FALSE;
  if (g_strcmp0 (response, "close") != 0)
    return;
  self->anyway = TRUE;
  /* The question goes with the window, so it has to be through with its answer first. */
  g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (window), g_object_unref);
}

static void
ask (Closing *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
      self->window, _ ("Close without saving?"),
      _ ("What you entered last could not be saved. It is kept here while the window is open."));

  self->asking = TRUE;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Keep Open"), "close",
                                    _ ("_Close Anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self->window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
look_again_cb (gpointer data)
{
  Closing *self = data;

  switch (til_autosave_get_state_of (self->store))
    {
    case TIL_SAVE_SAVING:
      return G_SOURCE_CONTINUE;
    case TIL_SAVE_FAILED:
      self->look_again = 0;
      ask (self);
      return G_SOURCE_REMOVE;
    case TIL_SAVE_SAVED:
    default:
      self->look_again = 0;
      gtk_window_close (self->window);
      return G_SOURCE_REMOVE;
    }
}

gboolean
til_closing_may_close (GtkWindow *window, TilStore *store)
{
  Closing *self = g_object_get_data (G_OBJECT (window), KEY);

  if (self == NULL || self->store != store)
    {
      self = g_new0 (Closing, 1);
      self->window = window;
      self->store = g_object_ref (store);
      g_object_set_data_full (G_OBJECT (window), KEY, self, closing_free);
    }
  if (self->anyway || til_autosave_get_state_of (store) == TIL_SAVE_SAVED)
    return TRUE;
  if (self->asking)
    return FALSE;
  til_autosave_finish_of (store);
  if (self->look_again == 0)
    self->look_again = g_timeout_add (LOOK_AGAIN_MS, look_again_cb, self);
  return FALSE;
}
