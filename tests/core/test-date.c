/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-date.h"
#include "til-error.h"

static void
test_parse (void)
{
  static const char *const good[] = { "2026-11-21", " 2026-11-21 ", "20261121",
                                      "\342\201\2462026-11-21\342\201\251" };
  static const char *const bad[] = { "",           "21/11/2026", "2026-1-2",    "2026-02-29",
                                     "2026-13-01", "0999-01-01", "2026-11-21x", "abcd-ef-gh",
                                     "2026-00-10" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      TilDate date = TIL_DATE_NONE;
      g_assert_true (til_date_parse (good[i], &date, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (date, ==, til_date_new (2026, 11, 21));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      TilDate date = 7;
      g_assert_false (til_date_parse (bad[i], &date, &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_cmpuint (date, ==, 7);
    }
}

static void
test_format (void)
{
  g_autofree char *text = til_date_format (til_date_new (2024, 2, 29));
  g_autofree char *none = til_date_format (TIL_DATE_NONE);

  g_assert_cmpstr (text, ==, "2024-02-29");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpuint (til_date_new (2023, 2, 29), ==, TIL_DATE_NONE);
  g_assert_cmpint (til_date_year (til_date_new (2024, 2, 29)), ==, 2024);
  g_assert_cmpint (til_date_month (til_date_new (2024, 2, 29)), ==, 2);
  g_assert_cmpint (til_date_day (til_date_new (2024, 2, 29)), ==, 29);
}

static void
test_today (void)
{
  g_setenv ("TILLSAMMANS_TODAY", "2026-11-21", TRUE);
  g_assert_cmpuint (til_date_today (), ==, til_date_new (2026, 11, 21));
  g_unsetenv ("TILLSAMMANS_TODAY");
  g_assert_cmpuint (til_date_today (), >, til_date_new (2024, 1, 1));
}

static void
test_months (void)
{
  g_assert_cmpuint (til_date_add_months (til_date_new (2026, 1, 31), 1), ==,
                    til_date_new (2026, 2, 28));
  g_assert_cmpuint (til_date_add_months (til_date_new (2026, 3, 31), -1), ==,
                    til_date_new (2026, 2, 28));
  g_assert_cmpuint (til_date_add_months (til_date_new (2026, 11, 21), 14), ==,
                    til_date_new (2028, 1, 21));
  g_assert_cmpuint (til_date_add_months (til_date_new (2026, 1, 21), -1), ==,
                    til_date_new (2025, 12, 21));
  g_assert_cmpuint (til_date_add_months (TIL_DATE_NONE, 1), ==, TIL_DATE_NONE);
}

static void
test_age (void)
{
  TilDate birth = til_date_new (2015, 3, 12), leap = til_date_new (2016, 2, 29);

  g_assert_cmpint (til_date_age (birth, til_date_new (2026, 3, 11)), ==, 10);
  g_assert_cmpint (til_date_age (birth, til_date_new (2026, 3, 12)), ==, 11);
  g_assert_cmpint (til_date_age (birth, birth), ==, 0);
  g_assert_cmpint (til_date_age (birth, birth - 1), ==, -1);
  g_assert_cmpint (til_date_age (leap, til_date_new (2026, 2, 28)), ==, 9);
  g_assert_cmpint (til_date_age (leap, til_date_new (2026, 3, 1)), ==, 10);
}

static void
test_age_groups (void)
{
  g_assert_cmpint (til_age_group (0), ==, TIL_AGE_GROUP_0_6);
  g_assert_cmpint (til_age_group (6), ==, TIL_AGE_GROUP_0_6);
  g_assert_cmpint (til_age_group (7), ==, TIL_AGE_GROUP_7_12);
  g_assert_cmpint (til_age_group (12), ==, TIL_AGE_GROUP_7_12);
  g_assert_cmpint (til_age_group (13), ==, TIL_AGE_GROUP_13_18);
  g_assert_cmpint (til_age_group (18), ==, TIL_AGE_GROUP_13_18);
  g_assert_cmpint (til_age_group (19), ==, TIL_AGE_GROUP_OLDER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/today", test_today);
  g_test_add_func ("/date/months", test_months);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/age-groups", test_age_groups);
  return g_test_run ();
}
