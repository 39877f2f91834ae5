/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-measure.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>

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

/* A line such as VmHWM of what the system says of this process, in MiB. */
static double
read_status (const char *key)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return -1;
  line = strstr (status, key);
  return line != NULL ? g_ascii_strtod (line + strlen (key), NULL) / 1024.0 : -1;
}

/* What one run adds to the process at the most. */
static double
measure_memory (BenchFunc func, gpointer data)
{
  FILE *reset = fopen ("/proc/self/clear_refs", "w");
  double before, peak;
  gboolean done;

  if (reset == NULL)
    return -1;
  malloc_trim (0);
  done = fputs ("5", reset) >= 0;
  if (fclose (reset) != 0 || !done)
    return -1;
  before = read_status ("VmRSS:");
  func (data);
  peak = read_status ("VmHWM:");
  return before < 0 || peak < 0 ? -1 : MAX (peak - before, 0);
}

/* printf() counts bytes, and × and å are two. */
static void
print_padded (const char *text, long width)
{
  g_print ("%s%*s", text, (int)MAX (width - g_utf8_strlen (text, -1), 0), "");
}

static void
print_number (int decimals, double number)
{
  g_autofree char *text = number < 0 ? g_strdup ("-") : g_strdup_printf ("%.*f", decimals, number);

  g_print (" %9s", text);
}

static void
print_ratio (double number, double baseline, double least)
{
  g_autofree char *text = number < 0 || baseline < least
                              ? g_strdup ("-")
                              : g_strdup_printf ("%.2fx", number / baseline);

  g_print (" %8s", text);
}

void
bench_print_header (const char *title, const char *memory)
{
  g_print ("\n");
  print_padded (title, 46);
  g_print (" %9s %9s %8s %9s %9s %9s %8s  baseline is\n", "median ms", "baseline", "ratio",
           "slowest", memory, "baseline", "ratio");
}

void
bench_print_row (const char *name,
                 const BenchResult *subject,
                 const BenchResult *baseline,
                 const char *baseline_name)
{
  print_padded (name, 46);
  print_number (2, subject->median);
  print_number (2, baseline->median);
  print_ratio (subject->median, baseline->median, 0.005);
  print_number (2, subject->slowest);
  print_number (1, subject->memory);
  print_number (1, baseline->memory);
  print_ratio (subject->memory, baseline->memory, 0.1);
  g_print ("  %s\n", baseline_name);
}

static BenchResult
summarize (GArray *times, double memory)
{
  BenchResult result = { .median = bench_median (times), .memory = memory };

  result.slowest = g_array_index (times, double, times->len - 1);
  return result;
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
  double subject_memory = measure_memory (subject, subject_data);
  double baseline_memory = measure_memory (baseline, baseline_data);
  BenchResult subject_result, baseline_result;

  for (guint i = 0; i < rounds; i++)
    {
      double time = time_once (subject, subject_data);

      g_array_append_val (subject_times, time);
      time = time_once (baseline, baseline_data);
      g_array_append_val (baseline_times, time);
    }
  subject_result = summarize (subject_times, subject_memory);
  baseline_result = summarize (baseline_times, baseline_memory);
  bench_print_row (name, &subject_result, &baseline_result, baseline_name);
}

double
bench_peak_memory (void)
{
  return read_status ("VmHWM:");
}
