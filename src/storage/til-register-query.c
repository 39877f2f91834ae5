/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <string.h>

#include "til-search-words.h"
#include "til-text.h"

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

void
til_child_summary_free (TilChildSummary *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self->unit);
  g_free (self->responsible);
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
  TilListRow row;
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

  out->row.id = til_statement_get_int (statement, 0);
  out->row.unit_id = unit_id;
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
  list = g_array_sized_new (FALSE, FALSE, sizeof (TilListRow), rows->len);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (list, g_array_index (rows, SortRow, i).row);
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
  self->list = load_list (self, query, day, error);
  if (!self->list)
    return NULL;
  til_child_query_free (self->list_query);
  self->list_query = til_child_query_copy (query);
  self->list_day = day;
  self->list_version = version;
  self->list_stale = FALSE;
  return self->list;
}

typedef struct
{
  guint8 *bits; /* (owned) */
  gint64 max_id;
} IdSet;

static void
id_set_init (IdSet *self, GArray *rows)
{
  self->max_id = 0;
  for (guint i = 0; i < rows->len; i++)
    self->max_id = MAX (self->max_id, g_array_index (rows, TilListRow, i).id);
  self->bits = g_malloc0 (self->max_id / 8 + 1);
}

static void
id_set_add (IdSet *self, gint64 id)
{
  if (id > 0 && id <= self->max_id)
    self->bits[id / 8] |= (guint8)(1 << id % 8);
}

static gboolean
id_set_contains (const IdSet *self, gint64 id)
{
  return id > 0 && id <= self->max_id && (self->bits[id / 8] & (1 << id % 8));
}

/* The children with a word that begins with prefix. */
static gboolean
find_words (TilRegister *self, const char *prefix, IdSet *set, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT child_id FROM child_word WHERE word >= :first AND word < :after",
      error);
  g_autofree char *after = g_strconcat (prefix, "\xf4\x8f\xbf\xbf", NULL);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":first", prefix);
  til_statement_bind_text (statement, ":after", after);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    id_set_add (set, til_statement_get_int (statement, 0));
  return result == TIL_RESULT_DONE;
}

static gboolean
has_word (const char *name, const char *prefix)
{
  g_autofree char *plain = til_text_fold_plain (name);
  g_autoptr (GPtrArray) words = til_search_words_of_text (name);
  g_autoptr (GPtrArray) plain_words = til_search_words_of_text (plain);

  g_ptr_array_extend_and_steal (words, g_steal_pointer (&plain_words));
  for (guint i = 0; i < words->len; i++)
    if (g_str_has_prefix (words->pdata[i], prefix))
      return TRUE;
  return FALSE;
}

/* (element-type gint64) borrowed from units */
static GHashTable *
find_units (GPtrArray *units, const char *prefix)
{
  GHashTable *found = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < units->len; i++)
    {
      TilUnit *unit = units->pdata[i];

      if (has_word (unit->name, prefix))
        g_hash_table_add (found, &unit->id);
    }
  return found;
}

/* Keeps the rows that match one word. */
static gboolean
narrow (TilRegister *self, GArray *rows, const char *word, GPtrArray *units, GError **error)
{
  g_autoptr (GHashTable) found = find_units (units, word);
  gboolean any_unit = g_hash_table_size (found) > 0;
  IdSet set;
  gboolean done;
  guint kept = 0;

  id_set_init (&set, rows);
  done = find_words (self, word, &set, error);
  for (guint i = 0; done && i < rows->len; i++)
    {
      TilListRow row = g_array_index (rows, TilListRow, i);

      if (id_set_contains (&set, row.id) ||
          (any_unit && row.unit_id && g_hash_table_contains (found, &row.unit_id)))
        g_array_index (rows, TilListRow, kept++) = row;
    }
  g_array_set_size (rows, kept);
  g_free (set.bits);
  return done;
}

/* (transfer full) The rows of list that match every word. */
static GArray *
search_list (TilRegister *self, GArray *list, const char *search, GError **error)
{
  gint64 number;
  g_autoptr (GPtrArray) words = til_search_words_of_query (search, &number);
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GArray) rows = NULL;

  if (number != 0)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (TilListRow));
      for (guint i = 0; i < list->len; i++)
        if (g_array_index (list, TilListRow, i).id == number)
          g_array_append_val (rows, g_array_index (list, TilListRow, i));
      return g_steal_pointer (&rows);
    }
  units = til_register_list_units (self, error);
  if (!units)
    return NULL;
  rows = g_array_copy (list);
  for (guint i = 0; i < words->len && rows->len > 0; i++)
    if (!narrow (self, rows, words->pdata[i], units, error))
      return NULL;
  return g_steal_pointer (&rows);
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
  g_autoptr (GArray) found = NULL;
  GArray *list = transaction ? get_list (self, query, error) : NULL;
  GArray *ids;

  if (!list)
    return NULL;
  if (query->search && *query->search)
    found = search_list (self, list, query->search, error);
  else
    found = g_array_ref (list);
  if (!found)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->len);
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, TilListRow, i).id);
  return ids;
}

static TilChildSummary *
read_summary (TilStatement *statement, TilDate day)
{
  TilChildSummary *summary = g_new0 (TilChildSummary, 1);
  gint64 responsible_id = til_statement_get_int (statement, 10);

  summary->id = til_statement_get_int (statement, 0);
  summary->protected_identity = til_statement_get_int (statement, 3) != 0;
  summary->name = til_shown_name (summary->id, til_statement_get_text (statement, 1),
                                  til_statement_get_text (statement, 2),
                                  summary->protected_identity, NULL);
  summary->birth_date = til_statement_get_date (statement, 4);
  summary->unit = g_strdup (summary->protected_identity ? ""
                                                        : til_statement_get_text (statement, 5));
  summary->step = til_register_step (til_statement_get_text (statement, 6));
  summary->responsible = til_statement_dup_text (statement, 7);
  summary->last_mapping = til_statement_get_date (statement, 8);
  summary->attention = til_attention (summary->step, summary->last_mapping,
                                      (guint)til_statement_get_int (statement, 9), responsible_id,
                                      day);
  return summary;
}

GPtrArray *
til_register_get_summaries (TilRegister *self, const gint64 *ids, gsize n_ids, GError **error)
{
  g_autoptr (GPtrArray)
      summaries = g_ptr_array_new_full (n_ids, (GDestroyNotify)til_child_summary_free);
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);
  g_autoptr (TilStatement) statement = NULL;
  TilDate day = til_date_today ();

  if (!transaction)
    return NULL;
  statement = til_database_prepare (
      self->database,
      "SELECT c.id, c.given_name, c.family_name, c.protected_identity, c.birth_date, "
      "COALESCE (u.name, ''), c.step, COALESCE (s.name, ''), c.last_mapping, c.open_voices, "
      "c.responsible_id FROM child c LEFT JOIN unit u ON u.id = c.unit_id "
      "LEFT JOIN staff s ON s.id = c.responsible_id WHERE c.id = :id",
      error);
  if (!statement)
    return NULL;
  for (gsize i = 0; i < n_ids; i++)
    {
      TilResult result;

      til_statement_bind_int (statement, ":id", ids[i]);
      result = til_statement_step (statement, error);
      if (result == TIL_RESULT_ERROR)
        return NULL;
      g_ptr_array_add (summaries, result == TIL_RESULT_ROW ? read_summary (statement, day) : NULL);
      til_statement_reset (statement);
    }
  return g_steal_pointer (&summaries);
}

/* Whether two names may be the same person's written differently: the given names begin alike,
 * accents and the order of names left aside. */
static gboolean
is_like_name (const char *given_a, const char *family_a, const char *given_b, const char *family_b)
{
  g_autofree char *fold_a = til_text_fold_plain (given_a);
  g_autofree char *fold_b = til_text_fold_plain (given_b);
  g_autofree char *rest_a = til_text_fold_plain (family_a);
  g_autofree char *rest_b = til_text_fold_plain (family_b);
  g_autoptr (GPtrArray) a = til_search_words_of_text (fold_a);
  g_autoptr (GPtrArray) b = til_search_words_of_text (fold_b);

  if (a->len && b->len &&
      (g_str_has_prefix (a->pdata[0], b->pdata[0]) || g_str_has_prefix (b->pdata[0], a->pdata[0])))
    return TRUE;
  return *rest_a && *rest_b && g_str_equal (fold_a, rest_b) && g_str_equal (rest_a, fold_b);
}

/**
 * til_register_find_similar:
 *
 * A protected child is found by its personnummer only: a name and a birth date must not tell that
 * it is here (R14).
 */
GPtrArray *
til_register_find_similar (TilRegister *self, const TilChild *child, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, given_name, family_name, personnummer = :personnummer, protected_identity "
      "FROM child WHERE (personnummer = :personnummer OR birth_date = :birth_date) "
      "AND id <> :id AND deleted_at IS NULL ORDER BY name_key, id",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  til_statement_bind_optional (statement, ":personnummer", child->personnummer);
  til_statement_bind_date (statement, ":birth_date", child->birth_date);
  til_statement_bind_int (statement, ":id", child->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (statement, 0);

      if (til_statement_get_int (statement, 3) ||
          (!til_statement_get_int (statement, 4) &&
           is_like_name (child->given_name ? child->given_name : "",
                         child->family_name ? child->family_name : "",
                         til_statement_get_text (statement, 1),
                         til_statement_get_text (statement, 2))))
        g_array_append_val (ids, id);
    }
  if (result == TIL_RESULT_ERROR)
    return NULL;
  return til_register_get_summaries (self, (const gint64 *)(gpointer)ids->data, ids->len, error);
}
