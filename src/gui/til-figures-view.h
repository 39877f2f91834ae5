/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-shared-report.h"

G_BEGIN_DECLS

/* The steering group's figures as widgets, in the words of the workbook. They show a report's
 * published cells and nothing else (R13). (transfer floating) */

/* Somebody wants to see who is behind a cell. title: of the cell, in the screen's language. */
typedef void (*TilFigureCellFunc) (
    TilFigureId figure, guint row, guint column, const char *title, gpointer data);

/* One of the few figures: its headline, what it was last year, how it went over the years, and a
 * button that tells what it counts. */
GtkWidget *til_figure_card_new (TilSharedReport *shared, TilFigureId figure);
/* The share that agreed in a survey's question, over its rounds. */
GtkWidget *til_survey_card_new (TilSharedReport *shared, guint survey, guint trend);
/* All of a figure: definition, chart and table. compare: with what it was last year. func
 * (nullable): cells of children can be pressed; data must live as long as the widget. */
GtkWidget *til_figure_section_new (TilSharedReport *shared,
                                   TilFigureId figure,
                                   gboolean compare,
                                   TilFigureCellFunc func,
                                   gpointer data);

G_END_DECLS
