/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consent.h"

#include <glib/gi18n-lib.h>

#include "til-language.h"
#include "til-locale.h"
#include "til-record-private.h"

const char *const til_refusal_keys[] = { "not-told",    "not-understood", "no-trust", "not-needed",
                                         "own-network", "other",          NULL };

const char *const til_answer_keys[] = { "pending", "given", "partly", "refused", NULL };

const char *const til_form_keys[] = { "written", "oral", NULL };

/* The words of paper: they tell the steering group the same. */
const char *
til_refusal_name (TilRefusal refusal)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail ((guint)refusal < TIL_N_REFUSALS, "");

  key = g_strconcat ("refusal.", til_refusal_keys[refusal], NULL);
  return til_label (til_locale_language (), key);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  return til_record_refuse (error, TIL_ERROR_RULE, sentence);
}

static gboolean
check_units (const TilConsent *self, GError **error)
{
  guint givers = 0, receivers = 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->units->len; i++)
    {
      const TilConsentUnit *unit = self->units->pdata[i];

      if (unit->unit_id == 0 || (!unit->gives && !unit->receives))
        return refuse (error, _ ("Choose for each unit of the consent whether it shares, is told, "
                                 "or both."));
      if (!g_hash_table_add (seen, (gpointer)&unit->unit_id))
        return refuse (error, _ ("A unit stands twice in the consent."));
      givers += unit->gives;
      receivers += unit->receives;
    }
  if (givers == 0)
    return refuse (error, _ ("Choose at least one unit that shares: consent names who tells."));
  if (receivers == 0)
    return refuse (error, _ ("Choose at least one unit that is told: consent names who learns."));
  if (self->units->len < 2)
    return refuse (error, _ ("A unit needs no consent to share with itself: choose another one."));
  return TRUE;
}

static gboolean
check_dates (const TilConsent *self, TilDate on, GError **error)
{
  if (self->asked_on == TIL_DATE_NONE)
    return refuse (error, _ ("Say on what day consent was asked for."));
  if (self->asked_on > on)
    return refuse (error, _ ("Consent cannot be asked for on a day that has not come yet."));
  if (self->valid_until == TIL_DATE_NONE)
    return refuse (error, _ ("Say until what day the consent is valid: it is always limited in "
                             "time."));
  if (self->valid_until < self->asked_on)
    return refuse (error, _ ("The consent ends before it was asked for."));
  if (self->valid_until > til_date_add_months (self->asked_on, TIL_CONSENT_MAX_MONTHS))
    return refuse (error, _ ("A consent is valid for a year at the most: choose an earlier day."));
  if (self->withdrawn_on > on)
    return refuse (error, _ ("Consent cannot be withdrawn on a day that has not come yet."));
  if (self->withdrawn_on != TIL_DATE_NONE && self->withdrawn_on < self->asked_on)
    return refuse (error, _ ("The consent was withdrawn before it was asked for."));
  return TRUE;
}

static gboolean
check_partly (const TilConsent *self, const TilConsentAnswer *answer, GError **error)
{
  if (answer->areas->len == 0 && answer->units->len == 0)
    return refuse (error, _ ("Say which areas or units the partial answer agrees to."));
  for (guint i = 0; i < answer->areas->len; i++)
    if (!til_keys_have (self->areas, answer->areas->pdata[i]))
      return refuse (error, _ ("An answer agrees to an area that the consent does not name."));
  for (guint i = 0; i < answer->units->len; i++)
    if (!til_consent_find_unit (self, g_array_index (answer->units, gint64, i)))
      return refuse (error, _ ("An answer agrees to a unit that the consent does not name."));
  return TRUE;
}

static gboolean
check_answer (const TilConsent *self, const TilConsentAnswer *answer, TilDate on, GError **error)
{
  if (answer->answer != TIL_ANSWER_REFUSED && answer->refusal != TIL_REFUSAL_NOT_TOLD)
    return refuse (error, _ ("Why consent was refused is told of an answer that is no."));
  if (answer->answer == TIL_ANSWER_PENDING)
    return answer->date == TIL_DATE_NONE ||
           refuse (error, _ ("An answer that has not come yet has no date."));
  if (answer->date == TIL_DATE_NONE)
    return refuse (error, _ ("Say on what day each answer was given."));
  if (answer->date < self->asked_on)
    return refuse (error, _ ("An answer is dated before consent was asked for."));
  if (answer->date > on)
    return refuse (error, _ ("An answer is dated on a day that has not come yet."));
  return answer->answer != TIL_ANSWER_PARTLY || check_partly (self, answer, error);
}

gboolean
til_consent_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilConsent *self = record;

  if (til_record_is_blank (self->purpose))
    return refuse (error, _ ("Say what the consent is for: there is no general consent."));
  if (til_record_is_blank (self->wheel_key) || self->areas->len == 0)
    return refuse (error, _ ("Choose at least one area: consent names what may be shared."));
  if (!check_units (self, error) || !check_dates (self, on, error))
    return FALSE;
  for (guint i = 0; i < self->answers->len; i++)
    {
      const TilConsentAnswer *answer = self->answers->pdata[i];

      if (til_consent_find_answer (self, answer->guardian_id) != answer)
        return refuse (error, _ ("A guardian stands twice in the consent."));
      if (!check_answer (self, answer, on, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
any_answer (const TilConsent *self, TilAnswer wanted, TilDate on)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      const TilConsentAnswer *answer = self->answers->pdata[i];
      TilAnswer known = answer->date > on ? TIL_ANSWER_PENDING : answer->answer;

      if (known == wanted)
        return TRUE;
    }
  return FALSE;
}

TilConsentState
til_consent_state (const TilConsent *self, TilDate on)
{
  g_return_val_if_fail (self != NULL, TIL_CONSENT_PENDING);

  if (self->withdrawn_on != TIL_DATE_NONE && self->withdrawn_on <= on)
    return TIL_CONSENT_WITHDRAWN;
  if (any_answer (self, TIL_ANSWER_REFUSED, on))
    return TIL_CONSENT_REFUSED;
  if (self->valid_until < on)
    return TIL_CONSENT_EXPIRED;
  if (self->answers->len == 0 || any_answer (self, TIL_ANSWER_PENDING, on))
    return TIL_CONSENT_PENDING;
  return any_answer (self, TIL_ANSWER_PARTLY, on) ? TIL_CONSENT_PARTLY : TIL_CONSENT_GIVEN;
}

const char *
til_consent_state_text (TilConsentState state)
{
  switch (state)
    {
    case TIL_CONSENT_PENDING:
      return _ ("Waiting for an answer");
    case TIL_CONSENT_GIVEN:
      return _ ("Consent given");
    case TIL_CONSENT_PARTLY:
      return _ ("Consent given in part");
    case TIL_CONSENT_REFUSED:
      return _ ("Consent not given");
    case TIL_CONSENT_WITHDRAWN:
      return _ ("Consent withdrawn");
    case TIL_CONSENT_EXPIRED:
      return _ ("Consent has run out");
    case TIL_N_CONSENT_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

int
til_consent_days_left (const TilConsent *self, TilDate on)
{
  TilConsentState state = til_consent_state (self, on);

  if (state != TIL_CONSENT_GIVEN && state != TIL_CONSENT_PARTLY)
    return -1;
  return (int)(self->valid_until - on);
}

TilConsentAnswer *
til_consent_find_answer (const TilConsent *self, gint64 guardian_id)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      TilConsentAnswer *answer = self->answers->pdata[i];
      if (answer->guardian_id == guardian_id)
        return answer;
    }
  return NULL;
}

TilConsentUnit *
til_consent_find_unit (const TilConsent *self, gint64 unit_id)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      TilConsentUnit *unit = self->units->pdata[i];
      if (unit->unit_id == unit_id)
        return unit;
    }
  return NULL;
}
