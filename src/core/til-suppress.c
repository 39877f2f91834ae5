/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-suppress.h"

/* What is hidden, and why that is enough (R13).
 *
 * Known to everybody: which cells are hidden, each published cell, that rows and columns add up to
 * their totals and the totals to the grand total, that nothing is negative, that "<5" is 1-4, and
 * that "·" beside any "<5" is 5 or more and otherwise 1 or more. Zero is always published, unless
 * it is forced.
 *
 * Promise: among the tables that agree with all of this each hidden cell, totals included, has at
 * least two values; a zero that is forced apart, which is hidden for what it would tell elsewhere.
 *
 * How: every cell belongs to exactly one row equation and one column equation, so the table is a
 * bipartite graph of rows and columns (totals included) with a cell as an edge. Along a cycle of
 * that graph the cells can be raised and lowered by one in turn, so that every equation still
 * holds. A cycle whose cells are hidden and stay inside their bounds therefore gives a second
 * table, in which every cell of the cycle has another value. For each "<5" the cheapest such cycle
 * is looked for (Dijkstra; a published cell costs its count, a total more than any inner cell) and
 * its cells are hidden. So each hidden cell lies on a cycle; hiding more never breaks one. Cells
 * that are forced get a cycle like "<5" does, whatever they count. A cell that is known from
 * elsewhere lies on no cycle. What belongs to no row that is shown can be computed where all rows
 * are shown, so it gets a cycle when it is 1-4; otherwise nobody need mind.
 *
 * Where the sums of a group of rows are told elsewhere (children in the process: those not closed),
 * a sum of 1-4 in a column gets a cycle that enters the column by a row of the group and leaves it
 * by another one, so that the sum is one more or one less in the second table.
 *
 * Where some "<5" has no such cycle because its neighbours stand at their bounds, all cells but the
 * zeros are hidden without telling "<5" from "·": then an inner cell, its two totals and the grand
 * total can all be raised by one. Where totals are known that is not so: a hidden cell then gets a
 * cycle that may go through zeros too, and those are hidden with it, so that "·" may be 0 there.
 *
 * Not promised: protection from somebody who knows some of the children counted, or who works
 * backwards from the way the cycle was chosen. */

#define N_COLUMNS(self) ((self)->n_columns + 1)
#define N_CELLS(self) (((self)->n_rows + 1) * N_COLUMNS (self))

typedef struct
{
  const TilTable *table;
  guint n_nodes;     /* rows, then columns, totals included */
  gint64 total_cost; /* added for hiding a total */
  gint64 *cost;      /* (owned) by node, -1 not reached */
  guint *from;       /* (owned) the node before */
  gboolean *done;    /* (owned) */
  gboolean loose;    /* no cell says how small it is, and zeros may be hidden too */
  guint closed_to;   /* a column's node that rows outside the group don't lead to; 0 none */
} Search;

TilTable *
til_table_new (guint n_rows, guint n_columns)
{
  g_return_val_if_fail (n_rows > 0 && n_columns > 0, NULL);

  TilTable *self = g_new0 (TilTable, 1);
  self->n_rows = n_rows;
  self->n_columns = n_columns;
  self->counts = g_new0 (gint64, N_CELLS (self));
  self->hidden = g_new0 (gboolean, N_CELLS (self));
  self->primary = g_new0 (gboolean, N_CELLS (self));
  self->forced = g_new0 (gboolean, N_CELLS (self));
  self->known = g_new0 (gboolean, N_CELLS (self));
  self->unseen_row = -1;
  return self;
}

void
til_table_free (TilTable *self)
{
  if (self == NULL)
    return;
  g_free (self->counts);
  g_free (self->hidden);
  g_free (self->primary);
  g_free (self->forced);
  g_free (self->known);
  g_free (self);
}

static guint
cell_index (const TilTable *self, guint row, guint column)
{
  return row * N_COLUMNS (self) + column;
}

/* The count of a cell, hidden or not; row n_rows and column n_columns are the totals. Whoever shows
 * it asks til_table_is_hidden() first. */
gint64
til_table_get (const TilTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row <= self->n_rows && column <= self->n_columns, 0);
  return self->counts[cell_index (self, row, column)];
}

void
til_table_set (TilTable *self, guint row, guint column, gint64 count)
{
  g_return_if_fail (self != NULL && row <= self->n_rows && column <= self->n_columns && count >= 0);
  self->counts[cell_index (self, row, column)] = count;
}

gboolean
til_table_is_hidden (const TilTable *self, guint row, guint column)
{
  g_return_val_if_fail (self != NULL && row <= self->n_rows && column <= self->n_columns, TRUE);
  return self->hidden[cell_index (self, row, column)];
}

void
til_table_force (TilTable *self, guint row, guint column)
{
  g_return_if_fail (self != NULL && row <= self->n_rows && column <= self->n_columns);
  self->forced[cell_index (self, row, column)] = TRUE;
}

void
til_table_set_known (TilTable *self, guint row, guint column)
{
  g_return_if_fail (self != NULL && row <= self->n_rows && column <= self->n_columns);
  self->known[cell_index (self, row, column)] = TRUE;
}

static void
fill_totals (TilTable *self)
{
  for (guint column = 0; column <= self->n_columns; column++)
    self->counts[cell_index (self, self->n_rows, column)] = 0;
  for (guint row = 0; row < self->n_rows; row++)
    {
      gint64 sum = 0;
      for (guint column = 0; column < self->n_columns; column++)
        {
          gint64 count = self->counts[cell_index (self, row, column)];
          sum += count;
          self->counts[cell_index (self, self->n_rows, column)] += count;
        }
      self->counts[cell_index (self, row, self->n_columns)] = sum;
      self->counts[cell_index (self, self->n_rows, self->n_columns)] += sum;
    }
}

static gboolean
is_small (gint64 count)
{
  return count > 0 && count < TIL_SMALLEST_GROUP;
}

static void
mark_primary (TilTable *self)
{
  for (guint i = 0; i < N_CELLS (self); i++)
    {
      self->primary[i] = is_small (self->counts[i]);
      self->hidden[i] = self->primary[i] || self->forced[i];
    }
}

/* Whether a hidden cell of so many may be one more or one less and still look as it does. */
static gboolean
can_move (gint64 count, int by)
{
  if (is_small (count))
    return is_small (count + by);
  return count + by >= TIL_SMALLEST_GROUP;
}

static gboolean
may_move (const Search *search, gint64 count, int by)
{
  return search->loose ? count + by >= 0 : can_move (count, by);
}

/* In a cycle the sign alternates from edge to edge, but a total stands on the other side of its
 * equation: the edge of an inner cell or the grand total, walked from its row, has the sign of the
 * walk; that of a single total the opposite one. */
static int
sign_of_step (const TilTable *table, guint row, guint column, gboolean from_row)
{
  gboolean single_total = (row == table->n_rows) != (column == table->n_columns);

  return from_row != single_total ? 1 : -1;
}

static gint64
hiding_cost (const Search *search, guint row, guint column)
{
  const TilTable *table = search->table;
  guint i = cell_index (table, row, column);

  if (table->hidden[i] || (int)row == table->unseen_row)
    return 0;
  return table->counts[i] + 1 + (row == table->n_rows ? search->total_cost : 0) +
         (column == table->n_columns ? search->total_cost : 0);
}

static guint
pick_cheapest (const Search *search)
{
  guint best = search->n_nodes;

  for (guint node = 0; node < search->n_nodes; node++)
    if (!search->done[node] && search->cost[node] >= 0 &&
        (best == search->n_nodes || search->cost[node] < search->cost[best]))
      best = node;
  return best;
}

/* The cheapest way from one node to another without the edge between them, each cell moving by its
 * sign times by. Returns its cost, or -1 when there is none; search->from then tells the way. */
static gint64
find_way (Search *search, guint start, guint goal, int by)
{
  const TilTable *table = search->table;
  guint n_row_nodes = table->n_rows + 1;

  for (guint node = 0; node < search->n_nodes; node++)
    {
      search->cost[node] = -1;
      search->done[node] = FALSE;
    }
  search->cost[start] = 0;

  for (guint node; (node = pick_cheapest (search)) < search->n_nodes;)
    {
      gboolean is_row = node < n_row_nodes;
      search->done[node] = TRUE;
      if (node == goal)
        return search->cost[node];
      for (guint next = is_row ? n_row_nodes : 0; next < (is_row ? search->n_nodes : n_row_nodes);
           next++)
        {
          guint row = is_row ? node : next, column = (is_row ? next : node) - n_row_nodes;
          guint i = cell_index (table, row, column);
          gint64 count = table->counts[i];

          if ((node == start && next == goal) || search->done[next] ||
              (count == 0 && !search->loose) || (table->known[i] && !table->hidden[i]) ||
              (next == search->closed_to && row >= table->n_group) ||
              !may_move (search, count, by * sign_of_step (table, row, column, is_row)))
            continue;
          gint64 cost = search->cost[node] + hiding_cost (search, row, column);
          if (search->cost[next] < 0 || cost < search->cost[next])
            {
              search->cost[next] = cost;
              search->from[next] = node;
            }
        }
    }
  return -1;
}

static void
hide_way (TilTable *self, const Search *search, guint start, guint goal)
{
  guint n_row_nodes = self->n_rows + 1;

  for (guint node = goal; node != start; node = search->from[node])
    {
      guint before = search->from[node];
      guint row = MIN (node, before), column = MAX (node, before) - n_row_nodes;
      self->hidden[cell_index (self, row, column)] = TRUE;
    }
}

/* Hides the cheapest cycle through a primary cell; FALSE when it has none. */
static gboolean
protect_cell (TilTable *self, Search *search, guint row, guint column)
{
  guint row_node = row, column_node = self->n_rows + 1 + column;
  gint64 count = self->counts[cell_index (self, row, column)];
  gint64 best = -1;
  int best_by = 0;

  /* The cell itself is walked from its column to its row, so it moves against the way's sign. */
  for (int by = -1; by <= 1; by += 2)
    {
      if (!may_move (search, count, by * sign_of_step (self, row, column, FALSE)))
        continue;
      gint64 cost = find_way (search, row_node, column_node, by);
      if (cost >= 0 && (best < 0 || cost < best))
        {
          best = cost;
          best_by = by;
        }
    }
  if (best < 0)
    return FALSE;
  find_way (search, row_node, column_node, best_by);
  hide_way (self, search, row_node, column_node);
  return TRUE;
}

/* Hides the cheapest cycle that makes the group's sum in a column one more or one less. */
static gboolean
protect_group (TilTable *self, Search *search, guint column)
{
  guint column_node = self->n_rows + 1 + column, best_row = 0;
  gint64 best = -1;
  int best_by = 0;

  search->closed_to = column_node;
  for (guint row = self->n_group; row <= self->n_rows; row++)
    for (int by = -1; by <= 1; by += 2)
      {
        guint i = cell_index (self, row, column);
        gint64 cost;

        if (self->counts[i] == 0 || (self->known[i] && !self->hidden[i]) ||
            !can_move (self->counts[i], by * sign_of_step (self, row, column, FALSE)))
          continue;
        cost = find_way (search, row, column_node, by);
        if (cost >= 0 && (best < 0 || cost + hiding_cost (search, row, column) < best))
          {
            best = cost + hiding_cost (search, row, column);
            best_row = row;
            best_by = by;
          }
      }
  if (best >= 0)
    {
      find_way (search, best_row, column_node, best_by);
      hide_way (self, search, best_row, column_node);
      self->hidden[cell_index (self, best_row, column)] = TRUE;
    }
  search->closed_to = 0;
  return best >= 0;
}

static gint64
sum_of_group (const TilTable *self, guint column)
{
  gint64 sum = 0;

  for (guint row = 0; row < self->n_group; row++)
    sum += til_table_get (self, row, column);
  return sum;
}

static void
search_init (Search *search, const TilTable *table)
{
  *search = (Search){ .table = table, .n_nodes = table->n_rows + table->n_columns + 2 };
  search->total_cost = table->counts[N_CELLS (table) - 1] + N_CELLS (table);
  search->cost = g_new (gint64, search->n_nodes);
  search->from = g_new0 (guint, search->n_nodes);
  search->done = g_new (gboolean, search->n_nodes);
}

static void
search_clear (Search *search)
{
  g_free (search->cost);
  g_free (search->from);
  g_free (search->done);
}

static gboolean
protect_all (TilTable *self)
{
  Search search;
  gboolean safe = TRUE;

  search_init (&search, self);
  for (guint row = 0; safe && row <= self->n_rows; row++)
    for (guint column = 0; safe && column <= self->n_columns; column++)
      {
        guint i = cell_index (self, row, column);

        if (self->primary[i] || (self->forced[i] && self->counts[i] > 0))
          safe = protect_cell (self, &search, row, column);
      }
  for (guint column = 0; safe && column <= self->n_columns; column++)
    if (is_small (sum_of_group (self, column)))
      safe = protect_group (self, &search, column);
  search_clear (&search);
  return safe;
}

static void
hide_all_but_zero (TilTable *self)
{
  Search search;

  for (guint i = 0; i < N_CELLS (self); i++)
    {
      self->hidden[i] = self->forced[i] ||
                        (self->counts[i] != 0 && (!self->known[i] || is_small (self->counts[i])));
      self->primary[i] = FALSE;
    }
  search_init (&search, self);
  search.loose = TRUE;
  for (guint row = 0; row <= self->n_rows; row++)
    for (guint column = 0; column <= self->n_columns; column++)
      {
        guint i = cell_index (self, row, column);

        /* Of what is known on all sides nothing is left to hide. */
        if (self->hidden[i] && self->counts[i] > 0)
          protect_cell (self, &search, row, column);
      }
  search_clear (&search);
}

void
til_table_suppress (TilTable *self)
{
  g_return_if_fail (self != NULL);

  fill_totals (self);
  mark_primary (self);
  if (!protect_all (self))
    hide_all_but_zero (self);
}

/* It is open when some hidden cycle goes through the column by a row of the group and another one:
 * when two such cells are joined by hidden cells outside the column. */
gboolean
til_table_group_is_open (const TilTable *self, guint column)
{
  guint n_nodes, n_row_nodes;
  g_autofree gboolean *reached = NULL;
  g_autofree guint *queue = NULL;
  guint n_queued = 0;

  g_return_val_if_fail (self != NULL && column <= self->n_columns, TRUE);

  n_row_nodes = self->n_rows + 1;
  n_nodes = n_row_nodes + self->n_columns + 1;
  reached = g_new0 (gboolean, n_nodes);
  queue = g_new (guint, n_nodes);
  for (guint row = 0; row < self->n_group; row++)
    if (self->hidden[cell_index (self, row, column)])
      {
        reached[row] = TRUE;
        queue[n_queued++] = row;
      }
  for (guint i = 0; i < n_queued; i++)
    {
      guint node = queue[i];
      gboolean is_row = node < n_row_nodes;

      if (is_row && node >= self->n_group && self->hidden[cell_index (self, node, column)])
        return TRUE;
      for (guint next = is_row ? n_row_nodes : 0; next < (is_row ? n_nodes : n_row_nodes); next++)
        {
          guint row = is_row ? node : next, to = (is_row ? next : node) - n_row_nodes;

          if (reached[next] || to == column || !self->hidden[cell_index (self, row, to)])
            continue;
          reached[next] = TRUE;
          queue[n_queued++] = next;
        }
    }
  return FALSE;
}

/* Hides a whole row: its total too when it is small. */
static void
hide_row (TilTable *self, guint row)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      guint i = cell_index (self, row, column);
      self->hidden[i] = TRUE;
      self->primary[i] = FALSE;
    }
}

/* Whether a row whose total is known leaves its hidden cells open: each needs another one to trade
 * with. */
static gboolean
row_is_safe (const TilTable *self, guint row)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      gint64 count = self->counts[cell_index (self, row, column)];
      gboolean trades = count == 0 || !til_table_is_hidden (self, row, column);

      for (guint other = 0; other < self->n_columns && !trades; other++)
        {
          gint64 partner = self->counts[cell_index (self, row, other)];
          trades = other != column && til_table_is_hidden (self, row, other) &&
                   ((can_move (count, 1) && can_move (partner, -1)) ||
                    (can_move (count, -1) && can_move (partner, 1)));
        }
      if (!trades)
        return FALSE;
    }
  return TRUE;
}

/* The published inner cell, zeros apart, with the smallest count; -1 when there is none. */
static int
find_smallest_published (const TilTable *self, guint row)
{
  int found = -1;

  for (guint column = 0; column < self->n_columns; column++)
    {
      gint64 count = til_table_get (self, row, column);
      if (!til_table_is_hidden (self, row, column) && count > 0 &&
          (found < 0 || count < til_table_get (self, row, (guint)found)))
        found = (int)column;
    }
  return found;
}

static void
protect_row (TilTable *self, guint row)
{
  if (is_small (til_table_get (self, row, self->n_columns)))
    {
      hide_row (self, row);
      return;
    }
  while (!row_is_safe (self, row))
    {
      int column = find_smallest_published (self, row);
      if (column < 0)
        {
          hide_row (self, row);
          return;
        }
      self->hidden[cell_index (self, row, (guint)column)] = TRUE;
    }
}

/* As til_table_suppress() for a table whose rows count the same children again and again, so that
 * only rows add up: totals of columns are never shown. It holds against somebody who knows the
 * total of each row from elsewhere. Where a total is small, or no "<5" and "·" can stand in for one
 * another, the whole row is "·", zeros included. */
void
til_table_suppress_rows (TilTable *self)
{
  g_return_if_fail (self != NULL);

  fill_totals (self);
  mark_primary (self);
  for (guint row = 0; row < self->n_rows; row++)
    protect_row (self, row);
  for (guint column = 0; column <= self->n_columns; column++)
    {
      self->hidden[cell_index (self, self->n_rows, column)] = TRUE;
      self->primary[cell_index (self, self->n_rows, column)] = FALSE;
    }
}
