/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* Who the child is, where in the process, what was agreed at the wheel, and the guardians. A
 * protected name is shown here on request, and only here (R14). */
#define TIL_TYPE_WHO_PANEL (til_who_panel_get_type ())
G_DECLARE_FINAL_TYPE (TilWhoPanel, til_who_panel, TIL, WHO_PANEL, GtkWidget)

void til_who_panel_set_session (TilWhoPanel *self, TilMappingSession *session);
/* Beside the wheel, or compact above it; small: without what was agreed. */
void til_who_panel_set_compact (TilWhoPanel *self, gboolean compact, gboolean small);

G_END_DECLS
