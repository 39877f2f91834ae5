/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "support.h"
#include "til-handover-dialog.h"
#include "til-handover-import.h"
#include "til-locale.h"

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (til_store_write_finish (TIL_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static char *
export_child (Support *support, gint64 child_id)
{
  char *path = g_build_filename (support->folder, "child.json", NULL);
  gboolean written = FALSE;

  til_store_export_child_async (support->store, child_id, 0, path, NULL, written_cb, &written);
  SUPPORT_WAIT (written);
  return path;
}

static void
imported_cb (TilStore *store, gint64 child_id, gpointer data)
{
  *(gint64 *)data = child_id;
}

static GtkWidget *
read_file (Support *support, GtkWidget *window, const char *path, gint64 *imported)
{
  GtkWidget *question;

  til_handover_import_file (GTK_WINDOW (window), support->store, path, imported_cb, imported);
  SUPPORT_WAIT ((question = support_window (ADW_TYPE_MESSAGE_DIALOG)) != NULL);
  return question;
}

static void
answer (GtkWidget *question, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_destroy (GTK_WINDOW (question));
}

static GtkWidget *
open_window (void)
{
  GtkWidget *window = adw_window_new ();

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Who it is is told before anything is written, and a child that is known is asked about. */
static void
test_asks_before_merging (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  g_autofree char *path = export_child (support, child);
  GtkWidget *window = open_window ();
  GtkWidget *question;
  gint64 imported = 0;

  question = read_file (support, window, path, &imported);
  g_assert_true (support_shows (question, "Öberg"));
  g_assert_true (support_shows (question, "2017-03-04"));
  g_assert_true (support_shows (question, "in the register already"));
  answer (question, "cancel");
  g_assert_cmpint (imported, ==, 0);

  question = read_file (support, window, path, &imported);
  answer (question, "merge");
  SUPPORT_WAIT (imported != 0);
  g_assert_cmpint (imported, ==, child);
  support_destroy (window);
}

static void
test_new_and_twice (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  g_autofree char *path = export_child (support, child);
  GtkWidget *window = open_window ();
  GtkWidget *question;
  gint64 imported = 0;

  answer (read_file (support, window, path, &imported), "new");
  SUPPORT_WAIT (imported != 0);
  g_assert_cmpint (imported, !=, child);
  question = read_file (support, window, path, &imported);
  g_assert_true (support_shows (question, "Already Imported"));
  answer (question, "close");
  support_destroy (window);
}

static void
test_damaged (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  g_autofree char *path = export_child (support, child);
  g_autofree char *content = NULL;
  GtkWidget *window = open_window ();
  GtkWidget *question;
  gint64 imported = 0;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (path, content, (gssize)length / 2, NULL));
  question = read_file (support, window, path, &imported);
  g_assert_true (support_shows (question, "can’t be imported"));
  answer (question, "close");
  support_destroy (window);
}

/* R8: a unit that no consent names gets nothing, and is told why. */
static void
test_r8_receiver (Support *support, gconstpointer data)
{
  gint64 child = support_add_child (support, "Åsa", "Öberg", til_date_new (2017, 3, 4), FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilUnit) unit = til_unit_new ();
  TilCaseModel *model;
  TilHandoverDialog *dialog;
  GtkWidget *save;
  TilRegister *other = til_register_open (support->path, TIL_REGISTER_READ_WRITE, &error);

  g_free (unit->name);
  unit->name = g_strdup ("BUP Norr");
  unit->kind = TIL_UNIT_BUP;
  unit->sector = TIL_SECTOR_REGION;
  g_assert_true (til_register_save_unit (other, unit, &error));
  til_register_close (other);
  model = til_case_model_new (support->store, child);
  SUPPORT_WAIT (til_case_model_get_case (model) != NULL);
  dialog = til_handover_dialog_new (model);
  gtk_window_present (GTK_WINDOW (dialog));
  save = support_template_child (dialog, TIL_TYPE_HANDOVER_DIALOG, "save_button");
  g_assert_true (gtk_widget_get_sensitive (save));
  support_assert_named (GTK_WIDGET (dialog));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (support_template_child (dialog, TIL_TYPE_HANDOVER_DIALOG, "receiver_row")), 1);
  g_assert_false (gtk_widget_get_sensitive (save));
  g_assert_true (support_shows (GTK_WIDGET (dialog), "BUP Norr"));
  support_destroy (GTK_WIDGET (dialog));
  g_assert_finalize_object (model);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/handover/asks-before-merging", test_asks_before_merging);
  SUPPORT_ADD ("/handover/new-and-twice", test_new_and_twice);
  SUPPORT_ADD ("/handover/damaged", test_damaged);
  SUPPORT_ADD ("/handover/r8-receiver", test_r8_receiver);
  return g_test_run ();
}
