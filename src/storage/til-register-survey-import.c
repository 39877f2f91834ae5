/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers from a form tool: all of a file or nothing, and each file once. */
#include "til-register-survey-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-csv.h"
#include "til-text.h"

#define PROGRESS_STEP 500

static gboolean
set_error (TilError code, char *message, GError **error)
{
  g_set_error_literal (error, TIL_ERROR, code, message);
  g_free (message);
  return FALSE;
}

TilAnswerFile *
til_register_read_answers (TilRegister *self,
                           const char *survey_key,
                           int survey_version,
                           const char *path,
                           gboolean strict,
                           GError **error)
{
  g_autoptr (TilSurvey) survey = til_register_get_survey (self, survey_key, survey_version, error);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *digest = NULL;
  GPtrArray *rows;
  TilAnswerFile *file;

  if (!survey)
    return NULL;
  rows = til_csv_read_export (path, &lines, &digest, error);
  if (!rows)
    return NULL;
  file = til_answer_file_new (survey, rows, g_steal_pointer (&lines), digest, strict, error);
  if (file)
    til_answer_file_read (file);
  return file;
}

static gboolean
check_file (const TilAnswerFile *file, GError **error)
{
  const TilAnswerProblem *first;
  g_autofree char *line = NULL;
  g_autofree char *isolated = NULL;

  if (file->problems->len == 0 && file->responses->len > 0)
    return TRUE;
  if (file->problems->len == 0)
    return set_error (TIL_ERROR_INVALID, g_strdup (_ ("There is no answer in the file.")), error);
  first = file->problems->pdata[0];
  line = g_strdup_printf ("%u", first->line);
  isolated = til_text_isolate_ltr (line);
  return set_error (TIL_ERROR_INVALID,
                    til_text_fill (_ ("Nothing was imported: line {line}: {problem}"), "line",
                                   isolated, "problem", first->message, NULL),
                    error);
}

static gboolean
check_digest (TilRegister *self, const char *digest, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "SELECT r.name, i.imported_at FROM survey_import i "
                                        "JOIN survey_round r ON r.id = i.round_id "
                                        "WHERE i.digest = :digest AND r.deleted_at IS NULL LIMIT 1",
                                        error);
  g_autofree char *day = NULL;
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":digest", digest);
  result = til_statement_step (statement, error);
  if (result != TIL_RESULT_ROW)
    return result == TIL_RESULT_DONE;
  day = g_strndup (til_statement_get_text (statement, 1), strlen ("2026-11-21"));
  return set_error (TIL_ERROR_RULE,
                    til_register_fill_round (
                        _ ("This file was imported into the round “{round}” on {date} already."),
                        til_statement_get_text (statement, 0), day),
                    error);
}

/* saved: (out) the round as it is stored now. */
static gboolean
prepare_round (TilRegister *self, const TilSurveyRound *round, TilRecord **saved, GError **error)
{
  g_autoptr (TilRecord) stored = NULL;

  if (round->record.id != 0)
    {
      stored = til_register_load_record (self, TIL_RECORD_SURVEY_ROUND, round->record.id, FALSE,
                                         error);
      if (!stored)
        return FALSE;
    }
  if (stored && til_record_equal (stored, round))
    {
      *saved = g_steal_pointer (&stored);
      return TRUE;
    }
  return til_register_put_record (self, round, saved, error);
}

static gboolean
check_round (TilRegister *self,
             const TilSurveyRound *round,
             const TilAnswerFile *file,
             GError **error)
{
  gint64 answered[TIL_N_SERVICES];

  if (g_strcmp0 (round->survey_key, file->survey->key) != 0 ||
      round->survey_version != file->survey->version)
    return set_error (
        TIL_ERROR_RULE,
        til_register_fill_round (_ ("The answers were read as those to other questions than the "
                                    "round “{round}” asks."),
                                 round->name, NULL),
        error);
  if (!til_register_check_open_round (round, error) ||
      !til_register_load_answered (self, round->record.id, answered, error))
    return FALSE;
  for (guint i = 0; i < file->responses->len; i++)
    answered[((const TilResponse *)file->responses->pdata[i])->service]++;
  return til_survey_round_check_answers (round, answered, error);
}

static gint64
insert_import (TilRegister *self, gint64 round_id, const char *digest, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "INSERT INTO survey_import (digest, round_id, imported_at) "
                                        "VALUES (:digest, :round_id, :imported_at)",
                                        error);
  g_autofree char *now = til_register_now ();

  if (!statement)
    return 0;
  til_statement_bind_text (statement, ":digest", digest);
  til_statement_bind_int (statement, ":round_id", round_id);
  til_statement_bind_text (statement, ":imported_at", now);
  return til_statement_run (statement, error) ? til_database_last_id (self->database) : 0;
}

/* The responses in an order drawn by lot: that of the file is that of time. (transfer container) */
static GPtrArray *
shuffle (const GPtrArray *responses)
{
  GPtrArray *shuffled = g_ptr_array_sized_new (responses->len);

  for (guint i = 0; i < responses->len; i++)
    g_ptr_array_add (shuffled, responses->pdata[i]);
  for (guint i = shuffled->len; i > 1; i--)
    {
      guint other = (guint)g_random_int_range (0, (gint32)i);
      gpointer kept = shuffled->pdata[i - 1];

      shuffled->pdata[i - 1] = shuffled->pdata[other];
      shuffled->pdata[other] = kept;
    }
  return shuffled;
}

static gboolean
insert_responses (TilRegister *self,
                  const TilAnswerFile *file,
                  gint64 round_id,
                  gint64 import_id,
                  TilProgressFunc progress,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) responses = shuffle (file->responses);
  /* One after the other from a place drawn by lot, so that the rows are appended. */
  gint64 first = (gint64)(g_random_int () >> 2) << 32 | 1;

  for (guint i = 0; i < responses->len; i++)
    {
      const TilResponse *response = responses->pdata[i];
      TilResponse row = *response;

      row.id = first + i;
      if (i % PROGRESS_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!til_response_validate (response, file->survey, error) ||
          !til_register_insert_response (self, file->survey, round_id, import_id, &row, error))
        return FALSE;
      if (progress && ((i + 1) % PROGRESS_STEP == 0 || i + 1 == responses->len))
        progress (i + 1, responses->len, data);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
til_register_import_answers_until (TilRegister *self,
                                   TilSurveyRound *round,
                                   const TilAnswerFile *file,
                                   TilProgressFunc progress,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilRecord) saved = NULL;
  gint64 import_id;

  if (!check_file (file, error))
    return FALSE;
  transaction = til_register_begin (self, error);
  if (!transaction || !check_digest (self, file->digest, error) ||
      !prepare_round (self, round, &saved, error) ||
      !check_round (self, (const TilSurveyRound *)(gconstpointer)saved, file, error))
    return FALSE;
  import_id = insert_import (self, saved->id, file->digest, error);
  if (import_id == 0 ||
      !insert_responses (self, file, saved->id, import_id, progress, data, cancellable, error) ||
      !til_register_log (self, "survey.import", 0, saved->id, error) ||
      !til_transaction_commit (transaction, error))
    return FALSE;
  til_register_take_ids (&round->record, saved);
  return TRUE;
}

/**
 * til_register_import_answers:
 *
 * A round that differs from the stored one is saved with its answers, or not at all.
 */
gboolean
til_register_import_answers (TilRegister *self,
                             TilSurveyRound *round,
                             const TilAnswerFile *file,
                             TilProgressFunc progress,
                             gpointer data,
                             GError **error)
{
  return til_register_import_answers_until (self, round, file, progress, data, NULL, error);
}
