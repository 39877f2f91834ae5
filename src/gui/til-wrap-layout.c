/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wrap-layout.h"

#define SPACING 6

struct _TilWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TilWrapLayout, til_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
child_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return available < 0 ? natural : MAX (minimum, MIN (natural, available));
}

static int
child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Places the children of widget in width, or only measures; returns the height taken. */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation at;

      if (!gtk_widget_should_layout (child))
        continue;
      at.width = child_width (child, width);
      at.height = child_height (child, at.width);
      if (x > 0 && x + at.width > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      at.x = rtl ? width - x - at.width : x;
      at.y = y;
      if (place)
        gtk_widget_size_allocate (child, &at, -1);
      x += at.width + SPACING;
      line = MAX (line, at.height);
    }
  return y + line;
}

static GtkSizeRequestMode
til_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
til_wrap_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  int widest = 0, sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      widest = MAX (widest, child_minimum);
      sum += child_width (child, -1) + (sum > 0 ? SPACING : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (sum, widest);
    }
  else
    {
      *minimum = *natural = lay_out (widget, for_size >= 0 ? for_size : MAX (sum, widest), FALSE);
    }
}

static void
til_wrap_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
til_wrap_layout_class_init (TilWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = til_wrap_layout_get_request_mode;
  layout_class->measure = til_wrap_layout_measure;
  layout_class->allocate = til_wrap_layout_allocate;
}

static void
til_wrap_layout_init (TilWrapLayout *self)
{
}
