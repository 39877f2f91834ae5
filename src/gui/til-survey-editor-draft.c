/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <string.h>

#include "til-text.h"

/* Date, saved as a new survey, key, version, audience, name, description; of each question key,
 * kind, words, and of each answer key, whether it agrees, words. */
#define DRAFT_TYPE "(ubsiia{ss}a{ss}a(sia{ss}a(sba{ss})))"
#define KEY_LENGTH 32
#define RESERVED_KEY "sector"

static GVariant *
pack_words (const TilLocal *words)
{
  GVariantBuilder builder;
  const char *language;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; (language = til_local_language (words, i)) != NULL; i++)
    g_variant_builder_add (&builder, "{ss}", language, til_local_get (words, language));
  return g_variant_builder_end (&builder);
}

static void
unpack_words (TilLocal *words, GVariant *packed)
{
  const char *language, *text;
  GVariantIter iter;

  g_variant_iter_init (&iter, packed);
  while (g_variant_iter_next (&iter, "{&s&s}", &language, &text))
    til_local_set (words, language, text);
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
pack_question (GVariantBuilder *questions, const TilQuestion *question)
{
  GVariantBuilder choices;

  g_variant_builder_init (&choices, G_VARIANT_TYPE ("a(sba{ss})"));
  for (guint i = 0; i < question->choices->len; i++)
    {
      const TilAnswerChoice *choice = question->choices->pdata[i];
      g_variant_builder_add (&choices, "(sb@a{ss})", or_empty (choice->key), choice->agrees,
                             pack_words (choice->text));
    }
  g_variant_builder_add (questions, "(si@a{ss}a(sba{ss}))", or_empty (question->key),
                         (int)question->kind, pack_words (question->text), &choices);
}

char *
til_survey_draft_pack (const TilSurvey *survey, gboolean as_new, TilDate on)
{
  g_autoptr (GVariant) packed = NULL;
  GVariantBuilder questions;

  g_variant_builder_init (&questions, G_VARIANT_TYPE ("a(sia{ss}a(sba{ss}))"));
  for (guint i = 0; i < survey->questions->len; i++)
    pack_question (&questions, survey->questions->pdata[i]);
  packed = g_variant_ref_sink (g_variant_new ("(ubsii@a{ss}@a{ss}a(sia{ss}a(sba{ss})))", (guint)on,
                                              as_new, or_empty (survey->key), survey->version,
                                              (int)survey->audience, pack_words (survey->name),
                                              pack_words (survey->description), &questions));
  return g_variant_print (packed, FALSE);
}

static TilQuestion *
unpack_question (const char *key, int kind, GVariant *words, GVariant *choices)
{
  TilQuestion *question = til_question_new (*key != '\0' ? key : NULL, TIL_QUESTION_TEXT);
  GVariantIter iter;
  const char *choice_key;
  gboolean agrees;
  GVariant *text;

  question->kind = (TilQuestionKind)CLAMP (kind, 0, TIL_N_QUESTION_KINDS - 1);
  unpack_words (question->text, words);
  g_variant_iter_init (&iter, choices);
  while (g_variant_iter_next (&iter, "(&sb@a{ss})", &choice_key, &agrees, &text))
    {
      TilAnswerChoice *choice = til_answer_choice_new (choice_key);

      choice->agrees = agrees;
      unpack_words (choice->text, text);
      g_ptr_array_add (question->choices, choice);
      g_variant_unref (text);
    }
  return question;
}

TilSurvey *
til_survey_draft_unpack (const char *text, gboolean *as_new, TilDate *on)
{
  g_autoptr (GVariant)
      packed = g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), text, NULL, NULL, NULL);
  g_autoptr (GVariant) name = NULL;
  g_autoptr (GVariant) description = NULL;
  g_autoptr (GVariant) questions = NULL;
  g_autoptr (TilSurvey) survey = til_survey_new ();
  GVariant *words, *choices;
  const char *key;
  GVariantIter iter;
  int audience, kind;

  if (packed == NULL)
    return NULL;
  g_variant_get (packed, "(ub&sii@a{ss}@a{ss}@a(sia{ss}a(sba{ss})))", on, as_new, &key,
                 &survey->version, &audience, &name, &description, &questions);
  survey->key = *key != '\0' ? g_strdup (key) : NULL;
  survey->audience = (TilAudience)CLAMP (audience, 0, TIL_N_AUDIENCES - 1);
  unpack_words (survey->name, name);
  unpack_words (survey->description, description);
  g_variant_iter_init (&iter, questions);
  while (g_variant_iter_next (&iter, "(&si@a{ss}@a(sba{ss}))", &key, &kind, &words, &choices))
    {
      g_ptr_array_add (survey->questions, unpack_question (key, kind, words, choices));
      g_variant_unref (words);
      g_variant_unref (choices);
    }
  return g_steal_pointer (&survey);
}

/* Words as a key: "Vår enkät 2026" is "var-enkat-2026"; fallback when no letter of a to z is in
 * them. (transfer full) */
static char *
make_key (const char *words, const char *fallback)
{
  g_autofree char *folded = til_text_fold_plain (words);
  GString *key = g_string_new (NULL);

  for (const char *at = folded; *at != '\0' && key->len < KEY_LENGTH; at++)
    if (g_ascii_islower (*at) || g_ascii_isdigit (*at))
      g_string_append_c (key, *at);
    else if (key->len > 0 && key->str[key->len - 1] != '-')
      g_string_append_c (key, '-');
  while (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_assign (key, fallback);
  return g_string_free (key, FALSE);
}

static gboolean
is_survey_key (const GPtrArray *taken, const char *key)
{
  for (guint i = 0; i < taken->len; i++)
    if (g_strcmp0 (((const TilSurvey *)taken->pdata[i])->key, key) == 0)
      return TRUE;
  return FALSE;
}

static char *
make_question_key (const TilSurvey *survey, const TilQuestion *question)
{
  g_autofree char *base = make_key (til_words_first (question->text), "question");
  char *key = g_strdup (base);

  for (guint n = 2; til_survey_find_question (survey, key) >= 0 || strcmp (key, RESERVED_KEY) == 0;
       n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", base, n);
    }
  return key;
}

TilSurvey *
til_survey_with_keys (const TilSurvey *survey, const GPtrArray *taken)
{
  TilSurvey *copy = til_survey_copy (survey);

  for (guint i = 0; i < copy->questions->len; i++)
    {
      TilQuestion *question = copy->questions->pdata[i];
      if (question->key == NULL)
        question->key = make_question_key (copy, question);
    }
  if (taken != NULL)
    {
      g_autofree char *base = make_key (til_words_first (copy->name), "survey");

      g_free (copy->key);
      copy->key = g_strdup (base);
      for (guint n = 2; is_survey_key (taken, copy->key); n++)
        {
          g_free (copy->key);
          copy->key = g_strdup_printf ("%s-%u", base, n);
        }
    }
  return copy;
}
