/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One thread that runs jobs in the order they were pushed. It exists because a SQLite connection
 * belongs to one thread, and because the main thread must never wait for a disk. */
typedef struct _TilWorker TilWorker;

typedef void (*TilWorkerFunc) (gpointer data);

TilWorker *til_worker_new (const char *name);
/* Runs func with data on the worker's thread, after everything pushed before. Any thread may push.
 */
void til_worker_push (TilWorker *self, TilWorkerFunc func, gpointer data);
/* Waits until all jobs have run, then ends the thread. Not from the worker's own thread. */
void til_worker_free (TilWorker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilWorker, til_worker_free)

G_END_DECLS
