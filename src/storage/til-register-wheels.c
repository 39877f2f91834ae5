/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

static char *
cache_key (const char *key, int version)
{
  return g_strdup_printf ("%s %d", key, version);
}

static TilWheel *
keep_wheel (TilRegister *self, TilWheel *wheel)
{
  g_hash_table_insert (self->wheels, cache_key (wheel->key, wheel->version), til_wheel_ref (wheel));
  return wheel;
}

/* The stored text of a version; NULL without error when there is none. */
static gboolean
load_xml (TilRegister *self, const char *key, int version, char **xml, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT xml FROM wheel WHERE key = :key AND version = :version", error);
  TilResult result;

  *xml = NULL;
  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":key", key);
  til_statement_bind_int (statement, ":version", version);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    *xml = til_statement_dup_text (statement, 0);
  return result != TIL_RESULT_ERROR;
}

static gboolean
insert_wheel (TilRegister *self, TilWheel *wheel, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "INSERT INTO wheel (key, version, xml) VALUES (:key, :version, :xml)", error);

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":key", wheel->key);
  til_statement_bind_int (statement, ":version", wheel->version);
  til_statement_bind_text (statement, ":xml", wheel->xml);
  if (!til_statement_run (statement, error))
    return FALSE;
  keep_wheel (self, wheel);
  return TRUE;
}

/* Those of the bundled wheels whose version the register has not. A stored version stays as it is,
 * even if the program's own differs in a word: mappings were made on it (R1). */
static gboolean
find_missing_wheels (TilRegister *self, GPtrArray *bundled, GPtrArray *missing, GError **error)
{
  for (guint i = 0; i < bundled->len; i++)
    {
      TilWheel *wheel = bundled->pdata[i];
      g_autofree char *xml = NULL;

      if (!load_xml (self, wheel->key, wheel->version, &xml, error))
        return FALSE;
      if (!xml)
        g_ptr_array_add (missing, wheel);
      else if (g_strcmp0 (xml, wheel->xml) == 0)
        keep_wheel (self, wheel);
    }
  return TRUE;
}

/* Begins a transaction of its own only when something is missing and none is open. */
gboolean
til_register_add_bundled_wheels (TilRegister *self, GError **error)
{
  g_autoptr (GPtrArray) bundled = til_wheel_load_bundled ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (TilTransaction) transaction = NULL;

  if (!find_missing_wheels (self, bundled, missing, error))
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  if (sqlite3_get_autocommit (til_database_handle (self->database)))
    {
      transaction = til_register_begin (self, error);
      g_ptr_array_set_size (missing, 0);
      if (!transaction || !find_missing_wheels (self, bundled, missing, error))
        return FALSE;
    }
  for (guint i = 0; i < missing->len; i++)
    if (!insert_wheel (self, missing->pdata[i], error) ||
        !til_register_log (self, "wheel.add", 0, til_database_last_id (self->database), error))
      return FALSE;
  return !transaction || til_transaction_commit (transaction, error);
}

gint64
til_register_wheel_id (TilRegister *self, const char *key, int version, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      version ? "SELECT id FROM wheel WHERE key = :key AND version = :version"
              : "SELECT id FROM wheel WHERE key = :key ORDER BY version DESC LIMIT 1",
      error);
  TilResult result;

  if (!statement)
    return 0;
  til_statement_bind_text (statement, ":key", key);
  if (version)
    til_statement_bind_int (statement, ":version", version);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    return til_statement_get_int (statement, 0);
  if (result == TIL_RESULT_DONE)
    {
      g_autofree char *message = til_text_fill (_ ("There is no wheel “{key}” in the register."),
                                                "key", key, NULL);

      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
    }
  return 0;
}

static int
newest_version (TilRegister *self, const char *key, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT version FROM wheel WHERE id = :id", error);
  gint64 id = statement ? til_register_wheel_id (self, key, 0, error) : 0;

  if (id == 0)
    return 0;
  til_statement_bind_int (statement, ":id", id);
  return til_statement_step (statement, error) == TIL_RESULT_ROW
             ? (int)til_statement_get_int (statement, 0)
             : 0;
}

TilWheel *
til_register_get_wheel (TilRegister *self, const char *key, int version, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *xml = NULL;
  TilWheel *wheel;

  if (version == 0)
    version = newest_version (self, key, error);
  if (version == 0)
    return NULL;
  name = cache_key (key, version);
  wheel = g_hash_table_lookup (self->wheels, name);
  if (wheel)
    return til_wheel_ref (wheel);
  if (!load_xml (self, key, version, &xml, error))
    return NULL;
  if (!xml)
    {
      g_autofree char *message = til_text_fill (_ ("There is no wheel “{key}” in the register."),
                                                "key", name, NULL);

      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
      return NULL;
    }
  wheel = til_wheel_new_from_xml (xml, -1, name, error);
  return wheel ? keep_wheel (self, wheel) : NULL;
}

GPtrArray *
til_register_list_wheels (TilRegister *self, gboolean all_versions, GError **error)
{
  g_autoptr (GPtrArray) wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      all_versions ? "SELECT w.key, w.version FROM wheel w ORDER BY "
                     "(SELECT MIN(f.id) FROM wheel f WHERE f.key = w.key), w.version"
                   : "SELECT key, MAX(version) FROM wheel GROUP BY key ORDER BY MIN(id)",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilWheel *wheel = til_register_get_wheel (self, til_statement_get_text (statement, 0),
                                                (int)til_statement_get_int (statement, 1), error);

      if (!wheel)
        return NULL;
      g_ptr_array_add (wheels, wheel);
    }
  return result == TIL_RESULT_DONE ? g_steal_pointer (&wheels) : NULL;
}

gboolean
til_register_add_wheel (TilRegister *self, TilWheel *wheel, GError **error)
{
  g_autofree char *xml = NULL;
  g_autofree char *version = NULL;
  g_autofree char *message = NULL;

  if (!load_xml (self, wheel->key, wheel->version, &xml, error))
    return FALSE;
  if (!xml)
    return insert_wheel (self, wheel, error) &&
           til_register_log (self, "wheel.add", 0, til_database_last_id (self->database), error);
  if (g_str_equal (xml, wheel->xml))
    return TRUE;
  version = g_strdup_printf ("%d", wheel->version);
  message = til_text_fill (
      _ ("Version {version} of the wheel “{key}” is in the register already with "
         "other content: give the changed wheel a new version number."),
      "version", version, "key", wheel->key, NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE, message);
  return FALSE;
}

gboolean
til_register_import_wheel (TilRegister *self, TilWheel *wheel, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);

  if (!transaction)
    return FALSE;
  if (til_register_add_wheel (self, wheel, error) && til_transaction_commit (transaction, error))
    return TRUE;
  g_hash_table_remove_all (self->wheels);
  return FALSE;
}
