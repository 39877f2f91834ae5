/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-window-private.h"

#include <glib/gi18n-lib.h>

#include "til-demo-register.h"
#include "til-gui-util.h"
#include "til-handover-import.h"
#include "til-import-dialog.h"
#include "til-settings.h"
#include "til-text.h"
#include "til-units-dialog.h"

#define REGISTER_PATTERN "*.tillsammans"

/* Actions that make no sense without a register, and those that would change one. */
static const char *const register_actions[] = { "find",       "backup",     "close-register",
                                                "open-child", "show-place", "show-number",
                                                "who",        "units",      NULL };
static const char *const writing_actions[] = { "new-child", "edit-child", "import", "import-child",
                                               NULL };

static void
open_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    til_window_open_register (data, path, FALSE);
}

static void
open_register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_choose_file (data, _ ("Open Register"), _ ("Open"), NULL, _ ("Registers"), REGISTER_PATTERN,
                   open_chosen_cb, data);
}

static void
create_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    til_window_open_register (data, path, TRUE);
}

static void
create_register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = g_strconcat (_ ("Register"), ".tillsammans", NULL);

  til_choose_file (data, _ ("Create Register"), _ ("Create"), name, _ ("Registers"),
                   REGISTER_PATTERN, create_chosen_cb, data);
}

static void
open_recent_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_open_register (data, g_variant_get_string (parameter, NULL), FALSE);
}

static void
demo_prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = til_demo_register_prepare_finish (result, &error);

  if (path == NULL)
    {
      til_window_set_busy (self, NULL);
      til_show_error (GTK_WIDGET (self), _ ("The fictitious children can’t be made"), error);
      return;
    }

  til_window_open_register (self, path, FALSE);
}

static void
open_demo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;

  til_window_set_busy (self, _ ("Making up children who don’t exist…"));
  til_demo_register_prepare_async (self->cancellable, demo_prepared_cb, g_object_ref (self));
}

static void
close_register_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;

  g_settings_set_string (self->settings, "last-register", "");
  til_window_close_register (self);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_show_error (GTK_WIDGET (self), _ ("The register could not be backed up"), error);
  else
    til_window_add_toast (self, til_toast_new (_ ("The register has been backed up")));
}

static void
backup_chosen_cb (GFile *file, gpointer data)
{
  TilWindow *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL && self->store != NULL)
    til_store_backup_async (self->store, path, self->cancellable, backed_up_cb,
                            g_object_ref (self));
}

static void
backup_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;
  g_autofree char *base = g_path_get_basename (til_store_get_path (self->store));
  g_autofree char *date = til_date_format (til_date_today ());
  g_autofree char *name = NULL;
  char *ending = strrchr (base, '.');

  if (ending != NULL && ending != base)
    *ending = '\0';
  name = g_strconcat (base, " ", date, ".tillsammans", NULL);
  til_choose_file (GTK_WIDGET (self), _ ("Back Up Register"), _ ("Back Up"), name, _ ("Registers"),
                   REGISTER_PATTERN, backup_chosen_cb, self);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", "children");
  til_children_page_focus_search (self->children);
}

static void
new_child_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_edit_child (data, 0);
}

static void
edit_child_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_edit_child (data, g_variant_get_int64 (parameter));
}

static void
open_child_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_show_child (data, g_variant_get_int64 (parameter));
}

static void
imported_cb (TilWindow *self, guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} child was imported", "{n} children were imported", n), "n",
      digits, NULL);

  til_window_add_toast (self, til_toast_new (text));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;
  GtkWidget *dialog = til_import_dialog_new (self->store);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
child_imported_cb (TilStore *store, gint64 child_id, gpointer data)
{
  TilWindow *self = data;

  if (self->store == store)
    til_window_show_child (self, child_id);
}

static void
import_child_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;

  til_handover_import (GTK_WINDOW (self), self->store, child_imported_cb, self);
}

static void
units_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;
  GtkWidget *dialog = til_units_dialog_new (self->store);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Not GTK's own win.show-help-overlay, whose window is built with each window of the application,
 * seen or not. */
static void
show_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkBuilder)
      builder = gtk_builder_new_from_resource ("/se/barnetsbasta/Tillsammans/til-shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (data));
  gtk_window_present (shortcuts);
}

static void
who_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_ask_who (data);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  TilWindow *self = data;

  if (self->child_page != NULL)
    til_window_close_child (self);
  else if (adw_leaflet_get_folded (self->places))
    adw_leaflet_navigate (self->places, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
show_place_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_show_place (data, g_variant_get_string (parameter, NULL));
}

static void
show_number_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_show_number (data, g_variant_get_int32 (parameter));
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  til_window_add_toast (data, til_toast_new (g_variant_get_string (parameter, NULL)));
}

static gboolean
back_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  TilWindow *self = data;

  if (self->child_page == NULL && !adw_leaflet_get_folded (self->places))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
back_button_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  gtk_widget_activate_action (data, "win.back", NULL);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* In the bubble phase, so that an entry or a popover with a use for Escape has it first. */
static void
add_back_shortcuts (TilWindow *self)
{
  gboolean rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  const guint escape[][2] = { { GDK_KEY_Escape, 0 },
                              { rtl ? GDK_KEY_Right : GDK_KEY_Left, GDK_ALT_MASK } };

  for (guint i = 0; i < G_N_ELEMENTS (escape); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (escape[i][0], escape[i][1]),
                          gtk_callback_action_new (back_shortcut_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->stack), controller);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 8);
  g_signal_connect_object (click, "pressed", G_CALLBACK (back_button_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), GTK_EVENT_CONTROLLER (click));
}

static void
set_enabled (TilWindow *self, const char *const *names, gboolean enabled)
{
  for (guint i = 0; names[i] != NULL; i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), names[i])), enabled);
}

void
til_window_update_actions (TilWindow *self)
{
  gboolean open = self->store != NULL;

  set_enabled (self, register_actions, open);
  set_enabled (self, writing_actions, open && !til_store_get_read_only (self->store));
}

void
til_window_update_recent (TilWindow *self)
{
  g_auto (GStrv) recent = til_settings_list_recent (self->settings);

  g_menu_remove_all (self->recent_menu);
  for (guint i = 0; recent[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (recent[i]);
      g_auto (GStrv) parts = g_strsplit (name, "_", -1);
      /* An underscore would mark a mnemonic. */
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "win.open-recent", "s", recent[i]);
      g_menu_append_item (self->recent_menu, item);
    }
  if (self->welcome != NULL)
    til_welcome_page_set_recent (self->welcome, (const char *const *)recent);
}

void
til_window_init_actions (TilWindow *self)
{
  static const GActionEntry actions[] = {
    { "open-register", open_register_cb },
    { "create-register", create_register_cb },
    { "open-recent", open_recent_cb, "s" },
    { "open-demo", open_demo_cb },
    { "close-register", close_register_cb },
    { "backup", backup_cb },
    { "find", find_cb },
    { "new-child", new_child_cb },
    { "edit-child", edit_child_cb, "x" },
    { "open-child", open_child_cb, "x" },
    { "import", import_cb },
    { "import-child", import_child_cb },
    { "units", units_cb },
    { "who", who_cb },
    { "show-shortcuts", show_shortcuts_cb },
    { "back", back_cb },
    { "show-place", show_place_cb, "s" },
    { "show-number", show_number_cb, "i" },
    { "toast", toast_cb, "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_back_shortcuts (self);
}
