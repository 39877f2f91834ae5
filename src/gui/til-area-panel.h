/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* The chosen area: what it is about, what to ask, and the rating and note of the voice being
 * entered, or what each voice said. */
#define TIL_TYPE_AREA_PANEL (til_area_panel_get_type ())
G_DECLARE_FINAL_TYPE (TilAreaPanel, til_area_panel, TIL, AREA_PANEL, GtkWidget)

void til_area_panel_set_session (TilAreaPanel *self, TilMappingSession *session);
void til_area_panel_focus_note (TilAreaPanel *self);
/* The button of a step, 0 for not discussed; borrowed, NULL while nothing is entered. */
GtkWidget *til_area_panel_get_step_button (TilAreaPanel *self, int step);

G_END_DECLS
