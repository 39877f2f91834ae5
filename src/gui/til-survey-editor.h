/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* A window in which a survey is made: name, audience, questions with their answers, Swedish first
 * and the other languages unfolded, and beside it what a respondent sees. What is typed is kept as
 * a draft (R15). A survey that is stored never changes: it is saved as its next version, or as a
 * new survey; where a question's words or answers changed, that its trend begins anew is said.
 *
 * Signal "saved" (version: int). */
#define TIL_TYPE_SURVEY_EDITOR (til_survey_editor_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveyEditor, til_survey_editor, TIL, SURVEY_EDITOR, AdwWindow)

/* survey: (nullable) the one to begin with, bundled or stored; NULL for an empty one. It is not
 * shown yet. */
GtkWidget *til_survey_editor_new (TilStore *store, const TilSurvey *survey);
void til_survey_editor_present (TilSurveyEditor *self, GtkWidget *parent);

G_END_DECLS
