/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

/* The list is read in name order from one covering index; the attention of each child comes from
 * the core's own rule, and other orders are a stable sort of the ids on a number. It is kept while
 * somebody types, so that a keystroke costs only the prefix ranges of the word index and one pass
 * with a bitmap. */

TilChildQuery *
til_child_query_new (void)
{
  TilChildQuery *self = g_new0 (TilChildQuery, 1);

  self->step = -1;
  return self;
}

TilChildQuery *
til_child_query_copy (const TilChildQuery *self)
{
  TilChildQuery *copy = g_memdup2 (self, sizeof *self);

  copy->search = g_strdup (self->search);
  return copy;
}

void
til_child_query_free (TilChildQuery *self)
{
  if (!self)
    return;
  g_free (self->search);
  g_free (self);
}

static gboolean
same_list (const TilChildQuery *a, const TilChildQuery *b)
{
  return a->step == b->step && a->unit_id == b->unit_id && a->responsible_id == b->responsible_id &&
         a->attention == b->attention && a->closed == b->closed && a->deleted == b->deleted &&
         a->sort == b->sort && a->descending == b->descending;
}

typedef struct
{
  gint64 id;
  gint64 order;
  guint place; /* in name order: breaks ties */
} SortRow;

static int
compare_ascending (gconstpointer a, gconstpointer b)
{
  const SortRow *x = a, *y = b;

  if (x->order != y->order)
    return x->order < y->order ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

static int
compare_descending (gconstpointer a, gconstpointer b)
{
  const SortRow *x = a, *y = b;

  if (x->order != y->order)
    return x->order > y->order ? -1 : 1;
  return x->place < y->place ? -1 : 1;
}

/* id -> place of the name among all of its kind, 1.. ; equal names share one. */
static GHashTable *
rank_names (GPtrArray *records, gboolean units)
{
  GHashTable *ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const char *previous = NULL;
  int rank = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const TilUnit *unit = records->pdata[i];
      const TilStaff *person = records->pdata[i];
      const char *name = units ? unit->name : person->name;
      gint64 *id = g_new (gint64, 1);

      *id = units ? unit->id : person->id;
      if (g_strcmp0 (name, previous) != 0)
        rank++;
      previous = name;
      g_hash_table_insert (ranks, id, GINT_TO_POINTER (rank));
    }
  return ranks;
}

/* Those without come last when ascending. */
static gint64
look_up_rank (GHashTable *ranks, gint64 id)
{
  gpointer rank = id ? g_hash_table_lookup (ranks, &id) : NULL;

  return rank ? GPOINTER_TO_INT (rank) : G_MAXINT32;
}

static gboolean
load_ranks (TilRegister *self, TilChildSort sort, GHashTable **ranks, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  *ranks = NULL;
  if (sort != TIL_SORT_UNIT && sort != TIL_SORT_RESPONSIBLE)
    return TRUE;
  records = sort == TIL_SORT_UNIT ? til_register_list_units (self, error)
                                  : til_register_list_staff (self, error);
  if (!records)
    return FALSE;
  *ranks = rank_names (records, sort == TIL_SORT_UNIT);
  return TRUE;
}

#define LIST_COLUMNS                                                                               \
  "id, step, unit_id, protected_identity, responsible_id, open_voices, last_mapping, birth_date"

/* One row of LIST_COLUMNS; FALSE when the query leaves it out. */
static gboolean
read_row (TilStatement *statement,
          const TilChildQuery *query,
          GHashTable *ranks,
          TilDate day,
          SortRow *out)
{
  TilStep step = til_register_step (til_statement_get_text (statement, 1));
  gint64 unit_id = til_statement_get_int (statement, 2);
  gboolean needs_attention = query->attention || query->sort == TIL_SORT_ATTENTION;
  TilAttention attention = TIL_ATTENTION_NONE;

  if (query->step >= 0 ? (int)step != query->step
                       : step == TIL_STEP_CLOSED && !query->closed && !query->deleted)
    return FALSE;
  if (unit_id && til_statement_get_int (statement, 3))
    unit_id = 0;
  if (query->unit_id && unit_id != query->unit_id)
    return FALSE;
  if (query->responsible_id && til_statement_get_int (statement, 4) != query->responsible_id)
    return FALSE;
  if (needs_attention)
    attention = til_attention (step, til_statement_get_date (statement, 6),
                               (guint)til_statement_get_int (statement, 5),
                               til_statement_get_int (statement, 4), day);
  if (query->attention && attention == TIL_ATTENTION_NONE)
    return FALSE;

  out->id = til_statement_get_int (statement, 0);
  switch (query->sort)
    {
    case TIL_SORT_AGE:
      out->order = -(gint64)til_statement_get_date (statement, 7);
      break;
    case TIL_SORT_UNIT:
      out->order = look_up_rank (ranks, unit_id);
      break;
    case TIL_SORT_STEP:
      out->order = step;
      break;
    case TIL_SORT_RESPONSIBLE:
      out->order = look_up_rank (ranks, til_statement_get_int (statement, 4));
      break;
    case TIL_SORT_LAST_MAPPING:
      out->order = til_statement_get_date (statement, 6);
      break;
    case TIL_SORT_ATTENTION:
      out->order = attention == TIL_ATTENTION_NONE ? TIL_N_ATTENTIONS : attention;
      break;
    case TIL_SORT_NAME:
    default:
      out->order = query->descending ? (gint64)out->place : 0;
      break;
    }
  return TRUE;
}

/* The list as it first appears and as most people keep it: by name, at most of one step. */
static gboolean
is_plain (const TilChildQuery *query)
{
  return query->sort == TIL_SORT_NAME && !query->descending && !query->deleted &&
         !query->attention && query->unit_id == 0 && query->responsible_id == 0;
}

/* SQL filters by step, and nothing but the ids is read. */
static GArray *
load_plain_list (TilRegister *self, const TilChildQuery *query, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      query->step >= 0 ? "SELECT id FROM child WHERE deleted_at IS NULL AND step = :step "
                         "ORDER BY name_key, id"
                       : "SELECT id FROM child WHERE deleted_at IS NULL AND step <> :step "
                         "ORDER BY name_key, id",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  til_statement_bind_text (statement, ":step",
                           query->step >= 0 ? til_step_key ((TilStep)query->step)
                           : query->closed  ? ""
                                            : til_step_key (TIL_STEP_CLOSED));
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      g_array_append_val (list, id);
    }
  return result == TIL_RESULT_DONE ? g_steal_pointer (&list) : NULL;
}

static GArray *
load_list (TilRegister *self, const TilChildQuery *query, TilDate day, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (SortRow));
  g_autoptr (GArray) list = NULL;
  g_autoptr (GHashTable) ranks = NULL;
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      query->deleted
          ? "SELECT " LIST_COLUMNS " FROM child WHERE deleted_at IS NOT NULL ORDER BY name_key, id"
          : "SELECT " LIST_COLUMNS " FROM child WHERE deleted_at IS NULL ORDER BY name_key, id",
      error);
  TilResult result;
  SortRow row = { 0 };

  if (!statement || !load_ranks (self, query->sort, &ranks, error))
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    if (read_row (statement, query, ranks, day, &row))
      {
        g_array_append_val (rows, row);
        row.place++;
      }
  if (result == TIL_RESULT_ERROR)
    return NULL;
  if (query->sort != TIL_SORT_NAME || query->descending)
    g_array_sort (rows, query->descending ? compare_descending : compare_ascending);
  list = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (list, g_array_index (rows, SortRow, i).id);
  return g_steal_pointer (&list);
}

/* The list without the search: the one kept, if nobody wrote to the register since. */
static GArray *
get_list (TilRegister *self, const TilChildQuery *query, GError **error)
{
  TilDate day = til_date_today ();
  gint64 version;

  if (!til_database_get_number (self->database, "PRAGMA data_version", &version, error))
    return NULL;
  if (self->list && !self->list_stale && self->list_version == version && self->list_day == day &&
      same_list (self->list_query, query))
    return self->list;
  g_clear_pointer (&self->list, g_array_unref);
  self->list = is_plain (query) ? load_plain_list (self, query, error)
                                : load_list (self, query, day, error);
  if (!self->list)
    return NULL;
  til_child_query_free (self->list_query);
  self->list_query = til_child_query_copy (query);
  self->list_day = day;
  self->list_version = version;
  self->list_stale = FALSE;
  return self->list;
}

/**
 * til_register_query_children:
 *
 * A protected child is found by its number alone, and a filter on a unit leaves it out (R14).
 */
GArray *
til_register_query_children (TilRegister *self, const TilChildQuery *query, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  GArray *list = transaction ? get_list (self, query, error) : NULL;

  if (!list)
    return NULL;
  return query->search && *query->search
             ? til_register_search_list (self, list, query->search, error)
             : g_array_copy (list);
}
