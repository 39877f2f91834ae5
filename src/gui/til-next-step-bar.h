/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* One line on top of a child's page: what the next step is, whose turn it is, when, and a button
 * that goes there. Empty until the case is read. */
#define TIL_TYPE_NEXT_STEP_BAR (til_next_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (TilNextStepBar, til_next_step_bar, TIL, NEXT_STEP_BAR, GtkWidget)

/* Once. */
void til_next_step_bar_set_model (TilNextStepBar *self, TilCaseModel *model);
/* Before the line, where nothing else on the page says who the child is; NULL: nothing. */
void til_next_step_bar_set_name (TilNextStepBar *self, const char *name);

G_END_DECLS
