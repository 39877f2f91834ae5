/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls that hand a child over: see docs/child-file.md. */
#include "til-store-case.h"
#include "til-store-private.h"

static gboolean
run_export_child (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_export_child (reg, call->id, call->other_id, call->text, error);
}

void
til_store_export_child_async (TilStore *self,
                              gint64 child_id,
                              gint64 receiver_unit,
                              const char *path,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  call->other_id = receiver_unit;
  call->text = g_strdup (path);
  til_store_call (self, TIL_CALL_WRITE, run_export_child, call, cancellable, callback, data);
}

static gboolean
run_read_child_file (TilRegister *reg, TilCall *call, GError **error)
{
  call->result = til_register_read_child_file (reg, call->text, error);
  call->result_free = (GDestroyNotify)til_child_file_free;
  return call->result != NULL;
}

void
til_store_read_child_file_async (TilStore *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  TilCall *call = til_call_new ();

  call->text = g_strdup (path);
  til_store_call (self, TIL_CALL_READ, run_read_child_file, call, cancellable, callback, data);
}

TilChildFile *
til_store_read_child_file_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_read_child_file, error);
}

static gboolean
run_import_child (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = til_register_import_child (reg, call->object, call->other_id, error);
  return call->result_id != 0;
}

void
til_store_import_child_async (TilStore *self,
                              TilChildFile *file,
                              gint64 into_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = file;
  call->object_free = (GDestroyNotify)til_child_file_free;
  call->other_id = into_id;
  til_store_call (self, TIL_CALL_WRITE, run_import_child, call, cancellable, callback, data);
}
