/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-palette.h"

#include <math.h>

/* How much of the area's own colour the lowest step has; the rest is ground. */
#define LOWEST_LIGHT 0.34
#define LOWEST_DARK 0.38

#define RGB(r, g, b)                                                                               \
  {                                                                                                \
    (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0                                                     \
  }

static const TilPalette palettes[] = {
  {
      .kind = TIL_PALETTE_LIGHT,
      .ground = { 250 / 255.0, 250 / 255.0, 250 / 255.0, 0.0 },
      .text = RGB (0x24, 0x2b, 0x33),
      .faint_text = RGB (0x5a, 0x64, 0x6e),
      .line = RGB (0xd3, 0xd8, 0xdd),
      .hatch = RGB (0x8b, 0x95, 0x9f),
      .focus = RGB (0x1c, 0x71, 0xd8),
  },
  {
      .kind = TIL_PALETTE_DARK,
      .ground = { 36 / 255.0, 36 / 255.0, 36 / 255.0, 0.0 },
      .text = RGB (0xf2, 0xf4, 0xf6),
      .faint_text = RGB (0xb0, 0xb8, 0xc0),
      .line = RGB (0x4a, 0x50, 0x56),
      .hatch = RGB (0x88, 0x92, 0x9b),
      .focus = RGB (0x78, 0xae, 0xed),
  },
  {
      .kind = TIL_PALETTE_PRINT,
      .ground = RGB (0xff, 0xff, 0xff),
      .text = RGB (0x1a, 0x1f, 0x24),
      .faint_text = RGB (0x50, 0x59, 0x62),
      .line = RGB (0xb9, 0xc0, 0xc7),
      .hatch = RGB (0x7c, 0x86, 0x90),
      .focus = RGB (0x1c, 0x71, 0xd8),
  },
};

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* WCAG 2.1, "relative luminance". */
static double
luminance (TilColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) +
         0.0722 * linear (colour.blue);
}

const TilPalette *
til_palette_get (TilPaletteKind kind)
{
  g_return_val_if_fail (kind <= TIL_PALETTE_PRINT, &palettes[TIL_PALETTE_LIGHT]);
  return &palettes[kind];
}

TilColour
til_palette_area (const TilPalette *self, const TilArea *area)
{
  guint32 rgb;

  g_return_val_if_fail (self && area, palettes[TIL_PALETTE_LIGHT].text);
  rgb = self->kind == TIL_PALETTE_DARK ? area->dark_colour : area->colour;
  return (TilColour){ ((rgb >> 16) & 0xff) / 255.0, ((rgb >> 8) & 0xff) / 255.0,
                      (rgb & 0xff) / 255.0, 1.0 };
}

TilColour
til_colour_mix (TilColour from, TilColour to, double share)
{
  return (TilColour){ from.red + (to.red - from.red) * share,
                      from.green + (to.green - from.green) * share,
                      from.blue + (to.blue - from.blue) * share, 1.0 };
}

TilColour
til_colour_with_alpha (TilColour colour, double alpha)
{
  colour.alpha = alpha;
  return colour;
}

TilColour
til_palette_step (const TilPalette *self, const TilArea *area, int step, guint n_steps)
{
  double lowest = self->kind == TIL_PALETTE_DARK ? LOWEST_DARK : LOWEST_LIGHT;
  double share = n_steps > 1 ? (CLAMP (step, 1, (int)n_steps) - 1.0) / (n_steps - 1.0) : 1.0;

  return til_colour_mix (self->ground, til_palette_area (self, area),
                         lowest + (1.0 - lowest) * share);
}

double
til_colour_contrast (TilColour a, TilColour b)
{
  double first = luminance (a) + 0.05;
  double second = luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

void
til_cairo_set_colour (cairo_t *cr, TilColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}
