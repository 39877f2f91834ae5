/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text area that grows with what is written in it: no scrolling within a page that scrolls. The
 * page follows the cursor; Tab leaves it. (transfer floating) */
GtkWidget *til_lines_new (const char *name);
/* Without space around it. (transfer full) */
char *til_lines_get_text (GtkWidget *lines);
/* Leaves the cursor alone when that is what stands there already. text: (nullable) */
void til_lines_set_text (GtkWidget *lines, const char *text);

G_END_DECLS
