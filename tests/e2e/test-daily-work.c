/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done every day around the wheel: a child is entered, corrected, deleted and taken back;
 * the workbook and the backup are made. */
#include "scenario.h"

#include <string.h>

static char *
query (Scenario *self, const char *sql)
{
  return run ("sqlite3", "-cmd", ".timeout 20000", self->register_path, sql, NULL);
}

static void
wait_file (Scenario *self, const char *path)
{
  gint64 deadline = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (20 * 1000);
    }
}

/* Errors are told at the field, nothing is saved before they are corrected, and who is already in
 * the register is shown before anybody is entered twice (R18: no number is needed). */
static void
test_new_child (Scenario *self, gconstpointer data)
{
  g_autoptr (AtspiAccessible) similar = NULL;
  g_autoptr (AtspiAccessible) heading = NULL;
  g_autofree char *wrong_digit = NULL;
  g_autofree char *no_date = NULL;
  g_autofree char *before = NULL;
  g_autofree char *child = NULL;

  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  desktop_key_opens (self->desktop, "Control+n", "New Child");
  desktop_wait_text (self->desktop, "Given Names", "");
  desktop_fill (self->desktop, "Given Names", "Selam");
  desktop_key ("Tab");
  desktop_fill (self->desktop, "Family Name", "Tesfay");
  desktop_key ("Tab");
  desktop_fill (self->desktop, "Personnummer", "20150317-9801");
  wrong_digit = desktop_wait_sentence (self->desktop,
                                       "The last digit of the personal identity number does not "
                                       "fit the others: a digit is wrong.");
  desktop_press (self->desktop, "Save");
  no_date = desktop_wait_sentence (self->desktop, "The date of birth is needed.");
  before = query (self, "SELECT count(*) FROM child");
  g_assert_cmpstr (before, ==, "2\n");

  /* The field that is wrong has the focus. */
  desktop_fill (self->desktop, "Personnummer", "");
  desktop_key ("Tab");
  desktop_fill (self->desktop, "Date of Birth", "2015-03-12");
  similar = desktop_wait (self->desktop, ATSPI_ROLE_LIST_ITEM, "Selam Tesfay");
  desktop_fill (self->desktop, "Date of Birth", "2015-03-17");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_LIST_ITEM, "Selam Tesfay");
  desktop_press (self->desktop, "Save");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
  desktop_quit (self->desktop);
  child = query (self, "SELECT given_name, family_name, birth_date, personnummer IS NULL "
                       "FROM child WHERE id = (SELECT max(id) FROM child)");
  g_assert_cmpstr (child, ==, "Selam|Tesfay|2015-03-17|1\n");
}

/* R15 */
static void
test_r15_delete_undone (Scenario *self, gconstpointer data)
{
  const char *sql = "SELECT count(*) FROM child WHERE deleted_at IS NOT NULL";
  g_autoptr (AtspiAccessible) first = NULL;
  g_autoptr (AtspiAccessible) again = NULL;
  g_autofree char *deleted = NULL;
  g_autofree char *restored = NULL;

  scenario_start (self, NULL, "en");
  first = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  scenario_dismiss_who (self);
  desktop_press_until (self->desktop, "Down", "Selam", 60);
  desktop_key ("Delete");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_TABLE_ROW, "Selam");
  deleted = query (self, sql);
  g_assert_cmpstr (deleted, ==, "1\n");
  desktop_key ("Control+z");
  again = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Selam");
  restored = query (self, sql);
  g_assert_cmpstr (restored, ==, "0\n");
  desktop_quit (self->desktop);
}

static void
test_r13_workbook (Scenario *self, gconstpointer data)
{
  static const char *const secret[] = { "Selam", "Tesfay", "Robin", "Hiwet", "Yonas", "Ekskolan" };
  g_autofree char *path = scenario_path (self, "figures.xlsx");
  g_autofree char *content = NULL;

  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  desktop_key ("Alt+5");
  desktop_press (self->desktop, "Export Workbook");
  desktop_choose_file (self->desktop, "Export Workbook", path);
  wait_file (self, path);
  desktop_quit (self->desktop);

  content = run ("unzip", "-p", path, NULL);
  g_assert_nonnull (strstr (content, "&lt;5"));
  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    if (strstr (content, secret[i]) != NULL)
      g_error ("“%s” stands in the workbook", secret[i]);
}

static void
test_backup (Scenario *self, gconstpointer data)
{
  g_autofree char *path = scenario_path (self, "copy.tillsammans");
  g_autoptr (AtspiAccessible) item = NULL;
  g_autofree char *children = NULL;

  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  desktop_key ("F10");
  item = desktop_wait (self->desktop, ATSPI_ROLE_MENU_ITEM, "Back Up Register");
  desktop_press_until (self->desktop, "Down", "Back Up Register", 20);
  desktop_key ("Return");
  desktop_choose_file (self->desktop, "Back Up Register", path);
  wait_file (self, path);
  desktop_quit (self->desktop);
  g_free (run (g_getenv ("TILLSAMMANS_CLI"), "check", path, NULL));
  children = run ("sqlite3", path, "SELECT count(*) FROM child", NULL);
  g_assert_cmpstr (children, ==, "2\n");
}

/* The second start is without a file: the register that was open last opens again. */
static void
test_edit_and_reopen (Scenario *self, gconstpointer data)
{
  DesktopOptions options = { .language = "en",
                             .register_path = self->register_path,
                             .home = self->directory,
                             .keep_settings = TRUE };
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) heading = NULL;
  g_autoptr (AtspiAccessible) item = NULL;
  g_autoptr (AtspiAccessible) renamed = NULL;
  g_autoptr (AtspiAccessible) kept = NULL;
  g_autofree char *name = NULL;

  self->desktop = desktop_start (&options);
  row = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  scenario_dismiss_who (self);
  desktop_press_until (self->desktop, "Down", "Selam", 60);
  desktop_key ("Return");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
  desktop_press_until (self->desktop, "Tab", "More", 60);
  desktop_key ("Return");
  item = desktop_wait (self->desktop, ATSPI_ROLE_MENU_ITEM, "Edit Child");
  desktop_press_until (self->desktop, "Down", "Edit Child", 10);
  desktop_key_opens (self->desktop, "Return", "Child");
  desktop_wait_text (self->desktop, "Given Names", "Selam");
  desktop_key ("Tab");
  desktop_fill (self->desktop, "Family Name", "Haile");
  desktop_press (self->desktop, "Save");
  renamed = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Haile");
  desktop_wait_windows (self->desktop, 1);
  desktop_quit (self->desktop);
  g_clear_pointer (&self->desktop, desktop_free);

  options.register_path = NULL;
  self->desktop = desktop_start (&options);
  kept = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Selam Haile");
  scenario_dismiss_who (self);
  desktop_quit (self->desktop);
  name = query (self, "SELECT given_name, family_name FROM child WHERE birth_date = '2015-03-12'");
  g_assert_cmpstr (name, ==, "Selam|Haile\n");
}

/* From the week to a child, and there to its timeline and to who has opened it (R16). */
static void
test_r16_week_and_timeline (Scenario *self, gconstpointer data)
{
  g_autoptr (AtspiAccessible) list = NULL;
  g_autoptr (AtspiAccessible) heading = NULL;
  g_autoptr (AtspiAccessible) tab = NULL;
  g_autoptr (AtspiAccessible) day = NULL;

  g_free (query (self, "UPDATE child SET step = 'map', step_since = '2026-01-15'"));
  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  desktop_key ("Alt+2");
  list = desktop_wait (self->desktop, ATSPI_ROLE_LIST, "Without a Next Step");
  desktop_press_until (self->desktop, "Tab", "Selam Tesfay", 60);
  desktop_key ("Return");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
  desktop_key ("Alt+6");
  tab = desktop_wait (self->desktop, ATSPI_ROLE_PAGE_TAB, "Who Opened It");
  desktop_assert_named (self->desktop);
  desktop_press_until (self->desktop, "Tab", "Who Opened It", 60);
  desktop_key ("space");
  day = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, "Opened the child");
  desktop_quit (self->desktop);
}

/* R15, R16: a child goes out in a file and comes in again as somebody known. */
static void
test_handover (Scenario *self, gconstpointer data)
{
  g_autofree char *path = scenario_path (self, "selam.json");
  g_autoptr (AtspiAccessible) heading = NULL;
  g_autoptr (AtspiAccessible) item = NULL;
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) import = NULL;
  g_autoptr (AtspiAccessible) merge = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *children = NULL;
  g_autofree char *log = NULL;

  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  desktop_press_until (self->desktop, "Down", "Selam", 60);
  desktop_key ("Return");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
  desktop_press_until (self->desktop, "Tab", "More", 60);
  desktop_key ("Return");
  item = desktop_wait (self->desktop, ATSPI_ROLE_MENU_ITEM, "Export Child");
  desktop_press_until (self->desktop, "Down", "Export Child", 10);
  desktop_key_opens (self->desktop, "Return", "Export Child");
  desktop_press (self->desktop, "Save as…");
  desktop_choose_file (self->desktop, "Export Child", path);
  wait_file (self, path);
  desktop_wait_windows (self->desktop, 1);
  desktop_activate (self->desktop);

  desktop_key ("Alt+Left");
  row = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  desktop_key ("F10");
  import = desktop_wait (self->desktop, ATSPI_ROLE_MENU_ITEM, "Import Child");
  desktop_press_until (self->desktop, "Down", "Import Child", 20);
  desktop_key ("Return");
  desktop_choose_file (self->desktop, "Import Child", path);
  sentence = desktop_wait_sentence (self->desktop, "Import {name}?");
  g_assert_nonnull (strstr (sentence, "Selam"));
  merge = desktop_wait (self->desktop, ATSPI_ROLE_PUSH_BUTTON, "Merge");
  desktop_press (self->desktop, "Merge");
  desktop_wait_windows (self->desktop, 1);
  g_clear_object (&heading);
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
  desktop_quit (self->desktop);
  children = query (self, "SELECT count(*) FROM child");
  g_assert_cmpstr (children, ==, "2\n");
  log = query (self, "SELECT count(DISTINCT what) FROM log "
                     "WHERE what IN ('child.export', 'child.import') AND child_id = "
                     "(SELECT id FROM child WHERE given_name = 'Selam')");
  g_assert_cmpstr (log, ==, "2\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desktop_init ();
  g_test_add ("/daily-work/new-child", Scenario, NULL, scenario_set_up, test_new_child,
              scenario_tear_down);
  g_test_add ("/daily-work/r15-delete-undone", Scenario, NULL, scenario_set_up,
              test_r15_delete_undone, scenario_tear_down);
  g_test_add ("/daily-work/r13-workbook", Scenario, NULL, scenario_set_up, test_r13_workbook,
              scenario_tear_down);
  g_test_add ("/daily-work/backup", Scenario, NULL, scenario_set_up, test_backup,
              scenario_tear_down);
  g_test_add ("/daily-work/edit-and-reopen", Scenario, NULL, scenario_set_up, test_edit_and_reopen,
              scenario_tear_down);
  g_test_add ("/daily-work/r16-week-and-timeline", Scenario, NULL, scenario_set_up,
              test_r16_week_and_timeline, scenario_tear_down);
  g_test_add ("/daily-work/handover", Scenario, NULL, scenario_set_up, test_handover,
              scenario_tear_down);
  return g_test_run ();
}
