/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-mark.h"

#include <adwaita.h>

#include "til-part-widget.h"
#include "til-year-wheel.h"

struct _TilUndertakingMark
{
  GtkWidget parent_instance;

  TilUndertakingStatus status;
  int size;
};

G_DEFINE_FINAL_TYPE (TilUndertakingMark, til_undertaking_mark, GTK_TYPE_WIDGET)

static void
til_undertaking_mark_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = TIL_UNDERTAKING_MARK (widget)->size;
}

static void
til_undertaking_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilUndertakingMark *self = TIL_UNDERTAKING_MARK (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_translate (cr, (width - self->size) / 2.0, (height - self->size) / 2.0);
  til_undertaking_mark_draw (self->status, cr, self->size, til_screen_palette ());
  cairo_destroy (cr);
}

static void
til_undertaking_mark_class_init (TilUndertakingMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = til_undertaking_mark_measure;
  widget_class->snapshot = til_undertaking_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "undertakingmark");
}

static void
til_undertaking_mark_init (TilUndertakingMark *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
til_undertaking_mark_new (TilUndertakingStatus status, int size)
{
  TilUndertakingMark *self = g_object_new (TIL_TYPE_UNDERTAKING_MARK, NULL);

  self->status = status;
  self->size = size;
  return GTK_WIDGET (self);
}
