/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-report.h"
#include "xlsx-reader.h"

G_BEGIN_DECLS

/* Finds a report's figures in a workbook, by what a reader sees: titles and headings. */
typedef struct
{
  const TilFigure *figure; /* borrowed: its headings only */
  guint sheet;             /* from 1 */
  guint row;               /* of the first cell, from 0 */
} FigureTable;

/* How a figure of the report is written in language; never fails. */
FigureTable figure_table_find (const XlsxBook *book, const TilFigure *figure, const char *language);
/* As `figures` would print it: "12", "58.8", "<5", "·", "–". (transfer full) */
char *figure_table_shown (const XlsxBook *book, const FigureTable *table, guint row, guint column);
/* A cell of a unit likewise. (transfer full) */
char *shown_from_cell (const char *cell, TilCellUnit unit);

G_END_DECLS
