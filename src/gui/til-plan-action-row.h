/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* An action of a plan: what, who, when and its status, which is changed in place. Alt+Up, Alt+Down,
 * the row's menu and dragging move it, also to another goal. goal, place: where it stands.
 * (transfer floating) */
GtkWidget *til_plan_action_row_new (
    TilCaseModel *model, const TilPlan *plan, guint goal, guint place, gboolean writable);
/* A widget onto which an action of the plan may be dropped: before a place of a goal. */
void til_plan_accept_drop (
    GtkWidget *widget, TilCaseModel *model, gint64 plan_id, guint goal, guint place);

G_END_DECLS
