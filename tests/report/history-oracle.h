/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

/* What may be read, written from the words of R2, R7, R8 and R14 with nothing of
 * src/core/til-case-filter.c. Every text of a history is made of words like "zq17z", each used
 * once, so that an output tells by its words alone what it holds; areas are called "zqk12z". */

/* The words that all of the readers may read of the child on the day; no readers: the family and
 * the own organisation. Records of which something may be read are in it as "#meeting:5". (transfer
 * full) (element-type utf8 utf8) */
GHashTable *oracle_words (const TilCase *kase, const GArray *readers, TilDate on);
char *oracle_record_mark (const TilRecord *record); /* (transfer full) */
/* The first word of the text that is none of those; NULL when all are. (transfer full) */
char *oracle_find_other (const char *text, GHashTable *words);
void oracle_allow (GHashTable *words, const char *text);
