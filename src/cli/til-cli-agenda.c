/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is to be done. */
#include "til-cli.h"

#include "til-register-case.h"

#include <glib/gi18n-lib.h>

static char *from;
static char *to;
static char *unit_name;

static const GOptionEntry agenda_options[] = {
  { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_ ("First day (today)"), N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_ ("Last day (the Sunday that follows)"), N_ ("DATE") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name,
    N_ ("Only what this unit may be told, by name or id"), N_ ("UNIT") },
  { NULL },
};

static void
print_item (const TilAgendaItem *item)
{
  g_autofree char *date = til_date_format (item->date);

  til_cli_print_fields (date, til_agenda_kind_key (item->kind),
                        item->child_name != NULL ? item->child_name : "",
                        item->what != NULL ? item->what : "", NULL);
}

static gboolean
run_agenda (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (GPtrArray) items = NULL;
  TilAgendaQuery query = { .from = til_date_today () };

  if (!til_cli_parse_day ("--from", from, &query.from, error))
    return FALSE;
  query.to = til_date_last_of_week (query.from);
  if (!til_cli_parse_day ("--to", to, &query.to, error))
    return FALSE;
  if (query.from > query.to)
    return til_cli_set_usage_error (error, _ ("--from is later than --to"));
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  if (reg == NULL || !til_cli_find_unit (reg, unit_name, &query.viewer_unit, error))
    return FALSE;
  items = til_register_list_agenda (reg, &query, error);
  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    print_item (items->pdata[i]);
  return TRUE;
}

const TilCliCommand til_cli_agenda = {
  .name = "agenda",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Lists meetings, follow-ups and what is late."),
  .description = N_ ("One line each, tab separated: date, kind, child or team, what. What is late "
                     "comes first; children without a next step come last, without a date. Kinds: "
                     "meeting, follow-up, action, consent (runs out), feedback (on a report of "
                     "concern), observation (not taken in), no-next-step."),
  .options = agenda_options,
  .run = run_agenda,
};
