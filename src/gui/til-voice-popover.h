/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* Asks whose voice is to be heard: the child, a guardian by name, or an organisation. Choosing
 * opens a blank wheel (R2). */
#define TIL_TYPE_VOICE_POPOVER (til_voice_popover_get_type ())
G_DECLARE_FINAL_TYPE (TilVoicePopover, til_voice_popover, TIL, VOICE_POPOVER, GtkPopover)

GtkWidget *til_voice_popover_new (TilMappingSession *session);

G_END_DECLS
