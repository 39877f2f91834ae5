/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* Adds or changes a child. Signals "saved" (id: gint64, created: gboolean), and "open-existing"
 * (id: gint64) when the child turned out to be in the register already. */
#define TIL_TYPE_CHILD_DIALOG (til_child_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilChildDialog, til_child_dialog, TIL, CHILD_DIALOG, AdwWindow)

/* child_id: 0 for a new child. */
GtkWidget *til_child_dialog_new (TilStore *store, gint64 child_id);

G_END_DECLS
