/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration.h"
#include "til-report.h"
#include "til-survey-results.h"

/* Fictitious material for the steering group: a small municipality. */

#define FIXTURE_TODAY "2026-11-22"

TilDate fixture_date (const char *text);
GPtrArray *fixture_undertakings (void); /* (element-type TilUndertaking) (transfer full) */
GPtrArray *fixture_events (void);       /* (element-type TilYearEvent) (transfer full) */
/* A round of the collaboration survey, so many of each sector from education on agreeing with
 * "trust" of so many; the other questions follow from them. (transfer full) */
TilRoundCounts *fixture_round (const char *name,
                               const char *date,
                               int invited,
                               const guint agree[TIL_N_SERVICES],
                               const guint all[TIL_N_SERVICES]);
/* Four rounds, 29.3 % to 85.3 % trust; one sector is smaller than 5 in the last. (transfer full) */
TilSurveyResults *fixture_survey_results (void);
/* Five years of a municipality with every kind of figure, small groups among them; extra children
 * in one unit's small group change nothing that is published. (transfer full) */
TilFacts *fixture_facts (void);
TilReport *fixture_report (const TilFacts *facts);
