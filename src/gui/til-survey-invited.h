/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-survey-round.h"

G_BEGIN_DECLS

/* The rows of a group in which the number invited to a round is told: in all, or by sector. */
typedef struct _TilInvitedRows TilInvitedRows;

/* Adds the rows to group, which owns what is given back. round is borrowed, and changed as it is
 * typed; changed is called each time. sectors: whether the survey asks for a sector. */
TilInvitedRows *til_invited_rows_new (AdwPreferencesGroup *group,
                                      TilSurveyRound *round,
                                      gboolean sectors,
                                      GCallback changed,
                                      gpointer data);
/* The round was changed by something else. */
void til_invited_rows_show (TilInvitedRows *self);
/* FALSE when something typed can't be read; its row says so. */
gboolean til_invited_rows_check (TilInvitedRows *self);

G_END_DECLS
