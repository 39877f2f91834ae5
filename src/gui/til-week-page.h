/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child-views.h"

G_BEGIN_DECLS

/* The place "Meetings": what is late, today, this week and the next, which consents run out, who
 * has no next step; and the teams. Property "folded" (boolean): the window is narrow. Signal
 * "child-activated" (id: gint64, place: TilChildPlace as int, record: gint64). */
#define TIL_TYPE_WEEK_PAGE (til_week_page_get_type ())
G_DECLARE_FINAL_TYPE (TilWeekPage, til_week_page, TIL, WEEK_PAGE, AdwBin)

/* The keyboard's focus to the line that was opened last, or the first one. */
void til_week_page_focus_list (TilWeekPage *self);

G_END_DECLS
