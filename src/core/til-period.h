/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-date.h"

G_BEGIN_DECLS

/* R13 over time. Published sums of two periods can be taken from one another, so time is one more
 * margin of every table: a sum from one day to another is published only when both days are cuts of
 * the cell. Cuts are chosen in a fixed order - before everything, ends of years, ends of terms (31
 * July, 31 December), of quarters, of months, then after everything - and a day becomes one when
 * what lies between it and the cuts on either side is 5 or more, or nothing. They depend on what
 * happened and not on what is asked, so every published difference is a sum of whole groups. */
typedef struct _TilCuts TilCuts;

/* dates: (element-type TilDate) of what happened, sorted; numbers: (element-type gint32) (nullable)
 * how many each day, 1 when NULL. A day without anything between it and a cut is as good as it. */
TilCuts *til_cuts_new (const GArray *dates, const GArray *numbers);
void til_cuts_free (TilCuts *self);
gint64 til_cuts_count (const TilCuts *self, TilDate from, TilDate to);
/* Whether the sum from from to to, both included, may be published; always when it is 0. */
gboolean til_cuts_admit (const TilCuts *self, TilDate from, TilDate to);

/* The same for whoever counts by itself: how many happened until each cut, rising. months: of whole
 * years, from a January on. (element-type gint64) (transfer full) */
GArray *til_cuts_choose (const gint64 *months, guint n_months);
gboolean til_cuts_have (const GArray *values, gint64 sum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilCuts, til_cuts_free)

G_END_DECLS
