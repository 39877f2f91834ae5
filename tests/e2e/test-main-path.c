/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job by keyboard alone, as a screen reader's user does it: search a child, open it, let
 * the child and a guardian rate the wheel, see where they differ, print in Arabic; then what the
 * register and the PDF hold. */
#include "scenario.h"

static const char *const AREAS[] = { "Safe",   "Healthy",   "Achieving",   "Nurtured",
                                     "Active", "Respected", "Responsible", "Included" };

/* data: the screen's language. */
static void
set_up (Scenario *self, gconstpointer data)
{
  scenario_set_up (self, data);
  scenario_start (self, NULL, data);
}

/* From "Who are you?", in any language, to the page of Selam. */
static void
open_child (Scenario *self)
{
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) heading = NULL;

  row = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  scenario_dismiss_who (self);
  desktop_key ("Control+f");
  desktop_type ("selam");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  desktop_key ("Return");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
}

static void
press (Scenario *self, const char *name)
{
  desktop_press_until (self->desktop, "Tab", name, 60);
  desktop_key ("Return");
}

static void
start_mapping (Scenario *self)
{
  g_autoptr (AtspiAccessible) wheel = NULL;

  press (self, "New Mapping");
  wheel = desktop_wait (self->desktop, ATSPI_ROLE_CHECK_BOX, "Wellbeing Wheel");
  press (self, "Start Mapping");
}

/* Adds a voice and gives every area the step, by digits and arrows. */
static void
enter_voice (Scenario *self, const char *voice, const char *step)
{
  g_autoptr (AtspiAccessible) done = NULL;
  g_autoptr (AtspiAccessible) add = NULL;

  press (self, "Add voice");
  press (self, voice);
  done = desktop_wait (self->desktop, ATSPI_ROLE_PUSH_BUTTON, "Done");
  desktop_press_until (self->desktop, "Tab", AREAS[0], 60);
  for (guint i = 0; i < G_N_ELEMENTS (AREAS); i++)
    {
      desktop_wait_focus (self->desktop, AREAS[i]);
      desktop_key (step);
      desktop_key ("Right");
    }
  press (self, "Done");
  add = desktop_wait (self->desktop, ATSPI_ROLE_PUSH_BUTTON, "Add voice");
}

/* Saves the sheet in Arabic, the second of the languages offered, and returns its text. (transfer
 * full) */
static char *
print_in_arabic (Scenario *self)
{
  g_autoptr (AtspiAccessible) dialog = NULL;
  g_autoptr (AtspiAccessible) name = NULL;
  g_autoptr (AtspiAccessible) saved = NULL;
  g_autofree char *path = NULL;

  desktop_key ("Control+p");
  dialog = desktop_wait (self->desktop, ATSPI_ROLE_FRAME, "Print the Wheel");
  press (self, "Language");
  desktop_key ("Home");
  desktop_key ("Down");
  desktop_key ("Return");
  press (self, "Save as…");
  name = desktop_wait (self->desktop, ATSPI_ROLE_TEXT, "File name");
  press (self, "Save");
  saved = desktop_wait (self->desktop, ATSPI_ROLE_STATUS_BAR, "Saved as");
  path = run ("find", self->directory, "-name", "*.pdf", NULL);
  g_assert_cmpstr (g_strstrip (path), !=, "");
  return run ("pdftotext", path, "-", NULL);
}

static void
test_main_path (Scenario *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *ratings = NULL;
  g_autoptr (AtspiAccessible) list = NULL;
  g_autoptr (AtspiAccessible) first = NULL;

  open_child (self);
  start_mapping (self);
  enter_voice (self, "The child", "1");
  enter_voice (self, "Hiwet Tesfay", "4");
  press (self, "Differences");
  list = desktop_wait (self->desktop, ATSPI_ROLE_LIST, "What to talk about");
  first = desktop_wait_below (list, ATSPI_ROLE_LIST_ITEM, AREAS[0]);
  desktop_assert_named (self->desktop);
  text = print_in_arabic (self);
  g_assert_nonnull (strstr (text, "الصحة"));
  g_assert_nonnull (strstr (text, "Selam Tesfay"));
  desktop_key ("Escape");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_FRAME, "Print the Wheel");
  desktop_quit (self->desktop);

  ratings = run ("sqlite3", self->register_path,
                 "SELECT count(*), min(step), max(step) FROM rating", NULL);
  g_assert_cmpstr (ratings, ==, "16|1|4\n");
  g_free (run (g_getenv ("TILLSAMMANS_CLI"), "check", self->register_path, NULL));
}

/* R15: the program is killed while a voice is entered; what it had shown as saved is in the
 * register. */
static void
test_r15_killed (Scenario *self, gconstpointer data)
{
  const guint n_shown = 3;
  g_autofree char *ratings = NULL;

  open_child (self);
  start_mapping (self);
  press (self, "Add voice");
  press (self, "The child");
  desktop_press_until (self->desktop, "Tab", AREAS[0], 60);
  for (guint i = 0; i < n_shown; i++)
    {
      g_autoptr (AtspiAccessible) saved = NULL;

      desktop_wait_focus (self->desktop, AREAS[i]);
      desktop_key ("2");
      saved = desktop_wait (self->desktop, ATSPI_ROLE_STATUS_BAR, "Saved");
      desktop_key (i + 1 < n_shown ? "Right" : "3");
    }
  desktop_kill (self->desktop);

  ratings = run ("sqlite3", self->register_path,
                 "SELECT count(*) >= 3 AND min(step) >= 2 FROM rating", NULL);
  g_assert_cmpstr (ratings, ==, "1\n");
  g_free (run (g_getenv ("TILLSAMMANS_CLI"), "check", self->register_path, NULL));
}

/* In the languages that are set another way, the window opens, a child is shown, and nothing is
 * unnamed or warned about. */
static void
test_language (Scenario *self, gconstpointer data)
{
  open_child (self);
  desktop_assert_named (self->desktop);
  desktop_quit (self->desktop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desktop_init ();
  g_test_add ("/main-path/keyboard-only", Scenario, "en", set_up, test_main_path,
              scenario_tear_down);
  g_test_add ("/main-path/r15-killed-while-rating", Scenario, "en", set_up, test_r15_killed,
              scenario_tear_down);
  g_test_add ("/main-path/swedish", Scenario, "sv", set_up, test_language, scenario_tear_down);
  g_test_add ("/main-path/arabic", Scenario, "ar", set_up, test_language, scenario_tear_down);
  g_test_add ("/main-path/tigrinya", Scenario, "ti", set_up, test_language, scenario_tear_down);
  return g_test_run ();
}
