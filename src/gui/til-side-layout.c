/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-side-layout.h"

#define SPACING 12
#define WORDS_WIDTH 240 /* so much room words want beside the buttons */

struct _TilSideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TilSideLayout, til_side_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
til_side_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width of the buttons beside the words, 0 when they go below. */
static int
side_width (GtkWidget *words, GtkWidget *buttons, int width)
{
  int minimum, natural;

  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (buttons, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural > 0 && MAX (minimum, WORDS_WIDTH) + SPACING + natural <= width ? natural : 0;
}

static int
height_of (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static int
measure_height (GtkWidget *words, GtkWidget *buttons, int width)
{
  int side = side_width (words, buttons, width);

  if (side > 0)
    return MAX (height_of (words, width - side - SPACING), height_of (buttons, side));
  return height_of (words, width) + SPACING / 2 + height_of (buttons, width);
}

static void
til_side_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (widget);
  GtkWidget *buttons = gtk_widget_get_last_child (widget);
  int words_minimum, words_natural, buttons_minimum, buttons_natural;

  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &words_minimum, &words_natural, NULL,
                      NULL);
  gtk_widget_measure (buttons, GTK_ORIENTATION_HORIZONTAL, -1, &buttons_minimum, &buttons_natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (words_minimum, buttons_minimum);
      *natural = words_natural + SPACING + buttons_natural;
      return;
    }
  *minimum = *natural = measure_height (
      words, buttons, for_size >= 0 ? for_size : words_natural + SPACING + buttons_natural);
}

static void
place (GtkWidget *child, int x, int y, int width, int height, int whole)
{
  gboolean right_to_left = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (
      child, &(GtkAllocation){ right_to_left ? whole - x - width : x, y, width, height }, -1);
}

static void
til_side_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (widget);
  GtkWidget *buttons = gtk_widget_get_last_child (widget);
  int side = side_width (words, buttons, width);
  int words_height = height_of (words, side > 0 ? width - side - SPACING : width);

  if (side > 0)
    {
      place (words, 0, 0, width - side - SPACING, height, width);
      place (buttons, width - side, 0, side, height_of (buttons, side), width);
      return;
    }
  place (words, 0, 0, width, words_height, width);
  place (buttons, 0, words_height + SPACING / 2, width, height_of (buttons, width), width);
}

static void
til_side_layout_class_init (TilSideLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = til_side_layout_get_request_mode;
  layout_class->measure = til_side_layout_measure;
  layout_class->allocate = til_side_layout_allocate;
}

static void
til_side_layout_init (TilSideLayout *self)
{
}

GtkWidget *
til_side_box_new (GtkWidget *words, GtkWidget *buttons)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_SIDE_LAYOUT, NULL));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}
