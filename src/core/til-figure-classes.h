/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-statistics.h"

G_BEGIN_DECLS

/* Inside til-statistics*.c: what each figure is made of. */

typedef enum
{
  TIL_AXIS_ONE, /* one heading, for the whole */
  TIL_AXIS_STEPS,
  TIL_AXIS_AGES,
  TIL_AXIS_VOICES,
  TIL_AXIS_LEADS,
  TIL_AXIS_DIMENSIONS,
  TIL_AXIS_AREA_STATES,
  TIL_AXIS_RECENT,
  TIL_AXIS_CONSENT_STATES,
  TIL_AXIS_REFUSALS,
  TIL_AXIS_MEETING_KINDS,
  TIL_AXIS_ENDINGS,
  TIL_AXIS_ON_TIME,
  TIL_AXIS_UNITS, /* those that anything was ever counted for */
  TIL_AXIS_TEAMS,
  TIL_AXIS_YEARS, /* those that the period touches */
  TIL_AXIS_DAYS,  /* the period's last day and the same day in the years before */
  TIL_AXIS_ACTIVITIES,
  TIL_AXIS_SERVICES,
  TIL_AXIS_PRESENT,
} TilAxis;

typedef enum
{
  TIL_TIME_HAPPENS, /* dated; periods add up */
  TIL_TIME_STATE,   /* looked at on a day */
  TIL_TIME_NEWEST,  /* each child's newest mapping of a period: periods don't add up */
} TilFigureTime;

typedef struct
{
  const char *key, *title, *definition;
  TilAxis rows, columns;
  gboolean row_total;    /* rows add up, and their sum is the last row */
  gboolean column_total; /* likewise columns */
  const char *share;     /* (nullable) key of a last column: the first column's share of the total,
                            or, of a single column, each row's share of the whole */
  TilFigureTime time;
  gboolean of_children; /* filters of unit and age apply; otherwise a filter leaves nothing */
  gboolean open;        /* counts no people: nothing to protect */
  TilChartKind chart;
  int headline_row, headline_column; /* from the end when negative: -1 is the last */
} TilFigureClass;

const TilFigureClass *til_figure_class (TilFigureId id);

/* What a heading stands for: a member of the axis, or one of these. */
enum
{
  TIL_HEADING_TOTAL = -1,
  TIL_HEADING_SHARE = -2,
  TIL_HEADING_MEDIAN = -3,
  TIL_HEADING_P90 = -4,
};

/* The headings of a figure with what they stand for. */
typedef struct
{
  const TilFigureClass *class;          /* static */
  GPtrArray *rows, *columns;            /* (owned) (element-type TilHeading) */
  GArray *row_members, *column_members; /* (owned) (element-type int): member, year or day */
} TilFigureShape;

TilFigureShape *
til_figure_shape_new (TilFigureId id, const TilFacts *facts, const TilStatisticsQuery *query);
void til_figure_shape_free (TilFigureShape *self);
/* How many members an axis has, headings or not. */
guint til_axis_n_members (TilAxis axis, const TilFacts *facts);
/* The member of an axis that a fact belongs to; the number of members: none of them. */
guint til_axis_member (TilAxis axis, const TilFact *fact, guint index, guint n_members);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilFigureShape, til_figure_shape_free)

G_END_DECLS
