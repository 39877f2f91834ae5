/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side in columns of the same width from the side where reading starts, or below
 * one another where a column would be narrower than the least width asked for. */
#define TIL_TYPE_COLUMNS_LAYOUT (til_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (TilColumnsLayout, til_columns_layout, TIL, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *til_columns_layout_new (int least_width, int spacing);

G_END_DECLS
