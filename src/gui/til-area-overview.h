/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* What stands beside the wheel while no area is chosen: what to talk about, one line for each area
 * where voices differ (R2), or how to begin. */
#define TIL_TYPE_AREA_OVERVIEW (til_area_overview_get_type ())
G_DECLARE_FINAL_TYPE (TilAreaOverview, til_area_overview, TIL, AREA_OVERVIEW, GtkWidget)

/* session is kept. */
void til_area_overview_set_session (TilAreaOverview *self, TilMappingSession *session);

G_END_DECLS
