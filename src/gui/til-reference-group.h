/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-shared-report.h"
#include "til-store-survey.h"

G_BEGIN_DECLS

/* The numbers from elsewhere of a report, as a group of rows: each with its share where there is a
 * population, to be added, changed and deleted. toasts: borrowed, offers the undo. (transfer
 * floating) */
GtkWidget *
til_reference_group_new (TilSharedReport *shared, TilStore *store, AdwToastOverlay *toasts);

G_END_DECLS
