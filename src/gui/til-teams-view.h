/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-store.h"

G_BEGIN_DECLS

/* The teams of the municipality - barnombudsteam, EHT, VITS, IOR, Pinocchio, SIG and its own -,
 * with members, meetings and the children enrolled, and the consultations without name. It fills
 * the page below a header bar, scrolls by itself, and shows one team at a time when one is chosen.
 * Signal "child-activated" (id: gint64). */
#define TIL_TYPE_TEAMS_VIEW (til_teams_view_get_type ())
G_DECLARE_FINAL_TYPE (TilTeamsView, til_teams_view, TIL, TEAMS_VIEW, GtkWidget)

GtkWidget *til_teams_view_new (TilStore *store);
/* Shows a team, 0 the list, once it has been read. meeting_id: opens this meeting of it, 0 none. */
void til_teams_view_show_team (TilTeamsView *self, gint64 team_id, gint64 meeting_id);

G_END_DECLS
