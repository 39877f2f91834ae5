/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered, counted where it is stored; what of it is published is til-survey-results.c's.
 */
#include "til-register-survey-private.h"

static gboolean
read_responses (TilStatement *statement, GHashTable *by_round, GError **error)
{
  TilResult result;

  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);
      TilRoundCounts *counts = g_hash_table_lookup (by_round, &id);
      TilService service = TIL_SERVICE_NONE;

      til_service_from_key (til_statement_get_text (statement, 1), &service);
      if (counts)
        counts->n_responses[service] += til_statement_get_int (statement, 2);
    }
  return result == TIL_RESULT_DONE;
}

/* An answer that doesn't fit its question is no answer; "check" tells of it. */
static gboolean
read_answers (TilStatement *statement, GHashTable *by_round, GError **error)
{
  TilResult result;

  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);
      TilRoundCounts *counts = g_hash_table_lookup (by_round, &id);
      TilService service = TIL_SERVICE_NONE;
      int question, choice;

      question = counts ? til_survey_find_question (counts->survey,
                                                    til_statement_get_text (statement, 1))
                        : -1;
      if (question < 0)
        continue;
      choice = til_question_find_choice (til_survey_question (counts->survey, question),
                                         til_statement_get_text (statement, 3));
      til_service_from_key (til_statement_get_text (statement, 2), &service);
      if (choice >= 0)
        *til_round_counts_at (counts, question, service,
                              choice) += til_statement_get_int (statement, 4);
    }
  return result == TIL_RESULT_DONE;
}

static TilStatement *
prepare_count (
    TilRegister *self, const char *sql, const char *survey_key, TilDate to, GError **error)
{
  TilStatement *statement = til_database_prepare (self->database, sql, error);

  if (statement)
    {
      til_statement_bind_text (statement, ":survey_key", survey_key);
      til_statement_bind_date (statement, ":day", to);
    }
  return statement;
}

/* One grouped statement for the answers of all rounds of a survey. by_round: round id ->
 * TilRoundCounts. */
static gboolean
count_rounds (
    TilRegister *self, const char *survey_key, TilDate to, GHashTable *by_round, GError **error)
{
  g_autoptr (TilStatement) responses = prepare_count (
      self,
      "SELECT r.round_id, r.service, COUNT (*) FROM survey_round d "
      "JOIN survey_response r ON r.round_id = d.id WHERE d.survey_key = :survey_key "
      "AND d.deleted_at IS NULL AND (:day IS NULL OR d.date <= :day) AND r.deleted_at IS NULL "
      "GROUP BY r.round_id, r.service",
      survey_key, to, error);
  g_autoptr (TilStatement) answers = NULL;

  if (!responses || !read_responses (responses, by_round, error))
    return FALSE;
  answers = prepare_count (
      self,
      "SELECT r.round_id, a.question_key, r.service, a.value, COUNT (*) FROM survey_round d "
      "JOIN survey_response r ON r.round_id = d.id JOIN survey_answer a ON a.response_id = r.id "
      "WHERE d.survey_key = :survey_key AND d.deleted_at IS NULL "
      "AND (:day IS NULL OR d.date <= :day) AND r.deleted_at IS NULL "
      "GROUP BY r.round_id, a.question_key, r.service, a.value",
      survey_key, to, error);
  return answers && read_answers (answers, by_round, error);
}

/* The rounds of a survey dated not after to, each with nothing counted yet. */
static GPtrArray *
list_rounds (TilRegister *self, const char *survey_key, TilDate to, GError **error)
{
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  g_autoptr (GPtrArray)
      rounds = til_register_load_records (self, TIL_RECORD_SURVEY_ROUND, TIL_SCOPE_ALL, 0, error);

  if (!rounds)
    return NULL;
  for (guint i = 0; i < rounds->len; i++)
    {
      const TilSurveyRound *round = rounds->pdata[i];
      g_autoptr (TilSurvey) survey = NULL;

      if (g_strcmp0 (round->survey_key, survey_key) != 0 ||
          (to != TIL_DATE_NONE && round->date > to))
        continue;
      survey = til_register_get_survey (self, round->survey_key, round->survey_version, error);
      if (!survey)
        return NULL;
      g_ptr_array_add (counts, til_round_counts_new (survey, round));
    }
  return g_steal_pointer (&counts);
}

TilSurveyResults *
til_register_load_results (TilRegister *self, const char *survey_key, TilDate to, GError **error)
{
  g_autoptr (GPtrArray) counts = list_rounds (self, survey_key, to, error);
  g_autoptr (GHashTable) by_round = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!counts)
    return NULL;
  for (guint i = 0; i < counts->len; i++)
    {
      TilRoundCounts *one = counts->pdata[i];

      g_hash_table_insert (by_round, &one->round->record.id, one);
    }
  if (counts->len > 0 && !count_rounds (self, survey_key, to, by_round, error))
    return NULL;
  return til_survey_results_new (survey_key, counts);
}

/**
 * til_register_survey_results:
 *
 * TIL_ERROR_NOT_FOUND when there is no such survey; without rounds the results are empty.
 */
TilSurveyResults *
til_register_survey_results (TilRegister *self, const char *survey_key, TilDate to, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (TilSurvey) survey = NULL;

  if (transaction)
    survey = til_register_get_survey (self, survey_key, 0, error);
  return survey ? til_register_load_results (self, survey_key, to, error) : NULL;
}

GPtrArray *
til_register_list_comments (TilRegister *self,
                            gint64 round_id,
                            const char *question,
                            GError **error)
{
  g_autoptr (GPtrArray) comments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT c.text FROM survey_response r JOIN survey_comment c ON c.response_id = r.id "
      "WHERE r.round_id = :round_id AND c.question_key = :question AND r.deleted_at IS NULL "
      "ORDER BY c.text",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  til_statement_bind_int (statement, ":round_id", round_id);
  til_statement_bind_text (statement, ":question", question);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    g_ptr_array_add (comments, til_statement_dup_text (statement, 0));
  return result == TIL_RESULT_DONE ? g_steal_pointer (&comments) : NULL;
}
