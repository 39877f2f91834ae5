/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting.h"

const char *const til_meeting_status_keys[] = { "planned", "held", "cancelled", NULL };

const char *const til_ending_keys[] = { "ongoing",      "goals-met", "other-support", "moved",
                                        "did-not-come", "paused",    "withdrew",      NULL };

const char *const til_participant_keys[] = { "child", "guardian", "network", "professional", NULL };

const char *const til_attendance_keys[] = { "invited", "came", "absent", NULL };

gboolean
til_meeting_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
