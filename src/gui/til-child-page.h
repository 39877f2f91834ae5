/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* A child's page: who and what next, the wheel, the chosen area. Property "title" (string) is the
 * shown name (R14). Signals "edit-requested" and "closed". Actions: page.undo, page.redo,
 * page.print, page.edit, page.close, page.delete-mapping, page.finish-voice, page.wheel. What is
 * entered is saved as it is entered; closing sends the rest. */
#define TIL_TYPE_CHILD_PAGE (til_child_page_get_type ())
G_DECLARE_FINAL_TYPE (TilChildPage, til_child_page, TIL, CHILD_PAGE, AdwBin)

GtkWidget *til_child_page_new (TilStore *store, gint64 child_id);

G_END_DECLS
