/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "til-class-list.h"
#include "til-csv.h"
#include "til-error.h"

static void
check_rows (const GPtrArray *rows, const GArray *lines)
{
  guint last = 0;

  g_assert_cmpuint (rows->len, >, 0);
  g_assert_cmpuint (rows->len, ==, lines->len);
  for (guint i = 0; i < rows->len; i++)
    {
      const GPtrArray *cells = rows->pdata[i];

      g_assert_cmpuint (cells->len, >, 0);
      g_assert_cmpuint (g_array_index (lines, guint, i), >, last);
      last = g_array_index (lines, guint, i);
      for (guint j = 0; j < cells->len; j++)
        g_assert_true (g_utf8_validate (cells->pdata[j], -1, NULL));
    }
}

/* The same bytes as a form tool's export, in whichever encoding they are. */
static void
read_export (const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = til_csv_parse_export (bytes, length, "fuzz.csv", &lines, &error);

  if (rows != NULL)
    {
      check_rows (rows, lines);
      return;
    }
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_nonnull (g_strstr_len (error->message, -1, "fuzz.csv"));
}

/* Whatever the bytes: either rows of UTF-8 on rising lines that a class list can be made of or
 * refused, or an error that names the file. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray)
      rows = til_csv_parse (size > 0 ? (const char *)data : "", size, "fuzz.csv", &lines, &error);
  g_autoptr (TilClassList) list = NULL;

  read_export (size > 0 ? (const char *)data : "", size);
  if (rows == NULL)
    {
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_nonnull (g_strstr_len (error->message, -1, "fuzz.csv"));
      return 0;
    }
  g_assert_no_error (error);
  check_rows (rows, lines);
  list = til_class_list_new (rows, lines, til_date_today (), &error);
  if (list == NULL)
    {
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      return 0;
    }
  g_assert_cmpuint (list->entries->len + list->problems->len, >=, rows->len - 1);
  return 0;
}
