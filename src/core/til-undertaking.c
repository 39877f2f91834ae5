/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "til-collaboration-private.h"
#include "til-record-private.h"

const char *const til_undertaking_status_keys[] = { "not-started", "ongoing", "done", NULL };

const char *
til_undertaking_status_name (TilUndertakingStatus status)
{
  g_return_val_if_fail ((guint)status < TIL_N_UNDERTAKING_STATUSES, "");
  return til_collaboration_label ("undertaking", til_undertaking_status_keys[status]);
}

gboolean
til_undertaking_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilUndertaking *self = record;

  if (til_record_is_blank (self->goal))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write the goal it belongs to."));
  if (til_record_is_blank (self->activity))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write what is to be done."));
  return til_collaboration_check_days (self->starts_on, self->ends_on,
                                       _ ("The activity cannot end before it begins."), error);
}

gboolean
til_undertaking_is_late (const TilUndertaking *self, TilDate on)
{
  return self->status != TIL_UNDERTAKING_DONE && self->ends_on != TIL_DATE_NONE &&
         self->ends_on < on;
}
