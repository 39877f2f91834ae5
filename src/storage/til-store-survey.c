/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls about surveys and the report. */
#include "til-store-survey.h"

#include "til-register-survey-private.h"
#include "til-store-private.h"

static gboolean
run_list_surveys (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_list_surveys (reg, call->flag, error);
  call->result_free = (GDestroyNotify)g_ptr_array_unref;
  return call->result != NULL;
}

void
til_store_list_surveys_async (TilStore *self,
                              gboolean all_versions,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->flag = all_versions;
  til_store_call (self, TIL_CALL_READ, run_list_surveys, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_surveys_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_surveys, error);
}

static gboolean
run_save_survey (TilRegister *reg, TilCall *call, GError **error)
{
  int version;

  if (!til_register_save_survey (reg, call->object, &version, error))
    return FALSE;
  call->result_id = version;
  return TRUE;
}

void
til_store_save_survey_async (TilStore *self,
                             const TilSurvey *survey,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_survey_copy (survey);
  call->object_free = (GDestroyNotify)til_survey_unref;
  til_store_call (self, TIL_CALL_WRITE, run_save_survey, call, cancellable, callback, data);
}

static gboolean
run_add_response (TilRegister *reg, TilCall *call, GError **error)
{
  TilResponse *response = call->object;

  if (!til_register_add_response (reg, call->id, response, error))
    return FALSE;
  call->result_id = response->id;
  return TRUE;
}

void
til_store_add_response_async (TilStore *self,
                              gint64 round_id,
                              TilResponse *response,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = round_id;
  call->object = response;
  call->object_free = (GDestroyNotify)til_response_free;
  til_store_call (self, TIL_CALL_WRITE, run_add_response, call, cancellable, callback, data);
}

static gboolean
run_set_response_deleted (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_response_deleted (reg, call->id, call->flag, error);
}

void
til_store_set_response_deleted_async (TilStore *self,
                                      gint64 response_id,
                                      gboolean deleted,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = response_id;
  call->flag = deleted;
  til_store_call (self, TIL_CALL_WRITE, run_set_response_deleted, call, cancellable, callback,
                  data);
}

static gboolean
run_read_answers (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_read_answers (reg, call->key, call->number, call->text, FALSE, error);
  call->result_free = (GDestroyNotify)til_answer_file_free;
  return call->result != NULL;
}

void
til_store_read_answers_async (TilStore *self,
                              const char *survey_key,
                              int survey_version,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (survey_key);
  call->number = survey_version;
  call->text = g_strdup (path);
  til_store_call (self, TIL_CALL_READ, run_read_answers, call, cancellable, callback, data);
}

TilAnswerFile *
til_store_read_answers_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_read_answers, error);
}

/* What an import takes to the worker. */
typedef struct
{
  TilSurveyRound *round; /* (owned) */
  TilAnswerFile *file;   /* (owned) */
} Import;

static void
import_free (Import *self)
{
  til_record_free (self->round);
  til_answer_file_free (self->file);
  g_free (self);
}

static gboolean
run_import_answers (TilRegister *reg, TilCall *call, GError **error)
{
  Import *import = call->object;

  if (!til_register_import_answers_until (reg, import->round, import->file,
                                          til_call_report_progress, call, call->cancellable, error))
    return FALSE;
  call->result_id = import->round->record.id;
  return TRUE;
}

void
til_store_import_answers_async (TilStore *self,
                                const TilSurveyRound *round,
                                TilAnswerFile *file,
                                TilProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  TilCall *call = til_call_new ();
  Import *import = g_new0 (Import, 1);

  import->round = til_record_copy (round);
  import->file = file;
  call->object = import;
  call->object_free = (GDestroyNotify)import_free;
  call->progress = progress;
  call->progress_data = progress_data;
  til_store_call (self, TIL_CALL_WRITE, run_import_answers, call, cancellable, callback, data);
}

static gboolean
run_survey_results (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_survey_results (reg, call->key, (TilDate)call->number, error);
  call->result_free = (GDestroyNotify)til_survey_results_free;
  return call->result != NULL;
}

void
til_store_survey_results_async (TilStore *self,
                                const char *survey_key,
                                TilDate to,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (survey_key);
  call->number = (int)to;
  til_store_call (self, TIL_CALL_READ, run_survey_results, call, cancellable, callback, data);
}

TilSurveyResults *
til_store_survey_results_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_survey_results, error);
}

static gboolean
run_list_comments (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_list_comments (reg, call->id, call->key, error);
  call->result_free = (GDestroyNotify)g_ptr_array_unref;
  return call->result != NULL;
}

void
til_store_list_comments_async (TilStore *self,
                               gint64 round_id,
                               const char *question,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = round_id;
  call->key = g_strdup (question);
  til_store_call (self, TIL_CALL_READ, run_list_comments, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_comments_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_comments, error);
}

static gboolean
run_report (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_report (reg, call->object, til_date_today (), error);
  call->result_free = (GDestroyNotify)til_report_free;
  return call->result != NULL;
}

void
til_store_report_async (TilStore *self,
                        const TilStatisticsQuery *query,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = g_memdup2 (query, sizeof *query);
  call->object_free = g_free;
  til_store_call (self, TIL_CALL_READ, run_report, call, cancellable, callback, data);
}

TilReport *
til_store_report_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_report, error);
}

static gboolean
run_figure_children (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_figure_children (reg, call->object, (TilFigureId)call->number,
                                               (guint)call->id, (guint)call->other_id, error);
  call->result_free = (GDestroyNotify)g_array_unref;
  return call->result != NULL;
}

void
til_store_figure_children_async (TilStore *self,
                                 const TilStatisticsQuery *query,
                                 TilFigureId figure,
                                 guint row,
                                 guint column,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = g_memdup2 (query, sizeof *query);
  call->object_free = g_free;
  call->number = (int)figure;
  call->id = row;
  call->other_id = column;
  til_store_call (self, TIL_CALL_READ, run_figure_children, call, cancellable, callback, data);
}

GArray *
til_store_figure_children_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_figure_children, error);
}
