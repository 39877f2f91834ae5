/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* A child's page: what the next step is and whose turn, and below it the tabs of TilChildPlace,
 * each made when it is first shown. Property "title" (string) is the shown name (R14). Signals
 * "edit-requested" and "closed". Actions: page.undo, page.redo and page.print act on the shown tab;
 * page.tab (int), page.edit, page.close, page.delete-mapping, page.finish-voice, page.wheel. What
 * is entered on the wheel is saved as it is entered; closing sends the rest. */
#define TIL_TYPE_CHILD_PAGE (til_child_page_get_type ())
G_DECLARE_FINAL_TYPE (TilChildPage, til_child_page, TIL, CHILD_PAGE, AdwBin)

GtkWidget *til_child_page_new (TilStore *store, gint64 child_id);
/* Goes to a record in a tab, as soon as both are read; record_id 0: to what is to be done there. */
void til_child_page_show (TilChildPage *self, TilChildPlace place, gint64 record_id);
/* Borrowed: the case that the tabs show. */
TilCaseModel *til_child_page_get_model (TilChildPage *self);

G_END_DECLS
