/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-waiting.h"

#define SECTOR_KEY "sector"

static char *
key_of (const TilSurvey *survey, guint question)
{
  return g_strconcat ("question-", til_survey_question (survey, question)->key, NULL);
}

static char *
group_of (guint response)
{
  return g_strdup_printf ("response-%u", response);
}

char *
til_waiting_pack (const GPtrArray *responses, const TilSurvey *survey)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint r = 0; r < responses->len; r++)
    {
      const TilResponse *response = responses->pdata[r];
      g_autofree char *group = group_of (r);

      g_key_file_set_string (file, group, SECTOR_KEY, til_service_keys[response->service]);
      for (guint i = 0; i < til_survey_n_questions (survey); i++)
        {
          g_autofree char *key = key_of (survey, i);

          if (response->answers[i])
            g_key_file_set_string (file, group, key, response->answers[i]);
        }
    }
  return g_key_file_to_data (file, NULL, NULL);
}

guint
til_waiting_unpack (const char *text, const TilSurvey *survey, GPtrArray *responses)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  guint n = 0;

  if (!g_key_file_load_from_data (file, text, (gsize)-1, G_KEY_FILE_NONE, NULL))
    return 0;
  for (;; n++)
    {
      TilResponse *response;
      g_autofree char *group = group_of (n);
      g_autofree char *sector = NULL;

      if (!g_key_file_has_group (file, group))
        return n;
      response = til_response_new (survey);
      sector = g_key_file_get_string (file, group, SECTOR_KEY, NULL);
      if (sector && *sector)
        til_service_from_key (sector, &response->service);
      for (guint i = 0; i < til_survey_n_questions (survey); i++)
        {
          g_autofree char *key = key_of (survey, i);
          g_autofree char *answer = g_key_file_get_string (file, group, key, NULL);

          til_response_set (response, i, answer);
        }
      g_ptr_array_insert (responses, (int)n, response);
    }
}
