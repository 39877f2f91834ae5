/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "til-record.h"

G_BEGIN_DECLS

/* A record as a JSON object: members by field name, dates as "2026-11-21", enums by key, references
 * as numbers, empty fields left out, "id" and "revision" first. Used in child files and for drafts
 * of what is being typed (R15). */
JsonNode *til_record_to_json (gconstpointer record);
/* Error: TIL_ERROR_INVALID, naming the member that is wrong; members that are not known are
 * refused. (transfer full) (nullable) */
gpointer til_record_from_json (const TilRecordClass *class, JsonNode *node, GError **error);
/* The same as text, for drafts. */
char *til_record_to_text (gconstpointer record);
gpointer til_record_from_text (const TilRecordClass *class, const char *text, GError **error);

G_END_DECLS
