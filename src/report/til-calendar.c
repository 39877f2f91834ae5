/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-calendar.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "til-replace.h"
#include "til-text.h"

#define TIME_ZONE "Europe/Stockholm"
#define CALENDAR_ENDING ".ics"
/* RFC 5546 asks for an organizer, and nobody's address belongs in the file: what calendars write
 * for one without mail. */
#define NOBODY "invalid:nomail"

/* Summer time as in all of the European Union since 1996 (directive 2000/84/EC), so that the file
 * means the same on a computer without a table of time zones. */
static const char time_zone[] = "BEGIN:VTIMEZONE\r\n"
                                "TZID:" TIME_ZONE "\r\n"
                                "BEGIN:STANDARD\r\n"
                                "DTSTART:19961027T030000\r\n"
                                "TZOFFSETFROM:+0200\r\n"
                                "TZOFFSETTO:+0100\r\n"
                                "TZNAME:CET\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                "END:STANDARD\r\n"
                                "BEGIN:DAYLIGHT\r\n"
                                "DTSTART:19960331T020000\r\n"
                                "TZOFFSETFROM:+0100\r\n"
                                "TZOFFSETTO:+0200\r\n"
                                "TZNAME:CEST\r\n"
                                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                "END:DAYLIGHT\r\n"
                                "END:VTIMEZONE\r\n";

G_DEFINE_AUTOPTR_CLEANUP_FUNC (icalcomponent, icalcomponent_free)

/* R8: on its day, and while it is planned also today. A cancellation tells nobody anything new, and
 * is what a withdrawn consent leads to. */
static gboolean
check_units (const TilMeeting *meeting, const TilCase *kase, TilDate on, GError **error)
{
  g_autoptr (GArray) units = NULL;

  if (!kase || meeting->status == TIL_MEETING_CANCELLED)
    return TRUE;
  units = til_meeting_units (meeting);
  return til_case_check_units (kase, units, meeting->date, error) &&
         (meeting->status != TIL_MEETING_PLANNED || til_case_check_units (kase, units, on, error));
}

static gboolean
check_ending (const char *path, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *message = NULL;

  if (g_str_has_suffix (lower, CALENDAR_ENDING))
    return TRUE;
  message = til_text_fill (
      _ ("“{file}” could not be written because its name does not end in .ics."), "file", shown,
      NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

/* All day when the time is not set, or can't be read. */
static struct icaltimetype
start_of (const TilMeeting *meeting)
{
  struct icaltimetype start = icaltime_null_time ();
  g_auto (GStrv) parts = g_strsplit (meeting->time ? meeting->time : "", ":", -1);

  start.year = til_date_year (meeting->date);
  start.month = til_date_month (meeting->date);
  start.day = til_date_day (meeting->date);
  start.is_date = 1;
  if (g_strv_length (parts) == 2)
    {
      guint64 hour, minute;

      if (g_ascii_string_to_unsigned (parts[0], 10, 0, 23, &hour, NULL) &&
          g_ascii_string_to_unsigned (parts[1], 10, 0, 59, &minute, NULL))
        {
          start.is_date = 0;
          start.hour = (int)hour;
          start.minute = (int)minute;
        }
    }
  return start;
}

static void
add_start (icalcomponent *event, const TilMeeting *meeting)
{
  struct icaltimetype start = start_of (meeting);
  icalproperty *property = icalproperty_new_dtstart (start);

  if (!start.is_date)
    icalproperty_add_parameter (property, icalparameter_new_tzid (TIME_ZONE));
  icalcomponent_add_property (event, property);
  if (!start.is_date && meeting->length > 0)
    icalcomponent_add_property (
        event, icalproperty_new_duration (icaldurationtype_from_int (meeting->length * 60)));
}

static icalproperty *
in_language (icalproperty *property, const char *language)
{
  icalproperty_add_parameter (property, icalparameter_new_language (language));
  return property;
}

/* Control characters have no place in a calendar file (RFC 5545, 3.3.11). */
static char *
plain_text (const char *text)
{
  char *plain = til_text_strip_isolates (text);

  for (char *p = plain; *p; p++)
    if ((guchar)*p < ' ' || *p == 0x7f)
      *p = ' ';
  return g_strstrip (plain);
}

static void
add_uid (icalcomponent *event, const TilMeeting *meeting, const char *register_id)
{
  g_autofree char *uid = g_strdup_printf ("meeting-%" G_GINT64_FORMAT "%s%s@" TIL_APPLICATION_ID,
                                          meeting->record.id, register_id ? "-" : "",
                                          register_id ? register_id : "");

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int)MAX (
                                         0, MIN (meeting->record.revision - 1, G_MAXINT))));
}

static icalcomponent *
make_event (const TilMeeting *meeting,
            const TilCase *kase,
            const char *register_id,
            const char *language)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *kind = plain_text (til_meeting_kind_name (meeting->kind, language));
  g_autofree char *place = plain_text (meeting->place);
  gboolean protected_identity = kase && kase->child->protected_identity;
  gboolean cancelled = meeting->status == TIL_MEETING_CANCELLED;

  add_uid (event, meeting, register_id);
  icalcomponent_add_property (event, icalproperty_new_dtstamp (icaltime_current_time_with_zone (
                                         icaltimezone_get_utc_timezone ())));
  add_start (event, meeting);
  icalcomponent_add_property (event, in_language (icalproperty_new_summary (kind), language));
  if (*place && !protected_identity)
    icalcomponent_add_property (event, icalproperty_new_location (place));
  icalcomponent_add_property (event, icalproperty_new_organizer (NOBODY));
  icalcomponent_add_property (event, icalproperty_new_class (ICAL_CLASS_PRIVATE));
  icalcomponent_add_property (
      event, icalproperty_new_status (cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return event;
}

static icalcomponent *
make_calendar (const TilMeeting *meeting,
               const TilCase *kase,
               const char *register_id,
               const char *language)
{
  icalcomponent *calendar = icalcomponent_new_vcalendar ();

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid ("-//" TIL_APPLICATION_ID "//Tillsammans//"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_method (meeting->status == TIL_MEETING_CANCELLED
                                                           ? ICAL_METHOD_CANCEL
                                                           : ICAL_METHOD_PUBLISH));
  icalcomponent_add_component (calendar, icalparser_parse_string (time_zone));
  icalcomponent_add_component (calendar, make_event (meeting, kase, register_id, language));
  return calendar;
}

gboolean
til_export_calendar (const TilMeeting *meeting,
                     const TilCase *kase,
                     const char *register_id,
                     const char *language,
                     TilDate on,
                     const char *path,
                     GError **error)
{
  g_autoptr (icalcomponent) calendar = NULL;
  g_autofree char *name = NULL;
  char *text;
  int fd, failed;

  g_return_val_if_fail (meeting->record.id != 0, FALSE);

  if (!check_ending (path, error) || !check_units (meeting, kase, on, error))
    return FALSE;
  calendar = make_calendar (meeting, kase, register_id, language);
  fd = til_replace_begin (path, &name, error);
  if (fd < 0)
    return FALSE;
  text = icalcomponent_as_ical_string_r (calendar);
  failed = til_replace_write (fd, text, strlen (text));
  icalmemory_free_buffer (text);
  if (failed == 0)
    return til_replace_finish (fd, name, path, error);
  til_replace_abandon (fd, name);
  return til_replace_set_error (failed, path, error);
}
