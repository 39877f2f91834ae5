/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-locale.h"
#include "til-settings.h"
#include "til-who-dialog.h"
#include "til-window.h"

static TilApplication *application;

static GSettings *
get_settings (void)
{
  return til_application_get_settings (application);
}

static TilWindow *
show_window (Support *support)
{
  TilWindow *window = TIL_WINDOW (til_window_new (application));

  til_window_open_register (window, support->path, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  SUPPORT_WAIT (til_window_get_store (window) != NULL);
  return window;
}

static void
test_welcome (Support *support, gconstpointer data)
{
  TilWindow *window = TIL_WINDOW (til_window_new (application));

  gtk_window_present (GTK_WINDOW (window));
  SUPPORT_WAIT (support_shows (GTK_WIDGET (window), "Welcome to Tillsammans"));
  g_assert_null (til_window_get_store (window));
  support_assert_named (GTK_WIDGET (window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "new-child"));
  support_destroy (GTK_WIDGET (window));
}

static void
test_who (Support *support, gconstpointer data)
{
  TilWindow *window;
  GtkWidget *dialog;

  til_settings_set_who (get_settings (), support->path, 0);
  window = show_window (support);
  SUPPORT_WAIT ((dialog = support_window (TIL_TYPE_WHO_DIALOG)) != NULL);
  SUPPORT_WAIT (support_shows (dialog, "Karin Ek"));
  support_assert_named (dialog);
  g_signal_emit_by_name (dialog, "chosen", support->staff_id, "Karin Ek");
  g_assert_cmpint (til_settings_get_who (get_settings (), support->path), ==, support->staff_id);
  g_assert_true (support_shows (GTK_WIDGET (window), "Karin Ek"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  support_destroy (GTK_WIDGET (window));
}

static void
test_recent (Support *support, gconstpointer data)
{
  TilWindow *window;
  g_auto (GStrv) recent = NULL;
  g_autofree char *last = NULL;

  til_settings_set_who (get_settings (), support->path, support->staff_id);
  window = show_window (support);
  recent = til_settings_list_recent (get_settings ());
  g_assert_cmpstr (recent[0], ==, support->path);
  last = g_settings_get_string (get_settings (), "last-register");
  g_assert_cmpstr (last, ==, support->path);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-register", NULL);
  g_assert_null (til_window_get_store (window));
  g_assert_true (support_shows (GTK_WIDGET (window), "register.tillsammans"));
  g_free (last);
  last = g_settings_get_string (get_settings (), "last-register");
  g_assert_cmpstr (last, ==, "");
  support_destroy (GTK_WIDGET (window));
}

static void
test_child_page (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  TilWindow *window;

  til_settings_set_who (get_settings (), support->path, support->staff_id);
  window = show_window (support);
  til_window_show_child (window, id);
  SUPPORT_WAIT (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Åsa") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Tillsammans");
  support_destroy (GTK_WIDGET (window));
}

static void
test_protected_title (Support *support, gconstpointer data)
{
  gint64 id = support_add_child (support, "Hemlig", "Person", til_date_new (2017, 3, 4), TRUE);
  TilWindow *window;

  til_settings_set_who (get_settings (), support->path, support->staff_id);
  window = show_window (support);
  til_window_show_child (window, id);
  SUPPORT_WAIT (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Protected") != NULL);
  g_assert_null (strstr (gtk_window_get_title (GTK_WINDOW (window)), "Hemlig"));
  support_destroy (GTK_WIDGET (window));
}

static void
test_damaged (Support *support, gconstpointer data)
{
  g_autofree char *path = g_build_filename (support->folder, "damaged.tillsammans", NULL);
  TilWindow *window;
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "not a register at all", -1, NULL));
  til_settings_set_who (get_settings (), support->path, support->staff_id);
  window = show_window (support);
  til_window_open_register (window, path, FALSE);
  SUPPORT_WAIT ((dialog = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (support_shows (dialog, "The register can’t be opened"));
  g_assert_cmpstr (til_store_get_path (til_window_get_store (window)), ==, support->path);
  gtk_window_destroy (GTK_WINDOW (dialog));
  support_destroy (GTK_WIDGET (window));
}

static void
test_places (Support *support, gconstpointer data)
{
  TilWindow *window;

  til_settings_set_who (get_settings (), support->path, support->staff_id);
  window = show_window (support);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "steering");
  SUPPORT_WAIT (support_shows (GTK_WIDGET (window), "Children by step and age group"));
  support_assert_named (GTK_WIDGET (window));
  support_destroy (GTK_WIDGET (window));
}

/* Alt and a digit, in the order of the sidebar; another register has places of its own. */
static void
test_places_by_number (Support *support, gconstpointer data)
{
  static const char *const names[] = { "children", "meetings", "surveys", "collaboration",
                                       "steering" };
  TilWindow *window;
  GtkStack *stack;

  til_settings_set_who (get_settings (), support->path, support->staff_id);
  window = show_window (support);
  stack = GTK_STACK (support_template_child (window, TIL_TYPE_WINDOW, "place_stack"));
  for (int i = G_N_ELEMENTS (names); i >= 1; i--)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-number", "i", i);
      g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, names[i - 1]);
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-register", NULL);
  g_assert_null (gtk_stack_get_visible_child (stack));
  support_destroy (GTK_WIDGET (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSettings) settings = NULL;
  int result;

  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  settings = til_settings_new (&error);
  g_assert_no_error (error);
  application = til_application_new (settings);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  SUPPORT_ADD ("/window/welcome", test_welcome);
  SUPPORT_ADD ("/window/r16-who-are-you", test_who);
  SUPPORT_ADD ("/window/recent-registers", test_recent);
  SUPPORT_ADD ("/window/child-page-and-back", test_child_page);
  SUPPORT_ADD ("/window/r14-title", test_protected_title);
  SUPPORT_ADD ("/window/damaged-register-leaves-the-open-one", test_damaged);
  SUPPORT_ADD ("/window/steering-group", test_places);
  SUPPORT_ADD ("/window/places-by-number", test_places_by_number);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
