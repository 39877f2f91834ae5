/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child-merge.h"
#include "til-record.h"

G_BEGIN_DECLS

/* R15 for records: three-way merges by their description. */

/* Where both changed the same field. Begins with what TilConflictDialog shows. */
typedef struct
{
  TilChildClash shown;
  gpointer mine;        /* borrowed: the record, or part of it, that holds the field */
  gconstpointer theirs; /* borrowed */
  const TilField *field;
} TilRecordClash;

/* Names a field, and shows its value, in the screen's language. (transfer full) */
typedef struct
{
  char *(*title) (gconstpointer record, const TilField *field, gpointer data);
  char *(*show) (gconstpointer record, const TilField *field, gpointer data);
  gpointer data;
} TilRecordNames;

/* Brings into mine what they changed since base, with their revisions, so that mine can be saved
 * over theirs. Sets of areas and units take what either added and drop what either dropped; a part
 * that one removed and the other changed is kept. (transfer full) (element-type TilRecordClash):
 * where mine was kept although they had changed it too */
GPtrArray *til_record_merge (gconstpointer base,
                             gpointer mine,
                             gconstpointer theirs,
                             const TilRecordNames *names);
/* Decides a clash the other way, or takes both texts, mine first. */
void til_record_clash_take_theirs (const TilRecordClash *clash);
void til_record_clash_take_both (const TilRecordClash *clash);
/* The contents of from, copied, in place of those of record: whoever holds record sees them. Its
 * parts are other ones from then on. */
void til_record_replace (gpointer record, gconstpointer from);
/* Whether record is whole itself or a part of it, however deep. */
gboolean til_record_holds (gconstpointer whole, gconstpointer record);

G_END_DECLS
