/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-painter.h"

#include <math.h>

/* How far the middle of the mouth lies below its corners, in units of the face's radius. */
static const double smiles[] = { -0.26, -0.10, 0.14, 0.34 };

void
til_paint_face (cairo_t *cr, guint face, double x, double y, double size, TilColour colour)
{
  double r = size / 2;
  double line = MAX (size * 0.065, 0.75);
  double smile = smiles[CLAMP (face, 1, G_N_ELEMENTS (smiles)) - 1];
  double mouth = 0.36 - smile * 0.55;

  cairo_save (cr);
  cairo_new_path (cr);
  til_cairo_set_colour (cr, colour);
  cairo_set_line_width (cr, line);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_arc (cr, x, y, r - line / 2, 0, 2 * G_PI);
  cairo_stroke (cr);

  for (int side = -1; side <= 1; side += 2)
    {
      cairo_arc (cr, x + side * 0.33 * r, y - 0.20 * r, 0.115 * r, 0, 2 * G_PI);
      cairo_fill (cr);
    }

  cairo_move_to (cr, x - 0.44 * r, y + mouth * r);
  cairo_curve_to (cr, x - 0.22 * r, y + (mouth + smile * 1.3) * r, x + 0.22 * r,
                  y + (mouth + smile * 1.3) * r, x + 0.44 * r, y + mouth * r);
  cairo_stroke (cr);
  cairo_restore (cr);
}
