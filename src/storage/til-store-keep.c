/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls that write what would be lost otherwise. */
#include "til-store-private.h"

static gboolean
run_keep_rating (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = til_register_keep_rating (reg, call->id, call->key, call->number,
                                              call->other_number, error);
  return call->result_id != 0;
}

void
til_store_keep_rating_async (TilStore *self,
                             gint64 voice_id,
                             const char *area_key,
                             int step,
                             int expected_step,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = voice_id;
  call->key = g_strdup (area_key);
  call->number = step;
  call->other_number = expected_step;
  til_store_call (self, TIL_CALL_WRITE, run_keep_rating, call, NULL, callback, data);
}

static gboolean
run_keep_note (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = til_register_keep_note (reg, call->id, call->key, call->text, call->flag,
                                            call->expected, error);
  return call->result_id != 0;
}

void
til_store_keep_note_async (TilStore *self,
                           gint64 voice_id,
                           const char *area_key,
                           const char *note,
                           gboolean print_note,
                           const char *expected_note,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = voice_id;
  call->key = g_strdup (area_key);
  call->text = g_strdup (note);
  call->flag = print_note;
  call->expected = g_strdup (expected_note);
  til_store_call (self, TIL_CALL_WRITE, run_keep_note, call, NULL, callback, data);
}

static gboolean
run_keep_reason (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = call->id;
  return til_register_keep_reason (reg, call->id, call->key, call->text, call->expected, error);
}

void
til_store_keep_reason_async (TilStore *self,
                             gint64 mapping_id,
                             const char *area_key,
                             const char *reason,
                             const char *expected,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = mapping_id;
  call->key = g_strdup (area_key);
  call->text = g_strdup (reason);
  call->expected = g_strdup (expected);
  til_store_call (self, TIL_CALL_WRITE, run_keep_reason, call, NULL, callback, data);
}

static gboolean
run_keep_next_step (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = call->id;
  return til_register_keep_next_step (reg, call->id, call->text, call->expected, error);
}

void
til_store_keep_next_step_async (TilStore *self,
                                gint64 mapping_id,
                                const char *text,
                                const char *expected,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = mapping_id;
  call->text = g_strdup (text);
  call->expected = g_strdup (expected);
  til_store_call (self, TIL_CALL_WRITE, run_keep_next_step, call, NULL, callback, data);
}
