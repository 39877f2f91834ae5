/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-statistics-private.h"

#include "til-period.h"

#define MONTHS 12

static gsize
node_key (const TilCube *self, const guint node[TIL_N_DIMS])
{
  gsize key = 0;

  for (guint d = 0; d < TIL_N_DIMS; d++)
    key = key * (self->n[d] + 2) + node[d];
  return key;
}

static void
node_of_key (const TilCube *self, gsize key, guint node[TIL_N_DIMS])
{
  for (guint d = TIL_N_DIMS; d > 0; d--)
    {
      node[d - 1] = (guint)(key % (self->n[d - 1] + 2));
      key /= self->n[d - 1] + 2;
    }
}

int
til_cube_find (const TilCube *self, const guint node[TIL_N_DIMS])
{
  return GPOINTER_TO_INT (
             g_hash_table_lookup (self->slots, GSIZE_TO_POINTER (node_key (self, node)))) -
         1;
}

static guint
ensure_slot (TilCube *self, const guint node[TIL_N_DIMS])
{
  int slot = til_cube_find (self, node);

  if (slot >= 0)
    return (guint)slot;
  slot = (int)g_hash_table_size (self->slots);
  g_hash_table_insert (self->slots, GSIZE_TO_POINTER (node_key (self, node)),
                       GINT_TO_POINTER (slot + 1));
  g_array_set_size (self->at, self->at->len + self->n_moments);
  g_array_set_size (self->months, self->months->len + self->n_months);
  return (guint)slot;
}

gint64
til_cube_at (const TilCube *self, int slot, guint moment)
{
  return slot < 0 ? 0 : g_array_index (self->at, gint64, (guint)slot * self->n_moments + moment);
}

gint64
til_cube_count (const TilCube *self, const guint node[TIL_N_DIMS], guint before, guint moment)
{
  int slot = til_cube_find (self, node);
  gint64 count = til_cube_at (self, slot, moment);

  return self->class->time == TIL_TIME_HAPPENS ? count - til_cube_at (self, slot, before) : count;
}

static void
set_dims (TilCube *self, const TilCounting *counting)
{
  const TilFigureClass *class = self->class;
  gboolean has_ages = class->rows == TIL_AXIS_AGES || class->columns == TIL_AXIS_AGES;

  self->n[TIL_DIM_ROW] = til_axis_n_members (class->rows, counting->facts);
  self->n[TIL_DIM_COLUMN] = til_axis_n_members (class->columns, counting->facts);
  /* Without a filter nothing is told by unit or age, except in rows and columns. */
  self->n[TIL_DIM_UNIT] = class->of_children && counting->unit >= 0 ? counting->facts->units->len
                                                                    : 0;
  self->n[TIL_DIM_AGE] = class->of_children && counting->age >= 0 && !has_ages ? TIL_N_AGE_GROUPS
                                                                               : 0;
  self->adds_up[TIL_DIM_ROW] = class->row_total;
  self->adds_up[TIL_DIM_COLUMN] = class->column_total;
  self->adds_up[TIL_DIM_UNIT] = self->adds_up[TIL_DIM_AGE] = TRUE;
}

/* FALSE for a fact that the figure has no place for. */
static gboolean
find_node (const TilCube *self, const TilFact *fact, guint node[TIL_N_DIMS])
{
  guint n_units = self->n[TIL_DIM_UNIT], n_ages = self->n[TIL_DIM_AGE];

  node[TIL_DIM_ROW] = til_axis_member (self->class->rows, fact, fact->row, self->n[TIL_DIM_ROW]);
  node[TIL_DIM_COLUMN] = til_axis_member (self->class->columns, fact, fact->column,
                                          self->n[TIL_DIM_COLUMN]);
  node[TIL_DIM_UNIT] = fact->unit < 0 ? n_units : MIN ((guint)fact->unit, n_units);
  node[TIL_DIM_AGE] = MIN (fact->age, n_ages);
  return node[TIL_DIM_COLUMN] < self->n[TIL_DIM_COLUMN] &&
         (self->adds_up[TIL_DIM_ROW] || node[TIL_DIM_ROW] < self->n[TIL_DIM_ROW]);
}

/* The first last day that holds a day; n without. */
static guint
first_end (const GArray *ends, TilDate day)
{
  guint first = 0, end = ends->len;

  while (first < end)
    {
      guint middle = (first + end) / 2;

      if (g_array_index (ends, TilDate, middle) < day)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

static void
add_to (GArray *numbers, guint index, gint64 number)
{
  g_array_index (numbers, gint64, index) += number;
}

/* The month of each day, from a 1 January on. */
static guint16 *
list_months (int first_year, guint n_months)
{
  TilDate first = n_months > 0 ? til_date_new (first_year, 1, 1) : 0;
  TilDate end = n_months > 0 ? til_date_new (first_year + (int)n_months / MONTHS, 1, 1) : 0;
  guint16 *months = g_new (guint16, end - first + 1);

  for (guint m = 0; m < n_months; m++)
    {
      TilDate day = til_date_new (first_year + (int)m / MONTHS, (int)m % MONTHS + 1, 1);
      TilDate next = til_date_new (first_year + (int)(m + 1) / MONTHS, (int)(m + 1) % MONTHS + 1,
                                   1);

      for (; day < next; day++)
        months[day - first] = (guint16)m;
    }
  return months;
}

static void
count_fact (TilCube *self,
            TilCounting *counting,
            const TilFact *fact,
            TilDate first_day,
            const guint16 *months)
{
  guint node[TIL_N_DIMS], slot;
  gint64 number = fact->figure == TIL_FIGURE_LEAD_TIMES ? 1 : fact->number;

  if (!find_node (self, fact, node))
    return;
  slot = ensure_slot (self, node);
  switch (self->class->time)
    {
    case TIL_TIME_HAPPENS:
      {
        guint end = first_end (counting->ends, fact->date);
        guint month = months[fact->date - first_day];

        if (end < self->n_moments)
          add_to (self->at, slot * self->n_moments + end, number);
        add_to (self->months, slot * self->n_months + month, number);
        break;
      }
    case TIL_TIME_STATE:
      {
        int day = til_counting_find_day (counting->days, fact->date);

        if (day >= 0)
          add_to (self->at, slot * self->n_moments + (guint)day, number);
        break;
      }
    case TIL_TIME_NEWEST:
      {
        const GArray *windows = til_counting_windows_of (counting, fact->mapping);

        for (guint w = 0; w < windows->len; w++)
          add_to (self->at, slot * self->n_moments + g_array_index (windows, guint, w), number);
        break;
      }
    }
}

/* From what happened since the last day before to what happened until each. */
static void
sum_up_moments (TilCube *self)
{
  for (guint i = 0; i < self->at->len; i++)
    if (i % self->n_moments != 0)
      add_to (self->at, i, g_array_index (self->at, gint64, i - 1));
}

static void
weigh (TilCube *self, guint slot, const guint node[TIL_N_DIMS])
{
  gint64 sum = 0;

  for (guint m = 0; m < self->n_months; m++)
    sum += g_array_index (self->months, gint64, slot * self->n_months + m);
  for (guint d = 0; d < TIL_N_DIMS; d++)
    if (self->class->time == TIL_TIME_HAPPENS)
      add_to (self->weights[d], node[d], sum);
    else
      for (guint k = 0; k < self->n_moments; k++)
        add_to (self->weights[d], k * (self->n[d] + 1) + node[d], til_cube_at (self, (int)slot, k));
}

/* Adds every node to those that it is part of. */
static void
sum_up_nodes (TilCube *self)
{
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (self->slots, NULL);
  guint n = g_hash_table_size (self->slots);

  for (guint i = 0; i < n; i++)
    {
      guint node[TIL_N_DIMS], slot;

      node_of_key (self, GPOINTER_TO_SIZE (keys[i]), node);
      slot = (guint)til_cube_find (self, node);
      weigh (self, slot, node);
      for (guint totals = 1; totals < 1 << TIL_N_DIMS; totals++)
        {
          guint sum[TIL_N_DIMS], into;
          gboolean adds_up = TRUE;

          for (guint d = 0; d < TIL_N_DIMS; d++)
            {
              gboolean total = (totals & 1u << d) != 0;

              sum[d] = total ? self->n[d] + 1 : node[d];
              adds_up = adds_up && (!total || self->adds_up[d]);
            }
          if (!adds_up)
            continue;
          into = ensure_slot (self, sum);
          for (guint k = 0; k < self->n_moments; k++)
            add_to (self->at, into * self->n_moments + k, til_cube_at (self, (int)slot, k));
          for (guint m = 0; m < self->n_months; m++)
            add_to (self->months, into * self->n_months + m,
                    g_array_index (self->months, gint64, slot * self->n_months + m));
        }
    }
}

static void
set_span (TilCube *self, const TilCounting *counting, const GArray *indexes, int *first_year)
{
  TilDate first = G_MAXUINT32, last = 0;

  for (guint i = 0; i < indexes->len; i++)
    {
      TilDate date =
          g_array_index (counting->facts->facts, TilFact, g_array_index (indexes, guint32, i)).date;
      first = MIN (first, date);
      last = MAX (last, date);
    }
  *first_year = first <= last ? til_date_year (first) : 0;
  switch (self->class->time)
    {
    case TIL_TIME_HAPPENS:
      self->n_moments = counting->ends->len;
      self->n_months = first <= last ? (guint)(til_date_year (last) - *first_year + 1) * MONTHS : 0;
      break;
    case TIL_TIME_STATE:
      self->n_moments = counting->days->len;
      break;
    case TIL_TIME_NEWEST:
      self->n_moments = counting->windows->len;
      break;
    }
}

TilCube *
til_cube_new (TilCounting *counting, TilFigureId figure)
{
  TilCube *self = g_new0 (TilCube, 1);
  const GArray *indexes = counting->indexes[figure];
  g_autofree guint16 *months = NULL;
  int first_year;
  TilDate first_day;

  self->class = til_figure_class (figure);
  set_dims (self, counting);
  set_span (self, counting, indexes, &first_year);
  months = list_months (first_year, self->n_months);
  first_day = self->n_months > 0 ? til_date_new (first_year, 1, 1) : 0;
  self->slots = g_hash_table_new (NULL, NULL);
  self->at = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->months = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->cuts = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->admits = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)til_table_free);
  for (guint d = 0; d < TIL_N_DIMS; d++)
    {
      self->weights[d] = g_array_new (FALSE, TRUE, sizeof (gint64));
      g_array_set_size (self->weights[d], (self->n[d] + 1) * MAX (1, self->n_moments));
    }
  for (guint i = 0; i < indexes->len; i++)
    count_fact (
        self, counting,
        &g_array_index (counting->facts->facts, TilFact, g_array_index (indexes, guint32, i)),
        first_day, months);
  if (self->class->time == TIL_TIME_HAPPENS)
    sum_up_moments (self);
  sum_up_nodes (self);
  g_ptr_array_set_size (self->cuts, (int)g_hash_table_size (self->slots));
  g_ptr_array_set_size (self->admits, (int)g_hash_table_size (self->slots));
  return self;
}

void
til_cube_free (TilCube *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->slots);
  g_hash_table_unref (self->tables);
  g_array_unref (self->at);
  g_array_unref (self->months);
  for (guint d = 0; d < TIL_N_DIMS; d++)
    g_array_unref (self->weights[d]);
  for (guint i = 0; i < self->cuts->len; i++)
    if (self->cuts->pdata[i] != NULL)
      g_array_unref (self->cuts->pdata[i]);
  g_ptr_array_set_free_func (self->cuts, NULL);
  g_ptr_array_unref (self->cuts);
  g_ptr_array_unref (self->admits);
  g_free (self);
}
