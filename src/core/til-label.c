/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-language.h"

#include <gio/gio.h>

#define LABELS_RESOURCE "/se/barnetsbasta/Tillsammans/labels.xml"

typedef struct
{
  GHashTable *labels; /* (not owned) (element-type utf8 TilLocal) */
  const char *key; /* (not owned) (nullable) a translation without a key belongs to the last one */
  char *language;  /* (owned) (nullable) of the label that is open, NULL outside */
  GString *text;   /* (owned) */
} Reader;

static void
start_cb (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Reader *reader = data;
  const char *key = NULL, *language = NULL;

  if (g_str_equal (element, "labels"))
    return;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "key"))
        key = values[i];
      else if (g_str_equal (names[i], "xml:lang"))
        language = values[i];
    }
  if (key != NULL)
    reader->key = g_intern_string (key);
  if (!g_str_equal (element, "label") || reader->key == NULL || (key == NULL && language == NULL))
    {
      g_set_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "<%s> without a key",
                   element);
      return;
    }
  reader->language = g_strdup (language != NULL ? language : "en");
  g_string_truncate (reader->text, 0);
}

static void
end_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;

  if (reader->language == NULL)
    return;

  TilLocal *local = g_hash_table_lookup (reader->labels, reader->key);
  if (local == NULL)
    {
      local = til_local_new ();
      g_hash_table_insert (reader->labels, (gpointer)reader->key, local);
    }
  til_local_set (local, reader->language, g_strstrip (reader->text->str));
  g_clear_pointer (&reader->language, g_free);
}

static void
text_cb (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *reader = data;

  if (reader->language != NULL)
    g_string_append_len (reader->text, text, (gssize)length);
}

static GHashTable *
load_labels (void)
{
  const GMarkupParser parser = { .start_element = start_cb,
                                 .end_element = end_cb,
                                 .text = text_cb };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = g_resources_lookup_data (LABELS_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  Reader reader = { 0 };
  gsize length;

  if (bytes == NULL)
    g_error ("%s", error->message);

  reader.labels = g_hash_table_new (g_str_hash, g_str_equal);
  reader.text = g_string_new (NULL);
  const char *xml = g_bytes_get_data (bytes, &length);
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  if (!g_markup_parse_context_parse (context, xml, (gssize)length, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s: %s", LABELS_RESOURCE, error->message);
  g_string_free (reader.text, TRUE);
  g_free (reader.language);
  return reader.labels;
}

/* The label in language, falling back as til_local_get(). Valid for the program's life; from any
 * thread. */
const char *
til_label (const char *language, const char *key)
{
  static gsize once = 0;

  g_return_val_if_fail (key != NULL, "");

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)load_labels ());

  const TilLocal *local = g_hash_table_lookup ((GHashTable *)once, key);
  if (local == NULL)
    g_error ("There is no label “%s”", key);
  return til_local_get (local, language);
}
