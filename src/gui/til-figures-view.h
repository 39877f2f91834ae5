/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-figures.h"

G_BEGIN_DECLS

/* The steering group's figures as widgets, in the words of the workbook. figures: protected (R13).
 */

/* Adds one row a count to group. rows: receives the rows (borrowed). */
void til_figures_view_add_counts (AdwPreferencesGroup *group,
                                  const TilFigures *figures,
                                  GPtrArray *rows);
/* Tables with headings. (transfer floating) */
GtkWidget *til_figures_view_new_ages (const TilFigures *figures);
GtkWidget *til_figures_view_new_areas (const TilFigures *figures);
void til_figures_view_add_definitions (AdwPreferencesGroup *group);

G_END_DECLS
