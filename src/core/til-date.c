/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-date.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"

#define FIRST_YEAR 1000
#define LAST_YEAR 9999

static void
to_gdate (TilDate date, GDate *gdate)
{
  g_date_clear (gdate, 1);
  g_date_set_julian (gdate, date);
}

static gboolean
read_digits (const char *text, int n, int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (text[i] - '0');
    }
  return TRUE;
}

/* The day year-month-day of the Gregorian calendar, TIL_DATE_NONE when there is no such day. Years
 * are 1000-9999, those that ISO 8601 writes with four digits. */
TilDate
til_date_new (int year, int month, int day)
{
  GDate gdate;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return TIL_DATE_NONE;

  g_date_clear (&gdate, 1);
  g_date_set_dmy (&gdate, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&gdate);
}

/* Today in local time; TILLSAMMANS_TODAY=2026-11-21 in the environment overrides it, for tests and
 * demos. */
TilDate
til_date_today (void)
{
  const char *fixed = g_getenv ("TILLSAMMANS_TODAY");
  TilDate date;

  if (fixed != NULL && til_date_parse (fixed, &date, NULL))
    return date;

  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  return til_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now));
}

/* Reads 2026-11-21 or 20261121; space and bidi isolates around it are ignored. Error:
 * TIL_ERROR_INVALID. */
gboolean
til_date_parse (const char *text, TilDate *date, GError **error)
{
  g_autofree char *plain = til_text_strip_isolates (text != NULL ? text : "");
  int year, month, day;
  gboolean readable = FALSE;

  g_strstrip (plain);
  if (strlen (plain) == 10)
    readable = read_digits (plain, 4, &year) && plain[4] == '-' &&
               read_digits (plain + 5, 2, &month) && plain[7] == '-' &&
               read_digits (plain + 8, 2, &day);
  else if (strlen (plain) == 8)
    readable = read_digits (plain, 4, &year) && read_digits (plain + 4, 2, &month) &&
               read_digits (plain + 6, 2, &day);

  if (!readable)
    {
      g_autofree char *shown = til_locale_isolate (plain);
      g_autofree char *message = til_text_fill (
          _ ("“{text}” is not a date: write year, month and day, as 2026-11-21."), "text", shown,
          NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
      return FALSE;
    }

  TilDate parsed = til_date_new (year, month, day);
  if (parsed == TIL_DATE_NONE)
    {
      g_autofree char *shown = til_locale_isolate (plain);
      g_autofree char *message = til_text_fill (_ ("There is no day {text} in the calendar."),
                                                "text", shown, NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
      return FALSE;
    }

  if (date != NULL)
    *date = parsed;
  return TRUE;
}

char *
til_date_format (TilDate date)
{
  GDate gdate;

  if (date == TIL_DATE_NONE)
    return g_strdup ("");

  to_gdate (date, &gdate);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&gdate),
                          (int)g_date_get_month (&gdate), g_date_get_day (&gdate));
}

int
til_date_year (TilDate date)
{
  GDate gdate;

  if (date == TIL_DATE_NONE)
    return 0;
  to_gdate (date, &gdate);
  return g_date_get_year (&gdate);
}

int
til_date_month (TilDate date)
{
  GDate gdate;

  if (date == TIL_DATE_NONE)
    return 0;
  to_gdate (date, &gdate);
  return (int)g_date_get_month (&gdate);
}

int
til_date_day (TilDate date)
{
  GDate gdate;

  if (date == TIL_DATE_NONE)
    return 0;
  to_gdate (date, &gdate);
  return g_date_get_day (&gdate);
}

/* The same day of the month, or the month's last where it has no such day: 31 January and one month
 * is 28 or 29 February. */
TilDate
til_date_add_months (TilDate date, int months)
{
  GDate gdate;

  if (date == TIL_DATE_NONE)
    return TIL_DATE_NONE;

  to_gdate (date, &gdate);
  if (months >= 0)
    g_date_add_months (&gdate, (guint)months);
  else
    g_date_subtract_months (&gdate, (guint)-months);
  return g_date_get_julian (&gdate);
}

/* A Julian day of GLib's begins with a Monday: 7 is the first Sunday. */
TilDate
til_date_last_of_week (TilDate date)
{
  return date + 6 - (date - 1) % 7;
}

int
til_date_age (TilDate birth, TilDate on)
{
  GDate b, o;

  if (birth == TIL_DATE_NONE || on == TIL_DATE_NONE || birth > on)
    return -1;

  to_gdate (birth, &b);
  to_gdate (on, &o);
  int years = g_date_get_year (&o) - g_date_get_year (&b);
  if (g_date_get_month (&o) < g_date_get_month (&b) ||
      (g_date_get_month (&o) == g_date_get_month (&b) && g_date_get_day (&o) < g_date_get_day (&b)))
    years--;
  return years;
}

/* The steering group's age group of someone of so many whole years; not yet born counts as 0. */
TilAgeGroup
til_age_group (int years)
{
  if (years <= 6)
    return TIL_AGE_GROUP_0_6;
  if (years <= 12)
    return TIL_AGE_GROUP_7_12;
  if (years <= 18)
    return TIL_AGE_GROUP_13_18;
  return TIL_AGE_GROUP_OLDER;
}
