/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-store.h"

G_BEGIN_DECLS

typedef enum
{
  TIL_SAVE_SAVED,
  TIL_SAVE_SAVING,
  TIL_SAVE_FAILED
} TilSaveState;

typedef enum
{
  TIL_SAVE_STEP,      /* a voice's step on an area */
  TIL_SAVE_NOTE,      /* a voice's note on an area */
  TIL_SAVE_REASON,    /* why voices differ on an area of a mapping */
  TIL_SAVE_NEXT_STEP, /* a mapping's next step */
} TilSaveKind;

/* Writes what is entered as it is entered (R15): one write at a time for each value, always with
 * what was last known to be stored, so that a later value never overtakes an earlier one. Texts
 * wait a moment for the next keystroke. A write that fails is kept and tried again; one that meets
 * somebody else's change, or is refused for the first time, is handed to "conflict", and waits
 * until it was settled.
 *
 * Signals: "state-changed"; "conflict" (kind: TilSaveKind, id: gint64, area key: string); "failed"
 * (message: string); "kept" (kind: TilSaveKind, id: gint64 of the voice or mapping that holds it
 * now, area key: string, step: int), after til_autosave_keep(). */
#define TIL_TYPE_AUTOSAVE (til_autosave_get_type ())
G_DECLARE_FINAL_TYPE (TilAutosave, til_autosave, TIL, AUTOSAVE, GObject)

TilAutosave *til_autosave_new (TilStore *store);

/* stored: what the value was before, used when nothing is waiting for this value already. */
void
til_autosave_step (TilAutosave *self, gint64 voice_id, const char *area_key, int step, int stored);
void til_autosave_note (TilAutosave *self,
                        gint64 voice_id,
                        const char *area_key,
                        const char *note,
                        gboolean print_note,
                        const char *stored,
                        gboolean stored_print);
void til_autosave_reason (TilAutosave *self,
                          gint64 mapping_id,
                          const char *area_key,
                          const char *reason,
                          const char *stored);
void
til_autosave_next_step (TilAutosave *self, gint64 mapping_id, const char *text, const char *stored);

/* Sends everything that waits, for the next keystroke or for the write before it, so that the store
 * can be closed. */
void til_autosave_flush (TilAutosave *self);
/* Sends everything for the last time, so that it is written whatever others did: see
 * til_register_keep_note(). */
void til_autosave_finish (TilAutosave *self);
/* The same for, and the state of, all that write to store: those of pages that are closed, too. */
void til_autosave_finish_of (TilStore *store);
TilSaveState til_autosave_get_state_of (TilStore *store);
TilSaveState til_autosave_get_state (TilAutosave *self);
/* Nothing is waiting or under way. */
gboolean til_autosave_is_idle (TilAutosave *self);
/* How many writes have been confirmed. */
guint til_autosave_get_n_saved (TilAutosave *self);

/* What is entered but not yet confirmed: FALSE when nothing is. The text is borrowed. */
gboolean
til_autosave_pending_step (TilAutosave *self, gint64 voice_id, const char *area_key, int *step);
gboolean til_autosave_pending_text (TilAutosave *self,
                                    TilSaveKind kind,
                                    gint64 id,
                                    const char *area_key,
                                    const char **text,
                                    gboolean *print_note);
/* After a conflict was settled: gives up what was waiting for this value. */
void til_autosave_forget (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key);
/* Settles a conflict so, too. */
void til_autosave_keep (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key);
/* It stays here, not saved, until one of these calls. */
void til_autosave_hold (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key);
/* FALSE when it was not a rule that stood in the way. */
gboolean
til_autosave_try_refused (TilAutosave *self, TilSaveKind kind, gint64 id, const char *area_key);

G_END_DECLS
