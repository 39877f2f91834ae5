/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-editor-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-accessible-names.h"
#include "til-choice.h"
#include "til-gui-util.h"
#include "til-text.h"

#define TYPING_PAUSE_MS 400
#define QUESTION_KEY "til-question"

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TilSurveyEditor, til_survey_editor, ADW_TYPE_WINDOW)

static void rebuild_form (TilSurveyEditor *self);

TilSurvey *
til_survey_editor_get_survey (TilSurveyEditor *self)
{
  return self->survey;
}

const TilSurvey *
til_survey_editor_get_base (TilSurveyEditor *self)
{
  return self->as_new ? NULL : self->origin;
}

GHashTable *
til_survey_editor_get_unfolded (TilSurveyEditor *self)
{
  return self->unfolded;
}

void
til_survey_editor_set_problem (TilSurveyEditor *self, const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (self->problem_label, sentence);
  gtk_info_bar_set_revealed (self->problem_bar, sentence != NULL);
}

/* What has the focus gives it up before it goes, or can't be used. */
static void
release_focus (TilSurveyEditor *self, GtkWidget *within)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, within))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* The focus comes back when the form can be used again. */
void
til_survey_editor_update_sensitive (TilSurveyEditor *self)
{
  gboolean sensitive = self->ready && !self->saving;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!sensitive && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    {
      g_set_weak_pointer (&self->focus, focus);
      release_focus (self, GTK_WIDGET (self->form));
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), sensitive);
  gtk_widget_set_sensitive (self->save_button, sensitive);
  if (sensitive && self->focus != NULL)
    {
      gtk_widget_grab_focus (self->focus);
      g_clear_weak_pointer (&self->focus);
    }
}

void
til_survey_editor_toast (TilSurveyEditor *self, const char *sentence)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", sentence);
}

/* Drafts (R15) */

static char *
pack (TilSurveyEditor *self)
{
  return til_survey_draft_pack (self->survey, self->as_new, TIL_DATE_NONE);
}

void
til_survey_editor_drop_draft (TilSurveyEditor *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->kept)
    til_store_drop_draft_async (self->store, self->kind, 0, NULL, NULL);
  self->kept = FALSE;
}

static void
keep_draft (TilSurveyEditor *self)
{
  g_autofree char *now = pack (self);
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (strcmp (now, self->clean) == 0)
    {
      til_survey_editor_drop_draft (self);
      return;
    }
  text = til_survey_draft_pack (self->survey, self->as_new, til_date_today ());
  til_store_set_draft_async (self->store, self->kind, 0, text, NULL, NULL);
  self->kept = TRUE;
}

static gboolean
pause_cb (gpointer data)
{
  TilSurveyEditor *self = data;

  self->pause = 0;
  keep_draft (self);
  til_survey_preview_show (self->preview, self->survey);
  return G_SOURCE_REMOVE;
}

void
til_survey_editor_touch (TilSurveyEditor *self)
{
  g_return_if_fail (TIL_IS_SURVEY_EDITOR (self));

  til_survey_editor_set_problem (self, NULL);
  for (guint i = 0; i < self->rows->len; i++)
    til_survey_editor_question_row_update (self, self->rows->pdata[i]);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (!self->done)
    self->pause = g_timeout_add (TYPING_PAUSE_MS, pause_cb, self);
}

static void
begin_typing (TilSurveyEditor *self)
{
  g_clear_pointer (&self->draft, g_free);
  gtk_info_bar_set_revealed (self->draft_bar, FALSE);
  self->ready = TRUE;
  til_survey_editor_update_sensitive (self);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
draft_response_cb (TilSurveyEditor *self, int response)
{
  if (self->draft == NULL)
    return;
  if (response == TIL_SURVEY_DRAFT_RESTORE)
    {
      TilDate date;
      gboolean as_new;
      TilSurvey *typed = til_survey_draft_unpack (self->draft, &as_new, &date);

      til_survey_unref (self->survey);
      self->survey = typed;
      self->as_new = as_new || self->origin == NULL;
      rebuild_form (self);
    }
  else if (response == TIL_SURVEY_DRAFT_DISCARD)
    til_survey_editor_drop_draft (self);
  begin_typing (self);
}

static void
draft_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) typed = NULL;
  TilDate date = TIL_DATE_NONE;
  gboolean as_new;

  self->draft = til_store_get_draft_finish (TIL_STORE (source), result, &error);
  if (til_error_is_cancelled (error))
    return;
  self->kept = self->draft != NULL;
  if (error != NULL)
    til_survey_editor_set_problem (self, error->message);
  typed = self->draft != NULL ? til_survey_draft_unpack (self->draft, &as_new, &date) : NULL;
  if (typed == NULL)
    {
      begin_typing (self);
      return;
    }
  g_autofree char *day = til_date_format (date);
  g_autofree char *isolated = til_text_isolate_ltr (day);
  g_autofree char *sentence = til_text_fill (_ ("What you wrote on {date} was not saved."), "date",
                                             isolated, NULL);
  gtk_label_set_label (self->draft_label, sentence);
  gtk_info_bar_set_revealed (self->draft_bar, TRUE);
  gtk_widget_grab_focus (self->restore_button);
}

/* Questions */

gboolean
til_survey_editor_is_changed (TilSurveyEditor *self, const TilQuestion *question)
{
  const TilSurvey *base = til_survey_editor_get_base (self);
  int index = base != NULL && question->key != NULL ? til_survey_find_question (base, question->key)
                                                    : -1;

  return index >= 0 && !til_question_same (til_survey_question (base, (guint)index), question);
}

static void
free_array (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static GPtrArray *
get_answers (TilSurveyEditor *self, TilQuestion *question)
{
  GPtrArray *by_kind = g_hash_table_lookup (self->answers, question);

  if (by_kind == NULL)
    {
      by_kind = g_ptr_array_new_with_free_func (free_array);
      g_ptr_array_set_size (by_kind, TIL_N_QUESTION_KINDS);
      g_hash_table_insert (self->answers, question, by_kind);
    }
  return by_kind;
}

void
til_survey_editor_set_kind (TilSurveyEditor *self, TilQuestion *question, TilQuestionKind kind)
{
  GPtrArray *by_kind = get_answers (self, question);

  free_array (by_kind->pdata[question->kind]);
  by_kind->pdata[question->kind] = question->choices;
  question->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)til_answer_choice_free);
  til_question_set_kind (question, kind);
  if (by_kind->pdata[kind] != NULL)
    {
      g_ptr_array_unref (question->choices);
      question->choices = g_steal_pointer (&by_kind->pdata[kind]);
    }
  else if (kind == TIL_QUESTION_CHOICE)
    for (guint i = 1; i <= 2; i++)
      {
        g_autofree char *key = g_strdup_printf ("answer-%u", i);
        g_ptr_array_add (question->choices, til_answer_choice_new (key));
      }
  til_survey_editor_rebuild (self, question, NULL);
}

void
til_survey_editor_move_question (TilSurveyEditor *self, const TilQuestion *question, int steps)
{
  GPtrArray *questions = self->survey->questions;
  guint from;
  int to;

  if (!g_ptr_array_find (questions, question, &from))
    return;
  to = (int)from + steps;
  if (to < 0 || to >= (int)questions->len)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  g_ptr_array_insert (questions, to, g_ptr_array_steal_index (questions, from));
  til_survey_editor_rebuild (self, question, NULL);
}

typedef struct
{
  TilSurveyEditor *editor; /* borrowed: the toast goes with it */
  TilQuestion *question;   /* (owned) (nullable) */
  guint index;
} Deleted;

static void
deleted_free (gpointer data, GClosure *closure)
{
  Deleted *deleted = data;

  til_question_free (deleted->question);
  g_free (deleted);
}

static void
undo_cb (AdwToast *toast, Deleted *deleted)
{
  GPtrArray *questions = deleted->editor->survey->questions;
  TilQuestion *question = g_steal_pointer (&deleted->question);

  if (question == NULL)
    return;
  g_ptr_array_insert (questions, (int)MIN (deleted->index, questions->len), question);
  til_survey_editor_rebuild (deleted->editor, question, NULL);
}

void
til_survey_editor_delete_question (TilSurveyEditor *self, const TilQuestion *question)
{
  GPtrArray *questions = self->survey->questions;
  Deleted *deleted;
  AdwToast *toast;
  guint index;

  if (!g_ptr_array_find (questions, question, &index))
    return;
  deleted = g_new0 (Deleted, 1);
  deleted->editor = self;
  deleted->index = index;
  deleted->question = g_ptr_array_steal_index (questions, index);
  g_hash_table_remove (self->answers, question);
  til_survey_editor_rebuild (
      self, questions->len > 0 ? questions->pdata[MIN (index, questions->len - 1)] : NULL, NULL);
  toast = til_toast_new (_ ("The question was deleted"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), deleted, deleted_free, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
add_question_cb (TilSurveyEditor *self)
{
  TilQuestion *question = til_question_new (NULL, TIL_QUESTION_SCALE);

  if (self->survey->questions->len >= TIL_SURVEY_MAX_QUESTIONS)
    {
      til_question_free (question);
      til_survey_editor_set_problem (self, _ ("A survey has at most 40 questions."));
      return;
    }
  g_ptr_array_add (self->survey->questions, question);
  til_survey_editor_rebuild (self, question, question->text);
}

/* The form */

static AdwPreferencesGroup *
add_group (TilSurveyEditor *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->form, group);
  return ADW_PREFERENCES_GROUP (group);
}

static GtkWidget *
add_choice_row (AdwPreferencesGroup *group, const char *title, const char *const *texts, gint64 id)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  til_choice_setup (row);
  til_choice_set_texts (row, texts);
  til_choice_set_id (row, id);
  til_set_accessible_label (row, title);
  adw_preferences_group_add (group, row);
  return row;
}

static void
save_as_cb (TilSurveyEditor *self, GParamSpec *pspec, GtkWidget *row)
{
  self->as_new = til_choice_get_id (row) == 1;
  til_survey_editor_touch (self);
}

static void
audience_cb (TilSurveyEditor *self, GParamSpec *pspec, GtkWidget *row)
{
  self->survey->audience = (TilAudience)til_choice_get_id (row);
  til_survey_editor_touch (self);
}

static void
build_about (TilSurveyEditor *self)
{
  const char *save_as[] = { C_ ("save survey as", "Next version"),
                            C_ ("save survey as", "New survey"), NULL };
  const char *audiences[] = { _ ("Staff, by sector"), _ ("Guardians"), NULL };
  GtkWidget *languages, *row;

  self->about = add_group (self, _ ("The Survey"), NULL);
  adw_preferences_group_add (
      self->about, til_words_row_new (self, self->survey->name, "sv", _ ("Name in Swedish")));
  adw_preferences_group_add (self->about,
                             til_words_lines_row_new (self, self->survey->description, "sv",
                                                      _ ("What it is for, in Swedish")));
  languages = til_words_languages_new (self, self->about, self->survey->name);
  til_words_languages_add (languages, self->about, self->survey->name, _ ("Name"));
  til_words_languages_add (languages, self->about, self->survey->description, _ ("What it is for"));
  row = add_choice_row (self->about, _ ("Who answers"), audiences, self->survey->audience);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (audience_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->origin == NULL)
    return;
  row = add_choice_row (self->about, _ ("Save as"), save_as, self->as_new);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (save_as_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_question_button (TilSurveyEditor *self)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = _ ("Add a Question");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  til_set_accessible_label (row, title);
  g_signal_connect_object (row, "activated", G_CALLBACK (add_question_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->list, row);
}

static GHashTable *
collect_expanded (TilSurveyEditor *self)
{
  GHashTable *expanded = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (adw_expander_row_get_expanded (self->rows->pdata[i]))
      g_hash_table_add (expanded, g_object_get_data (self->rows->pdata[i], QUESTION_KEY));
  return expanded;
}

static gboolean
focus_cb (gpointer row)
{
  if (gtk_widget_get_root (row) != NULL)
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

static gboolean
focus_words_cb (gpointer widget)
{
  if (gtk_widget_get_root (widget) != NULL)
    gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

void
til_survey_editor_offer_focus (TilSurveyEditor *self, const TilLocal *words, GtkWidget *widget)
{
  if (self->focus_words != words)
    return;
  self->focus_words = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_words_cb, g_object_ref (widget), g_object_unref);
}

static void
build_questions (TilSurveyEditor *self, GHashTable *expanded, const TilQuestion *focus)
{
  gboolean has_words = self->focus_words != NULL;

  for (guint i = 0; i < self->survey->questions->len; i++)
    {
      TilQuestion *question = self->survey->questions->pdata[i];
      GtkWidget *row = til_survey_editor_question_row_new (self, question);

      adw_preferences_group_add (self->list, row);
      g_ptr_array_add (self->rows, row);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                     (question == focus && has_words) ||
                                         g_hash_table_contains (expanded, question));
      if (question == focus && !has_words)
        g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (row), g_object_unref);
    }
}

void
til_survey_editor_rebuild (TilSurveyEditor *self, const TilQuestion *focus, const TilLocal *words)
{
  g_autoptr (GHashTable) expanded = NULL;

  g_return_if_fail (TIL_IS_SURVEY_EDITOR (self));

  expanded = collect_expanded (self);
  release_focus (self, GTK_WIDGET (self->list));
  g_ptr_array_set_size (self->rows, 0);
  gtk_box_remove (self->form, GTK_WIDGET (self->list));
  self->list = add_group (self, _ ("Questions"), NULL);
  self->focus_words = words;
  build_questions (self, expanded, focus);
  self->focus_words = NULL;
  add_question_button (self);
  til_drop_doubled_names (GTK_WIDGET (self->form));
  til_survey_editor_touch (self);
}

static void
rebuild_form (TilSurveyEditor *self)
{
  release_focus (self, GTK_WIDGET (self->form));
  g_hash_table_remove_all (self->answers);
  g_hash_table_remove_all (self->unfolded);
  g_ptr_array_set_size (self->rows, 0);
  if (self->about != NULL)
    gtk_box_remove (self->form, GTK_WIDGET (self->about));
  if (self->list != NULL)
    gtk_box_remove (self->form, GTK_WIDGET (self->list));
  build_about (self);
  self->list = add_group (self, _ ("Questions"), NULL);
  til_survey_editor_rebuild (self, NULL, NULL);
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  til_survey_editor_save (TIL_SURVEY_EDITOR (widget));
  return TRUE;
}

/* The window */

static gboolean
til_survey_editor_close_request (GtkWindow *window)
{
  TilSurveyEditor *self = TIL_SURVEY_EDITOR (window);

  if (self->saving)
    return TRUE;
  if (!self->done && self->ready)
    {
      keep_draft (self);
      if (self->kept)
        til_survey_editor_toast (self, _ ("What you wrote is kept until you come back to it"));
    }
  self->done = TRUE;
  return GTK_WINDOW_CLASS (til_survey_editor_parent_class)->close_request (window);
}

static void
til_survey_editor_dispose (GObject *object)
{
  TilSurveyEditor *self = TIL_SURVEY_EDITOR (object);

  if (self->pause != 0)
    keep_draft (self);
  g_clear_weak_pointer (&self->focus);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (til_survey_editor_parent_class)->dispose (object);
}

static void
til_survey_editor_finalize (GObject *object)
{
  TilSurveyEditor *self = TIL_SURVEY_EDITOR (object);

  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->unfolded);
  g_clear_pointer (&self->origin, til_survey_unref);
  g_clear_pointer (&self->survey, til_survey_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_free (self->clean);
  g_free (self->kind);
  g_free (self->draft);

  G_OBJECT_CLASS (til_survey_editor_parent_class)->finalize (object);
}

static void
til_survey_editor_class_init (TilSurveyEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_survey_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_survey_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = til_survey_editor_close_request;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
til_survey_editor_init (TilSurveyEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->unfolded = g_hash_table_new (NULL, NULL);
  self->answers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  til_survey_editor_build (self);
  g_signal_connect_object (self->draft_bar, "response", G_CALLBACK (draft_response_cb), self,
                           G_CONNECT_SWAPPED);
  til_survey_editor_update_sensitive (self);
  til_add_save_shortcuts (GTK_WIDGET (self), save_shortcut_cb);
}

static TilSurvey *
make_empty (void)
{
  TilSurvey *survey = til_survey_new ();

  g_ptr_array_add (survey->questions, til_question_new (NULL, TIL_QUESTION_SCALE));
  return survey;
}

GtkWidget *
til_survey_editor_new (TilStore *store, const TilSurvey *survey)
{
  TilSurveyEditor *self;

  g_return_val_if_fail (TIL_IS_STORE (store), NULL);

  self = g_object_new (TIL_TYPE_SURVEY_EDITOR, "title",
                       survey != NULL ? _ ("Edit Survey") : _ ("New Survey"), NULL);
  self->store = g_object_ref (store);
  self->origin = survey != NULL ? til_survey_copy (survey) : NULL;
  self->survey = survey != NULL ? til_survey_copy (survey) : make_empty ();
  self->as_new = survey == NULL;
  self->kind = survey != NULL ? g_strconcat ("survey.", survey->key, NULL)
                              : g_strdup ("survey.new");
  self->clean = pack (self);
  rebuild_form (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  til_survey_preview_show (self->preview, self->survey);
  til_drop_doubled_names (GTK_WIDGET (self));
  til_store_get_draft_async (store, self->kind, 0, self->cancellable, draft_read_cb,
                             g_object_ref (self));
  return GTK_WIDGET (self);
}

void
til_survey_editor_present (TilSurveyEditor *self, GtkWidget *parent)
{
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  g_return_if_fail (TIL_IS_SURVEY_EDITOR (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
}
