/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* The child's mappings: which one is looked at, and which earlier ones lie behind it (R4). Signal
 * "refused" (sentence). */
#define TIL_TYPE_MAPPINGS_POPOVER (til_mappings_popover_get_type ())
G_DECLARE_FINAL_TYPE (TilMappingsPopover, til_mappings_popover, TIL, MAPPINGS_POPOVER, GtkPopover)

GtkWidget *til_mappings_popover_new (TilMappingSession *session);

G_END_DECLS
