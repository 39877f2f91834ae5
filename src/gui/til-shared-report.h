/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-report.h"

G_BEGIN_DECLS

/* A report that the page, its charts, and the threads that write it to files share: freed with the
 * last of them, in any thread. */
typedef struct _TilSharedReport TilSharedReport;
/* report is taken. (transfer full) */
TilSharedReport *til_shared_report_new (TilReport *report);
TilSharedReport *til_shared_report_ref (TilSharedReport *self);
void til_shared_report_unref (TilSharedReport *self);
const TilReport *til_shared_report_get (const TilSharedReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSharedReport, til_shared_report_unref)

G_END_DECLS
