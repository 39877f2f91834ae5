/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-undertaking-chart.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-year-wheel.h"

#define MINIMUM_WIDTH 280
#define NATURAL_WIDTH 900

struct _TilUndertakingChart
{
  GtkWidget parent_instance;

  GPtrArray *undertakings; /* (owned) */
};

G_DEFINE_FINAL_TYPE (TilUndertakingChart, til_undertaking_chart, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
til_undertaking_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
til_undertaking_chart_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  TilUndertakingChart *self = TIL_UNDERTAKING_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = *natural = (int)ceil (
      til_plan_chart_height (self->undertakings, MAX (for_size, MINIMUM_WIDTH),
                             til_widget_text_size (widget), til_locale_language ()));
}

static void
til_undertaking_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TilUndertakingChart *self = TIL_UNDERTAKING_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width <= 0 || height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  til_plan_chart_draw (self->undertakings, til_date_today (), cr, width, height,
                       til_widget_text_size (widget), til_screen_palette (),
                       til_locale_language ());
  cairo_destroy (cr);
}

static void
til_undertaking_chart_finalize (GObject *object)
{
  g_ptr_array_unref (TIL_UNDERTAKING_CHART (object)->undertakings);
  G_OBJECT_CLASS (til_undertaking_chart_parent_class)->finalize (object);
}

static void
til_undertaking_chart_class_init (TilUndertakingChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = til_undertaking_chart_finalize;
  widget_class->get_request_mode = til_undertaking_chart_get_request_mode;
  widget_class->measure = til_undertaking_chart_measure;
  widget_class->snapshot = til_undertaking_chart_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "chart");
}

static void
til_undertaking_chart_init (TilUndertakingChart *self)
{
  self->undertakings = g_ptr_array_new ();
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  til_set_accessible_label (GTK_WIDGET (self), _ ("The plan over time"));
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
til_undertaking_chart_new (void)
{
  return g_object_new (TIL_TYPE_UNDERTAKING_CHART, NULL);
}

void
til_undertaking_chart_show (TilUndertakingChart *self,
                            const GPtrArray *undertakings,
                            const char *description)
{
  g_return_if_fail (TIL_IS_UNDERTAKING_CHART (self));

  g_ptr_array_ref ((GPtrArray *)undertakings);
  g_ptr_array_unref (self->undertakings);
  self->undertakings = (GPtrArray *)undertakings;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
