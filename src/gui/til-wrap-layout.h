/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side at their natural width, on as many lines as it takes, from the side where
 * reading starts. */
#define TIL_TYPE_WRAP_LAYOUT (til_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (TilWrapLayout, til_wrap_layout, TIL, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
