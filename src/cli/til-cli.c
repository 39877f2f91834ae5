/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-cli.h"

#include "til-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

G_DEFINE_QUARK (til - cli - error - quark, til_cli_error)

TilRegister *
til_cli_open (const char *path, TilRegisterMode mode, GError **error)
{
  TilRegister *reg = til_register_open (path, mode, error);

  if (reg != NULL)
    til_register_set_actor (reg, 0, g_get_user_name ());
  return reg;
}

/* What stands on a line of its own: no marks for direction, which a terminal would show, and no
 * breaks. */
static char *
make_plain (const char *text)
{
  char *plain = til_text_strip_isolates (text);

  return g_strdelimit (plain, "\t\r\n", ' ');
}

void
til_cli_complain (const char *what, const char *why)
{
  g_autofree char *plain = make_plain (why);

  fprintf (stderr, "tillsammans-cli: %s: %s\n", what, plain);
}

void
til_cli_complain_of_line (const char *path, guint line, const char *problem)
{
  g_autofree char *number = g_strdup_printf ("%u", line);
  g_autofree char *why = til_text_fill (_ ("line {line}: {problem}"), "line", number, "problem",
                                        problem, NULL);

  til_cli_complain (path, why);
}

gboolean
til_cli_set_usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, TIL_CLI_ERROR, TIL_CLI_ERROR_USAGE, message);
  return FALSE;
}

gboolean
til_cli_set_option_error (GError **error,
                          const char *template_text,
                          const char *option,
                          const char *value)
{
  g_autofree char *message = til_text_fill (template_text, "option", option, "value", value, NULL);

  return til_cli_set_usage_error (error, message);
}

gboolean
til_cli_parse_day (const char *option, const char *text, TilDate *date, GError **error)
{
  if (text == NULL || (til_date_parse (text, date, NULL) && *date != TIL_DATE_NONE))
    return TRUE;
  return til_cli_set_option_error (
      error, _ ("{option} is to be a day such as 2026-01-31, not “{value}”"), option, text);
}

static gboolean
is_named (const TilUnit *unit, const char *folded)
{
  g_autofree char *name = til_text_fold (unit->name);

  return g_str_equal (name, folded);
}

gboolean
til_cli_find_unit (TilRegister *reg, const char *text, gint64 *unit_id, GError **error)
{
  g_autoptr (GPtrArray) units = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *message = NULL;
  gint64 id = 0;

  *unit_id = 0;
  if (text == NULL)
    return TRUE;
  units = til_register_list_units (reg, error);
  if (units == NULL)
    return FALSE;
  g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL);
  folded = til_text_fold (text);
  for (guint i = 0; i < units->len && *unit_id == 0; i++)
    {
      const TilUnit *unit = units->pdata[i];

      if (unit->id == id || is_named (unit, folded))
        *unit_id = unit->id;
    }
  if (*unit_id != 0)
    return TRUE;
  message = til_text_fill (_ ("there is no unit “{unit}” in the register"), "unit", text, NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
  return FALSE;
}

void
til_cli_print_fields (const char *first, ...)
{
  const char *field = first;
  va_list rest;

  va_start (rest, first);
  while (field != NULL)
    {
      g_autofree char *plain = make_plain (field);

      fputs (plain, stdout);
      field = va_arg (rest, const char *);
      fputc (field != NULL ? '\t' : '\n', stdout);
    }
  va_end (rest);
}

#define WIDTH 78

static void
append_wrapped (GString *to, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  glong column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (i > 0 && column + 1 + length > WIDTH)
        {
          g_string_append_c (to, '\n');
          column = 0;
        }
      else if (i > 0)
        {
          g_string_append_c (to, ' ');
          column++;
        }
      g_string_append (to, words[i]);
      column += length;
    }
}

char *
til_cli_wrap (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *wrapped = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (wrapped, '\n');
      if (*lines[i] == ' ')
        g_string_append (wrapped, lines[i]);
      else
        append_wrapped (wrapped, lines[i]);
    }
  return g_string_free (wrapped, FALSE);
}

gboolean
til_cli_has_ending (const char *path, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (lower, *endings))
      return TRUE;
  return FALSE;
}
