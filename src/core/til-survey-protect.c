/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-protect.h"

#include "til-suppress.h"

/* What of a round is hidden, and why that is enough (R13).
 *
 * Known to everybody: which groups are hidden; of each published group its size and, of a question,
 * the share agreeing, which gives the number agreeing; that the sectors add up to the whole, of the
 * respondents and of each question, in size and in number agreeing; how the whole divides between a
 * question's answers; that nobody answers a question without being a respondent; how many were
 * invited, where that is told by sector; that "<5" is 1-4, and that "·" beside any "<5" is 5 or
 * more and otherwise 1 or more. Respondents by sector are only "·".
 * A group of nobody is published, unless the whole is 1-4: then every sector is "·" and may be 0.
 *
 * Promise: no group of 1-4 is published; nothing that can be computed from what is published is the
 * size or the share of such a group; and what can be computed of several together (the whole
 * without the published sectors) is of 5 or more.
 *
 * How, of shares: a sector is never hidden alone while the whole is shown. The hidden ones of a
 * question together are 5 or more, of whom some agree and some don't. Leave all sizes as they are:
 * then any of them can have one more agreeing against one less in another, or the reverse. (Were
 * neither possible for one of them, all of the others and it would agree, or none would.) So each
 * has at least two possible shares, whatever else is known of sizes. Where the whole is unanimous
 * no choice of sectors helps, because who sees the whole then sees everyone in it: it is hidden.
 *
 * How, of sizes: for each hidden group a second round is looked for in which it is one larger or
 * one smaller, that agrees with all that is known. It has another number of respondents in at most
 * two hidden sectors, and in each question any numbers within their bounds; whether there are such
 * numbers is seen from the sums of the bounds. While a group has no second size, more is hidden
 * where it stands: first the difference between "<5" and "·", then the smallest published sectors,
 * then the zeros, then the respondents by sector, and at last the whole.
 *
 * Not promised: protection from somebody who knows some of the answers, who works backwards from
 * the order in which sectors are hidden, who asks whether the only one invited to a round answered,
 * or who writes down the results of an open round before and after an answer comes in. */

#define UNBOUNDED G_MAXINT32

typedef struct
{
  gint64 low, high;
} Bounds;

typedef struct
{
  TilGroups *groups;
  guint n_groups;
  const gint64 *most;
  gboolean *zeros_hidden; /* (owned) by group */
} Round;

static gboolean
is_small (gint64 n)
{
  return n > 0 && n < TIL_SMALLEST_GROUP;
}

static gint64
sum (const gint64 n[TIL_N_SERVICES])
{
  gint64 all = 0;

  for (guint s = 0; s < TIL_N_SERVICES; s++)
    all += n[s];
  return all;
}

/* What the hidden sectors of a group are together. */
static void
sum_hidden (const TilGroups *group, guint *n_sectors, gint64 *n, gint64 *agree)
{
  *n_sectors = 0;
  *n = *agree = 0;
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    if (group->hidden[s])
      {
        *n_sectors += group->n[s] > 0;
        *n += group->n[s];
        *agree += group->agree[s];
      }
}

/* Whether the whole may be shown beside what is hidden. */
static gboolean
hides_enough (const TilGroups *group)
{
  guint n_sectors;
  gint64 n, agree;

  sum_hidden (group, &n_sectors, &n, &agree);
  if (n_sectors == 0 || group->hidden_all)
    return TRUE;
  return n_sectors > 1 && n >= TIL_SMALLEST_GROUP &&
         (!group->can_agree || (agree > 0 && agree < n));
}

/* The smallest sector that is still published, zeros apart; -1 when there is none. */
static int
find_smallest_published (const TilGroups *group)
{
  int found = -1;

  for (int s = 0; s < TIL_N_SERVICES; s++)
    if (!group->hidden[s] && group->n[s] > 0 && (found < 0 || group->n[s] < group->n[found]))
      found = s;
  return found;
}

/* Hides the smallest sector that is enough by itself, or else the smallest of all. */
static gboolean
hide_one_more (TilGroups *group)
{
  int smallest = find_smallest_published (group);
  int best = -1;

  if (smallest < 0)
    return FALSE;
  for (int s = 0; s < TIL_N_SERVICES; s++)
    {
      if (group->hidden[s] || group->n[s] == 0 || (best >= 0 && group->n[s] >= group->n[best]))
        continue;
      group->hidden[s] = TRUE;
      if (hides_enough (group))
        best = s;
      group->hidden[s] = FALSE;
    }
  group->hidden[best >= 0 ? best : smallest] = TRUE;
  return TRUE;
}

static void
hide_sectors (Round *round, guint index)
{
  TilGroups *group = &round->groups[index];

  for (guint s = 0; s < TIL_N_SERVICES; s++)
    {
      group->hidden[s] = TRUE;
      group->small[s] = FALSE;
    }
  round->zeros_hidden[index] = TRUE;
}

static void
hide_whole (TilGroups *group)
{
  group->hidden_all = TRUE;
  group->small_all = is_small (sum (group->n));
}

static void
protect_by_itself (Round *round, guint index)
{
  TilGroups *group = &round->groups[index];
  gboolean any = FALSE;

  for (guint s = 0; s < TIL_N_SERVICES; s++)
    {
      group->hidden[s] = is_small (group->n[s]);
      group->small[s] = group->hidden[s] && index > 0;
      any |= group->hidden[s];
    }
  if (is_small (sum (group->n)))
    {
      hide_whole (group);
      hide_sectors (round, index);
      return;
    }
  if (any && group->unanimous)
    hide_whole (group);
  while (!hides_enough (group))
    if (!hide_one_more (group))
      {
        hide_whole (group);
        return;
      }
}

static gboolean
has_small_sign (const TilGroups *group)
{
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    if (group->small[s])
      return TRUE;
  return FALSE;
}

/* What is known of the size of one sector. */
static Bounds
know_size (const Round *round, guint index, guint s)
{
  const TilGroups *group = &round->groups[index];
  Bounds bounds = { group->n[s], group->n[s] };

  if (!group->hidden[s])
    return bounds;
  if (group->small[s])
    bounds = (Bounds){ 1, TIL_SMALLEST_GROUP - 1 };
  else if (round->zeros_hidden[index])
    bounds = (Bounds){ 0, UNBOUNDED };
  else
    bounds = (Bounds){ has_small_sign (group) ? TIL_SMALLEST_GROUP : 1, UNBOUNDED };
  bounds.high = MIN (bounds.high, round->most[s]);
  return bounds;
}

static Bounds
know_whole (const TilGroups *group)
{
  gint64 n = sum (group->n);

  if (!group->hidden_all)
    return (Bounds){ n, n };
  return group->small_all ? (Bounds){ 1, TIL_SMALLEST_GROUP - 1 } : (Bounds){ 1, UNBOUNDED };
}

/* Whether the group can have a size for each sector, none above the respondents, when that of one
 * sector (-1: of none) is fixed. */
static gboolean
can_be (const Round *round,
        guint index,
        const gint64 respondents[TIL_N_SERVICES],
        int fixed,
        gint64 size)
{
  Bounds whole = know_whole (&round->groups[index]);
  gint64 low = 0, high = 0;

  for (int s = 0; s < TIL_N_SERVICES; s++)
    {
      Bounds bounds = know_size (round, index, (guint)s);

      if (s == fixed && (size < bounds.low || size > bounds.high))
        return FALSE;
      if (s == fixed)
        bounds.low = bounds.high = size;
      bounds.high = MIN (bounds.high, respondents[s]);
      if (bounds.low > bounds.high)
        return FALSE;
      low += bounds.low;
      high += bounds.high;
    }
  return low <= whole.high && high >= whole.low;
}

static gboolean
can_all_be (const Round *round,
            const gint64 respondents[TIL_N_SERVICES],
            guint index,
            int fixed,
            gint64 size)
{
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    {
      Bounds bounds = know_size (round, 0, s);
      if (respondents[s] < bounds.low || respondents[s] > bounds.high)
        return FALSE;
    }
  for (guint i = 1; i < round->n_groups; i++)
    if (!can_be (round, i, respondents, i == index ? fixed : -1, size))
      return FALSE;
  return index != 0 || respondents[fixed] == size;
}

/* Whether a hidden sector of a group can be of that size, with respondents that differ from those
 * there are by one in up to two sectors. */
static gboolean
can_have_size (const Round *round, guint index, int sector, gint64 size)
{
  const TilGroups *all = &round->groups[0];
  gint64 respondents[TIL_N_SERVICES];

  for (int more = -1; more < TIL_N_SERVICES; more++)
    for (int less = -1; less < TIL_N_SERVICES; less++)
      {
        Bounds whole = know_whole (all);

        for (guint s = 0; s < TIL_N_SERVICES; s++)
          respondents[s] = all->n[s];
        if (more >= 0)
          respondents[more]++;
        if (less >= 0)
          respondents[less]--;
        if (sum (respondents) >= whole.low && sum (respondents) <= whole.high &&
            can_all_be (round, respondents, index, sector, size))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_open_size (const Round *round, guint index, int sector)
{
  gint64 n = round->groups[index].n[sector];

  return (n > 0 && can_have_size (round, index, sector, n - 1)) ||
         can_have_size (round, index, sector, n + 1);
}

/* Of those of 5 and more only their part in hiding others matters. */
static gboolean
sizes_are_open (const Round *round, guint index)
{
  const TilGroups *group = &round->groups[index];

  for (int s = 0; s < TIL_N_SERVICES; s++)
    if (group->hidden[s] && is_small (group->n[s]) && !is_open_size (round, index, s))
      return FALSE;
  return TRUE;
}

/* One step more; FALSE when everything is hidden. */
static gboolean
hide_more (Round *round, guint index)
{
  TilGroups *group = &round->groups[index];

  if (has_small_sign (group))
    {
      for (guint s = 0; s < TIL_N_SERVICES; s++)
        group->small[s] = FALSE;
      return TRUE;
    }
  if (hide_one_more (group))
    return TRUE;
  if (!round->zeros_hidden[index])
    {
      hide_sectors (round, index);
      return TRUE;
    }
  if (index > 0 && !round->zeros_hidden[0])
    {
      hide_sectors (round, 0);
      return TRUE;
    }
  if (group->hidden_all)
    return FALSE;
  hide_whole (group);
  return TRUE;
}

void
til_survey_protect (TilGroups *groups, guint n_groups, const gint64 most[TIL_N_SERVICES])
{
  Round round = { .groups = groups, .n_groups = n_groups, .most = most };

  g_return_if_fail (groups != NULL && n_groups > 0 && most != NULL);

  round.zeros_hidden = g_new0 (gboolean, n_groups);
  for (guint i = 0; i < n_groups; i++)
    protect_by_itself (&round, i);
  /* Hiding more only ever adds rounds that agree with what is known: one look at each is enough. */
  for (guint i = 0; i < n_groups; i++)
    while (!sizes_are_open (&round, i) && hide_more (&round, i))
      ;
  g_free (round.zeros_hidden);
}
