/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-suppress.h"

/* An attacker without any of our code: enumerates every table that agrees with what is published,
 * and notes which values each hidden cell takes. Inner cells run over all values up to a limit,
 * which only makes the attacker stronger: fewer tables, fewer values. */

#define MAX_ROWS 3
#define MAX_COLUMNS 3
#define MAX_CELLS ((MAX_ROWS + 1) * (MAX_COLUMNS + 1))

typedef struct
{
  const TilTable *table;
  gboolean marks; /* some cell says "<5" */
  gboolean blind; /* a "·" may be 0: of zeros that are hidden the attacker isn't told */
  gint64 limit;   /* of an inner cell */
  gint64 guess[MAX_CELLS];
  gint64 low[MAX_CELLS], high[MAX_CELLS];
  gint64 group_low[MAX_COLUMNS + 1], group_high[MAX_COLUMNS + 1];
  gint64 n_found;
} Attack;

static guint
at (const TilTable *table, guint row, guint column)
{
  return row * (table->n_columns + 1) + column;
}

static gboolean
agrees (const Attack *attack, guint i, gint64 value)
{
  const TilTable *table = attack->table;

  if (!table->hidden[i])
    return value == table->counts[i];
  if (table->primary[i])
    return value >= 1 && value <= 4;
  if (attack->blind)
    return value >= (attack->marks && table->counts[i] > 0 ? 5 : 0);
  /* A zero is only hidden when it is forced; the attacker is told which. */
  return table->counts[i] == 0 ? value == 0 : value >= (attack->marks ? 5 : 1);
}

static void
note_found (Attack *attack)
{
  const TilTable *table = attack->table;

  for (guint i = 0; i < (table->n_rows + 1) * (table->n_columns + 1); i++)
    {
      if (attack->n_found == 0 || attack->guess[i] < attack->low[i])
        attack->low[i] = attack->guess[i];
      if (attack->n_found == 0 || attack->guess[i] > attack->high[i])
        attack->high[i] = attack->guess[i];
    }
  for (guint column = 0; column <= table->n_columns; column++)
    {
      gint64 sum = 0;
      for (guint row = 0; row < table->n_group; row++)
        sum += attack->guess[at (table, row, column)];
      if (attack->n_found == 0 || sum < attack->group_low[column])
        attack->group_low[column] = sum;
      if (attack->n_found == 0 || sum > attack->group_high[column])
        attack->group_high[column] = sum;
    }
  attack->n_found++;
}

static void
finish_columns (Attack *attack)
{
  const TilTable *table = attack->table;
  gint64 grand = 0;

  for (guint column = 0; column <= table->n_columns; column++)
    {
      gint64 sum = 0;
      for (guint row = 0; row < table->n_rows; row++)
        sum += attack->guess[at (table, row, column)];
      attack->guess[at (table, table->n_rows, column)] = sum;
      if (!agrees (attack, at (table, table->n_rows, column), sum))
        return;
      grand = sum;
    }
  attack->guess[at (table, table->n_rows, table->n_columns)] = grand;
  note_found (attack);
}

static void
guess_from (Attack *attack, guint row, guint column)
{
  const TilTable *table = attack->table;

  if (row == table->n_rows)
    {
      finish_columns (attack);
      return;
    }
  if (column == table->n_columns)
    {
      gint64 sum = 0;
      for (guint i = 0; i < table->n_columns; i++)
        sum += attack->guess[at (table, row, i)];
      attack->guess[at (table, row, column)] = sum;
      if (agrees (attack, at (table, row, column), sum))
        guess_from (attack, row + 1, 0);
      return;
    }
  guint i = at (table, row, column);
  gint64 first = table->hidden[i] ? 0 : table->counts[i];
  gint64 last = table->hidden[i] ? attack->limit : table->counts[i];
  for (gint64 value = first; value <= last; value++)
    if (agrees (attack, i, value))
      {
        attack->guess[i] = value;
        guess_from (attack, row, column + 1);
      }
}

static char *
describe (const TilTable *table)
{
  GString *text = g_string_new ("");

  for (guint row = 0; row <= table->n_rows; row++)
    for (guint column = 0; column <= table->n_columns; column++)
      {
        guint i = at (table, row, column);
        g_string_append_printf (text, "%" G_GINT64_FORMAT "%s%s", table->counts[i],
                                table->primary[i]  ? "<"
                                : table->hidden[i] ? "."
                                                   : "",
                                column == table->n_columns ? " | " : " ");
      }
  return g_string_free (text, FALSE);
}

static gboolean
has_marks (const TilTable *table)
{
  for (guint i = 0; i < (table->n_rows + 1) * (table->n_columns + 1); i++)
    if (table->primary[i])
      return TRUE;
  return FALSE;
}

static gint64
max_count (const TilTable *table)
{
  gint64 max = 0;

  for (guint row = 0; row < table->n_rows; row++)
    for (guint column = 0; column < table->n_columns; column++)
      max = MAX (max, til_table_get (table, row, column));
  return max;
}

static void
assert_safe (const TilTable *table)
{
  Attack attack = { .table = table, .marks = has_marks (table), .limit = max_count (table) + 1 };
  g_autofree char *description = describe (table);

  guess_from (&attack, 0, 0);
  g_assert_cmpint (attack.n_found, >, 0);
  for (guint row = 0; row <= table->n_rows; row++)
    for (guint column = 0; column <= table->n_columns; column++)
      {
        guint i = at (table, row, column);
        gint64 count = til_table_get (table, row, column);
        if (count >= 1 && count <= 4 && !til_table_is_hidden (table, row, column))
          g_error ("a group of %d is shown: %s", (int)count, description);
        if (til_table_is_hidden (table, row, column) && count > 0 &&
            attack.low[i] == attack.high[i])
          g_error ("cell %u,%u can be computed: %s", row, column, description);
      }
  for (guint column = 0; table->n_group > 0 && column <= table->n_columns; column++)
    {
      gint64 sum = 0;
      for (guint row = 0; row < table->n_group; row++)
        sum += til_table_get (table, row, column);
      if (sum >= 1 && sum <= 4 && attack.group_low[column] == attack.group_high[column])
        g_error ("the group in column %u can be computed: %s", column, description);
      /* What is said to be computable is. */
      if (!til_table_group_is_open (table, column))
        g_assert_cmpint (attack.group_low[column], ==, attack.group_high[column]);
    }
}

/* Counts that are often zero, small, or just at the limit. */
static gint64
random_count (GRand *random)
{
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return 0;
    case 1:
      return g_rand_int_range (random, 1, 5);
    case 2:
      return g_rand_int_range (random, 4, 7);
    default:
      return g_rand_int_range (random, 5, 9);
    }
}

static void
test_property (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  for (guint i = 0; i < 4000; i++)
    {
      guint n_rows = (guint)g_rand_int_range (random, 1, 3),
            n_columns = (guint)g_rand_int_range (random, 1, 4);
      g_autoptr (TilTable) table = til_table_new (n_rows, n_columns);
      for (guint row = 0; row < n_rows; row++)
        for (guint column = 0; column < n_columns; column++)
          til_table_set (table, row, column, random_count (random));
      til_table_suppress (table);
      assert_safe (table);
    }
}

/* Cells hidden for what they would tell of other periods, units or ages. */
static void
test_forced_property (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4712);
  for (guint i = 0; i < 4000; i++)
    {
      guint n_rows = (guint)g_rand_int_range (random, 1, 3),
            n_columns = (guint)g_rand_int_range (random, 1, 4);
      g_autoptr (TilTable) table = til_table_new (n_rows, n_columns);
      for (guint row = 0; row < n_rows; row++)
        for (guint column = 0; column < n_columns; column++)
          til_table_set (table, row, column, random_count (random));
      for (guint n = (guint)g_rand_int_range (random, 1, 4); n > 0; n--)
        til_table_force (table, (guint)g_rand_int_range (random, 0, (gint32)n_rows + 1),
                         (guint)g_rand_int_range (random, 0, (gint32)n_columns + 1));
      til_table_suppress (table);
      assert_safe (table);
      for (guint cell = 0; cell < (n_rows + 1) * (n_columns + 1); cell++)
        g_assert_true (!table->forced[cell] || table->hidden[cell]);
    }
}

/* The sums of the first rows are told elsewhere, so a small one must stay open here. */
static void
test_group_property (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4713);
  for (guint i = 0; i < 3000; i++)
    {
      guint n_columns = (guint)g_rand_int_range (random, 1, 3);
      g_autoptr (TilTable) table = til_table_new (3, n_columns);
      table->n_group = 2;
      for (guint row = 0; row < 3; row++)
        for (guint column = 0; column < n_columns; column++)
          til_table_set (table, row, column,
                         row < 2 && g_rand_int_range (random, 0, 2)
                             ? g_rand_int_range (random, 0, 3)
                             : random_count (random));
      til_table_suppress (table);
      assert_safe (table);
    }
}

/* What is known from elsewhere is of no use as a partner. */
static void
test_known (void)
{
  const gint64 counts[] = { 3, 20, 30, 40, 6, 50 };
  g_autoptr (TilTable) table = til_table_new (3, 2);

  for (guint i = 0; i < 6; i++)
    til_table_set (table, i / 2, i % 2, counts[i]);
  til_table_set_known (table, 2, 0);
  til_table_suppress (table);
  g_assert_false (til_table_is_hidden (table, 2, 0));
  g_assert_true (til_table_is_hidden (table, 1, 0));
  assert_safe (table);
}

/* Where the total is known and the others are zeros, a zero has to go with what is hidden. */
static void
test_known_and_zero (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4714);
  guint n_alone = 0;

  for (guint i = 0; i < 4000; i++)
    {
      guint n_rows = (guint)g_rand_int_range (random, 1, 3);
      g_autoptr (TilTable) table = til_table_new (n_rows, 2);
      Attack attack = { .table = table, .blind = TRUE };
      g_autofree char *description = NULL;

      for (guint row = 0; row < n_rows; row++)
        {
          til_table_set (table, row, 0, g_rand_boolean (random) ? 0 : random_count (random));
          til_table_set (table, row, 1, random_count (random));
        }
      for (guint row = 0; row <= n_rows; row++)
        til_table_set_known (table, row, 2);
      til_table_force (table, (guint)g_rand_int_range (random, 0, (gint32)n_rows + 1), 1);
      til_table_suppress (table);
      description = describe (table);
      attack.marks = has_marks (table);
      attack.limit = max_count (table) + 1;
      guess_from (&attack, 0, 0);
      for (guint row = 0; row <= n_rows; row++)
        for (guint column = 0; column < 2; column++)
          if (til_table_is_hidden (table, row, column) && til_table_get (table, row, column) > 0)
            {
              guint cell = at (table, row, column);

              n_alone += til_table_get (table, row, 1 - column) == 0;
              if (attack.low[cell] == attack.high[cell])
                g_error ("cell %u,%u can be computed: %s", row, column, description);
            }
    }
  g_assert_cmpuint (n_alone, >, 100);
}

/* What is in no row that is shown is hidden anyway, so it comes first as a partner. */
static void
test_unseen (void)
{
  const gint64 counts[] = { 3, 20, 60, 90 };
  g_autoptr (TilTable) table = til_table_new (4, 1);

  for (guint i = 0; i < 4; i++)
    til_table_set (table, i, 0, counts[i]);
  table->unseen_row = 3;
  til_table_suppress (table);
  g_assert_true (til_table_is_hidden (table, 0, 0));
  g_assert_false (til_table_is_hidden (table, 1, 0));
  g_assert_false (til_table_is_hidden (table, 2, 0));
  g_assert_true (til_table_is_hidden (table, 3, 0));
  g_assert_false (til_table_is_hidden (table, 4, 0));
}

static TilTable *
make_table (guint n_rows, guint n_columns, const gint64 *counts)
{
  TilTable *table = til_table_new (n_rows, n_columns);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      til_table_set (table, row, column, counts[row * n_columns + column]);
  return table;
}

/* Tables whose small cells have no cycle: everything but the zeros is hidden. */
static void
test_hard_tables (void)
{
  const gint64 ones[] = { 1, 1, 1, 1 }, mixed[] = { 0, 0, 1, 0, 1, 1 };
  g_autoptr (TilTable) four = make_table (2, 2, ones);
  g_autoptr (TilTable) sparse = make_table (2, 3, mixed);

  til_table_suppress (four);
  assert_safe (four);
  g_assert_false (has_marks (four));
  g_assert_true (til_table_is_hidden (four, 2, 2));
  til_table_suppress (sparse);
  assert_safe (sparse);
  g_assert_false (til_table_is_hidden (sparse, 0, 0));
}

static void
test_totals (void)
{
  const gint64 counts[] = { 6, 7, 0, 9 };
  g_autoptr (TilTable) table = make_table (2, 2, counts);

  til_table_suppress (table);
  g_assert_cmpint (til_table_get (table, 0, 2), ==, 13);
  g_assert_cmpint (til_table_get (table, 2, 1), ==, 16);
  g_assert_cmpint (til_table_get (table, 2, 2), ==, 22);
  for (guint row = 0; row <= 2; row++)
    for (guint column = 0; column <= 2; column++)
      g_assert_false (til_table_is_hidden (table, row, column));
}

/* The cheapest partners are hidden, and totals stay when inner cells can do it. */
static void
test_smallest_partners (void)
{
  const gint64 counts[] = { 3, 20, 90, 30, 40, 80, 50, 60, 70 };
  g_autoptr (TilTable) table = make_table (3, 3, counts);

  til_table_suppress (table);
  g_assert_true (table->primary[0]);
  g_assert_true (til_table_is_hidden (table, 0, 0));
  g_assert_true (til_table_is_hidden (table, 0, 1));
  g_assert_true (til_table_is_hidden (table, 1, 0));
  g_assert_true (til_table_is_hidden (table, 1, 1));
  for (guint i = 0; i <= 3; i++)
    {
      g_assert_false (til_table_is_hidden (table, i, 2));
      g_assert_false (til_table_is_hidden (table, i, 3));
      g_assert_false (til_table_is_hidden (table, 2, i));
      g_assert_false (til_table_is_hidden (table, 3, i));
    }
}

static void
test_one_cell (void)
{
  const gint64 counts[] = { 0, 0, 2, 0 };
  g_autoptr (TilTable) table = make_table (2, 2, counts);

  til_table_suppress (table);
  assert_safe (table);
  g_assert_true (til_table_is_hidden (table, 1, 0));
  g_assert_true (til_table_is_hidden (table, 1, 2));
  g_assert_true (til_table_is_hidden (table, 2, 0));
  g_assert_true (til_table_is_hidden (table, 2, 2));
  g_assert_false (til_table_is_hidden (table, 0, 0));
}

static gboolean
row_agrees (const TilTable *table, guint row, gboolean marks, const gint64 *guess)
{
  for (guint column = 0; column < 3; column++)
    {
      guint i = at (table, row, column);
      gint64 low = table->primary[i] ? 1 : !table->hidden[i] ? table->counts[i] : marks ? 5 : 0;
      gint64 high = table->primary[i] ? 4 : !table->hidden[i] ? table->counts[i] : G_MAXINT64;
      if (guess[column] < low || guess[column] > high)
        return FALSE;
    }
  return TRUE;
}

/* The attacker knows the row's total, even where it is hidden. */
static void
assert_row_safe (const TilTable *table, guint row)
{
  gint64 total = til_table_get (table, row, 3), low[3], high[3];
  gboolean marks = table->primary[at (table, row, 0)] || table->primary[at (table, row, 1)] ||
                   table->primary[at (table, row, 2)];
  gboolean found = FALSE;
  g_autofree char *description = describe (table);

  for (gint64 a = 0; a <= total; a++)
    for (gint64 b = 0; b <= total - a; b++)
      {
        const gint64 guess[3] = { a, b, total - a - b };
        if (!row_agrees (table, row, marks, guess))
          continue;
        for (guint i = 0; i < 3; i++)
          {
            low[i] = found ? MIN (low[i], guess[i]) : guess[i];
            high[i] = found ? MAX (high[i], guess[i]) : guess[i];
          }
        found = TRUE;
      }
  g_assert_true (found);
  for (guint i = 0; i < 3; i++)
    {
      gint64 count = til_table_get (table, row, i);
      if (count >= 1 && count <= 4 && !til_table_is_hidden (table, row, i))
        g_error ("a group of %d is shown: %s", (int)count, description);
      if (til_table_is_hidden (table, row, i) && low[i] == high[i])
        g_error ("cell %u,%u can be computed: %s", row, i, description);
    }
  if (total >= 1 && total <= 4)
    for (guint i = 0; i <= 3; i++)
      g_assert_true (til_table_is_hidden (table, row, i));
}

static void
test_rows_property (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1147);

  for (guint i = 0; i < 4000; i++)
    {
      g_autoptr (TilTable) table = til_table_new (2, 3);
      for (guint row = 0; row < 2; row++)
        for (guint column = 0; column < 3; column++)
          til_table_set (table, row, column, random_count (random));
      til_table_suppress_rows (table);
      assert_row_safe (table, 0);
      assert_row_safe (table, 1);
      for (guint column = 0; column <= 3; column++)
        g_assert_true (til_table_is_hidden (table, 2, column));
    }
}

static void
test_rows_stay_apart (void)
{
  const gint64 counts[] = { 2, 30, 40, 20, 30, 40 };
  g_autoptr (TilTable) table = make_table (2, 3, counts);

  til_table_suppress_rows (table);
  g_assert_true (til_table_is_hidden (table, 0, 0));
  g_assert_true (til_table_is_hidden (table, 0, 1));
  g_assert_false (til_table_is_hidden (table, 0, 2));
  g_assert_false (til_table_is_hidden (table, 0, 3));
  for (guint column = 0; column <= 3; column++)
    g_assert_false (til_table_is_hidden (table, 1, column));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suppress/r13-no-hidden-cell-can-be-computed", test_property);
  g_test_add_func ("/suppress/r13-forced-cells", test_forced_property);
  g_test_add_func ("/suppress/r13-groups-told-elsewhere", test_group_property);
  g_test_add_func ("/suppress/r13-known-elsewhere", test_known);
  g_test_add_func ("/suppress/r13-known-and-zero", test_known_and_zero);
  g_test_add_func ("/suppress/r13-unseen-row", test_unseen);
  g_test_add_func ("/suppress/r13-hard-tables", test_hard_tables);
  g_test_add_func ("/suppress/totals", test_totals);
  g_test_add_func ("/suppress/r13-smallest-partners", test_smallest_partners);
  g_test_add_func ("/suppress/r13-one-cell", test_one_cell);
  g_test_add_func ("/suppress/r13-rows-property", test_rows_property);
  g_test_add_func ("/suppress/r13-rows-stay-apart", test_rows_stay_apart);
  return g_test_run ();
}
