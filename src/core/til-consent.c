/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-consent.h"

const char *const til_answer_keys[] = { "pending", "given", "partly", "refused", NULL };

const char *const til_form_keys[] = { "written", "oral", NULL };

gboolean
til_consent_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
