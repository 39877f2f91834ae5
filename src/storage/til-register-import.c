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

/* Who is registered with a birth date in a period, by name_key(): ids of children that a name tells
 * (R14). */
typedef struct
{
  GHashTable *all;            /* (owned) key (owned) -> id */
  GHashTable *without_number; /* (owned) the same, only of those whose personnummer is not known */
} Namesakes;

static void
clear_namesakes (Namesakes *self)
{
  g_clear_pointer (&self->all, g_hash_table_unref);
  g_clear_pointer (&self->without_number, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Namesakes, clear_namesakes)

static char *
name_key (const char *given_name, const char *family_name, TilDate birth_date)
{
  g_autofree char *name = g_strjoin (" ", given_name, family_name, NULL);
  g_autofree char *folded = til_text_fold (name);

  return g_strdup_printf ("%d %s", (int)birth_date, folded);
}

/* Those born while the children of the list were. */
static gboolean
load_namesakes (TilRegister *self, const TilClassList *list, Namesakes *namesakes, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, given_name, family_name, birth_date, personnummer IS NULL FROM child "
      "WHERE birth_date BETWEEN :first AND :last AND deleted_at IS NULL "
      "AND protected_identity = 0",
      error);
  TilDate first = TIL_DATE_NONE, last = TIL_DATE_NONE;
  TilResult result;

  if (!statement)
    return FALSE;
  namesakes->all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  namesakes->without_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < list->entries->len; i++)
    {
      TilDate date = ((const TilClassListEntry *)list->entries->pdata[i])->child->birth_date;

      first = first == TIL_DATE_NONE ? date : MIN (first, date);
      last = MAX (last, date);
    }
  til_statement_bind_date (statement, ":first", first);
  til_statement_bind_date (statement, ":last", last);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      gpointer id = GINT_TO_POINTER ((int)til_statement_get_int (statement, 0));
      char *key = name_key (til_statement_get_text (statement, 1),
                            til_statement_get_text (statement, 2),
                            til_statement_get_date (statement, 3));

      if (til_statement_get_int (statement, 4))
        g_hash_table_insert (namesakes->without_number, g_strdup (key), id);
      g_hash_table_insert (namesakes->all, key, id);
    }
  return result == TIL_RESULT_DONE;
}

/* A namesake born on the same day is the same child, unless two numbers say otherwise. 0: none. */
static gint64
find_namesake (const Namesakes *namesakes, const TilChild *child)
{
  g_autofree char *key = name_key (child->given_name, child->family_name, child->birth_date);

  return GPOINTER_TO_INT (
      g_hash_table_lookup (child->personnummer ? namesakes->without_number : namesakes->all, key));
}

static void
add_registered (TilClassList *list, guint line, const char *template_text, gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  add_problem (list, line, til_text_fill (template_text, "number", number, NULL));
}

static gboolean
check_entries (TilRegister *self, TilClassList *list, GError **error)
{
  g_auto (Namesakes) namesakes = { 0 };

  if (!load_namesakes (self, list, &namesakes, error))
    return FALSE;
  for (guint i = 0; i < list->entries->len; i++)
    {
      const TilClassListEntry *entry = list->entries->pdata[i];
      gint64 id;

      if (!til_register_find_number (self, entry->child->personnummer, 0, &id, error))
        return FALSE;
      if (id)
        {
          add_registered (list, entry->line,
                          _ ("The child with this personnummer is in the register already, as no. "
                             "{number}."),
                          id);
          continue;
        }
      id = find_namesake (&namesakes, entry->child);
      if (id)
        add_registered (list, entry->line,
                        _ ("A child with this name and birth date is in the register already, as "
                           "no. {number}."),
                        id);
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
