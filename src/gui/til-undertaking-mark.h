/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-collaboration.h"

G_BEGIN_DECLS

/* The status of an undertaking in colour and shape: a square, a half disc, a disc. It stands beside
 * words and says nothing of its own. */
#define TIL_TYPE_UNDERTAKING_MARK (til_undertaking_mark_get_type ())
G_DECLARE_FINAL_TYPE (TilUndertakingMark, til_undertaking_mark, TIL, UNDERTAKING_MARK, GtkWidget)

GtkWidget *til_undertaking_mark_new (TilUndertakingStatus status, int size);

G_END_DECLS
