/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-date.h"

G_BEGIN_DECLS

/* A day as people type it: 2026-11-21, 20261121, 261121, 21/11, 21/11 2026, "today", "tomorrow",
 * "yesterday" (in English or the screen's language), "+14" and "-3" days from on. Any digits.
 * Error: TIL_ERROR_INVALID. */
gboolean til_typed_date_parse (const char *text, TilDate on, TilDate *date, GError **error);

G_END_DECLS
