/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record.h"

#include <string.h>

#include "til-record-private.h"

gpointer
til_record_field (gconstpointer record, const TilField *field)
{
  return (char *)record + field->offset;
}

const TilField *
til_record_class_find_field (const TilRecordClass *class, const char *name)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (strcmp (class->fields[i].name, name) == 0)
      return &class->fields[i];
  return NULL;
}

gboolean
til_record_kind_from_name (const char *name, TilRecordKind *kind)
{
  for (int i = 0; i < TIL_N_RECORDS; i++)
    if (g_strcmp0 (til_record_class ((TilRecordKind)i)->name, name) == 0)
      {
        *kind = (TilRecordKind)i;
        return TRUE;
      }
  return FALSE;
}

static const TilRecordClass *
find_part (const TilRecordClass *class, const char *name)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilRecordClass *part = class->fields[i].part;
      const TilRecordClass *found = NULL;

      if (part)
        found = strcmp (part->name, name) == 0 ? part : find_part (part, name);
      if (found)
        return found;
    }
  return NULL;
}

const TilRecordClass *
til_record_part_class (const char *name)
{
  for (int i = 0; i < TIL_N_RECORDS; i++)
    {
      const TilRecordClass *found = find_part (til_record_class ((TilRecordKind)i), name);

      if (found)
        return found;
    }
  return NULL;
}

/* Appends an empty part of a record's field of parts. */
gpointer
til_record_add_part (gpointer record, const char *name)
{
  const TilField *field = til_record_class_find_field (((TilRecord *)record)->class, name);
  gpointer part;

  g_return_val_if_fail (field && field->part, NULL);
  part = til_record_new (field->part);
  g_ptr_array_add (*(GPtrArray **)til_record_field (record, field), part);
  return part;
}

TilRecordKind
til_record_kind (gconstpointer record)
{
  const TilRecord *self = record;

  for (int i = 0; i < TIL_N_RECORDS; i++)
    if (til_record_class ((TilRecordKind)i) == self->class)
      return (TilRecordKind)i;
  g_assert_not_reached ();
}

GPtrArray *
til_record_array_new (void)
{
  return g_ptr_array_new_with_free_func (til_record_free);
}

static void
init_field (gpointer address, TilFieldType type)
{
  switch (type)
    {
    case TIL_FIELD_KEYS:
      *(GPtrArray **)address = g_ptr_array_new_with_free_func (g_free);
      break;
    case TIL_FIELD_REFS:
      *(GArray **)address = g_array_new (FALSE, FALSE, sizeof (gint64));
      break;
    case TIL_FIELD_PARTS:
      *(GPtrArray **)address = til_record_array_new ();
      break;
    case TIL_FIELD_TEXT:
    case TIL_FIELD_DATE:
    case TIL_FIELD_INT:
    case TIL_FIELD_FLAG:
    case TIL_FIELD_ENUM:
    case TIL_FIELD_REF:
      break;
    }
}

gpointer
til_record_new (const TilRecordClass *class)
{
  TilRecord *self = g_malloc0 (class->size);

  self->class = class;
  for (guint i = 0; i < class->n_fields; i++)
    init_field (til_record_field (self, &class->fields[i]), class->fields[i].type);
  return self;
}

gpointer
til_record_new_of (TilRecordKind kind)
{
  return til_record_new (til_record_class (kind));
}

static void
copy_elements (GPtrArray *to, const GPtrArray *from, GCopyFunc copy)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, copy (from->pdata[i], NULL));
}

static gpointer
copy_key (gconstpointer key, gpointer data)
{
  return g_strdup (key);
}

static gpointer
copy_part (gconstpointer part, gpointer data)
{
  return til_record_copy (part);
}

static void
copy_field (gpointer to, gconstpointer from, TilFieldType type)
{
  switch (type)
    {
    case TIL_FIELD_TEXT:
      *(char **)to = g_strdup (*(char *const *)from);
      break;
    case TIL_FIELD_DATE:
      *(TilDate *)to = *(const TilDate *)from;
      break;
    case TIL_FIELD_INT:
    case TIL_FIELD_FLAG:
    case TIL_FIELD_ENUM:
      *(int *)to = *(const int *)from;
      break;
    case TIL_FIELD_REF:
      *(gint64 *)to = *(const gint64 *)from;
      break;
    case TIL_FIELD_KEYS:
      copy_elements (*(GPtrArray **)to, *(GPtrArray *const *)from, (GCopyFunc)copy_key);
      break;
    case TIL_FIELD_REFS:
      {
        const GArray *ids = *(GArray *const *)from;

        g_array_append_vals (*(GArray **)to, ids->data, ids->len);
        break;
      }
    case TIL_FIELD_PARTS:
      copy_elements (*(GPtrArray **)to, *(GPtrArray *const *)from, (GCopyFunc)copy_part);
      break;
    }
}

gpointer
til_record_copy (gconstpointer record)
{
  const TilRecord *self = record;
  TilRecord *copy = til_record_new (self->class);

  copy->id = self->id;
  copy->revision = self->revision;
  for (guint i = 0; i < self->class->n_fields; i++)
    {
      const TilField *field = &self->class->fields[i];

      copy_field (til_record_field (copy, field), til_record_field (self, field), field->type);
    }
  return copy;
}

void
til_record_free (gpointer record)
{
  TilRecord *self = record;

  if (!self)
    return;
  for (guint i = 0; i < self->class->n_fields; i++)
    {
      gpointer address = til_record_field (self, &self->class->fields[i]);

      if (self->class->fields[i].type == TIL_FIELD_TEXT)
        g_free (*(char **)address);
      else if (self->class->fields[i].type == TIL_FIELD_REFS)
        g_array_unref (*(GArray **)address);
      else if (self->class->fields[i].type == TIL_FIELD_KEYS ||
               self->class->fields[i].type == TIL_FIELD_PARTS)
        g_ptr_array_unref (*(GPtrArray **)address);
    }
  g_free (self);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b) == 0;
}

static gboolean
equal_parts (gconstpointer a, gconstpointer b)
{
  return ((const TilRecord *)a)->id == ((const TilRecord *)b)->id && til_record_equal (a, b);
}

static gboolean
equal_elements (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
equal_fields (gconstpointer a, gconstpointer b, TilFieldType type)
{
  switch (type)
    {
    case TIL_FIELD_TEXT:
      {
        const char *one = *(char *const *)a;
        const char *two = *(char *const *)b;

        return strcmp (one ? one : "", two ? two : "") == 0;
      }
    case TIL_FIELD_DATE:
      return *(const TilDate *)a == *(const TilDate *)b;
    case TIL_FIELD_INT:
    case TIL_FIELD_FLAG:
    case TIL_FIELD_ENUM:
      return *(const int *)a == *(const int *)b;
    case TIL_FIELD_REF:
      return *(const gint64 *)a == *(const gint64 *)b;
    case TIL_FIELD_KEYS:
      return equal_elements (*(GPtrArray *const *)a, *(GPtrArray *const *)b, equal_keys);
    case TIL_FIELD_REFS:
      {
        const GArray *one = *(GArray *const *)a;
        const GArray *two = *(GArray *const *)b;

        return one->len == two->len &&
               (one->len == 0 || memcmp (one->data, two->data, one->len * sizeof (gint64)) == 0);
      }
    case TIL_FIELD_PARTS:
      return equal_elements (*(GPtrArray *const *)a, *(GPtrArray *const *)b, equal_parts);
    }
  g_assert_not_reached ();
}

gboolean
til_record_equal (gconstpointer a, gconstpointer b)
{
  const TilRecordClass *class = ((const TilRecord *)a)->class;

  if (class != ((const TilRecord *)b)->class)
    return FALSE;
  for (guint i = 0; i < class->n_fields; i++)
    if (!equal_fields (til_record_field (a, &class->fields[i]),
                       til_record_field (b, &class->fields[i]), class->fields[i].type))
      return FALSE;
  return TRUE;
}

gpointer
til_record_array_find (const GPtrArray *array, gint64 id)
{
  for (guint i = 0; i < array->len; i++)
    if (((TilRecord *)array->pdata[i])->id == id)
      return array->pdata[i];
  return NULL;
}

gboolean
til_record_validate (gconstpointer record, TilDate on, GError **error)
{
  const TilRecord *self = record;

  return !self->class->validate || self->class->validate (record, on, error);
}

gint64
til_record_get_ref (gconstpointer record, const char *name)
{
  const TilField *field = til_record_class_find_field (((const TilRecord *)record)->class, name);

  return field && field->type == TIL_FIELD_REF ? *(gint64 *)til_record_field (record, field) : 0;
}

void
til_record_set_text (char **field, const char *text)
{
  char *stripped = g_strstrip (g_strdup (text ? text : ""));

  g_free (*field);
  *field = *stripped ? stripped : NULL;
  if (!*stripped)
    g_free (stripped);
}

gboolean
til_keys_have (const GPtrArray *keys, const char *key)
{
  return key && g_ptr_array_find_with_equal_func ((GPtrArray *)keys, key, g_str_equal, NULL);
}

void
til_keys_set (GPtrArray *keys, const char *key, gboolean has)
{
  guint place;
  gboolean found = g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &place);

  if (has && !found)
    g_ptr_array_add (keys, g_strdup (key));
  else if (!has && found)
    g_ptr_array_remove_index (keys, place);
}

static gboolean
find_ref (const GArray *refs, gint64 id, guint *place)
{
  for (*place = 0; *place < refs->len; (*place)++)
    if (g_array_index (refs, gint64, *place) == id)
      return TRUE;
  return FALSE;
}

gboolean
til_refs_have (const GArray *refs, gint64 id)
{
  guint place;

  return find_ref (refs, id, &place);
}

void
til_refs_set (GArray *refs, gint64 id, gboolean has)
{
  guint place;
  gboolean found = find_ref (refs, id, &place);

  if (has && !found)
    g_array_append_val (refs, id);
  else if (!has && found)
    g_array_remove_index (refs, place);
}

gboolean
til_record_refuse (GError **error, TilError code, const char *sentence)
{
  g_set_error_literal (error, TIL_ERROR, code, sentence);
  return FALSE;
}

gboolean
til_record_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

gboolean
til_record_check_past (
    TilDate date, TilDate on, const char *missing, const char *future, GError **error)
{
  if (date == TIL_DATE_NONE)
    return til_record_refuse (error, TIL_ERROR_INVALID, missing);
  return date <= on || til_record_refuse (error, TIL_ERROR_INVALID, future);
}

void
til_record_collect_ref (GArray *refs, gint64 id)
{
  if (id != 0)
    til_refs_set (refs, id, TRUE);
}
