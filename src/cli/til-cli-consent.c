/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What consent allows. */
#include "til-cli.h"

#include "til-register-case.h"

#include <glib/gi18n-lib.h>

static gint64 child_id;
static char *unit_name;
static char *day;

static const GOptionEntry consent_options[] = {
  { "child", 0, 0, G_OPTION_ARG_INT64, &child_id, N_ ("The child"), N_ ("ID") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name, N_ ("A unit, by name or id"), N_ ("UNIT") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("The day that is asked about (today)"),
    N_ ("DATE") },
  { NULL },
};

/* “No” is an answer, and by its exit status a refusal. */
static gboolean
print_answer (const TilCover *cover, const TilCase *kase, GError **error)
{
  g_autofree char *why = til_cover_text (cover, kase);

  til_cli_print_fields (cover->covered ? "yes" : "no", why, NULL);
  if (cover->covered)
    return TRUE;
  g_set_error_literal (error, TIL_CLI_ERROR, TIL_CLI_ERROR_REPORTED, "");
  return FALSE;
}

static gboolean
run_consent (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilCase) kase = NULL;
  g_autoptr (TilCover) cover = NULL;
  TilDate on = til_date_today ();
  gint64 unit_id;

  if (child_id == 0)
    return til_cli_set_usage_error (error, _ ("--child is needed, such as --child 12"));
  if (unit_name == NULL)
    return til_cli_set_usage_error (error, _ ("--unit is needed, such as --unit 3"));
  if (!til_cli_parse_day ("--date", day, &on, error))
    return FALSE;
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_WRITE, error);
  if (reg == NULL || !til_cli_find_unit (reg, unit_name, &unit_id, error))
    return FALSE;
  kase = til_register_get_case (reg, child_id, error);
  if (kase == NULL)
    return FALSE;
  cover = til_case_cover (kase, unit_id, on);
  return print_answer (cover, kase, error);
}

const TilCliCommand til_cli_consent = {
  .name = "consent",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Tells whether a unit may be told about a child on a day."),
  .description = N_ ("Prints “yes” or “no” and why, tab separated; exit status 0 for yes and 1 for "
                     "no. That it was asked stands in the child's log. Example:\n\n"
                     "  tillsammans-cli consent class.tillsammans --child 12 --unit \"BUP\""),
  .options = consent_options,
  .run = run_consent,
};
