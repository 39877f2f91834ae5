/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-print-dialog.h"
#include "til-sheet.h"

G_BEGIN_DECLS

/* The print dialog with the time and activity plan, or the year, as they are listed now. */
TilPrintDialog *til_plan_print (GtkWidget *parent, TilCollaborationData *data);
TilPrintDialog *til_year_print (GtkWidget *parent, TilCollaborationData *data, TilPaper paper);

G_END_DECLS
