/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-meeting.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "til-language.h"
#include "til-locale.h"
#include "til-record-private.h"

const char *const til_meeting_status_keys[] = { "planned", "held", "cancelled", NULL };

const char *const til_ending_keys[] = { "ongoing",      "goals-met", "other-support", "moved",
                                        "did-not-come", "paused",    "withdrew",      NULL };

const char *const til_participant_keys[] = { "child", "guardian", "network", "professional", NULL };

const char *const til_attendance_keys[] = { "invited", "came", "absent", NULL };

static const char *const kinds[] = {
  TIL_MEETING_COOPERATION,   TIL_MEETING_FAMILY,       TIL_MEETING_FOLLOW_UP,
  TIL_MEETING_EHT,           TIL_MEETING_EHT_EXTENDED, TIL_MEETING_VITS,
  TIL_MEETING_ADVOCATE_TEAM, TIL_MEETING_SIP,          NULL
};

const char *const *
til_meeting_kinds (void)
{
  return kinds;
}

const char *
til_meeting_kind_name (const char *kind, const char *language)
{
  g_autofree char *key = NULL;

  if (kind == NULL || !g_strv_contains (kinds, kind))
    return kind != NULL ? kind : "";
  key = g_strconcat ("meeting.", kind, NULL);
  return til_label (language != NULL ? language : til_locale_language (), key);
}

const char *
til_ending_text (TilEnding ending)
{
  switch (ending)
    {
    case TIL_ENDING_ONGOING:
      return C_ ("ending", "Ongoing");
    case TIL_ENDING_GOALS_MET:
      return C_ ("ending", "The goals are met");
    case TIL_ENDING_OTHER_SUPPORT:
      return C_ ("ending", "Other support");
    case TIL_ENDING_MOVED:
      return C_ ("ending", "Moved");
    case TIL_ENDING_DID_NOT_COME:
      return C_ ("ending", "Did not come");
    case TIL_ENDING_PAUSED:
      return C_ ("ending", "Paused");
    case TIL_ENDING_WITHDREW:
      return C_ ("ending", "The family withdrew");
    case TIL_N_ENDINGS:
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
is_clock_time (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) &&
         text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]) &&
         (text[0] < '2' || (text[0] == '2' && text[1] < '4')) && text[3] < '6';
}

static gboolean
check_participant (const TilParticipant *participant, GError **error)
{
  gboolean named = !til_record_is_blank (participant->name);

  switch (participant->kind)
    {
    case TIL_PARTICIPANT_GUARDIAN:
      if (participant->guardian_id == 0)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("Choose which guardian takes part."));
      break;
    case TIL_PARTICIPANT_NETWORK:
      if (participant->contact_id == 0 && !named)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("Tell who of the family's network takes part."));
      break;
    case TIL_PARTICIPANT_PROFESSIONAL:
      if (participant->unit_id == 0)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("Choose the unit of each professional who takes part."));
      break;
    case TIL_PARTICIPANT_CHILD:
    case TIL_N_PARTICIPANTS:
    default:
      break;
    }
  if (participant->leader && participant->kind != TIL_PARTICIPANT_PROFESSIONAL)
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("Only a professional can be a conversation leader."));
  return TRUE;
}

static gboolean
check_parts (const TilMeeting *self, GError **error)
{
  for (guint i = 0; i < self->participants->len; i++)
    if (!check_participant (self->participants->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->points->len; i++)
    {
      const TilAgendaPoint *point = self->points->pdata[i];

      if (self->child_id != 0 && point->child_id != 0)
        return til_record_refuse (error, TIL_ERROR_RULE,
                                  _ ("Only a team's meeting can be about several children."));
      if (point->child_id == 0 && til_record_is_blank (point->area_key) &&
          til_record_is_blank (point->title))
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("A point of the agenda needs an area or a title."));
    }
  for (guint i = 0; i < self->decisions->len; i++)
    if (til_record_is_blank (((const TilDecision *)self->decisions->pdata[i])->text))
      return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write what was decided."));
  return TRUE;
}

gboolean
til_meeting_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilMeeting *self = record;

  if ((self->child_id != 0) == (self->team_id != 0))
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("A meeting is about one child, or it is a team's."));
  if (til_record_is_blank (self->kind))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Choose what kind of meeting it is."));
  if (self->date == TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Tell which day the meeting is."));
  if (!til_record_is_blank (self->time) && !is_clock_time (self->time))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write the time as 14:30."));
  if (self->length < 0)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The meeting cannot be shorter than nothing."));
  if (self->status == TIL_MEETING_HELD && self->date > on)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("A meeting on a day to come has not been held yet."));
  if (self->next_date != TIL_DATE_NONE && self->next_date <= self->date)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The next meeting must be after this one."));
  return check_parts (self, error);
}

GArray *
til_meeting_units (const TilMeeting *self)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->participants->len; i++)
    {
      const TilParticipant *participant = self->participants->pdata[i];

      if (participant->kind == TIL_PARTICIPANT_PROFESSIONAL)
        til_record_collect_ref (units, participant->unit_id);
    }
  return units;
}
