/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-record-sql.h"

#include <string.h>

static GHashTable *texts;      /* TilRecordClass -> TilRecordSql (owned) */
static GHashTable *parameters; /* TilField -> ":name" */

static const char *
intern (GString *text)
{
  const char *interned = g_intern_string (text->str);

  g_string_free (text, TRUE);
  return interned;
}

static const char *
intern_format (const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_intern_string (text);
}

/* Each column's name, or its parameter, or both as prefix and separator say. */
static void
append_columns (GString *sql, const TilRecordClass *class, const char *format)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];

      for (const char *p = format; field->type != TIL_FIELD_PARTS && *p; p++)
        if (*p == '@')
          g_string_append (sql, field->name);
        else
          g_string_append_c (sql, *p);
    }
}

/* The rows of a kind that a scope holds; NULL when the kind has no such scope. */
static const char *
scope_condition (const TilRecordClass *class, TilRecordScope scope)
{
  gboolean of_child = til_record_class_find_field (class, "child_id") != NULL;

  switch (scope)
    {
    case TIL_SCOPE_RECORD:
      return "id = :key AND deleted_at IS NULL";
    case TIL_SCOPE_RECORD_ANY:
      return "id = :key";
    case TIL_SCOPE_CHILD:
      if (strcmp (class->name, "meeting") == 0)
        return "deleted_at IS NULL AND id IN (SELECT id FROM meeting WHERE child_id = :key UNION "
               "SELECT parent_id FROM agenda_point WHERE child_id = :key AND deleted_at IS NULL)";
      if (strcmp (class->name, "analysis") == 0)
        return "child_id = :key AND deleted_at IS NULL AND mapping_id IN (SELECT id FROM mapping "
               "WHERE child_id = :key AND deleted_at IS NULL)";
      return of_child ? "child_id = :key AND deleted_at IS NULL" : NULL;
    case TIL_SCOPE_TEAM:
      return strcmp (class->name, "meeting") == 0
                 ? "team_id = :key AND child_id IS NULL AND deleted_at IS NULL"
                 : NULL;
    case TIL_SCOPE_ALL:
      return of_child ? NULL : "deleted_at IS NULL";
    case TIL_N_SCOPES:
      break;
    }
  g_assert_not_reached ();
}

/* What is listed otherwise than by its first day; NULL for the others. */
static const char *
list_order (const TilRecordClass *class)
{
  static const char *const orders[][2] = {
    { "agreement", "revise_on IS NULL, revise_on, id" },
    { "undertaking", "goal, position, id" },
    { "year_event", "month, day, id" },
    { "reference_number", "kind, age_from, age_to, name, year DESC, id" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (strcmp (class->name, orders[i][0]) == 0)
      return orders[i][1];
  return NULL;
}

/* The first day of a record is what it is listed by; an analysis has none while it is open. */
static const char *
scope_order (const TilRecordClass *class, TilRecordScope scope)
{
  const char *date = NULL;

  if (scope == TIL_SCOPE_ALL && list_order (class))
    return list_order (class);
  for (guint i = 0; !date && i < class->n_fields; i++)
    if (class->fields[i].type == TIL_FIELD_DATE)
      date = class->fields[i].name;
  if (scope == TIL_SCOPE_TEAM)
    return "date DESC, time DESC, id DESC";
  if (!date || strcmp (class->name, "analysis") == 0)
    return "id";
  return scope == TIL_SCOPE_ALL ? intern_format ("%s DESC, id DESC", date)
                                : intern_format ("%s, id", date);
}

static const char *
make_select (const TilRecordClass *class, const char *condition, const char *order, gboolean part)
{
  GString *sql = g_string_new (part ? "SELECT id, revision, parent_id" : "SELECT id, revision");

  append_columns (sql, class, ", @");
  g_string_append_printf (sql, " FROM %s WHERE %s ORDER BY %s", class->name, condition, order);
  return intern (sql);
}

static const char *
make_insert (const TilRecordClass *class, gboolean part)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (revision%s", class->name,
                          part ? ", parent_id, position" : "");
  append_columns (sql, class, ", @");
  g_string_append_printf (sql, ") VALUES (1%s", part ? ", :parent_id, :position" : "");
  append_columns (sql, class, ", :@");
  g_string_append_c (sql, ')');
  return intern (sql);
}

static const char *
make_update (const TilRecordClass *class, gboolean part)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET revision = revision + 1", class->name);
  if (part)
    g_string_append (sql, ", parent_id = :parent_id, position = :position, deleted_at = NULL");
  append_columns (sql, class, ", @ = :@");
  g_string_append (sql, " WHERE id = :id");
  if (part)
    {
      g_string_append (sql, " AND (deleted_at IS NOT NULL OR parent_id <> :parent_id "
                            "OR position <> :position");
      append_columns (sql, class, " OR @ IS DISTINCT FROM :@");
      g_string_append_c (sql, ')');
    }
  else
    g_string_append (sql, " AND revision = :revision AND deleted_at IS NULL");
  return intern (sql);
}

static TilRecordSql *
add_class (const TilRecordClass *class, gboolean part)
{
  TilRecordSql *sql = g_new0 (TilRecordSql, 1);

  sql->insert = make_insert (class, part);
  sql->update = make_update (class, part);
  sql->mark = intern_format (
      "UPDATE %s SET deleted_at = :deleted_at, revision = revision + 1 WHERE id = :id",
      class->name);
  for (guint i = 0; i < class->n_fields; i++)
    g_hash_table_insert (parameters, (gpointer) & class->fields[i],
                         (gpointer)intern_format (":%s", class->fields[i].name));
  g_hash_table_insert (texts, (gpointer) class, sql);
  return sql;
}

/* ids: for each scope the ids of the parents, as a SELECT; known: of all that a record :key ever
 * had. */
static void
add_parts (const TilRecordClass *class, const char *const *ids, const char *known)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilRecordClass *part = class->fields[i].part;
      const char *part_ids[TIL_N_SCOPES] = { NULL };
      TilRecordSql *sql;

      if (!part)
        continue;
      sql = add_class (part, TRUE);
      for (int scope = 0; scope < TIL_N_SCOPES; scope++)
        if (ids[scope])
          {
            const char *condition = intern_format ("deleted_at IS NULL AND parent_id IN (%s)",
                                                   ids[scope]);

            sql->select[scope] = make_select (part, condition, "parent_id, position, id", TRUE);
            part_ids[scope] = intern_format ("SELECT id FROM %s WHERE %s", part->name, condition);
          }
      sql->known = intern_format ("SELECT id, deleted_at IS NULL FROM %s WHERE parent_id IN (%s)",
                                  part->name, known);
      add_parts (part, part_ids,
                 intern_format ("SELECT id FROM %s WHERE parent_id IN (%s)", part->name, known));
    }
}

static void
add_kind (const TilRecordClass *class)
{
  TilRecordSql *sql = add_class (class, FALSE);
  const char *ids[TIL_N_SCOPES] = { NULL };

  for (int scope = 0; scope < TIL_N_SCOPES; scope++)
    {
      const char *condition = scope_condition (class, (TilRecordScope)scope);

      if (!condition)
        continue;
      sql->select[scope] = make_select (class, condition,
                                        scope_order (class, (TilRecordScope)scope), FALSE);
      ids[scope] = intern_format ("SELECT id FROM %s WHERE %s", class->name, condition);
    }
  sql->find = intern_format ("SELECT %s, revision, deleted_at FROM %s WHERE id = :id",
                             til_record_class_find_field (class, "child_id") ? "child_id" : "NULL",
                             class->name);
  add_parts (class, ids, intern_format ("SELECT id FROM %s WHERE id = :key", class->name));
}

static void
make_texts (void)
{
  static gsize once;

  if (!g_once_init_enter (&once))
    return;
  texts = g_hash_table_new (NULL, NULL);
  parameters = g_hash_table_new (NULL, NULL);
  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    add_kind (til_record_class ((TilRecordKind)kind));
  g_once_init_leave (&once, 1);
}

const TilRecordSql *
til_record_sql (const TilRecordClass *class)
{
  make_texts ();
  return g_hash_table_lookup (texts, class);
}

const char *
til_record_parameter (const TilField *field)
{
  make_texts ();
  return g_hash_table_lookup (parameters, field);
}
