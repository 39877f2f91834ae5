/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* The wheel or flower of a session's chosen mapping, rated by mouse, touch, keys and assistive
 * technology. Left and Right go round by angle, in every language (the wheel isn't mirrored); Up,
 * Down, Home, End and digits set the step (0 is ten), Delete and Backspace take it away; Tab goes
 * in and out. Signal "note-requested": Enter or Space, for the chosen area's panel. */
#define TIL_TYPE_WHEEL_WIDGET (til_wheel_widget_get_type ())
G_DECLARE_FINAL_TYPE (TilWheelWidget, til_wheel_widget, TIL, WHEEL_WIDGET, GtkWidget)

GtkWidget *til_wheel_widget_new (void);
/* session is kept. */
void til_wheel_widget_set_session (TilWheelWidget *self, TilMappingSession *session);
/* Focuses the chosen area, or the first one without choosing it: what is shown beside stays until
 * the person goes to an area. */
void til_wheel_widget_focus_quietly (TilWheelWidget *self);
/* The widget of an area, borrowed. */
GtkWidget *til_wheel_widget_get_area (TilWheelWidget *self, guint area);

G_END_DECLS
