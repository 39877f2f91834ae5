/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-mapping.h"

/* Wheels and voices that the tests of drawing share. */

/* A wheel of any size, read from XML as a municipality's own would be; English and Swedish names.
 */
TilWheel *drawn_wheel_new (TilShape shape, guint n_areas, guint n_steps);
/* A mapping with closed voices, steps[i] rating area i; steps are reused in turn. */
TilMapping *drawn_mapping_new (TilWheel *wheel);
TilVoice *drawn_mapping_add (TilMapping *mapping, TilVoiceKind kind, const int *steps, guint n);
/* Eight colours of the default set, light and dark. */
extern const guint32 drawn_colours[8][2];
