/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-check-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-personnummer.h"
#include "til-search-words.h"
#include "til-text.h"

#define MAX_PROBLEMS 100

void
til_check_add_child_problem (GPtrArray *problems, const char *template_text, gint64 child_id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, child_id);

  g_ptr_array_add (problems, til_text_fill (template_text, "number", number, NULL));
}

gboolean
til_check_children_by (TilRegister *self,
                       const char *sql,
                       const char *template_text,
                       GPtrArray *problems,
                       GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (self->database, sql, error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    til_check_add_child_problem (problems, template_text, til_statement_get_int (statement, 0));
  return result == TIL_RESULT_DONE;
}

static gboolean
check_file_pages (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database, "PRAGMA integrity_check (20)", error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      const char *line = til_statement_get_text (statement, 0);

      if (g_strcmp0 (line, "ok") != 0)
        g_ptr_array_add (problems, til_text_fill (_ ("The file is damaged: {why}."), "why",
                                                  line ? line : "", NULL));
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
check_references (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement)
      statement = til_database_prepare (self->database, "PRAGMA foreign_key_check", error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    g_ptr_array_add (
        problems,
        til_text_fill (_ ("A row of “{table}” belongs to a row of “{parent}” that is missing."),
                       "table", til_statement_get_text (statement, 0), "parent",
                       til_statement_get_text (statement, 2), NULL));
  return result == TIL_RESULT_DONE;
}

/* R16 */
static gboolean
check_log (TilRegister *self, GPtrArray *problems, GError **error)
{
  gint64 n_missing, n_triggers;

  if (!til_database_get_number (self->database,
                                "SELECT COALESCE (MAX (id), 0) - COUNT (*) FROM log", &n_missing,
                                error) ||
      !til_database_get_number (
          self->database,
          "SELECT COUNT (*) FROM sqlite_schema WHERE type = 'trigger' AND name IN "
          "('log_keep_update', 'log_keep_delete', 'log_keep_insert', 'wheel_keep_update', "
          "'wheel_keep_delete', 'wheel_keep_insert', 'survey_keep_update', 'survey_keep_delete', "
          "'survey_keep_insert')",
          &n_triggers, error))
    return FALSE;
  if (n_missing != 0)
    g_ptr_array_add (problems, g_strdup (_ ("Lines are missing from the log.")));
  if (n_triggers != 9)
    g_ptr_array_add (problems, g_strdup (_ ("What protects the log, the stored wheels and the "
                                            "stored surveys from changes is missing.")));
  return TRUE;
}

static gboolean
check_derived (TilRegister *self, GPtrArray *problems, GError **error)
{
  return til_check_children_by (
             self,
             "SELECT c.id FROM child c WHERE c.last_mapping IS NOT (SELECT MAX (m.date) "
             "FROM mapping m WHERE m.child_id = c.id AND m.deleted_at IS NULL)",
             _ ("Child no. {number}: the date of the last mapping does not agree with its "
                "mappings."),
             problems, error) &&
         til_check_children_by (
             self,
             "SELECT c.id FROM child c WHERE c.open_voices <> (SELECT COUNT (*) FROM mapping m "
             "JOIN voice v ON v.mapping_id = m.id WHERE m.child_id = c.id "
             "AND m.deleted_at IS NULL AND v.deleted_at IS NULL AND v.open = 1)",
             _ ("Child no. {number}: the number of open voices does not agree with its mappings."),
             problems, error) &&
         til_check_children_by (
             self,
             "SELECT c.id FROM child c WHERE NOT EXISTS (SELECT 1 FROM step_change s "
             "WHERE s.child_id = c.id AND s.step = c.step AND s.date = c.step_since)",
             _ ("Child no. {number}: the step does not agree with the history of steps."), problems,
             error) &&
         til_check_children_by (
             self,
             "SELECT m.child_id FROM voice v JOIN mapping m ON m.id = v.mapping_id "
             "JOIN guardian g ON g.id = v.guardian_id WHERE g.child_id <> m.child_id",
             _ ("Child no. {number}: a mapping has the voice of another child's guardian."),
             problems, error);
}

static gboolean
load_words (TilRegister *self, gint64 child_id, GPtrArray *words, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT word FROM child_word WHERE child_id = :id ORDER BY word", error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", child_id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    g_ptr_array_add (words, til_statement_dup_text (statement, 0));
  return result == TIL_RESULT_DONE;
}

static gboolean
same_words (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* What a child's row derives from its name and number, and the number itself (R18). */
static gboolean
check_child_row (TilRegister *self,
                 const TilChild *child,
                 const char *name_key,
                 TilDate today,
                 GPtrArray *problems,
                 GError **error)
{
  g_autofree char *expected_key = til_register_child_name_key (child);
  g_autoptr (GPtrArray) expected = til_search_words_of_child (child);
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func (g_free);

  if (!load_words (self, child->id, stored, error))
    return FALSE;
  if (g_strcmp0 (name_key, expected_key) != 0 || !same_words (stored, expected))
    til_check_add_child_problem (
        problems, _ ("Child no. {number}: it is not sorted or found by its right name."),
        child->id);
  if (child->birth_date == TIL_DATE_NONE)
    til_check_add_child_problem (problems, _ ("Child no. {number}: the birth date is no date."),
                                 child->id);
  if (child->personnummer)
    {
      g_autofree char *normalized = NULL;
      TilDate birth;

      if (!til_personnummer_parse (child->personnummer, today, &normalized, &birth, NULL) ||
          g_strcmp0 (normalized, child->personnummer) != 0)
        til_check_add_child_problem (
            problems, _ ("Child no. {number}: the personnummer is not valid."), child->id);
      else if (birth != child->birth_date)
        til_check_add_child_problem (
            problems, _ ("Child no. {number}: the personnummer and the birth date do not agree."),
            child->id);
    }
  return TRUE;
}

static gboolean
check_child_rows (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, given_name, family_name, personnummer, birth_date, protected_identity, step, "
      "name_key FROM child",
      error);
  TilDate today = til_date_today ();
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      g_autoptr (TilChild) child = til_child_new ();
      TilStep step;

      child->id = til_statement_get_int (statement, 0);
      g_free (child->given_name);
      child->given_name = til_statement_dup_text (statement, 1);
      g_free (child->family_name);
      child->family_name = til_statement_dup_text (statement, 2);
      child->personnummer = til_statement_dup_text (statement, 3);
      child->birth_date = til_statement_get_date (statement, 4);
      child->protected_identity = til_statement_get_int (statement, 5) != 0;
      if (!til_step_from_key (til_statement_get_text (statement, 6), &step))
        til_check_add_child_problem (problems, _ ("Child no. {number}: there is no such step."),
                                     child->id);
      if (!check_child_row (self, child, til_statement_get_text (statement, 7), today, problems,
                            error))
        return FALSE;
    }
  return result == TIL_RESULT_DONE;
}

/* Each stored wheel can be read, and each rating is on the areas and the scale of its own wheel
 * (R1). */
static gboolean
check_wheel_ratings (
    TilRegister *self, gint64 wheel_id, const TilWheel *wheel, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT m.child_id, r.area_key, MAX (r.step) FROM mapping m "
      "JOIN voice v ON v.mapping_id = m.id JOIN rating r ON r.voice_id = v.id "
      "WHERE m.wheel_id = :wheel_id GROUP BY m.child_id, r.area_key",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":wheel_id", wheel_id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    if (til_wheel_find_area (wheel, til_statement_get_text (statement, 1)) < 0 ||
        til_statement_get_int (statement, 2) > (gint64)til_wheel_n_steps (wheel))
      til_check_add_child_problem (
          problems,
          _ ("Child no. {number}: a rating is not on the areas or the scale of its wheel."),
          til_statement_get_int (statement, 0));
  return result == TIL_RESULT_DONE;
}

static gboolean
check_wheels (TilRegister *self, GPtrArray *problems, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT id, key, version, xml FROM wheel", error);
  TilResult result;

  if (!statement)
    return FALSE;
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      g_autofree char *name = g_strdup_printf ("%s %" G_GINT64_FORMAT,
                                               til_statement_get_text (statement, 1),
                                               til_statement_get_int (statement, 2));
      g_autoptr (GError) local_error = NULL;
      g_autoptr (TilWheel) wheel = til_wheel_new_from_xml (til_statement_get_text (statement, 3),
                                                           -1, name, &local_error);

      if (!wheel)
        g_ptr_array_add (problems, g_strdup (local_error->message));
      else if (!check_wheel_ratings (self, til_statement_get_int (statement, 0), wheel, problems,
                                     error))
        return FALSE;
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
check_protected (TilRegister *self, GPtrArray *problems, GError **error)
{
  return til_check_children_by (
      self,
      "SELECT id FROM child WHERE protected_identity = 1 AND deleted_at IS NULL "
      "AND (SELECT value FROM setting WHERE key = 'protected-identity') = 'forbid'",
      _ ("Child no. {number}: it has protected identity, which the municipality does not allow in "
         "this register."),
      problems, error);
}

/* Damaged pages make all other findings worthless. */
static gboolean
run_checks (TilRegister *self, GPtrArray *problems, GError **error)
{
  if (!check_file_pages (self, problems, error))
    return FALSE;
  if (problems->len > 0)
    return TRUE;
  return check_references (self, problems, error) && check_log (self, problems, error) &&
         check_derived (self, problems, error) && check_child_rows (self, problems, error) &&
         check_wheels (self, problems, error) && check_protected (self, problems, error) &&
         til_check_case (self, problems, error) && til_check_surveys (self, problems, error);
}

/**
 * til_register_check:
 *
 * At most a hundred sentences. Damage that stops the reading is a sentence too, not an error; the
 * register being busy is an error.
 */
GPtrArray *
til_register_check (TilRegister *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (TilTransaction) transaction = til_transaction_new_read (self->database, error);

  if (!transaction)
    return NULL;
  run_checks (self, problems, &local_error);
  if (local_error && g_error_matches (local_error, TIL_ERROR, TIL_ERROR_CORRUPT))
    g_ptr_array_add (problems, g_strdup (local_error->message));
  else if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (problems->len > MAX_PROBLEMS)
    g_ptr_array_set_size (problems, MAX_PROBLEMS);
  return g_steal_pointer (&problems);
}
