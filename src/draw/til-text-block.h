/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-type.h"

G_BEGIN_DECLS

#define TIL_TEXT_BLOCK_LINES 3

/* One short text, broken at spaces into one, two or three lines of even width, measured once. */
typedef struct
{
  PangoLayout *layouts[TIL_TEXT_BLOCK_LINES]; /* (owned) */
  double widths[TIL_TEXT_BLOCK_LINES];        /* falling */
  double heights[TIL_TEXT_BLOCK_LINES];
  guint n; /* ways to break it, at least one */
} TilTextBlock;

void til_text_block_init (
    TilTextBlock *self, const char *language, const char *text, double size, TilWeight weight);
void til_text_block_clear (TilTextBlock *self);
/* The way with the fewest lines that is no wider than room; FALSE when none is. */
gboolean til_text_block_fit (const TilTextBlock *self, double room, guint *way);

G_END_DECLS
