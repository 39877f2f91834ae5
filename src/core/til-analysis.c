/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-analysis.h"

#include <glib/gi18n-lib.h>

#include "til-record-private.h"

const char *const til_outcome_keys[] = { "open",          "keep", "nothing-more", "own", "meeting",
                                         "other-support", NULL };

const char *const til_level_keys[] = { "none", "promote", "prevent", "remedy", NULL };

TilAnalysis *
til_analysis_new (gint64 child_id, gint64 mapping_id)
{
  TilAnalysis *self = til_record_new_of (TIL_RECORD_ANALYSIS);

  self->child_id = child_id;
  self->mapping_id = mapping_id;
  self->trappan = TIL_TRAPPAN_NONE;
  return self;
}

char **
til_analysis_answer_field (TilAnalysis *self, guint question)
{
  char **const fields[TIL_N_QUESTIONS] = { &self->answer1, &self->answer2, &self->answer3,
                                           &self->answer4, &self->answer5 };

  g_return_val_if_fail (question < TIL_N_QUESTIONS, NULL);
  return fields[question];
}

const char *
til_analysis_answer (const TilAnalysis *self, guint question)
{
  char **field = til_analysis_answer_field ((TilAnalysis *)self, question);

  return field != NULL && *field != NULL ? *field : "";
}

/* R5: a mapping ends with one next step and why. */
gboolean
til_analysis_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilAnalysis *self = record;

  if (self->mapping_id == 0)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The five questions belong to a mapping."));
  if (self->trappan < TIL_TRAPPAN_NONE || self->trappan >= TIL_TRAPPAN_STEPS)
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("The Steps have the steps 0 to 3."));
  if (self->outcome == TIL_OUTCOME_OPEN)
    {
      if (self->date == TIL_DATE_NONE)
        return TRUE;
      return til_record_refuse (error, TIL_ERROR_RULE,
                                _ ("Choose the next step that the mapping ends with."));
    }
  if (til_record_is_blank (self->reason))
    return til_record_refuse (error, TIL_ERROR_RULE, _ ("Write why this is the next step."));
  return til_record_check_past (self->date, on, _ ("Tell which day the mapping was concluded."),
                                _ ("A mapping cannot be concluded on a day to come."), error);
}
