/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on children. */
#include "til-cli.h"

#include "til-csv.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define BATCH 512

static char *search;
static int limit = -1;

/* R14: the birth date of a protected child is kept back with name and unit. */
static void
print_summary (const TilChildSummary *summary)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, summary->id);
  g_autofree char *birth_date = summary->protected_identity ? g_strdup ("")
                                                            : til_date_format (summary->birth_date);

  til_cli_print_fields (id, summary->name, birth_date,
                        summary->protected_identity ? "" : summary->unit,
                        til_step_name (summary->step), NULL);
}

static gboolean
run_children (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GArray) ids = NULL;

  if (limit < -1)
    return til_cli_set_usage_error (error, _ ("--limit is to be a number from 0"));
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  if (reg == NULL)
    return FALSE;
  g_free (query->search);
  query->search = g_strdup (search);
  query->closed = TRUE;
  ids = til_register_query_children (reg, query, error);
  if (ids == NULL)
    return FALSE;
  if (limit >= 0 && (guint)limit < ids->len)
    g_array_set_size (ids, limit);
  for (guint i = 0; i < ids->len; i += BATCH)
    {
      g_autoptr (GPtrArray) summaries = til_register_get_summaries (
          reg, &g_array_index (ids, gint64, i), MIN (BATCH, ids->len - i), error);

      if (summaries == NULL)
        return FALSE;
      for (guint j = 0; j < summaries->len; j++)
        if (summaries->pdata[j] != NULL)
          print_summary (summaries->pdata[j]);
    }
  return TRUE;
}

static const GOptionEntry children_options[] = {
  { "search", 0, 0, G_OPTION_ARG_STRING, &search,
    N_ ("Only those whose name, number or unit begins so"), N_ ("TEXT") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_ ("At most so many"), N_ ("N") },
  { NULL },
};

const TilCliCommand til_cli_children = {
  .name = "children",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Lists the children in Swedish alphabetical order."),
  .description = N_ ("One line each, tab separated: id, name, birth date, unit, step. Of a child "
                     "with protected identity only "
                     "the id and the step are shown."),
  .options = children_options,
  .run = run_children,
};

static gboolean
report_problems (const char *path, const TilClassList *list, GError **error)
{
  for (guint i = 0; i < list->problems->len; i++)
    {
      const TilClassListProblem *problem = list->problems->pdata[i];

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
      g_dngettext (GETTEXT_PACKAGE, "{n} child was imported.", "{n} children were imported.", n),
      "n", count, NULL);

  til_cli_print_fields (message, NULL);
}

static gboolean
run_import_children (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_WRITE, error);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (TilClassList) list = NULL;

  if (reg == NULL)
    return FALSE;
  rows = til_csv_read (arguments[1], &lines, error);
  if (rows == NULL)
    return FALSE;
  list = til_class_list_new (rows, lines, til_date_today (), error);
  if (list == NULL || !til_register_check_import (reg, list, error))
    return FALSE;
  if (list->problems->len > 0)
    return report_problems (arguments[1], list, error);
  if (!til_register_import_children (reg, list, NULL, NULL, error))
    return FALSE;
  print_imported (list->entries->len);
  return TRUE;
}

const TilCliCommand til_cli_import_children = {
  .name = "import-children",
  .arguments = N_ ("FILE CLASS.csv"),
  .n_arguments = 2,
  .summary = N_ ("Imports a class list, all of it or nothing."),
  .description = N_ ("CLASS.csv is encoded in UTF-8, with commas or semicolons and a header line. "
                     "Its columns, in any order: given_name, "
                     "family_name, personnummer, birth_date, unit, group, language, "
                     "guardian1_name, guardian1_phone, guardian1_language, "
                     "guardian2_name, guardian2_phone, guardian2_language. Each child needs a "
                     "personnummer or a birth date. Bad lines are "
                     "listed with their numbers on standard error, and then nothing is imported."),
  .run = run_import_children,
};
