/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-child.h"
#include "til-consent.h"
#include "til-meeting.h"
#include "til-service.h"
#include "til-team.h"
#include "til-wheel.h"

G_BEGIN_DECLS

/* What the steering group's figures are counted from: storage reads the whole register once and
 * lists each thing to be counted as a fact, in no order. Filters, periods, comparison and
 * protection (R13) are then til-statistics.c's, without a database. Never shown, never exported: a
 * fact has its child. */

typedef enum
{
  TIL_FIGURE_CHILDREN,     /* steps x age groups, on a day */
  TIL_FIGURE_OBSERVATIONS, /* age groups: new in the period */
  TIL_FIGURE_MAPPINGS,     /* age groups: dated in the period */
  TIL_FIGURE_VOICES,       /* kinds of closed voices in them */
  TIL_FIGURE_LEAD_TIMES,   /* from observation to mapping, meeting, plan: days */
  /* age groups x newer than six months or not: children in the process */
  TIL_FIGURE_RECENT_MAPPING,
  TIL_FIGURE_AREAS, /* dimensions x hard, good, not discussed: each child's newest mapping */
  TIL_FIGURE_AREAS_WITHOUT, /* rated areas that no common dimension is named for */
  TIL_FIGURE_CONSENT, /* TilConsentState of consents asked for in the period, as answered by now:
                         one that ran out counts as it was answered, EXPIRED without an answer. So
                         it is the same whatever period is asked for (R13) */
  TIL_FIGURE_CONSENT_REASONS, /* why refused, by answers of the period */
  TIL_FIGURE_MEETINGS,        /* kinds of meetings held */
  TIL_FIGURE_FAMILY_MEETINGS, /* familjeträffar by outcome: the last one of each child's series */
  TIL_FIGURE_CONSULTATIONS,   /* age groups: konsultationer utan namn */
  TIL_FIGURE_ACTIONS,         /* age groups x on time or late: actions due in the period */
  TIL_FIGURE_CONCERNS,        /* units x years: reports of concern */
  TIL_FIGURE_ENROLMENT,       /* teams x days: enrolled on the last day of each of the periods */
  TIL_FIGURE_ACTIVITIES,      /* kinds of activities */
  TIL_FIGURE_ATTENDANCE,      /* sectors x present or not: of those invited to activities */
  TIL_N_FIGURES
} TilFigureId;

/* Rows of TIL_FIGURE_LEAD_TIMES. */
typedef enum
{
  TIL_LEAD_MAPPING,
  TIL_LEAD_MEETING,
  TIL_LEAD_PLAN,
  TIL_N_LEADS
} TilLead;

/* Columns of TIL_FIGURE_AREAS. */
typedef enum
{
  TIL_AREA_HARD, /* hard in some voice: the lower half of the scale */
  TIL_AREA_GOOD, /* good in every voice that rated it */
  TIL_AREA_NOT_DISCUSSED,
  TIL_N_AREA_STATES
} TilAreaState;

/* The row of a fact whose unit or kind has no row of its own: a protected child's (R14), a unit
 * that is gone, a kind of meeting in words that no setting lists. Counted in totals only. */
#define TIL_FACT_NO_ROW G_MAXUINT32

typedef struct
{
  guint8 figure;   /* TilFigureId */
  guint8 column;   /* what the figure's columns are, unless they are age groups or years: 0 is the
                      first (newer than six months, on time, present), 1 the other */
  guint8 age;      /* TilAgeGroup on the day; TIL_N_AGE_GROUPS without a child */
  guint32 row;     /* what the figure's rows are; index into units or teams for those */
  TilDate date;    /* of what happened; the day that a state was looked at for states; asked on, of
                      a consent; due, of an action; of the mapping, meeting or plan, of a lead time */
  gint32 number;   /* days of a lead time; how many at once (attendance), otherwise 1 */
  gint32 unit;     /* index into units of the child's unit, -1 without */
  gint64 child_id; /* 0 without */
  gint64 mapping;  /* of AREAS and AREAS_WITHOUT: which mapping, to find a child's newest; else 0 */
} TilFact;

typedef struct
{
  GArray *facts;    /* (owned) (element-type TilFact) */
  GPtrArray *units; /* (owned) (element-type TilUnit) that rows and filters name */
  GPtrArray *teams; /* (owned) (element-type TilTeam) */
  GPtrArray
      *meeting_kinds; /* (owned) (element-type char *) keys and own words, as rows of MEETINGS */
} TilFacts;

TilFacts *til_facts_new (void);
void til_facts_free (TilFacts *self);
/* Adds one of number 1; age and unit of the child, or TIL_N_AGE_GROUPS and -1. The fact is borrowed
 * until the next is added. */
TilFact *til_facts_add (TilFacts *self,
                        TilFigureId figure,
                        guint row,
                        guint column,
                        TilDate date,
                        gint64 child_id,
                        TilAgeGroup age,
                        int unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilFacts, til_facts_free)

G_END_DECLS
