/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* Answers on paper typed in, one respondent after another, by keyboard alone: a digit chooses an
 * answer, and Ctrl+Enter keeps the respondent and begins with the next. What is typed is kept as a
 * draft until then (R15), and the last one can be taken back. */
#define TIL_TYPE_SURVEY_ENTRY (til_survey_entry_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveyEntry, til_survey_entry, TIL, SURVEY_ENTRY, AdwWindow)

/* survey: the version that the round asks. Both are kept. */
GtkWidget *til_survey_entry_new (TilStore *store, TilSurvey *survey, const TilSurveyRound *round);

G_END_DECLS
