/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-survey-round.h"

G_BEGIN_DECLS

/* What was answered in one round, counted and not yet protected: storage counts, this file says
 * what of it is published. */
typedef struct
{
  TilSurvey *survey;     /* (owned) the version that was asked */
  TilSurveyRound *round; /* (owned) */
  gint64 n_responses[TIL_N_SERVICES];
  gint64 *counts; /* (owned) see til_round_counts_at() */
} TilRoundCounts;

/* survey is referenced, round copied; all counts are 0. (transfer full) */
TilRoundCounts *til_round_counts_new (TilSurvey *survey, const TilSurveyRound *round);
void til_round_counts_free (TilRoundCounts *self);
/* Where the number of those of service who gave choice as their answer to question stands. */
gint64 *
til_round_counts_at (TilRoundCounts *self, guint question, TilService service, guint choice);

/* R13 in a survey: the group is those who answered the question, in all or of a sector. A group
 * under 5 is hidden, with as many other sectors as it takes that its size and share can't be
 * computed from the others and the whole. Who reads this sees shares of groups of 5 and more only.
 */
typedef struct
{
  gboolean hidden;
  gboolean small;   /* hidden because the group is 1-4 ("<5"), not only to protect another ("·") */
  gint64 n;         /* who answered the question; 0: nobody, -1: hidden */
  gint64 n_agree;   /* likewise */
  double share;     /* n_agree / n; NAN when n is 0, hidden, or nothing can agree */
  double low, high; /* Wilson score interval, 95 % */
} TilShare;

typedef struct
{
  const TilQuestion *question; /* borrowed from the round's survey */
  TilShare all;
  TilShare services[TIL_N_SERVICES];
  TilShare *choices; /* (owned) by choice, of all: n is the group's, share who gave this answer */
} TilQuestionResult;

typedef struct
{
  TilSurvey *survey;     /* (owned) */
  TilSurveyRound *round; /* (owned) */
  gint64 n_answered;     /* respondents; -1: hidden */
  gboolean hidden_answered;
  gint64 n_services[TIL_N_SERVICES]; /* respondents by sector; -1: hidden */
  gboolean hidden_services[TIL_N_SERVICES];
  gint64 n_invited;      /* 0: not told */
  gboolean few_answered; /* under half of the invited, or hidden: nothing sure can be said */
  gboolean small;        /* fewer than TIL_SURVEY_SMALL in all */
  GPtrArray *questions;  /* (owned) (element-type TilQuestionResult) without free text */
} TilRoundResult;

#define TIL_SURVEY_SMALL 30

/* The change of a share between two rounds in percentage points, with Newcombe's interval from
 * Wilson's (95 %): when it holds 0, the difference may be chance. */
typedef struct
{
  gboolean known; /* both shares are published */
  double points;  /* -1..1 */
  double low, high;
  gboolean may_be_chance;
} TilShareChange;

/* One question over the rounds that asked it in the same words (til_question_same()); a changed
 * question begins a line of its own. */
typedef struct
{
  const TilQuestion *question; /* borrowed, as asked last */
  gboolean changed;            /* the same key was asked in other words in other rounds */
  GArray *rounds;              /* (owned) (element-type guint) indexes of rounds, oldest first */
  GArray *
      changes; /* (owned) (element-type TilShareChange) of all: [i] from rounds[i-1]; [0] unknown */
} TilQuestionTrend;

typedef struct
{
  char *survey_key;  /* (owned) */
  GPtrArray *rounds; /* (owned) (element-type TilRoundResult) by date */
  GPtrArray *trends; /* (owned) (element-type TilQuestionTrend) in the order asked last */
} TilSurveyResults;

/* counts: (element-type TilRoundCounts) of one survey, in any order; may be empty. */
TilSurveyResults *til_survey_results_new (const char *survey_key, const GPtrArray *counts);
void til_survey_results_free (TilSurveyResults *self);
const TilQuestionResult *
til_round_result_find (const TilRoundResult *self, const char *question_key); /* (nullable) */
/* As it is shown everywhere: "29.3", halves rounded up ("–" when nobody answered or nothing can
 * agree, "<5", "·"); n likewise, "0" for nobody. decimal: "." or ",". (transfer full) */
char *til_share_format (const TilShare *self, const char *decimal);
char *til_share_format_n (const TilShare *self);
/* Wilson score interval, 95 %, of k of n; 0..1 when n is 0. */
void til_wilson_interval (gint64 k, gint64 n, double *low, double *high);
TilShareChange til_share_change (const TilShare *before, const TilShare *now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilRoundCounts, til_round_counts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilSurveyResults, til_survey_results_free)

G_END_DECLS
