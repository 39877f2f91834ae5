/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-store.h"

G_BEGIN_DECLS

/* One line of the child list. Made without data and filled by the worker; "loaded" is notified when
 * the summary arrives or changes. */
#define TIL_TYPE_CHILD_ROW (til_child_row_get_type ())
G_DECLARE_FINAL_TYPE (TilChildRow, til_child_row, TIL, CHILD_ROW, GObject)

gint64 til_child_row_get_id (TilChildRow *self);
const TilChildSummary *til_child_row_get_summary (TilChildRow *self); /* (nullable) until loaded */

/* A GListModel of TilChildRow over an array of ids, ordered and filtered in SQL; pages of 64 rows
 * fetched by the worker, kept weakly; a generation counter drops stale answers; a refresh is one
 * minimal items-changed. Properties: "loading" (boolean), "n-items" (uint). Signal: "failed"
 * (GError), when something could not be read; the list stays as it was. Refreshes itself on the
 * store's "changed". */
#define TIL_TYPE_CHILD_LIST (til_child_list_get_type ())
G_DECLARE_FINAL_TYPE (TilChildList, til_child_list, TIL, CHILD_LIST, GObject)

TilChildList *til_child_list_new (TilStore *store);
void til_child_list_set_query (TilChildList *self, const TilChildQuery *query);
gboolean til_child_list_get_loading (TilChildList *self);
gboolean til_child_list_find (TilChildList *self, gint64 id, guint *position);

G_END_DECLS
