/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A small window that finds one line among many by typing: staff, children. Down goes from the
 * search to the lines, Enter picks, Escape closes. Signals: "search" (text: string), to be answered
 * with til_picker_set_lines(); "picked" (id: gint64), and the window closes. */
#define TIL_TYPE_PICKER (til_picker_get_type ())
G_DECLARE_FINAL_TYPE (TilPicker, til_picker, TIL, PICKER, AdwWindow)

/* empty: what is said when there is no line. */
TilPicker *til_picker_new (const char *title, const char *placeholder, const char *empty);
void til_picker_clear (TilPicker *self);
void til_picker_add (TilPicker *self, gint64 id, const char *title, const char *subtitle);
/* After the last line: shows them, or that there is none. */
void til_picker_finish (TilPicker *self);
/* Lines of which title or subtitle hold what is typed, for lists that are all there. */
void til_picker_filter_by_itself (TilPicker *self);
const char *til_picker_get_text (TilPicker *self);
void til_picker_present (TilPicker *self, GtkWidget *parent);

G_END_DECLS
