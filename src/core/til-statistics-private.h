/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-figure-classes.h"

G_BEGIN_DECLS

/* Inside til-statistics*.c. */

/* What a figure is counted by, one after the other: a node says a member of each, or the total. */
enum
{
  TIL_DIM_ROW,
  TIL_DIM_COLUMN,
  TIL_DIM_UNIT,
  TIL_DIM_AGE,
  TIL_N_DIMS
};

typedef struct
{
  TilDate from, to;
} TilWindow;

typedef struct
{
  gint64 child_id, id;
  TilDate date;
  TilDate newer_on; /* of the child's next mapping; G_MAXUINT32 without */
} TilMappingFact;

/* The facts by figure, and what several figures need: made once for all years of a report. */
typedef struct
{
  const TilFacts *facts;          /* borrowed */
  GArray *indexes[TIL_N_FIGURES]; /* (owned) (element-type guint32) into facts */
  TilDate last_day[TIL_N_FIGURES];
  GArray *ends; /* (owned) (element-type TilDate) last days of the periods asked for, and the days
                   before their first; sorted, each once */
  GArray *days; /* (owned) (element-type TilDate) of states, sorted, each once */
  GArray *last_days; /* (owned) (element-type TilDate) of the periods asked for: states were looked
                        at on them even where nobody was found; sorted, each once */
  GArray *windows;   /* (owned) (element-type TilWindow) that NEWEST is told for */
  GArray *mappings;  /* (owned) (element-type TilMappingFact) that areas were counted of */
  GHashTable *mapping_index; /* (owned) id (in mappings) -> index */
  GArray *area_days;         /* (owned) (element-type TilDate) with mappings, sorted, each once */
  gint64 last_mapping;       /* whose windows last_windows holds */
  GArray *last_windows;      /* (owned) (element-type guint) */
  int unit;                  /* index of the filter's unit, -1 all, -2 not there */
  int age;                   /* TilAgeGroup, -1 all */
  GPtrArray *cubes;          /* (owned) (element-type TilCube) (nullable elements) by TilFigureId */
} TilCounting;

/* The counts of one figure, of every node that is not zero. A moment is a last day (HAPPENS: what
 * happened until and with it), a day (STATE) or a window (NEWEST). */
typedef struct
{
  const TilFigureClass *class; /* static */
  guint n[TIL_N_DIMS];         /* members; n stands for "none of them", n + 1 for the total */
  gboolean adds_up[TIL_N_DIMS];
  GHashTable *slots; /* (owned) node -> slot + 1 */
  guint n_moments, n_months;
  GArray *at;        /* (owned) (element-type gint64) slot by moment */
  GArray *months;    /* (owned) (element-type gint64) slot by month: HAPPENS only */
  GPtrArray *cuts;   /* (owned) (element-type GArray) (nullable elements) by slot: HAPPENS only */
  GPtrArray *admits; /* (owned) (element-type gboolean array) by slot and window: NEWEST only */
  GArray *weights[TIL_N_DIMS]; /* (owned) (element-type gint64) by moment and member; HAPPENS: of
                                  all time, one moment */
  GHashTable *tables;          /* (owned) of STATE and NEWEST: filter and moment -> TilTable */
} TilCube;

TilCounting *
til_counting_new (const TilFacts *facts, const TilStatisticsQuery *queries, guint n_queries);
void til_counting_free (TilCounting *self);
/* Borrowed; counts it when it is first asked for. */
TilCube *til_counting_cube (TilCounting *self, TilFigureId figure);
/* The index of a day in a sorted array of them; -1 without. */
int til_counting_find_day (const GArray *days, TilDate day);
/* The window that holds the same mappings as a period; -1 without. none: there are no mappings in
 * the period. */
int til_counting_find_window (const TilCounting *self, const TilWindow *period, gboolean *none);

/* Whether a mapping is its child's newest in a period. */
gboolean
til_counting_is_newest (const TilCounting *self, gint64 mapping_id, const TilWindow *period);
/* (element-type guint) the windows that it is the newest in. Borrowed until the next. */
const GArray *til_counting_windows_of (TilCounting *self, gint64 mapping_id);

/* til-statistics-cube.c */
TilCube *til_cube_new (TilCounting *counting, TilFigureId figure);
void til_cube_free (TilCube *self);
int til_cube_find (const TilCube *self, const guint node[TIL_N_DIMS]); /* -1: zero */
gint64 til_cube_at (const TilCube *self, int slot, guint moment);
/* How many between two moments of HAPPENS, or at the second of the others. */
gint64
til_cube_count (const TilCube *self, const guint node[TIL_N_DIMS], guint before, guint moment);

/* til-statistics-protect.c */
/* Of which moments something is told: what happened after the one until the other; STATE and
 * NEWEST: at the other. */
typedef struct
{
  guint before, moment;
} TilSpan;

/* Whether a node may be told beside all that is told of other periods, units and ages. */
gboolean til_cube_may_tell (TilCounting *counting,
                            TilFigureId figure,
                            const guint node[TIL_N_DIMS],
                            TilSpan span);
/* The rows and columns of a filter with what R13 hides: the rows' members, a row for what is in
 * none when there is any, and totals. spans: of every column and of the total after them, or one of
 * all when n_spans is 1. (transfer full) */
TilTable *til_cube_table (TilCounting *counting,
                          TilFigureId figure,
                          guint unit,
                          guint age,
                          const TilSpan *spans,
                          guint n_spans);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilCounting, til_counting_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilCube, til_cube_free)

G_END_DECLS
