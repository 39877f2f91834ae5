/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-print-dialog.h"

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-language.h"
#include "til-locale.h"
#include "til-sheet-preview.h"
#include "til-text.h"

#include <glib/gi18n-lib.h>

#define REBUILD_PAUSE_MS 80

struct _TilPrintDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *back_button;
  GtkLabel *problem_label;
  TilSheetPreview *preview;
  GtkStack *pages;
  AdwWindowTitle *window_title;
  AdwPreferencesGroup *first_group;
  GtkBox *groups;
  AdwComboRow *language_row, *second_row;
  GtkEditable *name_row, *contact_row;
  GtkWidget *save_as_button, *print_button;
  GtkEditable *file_row;
  AdwComboRow *format_row;
  AdwActionRow *folder_row;
  GtkWidget *folder_button, *save_button;
  GtkLabel *saved_label;

  TilPrintFunc make_job;
  gpointer data; /* (owned) by destroy */
  GDestroyNotify destroy;
  TilSheetSource *source;        /* (owned) (nullable) of a sheet about no child */
  TilChild *child;               /* (owned) (nullable) */
  TilPrintJob *job;              /* (owned) (nullable) what the preview shows */
  TilSheet *sheet;               /* (owned) (nullable) */
  char *folder;                  /* (owned) */
  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is shown */
  guint rebuild;                 /* (owned) timeout, 0 without */
  gboolean ready;
  gboolean saving;
};

static const char *const formats[] = { "pdf", "png", "svg", NULL };

G_DEFINE_FINAL_TYPE (TilPrintDialog, til_print_dialog, ADW_TYPE_WINDOW)

static void
set_lines (AdwComboRow *row, const char *const *lines)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (lines);

  adw_combo_row_set_model (row, G_LIST_MODEL (model));
}

/* The sheet */

static const char *
chosen_language (TilPrintDialog *self)
{
  return til_languages ()[adw_combo_row_get_selected (self->language_row)];
}

/* (nullable): none, or the same as the first. */
static const char *
chosen_second (TilPrintDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->second_row);
  const char *second = selected > 0 ? til_languages ()[selected - 1] : NULL;

  return g_strcmp0 (second, chosen_language (self)) != 0 ? second : NULL;
}

static void
replace_text (char **text, const char *typed)
{
  g_free (*text);
  *text = *typed != '\0' ? g_strdup (typed) : NULL;
}

static TilPrintJob *
make_sheet_job (TilPrintDialog *self)
{
  TilPrintJob *job = til_print_job_new_sheet (self->source, chosen_language (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->second_row)))
    job->languages[1] = g_strdup (chosen_second (self));
  return job;
}

static TilPrintJob *
make_job (TilPrintDialog *self)
{
  TilPrintJob *job = self->source != NULL ? make_sheet_job (self)
                                          : self->make_job (self, self->data);
  gboolean is_case = job->case_options != NULL;
  char **languages;

  if (self->source != NULL)
    return job;
  languages = is_case ? job->case_options->languages : job->options->languages;

  g_free (languages[1]);
  languages[1] = g_strdup (chosen_second (self));
  replace_text (is_case ? &job->case_options->shown_name : &job->options->shown_name,
                gtk_editable_get_text (self->name_row));
  replace_text (is_case ? &job->case_options->contact : &job->options->contact,
                gtk_editable_get_text (self->contact_row));
  return job;
}

static void
build_sheet (TilPrintDialog *self)
{
  g_autoptr (GError) error = NULL;
  TilPrintJob *job = make_job (self);
  TilSheet *sheet = til_print_job_lay_out (job, &error);

  til_sheet_preview_set_sheet (self->preview, sheet);
  g_clear_pointer (&self->sheet, til_sheet_free);
  g_clear_pointer (&self->job, til_print_job_free);
  self->sheet = sheet;
  self->job = job;
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), sheet == NULL);
  gtk_widget_set_sensitive (self->print_button, sheet != NULL);
  gtk_widget_set_sensitive (self->save_as_button, sheet != NULL);
  gtk_widget_set_sensitive (self->save_button, sheet != NULL && !self->saving);
}

static gboolean
rebuild_cb (gpointer data)
{
  TilPrintDialog *self = data;

  self->rebuild = 0;
  build_sheet (self);
  return G_SOURCE_REMOVE;
}

static void
option_changed_cb (TilPrintDialog *self)
{
  if (self->ready && self->rebuild == 0)
    self->rebuild = g_timeout_add (REBUILD_PAUSE_MS, rebuild_cb, self);
}

/* What can be chosen */

static guint
language_index (const char *code)
{
  for (guint i = 0; til_languages ()[i] != NULL; i++)
    if (g_strcmp0 (til_languages ()[i], code) == 0)
      return i;
  return 0;
}

/* The family's language when the sheet can be in it: the child's, else a guardian's. */
static const char *
family_language (const TilChild *child)
{
  if (child->language != NULL && til_language_is_known (child->language))
    return child->language;
  for (guint i = 0; i < child->guardians->len; i++)
    {
      const TilGuardian *guardian = g_ptr_array_index (child->guardians, i);

      if (guardian->language != NULL && til_language_is_known (guardian->language))
        return guardian->language;
    }
  return NULL;
}

static void
fill_languages (TilPrintDialog *self)
{
  const char *first[8] = { NULL };
  const char *second[9] = { NULL };
  const char *family = self->child != NULL ? family_language (self->child) : NULL;
  guint n = 0;

  second[0] = _ ("No other language");
  for (; til_languages ()[n] != NULL; n++)
    first[n] = second[n + 1] = til_language_autonym (til_languages ()[n]);
  set_lines (self->language_row, first);
  set_lines (self->second_row, second);
  adw_combo_row_set_selected (self->language_row,
                              language_index (self->child != NULL ? "sv" : til_locale_language ()));
  if (family != NULL && !g_str_equal (family, "sv"))
    adw_combo_row_set_selected (self->second_row, language_index (family) + 1);
}

static void
show_folder (TilPrintDialog *self)
{
  g_autofree char *shown = g_filename_display_name (self->folder);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_action_row_set_subtitle (self->folder_row, escaped);
}

static void
fill (TilPrintDialog *self)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  fill_languages (self);
  set_lines (self->format_row, (const char *[]){ "PDF", "PNG", "SVG", NULL });
  if (self->child == NULL || self->child->protected_identity)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->name_row), FALSE); /* R14 */
    }
  else
    {
      g_autofree char *name = til_child_shown_name (self->child, "sv");

      gtk_editable_set_text (self->name_row, name);
    }
  self->folder = g_strdup (documents != NULL ? documents : g_get_home_dir ());
  show_folder (self);
}

/* Printing */

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, TilPrintDialog *self)
{
  gtk_print_operation_set_n_pages (operation, til_sheet_n_pages (self->sheet));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              TilPrintDialog *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  til_sheet_size (self->sheet, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  til_sheet_draw (self->sheet, cr, page);
}

static void
print_cb (TilPrintDialog *self)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (
      self->job->paper == TIL_PAPER_A3 ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);
  g_autoptr (GError) error = NULL;
  double width, height;

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  til_sheet_size (self->sheet, &width, &height);
  if (width > height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, til_sheet_title (self->sheet));
  g_signal_connect_object (operation, "paginate", G_CALLBACK (paginate_cb), self, 0);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (self), &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    til_show_error (GTK_WIDGET (self), _ ("The sheet can’t be printed"), error);
}

/* Saving */

static char *
default_file_name (TilPrintDialog *self)
{
  char *name = til_text_strip_isolates (til_sheet_title (self->sheet));

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

static void
save_as_cb (TilPrintDialog *self)
{
  g_autofree char *name = default_file_name (self);

  gtk_editable_set_text (self->file_row, name);
  gtk_label_set_label (self->saved_label, "");
  gtk_stack_set_visible_child_name (self->pages, "save");
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->file_row));
}

static void
back_cb (TilPrintDialog *self)
{
  gtk_stack_set_visible_child_name (self->pages, "options");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_grab_focus (self->save_as_button);
}

static void
folder_chosen_cb (GtkNativeDialog *chooser, int response, TilPrintDialog *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        {
          g_free (self->folder);
          self->folder = path;
          show_folder (self);
        }
    }
  g_clear_object (&self->chooser);
}

static void
choose_folder_cb (TilPrintDialog *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose Folder"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Choose"),
                                               _ ("_Cancel"));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (folder_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The folder and the file name, or the file name alone when it is a whole path; with the ending of
 * the format. */
static char *
target_path (TilPrintDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->file_row)));
  const char *format = formats[adw_combo_row_get_selected (self->format_row)];
  g_autofree char *ending = g_strconcat (".", format, NULL);
  g_autofree char *folded = g_ascii_strdown (name, -1);
  g_autofree char *file = g_str_has_suffix (folded, ending) ? g_strdup (name)
                                                            : g_strconcat (name, ending, NULL);

  if (*name == '\0')
    return NULL;
  return g_path_is_absolute (file) ? g_steal_pointer (&file)
                                   : g_build_filename (self->folder, file, NULL);
}

typedef struct
{
  TilPrintDialog *self; /* (owned) */
  char *path;           /* (owned) */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->self);
  g_free (saving->path);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  TilPrintDialog *self = saving->self;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  self->saving = FALSE;
  gtk_widget_set_sensitive (self->save_button, self->sheet != NULL);
  if (til_print_job_export_finish (result, &error))
    {
      g_autofree char *shown = g_filename_display_name (saving->path);
      g_autofree char *isolated = til_text_isolate_ltr (shown);

      text = til_text_fill (_ ("Saved as {file}"), "file", isolated, NULL);
      gtk_widget_remove_css_class (GTK_WIDGET (self->saved_label), "error");
    }
  else
    {
      text = g_strdup (error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->saved_label), "error");
    }
  gtk_label_set_label (self->saved_label, text);
}

static void
write_file (Saving *saving)
{
  TilPrintDialog *self = saving->self;

  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  gtk_label_set_label (self->saved_label, _ ("Saving…"));
  til_print_job_export_async (make_job (self), saving->path, NULL, exported_cb, saving);
}

static void
replace_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Saving) saving = data;

  if (g_str_equal (response, "replace"))
    write_file (g_steal_pointer (&saving));
}

static void
save_cb (TilPrintDialog *self)
{
  char *path = target_path (self);
  g_autoptr (Saving) saving = NULL;

  if (path == NULL)
    {
      gtk_label_set_label (self->saved_label, _ ("Give the file a name."));
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->path = path;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace the File?"), NULL);
      g_autofree char *shown = g_filename_display_basename (path);
      g_autofree char *isolated = til_text_isolate_ltr (shown);
      g_autofree char *body = til_text_fill (_ ("There is a file named {file} already."), "file",
                                             isolated, NULL);

      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
      adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                        "replace", _ ("_Replace"), NULL);
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                                  ADW_RESPONSE_DESTRUCTIVE);
      adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
      g_signal_connect (dialog, "response", G_CALLBACK (replace_cb), g_steal_pointer (&saving));
      gtk_window_present (GTK_WINDOW (dialog));
      return;
    }
  write_file (g_steal_pointer (&saving));
}

static void
til_print_dialog_dispose (GObject *object)
{
  TilPrintDialog *self = TIL_PRINT_DIALOG (object);

  g_clear_handle_id (&self->rebuild, g_source_remove);
  if (self->preview != NULL)
    til_sheet_preview_set_sheet (self->preview, NULL);
  g_clear_pointer (&self->sheet, til_sheet_free);
  g_clear_pointer (&self->job, til_print_job_free);
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (til_print_dialog_parent_class)->dispose (object);
}

static void
til_print_dialog_finalize (GObject *object)
{
  TilPrintDialog *self = TIL_PRINT_DIALOG (object);

  /* Only now: its rows tell of changes until they are gone. */
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->source, til_sheet_source_unref);
  g_clear_pointer (&self->child, til_child_free);
  g_free (self->folder);
  G_OBJECT_CLASS (til_print_dialog_parent_class)->finalize (object);
}

static void
til_print_dialog_class_init (TilPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_print_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_print_dialog_finalize;
  g_type_ensure (TIL_TYPE_SHEET_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/se/barnetsbasta/Tillsammans/til-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, first_group);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, groups);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, language_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, second_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, save_as_button);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, print_button);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, folder_button);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TilPrintDialog, saved_label);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
til_print_dialog_init (TilPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  til_drop_doubled_names (GTK_WIDGET (self));
  g_signal_connect_object (self->language_row, "notify::selected", G_CALLBACK (option_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->second_row, "notify::selected", G_CALLBACK (option_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (option_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contact_row, "changed", G_CALLBACK (option_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print_button, "clicked", G_CALLBACK (print_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_as_button, "clicked", G_CALLBACK (save_as_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->folder_button, "clicked", G_CALLBACK (choose_folder_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->save_button, "clicked", G_CALLBACK (save_cb), self,
                           G_CONNECT_SWAPPED);
}

TilPrintDialog *
til_print_dialog_new (const char *title,
                      const TilChild *child,
                      TilPrintFunc make,
                      gpointer data,
                      GDestroyNotify destroy)
{
  TilPrintDialog *self = g_object_new (TIL_TYPE_PRINT_DIALOG, "title", title, NULL);

  adw_window_title_set_title (self->window_title, title);
  self->make_job = make;
  self->data = data;
  self->destroy = destroy;
  self->child = til_child_copy (child);
  fill (self);
  return self;
}

TilPrintDialog *
til_print_dialog_new_sheet (const char *title, TilSheetSource *source, gboolean two_languages)
{
  TilPrintDialog *self = g_object_new (TIL_TYPE_PRINT_DIALOG, "title", title, NULL);

  adw_window_title_set_title (self->window_title, title);
  self->source = source;
  fill (self);
  gtk_widget_set_visible (GTK_WIDGET (self->second_row), two_languages);
  gtk_widget_set_visible (
      gtk_widget_get_ancestor (GTK_WIDGET (self->contact_row), ADW_TYPE_PREFERENCES_GROUP), FALSE);
  return self;
}

void
til_print_dialog_add_row (TilPrintDialog *self, GtkWidget *row)
{
  g_return_if_fail (TIL_IS_PRINT_DIALOG (self));
  adw_preferences_group_add (self->first_group, row);
}

void
til_print_dialog_add_group (TilPrintDialog *self, GtkWidget *group)
{
  g_return_if_fail (TIL_IS_PRINT_DIALOG (self));
  gtk_box_append (self->groups, group);
  gtk_widget_set_visible (GTK_WIDGET (self->groups), TRUE);
}

AdwComboRow *
til_print_dialog_combo_new (TilPrintDialog *self, const char *title, const char *const *lines)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (lines != NULL)
    set_lines (ADW_COMBO_ROW (row), lines);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (option_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return ADW_COMBO_ROW (row);
}

GtkWidget *
til_print_dialog_switch_new (TilPrintDialog *self,
                             const char *title,
                             gboolean active,
                             GtkSwitch **toggle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_switch_set_active (GTK_SWITCH (button), active);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  til_set_accessible_label (button, title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (option_changed_cb), self,
                           G_CONNECT_SWAPPED);
  *toggle = GTK_SWITCH (button);
  return row;
}

void
til_print_dialog_changed (TilPrintDialog *self)
{
  g_return_if_fail (TIL_IS_PRINT_DIALOG (self));
  option_changed_cb (self);
}

const char *
til_print_dialog_get_language (TilPrintDialog *self)
{
  g_return_val_if_fail (TIL_IS_PRINT_DIALOG (self), NULL);
  return chosen_language (self);
}

void
til_print_dialog_present (TilPrintDialog *self, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  g_return_if_fail (TIL_IS_PRINT_DIALOG (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  self->ready = TRUE;
  build_sheet (self);
  gtk_window_present (GTK_WINDOW (self));
}
