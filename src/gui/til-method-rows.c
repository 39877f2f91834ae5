/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-method-rows.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-lines.h"
#include "til-register-case.h"

#define TYPING_PAUSE_MS 600

/* One setting and the control that shows it, which owns this. */
typedef struct
{
  TilStore *store;           /* (owned) (nullable) once the window is closed */
  GCancellable *cancellable; /* (owned) */
  const char *key;
  GtkWidget *control; /* borrowed: a switch or a text view */
  char *stored;       /* (owned) (nullable) until read */
  guint pause;        /* (owned) timeout, 0 without */
} Setting;

#define SETTING_KEY "til-setting"

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_clear_handle_id (&setting->pause, g_source_remove);
  g_cancellable_cancel (setting->cancellable);
  g_object_unref (setting->cancellable);
  g_clear_object (&setting->store);
  g_free (setting->stored);
  g_free (setting);
}

static char *
get_value (Setting *setting)
{
  if (GTK_IS_SWITCH (setting->control))
    return g_strdup (gtk_switch_get_active (GTK_SWITCH (setting->control)) ? "yes" : "no");
  return til_lines_get_text (setting->control);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) control = data;
  g_autoptr (GError) error = NULL;

  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    til_show_error (control, _ ("The choice could not be saved"), error);
}

static void
save (Setting *setting)
{
  g_autofree char *value = get_value (setting);

  g_clear_handle_id (&setting->pause, g_source_remove);
  if (setting->store == NULL || setting->stored == NULL || g_str_equal (value, setting->stored))
    return;
  til_store_set_setting_async (setting->store, setting->key, value, NULL, saved_cb,
                               g_object_ref (setting->control));
  g_free (setting->stored);
  setting->stored = g_steal_pointer (&value);
}

static gboolean
pause_cb (gpointer data)
{
  Setting *setting = data;

  setting->pause = 0;
  save (setting);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (Setting *setting)
{
  g_clear_handle_id (&setting->pause, g_source_remove);
  setting->pause = g_timeout_add (TYPING_PAUSE_MS, pause_cb, setting);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Setting *setting = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = til_store_get_setting_finish (TIL_STORE (source), result, &error);
  GtkWidget *control;

  /* The control is gone, and setting with it. */
  if (til_error_is_cancelled (error))
    return;
  control = setting->control;
  if (error != NULL)
    {
      til_show_error (control, _ ("The register’s choices can’t be read"), error);
      return;
    }
  if (GTK_IS_SWITCH (control))
    gtk_switch_set_active (GTK_SWITCH (control), g_strcmp0 (value, "yes") == 0);
  else
    til_lines_set_text (control, value);
  setting->stored = get_value (setting);
  gtk_widget_set_sensitive (control, !til_store_get_read_only (setting->store));
}

/* A window that is closed keeps no register open, whoever still holds its rows. */
static void
closed_cb (GtkWidget *control)
{
  Setting *setting = g_object_get_data (G_OBJECT (control), SETTING_KEY);

  g_cancellable_cancel (setting->cancellable);
  g_clear_object (&setting->store);
}

static Setting *
setting_new (GtkRoot *window, TilStore *store, const char *key, GtkWidget *control)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->store = g_object_ref (store);
  setting->cancellable = g_cancellable_new ();
  setting->key = key;
  setting->control = control;
  g_object_set_data_full (G_OBJECT (control), SETTING_KEY, setting, setting_free);
  g_signal_connect_object (window, "destroy", G_CALLBACK (closed_cb), control, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (control, FALSE);
  til_store_get_setting_async (store, key, setting->cancellable, read_cb, setting);
  return setting;
}

static void
add_switch (AdwPreferencesGroup *group,
            TilStore *store,
            const char *key,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();
  Setting *setting = setting_new (gtk_widget_get_root (GTK_WIDGET (group)), store, key, toggle);

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  til_set_accessible_label (toggle, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (save), setting);
}

static void
add_kinds (AdwPreferencesGroup *group, TilStore *store)
{
  const char *title = _ ("Meeting Kinds of Your Own");
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *hint = gtk_label_new (_ ("One in each line, beside those that are built in."));
  GtkWidget *view = til_lines_new (title);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Setting *setting = setting_new (gtk_widget_get_root (GTK_WIDGET (group)), store,
                                  TIL_SETTING_MEETING_KINDS, view);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), view);
  gtk_widget_add_css_class (box, "til-box-row");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  til_set_accessible_label (row, title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed",
                            G_CALLBACK (typed_cb), setting);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (save), setting);
  gtk_widget_add_controller (view, focus);
  /* The last word is saved when the window closes before the pause is over. */
  g_signal_connect_swapped (view, "unmap", G_CALLBACK (save), setting);
}

void
til_method_rows_add (AdwPreferencesGroup *group, TilStore *store)
{
  add_switch (group, store, TIL_SETTING_TRAPPAN, _ ("The Steps (Trappan)"),
              _ ("A mapping tells which of the steps 0 to 3 the child is on."));
  add_switch (group, store, TIL_SETTING_LEVELS, _ ("Promote, Prevent, Remedy"),
              _ ("A mapping tells on which of the three levels the support is."));
  add_kinds (group, store);
}
