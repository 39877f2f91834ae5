/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-survey.h"

G_BEGIN_DECLS

extern const char *const til_audience_keys[];      /* "staff", "guardians" */
extern const char *const til_question_kind_keys[]; /* "scale", "yes-no", "choice", "text" */

/* til_survey_check(); question: the index of the one that is wrong, -1 when it is the whole. */
gboolean til_survey_find_fault (const TilSurvey *self, int *question, GError **error);
/* The steps of a scale that have no words of their own: five, from "Not at all". */
void til_question_add_default_steps (TilQuestion *self);

G_END_DECLS
