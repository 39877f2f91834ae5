/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "til-store.h"

G_BEGIN_DECLS

/* For a window's close-request: TRUE when all that was entered into store is saved, or when the
 * user said that it may go. Otherwise the window is to stay: it is closed as soon as all is saved,
 * and when that fails the user is asked (R15). */
gboolean til_closing_may_close (GtkWindow *window, TilStore *store);

G_END_DECLS
