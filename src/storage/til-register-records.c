/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as rows: each is read and written by the description of its class. */
#include "til-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static void
bind_enum (TilStatement *statement, const char *name, const TilField *field, int value)
{
  g_return_if_fail (value >= 0 && (guint)value < g_strv_length ((char **)field->keys));
  til_statement_bind_text (statement, name, field->keys[value]);
}

static void
bind_keys (TilStatement *statement, const char *name, const GPtrArray *keys)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (words, "%s%s", i ? " " : "", (const char *)keys->pdata[i]);
  til_statement_bind_optional (statement, name, words->str);
}

static void
bind_refs (TilStatement *statement, const char *name, const GArray *refs)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < refs->len; i++)
    g_string_append_printf (words, "%s%" G_GINT64_FORMAT, i ? " " : "",
                            g_array_index (refs, gint64, i));
  til_statement_bind_optional (statement, name, words->str);
}

static void
bind_field (TilStatement *statement, gconstpointer record, const TilField *field)
{
  gconstpointer address = til_record_field (record, field);
  const char *name = til_record_parameter (field);

  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      til_statement_bind_optional (statement, name, *(char *const *)address);
      break;
    case TIL_FIELD_DATE:
      til_statement_bind_date (statement, name, *(const TilDate *)address);
      break;
    case TIL_FIELD_INT:
      til_statement_bind_int (statement, name, *(const int *)address);
      break;
    case TIL_FIELD_FLAG:
      til_statement_bind_int (statement, name, *(const gboolean *)address != 0);
      break;
    case TIL_FIELD_ENUM:
      bind_enum (statement, name, field, *(const int *)address);
      break;
    case TIL_FIELD_REF:
      til_statement_bind_id (statement, name, *(const gint64 *)address);
      break;
    case TIL_FIELD_KEYS:
      bind_keys (statement, name, *(GPtrArray *const *)address);
      break;
    case TIL_FIELD_REFS:
      bind_refs (statement, name, *(GArray *const *)address);
      break;
    case TIL_FIELD_PARTS:
      break;
    }
}

static void
bind_fields (TilStatement *statement, const TilRecord *record)
{
  for (guint i = 0; i < record->class->n_fields; i++)
    bind_field (statement, record, &record->class->fields[i]);
}

/* A key that no enum has is read as the first one; "check" tells of it. */
static int
read_enum (const TilField *field, const char *key)
{
  for (int i = 0; key && field->keys[i]; i++)
    if (strcmp (field->keys[i], key) == 0)
      return i;
  return 0;
}

static void
read_keys (GPtrArray *keys, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words ? words : "", " ", -1);

  for (guint i = 0; parts[i]; i++)
    if (*parts[i])
      g_ptr_array_add (keys, g_strdup (parts[i]));
}

static void
read_refs (GArray *refs, const char *words)
{
  while (words && *words)
    {
      char *end;
      gint64 id = g_ascii_strtoll (words, &end, 10);

      if (end == words)
        break;
      g_array_append_val (refs, id);
      words = end;
    }
}

static void
read_field (TilStatement *statement, int column, gpointer record, const TilField *field)
{
  gpointer address = til_record_field (record, field);

  switch (field->type)
    {
    case TIL_FIELD_TEXT:
      *(char **)address = til_statement_dup_text (statement, column);
      break;
    case TIL_FIELD_DATE:
      *(TilDate *)address = til_statement_get_date (statement, column);
      break;
    case TIL_FIELD_INT:
      *(int *)address = (int)til_statement_get_int (statement, column);
      break;
    case TIL_FIELD_FLAG:
      *(gboolean *)address = til_statement_get_int (statement, column) != 0;
      break;
    case TIL_FIELD_ENUM:
      *(int *)address = read_enum (field, til_statement_get_text (statement, column));
      break;
    case TIL_FIELD_REF:
      *(gint64 *)address = til_statement_get_int (statement, column);
      break;
    case TIL_FIELD_KEYS:
      read_keys (*(GPtrArray **)address, til_statement_get_text (statement, column));
      break;
    case TIL_FIELD_REFS:
      read_refs (*(GArray **)address, til_statement_get_text (statement, column));
      break;
    case TIL_FIELD_PARTS:
      break;
    }
}

/* first: the column of the first field. */
static gpointer
read_record (TilStatement *statement, const TilRecordClass *class, int first)
{
  TilRecord *record = til_record_new (class);
  int column = first;

  record->id = til_statement_get_int (statement, 0);
  record->revision = til_statement_get_int (statement, 1);
  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].type != TIL_FIELD_PARTS)
      read_field (statement, column++, record, &class->fields[i]);
  return record;
}

static TilStatement *
prepare_select (TilRegister *self,
                const TilRecordClass *class,
                TilRecordScope scope,
                gint64 key,
                GError **error)
{
  TilStatement *statement = til_database_prepare (self->database,
                                                  til_record_sql (class)->select[scope], error);

  if (statement && scope != TIL_SCOPE_ALL)
    til_statement_bind_int (statement, ":key", key);
  return statement;
}

/* One SELECT for each class of parts, whatever the number of records. parents: by id. */
static gboolean
load_parts (TilRegister *self,
            const TilRecordClass *class,
            TilRecordScope scope,
            gint64 key,
            GHashTable *parents,
            GError **error)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilRecordClass *part = class->fields[i].part;
      g_autoptr (GHashTable) parts = NULL;
      g_autoptr (TilStatement) statement = NULL;
      TilResult result;

      if (!part)
        continue;
      statement = prepare_select (self, part, scope, key, error);
      if (!statement)
        return FALSE;
      parts = g_hash_table_new (g_int64_hash, g_int64_equal);
      while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
        {
          gint64 parent_id = til_statement_get_int (statement, 2);
          TilRecord *parent = g_hash_table_lookup (parents, &parent_id);
          TilRecord *record;

          if (!parent)
            continue;
          record = read_record (statement, part, 3);
          g_ptr_array_add (*(GPtrArray **)til_record_field (parent, &class->fields[i]), record);
          g_hash_table_insert (parts, &record->id, record);
        }
      if (result == TIL_RESULT_ERROR ||
          (g_hash_table_size (parts) > 0 && !load_parts (self, part, scope, key, parts, error)))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
til_register_load_records (
    TilRegister *self, TilRecordKind kind, TilRecordScope scope, gint64 key, GError **error)
{
  const TilRecordClass *class = til_record_class (kind);
  g_autoptr (GPtrArray) records = til_record_array_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (TilStatement) statement = prepare_select (self, class, scope, key, error);
  TilResult result;

  if (!statement)
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilRecord *record = read_record (statement, class, 2);

      g_ptr_array_add (records, record);
      g_hash_table_insert (by_id, &record->id, record);
    }
  if (result == TIL_RESULT_ERROR ||
      (records->len > 0 && !load_parts (self, class, scope, key, by_id, error)))
    return NULL;
  return g_steal_pointer (&records);
}

gpointer
til_register_load_record (
    TilRegister *self, TilRecordKind kind, gint64 id, gboolean deleted_too, GError **error)
{
  g_autoptr (GPtrArray) records = til_register_load_records (
      self, kind, deleted_too ? TIL_SCOPE_RECORD_ANY : TIL_SCOPE_RECORD, id, error);

  if (!records)
    return NULL;
  if (records->len == 0)
    {
      til_register_not_found (error);
      return NULL;
    }
  return g_ptr_array_steal_index (records, 0);
}

/* The parts that a record has or had: by class, id -> whether it is live. */
typedef GHashTable KnownParts;

static gboolean
find_known (TilRegister *self,
            const TilRecordClass *class,
            gint64 record_id,
            KnownParts *known,
            GError **error)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilRecordClass *part = class->fields[i].part;
      g_autoptr (TilStatement) statement = NULL;
      GHashTable *ids;
      TilResult result;

      if (!part)
        continue;
      statement = til_database_prepare (self->database, til_record_sql (part)->known, error);
      if (!statement)
        return FALSE;
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (known, (gpointer)part, ids);
      til_statement_bind_int (statement, ":key", record_id);
      while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
        {
          gint64 id = til_statement_get_int (statement, 0);

          g_hash_table_insert (ids, g_memdup2 (&id, sizeof id),
                               GINT_TO_POINTER (til_statement_get_int (statement, 1) != 0));
        }
      if (result == TIL_RESULT_ERROR || !find_known (self, part, record_id, known, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_part (TilRegister *self,
            TilRecord *part,
            gint64 parent_id,
            guint position,
            KnownParts *known,
            GError **error)
{
  const TilRecordSql *sql = til_record_sql (part->class);
  GHashTable *ids = g_hash_table_lookup (known, part->class);
  g_autoptr (TilStatement) statement = NULL;

  /* The part of another record, or the same one twice. */
  if (part->id && (!ids || !g_hash_table_remove (ids, &part->id)))
    {
      til_register_not_found (error);
      return FALSE;
    }
  statement = til_database_prepare (self->database, part->id ? sql->update : sql->insert, error);
  if (!statement)
    return FALSE;
  bind_fields (statement, part);
  til_statement_bind_int (statement, ":parent_id", parent_id);
  til_statement_bind_int (statement, ":position", position);
  if (part->id)
    til_statement_bind_int (statement, ":id", part->id);
  if (!til_statement_run (statement, error))
    return FALSE;
  if (part->id == 0)
    {
      part->id = til_database_last_id (self->database);
      part->revision = 1;
    }
  else
    part->revision += til_database_n_changed (self->database);
  return TRUE;
}

static gboolean
write_parts (TilRegister *self, TilRecord *record, KnownParts *known, GError **error)
{
  for (guint i = 0; i < record->class->n_fields; i++)
    {
      GPtrArray *parts;

      if (!record->class->fields[i].part)
        continue;
      parts = *(GPtrArray **)til_record_field (record, &record->class->fields[i]);
      for (guint j = 0; j < parts->len; j++)
        if (!write_part (self, parts->pdata[j], record->id, j, known, error) ||
            !write_parts (self, parts->pdata[j], known, error))
          return FALSE;
    }
  return TRUE;
}

/* What is left of known is in no array any more. */
static gboolean
mark_gone (TilRegister *self, KnownParts *known, GError **error)
{
  GHashTableIter classes;
  gpointer class, ids;

  g_hash_table_iter_init (&classes, known);
  while (g_hash_table_iter_next (&classes, &class, &ids))
    {
      GHashTableIter gone;
      gpointer id, live;

      g_hash_table_iter_init (&gone, ids);
      while (g_hash_table_iter_next (&gone, &id, &live))
        if (live &&
            !til_register_mark (self, til_record_sql (class)->mark, *(gint64 *)id, TRUE, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
write_top (TilRegister *self, TilRecord *record, GError **error)
{
  const TilRecordSql *sql = til_record_sql (record->class);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, record->id ? sql->update : sql->insert, error);

  if (!statement)
    return FALSE;
  bind_fields (statement, record);
  if (record->id)
    {
      til_statement_bind_int (statement, ":id", record->id);
      til_statement_bind_int (statement, ":revision", record->revision);
    }
  if (!til_statement_run (statement, error))
    return FALSE;
  if (til_database_n_changed (self->database) != 1)
    {
      til_register_conflict (error);
      return FALSE;
    }
  if (record->id == 0)
    record->id = til_database_last_id (self->database);
  record->revision++;
  return TRUE;
}

gboolean
til_register_write_record (TilRegister *self, gpointer record, GError **error)
{
  TilRecord *top = record;
  g_autoptr (GHashTable)
      known = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_hash_table_unref);

  if (top->id == 0)
    top->revision = 0;
  else if (!find_known (self, top->class, top->id, known, error))
    return FALSE;
  if (!write_top (self, top, error) || !write_parts (self, top, known, error) ||
      !mark_gone (self, known, error))
    return FALSE;
  return til_register_follow_record (self, top, error);
}

/* R6: the child's own row names the one who answers from the newest day. */
gboolean
til_register_follow_responsible (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "UPDATE child SET revision = revision + 1, responsible_id = "
      "(SELECT staff_id FROM responsible WHERE child_id = :child_id AND deleted_at IS NULL "
      "ORDER BY date DESC, id DESC LIMIT 1) "
      "WHERE id = :child_id AND responsible_id IS DISTINCT FROM "
      "(SELECT staff_id FROM responsible WHERE child_id = :child_id AND deleted_at IS NULL "
      "ORDER BY date DESC, id DESC LIMIT 1)",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  return til_statement_run (statement, error);
}

/* The last meeting of the child is held, and named a day for the next one. */
static gboolean
follow_meetings (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) clear = til_database_prepare (
      self->database, "DELETE FROM agreed_meeting WHERE child_id = :child_id", error);
  g_autoptr (TilStatement) add = NULL;

  if (!clear)
    return FALSE;
  til_statement_bind_int (clear, ":child_id", child_id);
  if (!til_statement_run (clear, error))
    return FALSE;
  add = til_database_prepare (
      self->database,
      "INSERT INTO agreed_meeting (child_id, meeting_id, date) "
      "SELECT child_id, id, next_date FROM (SELECT * FROM meeting WHERE child_id = :child_id "
      "AND status <> 'cancelled' AND deleted_at IS NULL ORDER BY date DESC, id DESC LIMIT 1) "
      "AS newest WHERE status = 'held' AND ending = 'ongoing' AND next_date IS NOT NULL",
      error);
  if (!add)
    return FALSE;
  til_statement_bind_int (add, ":child_id", child_id);
  return til_statement_run (add, error);
}

gboolean
til_register_follow_record (TilRegister *self, gconstpointer record, GError **error)
{
  gint64 child_id = til_record_get_ref (record, "child_id");

  if (til_record_kind (record) == TIL_RECORD_RESPONSIBLE)
    return til_register_follow_responsible (self, child_id, error);
  if (til_record_kind (record) == TIL_RECORD_MEETING && child_id)
    return follow_meetings (self, child_id, error);
  return TRUE;
}
