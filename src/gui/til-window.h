/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-application.h"
#include "til-store.h"

G_BEGIN_DECLS

#define TIL_TYPE_WINDOW (til_window_get_type ())
G_DECLARE_FINAL_TYPE (TilWindow, til_window, TIL, WINDOW, AdwApplicationWindow)

GtkWidget *til_window_new (TilApplication *application);

/* Opens (or creates) the register at path in place of the one shown. A failure is told in a dialog
 * and leaves the window as it was. */
void til_window_open_register (TilWindow *self, const char *path, gboolean create);
/* The same for a register whose opening began before the window was made: cancellable is the one it
 * was begun with, and its result is handed over when it is there. */
void til_window_await_register (TilWindow *self, GCancellable *cancellable);
void til_window_register_opened (TilWindow *self, GAsyncResult *result);
/* Shows the window once the register that is being opened is there, or soon in any case. */
void til_window_present_opening (TilWindow *self);
/* NULL while no register is open. */
TilStore *til_window_get_store (TilWindow *self);
void til_window_show_child (TilWindow *self, gint64 child_id);
void til_window_add_toast (TilWindow *self, AdwToast *toast);

G_END_DECLS
