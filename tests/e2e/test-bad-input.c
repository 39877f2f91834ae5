/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is broken, foreign, locked or malformed: the program says what and why in one sentence, in
 * the language of the screen, and changes nothing. */
#include "scenario.h"

#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#define N_LONG_LIST 50000

typedef struct
{
  const char *language;
  void (*damage) (Scenario *self);
  const char *sentence; /* as in the source */
} RegisterCase;

typedef struct
{
  const char *find, *replace; /* in the wheel file */
  const char *sentence;       /* as in the source, without its line */
  const char *names;          /* what the sentence must name */
} WheelCase;

typedef struct
{
  const char *language;
  const char *content;
  const char *sentence;
  const char *names;
} ListCase;

static void
overwrite (Scenario *self, gsize from, gsize length, int byte)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (self->register_path, &content, &size, NULL));
  g_assert_cmpuint (from + length, <=, size);
  memset (content + from, byte, length);
  g_assert_true (g_file_set_contents (self->register_path, content, size, NULL));
}

/* The page with the schema, behind the file's header. */
static void
damage_schema (Scenario *self)
{
  overwrite (self, 100, 3900, 0xff);
}

static void
cut_in_half (Scenario *self)
{
  GStatBuf before;

  g_assert_cmpint (g_stat (self->register_path, &before), ==, 0);
  g_assert_cmpint (truncate (self->register_path, before.st_size / 2), ==, 0);
}

static void
make_newer (Scenario *self)
{
  g_free (run ("sqlite3", self->register_path, "PRAGMA user_version = 9999", NULL));
}

static void
make_foreign (Scenario *self)
{
  g_assert_cmpint (g_unlink (self->register_path), ==, 0);
  g_free (run ("sqlite3", self->register_path, "CREATE TABLE recipe (name TEXT)", NULL));
}

static void
make_text (Scenario *self)
{
  g_assert_true (g_file_set_contents (self->register_path, "Dear colleague, …\n", -1, NULL));
}

static void
make_empty (Scenario *self)
{
  g_assert_true (g_file_set_contents (self->register_path, "", 0, NULL));
}

/* With sizes: what may not be changed has no new journal or copy beside it either. */
static char *
list_folder (Scenario *self)
{
  return run ("find", self->directory, "-maxdepth", "1", "-name", "skola*", "-printf", "%f %s\\n",
              NULL);
}

static void
check_refused (Scenario *self, const RegisterCase *refused)
{
  g_autofree char *sentence = translate (refused->language, refused->sentence);
  g_autofree char *said = NULL;

  scenario_start (self, NULL, refused->language);
  said = desktop_wait_sentence (self->desktop, sentence);
  g_assert_nonnull (strstr (said, "skola.tillsammans"));
  desktop_wait_windows (self->desktop, 2);
  desktop_close_window (self->desktop, 1);
  desktop_quit (self->desktop);
}

static void
test_register (Scenario *self, gconstpointer data)
{
  const RegisterCase *refused = data;

  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *beside_after = NULL;

  refused->damage (self);
  before = checksum (self->register_path);
  beside = list_folder (self);
  check_refused (self, refused);
  after = checksum (self->register_path);
  g_assert_cmpstr (before, ==, after);
  beside_after = list_folder (self);
  g_assert_cmpstr (beside, ==, beside_after);
}

/* Another program writes, and doesn't let go before the program gives up waiting. */
static void
test_locked (Scenario *self, gconstpointer data)
{
  RegisterCase refused = {
    .language = data,
    .sentence = "“{file}” is being written by another window or computer: try again in a moment.",
  };
  g_autofree char *before = checksum (self->register_path);
  g_autofree char *after = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (self->register_path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  check_refused (self, &refused);
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  after = checksum (self->register_path);
  g_assert_cmpstr (before, ==, after);
  g_free (run (g_getenv ("TILLSAMMANS_CLI"), "check", self->register_path, NULL));
}

/* root writes to any file; without this capability, not. */
static void
obey_permissions (gpointer data)
{
  prctl (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
}

static gboolean
can_write (const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, obey_permissions, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, "test", "-w", path, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);
  return g_subprocess_get_successful (process);
}

/* It can still be read, with a sentence that says so, and nothing that would change it is offered.
 */
static void
test_read_only (Scenario *self, gconstpointer data)
{
  const char *language = data;
  g_autofree char *folder = scenario_path (self, "shared");
  g_autofree char *path = g_build_filename (folder, "skola.tillsammans", NULL);
  g_autofree char *sentence = translate (language, "This register can be read but not changed: you "
                                                   "have no permission to write to its file.");
  g_autofree char *said = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *files = NULL;
  g_autofree char *alone = g_strconcat (path, "\n", NULL);
  g_autoptr (AtspiAccessible) row = NULL;
  DesktopOptions options = { .language = language,
                             .register_path = path,
                             .home = self->directory,
                             .child_setup = obey_permissions };

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_rename (self->register_path, path), ==, 0);
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  if (can_write (path))
    {
      g_test_skip ("nothing keeps this user from writing");
      return;
    }

  before = checksum (path);
  self->desktop = desktop_start (&options);
  said = desktop_wait_sentence (self->desktop, sentence);
  scenario_dismiss_who (self);
  row = desktop_wait (self->desktop, ATSPI_ROLE_TABLE_ROW, "Selam");
  desktop_key ("Control+n");
  desktop_key ("Control+i");
  desktop_key ("Control+f");
  desktop_type ("selam");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_TABLE_ROW, "Robin");
  desktop_wait_windows (self->desktop, 1);
  desktop_quit (self->desktop);
  after = checksum (path);
  g_assert_cmpstr (before, ==, after);
  files = run ("find", folder, "-type", "f", NULL);
  g_assert_cmpstr (files, ==, alone);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
}

static char *
count (Scenario *self, const char *table)
{
  g_autofree char *sql = g_strconcat ("SELECT count(*) FROM ", table, NULL);

  return run ("sqlite3", self->register_path, sql, NULL);
}

static char *
read_wheel (const char *key)
{
  g_autofree char *name = g_strconcat (key, ".xml.in", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("TILLSAMMANS_SOURCE_DIR"), "data", "wheels",
                                            name, NULL);
  g_autoptr (GError) error = NULL;
  char *wheel = NULL;

  g_file_get_contents (path, &wheel, NULL, &error);
  g_assert_no_error (error);
  return wheel;
}

static void
refuse_wheel (Scenario *self, const WheelCase *refused, guint i)
{
  g_autofree char *wheel = read_wheel ("girfec");
  g_autofree char *name = g_strdup_printf ("wheel-%u.xml", i);
  g_autofree char *said = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) changed = g_string_new (wheel);

  g_assert_cmpuint (g_string_replace (changed, refused->find, refused->replace, 1), ==, 1);
  path = scenario_write (self, name, changed->str, -1);
  desktop_press (self->desktop, "Import Wheel");
  desktop_choose_file (self->desktop, "Import Wheel", path);
  said = desktop_wait_sentence (self->desktop, refused->sentence);
  g_assert_nonnull (strstr (said, refused->names));
  g_assert_nonnull (strstr (said, name));
  desktop_wait_windows (self->desktop, 3);
  desktop_close_window (self->desktop, 2);
}

/* Through Preferences, one after the other; then one that is right, so that the way is seen to
 * work. */
static void
test_wheels (Scenario *self, gconstpointer data)
{
  static const char eleven[] =
      "<step face=\"1\"><word>E</word></step><step face=\"1\"><word>F</word></step><step "
      "face=\"1\"><word>G</word></step>"
      "<step face=\"1\"><word>H</word></step><step face=\"1\"><word>I</word></step><step "
      "face=\"1\"><word>J</word></step>"
      "<step face=\"1\"><word>K</word></step></scale>";
  static const WheelCase cases[] = {
    { "<areas>", "<areas><petal/>", "The element <{a}> is not known here.", "petal" },
    { "key=\"healthy\"", "key=\"safe\"", "Two areas have the key “{a}”.", "safe" },
    { "</scale>", eleven, "The scale has {a} steps; a wheel has 3 to 10.", "11" },
  };
  g_autofree char *wheel = read_wheel ("girfec");
  g_autofree char *before = count (self, "wheel");
  g_autofree char *after = NULL;
  g_autofree char *with_new = NULL;
  g_autofree char *said = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GString) changed = g_string_new (wheel);

  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  desktop_key_opens (self->desktop, "Control+comma", "Preferences");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    refuse_wheel (self, &cases[i], i);
  after = count (self, "wheel");
  g_assert_cmpstr (before, ==, after);

  g_string_replace (changed, "id=\"girfec\"", "id=\"ours\"", 1);
  g_string_replace (changed, "<name>Wellbeing Wheel<", "<name>Wheel of Our Own<", 1);
  path = scenario_write (self, "ours.xml", changed->str, -1);
  desktop_press (self->desktop, "Import Wheel");
  desktop_choose_file (self->desktop, "Import Wheel", path);
  said = desktop_wait_sentence (self->desktop, "Wheel of Our Own");
  with_new = count (self, "wheel");
  g_assert_cmpint (atoi (with_new), ==, atoi (before) + 1);
  desktop_close_window (self->desktop, 1);
  desktop_quit (self->desktop);
}

static void
choose_list (Scenario *self, const char *language, const char *path)
{
  g_autofree char *label = translate (language, "_Choose File…");
  g_auto (GStrv) around_mnemonic = g_strsplit (label, "_", 2);
  g_autofree char *button = g_strjoinv ("", around_mnemonic);
  g_autofree char *title = translate (language, "Choose Class List");
  g_autofree char *dialog = translate (language, "Import Class List");

  desktop_key_opens (self->desktop, "Control+i", dialog);
  desktop_press (self->desktop, button);
  desktop_choose_file (self->desktop, title, path);
}

/* Refused as a whole, in a message, or line by line in the preview. */
static void
test_list (Scenario *self, gconstpointer data)
{
  const ListCase *refused = data;
  g_autofree char *path = scenario_write (self, "class.csv", refused->content, -1);
  g_autofree char *sentence = translate (refused->language, refused->sentence);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *said = NULL;

  scenario_start (self, NULL, refused->language);
  scenario_dismiss_who (self);
  before = checksum (self->register_path);
  choose_list (self, refused->language, path);
  said = desktop_wait_sentence (self->desktop, sentence);
  g_assert_nonnull (strstr (said, refused->names));
  desktop_close_window (self->desktop, 1);
  desktop_quit (self->desktop);
  after = checksum (self->register_path);
  g_assert_cmpstr (before, ==, after);
}

/* Line 17, the header counted; the others are right, and none of them is imported. */
static void
test_list_line_17 (Scenario *self, gconstpointer data)
{
  const char *language = data;
  g_autoptr (GString) list = g_string_new ("given_name,family_name,birth_date,personnummer\n");
  g_autofree char *reason = translate (language,
                                       "The last digit of the personal identity number does not "
                                       "fit the others: a digit is wrong.");
  ListCase refused = { language, NULL, "Line {line}: {problem}", reason };

  for (guint line = 2; line <= 20; line++)
    g_string_append_printf (list, "Kim,Ek%u,2015-03-%02u,%s\n", line, line,
                            line == 17 ? "20150317-9801" : "");
  refused.content = list->str;
  test_list (self, &refused);
}

/* Not bad, only long. */
static void
test_list_long (Scenario *self, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("given_name,family_name,birth_date,unit\n");
  g_autofree char *path = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *told = NULL;
  g_autofree char *children = NULL;

  for (guint i = 0; i < N_LONG_LIST; i++)
    g_string_append_printf (list, "Kim%u,Ek%u,20%02u-%02u-%02u,Ekskolan\n", i, i, 10 + i % 14,
                            1 + i % 12, 1 + i % 28);
  path = scenario_write (self, "class.csv", list->str, -1);
  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  choose_list (self, "en", path);
  seen = desktop_wait_sentence (self->desktop, "50000 children will be added.");
  desktop_press (self->desktop, "Import");
  told = desktop_wait_sentence (self->desktop, "50002 children");
  children = count (self, "child");
  g_assert_cmpstr (children, ==, "50002\n");
  desktop_quit (self->desktop);
  g_free (run (g_getenv ("TILLSAMMANS_CLI"), "check", self->register_path, NULL));
}

#define DAMAGED "“{file}” is damaged ({why}): go back to a backup copy."
#define NEWER                                                                                      \
  "“{file}” was made by a newer version of Tillsammans: update the program on this computer."

static const RegisterCase register_cases[] = {
  { "en", damage_schema, DAMAGED },
  { "sv", damage_schema, DAMAGED },
  { "ar", damage_schema, DAMAGED },
  { "ti", damage_schema, DAMAGED },
  { "en", cut_in_half, DAMAGED },
  { "en", make_newer, NEWER },
  { "sv", make_newer, NEWER },
  { "ar", make_newer, NEWER },
  { "ti", make_newer, NEWER },
  { "en", make_foreign, "“{file}” is a database of another program, not a register." },
  { "en", make_text, "“{file}” is not a register." },
  { "en", make_empty, "“{file}” is empty." },
};

static const char *const register_names[] = {
  "damaged",
  "damaged-in-swedish",
  "damaged-in-arabic",
  "damaged-in-tigrinya",
  "cut-in-half",
  "newer",
  "newer-in-swedish",
  "newer-in-arabic",
  "newer-in-tigrinya",
  "foreign",
  "text",
  "empty",
};

static const ListCase encoding = {
  "en", "given_name,family_name,birth_date\nKim,Ek,2015-03-12\n\xc5sa,Ek,2014-01-02\n",
  "“{file}” is not encoded in UTF-8 (line {line}); save it again as CSV UTF-8.", "3"
};
static const ListCase column = { "en", "given_name,birth_date\nKim,2015-03-12\n",
                                 "The class list lacks the column “{column}”.", "family_name" };

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desktop_init ();
  for (guint i = 0; i < G_N_ELEMENTS (register_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/bad-input/register/", register_names[i], NULL);

      g_test_add (name, Scenario, &register_cases[i], scenario_set_up, test_register,
                  scenario_tear_down);
    }
  g_test_add ("/bad-input/register/locked", Scenario, "en", scenario_set_up, test_locked,
              scenario_tear_down);
  g_test_add ("/bad-input/register/read-only", Scenario, "en", scenario_set_up, test_read_only,
              scenario_tear_down);
  g_test_add ("/bad-input/wheels", Scenario, NULL, scenario_set_up, test_wheels,
              scenario_tear_down);
  g_test_add ("/bad-input/class-list/encoding", Scenario, &encoding, scenario_set_up, test_list,
              scenario_tear_down);
  g_test_add ("/bad-input/class-list/missing-column", Scenario, &column, scenario_set_up, test_list,
              scenario_tear_down);
  g_test_add ("/bad-input/class-list/line-17", Scenario, "en", scenario_set_up, test_list_line_17,
              scenario_tear_down);
  g_test_add ("/bad-input/class-list/line-17-in-swedish", Scenario, "sv", scenario_set_up,
              test_list_line_17, scenario_tear_down);
  g_test_add ("/bad-input/class-list/50000-lines", Scenario, NULL, scenario_set_up, test_list_long,
              scenario_tear_down);
  return g_test_run ();
}
