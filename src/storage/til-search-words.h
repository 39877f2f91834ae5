/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"

G_BEGIN_DECLS

/* What a child is found by: the folded words of the name, with å ä ö and without, and the
 * personnummer in twelve and ten digits or the birth date in eight and six; of a protected child
 * only its number in the register (R14). Sorted, each once. (transfer full) (element-type utf8) */
GPtrArray *til_search_words_of_child (const TilChild *child);

/* The folded words of any text, in order. (transfer full) (element-type utf8) */
GPtrArray *til_search_words_of_text (const char *text);

/* The folded words to find, the separators of dates and numbers removed: 2015-03-12 is one word.
 * number: (out) set to N when the search is "no. N" or "nr N", otherwise 0. (transfer full)
 * (element-type utf8) */
GPtrArray *til_search_words_of_query (const char *search, gint64 *number);

G_END_DECLS
