/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-chart.h"
#include "til-sheet-private.h"
#include "til-type.h"

G_BEGIN_DECLS

/* A chart is laid out from top to bottom into a block; x counts from the side where the language
 * begins to read. Only what may be published comes here: a hidden cell is its sign, and has no
 * length. */

struct _TilChart
{
  TilDrawnKind kind;
  const TilReport *report; /* (borrowed) (nullable) */
  TilFigureId figure;
  const TilRoundResult *round;       /* (borrowed) (nullable) */
  const TilQuestionResult *question; /* (borrowed) (nullable) */
  const TilSurveyResults *results;   /* (borrowed) (nullable) */
  const TilQuestionTrend *trend;     /* (borrowed) (nullable) */
  gboolean without_sectors;          /* where a table beside it has them */
  /* The last one laid out. */
  TilBlock *block; /* (owned) (nullable) */
  double width, size;
  const TilPalette *palette;
  char *language; /* (owned) */
};

typedef struct
{
  TilBlock *block; /* borrowed */
  const TilPalette *palette;
  const char *language;
  gboolean rtl;
  double width;
  double size; /* of body text */
  double y;    /* where the next thing goes */
} ChartMaker;

typedef enum
{
  CHART_START,
  CHART_CENTRE,
  CHART_END
} ChartAlign;

/* til-chart-parts.c */

#define CHART_SMALL 0.86 /* of the body text */

/* Where something width wide stands that begins x from the start of the line. */
double chart_x (const ChartMaker *maker, double x, double width);
/* text wrapped to room (negative: not); smaller when a word is wider than that. (transfer full) */
PangoLayout *chart_layout (
    const ChartMaker *maker, const char *text, double factor, TilWeight weight, double room);
/* The width of the widest line, and the height of all. */
void chart_measure (const ChartMaker *maker,
                    const char *text,
                    double factor,
                    TilWeight weight,
                    double room,
                    double *width,
                    double *height);
double
chart_longest_word (const ChartMaker *maker, const char *text, double factor, TilWeight weight);
/* Writes text within room from x on, with its top at y. Returns its height. */
double chart_write (ChartMaker *maker,
                    const char *text,
                    double factor,
                    TilWeight weight,
                    TilColour colour,
                    double x,
                    double y,
                    double room,
                    ChartAlign align);
/* The same, level with the middle of a bar. */
void chart_write_middle (ChartMaker *maker,
                         const char *text,
                         double factor,
                         TilWeight weight,
                         TilColour colour,
                         double x,
                         double middle,
                         double room,
                         ChartAlign align);
void chart_bar (ChartMaker *maker, double x, double y, double width, double height, TilColour fill);
/* Where bars begin. */
void chart_zero_line (ChartMaker *maker, double x, double top, double bottom);
/* What stands for a hidden group: always of the same size. */
double chart_hidden_width (const ChartMaker *maker);
void chart_hidden_bar (ChartMaker *maker, double x, double y, double height);
/* The one hue, light to dark: share 0..1. */
TilColour chart_hue (const TilPalette *palette, double share);
TilColour chart_accent (const TilPalette *palette);
TilColour chart_faint_accent (const TilPalette *palette);
TilColour chart_text_on (const TilPalette *palette, TilColour fill);
/* A number as it stands in running text of the language. (transfer full) */
char *chart_number (const char *language, const char *text);
const char *chart_decimal (const char *language);
/* Between things that are listed. */
const char *chart_comma (const char *language);
/* The language that text is set in on a page in language: on a page in Arabic, numbers and what
 * people wrote in other letters run from the left. */
const char *chart_language_of (const char *language, const char *text);
/* "79.5 %", "<5": with its per cent sign when it is a share that is shown. (transfer full) */
char *chart_cell_text (TilCell cell, TilCellUnit unit, const char *language);
/* "79.5 % (n = 44)"; "<5" when hidden. (transfer full) */
char *chart_share_text (const TilShare *share, const char *language);
char *chart_choice_text (const TilShare *share, const char *language); /* without n */
char *chart_n_text (const TilShare *share, const char *language);      /* "n = 44" */
/* The days of a figure: "2026", or "2026-01-01 – 2026-06-30". (transfer full) */
char *chart_period (const TilStatisticsQuery *query, const char *language);
/* The same under a point: a year, as the rest is said elsewhere. (transfer full) */
char *chart_year (const TilStatisticsQuery *query, const char *language);
/* A line in small bold type above what follows. */
void chart_caption (ChartMaker *maker, const char *text);

/* til-chart-plot.c: values over time. */

typedef struct
{
  char *name;     /* (owned) under it: a year, a round, a day */
  char *text;     /* (owned) over it: "79.5 %", "<5", "–" */
  char *sub;      /* (owned) (nullable) under the name: "n = 44" */
  gboolean known; /* otherwise value has no meaning and nothing is drawn to scale */
  gboolean hidden;
  gboolean faint; /* of another question */
  gboolean break_before;
  gboolean has_interval;
  double value, low, high;
} ChartPoint;

void chart_point_clear (gpointer point);
GArray *chart_points_new (void); /* (element-type ChartPoint) (transfer full) */
/* Zero-based, up to max. grid: lines at 0, half and all, as shares. */
void chart_plot (ChartMaker *maker,
                 const GArray *points,
                 double max,
                 double height,
                 double left,
                 gboolean grid,
                 gboolean names);

/* til-chart-figure.c, til-chart-trend.c, til-chart-survey.c */
void chart_draw_figure (ChartMaker *maker, const TilReport *report, TilFigureId figure);
void chart_draw_trend (ChartMaker *maker, const TilReport *report, TilFigureId figure);
void
chart_draw_answers (ChartMaker *maker, const TilQuestionResult *question, gboolean with_sectors);
void chart_draw_survey_trend (ChartMaker *maker,
                              const TilSurveyResults *results,
                              const TilQuestionTrend *trend);
/* A figure's headline over the years; max: of their scale. (transfer full) */
GArray *
chart_trend_points (const TilReport *report, TilFigureId id, const char *language, double *max);
/* With its per cent sign. (transfer full) */
char *chart_headline_text (const TilFigure *figure, const char *language);
/* "n = 44": how many a share or a median is taken from; NULL for a count. (transfer full) */
char *chart_headline_n (const TilFigure *figure, const char *language);
GArray *chart_survey_points (const TilSurveyResults *results,
                             const TilQuestionTrend *trend,
                             const char *language);
/* A line of its own for each row (element-type guint), all on one scale, with the columns' names
 * under the last; names: the room for the rows' names, 0 above. */
void
chart_draw_series (ChartMaker *maker, const TilFigure *figure, const GArray *rows, double names);
/* 0 unless it is published. */
double chart_cell_value (TilCell cell);
gboolean chart_cell_is_hidden (TilCell cell);
/* The row or column with that key; -1 when none. */
int chart_find_heading (const GPtrArray *headings, const char *key);
/* The cell of the same row and column last year; NONE when it has none. */
TilCell
chart_cell_before (const TilReport *report, const TilFigure *figure, guint row, guint column);
/* Of a share column: the count that it is a share of, in the same row. FALSE when there is none. */
gboolean chart_share_base (const TilFigure *figure, guint row, TilCell *base);

/* The chart as a block of that width. (transfer full) */
TilBlock *til_chart_block (
    TilChart *self, double width, double size, const TilPalette *palette, const char *language);

G_END_DECLS
