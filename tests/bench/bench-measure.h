/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times a subject against a baseline in the same run, turn by turn, so that both meet the same
 * machine. */
typedef void (*BenchFunc) (gpointer data);

/* Prints one line: name, medians in milliseconds, ratio of the medians, slowest subject. */
void bench_compare (const char *name,
                    guint rounds,
                    BenchFunc subject,
                    gpointer subject_data,
                    const char *baseline_name,
                    BenchFunc baseline,
                    gpointer baseline_data);
void bench_print_header (void);
/* Sorts times (element-type double) and gives the middle one. */
double bench_median (GArray *times);
/* Peak resident memory of this process so far, MiB. */
double bench_peak_memory (void);

G_END_DECLS
