/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-rows-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-text.h"

/* With more units there is a search above them. */
#define MANY_UNITS 12

static gint64
row_unit (GtkWidget *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "til-unit-id");

  return *id;
}

/* keys: borrowed rows, one a unit. */
static void
show_summary (TilRowLink *link)
{
  const GArray *refs = *(GArray **)til_row_value (link);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < link->keys->len; i++)
    if (til_refs_have (refs, row_unit (link->keys->pdata[i])))
      g_ptr_array_add (names, (gpointer)adw_preferences_row_get_title (link->keys->pdata[i]));
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (" · ", (char **)names->pdata);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (link->row), *list != '\0' ? list : _ ("None"));
}

static void
unit_toggled_cb (GtkCheckButton *check, TilRowLink *link)
{
  GtkWidget *row = g_object_get_data (G_OBJECT (check), "til-row");

  if (til_row_is_quiet (link))
    return;
  til_refs_set (*(GArray **)til_row_value (link), row_unit (row),
                gtk_check_button_get_active (check));
  show_summary (link);
  til_row_touch (link);
}

static GtkWidget *
unit_row_new (TilRowLink *link, const TilUnit *unit)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *name = til_text_isolate (unit->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), til_sector_name (unit->sector));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  til_set_accessible_label (check, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (row), "til-unit-id", g_memdup2 (&unit->id, sizeof unit->id),
                          g_free);
  g_object_set_data (G_OBJECT (row), "til-check", check);
  g_object_set_data (G_OBJECT (check), "til-row", row);
  g_signal_connect (check, "toggled", G_CALLBACK (unit_toggled_cb), link);
  return row;
}

static gboolean
is_filled (TilRowLink *link, const GPtrArray *units)
{
  guint n = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);

      if (link->refs != NULL && !til_refs_have (link->refs, unit->id))
        continue;
      if (n >= link->keys->len || row_unit (link->keys->pdata[n]) != unit->id)
        return FALSE;
      n++;
    }
  return n == link->keys->len;
}

static void
fill_units (TilRowLink *link)
{
  const GPtrArray *units = til_record_editor_get_units (link->editor);

  if (is_filled (link, units))
    return;
  for (guint i = 0; i < link->keys->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (link->row), link->keys->pdata[i]);
  g_ptr_array_set_size (link->keys, 0);
  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);
      GtkWidget *row;

      if (link->refs != NULL && !til_refs_have (link->refs, unit->id))
        continue;
      row = unit_row_new (link, unit);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (link->row), row);
      g_ptr_array_add (link->keys, row);
    }
  gtk_widget_set_visible (link->other, link->keys->len > MANY_UNITS);
}

static void
show_units (TilRowLink *link)
{
  const GArray *refs = *(GArray **)til_row_value (link);

  fill_units (link);
  for (guint i = 0; i < link->keys->len; i++)
    gtk_check_button_set_active (g_object_get_data (link->keys->pdata[i], "til-check"),
                                 til_refs_have (refs, row_unit (link->keys->pdata[i])));
  show_summary (link);
}

static void
search_changed_cb (TilRowLink *link)
{
  g_autofree char *wanted = til_text_fold (gtk_editable_get_text (GTK_EDITABLE (link->input)));

  for (guint i = 0; i < link->keys->len; i++)
    {
      g_autofree char *name = til_text_fold (adw_preferences_row_get_title (link->keys->pdata[i]));

      gtk_widget_set_visible (link->keys->pdata[i], strstr (name, wanted) != NULL);
    }
}

static GtkWidget *
search_row_new (TilRowLink *link)
{
  GtkWidget *row = adw_preferences_row_new ();

  link->input = gtk_search_entry_new ();
  til_set_accessible_label (link->input, _ ("Search among the units"));
  gtk_widget_set_margin_top (link->input, 6);
  gtk_widget_set_margin_bottom (link->input, 6);
  gtk_widget_set_margin_start (link->input, 12);
  gtk_widget_set_margin_end (link->input, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), link->input);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_swapped (link->input, "search-changed", G_CALLBACK (search_changed_cb), link);
  return row;
}

GtkWidget *
til_units_row_new (TilRecordEditor *editor,
                   gpointer record,
                   const char *field,
                   const char *title,
                   const GArray *allowed)
{
  GtkWidget *row = adw_expander_row_new ();
  TilRowLink *link = til_row_link (row, editor, record, field, title, fill_units, show_units);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  link->keys = g_ptr_array_new ();
  if (allowed != NULL)
    link->refs = g_array_copy ((GArray *)allowed);
  link->other = search_row_new (link);
  gtk_widget_set_visible (link->other, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), link->other);
  fill_units (link);
  til_row_show (link);
  return row;
}
