/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-register-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "til-search-words.h"
#include "til-text.h"

TilStep
til_register_step (const char *key)
{
  TilStep step;

  return key && til_step_from_key (key, &step) ? step : TIL_STEP_NOTICE;
}

/* A protected child stands after all names, so that its place does not tell its name (R14). */
char *
til_register_child_name_key (const TilChild *child)
{
  g_autofree char *name = NULL;

  if (child->protected_identity)
    return g_strdup ("\xf4\x8f\xbf\xbd");
  name = til_child_full_name (child);
  return til_text_sort_key (name);
}

gboolean
til_register_check_protected (TilRegister *self, gboolean protected_identity, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *setting = NULL;

  if (!protected_identity)
    return TRUE;
  setting = til_register_get_setting (self, TIL_SETTING_PROTECTED_IDENTITY, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_strcmp0 (setting, "forbid") != 0)
    return TRUE;
  g_set_error_literal (
      error, TIL_ERROR, TIL_ERROR_RULE,
      _ ("The municipality does not allow children with protected identity in this register."));
  return FALSE;
}

static gboolean
load_guardians (TilRegister *self, TilChild *child, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, revision, name, phone, email, language, interpreter FROM guardian "
      "WHERE child_id = :child_id AND deleted_at IS NULL ORDER BY id",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilGuardian *guardian = til_guardian_new ();

      guardian->id = til_statement_get_int (statement, 0);
      guardian->revision = til_statement_get_int (statement, 1);
      g_free (guardian->name);
      guardian->name = til_statement_dup_text (statement, 2);
      guardian->phone = til_statement_dup_text (statement, 3);
      guardian->email = til_statement_dup_text (statement, 4);
      guardian->language = til_statement_dup_text (statement, 5);
      guardian->interpreter = til_statement_get_int (statement, 6) != 0;
      g_ptr_array_add (child->guardians, guardian);
    }
  return result == TIL_RESULT_DONE;
}

static gboolean
load_contacts (TilRegister *self, TilChild *child, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "SELECT id, revision, name, relation, phone, note FROM contact "
      "WHERE child_id = :child_id AND deleted_at IS NULL ORDER BY id",
      error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child->id);
  while ((result = til_statement_step (statement, error)) == TIL_RESULT_ROW)
    {
      TilContact *contact = til_contact_new ();

      contact->id = til_statement_get_int (statement, 0);
      contact->revision = til_statement_get_int (statement, 1);
      g_free (contact->name);
      contact->name = til_statement_dup_text (statement, 2);
      contact->relation = til_statement_dup_text (statement, 3);
      contact->phone = til_statement_dup_text (statement, 4);
      contact->note = til_statement_dup_text (statement, 5);
      g_ptr_array_add (child->contacts, contact);
    }
  return result == TIL_RESULT_DONE;
}

TilChild *
til_register_load_child (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (TilStatement) statement = til_register_find_row (
      self,
      "SELECT id, revision, given_name, family_name, personnummer, birth_date, unit_id, "
      "class_group, language, interpreter, protected_identity, step, step_since, responsible_id, "
      "note, deleted_at, schooling FROM child WHERE id = :id",
      id, error);

  if (!statement)
    return NULL;
  child->id = til_statement_get_int (statement, 0);
  child->revision = til_statement_get_int (statement, 1);
  g_free (child->given_name);
  child->given_name = til_statement_dup_text (statement, 2);
  g_free (child->family_name);
  child->family_name = til_statement_dup_text (statement, 3);
  child->personnummer = til_statement_dup_text (statement, 4);
  child->birth_date = til_statement_get_date (statement, 5);
  child->unit_id = til_statement_get_int (statement, 6);
  child->group = til_statement_dup_text (statement, 7);
  child->language = til_statement_dup_text (statement, 8);
  child->interpreter = til_statement_get_int (statement, 9) != 0;
  child->protected_identity = til_statement_get_int (statement, 10) != 0;
  child->step = til_register_step (til_statement_get_text (statement, 11));
  child->step_since = til_statement_get_date (statement, 12);
  child->responsible_id = til_statement_get_int (statement, 13);
  child->note = til_statement_dup_text (statement, 14);
  child->deleted = til_statement_get_text (statement, 15) != NULL;
  if (!til_schooling_from_key (til_statement_get_text (statement, 16), &child->schooling))
    child->schooling = TIL_SCHOOLING_NONE;
  if (!load_guardians (self, child, error) || !load_contacts (self, child, error))
    return NULL;
  return g_steal_pointer (&child);
}

/**
 * til_register_get_child:
 *
 * The opening is in the log before the child is given out (R16); only a register opened read-only
 * answers without. A child in the bin is found too, with deleted set.
 */
TilChild *
til_register_get_child (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilChild) child = NULL;

  transaction = self->read_only ? til_transaction_new_read (self->database, error)
                                : til_register_begin (self, error);
  if (!transaction)
    return NULL;
  child = til_register_load_child (self, id, error);
  if (!child || (!self->read_only && !til_register_log (self, "child.open", id, 0, error)) ||
      !til_transaction_commit (transaction, error))
    return NULL;
  self->opened_child = id;
  return g_steal_pointer (&child);
}

TilChild *
til_register_get_child_again (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilChild) child = NULL;

  if (self->opened_child != id)
    return til_register_get_child (self, id, error);
  transaction = til_transaction_new_read (self->database, error);
  if (!transaction)
    return NULL;
  child = til_register_load_child (self, id, error);
  if (!child || !til_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&child);
}

static gboolean
delete_words (TilRegister *self, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "DELETE FROM child_word WHERE child_id = :child_id", error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  return til_statement_run (statement, error);
}

gboolean
til_register_insert_words (TilRegister *self, const TilChild *child, GError **error)
{
  g_autoptr (GPtrArray) words = til_search_words_of_child (child);
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "INSERT INTO child_word (word, child_id) VALUES (:word, :child_id)", error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child->id);
  for (guint i = 0; i < words->len; i++)
    {
      til_statement_bind_text (statement, ":word", words->pdata[i]);
      if (!til_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_guardian (TilStatement *statement, const TilGuardian *guardian, gint64 child_id)
{
  til_statement_bind_int (statement, ":child_id", child_id);
  til_statement_bind_text (statement, ":name", guardian->name);
  til_statement_bind_optional (statement, ":phone", guardian->phone);
  til_statement_bind_optional (statement, ":email", guardian->email);
  til_statement_bind_optional (statement, ":language", guardian->language);
  til_statement_bind_int (statement, ":interpreter", guardian->interpreter != 0);
}

static gboolean
run_changing_one (TilRegister *self, TilStatement *statement, GError **error)
{
  if (!til_statement_run (statement, error))
    return FALSE;
  if (til_database_n_changed (self->database) == 1)
    return TRUE;
  til_register_conflict (error);
  return FALSE;
}

static gboolean
write_guardian (TilRegister *self, TilGuardian *guardian, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      guardian->id ? "UPDATE guardian SET name = :name, phone = :phone, email = :email, "
                     "language = :language, interpreter = :interpreter, revision = revision + 1 "
                     "WHERE id = :id AND revision = :revision AND child_id = :child_id"
                   : "INSERT INTO guardian (child_id, name, phone, email, language, interpreter) "
                     "VALUES (:child_id, :name, :phone, :email, :language, :interpreter)",
      error);

  if (!statement)
    return FALSE;
  bind_guardian (statement, guardian, child_id);
  if (guardian->id)
    {
      til_statement_bind_int (statement, ":id", guardian->id);
      til_statement_bind_int (statement, ":revision", guardian->revision);
    }
  if (!run_changing_one (self, statement, error))
    return FALSE;
  if (guardian->id == 0)
    guardian->id = til_database_last_id (self->database);
  guardian->revision++;
  return TRUE;
}

static gboolean
write_contact (TilRegister *self, TilContact *contact, gint64 child_id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      contact->id ? "UPDATE contact SET name = :name, relation = :relation, phone = :phone, "
                    "note = :note, revision = revision + 1 "
                    "WHERE id = :id AND revision = :revision AND child_id = :child_id"
                  : "INSERT INTO contact (child_id, name, relation, phone, note) "
                    "VALUES (:child_id, :name, :relation, :phone, :note)",
      error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  til_statement_bind_text (statement, ":name", contact->name);
  til_statement_bind_optional (statement, ":relation", contact->relation);
  til_statement_bind_optional (statement, ":phone", contact->phone);
  til_statement_bind_optional (statement, ":note", contact->note);
  if (contact->id)
    {
      til_statement_bind_int (statement, ":id", contact->id);
      til_statement_bind_int (statement, ":revision", contact->revision);
    }
  if (!run_changing_one (self, statement, error))
    return FALSE;
  if (contact->id == 0)
    contact->id = til_database_last_id (self->database);
  contact->revision++;
  return TRUE;
}

/* Marks deleted all rows of the child that are not among kept. select lists the child's live ids,
 * mark takes one. */
static gboolean
mark_gone (TilRegister *self,
           const char *select,
           const char *mark,
           gint64 child_id,
           GHashTable *kept,
           GError **error)
{
  g_autoptr (TilStatement) ids = til_database_prepare (self->database, select, error);
  g_autoptr (TilStatement) statement = NULL;
  g_autofree char *now = til_register_now ();
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  TilResult result;

  if (!ids)
    return FALSE;
  til_statement_bind_int (ids, ":child_id", child_id);
  while ((result = til_statement_step (ids, error)) == TIL_RESULT_ROW)
    {
      gint64 id = til_statement_get_int (ids, 0);

      if (!g_hash_table_contains (kept, &id))
        g_array_append_val (gone, id);
    }
  if (result == TIL_RESULT_ERROR)
    return FALSE;
  if (gone->len == 0)
    return TRUE;
  statement = til_database_prepare (self->database, mark, error);
  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":now", now);
  for (guint i = 0; i < gone->len; i++)
    {
      til_statement_bind_int (statement, ":id", g_array_index (gone, gint64, i));
      if (!til_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_people (TilRegister *self, TilChild *child, GError **error)
{
  g_autoptr (GHashTable) guardians = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) contacts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < child->guardians->len; i++)
    {
      TilGuardian *guardian = child->guardians->pdata[i];

      if (!write_guardian (self, guardian, child->id, error))
        return FALSE;
      g_hash_table_add (guardians, &guardian->id);
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      TilContact *contact = child->contacts->pdata[i];

      if (!write_contact (self, contact, child->id, error))
        return FALSE;
      g_hash_table_add (contacts, &contact->id);
    }
  return mark_gone (self,
                    "SELECT id FROM guardian WHERE child_id = :child_id AND deleted_at IS NULL",
                    "UPDATE guardian SET deleted_at = :now, revision = revision + 1 WHERE id = :id",
                    child->id, guardians, error) &&
         mark_gone (self,
                    "SELECT id FROM contact WHERE child_id = :child_id AND deleted_at IS NULL",
                    "UPDATE contact SET deleted_at = :now, revision = revision + 1 WHERE id = :id",
                    child->id, contacts, error);
}

static void
bind_child (TilStatement *statement, const TilChild *child)
{
  g_autofree char *name_key = til_register_child_name_key (child);

  til_statement_bind_text (statement, ":given_name", child->given_name);
  til_statement_bind_text (statement, ":family_name", child->family_name ? child->family_name : "");
  til_statement_bind_optional (statement, ":personnummer", child->personnummer);
  til_statement_bind_date (statement, ":birth_date", child->birth_date);
  til_statement_bind_id (statement, ":unit_id", child->unit_id);
  til_statement_bind_optional (statement, ":class_group", child->group);
  til_statement_bind_optional (statement, ":language", child->language);
  til_statement_bind_int (statement, ":interpreter", child->interpreter != 0);
  til_statement_bind_int (statement, ":protected", child->protected_identity != 0);
  til_statement_bind_text (statement, ":step", til_step_key (child->step));
  til_statement_bind_date (statement, ":step_since", child->step_since);
  til_statement_bind_id (statement, ":responsible_id", child->responsible_id);
  til_statement_bind_optional (statement, ":note", child->note);
  til_statement_bind_text (
      statement, ":schooling",
      child->schooling == TIL_SCHOOLING_NONE ? NULL : til_schooling_key (child->schooling));
  til_statement_bind_text (statement, ":name_key", name_key);
}

gboolean
til_register_insert_step_change (
    TilRegister *self, gint64 child_id, TilStep step, TilDate date, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "INSERT INTO step_change (child_id, step, date) VALUES (:child_id, :step, :date)", error);

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":child_id", child_id);
  til_statement_bind_text (statement, ":step", til_step_key (step));
  til_statement_bind_date (statement, ":date", date);
  return til_statement_run (statement, error);
}

gboolean
til_register_insert_child (TilRegister *self, TilChild *child, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "INSERT INTO child (given_name, family_name, personnummer, birth_date, unit_id, class_group, "
      "language, interpreter, protected_identity, step, step_since, responsible_id, note, "
      "schooling, name_key) VALUES (:given_name, :family_name, :personnummer, :birth_date, "
      ":unit_id, "
      ":class_group, :language, :interpreter, :protected, :step, :step_since, :responsible_id, "
      ":note, :schooling, :name_key)",
      error);

  if (!statement)
    return FALSE;
  if (child->step_since == TIL_DATE_NONE)
    child->step_since = til_date_today ();
  bind_child (statement, child);
  if (!til_statement_run (statement, error))
    return FALSE;
  child->id = til_database_last_id (self->database);
  child->revision = 1;
  return til_register_insert_words (self, child, error) && write_people (self, child, error) &&
         til_register_insert_step_change (self, child->id, child->step, child->step_since, error);
}

/* Says which is the matter when an update by id and revision found nothing. */
static gboolean
refuse_update (TilRegister *self, const TilChild *child, const TilChild *stored, GError **error)
{
  if (stored->revision != child->revision)
    til_register_conflict (error);
  else
    g_set_error_literal (error, TIL_ERROR, TIL_ERROR_RULE,
                         _ ("The child has been deleted: restore it before you change it."));
  return FALSE;
}

/* A new step is added to the history (R5); a corrected date of the same step is corrected there. */
static gboolean
update_steps (TilRegister *self, const TilChild *child, const TilChild *stored, GError **error)
{
  g_autoptr (TilStatement) statement = NULL;

  if (child->step != stored->step)
    return til_register_insert_step_change (self, child->id, child->step, child->step_since, error);
  if (child->step_since == stored->step_since)
    return TRUE;
  statement = til_database_prepare (
      self->database,
      "UPDATE step_change SET date = :date WHERE child_id = :child_id AND step = :step "
      "AND date = :stored",
      error);
  if (!statement)
    return FALSE;
  til_statement_bind_date (statement, ":date", child->step_since);
  til_statement_bind_int (statement, ":child_id", child->id);
  til_statement_bind_text (statement, ":step", til_step_key (child->step));
  til_statement_bind_date (statement, ":stored", stored->step_since);
  return til_statement_run (statement, error);
}

gboolean
til_register_update_child (TilRegister *self, TilChild *child, GError **error)
{
  g_autoptr (TilChild) stored = til_register_load_child (self, child->id, error);
  g_autoptr (TilStatement) statement = NULL;

  if (!stored)
    return FALSE;
  if (stored->revision != child->revision || stored->deleted)
    return refuse_update (self, child, stored, error);
  statement = til_database_prepare (
      self->database,
      "UPDATE child SET given_name = :given_name, family_name = :family_name, "
      "personnummer = :personnummer, birth_date = :birth_date, unit_id = :unit_id, "
      "class_group = :class_group, language = :language, interpreter = :interpreter, "
      "protected_identity = :protected, step = :step, step_since = :step_since, "
      "responsible_id = :responsible_id, note = :note, schooling = :schooling, "
      "name_key = :name_key, "
      "revision = revision + 1 WHERE id = :id AND revision = :revision",
      error);
  if (!statement)
    return FALSE;
  if (child->step_since == TIL_DATE_NONE ||
      (child->step != stored->step && child->step_since == stored->step_since))
    child->step_since = til_date_today ();
  bind_child (statement, child);
  til_statement_bind_int (statement, ":id", child->id);
  til_statement_bind_int (statement, ":revision", child->revision);
  if (!run_changing_one (self, statement, error))
    return FALSE;
  child->revision++;
  return delete_words (self, child->id, error) && til_register_insert_words (self, child, error) &&
         write_people (self, child, error) && update_steps (self, child, stored, error);
}

gboolean
til_register_find_number (
    TilRegister *self, const char *personnummer, gint64 except_id, gint64 *id, GError **error)
{
  g_autoptr (TilStatement) statement = NULL;
  TilResult result;

  *id = 0;
  if (!personnummer || !*personnummer)
    return TRUE;
  statement = til_database_prepare (self->database,
                                    "SELECT id FROM child WHERE personnummer = :personnummer AND "
                                    "deleted_at IS NULL AND id <> :id",
                                    error);
  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":personnummer", personnummer);
  til_statement_bind_int (statement, ":id", except_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    *id = til_statement_get_int (statement, 0);
  return result != TIL_RESULT_ERROR;
}

/* A sentence of its own instead of the index's; the number only, since the other child may be
 * protected (R14). */
static gboolean
check_personnummer_free (TilRegister *self, const TilChild *child, GError **error)
{
  g_autofree char *number = NULL;
  g_autofree char *message = NULL;
  gint64 id;

  if (!til_register_find_number (self, child->personnummer, child->id, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  message = til_text_fill (
      _ ("A child with this personnummer is in the register already, as no. {number}."), "number",
      number, NULL);
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_CONSTRAINT, message);
  return FALSE;
}

static void
take_child (TilChild *child, TilChild *saved)
{
  child->id = saved->id;
  child->revision = saved->revision;
  child->step_since = saved->step_since;
  for (guint i = 0; i < child->guardians->len; i++)
    {
      TilGuardian *to = child->guardians->pdata[i], *from = saved->guardians->pdata[i];

      to->id = from->id;
      to->revision = from->revision;
    }
  for (guint i = 0; i < child->contacts->len; i++)
    {
      TilContact *to = child->contacts->pdata[i], *from = saved->contacts->pdata[i];

      to->id = from->id;
      to->revision = from->revision;
    }
}

/* id: (out) 0 none, as of a child that is new. */
static gboolean
find_responsible (TilRegister *self, gint64 child_id, gint64 *id, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT responsible_id FROM child WHERE id = :id", error);
  TilResult result;

  if (!statement)
    return FALSE;
  til_statement_bind_int (statement, ":id", child_id);
  result = til_statement_step (statement, error);
  *id = result == TIL_RESULT_ROW ? til_statement_get_int (statement, 0) : 0;
  return result != TIL_RESULT_ERROR;
}

/**
 * til_register_save_child:
 *
 * Sets ids, revisions and, when the step changed without a new date, step_since; only if the
 * transaction went through. Somebody else responsible is a line of the history too (R6).
 */
gboolean
til_register_save_child (TilRegister *self, TilChild *child, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilChild) saved = NULL;
  gint64 responsible_id;

  if (!til_child_validate (child, til_date_today (), error))
    return FALSE;
  transaction = til_register_begin (self, error);
  if (!transaction || !til_register_check_protected (self, child->protected_identity, error) ||
      !check_personnummer_free (self, child, error))
    return FALSE;
  saved = til_child_copy (child);
  if (!find_responsible (self, child->id, &responsible_id, error) ||
      !(child->id ? til_register_update_child (self, saved, error)
                  : til_register_insert_child (self, saved, error)) ||
      !(saved->responsible_id == responsible_id ||
        til_register_note_responsible (self, saved, error)) ||
      !til_register_log (self, child->id ? "child.change" : "child.add", saved->id, 0, error) ||
      !til_transaction_commit (transaction, error))
    return FALSE;
  take_child (child, saved);
  return TRUE;
}

static gboolean
mark_child (TilRegister *self, gint64 id, const char *deleted_at, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database,
      "UPDATE child SET deleted_at = :deleted_at, revision = revision + 1 WHERE id = :id", error);

  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":deleted_at", deleted_at);
  til_statement_bind_int (statement, ":id", id);
  return til_statement_run (statement, error);
}

/* Deleting twice is no error: it is deleted. */
gboolean
til_register_delete_child (TilRegister *self, gint64 id, GError **error)
{
  g_autofree char *now = til_register_now ();
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilChild) child = transaction ? til_register_load_child (self, id, error) : NULL;

  if (!child)
    return FALSE;
  if (child->deleted)
    return TRUE;
  return mark_child (self, id, now, error) &&
         til_register_log (self, "child.delete", id, 0, error) &&
         til_transaction_commit (transaction, error);
}

gboolean
til_register_restore_child (TilRegister *self, gint64 id, GError **error)
{
  g_autoptr (TilTransaction) transaction = til_register_begin (self, error);
  g_autoptr (TilChild) child = transaction ? til_register_load_child (self, id, error) : NULL;

  if (!child)
    return FALSE;
  if (!child->deleted)
    return TRUE;
  return til_register_check_protected (self, child->protected_identity, error) &&
         check_personnummer_free (self, child, error) && mark_child (self, id, NULL, error) &&
         til_register_log (self, "child.restore", id, 0, error) &&
         til_transaction_commit (transaction, error);
}
