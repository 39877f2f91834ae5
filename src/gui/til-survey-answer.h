/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-survey.h"

G_BEGIN_DECLS

/* One question and its possible answers, in a language: chosen by pointer or touch, by its digit
 * (0 is the tenth), and taken back by choosing it again or by Delete. A question in free text is a
 * text area instead.
 *
 * Signals: "changed"; "answered": a digit chose an answer, so that whoever types goes on. */
#define TIL_TYPE_SURVEY_ANSWER (til_survey_answer_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveyAnswer, til_survey_answer, TIL, SURVEY_ANSWER, GtkWidget)

/* big: one answer a line, for a kiosk; otherwise beside one another, with their digits.
 * (transfer floating) */
GtkWidget *til_survey_answer_new (const TilQuestion *question, const char *language, gboolean big);
/* Which sector whoever answers works in; the answers are its keys. */
GtkWidget *til_survey_answer_new_sector (const char *title, const char *language, gboolean big);
/* A choice's key, or the text; NULL when nothing is answered. (transfer full) */
char *til_survey_answer_get (TilSurveyAnswer *self);
/* value: (nullable); one that no choice has is none. */
void til_survey_answer_set (TilSurveyAnswer *self, const char *value);
/* The focus goes to what is chosen, or to the first. */
void til_survey_answer_focus (TilSurveyAnswer *self);

/* Every widget has a direction of its own, and none takes that of the widget it is in: gives widget
 * and all below it that of a language which isn't the screen's. */
void til_set_language_direction (GtkWidget *widget, const char *language);

G_END_DECLS
