/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-form-section.h"

G_BEGIN_DECLS

/* The parts of the form of a meeting. Each adds its groups to the editor, and follows it. */

/* What kind of meeting it is: built in, or the municipality's own. */
GtkWidget *til_meeting_kind_row_new (TilRecordEditor *editor);
/* When and where. */
void til_meeting_form_add_when_and_where (TilRecordEditor *editor);
/* Who takes part, and who leads a familjeträff (R11). */
void til_meeting_form_add_people (TilRecordEditor *editor);
/* R8: whether consent covers each unit, and what can be done when not. */
void til_meeting_form_add_cover (TilRecordEditor *editor);
/* What the meeting is about, in order. */
void til_meeting_form_add_agenda (TilRecordEditor *editor);
/* Who came, what was said and what was decided. */
void til_meeting_form_add_minutes (TilRecordEditor *editor);

/* R8: the first of the meeting's units that consent doesn't cover for an area; NULL when all are
 * covered. (transfer full) */
char *
til_meeting_uncovered_unit (const TilCase *kase, const TilMeeting *meeting, const char *area_key);

G_END_DECLS
