/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a process leader does before the steering group meets, by keyboard alone: takes in the
 * year's answers as the form tool exported them, sees how trust has changed, moves what is under
 * way in the plan, and saves the workbook. */
#include "scenario.h"

#define N_ANSWERED 75

/* Those who answer 4 or 5 to "trust", of 75: 29.3 % in the first round, 85.3 % in the last. */
static const struct
{
  const char *round;
  guint n_agree;
} EARLIER[] = { { "2019", 22 }, { "2020", 35 }, { "2021", 50 } };
#define LAST_AGREE 64

static const struct
{
  const char *key;
  const char *swedish;
  guint n;
} SECTORS[] = {
  { "education", "Skola och förskola", 30 },
  { "social", "Socialtjänst", 20 },
  { "health", "Hälso- och sjukvård", 15 },
  { "leisure", "Kultur och fritid", 10 },
};

/* Spread over the sectors as evenly as numbers allow. */
static guint
agreeing (guint respondent, guint n_agree)
{
  return (respondent + 1) * n_agree / N_ANSWERED - respondent * n_agree / N_ANSWERED;
}

static guint
sector_of (guint respondent)
{
  guint sector = 0;

  for (guint end = SECTORS[0].n; respondent >= end; end += SECTORS[sector].n)
    sector++;
  return sector;
}

static void
import_earlier (Scenario *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (EARLIER); i++)
    {
      g_autoptr (GString) csv = g_string_new ("sector,trust,attended\n");
      g_autofree char *name = g_strconcat (EARLIER[i].round, ".csv", NULL);
      g_autofree char *path = NULL;

      for (guint j = 0; j < N_ANSWERED; j++)
        g_string_append_printf (csv, "%s,%u,%s\n", SECTORS[sector_of (j)].key,
                                agreeing (j, EARLIER[i].n_agree) ? 4 + j % 2 : 1 + j % 3,
                                j % 2 ? "yes" : "no");
      path = scenario_write (self, name, csv->str, -1);
      g_free (run (g_getenv ("TILLSAMMANS_CLI"), "import-survey", self->register_path, "samverkan",
                   EARLIER[i].round, path, "--invited", "80", NULL));
    }
}

/* As a Swedish form tool writes it: a time, its questions and answers in words, Windows-1252 and
 * semicolons. */
static char *
write_export (Scenario *self)
{
  static const char *const words[] = { "Inte alls", "I liten grad", "I viss grad", "I hög grad",
                                       "Helt och hållet" };
  g_autoptr (GString)
      csv = g_string_new ("Tidstämpel;Vilken sektor arbetar du i?;"
                          "Hur stort förtroende har du för den organisation som du inte tillhör?;"
                          "Har du varit på en samverkansträff under det senaste året?\r\n");
  g_autofree char *latin = NULL;
  gsize length;

  for (guint j = 0; j < N_ANSWERED; j++)
    g_string_append_printf (csv, "2026-10-%02u 08:%02u;%s;%s;%s\r\n", 1 + j % 28, j % 60,
                            SECTORS[sector_of (j)].swedish,
                            words[agreeing (j, LAST_AGREE) ? 3 + j % 2 : j % 3],
                            j % 3 ? "Ja" : "Nej");
  latin = g_convert (csv->str, (gssize)csv->len, "WINDOWS-1252", "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (latin);
  return scenario_write (self, "svar.csv", latin, (gssize)length);
}

static void
set_up (Scenario *self, gconstpointer data)
{
  scenario_set_up (self, data);
  import_earlier (self);
}

static void
go_to (Scenario *self, const char *name)
{
  desktop_press_until (self->desktop, "Tab", name, 150);
}

static void
press (Scenario *self, const char *name)
{
  go_to (self, name);
  desktop_key ("Return");
}

static void
wait_label (Scenario *self, const char *text)
{
  g_autoptr (AtspiAccessible) label = desktop_wait (self->desktop, ATSPI_ROLE_LABEL, text);
}

static void
wait_window (Scenario *self, const char *title)
{
  g_autoptr (AtspiAccessible) window = desktop_wait (self->desktop, ATSPI_ROLE_FRAME, title);
}

static void
save_form (Scenario *self, const char *title)
{
  desktop_key ("Control+s");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_FRAME, title);
  desktop_activate (self->desktop);
}

/* Enkäter: a new round, and its answers from the file. */
static void
take_in_answers (Scenario *self, const char *path)
{
  desktop_key ("Alt+3");
  wait_label (self, "75 of 80 have answered");
  desktop_assert_named (self->desktop);
  press (self, "New round of Collaboration survey");
  wait_window (self, "New Round");
  go_to (self, "Choose a day");
  desktop_key ("Shift+Tab");
  desktop_key ("Shift+Tab");
  desktop_fill (self->desktop, "Name", "Last");
  save_form (self, "New Round");
  press (self, "Last");
  press (self, "Import a File");
  wait_window (self, "Import Answers");
  press (self, "Choose File");
  desktop_choose_file (self->desktop, "Choose Answers", path);
  wait_label (self, "75 answers will be imported.");
  press (self, "Import");
  desktop_wait_gone (self->desktop, ATSPI_ROLE_FRAME, "Import Answers");
  desktop_activate (self->desktop);
  wait_label (self, "85.3 %");
  wait_label (self, "more than chance");
}

/* Samverkan: a line of the plan, moved on the board. */
static void
move_in_plan (Scenario *self)
{
  desktop_key ("Alt+4");
  press (self, "Plan");
  press (self, "New Activity of the Plan");
  wait_window (self, "New Activity of the Plan");
  go_to (self, "What is done");
  desktop_type ("Hospitera hos varandra");
  desktop_key ("Shift+Tab");
  desktop_key ("Shift+Tab");
  desktop_fill (self->desktop, "Goal", "Vi litar hela tiden mer");
  save_form (self, "New Activity of the Plan");
  press (self, "Move or change: Hospitera");
  desktop_press_until (self->desktop, "Down", "Move to Ongoing", 10);
  desktop_key ("Return");
  wait_label (self, "1 activity: 0 not started, 1 ongoing, 0 done.");
}

/* The commands' word for the same numbers. */
static void
check_survey (Scenario *self)
{
  const char *cli = g_getenv ("TILLSAMMANS_CLI");
  g_autofree char *first = run (cli, "survey", self->register_path, "samverkan", "--round", "2019",
                                NULL);
  g_autofree char *last = run (cli, "survey", self->register_path, "samverkan", NULL);

  g_assert_nonnull (strstr (first, "trust\tall\t75\t29.3\n"));
  g_assert_nonnull (strstr (last, "trust\tall\t75\t85.3\n"));
  for (guint i = 0, respondent = 0; i < G_N_ELEMENTS (SECTORS); i++)
    {
      g_autofree char *line = NULL;
      guint n_agree = 0;

      for (guint j = 0; j < SECTORS[i].n; j++)
        n_agree += agreeing (respondent++, LAST_AGREE);
      line = g_strdup_printf ("trust\t%s\t%u\t%.1f\n", SECTORS[i].key, SECTORS[i].n,
                              100.0 * n_agree / SECTORS[i].n);
      g_assert_nonnull (strstr (last, line));
    }
}

/* Styrgrupp: trust among the few figures; the workbook has the plan and nobody's name. */
static void
save_workbook (Scenario *self)
{
  static const char *const secret[] = { "Selam", "Tesfay", "Robin", "Hiwet", "Yonas" };
  g_autofree char *path = scenario_path (self, "styrgrupp.xlsx");
  g_autofree char *content = NULL;

  desktop_key ("Alt+5");
  wait_label (self, "85.3");
  desktop_press (self->desktop, "Export Workbook");
  desktop_choose_file (self->desktop, "Export Workbook", path);
  wait_label (self, "The workbook was saved");
  content = run ("unzip", "-p", path, NULL);
  g_assert_nonnull (strstr (content, "Hospitera hos varandra"));
  g_assert_nonnull (strstr (content, "0.853"));
  for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
    if (strstr (content, secret[i]) != NULL)
      g_error ("“%s” stands in the workbook", secret[i]);
}

static void
test_before_the_meeting (Scenario *self, gconstpointer data)
{
  g_autofree char *path = write_export (self);

  scenario_start (self, NULL, "en");
  scenario_dismiss_who (self);
  take_in_answers (self, path);
  check_survey (self);
  move_in_plan (self);
  save_workbook (self);
  desktop_quit (self->desktop);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desktop_init ();
  g_test_add ("/steering-group/before-the-meeting", Scenario, NULL, set_up, test_before_the_meeting,
              scenario_tear_down);
  return g_test_run ();
}
