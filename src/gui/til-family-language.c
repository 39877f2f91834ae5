/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-family-language.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-text.h"

typedef struct
{
  const char *code;
  const char *name;
} Language;

/* Languages spoken by families in Sweden: the national minority languages and the largest mother
 * tongues in school. */
static const Language languages[] = {
  { "am", N_ ("Amharic") },
  { "ar", N_ ("Arabic") },
  { "sq", N_ ("Albanian") },
  { "syr", N_ ("Assyrian and Syriac") },
  { "bn", N_ ("Bengali") },
  { "bs", N_ ("Bosnian") },
  { "bg", N_ ("Bulgarian") },
  { "zh", N_ ("Chinese") },
  { "hr", N_ ("Croatian") },
  { "da", N_ ("Danish") },
  { "prs", N_ ("Dari") },
  { "nl", N_ ("Dutch") },
  { "en", N_ ("English") },
  { "et", N_ ("Estonian") },
  { "fi", N_ ("Finnish") },
  { "fr", N_ ("French") },
  { "de", N_ ("German") },
  { "el", N_ ("Greek") },
  { "hi", N_ ("Hindi") },
  { "hu", N_ ("Hungarian") },
  { "is", N_ ("Icelandic") },
  { "it", N_ ("Italian") },
  { "ku", N_ ("Kurdish") },
  { "kmr", N_ ("Kurdish (Kurmanji)") },
  { "ckb", N_ ("Kurdish (Sorani)") },
  { "lv", N_ ("Latvian") },
  { "lt", N_ ("Lithuanian") },
  { "fit", N_ ("Meänkieli") },
  { "mn", N_ ("Mongolian") },
  { "nb", N_ ("Norwegian") },
  { "om", N_ ("Oromo") },
  { "ps", N_ ("Pashto") },
  { "fa", N_ ("Persian") },
  { "pl", N_ ("Polish") },
  { "pt", N_ ("Portuguese") },
  { "rom", N_ ("Romani") },
  { "ro", N_ ("Romanian") },
  { "ru", N_ ("Russian") },
  { "se", N_ ("Sámi (Northern)") },
  { "sma", N_ ("Sámi (Southern)") },
  { "smj", N_ ("Sámi (Lule)") },
  { "sr", N_ ("Serbian") },
  { "so", N_ ("Somali") },
  { "es", N_ ("Spanish") },
  { "sw", N_ ("Swahili") },
  { "sv", N_ ("Swedish") },
  { "tl", N_ ("Tagalog") },
  { "ta", N_ ("Tamil") },
  { "th", N_ ("Thai") },
  { "ti", N_ ("Tigrinya") },
  { "tr", N_ ("Turkish") },
  { "uk", N_ ("Ukrainian") },
  { "ur", N_ ("Urdu") },
  { "vi", N_ ("Vietnamese") },
  { "yi", N_ ("Yiddish") },
};

/* Ids of lines: the index in languages + 1, and one past them for a code that is not among them. */
#define OTHER_ID (G_N_ELEMENTS (languages) + 1)

typedef struct
{
  guint id;
  const char *name;
  char *key; /* (owned) */
} Line;

static void
line_clear (gpointer line)
{
  g_free (((Line *)line)->key);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Line *)a)->key, ((const Line *)b)->key);
}

static void
fill (AdwComboRow *row, const char *other)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gint64 none = 0, other_id = OTHER_ID;

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      Line line = { i + 1, _ (languages[i].name), NULL };

      line.key = til_text_sort_key (line.name);
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);

  g_array_append_val (ids, none);
  g_ptr_array_add (texts, (gpointer)_ ("Not given"));
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      gint64 id = line->id;

      g_array_append_val (ids, id);
      g_ptr_array_add (texts, (gpointer)line->name);
    }
  if (other != NULL)
    {
      g_array_append_val (ids, other_id);
      g_ptr_array_add (texts, (gpointer)other);
    }
  til_choice_set_lines (row, (const gint64 *)(gpointer)ids->data, (const char *const *)texts->pdata,
                        texts->len);
}

void
til_family_language_setup (AdwComboRow *row)
{
  til_choice_setup (row);
  fill (row, NULL);
}

void
til_family_language_set_code (AdwComboRow *row, const char *code)
{
  gint64 id = 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      id = i + 1;
  if (id == 0 && code != NULL)
    {
      g_object_set_data_full (G_OBJECT (row), "til-other-code", g_strdup (code), g_free);
      fill (row, code);
      id = OTHER_ID;
    }
  til_choice_set_id (row, id);
}

char *
til_family_language_get_code (AdwComboRow *row)
{
  gint64 id = til_choice_get_id (row);

  if (id == 0)
    return NULL;
  if (id == OTHER_ID)
    return g_strdup (g_object_get_data (G_OBJECT (row), "til-other-code"));
  return g_strdup (languages[id - 1].code);
}

const char *
til_family_language_get_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (languages[i].code, code) == 0)
      return _ (languages[i].name);

  return code;
}
