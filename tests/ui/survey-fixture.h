/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support.h"
#include "til-store-survey.h"

/* Another connection to the register of support. */
TilRegister *surveys_open (Support *support);
/* The newest version that is stored. */
TilSurvey *surveys_get (Support *support, const char *key);
/* invited 0: not told. */
gint64 surveys_add_round (
    Support *support, const char *survey_key, const char *name, TilDate date, int invited);
/* n respondents of a sector; the first n_agree of them agree with everything, the others with
 * nothing; comment (nullable) by the first. */
void surveys_add_answers (Support *support,
                          gint64 round_id,
                          TilService service,
                          guint n,
                          guint n_agree,
                          const char *comment);
TilSurveyRound *surveys_read_round (Support *support, gint64 round_id);
TilSurveyResults *surveys_results (Support *support, const char *survey_key);
/* How many have answered, hidden or not. */
gint64 surveys_count (Support *support, gint64 round_id);

/* The first widget below root, of a type, that shows or is labelled text; NULL without. */
gpointer surveys_find (GtkWidget *root, GType type, const char *text);
/* As if the key were pressed in widget, with its own controllers and those around it. */
gboolean surveys_press (GtkWidget *widget, guint key, GdkModifierType state);
/* All that can be read below root, by eye or by a screen reader: texts, names, descriptions,
 * tooltips. (element-type utf8) */
GPtrArray *surveys_texts (GtkWidget *root);
/* A number standing for itself in one of texts: "17" isn't in "17.5" nor in "2017". */
gboolean surveys_tell_number (const GPtrArray *texts, const char *number);
