/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-units-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-staff-dialog.h"
#include "til-text.h"
#include "til-unit-dialog.h"

struct _TilUnitsDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwPreferencesGroup *units_group;
  AdwPreferencesGroup *staff_group;
  GtkWidget *add_unit_button;
  GtkWidget *add_staff_button;

  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *units;          /* (owned) (nullable) (element-type TilUnit) */
  GPtrArray *staff;          /* (owned) (nullable) (element-type TilStaff) */
  GPtrArray *unit_rows;      /* (owned) borrowed GtkWidget */
  GPtrArray *staff_rows;     /* (owned) borrowed GtkWidget */
};

G_DEFINE_FINAL_TYPE (TilUnitsDialog, til_units_dialog, ADW_TYPE_WINDOW)

static void
show_over (TilUnitsDialog *self, GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
unit_activated_cb (TilUnitsDialog *self, GtkWidget *row)
{
  show_over (self,
             til_unit_dialog_new (self->store, g_object_get_data (G_OBJECT (row), "til-record")));
}

static void
staff_activated_cb (TilUnitsDialog *self, GtkWidget *row)
{
  show_over (self, til_staff_dialog_new (self->store,
                                         g_object_get_data (G_OBJECT (row), "til-record"), NULL));
}

static void
add_unit_cb (TilUnitsDialog *self)
{
  show_over (self, til_unit_dialog_new (self->store, NULL));
}

static void
add_staff_cb (TilUnitsDialog *self)
{
  show_over (self, til_staff_dialog_new (self->store, NULL, NULL));
}

static GtkWidget *
build_row (TilUnitsDialog *self,
           const char *name,
           const char *subtitle,
           gconstpointer record,
           GCallback activated)
{
  g_autofree char *isolated = til_text_isolate (name);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isolated);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  til_set_accessible_label (row, isolated);
  if (!til_store_get_read_only (self->store))
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("document-edit-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }
  g_object_set_data (G_OBJECT (row), "til-record", (gpointer)record);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);
  return row;
}

static void
remove_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static const char *
find_unit_name (TilUnitsDialog *self, gint64 id)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (self->units, i);

      if (unit->id == id)
        return unit->name;
    }

  return NULL;
}

static char *
describe_staff (TilUnitsDialog *self, const TilStaff *member)
{
  const char *unit_name = find_unit_name (self, member->unit_id);
  g_autofree char *role = til_text_isolate (member->role != NULL ? member->role : "");
  g_autofree char *unit = til_text_isolate (unit_name != NULL ? unit_name : "");

  if (member->role == NULL)
    return g_steal_pointer (&unit);
  if (unit_name == NULL)
    return g_steal_pointer (&role);
  return til_text_fill (_ ("{role}, {unit}"), "role", role, "unit", unit, NULL);
}

static void
fill_units (TilUnitsDialog *self)
{
  remove_rows (self->units_group, self->unit_rows);
  for (guint i = 0; i < self->units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (self->units, i);
      g_autofree char *subtitle = til_text_fill (_ ("{kind}, {sector}"), "kind",
                                                 til_unit_kind_name (unit->kind), "sector",
                                                 til_sector_name (unit->sector), NULL);
      GtkWidget *row = build_row (self, unit->name, subtitle, unit, G_CALLBACK (unit_activated_cb));

      adw_preferences_group_add (self->units_group, row);
      g_ptr_array_add (self->unit_rows, row);
    }
}

static void
fill_staff (TilUnitsDialog *self)
{
  remove_rows (self->staff_group, self->staff_rows);
  for (guint i = 0; i < self->staff->len; i++)
    {
      const TilStaff *member = g_ptr_array_index (self->staff, i);
      g_autofree char *subtitle = describe_staff (self, member);
      GtkWidget *row = build_row (self, member->name, subtitle, member,
                                  G_CALLBACK (staff_activated_cb));

      adw_preferences_group_add (self->staff_group, row);
      g_ptr_array_add (self->staff_rows, row);
    }
}

static void
staff_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilUnitsDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *staff = til_store_list_staff_finish (TIL_STORE (source), result, &error);

  if (staff == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The staff can’t be read"), error);
      return;
    }
  remove_rows (self->staff_group, self->staff_rows);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  self->staff = staff;
  fill_staff (self);
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilUnitsDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *units = til_store_list_units_finish (TIL_STORE (source), result, &error);

  if (units == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The units can’t be read"), error);
      return;
    }
  remove_rows (self->units_group, self->unit_rows);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = units;
  fill_units (self);
  til_store_list_staff_async (self->store, self->cancellable, staff_listed_cb, g_object_ref (self));
}

static void
refresh (TilUnitsDialog *self)
{
  til_store_list_units_async (self->store, self->cancellable, units_listed_cb, g_object_ref (self));
}

static void
til_units_dialog_dispose (GObject *object)
{
  TilUnitsDialog *self = TIL_UNITS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_units_dialog_parent_class)->dispose (object);
}

static void
til_units_dialog_finalize (GObject *object)
{
  TilUnitsDialog *self = TIL_UNITS_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_ptr_array_unref (self->unit_rows);
  g_ptr_array_unref (self->staff_rows);

  G_OBJECT_CLASS (til_units_dialog_parent_class)->finalize (object);
}

static void
til_units_dialog_class_init (TilUnitsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_units_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_units_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-units-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilUnitsDialog, units_group);
  gtk_widget_class_bind_template_child (widget_class, TilUnitsDialog, staff_group);
  gtk_widget_class_bind_template_child (widget_class, TilUnitsDialog, add_unit_button);
  gtk_widget_class_bind_template_child (widget_class, TilUnitsDialog, add_staff_button);
  gtk_widget_class_bind_template_callback (widget_class, add_unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_staff_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_units_dialog_init (TilUnitsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->unit_rows = g_ptr_array_new ();
  self->staff_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
}

GtkWidget *
til_units_dialog_new (TilStore *store)
{
  TilUnitsDialog *self = g_object_new (TIL_TYPE_UNITS_DIALOG, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_sensitive (self->add_unit_button, !til_store_get_read_only (store));
  gtk_widget_set_sensitive (self->add_staff_button, !til_store_get_read_only (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
