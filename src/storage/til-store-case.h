/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-register-case.h"
#include "til-store.h"

G_BEGIN_DECLS

/* The store's calls about what is recorded around a child; each as the til_register_ function of
 * the same name. Writes that make or change a record give its id through til_store_id_finish(), the
 * others end with til_store_write_finish(). */
void til_store_get_case_async (TilStore *self,
                               gint64 child_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* As til_register_get_case_again(). */
void til_store_get_case_again_async (TilStore *self,
                                     gint64 child_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
TilCase *til_store_get_case_finish (TilStore *self, GAsyncResult *result, GError **error);
/* record is copied. */
void til_store_save_record_async (TilStore *self,
                                  gconstpointer record,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void til_store_set_record_deleted_async (TilStore *self,
                                         TilRecordKind kind,
                                         gint64 id,
                                         gboolean deleted,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
void til_store_get_record_async (TilStore *self,
                                 TilRecordKind kind,
                                 gint64 id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gpointer til_store_get_record_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_records_async (TilStore *self,
                                   TilRecordKind kind,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void til_store_list_team_meetings_async (TilStore *self,
                                         gint64 team_id,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
/* Of both lists. (element-type TilRecord) */
GPtrArray *til_store_list_records_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_enrolled_async (TilStore *self,
                                    gint64 team_id,
                                    TilDate on,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GArray *til_store_list_enrolled_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_set_step_async (TilStore *self,
                               gint64 child_id,
                               TilStep step,
                               TilDate date,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
void til_store_list_agenda_async (TilStore *self,
                                  const TilAgendaQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *til_store_list_agenda_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_export_child_async (TilStore *self,
                                   gint64 child_id,
                                   gint64 receiver_unit,
                                   const char *path,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
void til_store_read_child_file_async (TilStore *self,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
TilChildFile *
til_store_read_child_file_finish (TilStore *self, GAsyncResult *result, GError **error);
/* file is taken. */
void til_store_import_child_async (TilStore *self,
                                   TilChildFile *file,
                                   gint64 into_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* Who acts, as last set on the main thread. */
gint64 til_store_get_actor (TilStore *self);

G_END_DECLS
