/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-team.h"

#include <glib/gi18n-lib.h>

#include "til-record-private.h"

#define OLDEST 25 /* years */
#define WEEK 7
#define TERM_MONTHS 6

const char *const til_team_kind_keys[] = { "own", "advocate",  "eht", "vits",
                                           "ior", "pinocchio", "sig", NULL };

const char *const til_rhythm_keys[] = { "none", "weekly", "fortnightly", "monthly", "term", NULL };

const char *
til_team_kind_name (TilTeamKind kind)
{
  switch (kind)
    {
    case TIL_TEAM_OWN:
      return C_ ("kind of team", "Own team");
    case TIL_TEAM_ADVOCATE:
      return C_ ("kind of team", "Child representative team");
    case TIL_TEAM_EHT:
      return C_ ("kind of team", "Student health team (EHT)");
    case TIL_TEAM_VITS:
      return C_ ("kind of team", "VITS");
    case TIL_TEAM_IOR:
      return C_ ("kind of team", "IOR");
    case TIL_TEAM_PINOCCHIO:
      return C_ ("kind of team", "Pinocchio");
    case TIL_TEAM_SIG:
      return C_ ("kind of team", "SIG");
    case TIL_N_TEAM_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
til_rhythm_name (TilRhythm rhythm)
{
  switch (rhythm)
    {
    case TIL_RHYTHM_NONE:
      return C_ ("how often a team meets", "When needed");
    case TIL_RHYTHM_WEEKLY:
      return C_ ("how often a team meets", "Every week");
    case TIL_RHYTHM_FORTNIGHTLY:
      return C_ ("how often a team meets", "Every other week");
    case TIL_RHYTHM_MONTHLY:
      return C_ ("how often a team meets", "Every month");
    case TIL_RHYTHM_TERM:
      return C_ ("how often a team meets", "Every term");
    case TIL_N_RHYTHMS:
    default:
      g_return_val_if_reached ("");
    }
}

/* Degerforsmodellen's teams follow each other by age. */
void
til_team_kind_ages (TilTeamKind kind, int *from, int *to)
{
  *from = kind == TIL_TEAM_PINOCCHIO ? 7 : kind == TIL_TEAM_SIG ? 13 : 0;
  *to = kind == TIL_TEAM_IOR ? 6 : kind == TIL_TEAM_PINOCCHIO ? 12 : 18;
}

gboolean
til_team_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilTeam *self = record;

  if (til_record_is_blank (self->name))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Give the team a name."));
  if (self->age_from < 0 || self->age_to > OLDEST || self->age_from > self->age_to)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The team's ages must go from the younger to the older."));
  for (guint i = 0; i < self->members->len; i++)
    {
      const TilTeamMember *member = self->members->pdata[i];

      if (member->staff_id == 0 || member->unit_id == 0)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("Choose the person and the unit of each member."));
      if (member->until != TIL_DATE_NONE && member->until < member->since)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("A member cannot leave the team before coming to it."));
    }
  return TRUE;
}

GArray *
til_team_units (const TilTeam *self, TilDate on)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->members->len; i++)
    {
      const TilTeamMember *member = self->members->pdata[i];

      if (member->since <= on && (member->until == TIL_DATE_NONE || on <= member->until))
        til_record_collect_ref (units, member->unit_id);
    }
  return units;
}

/* The third Tuesday of a month to the third Tuesday of a later one; a fifth to the last. */
static TilDate
add_months_by_weekday (TilDate date, int months)
{
  TilDate day = date - (TilDate)til_date_day (date) + 1; /* the first of the month */
  TilDate first = til_date_add_months (day, months);
  TilDate next = til_date_add_months (first, 1);
  TilDate found = first + (date % WEEK + WEEK - first % WEEK) % WEEK +
                  (TilDate)((til_date_day (date) - 1) / WEEK * WEEK);

  return found < next ? found : found - WEEK;
}

TilDate
til_team_next_date (const TilTeam *self, TilDate date)
{
  if (date == TIL_DATE_NONE)
    return TIL_DATE_NONE;
  switch (self->rhythm)
    {
    case TIL_RHYTHM_WEEKLY:
      return date + WEEK;
    case TIL_RHYTHM_FORTNIGHTLY:
      return date + 2 * WEEK;
    case TIL_RHYTHM_MONTHLY:
      return add_months_by_weekday (date, 1);
    case TIL_RHYTHM_TERM:
      return add_months_by_weekday (date, TERM_MONTHS);
    case TIL_RHYTHM_NONE:
    case TIL_N_RHYTHMS:
    default:
      return TIL_DATE_NONE;
    }
}

gboolean
til_enrolment_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilEnrolment *self = record;

  if (self->team_id == 0)
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Choose the team."));
  if (self->since == TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("Tell from which day the child is in the team."));
  if (self->until != TIL_DATE_NONE && self->until < self->since)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The child cannot leave the team before coming to it."));
  return TRUE;
}
