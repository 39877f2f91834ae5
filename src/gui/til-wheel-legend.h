/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-wheel.h"

G_BEGIN_DECLS

/* What the numbers around a small wheel mean, in as many lines as its width takes. It is for the
 * eye only: each area of the wheel has its name for a screen reader already. */
GtkWidget *til_wheel_legend_new (void);
void til_wheel_legend_set_wheel (GtkWidget *legend, TilWheel *wheel);

G_END_DECLS
