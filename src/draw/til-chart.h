/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-palette.h"
#include "til-report.h"
#include "til-sheet.h"

G_BEGIN_DECLS

/* Charts for screen and paper: direct labels instead of legends where they fit, zero-based bars, n
 * beside every share, hidden groups as a hatched "<5". Right to left for Arabic. */

/* What is drawn, from protected figures only. */
typedef enum
{
  TIL_DRAWN_FIGURE,  /* a figure of the report, with the same days last year fainter where it helps
                      */
  TIL_DRAWN_TREND,   /* a figure's headline over the report's years */
  TIL_DRAWN_ANSWERS, /* a question: how the answers fell, of all, and the share agreeing by sector
                      */
  TIL_DRAWN_SURVEY_TREND, /* a question's share agreeing over rounds, with intervals */
} TilDrawnKind;

typedef struct _TilChart TilChart;

/* Borrow what they are given, which must outlive the chart. */
TilChart *til_chart_new_figure (const TilReport *report, TilFigureId figure);
TilChart *til_chart_new_trend (const TilReport *report, TilFigureId figure);
TilChart *til_chart_new_answers (const TilRoundResult *round, const TilQuestionResult *question);
TilChart *
til_chart_new_survey_trend (const TilSurveyResults *results, const TilQuestionTrend *trend);
void til_chart_free (TilChart *self);
/* How high it needs to be in that width, in points (screen: pixels). size: of the body text. */
double til_chart_height (TilChart *self, double width, double size, const char *language);
/* In the rectangle 0, 0, width, height. */
void til_chart_draw (TilChart *self,
                     cairo_t *cr,
                     double width,
                     double height,
                     double size,
                     const TilPalette *palette,
                     const char *language);
/* The same in words, for a screen reader. (transfer full) */
char *til_chart_describe (TilChart *self, const char *language);
/* For exporting it as PDF, PNG or SVG: the chart with its title, period and definition on a page.
 */
TilSheet *
til_chart_sheet_new (TilChart *self, const char *title, const char *language, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilChart, til_chart_free)

G_END_DECLS
