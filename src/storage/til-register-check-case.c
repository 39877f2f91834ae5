/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be told of stored records: whom a meeting was covered for at its time can not. */
#include "til-register-check-private.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

/* The SQL here is made for one look each and is not kept prepared. */
static gboolean
count_rows (TilRegister *self, gint64 *n, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *sql = NULL;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return til_database_get_number (self->database, sql, n, error);
}

static void
add_problem (GPtrArray *problems, const char *template_text, const char *table, const char *column)
{
  g_ptr_array_add (problems, til_text_fill (template_text, "table", table, "column", column, NULL));
}

static gboolean
check_enum (TilRegister *self,
            const TilRecordClass *class,
            const TilField *field,
            GPtrArray *problems,
            GError **error)
{
  g_autofree char *keys = g_strjoinv ("', '", (char **)field->keys);
  gint64 n;

  if (!count_rows (self, &n, error, "SELECT COUNT (*) FROM %s WHERE %s NOT IN ('%s')", class->name,
                   field->name, keys))
    return FALSE;
  if (n > 0)
    add_problem (problems, _ ("A row of “{table}” has an unknown value in “{column}”."),
                 class->name, field->name);
  return TRUE;
}

static gboolean
check_date (TilRegister *self,
            const TilRecordClass *class,
            const TilField *field,
            GPtrArray *problems,
            GError **error)
{
  gint64 n;

  if (!count_rows (self, &n, error,
                   "SELECT COUNT (*) FROM %s WHERE %s IS NOT NULL AND (length (%s) <> 10 "
                   "OR date (%s, '+0 days') IS NULL OR date (%s, '+0 days') <> %s)",
                   class->name, field->name, field->name, field->name, field->name, field->name))
    return FALSE;
  if (n > 0)
    add_problem (problems, _ ("A row of “{table}” has no date in “{column}”."), class->name,
                 field->name);
  return TRUE;
}

/* The owner of what a field points at: an expression for its id. */
static const char *
owner_sql (TilRefTarget target)
{
  switch (target)
    {
    case TIL_REF_CHILD:
      return "t.%s";
    case TIL_REF_GUARDIAN:
      return "(SELECT o.child_id FROM guardian o WHERE o.id = t.%s)";
    case TIL_REF_CONTACT:
      return "(SELECT o.child_id FROM contact o WHERE o.id = t.%s)";
    case TIL_REF_MAPPING:
      return "(SELECT o.child_id FROM mapping o WHERE o.id = t.%s)";
    case TIL_REF_ACTION:
      return "(SELECT p.child_id FROM action a JOIN goal g ON g.id = a.parent_id "
             "JOIN plan p ON p.id = g.parent_id WHERE a.id = t.%s)";
    case TIL_REF_NONE:
    case TIL_REF_UNIT:
    case TIL_REF_STAFF:
    case TIL_REF_TEAM:
    case TIL_REF_SURVEY_ROUND:
    case TIL_N_REFS:
    default:
      return NULL;
    }
}

/* from: the class's table as t, joined up to the record as top. */
static gboolean
check_owner (
    TilRegister *self, const TilField *field, const char *from, GPtrArray *problems, GError **error)
{
  const char *format = owner_sql (field->target);
  g_auto (GStrv) parts = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *sql = NULL;

  if (!format)
    return TRUE;
  parts = g_strsplit (format, "%s", 2);
  owner = g_strconcat (parts[0], field->name, parts[1], NULL);
  sql = g_strdup_printf ("SELECT DISTINCT top.child_id %s WHERE t.%s IS NOT NULL "
                         "AND top.child_id IS NOT NULL AND %s <> top.child_id",
                         from, field->name, owner);
  return til_check_children_by (
      self, g_intern_string (sql),
      _ ("Child no. {number}: a record names something that belongs to another child."), problems,
      error);
}

static gboolean
check_unit_list (TilRegister *self,
                 const TilRecordClass *class,
                 const TilField *field,
                 GPtrArray *problems,
                 GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s IS NOT NULL", field->name,
                                          class->name, field->name);
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database, g_intern_string (sql), error);
  gboolean wrong = FALSE;
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      g_auto (GStrv) ids = g_strsplit (til_statement_get_text (statement, 0), " ", -1);

      for (guint i = 0; ids[i] && !wrong; i++)
        {
          gint64 n;

          if (!count_rows (self, &n, error,
                           "SELECT COUNT (*) FROM unit WHERE id = %" G_GINT64_FORMAT,
                           g_ascii_strtoll (ids[i], NULL, 10)))
            return FALSE;
          wrong = n == 0;
        }
    }
  if (wrong)
    add_problem (problems, _ ("A row of “{table}” names a unit in “{column}” that is missing."),
                 class->name, field->name);
  return result == TIL_RESULT_DONE;
}

static gboolean
check_field (TilRegister *self,
             const TilRecordClass *class,
             const TilField *field,
             const char *from,
             GPtrArray *problems,
             GError **error)
{
  switch (field->type)
    {
    case TIL_FIELD_ENUM:
      return check_enum (self, class, field, problems, error);
    case TIL_FIELD_DATE:
      return check_date (self, class, field, problems, error);
    case TIL_FIELD_REF:
      return !from || check_owner (self, field, from, problems, error);
    case TIL_FIELD_REFS:
      return check_unit_list (self, class, field, problems, error);
    case TIL_FIELD_TEXT:
    case TIL_FIELD_INT:
    case TIL_FIELD_FLAG:
    case TIL_FIELD_KEYS:
    case TIL_FIELD_PARTS:
    default:
      return TRUE;
    }
}

/* from: see check_owner(); NULL for records that are about no child. */
static gboolean
check_class (TilRegister *self,
             const TilRecordClass *class,
             const char *from,
             GPtrArray *problems,
             GError **error)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      g_autofree char *part_from = NULL;

      if (!check_field (self, class, field, from, problems, error))
        return FALSE;
      if (!field->part)
        continue;
      if (from)
        part_from = g_strdup_printf (
            "FROM %s t JOIN (SELECT t.id AS id, top.child_id AS child_id %s) top "
            "ON top.id = t.parent_id",
            field->part->name, from);
      if (!check_class (self, field->part, part_from, problems, error))
        return FALSE;
    }
  return TRUE;
}

/* R5-R12: each record holds what it must by itself. */
static gboolean
check_records_of (TilRegister *self,
                  TilRecordKind kind,
                  gint64 child_id,
                  TilDate today,
                  GPtrArray *problems,
                  GError **error)
{
  g_autoptr (GPtrArray) records = til_register_load_records (
      self, kind, child_id ? TIL_SCOPE_CHILD : TIL_SCOPE_ALL, child_id, error);

  if (!records)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (GError) why = NULL;
      g_autofree char *number = NULL;

      if (til_record_validate (records->pdata[i], today, &why))
        continue;
      number = g_strdup_printf ("%" G_GINT64_FORMAT, child_id);
      g_ptr_array_add (
          problems, til_text_fill (
                        child_id ? _ ("Child no. {number}: a row of “{table}” breaks a rule: {why}")
                                 : _ ("A row of “{table}” breaks a rule: {why}"),
                        "number", number, "table", til_record_class (kind)->name, "why",
                        why ? why->message : "", NULL));
    }
  return TRUE;
}

static gboolean
check_records (TilRegister *self, TilRecordKind kind, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (TilStatement) statement = NULL;
  TilDate today = til_date_today ();
  TilResult result;

  if (kind >= TIL_N_CASE_RECORDS)
    return check_records_of (self, kind, 0, today, problems, error);
  sql = g_strdup_printf ("SELECT DISTINCT child_id FROM %s WHERE child_id IS NOT NULL "
                         "AND deleted_at IS NULL",
                         til_record_class (kind)->name);
  statement = til_database_prepare (self->database, g_intern_string (sql), error);
  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    if (!check_records_of (self, kind, til_statement_get_int (statement, 0), today, problems,
                           error))
      return FALSE;
  return result == TIL_RESULT_DONE;
}

static gboolean
check_derived (TilRegister *self, GPtrArray *problems, GError **error)
{
  return til_check_children_by (
             self,
             "SELECT c.id FROM child c JOIN responsible r ON r.id = (SELECT n.id "
             "FROM responsible n WHERE n.child_id = c.id AND n.deleted_at IS NULL "
             "ORDER BY n.date DESC, n.id DESC LIMIT 1) "
             "WHERE c.responsible_id IS NOT NULL AND c.responsible_id IS DISTINCT FROM r.staff_id",
             _ ("Child no. {number}: who is responsible does not agree with the history of those "
                "who were."),
             problems, error) &&
         til_check_children_by (
             self,
             "SELECT c.id FROM child c LEFT JOIN agreed_meeting a ON a.child_id = c.id "
             "LEFT JOIN meeting m ON m.id = (SELECT n.id FROM meeting n WHERE n.child_id = c.id "
             "AND n.status <> 'cancelled' AND n.deleted_at IS NULL "
             "ORDER BY n.date DESC, n.id DESC LIMIT 1) AND m.status = 'held' "
             "AND m.ending = 'ongoing' AND m.next_date IS NOT NULL "
             "WHERE m.id IS DISTINCT FROM a.meeting_id OR m.next_date IS DISTINCT FROM a.date",
             _ ("Child no. {number}: the next meeting that was agreed on does not agree with its "
                "meetings."),
             problems, error);
}

gboolean
til_check_case (TilRegister *self, GPtrArray *problems, GError **error)
{
  for (int kind = 0; kind < TIL_N_RECORDS; kind++)
    {
      const TilRecordClass *class = til_record_class ((TilRecordKind)kind);
      g_autofree char *from = NULL;

      if (til_record_class_find_field (class, "child_id"))
        from = g_strdup_printf ("FROM %s t JOIN %s top ON top.id = t.id", class->name, class->name);
      if (!check_class (self, class, from, problems, error) ||
          !check_records (self, (TilRecordKind)kind, problems, error))
        return FALSE;
    }
  return check_derived (self, problems, error);
}
