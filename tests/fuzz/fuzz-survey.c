/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "til-error.h"
#include "til-survey.h"

/* Whatever the bytes: either a survey that keeps its promises and reads the same when it is written
 * out, or an error with a message. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) survey = til_survey_new_from_xml (size > 0 ? (const char *)data : "",
                                                          (gssize)size, "fuzz.xml", &error);
  g_autofree char *xml = NULL;

  if (survey == NULL)
    {
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.xml, line "));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_true (til_survey_check (survey, NULL));
  g_assert_cmpuint (til_survey_n_questions (survey), >=, 1);
  g_assert_cmpuint (til_survey_n_questions (survey), <=, TIL_SURVEY_MAX_QUESTIONS);

  xml = til_survey_to_xml (survey);
  g_autoptr (TilSurvey) again = til_survey_new_from_xml (xml, -1, "written.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->key, ==, survey->key);
  g_assert_cmpint (again->version, ==, survey->version);
  g_assert_cmpuint (til_survey_n_questions (again), ==, til_survey_n_questions (survey));
  for (guint i = 0; i < til_survey_n_questions (survey); i++)
    {
      const TilQuestion *question = til_survey_question (survey, i);

      g_assert_cmpint (til_survey_find_question (survey, question->key), ==, i);
      g_assert_cmpuint (question->choices->len, <=, TIL_SURVEY_MAX_CHOICES);
      g_assert_true (til_question_same (question, til_survey_question (again, i)));
    }
  return 0;
}
