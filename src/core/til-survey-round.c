/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-round.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-locale.h"
#include "til-record-private.h"
#include "til-text.h"

#define OLDEST_YEAR 1990

static gboolean
refuse (GError **error, const char *sentence)
{
  return til_record_refuse (error, TIL_ERROR_INVALID, sentence);
}

static gboolean
check_invited (const TilSurveyRound *self, GError **error)
{
  gboolean told[TIL_N_SERVICES] = { FALSE };

  for (guint i = 0; i < self->invited->len; i++)
    {
      const TilInvited *invited = self->invited->pdata[i];

      g_return_val_if_fail (invited->service < TIL_N_SERVICES, FALSE);
      if (invited->number < 1)
        return refuse (error, _ ("The number invited must be 1 or more."));
      if (told[invited->service])
        return refuse (error, _ ("The number invited is told twice for the same sector."));
      told[invited->service] = TRUE;
    }
  return !told[TIL_SERVICE_NONE] || self->invited->len == 1 ||
         refuse (error, _ ("Tell the number invited either for each sector or for all together."));
}

gboolean
til_survey_round_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilSurveyRound *self = record;

  if (til_record_is_blank (self->survey_key) || self->survey_version < 1)
    return refuse (error, _ ("A round needs a survey."));
  if (til_record_is_blank (self->name))
    return refuse (error, _ ("A round needs a name, such as the year."));
  if (!til_record_check_past (self->date, on, _ ("A round needs a date."),
                              _ ("The date of a round cannot be later than today."), error))
    return FALSE;
  if (self->closed_on != TIL_DATE_NONE && self->closed_on < self->date)
    return refuse (error, _ ("A round cannot close before its own date."));
  if (self->closed_on > on)
    return refuse (error, _ ("The day on which a round closed cannot be later than today."));
  return check_invited (self, error);
}

gint64
til_survey_round_invited (const TilSurveyRound *self, TilService service)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->invited->len; i++)
    {
      const TilInvited *invited = self->invited->pdata[i];
      if (service == TIL_SERVICE_NONE || invited->service == service)
        sum += invited->number;
    }
  return sum;
}

void
til_survey_round_set_invited (TilSurveyRound *self, int number)
{
  TilInvited *invited;

  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->invited, 0);
  invited = til_record_add_part (self, "invited");
  invited->service = TIL_SERVICE_NONE;
  invited->number = number;
}

TilDate
til_survey_round_date (const char *name, TilDate on)
{
  guint64 year;
  TilDate date;

  g_return_val_if_fail (name != NULL, TIL_DATE_NONE);

  if (strlen (name) == 4 &&
      g_ascii_string_to_unsigned (name, 10, OLDEST_YEAR, (guint64)til_date_year (on), &year, NULL))
    return MIN (til_date_new ((int)year, 12, 31), on);
  if (strlen (name) == 10 && til_date_parse (name, &date, NULL))
    return date;
  return TIL_DATE_NONE;
}

TilResponse *
til_response_new (const TilSurvey *survey)
{
  TilResponse *self = g_new0 (TilResponse, 1);

  g_return_val_if_fail (survey != NULL, self);
  /* One more than there are questions, so that it ends with NULL. */
  self->answers = g_new0 (char *, survey->questions->len + 1);
  /* g_strfreev() would stop at the first that was not answered. */
  self->n_answers = survey->questions->len;
  return self;
}

void
til_response_free (TilResponse *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_answers; i++)
    g_free (self->answers[i]);
  g_free (self->answers);
  g_free (self);
}

void
til_response_set (TilResponse *self, guint question, const char *answer)
{
  char *copy;

  g_return_if_fail (self != NULL && question < self->n_answers);

  copy = til_record_is_blank (answer) ? NULL : g_strdup (answer);
  g_free (self->answers[question]);
  self->answers[question] = copy;
}

gboolean
til_response_validate (const TilResponse *self, const TilSurvey *survey, GError **error)
{
  gboolean any = FALSE;

  g_return_val_if_fail (self != NULL && survey != NULL, FALSE);
  g_return_val_if_fail (self->n_answers == survey->questions->len, FALSE);

  if (survey->audience == TIL_AUDIENCE_STAFF && self->service == TIL_SERVICE_NONE)
    return refuse (error, _ ("Choose the sector of whoever answered."));
  if (survey->audience == TIL_AUDIENCE_GUARDIANS && self->service != TIL_SERVICE_NONE)
    return refuse (error, _ ("Guardians do not answer for a sector."));
  for (guint i = 0; i < self->n_answers; i++)
    {
      const TilQuestion *question = til_survey_question (survey, i);

      if (self->answers[i] == NULL)
        continue;
      any = TRUE;
      if (question->kind == TIL_QUESTION_TEXT ||
          til_question_find_choice (question, self->answers[i]) >= 0)
        continue;
      g_autofree char *words = til_locale_isolate (
          til_local_get (question->text, til_locale_language ()));
      g_autofree char *answer = til_locale_isolate (self->answers[i]);
      g_autofree char *message = til_text_fill (_ ("“{answer}” is not an answer to “{question}”."),
                                                "answer", answer, "question", words, NULL);
      return refuse (error, message);
    }
  return any || refuse (error, _ ("Nothing is answered."));
}

/* R13: how many have answered so far is not told. */
static gboolean
refuse_too_many (GError **error, TilService service, gint64 invited)
{
  g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, invited);
  g_autofree char *sector = til_locale_isolate (til_service_name (service));
  g_autofree char *message = til_text_fill (
      service == TIL_SERVICE_NONE
          ? _ ("More would have answered than the {invited} who were invited.")
          : _ ("More would have answered in the sector {sector} than the {invited} who were "
               "invited."),
      "invited", most, "sector", sector, NULL);

  return til_record_refuse (error, TIL_ERROR_RULE, message);
}

gboolean
til_survey_round_check_answers (const TilSurveyRound *self,
                                const gint64 answered[TIL_N_SERVICES],
                                GError **error)
{
  gint64 all = 0;
  gboolean by_sector = FALSE;

  g_return_val_if_fail (self != NULL && answered != NULL, FALSE);

  if (self->invited->len == 0)
    return TRUE;
  for (guint i = 0; i < self->invited->len; i++)
    by_sector |= ((TilInvited *)self->invited->pdata[i])->service != TIL_SERVICE_NONE;
  for (TilService service = TIL_SERVICE_NONE; service < TIL_N_SERVICES; service++)
    {
      gint64 invited = service == TIL_SERVICE_NONE ? 0 : til_survey_round_invited (self, service);

      all += answered[service];
      if (by_sector && answered[service] > invited)
        return refuse_too_many (error, service, invited);
    }
  return all <= til_survey_round_invited (self, TIL_SERVICE_NONE) ||
         refuse_too_many (error, TIL_SERVICE_NONE,
                          til_survey_round_invited (self, TIL_SERVICE_NONE));
}
