/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-wheel.h"
#include <cairo.h>

G_BEGIN_DECLS

/* Pure geometry of a wheel or flower in user units (pixels or points), y down. Area 0 starts
 * centred at twelve o'clock, areas follow clockwise, the same in every language. Ring 0 is the
 * centre, ring k (1..n_steps) is step k. */
typedef struct
{
  TilShape shape;
  guint n_areas;
  guint n_steps;
  double cx, cy; /* centre */
  double inner;  /* radius of the centre circle */
  double outer;  /* radius where the last step ends */
  double gap;    /* clear width between sectors */
} TilWheelGeometry;

void til_wheel_geometry_init (TilWheelGeometry *self,
                              TilShape shape,
                              guint n_areas,
                              guint n_steps,
                              double cx,
                              double cy,
                              double radius);
double til_wheel_geometry_radius (const TilWheelGeometry *self,
                                  int step); /* outer radius of a step, step 0: inner */
double til_wheel_geometry_angle (const TilWheelGeometry *self,
                                 guint area); /* middle of the area, radians, 0 = up, clockwise */
/* Appends to the path of cr: area filled from the centre up to step (step = n_steps: the whole
 * area). */
void til_wheel_geometry_area_path (const TilWheelGeometry *self, cairo_t *cr, guint area, int step);
/* The same up to any radius, shrunk by inset on all sides: growth and outlines that lie beside one
 * another. */
void til_wheel_geometry_shape_path (
    const TilWheelGeometry *self, cairo_t *cr, guint area, double radius, double inset);
/* Appends only the outer edge of a step across the area (arc, or the petal's tip): voices'
 * outlines. */
void til_wheel_geometry_edge_path (const TilWheelGeometry *self, cairo_t *cr, guint area, int step);
void til_wheel_geometry_shape_edge (
    const TilWheelGeometry *self, cairo_t *cr, guint area, double radius, double inset);
/* Appends the line that shows where a step ends on an empty area: the ring within a sector, a cap
 * within a petal. */
void til_wheel_geometry_tick_path (const TilWheelGeometry *self, cairo_t *cr, guint area, int step);
/* Where a marker stands on a step; slot of n_slots side by side across the area. */
void til_wheel_geometry_marker (const TilWheelGeometry *self,
                                guint area,
                                int step,
                                guint slot,
                                guint n_slots,
                                double *x,
                                double *y);
/* The same at a share of the room across the area, -1 to 1. */
void til_wheel_geometry_across (
    const TilWheelGeometry *self, guint area, int step, double share, double *x, double *y);
/* The area and step at a point: FALSE outside any area. step is 0 within the centre. */
gboolean
til_wheel_geometry_pick (const TilWheelGeometry *self, double x, double y, guint *area, int *step);
/* The anchor of an area's label outside the wheel, and how the text lies to it: align -1 ends at
 * the anchor, 0 is centred, 1 starts at it. */
void til_wheel_geometry_label (
    const TilWheelGeometry *self, guint area, double distance, double *x, double *y, int *align);

G_END_DECLS
