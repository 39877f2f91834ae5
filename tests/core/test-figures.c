/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-figures.h"

static void
test_overview_with_tables (void)
{
  g_autoptr (TilFigures) figures = til_figures_new (1, 2);

  til_table_set (figures->steps_by_age, 0, 0, 1);
  til_table_set (figures->steps_by_age, 0, 1, 1);
  til_table_set (figures->steps_by_age, 0, 2, 4);
  figures->n_children = 6;
  til_figures_protect (figures);
  g_assert_cmpint (figures->hidden_children, ==,
                   til_table_is_hidden (figures->steps_by_age, TIL_N_STEPS, TIL_N_AGE_GROUPS));
}

/* The grand total has to be hidden here; the overview must not tell it. */
static void
test_hidden_grand_total (void)
{
  g_autoptr (TilFigures) figures = til_figures_new (1, 2);

  til_table_set (figures->steps_by_age, 0, 0, 4);
  til_table_set (figures->steps_by_age, 0, 1, 4);
  figures->n_children = 8;
  til_figures_protect (figures);
  g_assert_true (til_table_is_hidden (figures->steps_by_age, TIL_N_STEPS, TIL_N_AGE_GROUPS));
  g_assert_true (figures->hidden_children);
  g_autofree char *text = til_figures_format (figures->n_children, figures->hidden_children);
  g_assert_cmpstr (text, ==, "·");
}

static void
test_random_overviews (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (TilFigures) figures = til_figures_new (1, 2);
      for (guint row = 0; row < TIL_N_STEPS; row++)
        for (guint column = 0; column < TIL_N_AGE_GROUPS; column++)
          {
            gint64 count = g_rand_boolean (random) ? 0 : g_rand_int_range (random, 0, 9);
            til_table_set (figures->steps_by_age, row, column, count);
            figures->n_children += count;
          }
      til_figures_protect (figures);
      g_assert_cmpint (figures->n_children, ==,
                       til_table_get (figures->steps_by_age, TIL_N_STEPS, TIL_N_AGE_GROUPS));
      if (til_table_is_hidden (figures->steps_by_age, TIL_N_STEPS, TIL_N_AGE_GROUPS))
        g_assert_true (figures->hidden_children);
    }
}

static void
test_small_counts (void)
{
  g_autoptr (TilFigures) figures = til_figures_new (1, 2);

  til_table_set (figures->steps_by_age, 1, 1, 50);
  figures->n_children = 50;
  figures->n_mappings = 9;
  figures->n_mapped_children = 3;
  figures->n_voices[0] = 9;
  figures->n_voices[1] = 4;
  figures->n_without_dimension = 5;
  til_figures_protect (figures);
  g_assert_false (figures->hidden_children);
  g_assert_true (figures->hidden_mapped_children);
  g_assert_true (figures->hidden_mappings);
  g_assert_false (figures->hidden_voices[0]);
  g_assert_true (figures->hidden_voices[1]);
  g_assert_false (figures->hidden_voices[2]);
  g_assert_false (figures->hidden_without_dimension);
}

static void
test_format (void)
{
  g_autofree char *none = til_figures_format (0, FALSE);
  g_autofree char *small = til_figures_format (4, FALSE);
  g_autofree char *five = til_figures_format (5, FALSE);
  g_autofree char *hidden = til_figures_format (12, TRUE);

  g_assert_cmpstr (none, ==, "0");
  g_assert_cmpstr (small, ==, "<5");
  g_assert_cmpstr (five, ==, "5");
  g_assert_cmpstr (hidden, ==, "·");
}

/* R3: the rows of the dimensions are never added up: no column total is shown, whatever the counts.
 */
static void
test_no_total (void)
{
  g_autoptr (TilFigures) figures = til_figures_new (1, 2);

  for (guint row = 0; row < TIL_N_DIMENSIONS - 1; row++)
    for (guint column = 0; column < 3; column++)
      til_table_set (figures->dimensions, row, column, 20);
  til_figures_protect (figures);
  g_assert_false (til_table_is_hidden (figures->dimensions, 0, 0));
  for (guint column = 0; column <= 3; column++)
    g_assert_true (til_table_is_hidden (figures->dimensions, TIL_N_DIMENSIONS - 1, column));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/r13-overview-with-tables", test_overview_with_tables);
  g_test_add_func ("/figures/r13-hidden-grand-total", test_hidden_grand_total);
  g_test_add_func ("/figures/r13-random-overviews", test_random_overviews);
  g_test_add_func ("/figures/r13-small-counts", test_small_counts);
  g_test_add_func ("/figures/r13-format", test_format);
  g_test_add_func ("/figures/r3-no-total", test_no_total);
  return g_test_run ();
}
