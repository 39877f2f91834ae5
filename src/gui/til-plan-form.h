/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-form-section.h"

G_BEGIN_DECLS

/* Forms of a plan beside til_plan_edit(): only what the moment asks for. */
void til_plan_form_follow_up (GtkWidget *parent, TilCaseModel *model, gint64 plan_id);
void til_plan_form_close (GtkWidget *parent, TilCaseModel *model, gint64 plan_id);
void til_plan_form_reopen (GtkWidget *parent, TilCaseModel *model, gint64 plan_id);

/* A new plan: goals for the areas that the newest mapping points out, and the decisions of held
 * meetings that are no action yet. (transfer full) */
TilPlan *til_plan_propose (const TilCase *kase, TilDate on);
/* R5: once the form is saved, the process is at step; from an earlier one, or also from a later
 * one. */
void til_plan_form_step_on_save (TilRecordEditor *editor, TilStep step, gboolean also_back);
/* The goals of a plan with their actions, and who does them. */
void til_plan_form_add_goals (TilRecordEditor *editor);
/* Each goal's state, when a plan is followed up or closed. */
void til_plan_form_add_states (TilRecordEditor *editor);
/* Who does an action: a choice among staff, units, the family and its network. */
GtkWidget *til_plan_who_row_new (TilRecordEditor *editor, TilAction *action);

G_END_DECLS
