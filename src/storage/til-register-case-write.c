/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what is recorded around a child: what a rule refuses is refused here, whoever asks. */
#include "til-register-survey-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-register-case.h"
#include "til-text.h"

static void
set_rule_error (const char *message, GError **error)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, message);
}

/* What the register knows of a record that is being changed. */
typedef struct
{
  gint64 child_id;
  gint64 revision;
  gboolean deleted;
} Stored;

static gboolean
find_stored (
    TilRegister *self, const TilRecordClass *class, gint64 id, Stored *stored, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_register_find_row (self, til_record_sql (class)->find, id, error);

  if (!statement)
    return FALSE;
  stored->child_id = til_statement_get_int (statement, 0);
  stored->revision = til_statement_get_int (statement, 1);
  stored->deleted = til_statement_get_text (statement, 2) != NULL;
  return TRUE;
}

static const char *
owner_sql (TilRefTarget target)
{
  switch (target)
    {
    case TIL_REF_CHILD:
      return "SELECT id FROM child WHERE id = :id";
    case TIL_REF_GUARDIAN:
      return "SELECT child_id FROM guardian WHERE id = :id";
    case TIL_REF_CONTACT:
      return "SELECT child_id FROM contact WHERE id = :id";
    case TIL_REF_UNIT:
      return "SELECT 0 FROM unit WHERE id = :id";
    case TIL_REF_STAFF:
      return "SELECT 0 FROM staff WHERE id = :id";
    case TIL_REF_MAPPING:
      return "SELECT child_id FROM mapping WHERE id = :id";
    case TIL_REF_TEAM:
      return "SELECT 0 FROM team WHERE id = :id";
    case TIL_REF_ACTION:
      return "SELECT p.child_id FROM action a JOIN goal g ON g.id = a.parent_id "
             "JOIN plan p ON p.id = g.parent_id WHERE a.id = :id";
    case TIL_REF_SURVEY_ROUND:
      return "SELECT 0 FROM survey_round WHERE id = :id";
    case TIL_REF_NONE:
    case TIL_N_REFS:
      break;
    }
  g_assert_not_reached ();
}

/* children: whom the record may be about. */
static gboolean
check_ref (
    TilRegister *self, TilRefTarget target, gint64 id, const GArray *children, GError **error)
{
  g_autoptr (TilStatement) statement = NULL;
  gint64 owner;

  if (id == 0)
    return TRUE;
  statement = til_register_find_row (self, owner_sql (target), id, error);
  if (!statement)
    return FALSE;
  owner = til_statement_get_int (statement, 0);
  if (owner == 0 || til_refs_have (children, owner))
    return TRUE;
  set_rule_error (_ ("The record names something that belongs to another child."), error);
  return FALSE;
}

static gboolean
check_field (TilRegister *self,
             const TilField *field,
             gpointer address,
             const GArray *children,
             GError **error)
{
  if (field->type == TIL_FIELD_REF)
    return check_ref (self, field->target, *(gint64 *)address, children, error);
  if (field->type == TIL_FIELD_REFS)
    {
      const GArray *ids = *(GArray **)address;

      for (guint i = 0; i < ids->len; i++)
        if (!check_ref (self, field->target, g_array_index (ids, gint64, i), children, error))
          return FALSE;
    }
  if (field->type == TIL_FIELD_KEYS)
    {
      const GPtrArray *keys = *(GPtrArray **)address;

      for (guint i = 0; i < keys->len; i++)
        if (*(const char *)keys->pdata[i] == '\0' || strchr (keys->pdata[i], ' '))
          {
            g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                                 _ ("The record names an area that no wheel can have."));
            return FALSE;
          }
    }
  return TRUE;
}

/* Everything that the record and its parts point at is there, and is the child's own. */
static gboolean
check_refs (TilRegister *self, gconstpointer record, const GArray *children, GError **error)
{
  const TilRecordClass *class = ((const TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      gpointer address = til_record_field (record, field);
      const GPtrArray *parts = field->type == TIL_FIELD_PARTS ? *(GPtrArray **)address : NULL;

      if (!check_field (self, field, address, children, error))
        return FALSE;
      for (guint j = 0; parts && j < parts->len; j++)
        if (!check_refs (self, parts->pdata[j], children, error))
          return FALSE;
    }
  return TRUE;
}

/* The rules that need the child's whole case, of each child that the record is about. known: whom a
 * stored record is about; what a team said of a child that was deleted since stays as it is. */
static gboolean
check_cases (TilRegister *self,
             gconstpointer record,
             const GArray *children,
             const GArray *known,
             GError **error)
{
  gboolean of_team = til_record_get_ref (record, "child_id") == 0;

  for (guint i = 0; i < children->len; i++)
    {
      gint64 id = g_array_index (children, gint64, i);
      g_autoptr (TilCase) kase = til_register_load_case (self, id, error);

      if (!kase)
        return FALSE;
      if (kase->child->deleted && of_team && til_refs_have (known, id))
        continue;
      if (kase->child->deleted)
        {
          set_rule_error (_ ("The child has been deleted: restore it before you change it."),
                          error);
          return FALSE;
        }
      if (!til_case_check (kase, record, til_date_today (), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_record (TilRegister *self, gconstpointer record, const GArray *known, GError **error)
{
  g_autoptr (GArray) children = til_register_children_of (record);

  return til_record_validate (record, til_date_today (), error) &&
         check_refs (self, record, children, error) &&
         check_cases (self, record, children, known, error) &&
         (til_record_kind (record) != TIL_RECORD_SURVEY_ROUND ||
          til_register_check_round (self, record, error));
}

/* A stored record stays the child's, or the team's, that it was. */
static gboolean
check_stored (TilRegister *self, const TilRecord *record, const Stored *stored, GError **error)
{
  if (stored->deleted || stored->revision != record->revision)
    {
      til_register_conflict (error);
      return FALSE;
    }
  if (stored->child_id != til_record_get_ref (record, "child_id"))
    {
      set_rule_error (_ ("A record cannot be moved to another child."), error);
      return FALSE;
    }
  return TRUE;
}

/* One line for each child that it is or was about. R8: of a consultation there is no line that
 * tells which one it was. */
static gboolean
log_change (
    TilRegister *self, const TilRecord *record, const char *verb, GArray *children, GError **error)
{
  g_autofree char *what = g_strconcat (record->class->name, ".", verb, NULL);

  if (til_record_kind (record) == TIL_RECORD_CONSULTATION)
    return til_register_log (self, what, 0, 0, error);
  if (children->len == 0)
    return til_register_log (self, what, 0, record->id, error);
  for (guint i = 0; i < children->len; i++)
    if (!til_register_log (self, what, g_array_index (children, gint64, i), record->id, error))
      return FALSE;
  return TRUE;
}

static const char *
choose_verb (const TilRecord *record, const TilRecord *before)
{
  if (!before)
    return "add";
  if (til_record_kind (record) == TIL_RECORD_PLAN &&
      !til_plan_is_open ((const TilPlan *)(gconstpointer)before) &&
      til_plan_is_open ((const TilPlan *)(gconstpointer)record))
    return "reopen";
  return "set";
}

static void
add_children (GArray *to, gconstpointer record)
{
  g_autoptr (GArray) children = til_register_children_of (record);

  for (guint i = 0; i < children->len; i++)
    til_refs_set (to, g_array_index (children, gint64, i), TRUE);
}

void
til_register_take_ids (TilRecord *to, const TilRecord *from)
{
  to->id = from->id;
  to->revision = from->revision;
  for (guint i = 0; i < to->class->n_fields; i++)
    {
      const TilField *field = &to->class->fields[i];
      GPtrArray *to_parts, *from_parts;

      if (field->type != TIL_FIELD_PARTS)
        continue;
      to_parts = *(GPtrArray **)til_record_field (to, field);
      from_parts = *(GPtrArray **)til_record_field (from, field);
      for (guint j = 0; j < to_parts->len; j++)
        til_register_take_ids (to_parts->pdata[j], from_parts->pdata[j]);
    }
}

gboolean
til_register_put_record (TilRegister *self, gconstpointer record, TilRecord **saved, GError **error)
{
  const TilRecord *top = record;
  g_autoptr (TilRecord) before = NULL;
  g_autoptr (TilRecord) written = NULL;
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  Stored stored;

  if (top->id)
    {
      if (!find_stored (self, top->class, top->id, &stored, error) ||
          !check_stored (self, top, &stored, error))
        return FALSE;
      before = til_register_load_record (self, til_record_kind (top), top->id, FALSE, error);
      if (!before)
        return FALSE;
      add_children (known, before);
      add_children (children, before);
    }
  add_children (children, top);
  written = til_record_copy (top);
  if (!check_record (self, top, known, error) ||
      !til_register_write_record (self, written, error) ||
      !log_change (self, written, choose_verb (top, before), children, error))
    return FALSE;
  *saved = g_steal_pointer (&written);
  return TRUE;
}

/**
 * til_register_save_record:
 *
 * Sets ids and revisions only if the transaction went through.
 */
gboolean
til_register_save_record (TilRegister *self, gpointer record, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilRecord) saved = NULL;

  if (!transaction || !til_register_put_record (self, record, &saved, error) ||
      !til_transaction_commit (transaction, error))
    return FALSE;
  til_register_take_ids (record, saved);
  return TRUE;
}

/* A team that children are in, or that is to meet, is still needed. */
static gboolean
check_unused_team (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT EXISTS (SELECT 1 FROM enrolment e JOIN child c ON c.id = e.child_id "
      "WHERE e.team_id = :id AND e.until IS NULL AND e.deleted_at IS NULL "
      "AND c.deleted_at IS NULL), EXISTS (SELECT 1 FROM meeting WHERE team_id = :id "
      "AND status = 'planned' AND deleted_at IS NULL)",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", id);
  if (til_statement_step (statement, error) != TIL_RESULT_ROW)
    return FALSE;
  if (til_statement_get_int (statement, 0))
    set_rule_error (_ ("Children are enrolled in the team: end that before you delete it."), error);
  else if (til_statement_get_int (statement, 1))
    set_rule_error (_ ("The team has a planned meeting: cancel it before you delete the team."),
                    error);
  else
    return TRUE;
  return FALSE;
}

/* Deleting needs no rule to agree, since less is kept and shared; what comes back is checked as if
 * it was new. */
static gboolean
check_mark (TilRegister *self, const TilRecord *record, gboolean deleted, GError **error)
{
  if (!deleted)
    {
      g_autoptr (GArray) known = til_register_children_of (record);

      return check_record (self, record, known, error) &&
             (til_record_kind (record) != TIL_RECORD_SURVEY_ROUND ||
              til_register_check_imports (self, record->id, error));
    }
  return til_record_kind (record) != TIL_RECORD_TEAM || check_unused_team (self, record->id, error);
}

/**
 * til_register_set_record_deleted:
 *
 * Deleting what is deleted, and restoring what is not, changes nothing and is no error.
 */
gboolean
til_register_set_record_deleted (
    TilRegister *self, TilRecordKind kind, gint64 id, gboolean deleted, GError **error)
{
  const TilRecordClass *class = til_record_class (kind);
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilRecord) record = NULL;
  g_autoptr (GArray) children = NULL;
  Stored stored;

  if (!transaction || !find_stored (self, class, id, &stored, error))
    return FALSE;
  if (stored.deleted == !!deleted)
    return TRUE;
  record = til_register_load_record (self, kind, id, TRUE, error);
  if (!record || !check_mark (self, record, deleted, error))
    return FALSE;
  children = til_register_children_of (record);
  return til_register_mark (self, til_record_sql (class)->mark, id, deleted, error) &&
         til_register_follow_record (self, record, error) &&
         log_change (self, record, deleted ? "delete" : "restore", children, error) &&
         til_transaction_commit (transaction, error);
}

static const TilStaff *
find_staff (const GPtrArray *staff, gint64 id)
{
  for (guint i = 0; i < staff->len; i++)
    if (((const TilStaff *)staff->pdata[i])->id == id)
      return staff->pdata[i];
  return NULL;
}

/* Nobody was shown a proposal, so none is written down; nothing when nobody is responsible. */
gboolean
til_register_note_responsible (TilRegister *self, const TilChild *child, GError **error)
{
  g_autoptr (TilResponsible) line = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  const TilStaff *person;

  if (!child->responsible_id)
    return TRUE;
  units = til_register_list_units (self, error);
  staff = units ? til_register_list_staff (self, error) : NULL;
  if (!staff)
    return FALSE;
  line = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  line->child_id = child->id;
  line->date = til_date_today ();
  line->staff_id = child->responsible_id;
  person = find_staff (staff, child->responsible_id);
  line->unit_id = person ? person->unit_id : 0;
  line->duty = til_duty_propose (child, units, line->date).duty;
  line->confirmed_by = find_staff (staff, self->actor_id) ? self->actor_id : 0;
  return til_register_write_record (self, line, error);
}

static gboolean
check_step_date (const TilChild *child, TilDate date, GError **error)
{
  if (child->deleted)
    set_rule_error (_ ("The child has been deleted: restore it before you change it."), error);
  else if (date == TIL_DATE_NONE || date > til_date_today ())
    g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                         _ ("A step begins today or on an earlier day."));
  else if (date < child->step_since)
    g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                         _ ("A step cannot begin before the step that it follows."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_step (TilRegister *self, gint64 child_id, TilStep step, TilDate date, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "UPDATE child SET step = :step, step_since = :date, revision = revision + 1 WHERE id = :id",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":step", til_step_key (step));
  til_statement_bind_date (statement, ":date", date);
  til_statement_bind_int (statement, ":id", child_id);
  return til_statement_run (statement, error);
}

/**
 * til_register_set_step:
 *
 * The step that the child is in already is no change and no error. Error: TIL_ERROR_INVALID for a
 * day that is to come or before the step that it follows.
 */
gboolean
til_register_set_step (
    TilRegister *self, gint64 child_id, TilStep step, TilDate date, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilChild) child = NULL;

  if (!transaction)
    return FALSE;
  child = til_register_load_child (self, child_id, error);
  if (!child)
    return FALSE;
  if (child->step == step && !child->deleted)
    return TRUE;
  return check_step_date (child, date, error) && write_step (self, child_id, step, date, error) &&
         til_register_insert_step_change (self, child_id, step, date, error) &&
         til_register_log (self, "child.step", child_id, 0, error) &&
         til_transaction_commit (transaction, error);
}
