/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* R13 over time. Published sums of two periods can be taken from one another, so time is one more
 * margin of every table: a sum from one day to another is published only when both days are cuts of
 * the cell. Cuts are chosen in a fixed order - before everything, ends of years, ends of terms (31
 * July, 31 December), of quarters, of months, then after everything - and a day becomes one when
 * what lies between it and the cuts on either side is 5 or more, or nothing. They depend on what
 * happened and not on what is asked, so every published difference is a sum of whole groups. */

/* How many happened until each cut, rising. months: how many in each month of whole years, from a
 * January on. (element-type gint64) (transfer full) */
GArray *til_cuts_choose (const gint64 *months, guint n_months);
/* Whether sum is one of til_cuts_choose()'s values: the sum from one day to another is published
 * when so many before the one, and so many until the other, both are. */
gboolean til_cuts_have (const GArray *values, gint64 sum);

G_END_DECLS
