/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "survey-fixture.h"
#include "til-choice.h"
#include "til-locale.h"
#include "til-survey-answer.h"
#include "til-survey-editor-private.h"

typedef struct
{
  Support support;
  GtkWidget *editor;
} Editor;

static void
set_up (Editor *self, gconstpointer data)
{
  support_set_up (&self->support, data);
}

static void
tear_down (Editor *self, gconstpointer data)
{
  if (self->editor != NULL)
    support_destroy (self->editor);
  support_tear_down (&self->support, data);
}

static TilSurvey *
typed (Editor *self)
{
  return til_survey_editor_get_survey (TIL_SURVEY_EDITOR (self->editor));
}

/* key: (nullable) of the stored survey to edit. */
static void
open_editor (Editor *self, const char *key)
{
  g_autoptr (TilSurvey) survey = key != NULL ? surveys_get (&self->support, key) : NULL;

  self->editor = til_survey_editor_new (self->support.store, survey);
  g_object_add_weak_pointer (G_OBJECT (self->editor), (gpointer *)&self->editor);
  til_survey_editor_present (TIL_SURVEY_EDITOR (self->editor), NULL);
}

static GtkWidget *
find (Editor *self, GType type, const char *text)
{
  GtkWidget *found = surveys_find (self->editor, type, text);

  g_assert_nonnull (found);
  return found;
}

static void
wait_ready (Editor *self)
{
  SUPPORT_WAIT (gtk_widget_get_sensitive (find (self, GTK_TYPE_BUTTON, "Save")));
}

static gboolean
is_label_with (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

/* Whether it is to be seen: not whether it has slid into place yet. */
static gboolean
is_revealed_bar (GtkWidget *widget, gconstpointer data)
{
  g_autoptr (GPtrArray) labels = NULL;

  if (!GTK_IS_INFO_BAR (widget) || !gtk_info_bar_get_revealed (GTK_INFO_BAR (widget)))
    return FALSE;
  labels = support_find (widget, is_label_with, data);
  return labels->len > 0;
}

static gboolean
bar_says (Editor *self, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (self->editor, is_revealed_bar, text);

  return found->len > 0;
}

static void
click (Editor *self, const char *text)
{
  g_signal_emit_by_name (find (self, GTK_TYPE_BUTTON, text), "clicked");
}

static void
type_in (Editor *self, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, ADW_TYPE_ENTRY_ROW, title)), text);
}

static void
type_question (Editor *self, guint index, const char *text)
{
  TilQuestion *question = typed (self)->questions->pdata[index];

  til_local_set (question->text, "sv", text);
  til_survey_editor_touch (TIL_SURVEY_EDITOR (self->editor));
}

static void
save_and_wait (Editor *self)
{
  wait_ready (self);
  click (self, "Save");
  SUPPORT_WAIT (self->editor == NULL);
}

static void
test_new_survey (Editor *self, gconstpointer data)
{
  g_autoptr (TilSurvey) stored = NULL;
  const TilQuestion *question;

  open_editor (self, NULL);
  wait_ready (self);
  support_assert_named (self->editor);
  click (self, "Save");
  g_assert_true (bar_says (self, "The survey has no name."));
  type_in (self, "Name in Swedish", "Vår enkät om Öppna förskolan");
  g_assert_false (bar_says (self, "The survey has no name."));
  click (self, "Save");
  g_assert_true (bar_says (self, "Question 1 has no words."));
  type_question (self, 0, "Hur trivs du?");
  /* The five steps have words in English; in Swedish as soon as they are translated. */
  for (guint i = 0; i < 5; i++)
    {
      TilAnswerChoice *choice =
          ((TilQuestion *)typed (self)->questions->pdata[0])->choices->pdata[i];
      g_autofree char *words = g_strdup_printf ("Steg %u", i + 1);
      til_local_set (choice->text, "sv", words);
    }
  save_and_wait (self);

  stored = surveys_get (&self->support, "var-enkat-om-oppna-forskolan");
  g_assert_cmpint (stored->version, ==, 1);
  question = til_survey_question (stored, 0);
  g_assert_cmpstr (question->key, ==, "hur-trivs-du");
  g_assert_cmpstr (til_local_get (question->text, "sv"), ==, "Hur trivs du?");
  g_assert_cmpint (question->kind, ==, TIL_QUESTION_SCALE);

  /* Nothing is left of the draft, and the same name makes another key. */
  open_editor (self, NULL);
  wait_ready (self);
  g_assert_false (bar_says (self, "was not saved"));
  g_assert_cmpuint (typed (self)->questions->len, ==, 1);
  type_in (self, "Name in Swedish", "Vår enkät om Öppna förskolan");
  type_question (self, 0, "Något att säga?");
  til_survey_editor_set_kind (TIL_SURVEY_EDITOR (self->editor), typed (self)->questions->pdata[0],
                              TIL_QUESTION_TEXT);
  save_and_wait (self);
  til_survey_unref (stored);
  stored = surveys_get (&self->support, "var-enkat-om-oppna-forskolan-2");
  g_assert_cmpint (til_survey_question (stored, 0)->kind, ==, TIL_QUESTION_TEXT);
}

static void
test_next_version (Editor *self, gconstpointer data)
{
  g_autoptr (TilSurvey) first = surveys_get (&self->support, "samverkan");
  g_autoptr (TilSurvey) second = NULL;
  TilQuestion *trust;

  open_editor (self, "samverkan");
  wait_ready (self);
  support_assert_named (self->editor);
  trust = typed (self)->questions->pdata[0];
  g_assert_false (til_survey_editor_is_changed (TIL_SURVEY_EDITOR (self->editor), trust));
  g_assert_false (support_shows (self->editor, "The trend begins anew"));

  /* A language more is the same question. */
  til_local_set (trust->text, "fi", "Luotatko?");
  til_survey_editor_touch (TIL_SURVEY_EDITOR (self->editor));
  g_assert_false (til_survey_editor_is_changed (TIL_SURVEY_EDITOR (self->editor), trust));
  til_local_set (trust->text, "en", "Do you trust them?");
  til_survey_editor_touch (TIL_SURVEY_EDITOR (self->editor));
  g_assert_true (til_survey_editor_is_changed (TIL_SURVEY_EDITOR (self->editor), trust));
  g_assert_true (support_shows (self->editor, "The trend begins anew"));
  save_and_wait (self);

  second = surveys_get (&self->support, "samverkan");
  g_assert_cmpint (second->version, ==, first->version + 1);
  g_assert_cmpstr (til_survey_question (second, 0)->key, ==, "trust");
  g_assert_cmpstr (til_local_get (til_survey_question (second, 0)->text, "en"), ==,
                   "Do you trust them?");
  g_assert_true (
      til_question_same (til_survey_question (first, 1), til_survey_question (second, 1)));
}

static void
test_copy (Editor *self, gconstpointer data)
{
  g_autoptr (TilSurvey) first = surveys_get (&self->support, "samverkan");
  g_autoptr (TilSurvey) copy = NULL;
  g_autoptr (TilSurvey) still = NULL;

  open_editor (self, "samverkan");
  wait_ready (self);
  til_local_set (((TilQuestion *)typed (self)->questions->pdata[0])->text, "en", "Trust?");
  til_survey_editor_touch (TIL_SURVEY_EDITOR (self->editor));
  g_assert_true (support_shows (self->editor, "The trend begins anew"));
  til_choice_set_id (find (self, ADW_TYPE_COMBO_ROW, "Save as"), 1);
  /* A survey of its own has no trend yet. */
  g_assert_false (support_shows (self->editor, "The trend begins anew"));
  type_in (self, "Name in Swedish", "Nora frågar");
  save_and_wait (self);

  copy = surveys_get (&self->support, "nora-fragar");
  g_assert_cmpint (copy->version, ==, 1);
  g_assert_cmpuint (til_survey_n_questions (copy), ==, til_survey_n_questions (first));
  still = surveys_get (&self->support, "samverkan");
  g_assert_cmpint (still->version, ==, first->version);
}

static void
test_delete_and_undo (Editor *self, gconstpointer data)
{
  TilQuestion *rules;

  open_editor (self, "samverkan");
  wait_ready (self);
  rules = typed (self)->questions->pdata[2];
  adw_expander_row_set_expanded (
      ADW_EXPANDER_ROW (find (self, ADW_TYPE_EXPANDER_ROW, "Do laws, rules and agreements")), TRUE);
  click (self, "Delete question 3");
  g_assert_cmpuint (typed (self)->questions->len, ==, 7);
  g_assert_cmpint (til_survey_find_question (typed (self), "rules"), ==, -1);
  SUPPORT_WAIT (support_shows (self->editor, "The question was deleted"));
  click (self, "Undo");
  g_assert_cmpuint (typed (self)->questions->len, ==, 8);
  g_assert_true (typed (self)->questions->pdata[2] == rules);
}

static void
test_move (Editor *self, gconstpointer data)
{
  GtkWidget *row;

  open_editor (self, "samverkan");
  wait_ready (self);
  row = find (self, ADW_TYPE_EXPANDER_ROW, "1. ");
  g_assert_true (surveys_press (row, GDK_KEY_Down, GDK_ALT_MASK));
  g_assert_false (
      adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find (self, ADW_TYPE_EXPANDER_ROW, "2. "))));
  g_assert_cmpint (til_survey_find_question (typed (self), "trust"), ==, 1);
  click (self, "Move question 2 up (Alt+Up)");
  g_assert_cmpint (til_survey_find_question (typed (self), "trust"), ==, 0);
  /* At the end there is nowhere to go. */
  click (self, "Move question 1 up (Alt+Up)");
  g_assert_cmpint (til_survey_find_question (typed (self), "trust"), ==, 0);
}

/* What was written as a scale is there again when another kind was only tried. */
static void
test_r15_kind_tried (Editor *self, gconstpointer data)
{
  TilSurveyEditor *editor;
  TilQuestion *trust;
  TilAnswerChoice *choice;

  open_editor (self, "samverkan");
  wait_ready (self);
  editor = TIL_SURVEY_EDITOR (self->editor);
  trust = typed (self)->questions->pdata[0];
  choice = trust->choices->pdata[2];
  til_local_set (choice->text, "sv", "Sådär");
  til_survey_editor_set_kind (editor, trust, TIL_QUESTION_CHOICE);
  g_assert_cmpuint (trust->choices->len, ==, 2);
  til_survey_editor_set_kind (editor, trust, TIL_QUESTION_TEXT);
  g_assert_cmpuint (trust->choices->len, ==, 0);
  til_survey_editor_set_kind (editor, trust, TIL_QUESTION_SCALE);
  g_assert_cmpuint (trust->choices->len, ==, 5);
  g_assert_cmpstr (til_local_get (((TilAnswerChoice *)trust->choices->pdata[2])->text, "sv"), ==,
                   "Sådär");
}

static void
test_answers (Editor *self, gconstpointer data)
{
  TilQuestion *trust;

  open_editor (self, "samverkan");
  wait_ready (self);
  trust = typed (self)->questions->pdata[0];
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find (self, ADW_TYPE_EXPANDER_ROW, "1. ")),
                                 TRUE);
  click (self, "Remove Step 1");
  g_assert_cmpuint (trust->choices->len, ==, 4);
  for (guint i = 0; i < trust->choices->len; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      g_assert_cmpstr (((TilAnswerChoice *)trust->choices->pdata[i])->key, ==, key);
    }
  g_signal_emit_by_name (find (self, ADW_TYPE_ACTION_ROW, "Add a Step"), "activated");
  g_assert_cmpuint (trust->choices->len, ==, 5);
  til_choice_set_id (find (self, ADW_TYPE_COMBO_ROW, "Counts as agreeing"), 2);
  g_assert_false (((TilAnswerChoice *)trust->choices->pdata[0])->agrees);
  g_assert_true (((TilAnswerChoice *)trust->choices->pdata[1])->agrees);
  g_assert_true (((TilAnswerChoice *)trust->choices->pdata[4])->agrees);
  support_assert_named (self->editor);
}

static guint
count_rows_in (Editor *self, const char *language)
{
  g_autoptr (GPtrArray) rows = support_find (self->editor, is_label_with, language);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = gtk_widget_get_ancestor (rows->pdata[i], ADW_TYPE_ENTRY_ROW);
      n += row != NULL && gtk_widget_get_visible (row);
    }
  return n;
}

/* The other languages are out of the way until they are asked for, and stay when rows are built
 * anew. */
static void
test_other_languages (Editor *self, gconstpointer data)
{
  GtkWidget *row;
  guint n;

  open_editor (self, "samverkan");
  wait_ready (self);
  g_assert_cmpuint (count_rows_in (self, "العربية"), ==, 0);
  row = find (self, ADW_TYPE_EXPANDER_ROW, "1. ");
  g_signal_emit_by_name (surveys_find (row, ADW_TYPE_ACTION_ROW, "In Other Languages"),
                         "activated");
  n = count_rows_in (self, "العربية");
  g_assert_cmpuint (n, >=, 6); /* each entry row shows its title in two labels */
  til_survey_editor_move_question (TIL_SURVEY_EDITOR (self->editor),
                                   typed (self)->questions->pdata[0], 1);
  g_assert_cmpuint (count_rows_in (self, "العربية"), ==, n);
  row = find (self, ADW_TYPE_EXPANDER_ROW, "2. ");
  gtk_editable_set_text (surveys_find (row, ADW_TYPE_ENTRY_ROW, "Step 1 (\342\201\250ትግርኛ"), "ሓደ");
  g_assert_cmpstr (
      til_local_get (
          ((TilAnswerChoice *)((TilQuestion *)typed (self)->questions->pdata[1])->choices->pdata[0])
              ->text,
          "ti"),
      ==, "ሓደ");
}

static gboolean
is_answer (GtkWidget *widget, gconstpointer data)
{
  return TIL_IS_SURVEY_ANSWER (widget);
}

static guint
count_answers (Editor *self)
{
  g_autoptr (GPtrArray) found = support_find (self->editor, is_answer, NULL);

  return found->len;
}

static void
test_preview (Editor *self, gconstpointer data)
{
  open_editor (self, "guardians");
  wait_ready (self);
  g_assert_cmpuint (count_answers (self), ==, 7);
  type_question (self, 6, "En fråga till?");
  SUPPORT_WAIT (support_shows (self->editor, "En fråga till?"));
  /* Staff are asked for their sector. */
  til_choice_set_id (find (self, ADW_TYPE_COMBO_ROW, "Who answers"), TIL_AUDIENCE_STAFF);
  SUPPORT_WAIT (count_answers (self) == 8);
}

/* A narrow window has room for one of them. */
static void
test_narrow (Editor *self, gconstpointer data)
{
  GtkWidget *button;

  self->editor = til_survey_editor_new (self->support.store, NULL);
  g_object_add_weak_pointer (G_OBJECT (self->editor), (gpointer *)&self->editor);
  gtk_window_set_default_size (GTK_WINDOW (self->editor), 400, 700);
  til_survey_editor_present (TIL_SURVEY_EDITOR (self->editor), NULL);
  wait_ready (self);
  button = find (self, GTK_TYPE_TOGGLE_BUTTON, "Preview");
  SUPPORT_WAIT (gtk_widget_get_mapped (button));
  g_assert_cmpint (gtk_widget_get_width (self->editor), <=, 400);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  SUPPORT_WAIT (!gtk_widget_get_mapped (find (self, ADW_TYPE_ENTRY_ROW, "Name in Swedish")));
  /* What is wrong is shown where it can be mended. */
  click (self, "Save");
  SUPPORT_WAIT (gtk_widget_get_mapped (find (self, ADW_TYPE_ENTRY_ROW, "Name in Swedish")));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
}

static void
close_editor (Editor *self)
{
  gtk_window_close (GTK_WINDOW (self->editor));
  SUPPORT_WAIT (self->editor == NULL);
}

/* What was typed when the window closed is offered, and can be thrown away. */
static void
test_r15_draft (Editor *self, gconstpointer data)
{
  open_editor (self, NULL);
  wait_ready (self);
  type_in (self, "Name in Swedish", "Halvfärdig");
  type_question (self, 0, "Hur går det?");
  close_editor (self);

  open_editor (self, NULL);
  SUPPORT_WAIT (bar_says (self, "What you wrote on"));
  g_assert_null (til_local_language (typed (self)->name, 0));
  click (self, "Continue");
  wait_ready (self);
  g_assert_cmpstr (til_local_get (typed (self)->name, "sv"), ==, "Halvfärdig");
  g_assert_true (support_shows (self->editor, "Hur går det?"));
  close_editor (self);

  open_editor (self, NULL);
  SUPPORT_WAIT (bar_says (self, "What you wrote on"));
  click (self, "Throw Away");
  wait_ready (self);
  close_editor (self);

  open_editor (self, NULL);
  wait_ready (self);
  g_assert_false (bar_says (self, "What you wrote on"));
  /* Another survey's draft is another. */
  type_in (self, "Name in Swedish", "Ny");
  close_editor (self);
  open_editor (self, "samverkan");
  wait_ready (self);
  g_assert_false (bar_says (self, "What you wrote on"));
}

/* Two who change the same survey: the second is told, and both versions are kept. */
static void
test_r15_saved_elsewhere (Editor *self, gconstpointer data)
{
  g_autoptr (TilSurvey) first = surveys_get (&self->support, "samverkan");
  g_autoptr (TilSurvey) theirs = til_survey_copy (first);
  g_autoptr (TilRegister) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) newest = NULL;
  g_autoptr (TilSurvey) before = NULL;
  int version = 0;

  open_editor (self, "samverkan");
  wait_ready (self);
  other = surveys_open (&self->support);
  til_local_set (theirs->name, "en", "Theirs");
  g_assert_true (til_register_save_survey (other, theirs, &version, &error));
  g_assert_no_error (error);
  til_local_set (typed (self)->name, "en", "Mine");
  til_survey_editor_touch (TIL_SURVEY_EDITOR (self->editor));
  click (self, "Save");
  SUPPORT_WAIT (support_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (support_window (ADW_TYPE_MESSAGE_DIALOG)),
                               "save");
  SUPPORT_WAIT (self->editor == NULL);
  newest = til_register_get_survey (other, "samverkan", 0, &error);
  before = til_register_get_survey (other, "samverkan", version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newest->version, ==, version + 1);
  g_assert_cmpstr (til_local_get (newest->name, "en"), ==, "Mine");
  g_assert_cmpstr (til_local_get (before->name, "en"), ==, "Theirs");
}

static void
test_draft_text (void)
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();

  for (guint i = 0; i < surveys->len; i++)
    {
      const TilSurvey *survey = surveys->pdata[i];
      g_autofree char *text = til_survey_draft_pack (survey, TRUE, til_date_new (2026, 11, 21));
      TilDate date = TIL_DATE_NONE;
      gboolean as_new = FALSE;
      g_autoptr (TilSurvey) again = til_survey_draft_unpack (text, &as_new, &date);
      g_autofree char *once_more = til_survey_draft_pack (again, as_new, date);

      g_assert_true (as_new);
      g_assert_cmpuint (date, ==, til_date_new (2026, 11, 21));
      g_assert_cmpstr (once_more, ==, text);
      g_assert_true (
          til_question_same (til_survey_question (survey, 0), til_survey_question (again, 0)));
    }
  g_assert_null (til_survey_draft_unpack ("{", &(gboolean){ 0 }, &(TilDate){ 0 }));
}

#define ADD(path, func) g_test_add (path, Editor, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/survey-editor/new-survey", test_new_survey);
  ADD ("/survey-editor/next-version", test_next_version);
  ADD ("/survey-editor/copy", test_copy);
  ADD ("/survey-editor/delete-and-undo", test_delete_and_undo);
  ADD ("/survey-editor/move", test_move);
  ADD ("/survey-editor/answers", test_answers);
  ADD ("/survey-editor/other-languages", test_other_languages);
  ADD ("/survey-editor/preview", test_preview);
  ADD ("/survey-editor/narrow", test_narrow);
  ADD ("/survey-editor/r15-kind-tried", test_r15_kind_tried);
  ADD ("/survey-editor/r15-draft", test_r15_draft);
  ADD ("/survey-editor/r15-saved-elsewhere", test_r15_saved_elsewhere);
  g_test_add_func ("/survey-editor/draft-text", test_draft_text);
  return g_test_run ();
}
