/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-survey.h"
#include "til-store-case.h"

G_BEGIN_DECLS

/* The store's calls about surveys and the report; each as the til_register_ function of the same
 * name. Records (rounds, activities, agreements, undertakings, year events, references) go through
 * til_store_save_record_async() and til_store_list_records_async(). */
void til_store_list_surveys_async (TilStore *self,
                                   gboolean all_versions,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* (element-type TilSurvey) */
GPtrArray *til_store_list_surveys_finish (TilStore *self, GAsyncResult *result, GError **error);
/* survey is copied. Ends with til_store_id_finish(): the version. */
void til_store_save_survey_async (TilStore *self,
                                  const TilSurvey *survey,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/* response is taken. Ends with til_store_id_finish(). */
void til_store_add_response_async (TilStore *self,
                                   gint64 round_id,
                                   TilResponse *response,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* Ends with til_store_write_finish(). */
void til_store_set_response_deleted_async (TilStore *self,
                                           gint64 response_id,
                                           gboolean deleted,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer data);
void til_store_read_answers_async (TilStore *self,
                                   const char *survey_key,
                                   int survey_version,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
TilAnswerFile *til_store_read_answers_finish (TilStore *self, GAsyncResult *result, GError **error);
/* round is copied, file is taken. Cancelling before it is done changes nothing. progress is called
 * on the main thread. Ends with til_store_id_finish(): the round. */
void til_store_import_answers_async (TilStore *self,
                                     const TilSurveyRound *round,
                                     TilAnswerFile *file,
                                     TilProgressFunc progress,
                                     gpointer progress_data,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void til_store_survey_results_async (TilStore *self,
                                     const char *survey_key,
                                     TilDate to,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
TilSurveyResults *
til_store_survey_results_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_comments_async (TilStore *self,
                                    gint64 round_id,
                                    const char *question,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
/* (element-type utf8) */
GPtrArray *til_store_list_comments_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_report_async (TilStore *self,
                             const TilStatisticsQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
TilReport *til_store_report_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_figure_children_async (TilStore *self,
                                      const TilStatisticsQuery *query,
                                      TilFigureId figure,
                                      guint row,
                                      guint column,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
/* (element-type gint64) */
GArray *til_store_figure_children_finish (TilStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
