/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

#define TIL_N_QUESTIONS 5

/* How a mapping ends (R5): one of these, and why. */
typedef enum
{
  TIL_OUTCOME_OPEN,          /* not concluded yet */
  TIL_OUTCOME_KEEP,          /* keep it as it is (R3: a valid goal) */
  TIL_OUTCOME_NOTHING_MORE,  /* nothing more now */
  TIL_OUTCOME_OWN,           /* the own organisation acts */
  TIL_OUTCOME_MEETING,       /* meeting with others */
  TIL_OUTCOME_OTHER_SUPPORT, /* other support */
  TIL_N_OUTCOMES
} TilOutcome;

typedef enum
{
  TIL_LEVEL_NONE,
  TIL_LEVEL_PROMOTE, /* främja */
  TIL_LEVEL_PREVENT, /* förebygga */
  TIL_LEVEL_REMEDY,  /* åtgärda */
  TIL_N_LEVELS
} TilLevel;

extern const char *const til_outcome_keys[];
extern const char *const til_level_keys[];

#define TIL_TRAPPAN_NONE (-1)
#define TIL_TRAPPAN_STEPS 4 /* 0-3 */

/* The five questions about one mapping, and how it ended (R5). One for each mapping. The next step
 * as a sentence is the mapping's own next_step. */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  gint64 mapping_id;
  char *answer1; /* (owned) (nullable) to label "five.q1", ... */
  char *answer2;
  char *answer3;
  char *answer4;
  char *answer5;
  TilOutcome outcome;
  char *reason;   /* (owned) (nullable) why this next step */
  int trappan;    /* 0-3, or TIL_TRAPPAN_NONE; a new record holds 0: set it */
  TilLevel level; /* where the municipality uses them */
  TilDate date;   /* concluded on, NONE while open */
} TilAnalysis;

TilAnalysis *til_analysis_new (gint64 child_id, gint64 mapping_id);        /* trappan none */
const char *til_analysis_answer (const TilAnalysis *self, guint question); /* 0-4; "" without */
char **til_analysis_answer_field (TilAnalysis *self, guint question);
/* R5: a concluded one has one outcome, a reason, and a date not after on. */
gboolean til_analysis_validate (gconstpointer record, TilDate on, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilAnalysis, til_record_free)

G_END_DECLS
