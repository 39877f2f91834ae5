/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-language.h"

G_BEGIN_DECLS

/* Sets up gettext for the screen's (or terminal's) language, once, before any thread starts.
 * language: one of til_languages(), or NULL to take it from LANGUAGE, LC_ALL, LC_MESSAGES or LANG.
 * Works without generated locales (C.UTF-8). Tigrinya falls back to Swedish (LANGUAGE=ti:sv) for
 * the toolkit's own strings. Catalogues are looked for in TILLSAMMANS_LOCALE_DIR, then where the
 * program was installed. */
void til_locale_init (const char *language);

/* The language in use: "sv", "ar", "ti" or "en". */
const char *til_locale_language (void);

/* text for a place in a translated sentence: isolated when the screen's language is written right
 * to left, as it is otherwise, so that terminals and logs of the other languages stay free of
 * invisible signs. (transfer full) */
char *til_locale_isolate (const char *text);

G_END_DECLS
