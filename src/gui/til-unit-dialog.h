/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* Adds or changes one unit. Signal "saved" (id: gint64). */
#define TIL_TYPE_UNIT_DIALOG (til_unit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilUnitDialog, til_unit_dialog, TIL, UNIT_DIALOG, AdwWindow)

/* unit: (nullable) a new one. It is copied. */
GtkWidget *til_unit_dialog_new (TilStore *store, const TilUnit *unit);

G_END_DECLS
