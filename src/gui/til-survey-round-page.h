/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"
#include "til-survey-words.h"

G_BEGIN_DECLS

/* A round of a survey: how answers come in, and the results. */
#define TIL_TYPE_SURVEY_ROUND_PAGE (til_survey_round_page_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveyRoundPage, til_survey_round_page, TIL, SURVEY_ROUND_PAGE, AdwBin)

GtkWidget *til_survey_round_page_new (TilStore *store);
/* round: its index in the results. */
void til_survey_round_page_show (TilSurveyRoundPage *self, TilSharedResults *shared, guint round);

G_END_DECLS
