/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-column.h"

#define WIDTH 760

GtkWidget *
til_child_column_new (GtkWidget *column)
{
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_set_margin_top (column, 18);
  gtk_widget_set_margin_bottom (column, 24);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH - 200);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  return clamp;
}
