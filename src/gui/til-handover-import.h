/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-store-case.h"

G_BEGIN_DECLS

/* Called with the child that was imported into store, on the main thread. */
typedef void (*TilImportedFunc) (TilStore *store, gint64 child_id, gpointer data);

/* Asks for a child file, tells who it is about and where it comes from, asks whether it is to be
 * merged with a child that is known, and imports it. What is wrong with the file is told in one
 * sentence. data must live as long as window; done is not called when nothing was imported. */
void til_handover_import (GtkWindow *window, TilStore *store, TilImportedFunc done, gpointer data);
/* The same, for a file that is already chosen. */
void til_handover_import_file (
    GtkWindow *window, TilStore *store, const char *path, TilImportedFunc done, gpointer data);

G_END_DECLS
