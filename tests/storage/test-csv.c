/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-csv.h"

#include "til-error.h"
#include "til-text.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *path; /* (owned) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("til-csv-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->path = g_build_filename (folder, "class.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_remove (fixture->path);
  g_rmdir (folder);
  g_free (fixture->path);
}

static void
write_bytes (Fixture *fixture, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, length, &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_rows (Fixture *fixture, const char *text, GArray **lines)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;

  write_bytes (fixture, text, -1);
  rows = til_csv_read (fixture->path, lines, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rows);
  return rows;
}

static const char *
cell (GPtrArray *rows, guint row, guint column)
{
  GPtrArray *cells;

  g_assert_cmpuint (row, <, rows->len);
  cells = rows->pdata[row];
  g_assert_cmpuint (column, <, cells->len);
  return cells->pdata[column];
}

/* The message without the marks around names and numbers. */
static char *
read_refused (Fixture *fixture, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  write_bytes (fixture, text, length);
  rows = til_csv_read (fixture->path, &lines, &error);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_null (rows);
  g_assert_null (lines);
  return til_text_strip_isolates (error->message);
}

static void
assert_says (const char *message, const char *part)
{
  if (strstr (message, part) == NULL)
    g_error ("\"%s\" does not say \"%s\"", message, part);
}

static void
test_comma (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray)
      rows = read_rows (fixture, "name,unit\nÅsa Öhman,\"Ekhagens, skola\"\nLiam,\n", &lines);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (cell (rows, 0, 1), ==, "unit");
  g_assert_cmpstr (cell (rows, 1, 0), ==, "Åsa Öhman");
  g_assert_cmpstr (cell (rows, 1, 1), ==, "Ekhagens, skola");
  g_assert_cmpstr (cell (rows, 2, 1), ==, "");
}

static void
test_semicolon (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = read_rows (fixture, "\"a,b,c\";d\r\n1,5;2\r\n", &lines);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (cell (rows, 0, 0), ==, "a,b,c");
  g_assert_cmpstr (cell (rows, 1, 0), ==, "1,5");
  g_assert_cmpstr (cell (rows, 1, 1), ==, "2");
}

static void
test_byte_order_mark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = read_rows (fixture, "\xef\xbb\xbfname\nÄlva\n", &lines);

  g_assert_cmpstr (cell (rows, 0, 0), ==, "name");
  g_assert_cmpstr (cell (rows, 1, 0), ==, "Älva");
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  static const guint expected[] = { 2, 3, 5, 8 };
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = read_rows (fixture, "\na,b\n1,2\n\n3,\"4\n\n5\"\n6,7", &lines);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (lines->len, ==, rows->len);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpuint (g_array_index (lines, guint, i), ==, expected[i]);
  g_assert_cmpstr (cell (rows, 2, 1), ==, "4\n\n5");
  g_assert_cmpstr (cell (rows, 3, 1), ==, "7");
}

static void
test_carriage_returns (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = read_rows (fixture, "a\rb\rc", &lines);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpuint (g_array_index (lines, guint, 2), ==, 3);
}

static void
test_latin_1 (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = read_refused (fixture, "name\nLiam\n\xc5sa\n", -1);

  assert_says (message, "class.csv");
  assert_says (message, "UTF-8");
  assert_says (message, "line 3");
}

static void
test_utf_16 (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "\xff\xfe"
                             "n\0a\0m\0e\0";
  g_autofree char *message = read_refused (fixture, text, sizeof text - 1);

  assert_says (message, "line 1");
}

static void
test_nul (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "name\nLi\0am\n";
  g_autofree char *message = read_refused (fixture, text, sizeof text - 1);

  assert_says (message, "line 2");
}

static void
test_unclosed_quote (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = read_refused (fixture, "a,b\n1,2\n3,\"4\n5,6\n", -1);

  assert_says (message, "line 3");
}

static void
test_quote_inside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = read_refused (fixture, "a,b\n\"1\"2,3\n4,5\n", -1);

  assert_says (message, "line 2");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autofree char *message = read_refused (fixture, "\n\n", -1);

  assert_says (message, "empty");
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = til_csv_read (fixture->path, NULL, &error);

  g_assert_null (rows);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  assert_says (error->message, "class.csv");
}

static void
test_many_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("given_name,birth_date\n");
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "Elev %u,2015-03-12\n", i);
  rows = read_rows (fixture, text->str, &lines);
  g_assert_cmpuint (rows->len, ==, 50001);
  g_assert_cmpstr (cell (rows, 50000, 0), ==, "Elev 49999");
  g_assert_cmpuint (g_array_index (lines, guint, 50000), ==, 50001);
}

/* ---- what form tools export ---- */

static GPtrArray *
read_export (Fixture *fixture, const char *bytes, gsize length, char **digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autofree char *sum = NULL;
  GPtrArray *rows;

  write_bytes (fixture, bytes, (gssize)length);
  rows = til_csv_read_export (fixture->path, &lines, &sum, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, rows->len);
  if (digest != NULL)
    *digest = g_steal_pointer (&sum);
  return rows;
}

/* The same two rows, whatever they were written in. */
static void
test_export_encodings (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *encoding;
    const char *mark; /* as UTF-8 */
    const char *dash; /* Latin-1 has none of that length */
  } exports[] = {
    { "UTF-8", "", "–" },
    { "UTF-8", "\xef\xbb\xbf", "–" },
    { "UTF-16LE", "\xef\xbb\xbf", "–" },
    { "UTF-16BE", "\xef\xbb\xbf", "–" },
    { "ISO-8859-1", "", "-" },
    { "WINDOWS-1252", "", "–" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    {
      g_autofree char *expected = g_strconcat ("Åsa ", exports[i].dash, " nej: ärligt; \"så\"",
                                               NULL);
      g_autofree char *text = g_strconcat (exports[i].mark, "sector;comment\r\nskola;\"Åsa ",
                                           exports[i].dash, " nej: ärligt; \"\"så\"\"\"\r\n", NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      gsize length = 0;

      bytes = g_convert (text, -1, exports[i].encoding, "UTF-8", NULL, &length, NULL);
      g_assert_nonnull (bytes);
      rows = read_export (fixture, bytes, length, NULL);
      g_assert_cmpuint (rows->len, ==, 2);
      g_assert_cmpstr (cell (rows, 0, 0), ==, "sector");
      g_assert_cmpstr (cell (rows, 1, 1), ==, expected);
    }
}

/* A tab stands in no text, so that commas in the questions don't count. */
static void
test_export_delimiters (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "sector,trust\nsocial,4\n", "sector;trust\nsocial;4\n",
                                       "sector\ttrust\nsocial\t4\n",
                                       "sector\ttrust, om, du, vill\nsocial\t4\n",
                                       "\"sector\"\t\"trust\"\r\n\"social\"\t4" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) rows = read_export (fixture, texts[i], strlen (texts[i]), NULL);

      g_assert_cmpuint (rows->len, ==, 2);
      g_assert_cmpuint (((GPtrArray *)rows->pdata[0])->len, ==, 2);
      g_assert_cmpstr (cell (rows, 1, 0), ==, "social");
      g_assert_cmpstr (cell (rows, 1, 1), ==, "4");
    }
}

static void
test_export_empty_cells (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "a\tb\tc\n\t\tx\n\ty\t\n";
  g_autoptr (GPtrArray) rows = read_export (fixture, text, strlen (text), NULL);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (cell (rows, 1, 0), ==, "");
  g_assert_cmpstr (cell (rows, 1, 2), ==, "x");
  g_assert_cmpstr (cell (rows, 2, 1), ==, "y");
  g_assert_cmpstr (cell (rows, 2, 2), ==, "");
}

/* A line for spreadsheets, and none of the answers. */
static void
test_export_separator_line (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "sep=;\nsector;trust\nsocial;4\n",
                                       "SEP=,\r\nsector,trust\r\nsocial,4\r\n",
                                       "sep=\t\nsector\ttrust\nsocial\t4\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) rows = read_export (fixture, texts[i], strlen (texts[i]), NULL);

      g_assert_cmpuint (rows->len, ==, 2);
      g_assert_cmpstr (cell (rows, 0, 1), ==, "trust");
      g_assert_cmpstr (cell (rows, 1, 0), ==, "social");
    }
}

/* Of what the cells say, however they were saved. */
static void
test_export_digest (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "a,b\n1,\"x\ny\"\n";
  static const char *const same[] = { text,
                                      "\xef\xbb\xbf"
                                      "a,b\r\n1,\"x\r\ny\"\r\n",
                                      "sep=;\na;b\n1;\"x\ny\"", "a\tb\n1\t\"x\ny\"\n" };
  static const char *const others[] = { "a,b\n1,\"x\nz\"\n", "a,b\n1x,y\n",
                                        "a,b\n1,\"x\ny\"\n1,\"x\ny\"\n", "a,b\n" };
  g_autofree char *digest = NULL;

  g_ptr_array_unref (read_export (fixture, text, strlen (text), &digest));
  g_assert_cmpuint (strlen (digest), ==, 64);
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *again = NULL;

      g_ptr_array_unref (read_export (fixture, same[i], strlen (same[i]), &again));
      g_assert_cmpstr (again, ==, digest);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = NULL;

      g_ptr_array_unref (read_export (fixture, others[i], strlen (others[i]), &other));
      g_assert_cmpstr (other, !=, digest);
    }
}

static void
test_export_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } files[] = { { "a\0,b\n", 5 },
                { "\xff\xfe"
                  "a\0,",
                  5 },
                { "\xff\xfe", 2 },
                { "\n \n", 3 },
                { "", 0 },
                { "\xff\xfe"
                  "a\0\0\0",
                  6 } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) lines = NULL;
      g_autofree char *digest = NULL;

      write_bytes (fixture, files[i].bytes, (gssize)files[i].length);
      g_assert_null (til_csv_read_export (fixture->path, &lines, &digest, &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      assert_says (error->message, "class.csv");
      g_assert_null (digest);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/csv/comma", test_comma);
  ADD ("/csv/semicolon", test_semicolon);
  ADD ("/csv/byte-order-mark", test_byte_order_mark);
  ADD ("/csv/lines", test_lines);
  ADD ("/csv/carriage-returns", test_carriage_returns);
  ADD ("/csv/latin-1", test_latin_1);
  ADD ("/csv/utf-16", test_utf_16);
  ADD ("/csv/nul", test_nul);
  ADD ("/csv/unclosed-quote", test_unclosed_quote);
  ADD ("/csv/quote-inside", test_quote_inside);
  ADD ("/csv/empty", test_empty);
  ADD ("/csv/missing", test_missing);
  ADD ("/csv/many-lines", test_many_lines);
  ADD ("/csv/export/encodings", test_export_encodings);
  ADD ("/csv/export/delimiters", test_export_delimiters);
  ADD ("/csv/export/empty-cells", test_export_empty_cells);
  ADD ("/csv/export/separator-line", test_export_separator_line);
  ADD ("/csv/export/digest", test_export_digest);
  ADD ("/csv/export/refused", test_export_refused);
  return g_test_run ();
}
