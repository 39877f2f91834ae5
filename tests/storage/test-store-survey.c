/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "til-store-survey.h"

/* Surveys and the report through the store: each call comes back with what the register has. */

#define SURVEY "samverkan"

static GPtrArray *
list_surveys (StoreFixture *self, gboolean all_versions)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *surveys;

  til_store_list_surveys_async (self->store, all_versions, NULL, store_fixture_ready_cb, self);
  surveys = til_store_list_surveys_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  return surveys;
}

static TilSurvey *
get_survey (StoreFixture *self)
{
  g_autoptr (GPtrArray) surveys = list_surveys (self, FALSE);

  for (guint i = 0; i < surveys->len; i++)
    if (g_str_equal (((TilSurvey *)surveys->pdata[i])->key, SURVEY))
      return til_survey_ref (surveys->pdata[i]);
  g_assert_not_reached ();
}

static TilSurveyRound *
new_round (const char *name)
{
  TilSurveyRound *round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);

  til_record_set_text (&round->survey_key, SURVEY);
  til_record_set_text (&round->name, name);
  round->survey_version = 1;
  round->date = til_date_today () - 3;
  return round;
}

static gint64
save_round (StoreFixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (name);
  gint64 id;

  til_store_save_record_async (self->store, round, NULL, store_fixture_ready_cb, self);
  id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  return id;
}

static TilSurveyResults *
get_results (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  TilSurveyResults *results;

  til_store_survey_results_async (self->store, SURVEY, TIL_DATE_NONE, NULL, store_fixture_ready_cb,
                                  self);
  results = til_store_survey_results_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  return results;
}

static gint64
n_answered (StoreFixture *self)
{
  g_autoptr (TilSurveyResults) results = get_results (self);

  return til_round_result_find (results->rounds->pdata[0], "trust")->all.n;
}

static void
test_save_survey (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) survey = get_survey (self);
  g_autoptr (TilSurvey) changed = til_survey_copy (survey);
  g_autoptr (TilSurvey) empty = til_survey_new ();
  g_autoptr (GPtrArray) all = NULL;

  til_local_set (changed->name, "sv", "Vår egen enkät");
  til_store_save_survey_async (self->store, changed, NULL, store_fixture_ready_cb, self);
  /* The caller's own may change meanwhile. */
  til_local_set (changed->name, "sv", "Något annat");
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 2);
  g_assert_no_error (error);
  all = list_surveys (self, TRUE);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpstr (til_local_get (((TilSurvey *)all->pdata[2])->name, "sv"), ==, "Vår egen enkät");
  til_store_save_survey_async (self->store, empty, NULL, store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

static gint64
add_response (StoreFixture *self, gint64 round_id, const char *trust, GError **error)
{
  g_autoptr (TilSurvey) survey = get_survey (self);
  TilResponse *response = til_response_new (survey);

  response->service = TIL_SERVICE_SOCIAL;
  til_response_set (response, 0, trust);
  til_response_set (response, til_survey_n_questions (survey) - 1, "Mer tid");
  til_store_add_response_async (self->store, round_id, response, NULL, store_fixture_ready_cb,
                                self);
  return til_store_id_finish (self->store, store_fixture_wait (self), error);
}

static void
set_deleted (StoreFixture *self, gint64 id, gboolean deleted)
{
  g_autoptr (GError) error = NULL;

  til_store_set_response_deleted_async (self->store, id, deleted, NULL, store_fixture_ready_cb,
                                        self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);
}

static void
test_responses (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) comments = NULL;
  gint64 round_id = save_round (self, "2022");
  gint64 last = 0;
  guint n_changed;

  store_fixture_settle (self);
  n_changed = self->n_changed;
  for (int i = 0; i < 7; i++)
    {
      last = add_response (self, round_id, "4", &error);
      g_assert_no_error (error);
    }
  store_fixture_settle (self);
  g_assert_cmpuint (self->n_changed, >, n_changed);
  g_assert_cmpint (n_answered (self), ==, 7);
  set_deleted (self, last, TRUE);
  g_assert_cmpint (n_answered (self), ==, 6);
  set_deleted (self, last, FALSE);
  g_assert_cmpint (n_answered (self), ==, 7);
  til_store_list_comments_async (self->store, round_id, "comment", NULL, store_fixture_ready_cb,
                                 self);
  comments = til_store_list_comments_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comments->len, ==, 7);
  g_assert_cmpint (add_response (self, round_id, "9", &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

/* ---- import ---- */

static TilAnswerFile *
read_answers (StoreFixture *self, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "answers.csv", NULL);
  g_autoptr (GString) text = g_string_new ("Tidsstämpel;sector;trust\n");
  TilAnswerFile *file;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u;social;%u\n", i, 1 + i % 5);
  g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  til_store_read_answers_async (self->store, SURVEY, 0, path, NULL, store_fixture_ready_cb, self);
  file = til_store_read_answers_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  return file;
}

typedef struct
{
  guint done, n_calls;
  GThread *thread; /* borrowed: where it is to be called */
} Progress;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Progress *self = data;

  g_assert_true (g_thread_self () == self->thread);
  g_assert_cmpuint (done, <=, total);
  self->done = done;
  self->n_calls++;
}

/* A column that is no question is left out in the preview, not refused. */
static void
test_import (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round ("2022");
  Progress progress = { .thread = g_thread_self () };
  TilAnswerFile *file = read_answers (self, 1200);
  gint64 id;

  g_assert_cmpuint (file->columns->len, ==, 3);
  g_assert_cmpint (((TilAnswerColumn *)file->columns->pdata[0])->holds, ==, TIL_COLUMN_IGNORED);
  g_assert_cmpuint (file->responses->len, ==, 1200);
  til_store_import_answers_async (self->store, round, file, progress_cb, &progress, NULL,
                                  store_fixture_ready_cb, self);
  id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (round->record.id, ==, 0);
  store_fixture_settle (self);
  g_assert_cmpuint (progress.n_calls, >, 0);
  g_assert_cmpuint (progress.done, ==, 1200);
  g_assert_cmpint (n_answered (self), ==, 1200);
  til_store_import_answers_async (self->store, round, read_answers (self, 1200), NULL, NULL, NULL,
                                  store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_import_cancelled (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round ("2022");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (TilSurveyResults) results = NULL;

  g_cancellable_cancel (cancellable);
  til_store_import_answers_async (self->store, round, read_answers (self, 10), NULL, NULL,
                                  cancellable, store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  results = get_results (self);
  g_assert_cmpuint (results->rounds->len, ==, 0);
}

static void
test_read_refused (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "nowhere.csv", NULL);

  til_store_read_answers_async (self->store, SURVEY, 0, path, NULL, store_fixture_ready_cb, self);
  g_assert_null (til_store_read_answers_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* ---- the report ---- */

static void
test_report (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  TilDate today = til_date_today ();
  TilStatisticsQuery query = { .from = today - 100, .to = today, .age_group = -1 };
  g_autoptr (TilReport) report = NULL;
  g_autoptr (GArray) children = NULL;

  store_fixture_add_child (self, "Alma", "Berg");
  til_store_report_async (self->store, &query, NULL, store_fixture_ready_cb, self);
  report = til_store_report_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (report->query.from, ==, query.from);
  g_assert_cmpint (report->made_on, ==, today);
  g_assert_cmpuint (report->years->len, ==, TIL_REPORT_YEARS);
  til_store_figure_children_async (self->store, &query, TIL_FIGURE_CHILDREN, 0, 1, NULL,
                                   store_fixture_ready_cb, self);
  children = til_store_figure_children_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 1);
  query.to = query.from - 1;
  til_store_report_async (self->store, &query, NULL, store_fixture_ready_cb, self);
  g_assert_null (til_store_report_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)
  ADD ("/store-survey/save-survey", test_save_survey);
  ADD ("/store-survey/responses", test_responses);
  ADD ("/store-survey/import", test_import);
  ADD ("/store-survey/import-cancelled", test_import_cancelled);
  ADD ("/store-survey/read-refused", test_read_refused);
  ADD ("/store-survey/report", test_report);
  return g_test_run ();
}
