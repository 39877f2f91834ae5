/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* The tabs of a child's page beside the wheel. Each is a widget that fills the page below its
 * header bar, scrolls by itself, keeps the model, follows its "changed", and shows a status page
 * that says what to do while it is empty. focus_record: bring this record into view and focus it
 * (0: the first thing to do). Read-only registers show no buttons that write. */
GtkWidget *til_mapping_view_new (TilCaseModel *model);  /* Kartläggning: observations, questions */
GtkWidget *til_consent_view_new (TilCaseModel *model);  /* Samtycke */
GtkWidget *til_meetings_view_new (TilCaseModel *model); /* Möten */
GtkWidget *til_plan_view_new (TilCaseModel *model);     /* Plan */
GtkWidget *til_timeline_view_new (TilCaseModel *model); /* Tidslinje */
void til_mapping_view_focus_record (GtkWidget *view, gint64 record_id);
void til_consent_view_focus_record (GtkWidget *view, gint64 record_id);
void til_meetings_view_focus_record (GtkWidget *view, gint64 record_id);
void til_plan_view_focus_record (GtkWidget *view, gint64 record_id);

/* Opens the print dialog for a sheet of a case over parent's window. record_id as of
 * TilCaseSheetOptions. */
void til_case_print (GtkWidget *parent, TilCaseModel *model, int sheet_kind, gint64 record_id);

/* Forms, opened over parent's window; id 0: a new record. */
void til_observation_edit (GtkWidget *parent, TilCaseModel *model, gint64 id);
void til_concern_edit (GtkWidget *parent, TilCaseModel *model, gint64 id);
void til_responsible_edit (GtkWidget *parent, TilCaseModel *model);
void til_consent_edit (GtkWidget *parent, TilCaseModel *model, gint64 id);
void til_meeting_edit (GtkWidget *parent, TilCaseModel *model, gint64 id, const char *kind);
void til_plan_edit (GtkWidget *parent, TilCaseModel *model, gint64 id);

/* Möten in the sidebar: this week and what is late, and the teams. Signal "child-activated" (id:
 * gint64, place: TilChildPlace as int, record: gint64). */
GtkWidget *til_week_page_new (TilStore *store);

G_END_DECLS
