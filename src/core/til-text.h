/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as people search, sort and read it, in Latin, Arabic and Ethiopic script. */

/* For matching: lower case, accents folded except on å ä ö (é=e, ü=u, æ=ä, ø=ö, ß=ss), Arabic alef,
 * ya and ta marbuta forms, Tigrinya letter pairs (terminology notes 7), bidi controls and marks
 * dropped, runs of space to one. (transfer full) */
char *til_text_fold (const char *text);

/* As til_text_fold, and å ä ö to a a o as well: what someone without those keys types. */
char *til_text_fold_plain (const char *text);

/* A key whose byte order (strcmp, SQLite BINARY) is Swedish alphabetical order: a-z, å, ä, ö;
 * accents and case only break ties; w is a letter of its own after v (Svenska Akademiens ordlista
 * 2006); other alphabets after Latin. The same on every machine, so that it can be stored.
 * (transfer full) */
char *til_text_sort_key (const char *text);

/* Bidi isolation (Unicode UAX 9) for names and free text (FSI) and for dates and numbers (LRI).
 * (transfer full) */
char *til_text_isolate (const char *text);
char *til_text_isolate_ltr (const char *text);
char *til_text_strip_isolates (const char *text);

/* A translated template with {name}-style places filled: pairs of key, value, ended by NULL; values
 * are inserted as they are, so isolate them first. (transfer full) */
char *til_text_fill (const char *template_text, ...) G_GNUC_NULL_TERMINATED;
/* As that, with {n} only. (transfer full) */
char *til_text_fill_count (const char *template_text, guint n);

G_END_DECLS
