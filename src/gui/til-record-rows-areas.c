/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-rows-private.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-part-widget.h"
#include "til-text.h"
#include "til-wrap-layout.h"

#define CHIP_SIZE 22

static GtkWidget *
wrap_box_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, g_object_new (TIL_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_add_css_class (box, "til-chips");
  return box;
}

static GtkWidget *
chip_content_new (const TilWheel *wheel, int area, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  if (wheel != NULL && area >= 0)
    gtk_box_append (GTK_BOX (box), til_part_new_area ((TilWheel *)wheel, (guint)area, CHIP_SIZE));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Chips in lists */

static const TilWheel *
find_bundled (const char *key)
{
  static GPtrArray *bundled;

  if (bundled == NULL)
    bundled = til_wheel_load_bundled ();
  for (guint i = 0; i < bundled->len; i++)
    if (g_strcmp0 (((const TilWheel *)bundled->pdata[i])->key, key) == 0)
      return bundled->pdata[i];
  return NULL;
}

static const TilWheel *
find_case_wheel (const TilCase *kase, const char *key)
{
  for (guint i = 0; kase != NULL && i < kase->mappings->len; i++)
    {
      const TilMapping *mapping = g_ptr_array_index (kase->mappings, i);

      if (g_strcmp0 (mapping->wheel->key, key) == 0)
        return mapping->wheel;
    }
  return find_bundled (key);
}

GtkWidget *
til_area_chip_new (const TilCase *kase, const char *wheel_key, const char *area_key)
{
  const TilWheel *wheel = find_case_wheel (kase, wheel_key);
  int area = wheel != NULL ? til_wheel_find_area (wheel, area_key) : -1;
  const char *name = area >= 0 ? til_local_get (til_wheel_area (wheel, (guint)area)->name,
                                                til_locale_language ())
                               : area_key;
  GtkWidget *chip = chip_content_new (wheel, area, name);

  gtk_widget_add_css_class (chip, "til-chip");
  return chip;
}

GtkWidget *
til_area_chips_new (const TilCase *kase, const char *wheel_key, const GPtrArray *area_keys)
{
  GtkWidget *box = wrap_box_new ();

  for (guint i = 0; i < area_keys->len; i++)
    gtk_box_append (GTK_BOX (box), til_area_chip_new (kase, wheel_key, area_keys->pdata[i]));
  return box;
}

/* Areas to switch on and off */

static char **
own_wheel_key (TilRowLink *link)
{
  const TilField *field = til_record_class_find_field (link->class, "wheel_key");

  return field != NULL && til_row_value (link) != NULL ? til_record_field (link->record, field)
                                                       : NULL;
}

/* The record's own wheel, the one asked for, or the one that is offered first. */
static const TilWheel *
find_wheel (TilRowLink *link)
{
  const GPtrArray *wheels = til_record_editor_get_wheels (link->editor);
  TilCaseModel *model = til_record_editor_get_model (link->editor);
  char **own = own_wheel_key (link);
  const char *key = own != NULL && *own != NULL ? *own : link->wheel_key;

  for (guint i = 0; i < wheels->len; i++)
    if (g_strcmp0 (((const TilWheel *)wheels->pdata[i])->key, key) == 0)
      return wheels->pdata[i];
  if (key != NULL)
    return find_case_wheel (til_record_editor_get_case (link->editor), key);
  if (model != NULL)
    return til_case_model_get_wheel (model);
  return wheels->len > 0 ? wheels->pdata[0] : NULL;
}

static void
area_toggled_cb (GtkToggleButton *button, TilRowLink *link)
{
  gboolean active = gtk_toggle_button_get_active (button);
  const char *key = g_object_get_data (G_OBJECT (button), "til-area-key");
  GtkWidget *mark = g_object_get_data (G_OBJECT (button), "til-mark");
  const TilWheel *wheel;
  GPtrArray **keys;
  char **own;

  gtk_widget_set_opacity (mark, active ? 1 : 0);
  if (til_row_is_quiet (link))
    return;
  keys = til_row_value (link);
  til_keys_set (*keys, key, active);
  wheel = find_wheel (link);
  own = own_wheel_key (link);
  if (own != NULL && *own == NULL && wheel != NULL)
    *own = g_strdup (wheel->key);
  if (link->other != NULL)
    gtk_widget_set_visible (link->other, (*keys)->len == 0);
  til_row_touch (link);
}

static GtkWidget *
area_button_new (TilRowLink *link, const TilWheel *wheel, guint index)
{
  const TilArea *area = til_wheel_area (wheel, index);
  const char *name = til_local_get (area->name, til_locale_language ());
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *content = chip_content_new (wheel, (int)index, name);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_opacity (mark, 0);
  gtk_box_append (GTK_BOX (content), mark);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "til-area");
  gtk_widget_set_tooltip_text (button, til_local_get (area->description, til_locale_language ()));
  til_set_accessible_label (button, name);
  g_object_set_data_full (G_OBJECT (button), "til-area-key", g_strdup (area->key), g_free);
  g_object_set_data (G_OBJECT (button), "til-mark", mark);
  g_signal_connect (button, "toggled", G_CALLBACK (area_toggled_cb), link);
  return button;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_wheels (TilRowLink *link)
{
  const GPtrArray *wheels = til_record_editor_get_wheels (link->editor);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (link->other == NULL)
    return;
  for (guint i = 0; i < wheels->len; i++)
    g_strv_builder_add (builder, til_local_get (((const TilWheel *)wheels->pdata[i])->name,
                                                til_locale_language ()));
  names = g_strv_builder_end (builder);
  til_choice_set_texts (link->other, (const char *const *)names);
}

/* text: the wheel whose chips are shown. */
static void
fill_areas (TilRowLink *link)
{
  const TilWheel *wheel = find_wheel (link);

  fill_wheels (link);
  if (wheel == NULL || g_strcmp0 (link->text, wheel->key) == 0)
    return;
  g_free (link->text);
  link->text = g_strdup (wheel->key);
  clear_box (link->input);
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    if (link->keys == NULL || til_keys_have (link->keys, til_wheel_area (wheel, i)->key))
      gtk_box_append (GTK_BOX (link->input), area_button_new (link, wheel, i));
}

static void
show_areas (TilRowLink *link)
{
  const GPtrArray *keys = *(GPtrArray **)til_row_value (link);
  const GPtrArray *wheels = til_record_editor_get_wheels (link->editor);

  fill_areas (link);
  for (GtkWidget *button = gtk_widget_get_first_child (link->input); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (button),
        til_keys_have (keys, g_object_get_data (G_OBJECT (button), "til-area-key")));
  if (link->other == NULL)
    return;
  gtk_widget_set_visible (link->other, keys->len == 0 && wheels->len > 1);
  for (guint i = 0; i < wheels->len; i++)
    if (g_strcmp0 (((const TilWheel *)wheels->pdata[i])->key, link->text) == 0)
      til_choice_set_id (link->other, i);
}

static void
wheel_changed_cb (TilRowLink *link)
{
  const GPtrArray *wheels;
  char **own = own_wheel_key (link);
  gint64 id;

  if (til_row_is_quiet (link) || own == NULL)
    return;
  wheels = til_record_editor_get_wheels (link->editor);
  id = til_choice_get_id (link->other);
  if (id >= wheels->len)
    return;
  g_free (*own);
  *own = g_strdup (((const TilWheel *)wheels->pdata[id])->key);
  til_row_show (link);
  til_row_touch (link);
}

GtkWidget *
til_areas_row_new (TilRecordEditor *editor,
                   gpointer record,
                   const char *field,
                   const char *wheel_key,
                   const char *title,
                   const GPtrArray *allowed)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *chips = wrap_box_new ();
  GtkWidget *row = til_box_row_new (title, NULL, box);
  TilRowLink *link = til_row_link (row, editor, record, field, title, fill_areas, show_areas);

  link->input = chips;
  link->wheel_key = g_strdup (wheel_key);
  if (allowed != NULL)
    {
      link->keys = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < allowed->len; i++)
        g_ptr_array_add (link->keys, g_strdup (allowed->pdata[i]));
    }
  if (wheel_key == NULL && own_wheel_key (link) != NULL)
    {
      link->other = gtk_drop_down_new (NULL, NULL);
      til_choice_setup (link->other);
      gtk_widget_set_halign (link->other, GTK_ALIGN_START);
      til_set_accessible_label (link->other, _ ("Wheel"));
      gtk_box_append (GTK_BOX (box), link->other);
      fill_wheels (link);
      g_signal_connect_swapped (link->other, "notify::selected", G_CALLBACK (wheel_changed_cb),
                                link);
    }
  gtk_box_append (GTK_BOX (box), chips);
  til_row_show (link);
  return row;
}
