/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

/* Pictures in tests: comparing them with each other and with reference files. */

/* Whether every pixel is the same. */
gboolean picture_equal (cairo_surface_t *a, cairo_surface_t *b);
/* The pixels of which a channel differs by more than a little. */
guint picture_count_different (cairo_surface_t *a, cairo_surface_t *b);
guint32 picture_pixel (cairo_surface_t *surface, int x, int y);

/* Whether all pixels outside the rectangle have the colour of the one in the top left corner. */
gboolean picture_is_blank_outside (cairo_surface_t *surface, int x, int y, int width, int height);

/* Where references are read from and where failures are written; call once. */
void picture_init (const char *reference_directory, const char *output_directory);
/* Compares with NAME.png, with a small tolerance for other versions of Cairo. On failure
 * NAME-out.png, NAME-ref.png and NAME-diff.png are written. TILLSAMMANS_UPDATE_REFERENCES=1 writes
 * the reference instead. */
void picture_assert_reference (cairo_surface_t *surface, const char *name);
