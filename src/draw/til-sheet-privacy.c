/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-sheet-private.h"

#include <string.h>

/* R14: what is kept off paper for a child with protected identity. */

#define SHORTEST_PRIVATE_WORD 2

void
sheet_maker_hide (SheetMaker *maker, const char *text)
{
  GPtrArray *words = maker->private_words;
  g_auto (GStrv) parts = NULL;

  if (!text || !*text)
    return;
  g_ptr_array_add (words, g_strdup (text));
  parts = g_strsplit_set (text, " -,", -1);
  for (char **part = parts; *part; part++)
    if (g_utf8_strlen (*part, -1) >= SHORTEST_PRIVATE_WORD)
      g_ptr_array_add (words, g_strdup (*part));
}

void
sheet_maker_hide_child (SheetMaker *maker, const TilChild *child)
{
  sheet_maker_hide (maker, child->given_name);
  sheet_maker_hide (maker, child->family_name);
  if (child->personnummer && *child->personnummer)
    {
      const char *number = child->personnummer;
      gsize length = strlen (number);

      g_ptr_array_add (maker->private_words, g_strdup (number));
      if (length == 12)
        {
          g_ptr_array_add (maker->private_words, g_strdup (number + 2));
          g_ptr_array_add (maker->private_words, g_strdup_printf ("%.8s-%s", number, number + 8));
          g_ptr_array_add (maker->private_words,
                           g_strdup_printf ("%.6s-%s", number + 2, number + 8));
        }
    }
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = child->guardians->pdata[i];
      sheet_maker_hide (maker, guardian->name);
      if (guardian->phone && *guardian->phone)
        g_ptr_array_add (maker->private_words, g_strdup (guardian->phone));
      if (guardian->email && *guardian->email)
        g_ptr_array_add (maker->private_words, g_strdup (guardian->email));
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      const TilContact *contact = child->contacts->pdata[i];
      sheet_maker_hide (maker, contact->name);
      if (contact->phone && *contact->phone)
        g_ptr_array_add (maker->private_words, g_strdup (contact->phone));
    }
}

void
sheet_maker_hide_voices (SheetMaker *maker, const TilMapping *mapping)
{
  for (guint v = 0; v < mapping->voices->len; v++)
    {
      const TilVoice *voice = mapping->voices->pdata[v];

      if (voice->kind == TIL_VOICE_GUARDIAN)
        sheet_maker_hide (maker, voice->name);
      else if (voice->kind == TIL_VOICE_ORGANISATION && voice->name && *voice->name)
        g_ptr_array_add (maker->private_words, g_strdup (voice->name));
    }
}

static gboolean
is_word_character (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* text with each place where word stands as a word of its own, in any letter case, replaced.
 * (transfer full) */
static char *
leave_out (const char *text, const char *word, const char *replacement)
{
  GString *result = g_string_new (NULL);
  glong n_characters = g_utf8_strlen (word, -1);
  g_autofree char *wanted = g_utf8_casefold (word, -1);
  const char *p = text;
  gboolean at_start = TRUE;

  while (*p)
    {
      if (at_start && g_utf8_strlen (p, -1) >= n_characters)
        {
          const char *end = g_utf8_offset_to_pointer (p, n_characters);
          g_autofree char *here = g_utf8_casefold (p, end - p);
          gunichar after = g_utf8_get_char (end);

          /* A Swedish name also shows with a genitive s. */
          if (after == 's' && g_str_equal (here, wanted) &&
              !is_word_character (g_utf8_get_char (g_utf8_next_char (end))))
            after = 0;
          if (g_str_equal (here, wanted) && !is_word_character (after))
            {
              g_string_append (result, replacement);
              p = end;
              at_start = FALSE;
              continue;
            }
        }
      at_start = !is_word_character (g_utf8_get_char (p));
      g_string_append_unichar (result, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  return g_string_free (result, FALSE);
}

char *
sheet_maker_public_text (const SheetMaker *maker, const char *text)
{
  char *result = g_strdup (text ? text : "");

  for (guint i = 0; i < maker->private_words->len; i++)
    {
      char *shorter = leave_out (result, maker->private_words->pdata[i],
                                 til_label (maker->languages[0], "sheet.left_out"));
      g_free (result);
      result = shorter;
    }
  return result;
}
