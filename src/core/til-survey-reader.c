/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-error.h"
#include "til-xml.h"

#define MAX_VERSION 1000000
#define MAX_LANGUAGE 35

enum
{
  ELEMENT_SURVEY = 1 << 0,
  ELEMENT_NAME = 1 << 1,
  ELEMENT_DESCRIPTION = 1 << 2,
  ELEMENT_QUESTION = 1 << 3,
  ELEMENT_TEXT = 1 << 4,
  ELEMENT_STEP = 1 << 5,
  ELEMENT_OPTION = 1 << 6,
  ELEMENT_WORD = 1 << 7,
};

static const TilXmlRule element_rules[] = {
  { "survey", ELEMENT_SURVEY, 0, "id version audience", "xml:lang", FALSE },
  { "name", ELEMENT_NAME, ELEMENT_SURVEY, "", "xml:lang", TRUE },
  { "description", ELEMENT_DESCRIPTION, ELEMENT_SURVEY, "", "xml:lang", TRUE },
  { "question", ELEMENT_QUESTION, ELEMENT_SURVEY, "key kind", "agrees-from", FALSE },
  { "text", ELEMENT_TEXT, ELEMENT_QUESTION, "", "xml:lang", TRUE },
  { "step", ELEMENT_STEP, ELEMENT_QUESTION, "", "", FALSE },
  { "option", ELEMENT_OPTION, ELEMENT_QUESTION, "key", "agrees", FALSE },
  { "word", ELEMENT_WORD, ELEMENT_STEP | ELEMENT_OPTION, "", "xml:lang", TRUE },
};

typedef struct
{
  TilXml xml;
  TilSurvey *survey;   /* (owned) */
  char *language;      /* (owned) of texts without xml:lang */
  TilLocal *target;    /* (not owned) (nullable) of the text element that is open */
  char *text_language; /* (owned) */
  GArray *lines;       /* (owned) (element-type int) where each question begins */
  int survey_line;
  guint agrees_from; /* of the question that is open; 0 when not told */
} Reader;

static gboolean
fail (const Reader *reader, GError **error, const char *what, const char *a, const char *b)
{
  return til_xml_fail (&reader->xml, reader->xml.line, error, what, a, b);
}

static int
find_key (const char *const *keys, const char *key)
{
  for (int i = 0; keys[i] != NULL; i++)
    if (strcmp (keys[i], key) == 0)
      return i;
  return -1;
}

static gboolean
read_number (const char *text, guint64 max, guint *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, max, &value, NULL))
    return FALSE;
  *number = (guint)value;
  return TRUE;
}

static gboolean
check_key (const Reader *reader, const char *key, GError **error)
{
  return til_xml_is_key (key) ||
         fail (reader, error, _ ("“{a}” is not a key: use a to z, 0 to 9 and hyphens, at most 64."),
               key, NULL);
}

static gboolean
check_language (const Reader *reader, const char *language, GError **error)
{
  gsize length = strlen (language);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (language[i]) && language[i] != '-')
      length = 0;
  return (length > 0 && length <= MAX_LANGUAGE) ||
         fail (reader, error, _ ("“{a}” is not a language: write its code, as sv or ar."), language,
               NULL);
}

static gboolean
start_survey (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *key = til_xml_attribute (names, values, "id");
  const char *version = til_xml_attribute (names, values, "version");
  const char *audience = til_xml_attribute (names, values, "audience");
  const char *language = til_xml_attribute (names, values, "xml:lang");
  int found = find_key (til_audience_keys, audience);
  guint number;

  reader->survey_line = reader->xml.line;
  if (!check_key (reader, key, error) ||
      (language != NULL && !check_language (reader, language, error)))
    return FALSE;
  if (!read_number (version, MAX_VERSION, &number))
    return fail (reader, error, _ ("“{a}” is not a version: write a whole number from 1."), version,
                 NULL);
  if (found < 0)
    return fail (reader, error, _ ("There is no audience “{a}”: choose staff or guardians."),
                 audience, NULL);

  reader->survey->key = g_strdup (key);
  reader->survey->version = (int)number;
  reader->survey->audience = (TilAudience)found;
  if (language != NULL)
    {
      g_free (reader->language);
      reader->language = g_strdup (language);
    }
  return TRUE;
}

static gboolean
start_question (Reader *reader, const char **names, const char **values, GError **error)
{
  const char *key = til_xml_attribute (names, values, "key");
  const char *kind = til_xml_attribute (names, values, "kind");
  const char *agrees_from = til_xml_attribute (names, values, "agrees-from");
  int found = find_key (til_question_kind_keys, kind);

  if (!check_key (reader, key, error))
    return FALSE;
  if (found < 0)
    return fail (reader, error,
                 _ ("There is no kind of question “{a}”: choose scale, yes-no, choice or text."),
                 kind, NULL);
  if (reader->survey->questions->len >= TIL_SURVEY_MAX_QUESTIONS)
    return fail (reader, error, _ ("A survey has at most 40 questions."), NULL, NULL);
  reader->agrees_from = 0;
  if (agrees_from != NULL &&
      (found != TIL_QUESTION_SCALE ||
       !read_number (agrees_from, TIL_SURVEY_MAX_CHOICES, &reader->agrees_from)))
    return fail (reader, error, _ ("“{a}” is not a step of this question to agree from."),
                 agrees_from, NULL);

  TilQuestion *question = til_question_new (key, (TilQuestionKind)found);
  if (found == TIL_QUESTION_SCALE)
    g_ptr_array_set_size (question->choices, 0);
  g_ptr_array_add (reader->survey->questions, question);
  g_array_append_val (reader->lines, reader->xml.line);
  return TRUE;
}

static gpointer
get_last (GPtrArray *array)
{
  return array->len > 0 ? array->pdata[array->len - 1] : NULL;
}

static gboolean
start_choice (
    Reader *reader, guint element, const char **names, const char **values, GError **error)
{
  TilQuestion *question = get_last (reader->survey->questions);
  const char *agrees = til_xml_attribute (names, values, "agrees");
  g_autofree char *number = g_strdup_printf ("%u", question->choices->len + 1);
  const char *key = element == ELEMENT_STEP ? number : til_xml_attribute (names, values, "key");

  if (question->kind != (element == ELEMENT_STEP ? TIL_QUESTION_SCALE : TIL_QUESTION_CHOICE))
    return fail (reader, error, _ ("A question of the kind “{a}” has no <{b}>."),
                 til_question_kind_keys[question->kind],
                 element == ELEMENT_STEP ? "step" : "option");
  if (question->choices->len >= TIL_SURVEY_MAX_CHOICES)
    return fail (reader, error, _ ("A question has at most 10 answers to choose from."), NULL,
                 NULL);
  if (!check_key (reader, key, error))
    return FALSE;
  if (agrees != NULL && strcmp (agrees, "yes") != 0 && strcmp (agrees, "no") != 0)
    return fail (reader, error, _ ("An answer agrees, “yes”, or not, “no”; it cannot be “{a}”."),
                 agrees, NULL);

  TilAnswerChoice *choice = til_answer_choice_new (key);
  choice->agrees = g_strcmp0 (agrees, "yes") == 0;
  g_ptr_array_add (question->choices, choice);
  return TRUE;
}

static gboolean
start_text (Reader *reader, guint element, const char **names, const char **values, GError **error)
{
  TilQuestion *question = get_last (reader->survey->questions);
  const char *language = til_xml_attribute (names, values, "xml:lang");

  if (language != NULL && !check_language (reader, language, error))
    return FALSE;
  if (language == NULL)
    language = reader->language;
  if (element == ELEMENT_NAME)
    reader->target = reader->survey->name;
  else if (element == ELEMENT_DESCRIPTION)
    reader->target = reader->survey->description;
  else if (element == ELEMENT_TEXT)
    reader->target = question->text;
  else
    reader->target = ((TilAnswerChoice *)get_last (question->choices))->text;
  if (til_local_has (reader->target, language))
    return fail (reader, error, _ ("The element <{a}> stands twice in the same language."),
                 til_xml_element_name (&reader->xml, element), NULL);
  g_free (reader->text_language);
  reader->text_language = g_strdup (language);
  return TRUE;
}

static gboolean
start_cb (gpointer data,
          guint element,
          guint parent,
          const char **names,
          const char **values,
          GError **error)
{
  Reader *reader = data;

  switch (element)
    {
    case ELEMENT_SURVEY:
      return start_survey (reader, names, values, error);
    case ELEMENT_QUESTION:
      return start_question (reader, names, values, error);
    case ELEMENT_STEP:
    case ELEMENT_OPTION:
      return start_choice (reader, element, names, values, error);
    default:
      return start_text (reader, element, names, values, error);
    }
}

static gboolean
end_question (Reader *reader, GError **error)
{
  TilQuestion *question = get_last (reader->survey->questions);
  guint from = reader->agrees_from;

  if (question->kind != TIL_QUESTION_SCALE)
    return TRUE;
  if (question->choices->len == 0)
    til_question_add_default_steps (question);
  if (from > question->choices->len)
    {
      g_autofree char *number = g_strdup_printf ("%u", from);
      return fail (reader, error, _ ("“{a}” is not a step of this question to agree from."), number,
                   NULL);
    }
  for (guint i = 0; i < question->choices->len; i++)
    ((TilAnswerChoice *)question->choices->pdata[i])->agrees = from > 0 && i + 1 >= from;
  return TRUE;
}

/* What is wrong with the whole is told as the editor tells it, at the line of the question. */
static gboolean
end_survey (Reader *reader, GError **error)
{
  g_autoptr (GError) fault = NULL;
  int question;

  if (til_survey_find_fault (reader->survey, &question, &fault))
    return TRUE;
  return til_xml_fail (&reader->xml,
                       question >= 0 ? g_array_index (reader->lines, int, question)
                                     : reader->survey_line,
                       error, "{a}", fault->message, NULL);
}

static gboolean
end_cb (gpointer data, guint element, const char *text, GError **error)
{
  Reader *reader = data;

  if (text != NULL)
    til_local_set (reader->target, reader->text_language, text);
  else if (element == ELEMENT_QUESTION)
    return end_question (reader, error);
  else if (element == ELEMENT_SURVEY)
    return end_survey (reader, error);
  return TRUE;
}

TilSurvey *
til_survey_new_from_xml (const char *xml, gssize length, const char *name, GError **error)
{
  Reader reader = { .xml = { .file = name,
                             .rules = element_rules,
                             .n_rules = G_N_ELEMENTS (element_rules),
                             .data = &reader,
                             .start = start_cb,
                             .end = end_cb } };
  g_autoptr (TilSurvey) survey = NULL;
  gboolean read;

  g_return_val_if_fail (xml != NULL && name != NULL, NULL);

  survey = til_survey_new ();
  reader.survey = survey;
  reader.language = g_strdup ("en");
  reader.lines = g_array_new (FALSE, FALSE, sizeof (int));
  read = til_xml_parse (&reader.xml, xml, length, &survey->xml, error);
  g_free (reader.language);
  g_free (reader.text_language);
  g_array_unref (reader.lines);
  return read ? g_steal_pointer (&survey) : NULL;
}
