/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handing a child over: to a file, and what a file says about this register. */
#include "til-child-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "til-register-private.h"
#include "til-text.h"

/* Of a team's meeting only what was said of this child; what was noted and decided may be about
 * others. */
static void
keep_own_part (TilCase *kase)
{
  GPtrArray *meetings = kase->records[TIL_RECORD_MEETING];

  til_case_drop_other_children (kase);
  for (guint i = 0; i < meetings->len; i++)
    if (((TilMeeting *)meetings->pdata[i])->child_id == 0)
      til_child_file_keep_points (meetings->pdata[i], kase->child->id);
}

void
til_child_file_keep_points (TilMeeting *meeting, gint64 child_id)
{
  for (guint i = meeting->points->len; i > 0; i--)
    if (((TilAgendaPoint *)meeting->points->pdata[i - 1])->child_id != child_id)
      g_ptr_array_remove_index (meeting->points, i - 1);
  for (guint i = meeting->participants->len; i > 0; i--)
    if (((TilParticipant *)meeting->participants->pdata[i - 1])->kind !=
        TIL_PARTICIPANT_PROFESSIONAL)
      g_ptr_array_remove_index (meeting->participants, i - 1);
  g_clear_pointer (&meeting->note, g_free);
  g_ptr_array_set_size (meeting->decisions, 0);
}

/* What was filtered so far that it says nothing any more. */
static void
drop_invalid (TilCase *kase, TilDate on)
{
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = kase->records[kind]->len; i > 0; i--)
      if (!til_record_validate (kase->records[kind]->pdata[i - 1], on, NULL))
        g_ptr_array_remove_index (kase->records[kind], i - 1);
}

static gboolean
same_records (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!til_record_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_mappings (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      g_autoptr (JsonNode) one = til_mapping_to_json (a->pdata[i]);
      g_autoptr (JsonNode) two = til_mapping_to_json (b->pdata[i]);

      if (!json_node_equal (one, two))
        return FALSE;
    }
  return TRUE;
}

/* How many kinds of contents were left out in part or whole. Whether there are reports of concern
 * is nobody else's to know, so they don't count. */
static int
count_left_out (const TilCase *whole, const TilCase *part)
{
  int n = !same_mappings (whole->mappings, part->mappings);

  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    if (kind != TIL_RECORD_CONCERN)
      n += !same_records (whole->records[kind], part->records[kind]);
  return n;
}

static gboolean
refuse (TilError code, const char *message, GError **error)
{
  g_set_error_literal (error, TIL_ERROR, code, message);
  return FALSE;
}

/* What of the case goes into the file. (transfer full) (nullable) */
static TilCase *
select_case (const TilCase *kase, gint64 receiver_unit, TilDate on, GError **error)
{
  g_autoptr (TilCase) part = NULL;

  if (kase->child->deleted)
    {
      refuse (TIL_ERROR_RULE, _ ("The child has been deleted: restore it before you hand it over."),
              error);
      return NULL;
    }
  if (receiver_unit && kase->child->protected_identity)
    {
      refuse (TIL_ERROR_RULE,
              _ ("A child with protected identity is not handed over in a file: meet instead."),
              error);
      return NULL;
    }
  part = receiver_unit ? til_case_filter (kase, receiver_unit, on, error) : til_case_copy (kase);
  if (!part)
    return NULL;
  keep_own_part (part);
  if (receiver_unit)
    drop_invalid (part, on);
  if (part->child->protected_identity)
    til_child_file_hide (part);
  return g_steal_pointer (&part);
}

static gboolean
has_wheel (const GPtrArray *wheels, const char *key, int version)
{
  for (guint i = 0; i < wheels->len; i++)
    {
      const TilWheel *wheel = wheels->pdata[i];

      if (strcmp (wheel->key, key) == 0 && (version == 0 || wheel->version == version))
        return TRUE;
    }
  return FALSE;
}

/* The wheels of the mappings, and the newest version of those whose areas a record names. */
static GPtrArray *
collect_wheels (TilRegister *self, const TilCase *kase)
{
  GPtrArray *wheels = g_ptr_array_new_with_free_func ((GDestroyNotify)til_wheel_unref);

  for (guint i = 0; i < kase->mappings->len; i++)
    {
      TilWheel *wheel = ((TilMapping *)kase->mappings->pdata[i])->wheel;

      if (!has_wheel (wheels, wheel->key, wheel->version))
        g_ptr_array_add (wheels, til_wheel_ref (wheel));
    }
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    {
      const TilField *field = til_record_class_find_field (til_record_class ((TilRecordKind)kind),
                                                           "wheel_key");

      for (guint i = 0; field && i < kase->records[kind]->len; i++)
        {
          const char *key = *(char **)til_record_field (kase->records[kind]->pdata[i], field);
          TilWheel *wheel = key && !has_wheel (wheels, key, 0)
                                ? til_register_get_wheel (self, key, 0, NULL)
                                : NULL;

          if (wheel)
            g_ptr_array_add (wheels, wheel);
        }
    }
  return wheels;
}

static char *
make_text (TilRegister *self,
           const TilCase *whole,
           TilCase *part,
           gint64 receiver_unit,
           TilDate on,
           GError **error)
{
  g_autofree char *export_id = g_uuid_string_random ();
  g_autoptr (GPtrArray) wheels = collect_wheels (self, part);
  g_autoptr (GPtrArray) log = NULL;
  TilChildFileHeader header = { .export_id = export_id, .exported_on = on, .wheels = wheels };

  if (!part->child->protected_identity)
    header.from = til_case_unit_name (whole, whole->child->unit_id);
  if (receiver_unit)
    {
      header.receiver = til_case_unit_name (whole, receiver_unit);
      header.left_out = count_left_out (whole, part);
    }
  else
    {
      log = til_register_list_log (self, whole->child->id, 0, error);
      if (!log)
        return NULL;
      if (part->child->protected_identity)
        til_child_file_hide_log (log);
      header.log = log;
    }
  return til_child_file_write (part, &header);
}

static TilError
code_of (const GError *error)
{
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return TIL_ERROR_FULL;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return TIL_ERROR_READ_ONLY;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR))
    return TIL_ERROR_NOT_FOUND;
  return TIL_ERROR_FAILED;
}

static const char *
sentence_of (TilError code)
{
  switch (code)
    {
    case TIL_ERROR_FULL:
      return _ ("“{file}” could not be written because the disk is full. Nothing was changed.");
    case TIL_ERROR_READ_ONLY:
      return _ ("“{file}” could not be written because you may not write in that folder.");
    case TIL_ERROR_NOT_FOUND:
      return _ ("“{file}” could not be written because there is no such folder.");
    default:
      return _ ("“{file}” could not be written: {reason}.");
    }
}

static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *message = NULL;
  TilError code;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                TIL_REGISTER_FILE_MODE, &why))
    return TRUE;
  code = code_of (why);
  message = til_text_fill (sentence_of (code), "file", shown, "reason", why->message, NULL);
  return refuse (code, message, error);
}

static gboolean
check_path (TilRegister *self, const char *path, GError **error)
{
  GStatBuf one, two;

  if (g_stat (path, &one) != 0 || g_stat (self->path, &two) != 0 || one.st_dev != two.st_dev ||
      one.st_ino != two.st_ino)
    return TRUE;
  return refuse (TIL_ERROR_INVALID,
                 _ ("The register itself can't be replaced: choose another file."), error);
}

/**
 * til_register_export_child:
 *
 * That it was handed over is in the log before there is a file (R16).
 */
gboolean
til_register_export_child (
    TilRegister *self, gint64 child_id, gint64 receiver_unit, const char *path, GError **error)
{
  g_autoptr (TilTransaction) transaction = NULL;
  g_autoptr (TilCase) whole = NULL;
  g_autoptr (TilCase) part = NULL;
  g_autofree char *text = NULL;
  TilDate today = til_date_today ();

  if (!check_path (self, path, error))
    return FALSE;
  transaction = til_register_begin (self, error);
  whole = transaction ? til_register_load_case (self, child_id, error) : NULL;
  if (!whole)
    return FALSE;
  if (receiver_unit && !til_case_unit (whole, receiver_unit))
    {
      til_register_not_found (error);
      return FALSE;
    }
  part = select_case (whole, receiver_unit, today, error);
  if (!part || !til_register_log (self, "child.export", child_id, receiver_unit, error))
    return FALSE;
  text = make_text (self, whole, part, receiver_unit, today, error);
  return text && til_transaction_commit (transaction, error) && write_file (path, text, error);
}

static TilWheel *
find_wheel (const char *key, int version, gpointer data)
{
  return til_register_get_wheel (data, key, version, NULL);
}

/* The whole of a file that isn't too large. */
static char *
read_text (const char *path, gsize *length, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *message = NULL;
  char *text = NULL;
  GStatBuf status;

  if (g_stat (path, &status) == 0 && status.st_size > TIL_CHILD_FILE_MOST_BYTES)
    message = til_text_fill (_ ("“{file}” is far too large to be a child file."), "file", shown,
                             NULL);
  else if (g_file_get_contents (path, &text, length, &why))
    return text;
  else if (code_of (why) == TIL_ERROR_NOT_FOUND)
    message = til_text_fill (_ ("“{file}” was not opened: there is no such file."), "file", shown,
                             NULL);
  else
    message = til_text_fill (_ ("“{file}” can't be read: {why}"), "file", shown, "why",
                             why->message, NULL);
  refuse (why && code_of (why) == TIL_ERROR_NOT_FOUND ? TIL_ERROR_NOT_FOUND : TIL_ERROR_INVALID,
          message, error);
  return NULL;
}

gboolean
til_register_find_import (TilRegister *self, const char *export_id, TilDate *date, GError **error)
{
  g_autoptr (TilStatement) statement = til_database_prepare (
      self->database, "SELECT imported_at FROM child_import WHERE export_id = :export_id", error);
  TilResult result;

  *date = TIL_DATE_NONE;
  if (!statement)
    return FALSE;
  til_statement_bind_text (statement, ":export_id", export_id);
  result = til_statement_step (statement, error);
  if (result == TIL_RESULT_ROW)
    {
      g_autofree char *day = g_strndup (til_statement_get_text (statement, 0), 10);

      if (!til_date_parse (day, date, NULL))
        *date = til_date_today ();
    }
  return result != TIL_RESULT_ERROR;
}

/* Whom the child seems to be; none for a new one. */
static gboolean
find_known (TilRegister *self, TilChildFile *file, GError **error)
{
  g_autoptr (TilChild) like = til_child_copy (file->kase->child);
  g_autoptr (GPtrArray) similar = NULL;

  like->id = 0;
  similar = til_register_find_similar (self, like, error);
  if (!similar)
    return FALSE;
  if (similar->len > 0)
    {
      const TilChildSummary *first = similar->pdata[0];

      file->known_id = first->id;
      file->known_name = g_strdup (first->name);
    }
  return TRUE;
}

TilChildFile *
til_register_read_child_file (TilRegister *self, const char *path, GError **error)
{
  g_autoptr (TilChildFile) file = NULL;
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  gsize length;

  text = read_text (path, &length, error);
  if (!text)
    return NULL;
  file = til_child_file_parse (text, (gssize)length, shown, til_date_today (), find_wheel, self,
                               error);
  if (!file || !find_known (self, file, error) ||
      !til_register_find_import (self, file->export_id, &file->imported_on, error))
    return NULL;
  return g_steal_pointer (&file);
}
