/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-json.h"

G_BEGIN_DECLS

/* The members of any struct that a class describes; base need not begin with a TilRecord. */
void til_fields_to_json (const TilRecordClass *class, gconstpointer base, JsonObject *object);
/* Error: TIL_ERROR_INVALID, naming the member. */
gboolean til_fields_take_member (
    const TilRecordClass *class, gpointer base, const char *name, JsonNode *node, GError **error);
/* Says that a member is wrong; "*": the object itself. Always FALSE. */
gboolean til_json_refuse_member (const TilRecordClass *class, const char *member, GError **error);

G_END_DECLS
