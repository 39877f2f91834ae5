/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Notes what the code under measure hands to libxlsxwriter (the linker leads its calls through
 * here), and writes the very same cells, and as many charts, with libxlsxwriter alone: no styles,
 * no widths. */
typedef struct _BenchWorkbook BenchWorkbook;

BenchWorkbook *bench_workbook_new (void);
void bench_workbook_free (BenchWorkbook *self);
/* What is written from now on is noted; NULL: no longer. */
void bench_workbook_record (BenchWorkbook *self);
guint bench_workbook_count (const BenchWorkbook *self);
guint bench_workbook_count_charts (const BenchWorkbook *self);
gboolean bench_workbook_replay (const BenchWorkbook *self, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchWorkbook, bench_workbook_free)

G_END_DECLS
