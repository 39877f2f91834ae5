/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-geometry.h"

#include <math.h>

#define RADIUS 300.0
#define CENTRE 400.0

static const struct
{
  TilShape shape;
  guint n_areas, n_steps;
} cases[] = {
  { TIL_SHAPE_SECTORS, 3, 3 },   { TIL_SHAPE_SECTORS, 7, 4 },  { TIL_SHAPE_SECTORS, 8, 4 },
  { TIL_SHAPE_SECTORS, 12, 10 }, { TIL_SHAPE_PETALS, 3, 3 },   { TIL_SHAPE_PETALS, 7, 4 },
  { TIL_SHAPE_PETALS, 8, 4 },    { TIL_SHAPE_PETALS, 12, 10 },
};

static cairo_t *
create_cairo (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_tolerance (cr, 0.02);
  return cr;
}

static void
init_case (TilWheelGeometry *geometry, guint i)
{
  til_wheel_geometry_init (geometry, cases[i].shape, cases[i].n_areas, cases[i].n_steps, CENTRE,
                           CENTRE, RADIUS);
}

static gboolean
in_path (cairo_t *cr,
         const TilWheelGeometry *geometry,
         guint area,
         int step,
         double x,
         double y,
         gboolean *edge)
{
  gboolean inside;

  cairo_new_path (cr);
  til_wheel_geometry_area_path (geometry, cr, area, step);
  inside = cairo_in_fill (cr, x, y);
  cairo_set_line_width (cr, 1.0);
  if (cairo_in_stroke (cr, x, y))
    *edge = TRUE;
  return inside;
}

static void
random_point (double *x, double *y)
{
  *x = g_test_rand_double_range (CENTRE - RADIUS * 1.05, CENTRE + RADIUS * 1.05);
  *y = g_test_rand_double_range (CENTRE - RADIUS * 1.05, CENTRE + RADIUS * 1.05);
}

/* Picking is the inverse of drawing, away from the edges. */
static void
test_pick_inverts_path (void)
{
  cairo_t *cr = create_cairo ();
  guint picked = 0, missed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TilWheelGeometry geometry;

      init_case (&geometry, i);
      for (guint trial = 0; trial < 600; trial++)
        {
          double x, y, r;
          guint area, inside = 0;
          int step = -1;
          gboolean edge = FALSE, hit;

          random_point (&x, &y);
          r = hypot (x - CENTRE, y - CENTRE);
          hit = til_wheel_geometry_pick (&geometry, x, y, &area, &step);
          if (fabs (r - geometry.inner) < 1)
            continue;
          if (r < geometry.inner)
            {
              g_assert_true (hit);
              g_assert_cmpint (step, ==, 0);
              continue;
            }
          for (guint a = 0; a < geometry.n_areas; a++)
            if (in_path (cr, &geometry, a, (int)geometry.n_steps, x, y, &edge))
              inside++;
          if (edge)
            continue;
          g_assert_cmpint (hit, ==, inside > 0);
          if (!hit)
            {
              missed++;
              continue;
            }
          picked++;
          g_assert_true (in_path (cr, &geometry, area, (int)geometry.n_steps, x, y, &edge));
          g_assert_cmpint (step, >=, 1);
          g_assert_cmpint (step, <=, (int)geometry.n_steps);
          if (geometry.shape == TIL_SHAPE_SECTORS)
            {
              g_assert_cmpfloat (r, <=, til_wheel_geometry_radius (&geometry, step) + 1e-6);
              g_assert_cmpfloat (r, >=, til_wheel_geometry_radius (&geometry, step - 1) - 1e-6);
            }
          else
            {
              edge = FALSE;
              g_assert_true (in_path (cr, &geometry, area, step, x, y, &edge) || edge);
              edge = FALSE;
              g_assert_true (step == 1 || !in_path (cr, &geometry, area, step - 1, x, y, &edge) ||
                             edge);
            }
        }
    }
  g_assert_cmpuint (picked, >, 500);
  g_assert_cmpuint (missed, >, 200);
  cairo_destroy (cr);
}

static void
test_sectors_do_not_overlap (void)
{
  cairo_t *cr = create_cairo ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TilWheelGeometry geometry;

      init_case (&geometry, i);
      if (geometry.shape != TIL_SHAPE_SECTORS)
        continue;
      for (guint trial = 0; trial < 600; trial++)
        {
          guint inside = 0;
          gboolean edge = FALSE;
          double x, y;

          random_point (&x, &y);
          for (guint a = 0; a < geometry.n_areas; a++)
            inside += in_path (cr, &geometry, a, (int)geometry.n_steps, x, y, &edge) ? 1 : 0;
          g_assert_cmpuint (inside, <=, 1);
        }
    }
  cairo_destroy (cr);
}

/* The gap is as wide near the centre as at the rim. */
static void
test_gap_is_even (void)
{
  cairo_t *cr = create_cairo ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TilWheelGeometry geometry;

      init_case (&geometry, i);
      if (geometry.shape != TIL_SHAPE_SECTORS)
        continue;
      for (double r = geometry.inner + 8; r < geometry.outer - 15; r += 23)
        {
          double ray = G_PI / geometry.n_areas;
          double along_x = sin (ray), along_y = -cos (ray);

          for (int side = -1; side <= 1; side += 2)
            for (int out = 0; out <= 1; out++)
              {
                double across = side * (geometry.gap / 2 + (out ? 0.3 : -0.3));
                double x = CENTRE + r * along_x - across * along_y;
                double y = CENTRE + r * along_y + across * along_x;
                g_assert_cmpint (til_wheel_geometry_pick (&geometry, x, y, NULL, NULL), ==, out);
              }
        }
    }
  cairo_destroy (cr);
}

static void
test_steps_grow (void)
{
  cairo_t *cr = create_cairo ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TilWheelGeometry geometry;

      init_case (&geometry, i);
      g_assert_cmpfloat_with_epsilon (til_wheel_geometry_radius (&geometry, 0), geometry.inner,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (til_wheel_geometry_radius (&geometry, (int)geometry.n_steps),
                                      RADIUS, 1e-9);
      for (guint trial = 0; trial < 300; trial++)
        {
          double x, y;
          guint area = (guint)g_test_rand_int_range (0, (int)geometry.n_areas);
          int step = g_test_rand_int_range (1, (int)geometry.n_steps);
          gboolean edge = FALSE;

          random_point (&x, &y);
          if (in_path (cr, &geometry, area, step, x, y, &edge) && !edge)
            g_assert_true (in_path (cr, &geometry, area, step + 1, x, y, &edge));
        }
    }
  cairo_destroy (cr);
}

/* A marker stands on the step of its area that it marks. */
static void
test_markers_stand_on_their_step (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TilWheelGeometry geometry;

      init_case (&geometry, i);
      for (guint a = 0; a < geometry.n_areas; a++)
        for (int s = 1; s <= (int)geometry.n_steps; s++)
          for (guint n = 1; n <= 4; n++)
            for (guint slot = 0; slot < n; slot++)
              {
                double x, y;
                guint area = 99;
                int step = -1;

                til_wheel_geometry_marker (&geometry, a, s, slot, n, &x, &y);
                g_assert_true (til_wheel_geometry_pick (&geometry, x, y, &area, &step));
                g_assert_cmpuint (area, ==, a);
                if (geometry.shape == TIL_SHAPE_SECTORS)
                  g_assert_cmpint (step, ==, s);
                else
                  g_assert_cmpint (step, <=, s);
              }
    }
}

static void
test_area_places (void)
{
  TilWheelGeometry geometry;
  double x, y;
  int align;

  til_wheel_geometry_init (&geometry, TIL_SHAPE_SECTORS, 8, 4, CENTRE, CENTRE, RADIUS);
  g_assert_cmpfloat_with_epsilon (til_wheel_geometry_angle (&geometry, 0), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (til_wheel_geometry_angle (&geometry, 2), G_PI_2, 1e-9);

  til_wheel_geometry_label (&geometry, 0, 10, &x, &y, &align);
  g_assert_cmpint (align, ==, 0);
  g_assert_cmpfloat_with_epsilon (y, CENTRE - RADIUS - 10, 1e-9);
  til_wheel_geometry_label (&geometry, 2, 10, &x, &y, &align);
  g_assert_cmpint (align, ==, 1);
  g_assert_cmpfloat_with_epsilon (x, CENTRE + RADIUS + 10, 1e-9);
  til_wheel_geometry_label (&geometry, 6, 10, &x, &y, &align);
  g_assert_cmpint (align, ==, -1);
}

static void
test_tiny_wheels (void)
{
  cairo_t *cr = create_cairo ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (double radius = 0; radius < 24; radius += 0.7)
      {
        TilWheelGeometry geometry;

        til_wheel_geometry_init (&geometry, cases[i].shape, cases[i].n_areas, cases[i].n_steps, 20,
                                 20, radius);
        for (guint a = 0; a < geometry.n_areas; a++)
          for (int s = 0; s <= (int)geometry.n_steps; s++)
            {
              double x1, y1, x2, y2;

              cairo_new_path (cr);
              til_wheel_geometry_area_path (&geometry, cr, a, s);
              til_wheel_geometry_edge_path (&geometry, cr, a, s);
              til_wheel_geometry_tick_path (&geometry, cr, a, s);
              cairo_path_extents (cr, &x1, &y1, &x2, &y2);
              g_assert_true (isfinite (x1) && isfinite (y1) && isfinite (x2) && isfinite (y2));
            }
      }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/pick-inverts-path", test_pick_inverts_path);
  g_test_add_func ("/geometry/sectors-do-not-overlap", test_sectors_do_not_overlap);
  g_test_add_func ("/geometry/gap-is-even", test_gap_is_even);
  g_test_add_func ("/geometry/steps-grow", test_steps_grow);
  g_test_add_func ("/geometry/markers-stand-on-their-step", test_markers_stand_on_their_step);
  g_test_add_func ("/geometry/area-places", test_area_places);
  g_test_add_func ("/geometry/tiny-wheels", test_tiny_wheels);
  return g_test_run ();
}
