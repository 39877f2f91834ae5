/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-service.h"

#include <glib/gi18n-lib.h>

const char *const til_service_keys[] = { "none",    "education", "social", "health",
                                         "leisure", "police",    "other",  NULL };

gboolean
til_service_from_key (const char *key, TilService *service)
{
  for (TilService i = TIL_SERVICE_EDUCATION; i < TIL_N_SERVICES; i++)
    if (g_strcmp0 (key, til_service_keys[i]) == 0)
      {
        *service = i;
        return TRUE;
      }
  return FALSE;
}

const char *
til_service_name (TilService service)
{
  switch (service)
    {
    case TIL_SERVICE_NONE:
      return C_ ("sector", "Not by sector");
    case TIL_SERVICE_EDUCATION:
      return C_ ("sector", "Education");
    case TIL_SERVICE_SOCIAL:
      return C_ ("sector", "Social services");
    case TIL_SERVICE_HEALTH:
      return C_ ("sector", "Health care");
    case TIL_SERVICE_LEISURE:
      return C_ ("sector", "Culture and leisure");
    case TIL_SERVICE_POLICE:
      return C_ ("sector", "Police");
    case TIL_SERVICE_OTHER:
      return C_ ("sector", "Other");
    case TIL_N_SERVICES:
    default:
      g_return_val_if_reached ("");
    }
}
