/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-shared-report.h"

G_BEGIN_DECLS

/* The steering group's report on its way out of the program: exactly what is shown (R13). */

/* Asks where, and writes the workbook there in a thread; toasts tells when it is done. */
void til_steering_export_workbook (GtkWidget *page,
                                   AdwToastOverlay *toasts,
                                   TilSharedReport *shared,
                                   const char *language);
/* On paper, or as a PDF file, in a language that is chosen there. */
void til_steering_print (GtkWidget *page, TilSharedReport *shared);

G_END_DECLS
