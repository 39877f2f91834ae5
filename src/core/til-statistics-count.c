/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-report.h"
#include "til-statistics-private.h"

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  TilDate x = *(const TilDate *)a, y = *(const TilDate *)b;

  return x < y ? -1 : x > y;
}

static void
sort_once (GArray *days)
{
  guint n = 0;

  g_array_sort (days, compare_dates);
  for (guint i = 0; i < days->len; i++)
    if (i == 0 || g_array_index (days, TilDate, i) != g_array_index (days, TilDate, n - 1))
      g_array_index (days, TilDate, n++) = g_array_index (days, TilDate, i);
  g_array_set_size (days, n);
}

int
til_counting_find_day (const GArray *days, TilDate day)
{
  guint index;

  return g_array_binary_search ((GArray *)days, &day, compare_dates, &index) ? (int)index : -1;
}

static void
add_day (GArray *days, TilDate day)
{
  g_array_append_val (days, day);
}

static void
add_moments (TilCounting *self, const TilStatisticsQuery *query)
{
  g_autoptr (GArray) days = til_statistics_query_days (query, TIL_REPORT_YEARS - 1);

  add_day (self->ends, query->from - 1);
  add_day (self->ends, query->to);
  add_day (self->last_days, query->to);
  if (query->from <= query->to)
    for (int year = til_date_year (query->from); year < til_date_year (query->to); year++)
      add_day (self->ends, til_date_new (year, 12, 31));
  g_array_append_vals (self->days, days->data, days->len);
}

static void
add_window (TilCounting *self, TilDate from, TilDate to)
{
  TilWindow window = { from, to };

  g_array_append_val (self->windows, window);
}

/* In the order in which they win: years, terms, school years, several years. */
static void
add_windows (TilCounting *self)
{
  int from, to;

  if (self->area_days->len == 0)
    return;
  from = til_date_year (g_array_index (self->area_days, TilDate, 0));
  to = til_date_year (g_array_index (self->area_days, TilDate, self->area_days->len - 1));
  for (int year = from; year <= to; year++)
    add_window (self, til_date_new (year, 1, 1), til_date_new (year, 12, 31));
  for (int year = from; year <= to; year++)
    {
      add_window (self, til_date_new (year, 1, 1), til_date_new (year, 7, 31));
      add_window (self, til_date_new (year, 8, 1), til_date_new (year, 12, 31));
    }
  for (int year = from; year <= to + 1; year++)
    add_window (self, til_date_new (year - 1, 8, 1), til_date_new (year, 7, 31));
  for (int length = 2; length <= to - from + 1; length++)
    for (int year = from; year + length - 1 <= to; year++)
      add_window (self, til_date_new (year, 1, 1), til_date_new (year + length - 1, 12, 31));
}

static int
find_unit (const TilFacts *facts, gint64 unit_id)
{
  if (unit_id == 0)
    return -1;
  for (guint i = 0; i < facts->units->len; i++)
    if (((const TilUnit *)facts->units->pdata[i])->id == unit_id)
      return (int)i;
  return -2;
}

static void list_mappings (TilCounting *self);

TilCounting *
til_counting_new (const TilFacts *facts, const TilStatisticsQuery *queries, guint n_queries)
{
  TilCounting *self = g_new0 (TilCounting, 1);

  self->facts = facts;
  self->unit = find_unit (facts, queries[0].unit_id);
  self->age = queries[0].age_group;
  for (guint i = 0; i < TIL_N_FIGURES; i++)
    self->indexes[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (facts->facts, TilFact, i);

      g_array_append_val (self->indexes[fact->figure], i);
      self->last_day[fact->figure] = MAX (self->last_day[fact->figure], fact->date);
    }
  self->ends = g_array_new (FALSE, FALSE, sizeof (TilDate));
  self->days = g_array_new (FALSE, FALSE, sizeof (TilDate));
  self->last_days = g_array_new (FALSE, FALSE, sizeof (TilDate));
  self->windows = g_array_new (FALSE, FALSE, sizeof (TilWindow));
  self->mappings = g_array_new (FALSE, FALSE, sizeof (TilMappingFact));
  self->area_days = g_array_new (FALSE, FALSE, sizeof (TilDate));
  self->last_windows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->mapping_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < n_queries; i++)
    add_moments (self, &queries[i]);
  sort_once (self->ends);
  sort_once (self->days);
  sort_once (self->last_days);
  list_mappings (self);
  add_windows (self);
  self->cubes = g_ptr_array_new_with_free_func ((GDestroyNotify)til_cube_free);
  g_ptr_array_set_size (self->cubes, TIL_N_FIGURES);
  return self;
}

void
til_counting_free (TilCounting *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < TIL_N_FIGURES; i++)
    g_array_unref (self->indexes[i]);
  g_array_unref (self->ends);
  g_array_unref (self->days);
  g_array_unref (self->last_days);
  g_array_unref (self->windows);
  g_hash_table_unref (self->mapping_index);
  g_array_unref (self->mappings);
  g_array_unref (self->last_windows);
  g_array_unref (self->area_days);
  g_ptr_array_unref (self->cubes);
  g_free (self);
}

TilCube *
til_counting_cube (TilCounting *self, TilFigureId figure)
{
  if (self->cubes->pdata[figure] == NULL)
    self->cubes->pdata[figure] = til_cube_new (self, figure);
  return self->cubes->pdata[figure];
}

/* How many of the days with mappings come before a day. */
static guint
area_days_before (const TilCounting *self, TilDate day)
{
  guint first = 0, end = self->area_days->len;

  while (first < end)
    {
      guint middle = (first + end) / 2;

      if (g_array_index (self->area_days, TilDate, middle) < day)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

int
til_counting_find_window (const TilCounting *self, const TilWindow *period, gboolean *none)
{
  guint from = area_days_before (self, period->from), to = area_days_before (self, period->to + 1);

  *none = from >= to;
  for (guint w = 0; w < self->windows->len; w++)
    {
      const TilWindow *window = &g_array_index (self->windows, TilWindow, w);

      if (area_days_before (self, window->from) == from &&
          area_days_before (self, window->to + 1) == to)
        return (int)w;
    }
  return -1;
}

static int
compare_mappings (gconstpointer a, gconstpointer b)
{
  const TilMappingFact *x = a, *y = b;

  if (x->child_id != y->child_id)
    return x->child_id < y->child_id ? -1 : 1;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

/* Each mapping once, with the day from which another one of its child is newer. */
static void
list_mappings (TilCounting *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 last = 0;

  for (guint figure = TIL_FIGURE_AREAS; figure <= TIL_FIGURE_AREAS_WITHOUT; figure++)
    for (guint i = 0; i < self->indexes[figure]->len; i++)
      {
        const TilFact *fact = &g_array_index (self->facts->facts, TilFact,
                                              g_array_index (self->indexes[figure], guint32, i));
        TilMappingFact mapping = { fact->child_id, fact->mapping, fact->date, G_MAXUINT32 };

        if (fact->mapping == last || !g_hash_table_add (seen, (gpointer)&fact->mapping))
          continue;
        last = fact->mapping;
        g_array_append_val (self->mappings, mapping);
        g_array_append_val (self->area_days, fact->date);
      }
  sort_once (self->area_days);
  g_array_sort (self->mappings, compare_mappings);
  for (guint i = 0; i < self->mappings->len; i++)
    {
      TilMappingFact *mapping = &g_array_index (self->mappings, TilMappingFact, i);

      if (i + 1 < self->mappings->len && (mapping + 1)->child_id == mapping->child_id)
        mapping->newer_on = (mapping + 1)->date;
      g_hash_table_insert (self->mapping_index, &mapping->id, GUINT_TO_POINTER (i));
    }
}

gboolean
til_counting_is_newest (const TilCounting *self, gint64 mapping_id, const TilWindow *period)
{
  const TilMappingFact *mapping = &g_array_index (
      self->mappings, TilMappingFact,
      GPOINTER_TO_UINT (g_hash_table_lookup (self->mapping_index, &mapping_id)));

  return period->from <= mapping->date && mapping->date <= period->to &&
         mapping->newer_on > period->to;
}

/* Facts of one mapping mostly come together, so the last answer is kept. */
const GArray *
til_counting_windows_of (TilCounting *self, gint64 mapping_id)
{
  if (mapping_id == self->last_mapping && self->last_windows->len > 0)
    return self->last_windows;
  self->last_mapping = mapping_id;
  g_array_set_size (self->last_windows, 0);
  for (guint w = 0; w < self->windows->len; w++)
    if (til_counting_is_newest (self, mapping_id, &g_array_index (self->windows, TilWindow, w)))
      g_array_append_val (self->last_windows, w);
  return self->last_windows;
}
