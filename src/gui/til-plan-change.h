/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* Changes of a plan that are made in place, without a form. Each is saved at once; what a rule or
 * the register refuses is told in a toast, over widget (in an AdwToastOverlay). */

/* With a toast that takes it back. */
void til_plan_set_status (GtkWidget *widget,
                          TilCaseModel *model,
                          gint64 plan_id,
                          gint64 action_id,
                          TilActionStatus status);
/* By one place, past its goal at the ends. FALSE when it is already first or last. */
gboolean
til_plan_move (GtkWidget *widget, TilCaseModel *model, gint64 plan_id, gint64 action_id, int steps);
/* To before the action that is at a place of a goal, or last. */
void til_plan_drop (GtkWidget *widget,
                    TilCaseModel *model,
                    gint64 plan_id,
                    gint64 action_id,
                    guint goal,
                    guint place);

/* The changes themselves. An action that is done today, or not done any more. */
void til_action_set_status (TilAction *self, TilActionStatus status, TilDate on);
gboolean til_plan_find_place (const TilPlan *self, gint64 action_id, guint *goal, guint *place);
/* FALSE when it was there already. */
gboolean til_plan_place_action (TilPlan *self, gint64 action_id, guint goal, guint place);

G_END_DECLS
