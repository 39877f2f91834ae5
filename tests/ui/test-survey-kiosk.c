/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include "til-locale.h"
#include "til-survey-answer.h"
#include "til-survey-kiosk.h"

#define DAY til_date_new (2026, 10, 3)

typedef struct
{
  Support support;
  gint64 round_id;
  GtkWidget *kiosk;
} Kiosk;

static GtkWidget *
new_kiosk (Kiosk *self)
{
  g_autoptr (TilSurvey) survey = surveys_get (&self->support, "samverkan");
  g_autoptr (TilSurveyRound) round = surveys_read_round (&self->support, self->round_id);
  GtkWidget *kiosk = til_survey_kiosk_new (self->support.store, survey, round);

  gtk_window_present (GTK_WINDOW (kiosk));
  return kiosk;
}

static void
set_up (Kiosk *self, gconstpointer data)
{
  support_set_up (&self->support, data);
  self->round_id = surveys_add_round (&self->support, "samverkan", "Autumn", DAY, 0);
  self->kiosk = new_kiosk (self);
}

static void
tear_down (Kiosk *self, gconstpointer data)
{
  if (self->kiosk)
    support_destroy (self->kiosk);
  support_tear_down (&self->support, data);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && support_shows (widget, data);
}

static GtkWidget *
find_button (Kiosk *self, const char *text)
{
  g_autoptr (GPtrArray) found = support_find (self->kiosk, is_button, text);

  return found->len > 0 ? found->pdata[0] : NULL;
}

static void
click (Kiosk *self, const char *text)
{
  GtkWidget *button = NULL;

  SUPPORT_WAIT ((button = find_button (self, text)));
  g_signal_emit_by_name (button, "clicked");
}

static void
answer (Kiosk *self, const char *value)
{
  GtkWidget *shown = surveys_find (self->kiosk, TIL_TYPE_SURVEY_ANSWER, "");

  g_assert_nonnull (shown);
  til_survey_answer_set (TIL_SURVEY_ANSWER (shown), value);
  g_signal_emit_by_name (shown, "changed");
}

static gboolean
is_at_start (Kiosk *self)
{
  return find_button (self, "Svenska") && find_button (self, "English");
}

/* From the sector to the last question, with trust answered. */
static void
answer_all (Kiosk *self, const char *next, const char *send)
{
  answer (self, "education");
  click (self, next);
  answer (self, "4");
  for (int i = 0; i < 7; i++)
    click (self, next);
  g_assert_null (find_button (self, next));
  click (self, send);
}

static void
test_one_after_another (Kiosk *self, gconstpointer data)
{
  SUPPORT_WAIT (is_at_start (self));
  support_assert_named (self->kiosk);
  for (int person = 0; person < 2; person++)
    {
      click (self, "English");
      SUPPORT_WAIT (support_shows (self->kiosk, "Where do you work?"));
      g_assert_false (gtk_widget_get_sensitive (find_button (self, "Next")));
      support_assert_named (self->kiosk);
      answer_all (self, "Next", "Send my answers");
      SUPPORT_WAIT (support_shows (self->kiosk, "Thank you!"));
      g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, person + 1);
      click (self, "Back to the start");
      SUPPORT_WAIT (is_at_start (self));
    }
}

/* Going back shows what was answered; whoever comes next sees nothing of it. */
static void
test_back_and_next_person (Kiosk *self, gconstpointer data)
{
  g_autofree char *sector = NULL;
  g_autofree char *nothing = NULL;

  click (self, "English");
  answer (self, "police");
  click (self, "Next");
  answer (self, "2");
  click (self, "Back");
  sector = til_survey_answer_get (surveys_find (self->kiosk, TIL_TYPE_SURVEY_ANSWER, ""));
  g_assert_cmpstr (sector, ==, "police");
  click (self, "Back");
  SUPPORT_WAIT (is_at_start (self));
  click (self, "English");
  nothing = til_survey_answer_get (surveys_find (self->kiosk, TIL_TYPE_SURVEY_ANSWER, ""));
  g_assert_null (nothing);
}

static gboolean
has_direction (GtkWidget *widget, gconstpointer data)
{
  return gtk_widget_get_direction (widget) == (GtkTextDirection)GPOINTER_TO_INT (data);
}

static void
test_arabic_is_mirrored (Kiosk *self, gconstpointer data)
{
  GtkWidget *shown;
  g_autoptr (GPtrArray) wrong = NULL;

  click (self, "العربية");
  shown = surveys_find (self->kiosk, TIL_TYPE_SURVEY_ANSWER, "");
  g_assert_nonnull (shown);
  wrong = support_find (shown, has_direction, GINT_TO_POINTER (GTK_TEXT_DIR_LTR));
  g_assert_cmpuint (wrong->len, ==, 0);
  g_assert_cmpint (gtk_widget_get_direction (
                       gtk_widget_get_parent (gtk_window_get_focus (GTK_WINDOW (self->kiosk)))),
                   ==, GTK_TEXT_DIR_RTL);
  til_survey_kiosk_rest (TIL_SURVEY_KIOSK (self->kiosk));
  click (self, "Svenska");
  shown = surveys_find (self->kiosk, TIL_TYPE_SURVEY_ANSWER, "");
  g_assert_cmpint (gtk_widget_get_direction (shown), ==, GTK_TEXT_DIR_LTR);
}

/* Whoever walked away leaves nothing behind for the next to see, or to be counted. */
static void
test_rest (Kiosk *self, gconstpointer data)
{
  click (self, "English");
  answer (self, "police");
  click (self, "Next");
  answer (self, "2");
  til_survey_kiosk_rest (TIL_SURVEY_KIOSK (self->kiosk));
  SUPPORT_WAIT (is_at_start (self));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 0);
}

static void
test_nothing_answered (Kiosk *self, gconstpointer data)
{
  click (self, "English");
  answer (self, "police");
  for (int i = 0; i < 8; i++)
    click (self, "Next");
  click (self, "Send my answers");
  SUPPORT_WAIT (is_at_start (self));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 0);
}

static void
test_nothing_else_is_reached (Kiosk *self, gconstpointer data)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
  } barred[] = { { GDK_KEY_Escape, 0 },
                 { GDK_KEY_F10, 0 },
                 { GDK_KEY_q, GDK_CONTROL_MASK },
                 { GDK_KEY_w, GDK_CONTROL_MASK },
                 { GDK_KEY_3, GDK_ALT_MASK },
                 { GDK_KEY_F4, GDK_ALT_MASK },
                 { GDK_KEY_Menu, 0 } };
  static const guint allowed[] = { GDK_KEY_Tab, GDK_KEY_space, GDK_KEY_Return, GDK_KEY_Down,
                                   GDK_KEY_a };

  SUPPORT_WAIT (is_at_start (self));
  for (guint i = 0; i < G_N_ELEMENTS (barred); i++)
    {
      g_assert_true (surveys_press (self->kiosk, barred[i].key, barred[i].state));
      g_assert_null (support_window (ADW_TYPE_MESSAGE_DIALOG));
    }
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_false (surveys_press (self->kiosk, allowed[i], 0));
  gtk_window_close (GTK_WINDOW (self->kiosk));
  g_assert_true (gtk_widget_get_visible (self->kiosk));
}

/* Left deliberately, by whoever says so; a question that nobody answers goes away. */
static void
test_left (Kiosk *self, gconstpointer data)
{
  gpointer kiosk = self->kiosk;
  GtkWidget *dialog;

  SUPPORT_WAIT (is_at_start (self));
  g_assert_true (surveys_press (self->kiosk, GDK_KEY_Escape, GDK_SHIFT_MASK));
  SUPPORT_WAIT ((dialog = support_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_true (support_shows (dialog, "Leave the Survey?"));
  til_survey_kiosk_rest (TIL_SURVEY_KIOSK (self->kiosk));
  SUPPORT_WAIT (!support_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_true (is_at_start (self));
  g_assert_true (surveys_press (self->kiosk, GDK_KEY_Escape, GDK_SHIFT_MASK));
  SUPPORT_WAIT ((dialog = support_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_object_add_weak_pointer (kiosk, &kiosk);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "leave");
  SUPPORT_WAIT (!kiosk);
  self->kiosk = NULL;
}

static void
set_closed (Kiosk *self, TilDate closed)
{
  g_autoptr (TilRegister) other = surveys_open (&self->support);
  g_autoptr (TilSurveyRound) round = surveys_read_round (&self->support, self->round_id);
  g_autoptr (GError) error = NULL;

  round->closed_on = closed;
  til_register_save_record (other, round, &error);
  g_assert_no_error (error);
}

/* R15: what was sent and could not be saved waits, also while others answer. */
static void
test_r15_kept_until_saved (Kiosk *self, gconstpointer data)
{
  set_closed (self, til_date_today ());
  click (self, "English");
  answer_all (self, "Next", "Send my answers");
  SUPPORT_WAIT (support_shows (self->kiosk, "Your answers could not be kept just now."));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 0);
  til_survey_kiosk_rest (TIL_SURVEY_KIOSK (self->kiosk));
  SUPPORT_WAIT (is_at_start (self));
  set_closed (self, TIL_DATE_NONE);
  click (self, "English");
  answer_all (self, "Next", "Send my answers");
  SUPPORT_WAIT (support_shows (self->kiosk, "Thank you!"));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 2);
}

/* R15: nor is it lost when the kiosk is left: the next one sends it. */
static void
test_r15_kept_when_left (Kiosk *self, gconstpointer data)
{
  gpointer kiosk = self->kiosk;
  GtkWidget *dialog;

  g_object_add_weak_pointer (kiosk, &kiosk);
  set_closed (self, til_date_today ());
  click (self, "English");
  answer (self, "police");
  for (int i = 0; i < 8; i++)
    click (self, "Next");
  answer (self, "One line\nand “another”; [both]");
  click (self, "Send my answers");
  SUPPORT_WAIT (support_shows (self->kiosk, "Your answers could not be kept just now."));
  for (gboolean kept = FALSE; !kept;)
    {
      g_assert_true (surveys_press (self->kiosk, GDK_KEY_Escape, GDK_SHIFT_MASK));
      SUPPORT_WAIT ((dialog = support_window (ADW_TYPE_MESSAGE_DIALOG)));
      kept = support_shows (dialog, "It is kept, and tried again");
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), kept ? "leave" : "stay");
      gtk_window_destroy (GTK_WINDOW (dialog));
      SUPPORT_WAIT (!support_window (ADW_TYPE_MESSAGE_DIALOG));
      g_main_context_iteration (NULL, FALSE);
    }
  SUPPORT_WAIT (!kiosk);
  set_closed (self, TIL_DATE_NONE);
  self->kiosk = new_kiosk (self);
  SUPPORT_WAIT (surveys_count (&self->support, self->round_id) == 1);
  support_destroy (self->kiosk);
  self->kiosk = new_kiosk (self);
  click (self, "English");
  answer_all (self, "Next", "Send my answers");
  SUPPORT_WAIT (support_shows (self->kiosk, "Thank you!"));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 2);
}

/* Before the first question: what it is for, in the language chosen. */
static void
test_says_what_for (Kiosk *self, gconstpointer data)
{
  click (self, "English");
  SUPPORT_WAIT (support_shows (self->kiosk, "Nobody can see who answered what."));
  answer (self, "police");
  click (self, "Next");
  g_assert_false (support_shows (self->kiosk, "Nobody can see who answered what."));
}

/* Not a figure of those who answered, on any page. */
static void
test_no_results (Kiosk *self, gconstpointer data)
{
  surveys_add_answers (&self->support, self->round_id, TIL_SERVICE_EDUCATION, 41, 30, NULL);
  click (self, "English");
  answer (self, "education");
  for (int i = 0; i < 8; i++)
    {
      g_autoptr (GPtrArray) texts = surveys_texts (self->kiosk);

      g_assert_false (surveys_tell_number (texts, "41"));
      g_assert_false (surveys_tell_number (texts, "73.2"));
      click (self, "Next");
    }
  answer (self, "Hej");
  click (self, "Send my answers");
  SUPPORT_WAIT (support_shows (self->kiosk, "Thank you!"));
  {
    g_autoptr (GPtrArray) texts = surveys_texts (self->kiosk);

    g_assert_false (surveys_tell_number (texts, "41"));
    g_assert_false (surveys_tell_number (texts, "42"));
  }
}

#define ADD(path, func) g_test_add (path, Kiosk, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/survey-kiosk/one-after-another", test_one_after_another);
  ADD ("/survey-kiosk/back-and-next-person", test_back_and_next_person);
  ADD ("/survey-kiosk/arabic-is-mirrored", test_arabic_is_mirrored);
  ADD ("/survey-kiosk/rest", test_rest);
  ADD ("/survey-kiosk/nothing-answered", test_nothing_answered);
  ADD ("/survey-kiosk/nothing-else-is-reached", test_nothing_else_is_reached);
  ADD ("/survey-kiosk/left", test_left);
  ADD ("/survey-kiosk/r15-kept-until-saved", test_r15_kept_until_saved);
  ADD ("/survey-kiosk/r15-kept-when-left", test_r15_kept_when_left);
  ADD ("/survey-kiosk/says-what-for", test_says_what_for);
  ADD ("/survey-kiosk/no-results", test_no_results);
  return g_test_run ();
}
