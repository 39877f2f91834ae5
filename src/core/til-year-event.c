/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "til-collaboration-private.h"
#include "til-record-private.h"

#define MONTHS 12
#define TERM_MONTHS 6
#define QUARTER_MONTHS 3
#define JULY (1u << 6)
#define LEAP_YEAR 2024

const char *const til_year_event_kind_keys[] = { "steering",  "team",   "gathering",
                                                 "follow-up", "family", NULL };

const char *const til_repeat_keys[] = { "yearly", "term", "quarterly", "monthly", NULL };

const char *
til_year_event_kind_name (TilYearEventKind kind)
{
  g_return_val_if_fail ((guint)kind < TIL_N_YEAR_EVENT_KINDS, "");
  return til_collaboration_label ("year-event", til_year_event_kind_keys[kind]);
}

const char *
til_repeat_name (TilRepeat repeat)
{
  g_return_val_if_fail ((guint)repeat < TIL_N_REPEATS, "");
  return til_collaboration_label ("repeat", til_repeat_keys[repeat]);
}

gboolean
til_year_event_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilYearEvent *self = record;

  if (til_record_is_blank (self->name))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write what comes back every year."));
  if (self->month < 1 || self->month > MONTHS)
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Choose the month."));
  if (self->day != 0 && til_date_new (LEAP_YEAR, self->month, self->day) == TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The month has no such day: write another, or none."));
  if (til_year_event_months (self) == 0)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("It comes in July only, and cannot skip July."));
  return TRUE;
}

static int
months_between (TilRepeat repeat)
{
  switch (repeat)
    {
    case TIL_REPEAT_TERM:
      return TERM_MONTHS;
    case TIL_REPEAT_QUARTERLY:
      return QUARTER_MONTHS;
    case TIL_REPEAT_MONTHLY:
      return 1;
    case TIL_REPEAT_YEARLY:
    case TIL_N_REPEATS:
    default:
      return MONTHS;
    }
}

guint
til_year_event_months (const TilYearEvent *self)
{
  guint months = 0;

  if (self->month < 1 || self->month > MONTHS)
    return 0;
  for (int i = 0; i < MONTHS; i += months_between (self->repeat))
    months |= 1u << ((self->month - 1 + i) % MONTHS);
  return self->not_summer ? months & ~JULY : months;
}

/* The event's day in the month that begins with first; a 31st is the month's last where it has no
 * such day. */
static TilDate
day_in (const TilYearEvent *self, TilDate first)
{
  TilDate last = til_date_add_months (first, 1) - 1;

  return MIN (first + (TilDate)MAX (self->day, 1) - 1, last);
}

TilDate
til_year_event_next (const TilYearEvent *self, TilDate on)
{
  guint months = til_year_event_months (self);
  TilDate first = on - (TilDate)til_date_day (on) + 1;

  g_return_val_if_fail (on != TIL_DATE_NONE, TIL_DATE_NONE);
  if (months == 0)
    return TIL_DATE_NONE;
  for (int i = 0; i <= MONTHS; i++, first = til_date_add_months (first, 1))
    {
      TilDate day = self->day == 0 ? MAX (first, on) : day_in (self, first);

      if (day >= on && months & 1u << (til_date_month (first) - 1))
        return day;
    }
  g_return_val_if_reached (TIL_DATE_NONE);
}
