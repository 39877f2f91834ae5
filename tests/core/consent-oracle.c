/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "consent-oracle.h"

#include <string.h>

static const TilUnit *
unit_of (const TilCase *kase, gint64 id)
{
  for (guint i = 0; i < kase->units->len; i++)
    if (((TilUnit *)kase->units->pdata[i])->id == id)
      return kase->units->pdata[i];
  return NULL;
}

/* A name for each organisation. */
static char *
organisation (const TilUnit *unit)
{
  const char *branch = "?";

  if (unit->kind == TIL_UNIT_PRESCHOOL || unit->kind == TIL_UNIT_SCHOOL ||
      unit->kind == TIL_UNIT_STUDENT_HEALTH)
    branch = "education";
  if (unit->kind == TIL_UNIT_SOCIAL_SERVICES)
    branch = "social";
  if (unit->kind == TIL_UNIT_CHILD_HEALTH || unit->kind == TIL_UNIT_HEALTH_CENTRE ||
      unit->kind == TIL_UNIT_BUP || unit->kind == TIL_UNIT_HABILITATION)
    branch = "health";
  if (strcmp (branch, "?") == 0 || unit->sector == TIL_SECTOR_INDEPENDENT)
    return g_strdup_printf ("unit %d", (int)unit->id);
  return g_strdup_printf ("%d %s", unit->sector, branch);
}

gboolean
oracle_own (const TilCase *kase, gint64 unit)
{
  const TilUnit *it = unit_of (kase, unit), *own = unit_of (kase, kase->child->unit_id);

  if (it == NULL || own == NULL)
    return FALSE;
  g_autofree char *one = organisation (it);
  g_autofree char *other = organisation (own);
  return strcmp (one, other) == 0;
}

static gboolean
in_keys (const GPtrArray *keys, const char *key)
{
  for (guint i = 0; i < keys->len; i++)
    if (strcmp (keys->pdata[i], key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
in_refs (const GArray *refs, gint64 id)
{
  for (guint i = 0; i < refs->len; i++)
    if (g_array_index (refs, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
says_yes (const TilConsent *consent, gint64 who, gint64 unit, const char *area, TilDate on)
{
  for (guint i = 0; i < consent->answers->len; i++)
    {
      const TilConsentAnswer *answer = consent->answers->pdata[i];

      if (answer->guardian_id != who || answer->date == 0 || answer->date > on)
        continue;
      if (answer->answer == TIL_ANSWER_GIVEN)
        return TRUE;
      if (answer->answer != TIL_ANSWER_PARTLY)
        continue;
      if (answer->areas->len == 0 && answer->units->len == 0)
        continue;
      if ((answer->areas->len == 0 || in_keys (answer->areas, area)) &&
          (answer->units->len == 0 || in_refs (answer->units, unit)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
everybody_says_yes (
    const TilCase *kase, const TilConsent *consent, gint64 unit, const char *area, TilDate on)
{
  if (til_date_age (kase->child->birth_date, on) >= 18)
    return says_yes (consent, 0, unit, area, on);
  for (guint i = 0; i < kase->child->guardians->len; i++)
    {
      const TilGuardian *guardian = kase->child->guardians->pdata[i];
      if (!says_yes (consent, guardian->id, unit, area, on))
        return FALSE;
    }
  return kase->child->guardians->len > 0;
}

static gboolean
in_force (const TilConsent *consent, TilDate on)
{
  return consent->asked_on <= on && on <= consent->valid_until &&
         (consent->withdrawn_on == 0 || on < consent->withdrawn_on);
}

static gboolean
names (const TilCase *kase, const TilConsent *consent, gint64 unit, gboolean receives)
{
  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *named = consent->units->pdata[i];
      if (named->unit_id == unit && (receives ? named->receives : named->gives) &&
          unit_of (kase, unit)->sector == named->sector)
        return TRUE;
    }
  return FALSE;
}

static gboolean
allows (const TilCase *kase, const TilConsent *consent, gint64 unit, const char *area, TilDate on)
{
  return in_force (consent, on) && names (kase, consent, unit, TRUE) &&
         in_keys (consent->areas, area) && everybody_says_yes (kase, consent, unit, area, on);
}

gboolean
oracle_lets (const TilCase *kase, const TilConsent *consent, gint64 unit, TilDate on)
{
  for (guint a = 0; a < consent->areas->len; a++)
    if (allows (kase, consent, unit, consent->areas->pdata[a], on))
      return TRUE;
  return FALSE;
}

gboolean
oracle_told (const TilCase *kase, gint64 unit, const char *wheel, const char *area, TilDate on)
{
  const GPtrArray *consents = kase->records[TIL_RECORD_CONSENT];

  if (oracle_own (kase, unit))
    return TRUE;
  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];

      if (area != NULL)
        {
          if (strcmp (consent->wheel_key, wheel) == 0 && allows (kase, consent, unit, area, on))
            return TRUE;
          continue;
        }
      if (oracle_lets (kase, consent, unit, on))
        return TRUE;
    }
  return FALSE;
}

gboolean
oracle_tells (const TilCase *kase, gint64 source, gint64 reader, TilDate on)
{
  const GPtrArray *consents = kase->records[TIL_RECORD_CONSENT];

  if (source == reader || oracle_own (kase, source) || oracle_own (kase, reader))
    return TRUE;
  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];
      if (oracle_lets (kase, consent, reader, on) && names (kase, consent, source, FALSE))
        return TRUE;
    }
  return FALSE;
}

gboolean
oracle_at_meeting (const TilCase *kase, const TilMeeting *meeting, gint64 unit)
{
  for (guint i = 0; i < meeting->participants->len; i++)
    if (((TilParticipant *)meeting->participants->pdata[i])->unit_id == unit)
      return TRUE;
  for (guint t = 0; t < kase->teams->len; t++)
    {
      const TilTeam *team = kase->teams->pdata[t];

      for (guint i = 0; i < team->members->len && team->record.id == meeting->team_id; i++)
        {
          const TilTeamMember *member = team->members->pdata[i];
          if (member->unit_id == unit && member->since <= meeting->date &&
              (member->until == 0 || meeting->date <= member->until))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
hears_uncovered (
    const TilCase *kase, const TilMeeting *meeting, gint64 unit, TilDate on, gboolean *named)
{
  gboolean uncovered = FALSE;

  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      if (meeting->team_id != 0 && point->child_id != kase->child->id)
        continue;
      *named = TRUE;
      uncovered |= !oracle_told (kase, unit, meeting->wheel_key, point->area_key, on);
    }
  return uncovered || (*named && !oracle_told (kase, unit, NULL, NULL, on));
}

gboolean
oracle_meeting_covered (const TilCase *kase, const TilMeeting *meeting, TilDate on)
{
  for (guint i = 0; i < kase->units->len; i++)
    {
      gint64 unit = ((TilUnit *)kase->units->pdata[i])->id;
      gboolean named = meeting->team_id == 0;

      if (oracle_at_meeting (kase, meeting, unit) &&
          hears_uncovered (kase, meeting, unit, on, &named))
        return FALSE;
    }
  return TRUE;
}
