/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consultation.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-record-private.h"
#include "til-text.h"

const char *const til_age_group_keys[] = { "0-6", "7-12", "13-18", "older", NULL };

static guint
count_digits (const char **at)
{
  guint n = 0;

  for (; g_unichar_isdigit (g_utf8_get_char (*at)); *at = g_utf8_next_char (*at))
    n++;
  return n;
}

/* 090312-1234, 20090312-1234, 200903121234: with any sign or space between. */
static gboolean
holds_number (const char *text)
{
  const char *at = text != NULL ? text : "";

  while (*at != '\0')
    {
      guint n = count_digits (&at);

      if (n >= 10)
        return TRUE;
      if (n == 6 || n == 8)
        {
          const char *after = *at != '\0' ? g_utf8_next_char (at) : at;
          gunichar sign = g_utf8_get_char (at);

          if ((g_unichar_ispunct (sign) || g_unichar_isspace (sign) || sign == '+') &&
              count_digits (&after) == 4)
            return TRUE;
        }
      if (*at != '\0')
        at = g_utf8_next_char (at);
    }
  return FALSE;
}

gboolean
til_consultation_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilConsultation *self = record;

  if (til_record_is_blank (self->question))
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("Write the question that was talked about."));
  if (!til_record_check_past (self->date, on, _ ("Tell which day the consultation was."),
                              _ ("A consultation cannot be dated in the future."), error))
    return FALSE;
  /* R8 */
  if (holds_number (self->question) || holds_number (self->advice))
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("A consultation without a name must hold no personal identity "
                                 "number or telephone number."));
  return TRUE;
}

static gboolean
is_word_part (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Words of two letters or more, folded. (element-type utf8) */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = til_text_fold (text != NULL ? text : "");

  for (const char *at = folded; *at != '\0';)
    {
      const char *start = at;

      while (*at != '\0' && is_word_part (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (g_utf8_strlen (start, at - start) >= 2)
        g_ptr_array_add (words, g_strndup (start, (gsize)(at - start)));
      if (*at != '\0')
        at = g_utf8_next_char (at);
    }
  return words;
}

/* Small words that stand in names and in every text. */
static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = { "af", "al", "av", "da", "de",  "den", "der", "di",
                                           "du", "el", "la", "le", "och", "van", "von", NULL };

  return g_strv_contains (particles, word);
}

/* As it is, or with a Swedish genitive: "Alis". */
static gboolean
is_name (const char *word, const char *name)
{
  return g_str_has_prefix (word, name) &&
         (word[strlen (name)] == '\0' || g_str_equal (word + strlen (name), "s"));
}

static const char *
find_name (const GPtrArray *words, const char *const *names)
{
  for (; *names != NULL; names++)
    {
      g_autoptr (GPtrArray) parts = split_words (*names);

      for (guint n = 0; n < parts->len; n++)
        for (guint w = 0; w < words->len; w++)
          if (!is_particle (parts->pdata[n]) && is_name (words->pdata[w], parts->pdata[n]))
            return words->pdata[w];
    }
  return NULL;
}

gboolean
til_consultation_check_names (const TilConsultation *self, const char *const *names, GError **error)
{
  const char *const texts[] = { self->question, self->advice };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) words = split_words (texts[i]);
      const char *word = find_name (words, names);

      if (word != NULL)
        {
          g_autofree char *isolated = til_locale_isolate (word);
          g_autofree char *sentence = til_text_fill (
              _ ("“{word}” is a name in the family: a consultation without a name must not hold "
                 "it."),
              "word", isolated, NULL);

          return til_record_refuse (error, TIL_ERROR_RULE, sentence);
        }
    }
  return TRUE;
}
