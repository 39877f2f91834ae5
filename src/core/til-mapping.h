/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-wheel.h"
#include "til-date.h"

G_BEGIN_DECLS

/* A mapping (kartläggning) is one round around the child on one version of one wheel, with a voice
 * for each who was heard. */

typedef enum
{
  TIL_VOICE_CHILD,
  TIL_VOICE_GUARDIAN,
  TIL_VOICE_ORGANISATION
} TilVoiceKind;

const char *til_voice_kind_key (TilVoiceKind kind); /* "child", "guardian", "organisation" */
gboolean til_voice_kind_from_key (const char *key, TilVoiceKind *kind);

#define TIL_NOT_DISCUSSED                                                                          \
  0 /* a rating's step when the area was not discussed: never the lowest step (R2) */

typedef struct
{
  char *area_key;      /* (owned) */
  int step;            /* 1..n, or TIL_NOT_DISCUSSED */
  char *note;          /* (owned) (nullable) in the voice's own words */
  gboolean print_note; /* the note was chosen for printing */
} TilRating;

typedef struct
{
  gint64 id;
  gint64 revision;
  TilVoiceKind kind;
  gint64 guardian_id; /* for a guardian's voice, else 0 */
  gint64 unit_id;     /* for an organisation's voice, else 0 */
  char *name;         /* (owned) the guardian's or unit's name as shown; "" for the child */
  gboolean open;      /* being entered: rated blind, others hidden (R2) */
  TilDate date;
  GPtrArray *ratings; /* (owned) (element-type TilRating) only areas with a step or a note */
} TilVoice;

typedef struct
{
  char *area_key; /* (owned) */
  char *reason;   /* (owned) why the voices differ, as found in the conversation */
} TilDifferenceReason;

typedef struct
{
  gint64 id;
  gint64 revision;
  gint64 child_id;
  TilWheel *wheel; /* (owned) the version it was made on (R1) */
  TilDate date;
  char *next_step;    /* (owned) (nullable) one sentence, for screen and paper */
  GPtrArray *voices;  /* (owned) (element-type TilVoice) */
  GPtrArray *reasons; /* (owned) (element-type TilDifferenceReason) */
} TilMapping;

TilMapping *til_mapping_new (TilWheel *wheel);
TilMapping *til_mapping_copy (const TilMapping *self);
void til_mapping_free (TilMapping *self);
TilVoice *til_voice_new (TilVoiceKind kind);
TilVoice *til_voice_copy (const TilVoice *self);
void til_voice_free (TilVoice *self);

TilVoice *til_mapping_find_voice (const TilMapping *self, gint64 voice_id); /* (nullable) */
const TilRating *
til_voice_find_rating (const TilVoice *self, const char *area_key); /* (nullable) */
int til_voice_step (const TilVoice *self, const char *area_key);    /* 0: not discussed */
/* Sets in memory; creates or drops the rating as needed. */
void til_voice_set_step (TilVoice *self, const char *area_key, int step);
void
til_voice_set_note (TilVoice *self, const char *area_key, const char *note, gboolean print_note);
const char *til_mapping_reason (const TilMapping *self, const char *area_key); /* "" without */

/* How a voice is named on screen and paper: "The child", the guardian's name, the unit's name. */
const char *til_voice_label (const TilVoice *self, const char *language);

/* R2: a step may be written only while the voice is open, and only on the wheel's scale and areas.
 * Error: TIL_ERROR_RULE. */
gboolean til_voice_check_rating (
    const TilVoice *self, const TilWheel *wheel, const char *area_key, int step, GError **error);

/* R2: the voices that may be seen: while entering_voice_id (not 0) is being entered only that one,
 * otherwise the closed ones, child first, then guardians, then organisations. Every painter, table,
 * print and comparison goes through this. (transfer container) (element-type TilVoice), borrowed
 * elements. */
GPtrArray *til_mapping_visible_voices (const TilMapping *self, gint64 entering_voice_id);

typedef struct
{
  guint area;           /* index into the wheel's areas */
  const TilVoice *low;  /* borrowed */
  const TilVoice *high; /* borrowed */
  int low_step;
  int high_step;
} TilDifference;

#define TIL_DIFFERENCE_STEPS 2

/* R2: areas where two closed voices differ by two steps or more, widest first, then in wheel order;
 * areas not discussed by a voice don't count for it. (transfer full) (element-type TilDifference)
 */
GArray *til_mapping_differences (const TilMapping *self);

#define TIL_MAX_MAPPINGS_DRAWN 3

/* R4: checks that n mappings may lie on one drawing. Error: TIL_ERROR_RULE. */
gboolean til_mapping_check_drawn (guint n, GError **error);
/* R4: how strongly mapping index of n (0 oldest) is drawn: 1.0 the newest, fainter with age. */
double til_mapping_strength (guint index, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilMapping, til_mapping_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilVoice, til_voice_free)

G_END_DECLS
