/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-next-step.h"
#include "til-store-case.h"

G_BEGIN_DECLS

/* One child's case as the tabs of its page show it: read when made, read again whenever the store
 * changed. No widgets.
 *
 * Signals: "changed" (a case was read: show it anew); "failed" (sentence: string); "saved" (kind:
 * TilRecordKind as int, id: gint64); "deleted" (kind: int, id: gint64), so that the page offers
 * undo; "stepped" (from: TilStep as int, to: int): a step of the process was taken; "show" (place:
 * TilChildPlace as int, record: gint64): go there. */
#define TIL_TYPE_CASE_MODEL (til_case_model_get_type ())
G_DECLARE_FINAL_TYPE (TilCaseModel, til_case_model, TIL, CASE_MODEL, GObject)

TilCaseModel *til_case_model_new (TilStore *store, gint64 child_id);
TilStore *til_case_model_get_store (TilCaseModel *self);
gint64 til_case_model_get_child_id (TilCaseModel *self);
/* (nullable) until read. Borrowed until the next "changed". */
const TilCase *til_case_model_get_case (TilCaseModel *self);
gboolean til_case_model_is_read_only (TilCaseModel *self);
/* (element-type TilWheel) the newest versions in the register; empty until read. */
const GPtrArray *til_case_model_get_wheels (TilCaseModel *self);
/* The wheel whose areas are offered first: the newest mapping's, else the first. (nullable) until
 * read. */
const TilWheel *til_case_model_get_wheel (TilCaseModel *self);
const TilWheel *til_case_model_find_wheel (TilCaseModel *self, const char *key); /* (nullable) */
/* A setting of the register is "yes" (TIL_SETTING_TRAPPAN, ...); FALSE until read. */
gboolean til_case_model_uses (TilCaseModel *self, const char *setting);
/* The municipality's own meeting kinds. (nullable) until read. */
const char *const *til_case_model_get_own_meeting_kinds (TilCaseModel *self);

/* Reads the case anew; "changed" follows. */
void til_case_model_read (TilCaseModel *self);
/* Without a form: "saved" or "failed" follows. */
void til_case_model_save (TilCaseModel *self, gconstpointer record);
void
til_case_model_set_deleted (TilCaseModel *self, TilRecordKind kind, gint64 id, gboolean deleted);
void til_case_model_set_step (TilCaseModel *self, TilStep step);
/* Tells "saved" of a record that a form saved by itself. */
void til_case_model_tell_saved (TilCaseModel *self, TilRecordKind kind, gint64 id);
void til_case_model_show (TilCaseModel *self, TilChildPlace place, gint64 record_id);

G_END_DECLS
