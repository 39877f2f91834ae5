/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-store.h"

G_BEGIN_DECLS

/* One call on its way to the worker and back: what it was asked, what it answers. Each typed call
 * of the store is a function that fills the arguments, one that runs on the worker, and one that
 * takes the answer out. */
typedef struct _TilCall TilCall;

/* On the worker's thread; the answer goes into result or result_id. */
typedef gboolean (*TilCallFunc) (TilRegister *reg, TilCall *call, GError **error);

struct _TilCall
{
  gint64 id; /* arguments: each call uses those it needs */
  gint64 other_id;
  gint64 third_id;
  int number;
  int other_number;
  gboolean flag;
  char *key;       /* (owned) (nullable) */
  char *text;      /* (owned) (nullable) */
  char *expected;  /* (owned) (nullable) */
  gpointer object; /* (owned) (nullable) freed by object_free */
  GDestroyNotify object_free;

  gpointer result; /* (owned) (nullable) freed by result_free */
  GDestroyNotify result_free;
  gint64 result_id;

  TilProgressFunc progress; /* (nullable) called in the caller's main context */
  gpointer progress_data;

  GCancellable *cancellable; /* borrowed (nullable) for writes that can be stopped half way */

  struct _TilCallState *state; /* (owned) the store's own */
};

TilCall *til_call_new (void);

typedef enum
{
  TIL_CALL_READ,  /* the answer is dropped when cancelled */
  TIL_CALL_WRITE, /* not begun when cancelled; once begun it is reported as it went, and "changed"
                     follows */
} TilCallKind;

/* Queues call (transfer full). A call that is cancelled before its turn is answered without
 * running. */
void til_store_call (TilStore *self,
                     TilCallKind kind,
                     TilCallFunc run,
                     TilCall *call,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data);
/* The call with its answer, borrowed from result; NULL on error. run: the function it was queued
 * with, or NULL for any. */
TilCall *
til_store_call_finish (TilStore *self, GAsyncResult *result, TilCallFunc run, GError **error);
/* As above: the result itself. (transfer full) */
gpointer
til_store_call_steal (TilStore *self, GAsyncResult *result, TilCallFunc run, GError **error);

/* Reads a class list and checks it alone and against the register. On the worker. (transfer full)
 */
TilClassList *til_store_load_class_list (TilRegister *reg, const char *path, GError **error);

/* A TilProgressFunc for use on the worker, data a TilCall: passes the latest figures on to
 * call->progress in the caller's main context. */
void til_call_report_progress (guint done, guint total, gpointer data);

G_END_DECLS
