/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-list.h"

G_BEGIN_DECLS

/* Who of the staff is trained as samtalsledare (R11) and since when, and who isn't yet, by unit.
 * (transfer floating) */
GtkWidget *til_training_list_new (TilCollaborationData *data);

G_END_DECLS
