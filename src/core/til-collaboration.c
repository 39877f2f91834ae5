/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-collaboration-private.h"
#include "til-locale.h"
#include "til-record-private.h"

const char *
til_collaboration_label (const char *group, const char *key)
{
  g_autofree char *whole = g_strconcat (group, ".", key, NULL);

  return til_label (til_locale_language (), whole);
}

gboolean
til_collaboration_check_days (TilDate starts_on,
                              TilDate ends_on,
                              const char *sentence,
                              GError **error)
{
  if (starts_on != TIL_DATE_NONE && ends_on != TIL_DATE_NONE && starts_on > ends_on)
    return til_record_refuse (error, TIL_ERROR_INVALID, sentence);
  return TRUE;
}
