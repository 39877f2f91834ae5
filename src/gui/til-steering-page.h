/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* The place "Steering Group": figures over a period, protected by R13, and the workbook with the
 * same. Property "folded" (boolean): the window is narrow. */
#define TIL_TYPE_STEERING_PAGE (til_steering_page_get_type ())
G_DECLARE_FINAL_TYPE (TilSteeringPage, til_steering_page, TIL, STEERING_PAGE, GtkWidget)

GtkWidget *til_steering_page_new (TilStore *store);

G_END_DECLS
