/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet-fixture.h"
#include "til-error.h"
#include "til-export.h"
#include "til-locale.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  TilWheel *wheel;
  TilChild *child;
  TilMapping *mapping;
  TilWheelSheetOptions *options;
} Fixture;

static void
set_up (Fixture *fixture, const char *key, const char *first, const char *second)
{
  fixture->folder = g_dir_make_tmp ("tillsammans-export-XXXXXX", NULL);
  fixture->wheel = fixture_wheel (key);
  fixture->child = fixture_child ();
  fixture->mapping = fixture_mapping (fixture->wheel, til_date_new (2026, 11, 14));
  fixture->options = til_wheel_sheet_options_new (fixture->wheel, first);
  fixture->options->languages[1] = g_strdup (second);
  fixture->options->child = fixture->child;
  fixture->options->contact = g_strdup ("Karin Ek, 0155-26 40 00");
  g_ptr_array_add (fixture->options->mappings, fixture->mapping);
}

static void
empty_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_dir_close (dir);
}

static void
tear_down (Fixture *fixture)
{
  empty_folder (fixture->folder);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  til_wheel_sheet_options_free (fixture->options);
  til_mapping_free (fixture->mapping);
  til_child_free (fixture->child);
  til_wheel_unref (fixture->wheel);
}

static guint
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  g_dir_close (dir);
  return n;
}

static char *
export_to (const Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_wheel_sheet_new (fixture->options, &error);
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_no_error (error);
  til_export_sheet (sheet, path, &error);
  g_assert_no_error (error);
  return path;
}

static char *
run (const char *program, const char *option, const char *path, const char *last)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  g_autoptr (GSubprocess) process = last ? g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                             program, option, path, last, NULL)
                                         : g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                             program, path, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

/* text without white space and direction marks: pdftotext puts each letter of a word from right to
 * left on a line of its own, in the right order. */
static char *
squeeze (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isspace (character) && g_unichar_type (character) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, character);
    }
  return g_string_free (plain, FALSE);
}

static char *
read_text (const char *path)
{
  g_autofree char *text = run ("pdftotext", "-raw", path, "-");

  return squeeze (text);
}

static gboolean
has_text (const char *squeezed, const char *text)
{
  g_autofree char *wanted = squeeze (text);

  return strstr (squeezed, wanted) != NULL;
}

/* Each word of each area's name stands in the text. A name may be on two lines, with its
 * neighbour's between them. */
static void
assert_area_names (const Fixture *fixture, const char *text, const char *language)
{
  for (guint i = 0; i < til_wheel_n_areas (fixture->wheel); i++)
    {
      const char *name = til_local_get (til_wheel_area (fixture->wheel, i)->name, language);
      g_auto (GStrv) words = g_strsplit (name, " ", -1);

      for (char **word = words; *word; word++)
        {
          g_test_message ("%s: %s", language, *word);
          g_assert_true (has_text (text, *word));
        }
    }
}

/* The sheet's text is text, in every script, and its typefaces are in the file. */
static void
test_pdf_text (void)
{
  static const char *const pairs[][2] = {
    { "sv", NULL }, { "ar", NULL }, { "ti", NULL }, { "sv", "ti" }, { "sv", "ar" }, { "ar", "sv" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      Fixture fixture;
      g_autofree char *path = NULL, *text = NULL, *fonts = NULL, *info = NULL;
      g_auto (GStrv) lines = NULL;

      set_up (&fixture, "girfec", pairs[i][0], pairs[i][1]);
      path = export_to (&fixture, "sheet.pdf");
      text = read_text (path);
      for (guint c = 0; c < 2 && pairs[i][c]; c++)
        assert_area_names (&fixture, text, pairs[i][c]);
      g_assert_true (has_text (text, "Selam Tesfai Lindqvist"));
      g_assert_true (has_text (text, "Abrehet Tesfai"));
      g_assert_true (has_text (text, FIXTURE_SCHOOL_NOTE));
      g_assert_true (has_text (text, FIXTURE_GUARDIAN_NOTE));

      fonts = run ("pdffonts", NULL, path, NULL);
      lines = g_strsplit (fonts, "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), >, 3);
      /* name type encoding emb sub uni object: every one embedded, and mapped to Unicode. */
      for (guint line = 2; lines[line] && *lines[line]; line++)
        g_assert_nonnull (strstr (lines[line], "yes yes yes"));

      info = run ("pdfinfo", NULL, path, NULL);
      g_assert_nonnull (strstr (info, "Selam Tesfai Lindqvist"));
      g_assert_nonnull (strstr (info, "2026-11-21"));
      g_assert_nonnull (strstr (info, "Tillsammans"));
      tear_down (&fixture);
    }
}

/* R2: the legend names the steps and, apart from them, what was not discussed. */
static void
test_not_discussed (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *text = NULL;

  set_up (&fixture, "barnets-basta", "sv", NULL);
  path = export_to (&fixture, "sheet.pdf");
  text = read_text (path);
  for (int step = 1; step <= (int)til_wheel_n_steps (fixture.wheel); step++)
    {
      const char *word = til_wheel_step_word (fixture.wheel, step, "sv");
      g_assert_true (has_text (text, word));
      g_assert_cmpstr (word, !=, til_label ("sv", "not_discussed"));
    }
  g_assert_true (has_text (text, til_label ("sv", "not_discussed")));
  tear_down (&fixture);
}

/* R2: with two voices chosen, the others are not on the sheet. */
static void
test_two_voices (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *text = NULL;

  set_up (&fixture, "barnets-basta", "sv", NULL);
  fixture.options->voices[0] = 11;
  fixture.options->voices[1] = 14;
  path = export_to (&fixture, "sheet.pdf");
  text = read_text (path);
  g_assert_true (has_text (text, FIXTURE_UNIT));
  g_assert_true (has_text (text, FIXTURE_CHILD_NOTE));
  g_assert_false (has_text (text, "Karl-Johan"));
  g_assert_false (has_text (text, FIXTURE_GUARDIAN_NOTE));
  tear_down (&fixture);
}

/* R14: nothing that names a protected child, its guardians or its unit is in the file, whatever was
 * typed where. */
static void
test_protected (void)
{
  static const char *const secrets[] = {
    "Selam", "Tesfai",     "Lindqvist", "Abrehet", "Karl",
    "Johan", FIXTURE_UNIT, "20150312",  "9805",    "174 06 05"
  };
  Fixture fixture;
  g_autofree char *path = NULL, *text = NULL, *info = NULL;
  const char *key;
  TilVoice *voice;

  set_up (&fixture, "barnets-basta", "sv", "ti");
  fixture.child->protected_identity = TRUE;
  fixture.options->shown_name = g_strdup ("Selam T");
  key = til_wheel_area (fixture.wheel, 0)->key;
  voice = fixture.mapping->voices->pdata[0];
  voice->open = TRUE;
  til_voice_set_note (
      voice, key, "Selams mamma Abrehet (070-174 06 05) och SELAM, 20150312-9805, på Björkskolan.",
      TRUE);
  voice->open = FALSE;
  path = export_to (&fixture, "sheet.pdf");
  text = read_text (path);
  info = run ("pdfinfo", NULL, path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *secret = squeeze (secrets[i]);

      g_test_message ("%s", secret);
      g_assert_null (strcasestr (text, secret));
      g_assert_null (strcasestr (info, secrets[i]));
    }
  g_assert_true (has_text (text, "mamma"));
  g_assert_true (has_text (text, "57"));
  tear_down (&fixture);
}

static guint32
read_be32 (const char *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* 300 dots an inch, and a file for each page. */
static void
test_png (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *second = NULL, *data = NULL;
  g_autoptr (TilSheet) sheet = NULL;
  gsize length;

  set_up (&fixture, "barnets-basta", "sv", NULL);
  sheet = til_wheel_sheet_new (fixture.options, NULL);
  path = export_to (&fixture, "sheet.png");
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, 8, "\211PNG\r\n\032\n", 8);
  g_assert_cmpuint (read_be32 (data + 16), ==, 2480);
  g_assert_cmpuint (read_be32 (data + 20), ==, 3508);
  g_assert_cmpmem (data + 37, 4, "pHYs", 4);
  g_assert_cmpuint (read_be32 (data + 41), ==, 11811);
  g_assert_cmpuint (til_sheet_n_pages (sheet), ==, 2);
  second = g_build_filename (fixture.folder, "sheet-2.png", NULL);
  g_assert_true (g_file_test (second, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_files (fixture.folder), ==, 2);
  tear_down (&fixture);
}

static void
test_svg (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *data = NULL;

  set_up (&fixture, "livsblomma", "sv", "ar");
  fixture.options->notes = FALSE;
  path = export_to (&fixture, "sheet.SVG");
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_nonnull (strstr (data, "<svg"));
  g_assert_nonnull (strstr (data, "</svg>"));
  tear_down (&fixture);
}

static void
assert_fails (const Fixture *fixture, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_wheel_sheet_new (fixture->options, NULL);

  g_assert_false (til_export_sheet (sheet, path, &error));
  g_assert_error (error, TIL_ERROR, code);
}

static void
test_bad_path (void)
{
  Fixture fixture;
  g_autofree char *odd = NULL, *nowhere = NULL, *folder = NULL;

  set_up (&fixture, "barnets-basta", "sv", NULL);
  odd = g_build_filename (fixture.folder, "sheet.docx", NULL);
  assert_fails (&fixture, odd, TIL_ERROR_INVALID);
  nowhere = g_build_filename (fixture.folder, "no", "such", "sheet.pdf", NULL);
  assert_fails (&fixture, nowhere, TIL_ERROR_NOT_FOUND);
  folder = g_build_filename (fixture.folder, "folder.pdf", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  assert_fails (&fixture, folder, TIL_ERROR_FAILED);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_cmpuint (count_files (fixture.folder), ==, 0);
  tear_down (&fixture);
}

static void
test_read_only (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("the superuser may write everywhere");
      return;
    }
  set_up (&fixture, "barnets-basta", "sv", NULL);
  path = g_build_filename (fixture.folder, "sheet.pdf", NULL);
  g_assert_cmpint (g_chmod (fixture.folder, 0500), ==, 0);
  assert_fails (&fixture, path, TIL_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (fixture.folder, 0700), ==, 0);
  tear_down (&fixture);
}

/* A disk that takes no more leaves the file that was there, and nothing beside it. */
static void
test_full (void)
{
  static const char *const names[] = { "sheet.pdf", "sheet.png", "sheet.svg" };
  Fixture fixture;
  struct rlimit before, small;

  set_up (&fixture, "barnets-basta", "sv", NULL);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture.folder, names[i], NULL);
      g_autofree char *data = NULL;

      g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
      small = before;
      small.rlim_cur = 8192;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
      assert_fails (&fixture, path, TIL_ERROR_FULL);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
      g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
      g_assert_cmpstr (data, ==, "what was there");
      g_assert_cmpuint (count_files (fixture.folder), ==, i + 1);
    }
  tear_down (&fixture);
}

/* A file that is there is replaced as a whole. */
static void
test_overwrite (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *data = NULL;
  gsize length;

  set_up (&fixture, "barnets-basta", "sv", NULL);
  path = g_build_filename (fixture.folder, "sheet.pdf", NULL);
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_free (path);
  path = export_to (&fixture, "sheet.pdf");
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_cmpuint (count_files (fixture.folder), ==, 1);
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/pdf-text", test_pdf_text);
  g_test_add_func ("/export/r2-not-discussed", test_not_discussed);
  g_test_add_func ("/export/r2-two-voices", test_two_voices);
  g_test_add_func ("/export/r14-protected", test_protected);
  g_test_add_func ("/export/png", test_png);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/bad-path", test_bad_path);
  g_test_add_func ("/export/read-only", test_read_only);
  g_test_add_func ("/export/r15-full-disk", test_full);
  g_test_add_func ("/export/overwrite", test_overwrite);
  return g_test_run ();
}
