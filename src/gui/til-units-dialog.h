/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* The register's units and staff. */
#define TIL_TYPE_UNITS_DIALOG (til_units_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilUnitsDialog, til_units_dialog, TIL, UNITS_DIALOG, AdwWindow)

GtkWidget *til_units_dialog_new (TilStore *store);

G_END_DECLS
