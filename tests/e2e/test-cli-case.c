/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about what is recorded around a child. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define STORY "60" /* the last child of the demo, with every kind of record */
#define PROTECTED "6"

static void
test_help (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = { "plan", "consent",      "agenda",
                                          "log",  "export-child", "import-child" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *name = g_strconcat ("tillsammans-cli ", commands[i], NULL);

      run (self, "--help", NULL);
      assert_contains (self->out, commands[i]);
      run (self, commands[i], "--help", NULL);
      assert_done (self);
      assert_contains (self->out, name);
      run (self, commands[i], NULL);
      assert_refused (self, 2, commands[i]);
    }
}

static void
test_wrong_usage (Fixture *self, gconstpointer data)
{
  make_demo (self);
  run (self, "consent", self->path, "--child", STORY, NULL);
  assert_refused (self, 2, "consent");
  run (self, "consent", self->path, "--unit", "1", NULL);
  assert_refused (self, 2, "consent");
  run (self, "consent", self->path, "--child", STORY, "--unit", "1", "--date", "soon", NULL);
  assert_refused (self, 2, "consent");
  run (self, "agenda", self->path, "--from", "2026-12-01", "--to", "2026-11-01", NULL);
  assert_refused (self, 2, "agenda");
  run (self, "plan", self->path, "--child", STORY, "--output", "x.pdf", NULL);
  assert_refused (self, 2, "plan");
  run (self, "plan", self->path, "--child", STORY, "--language", "sv", "--output", "x.docx", NULL);
  assert_refused (self, 2, "plan");
  run (self, "export-child", self->path, "--child", STORY, "--output", "x.xml", NULL);
  assert_refused (self, 2, "export-child");
  run (self, "import-child", self->path, "x.json", "--new", "--into", "3", NULL);
  assert_refused (self, 2, "import-child");
}

static void
test_r8_consent (Fixture *self, gconstpointer data)
{
  make_demo (self);
  run (self, "consent", self->path, "--child", STORY, "--unit", "BUP Älvhaga", NULL);
  assert_done (self);
  g_assert_true (g_str_has_prefix (self->out, "yes\t"));
  run (self, "consent", self->path, "--child", STORY, "--unit", "Ekhagens skola", NULL);
  assert_done (self);
  run (self, "consent", self->path, "--child", STORY, "--unit", "BVC Älvhaga", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_true (g_str_has_prefix (self->out, "no\t"));
  g_assert_cmpuint (strlen (self->out), >, 20);
  g_assert_cmpuint (count_lines (self->out), ==, 1);
  g_assert_cmpstr (self->err, ==, "");
  /* Before it was asked for, and after it has run out. */
  run (self, "consent", self->path, "--child", STORY, "--unit", "BUP Älvhaga", "--date",
       "2026-01-01", NULL);
  g_assert_cmpint (self->status, ==, 1);
  run (self, "consent", self->path, "--child", STORY, "--unit", "BUP Älvhaga", "--date",
       "2028-01-01", NULL);
  g_assert_cmpint (self->status, ==, 1);
  assert_contains (self->out, "ran out");
  run (self, "consent", self->path, "--child", STORY, "--unit", "Atlantis", NULL);
  assert_refused (self, 1, "consent");
  assert_contains (self->err, "Atlantis");
  run (self, "consent", self->path, "--child", "4711", "--unit", "1", NULL);
  assert_refused (self, 1, "consent");
}

static void
test_r16_log (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) fields = NULL;

  make_demo (self);
  run (self, "consent", self->path, "--child", STORY, "--unit", "1", NULL);
  run (self, "log", self->path, "--child", STORY, NULL);
  assert_done (self);
  lines = g_strsplit (self->out, "\n", -1);
  fields = g_strsplit (lines[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (fields), ==, 4);
  g_assert_true (g_str_has_suffix (fields[0], "Z"));
  g_assert_cmpstr (fields[1], ==, g_get_user_name ());
  g_assert_cmpstr (fields[2], ==, "child.open");
  g_assert_cmpstr (fields[3], ==, STORY);
  run (self, "log", self->path, NULL);
  assert_done (self);
  assert_contains (self->out, "register.create");
  run (self, "log", self->path, "--child", "3", NULL);
  assert_done (self);
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_agenda (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  guint n_kinds = 0;
  static const char *const kinds[] = { "\tmeeting\t", "\tfollow-up\t", "\taction\t",
                                       "\tno-next-step\t" };

  make_demo (self);
  run (self, "agenda", self->path, "--to", "2026-12-05", NULL);
  assert_done (self);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    n_kinds += strstr (self->out, kinds[i]) != NULL;
  g_assert_cmpuint (n_kinds, ==, G_N_ELEMENTS (kinds));
  assert_contains (self->out, "2026-11-24\tmeeting\tElin Sundqvist\t");
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      if (strcmp (fields[1], "no-next-step") != 0)
        g_assert_cmpuint (strlen (fields[0]), ==, 10);
    }
  /* The default ends on Sunday: the story's meeting on Tuesday is not on it. */
  run (self, "agenda", self->path, NULL);
  assert_done (self);
  g_assert_null (strstr (self->out, "2026-11-24"));
}

/* BVC is no part of the story. */
static void
test_r8_agenda (Fixture *self, gconstpointer data)
{
  make_demo (self);
  run (self, "agenda", self->path, "--to", "2026-12-05", "--unit", "BUP Älvhaga", NULL);
  assert_done (self);
  assert_contains (self->out, "Elin Sundqvist");
  run (self, "agenda", self->path, "--to", "2026-12-05", "--unit", "BVC Älvhaga", NULL);
  assert_done (self);
  g_assert_null (strstr (self->out, "Elin"));
  run (self, "agenda", self->path, "--unit", "Atlantis", NULL);
  assert_refused (self, 1, "agenda");
}

static void
test_plan (Fixture *self, gconstpointer data)
{
  static const char *const languages[] = { "sv", "sv,ar", "sv,ti", "en" };
  g_autofree char *pdf = file_in (self, "plan.pdf");

  make_demo (self);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_remove (pdf);
      run (self, "plan", self->path, "--child", STORY, "--language", languages[i], "--output", pdf,
           NULL);
      assert_done (self);
      assert_starts_with (pdf, "%PDF");
    }
  run (self, "plan", self->path, "--child", STORY, "--language", "sv", "--output", pdf, "--unit",
       "BUP Älvhaga", NULL);
  assert_done (self);
}

static void
test_r8_plan (Fixture *self, gconstpointer data)
{
  g_autofree char *pdf = file_in (self, "plan.pdf");

  make_demo (self);
  run (self, "plan", self->path, "--child", STORY, "--language", "sv", "--output", pdf, "--unit",
       "BVC Älvhaga", NULL);
  assert_refused (self, 1, "plan");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  run (self, "plan", self->path, "--child", "4711", "--language", "sv", "--output", pdf, NULL);
  assert_refused (self, 1, "plan");
}

static void
test_handover (Fixture *self, gconstpointer data)
{
  g_autofree char *other = file_in (self, "other.tillsammans");
  g_autofree char *json = file_in (self, "child.json");

  make_demo (self);
  run (self, "create", other, NULL);
  run (self, "export-child", self->path, "--child", STORY, "--output", json, NULL);
  assert_done (self);
  run (self, "import-child", other, json, NULL);
  assert_done (self);
  assert_contains (self->out, "no. 1");
  run (self, "children", other, NULL);
  g_assert_cmpuint (count_lines (self->out), ==, 1);
  assert_contains (self->out, "Elin Sundqvist\t2014-05-14\tEkhagens skola");
  run (self, "check", other, NULL);
  assert_done (self);
  run (self, "import-child", other, json, NULL);
  assert_refused (self, 1, "import-child");
  assert_contains (self->err, "already");
}

static void
test_asks_before_merging (Fixture *self, gconstpointer data)
{
  g_autofree char *json = file_in (self, "child.json");

  make_demo (self);
  run (self, "export-child", self->path, "--child", STORY, "--output", json, NULL);
  run (self, "import-child", self->path, json, NULL);
  assert_refused (self, 1, "import-child");
  assert_contains (self->err, "--into " STORY);
  run (self, "import-child", self->path, json, "--new", NULL);
  assert_refused (self, 1, "import-child");
  run (self, "import-child", self->path, json, "--into", "7", NULL);
  assert_refused (self, 1, "import-child");
  run (self, "import-child", self->path, json, "--into", STORY, NULL);
  assert_done (self);
  run (self, "check", self->path, NULL);
  assert_done (self);
}

static void
test_bad_child_files (Fixture *self, gconstpointer data)
{
  g_autofree char *json = file_in (self, "child.json");
  g_autofree char *cut = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *other = write_file (self, "other.json", "{\"a\": 1}");
  g_autofree char *newer = write_file (self, "newer.json",
                                       "{\"format\":\"tillsammans-child\",\"version\":3}");
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  g_auto (GStrv) halves = NULL;
  g_autofree char *joined = NULL;

  make_demo (self);
  run (self, "export-child", self->path, "--child", STORY, "--output", json, NULL);
  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));
  halves = g_strsplit (text, "Elin", -1);
  joined = g_strjoinv ("Elon", halves);
  changed = write_file (self, "changed.json", joined);
  text[strlen (text) / 2] = '\0';
  cut = write_file (self, "cut.json", text);
  run (self, "children", self->path, NULL);
  before = g_strdup (self->out);

  run (self, "import-child", self->path, cut, NULL);
  assert_refused (self, 1, "import-child");
  assert_contains (self->err, "cut short");
  run (self, "import-child", self->path, changed, NULL);
  assert_refused (self, 1, "import-child");
  assert_contains (self->err, "changed");
  run (self, "import-child", self->path, newer, NULL);
  assert_refused (self, 1, "import-child");
  assert_contains (self->err, "newer version");
  run (self, "import-child", self->path, other, NULL);
  assert_refused (self, 1, "import-child");
  run (self, "import-child", self->path, "/no/such/file", NULL);
  assert_refused (self, 1, "import-child");
  run (self, "children", self->path, NULL);
  g_assert_cmpstr (self->out, ==, before);
}

static void
test_r8_r14_export (Fixture *self, gconstpointer data)
{
  g_autofree char *json = file_in (self, "child.json");
  g_autofree char *text = NULL;

  make_demo (self);
  run (self, "export-child", self->path, "--child", STORY, "--output", json, "--unit",
       "BVC Älvhaga", NULL);
  assert_refused (self, 1, "export-child");
  run (self, "export-child", self->path, "--child", PROTECTED, "--output", json, "--unit",
       "BUP Älvhaga", NULL);
  assert_refused (self, 1, "export-child");
  g_assert_false (g_file_test (json, G_FILE_TEST_EXISTS));
  run (self, "export-child", self->path, "--child", STORY, "--output", json, "--unit",
       "BUP Älvhaga", NULL);
  assert_done (self);
  g_assert_true (g_file_get_contents (json, &text, NULL, NULL));
  assert_contains (text, "Elin");
  g_assert_null (strstr (text, "bråkar"));
  run (self, "log", self->path, "--child", STORY, NULL);
  assert_contains (self->out, "child.export");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TILLSAMMANS_CLI"));
  ADD ("/cli-case/help", test_help);
  ADD ("/cli-case/wrong-usage", test_wrong_usage);
  ADD ("/cli-case/r8-consent", test_r8_consent);
  ADD ("/cli-case/r16-log", test_r16_log);
  ADD ("/cli-case/agenda", test_agenda);
  ADD ("/cli-case/r8-agenda", test_r8_agenda);
  ADD ("/cli-case/plan", test_plan);
  ADD ("/cli-case/r8-plan", test_r8_plan);
  ADD ("/cli-case/handover", test_handover);
  ADD ("/cli-case/asks-before-merging", test_asks_before_merging);
  ADD ("/cli-case/bad-child-files", test_bad_child_files);
  ADD ("/cli-case/r8-r14-export", test_r8_r14_export);
  return g_test_run ();
}
