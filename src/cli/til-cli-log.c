/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has read and changed what. */
#include "til-cli.h"

#include <glib/gi18n-lib.h>

static gint64 child_id;

static const GOptionEntry log_options[] = {
  { "child", 0, 0, G_OPTION_ARG_INT64, &child_id, N_ ("Only what concerns this child"), N_ ("ID") },
  { NULL },
};

static gboolean
run_log (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  g_autoptr (GPtrArray) entries = NULL;

  if (reg == NULL)
    return FALSE;
  entries = til_register_list_log (reg, child_id, 0, error);
  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const TilLogEntry *entry = entries->pdata[i];
      g_autofree char *child = entry->child_id != 0
                                   ? g_strdup_printf ("%" G_GINT64_FORMAT, entry->child_id)
                                   : g_strdup ("");

      til_cli_print_fields (entry->at, entry->who, entry->what, child, NULL);
    }
  return TRUE;
}

const TilCliCommand til_cli_log = {
  .name = "log",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Lists who has read and changed what."),
  .description = N_ ("One line each, newest first, tab separated: time (UTC), who, what, the "
                     "child's id."),
  .options = log_options,
  .run = run_log,
};
