/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-store-case.h"

G_BEGIN_DECLS

/* What the pages of teams say, from the register's lists of units and staff (each nullable until
 * read). All texts (transfer full). */
const char *til_list_unit_name (const GPtrArray *units, gint64 id);  /* "" without */
const char *til_list_staff_name (const GPtrArray *staff, gint64 id); /* "" without */
/* "Pinocchio, ages 7–12. Every month." */
char *til_team_summary (const TilTeam *team);
/* Name and unit of a member. */
char *
til_team_member_text (const TilTeamMember *member, const GPtrArray *units, const GPtrArray *staff);
/* The day of the next meeting after the newest one in meetings, by the rhythm, not before on; NONE
 * without a rhythm. */
TilDate til_team_propose_date (const TilTeam *team, const GPtrArray *meetings, TilDate on);
/* The kind of meeting that a team of this kind holds. */
const char *til_team_meeting_kind (TilTeamKind kind);
/* A meeting of the team with its members of that day invited. (transfer full) */
TilMeeting *til_team_propose_meeting (const TilTeam *team, const GPtrArray *meetings, TilDate on);
/* "3 children, 2 other points" */
char *til_team_agenda_text (const TilMeeting *meeting);

G_END_DECLS
