/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* The whole screen for whoever answers: a start in all the survey's languages, then one question
 * after another in big type, and thanks. Nothing else can be reached from it, and no result is ever
 * shown. It goes back to its start after each respondent, and when nobody has touched it for a
 * minute; what was not sent then is gone. Whoever put it up leaves it by Shift+Escape, or by a
 * finger held long on the empty ground, and by saying that they mean it: a question that goes away
 * by itself. */
#define TIL_TYPE_SURVEY_KIOSK (til_survey_kiosk_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveyKiosk, til_survey_kiosk, TIL, SURVEY_KIOSK, AdwWindow)

#define TIL_SURVEY_KIOSK_SILENCE 60 /* seconds */

/* survey: the version that the round asks. */
GtkWidget *til_survey_kiosk_new (TilStore *store, TilSurvey *survey, const TilSurveyRound *round);
/* Nobody has touched it for a while: as after a minute of silence. */
void til_survey_kiosk_rest (TilSurveyKiosk *self);

G_END_DECLS
