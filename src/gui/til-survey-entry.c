/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-entry.h"

#include <glib/gi18n-lib.h>

#include "til-accessible-names.h"
#include "til-gui-util.h"
#include "til-locale.h"
#include "til-meeting-words.h"
#include "til-survey-answer.h"
#include "til-survey-words.h"
#include "til-text.h"

#define TYPING_PAUSE_MS 400
#define DRAFT_KIND "survey_response.new-of-round"
#define DRAFT_GROUP "response"
#define SECTOR_KEY "sector"

struct _TilSurveyEntry
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;       /* borrowed */
  GtkWidget *problem;          /* borrowed */
  GtkWidget *undo_button;      /* borrowed */
  GtkWidget *next_button;      /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed */
  GtkBox *form;                /* borrowed */
  TilSurveyAnswer *sector;     /* borrowed (nullable): guardians have none */
  GPtrArray *answers;          /* (owned) borrowed TilSurveyAnswer, as the survey's questions */
  TilStore *store;             /* (owned) */
  TilSurvey *survey;           /* (owned) */
  TilSurveyRound *round;       /* (owned) */
  GCancellable *cancellable;   /* (owned) of reading the draft */
  GArray *ids;                 /* (owned) (element-type gint64) typed in here, in order */
  GPtrArray *typed;            /* (owned) (element-type utf8) what each of them was, as a draft */
  guint pause;                 /* (owned) timeout until the draft is kept, 0 without */
  gboolean kept;               /* there is a draft in the register */
  gboolean busy;               /* one is being saved, or taken back */
};

G_DEFINE_FINAL_TYPE (TilSurveyEntry, til_survey_entry, ADW_TYPE_WINDOW)

/* What is typed, as text */

static char *
pack (TilSurveyEntry *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (self->sector)
    {
      g_autofree char *sector = til_survey_answer_get (self->sector);

      if (sector)
        g_key_file_set_string (file, DRAFT_GROUP, SECTOR_KEY, sector);
    }
  for (guint i = 0; i < self->answers->len; i++)
    {
      g_autofree char *answer = til_survey_answer_get (self->answers->pdata[i]);
      g_autofree char *key = g_strconcat ("question-", til_survey_question (self->survey, i)->key,
                                          NULL);

      if (answer)
        g_key_file_set_string (file, DRAFT_GROUP, key, answer);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

static void
unpack (TilSurveyEntry *self, const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!g_key_file_load_from_data (file, text, (gsize)-1, G_KEY_FILE_NONE, NULL))
    return;
  if (self->sector)
    {
      g_autofree char *sector = g_key_file_get_string (file, DRAFT_GROUP, SECTOR_KEY, NULL);

      til_survey_answer_set (self->sector, sector);
    }
  for (guint i = 0; i < self->answers->len; i++)
    {
      g_autofree char *key = g_strconcat ("question-", til_survey_question (self->survey, i)->key,
                                          NULL);
      g_autofree char *answer = g_key_file_get_string (file, DRAFT_GROUP, key, NULL);

      til_survey_answer_set (self->answers->pdata[i], answer);
    }
}

static gboolean
is_empty (TilSurveyEntry *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      g_autofree char *answer = til_survey_answer_get (self->answers->pdata[i]);

      if (answer)
        return FALSE;
    }
  return TRUE;
}

/* R15 */

static void
keep_draft (TilSurveyEntry *self)
{
  gint64 id = self->round->record.id;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (!is_empty (self))
    {
      g_autofree char *text = pack (self);

      til_store_set_draft_async (self->store, DRAFT_KIND, id, text, NULL, NULL);
      self->kept = TRUE;
    }
  else if (self->kept)
    {
      til_store_drop_draft_async (self->store, DRAFT_KIND, id, NULL, NULL);
      self->kept = FALSE;
    }
}

static gboolean
pause_cb (gpointer data)
{
  TilSurveyEntry *self = data;

  self->pause = 0;
  keep_draft (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (TilSurveyEntry *self)
{
  gtk_widget_set_visible (self->problem, FALSE);
  if (self->pause == 0)
    self->pause = g_timeout_add (TYPING_PAUSE_MS, pause_cb, self);
}

static void
show_problem (TilSurveyEntry *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem), sentence);
  gtk_widget_set_visible (self->problem, TRUE);
}

static void
draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyEntry) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = til_store_get_draft_finish (TIL_STORE (source), result, &error);

  /* Somebody who types already begins anew. */
  if (!text || !self->store || !is_empty (self))
    return;
  unpack (self, text);
  self->kept = TRUE;
  show_problem (self, _ ("This was typed last time and not finished. Go on with it, or delete it "
                         "answer by answer."));
}

/* One after another */

static void
update (TilSurveyEntry *self)
{
  guint n = self->ids->len;
  g_autofree char *digits = g_strdup_printf ("%u", n);
  g_autofree char *count = til_text_fill (
      g_dngettext (GETTEXT_PACKAGE, "{n} typed in now", "{n} typed in now", n), "n", digits, NULL);

  adw_window_title_set_subtitle (self->title, count);
  gtk_widget_set_sensitive (self->undo_button, n > 0 && !self->busy);
  gtk_widget_set_sensitive (self->next_button, !self->busy);
}

static void
focus_first (TilSurveyEntry *self)
{
  g_autofree char *sector = self->sector ? til_survey_answer_get (self->sector) : NULL;

  if (self->sector && !sector)
    til_survey_answer_focus (self->sector);
  else if (self->answers->len > 0)
    til_survey_answer_focus (self->answers->pdata[0]);
}

/* The sector stays: forms come in bundles. */
static void
begin_next (TilSurveyEntry *self)
{
  for (guint i = 0; i < self->answers->len; i++)
    til_survey_answer_set (self->answers->pdata[i], NULL);
  gtk_widget_set_visible (self->problem, FALSE);
  keep_draft (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  focus_first (self);
}

static TilResponse *
make_response (TilSurveyEntry *self)
{
  TilResponse *response = til_response_new (self->survey);
  g_autofree char *sector = self->sector ? til_survey_answer_get (self->sector) : NULL;

  if (sector)
    til_service_from_key (sector, &response->service);
  for (guint i = 0; i < self->answers->len; i++)
    {
      g_autofree char *answer = til_survey_answer_get (self->answers->pdata[i]);

      til_response_set (response, i, answer);
    }
  return response;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyEntry) self = data;
  g_autoptr (GError) error = NULL;
  gint64 id = til_store_id_finish (TIL_STORE (source), result, &error);

  self->busy = FALSE;
  if (!self->store)
    {
      /* Closed meanwhile: what is saved is no draft any more. */
      if (!error)
        til_store_drop_draft_async (TIL_STORE (source), DRAFT_KIND, self->round->record.id, NULL,
                                    NULL);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  if (error)
    show_problem (self, error->message);
  else
    {
      g_array_append_val (self->ids, id);
      g_ptr_array_add (self->typed, pack (self));
      begin_next (self);
    }
  update (self);
}

static void
next_cb (TilSurveyEntry *self)
{
  g_autoptr (TilResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  if (self->busy)
    return;
  response = make_response (self);
  if (!til_response_validate (response, self->survey, &error))
    {
      show_problem (self, error->message);
      focus_first (self);
      return;
    }
  keep_draft (self);
  self->busy = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
  update (self);
  til_store_add_response_async (self->store, self->round->record.id, g_steal_pointer (&response),
                                NULL, added_cb, g_object_ref (self));
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyEntry) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = til_store_write_finish (TIL_STORE (source), result, &error);

  self->busy = FALSE;
  if (!self->store)
    return;
  if (!done)
    show_problem (self, error->message);
  else
    {
      guint last = self->ids->len - 1;

      /* To be corrected, unless the next is half typed already. */
      if (is_empty (self))
        {
          unpack (self, self->typed->pdata[last]);
          keep_draft (self);
        }
      g_array_set_size (self->ids, last);
      g_ptr_array_set_size (self->typed, (int)last);
      show_problem (self, _ ("The last one was taken back."));
      focus_first (self);
    }
  update (self);
}

static void
undo_cb (TilSurveyEntry *self)
{
  if (self->busy || self->ids->len == 0)
    return;
  self->busy = TRUE;
  update (self);
  til_store_set_response_deleted_async (self->store,
                                        g_array_index (self->ids, gint64, self->ids->len - 1), TRUE,
                                        NULL, taken_back_cb, g_object_ref (self));
}

/* The next question, or the button when it was the last. */
static void
answered_cb (TilSurveyAnswer *answer, TilSurveyEntry *self)
{
  guint index = 0;

  if (answer != self->sector)
    {
      g_ptr_array_find (self->answers, answer, &index);
      index++;
    }
  if (index < self->answers->len)
    til_survey_answer_focus (self->answers->pdata[index]);
  else
    gtk_widget_grab_focus (self->next_button);
}

/* What it is made of */

static void
add_answer (TilSurveyEntry *self, GtkWidget *answer)
{
  g_signal_connect_object (answer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (answer, "answered", G_CALLBACK (answered_cb), self, 0);
  gtk_box_append (self->form, answer);
}

static void
add_answers (TilSurveyEntry *self)
{
  const char *language = til_locale_language ();

  gtk_box_append (self->form, til_paragraph_new (_ ("A digit chooses an answer, Tab goes on and "
                                                    "Ctrl+Enter saves and begins with the next."),
                                                 "dim-label"));
  if (self->survey->audience == TIL_AUDIENCE_STAFF)
    {
      self->sector = TIL_SURVEY_ANSWER (
          til_survey_answer_new_sector (_ ("Sector"), language, FALSE));
      add_answer (self, GTK_WIDGET (self->sector));
    }
  for (guint i = 0; i < til_survey_n_questions (self->survey); i++)
    {
      GtkWidget *answer = til_survey_answer_new (til_survey_question (self->survey, i), language,
                                                 FALSE);

      g_ptr_array_add (self->answers, answer);
      add_answer (self, answer);
    }
}

static GtkWidget *
header_new (TilSurveyEntry *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Type In Answers"), NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  return header;
}

static GtkWidget *
footer_new (TilSurveyEntry *self)
{
  GtkWidget *box = gtk_center_box_new ();

  self->undo_button = gtk_button_new_with_mnemonic (_ ("_Undo the Last"));
  self->next_button = gtk_button_new_with_mnemonic (_ ("_Next Respondent"));
  gtk_widget_set_tooltip_text (self->next_button, _ ("Save and begin with the next (Ctrl+Enter)"));
  gtk_widget_add_css_class (self->next_button, "suggested-action");
  gtk_widget_add_css_class (self->undo_button, "flat");
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (next_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->undo_button, "clicked", G_CALLBACK (undo_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), self->undo_button);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), self->next_button);
  gtk_widget_add_css_class (box, "til-padded");
  return box;
}

static GtkWidget *
form_new (TilSurveyEntry *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->scroller = GTK_SCROLLED_WINDOW (scroller);
  self->form = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  g_object_set (self->form, "margin-start", 12, "margin-end", 12, "margin-top", 18, "margin-bottom",
                24, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->form));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static gboolean
next_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  next_cb (TIL_SURVEY_ENTRY (widget));
  return TRUE;
}

static gboolean
undo_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  undo_cb (TIL_SURVEY_ENTRY (widget));
  return TRUE;
}

static void
til_survey_entry_dispose (GObject *object)
{
  TilSurveyEntry *self = TIL_SURVEY_ENTRY (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store && self->pause != 0)
    keep_draft (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_survey_entry_parent_class)->dispose (object);
}

static void
til_survey_entry_finalize (GObject *object)
{
  TilSurveyEntry *self = TIL_SURVEY_ENTRY (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->answers);
  g_ptr_array_unref (self->typed);
  g_array_unref (self->ids);
  g_clear_pointer (&self->survey, til_survey_unref);
  g_clear_pointer ((gpointer *)&self->round, til_record_free);
  G_OBJECT_CLASS (til_survey_entry_parent_class)->finalize (object);
}

static void
til_survey_entry_class_init (TilSurveyEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = til_survey_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_survey_entry_finalize;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, next_shortcut_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, next_shortcut_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, undo_shortcut_cb, NULL);
}

static void
til_survey_entry_init (TilSurveyEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->answers = g_ptr_array_new ();
  self->typed = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->problem = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "wrap", TRUE, "xalign", 0.0, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->problem, "til-warning");
  g_object_set (self->problem, "margin-start", 12, "margin-end", 12, "margin-top", 12, NULL);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), form_new (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), footer_new (self));
  gtk_window_set_default_size (GTK_WINDOW (self), 720, 720);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 340, -1);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
til_survey_entry_new (TilStore *store, TilSurvey *survey, const TilSurveyRound *round)
{
  TilSurveyEntry *self = g_object_new (TIL_TYPE_SURVEY_ENTRY, NULL);
  g_autofree char *name = til_text_isolate (til_survey_name (survey));
  g_autofree char *round_name = til_text_isolate (round->name ? round->name : "");
  g_autofree char *title = til_text_fill (_ ("{survey}, {round}"), "survey", name, "round",
                                          round_name, NULL);

  self->store = g_object_ref (store);
  self->survey = til_survey_ref (survey);
  self->round = til_record_copy (round);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  add_answers (self);
  update (self);
  til_drop_doubled_names (GTK_WIDGET (self));
  focus_first (self);
  til_store_get_draft_async (self->store, DRAFT_KIND, self->round->record.id, self->cancellable,
                             draft_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
