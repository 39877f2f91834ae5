/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-search-words.h"

#include <string.h>

#include "til-text.h"

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static void
add_words (GPtrArray *words, const char *folded)
{
  const char *p = folded;

  while (*p)
    {
      const char *start;

      while (*p && !is_word_character (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      start = p;
      while (*p && is_word_character (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        g_ptr_array_add (words, g_strndup (start, p - start));
    }
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
sort_unique (GPtrArray *words)
{
  g_ptr_array_sort (words, compare_words);
  for (guint i = words->len; i > 1; i--)
    if (g_str_equal (words->pdata[i - 1], words->pdata[i - 2]))
      g_ptr_array_remove_index (words, i - 1);
}

static void
add_name (GPtrArray *words, const char *name)
{
  g_autofree char *folded = til_text_fold (name);
  g_autofree char *plain = til_text_fold_plain (name);

  add_words (words, folded);
  add_words (words, plain);
}

GPtrArray *
til_search_words_of_text (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = til_text_fold (text);

  add_words (words, folded);
  return words;
}

GPtrArray *
til_search_words_of_child (const TilChild *child)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  if (child->protected_identity)
    {
      g_ptr_array_add (words, g_strdup_printf ("%" G_GINT64_FORMAT, child->id));
      return words;
    }
  add_name (words, child->given_name);
  add_name (words, child->family_name ? child->family_name : "");
  if (child->personnummer && strlen (child->personnummer) == 12)
    {
      g_ptr_array_add (words, g_strdup (child->personnummer));
      g_ptr_array_add (words, g_strdup (child->personnummer + 2));
    }
  if (child->birth_date != TIL_DATE_NONE)
    {
      g_autofree char *date = g_strdup_printf ("%04d%02d%02d", til_date_year (child->birth_date),
                                               til_date_month (child->birth_date),
                                               til_date_day (child->birth_date));

      if (!child->personnummer || !g_str_has_prefix (child->personnummer, date))
        {
          g_ptr_array_add (words, g_strdup (date));
          g_ptr_array_add (words, g_strdup (date + 2));
        }
    }
  sort_unique (words);
  return words;
}

/* "20150312-9805" and "2015-03-12" -> digits only; other texts stay. */
static char *
join_digits (const char *folded)
{
  GString *joined = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p; p++)
    {
      gboolean between = p > folded && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1]);

      if (!between || (*p != '-' && *p != '+'))
        g_string_append_c (joined, *p);
    }
  return g_string_free (joined, FALSE);
}

static gboolean
is_number (const char *word)
{
  return *word && strlen (word) <= 8 && strspn (word, "0123456789") == strlen (word);
}

GPtrArray *
til_search_words_of_query (const char *search, gint64 *number)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = til_text_fold (search ? search : "");
  g_autofree char *joined = join_digits (folded);

  add_words (words, joined);
  *number = 0;
  if (words->len == 2 && is_number (words->pdata[1]) &&
      (g_str_equal (words->pdata[0], "no") || g_str_equal (words->pdata[0], "nr")))
    *number = g_ascii_strtoll (words->pdata[1], NULL, 10);
  return words;
}
