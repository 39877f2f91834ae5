/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-period.h"

#include "til-suppress.h"

/* What is promised of one cell over time (R13), and why it holds.
 *
 * Let F(d) be how many things happened until and with day d. A published sum from one day to
 * another is F(to) - F(from - 1), so whatever sums are published tell differences of F. Cuts are
 * days whose F is told; the cuts split what happened into groups of 5 or more, or of none. A sum is
 * published in two cases only:
 *  - both its ends have the F of a cut: then it is a sum of whole groups, and so is each sum or
 *    difference of such sums that counts each day once at the most;
 *  - nothing happened in it: then both ends have the same F, and it tells no more than that.
 * So no sum, and no difference of two sums of the same cell, is a count of 1-4.
 *
 * Cuts depend on what happened and not on what is asked, so asking again with other days, in any
 * order and as often as one likes, doesn't change the groups. What is chosen first wins: ends of
 * years, then of terms (31 July, 31 December), of quarters, of months; within each from the oldest
 * to the newest. What happens later therefore moves no end of a year that is a cut already.
 *
 * At the borders: nothing at all is one group of none, and every sum is 0. Fewer than 5 in all have
 * no cut but "before everything": no sum is published except where nothing happened. Fewer than 5
 * after the last cut belong to no group, and no sum that reaches into them is published. A day far
 * before the first or after the last thing has the F of that end. Two things on one day are two in
 * F: a day is never split.
 *
 * Not promised: that "<5" or 0 itself, asked for over many periods, tells nothing (til-statistics.c
 * says "<5" of whole months only, for that reason); that a register which changed between two
 * readings gives nothing away by the change. */

#define MONTHS 12

static gboolean
is_group (gint64 count)
{
  return count == 0 || count >= TIL_SMALLEST_GROUP;
}

/* Whether the end of month i may be told beside the cuts on either side of it. */
static gboolean
fits (const gint64 *sums, const gboolean *cuts, guint n_months, guint i)
{
  guint left = i, right = i;

  do
    left--;
  while (!cuts[left]);
  do
    right++;
  while (right <= n_months && !cuts[right]);
  return is_group (sums[i] - sums[left]) && (right > n_months || is_group (sums[right] - sums[i]));
}

GArray *
til_cuts_choose (const gint64 *months, guint n_months)
{
  static const guint levels[] = { MONTHS, 0, 3, 1 }; /* 0: terms */
  g_autofree gint64 *sums = g_new0 (gint64, n_months + 1);
  g_autofree gboolean *cuts = g_new0 (gboolean, n_months + 1);
  GArray *values = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_months; i++)
    sums[i + 1] = sums[i] + months[i];
  cuts[0] = TRUE;
  for (guint level = 0; level < G_N_ELEMENTS (levels); level++)
    for (guint i = 1; i <= n_months; i++)
      {
        gboolean there = levels[level] != 0 ? i % levels[level] == 0
                                            : i % MONTHS == 7 || i % MONTHS == 0;
        if (there && !cuts[i])
          cuts[i] = fits (sums, cuts, n_months, i);
      }
  for (guint i = 0; i <= n_months; i++)
    if (cuts[i] && (values->len == 0 || g_array_index (values, gint64, values->len - 1) != sums[i]))
      g_array_append_val (values, sums[i]);
  return values;
}

gboolean
til_cuts_have (const GArray *values, gint64 sum)
{
  guint first = 0, end = values->len;

  while (first < end)
    {
      guint middle = (first + end) / 2;
      gint64 value = g_array_index (values, gint64, middle);

      if (value == sum)
        return TRUE;
      if (value < sum)
        first = middle + 1;
      else
        end = middle;
    }
  return FALSE;
}
