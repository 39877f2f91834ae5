/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-statistics-private.h"

#include "til-period.h"

/* R13 over units, ages and time together: what is promised, and why it holds.
 *
 * A node is what one number is told of: a row, a column, a unit and an age, each one of its members
 * or the total. Whoever asks often enough learns every number that may be told of every node, for
 * every period, unit and age group, and may add and subtract them as he likes.
 *
 * Promise: no sum or difference of them, with whatever factors, is the count of a node that may not
 * be told by itself: a group of 1-4, or a period that til-period.c doesn't admit.
 *
 * How: of what adds up, two members are the ones that give way, always the same two: s and t. A
 * node x that may not be told by itself gets a second world in which it is another number: it grows
 * by one and its neighbour in s shrinks by one, and so along each dimension in turn (a member m
 * becomes "one more in m, one less in s"; s itself "one more in s, one less in t"; a total "one
 * more in s", which makes the total one more). So every sum still holds. It is done for all moments
 * at which x has the same count, so that what is told of x stays as it is too. This changes the
 * nodes whose member is x's own or s (for s: s or t; for a total: the total or s), and no other.
 * They must not be told of periods of which x may not be told. Turned round: a node is told of a
 * period when
 *  - it may be told by itself, and
 *  - where it is of s: all other members and the total may be; where it is of t: s may be.
 * That is til_cube_may_tell(). It looks at the facts only, never at what is asked.
 *
 * States are looked at on a day, and there rows and columns are protected as til-suppress.c says;
 * units and ages as above. A day is not protected against another one near it: who came and who
 * went between them is not told, but when one only came, two states differ by one.
 *
 * What is told of each child's newest mapping doesn't add up over time. It is told of years, terms,
 * school years and several years only, and of those only while no two that overlap differ by 1-4;
 * the ones first in that order win.
 *
 * Then each table is protected by itself as til-suppress.c says, so that what is told of it in
 * words ("<5", "·") doesn't give a cell away either. Not promised: that these words of many periods
 * together don't narrow a count; therefore "<5" is only said of whole months. Nor that somebody who
 * knows some of the children learns nothing. */

static gboolean
is_group (gint64 count)
{
  return count == 0 || count >= TIL_SMALLEST_GROUP;
}

/* As in til-period.c. */
static gboolean
time_admits (TilCube *self, int slot, TilSpan span)
{
  gint64 before = til_cube_at (self, slot, span.before);
  gint64 until = til_cube_at (self, slot, span.moment);

  if (before == until)
    return TRUE;
  if (self->cuts->pdata[slot] == NULL)
    self->cuts->pdata[slot] = til_cuts_choose (
        &g_array_index (self->months, gint64, (guint)slot * self->n_months), self->n_months);
  return til_cuts_have (self->cuts->pdata[slot], before) &&
         til_cuts_have (self->cuts->pdata[slot], until);
}

static gboolean
overlap (const GArray *windows, guint a, guint b)
{
  const TilWindow *x = &g_array_index (windows, TilWindow, a);
  const TilWindow *y = &g_array_index (windows, TilWindow, b);

  return x->from <= y->to && y->from <= x->to;
}

static gboolean
window_admits (TilCounting *counting, TilCube *self, int slot, guint window)
{
  gboolean *admits = self->admits->pdata[slot];

  if (admits == NULL)
    {
      admits = g_new0 (gboolean, self->n_moments);
      for (guint w = 0; w < self->n_moments; w++)
        {
          gint64 count = til_cube_at (self, slot, w);

          admits[w] = is_group (count);
          for (guint other = 0; other < w && admits[w]; other++)
            admits[w] = !admits[other] || !overlap (counting->windows, w, other) ||
                        is_group (ABS (count - til_cube_at (self, slot, other)));
        }
      self->admits->pdata[slot] = admits;
    }
  return admits[window];
}

/* What is counted on a day or in a window, without the other units and ages. */
static const TilTable *
own_table (TilCounting *counting, TilFigureId figure, guint unit, guint age, guint moment);

static guint
table_row (const TilCube *cube, const TilTable *table, guint row)
{
  return row == cube->n[TIL_DIM_ROW] + 1 ? table->n_rows : row;
}

static guint
table_column (const TilCube *cube, const TilTable *table, guint column)
{
  return column == cube->n[TIL_DIM_COLUMN] + 1 ? table->n_columns : column;
}

/* Whether a figure is a table of rows and columns in which something adds up. */
static gboolean
adds_up (const TilCube *cube)
{
  return cube->adds_up[TIL_DIM_ROW] || cube->adds_up[TIL_DIM_COLUMN];
}

static gboolean
may_tell_alone (TilCounting *counting,
                TilFigureId figure,
                const guint node[TIL_N_DIMS],
                TilSpan span)
{
  TilCube *cube = til_counting_cube (counting, figure);
  int slot = til_cube_find (cube, node);
  const TilTable *table;

  if (cube->class->open)
    return TRUE;
  if (cube->class->time == TIL_TIME_HAPPENS)
    return slot < 0 || time_admits (cube, slot, span);
  if (!adds_up (cube))
    return slot < 0 || (cube->class->time == TIL_TIME_NEWEST
                            ? window_admits (counting, cube, slot, span.moment)
                            : is_group (til_cube_at (cube, slot, span.moment)));
  table = own_table (counting, figure, node[TIL_DIM_UNIT], node[TIL_DIM_AGE], span.moment);
  return !til_table_is_hidden (table, table_row (cube, table, node[TIL_DIM_ROW]),
                               table_column (cube, table, node[TIL_DIM_COLUMN]));
}

/* Who gives way: what is in no member, as it is never shown; then the smallest that is large enough
 * to be told mostly; then the largest. */
static gboolean
goes_before (const gint64 *weights, guint n, gint64 enough, guint a, guint b)
{
  gboolean a_enough = weights[a] >= enough, b_enough = weights[b] >= enough;

  if ((a == n) != (b == n))
    return a == n ? weights[a] >= TIL_SMALLEST_GROUP : weights[b] < TIL_SMALLEST_GROUP;
  if (a_enough != b_enough)
    return a_enough;
  if (weights[a] != weights[b])
    return a_enough ? weights[a] < weights[b] : weights[a] > weights[b];
  return a < b;
}

/* FALSE where nothing has to give way: fewer than two members hold anything, so the one that does
 * is the total. */
static gboolean
find_giving_way (const TilCube *cube, guint dim, guint moment, guint *first, guint *second)
{
  guint n = cube->n[dim];
  gboolean happens = cube->class->time == TIL_TIME_HAPPENS;
  const gint64 *weights = &g_array_index (cube->weights[dim], gint64,
                                          happens ? 0 : moment * (n + 1));
  gint64 enough = TIL_SMALLEST_GROUP * (happens ? MAX (1, cube->n_months / 12) : 1);
  guint n_found = 0;

  *first = *second = n + 1;
  for (guint m = 0; m <= n; m++)
    {
      if (weights[m] == 0)
        continue;
      n_found++;
      if (*first > n || goes_before (weights, n, enough, m, *first))
        {
          *second = *first;
          *first = m;
        }
      else if (*second > n || goes_before (weights, n, enough, m, *second))
        *second = m;
    }
  return n_found >= 2;
}

static gboolean
may_tell_from (TilCounting *counting,
               TilFigureId figure,
               const guint node[TIL_N_DIMS],
               TilSpan span,
               guint dim)
{
  TilCube *cube = til_counting_cube (counting, figure);
  guint first, second, other[TIL_N_DIMS];
  gboolean by_table = cube->class->time != TIL_TIME_HAPPENS && dim < TIL_DIM_UNIT;

  if (dim == TIL_N_DIMS)
    return may_tell_alone (counting, figure, node, span);
  if (!may_tell_from (counting, figure, node, span, dim + 1))
    return FALSE;
  if (by_table || !cube->adds_up[dim] ||
      !find_giving_way (cube, dim, span.moment, &first, &second) ||
      (node[dim] != first && node[dim] != second))
    return TRUE;
  for (guint d = 0; d < TIL_N_DIMS; d++)
    other[d] = node[d];
  if (node[dim] == second)
    {
      other[dim] = first;
      return may_tell_from (counting, figure, other, span, dim + 1);
    }
  for (guint m = 0; m <= cube->n[dim] + 1; m++)
    {
      other[dim] = m;
      if (m != first && !may_tell_from (counting, figure, other, span, dim + 1))
        return FALSE;
    }
  return TRUE;
}

gboolean
til_cube_may_tell (TilCounting *counting,
                   TilFigureId figure,
                   const guint node[TIL_N_DIMS],
                   TilSpan span)
{
  return til_counting_cube (counting, figure)->class->open ||
         may_tell_from (counting, figure, node, span, 0);
}

/* Children in the process are told of twice: by step, and by how new their mapping is. Where the
 * steps leave their number open, nothing of them is told here; elsewhere it is known. Then "<5" and
 * "·" aren't told apart either: the number's being 5 or more would narrow the steps. */
static void
suppress_recent (TilTable *table, const TilTable *children)
{
  guint total = table->n_columns;
  gboolean open = FALSE;

  for (guint age = 0; age <= table->n_rows; age++)
    if (til_table_group_is_open (children, age))
      {
        open = TRUE;
        for (guint column = 0; column <= total; column++)
          til_table_force (table, age, column);
      }
    else
      til_table_set_known (table, age, total);
  til_table_suppress (table);
  for (guint i = 0; open && i < (table->n_rows + 1) * (table->n_columns + 1); i++)
    table->primary[i] = FALSE;
}

static TilTable *
fill_table (const TilCube *cube, guint unit, guint age, const TilSpan *spans, guint n_spans)
{
  guint n_rows = cube->n[TIL_DIM_ROW], n_columns = MAX (n_spans, cube->n[TIL_DIM_COLUMN]);
  guint moment = cube->class->time == TIL_TIME_HAPPENS ? 0 : spans[0].moment;
  gboolean rest = cube->adds_up[TIL_DIM_ROW] && g_array_index (cube->weights[TIL_DIM_ROW], gint64,
                                                               moment * (n_rows + 1) + n_rows) > 0;
  TilTable *table = til_table_new (n_rows + rest, n_columns);

  if (rest)
    table->unseen_row = (int)n_rows;
  if (cube->class == til_figure_class (TIL_FIGURE_CHILDREN))
    table->n_group = TIL_STEP_CLOSED;
  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        guint node[] = { row, n_spans == 1 ? column : 0, unit, age };
        TilSpan span = spans[n_spans == 1 ? 0 : column];

        til_table_set (table, row, column, til_cube_count (cube, node, span.before, span.moment));
      }
  return table;
}

static void
suppress (TilCounting *counting,
          TilFigureId figure,
          TilTable *table,
          guint unit,
          guint age,
          guint moment,
          gboolean alone)
{
  TilSpan span = { 0, moment };

  if (figure == TIL_FIGURE_AREAS)
    {
      til_table_suppress_rows (table);
      return;
    }
  if (figure == TIL_FIGURE_RECENT_MAPPING && alone)
    suppress_recent (table, own_table (counting, TIL_FIGURE_CHILDREN, unit, age, moment));
  else if (figure == TIL_FIGURE_RECENT_MAPPING)
    {
      g_autoptr (TilTable)
          children = til_cube_table (counting, TIL_FIGURE_CHILDREN, unit, age, &span, 1);
      suppress_recent (table, children);
    }
  else
    til_table_suppress (table);
}

static const TilTable *
own_table (TilCounting *counting, TilFigureId figure, guint unit, guint age, guint moment)
{
  TilCube *cube = til_counting_cube (counting, figure);
  gsize key = ((gsize)moment * (cube->n[TIL_DIM_UNIT] + 2) + unit) * (cube->n[TIL_DIM_AGE] + 2) +
              age;
  TilTable *table = g_hash_table_lookup (cube->tables, GSIZE_TO_POINTER (key));
  TilSpan span = { 0, moment };

  if (table != NULL)
    return table;
  table = fill_table (cube, unit, age, &span, 1);
  if (cube->class->time == TIL_TIME_NEWEST)
    for (guint row = 0; row < table->n_rows; row++)
      for (guint column = 0; column <= table->n_columns; column++)
        {
          guint node[] = { row, column == table->n_columns ? column + 1 : column, unit, age };
          int slot = til_cube_find (cube, node);

          if (slot >= 0 && !window_admits (counting, cube, slot, moment))
            til_table_force (table, row, column);
        }
  suppress (counting, figure, table, unit, age, moment, TRUE);
  g_hash_table_insert (cube->tables, GSIZE_TO_POINTER (key), table);
  return table;
}

TilTable *
til_cube_table (TilCounting *counting,
                TilFigureId figure,
                guint unit,
                guint age,
                const TilSpan *spans,
                guint n_spans)
{
  TilCube *cube = til_counting_cube (counting, figure);
  TilTable *table = fill_table (cube, unit, age, spans, n_spans);

  if (cube->class->open)
    {
      til_table_suppress (table);
      for (guint i = 0; i < (table->n_rows + 1) * (table->n_columns + 1); i++)
        table->hidden[i] = table->primary[i] = FALSE;
      return table;
    }
  for (guint row = 0; row <= table->n_rows; row++)
    for (guint column = 0; column <= table->n_columns; column++)
      {
        gboolean row_total = row == table->n_rows, column_total = column == table->n_columns;
        guint node[] = { row_total ? cube->n[TIL_DIM_ROW] + 1 : row,
                         column_total && cube->adds_up[TIL_DIM_COLUMN] && n_spans == 1
                             ? cube->n[TIL_DIM_COLUMN] + 1
                         : n_spans == 1 && !column_total ? column
                                                         : 0,
                         unit, age };
        TilSpan span = spans[n_spans == 1 ? 0 : column];

        if ((row_total && !cube->adds_up[TIL_DIM_ROW]) || (int)row == table->unseen_row)
          continue;
        if (!til_cube_may_tell (counting, figure, node, span))
          til_table_force (table, row, column);
      }
  suppress (counting, figure, table, unit, age, spans[n_spans == 1 ? 0 : n_spans].moment, FALSE);
  return table;
}
