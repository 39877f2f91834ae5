/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* The place "Children": search, filters, the list, and what to do when it is empty. Opening,
 * editing and adding go through the window's actions win.open-child, win.edit-child and
 * win.new-child. Property "folded" (boolean): the window is narrow. */
#define TIL_TYPE_CHILDREN_PAGE (til_children_page_get_type ())
G_DECLARE_FINAL_TYPE (TilChildrenPage, til_children_page, TIL, CHILDREN_PAGE, GtkWidget)

GtkWidget *til_children_page_new (TilStore *store);
void til_children_page_focus_search (TilChildrenPage *self);
void til_children_page_focus_list (TilChildrenPage *self);
void til_children_page_set_search (TilChildrenPage *self, const char *text);

/* For measuring: whether the first row is there with its words, whether all rows are, and moving
 * down the list. */
gboolean til_children_page_is_loaded (TilChildrenPage *self);
gboolean til_children_page_shows_all (TilChildrenPage *self);
void til_children_page_scroll (TilChildrenPage *self, double pixels);

G_END_DECLS
