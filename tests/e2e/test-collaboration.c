/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of collaboration by keyboard: each of its views named for a screen reader, a card moved
 * on the board and taken back, an event of the year found in the ring; and what the file then
 * holds. */
#include <sqlite3.h>

#include "scenario.h"

#define CARD "Fasta mötestider för SIP varje vecka"

static void
set_up (Scenario *self, gconstpointer data)
{
  scenario_set_up (self, data);
  g_free (self->register_path);
  self->register_path = scenario_path (self, "demo.tillsammans");
  g_free (run (g_getenv ("TILLSAMMANS_CLI"), "demo", self->register_path, "--children", "5", NULL));
}

static void
go_to (Scenario *self, const char *name)
{
  desktop_press_until (self->desktop, "Tab", name, 150);
}

static void
wait_label (Scenario *self, const char *text)
{
  g_autoptr (AtspiAccessible) label = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, text);
}

static void
open_view (Scenario *self, const char *name, const char *label)
{
  go_to (self, name);
  desktop_key ("Return");
  wait_label (self, label);
  desktop_assert_named (self->desktop);
}

static char *
read_status (Scenario *self)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  char *status;

  g_assert_cmpint (sqlite3_open_v2 (self->register_path, &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT status FROM undertaking WHERE activity = ?", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, CARD, -1, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  status = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return status;
}

static void
move_card (Scenario *self)
{
  g_autofree char *status = NULL;
  g_autofree char *again = NULL;

  open_view (self, "Plan", "10 activities: 2 not started, 4 ongoing, 4 done.");
  go_to (self, CARD);
  desktop_wait_focus (self->desktop, CARD);
  desktop_key ("Control+Right");
  wait_label (self, "10 activities: 1 not started, 5 ongoing, 4 done.");
  desktop_wait_focus (self->desktop, CARD);
  status = read_status (self);
  g_assert_cmpstr (status, ==, "ongoing");
  desktop_key ("Control+z");
  wait_label (self, "10 activities: 2 not started, 4 ongoing, 4 done.");
  again = read_status (self);
  g_assert_cmpstr (again, ==, "not-started");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_LABEL, "Moved to");
  go_to (self, "Time Line");
  desktop_key ("space");
  desktop_assert_named (self->desktop);
}

static void
choose_in_ring (Scenario *self)
{
  open_view (self, "The Year", "Coming Next");
  go_to (self, "The year as a ring");
  desktop_key ("Right");
  wait_label (self, "Next: ");
  desktop_key ("Return");
  {
    g_autoptr (AtspiAccessible)
        form = desktop_wait (self->desktop, ATSPI_ROLE_FRAME, "Event of the Year");
  }
  desktop_assert_named (self->desktop);
  desktop_close_window (self->desktop, 1);
  desktop_activate (self->desktop);
}

static void
test_by_keyboard (Scenario *self, gconstpointer data)
{
  scenario_start (self, self->register_path, "en");
  scenario_dismiss_who (self);
  desktop_key ("Alt+4");
  wait_label (self, "To Come");
  desktop_assert_named (self->desktop);
  open_view (self, "Training", "Conversation Leaders");
  open_view (self, "Agreements", "Revision due");
  move_card (self);
  choose_in_ring (self);
  desktop_quit (self->desktop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desktop_init ();
  g_test_add ("/collaboration/by-keyboard", Scenario, NULL, set_up, test_by_keyboard,
              scenario_tear_down);
  return g_test_run ();
}
