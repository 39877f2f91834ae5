/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey.h"

#include "til-error.h"

static void
assert_same_survey (const TilSurvey *a, const TilSurvey *b)
{
  g_assert_cmpstr (a->key, ==, b->key);
  g_assert_cmpint (a->version, ==, b->version);
  g_assert_cmpint (a->audience, ==, b->audience);
  g_assert_cmpuint (til_survey_n_questions (a), ==, til_survey_n_questions (b));
  for (guint i = 0; i < til_survey_n_questions (a); i++)
    g_assert_true (til_question_same (til_survey_question (a, i), til_survey_question (b, i)));
}

static void
test_bundled (void)
{
  static const struct
  {
    const char *key;
    TilQuestionKind kind;
  } expected[] = {
    { "trust", TIL_QUESTION_SCALE },     { "knowledge", TIL_QUESTION_SCALE },
    { "rules", TIL_QUESTION_SCALE },     { "organisation", TIL_QUESTION_SCALE },
    { "outlook", TIL_QUESTION_SCALE },   { "wheel-used", TIL_QUESTION_YES_NO },
    { "attended", TIL_QUESTION_YES_NO }, { "comment", TIL_QUESTION_TEXT },
  };
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();
  const TilSurvey *samverkan = surveys->pdata[0];

  g_assert_cmpuint (surveys->len, ==, 2);
  g_assert_cmpstr (samverkan->key, ==, "samverkan");
  g_assert_cmpint (samverkan->audience, ==, TIL_AUDIENCE_STAFF);
  g_assert_cmpuint (til_survey_n_questions (samverkan), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TilQuestion *question = til_survey_question (samverkan, i);

      g_assert_cmpstr (question->key, ==, expected[i].key);
      g_assert_cmpint (question->kind, ==, expected[i].kind);
      if (question->kind != TIL_QUESTION_SCALE)
        continue;
      g_assert_cmpuint (question->choices->len, ==, 5);
      for (guint step = 0; step < 5; step++)
        {
          const TilAnswerChoice *choice = question->choices->pdata[step];
          g_assert_cmpint (choice->agrees, ==, step + 1 >= 4);
        }
    }
  g_assert_cmpint (((TilSurvey *)surveys->pdata[1])->audience, ==, TIL_AUDIENCE_GUARDIANS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/bundled", test_bundled);
  (void)assert_same_survey;
  return g_test_run ();
}
