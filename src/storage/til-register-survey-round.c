/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds of surveys and what was answered in them. No row, and no line of the log, says which of
 * the answers somebody gave at a time. */
#include "til-register-survey-private.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

static gboolean
set_rule_error (char *message, GError **error)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, message);
  g_free (message);
  return FALSE;
}

char *
til_register_fill_round (const char *template_text, const char *round, const char *day)
{
  g_autofree char *name = til_text_isolate (round ? round : "");
  g_autofree char *date = day ? til_text_isolate_ltr (day) : NULL;

  return til_text_fill (template_text, "round", name, "date", date ? date : "", NULL);
}

/* 0 without error when there is none. */
static gboolean
find_by_name (
    TilRegister *self, const char *survey_key, const char *name, gint64 *id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id FROM survey_round WHERE survey_key = :survey_key AND name = :name "
      "AND deleted_at IS NULL",
      error);
  TilResult result;

  *id = 0;
  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":survey_key", survey_key);
  til_statement_bind_text (statement, ":name", name);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    *id = til_statement_get_int (statement, 0);
  return result != TIL_RESULT_ERROR;
}

TilSurveyRound *
til_register_find_round (TilRegister *self,
                         const char *survey_key,
                         const char *name,
                         GError **error)
{
  g_autofree char *message = NULL;
  gint64 id;

  if (!find_by_name (self, survey_key, name, &id, error))
    return NULL;
  if (id != 0)
    return til_register_load_record (self, TIL_RECORD_SURVEY_ROUND, id, FALSE, error);
  message = til_text_fill (_ ("The survey “{survey}” has no round “{round}”."), "survey",
                           survey_key, "round", name, NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
  return NULL;
}

gboolean
til_register_load_answered (TilRegister *self,
                            gint64 round_id,
                            gint64 answered[TIL_N_SERVICES],
                            GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "SELECT service, COUNT (*) FROM survey_response "
                                        "WHERE round_id = :round_id AND deleted_at IS NULL "
                                        "GROUP BY service",
                                        error);
  TilResult result;

  if (!statement)
    return FALSE;
  for (int i = 0; i < TIL_N_SERVICES; i++)
    answered[i] = 0;
  til_statement_bind_int (statement, ":round_id", round_id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilService service = TIL_SERVICE_NONE;

      til_service_from_key (til_statement_get_text (statement, 0), &service);
      answered[service] += til_statement_get_int (statement, 1);
    }
  return result == TIL_RESULT_DONE;
}

gboolean
til_register_count_responses (TilRegister *self,
                              gint64 round_id,
                              gint64 answered[TIL_N_SERVICES],
                              GError **error)
{
  return til_register_load_answered (self, round_id, answered, error);
}

/* ---- rules of a round ---- */

/* What was answered was asked in one version. */
static gboolean
check_kept_survey (TilRegister *self,
                   const TilSurveyRound *round,
                   const gint64 answered[TIL_N_SERVICES],
                   GError **error)
{
  g_autoptr (TilSurveyRound) before = NULL;
  gint64 n = 0;

  for (int i = 0; i < TIL_N_SERVICES; i++)
    n += answered[i];
  if (n == 0)
    return TRUE;
  before = til_register_load_record (self, TIL_RECORD_SURVEY_ROUND, round->record.id, TRUE, error);
  if (!before)
    return FALSE;
  if (g_strcmp0 (before->survey_key, round->survey_key) == 0 &&
      before->survey_version == round->survey_version)
    return TRUE;
  return set_rule_error (
      g_strdup (_ ("The round has answers: it keeps the questions that were asked.")), error);
}

/* Guardians answer for no sector. */
static gboolean
check_invited (const TilSurveyRound *round, const TilSurvey *survey, GError **error)
{
  if (survey->audience == TIL_AUDIENCE_STAFF)
    return TRUE;
  for (guint i = 0; i < round->invited->len; i++)
    if (((const TilInvited *)round->invited->pdata[i])->service != TIL_SERVICE_NONE)
      return set_rule_error (
          g_strdup (_ ("Guardians answer for no sector: tell how many were invited in all.")),
          error);
  return TRUE;
}

gboolean
til_register_check_round (TilRegister *self, const TilSurveyRound *round, GError **error)
{
  g_autoptr (TilSurvey)
      survey = til_register_get_survey (self, round->survey_key, round->survey_version, error);
  gint64 answered[TIL_N_SERVICES];
  gint64 other;

  if (!survey || !check_invited (round, survey, error) ||
      !find_by_name (self, round->survey_key, round->name, &other, error))
    return FALSE;
  if (other != 0 && other != round->record.id)
    return set_rule_error (
        til_register_fill_round (
            _ ("The survey has a round “{round}” already: give this one another name."),
            round->name, NULL),
        error);
  if (round->record.id == 0)
    return TRUE;
  return til_register_load_answered (self, round->record.id, answered, error) &&
         check_kept_survey (self, round, answered, error) &&
         til_survey_round_check_answers (round, answered, error);
}

gboolean
til_register_check_imports (TilRegister *self, gint64 round_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT r.name FROM survey_import mine JOIN survey_import i ON i.digest = mine.digest "
      "JOIN survey_round r ON r.id = i.round_id "
      "WHERE mine.round_id = :round_id AND i.round_id <> :round_id AND r.deleted_at IS NULL "
      "LIMIT 1",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":round_id", round_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    return set_rule_error (
        til_register_fill_round (_ ("The answers of this round were imported again since, into the "
                                    "round “{round}”: they would count twice."),
                                 til_statement_get_text (statement, 0), NULL),
        error);
  return result == TIL_RESULT_DONE;
}

gboolean
til_register_check_open_round (const TilSurveyRound *round, GError **error)
{
  g_autofree char *day = NULL;

  if (round->closed_on == TIL_DATE_NONE || round->closed_on > til_date_today ())
    return TRUE;
  day = til_date_format (round->closed_on);
  return set_rule_error (
      til_register_fill_round (
          _ ("The round “{round}” was closed on {date}: its answers stay as they are."),
          round->name, day),
      error);
}

/* ---- one respondent ---- */

static gint64
draw_id (void)
{
  return ((gint64)(g_random_int () >> 2) << 32 | g_random_int ()) | 1;
}

static gboolean
insert_answer (TilRegister *self,
               const TilQuestion *question,
               gint64 response_id,
               const char *answer,
               GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      question->kind == TIL_QUESTION_TEXT
          ? "INSERT INTO survey_comment (response_id, question_key, text) "
            "VALUES (:response_id, :question_key, :value)"
          : "INSERT INTO survey_answer (response_id, question_key, value) "
            "VALUES (:response_id, :question_key, :value)",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":response_id", response_id);
  til_statement_bind_text (statement, ":question_key", question->key);
  til_statement_bind_text (statement, ":value", answer);
  return til_statement_run (statement, error);
}

gboolean
til_register_insert_response (TilRegister *self,
                              const TilSurvey *survey,
                              gint64 round_id,
                              gint64 import_id,
                              TilResponse *response,
                              GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "INSERT INTO survey_response (id, round_id, service, import_id) "
      "VALUES (:id, :round_id, :service, :import_id)",
      error);
  gint64 id = response->id ? response->id : draw_id ();

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", id);
  til_statement_bind_int (statement, ":round_id", round_id);
  til_statement_bind_text (statement, ":service", til_service_keys[response->service]);
  til_statement_bind_id (statement, ":import_id", import_id);
  if (!til_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < til_survey_n_questions (survey); i++)
    if (response->answers[i] != NULL &&
        !insert_answer (self, til_survey_question (survey, i), id, response->answers[i], error))
      return FALSE;
  response->id = id;
  return TRUE;
}

static gboolean
add_response (TilRegister *self,
              const TilSurveyRound *round,
              const TilSurvey *survey,
              TilResponse *response,
              GError **error)
{
  gint64 answered[TIL_N_SERVICES];

  if (!til_register_check_open_round (round, error) ||
      !til_response_validate (response, survey, error) ||
      !til_register_load_answered (self, round->record.id, answered, error))
    return FALSE;
  answered[response->service]++;
  return til_survey_round_check_answers (round, answered, error) &&
         til_register_insert_response (self, survey, round->record.id, 0, response, error) &&
         til_register_log (self, "response.add", 0, round->record.id, error);
}

/**
 * til_register_add_response:
 *
 * The line of the log names the round, not the response.
 */
gboolean
til_register_add_response (TilRegister *self,
                           gint64 round_id,
                           TilResponse *response,
                           GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilSurveyRound) round = NULL;
  g_autoptr (TilSurvey) survey = NULL;

  if (!transaction)
    return FALSE;
  round = til_register_load_record (self, TIL_RECORD_SURVEY_ROUND, round_id, FALSE, error);
  if (round)
    survey = til_register_get_survey (self, round->survey_key, round->survey_version, error);
  if (!survey)
    return FALSE;
  response->id = 0;
  if (add_response (self, round, survey, response, error) &&
      til_transaction_commit (transaction, error))
    return TRUE;
  response->id = 0;
  return FALSE;
}

/* The round and sector of a response, deleted or not. */
typedef struct
{
  gint64 round_id;
  TilService service;
  gboolean deleted;
} StoredResponse;

static gboolean
find_response (TilRegister *self, gint64 id, StoredResponse *stored, GError **error)
{
  g_autoptr (TilStatement) statement = til_register_find_row (
      self, "SELECT round_id, service, deleted_at FROM survey_response WHERE id = :id", id, error);

  if (!statement)
    return FALSE;
  stored->service = TIL_SERVICE_NONE;
  stored->round_id = til_statement_get_int (statement, 0);
  til_service_from_key (til_statement_get_text (statement, 1), &stored->service);
  stored->deleted = til_statement_get_text (statement, 2) != NULL;
  return TRUE;
}

static gboolean
check_return (TilRegister *self,
              const TilSurveyRound *round,
              const StoredResponse *stored,
              GError **error)
{
  gint64 answered[TIL_N_SERVICES];

  if (!til_register_load_answered (self, round->record.id, answered, error))
    return FALSE;
  answered[stored->service]++;
  return til_survey_round_check_answers (round, answered, error);
}

/**
 * til_register_set_response_deleted:
 *
 * Deleting what is deleted, and restoring what is not, changes nothing and is no error.
 */
gboolean
til_register_set_response_deleted (TilRegister *self,
                                   gint64 response_id,
                                   gboolean deleted,
                                   GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilSurveyRound) round = NULL;
  StoredResponse stored;

  if (!transaction || !find_response (self, response_id, &stored, error))
    return FALSE;
  if (stored.deleted == !!deleted)
    return TRUE;
  round = til_register_load_record (self, TIL_RECORD_SURVEY_ROUND, stored.round_id, FALSE, error);
  return round && til_register_check_open_round (round, error) &&
         (deleted || check_return (self, round, &stored, error)) &&
         til_register_mark (self,
                            "UPDATE survey_response SET deleted_at = :deleted_at WHERE id = :id",
                            response_id, deleted, error) &&
         til_register_log (self, deleted ? "response.delete" : "response.restore", 0,
                           round->record.id, error) &&
         til_transaction_commit (transaction, error);
}
