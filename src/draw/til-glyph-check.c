/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-sheet.h"
#include "til-error.h"
#include "til-text.h"
#include "til-type.h"

#include <glib/gi18n-lib.h>

#define EXCERPT_LENGTH 40

static const char *
script_name (gunichar character)
{
  switch (g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_ARABIC:
      return _ ("Arabic");
    case G_UNICODE_SCRIPT_ETHIOPIC:
      return _ ("Ethiopic");
    case G_UNICODE_SCRIPT_LATIN:
      return _ ("Latin");
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
      return _ ("symbols");
    case G_UNICODE_SCRIPT_UNKNOWN:
      return _ ("unknown script");
    default:
      return _ ("another script");
    }
}

/* The start of text, so that the user finds it. */
static char *
excerpt (const char *text)
{
  g_autofree char *stripped = til_text_strip_isolates (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (stripped, -1) <= EXCERPT_LENGTH)
    return g_steal_pointer (&stripped);
  start = g_utf8_substring (stripped, 0, EXCERPT_LENGTH);
  return g_strconcat (start, "…", NULL);
}

/* The first character of layout that no installed font has, 0 when all have a glyph. */
static gunichar
find_unknown (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter;
  gunichar found = 0;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return 0;

  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run && !found && i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          found = g_utf8_get_char (text + run->item->offset + run->glyphs->log_clusters[i]);
    }
  while (!found && pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  return found;
}

gboolean
til_check_glyphs (const char *text, const char *language, GError **error)
{
  g_autoptr (PangoLayout) layout = NULL;
  gunichar character;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                           _ ("A text cannot be printed because it is not valid UTF-8."));
      return FALSE;
    }

  layout = til_type_layout (NULL, language, text, 12, TIL_WEIGHT_REGULAR);
  character = find_unknown (layout);
  if (character)
    {
      char name[12], shown[8] = "";
      g_autofree char *where = excerpt (text);
      g_autofree char *message = NULL;

      g_snprintf (name, sizeof name, "U+%04X", character);
      if (g_unichar_isgraph (character))
        shown[g_unichar_to_utf8 (character, shown)] = '\0';
      message = til_text_fill (
          _ ("“{text}” cannot be printed: no installed font has the character {code} {character} "
             "({script}). Install a font that has it, or change the text."),
          "text", where, "code", name, "character", shown, "script", script_name (character), NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
      return FALSE;
    }
  return TRUE;
}
