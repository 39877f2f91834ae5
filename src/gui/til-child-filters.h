/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* The row of filters above the child list. Signal "changed" when the user chose something else. */
#define TIL_TYPE_CHILD_FILTERS (til_child_filters_get_type ())
G_DECLARE_FINAL_TYPE (TilChildFilters, til_child_filters, TIL, CHILD_FILTERS, GtkWidget)

/* Follows the store's units and staff. */
void til_child_filters_set_store (TilChildFilters *self, TilStore *store);
/* Writes the filters into query, leaving its search and order alone. */
void til_child_filters_apply (TilChildFilters *self, TilChildQuery *query);
/* TRUE when nothing is left out but closed processes. */
gboolean til_child_filters_is_clear (TilChildFilters *self);
void til_child_filters_clear (TilChildFilters *self);
void til_child_filters_show_closed (TilChildFilters *self);
/* Below one another instead of side by side. */
void til_child_filters_set_narrow (TilChildFilters *self, gboolean narrow);
void til_child_filters_set_count (TilChildFilters *self, guint count);

G_END_DECLS
