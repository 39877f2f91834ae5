/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-survey-results.h"

G_BEGIN_DECLS

/* The bundled survey for staff. (transfer full) */
TilSurvey *survey_fixture_samverkan (void);
/* Adds the answers of n of a sector to a question with that choice. */
void survey_fixture_answer (
    TilRoundCounts *counts, const char *question, TilService service, guint choice, gint64 n);
/* A round of survey on a day, nothing answered. (transfer full) */
TilRoundCounts *survey_fixture_round (TilSurvey *survey, const char *name, TilDate date);

G_END_DECLS
