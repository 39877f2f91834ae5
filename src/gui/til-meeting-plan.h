/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* Makes the decisions of a meeting, which are in no plan yet, into actions: of the newest open
 * plan, under its goal for the decision's area, or under a new goal. Without an open plan the form
 * of a new plan is opened, which takes the decisions in by itself. Each decision then knows its
 * action, so that none is added twice. What a rule refuses is told over parent. */
void til_meeting_add_to_plan (GtkWidget *parent, TilCaseModel *model, gint64 meeting_id);
/* The plan with the decisions in it, and how many there were. (transfer full) */
TilPlan *til_plan_with_decisions (const TilPlan *plan,
                                  const TilMeeting *meeting,
                                  const TilCase *kase,
                                  guint *n);
/* The newest open plan. (nullable) */
const TilPlan *til_open_plan (const TilCase *kase);

G_END_DECLS
