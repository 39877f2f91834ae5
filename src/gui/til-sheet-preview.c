/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-sheet-preview.h"

#define PAGE_GAP 12
#define MINIMUM_WIDTH 240

struct _TilSheetPreview
{
  GtkWidget parent_instance;
  const TilSheet *sheet; /* borrowed (nullable) */
};

G_DEFINE_FINAL_TYPE (TilSheetPreview, til_sheet_preview, GTK_TYPE_WIDGET)

static double
page_height (TilSheetPreview *self, double width)
{
  double paper_width, paper_height;

  til_sheet_size (self->sheet, &paper_width, &paper_height);
  return width * paper_height / paper_width;
}

static GtkSizeRequestMode
til_sheet_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
til_sheet_preview_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  TilSheetPreview *self = TIL_SHEET_PREVIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = 2 * MINIMUM_WIDTH;
    }
  else if (self->sheet != NULL)
    {
      guint n = til_sheet_n_pages (self->sheet);
      int width = for_size > 0 ? for_size : MINIMUM_WIDTH;

      *minimum = *natural = (int)(n * page_height (self, width) + (n - 1) * PAGE_GAP);
    }
}

static void
til_sheet_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilSheetPreview *self = TIL_SHEET_PREVIEW (widget);
  double width = gtk_widget_get_width (widget);
  GdkRGBA white = { 1, 1, 1, 1 };
  double paper_width, paper_height, height;

  if (self->sheet == NULL)
    return;
  til_sheet_size (self->sheet, &paper_width, &paper_height);
  height = page_height (self, width);
  for (guint i = 0; i < til_sheet_n_pages (self->sheet); i++)
    {
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, i * (height + PAGE_GAP), width, height);
      cairo_t *cr;

      gtk_snapshot_append_color (snapshot, &white, &bounds);
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      cairo_translate (cr, 0, bounds.origin.y);
      cairo_scale (cr, width / paper_width, width / paper_width);
      til_sheet_draw (self->sheet, cr, i);
      cairo_destroy (cr);
    }
}

static void
til_sheet_preview_class_init (TilSheetPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = til_sheet_preview_get_request_mode;
  widget_class->measure = til_sheet_preview_measure;
  widget_class->snapshot = til_sheet_preview_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "sheetpreview");
}

static void
til_sheet_preview_init (TilSheetPreview *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
}

void
til_sheet_preview_set_sheet (TilSheetPreview *self, const TilSheet *sheet)
{
  g_return_if_fail (TIL_IS_SHEET_PREVIEW (self));
  self->sheet = sheet;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
