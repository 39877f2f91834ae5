/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-steering-export.h"

#include <glib/gi18n-lib.h>

#include "til-export.h"
#include "til-gui-util.h"
#include "til-print-dialog.h"
#include "til-report-sheet.h"
#include "til-text.h"

typedef struct
{
  TilSharedReport *shared; /* (owned) */
  GWeakRef toasts;
  char *language; /* (owned) */
  char *path;     /* (owned) (nullable) until it is chosen */
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  til_shared_report_unref (export->shared);
  g_weak_ref_clear (&export->toasts);
  g_free (export->language);
  g_free (export->path);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  g_autoptr (GError) error = NULL;

  if (til_export_report_workbook (til_shared_report_get (export->shared), export->language,
                                  export->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_workbook_cb (AdwToast *toast, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (data);
  const char *path = g_object_get_data (G_OBJECT (toast), "til-path");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (root), uri, GDK_CURRENT_TIME);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (AdwToastOverlay) toasts = g_weak_ref_get (&export->toasts);
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      til_show_error (GTK_WIDGET (source), _ ("The workbook could not be saved"), error);
      return;
    }
  if (toasts == NULL)
    return;
  toast = til_toast_new (_ ("The workbook was saved"));
  adw_toast_set_button_label (toast, _ ("Open"));
  g_object_set_data_full (G_OBJECT (toast), "til-path", g_strdup (export->path), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_workbook_cb), toasts, 0);
  adw_toast_overlay_add_toast (toasts, toast);
}

static void
export_chosen_cb (GFile *file, gpointer data)
{
  GtkWidget *page = data;
  Export *export = g_object_steal_data (G_OBJECT (page), "til-export");
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GTask) task = NULL;

  if (export == NULL)
    return;
  if (path == NULL)
    {
      export_free (export);
      return;
    }
  export->path = g_str_has_suffix (path, ".xlsx") ? g_steal_pointer (&path)
                                                  : g_strconcat (path, ".xlsx", NULL);
  task = g_task_new (page, NULL, exported_cb, NULL);
  g_task_set_source_tag (task, export_chosen_cb);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

void
til_steering_export_workbook (GtkWidget *page,
                              AdwToastOverlay *toasts,
                              TilSharedReport *shared,
                              const char *language)
{
  const TilStatisticsQuery *query = &til_shared_report_get (shared)->query;
  g_autofree char *from = til_date_format (query->from);
  g_autofree char *to = til_date_format (query->to);
  g_autofree char *name = til_text_fill (_ ("Figures {from} to {to}"), "from", from, "to", to,
                                         NULL);
  g_autofree char *file_name = g_strconcat (name, ".xlsx", NULL);
  Export *export = g_new0 (Export, 1);

  export->shared = til_shared_report_ref (shared);
  g_weak_ref_init (&export->toasts, toasts);
  export->language = g_strdup (language);
  g_object_set_data_full (G_OBJECT (page), "til-export", export, export_free);
  til_choose_file (page, _ ("Export Workbook"), _ ("Save"), file_name, _ ("Workbooks"), "*.xlsx",
                   export_chosen_cb, page);
}

static TilSheet *
make_sheet (gconstpointer data, const char *const languages[2], GError **error)
{
  return til_report_sheet_new (til_shared_report_get (data), languages[0], error);
}

void
til_steering_print (GtkWidget *page, TilSharedReport *shared)
{
  TilSheetSource *source = til_sheet_source_new (TIL_PAPER_A4, make_sheet,
                                                 til_shared_report_ref (shared),
                                                 (GDestroyNotify)til_shared_report_unref);

  til_print_dialog_present (til_print_dialog_new_sheet (_ ("Print Report"), source, FALSE), page);
}
