/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "til-case-sheet.h"
#include "til-sheet.h"

G_BEGIN_DECLS

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
void til_print_job_free (TilPrintJob *self);

/* As til_wheel_sheet_new() or til_case_sheet_new(). */
TilSheet *til_print_job_lay_out (const TilPrintJob *self, GError **error);
/* Lays out the sheet and writes it to path in a thread. job is taken. */
void til_print_job_export_async (TilPrintJob *job,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
gboolean til_print_job_export_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilPrintJob, til_print_job_free)

G_END_DECLS
