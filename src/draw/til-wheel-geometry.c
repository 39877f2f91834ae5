/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-geometry.h"

#include <math.h>

#define INNER_SHARE 0.22 /* of the radius: the centre circle */
#define GAP_SHARE 0.016  /* of the radius: clear width between sectors */
#define GAP_MIN 1.5
#define CORNER_SHARE 0.032 /* of the radius: rounding of a sector's outer corners */

/* A petal in units of its length: widest at SHOULDER, where its half width is as wide as its share
 * of the circle and a little more, so that neighbours overlap softly. */
#define PETAL_SHOULDER 0.66
#define PETAL_OVERLAP 1.07
#define PETAL_HALF_WIDTH_MAX 0.34
#define PETAL_ROUND 0.5523 /* a quarter of an ellipse as one cubic */

/* A sector in its own frame: everything measured from the centre, angles as Cairo counts them. */
typedef struct
{
  double start, end; /* boundary rays */
  double offset;     /* of the sides from the boundary rays */
  double inner, outer;
  double corner; /* radius of the outer corners */
  double turn;   /* angle from a boundary ray to the middle of its corner */
} Sector;

static double
half_angle (const TilWheelGeometry *self)
{
  return G_PI / self->n_areas;
}

static gboolean
sector_init (Sector *sector, const TilWheelGeometry *self, guint area, double radius, double inset)
{
  double middle = til_wheel_geometry_angle (self, area) - G_PI_2;
  double half = half_angle (self);
  double width;

  sector->start = middle - half;
  sector->end = middle + half;
  sector->offset = self->gap / 2 + inset;
  sector->outer = radius - inset;
  sector->inner = MAX (self->inner + inset, sector->offset / sin (MIN (half, G_PI_2)) * 1.01);
  if (sector->outer <= sector->inner)
    return FALSE;

  width = sector->outer * (half - asin (MIN (1.0, sector->offset / sector->outer)));
  sector->corner = MIN (MIN (CORNER_SHARE * self->outer, 0.4 * (sector->outer - sector->inner)),
                        0.4 * width);
  sector->turn = asin ((sector->offset + sector->corner) / (sector->outer - sector->corner));
  return TRUE;
}

static void
append_corner (const TilWheelGeometry *self, cairo_t *cr, const Sector *sector, gboolean first)
{
  double angle = first ? sector->start + sector->turn : sector->end - sector->turn;
  double x = self->cx + (sector->outer - sector->corner) * cos (angle);
  double y = self->cy + (sector->outer - sector->corner) * sin (angle);

  if (first)
    cairo_arc (cr, x, y, sector->corner, sector->start - G_PI_2, angle);
  else
    cairo_arc (cr, x, y, sector->corner, angle, sector->end + G_PI_2);
}

static void
append_sector_edge (const TilWheelGeometry *self, cairo_t *cr, const Sector *sector)
{
  append_corner (self, cr, sector, TRUE);
  cairo_arc (cr, self->cx, self->cy, sector->outer, sector->start + sector->turn,
             sector->end - sector->turn);
  append_corner (self, cr, sector, FALSE);
}

static double
petal_half_width (const TilWheelGeometry *self)
{
  double half = half_angle (self);
  double width = half < G_PI / 2.5 ? PETAL_SHOULDER * tan (half) * PETAL_OVERLAP
                                   : PETAL_HALF_WIDTH_MAX;

  return MIN (width, PETAL_HALF_WIDTH_MAX);
}

typedef struct
{
  const TilWheelGeometry *geometry;
  double ax, ay; /* along the petal */
  double length;
  double width; /* half, in user units */
} Petal;

static gboolean
petal_init (Petal *petal, const TilWheelGeometry *self, guint area, double radius, double inset)
{
  double angle = til_wheel_geometry_angle (self, area);

  petal->geometry = self;
  petal->ax = sin (angle);
  petal->ay = -cos (angle);
  petal->length = radius - inset;
  petal->width = petal_half_width (self) * radius - inset;
  return petal->length > 0 && petal->width > 0;
}

/* u along the petal in units of its length, v across it in units of its half width. */
static void
petal_point (const Petal *petal, double u, double v, double *x, double *y)
{
  double along = u * petal->length;
  double across = v * petal->width;

  *x = petal->geometry->cx + petal->ax * along - petal->ay * across;
  *y = petal->geometry->cy + petal->ay * along + petal->ax * across;
}

static void
petal_curve (const Petal *petal,
             cairo_t *cr,
             double u1,
             double v1,
             double u2,
             double v2,
             double u3,
             double v3)
{
  double x1, y1, x2, y2, x3, y3;

  petal_point (petal, u1, v1, &x1, &y1);
  petal_point (petal, u2, v2, &x2, &y2);
  petal_point (petal, u3, v3, &x3, &y3);
  cairo_curve_to (cr, x1, y1, x2, y2, x3, y3);
}

#define PETAL_FLANK_U1 0.24
#define PETAL_FLANK_V1 0.42
#define PETAL_FLANK_U2 0.42
#define PETAL_TIP_U (PETAL_SHOULDER + PETAL_ROUND * (1 - PETAL_SHOULDER))

static void
append_petal_tip (const Petal *petal, cairo_t *cr)
{
  petal_curve (petal, cr, PETAL_TIP_U, -1, 1, -PETAL_ROUND, 1, 0);
  petal_curve (petal, cr, 1, PETAL_ROUND, PETAL_TIP_U, 1, PETAL_SHOULDER, 1);
}

/* The middle of the tip: each of its curves cut in two at half its length (de Casteljau). */
static void
append_petal_cap (const Petal *petal, cairo_t *cr)
{
  const double u[] = { PETAL_SHOULDER, PETAL_TIP_U, 1, 1 };
  const double v[] = { 1, 1, PETAL_ROUND, 0 };
  double u12 = (u[1] + u[2]) / 2, v12 = (v[1] + v[2]) / 2;
  double u23 = (u[2] + u[3]) / 2, v23 = (v[2] + v[3]) / 2;
  double u_second = (u12 + u23) / 2, v_second = (v12 + v23) / 2;
  double u_middle = ((u[0] + u[1]) / 2 + 2 * u12 + u23) / 4;
  double v_middle = ((v[0] + v[1]) / 2 + 2 * v12 + v23) / 4;
  double x, y;

  petal_point (petal, u_middle, -v_middle, &x, &y);
  cairo_move_to (cr, x, y);
  petal_curve (petal, cr, u_second, -v_second, u23, -v23, 1, 0);
  petal_curve (petal, cr, u23, v23, u_second, v_second, u_middle, v_middle);
}

static void
append_petal (const Petal *petal, cairo_t *cr)
{
  cairo_move_to (cr, petal->geometry->cx, petal->geometry->cy);
  petal_curve (petal, cr, PETAL_FLANK_U1, -PETAL_FLANK_V1, PETAL_FLANK_U2, -1, PETAL_SHOULDER, -1);
  append_petal_tip (petal, cr);
  petal_curve (petal, cr, PETAL_FLANK_U2, 1, PETAL_FLANK_U1, PETAL_FLANK_V1, 0, 0);
  cairo_close_path (cr);
}

static double
bezier (double p0, double p1, double p2, double p3, double t)
{
  double s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/* The half width of a petal of length 1 at u, in units of its greatest half width. */
static double
petal_profile (double u)
{
  gboolean flank = u <= PETAL_SHOULDER;
  double low = 0, high = 1;

  if (u <= 0 || u >= 1)
    return 0;
  for (int i = 0; i < 40; i++)
    {
      double t = (low + high) / 2;
      double at = flank ? bezier (0, PETAL_FLANK_U1, PETAL_FLANK_U2, PETAL_SHOULDER, t)
                        : bezier (PETAL_SHOULDER, PETAL_TIP_U, 1, 1, t);
      if (at < u)
        low = t;
      else
        high = t;
    }
  return flank ? bezier (0, PETAL_FLANK_V1, 1, 1, low) : bezier (1, 1, PETAL_ROUND, 0, low);
}

/* A sector's corner cuts the point off: along and across are its coordinates on a boundary ray. */
static gboolean
beyond_corner (const Sector *sector, double along, double across)
{
  double distance = sector->outer - sector->corner;
  double u = along - distance * cos (sector->turn);
  double v = across - distance * sin (sector->turn);
  double angle = atan2 (v, u);

  return angle > -G_PI_2 && angle < sector->turn && hypot (u, v) > sector->corner;
}

static gboolean
sector_contains (const TilWheelGeometry *self, guint area, double r, double turn)
{
  Sector sector;
  double left = half_angle (self) + turn;
  double right = half_angle (self) - turn;

  if (!sector_init (&sector, self, area, self->outer, 0) || r < sector.inner || r > sector.outer)
    return FALSE;
  if ((left < G_PI_2 && r * sin (left) < sector.offset) ||
      (right < G_PI_2 && r * sin (right) < sector.offset))
    return FALSE;
  return !beyond_corner (&sector, r * cos (left), r * sin (left)) &&
         !beyond_corner (&sector, r * cos (right), r * sin (right));
}

static gboolean
petal_contains (const TilWheelGeometry *self, int step, double r, double turn)
{
  double length = til_wheel_geometry_radius (self, step);
  double u = r * cos (turn) / length;
  double v = fabs (r * sin (turn)) / length;

  return v <= petal_half_width (self) * petal_profile (u);
}

void
til_wheel_geometry_init (TilWheelGeometry *self,
                         TilShape shape,
                         guint n_areas,
                         guint n_steps,
                         double cx,
                         double cy,
                         double radius)
{
  g_return_if_fail (self && n_areas > 0 && n_steps > 0);

  self->shape = shape;
  self->n_areas = n_areas;
  self->n_steps = n_steps;
  self->cx = cx;
  self->cy = cy;
  self->outer = MAX (radius, 1.0);
  self->inner = INNER_SHARE * self->outer;
  self->gap = MAX (GAP_SHARE * self->outer, MIN (GAP_MIN, self->outer * 0.05));
}

double
til_wheel_geometry_radius (const TilWheelGeometry *self, int step)
{
  return self->inner +
         (self->outer - self->inner) * CLAMP (step, 0, (int)self->n_steps) / self->n_steps;
}

double
til_wheel_geometry_angle (const TilWheelGeometry *self, guint area)
{
  return 2 * G_PI * area / self->n_areas;
}

void
til_wheel_geometry_shape_path (
    const TilWheelGeometry *self, cairo_t *cr, guint area, double radius, double inset)
{
  if (self->shape == TIL_SHAPE_PETALS)
    {
      Petal petal;

      if (petal_init (&petal, self, area, radius, inset))
        append_petal (&petal, cr);
    }
  else
    {
      Sector sector;
      double off;

      if (!sector_init (&sector, self, area, radius, inset))
        return;
      off = asin (sector.offset / sector.inner);
      cairo_new_sub_path (cr);
      append_sector_edge (self, cr, &sector);
      cairo_arc_negative (cr, self->cx, self->cy, sector.inner, sector.end - off,
                          sector.start + off);
      cairo_close_path (cr);
    }
}

void
til_wheel_geometry_shape_edge (
    const TilWheelGeometry *self, cairo_t *cr, guint area, double radius, double inset)
{
  cairo_new_sub_path (cr);
  if (self->shape == TIL_SHAPE_PETALS)
    {
      Petal petal;
      double x, y;

      if (!petal_init (&petal, self, area, radius, inset))
        return;
      petal_point (&petal, PETAL_SHOULDER, -1, &x, &y);
      cairo_move_to (cr, x, y);
      append_petal_tip (&petal, cr);
    }
  else
    {
      Sector sector;

      if (sector_init (&sector, self, area, radius, inset))
        append_sector_edge (self, cr, &sector);
    }
}

void
til_wheel_geometry_area_path (const TilWheelGeometry *self, cairo_t *cr, guint area, int step)
{
  if (step > 0)
    til_wheel_geometry_shape_path (self, cr, area, til_wheel_geometry_radius (self, step), 0);
}

void
til_wheel_geometry_edge_path (const TilWheelGeometry *self, cairo_t *cr, guint area, int step)
{
  if (step > 0)
    til_wheel_geometry_shape_edge (self, cr, area, til_wheel_geometry_radius (self, step), 0);
}

void
til_wheel_geometry_tick_path (const TilWheelGeometry *self, cairo_t *cr, guint area, int step)
{
  double radius = til_wheel_geometry_radius (self, step);

  cairo_new_sub_path (cr);
  if (self->shape == TIL_SHAPE_PETALS)
    {
      Petal petal;

      if (petal_init (&petal, self, area, radius, 0))
        append_petal_cap (&petal, cr);
    }
  else
    {
      double middle = til_wheel_geometry_angle (self, area) - G_PI_2;
      double turn = half_angle (self) - asin (MIN (1.0, self->gap / 2 / radius));

      cairo_arc (cr, self->cx, self->cy, radius, middle - turn, middle + turn);
    }
}

void
til_wheel_geometry_across (
    const TilWheelGeometry *self, guint area, int step, double share, double *x, double *y)
{
  double top = til_wheel_geometry_radius (self, step);
  double r = (top + til_wheel_geometry_radius (self, step - 1)) / 2;
  double angle = til_wheel_geometry_angle (self, area);

  if (self->shape == TIL_SHAPE_PETALS)
    {
      double across = share * petal_half_width (self) * petal_profile (r / top) * top;

      *x = self->cx + sin (angle) * r + cos (angle) * across;
      *y = self->cy - cos (angle) * r + sin (angle) * across;
    }
  else
    {
      angle += share * (MIN (half_angle (self), 1.0) - self->gap / 2 / r);
      *x = self->cx + r * sin (angle);
      *y = self->cy - r * cos (angle);
    }
}

void
til_wheel_geometry_marker (const TilWheelGeometry *self,
                           guint area,
                           int step,
                           guint slot,
                           guint n_slots,
                           double *x,
                           double *y)
{
  double share = n_slots > 1 ? 2 * (slot + 0.5) / n_slots - 1 : 0;

  til_wheel_geometry_across (self, area, step, share, x, y);
}

gboolean
til_wheel_geometry_pick (const TilWheelGeometry *self, double x, double y, guint *area, int *step)
{
  double dx = x - self->cx;
  double dy = y - self->cy;
  double r = hypot (dx, dy);
  double share = 2 * half_angle (self);
  double angle = atan2 (dx, -dy);
  guint nearest;
  double turn;
  int found = 0;

  if (angle < 0)
    angle += 2 * G_PI;
  nearest = (guint)floor (angle / share + 0.5) % self->n_areas;
  turn = remainder (angle - til_wheel_geometry_angle (self, nearest), 2 * G_PI);

  if (r > self->inner)
    {
      if (self->shape == TIL_SHAPE_PETALS)
        {
          for (found = 1; found <= (int)self->n_steps; found++)
            if (petal_contains (self, found, r, turn))
              break;
          if (found > (int)self->n_steps)
            return FALSE;
        }
      else
        {
          if (!sector_contains (self, nearest, r, turn))
            return FALSE;
          found = (int)ceil ((r - self->inner) / (self->outer - self->inner) * self->n_steps);
          found = CLAMP (found, 1, (int)self->n_steps);
        }
    }
  if (area)
    *area = nearest;
  if (step)
    *step = found;
  return TRUE;
}

void
til_wheel_geometry_label (
    const TilWheelGeometry *self, guint area, double distance, double *x, double *y, int *align)
{
  double angle = til_wheel_geometry_angle (self, area);
  double across = sin (angle);

  *x = self->cx + (self->outer + distance) * across;
  *y = self->cy - (self->outer + distance) * cos (angle);
  *align = fabs (across) < 0.2 ? 0 : across > 0 ? 1 : -1;
}
