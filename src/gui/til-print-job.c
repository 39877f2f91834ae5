/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-print-job.h"

#include "til-export.h"

struct _TilSheetSource
{
  TilPaper paper;
  TilSheetFunc func;
  gpointer data; /* (owned) by destroy */
  GDestroyNotify destroy;
};

typedef struct
{
  TilPrintJob *job; /* (owned) */
  char *path;       /* (owned) */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  til_print_job_free (export->job);
  g_free (export->path);
  g_free (export);
}

TilPrintJob *
til_print_job_new (TilWheel *wheel,
                   const TilChild *child,
                   const GPtrArray *mappings,
                   const char *language)
{
  TilPrintJob *self = g_new0 (TilPrintJob, 1);

  self->paper = TIL_PAPER_A4;
  self->wheel = til_wheel_ref (wheel);
  self->child = child != NULL ? til_child_copy (child) : NULL;
  self->mappings = g_ptr_array_new_with_free_func ((GDestroyNotify)til_mapping_free);
  self->options = til_wheel_sheet_options_new (self->wheel, language);
  self->options->child = self->child;
  for (guint i = 0; mappings != NULL && i < mappings->len; i++)
    {
      g_ptr_array_add (self->mappings, til_mapping_copy (g_ptr_array_index (mappings, i)));
      g_ptr_array_add (self->options->mappings, g_ptr_array_index (self->mappings, i));
    }
  return self;
}

TilPrintJob *
til_print_job_new_case (TilCaseSheetKind kind, const TilCase *kase, const char *language)
{
  TilPrintJob *self = g_new0 (TilPrintJob, 1);

  self->paper = TIL_PAPER_A4;
  self->kase = til_case_copy (kase);
  self->case_options = til_case_sheet_options_new (kind, self->kase, language);
  return self;
}

TilSheetSource *
til_sheet_source_new (TilPaper paper, TilSheetFunc func, gpointer data, GDestroyNotify destroy)
{
  TilSheetSource *self = g_atomic_rc_box_new0 (TilSheetSource);

  self->paper = paper;
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  return self;
}

TilSheetSource *
til_sheet_source_ref (TilSheetSource *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  TilSheetSource *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
}

void
til_sheet_source_unref (TilSheetSource *self)
{
  g_atomic_rc_box_release_full (self, source_clear);
}

TilPrintJob *
til_print_job_new_sheet (TilSheetSource *source, const char *language)
{
  TilPrintJob *self = g_new0 (TilPrintJob, 1);

  self->paper = source->paper;
  self->source = til_sheet_source_ref (source);
  self->languages[0] = g_strdup (language);
  return self;
}

void
til_print_job_free (TilPrintJob *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->options, til_wheel_sheet_options_free);
  g_clear_pointer (&self->case_options, til_case_sheet_options_free);
  g_clear_pointer (&self->mappings, g_ptr_array_unref);
  g_clear_pointer (&self->child, til_child_free);
  g_clear_pointer (&self->wheel, til_wheel_unref);
  g_clear_pointer (&self->kase, til_case_free);
  g_clear_pointer (&self->source, til_sheet_source_unref);
  g_free (self->languages[0]);
  g_free (self->languages[1]);
  g_free (self);
}

TilSheet *
til_print_job_lay_out (const TilPrintJob *self, GError **error)
{
  const char *const languages[2] = { self->languages[0], self->languages[1] };

  if (self->source != NULL)
    return self->source->func (self->source->data, languages, error);
  return self->case_options != NULL ? til_case_sheet_new (self->case_options, error)
                                    : til_wheel_sheet_new (self->options, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSheet) sheet = til_print_job_lay_out (export->job, &error);

  if (sheet == NULL || !til_export_sheet (sheet, export->path, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
til_print_job_export_async (TilPrintJob *job,
                            const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Export *export = g_new0 (Export, 1);

  export->job = job;
  export->path = g_strdup (path);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
til_print_job_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
