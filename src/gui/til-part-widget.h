/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-wheel-painter.h"

G_BEGIN_DECLS

/* One drawn part of a wheel beside text: a face, an area's icon, a voice's marker, the hatching of
 * "not discussed". It carries no meaning of its own for a screen reader: the text beside it does.
 */
#define TIL_TYPE_PART_WIDGET (til_part_widget_get_type ())
G_DECLARE_FINAL_TYPE (TilPartWidget, til_part_widget, TIL, PART_WIDGET, GtkWidget)

GtkWidget *til_part_new_face (guint face, int size);
GtkWidget *til_part_new_hatch (int size);
/* index counts voices of its kind, as on the wheel. */
GtkWidget *til_part_new_marker (TilVoiceKind kind, guint index, int size);
/* The area's icon on its colour. wheel is kept. */
GtkWidget *til_part_new_area (TilWheel *wheel, guint area, int size);
void til_part_widget_set_area (TilPartWidget *self, TilWheel *wheel, guint area);

/* The palette of the screen as it is now, light or dark. */
const TilPalette *til_screen_palette (void);
/* Which of its kind voice is among voices: the index of its marker. */
guint til_voice_marker_index (const GPtrArray *voices, const TilVoice *voice);

G_END_DECLS
