/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* Adds or changes one staff member. Signal "saved" (id: gint64, name: string). */
#define TIL_TYPE_STAFF_DIALOG (til_staff_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilStaffDialog, til_staff_dialog, TIL, STAFF_DIALOG, AdwWindow)

/* staff: (nullable) a new one. It is copied. name: (nullable) what the field for the name starts
 * with. */
GtkWidget *til_staff_dialog_new (TilStore *store, const TilStaff *staff, const char *name);

G_END_DECLS
