/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"

G_BEGIN_DECLS

/* Årshjul: the year as a ring, the event chosen in it, and all of them by when they come next. */
#define TIL_TYPE_YEAR_VIEW (til_year_view_get_type ())
G_DECLARE_FINAL_TYPE (TilYearView, til_year_view, TIL, YEAR_VIEW, GtkWidget)

GtkWidget *til_year_view_new (TilCollaborationData *data);

G_END_DECLS
