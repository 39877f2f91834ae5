/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Surveys as stored: like wheels, a stored version never changes. */
#include "til-register-survey-private.h"

#include <glib/gi18n-lib.h>

#include "til-text.h"

static char *
cache_key (const char *key, int version)
{
  return g_strdup_printf ("%s %d", key, version);
}

/* xml: (out) the stored text, NULL without error when there is none. version: 0 for the newest;
 * (out) which it was. */
static gboolean
load_xml (TilRegister *self, const char *key, int *version, char **xml, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      *version ? "SELECT version, xml FROM survey WHERE key = :key AND version = :version"
               : "SELECT version, xml FROM survey WHERE key = :key ORDER BY version DESC LIMIT 1",
      error);
  TilResult result;

  *xml = NULL;
  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":key", key);
  if (*version)
    til_statement_bind_int (statement, ":version", *version);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    {
      *version = (int)til_statement_get_int (statement, 0);
      *xml = til_statement_dup_text (statement, 1);
    }
  return result != TIL_RESULT_ERROR;
}

static gboolean
insert_survey (TilRegister *self, const char *key, int version, const char *xml, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "INSERT INTO survey (key, version, xml) VALUES (:key, :version, :xml)",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":key", key);
  til_statement_bind_int (statement, ":version", version);
  til_statement_bind_text (statement, ":xml", xml);
  return til_statement_run (statement, error) &&
         til_register_log (self, "survey.add", 0, til_database_last_id (self->database), error);
}

/* A stored version stays as it is, even if the program's own differs in a word: rounds were asked
 * in it. */
static gboolean
find_missing (TilRegister *self, GPtrArray *bundled, GPtrArray *missing, GError **error)
{
  for (guint i = 0; i < bundled->len; i++)
    {
      const TilSurvey *survey = bundled->pdata[i];
      g_autofree char *xml = NULL;
      int version = survey->version;

      if (!load_xml (self, survey->key, &version, &xml, error))
        return FALSE;
      if (!xml)
        g_ptr_array_add (missing, bundled->pdata[i]);
    }
  return TRUE;
}

/* Begins a transaction of its own only when something is missing and none is open. */
gboolean
til_register_add_bundled_surveys (TilRegister *self, GError **error)
{
  g_autoptr (GPtrArray) bundled = til_survey_load_bundled ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (TilTransaction) transaction = NULL;

  if (!find_missing (self, bundled, missing, error))
    return FALSE;
  if (missing->len == 0)
    return TRUE;
  if (sqlite3_get_autocommit (til_database_handle (self->database)))
    {
      transaction = til_register_begin (self, error);
      g_ptr_array_set_size (missing, 0);
      if (!transaction || !find_missing (self, bundled, missing, error))
        return FALSE;
    }
  for (guint i = 0; i < missing->len; i++)
    {
      const TilSurvey *survey = missing->pdata[i];

      if (!insert_survey (self, survey->key, survey->version, survey->xml, error))
        return FALSE;
    }
  return !transaction || til_transaction_commit (transaction, error);
}

static void
set_unknown (const char *key, GError **error)
{
  g_autofree char *message = til_text_fill (_ ("There is no survey “{key}” in the register."),
                                            "key", key, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_NOT_FOUND, message);
}

TilSurvey *
til_register_get_survey (TilRegister *self, const char *key, int version, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *xml = NULL;
  TilSurvey *survey;

  name = cache_key (key, version);
  survey = g_hash_table_lookup (self->surveys, name);
  if (survey)
    return til_survey_ref (survey);
  if (!load_xml (self, key, &version, &xml, error))
    return NULL;
  if (!xml)
    {
      set_unknown (version ? name : key, error);
      return NULL;
    }
  g_free (name);
  name = cache_key (key, version);
  survey = g_hash_table_lookup (self->surveys, name);
  if (survey)
    return til_survey_ref (survey);
  survey = til_survey_new_from_xml (xml, -1, name, error);
  /* What an open transaction wrote may be rolled back. */
  if (survey &&
      sqlite3_txn_state (til_database_handle (self->database), "main") != SQLITE_TXN_WRITE)
    g_hash_table_insert (self->surveys, g_steal_pointer (&name), til_survey_ref (survey));
  return survey;
}

GPtrArray *
til_register_list_surveys (TilRegister *self, gboolean all_versions, GError **error)
{
  g_autoptr (GPtrArray) surveys = g_ptr_array_new_with_free_func ((GDestroyNotify)til_survey_unref);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      all_versions ? "SELECT key, version FROM survey ORDER BY key, version"
                   : "SELECT key, MAX(version) FROM survey GROUP BY key ORDER BY key",
      error);
  TilResult result;

  if (!statement)
    return NULL;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilSurvey *survey = til_register_get_survey (self, til_statement_get_text (statement, 0),
                                                   (int)til_statement_get_int (statement, 1),
                                                   error);

      if (!survey)
        return NULL;
      g_ptr_array_add (surveys, survey);
    }
  return result == TIL_RESULT_DONE ? g_steal_pointer (&surveys) : NULL;
}

/* The text that survey has as a version of its own, comparable between versions. */
static char *
text_of_version (const TilSurvey *survey, int version)
{
  g_autoptr (TilSurvey) copy = til_survey_copy (survey);

  copy->version = version;
  return til_survey_to_xml (copy);
}

static gboolean
store_survey (TilRegister *self, const TilSurvey *survey, int *version, GError **error)
{
  g_autofree char *stored = NULL;
  g_autofree char *text = NULL;
  int newest = 0;

  if (!load_xml (self, survey->key, &newest, &stored, error))
    return FALSE;
  if (stored)
    {
      g_autoptr (TilSurvey) before = til_survey_new_from_xml (stored, -1, survey->key, error);
      g_autofree char *theirs = before ? text_of_version (before, newest) : NULL;

      if (!before)
        return FALSE;
      text = text_of_version (survey, newest);
      *version = newest;
      if (g_str_equal (text, theirs))
        return TRUE;
      g_clear_pointer (&text, g_free);
    }
  *version = newest + 1;
  text = text_of_version (survey, *version);
  return insert_survey (self, survey->key, *version, text, error);
}

gboolean
til_register_save_survey (TilRegister *self, const TilSurvey *survey, int *version, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  int stored = 0;

  if (!til_survey_check (survey, error))
    return FALSE;
  transaction = til_register_begin (self, error);
  if (!transaction || !store_survey (self, survey, &stored, error) ||
      !til_transaction_commit (transaction, error))
    return FALSE;
  *version = stored;
  return TRUE;
}
