/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built tillsammans-cli from outside, as a script does. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_help (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = {
    "create", "demo", "check", "backup", "wheels", "children", "wheel", "report", "import-children",
  };

  run (self, "--version", NULL);
  assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "tillsammans-cli "));
  run (self, "--help", NULL);
  assert_done (self);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    assert_contains (self->out, commands[i]);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *name = g_strconcat ("tillsammans-cli ", commands[i], NULL);

      run (self, commands[i], "--help", NULL);
      assert_done (self);
      assert_contains (self->out, name);
      assert_contains (self->out, "FILE");
    }
}

static void
test_wrong_usage (Fixture *self, gconstpointer data)
{
  make_demo (self);
  run (self, NULL);
  assert_refused (self, 2, "COMMAND");
  run (self, "sing", NULL);
  assert_refused (self, 2, "sing");
  run (self, "create", NULL);
  assert_refused (self, 2, "create");
  run (self, "create", "a", "b", NULL);
  assert_refused (self, 2, "create");
  run (self, "children", self->path, "--colour", NULL);
  assert_refused (self, 2, "children");
  run (self, "children", self->path, "--limit", "many", NULL);
  assert_refused (self, 2, "children");
  run (self, "demo", "new", "--children", "-1", NULL);
  assert_refused (self, 2, "demo");
  run (self, "wheel", self->path, "--language", "sv", "--output", "x.pdf", NULL);
  assert_refused (self, 2, "wheel");
  run (self, "wheel", self->path, "--child", "1", "--blank", "girfec", "--language", "sv",
       "--output", "x.pdf", NULL);
  assert_refused (self, 2, "wheel");
  run (self, "wheel", self->path, "--child", "1", "--language", "xx", "--output", "x.pdf", NULL);
  assert_refused (self, 2, "wheel");
  run (self, "wheel", self->path, "--child", "1", "--language", "sv,ar,ti", "--output", "x.pdf",
       NULL);
  assert_refused (self, 2, "wheel");
  run (self, "wheel", self->path, "--child", "1", "--language", "sv", "--output", "x.docx", NULL);
  assert_refused (self, 2, "wheel");
  run (self, "wheel", self->path, "--child", "1", "--language", "sv", "--output", "x.pdf",
       "--paper", "a5", NULL);
  assert_refused (self, 2, "wheel");
  run (self, "report", self->path, "--from", "yesterday", "--to", "2026-12-31", "--language", "sv",
       "--output", "x.xlsx", NULL);
  assert_refused (self, 2, "report");
  run (self, "report", self->path, "--from", "2026-12-31", "--to", "2026-01-01", "--language", "sv",
       "--output", "x.xlsx", NULL);
  assert_refused (self, 2, "report");
}

static void
test_create (Fixture *self, gconstpointer data)
{
  run (self, "create", self->path, NULL);
  assert_done (self);
  run (self, "check", self->path, NULL);
  assert_done (self);
  run (self, "children", self->path, NULL);
  assert_done (self);
  g_assert_cmpstr (self->out, ==, "");
  run (self, "create", self->path, NULL);
  assert_refused (self, 1, "create");
}

static void
test_not_a_register (Fixture *self, gconstpointer data)
{
  g_autofree char *text = write_file (self, "letter.txt", "Hej! Det här är inget register.\n");
  g_autofree char *after = NULL;

  run (self, "children", self->path, NULL);
  assert_refused (self, 1, "children");
  run (self, "children", text, NULL);
  assert_refused (self, 1, "children");
  run (self, "demo", text, NULL);
  assert_refused (self, 1, "demo");
  g_file_get_contents (text, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "Hej! Det här är inget register.\n");
}

static void
test_demo (Fixture *self, gconstpointer data)
{
  g_autofree char *other = file_in (self, "other");
  g_autofree char *first = NULL;

  run (self, "demo", self->path, "--children", "25", "--seed", "3", NULL);
  assert_done (self);
  run (self, "children", self->path, NULL);
  assert_done (self);
  first = g_strdup (self->out);
  g_assert_cmpuint (count_lines (first), >=, 20);
  g_assert_cmpuint (count_lines (first), <=, 25);
  run (self, "check", self->path, NULL);
  assert_done (self);
  run (self, "demo", other, "--children", "25", "--seed", "3", NULL);
  assert_done (self);
  run (self, "children", other, NULL);
  g_assert_cmpstr (self->out, ==, first);
}

static void
test_children (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  make_demo (self);
  run (self, "children", self->path, NULL);
  assert_done (self);
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 5);
      g_assert_cmpint (g_ascii_strtoll (fields[0], NULL, 10), >, 0);
      g_assert_cmpstr (fields[1], !=, "");
      g_assert_cmpstr (fields[4], !=, "");
    }
  run (self, "children", self->path, "--limit", "3", NULL);
  assert_done (self);
  g_assert_cmpuint (count_lines (self->out), ==, 3);
  run (self, "children", self->path, "--limit", "0", NULL);
  assert_done (self);
  g_assert_cmpstr (self->out, ==, "");
  run (self, "children", self->path, "--search", "hallenstråle", NULL);
  assert_done (self);
  g_assert_cmpuint (count_lines (self->out), ==, 1);
  assert_contains (self->out, "Ärlebrandt Rosensköld");
  run (self, "children", self->path, "--search", "nobody-is-called-this", NULL);
  assert_done (self);
  g_assert_cmpstr (self->out, ==, "");
}

/* Neither name, birth date nor unit of the protected child, which is the sixth. */
static void
test_r14_children (Fixture *self, gconstpointer data)
{
  make_demo (self);
  run (self, "children", self->path, NULL);
  assert_done (self);
  assert_contains (self->out, "6\tProtected identity (no. 6)\t\t\t");
}

static void
test_wheels (Fixture *self, gconstpointer data)
{
  run (self, "create", self->path, NULL);
  run (self, "wheels", self->path, NULL);
  assert_done (self);
  g_assert_cmpuint (count_lines (self->out), ==, 7);
  assert_contains (self->out, "girfec\t1\tsectors\t");
  assert_contains (self->out, "livsblomma\t1\tpetals\t");
}

static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autofree char *target = file_in (self, "copy");
  g_autofree char *original = NULL;

  make_demo (self);
  run (self, "children", self->path, NULL);
  original = g_strdup (self->out);
  run (self, "backup", self->path, target, NULL);
  assert_done (self);
  run (self, "check", target, NULL);
  assert_done (self);
  run (self, "children", target, NULL);
  g_assert_cmpstr (self->out, ==, original);
  run (self, "backup", self->path, target, NULL);
  assert_refused (self, 1, "backup");
}

/* Bytes in the middle are overwritten: check says so, and in one line for each thing. */
static void
test_check_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;

  make_demo (self);
  g_file_get_contents (self->path, &bytes, &length, &error);
  g_assert_no_error (error);
  memset (bytes + length / 2, 0xa5, 4096 * 4);
  g_file_set_contents (self->path, bytes, length, &error);
  g_assert_no_error (error);
  run (self, "check", self->path, NULL);
  g_assert_cmpint (self->status, ==, 1);
  lines = g_strsplit (self->err, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 2);
  for (guint i = 0; *lines[i] != '\0'; i++)
    g_assert_true (g_str_has_prefix (lines[i], "tillsammans-cli: "));
}

static void
test_wheel_formats (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = file_in (self, "wheel.pdf");
  g_autofree char *png = file_in (self, "wheel.PNG");
  g_autofree char *svg = file_in (self, "wheel.svg");

  make_demo (self);
  run (self, "wheel", self->path, "--child", "2", "--language", "sv", "--output", pdf, NULL);
  assert_done (self);
  assert_starts_with (pdf, "%PDF-");
  run (self, "wheel", self->path, "--child", "2", "--language", "sv", "--output", png, NULL);
  assert_done (self);
  assert_starts_with (png, "\x89PNG");
  run (self, "wheel", self->path, "--blank", "livsblomma", "--flower", "--language", "en",
       "--paper", "a3", "--output", svg, NULL);
  assert_done (self);
  assert_starts_with (svg, "<?xml");
}

/* The text of a PDF by pdftotext; NULL where that is not installed. */
static char *
read_pdf (Fixture *self, const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");

  if (program == NULL)
    return NULL;
  run_vector (self, (const char *const[]){ program, path, "-", NULL }, NULL);
  g_assert_cmpint (self->status, ==, 0);
  return g_strdup (self->out);
}

static void
test_wheel_two_languages (Fixture *self, gconstpointer data)
{
  static const char *const expected[] = { "Hälsa", "ጥዕና", "Trygghet", "ውሕስነት" };
  g_autofree char *pdf = file_in (self, "wheel.pdf");
  g_autofree char *text = NULL;

  run (self, "create", self->path, NULL);
  run (self, "wheel", self->path, "--blank", "barnets-basta", "--language", "sv,ti", "--output",
       pdf, NULL);
  assert_done (self);
  text = read_pdf (self, pdf);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_contains (text, expected[i]);
}

static void
test_r14_wheel (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = file_in (self, "wheel.pdf");
  g_autofree char *text = NULL;

  make_demo (self);
  run (self, "wheel", self->path, "--child", "6", "--language", "en", "--output", pdf, NULL);
  assert_done (self);
  text = read_pdf (self, pdf);
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    assert_contains (text, "Protected identity");
}

static void
test_wheel_not_found (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = file_in (self, "wheel.pdf");

  make_demo (self);
  run (self, "wheel", self->path, "--child", "4711", "--language", "sv", "--output", pdf, NULL);
  assert_refused (self, 1, "wheel");
  run (self, "wheel", self->path, "--blank", "no-such", "--language", "sv", "--output", pdf, NULL);
  assert_refused (self, 1, "wheel");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

/* Listing writes nothing; a sheet is an opening of the child, and where that cannot be logged there
 * is no sheet. */
static void
test_r16_opening_is_logged (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = file_in (self, "wheel.pdf");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length, after_length;

  make_demo (self);
  g_file_get_contents (self->path, &before, &before_length, NULL);
  run (self, "children", self->path, NULL);
  g_file_get_contents (self->path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
  g_clear_pointer (&after, g_free);
  run (self, "wheel", self->path, "--child", "2", "--language", "sv", "--output", pdf, NULL);
  assert_done (self);
  g_file_get_contents (self->path, &after, &after_length, NULL);
  g_assert_true (before_length != after_length || memcmp (before, after, after_length) != 0);
}

static void
test_import (Fixture *self, gconstpointer data)
{
  g_autofree char *list = write_file (
      self, "class.csv",
      "\xef\xbb\xbf"
      "family_name;given_name;birth_date;unit;group;guardian1_name\r\n"
      "Öhman;Åsa;2015-03-12;Ekhagens skola;4B;Karin Öhman\r\n"
      "Ek;Liam;2015-06-01;Ekhagens skola;4B;\r\n");

  run (self, "create", self->path, NULL);
  run (self, "import-children", self->path, list, NULL);
  assert_done (self);
  assert_contains (self->out, "2 children");
  run (self, "children", self->path, NULL);
  g_assert_cmpuint (count_lines (self->out), ==, 2);
  assert_contains (self->out, "Åsa Öhman\t2015-03-12\tEkhagens skola\t");
}

/* The same list again, with one newcomer: refused whole, each child named by its line. */
static void
test_import_twice (Fixture *self, gconstpointer data)
{
  const char *header = "given_name,family_name,birth_date,unit\n";
  const char *lines = "Åsa,Öhman,2015-03-12,Ekhagens skola\nLiam,Ek,2015-06-01,Ekhagens skola\n";
  g_autofree char *first_text = g_strconcat (header, lines, NULL);
  g_autofree char *second_text = g_strconcat (header, "Maja,Ny,2015-05-05,\n", lines, NULL);
  g_autofree char *first = write_file (self, "first.csv", first_text);
  g_autofree char *second = write_file (self, "second.csv", second_text);
  g_autofree char *before = NULL;

  run (self, "create", self->path, NULL);
  run (self, "import-children", self->path, first, NULL);
  assert_done (self);
  run (self, "children", self->path, NULL);
  before = g_strdup (self->out);
  run (self, "import-children", self->path, second, NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpuint (count_lines (self->err), ==, 2);
  assert_contains (self->err, ": line 3: ");
  assert_contains (self->err, ": line 4: ");
  run (self, "children", self->path, NULL);
  g_assert_cmpstr (self->out, ==, before);
}

static void
test_import_r18_line_17 (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("given_name,family_name,personnummer,birth_date\n");
  g_autofree char *list = NULL;
  g_autofree char *start = NULL;

  for (guint line = 2; line < 30; line++)
    g_string_append_printf (text, "Elev,Ek,%s,2015-03-12\n", line == 17 ? "20150312-9801" : "");
  list = write_file (self, "class.csv", text->str);
  run (self, "create", self->path, NULL);
  run (self, "import-children", self->path, list, NULL);
  start = g_strdup_printf ("tillsammans-cli: %s: line 17: ", list);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpuint (count_lines (self->err), ==, 1);
  g_assert_true (g_str_has_prefix (self->err, start));
  run (self, "children", self->path, NULL);
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_import_bad_files (Fixture *self, gconstpointer data)
{
  g_autofree char *latin = write_file (self, "latin.csv",
                                       "given_name,birth_date\n\xc5sa,2015-03-12\n");
  g_autofree char *missing = write_file (self, "missing.csv",
                                         "family_name,birth_date\nEk,2015-03-12\n");
  g_autofree char *unknown = write_file (
      self, "unknown.csv", "given_name,family_name,birth_date,shoe_size\nA,B,2015-03-12,36\n");
  g_autofree char *quote = write_file (self, "quote.csv",
                                       "given_name,family_name,birth_date\n\"A,B,2015-03-12\n");
  g_autofree char *none = file_in (self, "none.csv");

  run (self, "create", self->path, NULL);
  run (self, "import-children", self->path, latin, NULL);
  assert_refused (self, 1, "import-children");
  assert_contains (self->err, "UTF-8");
  run (self, "import-children", self->path, missing, NULL);
  assert_refused (self, 1, "import-children");
  assert_contains (self->err, "given_name");
  run (self, "import-children", self->path, unknown, NULL);
  assert_refused (self, 1, "import-children");
  assert_contains (self->err, "shoe_size");
  run (self, "import-children", self->path, quote, NULL);
  assert_refused (self, 1, "import-children");
  run (self, "import-children", self->path, none, NULL);
  assert_refused (self, 1, "import-children");
  run (self, "children", self->path, NULL);
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_report (Fixture *self, gconstpointer data)
{
  g_autofree char *xlsx = file_in (self, "report.xlsx");
  g_autofree char *pdf = file_in (self, "report.pdf");
  g_autofree char *odd = file_in (self, "report.csv");

  make_demo (self);
  run (self, "report", self->path, "--from", "2025-11-22", "--to", "2026-11-21", "--language", "sv",
       "--output", xlsx, NULL);
  assert_done (self);
  assert_starts_with (xlsx, "PK");
  run (self, "report", self->path, "--from", "2025-11-22", "--to", "2026-11-21", "--language", "ar",
       "--output", pdf, NULL);
  assert_done (self);
  assert_starts_with (pdf, "%PDF");
  run (self, "report", self->path, "--from", "2025-11-22", "--to", "2026-11-21", "--language", "sv",
       "--output", odd, NULL);
  assert_refused (self, 2, "report");
}

/* A table for programs has no marks for direction, in any language of the terminal. */
static void
test_no_marks_in_output (Fixture *self, gconstpointer data)
{
  static const char *const languages[] = { "en", "sv", "ar", "ti" };

  make_demo (self);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *const list[] = { g_getenv ("TILLSAMMANS_CLI"), "children", self->path, NULL };
      const char *const wrong[] = { g_getenv ("TILLSAMMANS_CLI"), "children", self->folder, NULL };

      run_vector (self, list, languages[i]);
      g_assert_cmpint (self->status, ==, 0);
      g_assert_null (strstr (self->out, "\u2068"));
      run_vector (self, wrong, languages[i]);
      g_assert_cmpint (self->status, ==, 1);
      g_assert_null (strstr (self->err, "\u2068"));
    }
}

static void
test_links_no_toolkit (Fixture *self, gconstpointer data)
{
  g_autofree char *ldd = g_find_program_in_path ("ldd");

  if (ldd == NULL)
    {
      g_test_skip ("ldd is not installed");
      return;
    }
  run_vector (self, (const char *const[]){ ldd, g_getenv ("TILLSAMMANS_CLI"), NULL }, NULL);
  g_assert_cmpint (self->status, ==, 0);
  assert_contains (self->out, "libsqlite3");
  g_assert_null (strstr (self->out, "libgtk"));
  g_assert_null (strstr (self->out, "libadwaita"));
}

/* A list that was cut off by a full disk is not done. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  const char *const arguments[] = { g_getenv ("TILLSAMMANS_CLI"), "children", self->path, NULL };
  g_autoptr (GSubprocessLauncher)
      launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  make_demo (self);
  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &self->err, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  g_assert_true (g_str_has_prefix (self->err, "tillsammans-cli: children: "));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TILLSAMMANS_CLI"));
  ADD ("/cli/help", test_help);
  ADD ("/cli/wrong-usage", test_wrong_usage);
  ADD ("/cli/create", test_create);
  ADD ("/cli/not-a-register", test_not_a_register);
  ADD ("/cli/demo", test_demo);
  ADD ("/cli/children", test_children);
  ADD ("/cli/r14-children", test_r14_children);
  ADD ("/cli/wheels", test_wheels);
  ADD ("/cli/backup", test_backup);
  ADD ("/cli/check-damaged", test_check_damaged);
  ADD ("/cli/wheel-formats", test_wheel_formats);
  ADD ("/cli/wheel-two-languages", test_wheel_two_languages);
  ADD ("/cli/r14-wheel", test_r14_wheel);
  ADD ("/cli/wheel-not-found", test_wheel_not_found);
  ADD ("/cli/r16-opening-is-logged", test_r16_opening_is_logged);
  ADD ("/cli/import", test_import);
  ADD ("/cli/import-twice", test_import_twice);
  ADD ("/cli/import-r18-line-17", test_import_r18_line_17);
  ADD ("/cli/import-bad-files", test_import_bad_files);
  ADD ("/cli/report", test_report);
  ADD ("/cli/links-no-toolkit", test_links_no_toolkit);
  ADD ("/cli/full-disk", test_full_disk);
  ADD ("/cli/no-marks-in-output", test_no_marks_in_output);
  return g_test_run ();
}
