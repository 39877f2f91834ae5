/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"

G_BEGIN_DECLS

/* Changes of the plan that are made on its board; each is saved at once and can be undone. */

/* FALSE when it has that status already. */
gboolean
til_undertaking_set_status (TilCollaborationData *data, gint64 id, TilUndertakingStatus status);
/* Past the next, or the one before, of the same goal and status; FALSE when there is none. */
gboolean til_undertaking_move (TilCollaborationData *data, gint64 id, int steps);
/* To a status, and before another line (0: wherever it stands) when that is of the same goal. */
void til_undertaking_drop (TilCollaborationData *data,
                           gint64 id,
                           TilUndertakingStatus status,
                           gint64 before_id);

G_END_DECLS
