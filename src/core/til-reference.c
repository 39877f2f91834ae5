/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "til-collaboration.h"
#include "til-record-private.h"

#define FIRST_YEAR 1990
#define OLDEST 25 /* years */

const char *const til_reference_kind_keys[] = { "population", "number", NULL };

const char *
til_reference_kind_name (TilReferenceKind kind)
{
  switch (kind)
    {
    case TIL_REFERENCE_POPULATION:
      return C_ ("number from elsewhere", "Children of an age group");
    case TIL_REFERENCE_NUMBER:
      return C_ ("number from elsewhere", "Children something holds for");
    case TIL_N_REFERENCE_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
til_reference_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilReference *self = record;

  if (self->kind != TIL_REFERENCE_POPULATION && til_record_is_blank (self->name))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write what the number counts."));
  if (self->age_from < 0 || self->age_to > OLDEST || self->age_from > self->age_to)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The ages must go from the younger to the older."));
  if (self->year < FIRST_YEAR || self->year > til_date_year (on) + 1)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("The year must lie between 1990 and next year."));
  if (self->number < 0)
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("The number cannot be below 0."));
  if (self->kind == TIL_REFERENCE_POPULATION && self->number == 0)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("Write how many children of the age group there are."));
  if (til_record_is_blank (self->source))
    return til_record_refuse (error, TIL_ERROR_INVALID, _ ("Write where the number comes from."));
  return TRUE;
}

const TilReference *
til_reference_find_population (const GPtrArray *references, int age_from, int age_to, int year)
{
  const TilReference *found = NULL;

  for (guint i = 0; i < references->len; i++)
    {
      const TilReference *self = references->pdata[i];

      if (self->kind == TIL_REFERENCE_POPULATION && self->age_from == age_from &&
          self->age_to == age_to && self->year <= year &&
          (found == NULL || self->year > found->year ||
           (self->year == found->year && self->record.id > found->record.id)))
        found = self;
    }
  return found;
}
