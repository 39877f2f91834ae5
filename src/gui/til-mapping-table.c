/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-mapping-table.h"

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define COLUMN_WIDTH 110

struct _TilMappingTable
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkWidget *table;
  TilMappingSession *session; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (TilMappingTable, til_mapping_table, GTK_TYPE_WIDGET)

static GtkWidget *
row_new (const char *css_class)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);

  gtk_box_set_spacing (GTK_BOX (row), 12);
  /* All rows have as many cells and the same width, so that their columns agree. */
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_widget_add_css_class (row, css_class);
  return row;
}

static void
append_cell (
    GtkWidget *row, GtkAccessibleRole role, GtkWidget *part, const char *text, const char *note)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "accessible-role", role, NULL);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *spoken = note != NULL ? g_strdup_printf ("%s\n%s", text, note) : g_strdup (text);

  gtk_box_set_spacing (GTK_BOX (cell), 6);
  if (part != NULL)
    {
      gtk_widget_set_valign (part, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (cell), part);
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (role != GTK_ACCESSIBLE_ROLE_CELL)
    gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (texts), label);
  if (note != NULL)
    {
      GtkWidget *words = gtk_label_new (note);

      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_label_set_wrap (GTK_LABEL (words), TRUE);
      gtk_widget_add_css_class (words, "caption");
      gtk_widget_add_css_class (words, "dim-label");
      gtk_box_append (GTK_BOX (texts), words);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (cell), texts);
  gtk_widget_set_size_request (cell, COLUMN_WIDTH, -1);
  til_set_accessible_label (cell, spoken);
  gtk_box_append (GTK_BOX (row), cell);
}

static void
append_area (TilMappingTable *self, const TilMapping *mapping, const GPtrArray *voices, guint index)
{
  const TilArea *area = til_wheel_area (mapping->wheel, index);
  GtkWidget *row = row_new ("table-row");
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = til_text_fill (_ ("{number}. {area}"), "number", number, "area",
                                         til_local_get (area->name, til_locale_language ()), NULL);

  append_cell (row, GTK_ACCESSIBLE_ROLE_ROW_HEADER, til_part_new_area (mapping->wheel, index, 24),
               name, NULL);
  for (guint v = 0; v < voices->len; v++)
    {
      const TilVoice *voice = g_ptr_array_index (voices, v);
      const TilRating *rating = til_voice_find_rating (voice, area->key);
      int step = til_voice_step (voice, area->key);
      const char *note = rating != NULL && rating->note != NULL && *rating->note != '\0'
                             ? rating->note
                             : NULL;

      if (step == TIL_NOT_DISCUSSED)
        append_cell (row, GTK_ACCESSIBLE_ROLE_CELL, til_part_new_hatch (20), _ ("Not discussed"),
                     note);
      else
        append_cell (row, GTK_ACCESSIBLE_ROLE_CELL,
                     til_part_new_face (til_wheel_step_face (mapping->wheel, step), 20),
                     til_wheel_step_word (mapping->wheel, step, til_locale_language ()), note);
    }
  gtk_box_append (GTK_BOX (self->table), row);
}

static void
build (TilMappingTable *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  g_autoptr (GPtrArray) voices = til_mapping_session_visible_voices (self->session);
  g_autoptr (GPtrArray) all = NULL;
  GtkWidget *child, *header;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_box_remove (GTK_BOX (self->table), child);
  if (mapping == NULL)
    return;

  all = til_mapping_visible_voices (mapping, til_mapping_session_get_entering (self->session));
  header = row_new ("table-header");
  append_cell (header, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, NULL, _ ("Area"), NULL);
  for (guint v = 0; v < voices->len; v++)
    {
      const TilVoice *voice = g_ptr_array_index (voices, v);

      append_cell (header, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                   til_part_new_marker (voice->kind, til_voice_marker_index (all, voice), 18),
                   til_voice_label (voice, til_locale_language ()), NULL);
    }
  gtk_box_append (GTK_BOX (self->table), header);
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    append_area (self, mapping, voices, i);
}

static void
til_mapping_table_map (GtkWidget *widget)
{
  build (TIL_MAPPING_TABLE (widget));
  GTK_WIDGET_CLASS (til_mapping_table_parent_class)->map (widget);
}

static void
session_changed_cb (TilMappingTable *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    build (self);
}

static void
til_mapping_table_dispose (GObject *object)
{
  TilMappingTable *self = TIL_MAPPING_TABLE (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (til_mapping_table_parent_class)->dispose (object);
}

static void
til_mapping_table_class_init (TilMappingTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_mapping_table_dispose;
  widget_class->map = til_mapping_table_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mappingtable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
til_mapping_table_init (TilMappingTable *self)
{
  self->scroller = gtk_scrolled_window_new ();
  self->table = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  gtk_widget_set_valign (self->table, GTK_ALIGN_START);
  til_set_accessible_label (self->table, _ ("Ratings by area and voice"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->table);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
til_mapping_table_set_session (TilMappingTable *self, TilMappingSession *session)
{
  g_return_if_fail (TIL_IS_MAPPING_TABLE (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "rating-changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
