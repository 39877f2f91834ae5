/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <sqlite3.h>

#include "fixture.h"
#include "til-closing.h"
#include "til-locale.h"

static GtkWindow *shown; /* NULL once it is closed */

static gboolean
close_request_cb (GtkWindow *window, Fixture *fixture)
{
  return !til_closing_may_close (window, fixture->store);
}

static GtkWindow *
show_window (Fixture *fixture)
{
  GtkWidget *window = gtk_window_new ();

  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), fixture);
  shown = GTK_WINDOW (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *)&shown);
  gtk_window_present (GTK_WINDOW (window));
  return shown;
}

/* Makes the register refuse ratings, as a full disk would, or take them again. */
static void
refuse (Fixture *fixture, gboolean refuse)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database,
                                 refuse ? "CREATE TRIGGER refuse BEFORE INSERT ON rating BEGIN "
                                          "SELECT RAISE (ABORT, 'no'); END"
                                        : "DROP TRIGGER refuse",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (database);
}

static GtkWidget *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static void
answer (const char *response)
{
  GtkWidget *question = find_question ();

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
}

static void
test_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  gtk_window_close (show_window (fixture));
  g_assert_null (shown);

  g_assert_true (til_mapping_session_set_note (fixture->session, 0, "Vill gå hem", FALSE));
  gtk_window_close (show_window (fixture));
  g_assert_nonnull (shown);
  WAIT_UNTIL (shown == NULL);
  fixture_stored_step (fixture, voice, fixture_area (fixture, 0), &note);
  g_assert_cmpstr (note, ==, "Vill gå hem");
}

static void
test_asks (Fixture *fixture, gconstpointer data)
{
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  refuse (fixture, TRUE);
  g_assert_true (til_mapping_session_set_step (fixture->session, 0, 3));
  gtk_window_close (show_window (fixture));
  WAIT_UNTIL (find_question () != NULL);
  g_assert_nonnull (shown);
  answer ("stay");

  /* Again, and now it can be saved. */
  refuse (fixture, FALSE);
  gtk_window_close (shown);
  WAIT_UNTIL (shown == NULL);
  g_assert_cmpint (fixture_stored_step (fixture, voice, fixture_area (fixture, 0), NULL), ==, 3);
}

static void
test_anyway (Fixture *fixture, gconstpointer data)
{
  fixture_add_mapping (fixture, "girfec", til_date_today ());
  fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  refuse (fixture, TRUE);
  g_assert_true (til_mapping_session_set_step (fixture->session, 0, 3));
  gtk_window_close (show_window (fixture));
  WAIT_UNTIL (find_question () != NULL);
  answer ("close");
  WAIT_UNTIL (shown == NULL);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  FIXTURE_ADD ("/closing/r15-waits", test_waits);
  FIXTURE_ADD ("/closing/r15-asks", test_asks);
  FIXTURE_ADD ("/closing/anyway", test_anyway);
  return g_test_run ();
}
