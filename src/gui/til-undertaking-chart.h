/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The time and activity plan as a time line, in the screen's language and colours: as high as its
 * width asks for, and described in words to whoever doesn't see it. */
#define TIL_TYPE_UNDERTAKING_CHART (til_undertaking_chart_get_type ())
G_DECLARE_FINAL_TYPE (TilUndertakingChart, til_undertaking_chart, TIL, UNDERTAKING_CHART, GtkWidget)

GtkWidget *til_undertaking_chart_new (void);
/* undertakings: (element-type TilUndertaking), kept; description: of them all. */
void til_undertaking_chart_show (TilUndertakingChart *self,
                                 const GPtrArray *undertakings,
                                 const char *description);

G_END_DECLS
