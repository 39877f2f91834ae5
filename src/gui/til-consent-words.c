/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consent-words.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-screen-text.h"
#include "til-text.h"

#define ADULT 18

char *
til_consent_who (const TilCase *kase, gint64 guardian_id)
{
  const TilGuardian *guardian = til_case_guardian (kase, guardian_id);

  if (guardian_id == 0)
    return g_strdup (_ ("The young person"));
  return til_text_isolate (guardian != NULL ? guardian->name : _ ("A former guardian"));
}

static char *
iso (TilDate date)
{
  g_autofree char *plain = til_date_format (date);

  return til_text_isolate_ltr (plain);
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **)words->pdata);
}

static char *
agreed_text (const TilConsent *self, const TilConsentAnswer *answer, const TilCase *kase)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < answer->areas->len; i++)
    g_ptr_array_add (words, g_strdup (til_case_area_name (kase, self->wheel_key,
                                                          answer->areas->pdata[i], NULL)));
  for (guint i = 0; i < answer->units->len; i++)
    g_ptr_array_add (words, til_text_isolate (til_case_unit_name (
                                kase, g_array_index (answer->units, gint64, i))));
  return join (words);
}

static char *
refused_text (const TilConsentAnswer *answer, const char *date)
{
  const char *about = til_refusal_name (answer->refusal);
  g_autofree char *why = til_text_isolate (answer->reason);

  if (answer->refusal == TIL_REFUSAL_NOT_TOLD && answer->reason == NULL)
    return til_text_fill (_ ("No, {date}"), "date", date, NULL);
  if (answer->refusal == TIL_REFUSAL_NOT_TOLD)
    return til_text_fill (_ ("No, {date}: {reason}"), "date", date, "reason", why, NULL);
  if (answer->reason == NULL)
    return til_text_fill (_ ("No, {date}: {reason}"), "date", date, "reason", about, NULL);
  return til_text_fill (_ ("No, {date}: {reason}. In words: {words}"), "date", date, "reason",
                        about, "words", why, NULL);
}

char *
til_consent_answer_text (const TilConsent *self,
                         const TilConsentAnswer *answer,
                         const TilCase *kase)
{
  g_autofree char *date = iso (answer->date);

  switch (answer->answer)
    {
    case TIL_ANSWER_GIVEN:
      return til_text_fill (_ ("Yes, {date}"), "date", date, NULL);
    case TIL_ANSWER_PARTLY:
      {
        g_autofree char *what = agreed_text (self, answer, kase);
        return til_text_fill (_ ("In part, {date}: {what}"), "date", date, "what", what, NULL);
      }
    case TIL_ANSWER_REFUSED:
      return refused_text (answer, date);
    case TIL_ANSWER_PENDING:
    case TIL_N_ANSWERS:
    default:
      return g_strdup (_ ("Has not answered yet"));
    }
}

char *
til_consent_units_text (const TilConsent *self, const TilCase *kase, gboolean gives)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->units->len; i++)
    {
      const TilConsentUnit *unit = self->units->pdata[i];
      if (gives ? unit->gives : unit->receives)
        g_ptr_array_add (words, til_text_isolate (til_case_unit_name (kase, unit->unit_id)));
    }
  return join (words);
}

char *
til_consent_time_text (const TilConsent *self, TilDate on)
{
  g_autofree char *until = til_date_with_distance (self->valid_until, on);
  g_autofree char *withdrawn = til_date_with_distance (self->withdrawn_on, on);

  switch (til_consent_state (self, on))
    {
    case TIL_CONSENT_GIVEN:
    case TIL_CONSENT_PARTLY:
      return til_text_fill (_ ("In force until {date}"), "date", until, NULL);
    case TIL_CONSENT_WITHDRAWN:
      return til_text_fill (_ ("Withdrawn {date}"), "date", withdrawn, NULL);
    case TIL_CONSENT_EXPIRED:
      return til_text_fill (_ ("Ran out {date}"), "date", until, NULL);
    case TIL_CONSENT_PENDING:
    case TIL_CONSENT_REFUSED:
    case TIL_N_CONSENT_STATES:
    default:
      return til_text_fill (_ ("Asked for until {date}"), "date", until, NULL);
    }
}

gboolean
til_consent_runs_out (const TilConsent *self, TilDate on)
{
  int days = til_consent_days_left (self, on);

  return days >= 0 && days <= TIL_CONSENT_WARN_DAYS;
}

static gboolean
is_adult (const TilCase *kase, TilDate on)
{
  return til_date_age (kase->child->birth_date, on) >= ADULT;
}

GArray *
til_consent_not_asked (const TilConsent *self, const TilCase *kase, TilDate on)
{
  GArray *people = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 young = 0;

  if (is_adult (kase, on))
    {
      if (til_consent_find_answer (self, 0) == NULL)
        g_array_append_val (people, young);
      return people;
    }
  for (guint i = 0; i < kase->child->guardians->len; i++)
    {
      const TilGuardian *guardian = kase->child->guardians->pdata[i];
      if (til_consent_find_answer (self, guardian->id) == NULL)
        g_array_append_val (people, guardian->id);
    }
  return people;
}

static void
say (GPtrArray *sentences, const char *sentence, const char *key, const char *value)
{
  g_ptr_array_add (sentences, til_screen_paragraph (til_text_fill (sentence, key, value, NULL)));
}

/* Does the answer count, or only that of the young person, or only those of the guardians? */
static gboolean
counts (const TilCase *kase, const TilConsentAnswer *answer, TilDate on)
{
  if (is_adult (kase, on))
    return answer->guardian_id == 0;
  return til_case_guardian (kase, answer->guardian_id) != NULL;
}

static void
say_answers (GPtrArray *sentences, const TilConsent *self, const TilCase *kase, TilDate on)
{
  g_autoptr (GArray) not_asked = til_consent_not_asked (self, kase, on);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const TilConsentAnswer *answer = self->answers->pdata[i];
      g_autofree char *who = til_consent_who (kase, answer->guardian_id);

      if (!counts (kase, answer, on))
        continue;
      if (answer->answer == TIL_ANSWER_REFUSED)
        say (sentences, _ ("{name} did not give consent, so nothing may be shared by it."), "name",
             who);
      else if (answer->answer == TIL_ANSWER_PENDING)
        say (sentences, _ ("{name} has not answered yet."), "name", who);
    }
  for (guint i = 0; i < not_asked->len; i++)
    {
      gint64 id = g_array_index (not_asked, gint64, i);
      g_autofree char *who = til_consent_who (kase, id);

      say (sentences,
           id == 0 ? _ ("{name} is 18 now and has to be asked.")
                   : _ ("{name} has become a guardian and has to be asked."),
           "name", who);
    }
}

static void
say_units (GPtrArray *sentences, const TilConsent *self, const TilCase *kase, TilDate on)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const TilConsentUnit *named = self->units->pdata[i];
      const TilUnit *unit = til_case_unit (kase, named->unit_id);
      g_autofree char *name = til_text_isolate (til_case_unit_name (kase, named->unit_id));

      if (named->receives && unit != NULL && unit->sector != named->sector)
        say (sentences,
             _ ("{unit} has moved to another sector since consent was asked for: ask anew."),
             "unit", name);
    }
}

GPtrArray *
til_consent_missing (const TilConsent *self, const TilCase *kase, TilDate on)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  TilConsentState state = til_consent_state (self, on);

  if (state == TIL_CONSENT_WITHDRAWN || state == TIL_CONSENT_EXPIRED)
    return sentences;
  if (!is_adult (kase, on) && kase->child->guardians->len == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("The child has no guardian on record to ask.")));
  say_answers (sentences, self, kase, on);
  say_units (sentences, self, kase, on);
  if (til_consent_runs_out (self, on))
    {
      g_autofree char *when = til_relative_date (self->valid_until, on);
      say (sentences, _ ("The consent runs out {when}: ask anew in good time."), "when", when);
    }
  return sentences;
}

static gboolean
is_newest (const TilConsent *self, const TilCase *kase)
{
  const GPtrArray *consents = kase->records[TIL_RECORD_CONSENT];

  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *other = consents->pdata[i];
      if (other->asked_on > self->asked_on ||
          (other->asked_on == self->asked_on && other->record.id > self->record.id))
        return FALSE;
    }
  return TRUE;
}

gboolean
til_consent_is_current (const TilConsent *self, const TilCase *kase, TilDate on)
{
  switch (til_consent_state (self, on))
    {
    case TIL_CONSENT_PENDING:
    case TIL_CONSENT_GIVEN:
    case TIL_CONSENT_PARTLY:
      return TRUE;
    case TIL_CONSENT_REFUSED:
      return is_newest (self, kase);
    case TIL_CONSENT_WITHDRAWN:
    case TIL_CONSENT_EXPIRED:
    case TIL_N_CONSENT_STATES:
    default:
      return FALSE;
    }
}

const TilConsent *
til_consent_find_current (const TilCase *kase, TilDate on)
{
  const GPtrArray *consents = kase->records[TIL_RECORD_CONSENT];
  const TilConsent *found = NULL;

  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];
      if (til_consent_is_current (consent, kase, on) &&
          (found == NULL || consent->asked_on >= found->asked_on))
        found = consent;
    }
  return found;
}

gboolean
til_consent_is_answered (const TilConsent *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    if (((TilConsentAnswer *)self->answers->pdata[i])->answer != TIL_ANSWER_PENDING)
      return TRUE;
  return FALSE;
}

void
til_consent_add_answer (TilConsent *self, gint64 guardian_id)
{
  TilConsentAnswer *answer = til_record_add_part (self, "answers");

  answer->guardian_id = guardian_id;
}

void
til_consent_add_unit (TilConsent *self, const TilUnit *unit, gboolean gives, gboolean receives)
{
  TilConsentUnit *named = til_record_add_part (self, "units");

  named->unit_id = unit->id;
  named->sector = unit->sector;
  named->gives = gives;
  named->receives = receives;
}

static void
propose_areas (TilConsent *self, const TilCase *kase, const TilWheel *wheel)
{
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);

  if (wheel != NULL)
    til_record_set_text (&meeting->wheel_key, wheel->key);
  til_meeting_propose_points (meeting, kase);
  til_record_set_text (&self->wheel_key, meeting->wheel_key);
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];
      if (point->area_key != NULL)
        til_keys_set (self->areas, point->area_key, TRUE);
    }
}

static void
follow (TilConsent *self, const TilConsent *after, const TilCase *kase)
{
  til_record_set_text (&self->purpose, after->purpose);
  til_record_set_text (&self->wheel_key, after->wheel_key);
  for (guint i = 0; i < after->areas->len; i++)
    til_keys_set (self->areas, after->areas->pdata[i], TRUE);
  for (guint i = 0; i < after->units->len; i++)
    {
      const TilConsentUnit *named = after->units->pdata[i];
      const TilUnit *unit = til_case_unit (kase, named->unit_id);
      if (unit != NULL)
        til_consent_add_unit (self, unit, named->gives, named->receives);
    }
  self->form = after->form;
}

TilConsent *
til_consent_propose (TilCaseModel *model, const TilConsent *after, TilDate on)
{
  const TilCase *kase = til_case_model_get_case (model);
  const TilUnit *own = til_case_unit (kase, kase->child->unit_id);
  gint64 actor = til_store_get_actor (til_case_model_get_store (model));
  TilConsent *self = til_record_new_of (TIL_RECORD_CONSENT);
  g_autoptr (GArray) people = NULL;

  self->child_id = kase->child->id;
  self->asked_on = on;
  self->valid_until = til_date_add_months (on, TIL_CONSENT_DEFAULT_MONTHS);
  self->asked_by = til_case_staff (kase, actor) != NULL ? actor : 0;
  if (after != NULL)
    follow (self, after, kase);
  else
    propose_areas (self, kase, til_case_model_get_wheel (model));
  if (after == NULL && own != NULL)
    til_consent_add_unit (self, own, TRUE, FALSE);
  people = til_consent_not_asked (self, kase, on);
  for (guint i = 0; i < people->len; i++)
    til_consent_add_answer (self, g_array_index (people, gint64, i));
  return self;
}
