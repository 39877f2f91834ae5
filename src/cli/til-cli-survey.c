/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on surveys. */
#include "til-cli.h"

#include "til-register-survey.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

static char *invited;
static char *day;

/* ---- import-survey ---- */

static gboolean
parse_number (const char *text, gint64 *number)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT, number, NULL);
}

static gboolean
parse_sector (const char *text, gint64 numbers[TIL_N_SERVICES])
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  TilService service;

  return g_strv_length (parts) == 2 && til_service_from_key (parts[0], &service) &&
         numbers[service] == 0 && parse_number (parts[1], &numbers[service]);
}

/* "200", or "education=60,social=40". */
static gboolean
parse_invited (gint64 numbers[TIL_N_SERVICES], GError **error)
{
  g_auto (GStrv) sectors = NULL;

  if (parse_number (invited, &numbers[TIL_SERVICE_NONE]))
    return TRUE;
  sectors = g_strsplit (invited, ",", -1);
  for (guint i = 0; sectors[i] != NULL; i++)
    if (!parse_sector (g_strstrip (sectors[i]), numbers))
      return til_cli_set_option_error (
          error,
          _ ("{option} is to be a number such as 200, or numbers by sector such as "
             "education=60,social=40, not “{value}”"),
          "--invited", invited);
  return TRUE;
}

/* Leaves a round as it is that has these numbers already. */
static void
set_invited (TilSurveyRound *round, const gint64 numbers[TIL_N_SERVICES])
{
  guint n = 0;
  gboolean same = TRUE;

  for (TilService service = TIL_SERVICE_NONE; service < TIL_N_SERVICES; service++)
    n += numbers[service] != 0;
  for (guint i = 0; i < round->invited->len; i++)
    {
      const TilInvited *one = round->invited->pdata[i];

      same &= numbers[one->service] == one->number;
    }
  if (same && n == round->invited->len)
    return;
  g_ptr_array_set_size (round->invited, 0);
  for (TilService service = TIL_SERVICE_NONE; service < TIL_N_SERVICES; service++)
    if (numbers[service] != 0)
      {
        TilInvited *one = til_record_add_part (round, "invited");

        one->service = service;
        one->number = (int)numbers[service];
      }
}

static TilSurveyRound *
make_round (TilRegister *reg, const char *survey_key, const char *name, GError **error)
{
  g_autoptr (TilSurvey) survey = til_register_get_survey (reg, survey_key, 0, error);
  g_autoptr (TilSurveyRound) round = NULL;

  if (survey == NULL)
    return NULL;
  if (invited == NULL)
    {
      til_cli_set_usage_error (error,
                               _ ("--invited is needed for a new round, such as --invited 200"));
      return NULL;
    }
  round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  til_record_set_text (&round->survey_key, survey_key);
  til_record_set_text (&round->name, name);
  round->survey_version = survey->version;
  round->date = til_survey_round_date (name, til_date_today ());
  if (round->date == TIL_DATE_NONE && day == NULL)
    {
      til_cli_set_option_error (error,
                                _ ("“{value}” does not say which day it was: {option} is needed, "
                                   "such as {option} 2026-10-03"),
                                "--date", name);
      return NULL;
    }
  return g_steal_pointer (&round);
}

/* The stored round or a new one, with what the options say. */
static TilSurveyRound *
find_round (TilRegister *reg, const char *survey_key, const char *name, GError **error)
{
  gint64 numbers[TIL_N_SERVICES] = { 0 };
  g_autoptr (GError) missing = NULL;
  g_autoptr (TilSurveyRound) round = NULL;

  if (invited != NULL && !parse_invited (numbers, error))
    return NULL;
  round = til_register_find_round (reg, survey_key, name, &missing);
  if (round == NULL && !g_error_matches (missing, TIL_ERROR, TIL_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  if (round == NULL)
    round = make_round (reg, survey_key, name, error);
  if (round == NULL || !til_cli_parse_day ("--date", day, &round->date, error))
    return NULL;
  if (invited != NULL)
    set_invited (round, numbers);
  return g_steal_pointer (&round);
}

static gboolean
report_problems (const char *path, const TilAnswerFile *file, GError **error)
{
  for (guint i = 0; i < file->problems->len; i++)
    {
      const TilAnswerProblem *problem = file->problems->pdata[i];

      til_cli_complain_of_line (path, problem->line, problem->message);
    }
  g_set_error_literal (error, TIL_CLI_ERROR, TIL_CLI_ERROR_REPORTED, "");
  return FALSE;
}

static void
print_imported (guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *message = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "The answers of {n} person were imported.",
                   "The answers of {n} people were imported.", n),
      "n", count, NULL);

  til_cli_print_fields (message, NULL);
}

static gboolean
run_import_survey (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_WRITE, error);
  g_autoptr (TilSurveyRound) round = NULL;
  g_autoptr (TilAnswerFile) file = NULL;

  if (reg == NULL)
    return FALSE;
  round = find_round (reg, arguments[1], arguments[2], error);
  if (round == NULL)
    return FALSE;
  file = til_register_read_answers (reg, round->survey_key, round->survey_version, arguments[3],
                                    TRUE, error);
  if (file == NULL)
    return FALSE;
  if (file->problems->len > 0)
    return report_problems (arguments[3], file, error);
  if (!til_register_import_answers (reg, round, file, NULL, NULL, error))
    return FALSE;
  print_imported (file->responses->len);
  return TRUE;
}

static const GOptionEntry import_options[] = {
  { "invited", 0, 0, G_OPTION_ARG_STRING, &invited,
    N_ ("How many were asked, in all or by sector: education=60,social=40"), N_ ("N") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("The day the round counts for"), N_ ("DATE") },
  { NULL },
};

const TilCliCommand til_cli_import_survey = {
  .name = "import-survey",
  .arguments = N_ ("FILE SURVEY ROUND ANSWERS.csv"),
  .n_arguments = 4,
  .summary = N_ ("Imports the answers to a survey, all of them or nothing."),
  .description = N_ (
      "ROUND is a year such as 2022, a day such as 2022-10-03, or any name with --date; a round "
      "that isn't there is made. ANSWERS.csv has commas, semicolons or tabs and a header line: "
      "sector, then the keys of the questions; one line a respondent, empty where there is no "
      "answer. Sectors are education, social, health, leisure, police and other. Bad lines are "
      "listed with their numbers on standard error, and then nothing is imported. A file is "
      "imported once only. Example:\n\n"
      "  tillsammans-cli import-survey kommun.tillsammans samverkan 2022 answers.csv --invited "
      "200"),
  .options = import_options,
  .run = run_import_survey,
};

/* ---- survey ---- */

static char *round_name;

static gboolean
set_not_found (const char *template_text, const char *survey, const char *name, GError **error)
{
  g_autofree char *message = til_text_fill (template_text, "survey", survey, "round",
                                            name ? name : "", NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
  return FALSE;
}

/* The newest without a name. */
static const TilRoundResult *
choose_round (const TilSurveyResults *results, GError **error)
{
  for (guint i = results->rounds->len; i > 0; i--)
    {
      const TilRoundResult *result = results->rounds->pdata[i - 1];

      if (round_name == NULL || g_strcmp0 (result->round->name, round_name) == 0)
        return result;
    }
  set_not_found (round_name ? _ ("The survey “{survey}” has no round “{round}”.")
                            : _ ("The survey “{survey}” has no round yet."),
                 results->survey_key, round_name, error);
  return NULL;
}

static void
print_share (const char *question, const char *sector, const TilShare *share)
{
  g_autofree char *n = til_share_format_n (share);
  g_autofree char *percent = til_share_format (share, ".");

  til_cli_print_fields (question, sector, n, percent, NULL);
}

/* Sectors that were asked; where nobody said which, those that somebody may have answered for. */
static gboolean
has_sector (const TilRoundResult *result, TilService service)
{
  for (guint i = 0; i < result->round->invited->len; i++)
    if (((const TilInvited *)result->round->invited->pdata[i])->service != TIL_SERVICE_NONE)
      return til_survey_round_invited (result->round, service) > 0;
  return result->n_services[service] != 0;
}

static void
print_question (const TilRoundResult *result, const TilQuestionResult *question)
{
  print_share (question->question->key, "all", &question->all);
  if (result->survey->audience != TIL_AUDIENCE_STAFF)
    return;
  for (TilService service = TIL_SERVICE_EDUCATION; service < TIL_N_SERVICES; service++)
    if (has_sector (result, service))
      print_share (question->question->key, til_service_keys[service],
                   &question->services[service]);
}

static gboolean
run_survey (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  g_autoptr (TilSurveyResults) results = NULL;
  const TilRoundResult *result;

  if (reg == NULL)
    return FALSE;
  results = til_register_survey_results (reg, arguments[1], TIL_DATE_NONE, error);
  if (results == NULL)
    return FALSE;
  result = choose_round (results, error);
  if (result == NULL)
    return FALSE;
  if (result->n_answered == 0)
    return set_not_found (_ ("Nobody has answered in the round “{round}” yet."), arguments[1],
                          result->round->name, error);
  for (guint i = 0; i < result->questions->len; i++)
    print_question (result, result->questions->pdata[i]);
  return TRUE;
}

static const GOptionEntry survey_options[] = {
  { "round", 0, 0, G_OPTION_ARG_STRING, &round_name, N_ ("Which round, rather than the newest"),
    N_ ("ROUND") },
  { NULL },
};

const TilCliCommand til_cli_survey = {
  .name = "survey",
  .arguments = N_ ("FILE SURVEY"),
  .n_arguments = 2,
  .summary = N_ ("Tells what was answered in a round of a survey."),
  .description = N_ (
      "One line for each question and sector, tab separated: question, sector or “all”, how many "
      "answered the question, share agreeing in percent. Groups smaller than 5 show as <5, and · "
      "stands for what is hidden to protect them; – where nobody answered or nothing can agree. "
      "Free text is never shown."),
  .options = survey_options,
  .run = run_survey,
};
