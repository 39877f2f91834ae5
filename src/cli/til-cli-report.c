/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steering group's workbook. */
#include "til-cli.h"

#include "til-export.h"

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
    N_ ("Language of the workbook: sv, ar, ti or en"), N_ ("LANGUAGE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("What to write: X.xlsx"), N_ ("X") },
  { NULL },
};

static gboolean
parse_day (const char *option, const char *text, TilDate *date, GError **error)
{
  if (text == NULL)
    return til_cli_set_option_error (error, _ ("{option} is needed, such as {option} {value}"),
                                     option, "2026-01-01");
  if (til_date_parse (text, date, NULL) && *date != TIL_DATE_NONE)
    return TRUE;
  return til_cli_set_option_error (
      error, _ ("{option} is to be a day such as 2026-01-31, not “{value}”"), option, text);
}

static gboolean
check_report_options (TilDate *first, TilDate *last, GError **error)
{
  static const char *const endings[] = { ".xlsx", NULL };

  if (!parse_day ("--from", from, first, error) || !parse_day ("--to", to, last, error))
    return FALSE;
  if (*first > *last)
    return til_cli_set_usage_error (error, _ ("--from is later than --to"));
  if (language == NULL)
    return til_cli_set_usage_error (error, _ ("--language is needed, such as --language sv"));
  if (!til_language_is_known (language))
    return til_cli_set_option_error (error, _ ("{option} is to be sv, ar, ti or en, not “{value}”"),
                                     "--language", language);
  if (output == NULL)
    return til_cli_set_usage_error (error, _ ("--output is needed, such as --output report.xlsx"));
  if (!til_cli_has_ending (output, endings))
    return til_cli_set_option_error (error, _ ("{option} is to end with .xlsx, not “{value}”"),
                                     "--output", output);
  return TRUE;
}

static gboolean
run_report (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilFigures) figures = NULL;
  TilDate first, last;

  if (!check_report_options (&first, &last, error))
    return FALSE;
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  if (reg == NULL)
    return FALSE;
  figures = til_register_figures (reg, first, last, error);
  return figures != NULL && til_export_workbook (figures, language, output, error);
}

const TilCliCommand til_cli_report = {
  .name = "report",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Writes the steering group's workbook over a period."),
  .description = N_ ("No child can be told from it: groups smaller than 5 are hidden. Example:\n\n"
                     "  tillsammans-cli report class.tillsammans --from 2026-01-01 --to 2026-06-30 "
                     "--language sv --output "
                     "report.xlsx"),
  .options = report_options,
  .run = run_report,
};
