/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-area-widget.h"

#include <math.h>

struct _TilAreaWidget
{
  GtkRange parent_instance;
  guint index;
  gboolean setting;
  TilWheelGeometry geometry; /* in this widget's coordinates */
};

G_DEFINE_FINAL_TYPE (TilAreaWidget, til_area_widget, GTK_TYPE_RANGE)

static gboolean
til_area_widget_contains (GtkWidget *widget, double x, double y)
{
  TilAreaWidget *self = TIL_AREA_WIDGET (widget);
  guint area;
  int step;

  return self->geometry.n_areas > 0 &&
         til_wheel_geometry_pick (&self->geometry, x, y, &area, &step) && area == self->index;
}

static void
til_area_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
til_area_widget_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
til_area_widget_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
}

static void
til_area_widget_class_init (TilAreaWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = til_area_widget_contains;
  widget_class->snapshot = til_area_widget_snapshot;
  widget_class->measure = til_area_widget_measure;
  widget_class->size_allocate = til_area_widget_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_css_name (widget_class, "area");
}

/* The wheel handles pointer and keys; the range's own parts are neither drawn nor reached. */
static void
strip_range (TilAreaWidget *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

      gtk_widget_remove_controller (widget, controller);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, FALSE);
}

static void
til_area_widget_init (TilAreaWidget *self)
{
  strip_range (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
til_area_widget_new (guint index, guint n_steps)
{
  TilAreaWidget *self = g_object_new (TIL_TYPE_AREA_WIDGET, NULL);

  self->index = index;
  self->setting = TRUE;
  gtk_range_set_increments (GTK_RANGE (self), 1, 1);
  gtk_range_set_range (GTK_RANGE (self), 0, n_steps);
  gtk_range_set_round_digits (GTK_RANGE (self), 0);
  self->setting = FALSE;
  return GTK_WIDGET (self);
}

guint
til_area_widget_get_index (TilAreaWidget *self)
{
  return self->index;
}

gboolean
til_area_widget_is_setting (TilAreaWidget *self)
{
  return self->setting;
}

void
til_area_widget_describe (TilAreaWidget *self,
                          const char *name,
                          int step,
                          const char *value,
                          const char *description,
                          gboolean read_only)
{
  self->setting = TRUE;
  gtk_range_set_value (GTK_RANGE (self), step);
  self->setting = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, read_only, -1);
}

void
til_area_widget_place (TilAreaWidget *self, const TilWheelGeometry *geometry)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x1, y1, x2, y2;
  GtkAllocation allocation;

  til_wheel_geometry_area_path (geometry, cr, self->index, geometry->n_steps);
  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  allocation.x = floor (x1);
  allocation.y = floor (y1);
  allocation.width = MAX (ceil (x2) - allocation.x, 1);
  allocation.height = MAX (ceil (y2) - allocation.y, 1);
  self->geometry = *geometry;
  self->geometry.cx -= allocation.x;
  self->geometry.cy -= allocation.y;
  gtk_widget_size_allocate (GTK_WIDGET (self), &allocation, -1);
}
