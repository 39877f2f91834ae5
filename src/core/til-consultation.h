/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

/* R8: konsultation utan namn, where there is no consent. The record has no field that could lead to
 * a child: no child, no participants, a day and no time, an age group and no age. */
typedef struct
{
  TilRecord record;
  TilDate date;
  gint64 team_id;   /* 0: not in a team */
  GArray *units;    /* (owned) who took part */
  char *wheel_key;  /* (owned) (nullable) */
  GPtrArray *areas; /* (owned) */
  TilAgeGroup age;  /* as a group only */
  char *question;   /* (owned) */
  char *advice;     /* (owned) (nullable) */
} TilConsultation;

extern const char *const til_age_group_keys[];

/* A question and a date; no text that holds something like a personnummer. */
gboolean til_consultation_validate (gconstpointer record, TilDate on, GError **error);
/* R8: the texts hold no word of names (the child's, the guardians'), so that it can't be joined to
 * the child it came from. Error: TIL_ERROR_RULE, naming the word. names: NULL-terminated. */
gboolean til_consultation_check_names (const TilConsultation *self,
                                       const char *const *names,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilConsultation, til_record_free)

G_END_DECLS
