/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include <math.h>

/* R13 in surveys. The checker sees only what is published. It goes through every number of
 * respondents by sector that agrees with it, and for each through every size and number agreeing of
 * each question, and collects what a hidden group may be. */

#define N_USED 4 /* sectors: education to leisure */
#define MAX_RESPONDENTS 9
#define N_ROUNDS 250
#define N_ROUNDS_SLOW 5000
#define MOST 40

typedef struct
{
  gboolean hidden;
  gint64 low, high; /* equal when it is published */
  gint64 agree;     /* -1 when it isn't */
} Known;

typedef struct
{
  Known sectors[N_USED];
  Known whole;
  gboolean sizes[N_USED][MOST + 1];
  double first_share[N_USED]; /* NAN: none yet */
  gboolean second_share[N_USED];
} Level;

typedef struct
{
  Level levels[8];
  guint n_levels;
  gint64 invited[N_USED];
} Checker;

static gboolean
all_are_hidden (const gboolean *hidden, const TilShare *shares)
{
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    if (shares != NULL ? !shares[s].hidden : !hidden[s])
      return FALSE;
  return TRUE;
}

static Known
know (gboolean hidden, gboolean small, gint64 n, gint64 agree, gint64 least)
{
  if (!hidden)
    return (Known){ FALSE, n, n, agree };
  return small ? (Known){ TRUE, 1, 4, -1 } : (Known){ TRUE, least, MOST, -1 };
}

static gint64
least_of_dots (const TilShare *shares)
{
  if (all_are_hidden (NULL, shares))
    return 0;
  for (guint s = 0; s < TIL_N_SERVICES; s++)
    if (shares[s].hidden && shares[s].small)
      return 5;
  return 1;
}

static void
read_published (Checker *checker, const TilRoundResult *round)
{
  Level *level = &checker->levels[0];
  gint64 least = all_are_hidden (round->hidden_services, NULL) ? 0 : 1;

  /* A hidden number of respondents is always shown as "·" here: less is known of it. */
  for (guint s = 0; s < N_USED; s++)
    {
      level->sectors[s] = know (round->hidden_services[s + 1], FALSE, round->n_services[s + 1], -1,
                                least);
      level->sectors[s].high = MIN (level->sectors[s].high, checker->invited[s]);
    }
  level->whole = know (round->hidden_answered, FALSE, round->n_answered, -1, 1);
  checker->n_levels = 1;
  for (guint i = 0; i < round->questions->len; i++)
    {
      const TilQuestionResult *result = round->questions->pdata[i];
      gboolean can_agree = til_question_has_agreeing (result->question);

      level = &checker->levels[checker->n_levels++];
      for (guint s = 0; s < N_USED; s++)
        {
          const TilShare *share = &result->services[s + 1];
          level->sectors[s] = know (share->hidden, share->small, share->n,
                                    can_agree ? share->n_agree : -1,
                                    least_of_dots (result->services));
        }
      level->whole = know (result->all.hidden, result->all.small, result->all.n,
                           can_agree ? result->all.n_agree : -1, 1);
    }
}

static void
note_share (Level *level, guint sector, gint64 agree, gint64 n)
{
  double share = (double)agree / (double)n;

  if (n == 0)
    return;
  if (isnan (level->first_share[sector]))
    level->first_share[sector] = share;
  else if (level->first_share[sector] != share)
    level->second_share[sector] = TRUE;
}

/* What each hidden sector may have agreed, sizes known. */
static void
note_agreeing (Level *level, const gint64 *n)
{
  gint64 rest = level->whole.agree, room = 0;

  for (guint s = 0; s < N_USED; s++)
    {
      if (level->sectors[s].hidden)
        room += n[s];
      else if (level->whole.agree >= 0)
        rest -= level->sectors[s].agree;
    }
  for (guint s = 0; s < N_USED; s++)
    {
      if (!level->sectors[s].hidden)
        continue;
      gint64 low = level->whole.agree >= 0 ? MAX (0, rest - (room - n[s])) : 0;
      gint64 high = level->whole.agree >= 0 ? MIN (n[s], rest) : n[s];
      note_share (level, s, low, n[s]);
      note_share (level, s, high, n[s]);
    }
}

/* Sizes of a question's sectors, one after the other, below the respondents. */
static gboolean
go_through_sizes (Level *level, const gint64 *respondents, gint64 *n, guint sector, gint64 so_far)
{
  const Known *known = &level->sectors[sector];
  gboolean any = FALSE;

  if (sector == N_USED)
    {
      if (so_far < level->whole.low || so_far > level->whole.high)
        return FALSE;
      for (guint s = 0; s < N_USED; s++)
        level->sizes[s][n[s]] = TRUE;
      note_agreeing (level, n);
      return TRUE;
    }
  for (n[sector] = known->low; n[sector] <= MIN (known->high, respondents[sector]) &&
                               so_far + n[sector] <= level->whole.high;
       n[sector]++)
    any |= go_through_sizes (level, respondents, n, sector + 1, so_far + n[sector]);
  return any;
}

static void
try_respondents (Checker *checker, const gint64 *respondents)
{
  g_autofree Level *before = g_memdup2 (checker->levels, sizeof checker->levels);
  gint64 n[N_USED];

  for (guint i = 1; i < checker->n_levels; i++)
    if (!go_through_sizes (&checker->levels[i], respondents, n, 0, 0))
      {
        /* Not a possible round: what it would have allowed doesn't count. */
        memcpy (checker->levels, before, sizeof checker->levels);
        return;
      }
  for (guint s = 0; s < N_USED; s++)
    checker->levels[0].sizes[s][respondents[s]] = TRUE;
}

static void
go_through_respondents (Checker *checker, gint64 *respondents, guint sector, gint64 so_far)
{
  const Level *level = &checker->levels[0];
  const Known *known = &level->sectors[sector];

  if (sector == N_USED)
    {
      if (so_far >= level->whole.low && so_far <= level->whole.high)
        try_respondents (checker, respondents);
      return;
    }
  for (gint64 n = known->low; n <= known->high && so_far + n <= level->whole.high; n++)
    {
      respondents[sector] = n;
      go_through_respondents (checker, respondents, sector + 1, so_far + n);
    }
}

static guint
count_sizes (const Level *level, guint sector)
{
  guint n = 0;

  for (guint i = 0; i <= MOST; i++)
    n += level->sizes[sector][i];
  return n;
}

static void
assert_not_small (const Known *known)
{
  g_assert_true (known->hidden || known->low == 0 || known->low >= 5);
}

static void
assert_nothing_given_away (const TilRoundCounts *counts, const TilRoundResult *round)
{
  g_autofree Checker *checker = g_new0 (Checker, 1);
  gint64 respondents[N_USED];

  for (guint s = 0; s < N_USED; s++)
    {
      gint64 invited = til_survey_round_invited (counts->round, (TilService)(s + 1));
      checker->invited[s] = counts->round->invited->len > 0 ? invited : MOST;
    }
  /* Whether the only one who was invited answered can't be kept from anybody. */
  if (til_survey_round_invited (counts->round, TIL_SERVICE_NONE) == 1)
    return;
  read_published (checker, round);
  for (guint i = 0; i < checker->n_levels; i++)
    for (guint s = 0; s < N_USED; s++)
      checker->levels[i].first_share[s] = NAN;
  go_through_respondents (checker, respondents, 0, 0);

  for (guint i = 0; i < checker->n_levels; i++)
    {
      const Level *level = &checker->levels[i];
      gint64 hidden_low = level->whole.low;

      assert_not_small (&level->whole);
      for (guint s = 0; s < N_USED; s++)
        {
          gint64 truth = 0;

          assert_not_small (&level->sectors[s]);
          if (!level->sectors[s].hidden)
            {
              hidden_low -= level->sectors[s].low;
              continue;
            }
          if (i == 0)
            truth = counts->n_responses[s + 1];
          else
            for (guint c = 0; c < TIL_SURVEY_MAX_CHOICES; c++)
              truth += *til_round_counts_at ((TilRoundCounts *)counts, i - 1, (TilService)(s + 1),
                                             c);
          g_assert_true (level->sizes[s][truth]); /* the checker knows what it is doing */
          if (truth == 0 || truth >= 5)
            continue;
          g_assert_cmpuint (count_sizes (level, s), >=, 2);
          if (i > 0 && level->whole.agree >= 0)
            g_assert_true (level->second_share[s]);
        }
      if (!level->whole.hidden)
        g_assert_true (hidden_low == 0 || hidden_low >= 5);
    }
}

static int
random_size (void)
{
  static const int sizes[] = { 0, 0, 1, 2, 3, 4, 5, 6, 7, MAX_RESPONDENTS };

  return sizes[g_test_rand_int_range (0, G_N_ELEMENTS (sizes))];
}

static TilSurvey *
make_survey (guint n_questions)
{
  TilSurvey *survey = til_survey_new ();

  survey->key = g_strdup ("random");
  til_local_set (survey->name, "en", "Random");
  for (guint i = 0; i < n_questions; i++)
    {
      g_autofree char *key = g_strdup_printf ("q%u", i);
      TilQuestion *question = til_question_new (key, g_test_rand_bit () ? TIL_QUESTION_SCALE
                                                                        : TIL_QUESTION_YES_NO);

      til_local_set (question->text, "en", key);
      g_ptr_array_add (survey->questions, question);
    }
  return survey;
}

static void
fill_randomly (TilRoundCounts *counts)
{
  gboolean tells_invited = g_test_rand_int_range (0, 3) == 0;

  for (TilService s = TIL_SERVICE_EDUCATION; s <= N_USED; s++)
    {
      counts->n_responses[s] = random_size ();
      if (!tells_invited || (counts->n_responses[s] == 0 && g_test_rand_bit ()))
        continue;
      TilInvited *invited = til_record_add_part (counts->round, "invited");
      invited->service = s;
      invited->number = MAX (1, (int)counts->n_responses[s]) + g_test_rand_int_range (0, 3);
    }
  for (guint q = 0; q < counts->survey->questions->len; q++)
    {
      const TilQuestion *question = til_survey_question (counts->survey, q);
      double agreeing = g_test_rand_int_range (0, 5) / 4.0;
      double silent = g_test_rand_int_range (0, 3) / 8.0;

      for (TilService s = TIL_SERVICE_EDUCATION; s <= N_USED; s++)
        for (gint64 i = 0; i < counts->n_responses[s]; i++)
          {
            gboolean agrees = g_test_rand_double () < agreeing;
            if (g_test_rand_double () < silent)
              continue;
            ++*til_round_counts_at (counts, q, s,
                                    question->kind == TIL_QUESTION_YES_NO ? !agrees
                                    : agrees                              ? 4
                                                                          : 1);
          }
    }
}

static void
test_r13_random (void)
{
  guint n_hidden = 0, n_rounds = g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (TilSurvey) survey = make_survey ((guint)g_test_rand_int_range (1, 4));
      g_autoptr (GPtrArray)
          counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
      g_autoptr (TilSurveyResults) results = NULL;
      TilRoundCounts *round = survey_fixture_round (survey, "r", til_date_new (2026, 1, 1));
      const TilRoundResult *result;

      g_ptr_array_add (counts, round);
      fill_randomly (round);
      results = til_survey_results_new ("random", counts);
      result = results->rounds->pdata[0];
      n_hidden += result->hidden_services[1];
      assert_nothing_given_away (round, result);
    }
  g_assert_cmpuint (n_hidden, >, n_rounds / 20);
  g_assert_cmpuint (n_hidden, <, n_rounds);
}

static const TilQuestionResult *
protect_trust (const gint64 n[N_USED], const gint64 agree[N_USED], TilSurveyResults **results)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  TilRoundCounts *round = survey_fixture_round (survey, "r", til_date_new (2026, 1, 1));

  g_ptr_array_add (counts, round);
  for (guint s = 0; s < N_USED; s++)
    {
      round->n_responses[s + 1] = n[s];
      survey_fixture_answer (round, "trust", (TilService)(s + 1), 4, agree[s]);
      survey_fixture_answer (round, "trust", (TilService)(s + 1), 0, n[s] - agree[s]);
    }
  *results = til_survey_results_new ("samverkan", counts);
  return til_round_result_find ((*results)->rounds->pdata[0], "trust");
}

static void
assert_signs (const gint64 n[N_USED],
              const gint64 agree[N_USED],
              const char *whole,
              const char *const signs[N_USED])
{
  g_autoptr (TilSurveyResults) results = NULL;
  const TilQuestionResult *result = protect_trust (n, agree, &results);
  g_autofree char *all = til_share_format_n (&result->all);

  g_assert_cmpstr (all, ==, whole);
  for (guint s = 0; s < N_USED; s++)
    {
      const TilShare *share = &result->services[s + 1];
      g_autofree char *sign = til_share_format_n (share);

      g_assert_cmpstr (sign, ==, signs[s]);
      if (share->hidden)
        {
          g_assert_cmpint (share->n, ==, -1);
          g_assert_cmpint (share->n_agree, ==, -1);
          g_assert_true (isnan (share->share));
        }
    }
}

#define SIZES(...)                                                                                 \
  (const gint64[N_USED]) { __VA_ARGS__ }
#define SIGNS(...)                                                                                 \
  (const char *const[N_USED]) { __VA_ARGS__ }

static void
test_r13_examples (void)
{
  /* Nothing small, nothing hidden, however few disagree. */
  assert_signs (SIZES (50, 50, 5, 0), SIZES (50, 0, 1, 0), "105", SIGNS ("50", "50", "5", "0"));
  /* One small sector takes the smallest other with it. */
  assert_signs (SIZES (50, 20, 3, 0), SIZES (10, 10, 1, 0), "73", SIGNS ("50", "·", "<5", "0"));
  /* ... or the next, where together all would agree. */
  assert_signs (SIZES (50, 20, 3, 0), SIZES (10, 20, 3, 0), "73", SIGNS ("·", "20", "<5", "0"));
  /* Two that are 5 together and can be told apart protect each other. */
  assert_signs (SIZES (50, 20, 3, 2), SIZES (10, 5, 1, 1), "75", SIGNS ("50", "20", "<5", "<5"));
  /* Two of 4 could only be two of 4. */
  assert_signs (SIZES (50, 20, 4, 4), SIZES (10, 5, 1, 1), "78", SIGNS ("50", "20", "·", "·"));
  /* Together they are fewer than 5. */
  assert_signs (SIZES (50, 20, 1, 2), SIZES (10, 5, 1, 1), "73", SIGNS ("50", "·", "<5", "<5"));
  /* A whole that is unanimous tells of everyone in it. */
  assert_signs (SIZES (50, 20, 3, 0), SIZES (50, 20, 3, 0), "·", SIGNS ("50", "20", "<5", "0"));
  /* Too few for anything, whose sectors aren't told from those of nobody. */
  assert_signs (SIZES (1, 1, 1, 1), SIZES (1, 0, 0, 1), "<5", SIGNS ("·", "·", "·", "·"));
  assert_signs (SIZES (4, 0, 0, 0), SIZES (1, 0, 0, 0), "<5", SIGNS ("·", "·", "·", "·"));
  assert_signs (SIZES (0, 0, 0, 0), SIZES (0, 0, 0, 0), "0", SIGNS ("0", "0", "0", "0"));
}

/* 12 respondents of 5 and 7; one of the five skips a question. Had it said "<5", it could only have
 * been 4: there can't be more than 7 in the other. */
static void
test_r13_across_questions (void)
{
  g_autoptr (TilSurvey) survey = survey_fixture_samverkan ();
  g_autoptr (GPtrArray)
      counts = g_ptr_array_new_with_free_func ((GDestroyNotify)til_round_counts_free);
  g_autoptr (TilSurveyResults) results = NULL;
  TilRoundCounts *round = survey_fixture_round (survey, "r", til_date_new (2026, 1, 1));
  const TilQuestionResult *rules, *trust;

  g_ptr_array_add (counts, round);
  round->n_responses[1] = 5;
  round->n_responses[2] = 7;
  survey_fixture_answer (round, "trust", TIL_SERVICE_EDUCATION, 4, 5);
  survey_fixture_answer (round, "trust", TIL_SERVICE_SOCIAL, 0, 7);
  survey_fixture_answer (round, "rules", TIL_SERVICE_EDUCATION, 4, 4);
  survey_fixture_answer (round, "rules", TIL_SERVICE_SOCIAL, 0, 7);
  results = til_survey_results_new ("samverkan", counts);
  trust = til_round_result_find (results->rounds->pdata[0], "trust");
  rules = til_round_result_find (results->rounds->pdata[0], "rules");
  g_assert_false (trust->services[1].hidden);
  g_assert_false (trust->services[2].hidden);
  g_assert_true (rules->services[1].hidden);
  g_assert_false (rules->services[1].small);
  g_assert_true (rules->services[2].hidden);
  g_assert_cmpint (rules->all.n, ==, 11);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey-protection/r13-random", test_r13_random);
  g_test_add_func ("/survey-protection/r13-examples", test_r13_examples);
  g_test_add_func ("/survey-protection/r13-across-questions", test_r13_across_questions);
  return g_test_run ();
}
