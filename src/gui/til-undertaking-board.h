/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"

G_BEGIN_DECLS

/* The time and activity plan as a board: a column for what is not started, ongoing and done, with a
 * card for each line. Cards are moved by dragging, by their menu, with Ctrl and the arrows to
 * another column, and with Alt and the arrows within their goal. */
#define TIL_TYPE_UNDERTAKING_BOARD (til_undertaking_board_get_type ())
G_DECLARE_FINAL_TYPE (TilUndertakingBoard, til_undertaking_board, TIL, UNDERTAKING_BOARD, GtkWidget)

GtkWidget *til_undertaking_board_new (TilCollaborationData *data);
/* What is listed now. */
void til_undertaking_board_show (TilUndertakingBoard *self);

G_END_DECLS
