/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-survey-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "til-locale.h"
#include "til-suppress.h"
#include "til-text.h"

struct _TilSharedResults
{
  TilSurveyResults *results; /* (owned) */
};

TilSharedResults *
til_shared_results_new (TilSurveyResults *results)
{
  TilSharedResults *self = g_atomic_rc_box_new0 (TilSharedResults);

  self->results = results;
  return self;
}

TilSharedResults *
til_shared_results_ref (TilSharedResults *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_shared (gpointer data)
{
  til_survey_results_free (((TilSharedResults *)data)->results);
}

void
til_shared_results_unref (TilSharedResults *self)
{
  g_atomic_rc_box_release_full (self, clear_shared);
}

const TilSurveyResults *
til_shared_results_get (const TilSharedResults *self)
{
  return self->results;
}

int
til_results_find_round (const TilSurveyResults *self, gint64 round_id)
{
  for (guint i = 0; i < self->rounds->len; i++)
    if (((const TilRoundResult *)self->rounds->pdata[i])->round->record.id == round_id)
      return (int)i;
  return -1;
}

const char *
til_screen_decimal (void)
{
  return g_strcmp0 (til_locale_language (), "sv") == 0 ? "," : ".";
}

const char *
til_survey_name (const TilSurvey *self)
{
  return til_local_get (self->name, til_locale_language ());
}

const char *
til_question_text (const TilQuestion *self)
{
  return til_local_get (self->text, til_locale_language ());
}

static char *
count_text (gint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  return til_text_isolate_ltr (digits);
}

char *
til_round_answered_text (const TilRoundResult *self)
{
  g_autofree char *answered = self->hidden_answered ? til_text_isolate_ltr ("<5")
                                                    : count_text (self->n_answered);
  g_autofree char *invited = count_text (self->n_invited);
  g_autofree char *percent = NULL;

  if (!self->hidden_answered && self->n_answered == 0)
    return self->n_invited > 0
               ? til_text_fill (_ ("None of {invited} have answered yet"), "invited", invited, NULL)
               : g_strdup (_ ("No answers yet"));
  if (self->n_invited == 0)
    return til_text_fill (_ ("{n} have answered"), "n", answered, NULL);
  if (self->hidden_answered)
    return til_text_fill (_ ("{n} of {invited} have answered"), "n", answered, "invited", invited,
                          NULL);
  percent = count_text (
      (gint64)floor (100.0 * (double)self->n_answered / (double)self->n_invited + 0.5));
  return til_text_fill (_ ("{n} of {invited} have answered ({percent} %)"), "n", answered,
                        "invited", invited, "percent", percent, NULL);
}

char *
til_round_sector_text (const TilRoundResult *self, TilService service)
{
  gint64 n = til_survey_round_invited (self->round, service);
  g_autofree char *answered = count_text (self->n_services[service]);
  g_autofree char *invited = count_text (n);

  if (n == 0)
    return NULL;
  if (self->hidden_services[service])
    return til_text_fill (_ ("{invited} invited, answers hidden"), "invited", invited, NULL);
  return til_text_fill (_ ("{n} of {invited} invited"), "n", answered, "invited", invited, NULL);
}

char *
til_round_warning (const TilRoundResult *self)
{
  g_autofree char *few = NULL;
  g_autofree char *limit = count_text (TIL_SURVEY_SMALL);

  if (!self->hidden_answered && self->n_answered == 0)
    return NULL;
  if (self->few_answered)
    few = g_strdup (_ ("Under half of those invited have answered. Those who didn’t may think "
                       "otherwise."));
  if (self->small)
    {
      g_autofree char *small = til_text_fill (
          _ ("Fewer than {n} have answered: a few answers more or less change the shares a lot."),
          "n", limit, NULL);

      return few ? g_strconcat (few, " ", small, NULL) : g_steal_pointer (&small);
    }
  return g_steal_pointer (&few);
}

char *
til_share_text (const TilShare *self)
{
  g_autofree char *text = til_share_format (self, til_screen_decimal ());
  g_autofree char *isolated = til_text_isolate_ltr (text);

  if (self->hidden || self->n == 0 || isnan (self->share))
    return g_steal_pointer (&isolated);
  return til_text_fill (_ ("{n} %"), "n", isolated, NULL);
}

/* "+56.0", "−3.1": with its sign, the minus a real one. */
static char *
points_text (double share)
{
  double tenths = floor (fabs (share) * 1000.0 + 0.5);
  const char *sign = tenths == 0 ? "" : share < 0 ? "\u2212" : "+";
  g_autofree char *text = g_strdup_printf ("%s%d%s%d", sign, (int)tenths / 10,
                                           til_screen_decimal (), (int)tenths % 10);

  return til_text_isolate_ltr (text);
}

char *
til_share_change_text (const TilShareChange *self, const char *from)
{
  g_autofree char *points = points_text (self->points);
  g_autofree char *low = points_text (self->low);
  g_autofree char *high = points_text (self->high);
  g_autofree char *name = til_text_isolate (from);
  const char *words = self->may_be_chance
                          ? _ ("{points} percentage points since {round} (between {low} and "
                               "{high}): the difference may be chance.")
                          : _ ("{points} percentage points since {round} (between {low} and "
                               "{high}): more than chance.");

  if (!self->known)
    return NULL;
  return til_text_fill (words, "points", points, "round", name, "low", low, "high", high, NULL);
}
