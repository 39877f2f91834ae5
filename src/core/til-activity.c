/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "til-collaboration-private.h"
#include "til-locale.h"
#include "til-record-private.h"
#include "til-text.h"

const char *const til_activity_kind_keys[] = { "collaboration-day", "gathering",      "training",
                                               "parents-evening",   "steering-group", NULL };

const char *
til_activity_kind_name (TilActivityKind kind)
{
  g_return_val_if_fail ((guint)kind < TIL_N_ACTIVITY_KINDS, "");
  return til_collaboration_label ("activity", til_activity_kind_keys[kind]);
}

static gboolean
refuse_sector (const char *sentence, TilService service, GError **error)
{
  g_autofree char *name = til_locale_isolate (til_service_name (service));
  g_autofree char *text = til_text_fill (sentence, "sector", name, NULL);

  return til_record_refuse (error, TIL_ERROR_INVALID, text);
}

static gboolean
check_turnout (const TilActivity *self, const TilTurnout *turnout, TilDate on, GError **error)
{
  if (turnout->invited < 0 || turnout->present < 0)
    return refuse_sector (_ ("Numbers of people start at 0: {sector}."), turnout->service, error);
  if (turnout->invited > 0 && turnout->present > turnout->invited)
    return refuse_sector (
        _ ("More were present than were invited: {sector}. Correct one of the numbers."),
        turnout->service, error);
  if (turnout->present > 0 && self->date > on)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("Nobody can be present on a day that has not been yet."));
  return TRUE;
}

gboolean
til_activity_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilActivity *self = record;
  gboolean told[TIL_N_SERVICES] = { FALSE };

  if (self->date == TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Tell which day the activity is."));
  for (guint i = 0; i < self->turnout->len; i++)
    {
      const TilTurnout *turnout = self->turnout->pdata[i];

      if (told[turnout->service])
        return refuse_sector (_ ("A sector can only be there once: {sector}."), turnout->service,
                              error);
      told[turnout->service] = TRUE;
      if (!check_turnout (self, turnout, on, error))
        return FALSE;
    }
  return TRUE;
}
