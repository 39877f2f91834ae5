/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case-model.h"

G_BEGIN_DECLS

/* The five questions about a child's newest mapping while they are answered: what is written is
 * saved as it is written (R15), what somebody else writes at the same time is taken in, and where
 * both wrote in the same answer both texts stay. No widgets.
 *
 * Signals: "changed": the words are other ones than those last set here; "state-changed". */
#define TIL_TYPE_ANALYSIS_SESSION (til_analysis_session_get_type ())
G_DECLARE_FINAL_TYPE (TilAnalysisSession, til_analysis_session, TIL, ANALYSIS_SESSION, GObject)

typedef enum
{
  TIL_ANALYSIS_SAVED,
  TIL_ANALYSIS_SAVING,
  TIL_ANALYSIS_FAILED
} TilAnalysisState;

TilAnalysisSession *til_analysis_session_new (TilCaseModel *model);
/* The model read its case anew. */
void til_analysis_session_follow (TilAnalysisSession *self);
/* (nullable) without a mapping, and until it is read. To be changed in place, then touched. */
TilAnalysis *til_analysis_session_get (TilAnalysisSession *self);
/* The mapping's next step as one sentence; "" without. */
const char *til_analysis_session_get_next_step (TilAnalysisSession *self);
void til_analysis_session_set_next_step (TilAnalysisSession *self, const char *text);
void til_analysis_session_touch (TilAnalysisSession *self);
/* What waits is sent now. */
void til_analysis_session_flush (TilAnalysisSession *self);
/* Dates and saves it; error: why it can't be concluded (R5). */
gboolean til_analysis_session_conclude (TilAnalysisSession *self, GError **error);
void til_analysis_session_reopen (TilAnalysisSession *self);
TilAnalysisState til_analysis_session_get_state (TilAnalysisSession *self);
/* Why it is not saved; "" while it is. */
const char *til_analysis_session_get_problem (TilAnalysisSession *self);

G_END_DECLS
