/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-results.h"

#include <math.h>

#include "til-suppress.h"
#include "til-survey-protect.h"

#define HIDDEN (-1)
#define Z_95 1.959963984540054 /* of the normal distribution, two-sided */

TilRoundCounts *
til_round_counts_new (TilSurvey *survey, const TilSurveyRound *round)
{
  TilRoundCounts *self = g_new0 (TilRoundCounts, 1);

  g_return_val_if_fail (survey != NULL && round != NULL, self);
  self->survey = til_survey_ref (survey);
  self->round = til_record_copy (round);
  self->counts = g_new0 (gint64, survey->questions->len * TIL_N_SERVICES * TIL_SURVEY_MAX_CHOICES);
  return self;
}

void
til_round_counts_free (TilRoundCounts *self)
{
  if (self == NULL)
    return;
  til_survey_unref (self->survey);
  til_record_free (self->round);
  g_free (self->counts);
  g_free (self);
}

gint64 *
til_round_counts_at (TilRoundCounts *self, guint question, TilService service, guint choice)
{
  g_return_val_if_fail (self != NULL && question < self->survey->questions->len, NULL);
  g_return_val_if_fail (service < TIL_N_SERVICES && choice < TIL_SURVEY_MAX_CHOICES, NULL);
  return &self->counts[(question * TIL_N_SERVICES + service) * TIL_SURVEY_MAX_CHOICES + choice];
}

static gint64
count_at (const TilRoundCounts *self, guint question, TilService service, guint choice)
{
  return *til_round_counts_at ((TilRoundCounts *)self, question, service, choice);
}

void
til_wilson_interval (gint64 k, gint64 n, double *low, double *high)
{
  g_return_if_fail (k >= 0 && k <= n);

  if (n == 0)
    {
      *low = 0;
      *high = 1;
      return;
    }
  /* E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212. */
  double size = (double)n, p = (double)k / size, z2 = Z_95 * Z_95;
  double middle = (p + z2 / (2 * size)) / (1 + z2 / size);
  double half = Z_95 * sqrt (p * (1 - p) / size + z2 / (4 * size * size)) / (1 + z2 / size);

  *low = k == 0 ? 0 : MAX (0, middle - half);
  *high = k == n ? 1 : MIN (1, middle + half);
}

static gboolean
is_known (const TilShare *share)
{
  return !share->hidden && share->n > 0 && !isnan (share->share);
}

TilShareChange
til_share_change (const TilShare *before, const TilShare *now)
{
  TilShareChange change = { .points = NAN, .low = -1, .high = 1, .may_be_chance = TRUE };

  g_return_val_if_fail (before != NULL && now != NULL, change);

  if (!is_known (before) || !is_known (now))
    return change;
  /* R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10. */
  change.known = TRUE;
  change.points = now->share - before->share;
  change.low = change.points - hypot (now->share - now->low, before->high - before->share);
  change.high = change.points + hypot (now->high - now->share, before->share - before->low);
  change.may_be_chance = change.low <= 0 && change.high >= 0;
  return change;
}

static TilShare
make_share (gint64 n, gint64 n_agree, gboolean can_agree, gboolean hidden, gboolean small)
{
  TilShare share = { .hidden = hidden, .small = hidden && small, .share = NAN, .high = 1 };

  if (hidden)
    {
      share.n = share.n_agree = HIDDEN;
      return share;
    }
  share.n = n;
  share.n_agree = n_agree;
  if (n > 0 && can_agree)
    {
      share.share = (double)n_agree / (double)n;
      til_wilson_interval (n_agree, n, &share.low, &share.high);
    }
  return share;
}

static void
free_question_result (gpointer data)
{
  TilQuestionResult *self = data;

  g_free (self->choices);
  g_free (self);
}

static void
free_round_result (gpointer data)
{
  TilRoundResult *self = data;

  til_survey_unref (self->survey);
  til_record_free (self->round);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

static void
free_trend (gpointer data)
{
  TilQuestionTrend *self = data;

  g_array_unref (self->rounds);
  g_array_unref (self->changes);
  g_free (self);
}

void
til_survey_results_free (TilSurveyResults *self)
{
  if (self == NULL)
    return;
  g_free (self->survey_key);
  g_ptr_array_unref (self->trends);
  g_ptr_array_unref (self->rounds);
  g_free (self);
}

static TilGroups
group_question (const TilRoundCounts *counts, guint index)
{
  const TilQuestion *question = til_survey_question (counts->survey, index);
  TilGroups groups = { .can_agree = til_question_has_agreeing (question) };
  gint64 n = 0, n_agree = 0, most = 0;

  for (guint c = 0; c < question->choices->len; c++)
    {
      const TilAnswerChoice *choice = question->choices->pdata[c];
      gint64 all = 0;

      for (TilService s = TIL_SERVICE_NONE; s < TIL_N_SERVICES; s++)
        {
          gint64 count = count_at (counts, index, s, c);

          groups.n[s] += count;
          groups.agree[s] += choice->agrees ? count : 0;
          all += count;
        }
      n += all;
      n_agree += choice->agrees ? all : 0;
      most = MAX (most, all);
    }
  groups.unanimous = n > 0 && (most == n || (groups.can_agree && (n_agree == 0 || n_agree == n)));
  return groups;
}

static TilQuestionResult *
make_question_result (const TilRoundCounts *counts, guint index, const TilGroups *groups)
{
  TilQuestionResult *self = g_new0 (TilQuestionResult, 1);
  gint64 n = 0, n_agree = 0;

  self->question = til_survey_question (counts->survey, index);
  for (TilService s = TIL_SERVICE_NONE; s < TIL_N_SERVICES; s++)
    {
      self->services[s] = make_share (groups->n[s], groups->agree[s], groups->can_agree,
                                      groups->hidden[s], groups->small[s]);
      n += groups->n[s];
      n_agree += groups->agree[s];
    }
  self->all = make_share (n, n_agree, groups->can_agree, groups->hidden_all, groups->small_all);
  self->choices = g_new0 (TilShare, MAX (self->question->choices->len, 1));
  for (guint c = 0; c < self->question->choices->len; c++)
    {
      gint64 gave = 0;

      for (TilService s = TIL_SERVICE_NONE; s < TIL_N_SERVICES; s++)
        gave += count_at (counts, index, s, c);
      self->choices[c] = make_share (n, gave, TRUE, groups->hidden_all, groups->small_all);
    }
  return self;
}

/* How many there can be of each sector at the most. */
static void
find_most (const TilRoundCounts *counts, gint64 most[TIL_N_SERVICES])
{
  const TilSurveyRound *round = counts->round;
  gboolean by_sector = FALSE;

  for (guint i = 0; i < round->invited->len; i++)
    by_sector |= ((TilInvited *)round->invited->pdata[i])->service != TIL_SERVICE_NONE;
  for (TilService s = TIL_SERVICE_NONE; s < TIL_N_SERVICES; s++)
    {
      gboolean is_staff = s != TIL_SERVICE_NONE;

      if (is_staff != (counts->survey->audience == TIL_AUDIENCE_STAFF))
        most[s] = 0;
      else if (by_sector)
        most[s] = til_survey_round_invited (round, s);
      else
        most[s] = G_MAXINT32;
      /* What was counted although it may not be there is no bound that anybody knows. */
      if (counts->n_responses[s] > most[s])
        most[s] = G_MAXINT32;
    }
}

static void
fill_respondents (TilRoundResult *self, const TilGroups *groups)
{
  gint64 all = 0;

  for (guint s = 0; s < TIL_N_SERVICES; s++)
    {
      all += groups->n[s];
      self->hidden_services[s] = groups->hidden[s];
      self->n_services[s] = groups->hidden[s] ? HIDDEN : groups->n[s];
    }
  self->hidden_answered = groups->hidden_all;
  self->n_answered = groups->hidden_all ? HIDDEN : all;
  self->n_invited = til_survey_round_invited (self->round, TIL_SERVICE_NONE);
  self->few_answered = self->n_invited > 0 && (groups->hidden_all || all * 2 < self->n_invited);
  self->small = groups->hidden_all || all < TIL_SURVEY_SMALL;
}

static TilRoundResult *
make_round_result (const TilRoundCounts *counts)
{
  TilRoundResult *self = g_new0 (TilRoundResult, 1);
  g_autoptr (GArray) groups = g_array_new (FALSE, TRUE, sizeof (TilGroups));
  g_autoptr (GArray) indexes = g_array_new (FALSE, FALSE, sizeof (guint));
  TilGroups respondents = { .can_agree = FALSE };
  gint64 most[TIL_N_SERVICES];

  self->survey = til_survey_ref (counts->survey);
  self->round = til_record_copy (counts->round);
  self->questions = g_ptr_array_new_with_free_func (free_question_result);

  for (guint s = 0; s < TIL_N_SERVICES; s++)
    respondents.n[s] = counts->n_responses[s];
  g_array_append_val (groups, respondents);
  for (guint i = 0; i < counts->survey->questions->len; i++)
    if (til_survey_question (counts->survey, i)->kind != TIL_QUESTION_TEXT)
      {
        TilGroups question = group_question (counts, i);
        g_array_append_val (groups, question);
        g_array_append_val (indexes, i);
      }
  find_most (counts, most);
  til_survey_protect (&g_array_index (groups, TilGroups, 0), groups->len, most);

  fill_respondents (self, &g_array_index (groups, TilGroups, 0));
  for (guint i = 0; i < indexes->len; i++)
    g_ptr_array_add (self->questions,
                     make_question_result (counts, g_array_index (indexes, guint, i),
                                           &g_array_index (groups, TilGroups, i + 1)));
  return self;
}

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  const TilSurveyRound *one = (*(TilRoundResult *const *)a)->round;
  const TilSurveyRound *other = (*(TilRoundResult *const *)b)->round;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  int by_name = g_strcmp0 (one->name, other->name);
  return by_name != 0                        ? by_name
         : one->record.id < other->record.id ? -1
                                             : one->record.id > other->record.id;
}

static TilQuestionTrend *
find_trend (const TilSurveyResults *self, const TilQuestion *question)
{
  for (guint i = 0; i < self->trends->len; i++)
    {
      TilQuestionTrend *trend = self->trends->pdata[i];
      if (til_question_same (trend->question, question))
        return trend;
    }
  return NULL;
}

/* After the last line of the same key, else at the end. */
static int
find_place (const TilSurveyResults *self, const char *key)
{
  for (guint i = self->trends->len; i-- > 0;)
    if (g_strcmp0 (((TilQuestionTrend *)self->trends->pdata[i])->question->key, key) == 0)
      return (int)i + 1;
  return -1;
}

static void
mark_changed (TilSurveyResults *self, const char *key)
{
  for (guint i = 0; i < self->trends->len; i++)
    {
      TilQuestionTrend *trend = self->trends->pdata[i];
      if (g_strcmp0 (trend->question->key, key) == 0)
        trend->changed = TRUE;
    }
}

static void
add_to_trend (TilSurveyResults *self, guint round, const TilQuestion *question)
{
  TilQuestionTrend *trend = find_trend (self, question);

  if (trend == NULL)
    {
      int place = find_place (self, question->key);

      trend = g_new0 (TilQuestionTrend, 1);
      trend->question = question;
      trend->rounds = g_array_new (FALSE, FALSE, sizeof (guint));
      trend->changes = g_array_new (FALSE, FALSE, sizeof (TilShareChange));
      g_ptr_array_insert (self->trends, place, trend);
      if (place >= 0)
        mark_changed (self, question->key);
    }
  g_array_prepend_val (trend->rounds, round);
}

static void
fill_changes (const TilSurveyResults *self, TilQuestionTrend *trend)
{
  const TilShare nothing = { .share = NAN };
  const TilShare *before = &nothing;

  for (guint i = 0; i < trend->rounds->len; i++)
    {
      const TilRoundResult *round = self->rounds->pdata[g_array_index (trend->rounds, guint, i)];
      const TilShare *now = &til_round_result_find (round, trend->question->key)->all;
      TilShareChange change = til_share_change (before, now);

      g_array_append_val (trend->changes, change);
      before = now;
    }
}

TilSurveyResults *
til_survey_results_new (const char *survey_key, const GPtrArray *counts)
{
  TilSurveyResults *self = g_new0 (TilSurveyResults, 1);

  g_return_val_if_fail (survey_key != NULL && counts != NULL, self);

  self->survey_key = g_strdup (survey_key);
  self->rounds = g_ptr_array_new_with_free_func (free_round_result);
  self->trends = g_ptr_array_new_with_free_func (free_trend);
  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (self->rounds, make_round_result (counts->pdata[i]));
  g_ptr_array_sort (self->rounds, compare_rounds);

  for (guint i = self->rounds->len; i-- > 0;)
    {
      const TilRoundResult *round = self->rounds->pdata[i];
      for (guint q = 0; q < round->questions->len; q++)
        add_to_trend (self, i, ((TilQuestionResult *)round->questions->pdata[q])->question);
    }
  for (guint i = 0; i < self->trends->len; i++)
    fill_changes (self, self->trends->pdata[i]);
  return self;
}

const TilQuestionResult *
til_round_result_find (const TilRoundResult *self, const char *question_key)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->questions->len; i++)
    {
      const TilQuestionResult *result = self->questions->pdata[i];
      if (g_strcmp0 (result->question->key, question_key) == 0)
        return result;
    }
  return NULL;
}

char *
til_share_format (const TilShare *self, const char *decimal)
{
  gint64 tenths;

  g_return_val_if_fail (self != NULL && decimal != NULL, NULL);

  if (self->hidden)
    return g_strdup (self->small ? "<5" : "·");
  if (!is_known (self))
    return g_strdup ("–");
  tenths = (self->n_agree * 2000 + self->n) / (2 * self->n);
  return g_strdup_printf ("%" G_GINT64_FORMAT "%s%" G_GINT64_FORMAT, tenths / 10, decimal,
                          tenths % 10);
}

char *
til_share_format_n (const TilShare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->hidden)
    return g_strdup (self->small ? "<5" : "·");
  return g_strdup_printf ("%" G_GINT64_FORMAT, self->n);
}
