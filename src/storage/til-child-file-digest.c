/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-child-file-private.h"

#include <string.h>

static void append_node (GString *out, JsonNode *node);

static void
append_string (GString *out, const char *text)
{
  static const char special[] = "\b\t\n\f\r\"\\";
  static const char letters[] = "btnfr\"\\";

  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      const char *found = strchr (special, *p);

      if (found)
        g_string_append_printf (out, "\\%c", letters[found - special]);
      else if ((guchar)*p < ' ')
        g_string_append_printf (out, "\\u%04x", (guchar)*p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static void
append_object (GString *out, JsonObject *object, const char *except)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object), compare_names);
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  for (GList *at = names; at; at = at->next)
    {
      if (g_strcmp0 (at->data, except) == 0)
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      append_string (out, at->data);
      g_string_append_c (out, ':');
      append_node (out, json_object_get_member (object, at->data));
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_node (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
append_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    g_string_append (out, "0.0"); /* never in a child file, so the digest differs */
}

static void
append_node (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node), NULL);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    append_value (out, node);
  else
    g_string_append (out, "null");
}

char *
til_json_canonical (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  append_node (out, node);
  return g_string_free (out, FALSE);
}

char *
til_child_file_digest (JsonObject *object)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_object (text, object, "digest");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
}
