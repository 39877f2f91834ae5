/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-report.h"
#include "til-xlsx.h"

G_BEGIN_DECLS

/* The sheets of the steering group's workbook, in order; surveys come after the trend. */
typedef enum
{
  TIL_BOOK_SHEET_OVERVIEW,
  TIL_BOOK_SHEET_CHILDREN,
  TIL_BOOK_SHEET_MAPPINGS,
  TIL_BOOK_SHEET_AREAS,
  TIL_BOOK_SHEET_CONSENT,
  TIL_BOOK_SHEET_MEETINGS,
  TIL_BOOK_SHEET_LEAD_TIMES,
  TIL_BOOK_SHEET_ACTIONS,
  TIL_BOOK_SHEET_CONCERNS,
  TIL_BOOK_SHEET_TEAMS,
  TIL_BOOK_SHEET_TREND,
  TIL_BOOK_SHEET_ACTIVITIES,
  TIL_BOOK_SHEET_PLAN,
  TIL_BOOK_SHEET_AGREEMENTS,
  TIL_BOOK_SHEET_REFERENCES,
  TIL_BOOK_SHEET_DEFINITIONS,
  TIL_N_BOOK_SHEET_KINDS
} TilBookSheetKind;

typedef struct
{
  const TilReport *report;
  TilXlsx *xlsx;
  char *period; /* (owned) and what is filtered by */
  TilXlsxSheet *sheets[TIL_N_BOOK_SHEET_KINDS];
  GPtrArray *survey_sheets; /* (owned) (element-type TilXlsxSheet) (nullable elements) as surveys */
} TilReportBook;

/* til-report-workbook.c: which sheet a figure stands on, and what its rows are called. */
TilBookSheetKind til_report_book_place (TilFigureId figure);
const char *til_report_book_rows_key (TilFigureId figure);

/* til-report-workbook-figures.c */
/* Where tables and charts of a sheet stand, so that those below one another share columns. */
typedef struct
{
  guint last_column;  /* of tables */
  guint chart_column; /* beside the tables, or 0: below them */
  guint note_column;  /* the last that sentences go over */
  guint data_column;  /* the first of the charts' own */
} TilBookLayout;

/* Any figure as a table with its definition and chart. Returns the row after it. */
guint til_report_book_write_figure (TilReportBook *self,
                                    TilXlsxSheet *sheet,
                                    const TilBookLayout *layout,
                                    const TilFigure *figure,
                                    gboolean heading,
                                    guint row);
/* Every figure that has its place there; the sheet is left open for more. Returns the row after. */
guint til_report_book_write_figures (TilReportBook *self, TilBookSheetKind kind);
void til_report_book_begin (TilReportBook *self,
                            TilXlsxSheet *sheet,
                            const char *title,
                            guint last_title_row);

/* til-report-workbook-overview.c */
void til_report_book_write_overview (TilReportBook *self);
void til_report_book_write_trend (TilReportBook *self);
void til_report_book_write_definitions (TilReportBook *self);

/* til-report-workbook-survey.c */
void til_report_book_write_survey (TilReportBook *self,
                                   const TilSurveyResults *results,
                                   TilXlsxSheet *sheet);
TilCell til_report_book_share (const TilShare *share);
TilCell til_report_book_share_n (const TilShare *share);

/* til-report-workbook-work.c: what the organisations do together */
void til_report_book_write_activities (TilReportBook *self);
void til_report_book_write_plan (TilReportBook *self);
void til_report_book_write_agreements (TilReportBook *self);
void til_report_book_write_references (TilReportBook *self);
/* The share of the population that is in the process, by age group. Returns the row after. */
guint til_report_book_write_population (TilReportBook *self, guint row);

G_END_DECLS
