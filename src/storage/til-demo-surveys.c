/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surveys of the demo register: four years of the collaboration survey, in which trust grows
 * about as it did in Askersund (29.3 % to 85.3 %), and one for guardians that few answered. */
#include "til-demo-steering.h"
#include "til-register-survey-private.h"

#define STAFF_SURVEY "samverkan"
#define GUARDIAN_SURVEY "guardians"
#define OPEN_DAYS 28 /* how long a round takes answers */
#define GUARDIANS_INVITED 60
#define GUARDIANS_ANSWERED 11
#define FEW_ANSWERED 4 /* one of the guardians' questions */

static const struct
{
  TilService service;
  int invited;
  guint answered; /* the question about trust */
  guint others;   /* who answered other questions only */
} sectors[] = {
  { TIL_SERVICE_EDUCATION, 104, 80, 3 }, { TIL_SERVICE_SOCIAL, 45, 36, 2 },
  { TIL_SERVICE_HEALTH, 31, 22, 1 },     { TIL_SERVICE_LEISURE, 12, 9, 1 },
  { TIL_SERVICE_POLICE, 5, 3, 0 },
};

/* How many of the 150 agree: 29.3, 47.3, 67.3 and 85.3 %. */
static const guint trusting[] = { 44, 71, 101, 128 };

static const char *const staff_comments[] = {
  "Fler gemensamma träffar, gärna på varandras arbetsplatser.",
  "En enda väg in när vi är oroliga, så att ingen familj bollas runt.",
  "Att cheferna frågar efter hur det går.",
  "Tid i schemat för möten.",
  "Det har blivit mycket bättre sedan vi lärde känna varandra.",
};

static const char *const guardian_comments[] = {
  "Skönt att slippa berätta samma sak flera gånger.",
  "Det tog för lång tid innan vi fick träffas.",
};

static guint
pick (GRand *rand, guint n)
{
  return (guint)g_rand_int_range (rand, 0, (gint32)n);
}

/* A step that agrees, or one that doesn't. */
static void
answer_scale (TilResponse *response, guint question, GRand *rand, gboolean agrees)
{
  char step[] = { (char)((agrees ? '4' : '1') + (char)pick (rand, agrees ? 2 : 3)), '\0' };

  til_response_set (response, question, step);
}

static TilSurveyRound *
new_round (const TilSurvey *survey, TilDate date, TilDate today)
{
  TilSurveyRound *round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);

  til_record_set_text (&round->survey_key, survey->key);
  round->survey_version = survey->version;
  round->name = g_strdup_printf ("%d", til_date_year (date));
  round->date = date;
  round->closed_on = date + OPEN_DAYS <= today ? date + OPEN_DAYS : TIL_DATE_NONE;
  return round;
}

/* year: index into trusting. */
static TilResponse *
new_staff_response (const TilSurvey *survey, TilService service, guint year, GRand *rand)
{
  static const guint agreeing[][4] = {
    { 31, 44, 57, 70 }, { 24, 30, 35, 41 }, { 35, 43, 52, 58 }, { 52, 60, 69, 75 }
  };
  TilResponse *response = til_response_new (survey);
  guint n = til_survey_n_questions (survey);

  response->service = service;
  for (guint i = 1; i < n; i++)
    {
      const TilQuestion *question = til_survey_question (survey, i);
      gboolean answers = pick (rand, 100) < 96;
      gboolean agrees = pick (rand, 100) < agreeing[i % G_N_ELEMENTS (agreeing)][year];

      if (question->kind == TIL_QUESTION_TEXT && pick (rand, 100) < 7)
        til_response_set (response, i, staff_comments[pick (rand, G_N_ELEMENTS (staff_comments))]);
      else if (question->kind == TIL_QUESTION_SCALE && answers)
        answer_scale (response, i, rand, agrees);
      else if (question->kind == TIL_QUESTION_YES_NO && answers)
        til_response_set (response, i, agrees ? "yes" : "no");
    }
  return response;
}

/* Drawn without replacement: exactly so many agree. */
static gboolean
draw_trust (guint *n_trusting, guint *n_left, GRand *rand)
{
  gboolean trusts = pick (rand, *n_left) < *n_trusting;

  *n_trusting -= trusts;
  *n_left -= 1;
  return trusts;
}

static gboolean
put_response (TilDemo *self,
              const TilSurvey *survey,
              gint64 round_id,
              TilResponse *response,
              gint64 id,
              GError **error)
{
  response->id = id;
  return til_response_validate (response, survey, error) &&
         til_register_insert_response (self->reg, survey, round_id, 0, response, error);
}

static gboolean
add_staff_answers (TilDemo *self,
                   const TilSurvey *survey,
                   const TilSurveyRound *round,
                   guint year,
                   GRand *rand,
                   GError **error)
{
  guint n_trusting = trusting[year], n_left = 0;
  gint64 id = round->record.id << 32;

  for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
    n_left += sectors[i].answered;
  for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
    for (guint j = 0; j < sectors[i].answered + sectors[i].others; j++)
      {
        g_autoptr (TilResponse)
            response = new_staff_response (survey, sectors[i].service, year, rand);

        if (j < sectors[i].answered)
          answer_scale (response, 0, rand, draw_trust (&n_trusting, &n_left, rand));
        if (!put_response (self, survey, round->record.id, response, ++id, error))
          return FALSE;
      }
  return TRUE;
}

/* newest: (out) the round asked last. */
static gboolean
add_staff_rounds (TilDemo *self, GRand *rand, gint64 *newest, GError **error)
{
  g_autoptr (TilSurvey) survey = til_register_get_survey (self->reg, STAFF_SURVEY, 0, error);
  TilDate autumn = til_date_new (til_date_year (self->today), 10, 3);

  if (!survey)
    return FALSE;
  if (autumn > self->today)
    autumn = til_date_add_months (autumn, -12);
  for (guint year = 0; year < G_N_ELEMENTS (trusting); year++)
    {
      int before = (int)(G_N_ELEMENTS (trusting) - 1 - year);
      g_autoptr (TilSurveyRound)
          round = new_round (survey, til_date_add_months (autumn, -12 * before), self->today);

      for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
        {
          TilInvited *invited = til_record_add_part (round, "invited");

          invited->service = sectors[i].service;
          invited->number = sectors[i].invited - (i == 0 ? 4 * before : 0);
        }
      if (!til_demo_put_record (self, round, error) ||
          !add_staff_answers (self, survey, round, year, rand, error))
        return FALSE;
      *newest = round->record.id;
    }
  return TRUE;
}

static TilResponse *
new_guardian_response (const TilSurvey *survey, guint index, GRand *rand)
{
  TilResponse *response = til_response_new (survey);

  for (guint i = 0; i < til_survey_n_questions (survey); i++)
    {
      const TilQuestion *question = til_survey_question (survey, i);
      gboolean agrees = pick (rand, 100) < 70;

      if (question->kind == TIL_QUESTION_TEXT && index < G_N_ELEMENTS (guardian_comments))
        til_response_set (response, i, guardian_comments[index]);
      else if (question->kind == TIL_QUESTION_SCALE &&
               (index < FEW_ANSWERED || !g_str_equal (question->key, "in-time")))
        answer_scale (response, i, rand, agrees);
      else if (question->kind == TIL_QUESTION_YES_NO)
        til_response_set (response, i, agrees ? "yes" : "no");
    }
  return response;
}

static gboolean
add_guardian_round (TilDemo *self, GRand *rand, GError **error)
{
  g_autoptr (TilSurvey) survey = til_register_get_survey (self->reg, GUARDIAN_SURVEY, 0, error);
  g_autoptr (TilSurveyRound) round = NULL;

  if (!survey)
    return FALSE;
  round = new_round (survey, self->today - 75, self->today);
  til_survey_round_set_invited (round, GUARDIANS_INVITED);
  if (!til_demo_put_record (self, round, error))
    return FALSE;
  for (guint i = 0; i < GUARDIANS_ANSWERED; i++)
    {
      g_autoptr (TilResponse) response = new_guardian_response (survey, i, rand);

      if (!put_response (self, survey, round->record.id, response, (round->record.id << 32) + i + 1,
                         error))
        return FALSE;
    }
  return TRUE;
}

gboolean
til_demo_add_surveys (TilDemo *self, GRand *rand, gint64 *newest, GError **error)
{
  return add_staff_rounds (self, rand, newest, error) && add_guardian_round (self, rand, error);
}
