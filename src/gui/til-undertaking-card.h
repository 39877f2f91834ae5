/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"

G_BEGIN_DECLS

/* One line of the plan as a row of a column of the board, in a TilUndertakingBoard, whose actions
 * it uses. (transfer floating) */
GtkWidget *
til_undertaking_card_new (TilCollaborationData *data, const TilUndertaking *line, TilDate today);
gint64 til_undertaking_card_id (GtkWidget *card);

G_END_DECLS
