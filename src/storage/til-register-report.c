/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steering group's report: one state of the register, read once. */
#include "til-register-survey-private.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

static gboolean
load_unit_name (TilRegister *self, gint64 unit_id, char **name, GError **error)
{
  g_autoptr (TilStatement) statement = NULL;

  if (unit_id == 0)
    return TRUE;
  statement = til_register_find_row (self, "SELECT name FROM unit WHERE id = :id", unit_id, error);
  if (!statement)
    return FALSE;
  *name = til_statement_dup_text (statement, 0);
  return TRUE;
}

/* Surveys that have a round on that day. */
static gboolean
load_surveys (TilRegister *self, TilDate to, GPtrArray *surveys, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT DISTINCT survey_key FROM survey_round WHERE date <= :day AND deleted_at IS NULL "
      "ORDER BY survey_key",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_date (statement, ":day", to);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilSurveyResults *results = til_register_load_results (
          self, til_statement_get_text (statement, 0), to, error);

      if (!results)
        return FALSE;
      g_ptr_array_add (surveys, results);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
load_list (TilRegister *self, TilRecordKind kind, GPtrArray *to, GError **error)
{
  g_autoptr (GPtrArray) records = til_register_load_records (self, kind, TIL_SCOPE_ALL, 0, error);

  if (!records)
    return FALSE;
  g_ptr_array_extend_and_steal (to, g_steal_pointer (&records));
  return TRUE;
}

static gboolean
load_activities (TilRegister *self, const TilStatisticsQuery *query, GPtrArray *to, GError **error)
{
  if (!load_list (self, TIL_RECORD_ACTIVITY, to, error))
    return FALSE;
  for (guint i = to->len; i > 0; i--)
    {
      TilDate date = ((const TilActivity *)to->pdata[i - 1])->date;

      if (date < query->from || date > query->to)
        g_ptr_array_remove_index (to, i - 1);
    }
  return TRUE;
}

static gboolean
load_lists (TilRegister *self, TilReport *report, GError **error)
{
  return load_unit_name (self, report->query.unit_id, &report->unit_name, error) &&
         load_surveys (self, report->query.to, report->surveys, error) &&
         load_activities (self, &report->query, report->activities, error) &&
         load_list (self, TIL_RECORD_UNDERTAKING, report->undertakings, error) &&
         load_list (self, TIL_RECORD_AGREEMENT, report->agreements, error) &&
         load_list (self, TIL_RECORD_REFERENCE, report->references, error);
}

static gboolean
check_query (const TilStatisticsQuery *query, GError **error)
{
  if (query->from != TIL_DATE_NONE && query->to != TIL_DATE_NONE && query->from <= query->to)
    return TRUE;
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                       _ ("The period begins after it ends: exchange the two days."));
  return FALSE;
}

TilReport *
til_register_report (TilRegister *self,
                     const TilStatisticsQuery *query,
                     TilDate made_on,
                     GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (TilFacts) facts = NULL;
  g_autoptr (TilReport) report = NULL;

  if (!check_query (query, error))
    return NULL;
  transaction = til_transaction_new_read (self->database, error);
  if (!transaction)
    return NULL;
  report = til_report_new (query, made_on);
  days = til_statistics_query_days (query, TIL_REPORT_YEARS - 1);
  facts = til_register_collect_facts (self, days, error);
  if (!facts || !load_lists (self, report, error))
    return NULL;
  g_clear_pointer (&transaction, til_transaction_free);
  til_report_finish (report, facts);
  return g_steal_pointer (&report);
}
