/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* R13. A published table of counts: groups smaller than 5 are hidden, and as many others as it
 * takes that no hidden cell can be computed from the published cells and totals: each keeps at
 * least two possible values. til-suppress.c says exactly what is promised and why it holds. */

#define TIL_SMALLEST_GROUP 5

typedef struct
{
  guint n_rows; /* without the totals */
  guint n_columns;
  gint64
      *counts; /* (n_rows + 1) * (n_columns + 1), row by row; last row and column are the totals */
  gboolean *hidden; /* the same shape: TRUE shows as "<5" or "·" */
  gboolean
      *primary; /* the same shape: hidden because it is 1-4; otherwise hidden as complementary */
} TilTable;

TilTable *til_table_new (guint n_rows, guint n_columns);
void til_table_free (TilTable *self);
gint64 til_table_get (const TilTable *self, guint row, guint column);
void til_table_set (TilTable *self, guint row, guint column, gint64 count);
/* Fills the totals from the inner cells, then decides what is hidden. Zero may be shown. */
void til_table_suppress (TilTable *self);
/* For a table whose rows count the same children again and again (areas): rows add up, columns
 * don't, and the totals of columns are never shown. */
void til_table_suppress_rows (TilTable *self);
gboolean til_table_is_hidden (const TilTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilTable, til_table_free)

G_END_DECLS
