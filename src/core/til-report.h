/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-collaboration.h"
#include "til-statistics.h"
#include "til-survey-results.h"

G_BEGIN_DECLS

#define TIL_REPORT_YEARS 5 /* of trend, this one included */

/* A typed-in number beside its population, when there is one. */
typedef struct
{
  const TilReference *reference;  /* borrowed from the report's */
  const TilReference *population; /* (nullable) borrowed: NULL, and share has TIL_CELL_NONE */
  TilCell number;
  TilCell share;
} TilReferenceLine;

/* Everything that the steering group's page, the workbook, the PDF and `figures` show, made once:
 * no one of them counts anything by itself. Plain data, safe to hand to another thread. */
typedef struct
{
  TilStatisticsQuery query;
  TilDate made_on;
  char *unit_name;    /* (owned) (nullable) of the filter */
  GPtrArray *years;   /* (owned) (element-type TilStatistics) oldest first; the last is the period,
                         the one before it the same days last year */
  GPtrArray *surveys; /* (owned) (element-type TilSurveyResults) rounds dated not after query.to */
  GPtrArray *activities;      /* (owned) (element-type TilActivity) of the period */
  GPtrArray *undertakings;    /* (owned) (element-type TilUndertaking) the whole plan */
  GPtrArray *agreements;      /* (owned) (element-type TilAgreement) */
  GPtrArray *references;      /* (owned) (element-type TilReference) */
  GPtrArray *reference_lines; /* (owned) (element-type TilReferenceLine) by til_report_finish() */
  GPtrArray *units; /* (owned) (nullable) (element-type TilUnit) by til_report_finish(), of
                       the facts: names for the plan's unit_id */
} TilReport;

TilReport *til_report_new (const TilStatisticsQuery *query, TilDate made_on);
void til_report_free (TilReport *self);
/* Counts the years from facts, and the shares of references. Call once, with the lists filled. */
void til_report_finish (TilReport *self, const TilFacts *facts);
const TilStatistics *til_report_now (const TilReport *self);
const TilStatistics *til_report_before (const TilReport *self);
/* Children of the register (TIL_FIGURE_CHILDREN, in the process) of an age group as a share of the
 * population of those ages; NONE without a population. */
TilCell til_report_share_of_population (const TilReport *self, TilAgeGroup age);

/* One line of `figures`; the test of equality compares screen, workbook and PDF with these. */
typedef struct
{
  char *key;        /* (owned) "children" */
  char *group;      /* (owned) "map/0-6", "all" */
  char *value;      /* (owned) "12", "<5", "·", "–"; shares in percent with one decimal */
  char *definition; /* (owned) "definition.children" */
} TilReportLine;

void til_report_line_free (TilReportLine *self);
/* Every cell of the period, surveys' shares ("survey/samverkan/2022", "trust/education") and
 * reference lines. (element-type TilReportLine) (transfer full) */
GPtrArray *til_report_lines (const TilReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilReport, til_report_free)

G_END_DECLS
