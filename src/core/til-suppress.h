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
  gboolean *forced; /* the same shape: hidden for another reason (time, filters) */
  gboolean *known;  /* the same shape: published elsewhere, so hiding it here protects nothing */
  guint n_group;    /* the sums of the first rows by column are published elsewhere; 0 none */
  int unseen_row;   /* what belongs to no row that is shown: hidden at no cost; -1 none */
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
/* Before til_table_suppress(): hide a cell whatever its count, or hide others instead of it. */
void til_table_force (TilTable *self, guint row, guint column);
void til_table_set_known (TilTable *self, guint row, guint column);
/* Whether the sum of the group's rows in a column (n_columns: in all) can't be computed from what
 * is published of the table. */
gboolean til_table_group_is_open (const TilTable *self, guint column);
gboolean til_table_is_hidden (const TilTable *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilTable, til_table_free)

G_END_DECLS
