/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include <glib/gstdio.h>

#include "til-chart-widget.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-print-dialog.h"
#include "til-record-editor.h"
#include "til-survey-answer.h"
#include "til-survey-editor.h"
#include "til-survey-entry.h"
#include "til-survey-round-page.h"
#include "til-surveys-page.h"

#define DAY til_date_new (2026, 10, 3)

static GtkWidget *
open_page (Support *support, GtkWidget **page)
{
  GtkWidget *window = adw_window_new ();

  *page = til_surveys_page_new (support->store);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  adw_window_set_content (ADW_WINDOW (window), *page);
  gtk_window_present (GTK_WINDOW (window));
  SUPPORT_WAIT (support_shows (*page, "Collaboration survey"));
  return window;
}

static GtkWidget *
open_round (Support *support, gint64 round_id, GtkWidget **page)
{
  GtkWidget *window = open_page (support, page);

  til_surveys_page_show_round (TIL_SURVEYS_PAGE (*page), round_id);
  SUPPORT_WAIT (surveys_find (*page, GTK_TYPE_BUTTON, "Print or Save the Results"));
  return window;
}

static void
click (GtkWidget *root, const char *text)
{
  GtkWidget *button = surveys_find (root, GTK_TYPE_BUTTON, text);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
activate (GtkWidget *root, const char *text)
{
  GtkWidget *row = surveys_find (root, ADW_TYPE_ACTION_ROW, text);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
}

static void
test_list (Support *support, gconstpointer data)
{
  gint64 few = surveys_add_round (support, "samverkan", "Autumn", DAY, 40);
  gint64 most = surveys_add_round (support, "guardians", "Spring", DAY, 10);
  GtkWidget *page, *window;

  surveys_add_answers (support, few, TIL_SERVICE_EDUCATION, 9, 4, NULL);
  surveys_add_answers (support, most, TIL_SERVICE_NONE, 8, 4, NULL);
  window = open_page (support, &page);
  g_assert_true (support_shows (surveys_find (page, ADW_TYPE_ACTION_ROW, "Autumn"),
                                "9 of 40 have answered (23 %)"));
  g_assert_true (support_shows (surveys_find (page, ADW_TYPE_ACTION_ROW, "Autumn"),
                                "Under half have answered"));
  g_assert_true (support_shows (surveys_find (page, ADW_TYPE_ACTION_ROW, "Spring"),
                                "8 of 10 have answered (80 %)"));
  g_assert_false (support_shows (surveys_find (page, ADW_TYPE_ACTION_ROW, "Spring"), "Under half"));
  support_assert_named (window);
  activate (page, "Autumn");
  SUPPORT_WAIT (support_shows (page, "Under half of those invited have answered."));
  g_assert_true (support_shows (page, "Fewer than 30 have answered"));
  support_assert_named (window);
  click (page, "Back to the Surveys");
  support_destroy (window);
}

static void
type (TilRecordEditor *editor, const char *row, const char *text)
{
  GtkWidget *found = surveys_find (GTK_WIDGET (editor), TIL_TYPE_FIELD_ROW, row);

  g_assert_nonnull (found);
  til_field_row_set_value (TIL_FIELD_ROW (found), text);
}

static void
test_new_round (Support *support, gconstpointer data)
{
  GtkWidget *page, *window = open_page (support, &page);
  g_autoptr (TilSurveyResults) results = NULL;
  const TilSurveyRound *round;
  TilRecordEditor *editor;

  gtk_widget_activate_action (page, "surveys.new-round", "s", "samverkan");
  editor = support_wait_editor ();
  support_assert_named (GTK_WIDGET (editor));
  SUPPORT_WAIT (gtk_widget_get_sensitive (
      support_template_child (editor, TIL_TYPE_RECORD_EDITOR, "save_button")));
  type (editor, "In all", "two hundred");
  til_record_editor_save (editor);
  SUPPORT_WAIT (support_shows (GTK_WIDGET (editor), "Write a number, with digits only."));
  type (editor, "In all", "200");
  support_save_and_wait (editor);
  SUPPORT_WAIT (support_shows (page, "None of 200 have answered yet"));
  results = surveys_results (support, "samverkan");
  g_assert_cmpuint (results->rounds->len, ==, 1);
  round = ((TilRoundResult *)results->rounds->pdata[0])->round;
  g_assert_cmpstr (round->name, ==, "2026");
  g_assert_cmpint (round->survey_version, ==, 1);
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_NONE), ==, 200);
  support_destroy (window);
}

static void
test_editor (Support *support, gconstpointer data)
{
  GtkWidget *page, *window = open_page (support, &page), *editor;

  click (page, "New Survey");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_SURVEY_EDITOR)));
  gtk_window_destroy (GTK_WINDOW (editor));
  SUPPORT_WAIT (!support_window (TIL_TYPE_SURVEY_EDITOR));
  gtk_widget_activate_action (page, "surveys.edit", "s", "guardians");
  SUPPORT_WAIT ((editor = support_window (TIL_TYPE_SURVEY_EDITOR)));
  gtk_window_destroy (GTK_WINDOW (editor));
  support_destroy (window);
}

static void
import_text (Support *support, GtkWidget *page, const char *text)
{
  g_autofree char *path = g_build_filename (support->folder, "own.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  til_surveys_page_import (TIL_SURVEYS_PAGE (page), path);
  g_unlink (path);
}

static void
test_import (Support *support, gconstpointer data)
{
  GtkWidget *page, *window = open_page (support, &page), *message;

  import_text (support, page,
               "<survey id='own' version='1' audience='staff'><name>What we think</name>"
               "<question key='trust' kind='yes-no'><text>Do you?</text></question></survey>");
  SUPPORT_WAIT (support_shows (page, "What we think"));
  SUPPORT_WAIT (support_shows (page, "The survey was imported"));
  import_text (support, page, "<survey id='own'/>");
  SUPPORT_WAIT ((message = support_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_true (support_shows (message, "own.xml"));
  gtk_window_destroy (GTK_WINDOW (message));
  support_destroy (window);
}

static void
test_invited_by_sector (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 40);
  GtkWidget *page, *window = open_round (support, id, &page);
  TilRecordEditor *editor;
  g_autoptr (TilSurveyRound) round = NULL;

  click (page, "Edit…");
  editor = support_wait_editor ();
  gtk_switch_set_active (surveys_find (GTK_WIDGET (editor), GTK_TYPE_SWITCH, "By sector"), TRUE);
  type (editor, "Education", "30");
  type (editor, "Police", "4");
  support_save_and_wait (editor);
  round = surveys_read_round (support, id);
  g_assert_cmpuint (round->invited->len, ==, 2);
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_EDUCATION), ==, 30);
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_POLICE), ==, 4);
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_NONE), ==, 34);
  SUPPORT_WAIT (support_shows (page, "None of 34 have answered yet"));
  SUPPORT_WAIT (support_shows (page, "0 of 30 invited"));
  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 21, 9, NULL);
  surveys_add_answers (support, id, TIL_SERVICE_POLICE, 3, 1, NULL);
  support_destroy (window);
  window = open_round (support, id, &page);
  SUPPORT_WAIT (support_shows (page, "4 invited, answers hidden"));
  g_assert_false (support_shows (page, "3 of 4"));
  g_assert_false (support_shows (page, "21 of 30"));
  support_destroy (window);
}

/* Of 83, 17 and 3 who answered the 3 are hidden, and the 17 with them: neither number stands
 * anywhere, nor a share of theirs. */
static void
test_r13_hidden (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  g_autoptr (TilSurveyResults) results = NULL;
  const TilRoundResult *result;
  const TilQuestionResult *question;
  g_autoptr (GPtrArray) texts = NULL;
  GtkWidget *page, *window;

  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 83, 40, NULL);
  surveys_add_answers (support, id, TIL_SERVICE_SOCIAL, 17, 13, NULL);
  surveys_add_answers (support, id, TIL_SERVICE_POLICE, 3, 2, NULL);
  results = surveys_results (support, "samverkan");
  result = results->rounds->pdata[0];
  question = til_round_result_find (result, "trust");
  g_assert_true (question->services[TIL_SERVICE_POLICE].hidden);
  g_assert_true (question->services[TIL_SERVICE_SOCIAL].hidden);
  window = open_round (support, id, &page);
  SUPPORT_WAIT (support_shows (page, "83"));
  texts = surveys_texts (page);
  g_assert_true (surveys_tell_number (texts, "83"));
  g_assert_true (surveys_tell_number (texts, "48.2"));
  g_assert_true (surveys_tell_number (texts, "<5"));
  g_assert_false (surveys_tell_number (texts, "17"));
  g_assert_false (surveys_tell_number (texts, "76.5"));
  g_assert_false (surveys_tell_number (texts, "3"));
  g_assert_false (surveys_tell_number (texts, "66.7"));
  support_assert_named (window);
  support_destroy (window);
}

/* Were core to leave the numbers of a hidden group in its results, the page would still not show
 * them. */
static void
test_r13_page_hides (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *page, *window;
  TilSurveyResults *results;
  TilSharedResults *shared;
  TilRoundResult *result;
  g_autoptr (GPtrArray) texts = NULL;

  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 83, 40, NULL);
  surveys_add_answers (support, id, TIL_SERVICE_SOCIAL, 17, 13, NULL);
  surveys_add_answers (support, id, TIL_SERVICE_POLICE, 3, 2, NULL);
  results = surveys_results (support, "samverkan");
  result = results->rounds->pdata[0];
  result->n_services[TIL_SERVICE_SOCIAL] = 17;
  result->n_services[TIL_SERVICE_POLICE] = 3;
  for (guint i = 0; i < result->questions->len; i++)
    {
      TilQuestionResult *question = result->questions->pdata[i];
      TilShare *social = &question->services[TIL_SERVICE_SOCIAL];
      TilShare *police = &question->services[TIL_SERVICE_POLICE];

      g_assert_true (social->hidden && police->hidden);
      *social = (TilShare){ TRUE, FALSE, 17, 13, 13.0 / 17, 0.5, 0.9 };
      *police = (TilShare){ TRUE, TRUE, 3, 2, 2.0 / 3, 0.2, 0.9 };
    }
  shared = til_shared_results_new (results);
  page = g_object_ref_sink (til_survey_round_page_new (support->store));
  til_survey_round_page_show (TIL_SURVEY_ROUND_PAGE (page), shared, 0);
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  SUPPORT_WAIT (support_shows (page, "83"));
  texts = surveys_texts (page);
  g_assert_true (surveys_tell_number (texts, "83"));
  g_assert_false (surveys_tell_number (texts, "17"));
  g_assert_false (surveys_tell_number (texts, "76.5"));
  g_assert_false (surveys_tell_number (texts, "3"));
  g_assert_false (surveys_tell_number (texts, "66.7"));
  support_destroy (window);
  g_object_unref (page);
  til_shared_results_unref (shared);
}

/* A round of a handful shows that, and nothing of what they said. */
static void
test_r13_small_round (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 40);
  GtkWidget *page, *window;
  g_autoptr (GPtrArray) texts = NULL;

  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 3, 2, "Kom till oss");
  window = open_round (support, id, &page);
  SUPPORT_WAIT (support_shows (page, "<5 of 40 have answered"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (support_shows (page, "Kom till oss"));
  texts = surveys_texts (page);
  g_assert_false (surveys_tell_number (texts, "3"));
  g_assert_false (surveys_tell_number (texts, "66.7"));
  support_destroy (window);
}

static void
test_comments (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 40);
  GtkWidget *page, *window;

  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 8, 2, "Mer <tid> & kaffe");
  window = open_round (support, id, &page);
  SUPPORT_WAIT (support_shows (page, "Mer <tid> & kaffe"));
  g_assert_true (support_shows (page, "This stays here"));
  support_assert_named (window);
  support_destroy (window);
}

static void
test_trend (Support *support, gconstpointer data)
{
  gint64 first = surveys_add_round (support, "samverkan", "2019", til_date_new (2019, 10, 1), 0);
  gint64 second = surveys_add_round (support, "samverkan", "2020", til_date_new (2020, 10, 1), 0);
  gint64 last = surveys_add_round (support, "samverkan", "2022", til_date_new (2022, 10, 1), 0);
  GtkWidget *page, *window;

  surveys_add_answers (support, first, TIL_SERVICE_EDUCATION, 75, 22, NULL);
  surveys_add_answers (support, second, TIL_SERVICE_EDUCATION, 75, 24, NULL);
  surveys_add_answers (support, last, TIL_SERVICE_EDUCATION, 75, 64, NULL);
  window = open_round (support, second, &page);
  SUPPORT_WAIT (support_shows (page, "+2.7 percentage points since 2019"));
  g_assert_true (support_shows (page, "the difference may be chance"));
  g_assert_false (support_shows (page, "more than chance"));
  til_surveys_page_show_round (TIL_SURVEYS_PAGE (page), last);
  SUPPORT_WAIT (support_shows (page, "+56.0 percentage points since 2019"));
  g_assert_true (support_shows (page, "+53.3 percentage points since 2020"));
  g_assert_true (support_shows (page, "more than chance"));
  support_destroy (window);
}

/* The same key, asked in other words: a trend of its own, and that is said. */
static void
test_changed_question (Support *support, gconstpointer data)
{
  gint64 first = surveys_add_round (support, "samverkan", "2019", til_date_new (2019, 10, 1), 0);
  gint64 second;
  g_autoptr (TilSurvey) survey = surveys_get (support, "samverkan");
  g_autoptr (TilSurvey) changed = til_survey_copy (survey);
  g_autoptr (TilRegister) other = surveys_open (support);
  g_autoptr (TilSurveyRound) round = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page, *window;
  int version = 0;

  til_local_set (((TilQuestion *)changed->questions->pdata[0])->text, "en", "Do you trust us?");
  til_register_save_survey (other, changed, &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 2);
  surveys_add_answers (support, first, TIL_SERVICE_EDUCATION, 40, 10, NULL);
  second = surveys_add_round (support, "samverkan", "2022", til_date_new (2022, 10, 1), 0);
  round = surveys_read_round (support, second);
  round->survey_version = version;
  til_register_save_record (other, round, &error);
  g_assert_no_error (error);
  surveys_add_answers (support, second, TIL_SERVICE_EDUCATION, 40, 30, NULL);
  window = open_round (support, second, &page);
  SUPPORT_WAIT (support_shows (page, "Do you trust us?"));
  g_assert_true (support_shows (page, "This question was asked in other words"));
  g_assert_null (surveys_find (page, TIL_TYPE_CHART_WIDGET, "Do you trust us?, over the rounds"));
  g_assert_nonnull (surveys_find (page, TIL_TYPE_CHART_WIDGET,
                                  "How much do you know about the work of the other "
                                  "organisations?, over the rounds"));
  til_surveys_page_show_round (TIL_SURVEYS_PAGE (page), first);
  SUPPORT_WAIT (support_shows (page, "How far do you trust"));
  g_assert_false (support_shows (page, "Do you trust us?"));
  support_destroy (window);
}

static gboolean
is_chart (GtkWidget *widget, gconstpointer data)
{
  return TIL_IS_CHART_WIDGET (widget);
}

static void
test_charts_are_described (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *page, *window;
  g_autoptr (GPtrArray) charts = NULL;

  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 12, 6, NULL);
  window = open_round (support, id, &page);
  SUPPORT_WAIT (surveys_find (page, TIL_TYPE_CHART_WIDGET, "How far do you trust"));
  charts = support_find (page, is_chart, NULL);
  g_assert_cmpuint (charts->len, ==, 7);
  for (guint i = 0; i < charts->len; i++)
    {
      g_autofree char *words = til_chart_describe (til_chart_widget_get_chart (charts->pdata[i]),
                                                   "en");
      g_autofree char *wrong = gtk_test_accessible_check_property (
          charts->pdata[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);

      g_assert_null (wrong);
      g_assert_nonnull (strstr (words, "50"));
    }
  support_destroy (window);
}

static void
test_print (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *page, *window, *dialog;

  surveys_add_answers (support, id, TIL_SERVICE_EDUCATION, 12, 6, NULL);
  window = open_round (support, id, &page);
  SUPPORT_WAIT (surveys_find (page, TIL_TYPE_CHART_WIDGET, "How far do you trust"));
  click (page, "Print or Save the Results");
  dialog = support_window (TIL_TYPE_PRINT_DIALOG);
  g_assert_true (gtk_widget_get_sensitive (
      support_template_child (dialog, TIL_TYPE_PRINT_DIALOG, "print_button")));
  support_destroy (dialog);
  click (page, "Print or save the chart: How far");
  dialog = support_window (TIL_TYPE_PRINT_DIALOG);
  g_assert_true (gtk_widget_get_sensitive (
      support_template_child (dialog, TIL_TYPE_PRINT_DIALOG, "print_button")));
  support_destroy (dialog);
  gtk_widget_activate_action (page, "surveys.print", "s", "guardians");
  dialog = support_window (TIL_TYPE_PRINT_DIALOG);
  g_assert_true (gtk_widget_get_sensitive (
      support_template_child (dialog, TIL_TYPE_PRINT_DIALOG, "print_button")));
  support_destroy (dialog);
  support_destroy (window);
}

static void
test_delete_and_undo (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 40);
  GtkWidget *page, *window = open_round (support, id, &page), *undo;

  click (page, "Delete the Round");
  SUPPORT_WAIT (!surveys_find (page, ADW_TYPE_ACTION_ROW, "Autumn") &&
                support_shows (page, "Round deleted"));
  undo = surveys_find (page, GTK_TYPE_BUTTON, "_Undo");
  g_signal_emit_by_name (undo, "clicked");
  SUPPORT_WAIT (surveys_find (page, ADW_TYPE_ACTION_ROW, "Autumn"));
  support_destroy (window);
}

/* Typing in */

static GtkWidget *
open_entry (Support *support, gint64 id)
{
  g_autoptr (TilSurvey) survey = surveys_get (support, "samverkan");
  g_autoptr (TilSurveyRound) round = surveys_read_round (support, id);
  GtkWidget *entry = til_survey_entry_new (support->store, survey, round);

  gtk_window_present (GTK_WINDOW (entry));
  return entry;
}

static GtkWidget *
focus_of (GtkWidget *window)
{
  return gtk_window_get_focus (GTK_WINDOW (window));
}

/* A digit chooses and goes on, all the way to the button. */
static void
test_entry_by_digits (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *entry = open_entry (support, id);
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionResult *question;

  support_assert_named (entry);
  for (int person = 0; person < 6; person++)
    {
      g_autofree char *count = g_strdup_printf ("%d typed in now", person + 1);

      if (person == 0)
        g_assert_true (surveys_press (focus_of (entry), GDK_KEY_2, 0)); /* the sector stays */
      for (int i = 0; i < 5; i++)
        g_assert_true (surveys_press (focus_of (entry), GDK_KEY_4, 0));
      g_assert_true (surveys_press (focus_of (entry), GDK_KEY_1, 0));
      g_assert_true (surveys_press (focus_of (entry), GDK_KEY_KP_2, 0));
      g_assert_true (GTK_IS_TEXT_VIEW (focus_of (entry)));
      g_assert_false (surveys_press (focus_of (entry), GDK_KEY_4, 0));
      click (entry, "Next Respondent");
      SUPPORT_WAIT (support_shows (entry, count));
    }
  results = surveys_results (support, "samverkan");
  question = til_round_result_find (results->rounds->pdata[0], "trust");
  g_assert_cmpint (question->services[TIL_SERVICE_SOCIAL].n, ==, 6);
  g_assert_cmpint (question->services[TIL_SERVICE_SOCIAL].n_agree, ==, 6);
  question = til_round_result_find (results->rounds->pdata[0], "attended");
  g_assert_cmpint (question->all.n_agree, ==, 0);
  support_destroy (entry);
}

static TilSurveyAnswer *
answer_of (GtkWidget *entry, const char *question)
{
  TilSurveyAnswer *answer = surveys_find (entry, TIL_TYPE_SURVEY_ANSWER, question);

  g_assert_nonnull (answer);
  return answer;
}

static void
test_entry_refused (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *entry = open_entry (support, id);
  g_autofree char *kept = NULL;

  surveys_press (GTK_WIDGET (answer_of (entry, "How far do you trust")), GDK_KEY_5, 0);
  click (entry, "Next Respondent");
  g_assert_true (support_shows (entry, "Choose the sector of whoever answered."));
  kept = til_survey_answer_get (answer_of (entry, "How far do you trust"));
  g_assert_cmpstr (kept, ==, "5");
  g_assert_cmpint (surveys_count (support, id), ==, 0);
  support_destroy (entry);
}

static void
test_entry_undo (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *entry = open_entry (support, id);
  g_autofree char *back = NULL;

  surveys_press (focus_of (entry), GDK_KEY_1, 0);
  surveys_press (focus_of (entry), GDK_KEY_3, 0);
  click (entry, "Next Respondent");
  SUPPORT_WAIT (support_shows (entry, "1 typed in now"));
  g_assert_cmpint (surveys_count (support, id), ==, 1);
  click (entry, "Undo the Last");
  SUPPORT_WAIT (support_shows (entry, "0 typed in now"));
  g_assert_cmpint (surveys_count (support, id), ==, 0);
  back = til_survey_answer_get (answer_of (entry, "How far do you trust"));
  g_assert_cmpstr (back, ==, "3");
  support_destroy (entry);
}

/* R15: closed half way, and opened again. */
static void
test_r15_entry_draft (Support *support, gconstpointer data)
{
  gint64 id = surveys_add_round (support, "samverkan", "Autumn", DAY, 0);
  GtkWidget *entry = open_entry (support, id);
  g_autofree char *sector = NULL;
  g_autofree char *trust = NULL;

  surveys_press (focus_of (entry), GDK_KEY_3, 0);
  surveys_press (focus_of (entry), GDK_KEY_2, 0);
  support_destroy (entry);
  entry = open_entry (support, id);
  SUPPORT_WAIT (support_shows (entry, "This was typed last time"));
  sector = til_survey_answer_get (answer_of (entry, "Sector"));
  trust = til_survey_answer_get (answer_of (entry, "How far do you trust"));
  g_assert_cmpstr (sector, ==, "health");
  g_assert_cmpstr (trust, ==, "2");
  click (entry, "Next Respondent");
  SUPPORT_WAIT (support_shows (entry, "1 typed in now"));
  support_destroy (entry);
  entry = open_entry (support, id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&trust, g_free);
  trust = til_survey_answer_get (answer_of (entry, "How far do you trust"));
  g_assert_null (trust);
  support_destroy (entry);
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  SUPPORT_ADD ("/surveys/list", test_list);
  SUPPORT_ADD ("/surveys/new-round", test_new_round);
  SUPPORT_ADD ("/surveys/editor", test_editor);
  SUPPORT_ADD ("/surveys/import", test_import);
  SUPPORT_ADD ("/surveys/invited-by-sector", test_invited_by_sector);
  SUPPORT_ADD ("/surveys/r13-hidden", test_r13_hidden);
  SUPPORT_ADD ("/surveys/r13-page-hides", test_r13_page_hides);
  SUPPORT_ADD ("/surveys/r13-small-round", test_r13_small_round);
  SUPPORT_ADD ("/surveys/comments", test_comments);
  SUPPORT_ADD ("/surveys/trend", test_trend);
  SUPPORT_ADD ("/surveys/changed-question", test_changed_question);
  SUPPORT_ADD ("/surveys/charts-are-described", test_charts_are_described);
  SUPPORT_ADD ("/surveys/print", test_print);
  SUPPORT_ADD ("/surveys/delete-and-undo", test_delete_and_undo);
  SUPPORT_ADD ("/survey-entry/by-digits", test_entry_by_digits);
  SUPPORT_ADD ("/survey-entry/refused", test_entry_refused);
  SUPPORT_ADD ("/survey-entry/undo", test_entry_undo);
  SUPPORT_ADD ("/survey-entry/r15-draft", test_r15_entry_draft);
  return g_test_run ();
}
