/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* Tells in toasts what happened to the records of a child, and takes deletions and steps of the
 * process back, by the toast's button or later. Signal "changed": what can be undone or redone
 * changed. */
#define TIL_TYPE_CASE_UNDO (til_case_undo_get_type ())
G_DECLARE_FINAL_TYPE (TilCaseUndo, til_case_undo, TIL, CASE_UNDO, GObject)

TilCaseUndo *til_case_undo_new (TilCaseModel *model, AdwToastOverlay *toasts);
gboolean til_case_undo_can_undo (TilCaseUndo *self);
gboolean til_case_undo_can_redo (TilCaseUndo *self);
void til_case_undo_undo (TilCaseUndo *self);
void til_case_undo_redo (TilCaseUndo *self);

G_END_DECLS
