/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-print-dialog.h"
#include "til-survey-words.h"

G_BEGIN_DECLS

/* What of a survey goes to paper, or to a PDF, PNG or SVG file: each opens the print dialog over
 * the window of parent and gives it back, borrowed. */

/* All of a round. */
TilPrintDialog *til_survey_print_round (GtkWidget *parent, TilSharedResults *shared, guint round);
/* One chart: how a question was answered, or (trend) its share over the rounds. */
TilPrintDialog *til_survey_print_chart (
    GtkWidget *parent, TilSharedResults *shared, guint round, guint question, gboolean trend);
/* The survey to be answered by hand. */
TilPrintDialog *til_survey_print_form (GtkWidget *parent, TilSurvey *survey);

/* The trend that holds the question of the round; NULL when there is none. */
const TilQuestionTrend *
til_survey_find_trend (const TilSurveyResults *results, guint round, guint question);

G_END_DECLS
