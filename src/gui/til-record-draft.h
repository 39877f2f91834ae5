/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"
#include "til-store.h"

G_BEGIN_DECLS

/* R15: the draft of one record in the register. A new record's is that of the child, mapping or
 * team that it is about: two children never see each other's. */
typedef struct _TilRecordDraft TilRecordDraft;

TilRecordDraft *til_record_draft_new (TilStore *store, gconstpointer record);
void til_record_draft_free (TilRecordDraft *self);
/* Keeps what was typed, or drops the draft when that is what it started from. */
void til_record_draft_keep (TilRecordDraft *self, gconstpointer base, gconstpointer record);
void til_record_draft_drop (TilRecordDraft *self);
gboolean til_record_draft_is_kept (TilRecordDraft *self);
void til_record_draft_read_async (TilRecordDraft *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
/* The text, NULL without error when there is none. */
char *til_record_draft_read_finish (TilRecordDraft *self, GAsyncResult *result, GError **error);

/* What was typed and what it started from, with the day, as text. (transfer full) */
char *til_record_draft_pack (gconstpointer base, gconstpointer record, TilDate on);
/* FALSE when text is no draft of class. */
gboolean til_record_draft_unpack (
    const TilRecordClass *class, const char *text, gpointer *base, gpointer *record, TilDate *date);

G_END_DECLS
