/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* Starts a mapping: which wheel, and which day. */
#define TIL_TYPE_NEW_MAPPING_POPOVER (til_new_mapping_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    TilNewMappingPopover, til_new_mapping_popover, TIL, NEW_MAPPING_POPOVER, GtkPopover)

GtkWidget *til_new_mapping_popover_new (TilMappingSession *session);

G_END_DECLS
