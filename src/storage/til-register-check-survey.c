/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be told of stored surveys and answers. More answers than invited are no fault of the
 * register. */
#include "til-register-check-private.h"
#include "til-register-survey-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-text.h"

static void
add_round_problem (GPtrArray *problems,
                   const char *template_text,
                   const char *survey,
                   const char *round,
                   const char *question)
{
  g_ptr_array_add (problems,
                   til_text_fill (template_text, "survey", survey ? survey : "", "round",
                                  round ? round : "", "question", question ? question : "", NULL));
}

/* Each stored survey can be read, and is the one that its row says. */
static gboolean
check_surveys (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT key, version, xml FROM survey", error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      const char *key = til_statement_get_text (statement, 0);
      g_autofree char *name = g_strdup_printf ("%s %" G_GINT64_FORMAT, key,
                                               til_statement_get_int (statement, 1));
      g_autoptr (GError) local_error = NULL;
      g_autoptr (TilSurvey) survey = til_survey_new_from_xml (til_statement_get_text (statement, 2),
                                                              -1, name, &local_error);

      if (!survey)
        g_ptr_array_add (problems, g_strdup (local_error->message));
      else if (strcmp (survey->key, key) != 0 ||
               survey->version != til_statement_get_int (statement, 1))
        g_ptr_array_add (problems,
                         til_text_fill (_ ("The survey “{survey}” is stored under another name."),
                                        "survey", name, NULL));
    }
  return result == TIL_RESULT_DONE;
}

/* survey: (out) NULL without error when it is missing or can't be read, which is told elsewhere. */
static gboolean
find_survey (TilRegister *self, const char *key, int version, TilSurvey **survey, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *survey = til_register_get_survey (self, key, version, &local_error);
  if (*survey || g_error_matches (local_error, TIL_ERROR, TIL_ERROR_NOT_FOUND) ||
      g_error_matches (local_error, TIL_ERROR, TIL_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_versions (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT r.survey_key, r.name FROM survey_round r LEFT JOIN survey s "
      "ON s.key = r.survey_key AND s.version = r.survey_version WHERE s.id IS NULL",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    add_round_problem (problems,
                       _ ("The round “{round}” of “{survey}” asks questions that are missing from "
                          "the register."),
                       til_statement_get_text (statement, 0), til_statement_get_text (statement, 1),
                       NULL);
  return result == TIL_RESULT_DONE;
}

/* Each round has these: survey_key, survey_version, name. */
#define ROUND_COLUMNS "d.survey_key, d.survey_version, d.name"

/* Sectors are told by staff, and by nobody else. */
static gboolean
check_sectors (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT DISTINCT " ROUND_COLUMNS ", r.service FROM survey_response r "
      "JOIN survey_round d ON d.id = r.round_id",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      g_autoptr (TilSurvey) survey = NULL;
      const char *key = til_statement_get_text (statement, 3);
      TilService service = TIL_SERVICE_NONE;
      gboolean told = til_service_from_key (key, &service);

      if (!find_survey (self, til_statement_get_text (statement, 0),
                        (int)til_statement_get_int (statement, 1), &survey, error))
        return FALSE;
      if (!survey || (survey->audience == TIL_AUDIENCE_STAFF
                          ? told
                          : strcmp (key, til_service_keys[TIL_SERVICE_NONE]) == 0))
        continue;
      add_round_problem (
          problems, _ ("The round “{round}” of “{survey}” has answers of an unknown sector."),
          til_statement_get_text (statement, 0), til_statement_get_text (statement, 2), NULL);
    }
  return result == TIL_RESULT_DONE;
}

/* value NULL: free text. */
static gboolean
answer_fits (const TilSurvey *survey, const char *question_key, const char *value)
{
  int index = til_survey_find_question (survey, question_key);
  const TilQuestion *question = index >= 0 ? til_survey_question (survey, (guint)index) : NULL;

  if (!question)
    return FALSE;
  if (!value)
    return question->kind == TIL_QUESTION_TEXT;
  return question->kind != TIL_QUESTION_TEXT && til_question_find_choice (question, value) >= 0;
}

static gboolean
check_answers (TilRegister *self, const char *sql, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (self->database, sql, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      g_autoptr (TilSurvey) survey = NULL;

      if (!find_survey (self, til_statement_get_text (statement, 0),
                        (int)til_statement_get_int (statement, 1), &survey, error))
        return FALSE;
      if (survey && !answer_fits (survey, til_statement_get_text (statement, 3),
                                  til_statement_get_text (statement, 4)))
        add_round_problem (problems,
                           _ ("The round “{round}” of “{survey}” has an answer that does not fit "
                              "the question “{question}”."),
                           til_statement_get_text (statement, 0),
                           til_statement_get_text (statement, 2),
                           til_statement_get_text (statement, 3));
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
check_imports (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT MAX (d.survey_key), MAX (d.name) FROM survey_import i "
      "JOIN survey_round d ON d.id = i.round_id WHERE d.deleted_at IS NULL "
      "GROUP BY i.digest HAVING COUNT (*) > 1",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    add_round_problem (
        problems, _ ("A file was imported into the round “{round}” of “{survey}” more than once."),
        til_statement_get_text (statement, 0), til_statement_get_text (statement, 1), NULL);
  return result == TIL_RESULT_DONE;
}

gboolean
til_check_surveys (TilRegister *self, GPtrArray *problems, GError **error)
{
  return check_surveys (self, problems, error) && check_versions (self, problems, error) &&
         check_sectors (self, problems, error) &&
         check_answers (self,
                        "SELECT DISTINCT " ROUND_COLUMNS ", a.question_key, a.value "
                        "FROM survey_answer a JOIN survey_response r ON r.id = a.response_id "
                        "JOIN survey_round d ON d.id = r.round_id",
                        problems, error) &&
         check_answers (self,
                        "SELECT DISTINCT " ROUND_COLUMNS ", c.question_key, NULL "
                        "FROM survey_comment c JOIN survey_response r ON r.id = c.response_id "
                        "JOIN survey_round d ON d.id = r.round_id",
                        problems, error) &&
         check_imports (self, problems, error);
}
