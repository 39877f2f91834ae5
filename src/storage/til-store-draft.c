/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls for what is typed and not saved. Nobody else sees a draft, so that writing one
 * is no change that "changed" would tell of. */
#include "til-store-private.h"

static gboolean
run_get_draft (TilRegister *reg, TilCall *call, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  call->result = til_register_get_draft (reg, call->key, call->id, &local_error);
  call->result_free = g_free;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
til_store_get_draft_async (TilStore *self,
                           const char *kind,
                           gint64 record_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (kind);
  call->id = record_id;
  til_store_call (self, TIL_CALL_READ, run_get_draft, call, cancellable, callback, data);
}

char *
til_store_get_draft_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_steal (self, result, run_get_draft, error);
}

static gboolean
run_set_draft (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_draft (reg, call->key, call->id, call->text, error);
}

void
til_store_set_draft_async (TilStore *self,
                           const char *kind,
                           gint64 record_id,
                           const char *text,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (kind);
  call->id = record_id;
  call->text = g_strdup (text);
  til_store_call (self, TIL_CALL_READ, run_set_draft, call, NULL, callback, data);
}

static gboolean
run_drop_draft (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_drop_draft (reg, call->key, call->id, error);
}

void
til_store_drop_draft_async (
    TilStore *self, const char *kind, gint64 record_id, GAsyncReadyCallback callback, gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (kind);
  call->id = record_id;
  til_store_call (self, TIL_CALL_READ, run_drop_draft, call, NULL, callback, data);
}
