/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "til-store.h"

G_BEGIN_DECLS

/* What this user chose for the screen, and what the register's municipality chose for all. */
#define TIL_TYPE_PREFERENCES (til_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TilPreferences, til_preferences, TIL, PREFERENCES, AdwPreferencesWindow)

/* store: (nullable) without an open register. */
GtkWidget *til_preferences_new (GSettings *settings, TilStore *store);
/* Reads a wheel file and adds it to the register, as choosing it does. */
void til_preferences_import_wheel (TilPreferences *self, const char *path);

G_END_DECLS
