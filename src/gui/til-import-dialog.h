/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* Imports a class list: choose the file, see what will happen, import all or nothing. Signal
 * "imported" (n: guint). */
#define TIL_TYPE_IMPORT_DIALOG (til_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilImportDialog, til_import_dialog, TIL, IMPORT_DIALOG, AdwWindow)

GtkWidget *til_import_dialog_new (TilStore *store);
/* Reads the file at path and shows what it would do, as choosing it does. */
void til_import_dialog_read (TilImportDialog *self, const char *path);

G_END_DECLS
