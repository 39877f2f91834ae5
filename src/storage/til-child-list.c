/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-row-private.h"
#include "til-store-private.h"

#include <string.h>

#define PAGE_SIZE 64
#define N_RECENT_PAGES 4

struct _TilChildList
{
  GObject parent_instance;

  TilStore *store;      /* (owned) */
  TilChildQuery *query; /* (owned) (nullable) */
  GArray *ids;          /* (owned) (element-type gint64) */
  GHashTable *rows;     /* (owned) RowEntry by its id: the rows that somebody holds */
  GQueue
      recent; /* (owned) (element-type GPtrArray) pages kept so that scrolling back shows no gap */
  GHashTable *pending_pages;       /* (owned) page numbers that were asked for and not answered */
  GCancellable *page_cancellable;  /* (owned) of all of them */
  GCancellable *query_cancellable; /* (owned) (nullable) set while a query is under way */
  guint64 generation; /* of ids: answers from an earlier one say nothing about today's pages */
  gboolean stale;     /* something was written while a query was under way */
};

typedef struct
{
  TilChildList *list; /* borrowed */
  gint64 id;
  TilChildRow *row; /* (weak) */
} RowEntry;

/* One worker job: the ids, the first page of rows, and again the rows that are in use. */
typedef struct
{
  TilChildQuery *query; /* (owned) */
  GArray *live;         /* (owned) (element-type gint64) */
  GArray *ids;          /* (owned) (nullable) the answer (element-type gint64) */
  guint n_first;        /* summaries[0 .. n_first - 1] are of the first page */
  GPtrArray *summaries; /* (owned) (nullable) */
} QueryJob;

typedef struct
{
  TilChildList *list; /* (owned) */
  guint64 generation;
  guint page;
} PageRequest;

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_N_ITEMS,
  N_PROPERTIES
};
enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

static void til_child_list_list_model_init (GListModelInterface *iface);
static void start_query (TilChildList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (TilChildList,
                               til_child_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      til_child_list_list_model_init))

static void
query_job_free (QueryJob *self)
{
  til_child_query_free (self->query);
  g_array_unref (self->live);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->summaries, g_ptr_array_unref);
  g_free (self);
}

static void
row_gone_cb (gpointer data, GObject *row)
{
  RowEntry *entry = data;

  g_hash_table_remove (entry->list->rows, &entry->id);
}

/* (transfer full) */
static TilChildRow *
ensure_row (TilChildList *self, gint64 id)
{
  RowEntry *entry = g_hash_table_lookup (self->rows, &id);

  if (entry != NULL)
    return g_object_ref (entry->row);
  entry = g_new (RowEntry, 1);
  entry->list = self;
  entry->id = id;
  entry->row = til_child_row_new (id);
  g_object_weak_ref (G_OBJECT (entry->row), row_gone_cb, entry);
  g_hash_table_insert (self->rows, &entry->id, entry);
  return entry->row;
}

static void
drop_page (gpointer page)
{
  g_ptr_array_unref (page);
}

/* Hands summaries from index from to to - 1 to their rows. keep: makes the rows that are missing,
 * and holds on to all. */
static void
take_summaries (TilChildList *self, GPtrArray *summaries, guint from, guint to, gboolean keep)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = from; i < to; i++)
    {
      TilChildSummary *summary = g_steal_pointer (&g_ptr_array_index (summaries, i));

      if (summary == NULL)
        continue;
      if (!keep && !g_hash_table_contains (self->rows, &summary->id))
        {
          til_child_summary_free (summary);
          continue;
        }
      g_ptr_array_add (page, ensure_row (self, summary->id));
      til_child_row_take_summary (page->pdata[page->len - 1], summary);
    }
  if (!keep)
    return;
  g_queue_push_tail (&self->recent, g_steal_pointer (&page));
  if (self->recent.length > N_RECENT_PAGES)
    drop_page (g_queue_pop_head (&self->recent));
}

static void
report_failure (TilChildList *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
page_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PageRequest *request = data;
  TilChildList *self = request->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      summaries = til_store_get_summaries_finish (TIL_STORE (source), result, &error);

  if (request->generation == self->generation)
    g_hash_table_remove (self->pending_pages, GUINT_TO_POINTER (request->page));
  if (summaries != NULL)
    take_summaries (self, summaries, 0, summaries->len, TRUE);
  else
    report_failure (self, error);
  g_object_unref (request->list);
  g_free (request);
}

static void
request_page (TilChildList *self, guint page)
{
  PageRequest *request;
  guint first = page * PAGE_SIZE;

  if (!g_hash_table_add (self->pending_pages, GUINT_TO_POINTER (page)))
    return;
  request = g_new (PageRequest, 1);
  request->list = g_object_ref (self);
  request->generation = self->generation;
  request->page = page;
  til_store_get_summaries_async (self->store, &g_array_index (self->ids, gint64, first),
                                 MIN (PAGE_SIZE, self->ids->len - first), self->page_cancellable,
                                 page_ready_cb, request);
}

/* On the worker. */
static gboolean
run_query (TilRegister *reg, TilCall *call, GError **error)
{
  QueryJob *job = call->object;
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));

  job->ids = til_register_query_children (reg, job->query, error);
  if (job->ids == NULL)
    return FALSE;
  job->n_first = MIN (PAGE_SIZE, job->ids->len);
  g_array_append_vals (wanted, job->ids->data, job->n_first);
  g_array_append_vals (wanted, job->live->data, job->live->len);
  job->summaries = til_register_get_summaries (reg, (const gint64 *)(gpointer)wanted->data,
                                               wanted->len, error);
  return job->summaries != NULL;
}

/* Puts ids in place of the old ones and tells what lies between their common beginning and end. */
static void
replace_ids (TilChildList *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  const gint64 *a = (const gint64 *)(gpointer)old->data;
  const gint64 *b = (const gint64 *)(gpointer)ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint prefix = 0, suffix = 0;

  while (prefix < shorter && a[prefix] == b[prefix])
    prefix++;
  while (suffix < shorter - prefix && a[old->len - 1 - suffix] == b[ids->len - 1 - suffix])
    suffix++;

  self->ids = g_array_ref (ids);
  self->generation++;
  g_hash_table_remove_all (self->pending_pages);
  if (prefix + suffix == old->len && prefix + suffix == ids->len)
    return;
  g_list_model_items_changed (G_LIST_MODEL (self), prefix, old->len - prefix - suffix,
                              ids->len - prefix - suffix);
  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
query_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TilChildList) self = data;
  g_autoptr (GError) error = NULL;
  TilCall *call = til_store_call_finish (TIL_STORE (source), result, run_query, &error);

  /* A later query took over: its own answer will come. */
  if (g_task_get_cancellable (G_TASK (result)) != self->query_cancellable)
    return;
  g_clear_object (&self->query_cancellable);
  if (call != NULL)
    {
      QueryJob *job = call->object;

      take_summaries (self, job->summaries, 0, job->n_first, TRUE);
      take_summaries (self, job->summaries, job->n_first, job->summaries->len, FALSE);
      replace_ids (self, job->ids);
    }
  else
    report_failure (self, error);
  if (self->query_cancellable != NULL)
    return;
  if (self->stale)
    start_query (self);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
start_query (TilChildList *self)
{
  TilCall *call = til_call_new ();
  QueryJob *job = g_new0 (QueryJob, 1);
  GHashTableIter iter;
  gpointer entry;

  job->query = til_child_query_copy (self->query);
  job->live = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_array_append_val (job->live, ((RowEntry *)entry)->id);
  call->object = job;
  call->object_free = (GDestroyNotify)query_job_free;

  self->stale = FALSE;
  self->query_cancellable = g_cancellable_new ();
  til_store_call (self->store, TIL_CALL_READ, run_query, call, self->query_cancellable,
                  query_ready_cb, g_object_ref (self));
}

static void
store_changed_cb (TilStore *store, TilChildList *self)
{
  if (self->query == NULL)
    return;
  if (self->query_cancellable != NULL)
    {
      self->stale = TRUE;
      return;
    }
  start_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static GType
til_child_list_get_item_type (GListModel *model)
{
  return TIL_TYPE_CHILD_ROW;
}

static guint
til_child_list_get_n_items (GListModel *model)
{
  return TIL_CHILD_LIST (model)->ids->len;
}

static gpointer
til_child_list_get_item (GListModel *model, guint position)
{
  TilChildList *self = TIL_CHILD_LIST (model);
  TilChildRow *row;

  if (position >= self->ids->len)
    return NULL;
  row = ensure_row (self, g_array_index (self->ids, gint64, position));
  if (til_child_row_get_summary (row) == NULL)
    request_page (self, position / PAGE_SIZE);
  return row;
}

static void
til_child_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = til_child_list_get_item_type;
  iface->get_n_items = til_child_list_get_n_items;
  iface->get_item = til_child_list_get_item;
}

static void
til_child_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TilChildList *self = TIL_CHILD_LIST (object);

  switch (id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, til_child_list_get_loading (self));
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
til_child_list_dispose (GObject *object)
{
  TilChildList *self = TIL_CHILD_LIST (object);
  GHashTableIter iter;
  gpointer entry;

  g_cancellable_cancel (self->page_cancellable);
  if (self->query_cancellable != NULL)
    g_cancellable_cancel (self->query_cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_queue_clear_full (&self->recent, drop_page);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    {
      g_object_weak_unref (G_OBJECT (((RowEntry *)entry)->row), row_gone_cb, entry);
      g_hash_table_iter_remove (&iter);
    }
  G_OBJECT_CLASS (til_child_list_parent_class)->dispose (object);
}

static void
til_child_list_finalize (GObject *object)
{
  TilChildList *self = TIL_CHILD_LIST (object);

  g_clear_pointer (&self->query, til_child_query_free);
  g_clear_object (&self->query_cancellable);
  g_object_unref (self->page_cancellable);
  g_array_unref (self->ids);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->pending_pages);
  G_OBJECT_CLASS (til_child_list_parent_class)->finalize (object);
}

static void
til_child_list_class_init (TilChildListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = til_child_list_get_property;
  object_class->dispose = til_child_list_dispose;
  object_class->finalize = til_child_list_finalize;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  /* (GError) A query or a page could not be read; the list stays as it was. */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
til_child_list_init (TilChildList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->pending_pages = g_hash_table_new (NULL, NULL);
  self->page_cancellable = g_cancellable_new ();
  g_queue_init (&self->recent);
}

TilChildList *
til_child_list_new (TilStore *store)
{
  TilChildList *self;

  g_return_val_if_fail (TIL_IS_STORE (store), NULL);

  self = g_object_new (TIL_TYPE_CHILD_LIST, NULL);
  self->store = g_object_ref (store);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return self;
}

/**
 * Asks for another selection or order. The latest query wins: what was asked before and has not
 * begun is skipped.
 */
void
til_child_list_set_query (TilChildList *self, const TilChildQuery *query)
{
  gboolean was_loading;

  g_return_if_fail (TIL_IS_CHILD_LIST (self));
  g_return_if_fail (query != NULL);

  was_loading = self->query_cancellable != NULL;
  if (was_loading)
    g_cancellable_cancel (self->query_cancellable);
  g_clear_object (&self->query_cancellable);
  g_cancellable_cancel (self->page_cancellable);
  g_object_unref (self->page_cancellable);
  self->page_cancellable = g_cancellable_new ();
  self->generation++;
  g_hash_table_remove_all (self->pending_pages);

  g_clear_pointer (&self->query, til_child_query_free);
  self->query = til_child_query_copy (query);
  start_query (self);
  if (!was_loading)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

gboolean
til_child_list_get_loading (TilChildList *self)
{
  g_return_val_if_fail (TIL_IS_CHILD_LIST (self), FALSE);

  return self->query_cancellable != NULL;
}

/**
 * Where the child with this id stands in the list as it is now.
 */
gboolean
til_child_list_find (TilChildList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (TIL_IS_CHILD_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) != id)
        continue;
      if (position != NULL)
        *position = i;
      return TRUE;
    }
  return FALSE;
}
