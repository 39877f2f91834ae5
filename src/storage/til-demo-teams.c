/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The teams of the demo register, their meetings, and consultations without name. */
#include "til-demo-case-texts.h"
#include "til-demo-private.h"

#define WHEEL "barnets-basta"
#define MEMBER_DAYS 500 /* for how long the members have been in their team */

typedef struct
{
  TilUnitKind unit;
  guint place; /* of the unit's staff */
} Member;

#define MOST_MEMBERS 5

static const struct
{
  const char *name;
  TilTeamKind kind;
  TilRhythm rhythm;
  const char *meeting;
  const char *time;
  guint next; /* days from today */
  Member members[MOST_MEMBERS];
  guint n_members;
} models[] = {
  { "IOR Älvhaga",
    TIL_TEAM_IOR,
    TIL_RHYTHM_MONTHLY,
    TIL_MEETING_COOPERATION,
    "09:00",
    12,
    { { TIL_UNIT_CHILD_HEALTH, 0 },
      { TIL_UNIT_FAMILY_CENTRE, 0 },
      { TIL_UNIT_SOCIAL_SERVICES, 3 },
      { TIL_UNIT_PRESCHOOL, 3 } },
    4 },
  { "Pinocchio",
    TIL_TEAM_PINOCCHIO,
    TIL_RHYTHM_MONTHLY,
    TIL_MEETING_COOPERATION,
    "13:00",
    3,
    { { TIL_UNIT_STUDENT_HEALTH, 1 }, { TIL_UNIT_SOCIAL_SERVICES, 1 }, { TIL_UNIT_SCHOOL, 6 } },
    3 },
  { "SIG",
    TIL_TEAM_SIG,
    TIL_RHYTHM_MONTHLY,
    TIL_MEETING_COOPERATION,
    "14:30",
    18,
    { { TIL_UNIT_STUDENT_HEALTH, 1 }, { TIL_UNIT_SOCIAL_SERVICES, 2 }, { TIL_UNIT_BUP, 1 } },
    3 },
  { "Barnombudsteam Älvhaga",
    TIL_TEAM_ADVOCATE,
    TIL_RHYTHM_MONTHLY,
    TIL_MEETING_ADVOCATE_TEAM,
    "08:30",
    1,
    { { TIL_UNIT_SCHOOL, 0 },
      { TIL_UNIT_SOCIAL_SERVICES, 1 },
      { TIL_UNIT_BUP, 0 },
      { TIL_UNIT_STUDENT_HEALTH, 0 } },
    4 },
  { "EHT Ekhagen",
    TIL_TEAM_EHT,
    TIL_RHYTHM_WEEKLY,
    TIL_MEETING_EHT,
    "15:00",
    2,
    { { TIL_UNIT_SCHOOL, 0 },
      { TIL_UNIT_SCHOOL, 4 },
      { TIL_UNIT_SCHOOL, 5 },
      { TIL_UNIT_SCHOOL, 6 },
      { TIL_UNIT_STUDENT_HEALTH, 1 } },
    5 },
  { "VITS Älvhaga",
    TIL_TEAM_VITS,
    TIL_RHYTHM_TERM,
    TIL_MEETING_VITS,
    "10:00",
    40,
    { { TIL_UNIT_SCHOOL, 0 }, { TIL_UNIT_SOCIAL_SERVICES, 0 }, { TIL_UNIT_BUP, 0 } },
    3 },
};

const TilUnit *
til_demo_unit (TilDemo *self, TilUnitKind kind)
{
  for (guint i = 0; i < self->units->len; i++)
    if (((TilUnit *)self->units->pdata[i])->kind == kind)
      return self->units->pdata[i];
  g_assert_not_reached ();
}

const TilStaff *
til_demo_staff (TilDemo *self, gint64 unit_id, guint n)
{
  guint n_found = 0;

  for (guint i = 0; i < self->staff->len; i++)
    n_found += ((TilStaff *)self->staff->pdata[i])->unit_id == unit_id;
  g_assert (n_found > 0);
  n %= n_found;
  for (guint i = 0; i < self->staff->len; i++)
    {
      const TilStaff *staff = self->staff->pdata[i];

      if (staff->unit_id == unit_id && n-- == 0)
        return staff;
    }
  g_assert_not_reached ();
}

gboolean
til_demo_add_teams (TilDemo *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);

      g_ptr_array_add (self->teams, team);
      team->name = g_strdup (models[i].name);
      team->kind = models[i].kind;
      team->rhythm = models[i].rhythm;
      til_team_kind_ages (team->kind, &team->age_from, &team->age_to);
      for (guint j = 0; j < models[i].n_members; j++)
        {
          TilTeamMember *member = til_record_add_part (team, "members");

          member->unit_id = til_demo_unit (self, models[i].members[j].unit)->id;
          member->staff_id = til_demo_staff (self, member->unit_id, models[i].members[j].place)->id;
          member->since = self->today - MEMBER_DAYS;
        }
      if (!til_register_write_record (self->reg, team, error))
        return FALSE;
    }
  return TRUE;
}

/* A step of the rhythm back, as the next one is counted forward. */
void
til_demo_team_days (TilDemo *self, guint team, TilDate *last, TilDate *next)
{
  *next = self->today + models[team].next;
  *last = models[team].rhythm == TIL_RHYTHM_WEEKLY ? *next - 7 : *next - 28;
}

static TilMeeting *
new_meeting (TilDemo *self, guint index, TilDate date)
{
  const TilTeam *team = self->teams->pdata[index];
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);

  meeting->team_id = team->record.id;
  meeting->kind = g_strdup (models[index].meeting);
  meeting->date = date;
  meeting->time = g_strdup (models[index].time);
  meeting->length = 90;
  meeting->place = g_strdup (til_demo_place (index));
  meeting->wheel_key = g_strdup (WHEEL);
  meeting->status = date < self->today ? TIL_MEETING_HELD : TIL_MEETING_PLANNED;
  for (guint i = 0; i < team->members->len; i++)
    {
      const TilTeamMember *member = team->members->pdata[i];
      TilParticipant *participant = til_record_add_part (meeting, "participants");

      participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
      participant->staff_id = member->staff_id;
      participant->unit_id = member->unit_id;
      participant->attendance = meeting->status == TIL_MEETING_PLANNED ? TIL_ATTENDANCE_INVITED
                                : i + 1 == team->members->len          ? TIL_ATTENDANCE_ABSENT
                                                                       : TIL_ATTENDANCE_CAME;
    }
  return meeting;
}

static gboolean
add_meeting (TilDemo *self, guint index, TilDate date, GError **error)
{
  g_autoptr (TilMeeting) meeting = new_meeting (self, index, date);
  TilAgendaPoint *point = til_record_add_part (meeting, "points");
  guint n = 0;

  point->title = g_strdup ("Läget i området");
  if (meeting->status == TIL_MEETING_HELD)
    point->minutes = g_strdup ("Fler frågor om skolnärvaro sedan höstlovet.");
  for (guint i = 0; i < self->named->len && n < TIL_DEMO_MOST_NAMED; i++)
    {
      const TilDemoNamed *named = &g_array_index (self->named, TilDemoNamed, i);

      if (named->team != index)
        continue;
      point = til_record_add_part (meeting, "points");
      point->child_id = named->child_id;
      point->title = g_strdup ("Hur går det som vi kom överens om?");
      if (meeting->status == TIL_MEETING_HELD)
        point->minutes = g_strdup ("Vi fortsätter som planen säger och ses igen nästa månad.");
      n++;
    }
  return til_register_write_record (self->reg, meeting, error);
}

static gboolean
add_consultation (TilDemo *self, guint index, GError **error)
{
  const TilDemoConsultation *model = &til_demo_consultations[index];
  g_autoptr (TilConsultation) consultation = til_record_new_of (TIL_RECORD_CONSULTATION);
  gint64 units[] = { til_demo_unit (self, TIL_UNIT_STUDENT_HEALTH)->id,
                     til_demo_unit (self, TIL_UNIT_SOCIAL_SERVICES)->id };

  consultation->date = self->today - 9 - 31 * index;
  consultation->team_id = ((TilTeam *)self->teams->pdata[index % self->teams->len])->record.id;
  g_array_append_vals (consultation->units, units, G_N_ELEMENTS (units));
  consultation->wheel_key = g_strdup (WHEEL);
  til_keys_set (consultation->areas, model->area, TRUE);
  consultation->age = model->age;
  consultation->question = g_strdup (model->question);
  consultation->advice = g_strdup (model->advice);
  return til_register_write_record (self->reg, consultation, error);
}

gboolean
til_demo_add_team_meetings (TilDemo *self, GError **error)
{
  for (guint i = 0; i < self->teams->len; i++)
    {
      TilDate last, next;

      til_demo_team_days (self, i, &last, &next);
      if (!add_meeting (self, i, last, error) || !add_meeting (self, i, next, error))
        return FALSE;
    }
  for (guint i = 0; i < til_demo_n_consultations; i++)
    if (!add_consultation (self, i, error))
      return FALSE;
  return TRUE;
}
