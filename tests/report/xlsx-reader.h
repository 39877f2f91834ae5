/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reads back what a workbook holds, with unzip and GMarkup. */
typedef struct _XlsxBook XlsxBook;

XlsxBook *xlsx_book_new (const char *path);
void xlsx_book_free (XlsxBook *self);
/* The names of all parts: "xl/workbook.xml". (element-type utf8) */
const GPtrArray *xlsx_book_parts (const XlsxBook *self);
/* A part as text, NULL when there is none. */
const char *xlsx_book_part (const XlsxBook *self, const char *part);
/* The names of the sheets, in order. (element-type utf8) */
const GPtrArray *xlsx_book_names (const XlsxBook *self);
/* The number of the sheet of that name, from 1. */
guint xlsx_book_find (const XlsxBook *self, const char *name);
/* Sheet number (from 1): rows and columns from 0. A number's text begins with "="; NULL: empty. */
const char *xlsx_book_cell (const XlsxBook *self, guint sheet, guint row, guint column);
/* Its number format, "General" without. */
const char *xlsx_book_format (const XlsxBook *self, guint sheet, guint row, guint column);
guint xlsx_book_n_rows (const XlsxBook *self, guint sheet);
guint xlsx_book_n_columns (const XlsxBook *self, guint sheet);
/* "=12.5" */
gboolean xlsx_is_number (const char *cell);
double xlsx_number (const char *cell);
/* "C5" to row and column from 0. */
void xlsx_parse_reference (const char *reference, guint *row, guint *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (XlsxBook, xlsx_book_free)

G_END_DECLS
