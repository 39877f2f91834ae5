/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands on wheels. */
#include "til-cli.h"

#include "til-export.h"
#include "til-locale.h"
#include "til-sheet.h"

#include <glib/gi18n-lib.h>

static gboolean
run_wheels (char **arguments, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (arguments[0], TIL_REGISTER_READ_ONLY, error);
  g_autoptr (GPtrArray) wheels = NULL;

  if (reg == NULL)
    return FALSE;
  wheels = til_register_list_wheels (reg, TRUE, error);
  if (wheels == NULL)
    return FALSE;
  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = wheels->pdata[i];
      g_autofree char *version = g_strdup_printf ("%d", wheel->version);

      til_cli_print_fields (wheel->key, version,
                            wheel->shape == TIL_SHAPE_PETALS ? "petals" : "sectors",
                            til_local_get (wheel->name, til_locale_language ()), NULL);
    }
  return TRUE;
}

const TilCliCommand til_cli_wheels = {
  .name = "wheels",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Lists the wheels that a register holds."),
  .description = N_ ("One line each, tab separated: key, version, shape, name."),
  .run = run_wheels,
};

/* What a child without a mapping gets an empty sheet of. */
#define DEFAULT_WHEEL "girfec"

static gint64 child_id;
static char *blank_key;
static char *language;
static char *output;
static char *paper;
static gboolean flower;
static gboolean notes;

static const GOptionEntry wheel_options[] = {
  { "child", 0, 0, G_OPTION_ARG_INT64, &child_id,
    N_ ("The newest mapping of this child, or an empty sheet with its name"), N_ ("ID") },
  { "blank", 0, 0, G_OPTION_ARG_STRING, &blank_key, N_ ("An empty sheet of this wheel instead"),
    N_ ("KEY") },
  { "language", 0, 0, G_OPTION_ARG_STRING, &language,
    N_ ("One language of sv, ar, ti, en, or two side by side: sv,ar"), N_ ("LANGUAGE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_ ("What to write: X.pdf, X.png or X.svg"),
    N_ ("X") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, N_ ("a4 (the default) or a3"), N_ ("SIZE") },
  { "flower", 0, 0, G_OPTION_ARG_NONE, &flower, N_ ("As a flower, one petal an area"), NULL },
  { "notes", 0, 0, G_OPTION_ARG_NONE, &notes, N_ ("With the notes that were chosen for printing"),
    NULL },
  { NULL },
};

static gboolean
parse_paper (TilPaper *size, GError **error)
{
  *size = TIL_PAPER_A4;
  if (paper == NULL || g_ascii_strcasecmp (paper, "a4") == 0)
    return TRUE;
  *size = TIL_PAPER_A3;
  if (g_ascii_strcasecmp (paper, "a3") == 0)
    return TRUE;
  return til_cli_set_option_error (error, _ ("{option} is to be a4 or a3, not “{value}”"),
                                   "--paper", paper);
}

static gboolean
check_wheel_options (GError **error)
{
  static const char *const endings[] = { ".pdf", ".png", ".svg", NULL };

  if ((child_id != 0) == (blank_key != NULL))
    return til_cli_set_usage_error (error, _ ("one of --child and --blank is needed"));
  if (language == NULL)
    return til_cli_set_usage_error (error, _ ("--language is needed, such as --language sv,ar"));
  if (output == NULL)
    return til_cli_set_usage_error (error, _ ("--output is needed, such as --output wheel.pdf"));
  if (!til_cli_has_ending (output, endings))
    return til_cli_set_option_error (
        error, _ ("{option} is to end with .pdf, .png or .svg, not “{value}”"), "--output", output);
  return TRUE;
}

static gboolean
write_sheet (const TilWheel *wheel,
             const TilChild *child,
             TilMapping *mapping,
             char **languages,
             TilPaper size,
             GError **error)
{
  g_autoptr (TilWheelSheetOptions) options = til_wheel_sheet_options_new (wheel, languages[0]);
  g_autoptr (TilSheet) sheet = NULL;

  options->languages[1] = g_strdup (languages[1]);
  options->paper = size;
  options->child = child;
  options->notes = notes;
  if (flower)
    options->shape = TIL_SHAPE_PETALS;
  if (mapping != NULL)
    {
      g_ptr_array_add (options->mappings, mapping);
      options->date = mapping->date;
    }
  sheet = til_wheel_sheet_new (options, error);
  return sheet != NULL && til_export_sheet (sheet, output, error);
}

/* The opening of the child is logged (R16), so that this needs a register that can be written. */
static gboolean
write_child (const char *path, char **languages, TilPaper size, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (path, TIL_REGISTER_READ_WRITE, error);
  g_autoptr (TilChild) child = NULL;
  g_autoptr (GPtrArray) mappings = NULL;
  g_autoptr (TilWheel) first_wheel = NULL;
  TilMapping *newest;

  if (reg == NULL)
    return FALSE;
  child = til_register_get_child (reg, child_id, error);
  if (child == NULL)
    return FALSE;
  mappings = til_register_list_mappings (reg, child_id, error);
  if (mappings == NULL)
    return FALSE;
  if (mappings->len == 0)
    {
      first_wheel = til_register_get_wheel (reg, DEFAULT_WHEEL, 0, error);
      return first_wheel != NULL && write_sheet (first_wheel, child, NULL, languages, size, error);
    }
  newest = mappings->pdata[0];
  return write_sheet (newest->wheel, child, newest, languages, size, error);
}

static gboolean
write_blank (const char *path, char **languages, TilPaper size, GError **error)
{
  g_autoptr (TilRegister) reg = til_cli_open (path, TIL_REGISTER_READ_ONLY, error);
  g_autoptr (TilWheel) wheel = NULL;

  if (reg == NULL)
    return FALSE;
  wheel = til_register_get_wheel (reg, blank_key, 0, error);
  return wheel != NULL && write_sheet (wheel, NULL, NULL, languages, size, error);
}

static gboolean
run_wheel (char **arguments, GError **error)
{
  g_autoptr (GError) language_error = NULL;
  g_auto (GStrv) languages = NULL;
  TilPaper size;

  if (!check_wheel_options (error) || !parse_paper (&size, error))
    return FALSE;
  languages = til_language_parse_list (language, &language_error);
  if (languages == NULL)
    return til_cli_set_usage_error (error, language_error->message);
  return child_id != 0 ? write_child (arguments[0], languages, size, error)
                       : write_blank (arguments[0], languages, size, error);
}

const TilCliCommand til_cli_wheel = {
  .name = "wheel",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Writes a wheel sheet for print, filled or blank."),
  .description = N_ (
      "A filled sheet holds the closed voices of the child's newest mapping, and with --notes the "
      "notes that were chosen for printing; that it was made stands in the child's log. "
      "Example:\n\n"
      "  tillsammans-cli wheel class.tillsammans --child 12 --language sv,ti --output wheel.pdf"),
  .options = wheel_options,
  .run = run_wheel,
};
