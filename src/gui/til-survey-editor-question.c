/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <glib/gi18n-lib.h>

#include "til-choice.h"
#include "til-gui-util.h"
#include "til-text.h"

#define LONG_ANSWER 30 /* characters that fit beside their buttons in a narrow window */
#define QUESTION_KEY "til-question"
#define NOTICE_KEY "til-notice"
#define MIN_CHOICES 2

static TilQuestion *
question_of (gpointer object)
{
  return g_object_get_data (object, QUESTION_KEY);
}

static const char *
kind_name (TilQuestionKind kind)
{
  switch (kind)
    {
    case TIL_QUESTION_SCALE:
      return C_ ("kind of question", "Scale");
    case TIL_QUESTION_YES_NO:
      return C_ ("kind of question", "Yes or no");
    case TIL_QUESTION_CHOICE:
      return C_ ("kind of question", "One of several answers");
    case TIL_QUESTION_TEXT:
      return C_ ("kind of question", "Free text");
    case TIL_N_QUESTION_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

static char *
name_choice (const TilQuestion *question, guint index)
{
  return til_text_fill_count (
      question->kind == TIL_QUESTION_SCALE ? _ ("Step {n}") : _ ("Answer {n}"), index + 1);
}

static GtkWidget *
combo_row_new (const char *title, const char *const *texts)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  til_choice_setup (row);
  til_choice_set_texts (row, texts);
  til_set_accessible_label (row, title);
  return row;
}

/* Kind */

static void
kind_chosen_cb (GtkWidget *row, GParamSpec *pspec, TilSurveyEditor *editor)
{
  TilQuestionKind kind = (TilQuestionKind)til_choice_get_id (row);

  if (kind != question_of (row)->kind)
    til_survey_editor_set_kind (editor, question_of (row), kind);
}

static GtkWidget *
kind_row_new (TilSurveyEditor *editor, TilQuestion *question)
{
  const char *names[TIL_N_QUESTION_KINDS + 1] = { NULL };
  GtkWidget *row;

  for (int i = 0; i < TIL_N_QUESTION_KINDS; i++)
    names[i] = kind_name ((TilQuestionKind)i);
  row = combo_row_new (_ ("Kind of answer"), names);
  til_choice_set_id (row, question->kind);
  g_object_set_data (G_OBJECT (row), QUESTION_KEY, question);
  g_signal_connect (row, "notify::selected", G_CALLBACK (kind_chosen_cb), editor);
  return row;
}

/* What agrees */

static void
agrees_from_cb (GtkWidget *row, GParamSpec *pspec, TilSurveyEditor *editor)
{
  GPtrArray *choices = question_of (row)->choices;
  gint64 from = til_choice_get_id (row);

  for (guint i = 0; i < choices->len; i++)
    ((TilAnswerChoice *)choices->pdata[i])->agrees = from > 0 && i + 1 >= from;
  til_survey_editor_touch (editor);
}

static GtkWidget *
agrees_row_new (TilSurveyEditor *editor, TilQuestion *question)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row;
  guint from = 0;

  g_ptr_array_add (texts, g_strdup (_ ("No step")));
  for (guint i = question->choices->len; i-- > 0;)
    if (((TilAnswerChoice *)question->choices->pdata[i])->agrees)
      from = i + 1;
  for (guint i = 0; i < question->choices->len; i++)
    g_ptr_array_add (texts, til_text_fill_count (_ ("Step {n} and above"), i + 1));
  g_ptr_array_add (texts, NULL);
  row = combo_row_new (_ ("Counts as agreeing"), (const char *const *)texts->pdata);
  til_choice_set_id (row, from);
  g_object_set_data (G_OBJECT (row), QUESTION_KEY, question);
  g_signal_connect (row, "notify::selected", G_CALLBACK (agrees_from_cb), editor);
  return row;
}

static void
agrees_toggled_cb (GtkCheckButton *button, TilSurveyEditor *editor)
{
  TilAnswerChoice *choice = g_object_get_data (G_OBJECT (button), "til-choice");

  choice->agrees = gtk_check_button_get_active (button);
  til_survey_editor_touch (editor);
}

/* Answers */

static void
remove_choice_cb (GtkWidget *button, TilSurveyEditor *editor)
{
  TilQuestion *question = question_of (button);

  g_ptr_array_remove (question->choices, g_object_get_data (G_OBJECT (button), "til-choice"));
  for (guint i = 0; question->kind == TIL_QUESTION_SCALE && i < question->choices->len; i++)
    {
      TilAnswerChoice *choice = question->choices->pdata[i];
      g_free (choice->key);
      choice->key = g_strdup_printf ("%u", i + 1);
    }
  til_survey_editor_rebuild (editor, question, NULL);
}

static void
add_choice_cb (GtkWidget *row, TilSurveyEditor *editor)
{
  TilQuestion *question = question_of (row);
  guint number = question->choices->len + 1;
  TilAnswerChoice *choice;
  char *key = NULL;

  do
    {
      g_free (key);
      key = g_strdup_printf (question->kind == TIL_QUESTION_SCALE ? "%u" : "answer-%u", number++);
    }
  while (til_question_find_choice (question, key) >= 0);
  choice = til_answer_choice_new (key);
  g_free (key);
  choice->agrees = question->kind == TIL_QUESTION_SCALE && til_question_has_agreeing (question);
  g_ptr_array_add (question->choices, choice);
  til_survey_editor_rebuild (editor, question, choice->text);
}

/* Beside the words, or below them when they stand on several lines. */
static void
add_to_choice (GtkWidget *row, GtkWidget *below, GtkWidget *child)
{
  if (below != NULL)
    gtk_box_append (GTK_BOX (below), child);
  else
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), child);
}

static GtkWidget *
choice_row_new (TilSurveyEditor *editor, TilQuestion *question, guint index)
{
  TilAnswerChoice *choice = question->choices->pdata[index];
  g_autofree char *title = name_choice (question, index);
  gboolean is_long = g_utf8_strlen (til_words_first (choice->text), -1) > LONG_ANSWER;
  GtkWidget *row = is_long ? til_words_lines_row_new (editor, choice->text, "sv", title)
                           : til_words_row_new (editor, choice->text, "sv", title);
  GtkWidget *below = NULL;

  if (is_long)
    {
      below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      gtk_widget_set_halign (below, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))), below);
    }

  if (question->kind == TIL_QUESTION_CHOICE)
    {
      GtkWidget *agrees = gtk_check_button_new_with_label (_ ("Agrees"));
      g_autofree char *name = til_text_fill (_ ("{answer} counts as agreeing"), "answer", title,
                                             NULL);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (agrees), choice->agrees);
      til_set_accessible_label (agrees, name);
      g_object_set_data (G_OBJECT (agrees), "til-choice", choice);
      g_signal_connect (agrees, "toggled", G_CALLBACK (agrees_toggled_cb), editor);
      add_to_choice (row, below, agrees);
    }
  if (question->choices->len > MIN_CHOICES)
    {
      g_autofree char *name = til_text_fill (_ ("Remove {answer}"), "answer", title, NULL);
      GtkWidget *remove = til_icon_button_new ("user-trash-symbolic", name);

      gtk_widget_add_css_class (remove, "flat");
      gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (remove), QUESTION_KEY, question);
      g_object_set_data (G_OBJECT (remove), "til-choice", choice);
      g_signal_connect (remove, "clicked", G_CALLBACK (remove_choice_cb), editor);
      add_to_choice (row, below, remove);
    }
  return row;
}

static GtkWidget *
add_choice_row_new (TilSurveyEditor *editor, TilQuestion *question)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = question->kind == TIL_QUESTION_SCALE ? _ ("Add a Step") : _ ("Add an Answer");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, title);
  g_object_set_data (G_OBJECT (row), QUESTION_KEY, question);
  g_signal_connect (row, "activated", G_CALLBACK (add_choice_cb), editor);
  return row;
}

static void
add_choices (TilSurveyEditor *editor, AdwExpanderRow *row, TilQuestion *question)
{
  if (question->kind != TIL_QUESTION_SCALE && question->kind != TIL_QUESTION_CHOICE)
    return;
  for (guint i = 0; i < question->choices->len; i++)
    adw_expander_row_add_row (row, choice_row_new (editor, question, i));
  if (question->choices->len < TIL_SURVEY_MAX_CHOICES)
    adw_expander_row_add_row (row, add_choice_row_new (editor, question));
  if (question->kind == TIL_QUESTION_SCALE)
    adw_expander_row_add_row (row, agrees_row_new (editor, question));
}

static void
add_languages (TilSurveyEditor *editor, AdwExpanderRow *row, TilQuestion *question)
{
  GtkWidget *languages = til_words_languages_new (editor, row, question->text);

  til_words_languages_add (languages, row, question->text, _ ("Question"));
  for (guint i = 0; i < question->choices->len && question->kind != TIL_QUESTION_YES_NO; i++)
    {
      TilAnswerChoice *choice = question->choices->pdata[i];
      g_autofree char *title = name_choice (question, i);
      til_words_languages_add (languages, row, choice->text, title);
    }
}

/* The question as a whole */

static void
up_cb (GtkWidget *button, TilSurveyEditor *editor)
{
  til_survey_editor_move_question (editor, question_of (button), -1);
}

static void
down_cb (GtkWidget *button, TilSurveyEditor *editor)
{
  til_survey_editor_move_question (editor, question_of (button), 1);
}

static void
delete_cb (GtkWidget *button, TilSurveyEditor *editor)
{
  til_survey_editor_delete_question (editor, question_of (button));
}

static void
add_button (TilSurveyEditor *editor,
            GtkWidget *box,
            TilQuestion *question,
            const char *icon_name,
            const char *name,
            GCallback callback)
{
  GtkWidget *button = til_icon_button_new (icon_name, name);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), QUESTION_KEY, question);
  g_signal_connect (button, "clicked", callback, editor);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
buttons_row_new (TilSurveyEditor *editor, TilQuestion *question, guint number)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *up = til_text_fill_count (_ ("Move question {n} up (Alt+Up)"), number);
  g_autofree char *down = til_text_fill_count (_ ("Move question {n} down (Alt+Down)"), number);
  g_autofree char *remove = til_text_fill_count (_ ("Delete question {n}"), number);

  add_button (editor, box, question, "go-up-symbolic", up, G_CALLBACK (up_cb));
  add_button (editor, box, question, "go-down-symbolic", down, G_CALLBACK (down_cb));
  add_button (editor, box, question, "user-trash-symbolic", remove, G_CALLBACK (delete_cb));
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, gpointer editor)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK ||
      (!up && key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return FALSE;
  til_survey_editor_move_question (editor, question_of (row), up ? -1 : 1);
  return TRUE;
}

/* Before a choice in the row takes the arrow for itself. */
static void
add_keys (TilSurveyEditor *editor, GtkWidget *row)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), editor);
  gtk_widget_add_controller (row, keys);
}

static GtkWidget *
notice_row_new (void)
{
  GtkWidget *row = adw_action_row_new ();
  const char *sentence = _ ("Words or answers were changed. Its trend begins anew: it isn’t "
                            "compared with earlier rounds.");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  til_set_accessible_label (row, sentence);
  return row;
}

void
til_survey_editor_question_row_update (TilSurveyEditor *editor, GtkWidget *row)
{
  const TilQuestion *question = question_of (row);
  const TilSurvey *survey = til_survey_editor_get_survey (editor);
  gboolean changed = til_survey_editor_is_changed (editor, question);
  const char *words = til_words_first (question->text);
  g_autofree char *isolated = til_text_isolate (*words != '\0' ? words : _ ("New question"));
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  guint index = 0;

  g_ptr_array_find (survey->questions, question, &index);
  number = g_strdup_printf ("%u", index + 1);
  title = til_text_fill (_ ("{n}. {question}"), "n", number, "question", isolated, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), changed ? _ ("The trend begins anew")
                                                                 : kind_name (question->kind));
  til_set_accessible_label (row, title);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), NOTICE_KEY), changed);
}

GtkWidget *
til_survey_editor_question_row_new (TilSurveyEditor *editor, TilQuestion *question)
{
  GtkWidget *row = adw_expander_row_new ();
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (row);
  GtkWidget *notice = notice_row_new ();
  guint index = 0;

  g_ptr_array_find (til_survey_editor_get_survey (editor)->questions, question, &index);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_object_set_data (G_OBJECT (row), QUESTION_KEY, question);
  g_object_set_data (G_OBJECT (row), NOTICE_KEY, notice);
  adw_expander_row_add_row (expander, notice);
  adw_expander_row_add_row (
      expander, til_words_lines_row_new (editor, question->text, "sv", _ ("Question in Swedish")));
  adw_expander_row_add_row (expander, kind_row_new (editor, question));
  add_choices (editor, expander, question);
  add_languages (editor, expander, question);
  adw_expander_row_add_row (expander, buttons_row_new (editor, question, index + 1));
  add_keys (editor, row);
  til_survey_editor_question_row_update (editor, row);
  return row;
}
