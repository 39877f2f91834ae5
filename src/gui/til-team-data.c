/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-team-data.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"
#include "til-unit.h"

#define USUAL_LENGTH 90
#define USUAL_DAYS_AHEAD 14

const char *
til_list_unit_name (const GPtrArray *units, gint64 id)
{
  for (guint i = 0; units && i < units->len; i++)
    if (((const TilUnit *)units->pdata[i])->id == id)
      return ((const TilUnit *)units->pdata[i])->name;
  return "";
}

const char *
til_list_staff_name (const GPtrArray *staff, gint64 id)
{
  for (guint i = 0; staff && i < staff->len; i++)
    if (((const TilStaff *)staff->pdata[i])->id == id)
      return ((const TilStaff *)staff->pdata[i])->name;
  return "";
}

char *
til_team_summary (const TilTeam *team)
{
  g_autofree char *from = g_strdup_printf ("%d", team->age_from);
  g_autofree char *to = g_strdup_printf ("%d", team->age_to);
  g_autofree char *range = g_strdup_printf ("%s–%s", from, to);
  g_autofree char *isolated = til_text_isolate_ltr (range);

  return til_text_fill (_ ("{kind}, ages {ages}. {rhythm}."), "kind",
                        til_team_kind_name (team->kind), "ages", isolated, "rhythm",
                        til_rhythm_name (team->rhythm), NULL);
}

char *
til_team_member_text (const TilTeamMember *member, const GPtrArray *units, const GPtrArray *staff)
{
  g_autofree char *name = til_text_isolate (til_list_staff_name (staff, member->staff_id));
  g_autofree char *unit = til_text_isolate (til_list_unit_name (units, member->unit_id));

  if (member->unit_id == 0)
    return g_steal_pointer (&name);
  return til_text_fill (_ ("{name}, {unit}"), "name", name, "unit", unit, NULL);
}

TilDate
til_team_propose_date (const TilTeam *team, const GPtrArray *meetings, TilDate on)
{
  TilDate last = TIL_DATE_NONE, next;

  for (guint i = 0; meetings && i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->status != TIL_MEETING_CANCELLED)
        last = MAX (last, meeting->date);
    }
  if (last == TIL_DATE_NONE)
    return team->rhythm == TIL_RHYTHM_NONE ? TIL_DATE_NONE : on + USUAL_DAYS_AHEAD;
  next = til_team_next_date (team, last);
  while (next != TIL_DATE_NONE && next < on)
    next = til_team_next_date (team, next);
  return next;
}

const char *
til_team_meeting_kind (TilTeamKind kind)
{
  switch (kind)
    {
    case TIL_TEAM_ADVOCATE:
      return TIL_MEETING_ADVOCATE_TEAM;
    case TIL_TEAM_EHT:
      return TIL_MEETING_EHT;
    case TIL_TEAM_VITS:
      return TIL_MEETING_VITS;
    default:
      return TIL_MEETING_COOPERATION;
    }
}

TilMeeting *
til_team_propose_meeting (const TilTeam *team, const GPtrArray *meetings, TilDate on)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
  const TilMeeting *last = meetings && meetings->len > 0 ? meetings->pdata[0] : NULL;
  TilDate proposed = til_team_propose_date (team, meetings, on);

  meeting->team_id = team->record.id;
  til_record_set_text (&meeting->kind, til_team_meeting_kind (team->kind));
  meeting->date = proposed != TIL_DATE_NONE ? proposed : on + USUAL_DAYS_AHEAD;
  meeting->length = last && last->length > 0 ? last->length : USUAL_LENGTH;
  til_record_set_text (&meeting->time, last ? last->time : NULL);
  til_record_set_text (&meeting->place, last ? last->place : NULL);
  for (guint i = 0; i < team->members->len; i++)
    {
      const TilTeamMember *member = team->members->pdata[i];
      TilParticipant *participant;

      if (member->since > meeting->date ||
          (member->until != TIL_DATE_NONE && member->until < meeting->date))
        continue;
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
      participant->staff_id = member->staff_id;
      participant->unit_id = member->unit_id;
    }
  return meeting;
}

char *
til_team_agenda_text (const TilMeeting *meeting)
{
  guint children = 0, others = 0;
  g_autofree char *n = NULL;
  g_autofree char *m = NULL;
  g_autofree char *named = NULL;
  g_autofree char *rest = NULL;

  for (guint i = 0; i < meeting->points->len; i++)
    if (((const TilAgendaPoint *)meeting->points->pdata[i])->child_id != 0)
      children++;
    else
      others++;
  n = g_strdup_printf ("%u", children);
  m = g_strdup_printf ("%u", others);
  named = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} child named", "{n} children named", children), "n", n,
      NULL);
  rest = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} other point", "{n} other points", others), "n", m, NULL);
  if (children + others == 0)
    return g_strdup (_ ("Nothing on the agenda yet"));
  if (others == 0)
    return g_steal_pointer (&named);
  if (children == 0)
    return g_steal_pointer (&rest);
  /* Translators: “3 children named, 2 other points”. */
  return til_text_fill (_ ("{children}, {others}"), "children", named, "others", rest, NULL);
}
