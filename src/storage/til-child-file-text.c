/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is a child file at all, whole and as it was written. */
#include "til-child-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-text.h"

#define MOST_NESTED 32
#define SIGNATURE_WITHIN 200 /* bytes */

static gboolean
refuse (const char *name, TilError code, const char *template_text, GError **error)
{
  g_autofree char *message = til_text_fill (template_text, "file", name, NULL);

  g_set_error_literal (error, TIL_ERROR, code, message);
  return FALSE;
}

/* json-glib's parser calls itself for each level. */
static gboolean
is_too_deep (const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > MOST_NESTED)
        return TRUE;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return FALSE;
}

static gboolean
is_text (const char *text, gsize length)
{
  return g_utf8_validate_len (text, length, NULL);
}

JsonNode *
til_child_file_parse_text (const char *text, gsize length, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (length > TIL_CHILD_FILE_MOST_BYTES)
    {
      refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is far too large to be a child file."), error);
      return NULL;
    }
  if (is_text (text, length) && !is_too_deep (text, length) &&
      json_parser_load_from_data (parser, text, (gssize)length, NULL) &&
      json_parser_get_root (parser))
    return json_parser_steal_root (parser);
  if (g_strstr_len (text, (gssize)MIN (length, SIGNATURE_WITHIN), "\"" TIL_CHILD_FILE_FORMAT "\""))
    refuse (name, TIL_ERROR_INVALID,
            _ ("“{file}” is damaged or was cut short: ask for it once more."), error);
  else
    refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is no child file."), error);
  return NULL;
}

const char *
til_child_file_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

/* -1 when it is none. */
gint64
til_child_file_int (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : -1;
}

gboolean
til_child_file_check_signature (JsonNode *root, const char *name, GError **error)
{
  JsonObject *object;
  g_autofree char *digest = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root) ||
      g_strcmp0 (til_child_file_string (json_node_get_object (root), "format"),
                 TIL_CHILD_FILE_FORMAT) != 0)
    return refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is no child file."), error);
  object = json_node_get_object (root);
  if (til_child_file_int (object, "version") > TIL_CHILD_FILE_VERSION)
    return refuse (name, TIL_ERROR_TOO_NEW,
                   _ ("“{file}” was written by a newer version of Tillsammans: update this one."),
                   error);
  if (til_child_file_int (object, "version") < 1)
    return refuse (name, TIL_ERROR_INVALID, _ ("“{file}” is no child file."), error);
  digest = til_child_file_digest (object);
  if (g_strcmp0 (til_child_file_string (object, "digest"), digest) != 0)
    return refuse (name, TIL_ERROR_INVALID,
                   _ ("“{file}” was changed after it was written, and can't be relied on: ask for "
                      "it once more."),
                   error);
  if (json_object_has_member (object, "hidden"))
    return refuse (name, TIL_ERROR_RULE,
                   _ ("“{file}” is for the family of a child with protected identity: it names "
                      "nobody and can't be taken in."),
                   error);
  return TRUE;
}
