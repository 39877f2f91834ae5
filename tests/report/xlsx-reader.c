/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "xlsx-reader.h"

#include <gio/gio.h>

typedef struct
{
  GPtrArray *strings; /* (nullable) collected from <t> */
  GPtrArray *names;   /* (nullable) collected from <sheet name=""> */
  GHashTable *cells;  /* (nullable) */
  const GPtrArray *shared;
  char *reference; /* (owned) of the cell */
  gboolean is_string;
  GString *text;
} Reader;

char *
xlsx_read_part (const char *path, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      "unzip", "-p", path, part, NULL);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reader *reader = data;

  g_string_truncate (reader->text, 0);
  if (reader->names && g_str_equal (element, "sheet"))
    g_ptr_array_add (reader->names, g_strdup (find_attribute (names, values, "name")));
  if (reader->cells && g_str_equal (element, "c"))
    {
      g_free (reader->reference);
      reader->reference = g_strdup (find_attribute (names, values, "r"));
      reader->is_string = g_strcmp0 (find_attribute (names, values, "t"), "s") == 0;
    }
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;

  if (reader->strings && g_str_equal (element, "t"))
    g_ptr_array_add (reader->strings, g_strdup (reader->text->str));
  if (reader->cells && g_str_equal (element, "v"))
    {
      char *value;

      if (reader->is_string)
        {
          guint64 index = g_ascii_strtoull (reader->text->str, NULL, 10);
          g_assert_cmpuint (index, <, reader->shared->len);
          value = g_strdup (reader->shared->pdata[index]);
        }
      else
        value = g_strconcat ("=", reader->text->str, NULL);
      g_hash_table_insert (reader->cells, g_steal_pointer (&reader->reference), value);
    }
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Reader *)data)->text, text, (gssize)length);
}

static void
parse (const char *path, const char *part, Reader *reader)
{
  const GMarkupParser parser = { start_cb, end_cb, text_cb, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, reader, NULL);
  g_autofree char *xml = xlsx_read_part (path, part);
  g_autoptr (GError) error = NULL;

  reader->text = g_string_new (NULL);
  g_markup_parse_context_parse (context, xml, -1, &error);
  g_assert_no_error (error);
  g_string_free (reader->text, TRUE);
  g_free (reader->reference);
}

GPtrArray *
xlsx_read_names (const char *path)
{
  Reader reader = { .names = g_ptr_array_new_with_free_func (g_free) };

  parse (path, "xl/workbook.xml", &reader);
  return reader.names;
}

GHashTable *
xlsx_read_cells (const char *path, guint number)
{
  g_autoptr (GPtrArray) shared = g_ptr_array_new_with_free_func (g_free);
  Reader strings = { .strings = shared };
  Reader cells = { .cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                   .shared = shared };
  g_autofree char *part = g_strdup_printf ("xl/worksheets/sheet%u.xml", number);

  parse (path, "xl/sharedStrings.xml", &strings);
  parse (path, part, &cells);
  return cells.cells;
}
