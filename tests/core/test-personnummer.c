/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-error.h"
#include "til-personnummer.h"

static TilDate today;

static void
assert_parse (const char *text, const char *expected, TilDate expected_birth)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normalized = NULL;
  TilDate birth = TIL_DATE_NONE;

  g_assert_true (til_personnummer_parse (text, today, &normalized, &birth, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (normalized, ==, expected);
  g_assert_cmpuint (birth, ==, expected_birth);
}

static void
assert_refused (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normalized = NULL;

  if (til_personnummer_parse (text, today, &normalized, NULL, &error))
    g_error ("“%s” was read as %s", text, normalized);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_null (normalized);
}

/* 811218-9876 is the example that Skatteverket's brochure SKV 704 counts the check digit of. */
static void
test_forms (void)
{
  TilDate birth = til_date_new (1981, 12, 18);

  assert_parse ("19811218-9876", "198112189876", birth);
  assert_parse ("198112189876", "198112189876", birth);
  assert_parse ("811218-9876", "198112189876", birth);
  assert_parse ("8112189876", "198112189876", birth);
  assert_parse (" 811218-9876 ", "198112189876", birth);
  assert_parse ("811218+9876", "188112189876", til_date_new (1881, 12, 18));
}

static void
test_century (void)
{
  g_autofree char *tomorrow = til_personnummer_new_test (til_date_new (2026, 11, 22), 0);
  g_autofree char *now = til_personnummer_new_test (today, 0);
  g_autofree char *tomorrow_as_1926 = g_strconcat ("19", tomorrow + 2, NULL);

  assert_parse (now + 2, now, today);
  assert_parse (tomorrow + 2, tomorrow_as_1926, til_date_new (1926, 11, 22));
  assert_refused (tomorrow);
}

static void
test_coordination_number (void)
{
  /* Born on day 12, written 72. */
  g_autofree char *base = til_personnummer_new_test (til_date_new (2015, 3, 12), 3);
  gboolean found = FALSE;

  base[6] = '7';
  for (char digit = '0'; digit <= '9'; digit++)
    {
      TilDate birth;
      base[11] = digit;
      if (til_personnummer_parse (base, today, NULL, &birth, NULL))
        {
          g_assert_false (found);
          found = TRUE;
          g_assert_cmpuint (birth, ==, til_date_new (2015, 3, 12));
          assert_parse (base, base, birth);
        }
    }
  g_assert_true (found);
}

static void
test_refused (void)
{
  assert_refused (NULL);
  assert_refused ("");
  assert_refused ("19811218-9875");
  assert_refused ("19811318-9876");
  assert_refused ("811218-987");
  assert_refused ("81121-89876");
  assert_refused ("811218--9876");
  assert_refused ("19811218+9876");
  assert_refused ("1981-12-18-9876");
  assert_refused ("19811218-98765");
  assert_refused ("811218-98a6");
  assert_refused ("000000-0000");
}

/* Changing one digit always breaks the check digit or the date. */
static void
test_one_wrong_digit (void)
{
  g_autofree char *number = til_personnummer_new_test (til_date_new (2015, 3, 12), 5);

  for (guint i = 2; i < 12; i++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        g_autofree char *wrong = g_strdup (number);
        wrong[i] = digit;
        if (number[i] != digit)
          assert_refused (wrong);
      }
}

static void
test_test_numbers (void)
{
  for (guint serial = 0; serial < 20; serial++)
    {
      TilDate birth = til_date_new (2015, 3, 12);
      g_autofree char *number = til_personnummer_new_test (birth, serial);
      g_autofree char *birth_number = g_strndup (number + 8, 3);
      assert_parse (number, number, birth);
      g_assert_cmpint (atoi (birth_number), >=, 980);
      g_assert_cmpint (atoi (birth_number), <=, 999);
    }
}

static void
test_format (void)
{
  g_autofree char *text = til_personnummer_format ("201503129805");

  g_assert_cmpstr (text, ==, "20150312-9805");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  today = til_date_new (2026, 11, 21);
  g_test_add_func ("/personnummer/r18-forms", test_forms);
  g_test_add_func ("/personnummer/r18-century", test_century);
  g_test_add_func ("/personnummer/r18-coordination-number", test_coordination_number);
  g_test_add_func ("/personnummer/r18-refused", test_refused);
  g_test_add_func ("/personnummer/r18-one-wrong-digit", test_one_wrong_digit);
  g_test_add_func ("/personnummer/r18-test-numbers", test_test_numbers);
  g_test_add_func ("/personnummer/format", test_format);
  return g_test_run ();
}
