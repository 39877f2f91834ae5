/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-observation.h"

#include <glib/gi18n-lib.h>

#include "til-record-private.h"

gboolean
til_observation_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilObservation *self = record;

  if (til_record_is_blank (self->text))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write what was seen."));
  if (!til_record_check_past (self->date, on, _ ("Tell which day it was seen."),
                              _ ("An observation cannot be dated in the future."), error))
    return FALSE;
  if (self->received_on != TIL_DATE_NONE && self->received_on < self->date)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The observation cannot be taken in before it was made."));
  if (self->received_on > on)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The observation cannot be taken in on a day to come."));
  return TRUE;
}
