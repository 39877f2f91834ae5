/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-export.h"
#include "til-error.h"
#include "til-replace.h"
#include "til-text.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define PNG_DPI 300.0

typedef enum
{
  FORMAT_PDF,
  FORMAT_PNG,
  FORMAT_SVG,
} Format;

/* A file under way, as cairo writes to it. */
typedef struct
{
  int fd;
  int failed;      /* errno of the first write that failed */
  gsize n_written; /* bytes */
  gboolean png;
} Writer;

/* 300 dots an inch (11811 a metre) for PNG, which cairo leaves out: chunk of the PNG
 * specification 11.3.5.3, with its checksum. */
static const guchar png_density[] = { 0,    0, 0, 9,    'p',  'H', 'Y',  's',  0,    0,   0x2e,
                                      0x23, 0, 0, 0x2e, 0x23, 1,   0x78, 0xa5, 0x3f, 0x76 };
/* Signature and header, after which the density stands. */
#define PNG_HEADER_SIZE 33

static gboolean
write_all (Writer *writer, const guchar *data, gsize length)
{
  writer->failed = til_replace_write (writer->fd, data, length);
  return writer->failed == 0;
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Writer *writer = closure;
  gsize left = length;

  if (writer->failed)
    return CAIRO_STATUS_WRITE_ERROR;

  if (writer->png && writer->n_written < PNG_HEADER_SIZE &&
      writer->n_written + left >= PNG_HEADER_SIZE)
    {
      gsize head = PNG_HEADER_SIZE - writer->n_written;

      if (!write_all (writer, data, head) || !write_all (writer, png_density, sizeof png_density))
        return CAIRO_STATUS_WRITE_ERROR;
      data += head;
      left -= head;
    }
  writer->n_written += length;
  return write_all (writer, data, left) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
draw_page (const TilSheet *sheet, cairo_surface_t *surface, guint page, double scale)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  til_sheet_draw (sheet, cr, page);
  cairo_destroy (cr);
}

static cairo_status_t
finish_surface (cairo_surface_t *surface)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static cairo_status_t
write_pdf (const TilSheet *sheet, Writer *writer)
{
  double width, height;
  cairo_surface_t *surface;

  til_sheet_size (sheet, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, writer, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, til_sheet_title (sheet));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tillsammans");
  for (guint page = 0; page < til_sheet_n_pages (sheet); page++)
    {
      draw_page (sheet, surface, page, 1);
      cairo_surface_show_page (surface);
    }
  return finish_surface (surface);
}

static cairo_status_t
write_svg (const TilSheet *sheet, Writer *writer, guint page)
{
  double width, height;
  cairo_surface_t *surface;

  til_sheet_size (sheet, &width, &height);
  surface = cairo_svg_surface_create_for_stream (write_cb, writer, width, height);
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  draw_page (sheet, surface, page, 1);
  return finish_surface (surface);
}

static cairo_status_t
write_png (const TilSheet *sheet, Writer *writer, guint page)
{
  const double scale = PNG_DPI / 72.0;
  double width, height;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  til_sheet_size (sheet, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(width * scale + 0.5),
                                        (int)(height * scale + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  draw_page (sheet, surface, page, scale);
  status = cairo_surface_write_to_png_stream (surface, write_cb, writer);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static gboolean
find_format (const char *path, Format *format, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *message = NULL;

  if (g_str_has_suffix (lower, ".pdf"))
    *format = FORMAT_PDF;
  else if (g_str_has_suffix (lower, ".png"))
    *format = FORMAT_PNG;
  else if (g_str_has_suffix (lower, ".svg"))
    *format = FORMAT_SVG;
  else
    {
      message = til_text_fill (_ ("“{file}” could not be written because its name does not end in "
                                  ".pdf, .png or .svg."),
                               "file", shown, NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
      return FALSE;
    }
  return TRUE;
}

/* The name of a further page beside the first: NAME-2.png. (transfer full) */
static char *
page_path (const char *path, guint page)
{
  const char *dot = strrchr (path, '.');

  if (page == 0)
    return g_strdup (path);
  return g_strdup_printf ("%.*s-%u%s", (int)(dot - path), path, page + 1, dot);
}

/* Writes one file under a temporary name. Returns the name, NULL on error. (transfer full) */
static char *
write_temporary (const TilSheet *sheet, Format format, guint page, const char *path, GError **error)
{
  Writer writer = { .png = format == FORMAT_PNG };
  g_autofree char *name = NULL;
  cairo_status_t status;

  writer.fd = til_replace_begin (path, &name, error);
  if (writer.fd < 0)
    return NULL;

  if (format == FORMAT_PDF)
    status = write_pdf (sheet, &writer);
  else if (format == FORMAT_PNG)
    status = write_png (sheet, &writer, page);
  else
    status = write_svg (sheet, &writer, page);

  if (close (writer.fd) != 0 && !writer.failed)
    writer.failed = errno;
  if (!writer.failed && status == CAIRO_STATUS_SUCCESS)
    return g_steal_pointer (&name);

  if (writer.failed)
    til_replace_set_error (writer.failed, path, error);
  else
    {
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *message = til_text_fill (_ ("“{file}” could not be written: {reason}."),
                                                "file", shown, "reason",
                                                cairo_status_to_string (status), NULL);
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_FAILED, message);
    }
  til_replace_abandon (-1, name);
  return NULL;
}

gboolean
til_export_sheet (const TilSheet *sheet, const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Format format;
  guint n_files;
  gboolean written = TRUE;

  g_return_val_if_fail (sheet != NULL && path != NULL, FALSE);

  if (!find_format (path, &format, error))
    return FALSE;

  /* All files are complete on the disk before the first takes its place. */
  n_files = format == FORMAT_PDF ? 1 : til_sheet_n_pages (sheet);
  for (guint i = 0; i < n_files && written; i++)
    {
      g_autofree char *target = page_path (path, i);
      char *name = write_temporary (sheet, format, i, target, error);

      if (name)
        g_ptr_array_add (names, name);
      else
        written = FALSE;
    }
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *target = page_path (path, i);

      if (written)
        written = til_replace_finish (-1, names->pdata[i], target, error);
      else
        til_replace_abandon (-1, names->pdata[i]);
    }
  return written;
}
