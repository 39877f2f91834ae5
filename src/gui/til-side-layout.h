/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Words, and what can be done about them: the second child at the end of the line where there is
 * room for both, below the first where there is not. */
#define TIL_TYPE_SIDE_LAYOUT (til_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (TilSideLayout, til_side_layout, TIL, SIDE_LAYOUT, GtkLayoutManager)

/* A box with the two. (transfer floating) */
GtkWidget *til_side_box_new (GtkWidget *words, GtkWidget *buttons);

G_END_DECLS
