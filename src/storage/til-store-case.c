/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls about what is recorded around a child. */
#include "til-store-case.h"
#include "til-store-private.h"

static gboolean
run_get_case (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = call->flag ? til_register_get_case_again (reg, call->id, error)
                            : til_register_get_case (reg, call->id, error);
  call->result_free = (GDestroyNotify)til_case_free;
  return call->result != NULL;
}

void
til_store_get_case_async (TilStore *self,
                          gint64 child_id,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  til_store_call (self, TIL_CALL_READ, run_get_case, call, cancellable, callback, data);
}

void
til_store_get_case_again_async (TilStore *self,
                                gint64 child_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  call->flag = TRUE;
  til_store_call (self, TIL_CALL_READ, run_get_case, call, cancellable, callback, data);
}

TilCase *
til_store_get_case_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_get_case, error);
}

static gboolean
run_save_record (TilRegister *reg, TilCall *call, GError **error)
{
  if (!til_register_save_record (reg, call->object, error))
    return FALSE;
  call->result_id = ((const TilRecord *)call->object)->id;
  return TRUE;
}

void
til_store_save_record_async (TilStore *self,
                             gconstpointer record,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_record_copy (record);
  call->object_free = til_record_free;
  til_store_call (self, TIL_CALL_WRITE, run_save_record, call, cancellable, callback, data);
}

static gboolean
run_set_record_deleted (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_record_deleted (reg, (TilRecordKind)call->number, call->id, call->flag,
                                          error);
}

void
til_store_set_record_deleted_async (TilStore *self,
                                    TilRecordKind kind,
                                    gint64 id,
                                    gboolean deleted,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  TilCall *call = til_call_new ();

  call->number = kind;
  call->id = id;
  call->flag = deleted;
  til_store_call (self, TIL_CALL_WRITE, run_set_record_deleted, call, cancellable, callback, data);
}

static gboolean
run_get_record (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_get_record (reg, (TilRecordKind)call->number, call->id, error);
  call->result_free = til_record_free;
  return call->result != NULL;
}

void
til_store_get_record_async (TilStore *self,
                            TilRecordKind kind,
                            gint64 id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  call->number = kind;
  call->id = id;
  til_store_call (self, TIL_CALL_READ, run_get_record, call, cancellable, callback, data);
}

gpointer
til_store_get_record_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_get_record, error);
}

static gboolean
run_list_records (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = call->flag ? til_register_list_team_meetings (reg, call->id, error)
                            : til_register_list_records (reg, (TilRecordKind)call->number, error);
  call->result_free = (GDestroyNotify)g_ptr_array_unref;
  return call->result != NULL;
}

void
til_store_list_records_async (TilStore *self,
                              TilRecordKind kind,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->number = kind;
  til_store_call (self, TIL_CALL_READ, run_list_records, call, cancellable, callback, data);
}

void
til_store_list_team_meetings_async (TilStore *self,
                                    gint64 team_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = team_id;
  call->flag = TRUE;
  til_store_call (self, TIL_CALL_READ, run_list_records, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_records_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_records, error);
}

static gboolean
run_list_enrolled (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_list_enrolled (reg, call->id, (TilDate)call->number, error);
  call->result_free = (GDestroyNotify)g_array_unref;
  return call->result != NULL;
}

void
til_store_list_enrolled_async (TilStore *self,
                               gint64 team_id,
                               TilDate on,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = team_id;
  call->number = (int)on;
  til_store_call (self, TIL_CALL_READ, run_list_enrolled, call, cancellable, callback, data);
}

GArray *
til_store_list_enrolled_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_enrolled, error);
}

static gboolean
run_set_step (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_step (reg, call->id, (TilStep)call->number, (TilDate)call->other_number,
                                error);
}

void
til_store_set_step_async (TilStore *self,
                          gint64 child_id,
                          TilStep step,
                          TilDate date,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  call->number = (int)step;
  call->other_number = (int)date;
  til_store_call (self, TIL_CALL_WRITE, run_set_step, call, cancellable, callback, data);
}

static gboolean
run_list_agenda (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_list_agenda (reg, call->object, error);
  call->result_free = (GDestroyNotify)g_ptr_array_unref;
  return call->result != NULL;
}

void
til_store_list_agenda_async (TilStore *self,
                             const TilAgendaQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = g_memdup2 (query, sizeof *query);
  call->object_free = g_free;
  til_store_call (self, TIL_CALL_READ, run_list_agenda, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_agenda_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_agenda, error);
}
