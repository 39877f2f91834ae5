/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on a whole register. */
#include "til-cli.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define MOST_DEMO_CHILDREN 1000000

static gboolean
run_create (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_register_create (arguments[0], error);

  return reg != NULL;
}

const TilCliCommand til_cli_create = {
  .name = "create",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Makes a new, empty register."),
  .description = N_ ("The register holds the wheels that come with Tillsammans. A file that exists "
                     "already is never "
                     "replaced."),
  .run = run_create,
};

static int demo_children = 60;
static int demo_seed = 1;

static void
show_progress (guint done, guint total, gpointer data)
{
  fprintf (stderr, "\r%u / %u%s", done, total, done == total ? "\n" : "");
}

static gboolean
run_demo (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  gboolean filled;

  if (demo_children < 0 || demo_children > MOST_DEMO_CHILDREN)
    return til_cli_set_usage_error (error, _ ("--children is to be a number from 0 to 1000000"));
  if (demo_seed < 0)
    return til_cli_set_usage_error (error, _ ("--seed is to be a number from 0"));
  reg = til_register_create (arguments[0], error);
  if (reg == NULL)
    return FALSE;
  til_register_set_actor (reg, 0, g_get_user_name ());
  filled = til_register_fill_demo (reg, demo_children, demo_seed,
                                   isatty (STDERR_FILENO) ? show_progress : NULL, NULL, error);
  if (!filled)
    {
      g_clear_pointer (&reg, til_register_close);
      g_remove (arguments[0]);
    }
  return filled;
}

static const GOptionEntry demo_options[] = {
  { "children", 0, 0, G_OPTION_ARG_INT, &demo_children, N_ ("How many children (60)"), N_ ("N") },
  { "seed", 0, 0, G_OPTION_ARG_INT, &demo_seed, N_ ("What chance starts from (1)"), N_ ("S") },
  { NULL },
};

const TilCliCommand til_cli_demo = {
  .name = "demo",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Makes a new register of fictitious children."),
  .description = N_ ("Nobody in it exists. The same seed on the same day gives the same children, "
                     "mappings and voices."),
  .options = demo_options,
  .run = run_demo,
};

static gboolean
run_check (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (reg == NULL)
    return FALSE;
  problems = til_register_check (reg, error);
  if (problems == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    til_cli_complain (arguments[0], problems->pdata[i]);
  if (problems->len == 0)
    return TRUE;
  g_set_error_literal (error, TIL_CLI_ERROR, TIL_CLI_ERROR_REPORTED, "");
  return FALSE;
}

const TilCliCommand til_cli_check = {
  .name = "check",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Checks that a register is whole and keeps the rules."),
  .description = N_ ("Says nothing when all is well; otherwise one line on standard error for each "
                     "thing that is wrong, and "
                     "exit status 1."),
  .run = run_check,
};

static gboolean
run_backup (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);

  return reg != NULL && til_register_backup (reg, arguments[1], error);
}

const TilCliCommand til_cli_backup = {
  .name = "backup",
  .arguments = N_ ("FILE TARGET"),
  .n_arguments = 2,
  .summary = N_ ("Copies a register, also while it is in use."),
  .description = N_ ("The copy holds the register as it was at one moment. A target that exists "
                     "already is never replaced."),
  .run = run_backup,
};
