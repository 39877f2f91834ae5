/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-demo-private.h"

G_BEGIN_DECLS

/* What the steering group of the demo register sees: surveys, and what the organisations do
 * together. After the units. */
gboolean til_demo_add_steering (TilDemo *self, guint seed, GError **error);

/* newest: (out) the round of the collaboration survey that was asked last. */
gboolean til_demo_add_surveys (TilDemo *self, GRand *rand, gint64 *newest, GError **error);
/* Writes a record that its own rules let through. */
gboolean til_demo_put_record (TilDemo *self, gpointer record, GError **error);

G_END_DECLS
