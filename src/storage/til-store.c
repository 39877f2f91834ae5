/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-store-case.h"
#include "til-store-private.h"
#include "til-worker.h"

#include <glib/gi18n-lib.h>

struct _TilStore
{
  GObject parent_instance;

  char *path;            /* (owned) */
  GMainContext *context; /* (owned) where "changed" is emitted */
  TilWorker *worker;     /* (owned) (nullable) NULL once closed */
  TilRegister *reg;      /* (owned) (nullable) touched by the worker only, until it has ended */
  gboolean read_only;    /* set by the worker before the opening is answered */
  gint change_pending;   /* (atomic) */
  gint64 actor_id;       /* as last set on the main thread */
};

/* What the machinery keeps of one call. */
typedef struct _TilCallState
{
  TilStore *store; /* (owned) */
  TilCallKind kind;
  TilCallFunc run;
  GTask *task;           /* borrowed: it owns the call */
  GMainContext *context; /* (owned) the caller's */
  GError *error;         /* (owned) (nullable) */
  gint progress_pending; /* (atomic) */
  gint progress_done;    /* (atomic) */
  gint progress_total;   /* (atomic) */
} TilCallState;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilStore, til_store, G_TYPE_OBJECT)

TilCall *
til_call_new (void)
{
  return g_new0 (TilCall, 1);
}

static void
call_free (TilCall *self)
{
  if (self->object != NULL && self->object_free != NULL)
    self->object_free (self->object);
  if (self->result != NULL && self->result_free != NULL)
    self->result_free (self->result);
  g_free (self->key);
  g_free (self->text);
  g_free (self->expected);
  if (self->state != NULL)
    {
      g_clear_error (&self->state->error);
      g_main_context_unref (self->state->context);
      g_object_unref (self->state->store);
      g_free (self->state);
    }
  g_free (self);
}

/* Sources hold what they deliver, so that the last reference goes where the source was to run and
 * never on the worker, which could not wait for itself. */
static void
run_in_context (GMainContext *context, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, context);
}

static gboolean
emit_changed_cb (gpointer data)
{
  TilStore *self = data;

  g_atomic_int_set (&self->change_pending, 0);
  if (self->worker != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
schedule_changed (TilStore *self)
{
  if (g_atomic_int_compare_and_exchange (&self->change_pending, 0, 1))
    run_in_context (self->context, emit_changed_cb, g_object_ref (self), g_object_unref);
}

static gboolean
deliver_cb (gpointer data)
{
  GTask *task = data;
  TilCall *call = g_task_get_task_data (task);
  TilCallState *state = call->state;

  if (state->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&state->error));
      return G_SOURCE_REMOVE;
    }
  if (state->kind == TIL_CALL_WRITE)
    schedule_changed (state->store);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* On the worker, which gives up the task in the end: from then on it belongs to the caller's
 * context. */
static void
run_call (gpointer data)
{
  GTask *task = data;
  TilCall *call = g_task_get_task_data (task);
  TilCallState *state = call->state;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &state->error))
    {
      gboolean done = state->run (state->store->reg, call, &state->error);

      g_assert (done == (state->error == NULL));
    }
  run_in_context (state->context, deliver_cb, task, g_object_unref);
}

static gboolean
progress_cb (gpointer data)
{
  TilCall *call = g_task_get_task_data (data);
  TilCallState *state = call->state;

  g_atomic_int_set (&state->progress_pending, 0);
  call->progress (g_atomic_int_get (&state->progress_done),
                  g_atomic_int_get (&state->progress_total), call->progress_data);
  return G_SOURCE_REMOVE;
}

void
til_call_report_progress (guint done, guint total, gpointer data)
{
  TilCall *call = data;
  TilCallState *state = call->state;

  if (call->progress == NULL)
    return;
  g_atomic_int_set (&state->progress_done, done);
  g_atomic_int_set (&state->progress_total, total);
  if (g_atomic_int_compare_and_exchange (&state->progress_pending, 0, 1))
    run_in_context (state->context, progress_cb, g_object_ref (state->task), g_object_unref);
}

static void
queue_task (TilStore *self, TilCallKind kind, TilCallFunc run, TilCall *call, GTask *task)
{
  TilCallState *state = g_new0 (TilCallState, 1);

  state->store = g_object_ref (self);
  state->kind = kind;
  state->run = run;
  state->task = task;
  state->context = g_main_context_ref (g_task_get_context (task));
  call->state = state;
  call->cancellable = g_task_get_cancellable (task);
  g_task_set_source_tag (task, run);
  g_task_set_check_cancellable (task, kind == TIL_CALL_READ);
  g_task_set_task_data (task, call, (GDestroyNotify)call_free);
  if (self->worker == NULL)
    {
      g_task_return_new_error (task, TIL_ERROR, TIL_ERROR_FAILED, "%s",
                               _ ("The register has been closed."));
      g_object_unref (task);
      return;
    }
  til_worker_push (self->worker, run_call, task);
}

void
til_store_call (TilStore *self,
                TilCallKind kind,
                TilCallFunc run,
                TilCall *call,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer data)
{
  g_return_if_fail (TIL_IS_STORE (self));

  queue_task (self, kind, run, call, g_task_new (self, cancellable, callback, data));
}

TilCall *
til_store_call_finish (TilStore *self, GAsyncResult *result, TilCallFunc run, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (run == NULL || g_task_get_source_tag (G_TASK (result)) == run, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_task_get_task_data (G_TASK (result));
}

gpointer
til_store_call_steal (TilStore *self, GAsyncResult *result, TilCallFunc run, GError **error)
{
  TilCall *call = til_store_call_finish (self, result, run, error);

  return call != NULL ? g_steal_pointer (&call->result) : NULL;
}

static gboolean
run_open (TilRegister *unused, TilCall *call, GError **error)
{
  TilStore *self = call->state->store;
  g_autoptr (GError) local_error = NULL;

  if (call->flag)
    self->reg = til_register_create (self->path, error);
  else
    {
      self->reg = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &local_error);
      if (g_error_matches (local_error, TIL_ERROR, TIL_ERROR_READ_ONLY))
        {
          self->read_only = TRUE;
          self->reg = til_register_open (self->path, TIL_REGISTER_READ_ONLY, error);
        }
      else if (self->reg == NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
    }
  return self->reg != NULL;
}

/* On the worker. What the window shows first is read while the window is being built; a failure
 * shows again when the list itself is asked for. */
static void
warm_list (gpointer data)
{
  TilStore *self = data;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GArray) ids = NULL;

  if (self->reg != NULL)
    ids = til_register_query_children (self->reg, query, NULL);
}

/**
 * Opens the register at path, or makes it first. One that may not be written is opened for reading.
 */
void
til_store_open_async (const char *path,
                      gboolean create,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  g_autoptr (TilStore) self = g_object_new (TIL_TYPE_STORE, NULL);
  TilCall *call = til_call_new ();

  g_return_if_fail (path != NULL);

  self->path = g_strdup (path);
  self->context = g_main_context_ref_thread_default ();
  self->worker = til_worker_new ("register");
  call->flag = create;
  queue_task (self, TIL_CALL_READ, run_open, call, g_task_new (NULL, cancellable, callback, data));
  /* The worker ends before the store does. */
  til_worker_push (self->worker, warm_list, self);
}

TilStore *
til_store_open_finish (GAsyncResult *result, GError **error)
{
  TilCall *call;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_task_get_source_tag (G_TASK (result)) == run_open, NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  call = g_task_get_task_data (G_TASK (result));
  return g_object_ref (call->state->store);
}

const char *
til_store_get_path (TilStore *self)
{
  g_return_val_if_fail (TIL_IS_STORE (self), NULL);

  return self->path;
}

gboolean
til_store_get_read_only (TilStore *self)
{
  g_return_val_if_fail (TIL_IS_STORE (self), TRUE);

  return self->read_only;
}

static gboolean
run_set_actor (TilRegister *reg, TilCall *call, GError **error)
{
  til_register_set_actor (reg, call->id, call->text);
  return TRUE;
}

void
til_store_set_actor (TilStore *self, gint64 staff_id, const char *name)
{
  TilCall *call = til_call_new ();

  self->actor_id = staff_id;
  call->id = staff_id;
  call->text = g_strdup (name);
  til_store_call (self, TIL_CALL_READ, run_set_actor, call, NULL, NULL, NULL);
}

gint64
til_store_get_actor (TilStore *self)
{
  g_return_val_if_fail (TIL_IS_STORE (self), 0);

  return self->actor_id;
}

void
til_store_close (TilStore *self)
{
  g_return_if_fail (TIL_IS_STORE (self));

  g_clear_pointer (&self->worker, til_worker_free);
  g_clear_pointer (&self->reg, til_register_close);
}

static void
til_store_finalize (GObject *object)
{
  TilStore *self = TIL_STORE (object);

  til_store_close (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->path);
  G_OBJECT_CLASS (til_store_parent_class)->finalize (object);
}

static void
til_store_class_init (TilStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = til_store_finalize;

  /* Something was written: at most once in each turn of the main loop. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
til_store_init (TilStore *self)
{
}
