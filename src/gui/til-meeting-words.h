/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-case.h"

G_BEGIN_DECLS

/* What is said of a meeting in several places, and what its agenda is proposed from. */

/* "2026-11-24 14:00, in 3 days"; "" without a date. (transfer full) */
char *til_meeting_when (const TilMeeting *self, TilDate on);
/* The kind; of a team's meeting with the team's name. (transfer full) */
char *til_meeting_title (const TilMeeting *self, const TilCase *kase);
/* A point's area, its own title, or both. kase as of til_case_area_name(). (transfer full) */
char *
til_agenda_point_title (const TilAgendaPoint *self, const TilMeeting *meeting, const TilCase *kase);
/* Who does what was decided; "" nobody yet. (transfer full) */
char *til_decision_who (const TilDecision *self, const TilCase *kase);
/* A participant's name, and the unit that he or she speaks for. (transfer full) */
char *til_participant_text (const TilParticipant *self, const TilCase *kase);
/* R11: "Trained 2025-03-04" or "Not yet trained". (transfer full) */
char *til_training_text (const TilParticipant *self, const TilCase *kase);

/* The mapping that a meeting talks about: the newest in which somebody has been heard. (nullable)
 */
const TilMapping *til_meeting_mapping (const TilCase *kase);
/* R2: adds the areas that call for a conversation, which the agenda does not have yet: those where
 * voices differ, widest first, then those that a voice finds hard. The meeting follows the
 * mapping's wheel while its agenda names no area. The number that were added. */
guint til_meeting_propose_points (TilMeeting *self, const TilCase *kase);
/* Decisions that are not in a plan yet. */
guint til_meeting_open_decisions (const TilMeeting *self);

/* A paragraph that wraps, as a label. (transfer floating) */
GtkWidget *til_paragraph_new (const char *text, const char *css_class);

G_END_DECLS
