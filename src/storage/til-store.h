/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include "til-register.h"

G_BEGIN_DECLS

/* A register reached from the main thread: a worker thread owns the connection, each call is
 * answered in order on the thread-default main context that called, and "changed" (no arguments,
 * main thread) says that something was written. Results are as those of the til_register_ function
 * of the same name. */
#define TIL_TYPE_STORE (til_store_get_type ())
G_DECLARE_FINAL_TYPE (TilStore, til_store, TIL, STORE, GObject)

void til_store_open_async (const char *path,
                           gboolean create,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data);
TilStore *til_store_open_finish (GAsyncResult *result, GError **error);
const char *til_store_get_path (TilStore *self);
void til_store_set_actor (TilStore *self, gint64 staff_id, const char *name);
/* Waits for what is queued: nothing that was accepted is lost. */
void til_store_close (TilStore *self);
gboolean til_store_get_read_only (TilStore *self);

/* (element-type gint64) / (element-type TilChildSummary) */
void til_store_query_children_async (TilStore *self,
                                     const TilChildQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
GArray *til_store_query_children_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_get_summaries_async (TilStore *self,
                                    const gint64 *ids,
                                    gsize n_ids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *til_store_get_summaries_finish (TilStore *self, GAsyncResult *result, GError **error);

void til_store_list_units_async (TilStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *til_store_list_units_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_staff_async (TilStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
GPtrArray *til_store_list_staff_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_wheels_async (TilStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
GPtrArray *til_store_list_wheels_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_get_child_async (TilStore *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
/* As til_register_get_child_again(). */
void til_store_get_child_again_async (TilStore *self,
                                      gint64 id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
TilChild *til_store_get_child_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_find_similar_async (TilStore *self,
                                   const TilChild *child,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *til_store_find_similar_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_mappings_async (TilStore *self,
                                    gint64 child_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
GPtrArray *til_store_list_mappings_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_get_setting_async (TilStore *self,
                                  const char *key,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
char *til_store_get_setting_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_list_log_async (TilStore *self,
                               gint64 child_id,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
GPtrArray *til_store_list_log_finish (TilStore *self, GAsyncResult *result, GError **error);
/* Reads the CSV file, checks it alone and against the register. */
void til_store_read_class_list_async (TilStore *self,
                                      const char *path,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
TilClassList *
til_store_read_class_list_finish (TilStore *self, GAsyncResult *result, GError **error);

/* Writes. Those that make a record give its id (0 on error); the others TRUE. A saved child, unit
 * or staff member is read anew by the caller: what was passed in is copied. */
void til_store_save_child_async (TilStore *self,
                                 const TilChild *child,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void til_store_save_unit_async (TilStore *self,
                                const TilUnit *unit,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
void til_store_save_staff_async (TilStore *self,
                                 const TilStaff *staff,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void til_store_add_mapping_async (TilStore *self,
                                  gint64 child_id,
                                  const char *wheel_key,
                                  TilDate date,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void til_store_add_voice_async (TilStore *self,
                                gint64 mapping_id,
                                TilVoiceKind kind,
                                gint64 guardian_id,
                                gint64 unit_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
gint64 til_store_id_finish (TilStore *self, GAsyncResult *result, GError **error);

typedef enum
{
  TIL_DELETE_CHILD,
  TIL_DELETE_MAPPING,
  TIL_DELETE_VOICE
} TilDeletable;

void til_store_set_deleted_async (TilStore *self,
                                  TilDeletable what,
                                  gint64 id,
                                  gboolean deleted,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void til_store_set_voice_open_async (TilStore *self,
                                     gint64 voice_id,
                                     gboolean open,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
void til_store_set_rating_async (TilStore *self,
                                 gint64 voice_id,
                                 const char *area_key,
                                 int step,
                                 int expected_step,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void til_store_set_note_async (TilStore *self,
                               gint64 voice_id,
                               const char *area_key,
                               const char *note,
                               gboolean print_note,
                               const char *expected_note,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
void til_store_set_reason_async (TilStore *self,
                                 gint64 mapping_id,
                                 const char *area_key,
                                 const char *reason,
                                 const char *expected,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
void til_store_set_next_step_async (TilStore *self,
                                    gint64 mapping_id,
                                    const char *text,
                                    const char *expected,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
void til_store_set_setting_async (TilStore *self,
                                  const char *key,
                                  const char *value,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void til_store_import_wheel_async (TilStore *self,
                                   TilWheel *wheel,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* progress is called on the main thread. */
void til_store_import_children_async (TilStore *self,
                                      const char *path,
                                      TilProgressFunc progress,
                                      gpointer progress_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
void til_store_backup_async (TilStore *self,
                             const char *target,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data);
/* Drafts: not told of by "changed". */
void til_store_get_draft_async (TilStore *self,
                                const char *kind,
                                gint64 record_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data);
char *til_store_get_draft_finish (TilStore *self, GAsyncResult *result, GError **error);
void til_store_set_draft_async (TilStore *self,
                                const char *kind,
                                gint64 record_id,
                                const char *text,
                                GAsyncReadyCallback callback,
                                gpointer data);
void til_store_drop_draft_async (TilStore *self,
                                 const char *kind,
                                 gint64 record_id,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
/* Never cancelled. To be finished with til_store_id_finish(): the voice or the mapping that holds
 * it now. */
void til_store_keep_rating_async (TilStore *self,
                                  gint64 voice_id,
                                  const char *area_key,
                                  int step,
                                  int expected_step,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void til_store_keep_note_async (TilStore *self,
                                gint64 voice_id,
                                const char *area_key,
                                const char *note,
                                gboolean print_note,
                                const char *expected_note,
                                GAsyncReadyCallback callback,
                                gpointer data);
void til_store_keep_reason_async (TilStore *self,
                                  gint64 mapping_id,
                                  const char *area_key,
                                  const char *reason,
                                  const char *expected,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
void til_store_keep_next_step_async (TilStore *self,
                                     gint64 mapping_id,
                                     const char *text,
                                     const char *expected,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean til_store_write_finish (TilStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
