/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times a subject against a baseline in the same run, turn by turn, so that both meet the same
 * machine. */
typedef void (*BenchFunc) (gpointer data);

/* What one side of a comparison took; a negative number was not measured. */
typedef struct
{
  double median;  /* ms */
  double slowest; /* ms */
  double memory;  /* MiB at the most: of one run, or of a whole program */
} BenchResult;

void bench_print_header (const char *title, const char *memory);
/* One line of the table: times, their ratio, memory and its ratio. */
void bench_print_row (const char *name,
                      const BenchResult *subject,
                      const BenchResult *baseline,
                      const char *baseline_name);
/* Runs both and prints their line. memory: the most that one run added to the process. */
void bench_compare (const char *name,
                    guint rounds,
                    BenchFunc subject,
                    gpointer subject_data,
                    const char *baseline_name,
                    BenchFunc baseline,
                    gpointer baseline_data);
/* Sorts times (element-type double) and gives the middle one. */
double bench_median (GArray *times);
/* Peak resident memory of this process so far, MiB. */
double bench_peak_memory (void);

G_END_DECLS
