/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times one whole program against another, turn by turn, with each one's peak memory.
 * usage: bench-programs NAME ROUNDS SUBJECT [ARGUMENT…] -- BASELINE [ARGUMENT…] */
#include "bench-measure.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char **argv;      /* borrowed, NULL-terminated */
  GArray *times;    /* (owned) (element-type double) ms */
  long peak_memory; /* KiB */
} Program;

static void
run_once (Program *self)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  double time;
  pid_t pid = fork ();

  if (pid == 0)
    {
      execv (self->argv[0], self->argv);
      _exit (127);
    }
  if (pid < 0 || wait4 (pid, &status, 0, &usage) != pid)
    g_error ("could not run %s", self->argv[0]);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("%s did not end well", self->argv[0]);
  time = (double)(g_get_monotonic_time () - start) / 1000.0;
  g_array_append_val (self->times, time);
  self->peak_memory = MAX (self->peak_memory, usage.ru_maxrss);
}

static BenchResult
summarize (Program *self)
{
  BenchResult result = { .median = bench_median (self->times),
                         .memory = (double)self->peak_memory / 1024.0 };

  result.slowest = g_array_index (self->times, double, self->times->len - 1);
  return result;
}

int
main (int argc, char *argv[])
{
  Program subject = { NULL, g_array_new (FALSE, FALSE, sizeof (double)), 0 };
  Program baseline = { NULL, g_array_new (FALSE, FALSE, sizeof (double)), 0 };
  int rounds = argc > 3 ? atoi (argv[2]) : 0;
  BenchResult results[2];

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  if (argc == 2 && strcmp (argv[1], "--header") == 0)
    {
      bench_print_header ("The window: one process, from its start", "MiB peak");
      return 0;
    }

  for (int i = 4; i < argc - 1; i++)
    if (g_str_equal (argv[i], "--"))
      {
        argv[i] = NULL;
        baseline.argv = argv + i + 1;
        break;
      }
  if (rounds < 1 || baseline.argv == NULL)
    {
      g_printerr (
          "usage: bench-programs NAME ROUNDS SUBJECT [ARGUMENT…] -- BASELINE [ARGUMENT…]\n");
      return 2;
    }
  subject.argv = argv + 3;
  for (int i = 0; i < rounds; i++)
    {
      run_once (&subject);
      run_once (&baseline);
    }
  results[0] = summarize (&subject);
  results[1] = summarize (&baseline);
  bench_print_row (argv[1], &results[0], &results[1], "the smallest GTK and libadwaita window");
  g_array_unref (subject.times);
  g_array_unref (baseline.times);
  return 0;
}
