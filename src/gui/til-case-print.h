/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case-model.h"
#include "til-print-dialog.h"

G_BEGIN_DECLS

/* What til_case_print() opens, with what is already chosen: for the timeline from, to (NONE: no
 * bound) and events (bits of 1 << TilEventKind, 0 all). NULL while the case is not read. */
TilPrintDialog *til_case_print_dialog (GtkWidget *parent,
                                       TilCaseModel *model,
                                       TilCaseSheetKind kind,
                                       gint64 record_id,
                                       TilDate from,
                                       TilDate to,
                                       guint events);

G_END_DECLS
