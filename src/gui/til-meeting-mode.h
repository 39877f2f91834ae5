/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-case-model.h"

G_BEGIN_DECLS

/* A meeting on a projector: the whole screen, one child, big type and nothing else. It shows only
 * what every unit of the meeting may see today (R8), and its title never tells who is protected
 * (R14). Right, Space, Page Down and Enter on a page go on, Left and Page Up go back, N writes
 * notes, Escape leaves the notes and then ends. What is written is saved while it is typed. */
#define TIL_TYPE_MEETING_MODE (til_meeting_mode_get_type ())
G_DECLARE_FINAL_TYPE (TilMeetingMode, til_meeting_mode, TIL, MEETING_MODE, AdwWindow)

/* Error: TIL_ERROR_RULE, which unit may not see the child and why (R8). (transfer floating)
 * (nullable) */
GtkWidget *til_meeting_mode_new (TilCaseModel *model, gint64 meeting_id, GError **error);
/* Opens it over parent's window, or says why not. */
void til_meeting_mode_open (GtkWidget *parent, TilCaseModel *model, gint64 meeting_id);
/* Pages: 0 the whole wheel, then one a point, then what was decided. */
guint til_meeting_mode_get_n_pages (TilMeetingMode *self);
guint til_meeting_mode_get_page (TilMeetingMode *self);
void til_meeting_mode_set_page (TilMeetingMode *self, guint page);

G_END_DECLS
