/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* What the place Collaboration shows, read from the register, and the changes made there without a
 * form: each is saved at once and can be undone.
 *
 * Signals: "changed": what is listed was read anew. "done" (text: string, undo: gpointer):
 * something was changed in place; undo is for til_collaboration_data_undo(), and taken by one
 * handler. "failed" (heading: string, error: GError): it was not. */
#define TIL_TYPE_COLLABORATION_DATA (til_collaboration_data_get_type ())
G_DECLARE_FINAL_TYPE (
    TilCollaborationData, til_collaboration_data, TIL, COLLABORATION_DATA, GObject)

TilCollaborationData *til_collaboration_data_new (TilStore *store);
TilStore *til_collaboration_data_get_store (TilCollaborationData *self);
/* Reads everything; "changed" follows. */
void til_collaboration_data_read (TilCollaborationData *self);
/* FALSE until all was read once: the lists below are empty. */
gboolean til_collaboration_data_is_read (TilCollaborationData *self);
/* Activities, agreements, undertakings, year events, rounds of surveys. (element-type TilRecord) */
const GPtrArray *til_collaboration_data_list (TilCollaborationData *self, TilRecordKind kind);
gconstpointer til_collaboration_data_find (TilCollaborationData *self,
                                           TilRecordKind kind,
                                           gint64 id); /* or NULL */
const GPtrArray *til_collaboration_data_get_units (TilCollaborationData *self);
const GPtrArray *til_collaboration_data_get_staff (TilCollaborationData *self);
/* "Collaboration survey, 2026"; "" when there is no such round. (transfer full) */
char *til_collaboration_data_round_name (TilCollaborationData *self, gint64 round_id);

/* Saves copies of records that are listed; text tells what was done. */
void til_collaboration_data_save (TilCollaborationData *self,
                                  const GPtrArray *records,
                                  const char *text);
void til_collaboration_data_delete (TilCollaborationData *self, TilRecordKind kind, gint64 id);
/* undo NULL: the last that was not undone. */
void til_collaboration_data_undo (TilCollaborationData *self, gpointer undo);
gboolean til_collaboration_data_can_undo (TilCollaborationData *self);

G_END_DECLS
