/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-unit.h"

G_BEGIN_DECLS

/* The sectors that collaborate, as surveys and activities count them. (TilSector is the huvudman.)
 */
typedef enum
{
  TIL_SERVICE_NONE, /* not told, or not asked for: guardians */
  TIL_SERVICE_EDUCATION,
  TIL_SERVICE_SOCIAL,
  TIL_SERVICE_HEALTH,
  TIL_SERVICE_LEISURE,
  TIL_SERVICE_POLICE,
  TIL_SERVICE_OTHER,
  TIL_N_SERVICES
} TilService;

/* NULL-terminated, in the order of the enum: "none", "education", ...; labels "service.education".
 */
extern const char *const til_service_keys[];
/* FALSE, and service untouched, for anything but the six keys of those who collaborate. */
gboolean til_service_from_key (const char *key, TilService *service);
const char *til_service_name (TilService service); /* translated to the screen's language */

G_END_DECLS
