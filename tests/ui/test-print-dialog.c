/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "til-case-print.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-wheel-print.h"

typedef struct
{
  Fixture fixture;
  GtkWidget *dialog;
} DialogFixture;

static gpointer
find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (root) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gpointer
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
change_child (DialogFixture *self, gboolean protected_identity)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (self->fixture.path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilChild) child = til_register_get_child (other, self->fixture.child_id, &error);

  g_free (child->language);
  child->language = g_strdup ("ti");
  child->protected_identity = protected_identity;
  g_assert_true (til_register_save_child (other, child, &error));
  g_assert_no_error (error);
}

static void
open_dialog (DialogFixture *self, gboolean protected_identity)
{
  fixture_set_up (&self->fixture, NULL);
  fixture_close (&self->fixture);
  change_child (self, protected_identity);
  fixture_open (&self->fixture);
  fixture_add_mapping (&self->fixture, "barnets-basta", til_date_today ());
  fixture_add_voice (&self->fixture, TIL_VOICE_CHILD, 0, 0);
  til_mapping_session_set_step (self->fixture.session, 0, 2);
  fixture_finish (&self->fixture);
  self->dialog = GTK_WIDGET (til_wheel_print (NULL, self->fixture.session));
}

static void
set_up (DialogFixture *self, gconstpointer data)
{
  open_dialog (self, GPOINTER_TO_INT (data));
}

static void
tear_down (DialogFixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  fixture_tear_down (&self->fixture, NULL);
}

static void
test_family_language (DialogFixture *self, gconstpointer data)
{
  AdwComboRow *first = find_row (self->dialog, "Language");
  AdwComboRow *second = find_row (self->dialog, "Beside it");

  g_assert_cmpstr (til_languages ()[adw_combo_row_get_selected (first)], ==, "sv");
  g_assert_cmpstr (til_languages ()[adw_combo_row_get_selected (second) - 1], ==, "ti");
}

/* Writes with the ending and checks that the file begins as such files do. */
static void
save_as (DialogFixture *self, guint format, const char *ending, const char *magic)
{
  g_autofree char *name = g_strconcat ("sheet.", ending, NULL);
  g_autofree char *path = g_build_filename (self->fixture.folder, name, NULL);
  g_autofree char *typed = g_build_filename (self->fixture.folder, "sheet", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  GtkWidget *save = find_button (self->dialog, "_Save");

  g_signal_emit_by_name (find_button (self->dialog, "_Save as…"), "clicked");
  gtk_editable_set_text (find_row (self->dialog, "File name"), typed);
  adw_combo_row_set_selected (find_row (self->dialog, "Format"), format);
  g_signal_emit_by_name (save, "clicked");
  g_assert_false (gtk_widget_get_sensitive (save));
  WAIT_UNTIL (gtk_widget_get_sensitive (save));
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (content, strlen (magic), magic, strlen (magic));
  g_unlink (path);
}

static void
test_saves (DialogFixture *self, gconstpointer data)
{
  save_as (self, 0, "pdf", "%PDF");
  save_as (self, 1, "png", "\x89PNG");
  save_as (self, 2, "svg", "<?xml");
}

static void
test_impossible_folder (DialogFixture *self, gconstpointer data)
{
  GtkWidget *save = find_button (self->dialog, "_Save");

  g_signal_emit_by_name (find_button (self->dialog, "_Save as…"), "clicked");
  gtk_editable_set_text (find_row (self->dialog, "File name"), "/nowhere/at/all/sheet");
  g_signal_emit_by_name (save, "clicked");
  WAIT_UNTIL (gtk_widget_get_sensitive (save));
  g_assert_false (g_file_test ("/nowhere", G_FILE_TEST_EXISTS));
}

static void
test_protected_name (DialogFixture *self, gconstpointer data)
{
  GtkWidget *row = find_row (self->dialog, "Name on the sheet");

  g_assert_false (gtk_widget_get_visible (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");
  g_signal_emit_by_name (find_button (self->dialog, "_Save as…"), "clicked");
  g_assert_null (strstr (gtk_editable_get_text (find_row (self->dialog, "File name")), "Öberg"));
}

static void
test_missing_glyph (DialogFixture *self, gconstpointer data)
{
  GtkWidget *save_as = find_button (self->dialog, "_Save as…");

  /* A private-use letter: no font has it. */
  g_assert_true (gtk_widget_get_sensitive (save_as));
  gtk_editable_set_text (find_row (self->dialog, "Name on the sheet"), "Åsa \xef\xa3\xbf");
  WAIT_UNTIL (!gtk_widget_get_sensitive (save_as));
  gtk_editable_set_text (find_row (self->dialog, "Name on the sheet"), "Åsa");
  WAIT_UNTIL (gtk_widget_get_sensitive (save_as));
}

/* R8: a unit that no consent names can't be printed for, and why is told at once. */
static void
test_case_reader (DialogFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (self->fixture.path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilUnit) unit = til_unit_new ();
  TilCaseModel *model;
  AdwComboRow *reader;
  GtkWidget *save_as, *dialog;

  g_free (unit->name);
  unit->name = g_strdup ("BUP Norr");
  unit->kind = TIL_UNIT_BUP;
  unit->sector = TIL_SECTOR_REGION;
  g_assert_true (til_register_save_unit (other, unit, &error));
  g_clear_pointer (&other, til_register_close);
  model = til_case_model_new (self->fixture.store, self->fixture.child_id);
  WAIT_UNTIL (til_case_model_get_case (model) != NULL);
  dialog = GTK_WIDGET (til_case_print_dialog (NULL, model, TIL_CASE_SHEET_TIMELINE, 0,
                                              TIL_DATE_NONE, TIL_DATE_NONE, 0));
  save_as = find_button (dialog, "_Save as…");
  WAIT_UNTIL (gtk_widget_get_sensitive (save_as));
  reader = find_row (dialog, "For whom");
  for (guint i = 1; i < g_list_model_get_n_items (adw_combo_row_get_model (reader)); i++)
    {
      g_autoptr (GtkStringObject)
          line = g_list_model_get_item (adw_combo_row_get_model (reader), i);

      if (g_str_equal (gtk_string_object_get_string (line), "BUP Norr"))
        adw_combo_row_set_selected (reader, i);
    }
  g_assert_cmpuint (adw_combo_row_get_selected (reader), >, 0);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (reader)), "BUP Norr"));
  WAIT_UNTIL (!gtk_widget_get_sensitive (save_as));
  adw_combo_row_set_selected (reader, 0);
  WAIT_UNTIL (gtk_widget_get_sensitive (save_as));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (model);
}

/* What is no date is said to be none, and nothing is printed for it. */
static void
test_case_period (DialogFixture *self, gconstpointer data)
{
  TilCaseModel *model = til_case_model_new (self->fixture.store, self->fixture.child_id);
  GtkWidget *dialog;

  WAIT_UNTIL (til_case_model_get_case (model) != NULL);
  dialog = GTK_WIDGET (til_case_print_dialog (NULL, model, TIL_CASE_SHEET_TIMELINE, 0,
                                              til_date_new (2026, 1, 1), TIL_DATE_NONE, 0));
  g_assert_cmpstr (gtk_editable_get_text (find_row (dialog, "From")), ==, "2026-01-01");
  gtk_editable_set_text (find_row (dialog, "From"), "last winter");
  g_assert_nonnull (til_field_row_get_problem (find_row (dialog, "From")));
  gtk_editable_set_text (find_row (dialog, "From"), "2026-02-01");
  g_assert_null (til_field_row_get_problem (find_row (dialog, "From")));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_object_unref (model);
}

#define ADD(path, protected_identity, func)                                                        \
  g_test_add (path, DialogFixture, GINT_TO_POINTER (protected_identity), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/print-dialog/family-language", FALSE, test_family_language);
  ADD ("/print-dialog/saves", FALSE, test_saves);
  ADD ("/print-dialog/impossible-folder", FALSE, test_impossible_folder);
  ADD ("/print-dialog/r14-protected-name", TRUE, test_protected_name);
  ADD ("/print-dialog/missing-glyph", FALSE, test_missing_glyph);
  ADD ("/print-dialog/r8-case-reader", FALSE, test_case_reader);
  ADD ("/print-dialog/case-period", FALSE, test_case_period);
  return g_test_run ();
}
