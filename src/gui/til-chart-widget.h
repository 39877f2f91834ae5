/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-chart.h"

G_BEGIN_DECLS

/* A chart on the screen, in the screen's language and colours: as high as its width asks for, and
 * described in words to whoever doesn't see it. Its name is "Chart" until it is given the chart's
 * title by til_set_accessible_label(). */
#define TIL_TYPE_CHART_WIDGET (til_chart_widget_get_type ())
G_DECLARE_FINAL_TYPE (TilChartWidget, til_chart_widget, TIL, CHART_WIDGET, GtkWidget)

/* (transfer floating) */
GtkWidget *til_chart_widget_new (void);
/* chart: taken (nullable: nothing is shown). keep (nullable) is called with data once the chart is
 * gone: give it what the chart borrows, and how to let go of that. */
void til_chart_widget_set_chart (TilChartWidget *self,
                                 TilChart *chart,
                                 GDestroyNotify keep,
                                 gpointer data);
TilChart *til_chart_widget_get_chart (TilChartWidget *self); /* borrowed (nullable) */

G_END_DECLS
