/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* What the page proposes to do next. */
typedef enum
{
  TIL_NEXT_NOTHING,
  TIL_NEXT_NEW_MAPPING,
  TIL_NEXT_ADD_VOICE,
  TIL_NEXT_CONTINUE_VOICE,
  TIL_NEXT_DIFFERENCES,
  TIL_NEXT_EDIT_CHILD,
  TIL_NEXT_PRINT,
} TilNext;

/* Who the child is, where in the process, and one sentence with one button: what next. A protected
 * name is shown here on request, and only here (R14). Signal "next" (TilNext as int). */
#define TIL_TYPE_WHO_PANEL (til_who_panel_get_type ())
G_DECLARE_FINAL_TYPE (TilWhoPanel, til_who_panel, TIL, WHO_PANEL, GtkWidget)

void til_who_panel_set_session (TilWhoPanel *self, TilMappingSession *session);
/* Beside the wheel, or compact above it; small: without the next step. */
void til_who_panel_set_compact (TilWhoPanel *self, gboolean compact, gboolean small);

G_END_DECLS
