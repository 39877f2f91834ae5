/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define TIL_DEMO_CHILDREN 60

/* Makes this user's register of fictitious children unless it is already there; the file is
 * complete or absent. The result is its path. (transfer full) */
void til_demo_register_prepare_async (GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer data);
char *til_demo_register_prepare_finish (GAsyncResult *result, GError **error);

G_END_DECLS
