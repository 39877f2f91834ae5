/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-analysis.h"
#include "til-consent.h"
#include "til-mapping.h"

G_BEGIN_DECLS

/* What is written around the children of the demo register, in Swedish as their staff would. */
typedef struct
{
  const char *seen[2]; /* of an observation */
  const char *goal;
  const char *child_words;
  const char *action[2];
  const char *minutes;
} TilDemoWords;

const TilDemoWords *til_demo_words (TilDimension dimension);
const char *til_demo_tried (guint pick);
/* question: 0-4. */
const char *til_demo_five_answer (guint question, guint pick);
const char *til_demo_outcome_reason (TilOutcome outcome, guint pick);
/* How a mapping ended whose next step is one of til_demo_next_step(). */
TilOutcome til_demo_outcome_of (const char *next_step);
const char *til_demo_purpose (gboolean young, guint pick);
const char *til_demo_child_view (guint pick);
const char *til_demo_refusal (guint pick, TilRefusal *refusal);
const char *til_demo_child_wish (guint pick);
const char *til_demo_place (guint pick);
const char *til_demo_follow_up_note (guint pick);
const char *til_demo_ending_note (guint pick);

typedef struct
{
  TilAgeGroup age;
  const char *area; /* of the wheel barnets-basta */
  const char *question;
  const char *advice;
} TilDemoConsultation;

extern const TilDemoConsultation til_demo_consultations[];
extern const guint til_demo_n_consultations;

G_END_DECLS
