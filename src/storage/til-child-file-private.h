/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "til-register-case.h"

G_BEGIN_DECLS

/* The child file: docs/child-file.md. What is pure (text to case, case to text) knows no register.
 */
#define TIL_CHILD_FILE_FORMAT "tillsammans-child"
/* 2: why consent was refused. Older ones are read. */
#define TIL_CHILD_FILE_VERSION 2
#define TIL_CHILD_FILE_MOST_BYTES (32 * 1024 * 1024)
#define TIL_CHILD_FILE_CHILD 1 /* the child's id in its file */

/* The structs that are no records, described as records are. */
extern const TilRecordClass til_child_class, til_guardian_class, til_contact_class, til_unit_class;
extern const TilRecordClass til_staff_class, til_mapping_class, til_voice_class, til_rating_class;
extern const TilRecordClass til_difference_reason_class, til_step_change_class, til_log_class;

/* Gives every reference in a record and its parts a new id; ids of REFS that become 0 are dropped.
 */
typedef gint64 (*TilMapId) (TilRefTarget target, gint64 id, gpointer data);
void til_record_map_refs (gpointer record, TilMapId map, gpointer data);

/* RFC 8785, for what child files hold: strings, integers, booleans, arrays, objects. (transfer
 * full) */
char *til_json_canonical (JsonNode *node);
/* SHA-256, in hexadecimal, over the canonical text of the object without its member "digest". */
char *til_child_file_digest (JsonObject *object);

/* What stands around the content. */
typedef struct
{
  const char *export_id;
  TilDate exported_on;
  const char *from;     /* (nullable) */
  const char *receiver; /* (nullable) the unit's name; NULL: everything */
  int left_out;         /* how many kinds of contents the receiver may not have */
  GPtrArray *wheels;    /* (element-type TilWheel) that the contents name */
  GPtrArray *log;       /* (nullable) (element-type TilLogEntry) */
} TilChildFileHeader;

/* The text of a file. kase is changed: its ids become the file's own. */
char *til_child_file_write (TilCase *kase, const TilChildFileHeader *header);
/* One mapping with its voices; an id of 0 is left out. */
JsonNode *til_mapping_to_json (const TilMapping *mapping);
/* R14: leaves of a child with protected identity what may be shown to its own family. */
void til_child_file_hide (TilCase *kase);
void til_child_file_hide_log (GPtrArray *log);
/* Of a team's meeting the points about one child, and who of the professions took part. */
void til_child_file_keep_points (TilMeeting *meeting, gint64 child_id);
/* When a file was imported; NONE: not yet. */
gboolean
til_register_find_import (TilRegister *self, const char *export_id, TilDate *date, GError **error);

/* A wheel by key and version; version 0: any. (nullable) (transfer full) */
typedef TilWheel *(*TilFindWheel) (const char *key, int version, gpointer data);
/* name: the file's, for messages. length -1: NUL-terminated. */
TilChildFile *til_child_file_parse (const char *text,
                                    gssize length,
                                    const char *name,
                                    TilDate today,
                                    TilFindWheel find_wheel,
                                    gpointer data,
                                    GError **error);

G_END_DECLS
