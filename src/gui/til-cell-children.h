/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* Who is behind a cell of the steering group's figures, for those who may see children: the shown
 * names (R14), which open the child. Never printed or saved; opening it is logged (R16). */
#define TIL_TYPE_CELL_CHILDREN (til_cell_children_get_type ())
G_DECLARE_FINAL_TYPE (TilCellChildren, til_cell_children, TIL, CELL_CHILDREN, AdwWindow)

/* Over the window of parent. title: of the cell. */
GtkWidget *til_cell_children_new (GtkWidget *parent,
                                  TilStore *store,
                                  const TilStatisticsQuery *query,
                                  TilFigureId figure,
                                  guint row,
                                  guint column,
                                  const char *title);

G_END_DECLS
