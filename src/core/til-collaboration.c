/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration.h"

const char *const til_activity_kind_keys[] = { "collaboration-day", "gathering",      "training",
                                               "parents-evening",   "steering-group", NULL };

const char *const til_undertaking_status_keys[] = { "not-started", "ongoing", "done", NULL };

const char *const til_year_event_kind_keys[] = { "steering",  "team",   "gathering",
                                                 "follow-up", "family", NULL };

const char *const til_repeat_keys[] = { "yearly", "term", "quarterly", "monthly", NULL };

const char *const til_reference_kind_keys[] = { "population", "number", NULL };

gboolean
til_activity_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}

gboolean
til_agreement_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}

gboolean
til_undertaking_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}

gboolean
til_year_event_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}

gboolean
til_reference_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
