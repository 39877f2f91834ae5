/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-text.h"

typedef struct
{
  char *key;        /* (owned) */
  gpointer element; /* borrowed */
} SortItem;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SortItem *)a)->key, ((const SortItem *)b)->key);
}

static void
clear_item (gpointer item)
{
  g_free (((SortItem *)item)->key);
}

/* In Swedish order of names; units and staff both begin with id, revision and name. */
static void
sort_by_name (GPtrArray *array, const char *(*get_name) (gconstpointer))
{
  g_autoptr (GArray) items = g_array_sized_new (FALSE, FALSE, sizeof (SortItem), array->len);

  g_array_set_clear_func (items, clear_item);
  for (guint i = 0; i < array->len; i++)
    {
      SortItem item = { til_text_sort_key (get_name (array->pdata[i])), array->pdata[i] };

      g_array_append_val (items, item);
    }
  g_array_sort (items, compare_items);
  for (guint i = 0; i < array->len; i++)
    array->pdata[i] = g_array_index (items, SortItem, i).element;
}

static const char *
get_unit_name (gconstpointer unit)
{
  return ((const TilUnit *)unit)->name;
}

static const char *
get_staff_name (gconstpointer staff)
{
  return ((const TilStaff *)staff)->name;
}

GPtrArray *
til_register_list_units (TilRegister *self, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify)til_unit_free);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, revision, name, kind, sector FROM unit WHERE deleted_at IS NULL ORDER BY id",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilUnit *unit = til_unit_new ();

      unit->id = til_statement_get_int (statement, 0);
      unit->revision = til_statement_get_int (statement, 1);
      g_free (unit->name);
      unit->name = til_statement_dup_text (statement, 2);
      if (!til_unit_kind_from_key (til_statement_get_text (statement, 3), &unit->kind))
        unit->kind = TIL_UNIT_OTHER;
      if (!til_sector_from_key (til_statement_get_text (statement, 4), &unit->sector))
        unit->sector = TIL_SECTOR_MUNICIPALITY;
      g_ptr_array_add (units, unit);
    }
  if (result == TIL_RESULT_ERROR)
    return NULL;
  sort_by_name (units, get_unit_name);
  return g_steal_pointer (&units);
}

GPtrArray *
til_register_list_staff (TilRegister *self, GError **error)
{
  g_autoptr (GPtrArray) staff = g_ptr_array_new_with_free_func ((GDestroyNotify)til_staff_free);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, revision, name, role, unit_id, trained_on FROM staff WHERE deleted_at IS NULL "
      "ORDER BY id",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilStaff *person = til_staff_new ();

      person->id = til_statement_get_int (statement, 0);
      person->revision = til_statement_get_int (statement, 1);
      g_free (person->name);
      person->name = til_statement_dup_text (statement, 2);
      person->role = til_statement_dup_text (statement, 3);
      person->unit_id = til_statement_get_int (statement, 4);
      person->trained_on = til_statement_get_date (statement, 5);
      g_ptr_array_add (staff, person);
    }
  if (result == TIL_RESULT_ERROR)
    return NULL;
  sort_by_name (staff, get_staff_name);
  return g_steal_pointer (&staff);
}

static gboolean
check_name (const char *name, const char *message, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (name ? name : ""));

  if (*stripped)
    return TRUE;
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static void
bind_unit (TilStatement *statement, const TilUnit *unit)
{
  til_statement_bind_text (statement, ":name", unit->name);
  til_statement_bind_text (statement, ":kind", til_unit_kind_key (unit->kind));
  til_statement_bind_text (statement, ":sector", til_sector_key (unit->sector));
}

gboolean
til_register_insert_unit (TilRegister *self, TilUnit *unit, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "INSERT INTO unit (name, kind, sector) VALUES (:name, :kind, :sector)",
      error);

  if (!statement)
    return FALSE;
  bind_unit (statement, unit);
  if (!til_statement_run (statement, error))
    return FALSE;
  unit->id = til_database_last_id (self->database);
  unit->revision = 1;
  return TRUE;
}

static gboolean
update_unit (TilRegister *self, TilUnit *unit, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "UPDATE unit SET name = :name, kind = :kind, sector = :sector, revision = revision + 1 "
      "WHERE id = :id AND revision = :revision AND deleted_at IS NULL",
      error);

  if (!statement)
    return FALSE;
  bind_unit (statement, unit);
  til_statement_bind_int (statement, ":id", unit->id);
  til_statement_bind_int (statement, ":revision", unit->revision);
  if (!til_statement_run (statement, error))
    return FALSE;
  if (til_database_n_changed (self->database) == 0)
    {
      til_register_conflict (error);
      return FALSE;
    }
  unit->revision++;
  return TRUE;
}

/* id and revision change only when the transaction went through. */
gboolean
til_register_save_unit (TilRegister *self, TilUnit *unit, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  gint64 id = unit->id, revision = unit->revision;

  if (!check_name (unit->name, _ ("A unit needs a name."), error))
    return FALSE;
  transaction = til_register_begin (self, error);
  if (transaction &&
      (id ? update_unit (self, unit, error) : til_register_insert_unit (self, unit, error)) &&
      til_register_log (self, id ? "unit.change" : "unit.add", 0, unit->id, error) &&
      til_transaction_commit (transaction, error))
    return TRUE;
  unit->id = id;
  unit->revision = revision;
  return FALSE;
}

static void
bind_staff (TilStatement *statement, const TilStaff *staff)
{
  til_statement_bind_text (statement, ":name", staff->name);
  til_statement_bind_optional (statement, ":role", staff->role);
  til_statement_bind_id (statement, ":unit_id", staff->unit_id);
  til_statement_bind_date (statement, ":trained_on", staff->trained_on);
}

gboolean
til_register_insert_staff (TilRegister *self, TilStaff *staff, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database,
                                        "INSERT INTO staff (name, role, unit_id, trained_on) "
                                        "VALUES (:name, :role, :unit_id, :trained_on)",
                                        error);

  if (!statement)
    return FALSE;
  bind_staff (statement, staff);
  if (!til_statement_run (statement, error))
    return FALSE;
  staff->id = til_database_last_id (self->database);
  staff->revision = 1;
  return TRUE;
}

static gboolean
update_staff (TilRegister *self, TilStaff *staff, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "UPDATE staff SET name = :name, role = :role, unit_id = :unit_id, "
      "trained_on = :trained_on, revision = revision + 1 "
      "WHERE id = :id AND revision = :revision AND deleted_at IS NULL",
      error);

  if (!statement)
    return FALSE;
  bind_staff (statement, staff);
  til_statement_bind_int (statement, ":id", staff->id);
  til_statement_bind_int (statement, ":revision", staff->revision);
  if (!til_statement_run (statement, error))
    return FALSE;
  if (til_database_n_changed (self->database) == 0)
    {
      til_register_conflict (error);
      return FALSE;
    }
  staff->revision++;
  return TRUE;
}

gboolean
til_register_save_staff (TilRegister *self, TilStaff *staff, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  gint64 id = staff->id, revision = staff->revision;

  if (!check_name (staff->name, _ ("A member of the staff needs a name."), error))
    return FALSE;
  transaction = til_register_begin (self, error);
  if (transaction &&
      (id ? update_staff (self, staff, error) : til_register_insert_staff (self, staff, error)) &&
      til_register_log (self, id ? "staff.change" : "staff.add", 0, staff->id, error) &&
      til_transaction_commit (transaction, error))
    return TRUE;
  staff->id = id;
  staff->revision = revision;
  return FALSE;
}
