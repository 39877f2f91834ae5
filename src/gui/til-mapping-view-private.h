/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* The parts of the tab Kartläggning, from top to bottom. Each is a widget that keeps the model and
 * shows its case anew when told to. */

/* The steps of the process, to go forward or back (R5). */
GtkWidget *til_process_bar_new (TilCaseModel *model);
void til_process_bar_show (GtkWidget *bar);

/* Upptäcka: observations, who answers for the child's best interests (R6), and reports of concern
 * (R9). */
#define TIL_TYPE_NOTICE_PANEL (til_notice_panel_get_type ())
G_DECLARE_FINAL_TYPE (TilNoticePanel, til_notice_panel, TIL, NOTICE_PANEL, GtkWidget)

GtkWidget *til_notice_panel_new (TilCaseModel *model);
void til_notice_panel_show (TilNoticePanel *self);
/* 0: the first thing to do here. FALSE when there is no such record, or nothing to do. */
gboolean til_notice_panel_focus (TilNoticePanel *self, gint64 record_id);

/* Kartlägga: the newest mapping's voices and differences. */
#define TIL_TYPE_MAPPING_PANEL (til_mapping_panel_get_type ())
G_DECLARE_FINAL_TYPE (TilMappingPanel, til_mapping_panel, TIL, MAPPING_PANEL, GtkWidget)

GtkWidget *til_mapping_panel_new (TilCaseModel *model);
void til_mapping_panel_show (TilMappingPanel *self);

/* The five questions about the newest mapping, and how it ended (R5); what is written is saved as
 * it is written. */
#define TIL_TYPE_ANALYSIS_PANEL (til_analysis_panel_get_type ())
G_DECLARE_FINAL_TYPE (TilAnalysisPanel, til_analysis_panel, TIL, ANALYSIS_PANEL, GtkWidget)

GtkWidget *til_analysis_panel_new (TilCaseModel *model);
void til_analysis_panel_show (TilAnalysisPanel *self);
gboolean til_analysis_panel_focus (TilAnalysisPanel *self);

/* What they have in common. */

/* The duty to report (R9), which stands wherever a worry is noted. (transfer floating) */
GtkWidget *til_duty_row_new (TilCaseModel *model);
/* A line of text that wraps. css_class: (nullable) (transfer floating) */
GtkWidget *til_line_new (const char *text, const char *css_class);
/* A row whose contents are child, with the usual room around it. (transfer floating) */
GtkWidget *til_content_row_new (const char *name, GtkWidget *child);
/* "2026-11-20 (yesterday)", isolated. (transfer full) */
char *til_dated (TilDate date);
/* Into view, and its first control focused. */
void til_show_widget (GtkWidget *widget);

G_END_DECLS
