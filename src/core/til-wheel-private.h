/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-wheel.h"

G_BEGIN_DECLS

/* How the reader builds a wheel; nobody else changes one. What is added belongs to the wheel. */

TilWheel *til_wheel_new_empty (void);
void til_wheel_add_step (TilWheel *self, guint face); /* without a word */
/* The four steps that a wheel without a scale has, from "Hard right now" to "It is good". */
void til_wheel_add_default_scale (TilWheel *self);
void til_wheel_add_group (TilWheel *self, const char *key);       /* without a name */
int til_wheel_find_group (const TilWheel *self, const char *key); /* index, -1 when none */
TilArea *til_wheel_add_area (TilWheel *self, const char *key);    /* without texts, in no group */

G_END_DECLS
