/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-mapping-session.h"
#include "til-print-dialog.h"

G_BEGIN_DECLS

/* The print dialog for the sheet of a session's chosen mapping, over the window of parent
 * (nullable). */
TilPrintDialog *til_wheel_print (GtkWidget *parent, TilMappingSession *session);

G_END_DECLS
