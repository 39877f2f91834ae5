/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-responsible.h"

#include <glib/gi18n-lib.h>

#include "til-record-private.h"

#define SCHOOL_FROM 6 /* the autumn of the year of this age: 7 kap. 10 § skollagen */
#define GYMNASIUM_FROM 16
#define AUTUMN 8 /* August */

const char *const til_duty_keys[] = { "child-health",      "school", "gymnasium",
                                      "follow-up-officer", "kaa",    NULL };

/* R6 in words. */
const char *
til_duty_text (TilDuty duty)
{
  switch (duty)
    {
    case TIL_DUTY_CHILD_HEALTH:
      return _ ("Until school begins, child health care and the preschool are responsible.");
    case TIL_DUTY_SCHOOL:
      return _ ("From the preschool class to year 9, the school is responsible.");
    case TIL_DUTY_GYMNASIUM:
      return _ ("In upper secondary school, that school is responsible.");
    case TIL_DUTY_FOLLOW_UP:
      return _ ("For an upper secondary school outside the region, the home municipality's "
                "follow-up officer is responsible.");
    case TIL_DUTY_KAA:
      return _ ("For young people who have not begun or have left upper secondary school, the "
                "municipality's activity responsibility (KAA) takes over.");
    case TIL_N_DUTIES:
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
has_begun (const TilChild *child, int years, TilDate on)
{
  return on >= til_date_new (til_date_year (child->birth_date) + years, AUTUMN, 1);
}

static TilDuty
find_duty (const TilChild *child, TilDate on)
{
  switch (child->schooling)
    {
    case TIL_SCHOOLING_PRESCHOOL:
      return TIL_DUTY_CHILD_HEALTH;
    case TIL_SCHOOLING_SCHOOL:
      return TIL_DUTY_SCHOOL;
    case TIL_SCHOOLING_GYMNASIUM:
      return TIL_DUTY_GYMNASIUM;
    case TIL_SCHOOLING_GYMNASIUM_OUTSIDE:
      return TIL_DUTY_FOLLOW_UP;
    case TIL_SCHOOLING_LEFT:
      return TIL_DUTY_KAA;
    case TIL_SCHOOLING_NONE:
    case TIL_N_SCHOOLINGS:
    default:
      break;
    }
  if (has_begun (child, GYMNASIUM_FROM, on))
    return TIL_DUTY_GYMNASIUM;
  return has_begun (child, SCHOOL_FROM, on) ? TIL_DUTY_SCHOOL : TIL_DUTY_CHILD_HEALTH;
}

static gboolean
fits (TilDuty duty, TilUnitKind kind)
{
  switch (duty)
    {
    case TIL_DUTY_CHILD_HEALTH:
      return kind == TIL_UNIT_CHILD_HEALTH || kind == TIL_UNIT_PRESCHOOL;
    case TIL_DUTY_SCHOOL:
    case TIL_DUTY_GYMNASIUM:
      return kind == TIL_UNIT_SCHOOL;
    case TIL_DUTY_FOLLOW_UP:
    case TIL_DUTY_KAA:
      return kind == TIL_UNIT_OTHER;
    case TIL_N_DUTIES:
    default:
      return FALSE;
    }
}

/* No unit has a kind of its own that tells a follow-up officer or KAA: only the child's own unit
 * can be known to be one. */
TilDutyProposal
til_duty_propose (const TilChild *child, const GPtrArray *units, TilDate on)
{
  TilDutyProposal proposal = { find_duty (child, on), 0 };
  gboolean by_kind = proposal.duty <= TIL_DUTY_GYMNASIUM;
  guint n_fitting = 0;
  gint64 fitting = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = g_ptr_array_index (units, i);

      if (!fits (proposal.duty, unit->kind))
        continue;
      if (unit->id == child->unit_id)
        {
          proposal.unit_id = unit->id;
          return proposal;
        }
      n_fitting++;
      fitting = unit->id;
    }
  if (by_kind && n_fitting == 1)
    proposal.unit_id = fitting;
  return proposal;
}

/* R6: proposed by the rule, confirmed by a person. */
gboolean
til_responsible_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilResponsible *self = record;

  if (self->staff_id == 0)
    return til_record_refuse (error, TIL_ERROR_INVALID,
                              _ ("Choose the person who is to be responsible."));
  if (!til_record_check_past (self->date, on, _ ("Tell from which day the person is responsible."),
                              _ ("Nobody can be made responsible from a day to come."), error))
    return FALSE;
  if (self->proposed_unit_id != 0 && self->unit_id != self->proposed_unit_id &&
      til_record_is_blank (self->reason))
    return til_record_refuse (error, TIL_ERROR_RULE,
                              _ ("Another unit than the proposed one needs a reason."));
  return TRUE;
}
