/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consultation.h"

const char *const til_age_group_keys[] = { "0-6", "7-12", "13-18", "older", NULL };

gboolean
til_consultation_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
