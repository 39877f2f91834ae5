/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-wheel.h"
#include <cairo.h>

G_BEGIN_DECLS

typedef enum
{
  TIL_PALETTE_LIGHT,
  TIL_PALETTE_DARK,
  TIL_PALETTE_PRINT
} TilPaletteKind;

typedef struct
{
  double red, green, blue, alpha;
} TilColour;

/* The colours of one ground: light or dark screen, or paper. */
typedef struct
{
  TilPaletteKind kind;
  TilColour ground;     /* behind everything; transparent on screen */
  TilColour text;       /* 4.5:1 on the ground */
  TilColour faint_text; /* 4.5:1 as well */
  TilColour line;       /* hairlines */
  TilColour hatch;      /* not discussed */
  TilColour focus;      /* focus ring: the accent colour */
} TilPalette;

const TilPalette *til_palette_get (TilPaletteKind kind);
TilColour til_palette_area (const TilPalette *self, const TilArea *area);
/* The area's colour for a filled step, 1..n: each a shade stronger. */
TilColour til_palette_step (const TilPalette *self, const TilArea *area, int step, guint n_steps);
/* WCAG 2.1 contrast ratio, 1-21. */
double til_colour_contrast (TilColour a, TilColour b);
/* share 0 gives from, 1 gives to; opaque. */
TilColour til_colour_mix (TilColour from, TilColour to, double share);
TilColour til_colour_with_alpha (TilColour colour, double alpha);
void til_cairo_set_colour (cairo_t *cr, TilColour colour);

G_END_DECLS
