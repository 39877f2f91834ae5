/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-staff-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-field-row.h"
#include "til-gui-util.h"
#include "til-unit-dialog.h"

struct _TilStaffDialog
{
  AdwWindow parent_instance;

  /* Template */
  TilFieldRow *name_row;
  TilFieldRow *role_row;
  AdwComboRow *unit_row;
  GtkWidget *add_unit_row;
  TilFieldRow *trained_row;
  GtkWidget *save_button;

  TilStore *store;           /* (owned) */
  TilStaff *staff;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilStaffDialog, til_staff_dialog, ADW_TYPE_WINDOW)

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilStaffDialog) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  if (self->save_button != NULL)
    gtk_widget_set_sensitive (self->save_button, TRUE);
  if (id == 0)
    {
      til_show_error (GTK_WIDGET (self), _ ("The staff member could not be saved"), error);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, id, self->staff->name);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* R11: when the person was trained as a samtalsledare; empty: not yet. */
static gboolean
read_trained (TilStaffDialog *self)
{
  g_autofree char *text = til_field_row_get_value (self->trained_row);
  g_autoptr (GError) error = NULL;
  TilDate date = TIL_DATE_NONE;

  if (text != NULL && !til_date_parse (text, &date, &error))
    {
      til_field_row_set_problem (self->trained_row, error->message);
      return FALSE;
    }
  if (date > til_date_today ())
    {
      til_field_row_set_problem (self->trained_row, _ ("The day of training is still to come."));
      return FALSE;
    }
  til_field_row_set_problem (self->trained_row, NULL);
  self->staff->trained_on = date;
  return TRUE;
}

static void
save_cb (TilStaffDialog *self)
{
  if (til_field_row_check_empty (self->name_row, _ ("Everyone on the staff needs a name.")))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
      return;
    }
  if (!read_trained (self))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->trained_row));
      return;
    }

  g_free (self->staff->name);
  g_free (self->staff->role);
  self->staff->name = til_field_row_get_value (self->name_row);
  self->staff->role = til_field_row_get_value (self->role_row);
  self->staff->unit_id = til_choice_get_id (self->unit_row);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  til_store_save_staff_async (self->store, self->staff, NULL, saved_cb, g_object_ref (self));
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilStaffDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = til_store_list_units_finish (TIL_STORE (source), result, &error);

  if (units == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The units can’t be read"), error);
      return;
    }

  til_choice_set_units (self->unit_row, _ ("No unit"), units);
  til_choice_set_id (self->unit_row, self->staff->unit_id);
}

static void
list_units (TilStaffDialog *self)
{
  til_store_list_units_async (self->store, self->cancellable, units_listed_cb, g_object_ref (self));
}

static void
unit_saved_cb (TilStaffDialog *self, gint64 id)
{
  self->staff->unit_id = id;
  list_units (self);
}

static void
add_unit_cb (TilStaffDialog *self)
{
  GtkWidget *dialog = til_unit_dialog_new (self->store, NULL);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (unit_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
til_staff_dialog_dispose (GObject *object)
{
  TilStaffDialog *self = TIL_STAFF_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_staff_dialog_parent_class)->dispose (object);
}

static void
til_staff_dialog_finalize (GObject *object)
{
  TilStaffDialog *self = TIL_STAFF_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->staff, til_staff_free);

  G_OBJECT_CLASS (til_staff_dialog_parent_class)->finalize (object);
}

static void
til_staff_dialog_class_init (TilStaffDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_staff_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_staff_dialog_finalize;

  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  g_type_ensure (TIL_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-staff-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilStaffDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TilStaffDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, TilStaffDialog, unit_row);
  gtk_widget_class_bind_template_child (widget_class, TilStaffDialog, add_unit_row);
  gtk_widget_class_bind_template_child (widget_class, TilStaffDialog, trained_row);
  gtk_widget_class_bind_template_child (widget_class, TilStaffDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_unit_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_staff_dialog_init (TilStaffDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  til_choice_setup (self->unit_row);
  til_choice_set_units (self->unit_row, _ ("No unit"), NULL);
}

GtkWidget *
til_staff_dialog_new (TilStore *store, const TilStaff *staff, const char *name)
{
  TilStaffDialog *self = g_object_new (TIL_TYPE_STAFF_DIALOG, NULL);
  g_autofree char *trained = NULL;

  self->store = g_object_ref (store);
  self->staff = staff != NULL ? til_staff_copy (staff) : til_staff_new ();
  if (staff == NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New Staff Member"));
  til_field_row_set_value (self->name_row, staff != NULL ? staff->name : name);
  til_field_row_set_value (self->role_row, self->staff->role);
  trained = til_date_format (self->staff->trained_on);
  til_field_row_set_value (self->trained_row, trained);
  list_units (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  return GTK_WIDGET (self);
}
