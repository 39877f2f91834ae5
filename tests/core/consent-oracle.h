/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

/* R7 and R8 once more, written straight from their words and with nothing of src/core/til-cover.c,
 * til-case-check.c and til-case-filter.c, so that the two can be held against one another. */

/* May unit be told about the area on the day? area NULL: about anything at all. */
gboolean
oracle_told (const TilCase *kase, gint64 unit, const char *wheel, const char *area, TilDate on);
gboolean oracle_own (const TilCase *kase, gint64 unit);
/* Does this one consent let unit be told anything on the day? */
gboolean oracle_lets (const TilCase *kase, const TilConsent *consent, gint64 unit, TilDate on);
/* May reader be told what source knows, as far as who tells whom is concerned? */
gboolean oracle_tells (const TilCase *kase, gint64 source, gint64 reader, TilDate on);
/* Sits the unit at the table: for somebody who takes part, or as a member of the team? */
gboolean oracle_at_meeting (const TilCase *kase, const TilMeeting *meeting, gint64 unit);
/* May everybody at the table hear of the child, and of what the agenda says about it, on the day?
 */
gboolean oracle_meeting_covered (const TilCase *kase, const TilMeeting *meeting, TilDate on);
