/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-responsible.h"

const char *const til_duty_keys[] = { "child-health",      "school", "gymnasium",
                                      "follow-up-officer", "kaa",    NULL };

gboolean
til_responsible_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
