/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-private.h"

#include "til-xml.h"

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

/* Every text names its language. A text of nothing but space is left out. */
static void
append_local (GString *out, const char *indent, const char *element, const TilLocal *local)
{
  const char *language;

  for (guint i = 0; (language = til_local_language (local, i)) != NULL; i++)
    {
      g_autofree char *text = til_xml_collapse_space (til_local_get (local, language));
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      if (*text == '\0')
        continue;
      g_string_append_printf (out, "%s<%s", indent, element);
      append_attribute (out, "xml:lang", language);
      g_string_append_printf (out, ">%s</%s>\n", escaped, element);
    }
}

static void
append_choice (GString *out, TilQuestionKind kind, const TilAnswerChoice *choice)
{
  const char *element = kind == TIL_QUESTION_SCALE ? "step" : "option";

  g_string_append_printf (out, "    <%s", element);
  if (kind == TIL_QUESTION_CHOICE)
    {
      append_attribute (out, "key", choice->key);
      if (choice->agrees)
        append_attribute (out, "agrees", "yes");
    }
  g_string_append (out, ">\n");
  append_local (out, "      ", "word", choice->text);
  g_string_append_printf (out, "    </%s>\n", element);
}

/* The lowest step that agrees, from 1; 0 when none does. */
static guint
find_agrees_from (const TilQuestion *question)
{
  for (guint i = 0; i < question->choices->len; i++)
    if (((TilAnswerChoice *)question->choices->pdata[i])->agrees)
      return i + 1;
  return 0;
}

static void
append_question (GString *out, const TilQuestion *question)
{
  g_string_append (out, "  <question");
  append_attribute (out, "key", question->key);
  append_attribute (out, "kind", til_question_kind_keys[question->kind]);
  if (question->kind == TIL_QUESTION_SCALE && find_agrees_from (question) > 0)
    {
      g_autofree char *from = g_strdup_printf ("%u", find_agrees_from (question));
      append_attribute (out, "agrees-from", from);
    }
  g_string_append (out, ">\n");
  append_local (out, "    ", "text", question->text);
  if (question->kind == TIL_QUESTION_SCALE || question->kind == TIL_QUESTION_CHOICE)
    for (guint i = 0; i < question->choices->len; i++)
      append_choice (out, question->kind, question->choices->pdata[i]);
  g_string_append (out, "  </question>\n");
}

char *
til_survey_to_xml (const TilSurvey *self)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<survey");
  g_autofree char *version = NULL;

  g_return_val_if_fail (self != NULL && self->key != NULL, g_string_free (out, FALSE));

  version = g_strdup_printf ("%d", self->version);
  append_attribute (out, "id", self->key);
  append_attribute (out, "version", version);
  append_attribute (out, "audience", til_audience_keys[self->audience]);
  g_string_append (out, ">\n");
  append_local (out, "  ", "name", self->name);
  append_local (out, "  ", "description", self->description);
  for (guint i = 0; i < self->questions->len; i++)
    append_question (out, self->questions->pdata[i]);
  g_string_append (out, "</survey>\n");
  return g_string_free (out, FALSE);
}
