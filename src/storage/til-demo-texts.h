/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-mapping.h"

G_BEGIN_DECLS

/* What the voices of the demo register say, in Swedish as they would write it, and in a few other
 * languages. */

/* A note of a voice on an area of the dimension that is hard, or good. */
const char *til_demo_note (TilVoiceKind kind, TilDimension dimension, gboolean good, guint pick);
/* (nullable) A guardian's note in another language; NULL where there is none. */
const char *til_demo_foreign_note (const char *language, TilDimension dimension, gboolean good);
const char *til_demo_reason (guint pick);
/* young: for preschool. */
const char *til_demo_next_step (gboolean young, guint pick);
const char *til_demo_child_note (guint pick);

G_END_DECLS
