/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* Shared by til-mapping-session.c (what is looked at), til-mapping-session-entry.c (what is
 * entered) and til-mapping-session-conflict.c (what somebody else changed meanwhile). */

/* One change that can be taken back. */
typedef struct
{
  TilSaveKind kind;
  gint64 id;      /* voice or mapping */
  char *area_key; /* (owned) */
  int before_step, after_step;
  char *before_text, *after_text; /* (owned) (nullable) */
  gboolean before_print, after_print;
} Change;

struct _TilMappingSession
{
  GObject parent_instance;

  TilStore *store;           /* (owned) */
  TilAutosave *autosave;     /* (owned) */
  GCancellable *cancellable; /* (owned) for reading only: writes are never cancelled */
  TilChild *child;           /* (owned) (nullable) */
  GPtrArray *mappings;       /* (owned) (element-type TilMapping) newest first */
  GPtrArray *units;          /* (owned) (element-type TilUnit) */
  GPtrArray *undo, *redo;    /* (owned) (element-type Change) */
  GHashTable *hidden;        /* (owned) set of voice ids */
  GHashTable *earlier;       /* (owned) set of mapping ids */

  gint64 child_id;
  gint64 mapping_id;
  gint64 entering_id;
  gint64 enter_next; /* the voice to enter once it was read, 0 none */
  int area;
  TilShape shape;
  gboolean shape_chosen;
  gboolean loaded;
  gboolean reading;
  gboolean read_again;
  gboolean closed;
  gboolean held;      /* by itself, until all is saved */
  guint reload_pause; /* (owned) timeout, 0 without */
  guint saved_at_reload;
  GPtrArray *conflicts; /* (owned) (element-type Conflict) settled when the mappings were read */
  GPtrArray *kept; /* (owned) (element-type Conflict) those that could not be settled: the voice or
                      the mapping is closed or gone */
  gint64 enter_holder; /* the voice that kept words were written to, 0 none */
};

/* A value that could not be written as somebody else had been there first. */
typedef struct
{
  TilSaveKind kind;
  gint64 id;
  char *area_key; /* (owned) */
  int step;       /* when it waits no longer in the autosave, otherwise -1 */
  char *who;   /* (owned) (nullable) the voice as it was called; NULL for a mapping's own texts */
  char *area;  /* (owned) (nullable) the area's name; NULL for the next step */
  char *value; /* (owned) (nullable) the text or the step's word, once it is kept */
  gboolean closed; /* finished, not deleted */
} Conflict;

enum
{
  TIL_SESSION_CHANGED,
  TIL_SESSION_RATING_CHANGED,
  TIL_SESSION_TEXT_CHANGED,
  TIL_SESSION_AREA_CHANGED,
  TIL_SESSION_UNDO_CHANGED,
  TIL_SESSION_FAILED,
  TIL_SESSION_CONFLICT,
  TIL_SESSION_DELETED,
  TIL_SESSION_KEPT_CHANGED,
  TIL_SESSION_N_SIGNALS
};
extern guint til_session_signals[TIL_SESSION_N_SIGNALS];

void til_session_fail (TilMappingSession *self, const GError *error);
TilMapping *til_session_find_mapping (TilMappingSession *self, gint64 id);
/* in_mapping: (out) (optional) */
TilVoice *til_session_find_voice (TilMappingSession *self, gint64 id, TilMapping **in_mapping);
TilVoice *til_session_entering_voice (TilMappingSession *self);
void til_session_clear_undo (TilMappingSession *self);
/* Keeps ids, area and shape valid for what was read. */
void til_session_settle_choice (TilMappingSession *self);
void til_session_read_mappings (TilMappingSession *self);
GPtrArray *til_session_changes_new (void);

/* til-mapping-session-conflict.c */
void til_session_init_conflicts (TilMappingSession *self);
void til_session_follow_conflicts (TilMappingSession *self);
/* Settles what can be settled now that the mappings were read. TRUE when something was. */
gboolean til_session_settle_conflicts (TilMappingSession *self, GPtrArray *fresh);
/* Goes on in the voice that kept words were written to. */
void til_session_enter_holder (TilMappingSession *self);

G_END_DECLS
