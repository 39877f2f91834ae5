/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-round-page.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-meeting-words.h"
#include "til-side-layout.h"
#include "til-survey-entry.h"
#include "til-survey-import.h"
#include "til-survey-kiosk.h"
#include "til-survey-print.h"
#include "til-survey-question-view.h"
#include "til-survey-round-form.h"
#include "til-text.h"

struct _TilSurveyRoundPage
{
  AdwBin parent_instance;

  GtkBox *box;               /* borrowed */
  TilStore *store;           /* (owned) */
  GCancellable *cancellable; /* (owned) of the comments */
  TilSharedResults *shared;  /* (owned) (nullable) */
  guint index;               /* of the round in them */
};

G_DEFINE_FINAL_TYPE (TilSurveyRoundPage, til_survey_round_page, ADW_TYPE_BIN)

static const TilRoundResult *
result_of (TilSurveyRoundPage *self)
{
  return til_shared_results_get (self->shared)->rounds->pdata[self->index];
}

static void
edit_cb (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);

  til_survey_round_form_new (GTK_WIDGET (self), self->store, result->survey, result->round);
}

static void
print_cb (TilSurveyRoundPage *self)
{
  til_survey_print_round (GTK_WIDGET (self), self->shared, self->index);
}

static void
delete_cb (TilSurveyRoundPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "surveys.delete-round", "x",
                              result_of (self)->round->record.id);
}

/* How answers come in */

static void
present_over (TilSurveyRoundPage *self, GtkWidget *window)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

static void
entry_cb (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);

  present_over (self, til_survey_entry_new (self->store, result->survey, result->round));
}

static void
kiosk_cb (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);

  present_over (self, til_survey_kiosk_new (self->store, result->survey, result->round));
}

static void
imported_cb (TilSurveyRoundPage *self, guint n)
{
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *text = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} answer was imported", "{n} answers were imported", n), "n",
      digits, NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
import_cb (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);
  GtkWidget *window = til_survey_import_new (self->store, result->survey, result->round);

  g_signal_connect_object (window, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  present_over (self, window);
}

static void
add_way (TilSurveyRoundPage *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle,
         const char *icon_name,
         GCallback callback)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
}

static void
show_ways (TilSurveyRoundPage *self)
{
  const TilSurveyRound *round = result_of (self)->round;
  AdwPreferencesGroup *group;

  if (til_store_get_read_only (self->store) || round->closed_on != TIL_DATE_NONE)
    return;
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _ ("Collect Answers"));
  add_way (self, group, _ ("Type In Answers…"),
           _ ("From forms on paper, one respondent after another"), "input-keyboard-symbolic",
           G_CALLBACK (entry_cb));
  add_way (self, group, _ ("Answer on This Screen…"),
           _ ("The whole screen for whoever answers, one after another. You leave it by "
              "Shift+Escape, or by a finger held on the empty ground."),
           "view-fullscreen-symbolic", G_CALLBACK (kiosk_cb));
  add_way (self, group, _ ("Import a File…"), _ ("The CSV file that a form tool exports"),
           "document-open-symbolic", G_CALLBACK (import_cb));
  gtk_box_append (self->box, GTK_WIDGET (group));
}

/* Head */

static GtkWidget *
head_buttons_new (TilSurveyRoundPage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *print = til_icon_button_new ("printer-symbolic", _ ("Print or Save the Results"));

  g_signal_connect_object (print, "clicked", G_CALLBACK (print_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  if (!til_store_get_read_only (self->store))
    {
      GtkWidget *edit = gtk_button_new_with_label (_ ("Edit…"));
      GtkWidget *delete = til_icon_button_new ("user-trash-symbolic", _ ("Delete the Round"));

      g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (buttons), edit);
      gtk_box_append (GTK_BOX (buttons), print);
      gtk_box_append (GTK_BOX (buttons), delete);
    }
  else
    gtk_box_append (GTK_BOX (buttons), print);
  return buttons;
}

static char *
describe_when (const TilSurveyRound *round)
{
  g_autofree char *date = til_date_format (round->date);
  g_autofree char *closed = til_date_format (round->closed_on);
  g_autofree char *day = til_text_isolate_ltr (date);
  g_autofree char *closed_day = til_text_isolate_ltr (closed);

  if (round->closed_on == TIL_DATE_NONE)
    return til_text_fill (_ ("{date}, open for answers"), "date", day, NULL);
  return til_text_fill (_ ("{date}, closed {closed}"), "date", day, "closed", closed_day, NULL);
}

static void
show_head (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *survey = til_text_isolate (til_survey_name (result->survey));
  g_autofree char *name = til_text_isolate (result->round->name ? result->round->name : "");
  g_autofree char *text = til_text_fill (_ ("{survey}, {round}"), "survey", survey, "round", name,
                                         NULL);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, NULL);
  g_autofree char *when = describe_when (result->round);
  g_autofree char *answered = til_round_answered_text (result);
  g_autofree char *warning = til_round_warning (result);

  gtk_widget_add_css_class (title, "title-2");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), til_paragraph_new (when, "dim-label"));
  gtk_box_append (GTK_BOX (words), til_paragraph_new (answered, NULL));
  gtk_box_append (self->box, til_side_box_new (words, head_buttons_new (self)));
  if (warning)
    {
      GtkWidget *label = til_paragraph_new (warning, "til-warning");

      gtk_box_append (self->box, label);
    }
}

/* Where answers are missing: those who answered, of those invited, by sector. */
static void
show_sectors (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);
  AdwPreferencesGroup *group = NULL;

  for (int i = TIL_SERVICE_NONE + 1; i < TIL_N_SERVICES; i++)
    {
      g_autofree char *text = til_round_sector_text (result, (TilService)i);
      GtkWidget *row, *label;

      if (!text)
        continue;
      if (!group)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ ("Who Answered"));
          gtk_box_append (self->box, GTK_WIDGET (group));
        }
      row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), til_service_name ((TilService)i));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      text, -1);
      label = gtk_label_new (text);
      gtk_widget_add_css_class (label, "tabular");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (group, row);
    }
}

/* Results */

static GtkWidget *
section_new (TilSurveyRoundPage *self, const char *title, const char *description)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (heading, "title-4");
  gtk_box_append (GTK_BOX (section), heading);
  if (description)
    gtk_box_append (GTK_BOX (section), til_paragraph_new (description, "dim-label"));
  gtk_box_append (self->box, section);
  return section;
}

static void
show_results (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);
  GtkBox *questions;
  GtkWidget *section;

  if (!result->hidden_answered && result->n_answered == 0)
    return;
  section = section_new (self, _ ("Results"),
                         _ ("Groups under 5 are hidden, so that nobody’s answer can be seen."));
  questions = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 36));
  gtk_box_append (GTK_BOX (section), GTK_WIDGET (questions));
  for (guint i = 0; i < result->questions->len; i++)
    gtk_box_append (questions, til_survey_question_view_new (self->shared, self->index, i));
}

static void
comments_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = til_store_list_comments_finish (TIL_STORE (source), result, &error);

  if (til_error_is_cancelled (error))
    return;
  if (!texts)
    {
      til_show_error (list, _ ("The answers can’t be read"), error);
      return;
    }
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = til_text_isolate (texts->pdata[i]);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = til_paragraph_new (text, "til-survey-line");

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      til_set_accessible_label (row, text);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_set_visible (list, texts->len > 0);
}

static void
add_comments (TilSurveyRoundPage *self, GtkWidget *section, const TilQuestion *question)
{
  GtkWidget *list = gtk_list_box_new ();
  const char *title = til_question_text (question);

  gtk_box_append (GTK_BOX (section), til_paragraph_new (title, "heading"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  til_set_accessible_label (list, title);
  gtk_box_append (GTK_BOX (section), list);
  til_store_list_comments_async (self->store, result_of (self)->round->record.id, question->key,
                                 self->cancellable, comments_cb, g_object_ref (list));
}

/* Free text of a handful of people would tell who wrote it. */
static void
show_comments (TilSurveyRoundPage *self)
{
  const TilRoundResult *result = result_of (self);
  GtkWidget *section = NULL;

  if (result->n_answered == 0 && !result->hidden_answered)
    return;
  for (guint i = 0; i < til_survey_n_questions (result->survey); i++)
    {
      const TilQuestion *question = til_survey_question (result->survey, i);

      if (question->kind != TIL_QUESTION_TEXT)
        continue;
      if (!section)
        section = section_new (self, _ ("In Their Own Words"),
                               result->hidden_answered
                                   ? _ ("Shown when 5 or more have answered.")
                                   : _ ("This stays here: it is never in the workbook, nor on "
                                        "paper, nor in a file."));
      if (!result->hidden_answered)
        add_comments (self, section, question);
    }
}

static void
show (TilSurveyRoundPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  show_head (self);
  show_ways (self);
  show_sectors (self);
  show_results (self);
  show_comments (self);
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->box), GTK_DIR_TAB_FORWARD);
}

static void
til_survey_round_page_dispose (GObject *object)
{
  TilSurveyRoundPage *self = TIL_SURVEY_ROUND_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (til_survey_round_page_parent_class)->dispose (object);
}

static void
til_survey_round_page_finalize (GObject *object)
{
  TilSurveyRoundPage *self = TIL_SURVEY_ROUND_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shared, til_shared_results_unref);
  G_OBJECT_CLASS (til_survey_round_page_parent_class)->finalize (object);
}

static void
til_survey_round_page_class_init (TilSurveyRoundPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_survey_round_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_survey_round_page_finalize;
}

static void
til_survey_round_page_init (TilSurveyRoundPage *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  self->cancellable = g_cancellable_new ();
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
til_survey_round_page_new (TilStore *store)
{
  TilSurveyRoundPage *self = g_object_new (TIL_TYPE_SURVEY_ROUND_PAGE, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
til_survey_round_page_show (TilSurveyRoundPage *self, TilSharedResults *shared, guint round)
{
  g_return_if_fail (TIL_IS_SURVEY_ROUND_PAGE (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  til_shared_results_ref (shared);
  g_clear_pointer (&self->shared, til_shared_results_unref);
  self->shared = shared;
  self->index = round;
  show (self);
}
