/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-facts.h"
#include "til-suppress.h"

G_BEGIN_DECLS

/* The steering group's figures, counted and protected (R13) in one place: screen, workbook, PDF and
 * command line show these cells and nothing else. No names of persons, no free text, no total over
 * areas for a child (R3).
 *
 * R13 over time: of a cell of things that happen, only sums between such days are published that
 * lie apart by 5 or more, or by none: til-period.c. So what is published of one period, taken from
 * what is published of another, is never a group under 5. */

typedef struct
{
  TilDate from, to; /* both days included */
  gint64 unit_id;   /* only children of this unit; 0 all */
  int age_group;    /* TilAgeGroup, -1 all */
} TilStatisticsQuery;

typedef enum
{
  TIL_CELL_VALUE,  /* published */
  TIL_CELL_SMALL,  /* 1-4: "<5" */
  TIL_CELL_HIDDEN, /* hidden to protect another: "·" */
  TIL_CELL_NONE,   /* nothing there to count: "–" */
} TilCellShown;

typedef struct
{
  TilCellShown shown;
  double value; /* a count, a share 0..1, or days; 0 unless shown is VALUE */
} TilCell;

typedef enum
{
  TIL_UNIT_COUNT,
  TIL_UNIT_SHARE, /* "79.5 %" */
  TIL_UNIT_DAYS,
} TilCellUnit;

/* A row or a column. */
typedef struct
{
  char *key;        /* (owned) in `figures`: "map", "0-6", "all", a year, a unit's name */
  char *label;      /* (owned) (nullable) label key: "step.map"; NULL: text stands for itself */
  char *text;       /* (owned) (nullable) own words: a unit's or a team's name, a year, a day */
  TilCellUnit unit; /* of a column */
  gboolean total;   /* bold, after the others */
} TilHeading;

typedef enum
{
  TIL_CHART_NONE,
  TIL_CHART_BARS,    /* one bar a row, of the first column */
  TIL_CHART_STACKED, /* columns beside one another on one bar a row */
  TIL_CHART_LINES,   /* one line a row over the columns */
} TilChartKind;

/* One table of figures. Which ones there are is til-figure-classes.c. */
typedef struct
{
  TilFigureId id;
  const char *key;        /* "children", as in `figures` */
  const char *title;      /* label key "figure.children" */
  const char *definition; /* label key "definition.children": a sentence */
  gboolean state;         /* on the last day, rather than in the period */
  TilChartKind chart;
  GPtrArray *rows;    /* (owned) (element-type TilHeading) totals last */
  GPtrArray *columns; /* (owned) (element-type TilHeading) totals and shares last */
  TilCell *cells;     /* (owned) row by row */
  guint headline_row, headline_column; /* the cell that stands for the figure among the few */
} TilFigure;

typedef struct
{
  TilStatisticsQuery query;
  GPtrArray *figures; /* (owned) (element-type TilFigure) by TilFigureId, all TIL_N_FIGURES */
} TilStatistics;

/* Pure: the same facts and query give the same figures. */
TilStatistics *til_statistics_new (const TilFacts *facts, const TilStatisticsQuery *query);
/* Of several periods with the same filter, counted together. (element-type TilStatistics) (transfer
 * full) */
GPtrArray *til_statistics_new_several (const TilFacts *facts,
                                       const TilStatisticsQuery *queries,
                                       guint n_queries);
void til_statistics_free (TilStatistics *self);
const TilFigure *til_statistics_get (const TilStatistics *self, TilFigureId id);
TilCell til_figure_cell (const TilFigure *self, guint row, guint column);
TilCell til_figure_headline (const TilFigure *self);
/* The children counted in a cell, for those who may see children: never printed or exported. Each
 * once; empty for figures of no child. (element-type gint64) (transfer full) */
GArray *til_statistics_children (const TilFacts *facts,
                                 const TilStatisticsQuery *query,
                                 TilFigureId figure,
                                 guint row,
                                 guint column);

/* The same days so many years before. */
TilStatisticsQuery til_statistics_query_before (const TilStatisticsQuery *self, int years);
/* The days that states must be looked at for the query and n_years before it, oldest first: what
 * til_register_collect_facts() asks for. (element-type TilDate) (transfer full) */
GArray *til_statistics_query_days (const TilStatisticsQuery *self, int n_years);

/* "1204", "79.5", "<5", "·", "–": as shown everywhere; decimal "." or ",". No "%". (transfer full)
 */
char *til_cell_format (TilCell cell, TilCellUnit unit, const char *decimal);
/* A heading in a language. */
const char *til_heading_text (const TilHeading *self, const char *language);
/* Whether til_statistics_children() can list who is behind its cells. */
gboolean til_figure_is_of_children (TilFigureId id);
const char *til_figure_key (TilFigureId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilStatistics, til_statistics_free)

G_END_DECLS
