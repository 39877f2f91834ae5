/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads a UTF-8 CSV file (byte order mark allowed; comma or semicolon, whichever the header line
 * has) with libcsv. rows: (element-type GPtrArray of char *); lines: the 1-based line each row
 * starts on. Empty lines are skipped. Wrong encoding, an unclosed quote or NUL: TIL_ERROR_INVALID
 * with file and line. (transfer full) */
GPtrArray *til_csv_read (const char *path, GArray **lines, GError **error);

/* As til_csv_read() from memory; path is used in messages only. */
GPtrArray *
til_csv_parse (const char *text, gsize length, const char *path, GArray **lines, GError **error);

/* As til_csv_read(), of what form tools and spreadsheets export: UTF-8, UTF-16 with byte order
 * mark, otherwise Windows-1252 (which holds Latin-1); comma, semicolon or tab. digest: (out)
 * SHA-256 of what the cells say, in hexadecimal digits: the same for a file saved again with
 * another separator or in another encoding. */
GPtrArray *til_csv_read_export (const char *path, GArray **lines, char **digest, GError **error);

/* As til_csv_read_export() from memory. */
GPtrArray *til_csv_parse_export (
    const char *bytes, gsize length, const char *path, GArray **lines, GError **error);

G_END_DECLS
