/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"
#include "til-xml.h"

#define MIN_CHOICES 2
#define RESERVED_KEY "sector" /* the column of a file of answers */

/* what may hold {question}, its number, and {a}. Always FALSE. */
static gboolean
fail (GError **error, const char *what, int question, const char *a)
{
  g_autofree char *number = g_strdup_printf ("%d", question + 1);
  g_autofree char *shown = til_locale_isolate (a != NULL ? a : "");
  g_autofree char *message = til_text_fill (what, "question", number, "a", shown, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
has_words (const TilLocal *local, const char *language)
{
  return til_local_has (local, language) && *til_local_get (local, language) != '\0';
}

static gboolean
has_any_words (const TilLocal *local)
{
  const char *language;

  for (guint i = 0; (language = til_local_language (local, i)) != NULL; i++)
    if (has_words (local, language))
      return TRUE;
  return FALSE;
}

/* The language in which two texts read alike; NULL when none. */
static const char *
find_clash (const TilLocal *a, const TilLocal *b)
{
  const char *language;

  for (guint i = 0; (language = til_local_language (a, i)) != NULL; i++)
    {
      if (!has_words (a, language) || !has_words (b, language))
        continue;
      g_autofree char *one = til_text_fold (til_local_get (a, language));
      g_autofree char *other = til_text_fold (til_local_get (b, language));
      if (strcmp (one, other) == 0)
        return language;
    }
  return NULL;
}

static const TilAnswerChoice *
choice_at (const TilQuestion *question, guint index)
{
  return question->choices->pdata[index];
}

static gboolean
check_choices (const TilQuestion *question, int index, GError **error)
{
  guint n = question->choices->len;

  if (n < MIN_CHOICES || n > TIL_SURVEY_MAX_CHOICES)
    return fail (error, _ ("Question {question} needs 2 to 10 answers to choose from."), index,
                 NULL);
  for (guint i = 0; i < n; i++)
    {
      const TilAnswerChoice *choice = choice_at (question, i);

      if (!til_xml_is_key (choice->key))
        return fail (error, _ ("An answer of question {question} has no proper key: “{a}”."), index,
                     choice->key);
      if (til_question_find_choice (question, choice->key) != (int)i)
        return fail (error, _ ("Two answers of question {question} have the key “{a}”."), index,
                     choice->key);
      if (!has_any_words (choice->text))
        return fail (error, _ ("An answer of question {question} has no words."), index, NULL);
      for (guint j = 0; j < i; j++)
        {
          const char *language = find_clash (choice->text, choice_at (question, j)->text);
          if (language != NULL)
            return fail (error,
                         _ ("Two answers of question {question} have the same words: “{a}”."),
                         index, til_local_get (choice->text, language));
        }
    }
  return TRUE;
}

static gboolean
check_scale (const TilQuestion *question, int index, GError **error)
{
  for (guint i = 0; i < question->choices->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);

      if (strcmp (choice_at (question, i)->key, key) != 0)
        return fail (error, _ ("The steps of question {question} are not numbered from 1."), index,
                     NULL);
      if (i > 0 && choice_at (question, i - 1)->agrees && !choice_at (question, i)->agrees)
        return fail (error,
                     _ ("In question {question} a lower step counts as agreeing and a higher one "
                        "does not."),
                     index, NULL);
    }
  return TRUE;
}

static gboolean
check_kind (const TilQuestion *question, int index, GError **error)
{
  switch (question->kind)
    {
    case TIL_QUESTION_SCALE:
      return check_choices (question, index, error) && check_scale (question, index, error);
    case TIL_QUESTION_CHOICE:
      return check_choices (question, index, error);
    case TIL_QUESTION_YES_NO:
      if (question->choices->len == 2 && til_question_find_choice (question, "yes") == 0 &&
          til_question_find_choice (question, "no") == 1 && choice_at (question, 0)->agrees &&
          !choice_at (question, 1)->agrees)
        return TRUE;
      return fail (error, _ ("Question {question} can be answered only with yes or no."), index,
                   NULL);
    case TIL_QUESTION_TEXT:
      if (question->choices->len == 0)
        return TRUE;
      return fail (
          error,
          _ ("Question {question} is answered with free text and has no answers to choose from."),
          index, NULL);
    case TIL_N_QUESTION_KINDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

static gboolean
check_question (const TilSurvey *self, guint index, GError **error)
{
  const TilQuestion *question = til_survey_question (self, index);

  if (!til_xml_is_key (question->key))
    return fail (error, _ ("Question {question} has no proper key: “{a}”."), (int)index,
                 question->key);
  if (strcmp (question->key, RESERVED_KEY) == 0)
    return fail (error, _ ("Question {question} may not have the key “{a}”: it names a column."),
                 (int)index, question->key);
  if (til_survey_find_question (self, question->key) != (int)index)
    return fail (error, _ ("Two questions have the key “{a}”."), (int)index, question->key);
  if (!has_any_words (question->text))
    return fail (error, _ ("Question {question} has no words."), (int)index, NULL);
  for (guint i = 0; i < index; i++)
    {
      const char *language = find_clash (question->text, til_survey_question (self, i)->text);
      if (language != NULL)
        return fail (error, _ ("Two questions have the same words: “{a}”."), (int)index,
                     til_local_get (question->text, language));
    }
  return check_kind (question, (int)index, error);
}

/* The first question that isn't wholly worded in language, -1 when all are. */
static int
find_unworded (const TilSurvey *self, const char *language)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const TilQuestion *question = til_survey_question (self, i);

      if (!has_words (question->text, language))
        return (int)i;
      for (guint j = 0; j < question->choices->len; j++)
        if (question->kind != TIL_QUESTION_YES_NO &&
            !has_words (choice_at (question, j)->text, language))
          return (int)i;
    }
  return -1;
}

/* Somebody must be able to read the whole in one language: one of those that its name is in. */
static gboolean
check_languages (const TilSurvey *self, int *question, GError **error)
{
  static const char *const preferred[] = { "sv", "en" };
  const char *first = NULL;
  const char *language;

  for (guint i = 0; (language = til_local_language (self->name, i)) != NULL; i++)
    if (has_words (self->name, language))
      {
        if (find_unworded (self, language) < 0)
          return TRUE;
        first = first != NULL ? first : language;
      }
  for (guint i = G_N_ELEMENTS (preferred); i-- > 0;)
    if (has_words (self->name, preferred[i]))
      first = preferred[i];
  *question = find_unworded (self, first);
  return fail (error,
               _ ("Question {question} or one of its answers has no words in the language of the "
                  "survey’s name ({a})."),
               *question, til_language_is_known (first) ? til_language_autonym (first) : first);
}

gboolean
til_survey_find_fault (const TilSurvey *self, int *question, GError **error)
{
  g_autofree char *n = g_strdup_printf ("%u", self->questions->len);

  *question = -1;
  if (!has_any_words (self->name))
    return fail (error, _ ("The survey has no name."), -1, NULL);
  if (!til_xml_is_key (self->key))
    return fail (error, _ ("“{a}” is not a key: use a to z, 0 to 9 and hyphens, at most 64."), -1,
                 self->key);
  if (self->version < 1)
    return fail (error, _ ("The survey’s version is not a whole number from 1."), -1, NULL);
  if (self->questions->len == 0)
    return fail (error, _ ("The survey has no questions."), -1, NULL);
  if (self->questions->len > TIL_SURVEY_MAX_QUESTIONS)
    return fail (error, _ ("The survey has {a} questions; 40 is the most."), -1, n);
  for (guint i = 0; i < self->questions->len; i++)
    if (!check_question (self, i, error))
      {
        *question = (int)i;
        return FALSE;
      }
  return check_languages (self, question, error);
}

gboolean
til_survey_check (const TilSurvey *self, GError **error)
{
  int question;

  g_return_val_if_fail (self != NULL, FALSE);
  return til_survey_find_fault (self, &question, error);
}
