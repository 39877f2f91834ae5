/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

G_BEGIN_DECLS

/* What is said of a plan in several places, translated. */

const char *til_plan_kind_name (TilPlanKind kind);
const char *til_action_status_name (TilActionStatus status);
const char *til_goal_state_name (TilGoalState state);
/* For rows that choose one: NULL-terminated, in the order of the enum. */
const char *const *til_plan_kind_names (void);
const char *const *til_action_status_names (void);
const char *const *til_goal_state_names (void);
const char *const *til_ending_names (void);

/* The goal's text, or what stands for it. (transfer full) */
char *til_goal_title (const TilGoal *self);
/* "Per Ek" or a name; "" without. */
const char *til_plan_coordinator (const TilPlan *self, const TilCase *kase);
/* R10: whom the child wished for, and why it is another; "" when nothing is to be told. (transfer
 * full) */
char *til_plan_wish_text (const TilPlan *self, const TilCase *kase);
/* "by 2026-11-30, in 9 days"; "Late: 2026-11-14, 1 week ago"; "done 2026-11-10". (transfer full) */
char *til_action_when (const TilAction *self, TilDate on);
/* Decisions of held meetings about the child that are no action yet. */
guint til_plan_loose_decisions (const TilCase *kase);

G_END_DECLS
