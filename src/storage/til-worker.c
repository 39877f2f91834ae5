/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-worker.h"

struct _TilWorker
{
  GThread *thread;   /* (owned) */
  GAsyncQueue *jobs; /* (owned) (element-type Job) */
};

typedef struct
{
  TilWorkerFunc func; /* (nullable) NULL ends the thread */
  gpointer data;
} Job;

static gpointer
run_jobs (gpointer data)
{
  g_autoptr (GAsyncQueue) jobs = data;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (jobs);

      if (job->func == NULL)
        return NULL;
      job->func (job->data);
    }
}

TilWorker *
til_worker_new (const char *name)
{
  TilWorker *self = g_new0 (TilWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, run_jobs, g_async_queue_ref (self->jobs));
  return self;
}

void
til_worker_push (TilWorker *self, TilWorkerFunc func, gpointer data)
{
  Job *job = g_new (Job, 1);

  job->func = func;
  job->data = data;
  g_async_queue_push (self->jobs, job);
}

void
til_worker_free (TilWorker *self)
{
  g_assert (g_thread_self () != self->thread);

  til_worker_push (self, NULL, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
  g_async_queue_unref (self->jobs);
  g_free (self);
}
