/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a line of the log says was done (R16), in the screen's language: "Changed a consent". A key
 * of a newer version is shown as it is. (transfer full) */
char *til_log_words (const char *what);

G_END_DECLS
