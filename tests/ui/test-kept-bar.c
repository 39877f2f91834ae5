/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "fixture.h"
#include "til-kept-bar.h"
#include "til-locale.h"

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (text == NULL ||
       (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
press (GtkWidget *bar, const char *label)
{
  GtkWidget *text = find (bar, GTK_TYPE_LABEL, label);

  g_assert_nonnull (text);
  g_signal_emit_by_name (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON), "clicked");
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char **copied = data;

  *copied = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_ways_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (fixture->path, TIL_REGISTER_READ_WRITE, &error);
  GtkWidget *window = gtk_window_new ();
  TilKeptBar *bar = g_object_new (TIL_TYPE_KEPT_BAR, NULL);
  g_autofree char *copied = NULL;
  g_autofree char *note = NULL;
  gint64 voice;

  g_assert_no_error (error);
  til_kept_bar_set_session (bar, fixture->session);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bar));
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_GUARDIAN, fixture->guardian_ids[0], 0);
  g_assert_true (til_register_delete_voice (other, voice, &error));
  g_assert_true (til_mapping_session_set_note (fixture->session, 0, "Sover dåligt", FALSE));
  til_mapping_session_flush (fixture->session);
  WAIT_UNTIL (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_nonnull (find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "Fatima"));
  g_assert_nonnull (find (GTK_WIDGET (bar), GTK_TYPE_LABEL, "Sover dåligt"));

  press (GTK_WIDGET (bar), "Copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (bar)), NULL, copied_cb,
                                 &copied);
  WAIT_UNTIL (copied != NULL);
  g_assert_true (g_str_has_suffix (copied, ": Sover dåligt"));

  press (GTK_WIDGET (bar), "Restore and Continue");
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) == voice);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  fixture_wait_saved (fixture);
  fixture_stored_step (fixture, voice, fixture_area (fixture, 0), &note);
  g_assert_cmpstr (note, ==, "Sover dåligt");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  FIXTURE_ADD ("/kept-bar/r15-ways-out", test_ways_out);
  return g_test_run ();
}
