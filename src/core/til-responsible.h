/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"
#include "til-record.h"
#include "til-unit.h"

G_BEGIN_DECLS

/* Who answers for the child's best interests by age and schooling (R6). */
typedef enum
{
  TIL_DUTY_CHILD_HEALTH, /* 0-6: child health care and preschool */
  TIL_DUTY_SCHOOL,       /* förskoleklass to year 9 */
  TIL_DUTY_GYMNASIUM,    /* gymnasium in the region */
  TIL_DUTY_FOLLOW_UP,    /* gymnasium outside: the home municipality's follow-up officer */
  TIL_DUTY_KAA,          /* not begun or left gymnasium: kommunalt aktivitetsansvar */
  TIL_N_DUTIES
} TilDuty;

extern const char *const til_duty_keys[];
const char *til_duty_text (TilDuty duty); /* translated: why this one is proposed, one sentence */

/* One line of the history: a person confirmed as Barnets bästa-ansvarig, by a person, on a day. */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  TilDate date;            /* from when */
  gint64 staff_id;         /* who answers from then on */
  gint64 unit_id;          /* that person's unit then */
  TilDuty duty;            /* what R6 proposed */
  gint64 proposed_unit_id; /* the unit that was proposed, 0 none fitted */
  gint64 confirmed_by;     /* staff, 0 not told */
  char *reason; /* (owned) (nullable) asked for when another unit than the proposed one */
} TilResponsible;

typedef struct
{
  TilDuty duty;
  gint64
      unit_id; /* 0: no unit of that kind in the register, or several and the child's own is none */
} TilDutyProposal;

/* R6. schooling NONE is guessed from the age: förskoleklass begins in August of the year the child
 * turns six, gymnasium in August of the year it turns sixteen (7 kap. skollagen). units:
 * (element-type TilUnit). */
TilDutyProposal til_duty_propose (const TilChild *child, const GPtrArray *units, TilDate on);
/* A person, a date not after on; a reason when the unit is not the proposed one. */
gboolean til_responsible_validate (gconstpointer record, TilDate on, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilResponsible, til_record_free)

G_END_DECLS
