/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-wheel-painter.h"

G_BEGIN_DECLS

/* Inside the painter: how its files share a picture. */

/* A hovered or focused area is drawn this much larger. */
#define TIL_LIFT 1.025

/* What the text around and in a wheel needs, measured once and kept on the scene. */
typedef struct _TilWheelLabels TilWheelLabels;

TilWheelLabels *til_wheel_labels_new (void);
void til_wheel_labels_free (TilWheelLabels *self);
/* Measures and places what is not yet measured and placed for this scene and size. */
void til_wheel_labels_place (TilWheelLabels *self,
                             const TilWheelScene *scene,
                             double width,
                             double height);
const TilWheelGeometry *til_wheel_labels_geometry (const TilWheelLabels *self);
gboolean til_wheel_labels_are_numbers (const TilWheelLabels *self);
void til_wheel_labels_paint (TilWheelLabels *self, const TilWheelScene *scene, cairo_t *cr);
void til_wheel_labels_paint_centre (TilWheelLabels *self, const TilWheelScene *scene, cairo_t *cr);

/* One round of voices: the layers of one mapping. */
typedef struct
{
  const TilWheelLayer *const *layers;
  guint n_layers;
  int filled; /* the layer drawn as filled areas, -1 none */
  double strength;
  TilDate date;
} TilRound;

/* A picture under way. */
typedef struct
{
  const TilWheelScene *scene;
  const TilWheelGeometry *geometry;
  cairo_t *cr;
  double line;      /* width of a hairline */
  TilColour ground; /* opaque, also where the ground is transparent */
  TilRound rounds[TIL_MAX_MAPPINGS_DRAWN];
  guint n_rounds;
} TilPicture;

/* Splits layers into rounds, oldest first; the array keeps the rounds' layers and outlives the
 * picture. */
void til_picture_collect_rounds (TilPicture *self, GPtrArray *layers);
/* Radius to which step is filled now, growth included. */
double til_picture_radius (const TilPicture *self, int step);

/* til-wheel-painter.c and til-flower-painter.c: one area empty, and one area filled up to step. */
void til_sector_paint_empty (const TilPicture *self, guint area);
void til_sector_paint_filled (const TilPicture *self, guint area, int step);
void til_petal_paint_empty (const TilPicture *self, guint area);
void til_petal_paint_filled (const TilPicture *self, guint area, int step);
/* An earlier mapping's area, of either shape: flat and fainter than any step of the newest. */
void til_area_paint_earlier (const TilPicture *self, guint area, int step, double strength);
/* Where petals of the newest round overlap, the lower one shines through. */
void til_petal_paint_overlaps (const TilPicture *self, const TilRound *round);
void til_flower_paint_stem (const TilPicture *self);
/* How far below the centre the stem ends, in radii. */
#define TIL_STEM 1.46

/* til-voice-painter.c */
void til_voice_paint_not_discussed (const TilPicture *self, const TilRound *round, guint area);
void til_voice_paint_outlines (const TilPicture *self, const TilRound *round, guint area);
void til_voice_paint_markers (const TilPicture *self, const TilRound *round, guint area);
void til_hatch_path (cairo_t *cr, double spacing, double line, TilColour colour);

G_END_DECLS
