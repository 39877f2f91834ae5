/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-chart-widget.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"

#define MINIMUM_WIDTH 240
#define NATURAL_WIDTH 640

struct _TilChartWidget
{
  GtkWidget parent_instance;

  TilChart *chart;     /* (owned) (nullable) */
  GDestroyNotify keep; /* (nullable) */
  gpointer data;       /* what the chart borrows */
};

G_DEFINE_FINAL_TYPE (TilChartWidget, til_chart_widget, GTK_TYPE_WIDGET)

static void
drop_chart (TilChartWidget *self)
{
  g_clear_pointer (&self->chart, til_chart_free);
  if (self->keep)
    self->keep (self->data);
  self->keep = NULL;
  self->data = NULL;
}

static GtkSizeRequestMode
til_chart_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
til_chart_widget_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  TilChartWidget *self = TIL_CHART_WIDGET (widget);

  *minimum = *natural = 0;
  if (!self->chart)
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      int width = for_size > 0 ? for_size : MINIMUM_WIDTH;

      *minimum = *natural = (int)ceil (til_chart_height (
          self->chart, width, til_widget_text_size (widget), til_locale_language ()));
    }
}

static void
til_chart_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilChartWidget *self = TIL_CHART_WIDGET (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (!self->chart || width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  til_chart_draw (self->chart, cr, width, height, til_widget_text_size (widget),
                  til_screen_palette (), til_locale_language ());
  cairo_destroy (cr);
}

static void
til_chart_widget_dispose (GObject *object)
{
  drop_chart (TIL_CHART_WIDGET (object));
  G_OBJECT_CLASS (til_chart_widget_parent_class)->dispose (object);
}

static void
til_chart_widget_class_init (TilChartWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_chart_widget_dispose;
  widget_class->get_request_mode = til_chart_widget_get_request_mode;
  widget_class->measure = til_chart_widget_measure;
  widget_class->snapshot = til_chart_widget_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
til_chart_widget_init (TilChartWidget *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  til_set_accessible_label (GTK_WIDGET (self), _ ("Chart"));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
til_chart_widget_new (void)
{
  return g_object_new (TIL_TYPE_CHART_WIDGET, NULL);
}

void
til_chart_widget_set_chart (TilChartWidget *self,
                            TilChart *chart,
                            GDestroyNotify keep,
                            gpointer data)
{
  g_autofree char *words = NULL;

  g_return_if_fail (TIL_IS_CHART_WIDGET (self));

  drop_chart (self);
  self->chart = chart;
  self->keep = keep;
  self->data = data;
  words = chart ? til_chart_describe (chart, til_locale_language ()) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

TilChart *
til_chart_widget_get_chart (TilChartWidget *self)
{
  g_return_val_if_fail (TIL_IS_CHART_WIDGET (self), NULL);

  return self->chart;
}
