/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-report.h"
#include "til-sheet.h"

G_BEGIN_DECLS

/* Writes a sheet by the ending of path: .pdf (all pages), .png (300 dpi) or .svg (first page;
 * further pages beside it as NAME-2.png). Written to a temporary file and renamed, so that a full
 * disk leaves nothing half done. Errors: TIL_ERROR_INVALID for another ending, FULL, READ_ONLY,
 * FAILED. */
gboolean til_export_sheet (const TilSheet *sheet, const char *path, GError **error);

/* The steering group's workbook (xlsx): one sheet for each part of the report with tables, native
 * charts and definitions, in language; right to left for Arabic. Holds the report's published cells
 * and nothing else: no name of a person, no comment, no answer in free text (R13). Errors as
 * til_export_sheet(). */
gboolean til_export_report_workbook (const TilReport *report,
                                     const char *language,
                                     const char *path,
                                     GError **error);

G_END_DECLS
