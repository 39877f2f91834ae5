/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-mapping-session.h"

G_BEGIN_DECLS

/* The sheet of a session's chosen mapping: a preview of the real pages, what they hold, and
 * printing or saving them. */
#define TIL_TYPE_PRINT_DIALOG (til_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TilPrintDialog, til_print_dialog, TIL, PRINT_DIALOG, AdwWindow)

GtkWidget *til_print_dialog_new (TilMappingSession *session);

G_END_DECLS
