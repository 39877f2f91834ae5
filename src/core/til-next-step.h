/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

G_BEGIN_DECLS

/* Where a task is done: the tabs of the child's page. */
typedef enum
{
  TIL_PLACE_WHEEL,
  TIL_PLACE_MAPPING,
  TIL_PLACE_CONSENT,
  TIL_PLACE_MEETINGS,
  TIL_PLACE_PLAN,
  TIL_PLACE_TIMELINE,
  TIL_N_CHILD_PLACES
} TilChildPlace;

/* The one next step of a child, and whose turn it is: the line on top of its page. */
typedef struct
{
  TilChildPlace place; /* where it is done */
  gint64 record_id;    /* the record it is about, 0 none */
  char *text;          /* (owned) "Ask Anna Berg for her answer to the consent" */
  char *who;           /* (owned) whose turn it is: "Sara Lind", "the guardians"; "" nobody's */
  char *button;        /* (owned) what the button says: "Record Answer"; "" without one */
  TilDate due;         /* NONE without */
  gboolean late;
} TilNextStep;

/* The most urgent of: feedback due on a report of concern; an observation not taken in; a follow-up
 * or an action that is late; a consent that runs out, was withdrawn or waits for an answer; a
 * mapping to begin, go on with or conclude; what the mapping's outcome asks for (consent, meeting,
 * plan); the next meeting, action or follow-up; nothing. Never NULL. */
TilNextStep *til_next_step (const TilCase *kase, TilDate on);
void til_next_step_free (TilNextStep *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilNextStep, til_next_step_free)

G_END_DECLS
