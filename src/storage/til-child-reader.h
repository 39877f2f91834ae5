/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child-file-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name; /* borrowed: the file's */
  TilFindWheel find_wheel;
  gpointer data;
  TilChildFile *file;          /* borrowed */
  GHashTable *ids[TIL_N_REFS]; /* (owned) (element-type gint64) those that the file has */
  gboolean dangling;           /* a reference led nowhere */
} TilChildReader;

/* The root of a text that is JSON, not too long and not too deep. name: the file's. (transfer full)
 * (nullable) with error */
JsonNode *
til_child_file_parse_text (const char *text, gsize length, const char *name, GError **error);
/* A child file of a version that can be read, as it was written. */
gboolean til_child_file_check_signature (JsonNode *root, const char *name, GError **error);
const char *til_child_file_string (JsonObject *object, const char *member); /* (nullable) */
gint64 til_child_file_int (JsonObject *object, const char *member);         /* -1 without */

/* Fails with “{file}” can't be read: why. Always FALSE. */
gboolean til_child_reader_refuse (const char *name, const char *why, GError **error);
/* (nullable) with error, unless it is there and is one. */
JsonObject *til_child_reader_object (TilChildReader *self,
                                     JsonObject *object,
                                     const char *member,
                                     GError **error);
JsonArray *til_child_reader_array (TilChildReader *self,
                                   JsonObject *object,
                                   const char *member,
                                   GError **error);
/* The members that class describes, but for those of others (nullable), which somebody else reads.
 */
gboolean til_child_reader_take (TilChildReader *self,
                                const TilRecordClass *class,
                                gpointer base,
                                JsonNode *node,
                                const char *const *others,
                                GError **error);
/* An id is given once. */
gboolean til_child_reader_take_id (TilChildReader *self,
                                   TilRefTarget target,
                                   gint64 id,
                                   const TilRecordClass *class,
                                   GError **error);
gboolean til_child_reader_wheels (TilChildReader *self, JsonArray *array, GError **error);
/* After the wheels. */
gboolean til_child_reader_mappings (TilChildReader *self, JsonArray *array, GError **error);

G_END_DECLS
