/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-facts-private.h"

#include <string.h>

#define PAGE_BITS 10
#define PAGE_SIZE (1 << PAGE_BITS)

typedef struct
{
  gint64 number;
  guint32 values[PAGE_SIZE];
} Page;

struct _TilIdMap
{
  GHashTable *pages; /* (owned) Page number -> Page (owned) */
  Page *last;        /* borrowed (nullable) the one just used: rows come in order */
};

TilIdMap *
til_id_map_new (void)
{
  TilIdMap *self = g_new0 (TilIdMap, 1);

  self->pages = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  return self;
}

void
til_id_map_free (TilIdMap *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->pages);
  g_free (self);
}

static Page *
find_page (TilIdMap *self, gint64 id)
{
  gint64 number = id >> PAGE_BITS;
  Page *page = self->last;

  if (page == NULL || page->number != number)
    page = g_hash_table_lookup (self->pages, &number);
  if (page != NULL)
    self->last = page;
  return page;
}

void
til_id_map_set (TilIdMap *self, gint64 id, guint32 value)
{
  Page *page = find_page (self, id);

  if (page == NULL)
    {
      page = g_new (Page, 1);
      page->number = id >> PAGE_BITS;
      memset (page->values, 0xff, sizeof page->values);
      g_hash_table_insert (self->pages, &page->number, page);
      self->last = page;
    }
  page->values[id & (PAGE_SIZE - 1)] = value;
}

guint32
til_id_map_get (TilIdMap *self, gint64 id)
{
  const Page *page = find_page (self, id);

  return page != NULL ? page->values[id & (PAGE_SIZE - 1)] : TIL_NO_INDEX;
}

guint32
til_fact_reader_child (TilFactReader *self, TilStatement *row, int column)
{
  return til_id_map_get (self->child_index, til_statement_get_int (row, column));
}

guint32
til_fact_reader_unit_row (TilFactReader *self, TilStatement *row, int column)
{
  guint32 unit = til_id_map_get (self->unit_index, til_statement_get_int (row, column));

  return unit == TIL_NO_INDEX ? TIL_FACT_NO_ROW : unit;
}

TilFact *
til_fact_reader_add (
    TilFactReader *self, TilFigureId figure, guint row, guint column, TilDate date, guint32 child)
{
  const TilFactChild *of;
  guint age = 0;

  if (child == TIL_NO_INDEX)
    return til_facts_add (self->facts, figure, row, column, date, 0, TIL_N_AGE_GROUPS, -1);
  of = &g_array_index (self->children, TilFactChild, child);
  while (age < G_N_ELEMENTS (of->ages) && date >= of->ages[age])
    age++;
  return til_facts_add (self->facts, figure, row, column, date, of->id, (TilAgeGroup)age, of->unit);
}

/* Child, day and kind in one number, to be sorted by child and day. */
void
til_fact_reader_happened (TilFactReader *self, guint32 child, TilDate date, TilFactEvent event)
{
  guint64 packed = (guint64)child << 32 | (guint64)date << 3 | event;

  g_array_append_val (self->events, packed);
}

gboolean
til_fact_reader_read (
    TilFactReader *self, const char *sql, TilFactRowFunc func, gpointer data, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (self->reg->database, sql, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    func (self, statement, data);
  return result == TIL_RESULT_DONE;
}

guint
til_fact_find_key (const char *const *keys, const char *key, guint n)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (keys[i], key) == 0)
      return i;
  return n;
}

/* The first day of somebody's being so many years: 1 March for 29 February, as til_date_age(). */
static TilDate
birthday (TilDate birth_date, int years)
{
  int year = til_date_year (birth_date) + years;
  TilDate day = til_date_new (year, til_date_month (birth_date), til_date_day (birth_date));

  return day != TIL_DATE_NONE ? day : til_date_new (year, 3, 1);
}

static void
set_ages (TilFactChild *child)
{
  guint group = 0;

  for (int years = 1; group < G_N_ELEMENTS (child->ages); years++)
    if (til_age_group (years) > group)
      child->ages[group++] = birthday (child->birth_date, years);
}

static void
add_child (TilFactReader *self, TilStatement *row, gpointer data G_GNUC_UNUSED)
{
  TilFactChild child = { .id = til_statement_get_int (row, 0),
                         .birth_date = til_statement_get_date (row, 1),
                         .protected_identity = til_statement_get_int (row, 3) != 0 };
  guint32 unit = til_fact_reader_unit_row (self, row, 2);

  child.unit = unit == TIL_FACT_NO_ROW || child.protected_identity ? -1 : (gint32)unit;
  set_ages (&child);
  til_id_map_set (self->child_index, child.id, self->children->len);
  g_array_append_val (self->children, child);
}

static gboolean
read_lists (TilFactReader *self, GError **error)
{
  TilFacts *facts = self->facts;
  GPtrArray *units = til_register_list_units (self->reg, error);
  GPtrArray *teams;

  if (!units)
    return FALSE;
  g_ptr_array_unref (facts->units);
  facts->units = units;
  teams = til_register_load_records (self->reg, TIL_RECORD_TEAM, TIL_SCOPE_ALL, 0, error);
  if (!teams)
    return FALSE;
  g_ptr_array_unref (facts->teams);
  facts->teams = teams;
  for (guint i = 0; i < units->len; i++)
    til_id_map_set (self->unit_index, ((const TilUnit *)units->pdata[i])->id, i);
  for (guint i = 0; i < teams->len; i++)
    til_id_map_set (self->team_index, ((const TilTeam *)teams->pdata[i])->record.id, i);
  return TRUE;
}

static gboolean
read_children (TilFactReader *self, GError **error)
{
  if (!til_fact_reader_read (self,
                             "SELECT id, birth_date, unit_id, protected_identity FROM child "
                             "WHERE deleted_at IS NULL ORDER BY id",
                             add_child, NULL, error))
    return FALSE;
  self->mapped = g_new0 (TilDate, (gsize)MAX (1, self->children->len) * MAX (1, self->days->len));
  return TRUE;
}

static gboolean
read_all (TilFactReader *self, GError **error)
{
  return read_lists (self, error) && read_children (self, error) &&
         til_fact_reader_read_mappings (self, error) && til_fact_reader_read_work (self, error) &&
         til_fact_reader_read_process (self, error) && til_fact_reader_read_around (self, error);
}

TilFacts *
til_register_collect_facts (TilRegister *self, const GArray *days, GError **error)
{
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (TilFactChild));
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (TilIdMap) child_index = til_id_map_new ();
  g_autoptr (TilIdMap) unit_index = til_id_map_new ();
  g_autoptr (TilIdMap) team_index = til_id_map_new ();
  g_autoptr (TilTransaction) transaction = NULL;
  TilFactReader reader = { .reg = self,
                           .facts = facts,
                           .days = days,
                           .today = til_date_today (),
                           .children = children,
                           .child_index = child_index,
                           .unit_index = unit_index,
                           .team_index = team_index,
                           .events = events };
  gboolean read;

  g_return_val_if_fail (self != NULL && days != NULL, NULL);

  if (sqlite3_get_autocommit (til_database_handle (self->database)))
    {
      transaction = til_transaction_new_read (self->database, error);
      if (!transaction)
        return NULL;
    }
  read = read_all (&reader, error);
  g_free (reader.mapped);
  return read ? g_steal_pointer (&facts) : NULL;
}

/* Read first, then logged: a list that could not be read was not seen. */
GArray *
til_register_figure_children (TilRegister *self,
                              const TilStatisticsQuery *query,
                              TilFigureId figure,
                              guint row,
                              guint column,
                              GError **error)
{
  g_autoptr (GArray) days = til_statistics_query_days (query, TIL_REPORT_YEARS - 1);
  g_autoptr (TilFacts) facts = til_register_collect_facts (self, days, error);
  g_autoptr (GArray) children = NULL;
  g_autoptr (TilTransaction) transaction = NULL;

  if (!facts)
    return NULL;
  children = til_statistics_children (facts, query, figure, row, column);
  if (self->read_only)
    return g_steal_pointer (&children);
  transaction = til_register_begin (self, error);
  if (!transaction || !til_register_log (self, "figures.children", 0, 0, error) ||
      !til_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&children);
}
