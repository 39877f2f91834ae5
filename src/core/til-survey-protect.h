/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-service.h"

G_BEGIN_DECLS

/* How many there are of each sector: of the respondents of a round, or of those who answered one
 * question. */
typedef struct
{
  gint64 n[TIL_N_SERVICES];
  gint64 agree[TIL_N_SERVICES]; /* of a question that can be agreed with */
  gboolean can_agree;
  gboolean unanimous; /* a question to which all gave the same answer, or none agreed, or all */

  /* Decided by til_survey_protect(): */
  gboolean hidden[TIL_N_SERVICES];
  gboolean small[TIL_N_SERVICES]; /* hidden and shown as "<5"; never of the respondents */
  gboolean hidden_all;
  gboolean small_all;
} TilGroups;

/* R13: decides what is hidden in the groups of a whole round: groups[0] are the respondents, the
 * others the questions. most: how many of a sector there can be, as everybody knows. */
void til_survey_protect (TilGroups *groups, guint n_groups, const gint64 most[TIL_N_SERVICES]);

G_END_DECLS
