/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files that appear whole or not at all: written under a temporary name in the same folder, then
 * renamed. */

/* Makes the temporary file for path and opens it. name: (out) (transfer full). Returns the file
 * descriptor, -1 on error: TIL_ERROR_FULL, READ_ONLY, NOT_FOUND or FAILED. */
int til_replace_begin (const char *path, char **name, GError **error);
/* Writes all of data. Returns 0, or the errno of what went wrong. */
int til_replace_write (int fd, const void *data, gsize length);
/* Writes what is buffered to the disk, closes fd (unless -1) and puts the file in path's place. On
 * error the temporary file is gone and path as it was. */
gboolean til_replace_finish (int fd, const char *name, const char *path, GError **error);
/* Removes the temporary file. fd may be -1. */
void til_replace_abandon (int fd, const char *name);
/* Sets error for what the system said about writing path. Returns FALSE. */
gboolean til_replace_set_error (int error_number, const char *path, GError **error);

G_END_DECLS
