/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "survey-fixture.h"

TilSurvey *
survey_fixture_samverkan (void)
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();

  return til_survey_ref (surveys->pdata[0]);
}

void
survey_fixture_answer (
    TilRoundCounts *counts, const char *question, TilService service, guint choice, gint64 n)
{
  int index = til_survey_find_question (counts->survey, question);

  g_assert_cmpint (index, >=, 0);
  *til_round_counts_at (counts, (guint)index, service, choice) += n;
}

TilRoundCounts *
survey_fixture_round (TilSurvey *survey, const char *name, TilDate date)
{
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);

  til_record_set_text (&round->survey_key, survey->key);
  til_record_set_text (&round->name, name);
  round->survey_version = survey->version;
  round->date = date;
  return til_round_counts_new (survey, round);
}
