/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-next-step.h"

G_BEGIN_DECLS

/* What the finders of a next step look at. */
typedef struct
{
  const TilCase *kase;
  TilDate on;
  gboolean closed;             /* the process is */
  const TilMapping *mapping;   /* (nullable) the newest */
  const TilAnalysis *analysis; /* (nullable) of that mapping */
  const TilPlan *plan;         /* (nullable) the newest open one */
  char *child;                 /* (owned) the shown name, isolated */
  const char *responsible;     /* the name of who is responsible, "" nobody */
} TilSituation;

/* text: (transfer full). */
TilNextStep *til_next_step_make (
    TilChildPlace place, gint64 record_id, const char *who, const char *button, char *text);
TilNextStep *til_next_step_due (TilNextStep *self, TilDate due, TilDate on); /* gives self back */
/* A date for a sentence. (transfer full) */
char *til_next_step_date (TilDate date);
/* The name of who owns the open plan, or is responsible. */
const char *til_next_step_owner (const TilSituation *situation);

/* NULL when there is nothing of the kind. */
TilNextStep *til_next_step_feedback (const TilSituation *situation);
TilNextStep *til_next_step_observation (const TilSituation *situation);
TilNextStep *til_next_step_late (const TilSituation *situation);
TilNextStep *til_next_step_consent (const TilSituation *situation);
TilNextStep *til_next_step_ask (const TilSituation *situation);
TilNextStep *til_next_step_invite (const TilSituation *situation);
TilNextStep *til_next_step_coming (const TilSituation *situation);

G_END_DECLS
