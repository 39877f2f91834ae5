/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-bench.h"

#define SCROLL_FRAMES 600
#define SCROLL_PIXELS 180
#define SLOW_FRAME_US 16700

typedef struct
{
  TilChildrenPage *page; /* borrowed: it lives as long as the program */
  gboolean scroll;
  gboolean ready; /* the frame under way shows the list */
  gint64 frame_start;
  guint n_frames;
  guint n_slow;
  gint64 worst;
} Bench;

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
finish (Bench *bench)
{
  if (bench->scroll)
    g_print ("%-44s %10u of %u frames over 16.7 ms, the slowest %.1f ms\n", "scroll of the list",
             bench->n_slow, bench->n_frames, (double)bench->worst / 1000.0);
  g_application_quit (g_application_get_default ());
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  gint64 took = g_get_monotonic_time () - bench->frame_start;

  if (!bench->ready)
    return;
  if (!bench->scroll)
    {
      finish (bench);
      return;
    }
  if (!til_children_page_shows_all (bench->page))
    return;
  if (bench->n_frames == SCROLL_FRAMES)
    {
      finish (bench);
      return;
    }
  bench->n_frames++;
  bench->n_slow += took > SLOW_FRAME_US;
  bench->worst = MAX (bench->worst, took);
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
  bench->scroll = g_strcmp0 (g_getenv ("TILLSAMMANS_BENCH"), "scroll") == 0;
  g_object_set_data_full (G_OBJECT (page), "til-bench", bench, g_free);
  if (gtk_widget_get_realized (GTK_WIDGET (page)))
    realize_cb (GTK_WIDGET (page), bench);
  else
    g_signal_connect (page, "realize", G_CALLBACK (realize_cb), bench);
}
