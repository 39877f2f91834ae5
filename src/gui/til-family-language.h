/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A combo row that chooses a family's language, kept as its ISO 639 code. A code that the list
 * lacks is kept and shown as it is. */
void til_family_language_setup (AdwComboRow *row);
void til_family_language_set_code (AdwComboRow *row, const char *code); /* code: (nullable) */
char *til_family_language_get_code (AdwComboRow *row); /* (transfer full) (nullable) */
/* The language's name in the screen's language, or the code. */
const char *til_family_language_get_name (const char *code);

G_END_DECLS
