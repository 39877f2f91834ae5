/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* One plan as it stands, with what can be done with it: an open one whole, a closed one as it
 * ended. Made anew when the case is read. */
#define TIL_TYPE_PLAN_CARD (til_plan_card_get_type ())
G_DECLARE_FINAL_TYPE (TilPlanCard, til_plan_card, TIL, PLAN_CARD, AdwBin)

GtkWidget *til_plan_card_new (TilCaseModel *model, const TilPlan *plan);
gint64 til_plan_card_get_id (TilPlanCard *self);
/* The first thing to do with it. */
void til_plan_card_focus (TilPlanCard *self);

G_END_DECLS
