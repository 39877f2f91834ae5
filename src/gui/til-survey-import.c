/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-import.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-survey-invited.h"
#include "til-survey-words.h"
#include "til-text.h"

#define FEW_VALUES 3
#define FEW_PROBLEMS 200
/* Ids of choices: a question's index comes after these. */
#define ID_LEFT_OUT 0
#define ID_SECTOR 1
#define ID_QUESTION 2

struct _TilSurveyImport
{
  AdwWindow parent_instance;

  GtkWidget *import_button;     /* borrowed */
  GtkStack *stack;              /* borrowed (nullable once disposed) */
  GtkLabel *busy_label;         /* borrowed */
  GtkProgressBar *progress;     /* borrowed */
  GtkLabel *summary;            /* borrowed */
  GtkLabel *problem;            /* borrowed: why the import was refused */
  GtkListBox *problems;         /* borrowed */
  GtkScrolledWindow *preview;   /* borrowed */
  GtkBox *groups;               /* borrowed: columns and sector, built for each file */
  AdwPreferencesGroup *columns; /* borrowed (nullable) */
  AdwComboRow *sector_row;      /* borrowed (nullable) of all lines */
  TilInvitedRows *invited;      /* borrowed */
  TilStore *store;              /* (owned) */
  TilSurvey *survey;            /* (owned) */
  TilSurveyRound *round;        /* (owned) as it is to be saved with the answers */
  TilAnswerFile *file;          /* (owned) (nullable) */
  GArray *chosen;            /* (owned) (element-type int) what columns held, to be chosen again */
  TilService service;        /* of all lines */
  char *path;                /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) of what is under way */
  guint n_responses;         /* of the file that is being imported */
  gboolean importing;
};

enum
{
  IMPORTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilSurveyImport, til_survey_import, ADW_TYPE_WINDOW)

/* What would happen */

static void
add_problem (TilSurveyImport *self, const TilAnswerProblem *problem)
{
  g_autofree char *line = g_strdup_printf ("%u", problem->line);
  g_autofree char *text = til_text_fill (_ ("Line {line}: {problem}"), "line", line, "problem",
                                         problem->message, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), til_paragraph_new (text, "til-survey-line"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  til_set_accessible_label (row, text);
  gtk_list_box_append (self->problems, row);
}

static char *
summarize (const TilAnswerFile *file)
{
  guint n = file->responses->len;

  if (file->problems->len > 0)
    return til_text_fill_count (
        g_dngettext (GETTEXT_PACKAGE,
                     "{n} problem stands in the way. Choose what the columns hold, or correct the "
                     "file and choose it again: nothing is imported until then.",
                     "{n} problems stand in the way. Choose what the columns hold, or correct the "
                     "file and choose it again: nothing is imported until then.",
                     file->problems->len),
        file->problems->len);
  if (n == 0)
    return g_strdup (_ ("There is no answer in this file."));
  return til_text_fill_count (g_dngettext (GETTEXT_PACKAGE, "{n} answer will be imported.",
                                           "{n} answers will be imported.", n),
                              n);
}

static gboolean
has_sector_column (const TilAnswerFile *file)
{
  for (guint i = 0; i < file->columns->len; i++)
    if (((const TilAnswerColumn *)file->columns->pdata[i])->holds == TIL_COLUMN_SECTOR)
      return TRUE;
  return FALSE;
}

static void
update_button (TilSurveyImport *self)
{
  gtk_widget_set_sensitive (self->import_button, self->file && self->file->problems->len == 0 &&
                                                     self->file->responses->len > 0 &&
                                                     til_invited_rows_check (self->invited));
}

static void
show_outcome (TilSurveyImport *self)
{
  g_autofree char *summary = summarize (self->file);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems))))
    gtk_list_box_remove (self->problems, row);
  for (guint i = 0; i < MIN (self->file->problems->len, FEW_PROBLEMS); i++)
    add_problem (self, self->file->problems->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), self->file->problems->len > 0);
  gtk_label_set_label (self->summary, summary);
  if (self->sector_row)
    gtk_widget_set_visible (GTK_WIDGET (self->sector_row), !has_sector_column (self->file));
  update_button (self);
}

static void
reckon (TilSurveyImport *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  til_answer_file_read (self->file);
  show_outcome (self);
}

/* What the columns hold */

static int
holds_of_id (gint64 id)
{
  if (id == ID_LEFT_OUT)
    return TIL_COLUMN_IGNORED;
  return id == ID_SECTOR ? TIL_COLUMN_SECTOR : (int)id - ID_QUESTION;
}

static gint64
id_of_holds (int holds)
{
  if (holds == TIL_COLUMN_IGNORED)
    return ID_LEFT_OUT;
  return holds == TIL_COLUMN_SECTOR ? ID_SECTOR : holds + ID_QUESTION;
}

static void
column_chosen_cb (GtkWidget *row, GParamSpec *pspec, TilSurveyImport *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "til-column"));
  TilAnswerColumn *column = self->file->columns->pdata[index];
  int holds = holds_of_id (til_choice_get_id (row));

  if (column->holds == holds)
    return;
  column->holds = holds;
  reckon (self);
}

static void
sector_chosen_cb (TilSurveyImport *self)
{
  TilService service = (TilService)til_choice_get_id (self->sector_row);

  if (!self->file || service == self->file->service)
    return;
  self->file->service = service;
  reckon (self);
}

/* "4 · 5 · 3": the first lines of the column. */
static char *
first_values (const TilAnswerFile *file, guint column)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < file->rows->len && n < FEW_VALUES; i++)
    {
      const GPtrArray *row = file->rows->pdata[i];
      const char *value = column < row->len ? row->pdata[column] : NULL;
      g_autofree char *isolated = NULL;

      if (!value || !*value)
        continue;
      isolated = til_text_isolate (value);
      g_string_append_printf (text, "%s%s", n > 0 ? " \u00b7 " : "", isolated);
      n++;
    }
  if (n == 0)
    g_string_append (text, _ ("Empty"));
  return g_string_free (text, FALSE);
}

static void
fill_column_choices (TilSurveyImport *self, gpointer row)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  gint64 id = ID_LEFT_OUT;

  g_array_append_val (ids, id);
  g_ptr_array_add (texts, (gpointer)_ ("Leave out"));
  if (self->survey->audience == TIL_AUDIENCE_STAFF)
    {
      id = ID_SECTOR;
      g_array_append_val (ids, id);
      g_ptr_array_add (texts, (gpointer)_ ("Sector"));
    }
  for (guint i = 0; i < til_survey_n_questions (self->survey); i++)
    {
      id = ID_QUESTION + i;
      g_array_append_val (ids, id);
      g_ptr_array_add (texts, (gpointer)til_question_text (til_survey_question (self->survey, i)));
    }
  til_choice_set_lines (row, (const gint64 *)ids->data, (const char *const *)texts->pdata,
                        ids->len);
}

static void
add_column (TilSurveyImport *self, guint index)
{
  const TilAnswerColumn *column = self->file->columns->pdata[index];
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *values = first_values (self->file, index);
  g_autofree char *heading = til_text_isolate (*column->heading ? column->heading
                                                                : _ ("Without a heading"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), values);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  til_choice_setup (row);
  fill_column_choices (self, row);
  til_choice_set_id (row, id_of_holds (column->holds));
  g_object_set_data (G_OBJECT (row), "til-column", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_chosen_cb), self, 0);
  adw_preferences_group_add (self->columns, row);
}

static void
add_sector_row (TilSurveyImport *self)
{
  const char *names[TIL_N_SERVICES + 1] = { _ ("Choose…") };

  self->sector_row = ADW_COMBO_ROW (adw_combo_row_new ());
  for (int i = TIL_SERVICE_NONE + 1; i < TIL_N_SERVICES; i++)
    names[i] = til_service_name ((TilService)i);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sector_row), _ ("Sector of all lines"));
  til_choice_setup (self->sector_row);
  til_choice_set_texts (self->sector_row, names);
  til_choice_set_id (self->sector_row, self->file->service);
  g_signal_connect_object (self->sector_row, "notify::selected", G_CALLBACK (sector_chosen_cb),
                           self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->columns, GTK_WIDGET (self->sector_row));
}

/* What was chosen for the same file before an import was refused. */
static void
choose_again (TilSurveyImport *self)
{
  for (guint i = 0; i < self->file->columns->len && self->chosen->len == self->file->columns->len;
       i++)
    ((TilAnswerColumn *)self->file->columns->pdata[i])->holds = g_array_index (self->chosen, int,
                                                                               i);
  if (self->chosen->len > 0)
    self->file->service = self->service;
  g_array_set_size (self->chosen, 0);
}

static void
show_file (TilSurveyImport *self)
{
  if (self->columns)
    gtk_box_remove (self->groups, GTK_WIDGET (self->columns));
  self->sector_row = NULL;
  self->columns = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->columns, _ ("What the Columns Hold"));
  adw_preferences_group_set_description (
      self->columns, _ ("Below each heading its first values. What is left out is not stored: "
                        "time stamps and addresses should be."));
  for (guint i = 0; i < self->file->columns->len; i++)
    add_column (self, i);
  if (self->survey->audience == TIL_AUDIENCE_STAFF)
    add_sector_row (self);
  gtk_box_append (self->groups, GTK_WIDGET (self->columns));
  til_answer_file_read (self->file);
  show_outcome (self);
  gtk_stack_set_visible_child_name (self->stack, "preview");
  /* Where it stands what would happen, or why nothing did. */
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->preview), 0);
}

/* Reading */

static void
set_busy (TilSurveyImport *self, const char *text)
{
  gtk_label_set_label (self->busy_label, text);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyImport) self = data;
  g_autoptr (GError) error = NULL;
  TilAnswerFile *file = til_store_read_answers_finish (TIL_STORE (source), result, &error);

  if (!self->stack)
    {
      g_clear_pointer (&file, til_answer_file_free);
      return;
    }
  if (!file)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      til_show_error (GTK_WIDGET (self), _ ("The file can’t be read"), error);
      return;
    }
  g_clear_pointer (&self->file, til_answer_file_free);
  self->file = file;
  choose_again (self);
  show_file (self);
}

static void
read_file (TilSurveyImport *self)
{
  set_busy (self, _ ("Reading the file…"));
  til_store_read_answers_async (self->store, self->survey->key, self->survey->version, self->path,
                                self->cancellable, read_cb, g_object_ref (self));
}

static void
file_chosen_cb (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path)
    til_survey_import_read (data, path);
}

static void
choose_cb (TilSurveyImport *self)
{
  til_choose_file (GTK_WIDGET (self), _ ("Choose Answers"), _ ("Choose"), NULL, _ ("CSV files"),
                   "*.csv", file_chosen_cb, self);
}

/* Importing */

static void
progress_cb (guint done, guint total, gpointer data)
{
  TilSurveyImport *self = data;

  if (self->stack && total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double)done / total);
}

static void
refused (TilSurveyImport *self, const GError *error)
{
  gtk_label_set_label (self->problem, til_error_is_cancelled (error) ? "" : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), !til_error_is_cancelled (error));
  /* The import took the file. */
  read_file (self);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyImport) self = data;
  g_autoptr (GError) error = NULL;

  self->importing = FALSE;
  til_store_id_finish (TIL_STORE (source), result, &error);
  if (!self->stack)
    return;
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (error)
    {
      refused (self, error);
      return;
    }
  g_signal_emit (self, signals[IMPORTED], 0, self->n_responses);
  gtk_window_close (GTK_WINDOW (self));
}

static void
import_cb (TilSurveyImport *self)
{
  g_array_set_size (self->chosen, 0);
  for (guint i = 0; i < self->file->columns->len; i++)
    g_array_append_val (self->chosen, ((TilAnswerColumn *)self->file->columns->pdata[i])->holds);
  self->service = self->file->service;
  self->n_responses = self->file->responses->len;
  self->importing = TRUE;
  set_busy (self, _ ("Importing the answers: all of them, or none."));
  til_store_import_answers_async (self->store, self->round, g_steal_pointer (&self->file),
                                  progress_cb, self, self->cancellable, imported_cb,
                                  g_object_ref (self));
}

static gboolean
til_survey_import_close_request (GtkWindow *window)
{
  TilSurveyImport *self = TIL_SURVEY_IMPORT (window);

  if (!self->importing)
    return GTK_WINDOW_CLASS (til_survey_import_parent_class)->close_request (window);
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

/* What it is made of */

static GtkWidget *
header_new (TilSurveyImport *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->import_button = gtk_button_new_with_mnemonic (_ ("_Import"));
  gtk_widget_add_css_class (self->import_button, "suggested-action");
  gtk_widget_set_sensitive (self->import_button, FALSE);
  g_signal_connect_object (self->import_button, "clicked", G_CALLBACK (import_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import_button);
  return header;
}

static GtkWidget *
choose_button_new (TilSurveyImport *self, const char *label, const char *css_class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, css_class);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
choose_page_new (TilSurveyImport *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = choose_button_new (self, _ ("_Choose File…"), "pill");

  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-spreadsheet-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Choose the Answers"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("The CSV file that a form tool exports, one line for each who answered. Nothing is "
         "imported until you have seen what will happen."));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
busy_page_new (TilSurveyImport *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->busy_label = GTK_LABEL (gtk_label_new (NULL));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_label_set_wrap (self->busy_label, TRUE);
  gtk_label_set_justify (self->busy_label, GTK_JUSTIFY_CENTER);
  til_set_accessible_label (GTK_WIDGET (self->progress), _ ("Progress"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->busy_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 360);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

static void
invited_changed_cb (gpointer data)
{
  update_button (data);
}

static GtkWidget *
preview_page_new (TilSurveyImport *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *invited = adw_preferences_group_new ();

  self->preview = GTK_SCROLLED_WINDOW (scroller);
  self->problem = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE, "xalign", 0.0,
                                           "visible", FALSE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "til-warning");
  self->summary = GTK_LABEL (til_paragraph_new ("", "heading"));
  self->problems = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->problems, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problems), "boxed-list");
  til_set_accessible_label (GTK_WIDGET (self->problems), _ ("Problems"));
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (invited),
                                   C_ ("number of people", "Invited"));
  self->invited = til_invited_rows_new (ADW_PREFERENCES_GROUP (invited), self->round,
                                        self->survey->audience == TIL_AUDIENCE_STAFF,
                                        G_CALLBACK (invited_changed_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problems));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups));
  gtk_box_append (GTK_BOX (box), invited);
  gtk_box_append (GTK_BOX (box), choose_button_new (self, _ ("_Choose Another File…"), "flat"));
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 18, "margin-bottom", 24,
                NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
til_survey_import_dispose (GObject *object)
{
  TilSurveyImport *self = TIL_SURVEY_IMPORT (object);

  g_cancellable_cancel (self->cancellable);
  self->stack = NULL;
  G_OBJECT_CLASS (til_survey_import_parent_class)->dispose (object);
}

static void
til_survey_import_finalize (GObject *object)
{
  TilSurveyImport *self = TIL_SURVEY_IMPORT (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->file, til_answer_file_free);
  g_clear_pointer (&self->survey, til_survey_unref);
  til_record_free (self->round);
  g_array_unref (self->chosen);
  g_free (self->path);
  G_OBJECT_CLASS (til_survey_import_parent_class)->finalize (object);
}

static void
til_survey_import_class_init (TilSurveyImportClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_survey_import_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_survey_import_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = til_survey_import_close_request;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
til_survey_import_init (TilSurveyImport *self)
{
  self->cancellable = g_cancellable_new ();
  self->chosen = g_array_new (FALSE, FALSE, sizeof (int));
}

GtkWidget *
til_survey_import_new (TilStore *store, TilSurvey *survey, const TilSurveyRound *round)
{
  TilSurveyImport *self = g_object_new (TIL_TYPE_SURVEY_IMPORT, "title", _ ("Import Answers"),
                                        "modal", TRUE, "default-width", 720, "default-height", 680,
                                        "width-request", 340, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->store = g_object_ref (store);
  self->survey = til_survey_ref (survey);
  self->round = til_record_copy (round);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, choose_page_new (self), "choose");
  gtk_stack_add_named (self->stack, busy_page_new (self), "busy");
  gtk_stack_add_named (self->stack, preview_page_new (self), "preview");
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
  til_drop_doubled_names (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
til_survey_import_read (TilSurveyImport *self, const char *path)
{
  g_return_if_fail (TIL_IS_SURVEY_IMPORT (self));

  g_free (self->path);
  self->path = g_strdup (path);
  g_array_set_size (self->chosen, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  read_file (self);
}
