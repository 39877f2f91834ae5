/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-answer-words.h"

#include <string.h>

#include "til-answer-file.h"
#include "til-text.h"

#define MIN_PART 20 /* bytes of a question's words that are enough to know it by */

typedef struct
{
  const char *word; /* folded */
  int means;
} Word;

static const Word yes_no_words[] = {
  { "ja", TRUE },   { "j", TRUE },   { "yes", TRUE },   { "y", TRUE },       { "sant", TRUE },
  { "true", TRUE }, { "1", TRUE },   { "نعم", TRUE },   { "እወ", TRUE },      { "ኣወ", TRUE },
  { "nej", FALSE }, { "n", FALSE },  { "no", FALSE },   { "falskt", FALSE }, { "false", FALSE },
  { "0", FALSE },   { "لا", FALSE }, { "ኣይፋል", FALSE }, { "ኣይፋሉን", FALSE },
};

static const Word service_words[] = {
  { "skola", TIL_SERVICE_EDUCATION },
  { "skolan", TIL_SERVICE_EDUCATION },
  { "förskola", TIL_SERVICE_EDUCATION },
  { "förskolan", TIL_SERVICE_EDUCATION },
  { "förskola skola", TIL_SERVICE_EDUCATION },
  { "skola förskola", TIL_SERVICE_EDUCATION },
  { "förskola och skola", TIL_SERVICE_EDUCATION },
  { "elevhälsa", TIL_SERVICE_EDUCATION },
  { "elevhälsan", TIL_SERVICE_EDUCATION },
  { "utbildning", TIL_SERVICE_EDUCATION },
  { "barn och utbildning", TIL_SERVICE_EDUCATION },
  { "school", TIL_SERVICE_EDUCATION },
  { "socialtjänst", TIL_SERVICE_SOCIAL },
  { "socialtjänsten", TIL_SERVICE_SOCIAL },
  { "individ och familjeomsorg", TIL_SERVICE_SOCIAL },
  { "ifo", TIL_SERVICE_SOCIAL },
  { "hälso och sjukvård", TIL_SERVICE_HEALTH },
  { "hälso och sjukvården", TIL_SERVICE_HEALTH },
  { "hälsa och sjukvård", TIL_SERVICE_HEALTH },
  { "sjukvård", TIL_SERVICE_HEALTH },
  { "vård", TIL_SERVICE_HEALTH },
  { "barnhälsovård", TIL_SERVICE_HEALTH },
  { "barnhälsovården", TIL_SERVICE_HEALTH },
  { "bvc", TIL_SERVICE_HEALTH },
  { "bup", TIL_SERVICE_HEALTH },
  { "region", TIL_SERVICE_HEALTH },
  { "regionen", TIL_SERVICE_HEALTH },
  { "health", TIL_SERVICE_HEALTH },
  { "kultur och fritid", TIL_SERVICE_LEISURE },
  { "fritid", TIL_SERVICE_LEISURE },
  { "kultur", TIL_SERVICE_LEISURE },
  { "polis", TIL_SERVICE_POLICE },
  { "polisen", TIL_SERVICE_POLICE },
  { "annat", TIL_SERVICE_OTHER },
  { "annan", TIL_SERVICE_OTHER },
  { "övrigt", TIL_SERVICE_OTHER },
  { "övriga", TIL_SERVICE_OTHER },
};

static const Word sector_headings[] = {
  { "sector", 0 },
  { "sektor", 0 },
  { "verksamhet", 0 },
  { "vilken sektor", 0 },
  { "huvudman", 0 },
  { "vilken verksamhet arbetar du i", 0 },
  { "i vilken verksamhet arbetar du", 0 },
  { "inom vilken verksamhet arbetar du", 0 },
  { "vilken verksamhet tillhör du", 0 },
  { "vilken organisation arbetar du i", 0 },
  { "var arbetar du", 0 },
  { "var jobbar du", 0 },
  { "where do you work", 0 },
};

static gboolean
find_word (const Word *words, guint n, const char *folded, int *means)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (words[i].word, folded) == 0)
      {
        *means = words[i].means;
        return TRUE;
      }
  return FALSE;
}

char *
til_answer_words_fold (const char *text)
{
  g_autofree char *folded = til_text_fold (text);
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      if (g_unichar_isdigit (c))
        g_string_append_c (out, (char)('0' + g_unichar_digit_value (c)));
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
means_words (const TilLocal *local, const char *folded)
{
  const char *language;

  for (guint i = 0; (language = til_local_language (local, i)) != NULL; i++)
    {
      g_autofree char *words = til_answer_words_fold (til_local_get (local, language));
      if (strcmp (words, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static int
find_words (const TilQuestion *question, const char *folded)
{
  int yes;

  for (guint i = 0; i < question->choices->len; i++)
    {
      const TilAnswerChoice *choice = question->choices->pdata[i];
      g_autofree char *key = til_answer_words_fold (choice->key);

      if (strcmp (key, folded) == 0 || means_words (choice->text, folded))
        return (int)i;
    }
  if (question->kind == TIL_QUESTION_YES_NO &&
      find_word (yes_no_words, G_N_ELEMENTS (yes_no_words), folded, &yes))
    return til_question_find_choice (question, yes ? "yes" : "no");
  return -1;
}

/* "5 helt" and "helt 5" as number and words; FALSE when no number stands at either end. A number
 * without words leaves them empty. (transfer full) */
static gboolean
split_number (const char *folded, guint64 *number, char **words)
{
  gsize length = strlen (folded);
  gsize digits = strspn (folded, "0123456789");
  gsize tail = length;

  if (digits > 0 && (folded[digits] == ' ' || folded[digits] == '\0'))
    {
      *number = g_ascii_strtoull (folded, NULL, 10);
      *words = g_strdup (folded[digits] == ' ' ? folded + digits + 1 : "");
      return TRUE;
    }
  while (tail > 0 && g_ascii_isdigit (folded[tail - 1]))
    tail--;
  if (tail == length || tail == 0 || folded[tail - 1] != ' ')
    return FALSE;
  *number = g_ascii_strtoull (folded + tail, NULL, 10);
  *words = g_strndup (folded, tail - 1);
  return TRUE;
}

/* A whole number written as a spreadsheet does: "4.0", "4,00". */
static gboolean
is_whole_with_zeros (const char *text, guint64 *number)
{
  gsize digits = strspn (text, "0123456789");

  if (digits == 0 || (text[digits] != '.' && text[digits] != ',') || text[digits + 1] == '\0' ||
      strspn (text + digits + 1, "0") != strlen (text + digits + 1))
    return FALSE;
  *number = g_ascii_strtoull (text, NULL, 10);
  return TRUE;
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static TilAnswerMatch
match_step (const TilQuestion *question, guint64 number, guint *choice)
{
  if (number < 1 || number > question->choices->len)
    return TIL_ANSWER_OUTSIDE;
  *choice = (guint)number - 1;
  return TIL_ANSWER_FOUND;
}

static gboolean
is_decimal (const char *text)
{
  gsize digits = strspn (text, "-0123456789");

  return digits > 0 && (text[digits] == '.' || text[digits] == ',' || text[0] == '-') &&
         strspn (text, "-.,0123456789") == strlen (text);
}

TilAnswerMatch
til_answer_match (const TilQuestion *question, const char *text, guint *choice)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *folded = til_answer_words_fold (stripped);
  g_autofree char *words = NULL;
  gboolean is_scale = question->kind == TIL_QUESTION_SCALE;
  guint64 number;
  int found;

  g_return_val_if_fail (question->kind != TIL_QUESTION_TEXT, TIL_ANSWER_UNKNOWN);

  if (*folded == '\0')
    return TIL_ANSWER_NONE;
  if (is_scale && is_whole_with_zeros (stripped, &number))
    return match_step (question, number, choice);
  if (is_scale && is_decimal (stripped))
    return TIL_ANSWER_OUTSIDE;
  found = find_words (question, folded);
  if (found >= 0)
    {
      *choice = (guint)found;
      return TIL_ANSWER_FOUND;
    }
  if (!split_number (folded, &number, &words))
    return TIL_ANSWER_UNKNOWN;
  found = find_words (question, words);
  if (!is_scale && found >= 0 && has_letter (words))
    {
      *choice = (guint)found;
      return TIL_ANSWER_FOUND;
    }
  if (!is_scale || (*words != '\0' && !has_letter (words)))
    return TIL_ANSWER_UNKNOWN;
  if (found >= 0 && (guint64)found + 1 != number)
    return TIL_ANSWER_DISAGREES;
  return match_step (question, number, choice);
}

static gboolean
find_service (const char *folded, TilService *service)
{
  const char *const *languages = til_languages ();
  int means;

  for (TilService s = TIL_SERVICE_EDUCATION; s < TIL_N_SERVICES; s++)
    {
      g_autofree char *label = g_strconcat ("service.", til_service_keys[s], NULL);

      if (strcmp (til_service_keys[s], folded) == 0)
        {
          *service = s;
          return TRUE;
        }
      for (guint i = 0; languages[i] != NULL; i++)
        {
          g_autofree char *name = til_answer_words_fold (til_label (languages[i], label));
          if (strcmp (name, folded) == 0)
            {
              *service = s;
              return TRUE;
            }
        }
    }
  if (!find_word (service_words, G_N_ELEMENTS (service_words), folded, &means))
    return FALSE;
  *service = (TilService)means;
  return TRUE;
}

gboolean
til_answer_match_service (const char *text, TilService *service)
{
  g_autofree char *folded = til_answer_words_fold (text);
  g_autofree char *words = NULL;
  guint64 number;

  return find_service (folded, service) ||
         (split_number (folded, &number, &words) && find_service (words, service));
}

/* The word, or the question as the printed form puts it. */
static gboolean
is_sector_heading (const char *folded)
{
  static const char *const labels[] = { "answer.sector", "form.sector" };
  const char *const *languages = til_languages ();
  int means;

  if (find_word (sector_headings, G_N_ELEMENTS (sector_headings), folded, &means))
    return TRUE;
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (labels); j++)
      {
        g_autofree char *name = til_answer_words_fold (til_label (languages[i], labels[j]));
        if (strcmp (name, folded) == 0)
          return TRUE;
      }
  return FALSE;
}

static int
find_question (const TilSurvey *survey, const char *folded)
{
  for (guint i = 0; i < survey->questions->len; i++)
    {
      const TilQuestion *question = til_survey_question (survey, i);
      g_autofree char *key = til_answer_words_fold (question->key);

      if (strcmp (key, folded) == 0 || means_words (question->text, folded))
        return (int)i;
    }
  return TIL_COLUMN_IGNORED;
}

static gboolean
shares_words (const TilLocal *local, const char *folded)
{
  const char *language;

  for (guint i = 0; (language = til_local_language (local, i)) != NULL; i++)
    {
      g_autofree char *words = til_answer_words_fold (til_local_get (local, language));
      if ((strlen (words) >= MIN_PART && strstr (folded, words) != NULL) ||
          (strlen (folded) >= MIN_PART && g_str_has_prefix (words, folded)))
        return TRUE;
    }
  return FALSE;
}

/* The only question whose words stand in a longer heading ("3. ... *"), or begin with a heading
 * that was cut short. */
static int
find_part (const TilSurvey *survey, const char *folded)
{
  int found = TIL_COLUMN_IGNORED;

  for (guint i = 0; i < survey->questions->len; i++)
    if (shares_words (til_survey_question (survey, i)->text, folded))
      {
        if (found != TIL_COLUMN_IGNORED)
          return TIL_COLUMN_IGNORED;
        found = (int)i;
      }
  return found;
}

int
til_answer_match_heading (const TilSurvey *survey, const char *heading, gboolean exact)
{
  g_autofree char *folded = til_answer_words_fold (heading);
  g_autofree char *words = NULL;
  guint64 number;
  int found = find_question (survey, folded);

  if (found != TIL_COLUMN_IGNORED || *folded == '\0')
    return found;
  if (is_sector_heading (folded))
    return TIL_COLUMN_SECTOR;
  if (exact)
    return TIL_COLUMN_IGNORED;
  if (split_number (folded, &number, &words) && *words != '\0')
    {
      found = find_question (survey, words);
      if (found == TIL_COLUMN_IGNORED && is_sector_heading (words))
        found = TIL_COLUMN_SECTOR;
    }
  return found != TIL_COLUMN_IGNORED ? found : find_part (survey, folded);
}
