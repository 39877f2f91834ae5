/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A paragraph of the screen's language that begins with a name or another isolate: Pango takes a
 * paragraph's direction from its first letter, also from one inside an isolate, so an Arabic
 * paragraph is marked as such. Takes text. (transfer full) */
char *til_screen_paragraph (char *text);

G_END_DECLS
