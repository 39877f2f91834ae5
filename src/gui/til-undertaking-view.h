/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"

G_BEGIN_DECLS

/* The time and activity plan: as a board, or as a time line. */
#define TIL_TYPE_UNDERTAKING_VIEW (til_undertaking_view_get_type ())
G_DECLARE_FINAL_TYPE (TilUndertakingView, til_undertaking_view, TIL, UNDERTAKING_VIEW, GtkWidget)

GtkWidget *til_undertaking_view_new (TilCollaborationData *data);

G_END_DECLS
