/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-wheel-legend.h"

#include "til-locale.h"
#include "til-part-widget.h"
#include "til-text.h"
#include "til-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define CHIP 18

static GtkWidget *
entry_new (TilWheel *wheel, guint area)
{
  GtkWidget *entry = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *name = til_local_get (til_wheel_area (wheel, area)->name, til_locale_language ());
  g_autofree char *number = g_strdup_printf ("%u", area + 1);
  g_autofree char *text = til_text_fill (_ ("{number}. {area}"), "number", number, "area", name,
                                         NULL);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_end (label, 6);
  gtk_box_append (GTK_BOX (entry), til_part_new_area (wheel, area, CHIP));
  gtk_box_append (GTK_BOX (entry), label);
  return entry;
}

GtkWidget *
til_wheel_legend_new (void)
{
  GtkWidget *legend = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_layout_manager (legend, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_can_target (legend, FALSE);
  return legend;
}

void
til_wheel_legend_set_wheel (GtkWidget *legend, TilWheel *wheel)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (legend)) != NULL)
    gtk_box_remove (GTK_BOX (legend), child);
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    gtk_box_append (GTK_BOX (legend), entry_new (wheel, i));
}
