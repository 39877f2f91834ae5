/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* Asks where to, and saves a meeting's invitation as a calendar file; a toast or a dialog over
 * owner tells how it went. meeting is copied. model NULL: a team's meeting. */
void til_meeting_save_calendar (GtkWidget *owner,
                                TilStore *store,
                                TilCaseModel *model,
                                const TilMeeting *meeting);

G_END_DECLS
