/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record-editor.h"
#include "til-survey-round.h"

G_BEGIN_DECLS

/* A round of a survey: its name, its day, how many were invited, and whether it is closed. round
 * NULL: a new one of survey, as it is asked now. */
TilRecordEditor *til_survey_round_form_new (GtkWidget *parent,
                                            TilStore *store,
                                            const TilSurvey *survey,
                                            const TilSurveyRound *round);

G_END_DECLS
