/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-text.h"

#define PROGRESS_STEP 100

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const TilClassListProblem *x = *(const TilClassListProblem *const *)a;
  const TilClassListProblem *y = *(const TilClassListProblem *const *)b;

  return x->line < y->line ? -1 : x->line > y->line;
}

static void
add_problem (TilClassList *list, guint line, char *message)
{
  TilClassListProblem *problem = g_new0 (TilClassListProblem, 1);

  problem->line = line;
  problem->message = message;
  g_ptr_array_add (list->problems, problem);
}

static gboolean
check_entries (TilRegister *self, TilClassList *list, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id FROM child WHERE personnummer = :personnummer AND deleted_at IS NULL", error);

  if (!statement)
    return FALSE;
  for (guint i = 0; i < list->entries->len; i++)
    {
      const TilClassListEntry *entry = list->entries->pdata[i];
      TilResult result;

      if (!entry->child->personnummer)
        continue;
      til_statement_bind_text (statement, ":personnummer", entry->child->personnummer);
      result = til_statement_step (statement, error);
      if (result == TIL_RESULT_ERROR)
        return FALSE;
      if (result == TIL_RESULT_ROW)
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                     til_statement_get_int (statement, 0));

          add_problem (list, entry->line,
                       til_text_fill (_ ("The child with this personnummer is in the register "
                                         "already, as no. {number}."),
                                      "number", number, NULL));
        }
      til_statement_reset (statement);
    }
  g_ptr_array_sort (list->problems, compare_problems);
  return TRUE;
}

/**
 * til_register_check_import:
 *
 * Adds a problem to list for each entry that is registered already. TRUE does not mean that there
 * are none.
 */
gboolean
til_register_check_import (TilRegister *self, TilClassList *list, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);

  return transaction && check_entries (self, list, error);
}

/* folded name -> TilUnit (owned), of the units there are */
static GHashTable *
load_units_by_name (TilRegister *self, GError **error)
{
  g_autoptr (GPtrArray) units = til_register_list_units (self, error);
  GHashTable *by_name;

  if (!units)
    return NULL;
  by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)til_unit_free);
  for (guint i = 0; i < units->len; i++)
    {
      const TilUnit *unit = units->pdata[i];

      g_hash_table_insert (by_name, til_text_fold (unit->name), til_unit_copy (unit));
    }
  return by_name;
}

static gboolean
resolve_unit (TilRegister *self, GHashTable *by_name, const char *name, gint64 *id, GError **error)
{
  g_autofree char *folded = NULL;
  TilUnit *unit;

  *id = 0;
  if (!name || !*name)
    return TRUE;
  folded = til_text_fold (name);
  unit = g_hash_table_lookup (by_name, folded);
  if (!unit)
    {
      unit = til_unit_new ();
      g_free (unit->name);
      unit->name = g_strdup (name);
      unit->kind = TIL_UNIT_SCHOOL;
      unit->sector = TIL_SECTOR_MUNICIPALITY;
      g_hash_table_insert (by_name, g_steal_pointer (&folded), unit);
      if (!til_register_insert_unit (self, unit, error) ||
          !til_register_log (self, "unit.add", 0, unit->id, error))
        return FALSE;
    }
  *id = unit->id;
  return TRUE;
}

static gboolean
import_entry (TilRegister *self,
              const TilClassListEntry *entry,
              GHashTable *units,
              TilDate day,
              GError **error)
{
  g_autoptr (TilChild) child = til_child_copy (entry->child);

  return til_child_validate (child, day, error) &&
         til_register_check_protected (self, child->protected_identity, error) &&
         resolve_unit (self, units, entry->unit_name, &child->unit_id, error) &&
         til_register_insert_child (self, child, error) &&
         til_register_log (self, "child.import", child->id, 0, error);
}

static gboolean
refuse_problems (const TilClassList *list, GError **error)
{
  const TilClassListProblem *first = list->problems->pdata[0];
  g_autofree char *line = g_strdup_printf ("%u", first->line);
  g_autofree char *message = til_text_fill (_ ("Nothing was imported: line {line}: {problem}"),
                                            "line", line, "problem", first->message, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

/**
 * til_register_import_children:
 *
 * One transaction: all entries or, with any problem, none. The entries of list are not changed.
 */
gboolean
til_register_import_children (
    TilRegister *self, TilClassList *list, TilProgressFunc progress, gpointer data, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (GHashTable) units = NULL;
  TilDate day = til_date_today ();

  if (!transaction || (list->problems->len == 0 && !check_entries (self, list, error)))
    return FALSE;
  if (list->problems->len > 0)
    return refuse_problems (list, error);
  units = load_units_by_name (self, error);
  if (!units)
    return FALSE;
  for (guint i = 0; i < list->entries->len; i++)
    {
      if (!import_entry (self, list->entries->pdata[i], units, day, error))
        return FALSE;
      if (progress && ((i + 1) % PROGRESS_STEP == 0 || i + 1 == list->entries->len))
        progress (i + 1, list->entries->len, data);
    }
  return til_transaction_commit (transaction, error);
}
