/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-team.h"

const char *const til_team_kind_keys[] = { "own", "advocate",  "eht", "vits",
                                           "ior", "pinocchio", "sig", NULL };

const char *const til_rhythm_keys[] = { "none", "weekly", "fortnightly", "monthly", "term", NULL };

gboolean
til_team_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}

gboolean
til_enrolment_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
