/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steering group's figures as lines, the same as on screen and in the workbook. */
#include "til-cli.h"

#include "til-register-survey.h"

#include <glib/gi18n-lib.h>

static char *from;
static char *to;
static char *unit;
static char *age;

static gboolean
parse_needed_day (const char *option, const char *text, TilDate *date, GError **error)
{
  if (text == NULL)
    return til_cli_set_option_error (error, _ ("{option} is needed, such as {option} {value}"),
                                     option, "2026-01-01");
  return til_cli_parse_day (option, text, date, error);
}

static gboolean
parse_age (int *age_group, GError **error)
{
  *age_group = -1;
  if (age == NULL)
    return TRUE;
  for (int i = 0; til_age_group_keys[i] != NULL; i++)
    if (g_str_equal (til_age_group_keys[i], age))
      *age_group = i;
  return *age_group >= 0 ||
         til_cli_set_option_error (error, _ ("{option} is to be 0-6, 7-12 or 13-18, not “{value}”"),
                                   "--age", age);
}

static gboolean
parse_query (TilStatisticsQuery *query, GError **error)
{
  if (!parse_needed_day ("--from", from, &query->from, error) ||
      !parse_needed_day ("--to", to, &query->to, error) || !parse_age (&query->age_group, error))
    return FALSE;
  return query->from <= query->to ||
         til_cli_set_usage_error (error, _ ("--from is later than --to"));
}

static gboolean
run_figures (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilReport) report = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  TilStatisticsQuery query = { 0 };

  if (!parse_query (&query, error))
    return FALSE;
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  if (reg == NULL || !til_cli_find_unit (reg, unit, &query.unit_id, error))
    return FALSE;
  report = til_register_report (reg, &query, til_date_today (), error);
  if (report == NULL)
    return FALSE;
  lines = til_report_lines (report);
  for (guint i = 0; i < lines->len; i++)
    {
      const TilReportLine *line = lines->pdata[i];

      til_cli_print_fields (line->key, line->group, line->value, line->definition, NULL);
    }
  return TRUE;
}

static const GOptionEntry figures_options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day of the period: 2026-01-01"),
    N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day of the period"), N_ ("DATE") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit, N_ ("Only children of this unit"), N_ ("UNIT") },
  { "age", 0, 0, G_OPTION_ARG_STRING, &age, N_ ("Only children of 0-6, 7-12 or 13-18 years"),
    N_ ("AGES") },
  { NULL },
};

const TilCliCommand til_cli_figures = {
  .name = "figures",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Lists the steering group's figures over a period."),
  .description = N_ (
      "One line each, tab separated: key, group, value, key of the definition. No child can be "
      "told from them: <5 stands for 1 to 4, and · for what is hidden to protect another; – where "
      "there is nothing to count. Shares are in percent. A number from elsewhere is "
      "reference/what-it-counts with year and ages: 2026/0-6, and its share: 2026/0-6/share. A "
      "period that begins or ends inside a month mostly shows · for what happened in it, as it "
      "could be taken from that of the whole month. Example:\n\n"
      "  tillsammans-cli figures kommun.tillsammans --from 2026-01-01 --to 2026-06-30"),
  .options = figures_options,
  .run = run_figures,
};
