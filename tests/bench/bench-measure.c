/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-measure.h"

#include <sys/resource.h>

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a;
  double y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static double
time_once (BenchFunc func, gpointer data)
{
  gint64 start = g_get_monotonic_time ();

  func (data);
  return (double)(g_get_monotonic_time () - start) / 1000.0;
}

double
bench_median (GArray *times)
{
  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, times->len / 2);
}

void
bench_print_header (void)
{
  g_print ("%-44s %10s %10s %7s %10s  %s\n", "", "median ms", "baseline", "ratio", "slowest",
           "baseline is");
}

void
bench_compare (const char *name,
               guint rounds,
               BenchFunc subject,
               gpointer subject_data,
               const char *baseline_name,
               BenchFunc baseline,
               gpointer baseline_data)
{
  g_autoptr (GArray) subject_times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) baseline_times = g_array_new (FALSE, FALSE, sizeof (double));
  double subject_median;
  double baseline_median;

  subject (subject_data);
  baseline (baseline_data);
  for (guint i = 0; i < rounds; i++)
    {
      double time = time_once (subject, subject_data);

      g_array_append_val (subject_times, time);
      time = time_once (baseline, baseline_data);
      g_array_append_val (baseline_times, time);
    }
  subject_median = bench_median (subject_times);
  baseline_median = bench_median (baseline_times);
  g_print ("%-44s %10.2f %10.2f %6.2fx %10.2f  %s\n", name, subject_median, baseline_median,
           subject_median / MAX (baseline_median, 0.0001),
           g_array_index (subject_times, double, rounds - 1), baseline_name);
}

double
bench_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024.0;
}
