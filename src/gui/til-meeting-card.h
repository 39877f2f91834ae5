/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* One meeting of a child: when and where, who, what about, what was said and decided, and what can
 * be done with it. Made anew when the case was read again.
 *
 * Signal "cancelled" (id: gint64): the meeting was cancelled here, so that undo is offered. */
#define TIL_TYPE_MEETING_CARD (til_meeting_card_get_type ())
G_DECLARE_FINAL_TYPE (TilMeetingCard, til_meeting_card, TIL, MEETING_CARD, AdwBin)

/* meeting is of the model's case. */
GtkWidget *til_meeting_card_new (TilCaseModel *model, const TilMeeting *meeting);
gint64 til_meeting_card_get_id (TilMeetingCard *self);
/* The first thing to do with it takes the focus. */
void til_meeting_card_focus (TilMeetingCard *self);

G_END_DECLS
