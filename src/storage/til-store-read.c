/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls that read. */
#include "til-store-private.h"

#include "til-csv.h"

static gboolean
set_result (TilCall *call, gpointer result, GDestroyNotify free_func)
{
  call->result = result;
  call->result_free = free_func;
  return result != NULL;
}

#define SET_RESULT(call, result, free_func) set_result (call, result, (GDestroyNotify)free_func)

static gboolean
run_query_children (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_query_children (reg, call->object, error), g_array_unref);
}

void
til_store_query_children_async (TilStore *self,
                                const TilChildQuery *query,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_child_query_copy (query);
  call->object_free = (GDestroyNotify)til_child_query_free;
  til_store_call (self, TIL_CALL_READ, run_query_children, call, cancellable, callback, data);
}

GArray *
til_store_query_children_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_query_children, error);
}

static gboolean
run_get_summaries (TilRegister *reg, TilCall *call, GError **error)
{
  const GArray *ids = call->object;

  return SET_RESULT (
      call, til_register_get_summaries (reg, (const gint64 *)(gpointer)ids->data, ids->len, error),
      g_ptr_array_unref);
}

void
til_store_get_summaries_async (TilStore *self,
                               const gint64 *ids,
                               gsize n_ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n_ids);
  call->object_free = (GDestroyNotify)g_array_unref;
  til_store_call (self, TIL_CALL_READ, run_get_summaries, call, cancellable, callback, data);
}

GPtrArray *
til_store_get_summaries_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_get_summaries, error);
}

static gboolean
run_list_units (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_list_units (reg, error), g_ptr_array_unref);
}

void
til_store_list_units_async (TilStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  til_store_call (self, TIL_CALL_READ, run_list_units, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_units_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_units, error);
}

static gboolean
run_list_staff (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_list_staff (reg, error), g_ptr_array_unref);
}

void
til_store_list_staff_async (TilStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  til_store_call (self, TIL_CALL_READ, run_list_staff, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_staff_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_staff, error);
}

static gboolean
run_list_wheels (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_list_wheels (reg, FALSE, error), g_ptr_array_unref);
}

void
til_store_list_wheels_async (TilStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  til_store_call (self, TIL_CALL_READ, run_list_wheels, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_wheels_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_wheels, error);
}

static gboolean
run_get_child (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call,
                     call->flag ? til_register_get_child_again (reg, call->id, error)
                                : til_register_get_child (reg, call->id, error),
                     til_child_free);
}

void
til_store_get_child_async (TilStore *self,
                           gint64 id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = id;
  til_store_call (self, TIL_CALL_READ, run_get_child, call, cancellable, callback, data);
}

void
til_store_get_child_again_async (TilStore *self,
                                 gint64 id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = id;
  call->flag = TRUE;
  til_store_call (self, TIL_CALL_READ, run_get_child, call, cancellable, callback, data);
}

TilChild *
til_store_get_child_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_get_child, error);
}

static gboolean
run_find_similar (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_find_similar (reg, call->object, error), g_ptr_array_unref);
}

void
til_store_find_similar_async (TilStore *self,
                              const TilChild *child,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_child_copy (child);
  call->object_free = (GDestroyNotify)til_child_free;
  til_store_call (self, TIL_CALL_READ, run_find_similar, call, cancellable, callback, data);
}

GPtrArray *
til_store_find_similar_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_find_similar, error);
}

static gboolean
run_list_mappings (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_list_mappings (reg, call->id, error), g_ptr_array_unref);
}

void
til_store_list_mappings_async (TilStore *self,
                               gint64 child_id,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  til_store_call (self, TIL_CALL_READ, run_list_mappings, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_mappings_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_mappings, error);
}

static gboolean
run_get_setting (TilRegister *reg, TilCall *call, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (SET_RESULT (call, til_register_get_setting (reg, call->key, &local_error), g_free))
    return TRUE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
til_store_get_setting_async (TilStore *self,
                             const char *key,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (key);
  til_store_call (self, TIL_CALL_READ, run_get_setting, call, cancellable, callback, data);
}

char *
til_store_get_setting_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_get_setting, error);
}

static gboolean
run_list_log (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_register_list_log (reg, call->id, call->number, error),
                     g_ptr_array_unref);
}

void
til_store_list_log_async (TilStore *self,
                          gint64 child_id,
                          guint limit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  call->number = (int)limit;
  til_store_call (self, TIL_CALL_READ, run_list_log, call, cancellable, callback, data);
}

GPtrArray *
til_store_list_log_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_list_log, error);
}

/* Not only the columns: also whether a child is registered already. */
TilClassList *
til_store_load_class_list (TilRegister *reg, const char *path, GError **error)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = til_csv_read (path, &lines, error);
  g_autoptr (TilClassList) list = NULL;

  if (rows == NULL)
    return NULL;
  list = til_class_list_new (rows, lines, til_date_today (), error);
  if (list == NULL || !til_register_check_import (reg, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

static gboolean
run_read_class_list (TilRegister *reg, TilCall *call, GError **error)
{
  return SET_RESULT (call, til_store_load_class_list (reg, call->text, error), til_class_list_free);
}

void
til_store_read_class_list_async (TilStore *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  TilCall *call = til_call_new ();

  call->text = g_strdup (path);
  til_store_call (self, TIL_CALL_READ, run_read_class_list, call, cancellable, callback, data);
}

TilClassList *
til_store_read_class_list_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_read_class_list, error);
}
