/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* Shows words that somebody else's change kept from being saved, and the ways out (R15). Not seen
 * while there are none. */
#define TIL_TYPE_KEPT_BAR (til_kept_bar_get_type ())
G_DECLARE_FINAL_TYPE (TilKeptBar, til_kept_bar, TIL, KEPT_BAR, GtkWidget)

void til_kept_bar_set_session (TilKeptBar *self, TilMappingSession *session);

G_END_DECLS
