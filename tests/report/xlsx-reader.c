/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xlsx-reader.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *text; /* (owned) */
  guint style;
} Cell;

typedef struct
{
  GHashTable *cells; /* (owned) (element-type Cell) by row * COLUMNS + column */
  guint n_rows, n_columns;
} Sheet;

#define COLUMNS 16384

struct _XlsxBook
{
  GPtrArray *names;    /* (owned) (element-type utf8) of parts */
  GHashTable *parts;   /* (owned) (element-type utf8) */
  GPtrArray *shared;   /* (owned) (element-type utf8) */
  GPtrArray *sheets;   /* (owned) (element-type utf8) their names */
  GPtrArray *contents; /* (owned) (element-type Sheet) */
  GHashTable *formats; /* (owned) (element-type utf8) by numFmtId */
  GArray *styles;      /* (owned) (element-type guint) numFmtId by style */
  /* While reading: */
  Sheet *sheet;
  char *reference; /* (owned) of the cell */
  guint style;
  gboolean is_string, in_styles;
  GString *text;
};

static void
free_cell (gpointer data)
{
  g_free (((Cell *)data)->text);
  g_free (data);
}

static void
free_sheet (gpointer data)
{
  g_hash_table_unref (((Sheet *)data)->cells);
  g_free (data);
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static guint
find_number (const char **names, const char **values, const char *name)
{
  const char *value = find_attribute (names, values, name);

  return value != NULL ? (guint)g_ascii_strtoull (value, NULL, 10) : 0;
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  XlsxBook *self = data;

  g_string_truncate (self->text, 0);
  if (g_str_equal (element, "sheet"))
    g_ptr_array_add (self->sheets, g_strdup (find_attribute (names, values, "name")));
  else if (g_str_equal (element, "c") && self->sheet != NULL)
    {
      g_free (self->reference);
      self->reference = g_strdup (find_attribute (names, values, "r"));
      self->style = find_number (names, values, "s");
      self->is_string = g_strcmp0 (find_attribute (names, values, "t"), "s") == 0;
    }
  else if (g_str_equal (element, "numFmt"))
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (find_number (names, values, "numFmtId")),
                         g_strdup (find_attribute (names, values, "formatCode")));
  else if (g_str_equal (element, "cellXfs"))
    self->in_styles = TRUE;
  else if (g_str_equal (element, "xf") && self->in_styles)
    {
      guint format = find_number (names, values, "numFmtId");
      g_array_append_val (self->styles, format);
    }
}

static void
add_cell (XlsxBook *self)
{
  Cell *cell = g_new0 (Cell, 1);
  guint row, column;

  xlsx_parse_reference (self->reference, &row, &column);
  cell->style = self->style;
  if (self->is_string)
    {
      guint64 index = g_ascii_strtoull (self->text->str, NULL, 10);

      g_assert_cmpuint (index, <, self->shared->len);
      cell->text = g_strdup (self->shared->pdata[index]);
    }
  else
    cell->text = g_strconcat ("=", self->text->str, NULL);
  g_hash_table_insert (self->sheet->cells, GUINT_TO_POINTER (row * COLUMNS + column), cell);
  self->sheet->n_rows = MAX (self->sheet->n_rows, row + 1);
  self->sheet->n_columns = MAX (self->sheet->n_columns, column + 1);
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  XlsxBook *self = data;

  if (g_str_equal (element, "t"))
    g_ptr_array_add (self->shared, g_strdup (self->text->str));
  else if (g_str_equal (element, "v") && self->sheet != NULL)
    add_cell (self);
  else if (g_str_equal (element, "cellXfs"))
    self->in_styles = FALSE;
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((XlsxBook *)data)->text, text, (gssize)length);
}

static void
parse (XlsxBook *self, const char *part)
{
  const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, self, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, xlsx_book_part (self, part), -1, &error);
  g_assert_no_error (error);
}

/* Takes the parts and removes the folder. */
static void
take_folder (XlsxBook *self, const char *folder, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *part = g_strconcat (prefix, name, NULL);
      char *contents = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          g_autofree char *inner = g_strconcat (part, "/", NULL);
          take_folder (self, path, inner);
          continue;
        }
      g_file_get_contents (path, &contents, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_add (self->names, g_strdup (part));
      g_hash_table_insert (self->parts, g_steal_pointer (&part), contents);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
unzip (XlsxBook *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("tillsammans-unzip-XXXXXX", &error);
  g_autoptr (GSubprocess) process = NULL;

  g_assert_no_error (error);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, "unzip", "-q", path, "-d",
                              folder, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  take_folder (self, folder, "");
}

XlsxBook *
xlsx_book_new (const char *path)
{
  XlsxBook *self = g_new0 (XlsxBook, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->shared = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->contents = g_ptr_array_new_with_free_func (free_sheet);
  self->formats = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->styles = g_array_new (FALSE, FALSE, sizeof (guint));
  self->text = g_string_new (NULL);
  unzip (self, path);
  parse (self, "xl/workbook.xml");
  parse (self, "xl/sharedStrings.xml");
  parse (self, "xl/styles.xml");
  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

      self->sheet = g_new0 (Sheet, 1);
      self->sheet->cells = g_hash_table_new_full (NULL, NULL, NULL, free_cell);
      g_ptr_array_add (self->contents, self->sheet);
      parse (self, part);
    }
  return self;
}

void
xlsx_book_free (XlsxBook *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->parts);
  g_ptr_array_unref (self->shared);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->contents);
  g_hash_table_unref (self->formats);
  g_array_unref (self->styles);
  g_string_free (self->text, TRUE);
  g_free (self->reference);
  g_free (self);
}

const GPtrArray *
xlsx_book_parts (const XlsxBook *self)
{
  return self->names;
}

const char *
xlsx_book_part (const XlsxBook *self, const char *part)
{
  return g_hash_table_lookup (self->parts, part);
}

const GPtrArray *
xlsx_book_names (const XlsxBook *self)
{
  return self->sheets;
}

guint
xlsx_book_find (const XlsxBook *self, const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    if (g_str_equal (self->sheets->pdata[i], name))
      return i + 1;
  g_error ("There is no sheet “%s”", name);
}

static const Cell *
find_cell (const XlsxBook *self, guint sheet, guint row, guint column)
{
  g_assert (sheet >= 1 && sheet <= self->contents->len);
  return g_hash_table_lookup (((const Sheet *)self->contents->pdata[sheet - 1])->cells,
                              GUINT_TO_POINTER (row * COLUMNS + column));
}

const char *
xlsx_book_cell (const XlsxBook *self, guint sheet, guint row, guint column)
{
  const Cell *cell = find_cell (self, sheet, row, column);

  return cell != NULL ? cell->text : NULL;
}

const char *
xlsx_book_format (const XlsxBook *self, guint sheet, guint row, guint column)
{
  const Cell *cell = find_cell (self, sheet, row, column);
  const char *code;
  guint format;

  if (cell == NULL || cell->style >= self->styles->len)
    return "General";
  format = g_array_index (self->styles, guint, cell->style);
  /* Those that have a number only, in ECMA-376 part 1, 18.8.30. */
  if (format == 1)
    return "0";
  if (format == 3)
    return "#,##0";
  code = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (format));
  return code != NULL ? code : "General";
}

guint
xlsx_book_n_rows (const XlsxBook *self, guint sheet)
{
  return ((const Sheet *)self->contents->pdata[sheet - 1])->n_rows;
}

guint
xlsx_book_n_columns (const XlsxBook *self, guint sheet)
{
  return ((const Sheet *)self->contents->pdata[sheet - 1])->n_columns;
}

gboolean
xlsx_is_number (const char *cell)
{
  return cell != NULL && *cell == '=';
}

double
xlsx_number (const char *cell)
{
  g_assert (xlsx_is_number (cell));
  return g_ascii_strtod (cell + 1, NULL);
}

void
xlsx_parse_reference (const char *reference, guint *row, guint *column)
{
  const char *p = reference;

  *column = 0;
  for (; *p == '$' || g_ascii_isalpha (*p); p++)
    if (*p != '$')
      *column = *column * 26 + (guint)(g_ascii_toupper (*p) - 'A' + 1);
  *column -= 1;
  *row = (guint)g_ascii_strtoull (p, NULL, 10) - 1;
}
