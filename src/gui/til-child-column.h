/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one column of a tab of the child's page: as wide and as far from the top in each, so that
 * nothing jumps when another tab is shown. (transfer floating) */
GtkWidget *til_child_column_new (GtkWidget *column);

G_END_DECLS
