/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child-list.h"

G_BEGIN_DECLS

TilChildRow *til_child_row_new (gint64 id);
/* Takes summary. Notifies "loaded" when it differs from what the row had. */
void til_child_row_take_summary (TilChildRow *self, TilChildSummary *summary);

G_END_DECLS
