/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration-data.h"
#include "til-collaboration.h"

G_BEGIN_DECLS

/* What the plan says about its lines. All (transfer full). */

/* "Late: was to end 2 weeks ago", "Starts in 3 days", "Ends in 2 months", "2026-03-01 –
 * 2026-05-31";
 * "" without dates. */
char *til_undertaking_when_text (const TilUndertaking *self, TilDate on);
/* The unit and the role that answer for it; "" without. */
char *til_undertaking_who_text (const TilUndertaking *self, TilCollaborationData *data);
/* All of it for a screen reader, as sentences. */
char *til_undertaking_describe (const TilUndertaking *self, TilCollaborationData *data, TilDate on);
/* "12 activities: 3 not started, 5 ongoing, 4 done. 2 are late." */
char *til_plan_summary (const GPtrArray *undertakings, TilDate on);

G_END_DECLS
