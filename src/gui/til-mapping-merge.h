/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-autosave.h"

G_BEGIN_DECLS

/* Both lists hold the same mappings with the same content. */
gboolean til_mappings_equal (const GPtrArray *a, const GPtrArray *b);

/* Lays what is entered but not yet saved over mappings read anew, so that reading never takes away
 * a word (R15). */
void til_mappings_apply_pending (GPtrArray *mappings, TilAutosave *autosave);

/* Sets the reason of an area in memory; "" drops it. */
void til_mapping_put_reason (TilMapping *mapping, const char *area_key, const char *reason);

G_END_DECLS
