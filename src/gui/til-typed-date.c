/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-typed-date.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-error.h"

#define MAX_DAYS 36600

/* Western digits for those of other scripts, signs of direction dropped, no space around. */
static char *
clean (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (out, (char)('0' + digit));
      else if (c == 0x2212 || c == 0x2013)
        g_string_append_c (out, '-');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_strstrip (g_string_free (out, FALSE));
}

static gboolean
is_word (const char *text, const char *english, const char *translated)
{
  g_autofree char *folded = g_utf8_strdown (translated, -1);

  return g_str_equal (text, english) || g_str_equal (text, folded);
}

/* The numbers in text, which are separated by the signs in between. */
static guint
split_numbers (const char *text, const char *between, int numbers[3])
{
  guint n = 0;

  while (*text != '\0')
    {
      char *end;

      if (n == 3 || !g_ascii_isdigit (*text) || strspn (text, "0123456789") > 8)
        return 0;
      numbers[n++] = (int)strtol (text, &end, 10);
      text = end + strspn (end, between);
      if (end == text && *text != '\0')
        return 0;
    }
  return n;
}

static int
full_year (int year)
{
  return year < 100 ? 2000 + year : year;
}

/* 21/11 is the one nearest to the day it is typed on. */
static TilDate
nearest (int month, int day, TilDate on)
{
  TilDate best = TIL_DATE_NONE;

  for (int year = til_date_year (on) - 1; year <= til_date_year (on) + 1; year++)
    {
      TilDate date = til_date_new (year, month, day);

      if (date != TIL_DATE_NONE &&
          (best == TIL_DATE_NONE || labs ((long)date - (long)on) < labs ((long)best - (long)on)))
        best = date;
    }
  return best;
}

static TilDate
parse_digits (const char *text)
{
  gsize length = strspn (text, "0123456789");
  int number = text[length] == '\0' && (length == 6 || length == 8) ? atoi (text) : 0;

  if (number == 0)
    return TIL_DATE_NONE;
  return til_date_new (full_year (number / 10000), number / 100 % 100, number % 100);
}

static TilDate
parse_offset (const char *text, TilDate on)
{
  const char *digits = text + 1 + strspn (text + 1, " ");
  gsize length = strspn (digits, "0123456789");
  long days = length > 0 && length < 6 && digits[length] == '\0' ? atol (digits) : MAX_DAYS + 1;

  if (days > MAX_DAYS)
    return TIL_DATE_NONE;
  return *text == '+' ? on + (TilDate)days : on - (TilDate)days;
}

static TilDate
parse (const char *text, TilDate on)
{
  int numbers[3];

  if (is_word (text, "today", _ ("today")))
    return on;
  if (is_word (text, "tomorrow", _ ("tomorrow")))
    return on + 1;
  if (is_word (text, "yesterday", _ ("yesterday")))
    return on - 1;
  if (*text == '+' || *text == '-')
    return parse_offset (text, on);
  if (strchr (text, '/') != NULL)
    {
      guint n = split_numbers (text, "/ ", numbers);

      if (n == 3)
        return til_date_new (full_year (numbers[2]), numbers[1], numbers[0]);
      return n == 2 ? nearest (numbers[1], numbers[0], on) : TIL_DATE_NONE;
    }
  if (split_numbers (text, "-. ", numbers) == 3)
    return til_date_new (full_year (numbers[0]), numbers[1], numbers[2]);
  return parse_digits (text);
}

gboolean
til_typed_date_parse (const char *text, TilDate on, TilDate *date, GError **error)
{
  g_autofree char *cleaned = clean (text);
  TilDate parsed = parse (cleaned, on);

  if (parsed == TIL_DATE_NONE)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                           _ ("This is no date. Write it as 2026-11-21, 21/11, today or +14."));
      return FALSE;
    }
  *date = parsed;
  return TRUE;
}
