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

/* A box that can take focus itself, which a GtkBox never does. */
#define TIL_TYPE_MAPPING_ROW (til_mapping_row_get_type ())
G_DECLARE_FINAL_TYPE (TilMappingRow, til_mapping_row, TIL, MAPPING_ROW, GtkWidget)

struct _TilMappingRow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (TilMappingRow, til_mapping_row, GTK_TYPE_WIDGET)

static gboolean
til_mapping_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (!gtk_widget_get_focusable (widget) || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
til_mapping_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (til_mapping_row_parent_class)->dispose (object);
}

static void
til_mapping_row_class_init (TilMappingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_mapping_row_dispose;
  widget_class->focus = til_mapping_row_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
til_mapping_row_init (TilMappingRow *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 12);
  /* All rows have as many cells and the same width, so that their columns agree. */
  gtk_box_layout_set_homogeneous (layout, TRUE);
}

static GtkWidget *
row_new (const char *css_class)
{
  GtkWidget *row = g_object_new (TIL_TYPE_MAPPING_ROW, NULL);

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
  gtk_widget_set_parent (cell, row);
}

static void
row_focus_cb (GtkWidget *row, GParamSpec *pspec, TilMappingTable *self)
{
  int area = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "til-area"));

  if (gtk_widget_has_focus (row))
    til_mapping_session_choose_area (self->session, area);
}

/* A row can be reached by keyboard, is read as a whole, and chooses its area. */
static void
make_reachable (TilMappingTable *self, GtkWidget *row, guint area, const char *spoken)
{
  gtk_widget_set_focusable (row, TRUE);
  g_object_set_data (G_OBJECT (row), "til-area", GINT_TO_POINTER (area));
  til_set_accessible_label (row, spoken);
  g_signal_connect (row, "notify::has-focus", G_CALLBACK (row_focus_cb), self);
}

static void
append_area (TilMappingTable *self, const TilMapping *mapping, const GPtrArray *voices, guint index)
{
  const TilArea *area = til_wheel_area (mapping->wheel, index);
  GtkWidget *row = row_new ("table-row");
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = til_text_fill (_ ("{number}. {area}"), "number", number, "area",
                                         til_local_get (area->name, til_locale_language ()), NULL);

  g_autoptr (GString) spoken = g_string_new (name);

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
      const char *word = step == TIL_NOT_DISCUSSED
                             ? _ ("Not discussed")
                             : til_wheel_step_word (mapping->wheel, step, til_locale_language ());
      g_autofree char *who = til_text_isolate (til_voice_label (voice, til_locale_language ()));
      g_autofree char *said = til_text_fill (_ ("{voice}: {step}"), "voice", who, "step", word,
                                             NULL);

      g_string_append_printf (spoken, "\n%s", said);
      if (step == TIL_NOT_DISCUSSED)
        append_cell (row, GTK_ACCESSIBLE_ROLE_CELL, til_part_new_hatch (20), word, note);
      else
        append_cell (row, GTK_ACCESSIBLE_ROLE_CELL,
                     til_part_new_face (til_wheel_step_face (mapping->wheel, step), 20), word,
                     note);
    }
  make_reachable (self, row, index, spoken->str);
  gtk_box_append (GTK_BOX (self->table), row);
}

static void
build (TilMappingTable *self)
{
  const TilMapping *mapping = til_mapping_session_get_mapping (self->session);
  g_autoptr (GPtrArray) voices = til_mapping_session_visible_voices (self->session);
  g_autoptr (GPtrArray) all = NULL;
  GtkWidget *child, *header, *focus = gtk_widget_get_focus_child (self->table);
  int focused = focus != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (focus), "til-area"))
                              : -1;

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
  for (child = gtk_widget_get_first_child (self->table); child != NULL && focused >= 0;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_focusable (child) &&
        GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "til-area")) == focused)
      gtk_widget_grab_focus (child);
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
