/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child-views.h"

G_BEGIN_DECLS

/* Tidslinje: everything dated of a child, by month, filtered by kind and period; and beside it who
 * opened and changed what (R16). */
#define TIL_TYPE_TIMELINE_VIEW (til_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (TilTimelineView, til_timeline_view, TIL, TIMELINE_VIEW, AdwBin)

/* The print dialog for what is shown: its period and kinds. */
void til_timeline_view_print (TilTimelineView *self);

G_END_DECLS
