/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-who-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-staff-dialog.h"
#include "til-text.h"

struct _TilWhoDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwPreferencesGroup *group;
  AdwActionRow *add_row;

  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) */
  GPtrArray *staff;          /* (owned) (nullable) (element-type TilStaff) */
  gint64 current;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilWhoDialog, til_who_dialog, ADW_TYPE_WINDOW)

static void
choose (TilWhoDialog *self, gint64 id, const char *name)
{
  g_signal_emit (self, signals[CHOSEN], 0, id, name);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
row_activated_cb (AdwActionRow *row, gpointer data)
{
  const TilStaff *member = g_object_get_data (G_OBJECT (row), "til-staff");

  choose (data, member->id, member->name);
}

static GtkWidget *
build_row (TilWhoDialog *self, const TilStaff *member)
{
  g_autofree char *name = til_text_isolate (member->name);
  GtkWidget *avatar = adw_avatar_new (32, member->name, TRUE);
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_add_css_class (avatar, "til-plain");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (member->role != NULL)
    {
      g_autofree char *role = til_text_isolate (member->role);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), role);
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), avatar);
  if (member->id == self->current)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, name);
  g_object_set_data (G_OBJECT (row), "til-staff", (gpointer)member);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  return row;
}

static void
staff_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilWhoDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->staff = til_store_list_staff_finish (TIL_STORE (source), result, &error);
  if (self->staff == NULL)
    {
      til_show_error (GTK_WIDGET (self), _ ("The staff can’t be read"), error);
      return;
    }

  for (guint i = 0; i < self->staff->len; i++)
    adw_preferences_group_add (self->group, build_row (self, g_ptr_array_index (self->staff, i)));
  if (self->staff->len == 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add Yourself…"));
}

static void
staff_saved_cb (TilWhoDialog *self, gint64 id, const char *name)
{
  choose (self, id, name);
}

static void
add_cb (TilWhoDialog *self)
{
  const char *name = g_get_real_name ();
  GtkWidget *dialog = til_staff_dialog_new (
      self->store, NULL,
      g_strcmp0 (name, "Unknown") == 0 || g_strcmp0 (name, "root") == 0 ? NULL : name);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (staff_saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
til_who_dialog_dispose (GObject *object)
{
  TilWhoDialog *self = TIL_WHO_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_who_dialog_parent_class)->dispose (object);
}

static void
til_who_dialog_finalize (GObject *object)
{
  TilWhoDialog *self = TIL_WHO_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->staff, g_ptr_array_unref);

  G_OBJECT_CLASS (til_who_dialog_parent_class)->finalize (object);
}

static void
til_who_dialog_class_init (TilWhoDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_who_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_who_dialog_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-who-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilWhoDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TilWhoDialog, add_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_who_dialog_init (TilWhoDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
}

GtkWidget *
til_who_dialog_new (TilStore *store, gint64 current)
{
  TilWhoDialog *self = g_object_new (TIL_TYPE_WHO_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->current = current;
  til_store_list_staff_async (store, self->cancellable, staff_listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
