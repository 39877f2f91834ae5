/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing a child over. */
#include "til-cli.h"

#include "til-register-case.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

static gint64 child_id;
static char *output;
static char *unit_name;

static const GOptionEntry export_options[] = {
  { "child", 0, 0, G_OPTION_ARG_INT64, &child_id, N_ ("The child"), N_ ("ID") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("What to write: X.json"), N_ ("X") },
  { "unit", 0, 0, G_OPTION_ARG_STRING, &unit_name,
    N_ ("The unit that receives it, by name or id: only what consent covers"), N_ ("UNIT") },
  { NULL },
};

static gboolean
run_export_child (char **arguments, GError **error)
{
  static const char *const endings[] = { ".json", NULL };
  g_autoptr (TilRegister) reg = NULL;
  gint64 unit_id;

  if (child_id == 0)
    return til_cli_set_usage_error (error, _ ("--child is needed, such as --child 12"));
  if (output == NULL)
    return til_cli_set_usage_error (error, _ ("--output is needed, such as --output child.json"));
  if (!til_cli_has_ending (output, endings))
    return til_cli_set_option_error (error, _ ("{option} is to end with .json, not “{value}”"),
                                     "--output", output);
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_WRITE, error);
  return reg != NULL && til_cli_find_unit (reg, unit_name, &unit_id, error) &&
         til_register_export_child (reg, child_id, unit_id, output, error);
}

const TilCliCommand til_cli_export_child = {
  .name = "export-child",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Writes one child with all its records to a file."),
  .description = N_ (
      "For a change of school, and for the family's right to see what is kept: then it holds "
      "everything, and who has opened the record. With --unit it holds only what consent lets that "
      "unit have. The format is described in docs/child-file.md. That it was written stands in the "
      "child's log. Example:\n\n"
      "  tillsammans-cli export-child class.tillsammans --child 12 --output child.json"),
  .options = export_options,
  .run = run_export_child,
};

static gint64 into_id;
static gboolean as_new;

static const GOptionEntry import_options[] = {
  { "into", 0, 0, G_OPTION_ARG_INT64, &into_id, N_ ("Merge with this child of the register"),
    N_ ("ID") },
  { "new", 0, 0, G_OPTION_ARG_NONE, &as_new, N_ ("As a new child, although one is like it"), NULL },
  { NULL },
};

/* Merging is never guessed: who writes the command says with whom. */
static gboolean
refuse_known (const TilChildFile *file, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, file->known_id);
  g_autofree char *message = til_text_fill (
      _ ("{name} in the register, no. {number}, seems to be the same child: write --into {number} "
         "to merge them, or --new for another child"),
      "name", file->known_name, "number", number, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, message);
  return FALSE;
}

static gboolean
run_import_child (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = NULL;
  g_autoptr (TilChildFile) file = NULL;
  g_autofree char *number = NULL;
  g_autofree char *message = NULL;
  gint64 id;

  if (into_id != 0 && as_new)
    return til_cli_set_usage_error (error, _ ("only one of --into and --new may be given"));
  reg = til_cli_open (arguments[0], TIL_REGISTER_READ_WRITE, error);
  file = reg != NULL ? til_register_read_child_file (reg, arguments[1], error) : NULL;
  if (file == NULL)
    return FALSE;
  if (file->known_id != 0 && into_id == 0 && !as_new && file->imported_on == TIL_DATE_NONE)
    return refuse_known (file, error);
  id = til_register_import_child (reg, file, into_id, error);
  if (id == 0)
    return FALSE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  message = til_text_fill (_ ("The child was imported as no. {number}."), "number", number, NULL);
  til_cli_print_fields (message, NULL);
  return TRUE;
}

const TilCliCommand til_cli_import_child = {
  .name = "import-child",
  .arguments = N_ ("FILE X.json"),
  .n_arguments = 2,
  .summary = N_ ("Takes in a child from a file of export-child."),
  .description = N_ (
      "All of it or nothing. When the register has a child that seems to be the same one, say "
      "whether to merge with it (--into) or not (--new). Merging changes nothing that the "
      "register says already, and skips records that it has word for word. A file is imported "
      "once."),
  .options = import_options,
  .run = run_import_child,
};
