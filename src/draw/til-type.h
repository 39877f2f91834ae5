/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Type for screen and paper: one typeface per script in two weights, an explicit base direction per
 * language, no hinting, so that a text measures the same on screen, in a PDF and on the printer. */

typedef enum
{
  TIL_WEIGHT_REGULAR,
  TIL_WEIGHT_BOLD
} TilWeight;

/* A layout of text in language, size in user units (Noto Naskh Arabic is set a little larger, as
 * its letters are small). Lines are aligned to the side where language starts reading. context is
 * only asked for its font map; NULL takes the default one. To wrap, use til_type_layout_wrap().
 * (transfer full) */
PangoLayout *til_type_layout (
    PangoContext *context, const char *language, const char *text, double size, TilWeight weight);
/* Wraps at spaces to width in user units; words never break. */
void til_type_layout_wrap (PangoLayout *layout, double width);
/* A layout as on sheets and in charts: lines of Naskh without room for vowel marks, wrapped to room
 * (negative: not). (transfer full) */
PangoLayout *til_type_layout_in_room (
    const char *language, const char *text, double size, TilWeight weight, double room);
/* As that; a word wider than room makes the type smaller, names never break. (transfer full) */
PangoLayout *til_type_layout_fit (
    const char *language, const char *text, double size, TilWeight weight, double room);
/* The width of the longest line as it was wrapped, in user units. */
double til_type_layout_longest_line (PangoLayout *layout);
/* Logical size in user units; either may be NULL. */
void til_type_layout_size (PangoLayout *layout, double *width, double *height);
/* Shows the layout with its logical top left corner at x, y in the current colour. */
void til_type_show (cairo_t *cr, PangoLayout *layout, double x, double y);
/* The height from a layout's top to its first baseline, in user units: to level lines of two
 * scripts. */
double til_type_layout_baseline (PangoLayout *layout);

G_END_DECLS
