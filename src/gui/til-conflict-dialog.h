/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-child-merge.h"

G_BEGIN_DECLS

/* R15: shows what two people wrote in the same fields, side by side, and lets the second choose for
 * each. Signal "decided". Closing it decides nothing, and nothing is saved. */
#define TIL_TYPE_CONFLICT_DIALOG (til_conflict_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilConflictDialog, til_conflict_dialog, TIL, CONFLICT_DIALOG, AdwWindow)

/* clashes: (element-type TilChildClash), referenced. */
GtkWidget *til_conflict_dialog_new (GPtrArray *clashes);
/* Whether theirs was chosen for a clash. */
gboolean til_conflict_dialog_takes_theirs (TilConflictDialog *self, guint clash);
/* Whether both texts were chosen for a clash that is joinable, which is what is offered first. */
gboolean til_conflict_dialog_takes_both (TilConflictDialog *self, guint clash);

G_END_DECLS
