/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"

G_BEGIN_DECLS

/* A team's meeting: when, who, the agenda with children that consent lets the team name (R8), and
 * minutes for each. A child that may not be named any more is shown without its name. */
TilRecordEditor *til_team_meeting_form_new (GtkWidget *parent,
                                            TilStore *store,
                                            const TilTeam *team,
                                            const TilMeeting *meeting);

G_END_DECLS
