/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's calls that write. */
#include "til-store-private.h"

static gboolean
run_save_child (TilRegister *reg, TilCall *call, GError **error)
{
  TilChild *child = call->object;

  if (!til_register_save_child (reg, child, error))
    return FALSE;
  call->result_id = child->id;
  return TRUE;
}

void
til_store_save_child_async (TilStore *self,
                            const TilChild *child,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_child_copy (child);
  call->object_free = (GDestroyNotify)til_child_free;
  til_store_call (self, TIL_CALL_WRITE, run_save_child, call, cancellable, callback, data);
}

static gboolean
run_save_unit (TilRegister *reg, TilCall *call, GError **error)
{
  TilUnit *unit = call->object;

  if (!til_register_save_unit (reg, unit, error))
    return FALSE;
  call->result_id = unit->id;
  return TRUE;
}

void
til_store_save_unit_async (TilStore *self,
                           const TilUnit *unit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_unit_copy (unit);
  call->object_free = (GDestroyNotify)til_unit_free;
  til_store_call (self, TIL_CALL_WRITE, run_save_unit, call, cancellable, callback, data);
}

static gboolean
run_save_staff (TilRegister *reg, TilCall *call, GError **error)
{
  TilStaff *staff = call->object;

  if (!til_register_save_staff (reg, staff, error))
    return FALSE;
  call->result_id = staff->id;
  return TRUE;
}

void
til_store_save_staff_async (TilStore *self,
                            const TilStaff *staff,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_staff_copy (staff);
  call->object_free = (GDestroyNotify)til_staff_free;
  til_store_call (self, TIL_CALL_WRITE, run_save_staff, call, cancellable, callback, data);
}

static gboolean
run_add_mapping (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = til_register_add_mapping (reg, call->id, call->key, call->number, error);
  return call->result_id != 0;
}

void
til_store_add_mapping_async (TilStore *self,
                             gint64 child_id,
                             const char *wheel_key,
                             TilDate date,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = child_id;
  call->key = g_strdup (wheel_key);
  call->number = (int)date;
  til_store_call (self, TIL_CALL_WRITE, run_add_mapping, call, cancellable, callback, data);
}

static gboolean
run_add_voice (TilRegister *reg, TilCall *call, GError **error)
{
  call->result_id = til_register_add_voice (reg, call->id, call->number, call->other_id,
                                            call->third_id, error);
  return call->result_id != 0;
}

void
til_store_add_voice_async (TilStore *self,
                           gint64 mapping_id,
                           TilVoiceKind kind,
                           gint64 guardian_id,
                           gint64 unit_id,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = mapping_id;
  call->number = kind;
  call->other_id = guardian_id;
  call->third_id = unit_id;
  til_store_call (self, TIL_CALL_WRITE, run_add_voice, call, cancellable, callback, data);
}

gint64
til_store_id_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  TilCall *call = til_store_call_finish (self, result, NULL, error);

  return call != NULL ? call->result_id : 0;
}

static gboolean
run_set_deleted (TilRegister *reg, TilCall *call, GError **error)
{
  switch ((TilDeletable)call->number)
    {
    case TIL_DELETE_CHILD:
      return call->flag ? til_register_delete_child (reg, call->id, error)
                        : til_register_restore_child (reg, call->id, error);
    case TIL_DELETE_MAPPING:
      return call->flag ? til_register_delete_mapping (reg, call->id, error)
                        : til_register_restore_mapping (reg, call->id, error);
    case TIL_DELETE_VOICE:
      return call->flag ? til_register_delete_voice (reg, call->id, error)
                        : til_register_restore_voice (reg, call->id, error);
    }
  g_assert_not_reached ();
}

void
til_store_set_deleted_async (TilStore *self,
                             TilDeletable what,
                             gint64 id,
                             gboolean deleted,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->number = what;
  call->id = id;
  call->flag = deleted;
  til_store_call (self, TIL_CALL_WRITE, run_set_deleted, call, cancellable, callback, data);
}

static gboolean
run_set_voice_open (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_voice_open (reg, call->id, call->flag, error);
}

void
til_store_set_voice_open_async (TilStore *self,
                                gint64 voice_id,
                                gboolean open,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = voice_id;
  call->flag = open;
  til_store_call (self, TIL_CALL_WRITE, run_set_voice_open, call, cancellable, callback, data);
}

static gboolean
run_set_rating (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_rating (reg, call->id, call->key, call->number, call->other_number,
                                  error);
}

void
til_store_set_rating_async (TilStore *self,
                            gint64 voice_id,
                            const char *area_key,
                            int step,
                            int expected_step,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = voice_id;
  call->key = g_strdup (area_key);
  call->number = step;
  call->other_number = expected_step;
  til_store_call (self, TIL_CALL_WRITE, run_set_rating, call, cancellable, callback, data);
}

static gboolean
run_set_note (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_note (reg, call->id, call->key, call->text, call->flag, call->expected,
                                error);
}

void
til_store_set_note_async (TilStore *self,
                          gint64 voice_id,
                          const char *area_key,
                          const char *note,
                          gboolean print_note,
                          const char *expected_note,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = voice_id;
  call->key = g_strdup (area_key);
  call->text = g_strdup (note);
  call->flag = print_note;
  call->expected = g_strdup (expected_note);
  til_store_call (self, TIL_CALL_WRITE, run_set_note, call, cancellable, callback, data);
}

static gboolean
run_set_reason (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_replace_reason (reg, call->id, call->key, call->text, call->expected, error);
}

void
til_store_set_reason_async (TilStore *self,
                            gint64 mapping_id,
                            const char *area_key,
                            const char *reason,
                            const char *expected,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = mapping_id;
  call->key = g_strdup (area_key);
  call->text = g_strdup (reason);
  call->expected = g_strdup (expected);
  til_store_call (self, TIL_CALL_WRITE, run_set_reason, call, cancellable, callback, data);
}

static gboolean
run_set_next_step (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_replace_next_step (reg, call->id, call->text, call->expected, error);
}

void
til_store_set_next_step_async (TilStore *self,
                               gint64 mapping_id,
                               const char *text,
                               const char *expected,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  TilCall *call = til_call_new ();

  call->id = mapping_id;
  call->text = g_strdup (text);
  call->expected = g_strdup (expected);
  til_store_call (self, TIL_CALL_WRITE, run_set_next_step, call, cancellable, callback, data);
}

static gboolean
run_set_setting (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_set_setting (reg, call->key, call->text, error);
}

void
til_store_set_setting_async (TilStore *self,
                             const char *key,
                             const char *value,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  TilCall *call = til_call_new ();

  call->key = g_strdup (key);
  call->text = g_strdup (value);
  til_store_call (self, TIL_CALL_WRITE, run_set_setting, call, cancellable, callback, data);
}

static gboolean
run_import_wheel (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_import_wheel (reg, call->object, error);
}

void
til_store_import_wheel_async (TilStore *self,
                              TilWheel *wheel,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  TilCall *call = til_call_new ();

  call->object = til_wheel_ref (wheel);
  call->object_free = (GDestroyNotify)til_wheel_unref;
  til_store_call (self, TIL_CALL_WRITE, run_import_wheel, call, cancellable, callback, data);
}

static gboolean
run_import_children (TilRegister *reg, TilCall *call, GError **error)
{
  g_autoptr (TilClassList) list = til_store_load_class_list (reg, call->text, error);

  if (list == NULL)
    return FALSE;
  return til_register_import_children (reg, list, til_call_report_progress, call, error);
}

void
til_store_import_children_async (TilStore *self,
                                 const char *path,
                                 TilProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data)
{
  TilCall *call = til_call_new ();

  call->text = g_strdup (path);
  call->progress = progress;
  call->progress_data = progress_data;
  til_store_call (self, TIL_CALL_WRITE, run_import_children, call, cancellable, callback, data);
}

static gboolean
run_backup (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_backup (reg, call->text, error);
}

void
til_store_backup_async (TilStore *self,
                        const char *target,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  TilCall *call = til_call_new ();

  call->text = g_strdup (target);
  til_store_call (self, TIL_CALL_READ, run_backup, call, cancellable, callback, data);
}

gboolean
til_store_write_finish (TilStore *self, GAsyncResult *result, GError **error)
{
  return til_store_call_finish (self, result, NULL, error) != NULL;
}
