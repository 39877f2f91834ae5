/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R8: who may be told what about a child on a day. */
#include "til-case.h"

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-text.h"

#define ADULT 18 /* 9 kap. 1 § föräldrabalken */

/* The branches that keep secrets from one another within one huvudman: 8 kap. 1-2 §§
 * offentlighets- och sekretesslagen. A family centre houses several, so it is none of them. */
typedef enum
{
  BRANCH_NONE,
  BRANCH_EDUCATION,
  BRANCH_SOCIAL,
  BRANCH_HEALTH
} Branch;

static Branch
branch_of (TilUnitKind kind)
{
  switch (kind)
    {
    case TIL_UNIT_PRESCHOOL:
    case TIL_UNIT_SCHOOL:
    case TIL_UNIT_STUDENT_HEALTH:
      return BRANCH_EDUCATION;
    case TIL_UNIT_SOCIAL_SERVICES:
      return BRANCH_SOCIAL;
    case TIL_UNIT_CHILD_HEALTH:
    case TIL_UNIT_HEALTH_CENTRE:
    case TIL_UNIT_BUP:
    case TIL_UNIT_HABILITATION:
      return BRANCH_HEALTH;
    case TIL_UNIT_FAMILY_CENTRE:
    case TIL_UNIT_OTHER:
    case TIL_N_UNIT_KINDS:
    default:
      return BRANCH_NONE;
    }
}

/* Independent units have each a huvudman of their own, so that two of them are never one. */
gboolean
til_units_same_organisation (const TilUnit *a, const TilUnit *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  if (a == b || (a->id != 0 && a->id == b->id))
    return TRUE;
  return a->sector == b->sector && a->sector != TIL_SECTOR_INDEPENDENT &&
         branch_of (a->kind) != BRANCH_NONE && branch_of (a->kind) == branch_of (b->kind);
}

static TilDate
adult_from (const TilChild *child)
{
  TilDate day = til_date_add_months (child->birth_date, 12 * ADULT);

  /* Born on 29 February: of age on 1 March. */
  while (day != TIL_DATE_NONE && til_date_age (child->birth_date, day) < ADULT)
    day++;
  return day;
}

static gboolean
is_adult (const TilChild *child, TilDate on)
{
  return til_date_age (child->birth_date, on) >= ADULT;
}

/* What one consent says about the unit, while it is being found out. */
typedef struct
{
  const TilCase *kase;
  const TilConsent *consent;
  const TilUnit *unit;
  TilDate on;
  TilCoverReason reason;
  const TilGuardian *guardian;
  GPtrArray *areas; /* (owned) (element-type utf8) the consent's areas that are agreed to */
} Finding;

static gboolean
stop (Finding *self, TilCoverReason reason, const TilGuardian *guardian)
{
  self->reason = reason;
  self->guardian = guardian;
  return FALSE;
}

static void
keep_areas (Finding *self, const GPtrArray *agreed)
{
  for (guint i = self->areas->len; i > 0; i--)
    if (!til_keys_have (agreed, self->areas->pdata[i - 1]))
      g_ptr_array_remove_index (self->areas, i - 1);
}

/* A partial answer that names neither areas nor units agrees to nothing that is known. */
static gboolean
apply_partly (Finding *self, const TilConsentAnswer *answer, const TilGuardian *guardian)
{
  gboolean says_nothing = answer->areas->len == 0 && answer->units->len == 0;

  if (says_nothing || (answer->units->len > 0 && !til_refs_have (answer->units, self->unit->id)))
    return stop (self, TIL_COVER_LEFT_OUT, guardian);
  if (answer->areas->len > 0)
    keep_areas (self, answer->areas);
  return TRUE;
}

/* guardian NULL: the young person. */
static gboolean
apply_answer (Finding *self, const TilConsentAnswer *answer, const TilGuardian *guardian)
{
  switch (answer->answer)
    {
    case TIL_ANSWER_REFUSED:
      return stop (self, TIL_COVER_REFUSED, guardian);
    case TIL_ANSWER_GIVEN:
    case TIL_ANSWER_PARTLY:
      if (answer->date == TIL_DATE_NONE || answer->date > self->on)
        return stop (self, TIL_COVER_NOT_YET, guardian);
      return answer->answer == TIL_ANSWER_GIVEN || apply_partly (self, answer, guardian);
    case TIL_ANSWER_PENDING:
    case TIL_N_ANSWERS:
    default:
      return stop (self, TIL_COVER_PENDING, guardian);
    }
}

static gboolean
ask_guardian (Finding *self, const TilGuardian *guardian)
{
  gint64 id = guardian != NULL ? guardian->id : 0;

  if (til_consent_find_answer (self->consent, id) == NULL)
    return stop (self, guardian != NULL ? TIL_COVER_GUARDIAN_ADDED : TIL_COVER_ADULT, guardian);
  for (guint i = 0; i < self->consent->answers->len; i++)
    {
      const TilConsentAnswer *answer = self->consent->answers->pdata[i];
      if (answer->guardian_id == id && !apply_answer (self, answer, guardian))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_refused (const TilConsent *consent, const TilGuardian *guardian)
{
  const TilConsentAnswer *answer = til_consent_find_answer (consent, guardian->id);

  return answer != NULL && answer->answer == TIL_ANSWER_REFUSED;
}

/* A refusal is told before what else is missing: no other answer can mend it. */
static gboolean
ask_everybody (Finding *self)
{
  const TilChild *child = self->kase->child;

  if (is_adult (child, self->on))
    return ask_guardian (self, NULL);
  if (child->guardians->len == 0)
    return stop (self, TIL_COVER_NO_GUARDIAN, NULL);
  for (guint i = 0; i < child->guardians->len; i++)
    if (has_refused (self->consent, child->guardians->pdata[i]))
      return stop (self, TIL_COVER_REFUSED, child->guardians->pdata[i]);
  for (guint i = 0; i < child->guardians->len; i++)
    if (!ask_guardian (self, child->guardians->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
find_out (Finding *self)
{
  const TilConsent *consent = self->consent;
  const TilConsentUnit *named = til_consent_find_unit (consent, self->unit->id);

  if (named == NULL || !named->receives)
    return stop (self, TIL_COVER_NOT_ASKED, NULL);
  if (consent->withdrawn_on != TIL_DATE_NONE && consent->withdrawn_on <= self->on)
    return stop (self, TIL_COVER_WITHDRAWN, NULL);
  if (consent->valid_until < self->on)
    return stop (self, TIL_COVER_EXPIRED, NULL);
  if (named->sector != self->unit->sector)
    return stop (self, TIL_COVER_UNIT_MOVED, NULL);
  if (consent->asked_on > self->on)
    return stop (self, TIL_COVER_NOT_YET, NULL);
  if (!ask_everybody (self))
    return FALSE;
  if (self->areas->len == 0)
    return stop (self, TIL_COVER_LEFT_OUT, NULL);
  self->reason = TIL_COVER_CONSENT;
  return TRUE;
}

static TilDate
last_day (const Finding *self)
{
  TilDate last = self->consent->valid_until;
  TilDate adult = adult_from (self->kase->child);

  if (self->consent->withdrawn_on != TIL_DATE_NONE)
    last = MIN (last, self->consent->withdrawn_on - 1);
  if (!is_adult (self->kase->child, self->on) && adult != TIL_DATE_NONE)
    last = MIN (last, adult - 1);
  return last;
}

static void
add_areas (TilCover *cover, const Finding *finding)
{
  for (guint i = 0; i < finding->areas->len; i++)
    {
      const char *area = finding->areas->pdata[i];
      char *key = g_strdup_printf ("%s %s", finding->consent->wheel_key, area);

      if (g_ptr_array_find_with_equal_func (cover->areas, key, g_str_equal, NULL))
        g_free (key);
      else
        g_ptr_array_add (cover->areas, key);
    }
}

static void
take_in (TilCover *cover, const Finding *finding)
{
  cover->covered = TRUE;
  cover->reason = TIL_COVER_CONSENT;
  cover->guardian = NULL;
  cover->consent = NULL;
  cover->until = MAX (cover->until, last_day (finding));
  g_ptr_array_add (cover->consents, (gpointer)finding->consent);
  add_areas (cover, finding);
}

/* Of those that stand in the way, the newest asked for is the one to go on with. */
static void
note_obstacle (TilCover *cover, const Finding *finding)
{
  if (cover->covered || finding->reason == TIL_COVER_NOT_ASKED)
    return;
  if (cover->consent != NULL && cover->consent->asked_on > finding->consent->asked_on)
    return;
  cover->reason = finding->reason;
  cover->guardian = finding->guardian;
  cover->consent = finding->consent;
}

static void
look_at (TilCover *cover, const TilCase *kase, const TilUnit *unit, const TilConsent *consent)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_copy (consent->areas, NULL, NULL);
  Finding finding = {
    .kase = kase, .consent = consent, .unit = unit, .on = cover->on, .areas = areas
  };

  /* The copy borrows its strings. */
  g_ptr_array_set_free_func (areas, NULL);
  if (find_out (&finding))
    take_in (cover, &finding);
  else
    note_obstacle (cover, &finding);
}

TilCover *
til_case_cover (const TilCase *self, gint64 unit_id, TilDate on)
{
  TilCover *cover = g_new0 (TilCover, 1);

  g_return_val_if_fail (self != NULL, cover);

  cover->unit_id = unit_id;
  cover->on = on;
  cover->reason = TIL_COVER_NOT_ASKED;
  cover->consents = g_ptr_array_new ();
  cover->areas = g_ptr_array_new_with_free_func (g_free);

  const TilUnit *unit = til_case_unit (self, unit_id);
  if (til_units_same_organisation (unit, til_case_unit (self, self->child->unit_id)))
    {
      cover->covered = TRUE;
      cover->reason = TIL_COVER_OWN;
      return cover;
    }
  if (!is_adult (self->child, on) && self->child->guardians->len == 0)
    cover->reason = TIL_COVER_NO_GUARDIAN;
  if (unit == NULL)
    return cover;
  for (guint i = 0; i < self->records[TIL_RECORD_CONSENT]->len; i++)
    look_at (cover, self, unit, self->records[TIL_RECORD_CONSENT]->pdata[i]);
  return cover;
}

/* self may be NULL. */
void
til_cover_free (TilCover *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->consents);
  g_ptr_array_unref (self->areas);
  g_free (self);
}

gboolean
til_cover_has_area (const TilCover *self, const char *wheel_key, const char *area_key)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->covered || self->reason == TIL_COVER_OWN || area_key == NULL || *area_key == '\0')
    return self->covered;
  if (wheel_key == NULL)
    return FALSE;
  g_autofree char *key = g_strdup_printf ("%s %s", wheel_key, area_key);
  return til_keys_have (self->areas, key);
}

static const char *
cover_sentence (const TilCover *self, gboolean adult)
{
  gboolean young = self->guardian == NULL;

  switch (self->reason)
    {
    case TIL_COVER_OWN:
      return _ ("{unit} belongs to the child's own organisation: no consent is needed.");
    case TIL_COVER_CONSENT:
      return _ ("{unit} may be told until {date}: there is consent.");
    case TIL_COVER_NOT_ASKED:
      return adult ? _ ("{unit} may not be told: ask the young person for consent first.")
                   : _ ("{unit} may not be told: ask the guardians for consent first.");
    case TIL_COVER_PENDING:
      return young ? _ ("{unit} may not be told: the young person has not answered yet.")
                   : _ ("{unit} may not be told: {guardian} has not answered yet.");
    case TIL_COVER_GUARDIAN_ADDED:
      return _ ("{unit} may not be told: {guardian} has become a guardian and has not been asked.");
    case TIL_COVER_REFUSED:
      return young ? _ ("{unit} may not be told: the young person did not give consent.")
                   : _ ("{unit} may not be told: {guardian} did not give consent.");
    case TIL_COVER_LEFT_OUT:
      return young
                 ? _ ("{unit} may not be told: the answers leave nothing that all agree to share.")
                 : _ ("{unit} may not be told: {guardian} gave consent for other units only.");
    case TIL_COVER_WITHDRAWN:
      return _ ("{unit} may not be told: the consent was withdrawn on {date}.");
    case TIL_COVER_EXPIRED:
      return _ ("{unit} may not be told: the consent ran out on {date}.");
    case TIL_COVER_NOT_YET:
      return _ ("{unit} may not be told on {date}: consent was given later.");
    case TIL_COVER_UNIT_MOVED:
      return _ ("{unit} may not be told: it belongs to another sector than when consent was asked "
                "for.");
    case TIL_COVER_ADULT:
      return _ ("{unit} may not be told: the young person is 18 and has to be asked.");
    case TIL_COVER_NO_GUARDIAN:
      return _ ("{unit} may not be told: the child has no guardian on record to ask.");
    default:
      g_return_val_if_reached ("");
    }
}

static TilDate
date_to_tell (const TilCover *self)
{
  switch (self->reason)
    {
    case TIL_COVER_CONSENT:
      return self->until;
    case TIL_COVER_WITHDRAWN:
      return self->consent->withdrawn_on;
    case TIL_COVER_EXPIRED:
      return self->consent->valid_until;
    case TIL_COVER_NOT_YET:
      return self->on;
    default:
      return TIL_DATE_NONE;
    }
}

/* A guardian's name may lead to a child whose identity is protected (R14). */
static const char *
guardian_to_tell (const TilCover *self, const TilCase *kase)
{
  if (self->guardian == NULL || kase->child->protected_identity || self->guardian->name == NULL)
    return _ ("a guardian");
  return self->guardian->name;
}

char *
til_cover_text (const TilCover *self, const TilCase *kase)
{
  g_return_val_if_fail (self != NULL && kase != NULL, NULL);

  const char *name = til_case_unit_name (kase, self->unit_id);
  g_autofree char *unit = til_locale_isolate (*name != '\0' ? name : _ ("The unit"));
  g_autofree char *guardian = til_locale_isolate (guardian_to_tell (self, kase));
  g_autofree char *iso = til_date_format (date_to_tell (self));
  g_autofree char *date = til_locale_isolate (iso);

  return til_text_fill (cover_sentence (self, is_adult (kase->child, self->on)), "unit", unit,
                        "guardian", guardian, "date", date, NULL);
}

gboolean
til_case_check_units (const TilCase *self, const GArray *units, TilDate on, GError **error)
{
  g_return_val_if_fail (self != NULL && units != NULL, FALSE);

  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (TilCover) cover = til_case_cover (self, g_array_index (units, gint64, i), on);

      if (!cover->covered)
        {
          g_autofree char *why = til_cover_text (cover, self);
          g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, why);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
til_case_check_team (const TilCase *self, const TilTeam *team, TilDate on, GError **error)
{
  g_return_val_if_fail (self != NULL && team != NULL, FALSE);

  g_autoptr (GArray) units = til_team_units (team, on);
  return til_case_check_units (self, units, on, error);
}
