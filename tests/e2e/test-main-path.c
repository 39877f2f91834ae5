/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main job by keyboard alone, as a screen reader's user does it: search a child, open it, let
 * the child and a guardian rate the wheel, see where they differ, print in Arabic; then what the
 * register and the PDF hold. */
#include "desktop.h"

#include <glib/gstdio.h>

typedef struct
{
  char *directory;     /* (owned) */
  char *register_path; /* (owned) */
  Desktop *desktop;    /* (owned) */
} Fixture;

static const char CLASS_LIST[] =
    "given_name,family_name,birth_date,unit,group,language,guardian1_name,guardian1_language,"
    "guardian2_name\n"
    "Selam,Tesfay,2015-03-12,Ekskolan,4B,ti,Hiwet Tesfay,ti,Yonas Haile\n"
    "Robin,Ek,2014-05-02,Ekskolan,5A,sv,Kim Ek,sv,\n";

static const char *const AREAS[] = { "Safe",   "Healthy",   "Achieving",   "Nurtured",
                                     "Active", "Respected", "Responsible", "Included" };

/* What a program prints; fails the test unless it ends well. (transfer full) */
static char *
run (const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  va_list list;

  g_ptr_array_add (arguments, (char *)program);
  va_start (list, program);
  for (char *argument = va_arg (list, char *); argument != NULL; argument = va_arg (list, char *))
    g_ptr_array_add (arguments, argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *)arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  const char *cli = g_getenv ("TILLSAMMANS_CLI");
  g_autoptr (GError) error = NULL;
  g_autofree char *list = NULL;

  self->directory = g_dir_make_tmp ("tillsammans-e2e-XXXXXX", &error);
  g_assert_no_error (error);
  self->register_path = g_build_filename (self->directory, "skola.tillsammans", NULL);
  list = g_build_filename (self->directory, "class.csv", NULL);
  g_file_set_contents (list, CLASS_LIST, -1, &error);
  g_assert_no_error (error);
  g_free (run (cli, "create", self->register_path, NULL));
  g_free (run (cli, "import-children", self->register_path, list, NULL));
  self->desktop = desktop_start (self->register_path, data);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->desktop, desktop_free);
  g_free (run ("/bin/rm", "-r", self->directory, NULL));
  g_free (self->register_path);
  g_free (self->directory);
}

/* From "Who are you?", in any language, to the page of Selam. */
static void
open_child (Fixture *self)
{
  g_autoptr (AtspiAccessible) row = NULL;
  g_autoptr (AtspiAccessible) heading = NULL;

  row = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  desktop_wait_windows (self->desktop, 2);
  desktop_key ("Escape");
  desktop_wait_windows (self->desktop, 1);
  desktop_key ("Control+f");
  desktop_type ("selam");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  desktop_key ("Return");
  heading = desktop_wait (self->desktop, ATSPI_ROLE_HEADING, "Selam Tesfay");
}

static void
press (Fixture *self, const char *name)
{
  desktop_press_until (self->desktop, "Tab", name, 60);
  desktop_key ("Return");
}

static void
start_mapping (Fixture *self)
{
  g_autoptr (AtspiAccessible) wheel = NULL;

  press (self, "New Mapping");
  wheel = desktop_wait (self->desktop, ATSPI_ROLE_CHECK_BOX, "Wellbeing Wheel");
  press (self, "Start Mapping");
}

/* Adds a voice and gives every area the step, by digits and arrows. */
static void
enter_voice (Fixture *self, const char *voice, const char *step)
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
print_in_arabic (Fixture *self)
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
test_main_path (Fixture *self, gconstpointer data)
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
test_r15_killed (Fixture *self, gconstpointer data)
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
test_language (Fixture *self, gconstpointer data)
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
  g_test_add ("/main-path/keyboard-only", Fixture, "en", set_up, test_main_path, tear_down);
  g_test_add ("/main-path/r15-killed-while-rating", Fixture, "en", set_up, test_r15_killed,
              tear_down);
  g_test_add ("/main-path/swedish", Fixture, "sv", set_up, test_language, tear_down);
  g_test_add ("/main-path/arabic", Fixture, "ar", set_up, test_language, tear_down);
  g_test_add ("/main-path/tigrinya", Fixture, "ti", set_up, test_language, tear_down);
  return g_test_run ();
}
