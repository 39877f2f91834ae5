/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-concern.h"

#include <glib/gi18n-lib.h>

#include "til-record-private.h"

static gboolean
check_day (TilDate date, const TilConcern *self, TilDate on, const char *sentence, GError **error)
{
  if (date == TIL_DATE_NONE || (date >= self->date && date <= on))
    return TRUE;
  return til_record_refuse (error, TIL_ERROR_INVALID, sentence);
}

gboolean
til_concern_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilConcern *self = record;

  if (!til_record_check_past (self->date, on, _ ("Tell which day the report of concern was made."),
                              _ ("A report of concern cannot be dated in the future."), error))
    return FALSE;
  if (self->unit_id == 0)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("Choose the unit that made the report of concern."));
  return check_day (self->decided_on, self, on,
                    _ ("The decision must lie between the report and today."), error) &&
         check_day (self->feedback_on, self, on,
                    _ ("The answer must have come between the report and today."), error);
}

TilDate
til_concern_feedback_due (const TilConcern *self)
{
  if (!self->feedback_asked || self->decided_on == TIL_DATE_NONE ||
      self->feedback_on != TIL_DATE_NONE)
    return TIL_DATE_NONE;
  return self->decided_on + TIL_FEEDBACK_DAYS;
}
