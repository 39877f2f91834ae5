/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include <math.h>

#define CLOSE 0.00005 /* half of the last printed decimal */

static TilShare
make_share (gint64 n_agree, gint64 n)
{
  TilShare share = { .n = n, .n_agree = n_agree, .share = (double)n_agree / (double)n };

  til_wilson_interval (n_agree, n, &share.low, &share.high);
  return share;
}

static void
assert_formatted (const TilShare *share, const char *decimal, const char *expected)
{
  g_autofree char *text = til_share_format (share, decimal);

  g_assert_cmpstr (text, ==, expected);
}

/* R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
 * Medicine 17 (1998), 857-872, table I, method 3 (score). */
static void
test_wilson (void)
{
  static const struct
  {
    gint64 k, n;
    double low, high;
  } cases[] = {
    { 81, 263, 0.2553, 0.3662 },
    { 15, 148, 0.0624, 0.1605 },
    { 0, 20, 0.0000, 0.1611 },
    { 1, 29, 0.0061, 0.1718 },
  };
  double low, high;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      til_wilson_interval (cases[i].k, cases[i].n, &low, &high);
      g_assert_cmpfloat_with_epsilon (low, cases[i].low, CLOSE);
      g_assert_cmpfloat_with_epsilon (high, cases[i].high, CLOSE);
    }
  til_wilson_interval (0, 0, &low, &high);
  g_assert_cmpfloat (low, ==, 0);
  g_assert_cmpfloat (high, ==, 1);
}

/* The bounds solve (p - k/n)^2 = z^2 p (1 - p) / n, which is how the interval is defined. */
static void
test_wilson_solves_its_equation (void)
{
  const double z = 1.959963984540054;

  for (gint64 n = 1; n <= 60; n++)
    for (gint64 k = 0; k <= n; k++)
      {
        double bounds[2], share = (double)k / (double)n;

        til_wilson_interval (k, n, &bounds[0], &bounds[1]);
        g_assert_cmpfloat (bounds[0], <=, share);
        g_assert_cmpfloat (bounds[1], >=, share);
        for (guint i = 0; i < 2; i++)
          g_assert_cmpfloat_with_epsilon ((bounds[i] - share) * (bounds[i] - share),
                                          z * z * bounds[i] * (1 - bounds[i]) / (double)n, 1e-12);
      }
}

/* R. G. Newcombe, "Interval estimation for the difference between independent proportions",
 * Statistics in Medicine 17 (1998), 873-890, table II, method 10. */
static void
test_newcombe (void)
{
  static const struct
  {
    gint64 k1, n1, k2, n2;
    double low, high;
  } cases[] = {
    { 56, 70, 48, 80, 0.0524, 0.3339 }, { 9, 10, 3, 10, 0.1705, 0.8090 },
    { 6, 7, 2, 7, 0.0582, 0.8062 },     { 5, 56, 0, 29, -0.0381, 0.1926 },
    { 0, 10, 0, 20, -0.1611, 0.2775 },  { 0, 10, 0, 10, -0.2775, 0.2775 },
    { 10, 10, 0, 20, 0.6791, 1.0000 },  { 10, 10, 0, 10, 0.6075, 1.0000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TilShare now = make_share (cases[i].k1, cases[i].n1);
      TilShare before = make_share (cases[i].k2, cases[i].n2);
      TilShareChange change = til_share_change (&before, &now);

      g_assert_true (change.known);
      g_assert_cmpfloat_with_epsilon (change.points, now.share - before.share, 1e-12);
      g_assert_cmpfloat_with_epsilon (change.low, cases[i].low, CLOSE);
      g_assert_cmpfloat_with_epsilon (change.high, cases[i].high, CLOSE);
      g_assert_cmpint (change.may_be_chance, ==, cases[i].low <= 0);
    }
}

static void
test_change_unknown (void)
{
  TilShare share = make_share (3, 10), hidden = { .hidden = TRUE, .n = -1, .share = NAN };
  TilShare nobody = { .share = NAN, .high = 1 };

  g_assert_false (til_share_change (&hidden, &share).known);
  g_assert_false (til_share_change (&share, &hidden).known);
  g_assert_false (til_share_change (&nobody, &share).known);
  g_assert_true (til_share_change (&hidden, &share).may_be_chance);
}

static void
test_format (void)
{
  TilShare hidden = { .hidden = TRUE, .n = -1, .share = NAN };
  TilShare small = { .hidden = TRUE, .small = TRUE, .n = -1, .share = NAN };
  TilShare nobody = { .share = NAN };
  TilShare share = make_share (22, 75);
  g_autofree char *n = til_share_format_n (&share);
  g_autofree char *n_small = til_share_format_n (&small);
  g_autofree char *n_nobody = til_share_format_n (&nobody);

  assert_formatted (&share, ".", "29.3");
  assert_formatted (&share, ",", "29,3");
  share = make_share (75, 75);
  assert_formatted (&share, ".", "100.0");
  share = make_share (0, 75);
  assert_formatted (&share, ".", "0.0");
  share = make_share (1, 80); /* 1.25 */
  assert_formatted (&share, ".", "1.3");
  share = make_share (1999, 2000); /* 99.95 */
  assert_formatted (&share, ".", "100.0");
  assert_formatted (&hidden, ".", "·");
  assert_formatted (&small, ".", "<5");
  assert_formatted (&nobody, ".", "–");
  g_assert_cmpstr (n, ==, "75");
  g_assert_cmpstr (n_small, ==, "<5");
  g_assert_cmpstr (n_nobody, ==, "0");
}

/* Askersund's own figures: 29.3 % trusted the organisation they didn't belong to in 2019, 85.3 % in
 * 2022. */
static void
test_askersund (void)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  TilRoundCounts *after = survey_fixture_round (survey, "2022", til_date_new (2022, 12, 31));
  TilRoundCounts *before = survey_fixture_round (survey, "2019", til_date_new (2019, 12, 31));
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionTrend *trend;
  const TilShareChange *change;

  g_ptr_array_add (counts, after);
  g_ptr_array_add (counts, before);
  survey_fixture_answer (before, "trust", TIL_SERVICE_EDUCATION, 1, 53);
  survey_fixture_answer (before, "trust", TIL_SERVICE_EDUCATION, 3, 20);
  survey_fixture_answer (before, "trust", TIL_SERVICE_EDUCATION, 4, 2);
  before->n_responses[TIL_SERVICE_EDUCATION] = 75;
  survey_fixture_answer (after, "trust", TIL_SERVICE_EDUCATION, 2, 11);
  survey_fixture_answer (after, "trust", TIL_SERVICE_EDUCATION, 4, 64);
  after->n_responses[TIL_SERVICE_EDUCATION] = 75;

  results = til_survey_results_new ("samverkan", counts);
  g_assert_cmpuint (results->rounds->len, ==, 2);
  g_assert_cmpstr (((TilRoundResult *)results->rounds->pdata[0])->round->name, ==, "2019");
  assert_formatted (&til_round_result_find (results->rounds->pdata[0], "trust")->all, ".", "29.3");
  assert_formatted (&til_round_result_find (results->rounds->pdata[1], "trust")->all, ".", "85.3");
  trend = results->trends->pdata[0];
  g_assert_cmpstr (trend->question->key, ==, "trust");
  g_assert_cmpuint (trend->rounds->len, ==, 2);
  g_assert_false (trend->changed);
  g_assert_false (g_array_index (trend->changes, TilShareChange, 0).known);
  change = &g_array_index (trend->changes, TilShareChange, 1);
  g_assert_true (change->known);
  g_assert_cmpfloat_with_epsilon (change->points, 0.56, 1e-12);
  g_assert_false (change->may_be_chance);
  /* Free text is not among the results. */
  g_assert_null (til_round_result_find (results->rounds->pdata[0], "comment"));
  g_assert_cmpuint (results->trends->len, ==, til_survey_n_questions (survey) - 1);
}

static void
add_trust (GPtrArray *counts, TilSurvey *survey, int year, gint64 n, gint64 n_agree)
{
  TilRoundCounts *round = survey_fixture_round (survey, "r", til_date_new (year, 12, 31));

  survey_fixture_answer (round, "trust", TIL_SERVICE_SOCIAL, 0, n - n_agree);
  survey_fixture_answer (round, "trust", TIL_SERVICE_SOCIAL, 4, n_agree);
  round->n_responses[TIL_SERVICE_SOCIAL] = n;
  g_ptr_array_add (counts, round);
}

static void
test_changed_question (void)
{
  g_autoptr (TilSurvey) first = survey_fixture_samverkan ();
  g_autoptr (TilSurvey) second = til_survey_copy (first);
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionTrend *now, *then, *same;

  second->version = 2;
  til_local_set (((TilQuestion *)second->questions->pdata[0])->text, "en", "Do you trust them?");
  add_trust (counts, first, 2020, 50, 10);
  add_trust (counts, first, 2021, 50, 20);
  add_trust (counts, second, 2022, 50, 40);
  results = til_survey_results_new ("samverkan", counts);

  now = results->trends->pdata[0];
  then = results->trends->pdata[1];
  same = results->trends->pdata[2];
  g_assert_cmpstr (now->question->key, ==, "trust");
  g_assert_cmpstr (til_local_get (now->question->text, "en"), ==, "Do you trust them?");
  g_assert_true (now->changed);
  g_assert_cmpuint (now->rounds->len, ==, 1);
  g_assert_cmpuint (g_array_index (now->rounds, guint, 0), ==, 2);
  g_assert_false (g_array_index (now->changes, TilShareChange, 0).known);
  g_assert_cmpstr (then->question->key, ==, "trust");
  g_assert_true (then->changed);
  g_assert_cmpuint (then->rounds->len, ==, 2);
  g_assert_true (g_array_index (then->changes, TilShareChange, 1).known);
  g_assert_cmpstr (same->question->key, ==, "knowledge");
  g_assert_false (same->changed);
  g_assert_cmpuint (same->rounds->len, ==, 3);
}

/* What agrees, the number of steps and the words of a step make another question; a word in one
 * more language doesn't. */
static void
test_same_question (void)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  const TilQuestion *trust = til_survey_question (survey, 0);
  g_autoptr (TilSurvey) copy = til_survey_copy (survey);
  TilQuestion *changed = copy->questions->pdata[0];
  TilAnswerChoice *choice = changed->choices->pdata[2];

  g_assert_true (til_question_same (trust, changed));
  til_local_set (changed->text, "fi", "Kuinka paljon luotat?");
  g_assert_true (til_question_same (trust, changed));
  choice->agrees = TRUE;
  g_assert_false (til_question_same (trust, changed));
  choice->agrees = FALSE;
  til_local_set (choice->text, "en", "Somewhat");
  g_assert_false (til_question_same (trust, changed));
  g_ptr_array_set_size (changed->choices, 4);
  g_assert_false (til_question_same (trust, changed));
}

static void
test_round_without_answers (void)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  g_autoptr (TilSurveyResults) none = til_survey_results_new ("samverkan", counts);
  g_autoptr (TilSurveyResults) results = NULL;
  TilRoundCounts *empty = survey_fixture_round (survey, "2021", til_date_new (2021, 12, 31));
  const TilRoundResult *round;

  g_assert_cmpuint (none->rounds->len, ==, 0);
  g_assert_cmpuint (none->trends->len, ==, 0);

  til_survey_round_set_invited (empty->round, 20);
  g_ptr_array_add (counts, empty);
  add_trust (counts, survey, 2022, 50, 40);
  results = til_survey_results_new ("samverkan", counts);
  round = results->rounds->pdata[0];
  g_assert_cmpint (round->n_answered, ==, 0);
  g_assert_false (round->hidden_answered);
  g_assert_true (round->few_answered);
  g_assert_true (round->small);
  assert_formatted (&til_round_result_find (round, "trust")->all, ".", "–");
  g_assert_false (
      g_array_index (((TilQuestionTrend *)results->trends->pdata[0])->changes, TilShareChange, 1)
          .known);
}

static void
test_few_answered (void)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  g_autoptr (TilSurveyResults) results = NULL;
  static const struct
  {
    int year, invited;
    gint64 n;
    gboolean few, small;
  } cases[] = {
    { 2019, 100, 50, FALSE, FALSE },
    { 2020, 101, 50, TRUE, FALSE },
    { 2021, 0, 29, FALSE, TRUE },
    { 2022, 30, 30, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add_trust (counts, survey, cases[i].year, cases[i].n, 10);
      if (cases[i].invited > 0)
        til_survey_round_set_invited (((TilRoundCounts *)counts->pdata[i])->round,
                                      cases[i].invited);
    }
  results = til_survey_results_new ("samverkan", counts);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TilRoundResult *round = results->rounds->pdata[i];

      g_assert_cmpint (round->n_invited, ==, cases[i].invited);
      g_assert_cmpint (round->few_answered, ==, cases[i].few);
      g_assert_cmpint (round->small, ==, cases[i].small);
    }
}

static void
test_choices (void)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  TilRoundCounts *round = survey_fixture_round (survey, "2022", til_date_new (2022, 12, 31));
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionResult *result;

  for (guint c = 0; c < 5; c++)
    survey_fixture_answer (round, "rules", TIL_SERVICE_HEALTH, c, c + 1);
  round->n_responses[TIL_SERVICE_HEALTH] = 15;
  g_ptr_array_add (counts, round);
  results = til_survey_results_new ("samverkan", counts);
  result = til_round_result_find (results->rounds->pdata[0], "rules");
  g_assert_cmpint (result->all.n, ==, 15);
  g_assert_cmpint (result->all.n_agree, ==, 9);
  g_assert_cmpint (result->services[TIL_SERVICE_HEALTH].n_agree, ==, 9);
  for (guint c = 0; c < 5; c++)
    {
      g_assert_cmpint (result->choices[c].n, ==, 15);
      g_assert_cmpint (result->choices[c].n_agree, ==, c + 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey-results/wilson", test_wilson);
  g_test_add_func ("/survey-results/wilson-solves-its-equation", test_wilson_solves_its_equation);
  g_test_add_func ("/survey-results/newcombe", test_newcombe);
  g_test_add_func ("/survey-results/change-unknown", test_change_unknown);
  g_test_add_func ("/survey-results/format", test_format);
  g_test_add_func ("/survey-results/askersund", test_askersund);
  g_test_add_func ("/survey-results/changed-question", test_changed_question);
  g_test_add_func ("/survey-results/same-question", test_same_question);
  g_test_add_func ("/survey-results/round-without-answers", test_round_without_answers);
  g_test_add_func ("/survey-results/few-answered", test_few_answered);
  g_test_add_func ("/survey-results/choices", test_choices);
  return g_test_run ();
}
