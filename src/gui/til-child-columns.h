/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-child-list.h"

G_BEGIN_DECLS

/* The columns of the child list: their cells, headings, and which one sorts.
 *
 * Sorting is SQL's, so a column's sorter orders nothing: it only notes which column was asked for.
 * (GTK 4.8 does not yet make the column view's own sorter public.) */

typedef void (*TilSortFunc) (TilChildSort sort, gboolean descending, gpointer data);

/* Adds the columns to view, sorted by name; those for which there is no room are left out until
 * there is. func is called on the main thread whenever the user chooses another order; data must
 * live as long as view. */
void til_child_columns_add (GtkColumnView *view, TilSortFunc func, gpointer data);

/* The list position of the row at x, y of view, GTK_INVALID_LIST_POSITION when there is none. */
guint til_child_columns_pick (GtkColumnView *view, double x, double y);

/* What a screen reader says of a row. (transfer full) */
char *til_child_columns_describe (const TilChildSummary *summary, TilDate on);

G_END_DECLS
