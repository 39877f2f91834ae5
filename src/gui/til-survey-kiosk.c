/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-kiosk.h"

#include <glib/gi18n-lib.h>

#include "til-gui-util.h"
#include "til-locale.h"
#include "til-meeting-words.h"
#include "til-survey-answer.h"
#include "til-survey-waiting.h"
#include "til-text.h"

#define THANKS_SECONDS 15
#define DRAFT_KIND "survey_response.kiosk-of-round"

typedef enum
{
  PAGE_START,
  PAGE_SECTOR,
  PAGE_QUESTION,
  PAGE_SENDING,
  PAGE_THANKS,
  PAGE_FAILED
} Page;

struct _TilSurveyKiosk
{
  AdwWindow parent_instance;

  GtkWidget *stage;            /* borrowed */
  GtkScrolledWindow *scroller; /* borrowed */
  GtkBox *words;               /* borrowed */
  GtkWidget *footer;           /* borrowed */
  GtkLabel *place;             /* borrowed */
  GtkWidget *back_button;      /* borrowed */
  GtkWidget *next_button;      /* borrowed */
  TilSurveyAnswer *answer;     /* borrowed (nullable) of the page shown */
  GtkWidget *dialog;           /* weak (nullable): the question whether to leave */
  GtkGesture *press;           /* borrowed */
  TilStore *store;             /* (owned) */
  TilSurvey *survey;           /* (owned) */
  TilSurveyRound *round;       /* (owned) */
  const char *language;        /* of whoever answers */
  Page page;
  guint index;        /* of the question */
  char *sector;       /* (owned) (nullable) */
  char **answers;     /* (owned) one for each question, (nullable) each */
  GPtrArray *waiting; /* (owned) (element-type TilResponse) sent, but not saved yet: own last */
  guint at;           /* which of them is being saved */
  char *why;          /* (owned) (nullable) one of them could not be saved */
  guint silence;      /* (owned) timeout, 0 without */
  gboolean saving;
  gboolean own_saved; /* what whoever stands here sent */
  gboolean kept;      /* a draft of those that wait is in the register */
  gboolean leaving;
};

G_DEFINE_FINAL_TYPE (TilSurveyKiosk, til_survey_kiosk, ADW_TYPE_WINDOW)

static void show_page (TilSurveyKiosk *self, Page page, guint index);
static void start_over (TilSurveyKiosk *self);
static void save_waiting (TilSurveyKiosk *self);

static gboolean
asks_sector (TilSurveyKiosk *self)
{
  return self->survey->audience == TIL_AUDIENCE_STAFF;
}

static const char *
words (TilSurveyKiosk *self, const char *key)
{
  return til_label (self->language, key);
}

/* Silence */

static gboolean
silence_cb (gpointer data)
{
  TilSurveyKiosk *self = data;

  self->silence = 0;
  til_survey_kiosk_rest (self);
  return G_SOURCE_REMOVE;
}

static void
listen (TilSurveyKiosk *self)
{
  guint seconds = self->page == PAGE_THANKS ? THANKS_SECONDS : TIL_SURVEY_KIOSK_SILENCE;

  g_clear_handle_id (&self->silence, g_source_remove);
  if (self->store && (self->page != PAGE_START || self->dialog))
    self->silence = g_timeout_add_seconds (seconds, silence_cb, self);
}

static gboolean
event_cb (TilSurveyKiosk *self)
{
  if (self->silence != 0)
    listen (self);
  return GDK_EVENT_PROPAGATE;
}

/* Leaving */

/* After the dialog has let go of its parent. */
static gboolean
leave_cb (gpointer self)
{
  gtk_window_destroy (self);
  return G_SOURCE_REMOVE;
}

static void
leave_response_cb (TilSurveyKiosk *self, const char *response)
{
  g_clear_weak_pointer (&self->dialog);
  if (g_strcmp0 (response, "leave") != 0)
    {
      listen (self);
      return;
    }
  self->leaving = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_cb, g_object_ref (self), g_object_unref);
}

static char *
leave_text (TilSurveyKiosk *self)
{
  guint n = self->waiting->len;
  g_autofree char *digits = g_strdup_printf ("%u", n);

  if (n == 0)
    return g_strdup (_ ("What somebody has begun to answer, and not sent, is thrown away."));
  if (!self->kept)
    return til_text_fill (
        g_dngettext (GETTEXT_PACKAGE, "{n} answer could not be saved, and is lost when you leave.",
                     "{n} answers could not be saved, and are lost when you leave.", n),
        "n", digits, NULL);
  return til_text_fill (
      g_dngettext (GETTEXT_PACKAGE,
                   "{n} answer could not be saved: {why} It is kept, and tried again when you open "
                   "the round on this screen next time.",
                   "{n} answers could not be saved: {why} They are kept, and tried again when you "
                   "open the round on this screen next time.",
                   n),
      "n", digits, "why", self->why ? self->why : "", NULL);
}

static void
ask_to_leave (TilSurveyKiosk *self)
{
  g_autofree char *text = NULL;
  GtkWidget *dialog;

  if (self->dialog)
    return;
  text = leave_text (self);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Leave the Survey?"), text);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _ ("_Stay"), "leave",
                                    _ ("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->dialog, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  listen (self);
}

/* Not on what answers, where a slow finger rests. */
static void
pressed_long_cb (TilSurveyKiosk *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (self->stage, x, y, GTK_PICK_DEFAULT);

  for (; at && at != self->stage; at = gtk_widget_get_parent (at))
    if (GTK_IS_BUTTON (at) || GTK_IS_TEXT_VIEW (at))
      return;
  ask_to_leave (self);
}

/* What whoever answers may press: whatever writes, moves and chooses. */
static gboolean
is_allowed (TilSurveyKiosk *self, guint key, GdkModifierType state)
{
  gboolean writing = GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (self)));

  if (key == GDK_KEY_Escape || key == GDK_KEY_Menu || (key >= GDK_KEY_F1 && key <= GDK_KEY_F35))
    return FALSE;
  if (state & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (!(state & GDK_CONTROL_MASK))
    return TRUE;
  return writing && (key == GDK_KEY_a || key == GDK_KEY_c || key == GDK_KEY_v || key == GDK_KEY_x ||
                     key == GDK_KEY_z);
}

static gboolean
key_pressed_cb (TilSurveyKiosk *self, guint key, guint code, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (key == GDK_KEY_Escape && modifiers == GDK_SHIFT_MASK)
    {
      ask_to_leave (self);
      return TRUE;
    }
  return !is_allowed (self, key, state);
}

static gboolean
til_survey_kiosk_close_request (GtkWindow *window)
{
  TilSurveyKiosk *self = TIL_SURVEY_KIOSK (window);

  if (self->leaving)
    return GTK_WINDOW_CLASS (til_survey_kiosk_parent_class)->close_request (window);
  ask_to_leave (self);
  return TRUE;
}

/* Answers */

static void
forget (TilSurveyKiosk *self)
{
  g_clear_pointer (&self->sector, g_free);
  for (guint i = 0; i < til_survey_n_questions (self->survey); i++)
    g_clear_pointer (&self->answers[i], g_free);
}

/* What stands on the page. */
static void
take_answer (TilSurveyKiosk *self)
{
  char **place = self->page == PAGE_SECTOR ? &self->sector : &self->answers[self->index];

  if (!self->answer)
    return;
  g_free (*place);
  *place = til_survey_answer_get (self->answer);
}

static TilResponse *
make_response (TilSurveyKiosk *self)
{
  TilResponse *response = til_response_new (self->survey);

  if (self->sector)
    til_service_from_key (self->sector, &response->service);
  for (guint i = 0; i < til_survey_n_questions (self->survey); i++)
    til_response_set (response, i, self->answers[i]);
  return response;
}

static TilResponse *
copy_response (const TilResponse *from, const TilSurvey *survey)
{
  TilResponse *response = til_response_new (survey);

  response->service = from->service;
  for (guint i = 0; i < til_survey_n_questions (survey); i++)
    til_response_set (response, i, from->answers[i]);
  return response;
}

/* R15: also when the window is closed meanwhile. */
static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyKiosk) self = data;
  g_autoptr (GError) error = NULL;

  self->kept = til_store_write_finish (TIL_STORE (source), result, &error);
}

static void
keep_waiting (TilSurveyKiosk *self, TilStore *store)
{
  gint64 id = self->round->record.id;

  if (self->waiting->len > 0)
    {
      g_autofree char *text = til_waiting_pack (self->waiting, self->survey);

      til_store_set_draft_async (store, DRAFT_KIND, id, text, kept_cb, g_object_ref (self));
    }
  else if (self->kept)
    {
      til_store_drop_draft_async (store, DRAFT_KIND, id, NULL, NULL);
      self->kept = FALSE;
    }
}

/* One that is refused doesn't stand in the way of the others. */
static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyKiosk) self = data;
  g_autoptr (GError) error = NULL;

  til_store_id_finish (TIL_STORE (source), result, &error);
  self->saving = FALSE;
  if (!error)
    {
      self->own_saved = self->at + 1 == self->waiting->len;
      g_ptr_array_remove_index (self->waiting, self->at);
    }
  else
    {
      g_free (self->why);
      self->why = g_strdup (error->message);
      self->at++;
    }
  if (self->store && self->at < self->waiting->len)
    {
      save_waiting (self);
      return;
    }
  keep_waiting (self, TIL_STORE (source));
  if (self->store && self->page == PAGE_SENDING)
    show_page (self, self->own_saved ? PAGE_THANKS : PAGE_FAILED, 0);
}

static void
save_waiting (TilSurveyKiosk *self)
{
  self->saving = TRUE;
  til_store_add_response_async (self->store, self->round->record.id,
                                copy_response (self->waiting->pdata[self->at], self->survey), NULL,
                                sent_cb, g_object_ref (self));
}

static void
send_waiting (TilSurveyKiosk *self)
{
  self->own_saved = FALSE;
  if (self->saving || self->waiting->len == 0)
    return;
  self->at = 0;
  save_waiting (self);
}

/* What was sent here earlier and could not be saved. */
static void
draft_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilSurveyKiosk) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = til_store_get_draft_finish (TIL_STORE (source), result, &error);

  if (!text || !self->store)
    return;
  self->kept = TRUE;
  self->at += til_waiting_unpack (text, self->survey, self->waiting);
  if (!self->saving)
    send_waiting (self);
}

/* Whoever answered nothing has sent nothing. */
static void
send (TilSurveyKiosk *self)
{
  g_autoptr (TilResponse) response = make_response (self);

  forget (self);
  if (!til_response_validate (response, self->survey, NULL))
    {
      start_over (self);
      return;
    }
  g_ptr_array_add (self->waiting, g_steal_pointer (&response));
  show_page (self, PAGE_SENDING, 0);
  send_waiting (self);
}

static void
next_cb (TilSurveyKiosk *self)
{
  take_answer (self);
  switch (self->page)
    {
    case PAGE_SECTOR:
      show_page (self, PAGE_QUESTION, 0);
      break;
    case PAGE_QUESTION:
      if (self->index + 1 < til_survey_n_questions (self->survey))
        show_page (self, PAGE_QUESTION, self->index + 1);
      else
        send (self);
      break;
    case PAGE_FAILED:
      show_page (self, PAGE_SENDING, 0);
      send_waiting (self);
      break;
    case PAGE_THANKS:
      start_over (self);
      break;
    case PAGE_START:
    case PAGE_SENDING:
    default:
      break;
    }
}

static void
back_cb (TilSurveyKiosk *self)
{
  take_answer (self);
  if (self->page == PAGE_QUESTION && self->index > 0)
    show_page (self, PAGE_QUESTION, self->index - 1);
  else if (self->page == PAGE_QUESTION && asks_sector (self))
    show_page (self, PAGE_SECTOR, 0);
  else
    start_over (self);
}

static void
changed_cb (TilSurveyKiosk *self)
{
  g_autofree char *sector = self->page == PAGE_SECTOR ? til_survey_answer_get (self->answer) : NULL;

  if (self->page == PAGE_SECTOR)
    gtk_widget_set_sensitive (self->next_button, sector != NULL);
}

/* Pages */

static void
language_cb (GtkWidget *button, TilSurveyKiosk *self)
{
  self->language = g_object_get_data (G_OBJECT (button), "til-language");
  forget (self);
  show_page (self, asks_sector (self) ? PAGE_SECTOR : PAGE_QUESTION, 0);
}

/* A survey is asked in a language when all its questions are in it. */
static gboolean
is_in (TilSurveyKiosk *self, const char *language)
{
  if (!til_local_has (self->survey->name, language))
    return FALSE;
  for (guint i = 0; i < til_survey_n_questions (self->survey); i++)
    if (!til_local_has (til_survey_question (self->survey, i)->text, language))
      return FALSE;
  return TRUE;
}

static GtkWidget *
language_button_new (TilSurveyKiosk *self, const char *language)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *name = til_local_get (self->survey->name, language);
  g_autofree char *start = g_strdup_printf ("%s \u2013 %s", til_language_autonym (language),
                                            til_label (language, "kiosk.start"));

  gtk_box_append (GTK_BOX (box), til_paragraph_new (name, "til-big-question"));
  gtk_box_append (GTK_BOX (box), til_paragraph_new (start, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "til-big-step");
  til_set_language_direction (button, language);
  til_set_accessible_label (button, start);
  g_object_set_data (G_OBJECT (button), "til-language", (gpointer)language);
  g_signal_connect_object (button, "clicked", G_CALLBACK (language_cb), self, 0);
  return button;
}

static void
show_start (TilSurveyKiosk *self)
{
  guint n = 0;

  for (guint i = 0; til_languages ()[i]; i++)
    if (is_in (self, til_languages ()[i]))
      {
        gtk_box_append (self->words, language_button_new (self, til_languages ()[i]));
        n++;
      }
  if (n == 0)
    gtk_box_append (self->words, language_button_new (self, til_locale_language ()));
}

static void
show_answer (TilSurveyKiosk *self, GtkWidget *answer, const char *value)
{
  self->answer = TIL_SURVEY_ANSWER (answer);
  til_survey_answer_set (self->answer, value);
  g_signal_connect_object (answer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->words, answer);
}

static void
show_message (TilSurveyKiosk *self, const char *title, const char *more)
{
  GtkWidget *label = til_paragraph_new (title, "til-big-question");

  gtk_box_append (self->words, label);
  if (more)
    gtk_box_append (self->words, til_paragraph_new (more, NULL));
}

/* Before the first question: what the answers are for, and who sees them. */
static void
show_description (TilSurveyKiosk *self)
{
  const char *text = til_local_get (self->survey->description, self->language);
  gboolean first = self->page == PAGE_SECTOR ||
                   (self->page == PAGE_QUESTION && self->index == 0 && !asks_sector (self));

  if (first && *text)
    gtk_box_append (self->words, til_paragraph_new (text, NULL));
}

static void
show_words (TilSurveyKiosk *self)
{
  show_description (self);
  switch (self->page)
    {
    case PAGE_START:
      show_start (self);
      break;
    case PAGE_SECTOR:
      show_answer (
          self, til_survey_answer_new_sector (words (self, "kiosk.sector"), self->language, TRUE),
          self->sector);
      break;
    case PAGE_QUESTION:
      show_answer (self,
                   til_survey_answer_new (til_survey_question (self->survey, self->index),
                                          self->language, TRUE),
                   self->answers[self->index]);
      gtk_box_append (self->words, til_paragraph_new (words (self, "kiosk.skip"), "dim-label"));
      break;
    case PAGE_THANKS:
      show_message (self, words (self, "kiosk.thanks"), words (self, "kiosk.thanks.more"));
      break;
    case PAGE_FAILED:
      show_message (self, words (self, "kiosk.failed"), NULL);
      break;
    case PAGE_SENDING:
    default:
      break;
    }
}

static const char *
next_label (TilSurveyKiosk *self)
{
  if (self->page == PAGE_FAILED)
    return words (self, "kiosk.retry");
  if (self->page == PAGE_THANKS)
    return words (self, "kiosk.again");
  if (self->page == PAGE_QUESTION && self->index + 1 == til_survey_n_questions (self->survey))
    return words (self, "kiosk.send");
  return words (self, "kiosk.next");
}

static void
show_footer (TilSurveyKiosk *self)
{
  g_autofree char *n = g_strdup_printf ("%u", self->index + 1);
  g_autofree char *total = g_strdup_printf ("%u", til_survey_n_questions (self->survey));
  g_autofree char *isolated = til_text_isolate_ltr (n);
  g_autofree char *isolated_total = til_text_isolate_ltr (total);
  g_autofree char *place = til_text_fill (words (self, "kiosk.question"), "n", isolated, "total",
                                          isolated_total, NULL);

  gtk_label_set_label (self->place, self->page == PAGE_QUESTION ? place : "");
  gtk_button_set_label (GTK_BUTTON (self->back_button), self->page == PAGE_FAILED
                                                            ? words (self, "kiosk.again")
                                                            : words (self, "kiosk.back"));
  gtk_button_set_label (GTK_BUTTON (self->next_button), next_label (self));
  gtk_widget_set_visible (self->back_button, self->page != PAGE_THANKS);
  gtk_widget_set_sensitive (self->next_button, self->page != PAGE_SECTOR || self->sector);
  gtk_widget_set_visible (self->footer, self->page != PAGE_START && self->page != PAGE_SENDING);
}

static void
show_page (TilSurveyKiosk *self, Page page, guint index)
{
  GtkWidget *child;

  self->page = page;
  self->index = index;
  self->answer = NULL;
  /* What was pressed goes with its page, and its release is never seen. */
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->press));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->words))))
    gtk_box_remove (self->words, child);
  show_words (self);
  show_footer (self);
  if (page != PAGE_START)
    til_set_language_direction (self->stage, self->language);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (self->answer)
    til_survey_answer_focus (self->answer);
  else if (page == PAGE_START)
    gtk_widget_child_focus (GTK_WIDGET (self->words), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->next_button);
  listen (self);
}

static void
start_over (TilSurveyKiosk *self)
{
  forget (self);
  show_page (self, PAGE_START, 0);
}

/* What it is made of */

static GtkWidget *
footer_new (TilSurveyKiosk *self)
{
  GtkWidget *footer = gtk_center_box_new ();

  self->back_button = gtk_button_new ();
  self->next_button = gtk_button_new ();
  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "dim-label");
  gtk_widget_add_css_class (self->next_button, "suggested-action");
  gtk_widget_add_css_class (footer, "til-padded");
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (next_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (footer), self->back_button);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (footer), GTK_WIDGET (self->place));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (footer), self->next_button);
  return footer;
}

static void
add_controllers (TilSurveyKiosk *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Without a keyboard: a finger held for long on the empty ground. */
  gtk_gesture_long_press_set_delay_factor (GTK_GESTURE_LONG_PRESS (press), 2.0);
  g_signal_connect_object (press, "pressed", G_CALLBACK (pressed_long_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->stage, GTK_EVENT_CONTROLLER (press));
  self->press = press;
}

static void
til_survey_kiosk_dispose (GObject *object)
{
  TilSurveyKiosk *self = TIL_SURVEY_KIOSK (object);

  g_clear_handle_id (&self->silence, g_source_remove);
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (til_survey_kiosk_parent_class)->dispose (object);
}

static void
til_survey_kiosk_finalize (GObject *object)
{
  TilSurveyKiosk *self = TIL_SURVEY_KIOSK (object);

  forget (self);
  g_free (self->answers);
  g_free (self->why);
  g_ptr_array_unref (self->waiting);
  til_survey_unref (self->survey);
  til_record_free (self->round);
  G_OBJECT_CLASS (til_survey_kiosk_parent_class)->finalize (object);
}

static void
til_survey_kiosk_class_init (TilSurveyKioskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = til_survey_kiosk_dispose;
  G_OBJECT_CLASS (klass)->finalize = til_survey_kiosk_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = til_survey_kiosk_close_request;
}

static void
til_survey_kiosk_init (TilSurveyKiosk *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify)til_response_free);
  self->stage = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->words = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->footer = footer_new (self);
  gtk_widget_add_css_class (self->stage, "til-kiosk");
  gtk_widget_set_valign (GTK_WIDGET (self->words), GTK_ALIGN_CENTER);
  g_object_set (self->words, "margin-start", 24, "margin-end", 24, "margin-top", 24,
                "margin-bottom", 24, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->words));
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_box_append (GTK_BOX (self->stage), GTK_WIDGET (self->scroller));
  gtk_box_append (GTK_BOX (self->stage), self->footer);
  adw_window_set_content (ADW_WINDOW (self), self->stage);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  add_controllers (self);
}

GtkWidget *
til_survey_kiosk_new (TilStore *store, TilSurvey *survey, const TilSurveyRound *round)
{
  TilSurveyKiosk *self = g_object_new (TIL_TYPE_SURVEY_KIOSK, NULL);

  self->store = g_object_ref (store);
  self->survey = til_survey_ref (survey);
  self->round = til_record_copy (round);
  self->answers = g_new0 (char *, til_survey_n_questions (survey) + 1);
  self->language = til_locale_language ();
  gtk_window_set_title (GTK_WINDOW (self), til_local_get (survey->name, self->language));
  gtk_window_set_default_size (GTK_WINDOW (self), 1024, 700);
  gtk_window_fullscreen (GTK_WINDOW (self));
  show_page (self, PAGE_START, 0);
  til_store_get_draft_async (store, DRAFT_KIND, round->record.id, NULL, draft_cb,
                             g_object_ref (self));
  return GTK_WIDGET (self);
}

void
til_survey_kiosk_rest (TilSurveyKiosk *self)
{
  GtkWidget *dialog;

  g_return_if_fail (TIL_IS_SURVEY_KIOSK (self));

  dialog = self->dialog;
  g_clear_weak_pointer (&self->dialog);
  if (dialog)
    gtk_window_destroy (GTK_WINDOW (dialog));
  if (self->page != PAGE_SENDING)
    start_over (self);
}
