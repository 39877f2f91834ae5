/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-agenda.h"

#include <glib/gi18n-lib.h>

static const char *const kind_keys[TIL_N_AGENDA_KINDS] = {
  "meeting", "follow-up", "action", "consent", "feedback", "observation", "no-next-step"
};

static const TilChildPlace kind_places[TIL_N_AGENDA_KINDS] = {
  TIL_PLACE_MEETINGS, TIL_PLACE_PLAN,    TIL_PLACE_PLAN, TIL_PLACE_CONSENT,
  TIL_PLACE_MAPPING,  TIL_PLACE_MAPPING, TIL_PLACE_WHEEL
};

const char *
til_agenda_kind_key (TilAgendaKind kind)
{
  g_return_val_if_fail ((guint)kind < TIL_N_AGENDA_KINDS, NULL);
  return kind_keys[kind];
}

const char *
til_agenda_kind_name (TilAgendaKind kind)
{
  switch (kind)
    {
    case TIL_AGENDA_MEETING:
      return C_ ("agenda", "Meeting");
    case TIL_AGENDA_FOLLOW_UP:
      return C_ ("agenda", "Follow-up");
    case TIL_AGENDA_ACTION:
      return C_ ("agenda", "Action");
    case TIL_AGENDA_CONSENT:
      return C_ ("agenda", "Consent runs out");
    case TIL_AGENDA_FEEDBACK:
      return C_ ("agenda", "Answer to a report of concern");
    case TIL_AGENDA_OBSERVATION:
      return C_ ("agenda", "Observation not taken in");
    case TIL_AGENDA_NO_NEXT_STEP:
      return C_ ("agenda", "No next step");
    case TIL_N_AGENDA_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

TilChildPlace
til_agenda_kind_place (TilAgendaKind kind)
{
  g_return_val_if_fail ((guint)kind < TIL_N_AGENDA_KINDS, TIL_PLACE_WHEEL);
  return kind_places[kind];
}

void
til_agenda_item_free (TilAgendaItem *self)
{
  if (self == NULL)
    return;
  g_free (self->time);
  g_free (self->child_name);
  g_free (self->what);
  g_free (self->who);
  g_free (self);
}
