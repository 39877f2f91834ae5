/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-form-section.h"

#include "til-gui-util.h"

#define PART_KEY "til-part"

static void
form_section_free (gpointer data)
{
  TilFormSection *self = data;

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->expanded);
  g_free (self->shown);
  g_free (self);
}

TilFormSection *
til_form_section_new (TilRecordEditor *editor, const char *title, const char *description)
{
  static guint n;
  TilFormSection *self = g_new0 (TilFormSection, 1);
  g_autofree char *key = g_strdup_printf ("til-form-section-%u", n++);

  self->editor = editor;
  self->group = til_record_editor_add_group (editor, title, description);
  self->rows = g_ptr_array_new ();
  self->expanded = g_hash_table_new (NULL, NULL);
  g_object_set_data_full (G_OBJECT (editor), key, self, form_section_free);
  return self;
}

void
til_form_section_set_description (TilFormSection *self, const char *description)
{
  g_autofree char *markup = description ? g_markup_escape_text (description, -1) : NULL;

  adw_preferences_group_set_description (self->group, markup);
}

gboolean
til_form_section_begin (TilFormSection *self, char *shown)
{
  if (g_strcmp0 (self->shown, shown) == 0)
    {
      g_free (shown);
      return FALSE;
    }
  g_free (self->shown);
  self->shown = shown;
  g_hash_table_remove_all (self->expanded);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      gpointer part = g_object_get_data (G_OBJECT (row), PART_KEY);

      if (part && ADW_IS_EXPANDER_ROW (row) &&
          adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (self->expanded, part);
      adw_preferences_group_remove (self->group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  return TRUE;
}

void
til_form_section_add (TilFormSection *self, GtkWidget *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
focus_cb (gpointer row)
{
  if (gtk_widget_get_root (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

GtkWidget *
til_form_section_add_expander (TilFormSection *self, gpointer part)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);

  g_object_set_data (G_OBJECT (row), PART_KEY, part);
  til_form_section_add (self, row);
  if (part == self->expand || g_hash_table_contains (self->expanded, part))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  if (part == self->focus)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (row), g_object_unref);
  if (part == self->expand)
    self->expand = NULL;
  if (part == self->focus)
    self->focus = NULL;
  return row;
}

void
til_expander_set_texts (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle ? subtitle : "");
  til_set_accessible_label (row, title);
}

GtkWidget *
til_form_section_add_button (TilFormSection *self,
                             const char *title,
                             const char *icon_name,
                             GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, title);
  g_signal_connect_swapped (row, "activated", callback, self);
  til_form_section_add (self, row);
  return row;
}

GtkWidget *
til_notice_row_new (const char *title, const char *sentence, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  til_set_accessible_label (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  return row;
}

int
til_part_index (const GPtrArray *parts, gconstpointer part)
{
  guint index;

  return g_ptr_array_find ((GPtrArray *)parts, part, &index) ? (int)index : -1;
}

gboolean
til_part_move (GPtrArray *parts, gconstpointer part, int steps)
{
  int from = til_part_index (parts, part);
  int to = from + steps;

  if (from < 0 || to < 0 || to >= (int)parts->len)
    return FALSE;
  g_ptr_array_insert (parts, to, g_ptr_array_steal_index (parts, (guint)from));
  return TRUE;
}
