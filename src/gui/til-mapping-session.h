/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-autosave.h"

G_BEGIN_DECLS

/* One child's mappings as they are looked at or entered: which mapping, which voice is being
 * entered (R2), which voices and earlier mappings lie on the drawing (R4), the chosen area, undo,
 * and saving. No widgets.
 *
 * Property "save-state" (int, TilSaveState).
 * Signals: "changed" (anything but a rating: draw everything anew); "rating-changed" (area: int);
 * "text-changed" (area: int, -1 for the next step: a text was changed by undo or by somebody else);
 * "area-changed"; "undo-changed"; "failed" (sentence: string); "conflict" (sentence: string, voice:
 * gint64, area key: string, step: int, which the person chose and may choose again; -1 where both
 * texts were kept); "deleted" (what: TilDeletable, id: gint64); "kept-changed": see
 * til_mapping_session_describe_kept(). */
#define TIL_TYPE_MAPPING_SESSION (til_mapping_session_get_type ())
G_DECLARE_FINAL_TYPE (TilMappingSession, til_mapping_session, TIL, MAPPING_SESSION, GObject)

TilMappingSession *til_mapping_session_new (TilStore *store, gint64 child_id);
/* Reads the child, the mappings and the units. "changed" follows. */
void til_mapping_session_load (TilMappingSession *self);
/* Sends what waits and follows the store no longer. What was entered is still written. */
void til_mapping_session_close (TilMappingSession *self);

TilStore *til_mapping_session_get_store (TilMappingSession *self);
gboolean til_mapping_session_is_loaded (TilMappingSession *self);
const TilChild *
til_mapping_session_get_child (TilMappingSession *self); /* (nullable) until loaded */
const GPtrArray *
til_mapping_session_get_units (TilMappingSession *self); /* (element-type TilUnit) */
const GPtrArray *til_mapping_session_get_mappings (
    TilMappingSession *self); /* newest first; (element-type TilMapping) */
const TilMapping *
til_mapping_session_get_mapping (TilMappingSession *self); /* (nullable) the chosen one */
void til_mapping_session_choose_mapping (TilMappingSession *self, gint64 mapping_id);
gboolean til_mapping_session_is_read_only (TilMappingSession *self);

/* The voice being entered, 0 or NULL when the closed ones are looked at. */
gint64 til_mapping_session_get_entering (TilMappingSession *self);
const TilVoice *til_mapping_session_get_voice (TilMappingSession *self);

int til_mapping_session_get_area (TilMappingSession *self); /* -1 none */
void til_mapping_session_choose_area (TilMappingSession *self, int area);
TilShape til_mapping_session_get_shape (TilMappingSession *self);
void til_mapping_session_set_shape (TilMappingSession *self, TilShape shape);

/* What lies on the drawing. While a voice is entered: only that one (R2). */
gboolean til_mapping_session_get_voice_shown (TilMappingSession *self, gint64 voice_id);
void til_mapping_session_set_voice_shown (TilMappingSession *self, gint64 voice_id, gboolean shown);
gboolean til_mapping_session_can_show_earlier (TilMappingSession *self, const TilMapping *mapping);
gboolean til_mapping_session_get_earlier_shown (TilMappingSession *self, gint64 mapping_id);
/* Error: TIL_ERROR_RULE when there would be more than three (R4). */
gboolean til_mapping_session_set_earlier_shown (TilMappingSession *self,
                                                gint64 mapping_id,
                                                gboolean shown,
                                                GError **error);
/* Oldest first, the chosen mapping last. (transfer container) (element-type TilMapping), borrowed
 * elements. */
GPtrArray *til_mapping_session_drawn (TilMappingSession *self);
/* The voices of the chosen mapping that may be seen, without the hidden ones. (transfer container)
 */
GPtrArray *til_mapping_session_visible_voices (TilMappingSession *self);

/* Entering. A call without a voice being entered does nothing and is FALSE. */
gboolean til_mapping_session_set_step (TilMappingSession *self, guint area, int step);
gboolean til_mapping_session_set_note (TilMappingSession *self,
                                       guint area,
                                       const char *note,
                                       gboolean print_note);
void
til_mapping_session_set_reason (TilMappingSession *self, const char *area_key, const char *reason);
void til_mapping_session_set_next_step (TilMappingSession *self, const char *text);
/* After a conflict: the person's own step after all. */
void til_mapping_session_choose_own_step (TilMappingSession *self,
                                          gint64 voice_id,
                                          const char *area_key,
                                          int step);

gboolean til_mapping_session_can_undo (TilMappingSession *self);
gboolean til_mapping_session_can_redo (TilMappingSession *self);
void til_mapping_session_undo (TilMappingSession *self);
void til_mapping_session_redo (TilMappingSession *self);

void til_mapping_session_add_mapping (TilMappingSession *self, const char *wheel_key, TilDate date);
void til_mapping_session_add_voice (TilMappingSession *self,
                                    TilVoiceKind kind,
                                    gint64 guardian_id,
                                    gint64 unit_id);
/* Opens a voice again, or goes on with an open one. */
void til_mapping_session_continue_voice (TilMappingSession *self, gint64 voice_id);
void til_mapping_session_finish_voice (TilMappingSession *self);
void til_mapping_session_set_deleted (TilMappingSession *self,
                                      TilDeletable what,
                                      gint64 id,
                                      gboolean deleted);
void til_mapping_session_flush (TilMappingSession *self);

/* Words that were not saved as their voice or mapping was finished or deleted by somebody else
 * (R15). NULL without; otherwise one sentence, and in words what was entered. (transfer full) */
char *til_mapping_session_describe_kept (TilMappingSession *self, char **words, gboolean *deleted);
/* Opens or restores what they belong to, writes them there, and goes on entering. When the session
 * is closed before that, they are written in the same way. */
void til_mapping_session_use_kept (TilMappingSession *self);
void til_mapping_session_drop_kept (TilMappingSession *self);

G_END_DECLS
