/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* The place "Collaboration": activities, training, agreements, the time and activity plan, and the
 * year. Property "folded" (boolean): the window is narrow. */
#define TIL_TYPE_COLLABORATION_PAGE (til_collaboration_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TilCollaborationPage, til_collaboration_page, TIL, COLLABORATION_PAGE, GtkWidget)

GtkWidget *til_collaboration_page_new (TilStore *store);
/* "activities", "training", "agreements", "plan" or "year". */
void til_collaboration_page_show_view (TilCollaborationPage *self, const char *name);

G_END_DECLS
