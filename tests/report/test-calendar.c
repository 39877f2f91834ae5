/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-calendar.h"
#include "til-locale.h"

#include <glib/gstdio.h>
#include <libical/ical.h>
#include <string.h>

#define REGISTER "0123456789abcdef0123456789abcdef"

typedef struct
{
  char *folder;
  char *path;
  TilCase *kase;
  TilMeeting *meeting;
  TilDate today;
} Fixture;

static TilUnit *
add_unit (TilCase *kase, gint64 id, const char *name, TilUnitKind kind, TilSector sector)
{
  TilUnit *unit = til_unit_new ();

  unit->id = id;
  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->sector = sector;
  g_ptr_array_add (kase->units, unit);
  return unit;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  TilGuardian *guardian = til_guardian_new ();
  TilParticipant *participant;

  self->folder = g_dir_make_tmp ("til-calendar-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "möte.ics", NULL);
  self->today = til_date_new (2026, 11, 20);
  self->kase = til_case_new ();
  add_unit (self->kase, 1, "Ekskolan", TIL_UNIT_SCHOOL, TIL_SECTOR_MUNICIPALITY);
  add_unit (self->kase, 2, "BUP", TIL_UNIT_BUP, TIL_SECTOR_REGION);
  if (!self->kase->child)
    self->kase->child = til_child_new ();
  self->kase->child->id = 1;
  g_free (self->kase->child->given_name);
  self->kase->child->given_name = g_strdup ("Ludvig");
  g_free (self->kase->child->family_name);
  self->kase->child->family_name = g_strdup ("Hemlig");
  self->kase->child->birth_date = til_date_new (2015, 3, 4);
  self->kase->child->unit_id = 1;
  guardian->id = 1;
  g_free (guardian->name);
  guardian->name = g_strdup ("Petra Hemlig");
  g_ptr_array_add (self->kase->child->guardians, guardian);

  self->meeting = til_record_new_of (TIL_RECORD_MEETING);
  self->meeting->record.id = 12;
  self->meeting->record.revision = 3;
  self->meeting->child_id = 1;
  self->meeting->kind = g_strdup (TIL_MEETING_COOPERATION);
  self->meeting->date = til_date_new (2026, 12, 1);
  self->meeting->time = g_strdup ("14:30");
  self->meeting->length = 75;
  self->meeting->place = g_strdup ("Rum 3; plan 2, \u2068Åsgatan 1\u2069\nKod 12");
  participant = til_record_add_part (self->meeting, "participants");
  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->unit_id = 1;
  participant->name = g_strdup ("Sara Lind");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_remove (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  til_case_free (self->kase);
  til_record_free (self->meeting);
  g_free (self->path);
  g_free (self->folder);
}

static char *
write_calendar (Fixture *self, const char *language)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  til_export_calendar (self->meeting, self->kase, REGISTER, language, self->today, self->path,
                       &error);
  g_assert_no_error (error);
  g_file_get_contents (self->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static icalcomponent *
read_calendar (Fixture *self)
{
  g_autofree char *text = write_calendar (self, "sv");
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  icalrestriction_check (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static const char *
value_of (icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);

  return property ? icalproperty_get_value_as_string (property) : NULL;
}

static void
test_invitation (Fixture *self, gconstpointer data)
{
  icalcomponent *calendar = read_calendar (self);
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  icalproperty *start = icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY);

  g_assert_nonnull (icalcomponent_get_first_component (calendar, ICAL_VTIMEZONE_COMPONENT));
  g_assert_cmpint (icalcomponent_get_method (calendar), ==, ICAL_METHOD_PUBLISH);
  g_assert_cmpstr (value_of (event, ICAL_DTSTART_PROPERTY), ==, "20261201T143000");
  g_assert_cmpstr (icalproperty_get_parameter_as_string (start, "TZID"), ==, "Europe/Stockholm");
  g_assert_cmpstr (value_of (event, ICAL_DURATION_PROPERTY), ==, "PT1H15M");
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "Rum 3; plan 2, Åsgatan 1 Kod 12");
  g_assert_cmpstr (icalcomponent_get_uid (event), ==,
                   "meeting-12-" REGISTER "@se.barnetsbasta.Tillsammans");
  g_assert_cmpint (icalcomponent_get_sequence (event), ==, 2);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==,
                   til_meeting_kind_name (TIL_MEETING_COOPERATION, "sv"));
  icalcomponent_free (calendar);
}

static void
test_r8_no_name (Fixture *self, gconstpointer data)
{
  TilAgendaPoint *point = til_record_add_part (self->meeting, "points");
  g_autofree char *text = NULL;

  point->title = g_strdup ("Trygghet på rasten");
  self->meeting->note = g_strdup ("Ludvig vill sitta vid fönstret");
  text = write_calendar (self, "en");
  g_assert_null (strstr (text, "Ludvig"));
  g_assert_null (strstr (text, "Hemlig"));
  g_assert_null (strstr (text, "Sara"));
  g_assert_null (strstr (text, "rasten"));
  g_assert_null (strstr (text, "Ekskolan"));
}

static void
test_r8_not_covered (Fixture *self, gconstpointer data)
{
  TilParticipant *participant = til_record_add_part (self->meeting, "participants");
  g_autoptr (GError) error = NULL;

  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->unit_id = 2;
  g_assert_false (til_export_calendar (self->meeting, self->kase, REGISTER, "sv", self->today,
                                       self->path, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));

  self->meeting->status = TIL_MEETING_CANCELLED;
  g_clear_error (&error);
  g_assert_true (til_export_calendar (self->meeting, self->kase, REGISTER, "sv", self->today,
                                      self->path, &error));
  g_assert_no_error (error);
}

static void
test_moved_and_cancelled (Fixture *self, gconstpointer data)
{
  icalcomponent *first = read_calendar (self);
  icalcomponent *moved, *cancelled, *event;
  g_autofree char *uid = g_strdup (icalcomponent_get_uid (first));

  self->meeting->date += 7;
  self->meeting->record.revision++;
  moved = read_calendar (self);
  g_assert_cmpstr (icalcomponent_get_uid (moved), ==, uid);
  event = icalcomponent_get_first_component (moved, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (value_of (event, ICAL_DTSTART_PROPERTY), ==, "20261208T143000");
  g_assert_cmpint (icalcomponent_get_sequence (event), ==, 3);
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CONFIRMED);

  self->meeting->status = TIL_MEETING_CANCELLED;
  self->meeting->record.revision++;
  cancelled = read_calendar (self);
  event = icalcomponent_get_first_component (cancelled, ICAL_VEVENT_COMPONENT);
  g_assert_cmpint (icalcomponent_get_method (cancelled), ==, ICAL_METHOD_CANCEL);
  g_assert_cmpstr (icalcomponent_get_uid (cancelled), ==, uid);
  g_assert_cmpint (icalcomponent_get_sequence (event), ==, 4);
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CANCELLED);
  icalcomponent_free (first);
  icalcomponent_free (moved);
  icalcomponent_free (cancelled);
}

static void
test_no_time (Fixture *self, gconstpointer data)
{
  icalcomponent *calendar, *event;

  g_clear_pointer (&self->meeting->time, g_free);
  calendar = read_calendar (self);
  event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (value_of (event, ICAL_DTSTART_PROPERTY), ==, "20261201");
  g_assert_null (value_of (event, ICAL_DURATION_PROPERTY));
  icalcomponent_free (calendar);
}

/* Across the change of clocks, as a calendar that knows the zone itself reads it. */
static void
test_local_time (Fixture *self, gconstpointer data)
{
  static const struct
  {
    int month, day, hour;
  } days[] = { { 3, 28, 13 }, { 3, 30, 12 }, { 10, 24, 12 }, { 10, 26, 13 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      icalcomponent *calendar, *event;
      struct icaltimetype start, utc;

      self->today = self->meeting->date = til_date_new (2026, days[i].month, days[i].day);
      calendar = read_calendar (self);
      event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
      start = icalcomponent_get_dtstart (event);
      utc = icaltime_convert_to_zone (start, icaltimezone_get_utc_timezone ());
      g_assert_cmpint (utc.hour, ==, days[i].hour);
      g_assert_cmpint (utc.minute, ==, 30);
      icalcomponent_free (calendar);
    }
}

static void
test_r14_no_place (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  self->kase->child->protected_identity = TRUE;
  text = write_calendar (self, "sv");
  g_assert_null (strstr (text, "LOCATION"));
  g_assert_null (strstr (text, "Rum 3"));
}

static void
test_team (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->meeting->child_id = 0;
  self->meeting->team_id = 4;
  g_free (self->meeting->kind);
  self->meeting->kind = g_strdup ("Torsdagsgruppen, \"öppet\"");
  til_export_calendar (self->meeting, NULL, NULL, "sv", self->today, self->path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_EXISTS));
}

static void
test_bad_path (Fixture *self, gconstpointer data)
{
  g_autofree char *text = g_build_filename (self->folder, "x.txt", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "x.ics", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      til_export_calendar (self->meeting, self->kase, REGISTER, "sv", self->today, text, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (til_export_calendar (self->meeting, self->kase, REGISTER, "sv", self->today,
                                       nowhere, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  til_locale_init (NULL);
  g_test_init (&argc, &argv, NULL);
  ADD ("/calendar/invitation", test_invitation);
  ADD ("/calendar/r8-no-name", test_r8_no_name);
  ADD ("/calendar/r8-not-covered", test_r8_not_covered);
  ADD ("/calendar/moved-and-cancelled", test_moved_and_cancelled);
  ADD ("/calendar/no-time", test_no_time);
  ADD ("/calendar/local-time", test_local_time);
  ADD ("/calendar/r14-no-place", test_r14_no_place);
  ADD ("/calendar/team", test_team);
  ADD ("/calendar/bad-path", test_bad_path);
  return g_test_run ();
}
