/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

#include "til-register-case.h"

TilSurveyRound *
new_round (TilRegister *reg, const char *survey, const char *name, int invited)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) newest = til_register_get_survey (reg, survey, 0, &error);
  TilSurveyRound *round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);

  g_assert_no_error (error);
  til_record_set_text (&round->survey_key, survey);
  til_record_set_text (&round->name, name);
  round->survey_version = newest->version;
  round->date = til_date_today () - 30;
  if (invited > 0)
    til_survey_round_set_invited (round, invited);
  return round;
}

void
invite (TilSurveyRound *round, TilService service, int number_invited)
{
  TilInvited *invited = til_record_add_part (round, "invited");

  invited->service = service;
  invited->number = number_invited;
}

gint64
save_round (TilRegister *reg, TilSurveyRound *round)
{
  g_autoptr (GError) error = NULL;

  til_register_save_record (reg, round, &error);
  g_assert_no_error (error);
  return round->record.id;
}

char *
refuse_round (TilRegister *reg, TilSurveyRound *round, TilError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_register_save_record (reg, round, &error));
  g_assert_error (error, TIL_ERROR, (int)code);
  return g_strdup (error->message);
}

TilResponse *
new_response (TilRegister *reg, const char *survey, TilService service, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurvey) newest = til_register_get_survey (reg, survey, 0, &error);
  TilResponse *response;
  const char *question;
  va_list pairs;

  g_assert_no_error (error);
  response = til_response_new (newest);
  response->service = service;
  va_start (pairs, service);
  while ((question = va_arg (pairs, const char *)) != NULL)
    {
      int index = til_survey_find_question (newest, question);

      g_assert_cmpint (index, >=, 0);
      til_response_set (response, (guint)index, va_arg (pairs, const char *));
    }
  va_end (pairs);
  return response;
}

gint64
answer (TilRegister *reg, gint64 round_id, TilService service, const char *trust)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilResponse)
      response = new_response (reg, STAFF_SURVEY, service, "trust", trust, NULL);

  til_register_add_response (reg, round_id, response, &error);
  g_assert_no_error (error);
  g_assert_cmpint (response->id, !=, 0);
  return response->id;
}

TilSurveyResults *
get_results (TilRegister *reg, const char *survey)
{
  g_autoptr (GError) error = NULL;
  TilSurveyResults *results = til_register_survey_results (reg, survey, TIL_DATE_NONE, &error);

  g_assert_no_error (error);
  return results;
}

const TilRoundResult *
find_round_result (const TilSurveyResults *results, const char *name)
{
  for (guint i = 0; i < results->rounds->len; i++)
    {
      const TilRoundResult *result = results->rounds->pdata[i];

      if (g_str_equal (result->round->name, name))
        return result;
    }
  g_assert_not_reached ();
}
