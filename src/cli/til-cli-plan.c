/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A child's plan on paper. */
#include "til-cli.h"

#include "til-case-sheet.h"
#include "til-export.h"
#include "til-register-case.h"

#include <glib/gi18n-lib.h>

static gint64 child_id;
static char *language;
static char *output;
static char *unit_name;

static const GOptionEntry plan_options[] = {
  { "child", 0, 0, G_OPTION_ARG_INT64, &child_id, N_ ("The child, and its newest plan"),
    N_ ("ID") },
  { "language", 0, 0, G_OPTION_ARG_STRING, &language,
    N_ ("One language of sv, ar, ti, en, or two side by side: sv,ar"), N_ ("LANGUAGE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("What to write: X.pdf, X.png or X.svg"),
    N_ ("X") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name,
    N_ ("Only what this unit may be told, by name or id"), N_ ("UNIT") },
  { NULL },
};

static gboolean
check_plan_options (GError **error)
{
  static const char *const endings[] = { ".pdf", ".png", ".svg", NULL };

  if (child_id == 0)
    return til_cli_set_usage_error (error, _ ("--child is needed, such as --child 12"));
  if (language == NULL)
    return til_cli_set_usage_error (error, _ ("--language is needed, such as --language sv,ar"));
  if (output == NULL)
    return til_cli_set_usage_error (error, _ ("--output is needed, such as --output plan.pdf"));
  if (!til_cli_has_ending (output, endings))
    return til_cli_set_option_error (
        error, _ ("{option} is to end with .pdf, .png or .svg, not “{value}”"), "--output", output);
  return TRUE;
}

static gboolean
write_plan (const TilCase *kase, char **languages, gint64 unit_id, GError **error)
{
  g_autoptr (TilCaseSheetOptions)
      options = til_case_sheet_options_new (TIL_CASE_SHEET_PLAN, kase, languages[0]);
  g_autoptr (TilSheet) sheet = NULL;

  options->languages[1] = g_strdup (languages[1]);
  options->date = til_date_today ();
  if (unit_id != 0)
    g_array_append_val (options->readers, unit_id);
  sheet = til_case_sheet_new (options, error);
  return sheet != NULL && til_export_sheet (sheet, output, error);
}

static gboolean
run_plan (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilCase) kase = NULL;
  g_autoptr (GError) language_error = NULL;
  g_auto (GStrv) languages = NULL;
  gint64 unit_id;

  if (!check_plan_options (error))
    return FALSE;
  languages = til_language_parse_list (language, &language_error);
  if (languages == NULL)
    return til_cli_set_usage_error (error, language_error->message);
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_WRITE, error);
  if (reg == NULL || !til_cli_find_unit (reg, unit_name, &unit_id, error))
    return FALSE;
  kase = til_register_get_case (reg, child_id, error);
  return kase != NULL && write_plan (kase, languages, unit_id, error);
}

const TilCliCommand til_cli_plan = {
  .name = "plan",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Writes a child's plan for print."),
  .description = N_ (
      "The newest plan: goals, actions, follow-ups. With --unit it holds only what consent lets "
      "that unit read, and is refused when that is nothing. That it was made stands in the "
      "child's log. Example:\n\n"
      "  tillsammans-cli plan class.tillsammans --child 12 --language sv,ti --output plan.pdf"),
  .options = plan_options,
  .run = run_plan,
};
