/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture.h"

#include <stdlib.h>
#include <string.h>

#define LITTLE 28       /* of 255 in a channel */
#define TOLERATED 0.004 /* share of pixels */

static const char *references;
static const char *outputs;

static const guint32 *
get_row (cairo_surface_t *surface, int y)
{
  return (const guint32 *)(gpointer)(cairo_image_surface_get_data (surface) +
                                     y * cairo_image_surface_get_stride (surface));
}

guint32
picture_pixel (cairo_surface_t *surface, int x, int y)
{
  cairo_surface_flush (surface);
  return get_row (surface, y)[x];
}

static gboolean
same_size (cairo_surface_t *a, cairo_surface_t *b)
{
  return cairo_image_surface_get_width (a) == cairo_image_surface_get_width (b) &&
         cairo_image_surface_get_height (a) == cairo_image_surface_get_height (b);
}

gboolean
picture_equal (cairo_surface_t *a, cairo_surface_t *b)
{
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  if (!same_size (a, b))
    return FALSE;
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    if (memcmp (get_row (a, y), get_row (b, y),
                sizeof (guint32) * (gsize)cairo_image_surface_get_width (a)) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
pixel_differs (guint32 a, guint32 b)
{
  for (int shift = 0; shift < 32; shift += 8)
    if (abs ((int)((a >> shift) & 255) - (int)((b >> shift) & 255)) > LITTLE)
      return TRUE;
  return FALSE;
}

guint
picture_count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  guint count = 0;

  g_assert_true (same_size (a, b));
  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      if (pixel_differs (picture_pixel (a, x, y), picture_pixel (b, x, y)))
        count++;
  return count;
}

gboolean
picture_is_blank_outside (cairo_surface_t *surface, int x, int y, int width, int height)
{
  guint32 blank = picture_pixel (surface, 0, 0);

  for (int row = 0; row < cairo_image_surface_get_height (surface); row++)
    for (int column = 0; column < cairo_image_surface_get_width (surface); column++)
      if ((row < y || row >= y + height || column < x || column >= x + width) &&
          get_row (surface, row)[column] != blank)
        return FALSE;
  return TRUE;
}

void
picture_init (const char *reference_directory, const char *output_directory)
{
  references = reference_directory;
  outputs = output_directory;
}

static cairo_surface_t *
convert (cairo_surface_t *surface)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                      cairo_image_surface_get_width (surface),
                                                      cairo_image_surface_get_height (surface));
  cairo_t *cr = cairo_create (copy);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return copy;
}

static void
write_png (cairo_surface_t *surface, const char *directory, const char *name, const char *suffix)
{
  g_autofree char *file = g_strconcat (name, suffix, ".png", NULL);
  g_autofree char *path = g_build_filename (directory, file, NULL);

  g_assert_cmpint (g_mkdir_with_parents (directory, 0755), ==, 0);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
}

static void
write_difference (cairo_surface_t *out, cairo_surface_t *ref, const char *name)
{
  cairo_surface_t *diff = convert (out);

  cairo_surface_flush (diff);
  for (int y = 0; y < cairo_image_surface_get_height (diff); y++)
    {
      guint32 *row = (guint32 *)(gpointer)(cairo_image_surface_get_data (diff) +
                                           y * cairo_image_surface_get_stride (diff));
      for (int x = 0; x < cairo_image_surface_get_width (diff); x++)
        row[x] = pixel_differs (picture_pixel (out, x, y), picture_pixel (ref, x, y)) ? 0xFFFF0000
                                                                                      : 0xFFFFFFFF;
    }
  cairo_surface_mark_dirty (diff);
  write_png (out, outputs, name, "-out");
  write_png (ref, outputs, name, "-ref");
  write_png (diff, outputs, name, "-diff");
  cairo_surface_destroy (diff);
}

void
picture_assert_reference (cairo_surface_t *surface, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (references, file, NULL);
  cairo_surface_t *out, *read, *ref;
  guint different, tolerated;

  if (g_strcmp0 (g_getenv ("TILLSAMMANS_UPDATE_REFERENCES"), "1") == 0)
    {
      write_png (surface, references, name, "");
      return;
    }
  read = cairo_image_surface_create_from_png (path);
  if (cairo_surface_status (read) != CAIRO_STATUS_SUCCESS)
    g_error ("%s: %s", path, cairo_status_to_string (cairo_surface_status (read)));
  ref = convert (read);
  out = convert (surface);
  g_assert_true (same_size (out, ref));
  tolerated = (guint)(TOLERATED * cairo_image_surface_get_width (out) *
                      cairo_image_surface_get_height (out));
  different = picture_count_different (out, ref);
  if (different > tolerated)
    {
      write_difference (out, ref, name);
      g_test_message ("%s: %u pixels differ, see %s", name, different, outputs);
      g_test_fail ();
    }
  cairo_surface_destroy (out);
  cairo_surface_destroy (read);
  cairo_surface_destroy (ref);
}
