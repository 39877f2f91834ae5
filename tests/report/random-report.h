/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-report.h"

G_BEGIN_DECLS

/* Reports of registers that never were, for tests of what is made from them. */

/* Words that stand in the register and may stand in no file: names of persons, comments, answers in
 * free text. (NULL-terminated) */
extern const char *const random_report_secrets[];

/* Facts of n_children from 2022 to 2026, small groups often; states on the last days of the periods
 * of all queries. */
TilFacts *random_facts_new (guint n_children, const TilStatisticsQuery *queries, guint n_queries);
/* A report of them with random surveys, activities, plan, agreements and reference numbers. */
TilReport *random_report_new (const TilFacts *facts, const TilStatisticsQuery *query);
/* One survey over four rounds, of staff in four sectors. largest: of those who answer in a sector.
 */
TilSurveyResults *random_survey_results_new (const TilSurvey *survey, int largest);
/* The ready-made survey "samverkan" or "guardians". (transfer full) */
TilSurvey *random_report_survey (const char *key);

G_END_DECLS
