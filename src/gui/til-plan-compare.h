/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-case.h"

G_BEGIN_DECLS

/* Then and now: the wheel of the mapping that a plan began with beside that of a follow-up, what
 * changed in words, and the actions that were done between. It tells what changed, and never why.
 * NULL when either mapping isn't there. (transfer floating) */
GtkWidget *
til_plan_compare_new (const TilCase *kase, const TilPlan *plan, const TilFollowUp *follow_up);

/* A voice that both mappings have, and an area in which its step changed. */
typedef struct
{
  const TilVoice *voice; /* borrowed: as it is now */
  guint area;
  int then_step;
  int now_step;
} TilChange;

/* R2: only of voices that may be seen, and steps that were discussed both times; R3: each by
 * itself. Mappings of different wheels have none. (transfer full) (element-type TilChange) */
GArray *til_plan_changes (const TilMapping *then, const TilMapping *now);

G_END_DECLS
