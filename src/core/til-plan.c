/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-plan.h"

const char *const til_plan_kind_keys[] = { "child", "action", "sip", NULL };

const char *const til_action_status_keys[] = { "not-started", "ongoing", "done", NULL };

const char *const til_goal_state_keys[] = { "open", "met", "partly-met", "not-met", NULL };

gboolean
til_plan_validate (gconstpointer record, TilDate on, GError **error)
{
  return TRUE;
}
