/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steering group's report, as a workbook or on paper. */
#include "til-cli.h"

#include "til-export.h"
#include "til-register-survey.h"
#include "til-report-sheet.h"

#include <glib/gi18n-lib.h>

static char *from;
static char *to;
static char *language;
static char *output;

static const GOptionEntry report_options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day of the period: 2026-01-01"),
    N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day of the period"), N_ ("DATE") },
  { "language", 0, 0, G_OPTION_ARG_STRING, &language,
    N_ ("Language of the report: sv, ar, ti or en"), N_ ("LANGUAGE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("What to write: X.xlsx or X.pdf"),
    N_ ("X") },
  { NULL },
};

static gboolean
parse_needed_day (const char *option, const char *text, TilDate *date, GError **error)
{
  if (text == NULL)
    return til_cli_set_option_error (error, _ ("{option} is needed, such as {option} {value}"),
                                     option, "2026-01-01");
  return til_cli_parse_day (option, text, date, error);
}

static gboolean
check_report_options (TilStatisticsQuery *query, GError **error)
{
  static const char *const endings[] = { ".xlsx", ".pdf", NULL };

  if (!parse_needed_day ("--from", from, &query->from, error) ||
      !parse_needed_day ("--to", to, &query->to, error))
    return FALSE;
  if (query->from > query->to)
    return til_cli_set_usage_error (error, _ ("--from is later than --to"));
  if (language == NULL)
    return til_cli_set_usage_error (error, _ ("--language is needed, such as --language sv"));
  if (!til_language_is_known (language))
    return til_cli_set_option_error (error, _ ("{option} is to be sv, ar, ti or en, not “{value}”"),
                                     "--language", language);
  if (output == NULL)
    return til_cli_set_usage_error (error, _ ("--output is needed, such as --output report.xlsx"));
  if (!til_cli_has_ending (output, endings))
    return til_cli_set_option_error (
        error, _ ("{option} is to end with .xlsx or .pdf, not “{value}”"), "--output", output);
  return TRUE;
}

static gboolean
write_paper (const TilReport *report, GError **error)
{
  g_autoptr (TilSheet) sheet = til_report_sheet_new (report, language, error);

  return sheet != NULL && til_export_sheet (sheet, output, error);
}

static gboolean
run_report (char **arguments, GError **error)
{
  static const char *const workbook[] = { ".xlsx", NULL };
  TilStatisticsQuery query = { .age_group = -1 };
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilReport) report = NULL;

  if (!check_report_options (&query, error))
    return FALSE;
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  if (reg == NULL)
    return FALSE;
  report = til_register_report (reg, &query, til_date_today (), error);
  if (report == NULL)
    return FALSE;
  if (til_cli_has_ending (output, workbook))
    return til_export_report_workbook (report, language, output, error);
  return write_paper (report, error);
}

const TilCliCommand til_cli_report = {
  .name = "report",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Writes the steering group's report over a period, as a workbook or on paper."),
  .description = N_ (
      "No child can be told from it: groups smaller than 5 are hidden. A period that begins or "
      "ends inside a month mostly shows · for what happened in it, last year and the trend "
      "included, as it could be taken from that of the whole month. Example:\n\n"
      "  tillsammans-cli report kommun.tillsammans --from 2026-01-01 --to 2026-06-30 "
      "--language sv --output report.xlsx"),
  .options = report_options,
  .run = run_report,
};
