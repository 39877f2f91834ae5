/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-screen-text.h"
#include "til-text.h"

struct _TilImportDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *cancel_button;
  GtkWidget *import_button;
  GtkStack *stack;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkLabel *details;
  GtkListView *view;

  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of the reading */
  char *path;                /* (owned) (nullable) */
  GPtrArray *units;          /* (owned) (nullable) (element-type TilUnit) */
  guint n_children;          /* in the file that was read */
  gboolean importing;        /* one transaction is under way and can't be stopped halfway */
};

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilImportDialog, til_import_dialog, ADW_TYPE_WINDOW)

static void
setup_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  til_set_accessible_label (gtk_widget_get_parent (label), text);
}

static void
show_lines (TilImportDialog *self, GtkStringList *lines)
{
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (lines));

  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

static char *
describe_problem (const TilClassListProblem *problem)
{
  g_autofree char *line = g_strdup_printf ("%u", problem->line);

  return til_text_fill (_ ("Line {line}: {problem}"), "line", line, "problem", problem->message,
                        NULL);
}

static char *
describe_entry (const TilClassListEntry *entry)
{
  g_autofree char *line = g_strdup_printf ("%u", entry->line);
  g_autofree char *full_name = til_child_full_name (entry->child);
  g_autofree char *name = til_text_isolate (full_name);
  g_autofree char *date = til_date_format (entry->child->birth_date);
  g_autofree char *birth = til_text_isolate_ltr (date);
  g_autofree char *unit = til_text_isolate (entry->unit_name != NULL ? entry->unit_name : "");

  if (entry->unit_name == NULL)
    return til_text_fill (_ ("Line {line}: {name}, born {date}"), "line", line, "name", name,
                          "date", birth, NULL);
  return til_text_fill (_ ("Line {line}: {name}, born {date}, {unit}"), "line", line, "name", name,
                        "date", birth, "unit", unit, NULL);
}

static gboolean
has_unit (const GPtrArray *units, const char *name)
{
  g_autofree char *folded = til_text_fold (name);

  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);
      g_autofree char *other = til_text_fold (unit->name);

      if (g_strcmp0 (folded, other) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The names, one a line, of units that the file would add. (transfer full) (nullable) */
static char *
list_new_units (TilImportDialog *self, const TilClassList *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < list->entries->len; i++)
    {
      const TilClassListEntry *entry = g_ptr_array_index (list->entries, i);

      if (entry->unit_name != NULL && g_hash_table_add (seen, entry->unit_name) &&
          !has_unit (self->units, entry->unit_name))
        g_ptr_array_add (names, til_screen_paragraph (til_text_isolate (entry->unit_name)));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("\n", (char **)names->pdata);
  return til_text_fill (_ ("These units are new and are added as schools:\n{units}"), "units",
                        joined, NULL);
}

static void
show_problems (TilImportDialog *self, const TilClassList *list)
{
  GtkStringList *lines = gtk_string_list_new (NULL);
  guint n = list->problems->len;
  g_autofree char *summary = til_text_fill_count (
      g_dngettext (GETTEXT_PACKAGE,
                   "{n} line must be corrected before anything is imported. Correct it in the "
                   "file and choose it again.",
                   "{n} lines must be corrected before anything is imported. Correct them in the "
                   "file and choose it again.",
                   n),
      n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = describe_problem (g_ptr_array_index (list->problems, i));

      gtk_string_list_append (lines, line);
    }
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->details), FALSE);
  show_lines (self, lines);
}

static void
show_entries (TilImportDialog *self, const TilClassList *list)
{
  GtkStringList *lines = gtk_string_list_new (NULL);
  guint n = list->entries->len;
  g_autofree char *summary = til_text_fill_count (
      g_dngettext (GETTEXT_PACKAGE, "{n} child will be added.", "{n} children will be added.", n),
      n);
  g_autofree char *units = list_new_units (self, list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = describe_entry (g_ptr_array_index (list->entries, i));

      gtk_string_list_append (lines, line);
    }
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->details, units != NULL ? units : "");
  gtk_widget_set_visible (GTK_WIDGET (self->details), units != NULL);
  gtk_widget_set_sensitive (self->import_button, n > 0);
  show_lines (self, lines);
}

static void
set_busy (TilImportDialog *self, const char *text)
{
  gtk_label_set_label (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilClassList)
      list = til_store_read_class_list_finish (TIL_STORE (source), result, &error);

  if (til_error_is_cancelled (error))
    return;
  if (list == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      til_show_error (GTK_WIDGET (self), _ ("The class list can’t be read"), error);
      return;
    }

  self->n_children = list->entries->len;
  if (list->problems->len > 0)
    show_problems (self, list);
  else
    show_entries (self, list);
  gtk_stack_set_visible_child_name (self->stack, "preview");
}

static void
units_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = til_store_list_units_finish (TIL_STORE (source), result, &error);
  if (self->units == NULL)
    {
      if (til_error_is_cancelled (error))
        return;
      gtk_stack_set_visible_child_name (self->stack, "choose");
      til_show_error (GTK_WIDGET (self), _ ("The units can’t be read"), error);
      return;
    }
  til_store_read_class_list_async (self->store, self->path, self->cancellable, list_read_cb,
                                   g_object_ref (self));
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    til_import_dialog_read (data, path);
}

static void
choose_cb (TilImportDialog *self)
{
  til_choose_file (GTK_WIDGET (self), _ ("Choose Class List"), _ ("Choose"), NULL, _ ("CSV files"),
                   "*.csv", file_chosen_cb, self);
}

static void
progress_cb (guint done, guint total, gpointer data)
{
  TilImportDialog *self = data;

  if (self->progress != NULL && total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double)done / total);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  self->importing = FALSE;
  if (self->stack == NULL)
    return;
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  if (!til_store_write_finish (TIL_STORE (source), result, &error))
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      til_show_error (GTK_WIDGET (self), _ ("The class list could not be imported"), error);
      return;
    }
  g_signal_emit (self, signals[IMPORTED], 0, self->n_children);
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (TilImportDialog *self)
{
  set_busy (
      self,
      _ ("Adding the children. This can’t be stopped halfway: either all are added or none."));
  self->importing = TRUE;
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
  til_store_import_children_async (self->store, self->path, progress_cb, self, NULL, imported_cb,
                                   g_object_ref (self));
}

static gboolean
til_import_dialog_close_request (GtkWindow *window)
{
  if (TIL_IMPORT_DIALOG (window)->importing)
    return TRUE;
  return GTK_WINDOW_CLASS (til_import_dialog_parent_class)->close_request (window);
}

static void
til_import_dialog_dispose (GObject *object)
{
  TilImportDialog *self = TIL_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_import_dialog_parent_class)->dispose (object);
}

static void
til_import_dialog_finalize (GObject *object)
{
  TilImportDialog *self = TIL_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_free (self->path);

  G_OBJECT_CLASS (til_import_dialog_parent_class)->finalize (object);
}

static void
til_import_dialog_class_init (TilImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = til_import_dialog_close_request;

  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, details);
  gtk_widget_class_bind_template_child (widget_class, TilImportDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_import_dialog_init (TilImportDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), NULL);
  gtk_list_view_set_factory (self->view, factory);
}

GtkWidget *
til_import_dialog_new (TilStore *store)
{
  TilImportDialog *self = g_object_new (TIL_TYPE_IMPORT_DIALOG, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
til_import_dialog_read (TilImportDialog *self, const char *path)
{
  g_return_if_fail (TIL_IS_IMPORT_DIALOG (self));

  g_free (self->path);
  self->path = g_strdup (path);
  set_busy (self, _ ("Reading the file…"));
  til_store_list_units_async (self->store, self->cancellable, units_listed_cb, g_object_ref (self));
}
