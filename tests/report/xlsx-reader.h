/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Reads back what a workbook holds, with unzip and GMarkup. */

/* A part of the package as text: "xl/workbook.xml". (transfer full) (nullable) */
char *xlsx_read_part (const char *path, const char *part);
/* The names of the sheets, in order. (transfer full) (element-type utf8) */
GPtrArray *xlsx_read_names (const char *path);
/* The cells of sheet number (from 1): "B5" to its text. A number's text begins with "=". (transfer
 * full) */
GHashTable *xlsx_read_cells (const char *path, guint number);
