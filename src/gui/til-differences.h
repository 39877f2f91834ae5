/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* R2: the areas where voices differ by two steps or more, widest first, each with room for why. */
#define TIL_TYPE_DIFFERENCES (til_differences_get_type ())
G_DECLARE_FINAL_TYPE (TilDifferences, til_differences, TIL, DIFFERENCES, GtkWidget)

void til_differences_set_session (TilDifferences *self, TilMappingSession *session);

G_END_DECLS
