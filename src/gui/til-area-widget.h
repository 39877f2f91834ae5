/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-wheel-geometry.h"

G_BEGIN_DECLS

/* One area of the wheel on screen, for focus and for assistive technology: it paints nothing. It is
 * a GtkRange because only ranges have AT-SPI's Value interface in GTK 4.8, so that a screen reader
 * can read and set the step. Its value is the step, 0 for not discussed; "value-changed" comes only
 * from outside, never from til_area_widget_set_step(). */
#define TIL_TYPE_AREA_WIDGET (til_area_widget_get_type ())
G_DECLARE_FINAL_TYPE (TilAreaWidget, til_area_widget, TIL, AREA_WIDGET, GtkRange)

GtkWidget *til_area_widget_new (guint index, guint n_steps);
guint til_area_widget_get_index (TilAreaWidget *self);
gboolean til_area_widget_is_setting (TilAreaWidget *self);
/* name: the area's; value: the step's word, or what all voices say; description: how to rate. */
void til_area_widget_describe (TilAreaWidget *self,
                               const char *name,
                               int step,
                               const char *value,
                               const char *description,
                               gboolean read_only);
/* Gives it the rectangle around its area. geometry is in the parent's coordinates. */
void til_area_widget_place (TilAreaWidget *self, const TilWheelGeometry *geometry);

G_END_DECLS
