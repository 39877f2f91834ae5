/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-bench.h"

#include <time.h>

#define SCROLL_FRAMES 600
#define SCROLL_PIXELS 180
#define SLOW_FRAME_US 16700
/* What is done once after the start, such as filling the closed menus, is no part of the scroll. */
#define SETTLE_FRAMES 30

typedef struct
{
  TilChildrenPage *page; /* borrowed: it lives as long as the program */
  gboolean scroll;
  gboolean ready; /* the frame under way shows the list */
  gint64 frame_start;
  gint64 busy_since; /* processor time of this thread when the last frame was done */
  guint n_settled;   /* frames since all rows are there */
  guint n_frames;
  guint n_slow;
  guint n_busy;
  gint64 worst;
  gint64 worst_busy;
  GArray *times; /* (owned) (element-type gint64) */
} Bench;

static void
bench_free (gpointer data)
{
  Bench *bench = data;

  g_array_unref (bench->times);
  g_free (bench);
}

/* What this thread worked, in microseconds: other programs on the computer don't count. */
static gint64
get_thread_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

gboolean
til_bench_is_on (void)
{
  return g_getenv ("TILLSAMMANS_BENCH") != NULL;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  bench->ready = bench->ready || til_children_page_is_loaded (bench->page);
  bench->frame_start = g_get_monotonic_time ();
}

static void
print_scroll (Bench *bench)
{
  g_array_sort (bench->times, compare_times);
  g_print ("scroll of the list: %u frames, %u over 16.7 ms; median %.1f ms, slowest %.1f ms\n",
           bench->n_frames, bench->n_slow,
           (double)g_array_index (bench->times, gint64, bench->n_frames / 2) / 1000.0,
           (double)bench->worst / 1000.0);
  g_print ("  by the processor time of its thread, rows arriving between frames included: %u over "
           "16.7 ms, slowest %.1f ms\n",
           bench->n_busy, (double)bench->worst_busy / 1000.0);
}

static void
finish (Bench *bench)
{
  if (bench->scroll)
    print_scroll (bench);
  g_application_quit (g_application_get_default ());
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  gint64 took = g_get_monotonic_time () - bench->frame_start;
  gint64 thread_time = get_thread_time ();
  gint64 busy = thread_time - bench->busy_since;

  bench->busy_since = thread_time;

  if (!bench->ready)
    return;
  if (!bench->scroll)
    {
      finish (bench);
      return;
    }
  if (!til_children_page_shows_all (bench->page) || ++bench->n_settled < SETTLE_FRAMES)
    return;
  if (bench->n_frames == SCROLL_FRAMES)
    {
      finish (bench);
      return;
    }
  bench->n_frames++;
  bench->n_slow += took > SLOW_FRAME_US;
  bench->n_busy += busy > SLOW_FRAME_US;
  bench->worst = MAX (bench->worst, took);
  bench->worst_busy = MAX (bench->worst_busy, busy);
  g_array_append_val (bench->times, took);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;

  if (bench->scroll && bench->n_frames > 0)
    til_children_page_scroll (bench->page, SCROLL_PIXELS);
  /* The next frame comes whether or not anything changed. */
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
realize_cb (GtkWidget *widget, gpointer data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), data);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), data);
  gtk_widget_add_tick_callback (widget, tick_cb, data, NULL);
}

void
til_bench_watch (TilChildrenPage *page)
{
  Bench *bench = g_new0 (Bench, 1);

  bench->page = page;
  bench->times = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench->scroll = g_strcmp0 (g_getenv ("TILLSAMMANS_BENCH"), "scroll") == 0;
  g_object_set_data_full (G_OBJECT (page), "til-bench", bench, bench_free);
  if (gtk_widget_get_realized (GTK_WIDGET (page)))
    realize_cb (GTK_WIDGET (page), bench);
  else
    g_signal_connect (page, "realize", G_CALLBACK (realize_cb), bench);
}
