/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TIL_TYPE_APPLICATION (til_application_get_type ())
G_DECLARE_FINAL_TYPE (TilApplication, til_application, TIL, APPLICATION, AdwApplication)

/* settings: borrowed for a reference. Registers named on the command line are opened in a window
 * each; without one the last register is reopened. (transfer full) */
TilApplication *til_application_new (GSettings *settings);
/* Says which register will be asked for, so that it is read while GTK starts. path: NULL for the
 * last one. */
void til_application_expect (TilApplication *self, const char *path);
GSettings *til_application_get_settings (TilApplication *self);

G_END_DECLS
