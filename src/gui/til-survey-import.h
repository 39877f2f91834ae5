/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store-survey.h"

G_BEGIN_DECLS

/* A form tool's answers, from choosing the file over what each of its columns holds to the import:
 * all of it, or nothing. Signal "imported" (n: guint). */
#define TIL_TYPE_SURVEY_IMPORT (til_survey_import_get_type ())
G_DECLARE_FINAL_TYPE (TilSurveyImport, til_survey_import, TIL, SURVEY_IMPORT, AdwWindow)

/* survey: the version that the round asks. */
GtkWidget *til_survey_import_new (TilStore *store, TilSurvey *survey, const TilSurveyRound *round);
/* Reads path and shows what would happen, as if it had been chosen. */
void til_survey_import_read (TilSurveyImport *self, const char *path);

G_END_DECLS
