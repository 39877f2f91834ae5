/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* Adds to a group of the preferences what a municipality chooses of the programmes' tools: Trappan,
 * the three levels, and meeting kinds of its own. Saved as they are chosen. */
void til_method_rows_add (AdwPreferencesGroup *group, TilStore *store);

G_END_DECLS
