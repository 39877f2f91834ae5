/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-chart-private.h"
#include "til-wheel-sheet-private.h"

G_BEGIN_DECLS

/* The sheets of surveys, plans, the year and the report while they are laid out: staff read them,
 * so words are 10 points. */
typedef struct
{
  SheetMaker base;
  GPtrArray *blocks; /* (owned) (element-type TilBlock) one under another */
  double page_width, page_height;
  double body;       /* size of ordinary words */
  double page_room;  /* how high a block may be at the most */
  guint heading_end; /* after so many blocks what follows is kept with a heading */
  gboolean is_tight; /* rows and headings closer to one another */
} ReportMaker;

void report_maker_init (ReportMaker *maker,
                        TilPaper paper,
                        gboolean landscape,
                        const char *const languages[2],
                        double scale);
void report_maker_clear (ReportMaker *maker);
/* What the sheet is called: the heading of the first page, and small above the others. */
void report_maker_set_title (ReportMaker *maker, const char *const titles[2]);
/* How many pages the blocks take as they are. */
guint report_maker_count_pages (ReportMaker *maker);
/* Lays the blocks out, page by page, with headers and page numbers. (transfer full) */
TilSheet *report_maker_finish (ReportMaker *maker, GError **error);

void report_maker_add (ReportMaker *maker, TilBlock *block);
/* What comes next begins a page. */
void report_maker_new_page (ReportMaker *maker);
void report_maker_space (ReportMaker *maker, double height);
void report_maker_keep (ReportMaker *maker); /* the last block with the next */
/* The title in each language, and under it a line about it (nullable). */
void report_maker_title (ReportMaker *maker, const char *const subtitles[2]);
/* In the first language; a heading is kept with what follows. */
void report_maker_heading (ReportMaker *maker, const char *text);
void report_maker_subheading (ReportMaker *maker, const char *text);
void report_maker_paragraph (ReportMaker *maker, const char *text, TilColour colour);
/* What must not be missed, with a bar at its side. */
void report_maker_warning (ReportMaker *maker, const char *text);
/* A text in width, wrapped, aligned to the side where the page starts reading. (transfer full) */
PangoLayout *report_maker_text (
    ReportMaker *maker, const char *text, double size, TilWeight weight, double width);
/* Takes the chart over. */
void report_maker_chart (ReportMaker *maker, TilChart *chart);
double report_maker_x (const ReportMaker *maker, double x, double width);

/* A table: the head stands again where a page begins, and rows are never cut. */
typedef struct
{
  const char *text; /* borrowed */
  gboolean number;  /* at the side where the line ends */
  gboolean bold;
  gboolean faint;
  int status;    /* TilUndertakingStatus whose mark stands before the words, -1 none */
  gboolean mark; /* whether status counts */
} ReportCell;

typedef struct
{
  guint n_columns;
  double *widths;   /* (owned) */
  TilBlock *header; /* (owned) (nullable) */
} ReportTable;

/* Widths that fit texts: row by row, n_rows * n_columns, the first row the head. */
ReportTable *report_table_new (
    ReportMaker *maker, const ReportCell *cells, guint n_rows, guint n_columns, gboolean full);
ReportTable *report_table_new_shares (ReportMaker *maker, const double *shares, guint n_columns);
void report_table_free (ReportTable *self);
void report_table_row (ReportMaker *maker,
                       ReportTable *table,
                       const ReportCell *cells,
                       gboolean is_head);
/* All at once, from report_table_new()'s cells. Returns the width. */
double report_maker_table (
    ReportMaker *maker, const ReportCell *cells, guint n_rows, guint n_columns, gboolean full);

/* til-survey-sheet.c: rounds, and each question over them. */
void report_maker_survey (ReportMaker *maker, const TilSurveyResults *results);
/* til-plan-sheet.c: goal by goal; brief: without indicators and comments. */
void report_maker_plan (ReportMaker *maker,
                        const GPtrArray *undertakings,
                        TilDate today,
                        gboolean is_brief);
void report_maker_plan_chart (ReportMaker *maker, const GPtrArray *undertakings, TilDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportTable, report_table_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReportMaker, report_maker_clear)

G_END_DECLS
