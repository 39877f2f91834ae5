/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-columns-layout.h"

struct _TilColumnsLayout
{
  GtkLayoutManager parent_instance;

  int least_width;
  int spacing;
};

G_DEFINE_FINAL_TYPE (TilColumnsLayout, til_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
til_columns_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
count_children (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* The widest minimum, or natural width, of a child. */
static int
widest (GtkWidget *widget, gboolean natural)
{
  int result = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int least, most;

        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &most, NULL, NULL);
        result = MAX (result, natural ? most : least);
      }
  return result;
}

/* Of a column in a width; 0 when they stand below one another. */
static int
column_width (TilColumnsLayout *self, GtkWidget *widget, int width)
{
  int n = count_children (widget);
  int column = n > 0 ? (width - (n - 1) * self->spacing) / n : 0;

  return column >= MAX (self->least_width, widest (widget, FALSE)) ? column : 0;
}

static int
height_of (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_height (TilColumnsLayout *self, GtkWidget *widget, int width)
{
  int column = column_width (self, widget, width);
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_should_layout (child))
      continue;
    else if (column > 0)
      height = MAX (height, height_of (child, column));
    else
      height += height_of (child, width) + (height > 0 ? self->spacing : 0);
  return height;
}

static void
til_columns_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  TilColumnsLayout *self = TIL_COLUMNS_LAYOUT (manager);
  int n = count_children (widget);
  int whole = n * MAX (widest (widget, TRUE), self->least_width) + MAX (n - 1, 0) * self->spacing;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest (widget, FALSE);
      *natural = MAX (whole, *minimum);
    }
  else
    {
      *minimum = *natural = measure_height (self, widget, for_size >= 0 ? for_size : whole);
    }
}

static void
til_columns_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TilColumnsLayout *self = TIL_COLUMNS_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int column = column_width (self, widget, width);
  int at = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, at, width, 0 };

      if (!gtk_widget_should_layout (child))
        continue;
      if (column > 0)
        {
          place = (GtkAllocation){ mirrored ? width - at - column : at, 0, column, height };
          at += column + self->spacing;
        }
      else
        {
          place.height = height_of (child, width);
          at += place.height + self->spacing;
        }
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
til_columns_layout_class_init (TilColumnsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = til_columns_layout_get_request_mode;
  layout_class->measure = til_columns_layout_measure;
  layout_class->allocate = til_columns_layout_allocate;
}

static void
til_columns_layout_init (TilColumnsLayout *self)
{
}

GtkLayoutManager *
til_columns_layout_new (int least_width, int spacing)
{
  TilColumnsLayout *self = g_object_new (TIL_TYPE_COLUMNS_LAYOUT, NULL);

  self->least_width = least_width;
  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
