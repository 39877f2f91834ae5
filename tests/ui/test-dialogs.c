/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-choice.h"
#include "til-field-row.h"
#include "til-import-dialog.h"
#include "til-locale.h"
#include "til-preferences.h"
#include "til-register-case.h"
#include "til-settings.h"
#include "til-units-dialog.h"
#include "til-unit-dialog.h"

static char *
write_file (Support *support, const char *name, const char *text)
{
  char *path = g_build_filename (support->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
imported_cb (TilImportDialog *dialog, guint n, guint *imported)
{
  *imported = n;
}

static void
press (gpointer dialog, GType type, const char *name)
{
  g_signal_emit_by_name (support_template_child (dialog, type, name), "clicked");
}

static void
test_import (Support *support, gconstpointer data)
{
  g_autofree char *path = write_file (support, "class.csv",
                                      "given_name,family_name,birth_date,unit,guardian1_name\n"
                                      "Åsa,Öberg,2017-03-04,Björkskolan,Eva\n"
                                      "Filmon,,2016-05-06,Ny skola,\n");
  GtkWidget *dialog = til_import_dialog_new (support->store);
  GtkWidget *button = support_template_child (dialog, TIL_TYPE_IMPORT_DIALOG, "import_button");
  guint imported = 0;

  g_signal_connect (dialog, "imported", G_CALLBACK (imported_cb), &imported);
  gtk_window_present (GTK_WINDOW (dialog));
  support_assert_named (dialog);
  til_import_dialog_read (TIL_IMPORT_DIALOG (dialog), path);
  SUPPORT_WAIT (gtk_widget_get_sensitive (button));
  g_assert_true (support_shows (dialog, "2 children will be added."));
  g_assert_true (support_shows (dialog, "Ny skola"));
  SUPPORT_WAIT (support_shows (dialog, "Line 3: Filmon"));
  press (dialog, TIL_TYPE_IMPORT_DIALOG, "import_button");
  SUPPORT_WAIT (imported == 2);
  SUPPORT_WAIT (support_window (TIL_TYPE_IMPORT_DIALOG) == NULL);
}

static void
test_import_problems (Support *support, gconstpointer data)
{
  g_autofree char *path = write_file (support, "class.csv",
                                      "given_name,family_name,personnummer\n"
                                      "Åsa,Öberg,20170304-1233\n"
                                      "Filmon,,\n");
  GtkWidget *dialog = til_import_dialog_new (support->store);
  GtkWidget *button = support_template_child (dialog, TIL_TYPE_IMPORT_DIALOG, "import_button");

  gtk_window_present (GTK_WINDOW (dialog));
  til_import_dialog_read (TIL_IMPORT_DIALOG (dialog), path);
  SUPPORT_WAIT (support_shows (dialog, "2 lines must be corrected"));
  SUPPORT_WAIT (support_shows (dialog, "Line 2:"));
  SUPPORT_WAIT (support_shows (dialog, "Line 3:"));
  g_assert_false (gtk_widget_get_sensitive (button));
  support_destroy (dialog);
}

static void
test_import_unreadable (Support *support, gconstpointer data)
{
  g_autofree char *path = write_file (support, "class.csv", "given_name,shoe_size\nÅsa,31\n");
  GtkWidget *dialog = til_import_dialog_new (support->store);
  GtkWidget *message;

  gtk_window_present (GTK_WINDOW (dialog));
  til_import_dialog_read (TIL_IMPORT_DIALOG (dialog), path);
  SUPPORT_WAIT ((message = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (support_shows (message, "shoe_size"));
  gtk_window_destroy (GTK_WINDOW (message));
  support_destroy (dialog);
}

static void
test_units (Support *support, gconstpointer data)
{
  GtkWidget *dialog = til_units_dialog_new (support->store);
  GtkWidget *unit;

  gtk_window_present (GTK_WINDOW (dialog));
  SUPPORT_WAIT (support_shows (dialog, "Björkskolan"));
  SUPPORT_WAIT (support_shows (dialog, "Karin Ek"));
  support_assert_named (dialog);

  press (dialog, TIL_TYPE_UNITS_DIALOG, "add_unit_button");
  SUPPORT_WAIT ((unit = support_window (TIL_TYPE_UNIT_DIALOG)) != NULL);
  support_assert_named (unit);
  press (unit, TIL_TYPE_UNIT_DIALOG, "save_button");
  g_assert_nonnull (til_field_row_get_problem (
      TIL_FIELD_ROW (support_template_child (unit, TIL_TYPE_UNIT_DIALOG, "name_row"))));
  gtk_editable_set_text (
      GTK_EDITABLE (support_template_child (unit, TIL_TYPE_UNIT_DIALOG, "name_row")),
      "Socialtjänsten");
  press (unit, TIL_TYPE_UNIT_DIALOG, "save_button");
  SUPPORT_WAIT (support_window (TIL_TYPE_UNIT_DIALOG) == NULL);
  SUPPORT_WAIT (support_shows (dialog, "Socialtjänsten"));
  support_destroy (dialog);
}

static void
test_preferences (Support *support, gconstpointer data)
{
  g_autoptr (GSettings) settings = til_settings_new (NULL);
  g_autofree char *language = NULL;
  g_autofree char *scheme = NULL;
  GtkWidget *dialog = til_preferences_new (settings, support->store);

  gtk_window_present (GTK_WINDOW (dialog));
  SUPPORT_WAIT (support_shows (dialog, "Version 1"));
  support_assert_named (dialog);
  g_assert_false (gtk_widget_get_visible (
      support_template_child (dialog, TIL_TYPE_PREFERENCES, "restart_row")));
  til_choice_set_id (support_template_child (dialog, TIL_TYPE_PREFERENCES, "language_row"), 2);
  language = g_settings_get_string (settings, "screen-language");
  g_assert_cmpstr (language, ==, "ar");
  g_assert_true (gtk_widget_get_visible (
      support_template_child (dialog, TIL_TYPE_PREFERENCES, "restart_row")));
  til_choice_set_id (support_template_child (dialog, TIL_TYPE_PREFERENCES, "colour_row"), 2);
  scheme = g_settings_get_string (settings, "colour-scheme");
  g_assert_cmpstr (scheme, ==, "dark");
  g_settings_reset (settings, "screen-language");
  g_settings_reset (settings, "colour-scheme");
  support_destroy (dialog);
}

static gboolean
is_method_control (GtkWidget *widget, gconstpointer data)
{
  return g_object_get_data (G_OBJECT (widget), "til-setting") != NULL;
}

static char *
stored_setting (Support *support, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return til_register_get_setting (other, key, NULL);
}

static gboolean
setting_is (Support *support, const char *key, const char *value)
{
  g_autofree char *stored = stored_setting (support, key);

  return g_strcmp0 (stored, value) == 0;
}

/* Trappan, the levels and the municipality's own meeting kinds, as they are chosen. */
static void
test_methods (Support *support, gconstpointer data)
{
  g_autoptr (GSettings) settings = til_settings_new (NULL);
  GtkWidget *dialog = til_preferences_new (settings, support->store);
  g_autoptr (GPtrArray) found = NULL;

  gtk_window_present (GTK_WINDOW (dialog));
  found = support_find (dialog, is_method_control, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    SUPPORT_WAIT (gtk_widget_get_sensitive (found->pdata[i]));
  gtk_switch_set_active (found->pdata[0], TRUE);
  SUPPORT_WAIT (setting_is (support, TIL_SETTING_TRAPPAN, "yes"));
  gtk_switch_set_active (found->pdata[1], TRUE);
  SUPPORT_WAIT (setting_is (support, TIL_SETTING_LEVELS, "yes"));
  gtk_switch_set_active (found->pdata[1], FALSE);
  SUPPORT_WAIT (setting_is (support, TIL_SETTING_LEVELS, "no"));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (found->pdata[2]),
                            "Nätverksmöte\nTrygghetsrond", -1);
  /* It is saved though the window closes within a keystroke. */
  support_destroy (dialog);
  SUPPORT_WAIT (setting_is (support, TIL_SETTING_MEETING_KINDS, "Nätverksmöte\nTrygghetsrond"));
}

static void
test_wheel_refused (Support *support, gconstpointer data)
{
  g_autoptr (GSettings) settings = til_settings_new (NULL);
  g_autofree char *path = write_file (support, "own.xml", "<wheel><surprise/></wheel>\n");
  GtkWidget *dialog = til_preferences_new (settings, support->store);
  GtkWidget *message;

  gtk_window_present (GTK_WINDOW (dialog));
  til_preferences_import_wheel (TIL_PREFERENCES (dialog), path);
  SUPPORT_WAIT ((message = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  g_assert_true (support_shows (message, "own.xml"));
  gtk_window_destroy (GTK_WINDOW (message));
  support_destroy (dialog);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/import/preview-and-import", test_import);
  SUPPORT_ADD ("/import/problems-by-line", test_import_problems);
  SUPPORT_ADD ("/import/unreadable", test_import_unreadable);
  SUPPORT_ADD ("/units/add", test_units);
  SUPPORT_ADD ("/preferences/choices", test_preferences);
  SUPPORT_ADD ("/preferences/methods", test_methods);
  SUPPORT_ADD ("/preferences/wheel-refused", test_wheel_refused);
  return g_test_run ();
}
