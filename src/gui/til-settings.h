/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this user's computer remembers, in GSettings: nothing about children. The keys' names are in
 * data/se.barnetsbasta.Tillsammans.gschema.xml. */

#define TIL_MAX_RECENT_REGISTERS 8

/* NULL, with a GError, when the schema is not installed. (transfer full) */
GSettings *til_settings_new (GError **error);

/* Puts path first among the recent registers, and as the one to reopen. */
void til_settings_remember_register (GSettings *settings, const char *path);
void til_settings_forget_register (GSettings *settings, const char *path);
/* Recent registers whose file is still there, newest first. (transfer full) */
char **til_settings_list_recent (GSettings *settings);

/* The staff member that this user is in a register, 0 when not yet told. */
gint64 til_settings_get_who (GSettings *settings, const char *path);
void til_settings_set_who (GSettings *settings, const char *path, gint64 staff_id);

G_END_DECLS
