/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-store-case.h"

G_BEGIN_DECLS

/* Notes of a meeting's points, saved while they are typed (R15): after a short rest, and when
 * asked. A change that somebody else made to the meeting meanwhile stays; where both wrote about a
 * point, both texts stand. Signals: "saved"; "failed" (sentence: string): what was typed is kept
 * and tried again with the next flush. */
#define TIL_TYPE_MEETING_NOTES (til_meeting_notes_get_type ())
G_DECLARE_FINAL_TYPE (TilMeetingNotes, til_meeting_notes, TIL, MEETING_NOTES, GObject)

/* meeting is copied: the whole one, not what others may see of it. */
TilMeetingNotes *til_meeting_notes_new (TilStore *store, const TilMeeting *meeting);
const char *til_meeting_notes_get (TilMeetingNotes *self, gint64 point_id); /* "" without */
void til_meeting_notes_set (TilMeetingNotes *self, gint64 point_id, const char *text);
void til_meeting_notes_flush (TilMeetingNotes *self);
/* Everything that was typed stands in the register. */
gboolean til_meeting_notes_is_saved (TilMeetingNotes *self);

G_END_DECLS
