/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "statistics-support.h"
#include "til-consultation.h"
#include "til-report.h"

/* An attacker without any of our code who asks for many periods, units and age groups and solves
 * all the equations that he gets at once. What is unknown are the smallest things that he can name:
 * how many there are of a row, column, unit and age between two of the days that he asked for. Each
 * published number is an equation. A count that he may not know must not be a sum of equations with
 * any factors: linear algebra over a large prime, which finds each rational solution (a prime can
 * only find more than there is). */

#define PRIME 2147483647

typedef struct
{
  guint n;
  GPtrArray *rows; /* (owned) (element-type gint64 array) by leading unknown, NULL without */
} Equations;

static void
equations_init (Equations *self, guint n)
{
  self->n = n;
  self->rows = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->rows, (int)n);
}

static gint64
power (gint64 base, gint64 exponent)
{
  gint64 result = 1;

  for (; exponent > 0; exponent >>= 1, base = base * base % PRIME)
    if (exponent & 1)
      result = result * base % PRIME;
  return result;
}

/* Takes what is known from row; the leading unknown of what is left, or n. */
static guint
reduce (const Equations *self, gint64 *row)
{
  guint left = self->n;

  for (guint i = 0; i < self->n; i++)
    {
      const gint64 *known = self->rows->pdata[i];
      gint64 factor = row[i];

      if (factor == 0)
        continue;
      if (known == NULL)
        {
          left = MIN (left, i);
          continue;
        }
      for (guint j = i; j < self->n; j++)
        row[j] = (row[j] + (PRIME - factor) * known[j]) % PRIME;
    }
  return left;
}

static void
learn (Equations *self, const gint64 *equation)
{
  gint64 *row = g_memdup2 (equation, self->n * sizeof (gint64));
  guint lead = reduce (self, row);
  gint64 inverse;

  if (lead == self->n)
    {
      g_free (row);
      return;
    }
  inverse = power (row[lead], PRIME - 2);
  for (guint i = 0; i < self->n; i++)
    row[i] = row[i] * inverse % PRIME;
  self->rows->pdata[lead] = row;
}

static gboolean
knows (const Equations *self, const gint64 *sum)
{
  g_autofree gint64 *row = g_memdup2 (sum, self->n * sizeof (gint64));

  return reduce (self, row) == self->n;
}

/* --- What happens --- */

typedef struct
{
  TilFigureId figure;
  const TilFacts *facts;
  GPtrArray *rows, *columns; /* (element-type utf8) keys of what is shown; one more for the rest */
  GArray *days;              /* (element-type TilDate) the first days of what can be told apart */
  Equations known;
} Attack;

#define N_UNITS 2
#define N_AGES 4

static guint
unknown_at (const Attack *attack, guint row, guint column, guint unit, guint age, guint part)
{
  guint n_rows = attack->rows->len + 1;

  g_assert (row < n_rows && part + 1 < attack->days->len);
  return (((part * n_rows + row) * attack->columns->len + column) * (N_UNITS + 1) + unit) * N_AGES +
         age;
}

/* The unknowns of a node: row, column -1 all; unit 0 all, 1.. a unit; age -1 all. */
static gint64 *
make_sum (const Attack *attack, int row, int column, gint64 unit, int age, TilDate from, TilDate to)
{
  gint64 *sum = g_new0 (gint64, attack->known.n);

  for (guint part = 0; part + 1 < attack->days->len; part++)
    for (guint r = 0; r <= attack->rows->len; r++)
      for (guint c = 0; c < attack->columns->len; c++)
        for (guint u = 0; u <= N_UNITS; u++)
          for (guint a = 0; a < N_AGES; a++)
            {
              TilDate first = g_array_index (attack->days, TilDate, part);

              if (first >= from && first <= to && (row < 0 || r == (guint)row) &&
                  (column < 0 || c == (guint)column) && (unit == 0 || u == (guint)unit) &&
                  (age < 0 || a == (guint)age))
                sum[unknown_at (attack, r, c, u, a, part)] = 1;
            }
  return sum;
}

static gint64
count_sum (
    const Attack *attack, int row, int column, gint64 unit, int age, TilDate from, TilDate to)
{
  gint64 count = 0;

  for (guint i = 0; i < attack->facts->facts->len; i++)
    {
      const TilFact *fact = &g_array_index (attack->facts->facts, TilFact, i);
      gboolean by_age = attack->figure == TIL_FIGURE_ACTIONS;
      guint fact_row = by_age ? fact->age : MIN (fact->row, attack->rows->len);

      count += fact->figure == attack->figure && fact->date >= from && fact->date <= to &&
               (row < 0 || fact_row == (guint)row) && (column < 0 || fact->column == column) &&
               (unit == 0 || fact->unit + 1 == unit) && (age < 0 || fact->age == age);
    }
  return count;
}

static void
ask (Attack *attack, const TilStatisticsQuery *query)
{
  g_autoptr (TilStatistics) statistics = til_statistics_new (attack->facts, query);
  const TilFigure *figure = til_statistics_get (statistics, attack->figure);

  for (guint r = 0; r < figure->rows->len; r++)
    for (guint c = 0; c < figure->columns->len; c++)
      {
        const TilHeading *row = heading_at (figure->rows, r);
        const TilHeading *column = heading_at (figure->columns, c);
        TilCell cell = til_figure_cell (figure, r, c);
        g_autofree gint64 *sum = NULL;

        if (cell.shown != TIL_CELL_VALUE || column->unit != TIL_UNIT_COUNT)
          continue;
        if (cell.value >= 1 && cell.value <= 4)
          g_error ("%s shows a group of %g", figure->key, cell.value);
        sum = make_sum (attack, row->total ? -1 : (int)r, column->total ? -1 : (int)c,
                        query->unit_id, query->age_group, query->from, query->to);
        learn (&attack->known, sum);
      }
}

static void
check_nothing_small (Attack *attack)
{
  for (guint i = 0; i + 1 < attack->days->len; i++)
    for (guint j = i + 1; j < attack->days->len; j++)
      for (int row = -1; row <= (int)attack->rows->len; row++)
        for (int column = -1; column < (int)attack->columns->len; column++)
          for (gint64 unit = 0; unit <= N_UNITS; unit++)
            for (int age = -1; age < N_AGES; age++)
              {
                TilDate from = g_array_index (attack->days, TilDate, i);
                TilDate to = g_array_index (attack->days, TilDate, j) - 1;
                gint64 count = count_sum (attack, row, column, unit, age, from, to);
                g_autofree gint64 *sum = NULL;

                if (count == 0 || count >= TIL_SMALLEST_GROUP)
                  continue;
                sum = make_sum (attack, row, column, unit, age, from, to);
                if (knows (&attack->known, sum))
                  g_error ("%s: a group of %d can be computed (row %d, column %d, unit %d, age %d)",
                           til_figure_key (attack->figure), (int)count, row, column, (int)unit,
                           age);
              }
}

static void
add_facts (TilFacts *facts, GRand *random, TilFigureId figure, guint n_rows, guint n_columns)
{
  guint n = (guint)g_rand_int_range (random, 5, 160);
  guint n_ages = (guint)g_rand_int_range (random, 1, 4);

  for (guint i = 0; i < n; i++)
    {
      guint row = MIN ((guint)g_rand_int_range (random, 0, (gint32)n_rows + 1),
                       (guint)g_rand_int_range (random, 0, (gint32)n_rows + 1));

      til_facts_add (facts, figure, row == n_rows ? TIL_FACT_NO_ROW : row,
                     (guint)g_rand_int_range (random, 0, (gint32)n_columns),
                     random_date (random, 2024, 2025), i + 1,
                     (TilAgeGroup)g_rand_int_range (random, 0, (gint32)n_ages),
                     g_rand_int_range (random, -1, N_UNITS));
    }
}

/* All filters, and each sum of the periods' days. */
static void
attack_figure (GRand *random, TilFigureId figure, gboolean by_age)
{
  g_autoptr (TilFacts) facts = til_facts_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TilDate));
  Attack attack = { figure, facts, rows, columns, days, { 0 } };
  guint n_parts = (guint)g_rand_int_range (random, 2, 6);
  TilDate day = til_date_new (2023, 12, 1);

  for (guint i = 0; i < N_UNITS; i++)
    {
      TilUnit *unit = til_unit_new ();
      unit->id = i + 1;
      g_free (unit->name);
      unit->name = g_strdup ("A unit");
      g_ptr_array_add (facts->units, unit);
    }
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (facts->meeting_kinds, g_strdup_printf ("Kind %u", i));
  add_facts (facts, random, figure, by_age ? 0 : 3, by_age ? 2 : 1);
  g_ptr_array_set_size (rows, by_age ? 4 : 3);
  g_ptr_array_set_size (columns, by_age ? 2 : 1);
  for (guint i = 0; i <= n_parts; i++)
    {
      g_array_append_val (days, day);
      day += (TilDate)g_rand_int_range (random, 1, 300);
      if (g_rand_int_range (random, 0, 3) != 0)
        day = til_date_new (til_date_year (day), til_date_month (day) > 7 ? 8 : 1, 1);
      if (day <= g_array_index (days, TilDate, i))
        day = til_date_new (til_date_year (day) + 1, 1, 1);
    }
  equations_init (&attack.known, n_parts * (rows->len + 1) * columns->len * (N_UNITS + 1) * N_AGES);
  for (guint i = 0; i < n_parts; i++)
    for (guint j = i + 1; j <= n_parts; j++)
      for (gint64 unit = 0; unit <= N_UNITS; unit++)
        for (int age = -1; age < N_AGES; age++)
          {
            TilStatisticsQuery query = { g_array_index (days, TilDate, i),
                                         g_array_index (days, TilDate, j) - 1, unit, age };
            ask (&attack, &query);
          }
  check_nothing_small (&attack);
  g_ptr_array_unref (attack.known.rows);
}

static void
test_happenings (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (guint i = 0; i < 60; i++)
    attack_figure (random, TIL_FIGURE_MEETINGS, FALSE);
}

static void
test_happenings_by_age (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint i = 0; i < 40; i++)
    attack_figure (random, TIL_FIGURE_ACTIONS, TRUE);
}

/* --- States: the same child is told of by step and by how new its mapping is --- */

#define N_STATES (2 * TIL_STEP_CLOSED + 1) /* open steps with a new mapping or not, and closed */

static guint
state_unknown (guint state, guint age, guint unit)
{
  return (state * N_AGES + age) * (N_UNITS + 1) + unit;
}

static gboolean
state_is_in (guint state, TilFigureId figure, int row, int column, guint age, int asked_age)
{
  gboolean open = state < 2 * TIL_STEP_CLOSED;
  guint step = state / 2;

  if (asked_age >= 0 && age != (guint)asked_age)
    return FALSE;
  if (figure == TIL_FIGURE_CHILDREN)
    return (row < 0 || (guint)row == step) && (column < 0 || (guint)column == age);
  return open && (row < 0 || (guint)row == age) && (column < 0 || (guint)column == state % 2);
}

static gint64 *
make_state_sum (TilFigureId figure, int row, int column, gint64 unit, int age)
{
  gint64 *sum = g_new0 (gint64, N_STATES * N_AGES * (N_UNITS + 1));

  for (guint state = 0; state < N_STATES; state++)
    for (guint a = 0; a < N_AGES; a++)
      for (guint u = 0; u <= N_UNITS; u++)
        if ((unit == 0 || u == (guint)unit) && state_is_in (state, figure, row, column, a, age))
          sum[state_unknown (state, a, u)] = 1;
  return sum;
}

static void
learn_states (Equations *known, const TilFacts *facts, const TilStatisticsQuery *query)
{
  static const TilFigureId figures[] = { TIL_FIGURE_CHILDREN, TIL_FIGURE_RECENT_MAPPING };
  g_autoptr (TilStatistics) statistics = til_statistics_new (facts, query);

  for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
    {
      const TilFigure *figure = til_statistics_get (statistics, figures[f]);

      for (guint r = 0; r < figure->rows->len; r++)
        for (guint c = 0; c < figure->columns->len; c++)
          {
            TilCell cell = til_figure_cell (figure, r, c);
            const TilHeading *column = heading_at (figure->columns, c);
            g_autofree gint64 *sum = NULL;

            if (cell.shown != TIL_CELL_VALUE || column->unit != TIL_UNIT_COUNT)
              continue;
            sum = make_state_sum (figures[f], heading_at (figure->rows, r)->total ? -1 : (int)r,
                                  column->total ? -1 : (int)c, query->unit_id, query->age_group);
            learn (known, sum);
          }
    }
}

static void
test_states (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  TilStatisticsQuery query = { til_date_new (2024, 1, 1), til_date_new (2024, 12, 31), 0, -1 };
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TilDate));

  g_array_append_val (days, query.to);
  for (guint round = 0; round < 150; round++)
    {
      TilRandomRegister shape = {
        (guint)g_rand_int_range (random, 1, 160), N_UNITS, 1, 2024, 2024, 0, round % 2 == 0
      };
      g_autoptr (TilFacts) facts = random_facts (random, &shape, days);
      Equations known;

      equations_init (&known, N_STATES * N_AGES * (N_UNITS + 1));
      for (query.unit_id = 0; query.unit_id <= N_UNITS; query.unit_id++)
        for (query.age_group = -1; query.age_group < N_AGES; query.age_group++)
          learn_states (&known, facts, &query);
      for (TilFigureId figure = TIL_FIGURE_CHILDREN; figure <= TIL_FIGURE_RECENT_MAPPING;
           figure += TIL_FIGURE_RECENT_MAPPING)
        for (int row = -1; row < TIL_N_STEPS; row++)
          for (int column = -1; column < N_AGES; column++)
            for (query.unit_id = 0; query.unit_id <= N_UNITS; query.unit_id++)
              {
                static const char *const recent[] = { "recent", "not-recent", "none", "none" };
                gboolean children = figure == TIL_FIGURE_CHILDREN;
                const char *row_key = row < 0        ? "all"
                                      : children     ? til_step_key ((TilStep)row)
                                      : row < N_AGES ? til_age_group_keys[row]
                                                     : "none";
                const char *column_key = column < 0 ? "all"
                                         : children ? til_age_group_keys[column]
                                                    : recent[column];
                gint64 count;
                g_autofree gint64 *sum = NULL;

                query.age_group = -1;
                count = count_by_hand (facts, &query, figure, row_key, column_key);
                if (count == 0 || count >= TIL_SMALLEST_GROUP)
                  continue;
                sum = make_state_sum (figure, row, column, query.unit_id, -1);
                if (knows (&known, sum))
                  g_error ("round %u: %s %s/%s of unit %d: %d can be computed", round,
                           til_figure_key (figure), row_key, column_key, (int)query.unit_id,
                           (int)count);
              }
      g_ptr_array_unref (known.rows);
    }
}

/* --- Newest mappings: two periods, one within the other --- */

static gboolean
is_told (
    const TilFacts *facts, const TilStatisticsQuery *query, guint row, guint column, double *value)
{
  g_autoptr (TilStatistics) statistics = til_statistics_new (facts, query);
  TilCell cell = til_figure_cell (til_statistics_get (statistics, TIL_FIGURE_AREAS), row, column);

  *value = cell.value;
  return cell.shown == TIL_CELL_VALUE;
}

static void
test_newest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (44);
  guint n_compared = 0;

  for (guint round = 0; round < 12; round++)
    {
      TilRandomRegister shape = { 150, 2, 1, 2023, 2025, 12, FALSE };
      g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TilDate));
      g_autoptr (TilFacts) facts = random_facts (random, &shape, days);

      for (guint i = 0; i < 60; i++)
        {
          TilStatisticsQuery a = random_period (random, 2023, 2025);
          TilStatisticsQuery b = random_period (random, 2023, 2025);
          guint row = (guint)g_rand_int_range (random, 0, 4);
          guint column = (guint)g_rand_int_range (random, 0, 4);
          double in_a, in_b;

          if (a.from > b.to || b.from > a.to || !is_told (facts, &a, row, column, &in_a) ||
              !is_told (facts, &b, row, column, &in_b))
            continue;
          n_compared += in_a != in_b;
          g_assert_false (ABS (in_a - in_b) >= 1 && ABS (in_a - in_b) <= 4);
        }
    }
  g_assert_cmpint (n_compared, >, 10);
}

/* --- The same answer whatever else is asked --- */

static void
test_same_answer (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (45);
  TilRandomRegister shape = { 120, 2, 2, 2022, 2025, 10, TRUE };

  for (guint round = 0; round < 15; round++)
    {
      TilStatisticsQuery queries[3] = { random_period (random, 2022, 2025),
                                        random_period (random, 2022, 2025),
                                        random_period (random, 2022, 2025) };
      g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (TilDate));
      g_autoptr (TilFacts) facts = NULL;
      g_autoptr (GPtrArray) together = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
        {
          g_autoptr (GArray) more = report_days (&queries[i]);
          queries[i].unit_id = round % 3;
          g_array_append_vals (days, more->data, more->len);
        }
      facts = random_facts (random, &shape, days);
      together = til_statistics_new_several (facts, queries, G_N_ELEMENTS (queries));
      for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
        {
          g_autoptr (TilStatistics) alone = til_statistics_new (facts, &queries[i]);

          for (guint id = 0; id < TIL_N_FIGURES; id++)
            {
              const TilFigure *a = til_statistics_get (alone, id);
              const TilFigure *b = til_statistics_get (together->pdata[i], id);

              g_assert_cmpint (a->rows->len, ==, b->rows->len);
              for (guint r = 0; r < a->rows->len; r++)
                for (guint c = 0; c < a->columns->len; c++)
                  {
                    TilCell x = til_figure_cell (a, r, c), y = til_figure_cell (b, r, c);
                    g_assert_cmpint (x.shown, ==, y.shown);
                    g_assert_cmpfloat (x.value, ==, y.value);
                  }
            }
        }
    }
}

/* The attacker himself can find something: he is told what ours hides. */
static void
test_attacker (void)
{
  const gint64 a[] = { 1, 1, 0 }, ab[] = { 1, 1, 1 }, c[] = { 0, 0, 1 }, first[] = { 1, 0, 0 };
  Equations known;

  equations_init (&known, 3);
  learn (&known, a);
  g_assert_false (knows (&known, c));
  learn (&known, ab);
  g_assert_true (knows (&known, c));
  g_assert_false (knows (&known, first));
  g_ptr_array_unref (known.rows);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statistics-protect/attacker", test_attacker);
  g_test_add_func ("/statistics-protect/r13-no-period-unit-or-age-gives-a-group-away",
                   test_happenings);
  g_test_add_func ("/statistics-protect/r13-nor-in-tables-by-age", test_happenings_by_age);
  g_test_add_func ("/statistics-protect/r13-children-told-of-twice", test_states);
  g_test_add_func ("/statistics-protect/r13-newest-mappings", test_newest);
  g_test_add_func ("/statistics-protect/r13-same-answer-whatever-is-asked", test_same_answer);
  return g_test_run ();
}
