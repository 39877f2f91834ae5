/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* Hjulet: who the child is, the wheel, the chosen area. The first tab of the child's page, whose
 * actions (page.finish-voice, page.wheel) it uses. */
#define TIL_TYPE_WHEEL_VIEW (til_wheel_view_get_type ())
G_DECLARE_FINAL_TYPE (TilWheelView, til_wheel_view, TIL, WHEEL_VIEW, AdwBin)

/* panel_button shows and hides the area where there is no room for it beside the wheel; it is
 * visible only there. */
GtkWidget *til_wheel_view_new (TilMappingSession *session, GtkToggleButton *panel_button);
/* The keyboard's focus to the wheel, from anywhere in the view. */
void til_wheel_view_focus_wheel (TilWheelView *self);
/* To a mapping; 0: to what is to be done next on the newest: begin it, go on with a voice, add one,
 * see where they differ. */
void til_wheel_view_focus_record (GtkWidget *view, gint64 mapping_id);

G_END_DECLS
