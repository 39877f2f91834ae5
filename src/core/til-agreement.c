/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "til-collaboration-private.h"
#include "til-record-private.h"

const char *const til_agreement_state_keys[] = { "unsigned", "valid", "revision-due", "ended",
                                                 NULL };

const char *
til_agreement_state_name (TilAgreementState state)
{
  g_return_val_if_fail ((guint)state < TIL_N_AGREEMENT_STATES, "");
  return til_collaboration_label ("agreement-state", til_agreement_state_keys[state]);
}

gboolean
til_agreement_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilAgreement *self = record;

  if (til_record_is_blank (self->name))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Give the agreement a name."));
  if (!til_collaboration_check_days (self->starts_on, self->ends_on,
                                     _ ("The agreement cannot end before it begins."), error) ||
      !til_collaboration_check_days (self->starts_on, self->revise_on,
                                     _ ("The agreement cannot be revised before it begins."),
                                     error))
    return FALSE;
  for (guint i = 0; i < self->signatories->len; i++)
    {
      const TilSignatory *signatory = self->signatories->pdata[i];

      if (signatory->unit_id == 0 && til_record_is_blank (signatory->organisation))
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("Choose the unit of each signatory, or write the name of the "
                                     "organisation."));
      if (signatory->signed_on != TIL_DATE_NONE && signatory->signed_on > on)
        return til_record_refuse (error, TIL_ERROR_INVALID,
                                  _ ("An agreement cannot be signed on a day to come."));
    }
  return TRUE;
}

static gboolean
is_signed (const TilAgreement *self)
{
  for (guint i = 0; i < self->signatories->len; i++)
    if (((const TilSignatory *)self->signatories->pdata[i])->signed_on == TIL_DATE_NONE)
      return FALSE;
  return self->signatories->len > 0;
}

TilAgreementState
til_agreement_state (const TilAgreement *self, TilDate on)
{
  if (self->ends_on != TIL_DATE_NONE && self->ends_on < on)
    return TIL_AGREEMENT_ENDED;
  if (!is_signed (self))
    return TIL_AGREEMENT_UNSIGNED;
  if (self->revise_on != TIL_DATE_NONE && self->revise_on <= on + TIL_AGREEMENT_WARN_DAYS)
    return TIL_AGREEMENT_REVISION_DUE;
  return TIL_AGREEMENT_VALID;
}
