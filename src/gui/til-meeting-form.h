/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case-model.h"
#include "til-record-editor.h"

G_BEGIN_DECLS

/* See also til_meeting_edit() in til-child-views.h. */

/* The form for planning, with what meeting holds: an existing one, or one that is proposed. */
TilRecordEditor *
til_meeting_form_plan (GtkWidget *parent, TilCaseModel *model, const TilMeeting *meeting);
/* Minutes: who came, what was said, what was decided. */
TilRecordEditor *til_meeting_form_hold (GtkWidget *parent, TilCaseModel *model, gint64 id);
/* A new meeting about the model's child: date, who usually comes and an agenda proposed (R2).
 * after: (nullable) the meeting it follows: its kind, people and next date. (transfer full) */
TilMeeting *
til_meeting_propose (TilCaseModel *model, const TilMeeting *after, const char *kind, TilDate on);

G_END_DECLS
