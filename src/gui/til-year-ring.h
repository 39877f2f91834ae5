/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-collaboration.h"

G_BEGIN_DECLS

/* Årshjul on the screen, turned to today: a click or the arrow keys choose an event. Signals
 * "chosen" (index: int, -1 none) and "opened" (index: int): Enter, or a second click. */
#define TIL_TYPE_YEAR_RING (til_year_ring_get_type ())
G_DECLARE_FINAL_TYPE (TilYearRing, til_year_ring, TIL, YEAR_RING, GtkWidget)

GtkWidget *til_year_ring_new (void);
/* events: (element-type TilYearEvent), kept. chosen: index, -1 none. */
void til_year_ring_show (TilYearRing *self, const GPtrArray *events, int chosen);

/* The number of an event on its colour, as in the ring. It says nothing of its own. */
GtkWidget *til_year_badge_new (TilYearEventKind kind, guint number);

G_END_DECLS
