/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-chart.h"

G_BEGIN_DECLS

/* The report for those who read on paper: a few A4 pages with the few figures, their trend and last
 * year's beside them, tables with charts, surveys, the activity plan, and definitions. The same
 * cells as the workbook's (til_cell_format()). Errors: TIL_ERROR_INVALID for a missing glyph. */
TilSheet *til_report_sheet_new (const TilReport *report, const char *language, GError **error);
/* One round of a survey: each question's chart and table, its trend, warnings. */
TilSheet *til_survey_sheet_new (const TilSurveyResults *results,
                                guint round,
                                const char *language,
                                GError **error);
/* The survey to be answered by hand, in one language or two side by side. */
TilSheet *
til_survey_form_sheet_new (const TilSurvey *survey, const char *const languages[2], GError **error);

G_END_DECLS
