/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include <sqlite3.h>

#include "til-choice.h"
#include "til-field-row.h"
#include "til-locale.h"
#include "til-survey-import.h"
#include "til-text.h"

#define DAY til_date_new (2026, 10, 3)

/* As a form tool exports it: a byte order mark, semicolons, the questions in words. */
#define EXPORT                                                                                     \
  "\xef\xbb\xbfTime stamp;Where do you work;How far do you trust the organisation that you don't " \
  "belong to?;Other\r\n"                                                                           \
  "2026-10-01 09:00;Education;To a large extent;Thanks\r\n"                                        \
  "2026-10-01 09:10;Education;Completely;\r\n"                                                     \
  "2026-10-01 09:20;Social services;Not at all;\"A; B\"\r\n"                                       \
  "2026-10-01 09:30;Education;5;\r\n"                                                              \
  "2026-10-01 09:40;Education;1;\r\n"                                                              \
  "2026-10-01 09:50;Education;2;\r\n"

typedef struct
{
  Support support;
  gint64 round_id;
  GtkWidget *window;
  guint n_imported;
} Import;

static void
imported_cb (Import *self, guint n)
{
  self->n_imported = n;
}

static char *
write_file (Import *self, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->support.folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
open_import (Import *self, const char *text)
{
  g_autoptr (TilSurvey) survey = surveys_get (&self->support, "samverkan");
  g_autoptr (TilSurveyRound) round = surveys_read_round (&self->support, self->round_id);
  g_autofree char *path = write_file (self, "answers.csv", text);

  self->window = til_survey_import_new (self->support.store, survey, round);
  g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *)&self->window);
  g_signal_connect_swapped (self->window, "imported", G_CALLBACK (imported_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  til_survey_import_read (TIL_SURVEY_IMPORT (self->window), path);
  SUPPORT_WAIT (surveys_find (self->window, ADW_TYPE_COMBO_ROW, "Time stamp") ||
                surveys_find (self->window, ADW_TYPE_COMBO_ROW, "trust") ||
                support_window (ADW_TYPE_MESSAGE_DIALOG));
}

static void
set_up (Import *self, gconstpointer data)
{
  support_set_up (&self->support, data);
  self->round_id = surveys_add_round (&self->support, "samverkan", "Autumn", DAY, 0);
}

static void
tear_down (Import *self, gconstpointer data)
{
  if (self->window)
    gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->window);
  support_tear_down (&self->support, data);
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  g_autofree char *plain = NULL;

  if (!ADW_IS_COMBO_ROW (widget))
    return FALSE;
  plain = til_text_strip_isolates (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)));
  return g_str_has_prefix (plain, title);
}

static GtkWidget *
find_column (Import *self, const char *title)
{
  g_autoptr (GPtrArray) found = support_find (self->window, has_title, title);

  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0];
}

static GtkWidget *
import_button (Import *self)
{
  GtkWidget *button = surveys_find (self->window, GTK_TYPE_BUTTON, "_Import");

  if (!button)
    button = surveys_find (self->window, GTK_TYPE_BUTTON, "Import");
  g_assert_nonnull (button);
  return button;
}

/* 0 leaves out, 1 is the sector, then the questions. */
static void
choose (Import *self, const char *column, gint64 id)
{
  til_choice_set_id (find_column (self, column), id);
}

static gint64
chosen (Import *self, const char *column)
{
  return til_choice_get_id (find_column (self, column));
}

static void
import_and_wait (Import *self)
{
  g_signal_emit_by_name (import_button (self), "clicked");
  SUPPORT_WAIT (!self->window);
}

static void
test_form_tool (Import *self, gconstpointer data)
{
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionResult *trust;

  open_import (self, EXPORT);
  g_assert_true (support_shows (self->window, "To a large extent \u00b7 Completely"));
  g_assert_cmpint (chosen (self, "Time stamp"), ==, 0);
  g_assert_cmpint (chosen (self, "Other"), ==, 0);
  g_assert_cmpint (chosen (self, "How far do you trust"), ==, 2);
  choose (self, "Where do you work", 1);
  SUPPORT_WAIT (support_shows (self->window, "6 answers will be imported."));
  support_assert_named (self->window);
  import_and_wait (self);
  g_assert_cmpuint (self->n_imported, ==, 6);
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 6);
  results = surveys_results (&self->support, "samverkan");
  trust = til_round_result_find (results->rounds->pdata[0], "trust");
  g_assert_cmpint (trust->all.n, ==, 6);
  g_assert_cmpint (trust->all.n_agree, ==, 3);
}

/* What an answer means hangs on the column that is chosen for it. */
static void
test_columns_chosen (Import *self, gconstpointer data)
{
  open_import (self, "trust,when\n4,yesterday\n5,today\n");
  SUPPORT_WAIT (!gtk_widget_get_sensitive (import_button (self)));
  g_assert_nonnull (surveys_find (self->window, ADW_TYPE_COMBO_ROW, "Sector of all lines"));
  choose (self, "Sector of all lines", TIL_SERVICE_HEALTH);
  SUPPORT_WAIT (gtk_widget_get_sensitive (import_button (self)));
  choose (self, "when", 3);
  SUPPORT_WAIT (!gtk_widget_get_sensitive (import_button (self)));
  g_assert_true (support_shows (self->window, "Line 2: "));
  choose (self, "when", 2);
  SUPPORT_WAIT (support_shows (self->window, "Line 1: "));
  g_assert_false (gtk_widget_get_sensitive (import_button (self)));
  choose (self, "when", 0);
  SUPPORT_WAIT (gtk_widget_get_sensitive (import_button (self)));
  import_and_wait (self);
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 2);
}

static void
test_problems_by_line (Import *self, gconstpointer data)
{
  open_import (self, "sector,trust\neducation,4\nchurch,5\neducation,9\n");
  SUPPORT_WAIT (support_shows (self->window, "2 problems stand in the way"));
  g_assert_true (support_shows (self->window, "Line 3: "));
  g_assert_true (support_shows (self->window, "church"));
  g_assert_true (support_shows (self->window, "Line 4: "));
  g_assert_false (support_shows (self->window, "Line 2: "));
  g_assert_false (gtk_widget_get_sensitive (import_button (self)));
  support_assert_named (self->window);
}

static void
test_nothing_recognised (Import *self, gconstpointer data)
{
  GtkWidget *dialog;

  open_import (self, "\n");
  SUPPORT_WAIT ((dialog = support_window (ADW_TYPE_MESSAGE_DIALOG)));
  g_assert_true (support_shows (dialog, "The file can’t be read"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_false (gtk_widget_get_sensitive (import_button (self)));
}

/* Refused by core, with its sentence, and what was chosen is still chosen. */
static void
test_more_than_invited (Import *self, gconstpointer data)
{
  GtkWidget *row;
  g_autoptr (TilSurveyRound) round = NULL;

  open_import (self, "trust,sector,knowledge\n4,education,1\n5,education,2\n2,education,1\n");
  choose (self, "knowledge", 0);
  row = surveys_find (self->window, TIL_TYPE_FIELD_ROW, "In all");
  til_field_row_set_value (TIL_FIELD_ROW (row), "2");
  g_signal_emit_by_name (import_button (self), "clicked");
  SUPPORT_WAIT (support_shows (self->window, "More would have answered than the"));
  SUPPORT_WAIT (gtk_widget_get_sensitive (import_button (self)));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 0);
  g_assert_cmpint (chosen (self, "knowledge"), ==, 0);
  til_field_row_set_value (TIL_FIELD_ROW (row), "many");
  g_assert_false (gtk_widget_get_sensitive (import_button (self)));
  til_field_row_set_value (TIL_FIELD_ROW (row), "12");
  import_and_wait (self);
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 3);
  round = surveys_read_round (&self->support, self->round_id);
  g_assert_cmpint (til_survey_round_invited (round, TIL_SERVICE_NONE), ==, 12);
}

static void
test_same_file_twice (Import *self, gconstpointer data)
{
  open_import (self, "trust,sector\n4,education\n5,education\n");
  import_and_wait (self);
  open_import (self, "trust,sector\n4,education\n5,education\n");
  g_signal_emit_by_name (import_button (self), "clicked");
  SUPPORT_WAIT (surveys_find (self->window, GTK_TYPE_LABEL, "already") ||
                surveys_find (self->window, GTK_TYPE_LABEL, "before"));
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 2);
}

/* Another computer is writing: the import waits, is cancelled, and nothing has happened. */
static void
test_cancelled (Import *self, gconstpointer data)
{
  sqlite3 *other = NULL;
  GtkWidget *window;

  open_import (self, "trust,sector,knowledge\n4,education,1\n5,education,2\n");
  choose (self, "knowledge", 0);
  g_assert_cmpint (sqlite3_open (self->support.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_signal_emit_by_name (import_button (self), "clicked");
  window = self->window;
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_visible (window));
  g_assert_cmpint (sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (other);
  SUPPORT_WAIT (self->window && gtk_widget_get_sensitive (import_button (self)));
  g_assert_cmpint (chosen (self, "knowledge"), ==, 0);
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 0);
  import_and_wait (self);
  g_assert_cmpint (surveys_count (&self->support, self->round_id), ==, 2);
}

#define ADD(path, func) g_test_add (path, Import, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/survey-import/form-tool", test_form_tool);
  ADD ("/survey-import/columns-chosen", test_columns_chosen);
  ADD ("/survey-import/problems-by-line", test_problems_by_line);
  ADD ("/survey-import/nothing-recognised", test_nothing_recognised);
  ADD ("/survey-import/more-than-invited", test_more_than_invited);
  ADD ("/survey-import/cancelled", test_cancelled);
  ADD ("/survey-import/same-file-twice", test_same_file_twice);
  return g_test_run ();
}
