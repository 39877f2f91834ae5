/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-lines.h"

#include "til-gui-util.h"

#define MARGIN 24 /* between the line with the cursor and the edge of what is seen */

static gboolean
follow_cursor_cb (gpointer data)
{
  GtkWidget *lines = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (lines, GTK_TYPE_VIEWPORT);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines));
  GdkRectangle line;
  graphene_point_t place;
  GtkTextIter cursor;
  int x, y;

  if (viewport == NULL || !gtk_widget_has_focus (lines) || !gtk_widget_get_mapped (lines))
    return G_SOURCE_REMOVE;
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (lines), &cursor, &line);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (lines), GTK_TEXT_WINDOW_WIDGET, line.x,
                                         line.y, &x, &y);
  if (gtk_widget_compute_point (lines, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                &GRAPHENE_POINT_INIT ((float)x, (float)y), &place))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               place.y - MARGIN, place.y + line.height + MARGIN);
  return G_SOURCE_REMOVE;
}

/* After the text area has taken the room that it needs now. */
static void
cursor_moved_cb (GtkWidget *lines)
{
  g_idle_add_full (G_PRIORITY_LOW, follow_cursor_cb, g_object_ref (lines), g_object_unref);
}

GtkWidget *
til_lines_new (const char *name)
{
  GtkWidget *lines = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (lines), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (lines), FALSE);
  gtk_widget_add_css_class (lines, "til-lines");
  til_set_accessible_label (lines, name);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines)),
                           "notify::cursor-position", G_CALLBACK (cursor_moved_cb), lines,
                           G_CONNECT_SWAPPED);
  return lines;
}

char *
til_lines_get_text (GtkWidget *lines)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
til_lines_set_text (GtkWidget *lines, const char *text)
{
  g_autofree char *shown = til_lines_get_text (lines);

  if (g_strcmp0 (shown, text != NULL ? text : "") != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (lines)),
                              text != NULL ? text : "", -1);
}
