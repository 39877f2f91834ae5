/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "til-case-sheet.h"
#include "til-sheet.h"

G_BEGIN_DECLS

/* Lays out a sheet that is about no child: in languages[0], and beside it in languages[1] unless
 * that is NULL. Called in any thread. */
typedef TilSheet *(*TilSheetFunc) (gconstpointer data,
                                   const char *const languages[2],
                                   GError **error);

/* How such a sheet is laid out, and from what: shared, and never changed. */
typedef struct _TilSheetSource TilSheetSource;

/* data is freed with destroy, in any thread, with the last of those who share it. */
TilSheetSource *
til_sheet_source_new (TilPaper paper, TilSheetFunc func, gpointer data, GDestroyNotify destroy);
TilSheetSource *til_sheet_source_ref (TilSheetSource *self);
void til_sheet_source_unref (TilSheetSource *self);

/* What a sheet is made of, owned, so that a thread can lay it out and write it on its own. */
typedef struct
{
  TilPaper paper;
  /* A wheel sheet's. */
  TilWheelSheetOptions *options; /* (owned) (nullable) its child, wheel and mappings are below */
  TilWheel *wheel;               /* (owned) (nullable) */
  TilChild *child;               /* (owned) (nullable) */
  GPtrArray *mappings;           /* (owned) (element-type TilMapping) */
  /* A case sheet's. */
  TilCaseSheetOptions *case_options; /* (owned) (nullable) its case is below */
  TilCase *kase;                     /* (owned) (nullable) */
  /* Any other sheet's. */
  TilSheetSource *source; /* (owned) (nullable) */
  char *languages[2];     /* (owned) (nullable) */
} TilPrintJob;

/* Copies child and mappings; mappings: (element-type TilMapping), oldest first; NULL for a blank
 * sheet. */
TilPrintJob *til_print_job_new (TilWheel *wheel,
                                const TilChild *child,
                                const GPtrArray *mappings,
                                const char *language);
/* Copies kase. */
TilPrintJob *
til_print_job_new_case (TilCaseSheetKind kind, const TilCase *kase, const char *language);
TilPrintJob *til_print_job_new_sheet (TilSheetSource *source, const char *language);
void til_print_job_free (TilPrintJob *self);

/* As til_wheel_sheet_new(), til_case_sheet_new(), or what the source was made with. */
TilSheet *til_print_job_lay_out (const TilPrintJob *self, GError **error);
/* Lays out the sheet and writes it to path in a thread. job is taken. */
void til_print_job_export_async (TilPrintJob *job,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean til_print_job_export_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSheetSource, til_sheet_source_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilPrintJob, til_print_job_free)

G_END_DECLS
