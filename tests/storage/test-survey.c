/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Surveys, their rounds, and what one respondent after another answered. */
#include "survey-fixture.h"
#include "til-register-case.h"

#include <string.h>

static TilSurvey *
get_survey (TilRegister *reg, const char *key, int version)
{
  g_autoptr (GError) error = NULL;
  TilSurvey *survey = til_register_get_survey (reg, key, version, &error);

  g_assert_no_error (error);
  return survey;
}

static TilSurvey *
copy_survey (TilRegister *reg, const char *key)
{
  g_autoptr (TilSurvey) survey = get_survey (reg, key, 0);

  return til_survey_copy (survey);
}

static int
save_survey (TilRegister *reg, const TilSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  int version = 0;

  til_register_save_survey (reg, survey, &version, &error);
  g_assert_no_error (error);
  return version;
}

static void
test_bundled (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bundled = til_survey_load_bundled ();
  g_autoptr (GPtrArray) stored = til_register_list_surveys (self->reg, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stored->len, ==, bundled->len);
  for (guint i = 0; i < bundled->len; i++)
    {
      const TilSurvey *survey = bundled->pdata[i];
      g_autoptr (TilSurvey) same = get_survey (self->reg, survey->key, survey->version);

      g_assert_cmpstr (same->xml, ==, survey->xml);
    }
  /* Opening adds what is missing, and only that. */
  register_fixture_reopen (self);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey"), ==, bundled->len);
  g_assert_null (til_register_get_survey (self->reg, "nothing", 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_version_kept (RegisterFixture *self, gconstpointer data)
{
  g_assert_cmpint (execute (self->reg, "UPDATE survey SET xml = '<survey/>'"), !=, 0);
  g_assert_cmpint (execute (self->reg, "DELETE FROM survey"), !=, 0);
  g_assert_cmpint (execute (self->reg, "INSERT OR REPLACE INTO survey (key, version, xml) "
                                       "SELECT key, version, '' FROM survey"),
                   !=, 0);
  assert_sound (self->reg);
}

static void
test_saved_as_next_version (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurvey) first = get_survey (self->reg, STAFF_SURVEY, 0);
  g_autoptr (TilSurvey) changed = til_survey_copy (first);
  g_autoptr (TilSurvey) again = NULL;
  g_autoptr (TilSurvey) old = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) all = NULL;
  TilQuestion *question = changed->questions->pdata[0];

  /* Nothing changed: no new version. */
  g_assert_cmpint (save_survey (self->reg, changed), ==, first->version);
  til_local_set (question->text, "sv", "Hur mycket litar du på de andra?");
  g_assert_cmpint (save_survey (self->reg, changed), ==, first->version + 1);
  g_assert_cmpint (save_survey (self->reg, changed), ==, first->version + 1);
  register_fixture_reopen (self);
  again = get_survey (self->reg, STAFF_SURVEY, 0);
  old = get_survey (self->reg, STAFF_SURVEY, first->version);
  g_assert_cmpint (again->version, ==, first->version + 1);
  g_assert_cmpstr (til_local_get (til_survey_question (again, 0)->text, "sv"), ==,
                   "Hur mycket litar du på de andra?");
  g_assert_true (til_question_same (til_survey_question (old, 0), til_survey_question (first, 0)));
  g_assert_false (til_question_same (til_survey_question (old, 0), til_survey_question (again, 0)));
  newest = til_register_list_surveys (self->reg, FALSE, NULL);
  all = til_register_list_surveys (self->reg, TRUE, NULL);
  g_assert_cmpuint (newest->len, ==, 2);
  g_assert_cmpuint (all->len, ==, 3);
  assert_sound (self->reg);
}

static void
test_own_survey (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) survey = copy_survey (self->reg, GUARDIAN_SURVEY);
  g_autoptr (TilSurvey) empty = til_survey_new ();
  int version = 7;

  g_free (survey->key);
  survey->key = g_strdup ("egen");
  survey->version = 12;
  g_assert_cmpint (save_survey (self->reg, survey), ==, 1);
  g_assert_false (til_register_save_survey (self->reg, empty, &version, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_cmpint (version, ==, 7);
}

/* ---- rounds ---- */

static void
test_round_by_name (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) one = new_round (self->reg, STAFF_SURVEY, "2022", 20);
  g_autoptr (TilSurveyRound) other = new_round (self->reg, STAFF_SURVEY, "2022", 20);
  g_autoptr (TilSurveyRound) guardians = new_round (self->reg, GUARDIAN_SURVEY, "2022", 20);
  g_autoptr (TilSurveyRound) found = NULL;
  g_autofree char *message = NULL;

  save_round (self->reg, one);
  save_round (self->reg, guardians);
  message = refuse_round (self->reg, other, TIL_ERROR_RULE);
  g_assert_nonnull (strstr (message, "2022"));
  found = til_register_find_round (self->reg, STAFF_SURVEY, "2022", &error);
  g_assert_no_error (error);
  g_assert_true (til_record_equal (found, one));
  g_assert_null (til_register_find_round (self->reg, STAFF_SURVEY, "2023", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* A deleted round leaves its name to another, and can't come back then. */
  g_assert_true (til_register_set_record_deleted (self->reg, TIL_RECORD_SURVEY_ROUND,
                                                  one->record.id, TRUE, &error));
  save_round (self->reg, other);
  g_assert_false (til_register_set_record_deleted (self->reg, TIL_RECORD_SURVEY_ROUND,
                                                   one->record.id, FALSE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  assert_sound (self->reg);
}

static void
test_round_of_stored_survey (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);

  round->survey_version = 9;
  g_free (refuse_round (self->reg, round, TIL_ERROR_NOT_FOUND));
  til_record_set_text (&round->survey_key, "nothing");
  round->survey_version = 1;
  g_free (refuse_round (self->reg, round, TIL_ERROR_NOT_FOUND));
}

static void
test_guardians_by_sector (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, GUARDIAN_SURVEY, "2022", 0);

  invite (round, TIL_SERVICE_HEALTH, 20);
  g_free (refuse_round (self->reg, round, TIL_ERROR_RULE));
  til_survey_round_set_invited (round, 20);
  save_round (self->reg, round);
}

/* What was answered stays the answer to what was asked. */
static void
test_round_keeps_survey (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurvey) changed = copy_survey (self->reg, STAFF_SURVEY);
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);
  gint64 response;

  save_round (self->reg, round);
  til_local_set (((TilQuestion *)changed->questions->pdata[0])->text, "sv", "Andra ord?");
  round->survey_version = save_survey (self->reg, changed);
  save_round (self->reg, round);
  response = answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "4");
  round->survey_version = 1;
  g_free (refuse_round (self->reg, round, TIL_ERROR_RULE));
  g_assert_true (til_register_set_response_deleted (self->reg, response, TRUE, NULL));
  save_round (self->reg, round);
}

/* ---- responses ---- */

static void
refuse_response (TilRegister *reg, gint64 round_id, TilResponse *response, TilError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_register_add_response (reg, round_id, response, &error));
  g_assert_error (error, TIL_ERROR, (int)code);
  g_assert_cmpint (response->id, ==, 0);
}

static void
test_responses (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);
  g_autoptr (TilResponse)
      whole = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_HEALTH, "trust", "4", "wheel-used",
                            "yes", "comment", "Mer tid; \"oftare\"\noch kaffe", NULL);
  g_autoptr (TilResponse)
      outside = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_HEALTH, "trust", "6", NULL);
  g_autoptr (TilResponse)
      nobody = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_NONE, "trust", "3", NULL);
  g_autoptr (TilResponse)
      nothing = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_HEALTH, NULL);
  g_autoptr (GPtrArray) comments = NULL;
  g_autoptr (TilSurveyResults) results = NULL;
  const TilRoundResult *result;
  gint64 answered[TIL_N_SERVICES];
  gint64 id = save_round (self->reg, round);

  til_register_add_response (self->reg, id, whole, &error);
  g_assert_no_error (error);
  refuse_response (self->reg, id, outside, TIL_ERROR_INVALID);
  refuse_response (self->reg, id, nobody, TIL_ERROR_INVALID);
  refuse_response (self->reg, id, nothing, TIL_ERROR_INVALID);
  refuse_response (self->reg, 4711, outside, TIL_ERROR_NOT_FOUND);
  for (int i = 0; i < 6; i++)
    answer (self->reg, id, TIL_SERVICE_SOCIAL, i < 2 ? "5" : "1");
  g_assert_true (til_register_count_responses (self->reg, id, answered, &error));
  g_assert_cmpint (answered[TIL_SERVICE_HEALTH], ==, 1);
  g_assert_cmpint (answered[TIL_SERVICE_SOCIAL], ==, 6);
  g_assert_cmpint (answered[TIL_SERVICE_NONE], ==, 0);
  comments = til_register_list_comments (self->reg, id, "comment", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpstr (comments->pdata[0], ==, "Mer tid; \"oftare\"\noch kaffe");
  results = get_results (self->reg, STAFF_SURVEY);
  result = find_round_result (results, "2022");
  g_assert_cmpint (til_round_result_find (result, "trust")->all.n, ==, 7);
  g_assert_cmpint (til_round_result_find (result, "trust")->all.n_agree, ==, 3);
  g_assert_null (til_round_result_find (result, "comment"));
  assert_sound (self->reg);
}

static void
test_closed_round (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);
  g_autoptr (TilResponse)
      late = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_SOCIAL, "trust", "4", NULL);
  gint64 response;

  save_round (self->reg, round);
  response = answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "4");
  round->closed_on = til_date_today ();
  save_round (self->reg, round);
  refuse_response (self->reg, round->record.id, late, TIL_ERROR_RULE);
  g_assert_false (til_register_set_response_deleted (self->reg, response, TRUE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  round->closed_on = TIL_DATE_NONE;
  save_round (self->reg, round);
  answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "4");
}

static void
test_more_than_invited (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) all = new_round (self->reg, STAFF_SURVEY, "alla", 2);
  g_autoptr (TilSurveyRound) sectors = new_round (self->reg, STAFF_SURVEY, "sektorer", 0);
  g_autoptr (TilResponse)
      police = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_POLICE, "trust", "4", NULL);
  g_autoptr (TilResponse)
      social = new_response (self->reg, STAFF_SURVEY, TIL_SERVICE_SOCIAL, "trust", "4", NULL);
  gint64 last;

  save_round (self->reg, all);
  answer (self->reg, all->record.id, TIL_SERVICE_POLICE, "4");
  last = answer (self->reg, all->record.id, TIL_SERVICE_SOCIAL, "4");
  refuse_response (self->reg, all->record.id, social, TIL_ERROR_RULE);

  invite (sectors, TIL_SERVICE_SOCIAL, 1);
  invite (sectors, TIL_SERVICE_HEALTH, 5);
  save_round (self->reg, sectors);
  answer (self->reg, sectors->record.id, TIL_SERVICE_SOCIAL, "4");
  refuse_response (self->reg, sectors->record.id, social, TIL_ERROR_RULE);
  refuse_response (self->reg, sectors->record.id, police, TIL_ERROR_RULE);

  /* Nor can the number be lowered below them. */
  til_survey_round_set_invited (all, 1);
  g_free (refuse_round (self->reg, all, TIL_ERROR_RULE));
  g_assert_true (til_register_set_response_deleted (self->reg, last, TRUE, &error));
  save_round (self->reg, all);
  g_assert_false (til_register_set_response_deleted (self->reg, last, FALSE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_undo (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);
  gint64 answered[TIL_N_SERVICES];
  gint64 id, lines, response;

  id = save_round (self->reg, round);
  response = answer (self->reg, id, TIL_SERVICE_SOCIAL, "4");
  g_assert_true (til_register_set_response_deleted (self->reg, response, TRUE, &error));
  til_register_count_responses (self->reg, id, answered, &error);
  g_assert_cmpint (answered[TIL_SERVICE_SOCIAL], ==, 0);
  lines = number (self->reg, "SELECT COUNT (*) FROM log");
  g_assert_true (til_register_set_response_deleted (self->reg, response, TRUE, &error));
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log"), ==, lines);
  g_assert_true (til_register_set_response_deleted (self->reg, response, FALSE, &error));
  til_register_count_responses (self->reg, id, answered, &error);
  g_assert_cmpint (answered[TIL_SERVICE_SOCIAL], ==, 1);
  g_assert_false (til_register_set_response_deleted (self->reg, 4711, TRUE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* Nothing stored leads from an answer to a person, or to the moment that it was given. */
static void
test_r13_nobody_behind_answer (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);
  gint64 previous = 0;
  guint n_later = 0;

  g_assert_cmpint (number (self->reg,
                           "SELECT COUNT (*) FROM pragma_table_info ('survey_response') "
                           "WHERE name NOT IN ('id', 'round_id', 'service', 'import_id', "
                           "'deleted_at')"),
                   ==, 0);
  save_round (self->reg, round);
  for (int i = 0; i < 40; i++)
    {
      gint64 id = answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "3");

      n_later += id > previous;
      previous = id;
    }
  /* Drawn by lot: 40 in order would be chance of one in 40!. */
  g_assert_cmpuint (n_later, <, 40);
  g_assert_cmpint (
      number (self->reg, "SELECT COUNT (*) FROM log l JOIN survey_response r ON r.id = l.record_id "
                         "WHERE l.what LIKE 'response.%'"),
      ==, 0);
}

/* A question in other words is another question, whatever its key. */
static void
test_changed_question_kept_apart (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurvey) changed = copy_survey (self->reg, STAFF_SURVEY);
  g_autoptr (TilSurveyRound) before = new_round (self->reg, STAFF_SURVEY, "2021", 0);
  g_autoptr (TilSurveyRound) after = NULL;
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionTrend *trust = NULL;
  guint n_lines = 0;

  before->date = til_date_today () - 300;
  save_round (self->reg, before);
  til_local_set (((TilQuestion *)changed->questions->pdata[0])->text, "sv", "Andra ord?");
  save_survey (self->reg, changed);
  after = new_round (self->reg, STAFF_SURVEY, "2022", 0);
  save_round (self->reg, after);
  for (int i = 0; i < 8; i++)
    {
      answer (self->reg, before->record.id, TIL_SERVICE_SOCIAL, "2");
      answer (self->reg, after->record.id, TIL_SERVICE_SOCIAL, "5");
    }
  results = get_results (self->reg, STAFF_SURVEY);
  g_assert_cmpuint (results->rounds->len, ==, 2);
  for (guint i = 0; i < results->trends->len; i++)
    {
      const TilQuestionTrend *trend = results->trends->pdata[i];

      if (!g_str_equal (trend->question->key, "trust"))
        continue;
      n_lines++;
      trust = trend;
      g_assert_cmpuint (trend->rounds->len, ==, 1);
      g_assert_true (trend->changed);
    }
  g_assert_nonnull (trust);
  g_assert_cmpuint (n_lines, ==, 2);
}

/* Only rounds that had been by then. */
static void
test_results_until (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) old = new_round (self->reg, STAFF_SURVEY, "gammal", 0);
  g_autoptr (TilSurveyRound) new = new_round (self->reg, STAFF_SURVEY, "ny", 0);
  g_autoptr (TilSurveyRound) gone = new_round (self->reg, STAFF_SURVEY, "borta", 0);
  g_autoptr (TilSurveyResults) all = NULL;
  g_autoptr (TilSurveyResults) early = NULL;
  g_autoptr (TilSurveyResults) none = NULL;

  old->date = til_date_today () - 400;
  save_round (self->reg, new);
  save_round (self->reg, old);
  save_round (self->reg, gone);
  answer (self->reg, old->record.id, TIL_SERVICE_SOCIAL, "2");
  answer (self->reg, gone->record.id, TIL_SERVICE_SOCIAL, "2");
  g_assert_true (til_register_set_record_deleted (self->reg, TIL_RECORD_SURVEY_ROUND,
                                                  gone->record.id, TRUE, &error));
  all = get_results (self->reg, STAFF_SURVEY);
  g_assert_cmpuint (all->rounds->len, ==, 2);
  g_assert_cmpstr (((TilRoundResult *)all->rounds->pdata[0])->round->name, ==, "gammal");
  g_assert_cmpint (((TilRoundResult *)all->rounds->pdata[1])->n_answered, ==, 0);
  early = til_register_survey_results (self->reg, STAFF_SURVEY, new->date - 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (early->rounds->len, ==, 1);
  none = get_results (self->reg, GUARDIAN_SURVEY);
  g_assert_cmpuint (none->rounds->len, ==, 0);
  g_assert_null (til_register_survey_results (self->reg, "nothing", TIL_DATE_NONE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* ---- check ---- */

static void
assert_problem (TilRegister *reg, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = til_register_check (reg, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    found |= strstr (problems->pdata[i], part) != NULL;
  if (!found)
    g_error ("No problem says “%s”", part);
}

static void
test_check (RegisterFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sql, *part, *undo;
  } faults[] = {
    { "UPDATE survey_answer SET value = '9'", "does not fit the question",
      "UPDATE survey_answer SET value = '4'" },
    { "UPDATE survey_answer SET question_key = 'comment'", "does not fit the question",
      "UPDATE survey_answer SET question_key = 'trust'" },
    { "INSERT INTO survey_comment (response_id, question_key, text) "
      "SELECT id, 'trust', 'Bra' FROM survey_response",
      "does not fit the question", "DELETE FROM survey_comment" },
    { "UPDATE survey_response SET service = 'army'", "unknown sector",
      "UPDATE survey_response SET service = 'social'" },
    { "UPDATE survey_response SET service = 'none'", "unknown sector",
      "UPDATE survey_response SET service = 'social'" },
    { "UPDATE survey_round SET survey_version = 9", "questions that are missing",
      "UPDATE survey_round SET survey_version = 1" },
    { "UPDATE survey_round SET date = 'igår'", "has no date in",
      "UPDATE survey_round SET date = '2026-01-02'" },
    { "UPDATE survey_round SET name = NULL", "breaks a rule",
      "UPDATE survey_round SET name = '2022'" },
    { "UPDATE invited SET service = 'army'", "unknown value in",
      "UPDATE invited SET service = 'social'" },
    { "INSERT INTO survey_import (digest, round_id, imported_at) SELECT 'x', id, 'y' "
      "FROM survey_round UNION ALL SELECT 'x', id, 'y' FROM survey_round",
      "more than once", "DELETE FROM survey_import" },
    { "DROP TRIGGER survey_keep_update", "stored surveys from changes", NULL },
  };
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 0);

  invite (round, TIL_SERVICE_SOCIAL, 3);
  save_round (self->reg, round);
  answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "4");
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      assert_sound (self->reg);
      g_assert_cmpint (execute (self->reg, faults[i].sql), ==, 0);
      assert_problem (self->reg, faults[i].part);
      if (faults[i].undo)
        g_assert_cmpint (execute (self->reg, faults[i].undo), ==, 0);
    }
}

/* More answers than invited are no fault of the register. */
static void
test_check_lets_pass (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 2);

  save_round (self->reg, round);
  answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "4");
  answer (self->reg, round->record.id, TIL_SERVICE_SOCIAL, "4");
  g_assert_cmpint (execute (self->reg, "UPDATE invited SET number = 1"), ==, 0);
  assert_sound (self->reg);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/survey/bundled", test_bundled);
  register_fixture_add ("/survey/version-kept", test_version_kept);
  register_fixture_add ("/survey/saved-as-next-version", test_saved_as_next_version);
  register_fixture_add ("/survey/own", test_own_survey);
  register_fixture_add ("/survey/round-by-name", test_round_by_name);
  register_fixture_add ("/survey/round-of-stored-survey", test_round_of_stored_survey);
  register_fixture_add ("/survey/guardians-by-sector", test_guardians_by_sector);
  register_fixture_add ("/survey/round-keeps-survey", test_round_keeps_survey);
  register_fixture_add ("/survey/responses", test_responses);
  register_fixture_add ("/survey/closed-round", test_closed_round);
  register_fixture_add ("/survey/more-than-invited", test_more_than_invited);
  register_fixture_add ("/survey/undo", test_undo);
  register_fixture_add ("/survey/r13-nobody-behind-answer", test_r13_nobody_behind_answer);
  register_fixture_add ("/survey/changed-question-kept-apart", test_changed_question_kept_apart);
  register_fixture_add ("/survey/results-until", test_results_until);
  register_fixture_add ("/survey/check", test_check);
  register_fixture_add ("/survey/check-lets-pass", test_check_lets_pass);
  return g_test_run ();
}
