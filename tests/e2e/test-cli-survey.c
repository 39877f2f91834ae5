/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands about surveys and the steering group's figures: what 200 people answered in four
 * years, counted here and there. */
#include "cli-fixture.h"

#include <string.h>

#define SURVEY "samverkan"
#define STAFF 200
#define SILENT 9 /* who left the question about trust empty */
#define ROUNDS 4

static const char *const years[ROUNDS] = { "2019", "2020", "2021", "2022" };
/* Of 191: 29.3, 47.1, 67.0 and 85.3 %, the first and the last as in Askersund. */
static const guint trusting[ROUNDS] = { 56, 90, 128, 163 };

static const struct
{
  const char *key;
  guint n;
} sectors[] = { { "education", 88 }, { "social", 52 }, { "health", 37 }, { "leisure", 23 } };

static const struct
{
  const char *key;
  gboolean scale;
} questions[] = { { "trust", TRUE },        { "knowledge", TRUE }, { "rules", TRUE },
                  { "organisation", TRUE }, { "outlook", TRUE },   { "wheel-used", FALSE },
                  { "attended", FALSE } };

/* Answers of one round: 0 none, 1-5 a step, or 1 no and 5 yes. */
typedef struct
{
  guint sector[STAFF];
  guint answer[STAFF][G_N_ELEMENTS (questions)];
} Round;

static guint
random_below (guint32 *state, guint n)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 8) % n;
}

static void
make_round (Round *self, guint year)
{
  guint32 state = 20261122u + year;
  guint agreeing = trusting[year], left = STAFF - SILENT, person = 0;

  for (guint s = 0; s < G_N_ELEMENTS (sectors); s++)
    for (guint i = 0; i < sectors[s].n; i++)
      self->sector[person++] = s;
  g_assert_cmpuint (person, ==, STAFF);
  for (person = 0; person < STAFF; person++)
    for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
      {
        gboolean agrees = random_below (&state, 100) < 35 + 10 * year + q;

        self->answer[person][q] = agrees ? 5 : 1;
        if (questions[q].scale)
          self->answer[person][q] = agrees ? 4 + random_below (&state, 2)
                                           : 1 + random_below (&state, 3);
        if (q > 0 && random_below (&state, 100) < 6)
          self->answer[person][q] = 0;
      }
  /* Exactly so many trust, spread over all. */
  for (person = 0; person < STAFF; person++)
    {
      gboolean agrees;

      if (person % (STAFF / SILENT) == 7 && person / (STAFF / SILENT) < SILENT)
        {
          self->answer[person][0] = 0;
          continue;
        }
      agrees = random_below (&state, left) < agreeing;
      self->answer[person][0] = agrees ? 4 + random_below (&state, 2)
                                       : 1 + random_below (&state, 3);
      agreeing -= agrees;
      left--;
    }
  g_assert_cmpuint (agreeing, ==, 0);
  g_assert_cmpuint (left, ==, 0);
}

static void
append_answer (GString *text, guint question, guint answer)
{
  if (answer == 0)
    return;
  if (questions[question].scale)
    g_string_append_printf (text, "%u", answer);
  else
    g_string_append (text, answer == 5 ? "yes" : "no");
}

/* As tools write them: one a round with commas, semicolons or tabs, and in another encoding. */
static char *
write_round (Fixture *self, const Round *round, guint year)
{
  static const struct
  {
    const char *mark, *encoding;
    char delimiter;
    const char *line_end;
  } tools[ROUNDS] = { { "", "UTF-8", ',', "\n" },
                      { "\xef\xbb\xbf", "UTF-8", ';', "\r\n" },
                      { "\xef\xbb\xbf", "UTF-16LE", '\t', "\r\n" },
                      { "", "WINDOWS-1252", ';', "\n" } };
  g_autofree char *name = g_strdup_printf ("svar-%s.csv", years[year]);
  char *path = file_in (self, name);
  g_autoptr (GString) text = g_string_new (tools[year].mark);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_string_append (text, "comment");
  g_string_append_printf (text, "%csector", tools[year].delimiter);
  for (guint q = G_N_ELEMENTS (questions); q > 0; q--)
    g_string_append_printf (text, "%c%s", tools[year].delimiter, questions[q - 1].key);
  g_string_append (text, tools[year].line_end);
  for (guint person = 0; person < STAFF; person++)
    {
      if (person % 17 == 0)
        g_string_append (text, "\"Mer tid; gärna, och \"\"på plats\"\"\n– tack\"");
      g_string_append_printf (text, "%c%s", tools[year].delimiter,
                              sectors[round->sector[person]].key);
      for (guint q = G_N_ELEMENTS (questions); q > 0; q--)
        {
          g_string_append_c (text, tools[year].delimiter);
          append_answer (text, q - 1, round->answer[person][q - 1]);
        }
      g_string_append (text, tools[year].line_end);
    }
  bytes = g_convert (text->str, (gssize)text->len, tools[year].encoding, "UTF-8", NULL, &length,
                     &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize)length, &error);
  g_assert_no_error (error);
  return path;
}

/* What "survey" is to say, counted from the answers. sector: G_N_ELEMENTS (sectors) for all. */
static char *
expected_line (const Round *round, guint question, guint sector)
{
  guint n = 0, n_agree = 0, tenths;

  for (guint person = 0; person < STAFF; person++)
    if (round->answer[person][question] != 0 &&
        (sector == G_N_ELEMENTS (sectors) || round->sector[person] == sector))
      {
        n++;
        n_agree += round->answer[person][question] >= 4;
      }
  g_assert_cmpuint (n, >=, 5);
  tenths = (2000 * n_agree + n) / (2 * n);
  return g_strdup_printf ("%s\t%s\t%u\t%u.%u", questions[question].key,
                          sector == G_N_ELEMENTS (sectors) ? "all" : sectors[sector].key, n,
                          tenths / 10, tenths % 10);
}

static gboolean
has_line (const char *out, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  return g_strv_contains ((const char *const *)lines, line);
}

static void
assert_line (const char *out, const char *line)
{
  if (!has_line (out, line))
    g_error ("no line “%s” in:\n%s", line, out);
}

static void
assert_round (Fixture *self, const Round *round)
{
  assert_done (self);
  g_assert_cmpuint (count_lines (self->out), ==,
                    G_N_ELEMENTS (questions) * (G_N_ELEMENTS (sectors) + 1));
  for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
    for (guint s = 0; s <= G_N_ELEMENTS (sectors); s++)
      {
        g_autofree char *line = expected_line (round, q, s);

        assert_line (self->out, line);
      }
}

static void
create (Fixture *self)
{
  run (self, "create", self->path, NULL);
  assert_done (self);
}

static void
test_four_rounds (Fixture *self, gconstpointer data)
{
  static const char *const trust[ROUNDS] = { "29.3", "47.1", "67.0", "85.3" };
  g_autofree Round *rounds = g_new0 (Round, ROUNDS);

  create (self);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *path = NULL;

      make_round (&rounds[i], i);
      path = write_round (self, &rounds[i], i);
      run (self, "import-survey", self->path, SURVEY, years[i], path, "--invited",
           "education=95,social=60,health=40,leisure=25", NULL);
      assert_done (self);
      assert_contains (self->out, "200");
    }
  run (self, "check", self->path, NULL);
  assert_done (self);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *line = g_strdup_printf ("trust\tall\t191\t%s", trust[i]);

      run (self, "survey", self->path, SURVEY, "--round", years[i], NULL);
      assert_round (self, &rounds[i]);
      assert_line (self->out, line);
    }
  /* The newest one without a name. */
  run (self, "survey", self->path, SURVEY, NULL);
  assert_round (self, &rounds[ROUNDS - 1]);

  run (self, "figures", self->path, "--from", "2022-01-01", "--to", "2022-12-31", NULL);
  assert_done (self);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *line = g_strdup_printf ("survey/%s/%s\ttrust/all\t%s\tdefinition.survey",
                                               SURVEY, years[i], trust[i]);

      assert_line (self->out, line);
    }
  /* Free text is nowhere. */
  g_assert_null (strstr (self->out, "Mer tid"));
}

/* Rounds that had not been by then are not in the period's figures. */
static void
test_figures_until (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("sector,trust\n");
  g_autofree char *path = NULL;

  create (self);
  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "social,%u\n", 1 + i % 5);
  path = write_file (self, "a.csv", text->str);
  run (self, "import-survey", self->path, SURVEY, "2022", path, "--invited", "40", NULL);
  assert_done (self);
  run (self, "figures", self->path, "--from", "2022-01-01", "--to", "2022-12-30", NULL);
  assert_done (self);
  g_assert_null (strstr (self->out, "survey/"));
  run (self, "figures", self->path, "--from", "2022-01-01", "--to", "2022-12-31", NULL);
  assert_done (self);
  assert_line (self->out, "survey/samverkan/2022\ttrust/all\t40.0\tdefinition.survey");
}

/* ---- small groups ---- */

static void
test_r13_small_groups (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("sector,trust,knowledge\n");
  g_autofree char *path = NULL;

  create (self);
  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "education,%u,%u\n", 1 + i % 5, 1 + i % 4);
  for (guint i = 0; i < 9; i++)
    g_string_append_printf (text, "social,%u,%u\n", 1 + i % 5, 1 + i % 4);
  for (guint i = 0; i < 3; i++)
    g_string_append_printf (text, "police,%u,\n", 3 + i);
  path = write_file (self, "a.csv", text->str);
  run (self, "import-survey", self->path, SURVEY, "2022", path, "--invited",
       "education=40,social=15,police=8", NULL);
  assert_done (self);
  run (self, "survey", self->path, SURVEY, NULL);
  assert_done (self);
  assert_line (self->out, "trust\tpolice\t<5\t<5");
  assert_line (self->out, "trust\tsocial\t·\t·");
  assert_line (self->out, "trust\teducation\t30\t40.0");
  assert_line (self->out, "trust\tall\t42\t40.5");
  /* Nobody answered these. */
  assert_line (self->out, "rules\tall\t0\t–");
}

static void
test_few_answered_question (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "a.csv",
                                      "listened,in-time\n4,3\n5,\n2,\n3,\n5,4\n4,\n1,\n");

  create (self);
  run (self, "import-survey", self->path, "guardians", "2022", path, "--invited", "60", NULL);
  assert_done (self);
  run (self, "survey", self->path, "guardians", NULL);
  assert_done (self);
  assert_line (self->out, "listened\tall\t7\t57.1");
  assert_line (self->out, "in-time\tall\t<5\t<5");
  g_assert_null (strstr (self->out, "education"));
}

/* ---- what is refused ---- */

static void
test_help (Fixture *self, gconstpointer data)
{
  static const char *const commands[] = { "import-survey", "survey", "figures" };

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

/* Refused, and the register stays as it was. */
static void
assert_nothing_imported (Fixture *self)
{
  run (self, "survey", self->path, SURVEY, NULL);
  assert_refused (self, 1, "survey");
  run (self, "check", self->path, NULL);
  assert_done (self);
}

/* Wrong in one place each: said on which line, or about the file as a whole. */
static void
test_bad_files (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *part;
    gboolean of_line;
  } files[] = {
    { "sector,trust\nsocial,4\nsocial,6\n", "line 3: “6” in the column “trust”", TRUE },
    { "sector,trust\nsocial,0\n", "line 2: “0” in the column “trust”", TRUE },
    { "sector,wheel-used\nsocial,perhaps\n", "line 2: “perhaps”", TRUE },
    { "sector,trust\narmy,4\n", "line 2: There is no sector “army”", TRUE },
    { "sector,trust\n,4\n", "line 2: The sector is missing", TRUE },
    { "sector,trust\nsocial,4,yes\n", "line 2: The line has 3 fields", TRUE },
    { "sector,trust\n", "holds no answers", TRUE },
    { "Timestamp,sector,trust\n2022,social,4\n", "no column “Timestamp”", FALSE },
    { "sector,trust,trust\nsocial,4,4\n", "“trust” stands twice", FALSE },
    { "trust\n4\n", "lacks the column “sector”", FALSE },
    { "sector\nsocial\n", "No column of the file is a question", FALSE },
    { "sector,trust\nsocial,\"4\n", "is never closed", FALSE },
    { "", "is empty", FALSE },
  };

  create (self);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = write_file (self, "bad.csv", files[i].text);

      run (self, "import-survey", self->path, SURVEY, "2022", path, "--invited", "20", NULL);
      assert_refused (self, 1, files[i].of_line ? path : "import-survey");
      assert_contains (self->err, files[i].part);
    }
  run (self, "import-survey", self->path, SURVEY, "2022", "nowhere.csv", "--invited", "20", NULL);
  assert_refused (self, 1, "import-survey");
  assert_nothing_imported (self);
}

/* Each bad line is listed, not the first one only. */
static void
test_all_bad_lines (Fixture *self, gconstpointer data)
{
  g_autofree char *path = write_file (self, "bad.csv",
                                      "sector,trust\nsocial,9\nsocial,4\narmy,4\nhealth,x\n");

  create (self);
  run (self, "import-survey", self->path, SURVEY, "2022", path, "--invited", "20", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_cmpuint (count_lines (self->err), ==, 3);
  assert_contains (self->err, "line 2");
  assert_contains (self->err, "line 4");
  assert_contains (self->err, "line 5");
  assert_nothing_imported (self);
}

static void
test_wrong_usage (Fixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "many",         "-3",           "education=60,social",
                                       "army=5",       "education=x",  "education=5,education=6",
                                       "education=-1", "education=0x5" };
  g_autofree char *path = write_file (self, "a.csv", "sector,trust\nsocial,4\n");

  create (self);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      run (self, "import-survey", self->path, SURVEY, "2022", path, "--invited", wrong[i], NULL);
      assert_refused (self, 2, "import-survey");
      assert_contains (self->err, "--invited");
    }
  run (self, "import-survey", self->path, SURVEY, "2022", path, NULL);
  assert_refused (self, 2, "import-survey");
  assert_contains (self->err, "--invited");
  run (self, "import-survey", self->path, SURVEY, "Hösten", path, "--invited", "5", NULL);
  assert_refused (self, 2, "import-survey");
  assert_contains (self->err, "--date");
  run (self, "import-survey", self->path, SURVEY, "Hösten", path, "--invited", "5", "--date",
       "igår", NULL);
  assert_refused (self, 2, "import-survey");
  run (self, "import-survey", self->path, "nothing", "2022", path, "--invited", "5", NULL);
  assert_refused (self, 1, "import-survey");
  assert_contains (self->err, "nothing");
  run (self, "survey", self->path, "nothing", NULL);
  assert_refused (self, 1, "survey");
  assert_nothing_imported (self);
}

static void
test_rounds (Fixture *self, gconstpointer data)
{
  g_autofree char *one = write_file (self, "a.csv", "sector,trust\nsocial,4\nsocial,5\n");
  g_autofree char *other = write_file (self, "b.csv", "sector,trust\nsocial,3\n");

  create (self);
  run (self, "import-survey", self->path, SURVEY, "2022", one, "--invited", "1", NULL);
  assert_refused (self, 1, "import-survey");
  assert_contains (self->err, "than the 1 who were invited");
  run (self, "import-survey", self->path, SURVEY, "2022", one, "--invited", "health=9", NULL);
  assert_refused (self, 1, "import-survey");
  run (self, "import-survey", self->path, SURVEY, "Hösten", one, "--invited", "2", "--date",
       "2022-10-03", NULL);
  assert_done (self);
  /* The same file again, here and there. */
  run (self, "import-survey", self->path, SURVEY, "Hösten", one, NULL);
  assert_refused (self, 1, "import-survey");
  assert_contains (self->err, "Hösten");
  run (self, "import-survey", self->path, SURVEY, "2023", one, "--invited", "20", NULL);
  assert_refused (self, 1, "import-survey");
  assert_contains (self->err, "Hösten");
  /* More came in: not more than were invited, unless that number is told anew. */
  run (self, "import-survey", self->path, SURVEY, "Hösten", other, NULL);
  assert_refused (self, 1, "import-survey");
  assert_contains (self->err, "than the 2 who were invited");
  run (self, "import-survey", self->path, SURVEY, "Hösten", other, "--invited", "30", NULL);
  assert_done (self);
  run (self, "survey", self->path, SURVEY, "--round", "2023", NULL);
  assert_refused (self, 1, "survey");
  assert_contains (self->err, "2023");
  run (self, "survey", self->path, "guardians", NULL);
  assert_refused (self, 1, "survey");
  run (self, "survey", self->path, SURVEY, NULL);
  assert_done (self);
}

/* ---- figures ---- */

static void
test_figures (Fixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  make_demo (self);
  run (self, "figures", self->path, "--from", "2020-01-01", "--to", "2030-12-31", NULL);
  assert_done (self);
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      g_assert_true (g_str_has_prefix (fields[3], "definition."));
      g_assert_cmpuint (strlen (fields[2]), >, 0);
      for (guint j = 0; j < 4; j++)
        g_assert_cmpstr (fields[j], !=, "");
    }
  g_assert_true (g_str_has_prefix (self->out, "children\t"));
  run (self, "figures", self->path, "--from", "2020-01-01", "--to", "2030-12-31", "--unit",
       "Ekhagens skola", "--age", "7-12", NULL);
  assert_done (self);
}

static void
test_figures_refused (Fixture *self, gconstpointer data)
{
  create (self);
  run (self, "figures", self->path, NULL);
  assert_refused (self, 2, "figures");
  run (self, "figures", self->path, "--from", "2022-01-01", NULL);
  assert_refused (self, 2, "figures");
  assert_contains (self->err, "--to");
  run (self, "figures", self->path, "--from", "2022-02-30", "--to", "2022-12-31", NULL);
  assert_refused (self, 2, "figures");
  run (self, "figures", self->path, "--from", "2022-12-31", "--to", "2022-01-01", NULL);
  assert_refused (self, 2, "figures");
  run (self, "figures", self->path, "--from", "2022-01-01", "--to", "2022-12-31", "--age", "3-9",
       NULL);
  assert_refused (self, 2, "figures");
  run (self, "figures", self->path, "--from", "2022-01-01", "--to", "2022-12-31", "--unit", "Nej",
       NULL);
  assert_refused (self, 1, "figures");
  run (self, "figures", "nowhere.tillsammans", "--from", "2022-01-01", "--to", "2022-12-31", NULL);
  assert_refused (self, 1, "figures");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cli-survey/help", test_help);
  ADD ("/cli-survey/four-rounds", test_four_rounds);
  ADD ("/cli-survey/figures-until", test_figures_until);
  ADD ("/cli-survey/r13-small-groups", test_r13_small_groups);
  ADD ("/cli-survey/few-answered-question", test_few_answered_question);
  ADD ("/cli-survey/bad-files", test_bad_files);
  ADD ("/cli-survey/all-bad-lines", test_all_bad_lines);
  ADD ("/cli-survey/wrong-usage", test_wrong_usage);
  ADD ("/cli-survey/rounds", test_rounds);
  ADD ("/cli-survey/figures", test_figures);
  ADD ("/cli-survey/figures-refused", test_figures_refused);
  return g_test_run ();
}
