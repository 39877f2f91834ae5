/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-json-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-error.h"
#include "til-text.h"

static void
add_strings (JsonObject *object, const char *name, const GPtrArray *strings)
{
  JsonArray *array = json_array_sized_new (strings->len);

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, strings->pdata[i]);
  json_object_set_array_member (object, name, array);
}

static void
add_ids (JsonObject *object, const char *name, const GArray *ids)
{
  JsonArray *array = json_array_sized_new (ids->len);

  for (guint i = 0; i < ids->len; i++)
    json_array_add_int_element (array, g_array_index (ids, gint64, i));
  json_object_set_array_member (object, name, array);
}

static void
add_parts (JsonObject *object, const char *name, const GPtrArray *parts)
{
  JsonArray *array = json_array_sized_new (parts->len);

  for (guint i = 0; i < parts->len; i++)
    json_array_add_element (array, til_record_to_json (parts->pdata[i]));
  json_object_set_array_member (object, name, array);
}

/* Numbers and enums are always written: their 0 says something. */
static void
add_field (JsonObject *object, const TilField *field, gconstpointer address)
{
  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      {
        const char *text = *(char *const *)address;

        if (text && *text)
          json_object_set_string_member (object, field->name, text);
        break;
      }
    case TIL_FIELD_DATE:
      {
        TilDate date = *(const TilDate *)address;
        g_autofree char *day = til_date_format (date);

        if (date != TIL_DATE_NONE)
          json_object_set_string_member (object, field->name, day);
        break;
      }
    case TIL_FIELD_INT:
      json_object_set_int_member (object, field->name, *(const int *)address);
      break;
    case TIL_FIELD_FLAG:
      if (*(const gboolean *)address)
        json_object_set_boolean_member (object, field->name, TRUE);
      break;
    case TIL_FIELD_ENUM:
      json_object_set_string_member (object, field->name, field->keys[*(const int *)address]);
      break;
    case TIL_FIELD_REF:
      if (*(const gint64 *)address != 0)
        json_object_set_int_member (object, field->name, *(const gint64 *)address);
      break;
    case TIL_FIELD_KEYS:
      if ((*(GPtrArray *const *)address)->len > 0)
        add_strings (object, field->name, *(GPtrArray *const *)address);
      break;
    case TIL_FIELD_REFS:
      if ((*(GArray *const *)address)->len > 0)
        add_ids (object, field->name, *(GArray *const *)address);
      break;
    case TIL_FIELD_PARTS:
      if ((*(GPtrArray *const *)address)->len > 0)
        add_parts (object, field->name, *(GPtrArray *const *)address);
      break;
    }
}

void
til_fields_to_json (const TilRecordClass *class, gconstpointer base, JsonObject *object)
{
  for (guint i = 0; i < class->n_fields; i++)
    add_field (object, &class->fields[i], til_record_field (base, &class->fields[i]));
}

/**
 * til_record_to_json:
 *
 * A record that was never saved has neither id nor revision.
 */
JsonNode *
til_record_to_json (gconstpointer record)
{
  const TilRecord *self = record;
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  if (self->id != 0)
    json_object_set_int_member (object, "id", self->id);
  if (self->revision != 0)
    json_object_set_int_member (object, "revision", self->revision);
  til_fields_to_json (self->class, record, object);
  json_node_take_object (node, object);
  return node;
}

static gboolean
refuse (const TilRecordClass *class, const char *member, const char *template_text, GError **error)
{
  g_autofree char *path = g_strconcat (class->name, ".", member, NULL);
  g_autofree char *message = til_text_fill (template_text, "member", path, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static const char *
get_string (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
get_int (JsonNode *node, gint64 from, gint64 to, gint64 *number)
{
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return *number >= from && *number <= to;
}

static gboolean
take_key (const TilField *field, const char *key, int *value)
{
  for (int i = 0; key && field->keys[i]; i++)
    if (strcmp (field->keys[i], key) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_text (JsonNode *node, char **text)
{
  const char *string = get_string (node);

  if (!string || !g_utf8_validate (string, -1, NULL))
    return FALSE;
  g_free (*text);
  *text = *string ? g_strdup (string) : NULL;
  return TRUE;
}

static gboolean
take_flag (JsonNode *node, gboolean *flag)
{
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
take_keys (JsonArray *array, GPtrArray *keys)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *key = get_string (json_array_get_element (array, i));

      if (!key || !*key || strchr (key, ' ') || !g_utf8_validate (key, -1, NULL))
        return FALSE;
      g_ptr_array_add (keys, g_strdup (key));
    }
  return TRUE;
}

static gboolean
take_ids (JsonArray *array, GArray *ids)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gint64 id;

      if (!get_int (json_array_get_element (array, i), 1, G_MAXINT64, &id))
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
take_int (JsonNode *node, int *value)
{
  gint64 number;

  if (!get_int (node, G_MININT, G_MAXINT, &number))
    return FALSE;
  *value = (int)number;
  return TRUE;
}

static gboolean
take_value (const TilField *field, JsonNode *node, gpointer address)
{
  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      return take_text (node, address);
    case TIL_FIELD_DATE:
      return get_string (node) && til_date_parse (get_string (node), address, NULL);
    case TIL_FIELD_INT:
      return take_int (node, address);
    case TIL_FIELD_FLAG:
      return take_flag (node, address);
    case TIL_FIELD_ENUM:
      return take_key (field, get_string (node), address);
    case TIL_FIELD_REF:
      return get_int (node, 0, G_MAXINT64, address);
    case TIL_FIELD_KEYS:
      return JSON_NODE_HOLDS_ARRAY (node) &&
             take_keys (json_node_get_array (node), *(GPtrArray **)address);
    case TIL_FIELD_REFS:
      return JSON_NODE_HOLDS_ARRAY (node) &&
             take_ids (json_node_get_array (node), *(GArray **)address);
    case TIL_FIELD_PARTS:
      break;
    }
  return FALSE;
}

static gboolean
take_parts (const TilField *field, JsonArray *array, GPtrArray *parts, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gpointer part = til_record_from_json (field->part, json_array_get_element (array, i), error);

      if (!part)
        return FALSE;
      g_ptr_array_add (parts, part);
    }
  return TRUE;
}

gboolean
til_json_refuse_member (const TilRecordClass *class, const char *member, GError **error)
{
  return refuse (class, member, _ ("“{member}” holds something that doesn't belong there."), error);
}

gboolean
til_fields_take_member (
    const TilRecordClass *class, gpointer base, const char *name, JsonNode *node, GError **error)
{
  const TilField *field = til_record_class_find_field (class, name);
  gpointer address;

  if (!field)
    return refuse (class, name, _ ("“{member}” isn't known to this version."), error);
  address = til_record_field (base, field);
  if (field->type == TIL_FIELD_PARTS && JSON_NODE_HOLDS_ARRAY (node))
    return take_parts (field, json_node_get_array (node), *(GPtrArray **)address, error);
  return take_value (field, node, address) || til_json_refuse_member (class, name, error);
}

static gboolean
take_member (TilRecord *self, const char *name, JsonNode *node, GError **error)
{
  if (strcmp (name, "id") == 0)
    return get_int (node, 0, G_MAXINT64, &self->id) ||
           til_json_refuse_member (self->class, name, error);
  if (strcmp (name, "revision") == 0)
    return get_int (node, 0, G_MAXINT64, &self->revision) ||
           til_json_refuse_member (self->class, name, error);
  return til_fields_take_member (self->class, self, name, node, error);
}

gpointer
til_record_from_json (const TilRecordClass *class, JsonNode *node, GError **error)
{
  g_autoptr (TilRecord) self = til_record_new (class);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      til_json_refuse_member (class, "*", error);
      return NULL;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &member))
    if (!take_member (self, name, member, error))
      return NULL;
  return g_steal_pointer (&self);
}

char *
til_record_to_text (gconstpointer record)
{
  g_autoptr (JsonNode) node = til_record_to_json (record);

  return json_to_string (node, FALSE);
}

gpointer
til_record_from_text (const TilRecordClass *class, const char *text, GError **error)
{
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &parse_error);

  if (node)
    return til_record_from_json (class, node, error);
  til_json_refuse_member (class, "*", error);
  return NULL;
}
