/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-private.h"

#include <string.h>

const char *const til_audience_keys[] = { "staff", "guardians", NULL };
const char *const til_question_kind_keys[] = { "scale", "yes-no", "choice", "text", NULL };

#define DEFAULT_STEPS 5
#define DEFAULT_AGREES_FROM 4

TilAnswerChoice *
til_answer_choice_new (const char *key)
{
  TilAnswerChoice *self = g_new0 (TilAnswerChoice, 1);

  self->key = g_strdup (key);
  self->text = til_local_new ();
  return self;
}

void
til_answer_choice_free (TilAnswerChoice *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  til_local_free (self->text);
  g_free (self);
}

/* A label falls back to English, which would then pass for a translation. */
static void
add_labelled_choice (TilQuestion *self, const char *key, const char *label, gboolean agrees)
{
  const char *const *languages = til_languages ();
  const char *english = til_label ("en", label);
  TilAnswerChoice *choice = til_answer_choice_new (key);

  choice->agrees = agrees;
  til_local_set (choice->text, "en", english);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      const char *text = til_label (languages[i], label);
      if (strcmp (text, english) != 0)
        til_local_set (choice->text, languages[i], text);
    }
  g_ptr_array_add (self->choices, choice);
}

void
til_question_add_default_steps (TilQuestion *self)
{
  static const char *const labels[DEFAULT_STEPS] = { "answer.step.1", "answer.step.2",
                                                     "answer.step.3", "answer.step.4",
                                                     "answer.step.5" };

  for (guint i = 0; i < DEFAULT_STEPS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      add_labelled_choice (self, key, labels[i], i + 1 >= DEFAULT_AGREES_FROM);
    }
}

/* The choices become the usual ones of the kind; those of CHOICE are left to be written. */
void
til_question_set_kind (TilQuestion *self, TilQuestionKind kind)
{
  g_return_if_fail (self != NULL && kind < TIL_N_QUESTION_KINDS);

  self->kind = kind;
  g_ptr_array_set_size (self->choices, 0);
  if (kind == TIL_QUESTION_SCALE)
    til_question_add_default_steps (self);
  else if (kind == TIL_QUESTION_YES_NO)
    {
      add_labelled_choice (self, "yes", "answer.yes", TRUE);
      add_labelled_choice (self, "no", "answer.no", FALSE);
    }
}

TilQuestion *
til_question_new (const char *key, TilQuestionKind kind)
{
  TilQuestion *self = g_new0 (TilQuestion, 1);

  self->key = g_strdup (key);
  self->text = til_local_new ();
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)til_answer_choice_free);
  til_question_set_kind (self, kind);
  return self;
}

void
til_question_free (TilQuestion *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  til_local_free (self->text);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

TilSurvey *
til_survey_new (void)
{
  TilSurvey *self = g_new0 (TilSurvey, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->version = 1;
  self->name = til_local_new ();
  self->description = til_local_new ();
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify)til_question_free);
  return self;
}

TilSurvey *
til_survey_ref (TilSurvey *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
til_survey_unref (TilSurvey *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->key);
  til_local_free (self->name);
  til_local_free (self->description);
  g_ptr_array_unref (self->questions);
  g_free (self->xml);
  g_free (self);
}

static void
copy_local (TilLocal **to, const TilLocal *from)
{
  til_local_free (*to);
  *to = til_local_copy (from);
}

static TilQuestion *
copy_question (const TilQuestion *self)
{
  TilQuestion *copy = til_question_new (self->key, TIL_QUESTION_TEXT);

  copy->kind = self->kind;
  copy_local (&copy->text, self->text);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const TilAnswerChoice *choice = self->choices->pdata[i];
      TilAnswerChoice *copied = til_answer_choice_new (choice->key);

      copied->agrees = choice->agrees;
      copy_local (&copied->text, choice->text);
      g_ptr_array_add (copy->choices, copied);
    }
  return copy;
}

TilSurvey *
til_survey_copy (const TilSurvey *self)
{
  TilSurvey *copy = til_survey_new ();

  g_return_val_if_fail (self != NULL, copy);
  copy->key = g_strdup (self->key);
  copy->version = self->version;
  copy->audience = self->audience;
  copy_local (&copy->name, self->name);
  copy_local (&copy->description, self->description);
  for (guint i = 0; i < self->questions->len; i++)
    g_ptr_array_add (copy->questions, copy_question (self->questions->pdata[i]));
  return copy;
}

guint
til_survey_n_questions (const TilSurvey *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->questions->len;
}

const TilQuestion *
til_survey_question (const TilSurvey *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->questions->len, NULL);
  return self->questions->pdata[index];
}

int
til_survey_find_question (const TilSurvey *self, const char *key)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->questions->len; i++)
    if (g_strcmp0 (til_survey_question (self, i)->key, key) == 0)
      return (int)i;
  return -1;
}

int
til_question_find_choice (const TilQuestion *self, const char *key)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->choices->len; i++)
    if (g_strcmp0 (((TilAnswerChoice *)self->choices->pdata[i])->key, key) == 0)
      return (int)i;
  return -1;
}

gboolean
til_question_has_agreeing (const TilQuestion *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->choices->len; i++)
    if (((TilAnswerChoice *)self->choices->pdata[i])->agrees)
      return TRUE;
  return FALSE;
}

static gboolean
same_words (const TilLocal *a, const TilLocal *b)
{
  const char *language;

  for (guint i = 0; (language = til_local_language (a, i)) != NULL; i++)
    if (til_local_has (b, language) &&
        strcmp (til_local_get (a, language), til_local_get (b, language)) != 0)
      return FALSE;
  return TRUE;
}

gboolean
til_question_same (const TilQuestion *a, const TilQuestion *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_strcmp0 (a->key, b->key) != 0 || a->kind != b->kind || a->choices->len != b->choices->len ||
      !same_words (a->text, b->text))
    return FALSE;
  for (guint i = 0; i < a->choices->len; i++)
    {
      const TilAnswerChoice *one = a->choices->pdata[i];
      const TilAnswerChoice *other = b->choices->pdata[i];

      if (g_strcmp0 (one->key, other->key) != 0 || one->agrees != other->agrees ||
          !same_words (one->text, other->text))
        return FALSE;
    }
  return TRUE;
}
