/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support.h"
#include "til-child-views.h"
#include "til-locale.h"
#include "til-record-editor.h"

#define TODAY til_date_new (2026, 11, 21)

/* A child in a school class, the tab in a window, and what the model told. */
typedef struct
{
  Support support;
  gint64 child_id;
  gint64 mapping_id;
  TilCaseModel *model;
  GtkWidget *view; /* borrowed */
  GtkWidget *window;
  int shown_place;
  int stepped_from;
} Case;

static void
show_cb (Case *self, int place, gint64 record)
{
  self->shown_place = place;
}

static void
stepped_cb (Case *self, int from, int to)
{
  self->stepped_from = from;
}

static TilRegister *
elsewhere (Case *self)
{
  g_autoptr (GError) error = NULL;
  TilRegister *other = til_register_open (self->support.path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return other;
}

static void
save_elsewhere (Case *self, gpointer record)
{
  g_autoptr (TilRegister) other = elsewhere (self);
  g_autoptr (GError) error = NULL;

  g_assert_true (til_register_save_record (other, record, &error));
  g_assert_no_error (error);
}

static TilCase *
read_case (Case *self)
{
  g_autoptr (TilRegister) other = elsewhere (self);
  g_autoptr (GError) error = NULL;
  TilCase *kase = til_register_get_case (other, self->child_id, &error);

  g_assert_no_error (error);
  return kase;
}

/* Finding */

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GtkWidget *
button (GtkWidget *root, const char *label)
{
  g_autoptr (GPtrArray) found = support_find (root, is_button, label);

  return found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
}

static void
click (GtkWidget *root, const char *label)
{
  GtkWidget *found = button (root, label);

  g_assert_nonnull (found);
  g_signal_emit_by_name (found, "clicked");
}

static gboolean
is_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
has_texts (Case *self)
{
  g_autoptr (GPtrArray) found = support_find (self->view, is_text, NULL);

  return found->len > 0;
}

static void
open_view (Case *self)
{
  self->model = til_case_model_new (self->support.store, self->child_id);
  g_signal_connect_swapped (self->model, "show", G_CALLBACK (show_cb), self);
  g_signal_connect_swapped (self->model, "stepped", G_CALLBACK (stepped_cb), self);
  self->view = til_mapping_view_new (self->model);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 3000);
  gtk_window_set_child (GTK_WINDOW (self->window), self->view);
  gtk_window_present (GTK_WINDOW (self->window));
  SUPPORT_WAIT (til_case_model_get_case (self->model) != NULL);
  if (self->mapping_id != 0)
    SUPPORT_WAIT (has_texts (self));
}

static void
case_set_up (Case *self, gconstpointer data)
{
  g_autoptr (TilRegister) other = NULL;
  g_autoptr (GError) error = NULL;

  support_set_up (&self->support, NULL);
  self->shown_place = self->stepped_from = -1;
  til_store_set_actor (self->support.store, self->support.staff_id, "Karin Ek");
  self->child_id = support_add_child (&self->support, "Åsa", "Öberg", til_date_new (2014, 3, 4),
                                      FALSE);
  other = elsewhere (self);
  if (data != NULL)
    self->mapping_id = til_register_add_mapping (other, self->child_id, "barnets-basta", TODAY,
                                                 &error);
  g_assert_no_error (error);
}

static void
case_tear_down (Case *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  support_tear_down (&self->support, NULL);
}

#define CASE_ADD(path, func) g_test_add (path, Case, NULL, case_set_up, func, case_tear_down)
#define MAPPED_ADD(path, func) g_test_add (path, Case, "mapped", case_set_up, func, case_tear_down)

/* The five answers, the reason and the sentence, in this order. */
static GtkTextBuffer *
text_of (Case *self, guint index)
{
  g_autoptr (GPtrArray) found = support_find (self->view, is_text, NULL);

  g_assert_cmpuint (found->len, ==, 7);
  return gtk_text_view_get_buffer (g_ptr_array_index (found, index));
}

static gboolean
is_radio (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
choose_outcome (Case *self, TilOutcome outcome)
{
  g_autoptr (GPtrArray) found = support_find (self->view, is_radio, NULL);

  g_assert_cmpuint (found->len, ==, TIL_N_OUTCOMES - 1);
  gtk_check_button_set_active (g_ptr_array_index (found, outcome - 1), TRUE);
}

static const TilAnalysis *
analysis_of (Case *self)
{
  return til_case_analysis_of (til_case_model_get_case (self->model), self->mapping_id);
}

static gboolean
answer_is (Case *self, const char *text)
{
  g_autoptr (TilCase) kase = read_case (self);
  const TilAnalysis *analysis = til_case_analysis_of (kase, self->mapping_id);

  return analysis != NULL && g_strcmp0 (analysis->answer1, text) == 0;
}

/* Upptäcka */

static void
test_take_in (Case *self, gconstpointer data)
{
  g_autoptr (TilObservation) observation = til_record_new_of (TIL_RECORD_OBSERVATION);
  g_autoptr (TilCase) kase = NULL;
  const TilObservation *read;

  observation->child_id = self->child_id;
  observation->date = TODAY - 1;
  observation->text = g_strdup ("Sitter ensam på rasterna");
  save_elsewhere (self, observation);
  open_view (self);
  g_assert_true (support_shows (self->view, "Sitter ensam på rasterna"));
  support_assert_named (self->view);
  click (self->view, "_Take In");
  SUPPORT_WAIT (button (self->view, "_Take In") == NULL);
  kase = read_case (self);
  read = til_case_record (kase, TIL_RECORD_OBSERVATION, observation->record.id);
  g_assert_cmpuint (read->received_on, ==, TODAY);
}

static void
test_duty_stands (Case *self, gconstpointer data)
{
  GtkWidget *form, *concern;

  open_view (self);
  g_assert_true (support_shows (self->view, "even without consent"));
  g_assert_nonnull (button (self->view, "_Record a Report of Concern"));
  click (self->view, "New _Observation");
  form = support_window (TIL_TYPE_RECORD_EDITOR);
  g_assert_nonnull (form);
  g_assert_true (support_shows (form, "even without consent"));
  click (form, "_Record a Report of Concern");
  SUPPORT_WAIT (support_window (TIL_TYPE_RECORD_EDITOR) != form ||
                gtk_window_get_transient_for (GTK_WINDOW (form)) != NULL);
  gtk_window_close (GTK_WINDOW (form));
  while ((concern = support_window (TIL_TYPE_RECORD_EDITOR)) != NULL)
    gtk_window_destroy (GTK_WINDOW (concern));
}

/* A report needs a unit and a day, and no consent. */
static void
test_concern (Case *self, gconstpointer data)
{
  g_autoptr (TilCase) kase = NULL;
  const TilConcern *concern;
  GtkWidget *form;

  open_view (self);
  click (self->view, "_Record a Report of Concern");
  form = support_window (TIL_TYPE_RECORD_EDITOR);
  g_assert_nonnull (form);
  support_assert_named (form);
  SUPPORT_WAIT (
      gtk_widget_get_sensitive (support_template_child (form, TIL_TYPE_RECORD_EDITOR, "form")));
  til_record_editor_save (TIL_RECORD_EDITOR (form));
  SUPPORT_WAIT (support_window (TIL_TYPE_RECORD_EDITOR) == NULL);
  kase = read_case (self);
  g_assert_cmpuint (kase->records[TIL_RECORD_CONCERN]->len, ==, 1);
  concern = kase->records[TIL_RECORD_CONCERN]->pdata[0];
  g_assert_cmpint (concern->unit_id, ==, self->support.unit_id);
  g_assert_cmpuint (concern->date, ==, TODAY);
}

/* The unit follows from age and schooling; a person confirms it, and history is kept. */
static void
test_responsible (Case *self, gconstpointer data)
{
  g_autoptr (TilCase) kase = NULL;
  const TilResponsible *entry;
  GtkWidget *form;

  open_view (self);
  g_assert_true (support_shows (self->view, til_duty_text (TIL_DUTY_SCHOOL)));
  g_assert_true (support_shows (self->view, "Björkskolan"));
  click (self->view, "C_onfirm…");
  form = support_window (TIL_TYPE_RECORD_EDITOR);
  g_assert_nonnull (form);
  support_assert_named (form);
  SUPPORT_WAIT (
      gtk_widget_get_sensitive (support_template_child (form, TIL_TYPE_RECORD_EDITOR, "form")));
  til_record_editor_save (TIL_RECORD_EDITOR (form));
  SUPPORT_WAIT (support_window (TIL_TYPE_RECORD_EDITOR) == NULL);
  SUPPORT_WAIT (support_shows (self->view, "Karin Ek"));
  kase = read_case (self);
  g_assert_cmpint (kase->child->responsible_id, ==, self->support.staff_id);
  entry = kase->records[TIL_RECORD_RESPONSIBLE]->pdata[0];
  g_assert_cmpint (entry->duty, ==, TIL_DUTY_SCHOOL);
  g_assert_cmpint (entry->confirmed_by, ==, self->support.staff_id);
  g_assert_cmpint (entry->unit_id, ==, self->support.unit_id);
}

/* Kartlägga */

static void
test_answers (Case *self, gconstpointer data)
{
  open_view (self);
  support_assert_named (self->view);
  gtk_text_buffer_set_text (text_of (self, 0), "Vi vet nog", -1);
  SUPPORT_WAIT (answer_is (self, "Vi vet nog"));
  SUPPORT_WAIT (analysis_of (self) != NULL);
  gtk_text_buffer_set_text (text_of (self, 0), "Vi vet nog nu", -1);
  SUPPORT_WAIT (answer_is (self, "Vi vet nog nu"));
}

/* Both write the first answer: both texts stay. */
static void
test_both_write (Case *self, gconstpointer data)
{
  g_autoptr (TilAnalysis) theirs = NULL;

  open_view (self);
  gtk_text_buffer_set_text (text_of (self, 0), "mine", -1);
  SUPPORT_WAIT (answer_is (self, "mine"));
  SUPPORT_WAIT (analysis_of (self) != NULL);
  theirs = til_record_copy (analysis_of (self));
  til_record_set_text (&theirs->answer1, "theirs");
  til_record_set_text (&theirs->answer2, "their second");
  save_elsewhere (self, theirs);
  gtk_text_buffer_set_text (text_of (self, 0), "mine, longer", -1);
  SUPPORT_WAIT (answer_is (self, "mine, longer\ntheirs"));
  SUPPORT_WAIT (support_shows (self->view, "their second") ||
                g_strcmp0 (analysis_of (self)->answer2, "their second") == 0);
}

/* What is left behind within a keystroke of leaving the tab is written all the same. */
static void
test_left (Case *self, gconstpointer data)
{
  open_view (self);
  gtk_text_buffer_set_text (text_of (self, 0), "last words", -1);
  gtk_window_destroy (GTK_WINDOW (self->window));
  self->window = NULL;
  SUPPORT_WAIT (answer_is (self, "last words"));
}

static void
test_conclude (Case *self, gconstpointer data)
{
  g_autoptr (TilCase) kase = NULL;
  const TilAnalysis *analysis;

  open_view (self);
  click (self->view, "_Conclude the Mapping");
  g_assert_true (support_shows (self->view, "Choose the next step"));
  choose_outcome (self, TIL_OUTCOME_MEETING);
  click (self->view, "_Conclude the Mapping");
  g_assert_true (support_shows (self->view, "Write why"));
  gtk_text_buffer_set_text (text_of (self, 5), "Fler behöver hjälpas åt", -1);
  gtk_text_buffer_set_text (text_of (self, 6), "Vi bjuder in till ett möte", -1);
  click (self->view, "_Conclude the Mapping");
  SUPPORT_WAIT (button (self->view, "_Ask for Consent") != NULL);
  SUPPORT_WAIT (analysis_of (self) != NULL && analysis_of (self)->date == TODAY);
  click (self->view, "_Ask for Consent");
  g_assert_cmpint (self->shown_place, ==, TIL_PLACE_CONSENT);
  kase = read_case (self);
  analysis = til_case_analysis_of (kase, self->mapping_id);
  g_assert_cmpint (analysis->outcome, ==, TIL_OUTCOME_MEETING);
  g_assert_cmpstr (analysis->reason, ==, "Fler behöver hjälpas åt");
  g_assert_cmpstr (((TilMapping *)kase->mappings->pdata[0])->next_step, ==,
                   "Vi bjuder in till ett möte");

  click (self->view, "_Open Again");
  SUPPORT_WAIT (analysis_of (self)->date == TIL_DATE_NONE);
  g_assert_cmpint (analysis_of (self)->outcome, ==, TIL_OUTCOME_OPEN);
}

/* A choice that is not concluded is there again when the tab is opened the next time. */
static void
test_choice_kept (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;

  open_view (self);
  choose_outcome (self, TIL_OUTCOME_KEEP);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  open_view (self);
  found = support_find (self->view, is_radio, NULL);
  SUPPORT_WAIT (gtk_check_button_get_active (g_ptr_array_index (found, TIL_OUTCOME_KEEP - 1)));
}

/* Steps go forward and back (R5), and nothing is written while they are only shown. */
static void
test_steps (Case *self, gconstpointer data)
{
  open_view (self);
  g_assert_cmpint (self->stepped_from, ==, -1);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (button (self->view, til_step_name (TIL_STEP_FOLLOW_UP))), TRUE);
  SUPPORT_WAIT (til_case_model_get_case (self->model)->child->step == TIL_STEP_FOLLOW_UP);
  g_assert_cmpint (self->stepped_from, ==, TIL_STEP_NOTICE);
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (button (self->view, til_step_name (TIL_STEP_MAP))), TRUE);
  SUPPORT_WAIT (til_case_model_get_case (self->model)->child->step == TIL_STEP_MAP);
  g_assert_cmpint (self->stepped_from, ==, TIL_STEP_FOLLOW_UP);
}

int
main (int argc, char *argv[])
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  CASE_ADD ("/mapping-view/take-in", test_take_in);
  CASE_ADD ("/mapping-view/r9-duty-stands", test_duty_stands);
  CASE_ADD ("/mapping-view/r9-concern", test_concern);
  CASE_ADD ("/mapping-view/r6-responsible", test_responsible);
  CASE_ADD ("/mapping-view/r5-steps", test_steps);
  MAPPED_ADD ("/mapping-view/r15-answers", test_answers);
  MAPPED_ADD ("/mapping-view/r15-both-write", test_both_write);
  MAPPED_ADD ("/mapping-view/r15-left", test_left);
  MAPPED_ADD ("/mapping-view/r5-conclude", test_conclude);
  MAPPED_ADD ("/mapping-view/r15-choice-kept", test_choice_kept);
  return g_test_run ();
}
