/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-case.h"

G_BEGIN_DECLS

/* One team, in a view that has the action "teams.delete" (kind: TilRecordKind as i, id: x).
 * Signals: "back"; "child-activated" (id: gint64). */
#define TIL_TYPE_TEAM_PAGE (til_team_page_get_type ())
G_DECLARE_FINAL_TYPE (TilTeamPage, til_team_page, TIL, TEAM_PAGE, AdwBin)

GtkWidget *til_team_page_new (TilStore *store);
/* Shows team, and reads its meetings and children. units and staff are kept. */
void til_team_page_show (TilTeamPage *self,
                         const TilTeam *team,
                         GPtrArray *units,
                         GPtrArray *staff,
                         const GPtrArray *consultations);
/* Opens a meeting of the team when it has been read. */
void til_team_page_open_meeting (TilTeamPage *self, gint64 meeting_id);
/* A row for a consultation: its question, date and areas; opens it when activated. */
GtkWidget *til_consultation_row_new (TilStore *store, const TilConsultation *consultation);

G_END_DECLS
