/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-cli.h"

#include "til-locale.h"
#include "til-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const TilCliCommand *const commands[] = {
  &til_cli_create,        &til_cli_demo,         &til_cli_check,
  &til_cli_backup,        &til_cli_wheels,       &til_cli_children,
  &til_cli_wheel,         &til_cli_report,       &til_cli_import_children,
  &til_cli_plan,          &til_cli_consent,      &til_cli_agenda,
  &til_cli_log,           &til_cli_export_child, &til_cli_import_child,
  &til_cli_import_survey, &til_cli_survey,       &til_cli_figures,
};

static const TilCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static void
print_help (void)
{
  g_autofree char *usage = til_text_fill (_ ("Usage: {program} COMMAND [OPTION…] FILE …"),
                                          "program", "tillsammans-cli", NULL);

  printf (
      "%s\n\n%s\n\n%s\n", usage,
      _ ("Works on a register of Tillsammans without a display, for scripts and administrators."),
      _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-16s %s\n", commands[i]->name, _ (commands[i]->summary));
  printf ("\n%s\n%s\n%s\n", _ ("“tillsammans-cli COMMAND --help” tells more about one of them."),
          _ ("Exit status: 0 done, 1 refused by a rule or not found, 2 wrong usage."),
          _ ("Errors are written to standard error, one line each."));
}

static gboolean
run_command (const TilCliCommand *command, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autofree char *program = g_strconcat ("tillsammans-cli ", command->name, NULL);
  g_autoptr (GError) parse_error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  if (command->description != NULL)
    {
      g_autofree char *description = til_cli_wrap (_ (command->description));

      g_option_context_set_description (context, description);
    }
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  g_set_prgname (program);
  if (!g_option_context_parse (context, &argc, &argv, &parse_error))
    return til_cli_set_usage_error (error, parse_error->message);
  if (argc > 1 && g_str_equal (argv[1], "--"))
    {
      memmove (argv + 1, argv + 2, sizeof (char *) * (argc - 1));
      argc--;
    }
  if ((guint)argc != 1 + command->n_arguments)
    {
      g_autofree char *message = til_text_fill (
          _ ("the arguments are to be {arguments}; see --help"), "arguments", command->arguments,
          NULL);

      return til_cli_set_usage_error (error, message);
    }
  return command->run (argv + 1, error);
}

/* A result that did not reach the disk or the next program is no result. */
static gboolean
flush_output (GError **error)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  g_set_error (error, TIL_ERROR, TIL_ERROR_FAILED, "%s", g_strerror (errno));
  return FALSE;
}

int
main (int argc, char *argv[])
{
  const TilCliCommand *command;
  g_autoptr (GError) error = NULL;

  til_locale_init (NULL);
  if (argc < 2)
    {
      til_cli_complain ("COMMAND", _ ("missing; see tillsammans-cli --help"));
      return TIL_CLI_WRONG_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return flush_output (&error) ? TIL_CLI_DONE : TIL_CLI_REFUSED;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      printf ("tillsammans-cli %s\n", TIL_VERSION);
      return flush_output (&error) ? TIL_CLI_DONE : TIL_CLI_REFUSED;
    }
  command = find_command (argv[1]);
  if (command == NULL)
    {
      til_cli_complain (argv[1], _ ("no such command; see tillsammans-cli --help"));
      return TIL_CLI_WRONG_USAGE;
    }
  if (run_command (command, argc - 1, argv + 1, &error) && flush_output (&error))
    return TIL_CLI_DONE;
  fflush (stdout);
  if (g_error_matches (error, TIL_CLI_ERROR, TIL_CLI_ERROR_REPORTED))
    return TIL_CLI_REFUSED;
  til_cli_complain (command->name, error->message);
  return g_error_matches (error, TIL_CLI_ERROR, TIL_CLI_ERROR_USAGE) ? TIL_CLI_WRONG_USAGE
                                                                     : TIL_CLI_REFUSED;
}
