/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* Asks which staff member works here: each reading and change is logged with a name (R16). There is
 * no login yet. Signal "chosen" (id: gint64, name: string); nothing when it is closed without an
 * answer. */
#define TIL_TYPE_WHO_DIALOG (til_who_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilWhoDialog, til_who_dialog, TIL, WHO_DIALOG, AdwWindow)

/* current: the one to mark, 0 for none. */
GtkWidget *til_who_dialog_new (TilStore *store, gint64 current);

G_END_DECLS
