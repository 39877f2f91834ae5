/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-personnummer.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-text.h"

#define COORDINATION 60 /* added to the day of a samordningsnummer */
#define FIRST_TEST_NUMBER 980
#define N_TEST_NUMBERS 20

/* The check digit of nine digits by the Luhn formula ("modulus 10"), SKV 704. */
static int
compute_check_digit (const char *nine)
{
  int sum = 0;

  for (int i = 0; i < 9; i++)
    {
      int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
      sum += product / 10 + product % 10;
    }
  return (10 - sum % 10) % 10;
}

static int
read_number (const char *digits, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

/* The birth date that eight digits say, TIL_DATE_NONE when there is no such day. */
static TilDate
read_birth (const char *eight)
{
  int day = read_number (eight + 6, 2);

  if (day > COORDINATION)
    day -= COORDINATION;
  return til_date_new (read_number (eight, 4), read_number (eight + 4, 2), day);
}

/* Splits the text into its digits and the sign before the last four; FALSE for any other form. */
static gboolean
split (const char *text, char digits[13], char *sign)
{
  gsize n = 0;

  *sign = '\0';
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p) && n < 12)
        digits[n++] = *p;
      else if ((*p == '-' || *p == '+') && *sign == '\0' && strlen (p + 1) == 4)
        *sign = *p;
      else
        return FALSE;
    }
  digits[n] = '\0';
  return n == 12 ? *sign != '+' : n == 10;
}

/* Puts the century before ten digits: the latest one whose date is not after on, a hundred years
 * earlier with a plus sign. */
static void
add_century (const char digits[13], char sign, TilDate on, char twelve[13])
{
  int century = til_date_year (on) / 100;

  g_snprintf (twelve, 13, "%02d%s", century, digits);
  TilDate birth = read_birth (twelve);
  /* 29 February may be missing from the century that comes first. */
  if (birth > on || (birth == TIL_DATE_NONE && read_number (digits, 2) > til_date_year (on) % 100))
    century--;
  if (sign == '+')
    century--;
  g_snprintf (twelve, 13, "%02d%s", century, digits);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

gboolean
til_personnummer_parse (
    const char *text, TilDate on, char **normalized, TilDate *birth, GError **error)
{
  g_autofree char *plain = til_text_strip_isolates (text != NULL ? text : "");
  char digits[13], twelve[13], sign;

  if (!split (g_strstrip (plain), digits, &sign))
    return refuse (error,
                   _ ("A personal identity number has ten or twelve digits, as YYYYMMDD-NNNN."));

  if (strlen (digits) == 12)
    g_strlcpy (twelve, digits, sizeof twelve);
  else
    add_century (digits, sign, on, twelve);

  TilDate date = read_birth (twelve);
  if (date == TIL_DATE_NONE)
    return refuse (error,
                   _ ("The personal identity number begins with a date that does not exist."));
  if (compute_check_digit (twelve + 2) != twelve[11] - '0')
    return refuse (error,
                   _ ("The last digit of the personal identity number does not fit the others: "
                      "a digit is wrong."));
  if (date > on)
    return refuse (error, _ ("The personal identity number belongs to a day in the future."));
  if (til_date_year (date) < 1850)
    return refuse (error, _ ("The personal identity number has a century that cannot be right."));

  if (normalized != NULL)
    *normalized = g_strdup (twelve);
  if (birth != NULL)
    *birth = date;
  return TRUE;
}

char *
til_personnummer_format (const char *normalized)
{
  g_return_val_if_fail (normalized != NULL && strlen (normalized) == 12, g_strdup (""));
  return g_strdup_printf ("%.8s-%s", normalized, normalized + 8);
}

char *
til_personnummer_new_test (TilDate birth, guint serial)
{
  g_return_val_if_fail (birth != TIL_DATE_NONE, NULL);

  g_autofree char *eleven = g_strdup_printf ("%04d%02d%02d%03u", til_date_year (birth),
                                             til_date_month (birth), til_date_day (birth),
                                             FIRST_TEST_NUMBER + serial % N_TEST_NUMBERS);
  return g_strdup_printf ("%s%d", eleven, compute_check_digit (eleven + 2));
}
