/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"
#include "til-record-merge.h"

G_BEGIN_DECLS

/* What the fields of a record are called on a form, and their values in words: for showing where
 * two people changed the same one. */
typedef struct _TilRecordWords TilRecordWords;

TilRecordWords *til_record_words_new (void);
void til_record_words_free (TilRecordWords *self);
/* names: (nullable) of an enum's values. */
void til_record_words_set (TilRecordWords *self,
                           const TilField *field,
                           const char *title,
                           const char *const *names);
/* What a record is called that REF fields lead to, other than units, staff and the case's people.
 */
void
til_record_words_set_ref (TilRecordWords *self, TilRefTarget target, gint64 id, const char *name);
/* For til_record_merge(), good as long as kase (nullable), units and staff are. */
TilRecordNames til_record_words_get_names (TilRecordWords *self,
                                           const TilCase *kase,
                                           const GPtrArray *units,
                                           const GPtrArray *staff);

G_END_DECLS
