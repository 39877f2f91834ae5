/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A keystroke in the search, from the new query to the first page of rows in the list that the
 * window shows: over the main loop, the worker and back. usage: bench-list REGISTER */
#include "bench-measure.h"
#include "til-child-list.h"

#include <locale.h>
#include <sqlite3.h>

#define PAGE 64

typedef struct
{
  TilStore *store;      /* (owned) */
  TilChildList *list;   /* (owned) */
  sqlite3 *raw;         /* (owned) the same file, read plainly */
  sqlite3_stmt *search; /* (owned) */
  GAsyncResult *result; /* (owned) (nullable) of the call under way */
  guint keystroke;
  gint64 child_id; /* is deleted and restored, so that something was written */
  gboolean deleted;
} Bench;

static const char *const KEYSTROKES[] = {
  "a", "an", "ann", "anna", "e", "er", "s", "sa", "sar", "ö"
};

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Bench *)data)->result, result);
}

static GAsyncResult *
wait_for_result (Bench *self)
{
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

static void
wait_for_rows (Bench *self)
{
  GListModel *model = G_LIST_MODEL (self->list);
  guint n;

  while (til_child_list_get_loading (self->list))
    g_main_context_iteration (NULL, TRUE);
  n = MIN (g_list_model_get_n_items (model), PAGE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TilChildRow) row = g_list_model_get_item (model, i);

      while (til_child_row_get_summary (row) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
show_query (Bench *self, const char *text)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();

  query->search = g_strdup (text);
  til_child_list_set_query (self->list, query);
  wait_for_rows (self);
}

static void
keystroke_subject (gpointer data)
{
  Bench *self = data;

  show_query (self, KEYSTROKES[self->keystroke++ % G_N_ELEMENTS (KEYSTROKES)]);
}

/* Somebody wrote; the list that is kept while somebody types has to be read again. */
static void
write_something (Bench *self)
{
  g_autoptr (GError) error = NULL;

  self->deleted = !self->deleted;
  g_clear_object (&self->result);
  til_store_set_deleted_async (self->store, TIL_DELETE_CHILD, self->child_id, self->deleted, NULL,
                               done_cb, self);
  if (!til_store_write_finish (self->store, wait_for_result (self), &error))
    g_error ("%s", error->message);
}

/* The plainest SQL that finds the same children: names that begin so, in name order. */
static void
raw_search (gpointer data)
{
  Bench *self = data;
  const char *text = KEYSTROKES[self->keystroke++ % G_N_ELEMENTS (KEYSTROKES)];
  g_autofree char *pattern = g_strconcat (text, "%", NULL);
  g_autofree char *inner = g_strconcat ("% ", text, "%", NULL);

  sqlite3_reset (self->search);
  sqlite3_bind_text (self->search, 1, pattern, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (self->search, 2, inner, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (self->search) == SQLITE_ROW)
    sqlite3_column_int64 (self->search, 0);
  /* A statement that is not reset would keep its lock. */
  sqlite3_reset (self->search);
}

static void
open_list (Bench *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  til_store_open_async (path, FALSE, NULL, done_cb, self);
  self->store = til_store_open_finish (wait_for_result (self), &error);
  if (self->store == NULL)
    g_error ("%s", error->message);
  til_store_set_actor (self->store, 0, "Bench");
  self->list = til_child_list_new (self->store);
}

static void
first_list (gpointer data)
{
  Bench *self = data;
  g_autoptr (TilChildRow) row = NULL;

  show_query (self, NULL);
  row = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  self->child_id = til_child_row_get_id (row);
}

static void
raw_list (gpointer data)
{
  Bench *self = data;

  if (sqlite3_exec (self->raw,
                    "SELECT id FROM child WHERE deleted_at IS NULL AND step <> 'closed'"
                    " ORDER BY name_key",
                    NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->raw));
}

static void
after_write (Bench *self, guint rounds)
{
  g_autoptr (GArray) subject = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) baseline = g_array_new (FALSE, FALSE, sizeof (double));
  BenchResult results[2] = { { .memory = -1 }, { .memory = -1, .slowest = -1 } };

  for (guint i = 0; i < rounds; i++)
    {
      gint64 start;
      double time;

      write_something (self);
      start = g_get_monotonic_time ();
      keystroke_subject (self);
      time = (double)(g_get_monotonic_time () - start) / 1000.0;
      g_array_append_val (subject, time);
      start = g_get_monotonic_time ();
      raw_search (self);
      time = (double)(g_get_monotonic_time () - start) / 1000.0;
      g_array_append_val (baseline, time);
    }
  results[0].median = bench_median (subject);
  results[0].slowest = g_array_index (subject, double, rounds - 1);
  results[1].median = bench_median (baseline);
  bench_print_row ("keystroke right after something was written", &results[0], &results[1],
                   "SQLite alone: LIKE over the names");
}

int
main (int argc, char *argv[])
{
  Bench bench = { NULL };

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  if (argc != 2)
    g_error ("usage: bench-list REGISTER");
  if (sqlite3_open_v2 (argv[1], &bench.raw, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (bench.raw,
                          "SELECT id FROM child WHERE deleted_at IS NULL AND step <> 'closed'"
                          " AND (given_name LIKE ?1 OR family_name LIKE ?1 OR given_name LIKE ?2"
                          " OR family_name LIKE ?2) ORDER BY name_key",
                          -1, &bench.search, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench.raw));
  open_list (&bench, argv[1]);

  bench_print_header ("The list, over the main loop and the worker", "MiB added");
  bench_compare ("the list again, nothing written since", 20, first_list, &bench,
                 "SQLite alone: the ids in name order", raw_list, &bench);
  bench_compare ("search keystroke to first page of rows", 50, keystroke_subject, &bench,
                 "SQLite alone: LIKE over the names", raw_search, &bench);
  after_write (&bench, 21);
  g_print ("%-46s %9.1f MiB at the most, the program and all pages read\n", "memory of the process",
           bench_peak_memory ());

  g_object_unref (bench.list);
  til_store_close (bench.store);
  g_object_unref (bench.store);
  g_clear_object (&bench.result);
  sqlite3_finalize (bench.search);
  sqlite3_close (bench.raw);
  return 0;
}
