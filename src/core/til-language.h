/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The four languages of the application by ISO 639-1 code: "en", "sv", "ar", "ti". */
const char *const *til_languages (void); /* (NULL-terminated) sv, ar, ti, en */
gboolean til_language_is_known (const char *code);
gboolean til_language_is_rtl (const char *code);
const char *til_language_autonym (const char *code); /* Svenska, العربية, ትግርኛ, English */

/* Splits "sv" or "sv,ar" into one or two known codes. Error: TIL_ERROR_INVALID. (transfer full) */
char **til_language_parse_list (const char *text, GError **error);

/* One text in several languages. Falls back language -> sv -> en -> "". */
typedef struct _TilLocal TilLocal;

TilLocal *til_local_new (void);
void til_local_free (TilLocal *self);
void til_local_set (TilLocal *self, const char *language, const char *text);
const char *til_local_get (const TilLocal *self, const char *language);
gboolean til_local_has (const TilLocal *self, const char *language);
TilLocal *til_local_copy (const TilLocal *self); /* (transfer full) */
void til_local_remove (TilLocal *self, const char *language);
/* The code of the index-th language that there is a text in; NULL when there are no more. */
const char *til_local_language (const TilLocal *self, guint index);

/* The fixed words of printed sheets and workbooks, which are chosen per print and not per screen:
 * data/labels/labels.xml.in, translated through ITS into one resource. An unknown key is a
 * programming error (g_error). Texts hold {name}-style places; see til_text_fill(). */
const char *til_label (const char *language, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilLocal, til_local_free)

G_END_DECLS
