/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-period.h"

#include "til-date.h"
#include "til-suppress.h"

#define MONTHS 12

/* Something that happened on days, told as til-statistics-protect.c tells a cell. */
typedef struct
{
  GArray *dates;  /* (owned) (element-type TilDate) */
  GArray *sums;   /* (owned) (element-type gint64) until and with dates[i] */
  GArray *values; /* (owned) (element-type gint64) F at each cut, rising */
} Cuts;

static Cuts *
cuts_new (const GArray *dates, const GArray *numbers)
{
  Cuts *self = g_new0 (Cuts, 1);
  g_autofree gint64 *months = NULL;
  gint64 sum = 0;
  guint n_months = 0;
  int first = 0;

  self->dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
  self->sums = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (dates->len > 0)
    {
      first = til_date_year (g_array_index (dates, TilDate, 0));
      n_months = (guint)(til_date_year (g_array_index (dates, TilDate, dates->len - 1)) - first +
                         1) *
                 MONTHS;
    }
  months = g_new0 (gint64, n_months + 1);
  for (guint i = 0; i < dates->len; i++)
    {
      TilDate date = g_array_index (dates, TilDate, i);
      gint32 number = numbers != NULL ? g_array_index (numbers, gint32, i) : 1;

      sum += number;
      months[(til_date_year (date) - first) * MONTHS + til_date_month (date) - 1] += number;
      g_array_append_val (self->dates, date);
      g_array_append_val (self->sums, sum);
    }
  self->values = til_cuts_choose (months, n_months);
  return self;
}

static void
cuts_free (Cuts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->dates);
  g_array_unref (self->sums);
  g_array_unref (self->values);
  g_free (self);
}

/* F of a day. */
static gint64
sum_until (const Cuts *self, TilDate day)
{
  guint first = 0, end = self->dates->len;

  while (first < end)
    {
      guint middle = (first + end) / 2;

      if (g_array_index (self->dates, TilDate, middle) <= day)
        first = middle + 1;
      else
        end = middle;
    }
  return first > 0 ? g_array_index (self->sums, gint64, first - 1) : 0;
}

static gint64
cuts_count (const Cuts *self, TilDate from, TilDate to)
{
  return from > to ? 0 : sum_until (self, to) - (from > 0 ? sum_until (self, from - 1) : 0);
}

static gboolean
cuts_admit (const Cuts *self, TilDate from, TilDate to)
{
  gint64 before, until;

  if (from > to)
    return TRUE;
  before = from > 0 ? sum_until (self, from - 1) : 0;
  until = sum_until (self, to);
  return before == until ||
         (til_cuts_have (self->values, before) && til_cuts_have (self->values, until));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cuts, cuts_free)

static Cuts *
make_cuts (GRand *random, guint n, int first_year, int last_year, GArray *dates)
{
  TilDate first = til_date_new (first_year, 1, 1), last = til_date_new (last_year, 12, 31);

  for (guint i = 0; i < n; i++)
    {
      TilDate date = first + (TilDate)g_rand_int_range (random, 0, (gint32)(last - first + 1));
      guint place = 0;

      while (place < dates->len && g_array_index (dates, TilDate, place) < date)
        place++;
      g_array_insert_val (dates, place, date);
    }
  return cuts_new (dates, NULL);
}

static gint64
count_by_hand (const GArray *dates, TilDate from, TilDate to)
{
  gint64 count = 0;

  for (guint i = 0; i < dates->len; i++)
    count += from <= g_array_index (dates, TilDate, i) && g_array_index (dates, TilDate, i) <= to;
  return count;
}

/* Whoever knows some sums knows all differences of days that they join: each set of joined days is
 * kept with what lies between them. */
typedef struct
{
  TilDate first;
  guint n;
  guint *set;
} Known;

static void
learn (Known *known, TilDate from, TilDate to)
{
  guint a = known->set[from - 1 - known->first], b = known->set[to - known->first];

  for (guint i = 0; i < known->n; i++)
    if (known->set[i] == b)
      known->set[i] = a;
}

static void
test_differences (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
      g_autoptr (Cuts)
          cuts = make_cuts (random, (guint)g_rand_int_range (random, 0, 90), 2023, 2025, dates);
      TilDate first = til_date_new (2022, 6, 1), last = til_date_new (2026, 6, 30);
      Known known = { first, last - first + 1, NULL };

      known.set = g_new (guint, known.n);
      for (guint i = 0; i < known.n; i++)
        known.set[i] = i;
      for (guint i = 0; i < 4000; i++)
        {
          TilDate from = first + 1 + (TilDate)g_rand_int_range (random, 0, (gint32)known.n - 1);
          TilDate to = from + (TilDate)g_rand_int_range (random, 0, (gint32)(last - from + 1));

          if (g_rand_int_range (random, 0, 2) == 0)
            {
              from = til_date_new (til_date_year (from), til_date_month (from), 1);
              to = til_date_add_months (til_date_new (til_date_year (to), til_date_month (to), 1),
                                        1) -
                   1;
            }
          if (from <= first || to > last || from > to)
            continue;
          g_assert_cmpint (cuts_count (cuts, from, to), ==, count_by_hand (dates, from, to));
          if (cuts_admit (cuts, from, to))
            learn (&known, from, to);
        }
      for (guint a = 0; a < known.n; a++)
        for (guint b = a + 1; b < known.n; b++)
          if (known.set[a] == known.set[b])
            {
              gint64 count = count_by_hand (dates, first + a + 1, first + b);
              g_assert_true (count == 0 || count >= TIL_SMALLEST_GROUP);
            }
      g_free (known.set);
    }
}

static TilDate
add_days (GArray *dates, int year, int month, int day, guint n)
{
  TilDate date = til_date_new (year, month, day);

  for (guint i = 0; i < n; i++)
    g_array_append_val (dates, date);
  return date;
}

static gboolean
admits_year (const Cuts *cuts, int from, int to)
{
  return cuts_admit (cuts, til_date_new (from, 1, 1), til_date_new (to, 12, 31));
}

/* A year of few is told together with the next only. */
static void
test_years_first (void)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
  g_autoptr (Cuts) cuts = NULL;

  add_days (dates, 2022, 3, 10, 6);
  add_days (dates, 2023, 3, 10, 3);
  add_days (dates, 2024, 3, 10, 4);
  add_days (dates, 2025, 2, 10, 5);
  add_days (dates, 2025, 10, 10, 5);
  cuts = cuts_new (dates, NULL);
  g_assert_true (admits_year (cuts, 2022, 2022));
  g_assert_false (admits_year (cuts, 2023, 2023));
  g_assert_false (admits_year (cuts, 2024, 2024));
  g_assert_true (admits_year (cuts, 2023, 2024));
  g_assert_true (admits_year (cuts, 2022, 2025));
  g_assert_true (cuts_admit (cuts, til_date_new (2025, 1, 1), til_date_new (2025, 7, 31)));
  /* Days with nothing between them and a cut are as good. */
  g_assert_true (cuts_admit (cuts, til_date_new (2022, 12, 1), til_date_new (2025, 2, 10)));
  g_assert_false (cuts_admit (cuts, til_date_new (2022, 12, 1), til_date_new (2024, 3, 9)));
}

static void
test_empty (void)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
  g_autoptr (Cuts) cuts = cuts_new (dates, NULL);

  g_assert_cmpint (cuts_count (cuts, 1, 3000000), ==, 0);
  g_assert_true (cuts_admit (cuts, til_date_new (2026, 5, 4), til_date_new (2026, 5, 4)));
  g_assert_cmpint (cuts_count (cuts, 20, 10), ==, 0);
}

/* Fewer than 5 ever: no sum of them is told, and days on which nothing happened are. */
static void
test_few (void)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
  g_autoptr (Cuts) cuts = NULL;
  TilDate day;

  day = add_days (dates, 2024, 2, 29, 4);
  cuts = cuts_new (dates, NULL);
  g_assert_false (cuts_admit (cuts, day, day));
  g_assert_false (cuts_admit (cuts, til_date_new (1990, 1, 1), til_date_new (2090, 12, 31)));
  g_assert_true (cuts_admit (cuts, til_date_new (1990, 1, 1), day - 1));
  g_assert_true (cuts_admit (cuts, day + 1, til_date_new (2090, 12, 31)));
}

/* At the border of a year: the 31st of December belongs to it, New Year's Day doesn't. */
static void
test_borders (void)
{
  g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr (Cuts) cuts = NULL;
  const gint32 seven = 7, five = 5;

  add_days (dates, 2024, 12, 31, 1);
  g_array_append_val (numbers, seven);
  add_days (dates, 2025, 1, 1, 1);
  g_array_append_val (numbers, five);
  cuts = cuts_new (dates, numbers);
  g_assert_cmpint (cuts_count (cuts, til_date_new (2024, 1, 1), til_date_new (2024, 12, 31)), ==,
                   7);
  g_assert_true (admits_year (cuts, 2024, 2024));
  g_assert_true (admits_year (cuts, 2025, 2025));
  g_assert_true (cuts_admit (cuts, til_date_new (2024, 12, 31), til_date_new (2024, 12, 31)));
}

/* What comes later moves no end of a year that was a cut. */
static void
test_years_stay (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) dates = g_array_new (FALSE, FALSE, sizeof (TilDate));
      g_autoptr (Cuts) before = make_cuts (random, 20, 2020, 2023, dates);
      g_autoptr (Cuts) after = make_cuts (random, 15, 2024, 2025, dates);

      for (int from = 2020; from <= 2023; from++)
        for (int to = from; to <= 2023; to++)
          g_assert_true (admits_year (before, from, to) == admits_year (after, from, to));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/r13-no-difference-of-sums-is-small", test_differences);
  g_test_add_func ("/period/r13-years-first", test_years_first);
  g_test_add_func ("/period/r13-empty", test_empty);
  g_test_add_func ("/period/r13-few", test_few);
  g_test_add_func ("/period/r13-borders", test_borders);
  g_test_add_func ("/period/r13-years-stay", test_years_stay);
  return g_test_run ();
}
