/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* The legend of the drawing: each voice with its marker, to show or hide, to go on entering or to
 * delete; and a way to add one. Actions: voice.continue and voice.delete with the voice's id. */
#define TIL_TYPE_VOICE_BAR (til_voice_bar_get_type ())
G_DECLARE_FINAL_TYPE (TilVoiceBar, til_voice_bar, TIL, VOICE_BAR, GtkWidget)

void til_voice_bar_set_session (TilVoiceBar *self, TilMappingSession *session);
void til_voice_bar_popup_add (TilVoiceBar *self);

G_END_DECLS
