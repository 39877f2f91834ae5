/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 names a button with a mnemonic twice, "_Done Done": by its label property with the
 * underscore, and by the label inside. Leaves only the latter, for root and everything below it.
 * Call again after such a label was changed. */
void til_drop_doubled_names (GtkWidget *root);

G_END_DECLS
