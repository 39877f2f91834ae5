/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* What the wheel shows, as a table: a row for each area, a column for each voice. */
#define TIL_TYPE_MAPPING_TABLE (til_mapping_table_get_type ())
G_DECLARE_FINAL_TYPE (TilMappingTable, til_mapping_table, TIL, MAPPING_TABLE, GtkWidget)

void til_mapping_table_set_session (TilMappingTable *self, TilMappingSession *session);

G_END_DECLS
