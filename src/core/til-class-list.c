/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-class-list.h"

#include <glib/gi18n-lib.h>

#include "til-error.h"
#include "til-locale.h"
#include "til-personnummer.h"
#include "til-text.h"

typedef enum
{
  COLUMN_GIVEN_NAME,
  COLUMN_FAMILY_NAME,
  COLUMN_PERSONNUMMER,
  COLUMN_BIRTH_DATE,
  COLUMN_UNIT,
  COLUMN_GROUP,
  COLUMN_LANGUAGE,
  COLUMN_GUARDIAN1_NAME,
  COLUMN_GUARDIAN1_PHONE,
  COLUMN_GUARDIAN1_LANGUAGE,
  COLUMN_GUARDIAN2_NAME,
  COLUMN_GUARDIAN2_PHONE,
  COLUMN_GUARDIAN2_LANGUAGE,
  N_COLUMNS
} Column;

static const char *const column_names[N_COLUMNS] = {
  "given_name",         "family_name",    "personnummer",
  "birth_date",         "unit",           "group",
  "language",           "guardian1_name", "guardian1_phone",
  "guardian1_language", "guardian2_name", "guardian2_phone",
  "guardian2_language",
};

#define MAX_FIELD_LENGTH 200 /* characters */

typedef struct
{
  int places[N_COLUMNS]; /* of each column in a row, -1 without */
  guint n_fields;
  TilDate on;
  GHashTable *lines_by_number; /* (owned) personnummer to the line it stands on */
  TilClassList *list;          /* (not owned) */
} Reader;

static void
free_problem (gpointer data)
{
  TilClassListProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

static void
free_entry (gpointer data)
{
  TilClassListEntry *entry = data;

  til_child_free (entry->child);
  g_free (entry->unit_name);
  g_free (entry);
}

void
til_class_list_free (TilClassList *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static gboolean
refuse_header (GError **error, const char *template_text, const char *column)
{
  g_autofree char *shown = til_locale_isolate (column);
  g_autofree char *message = til_text_fill (template_text, "column", shown, NULL);

  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  return FALSE;
}

static int
find_column (const char *name)
{
  for (int i = 0; i < N_COLUMNS; i++)
    if (g_ascii_strcasecmp (name, column_names[i]) == 0)
      return i;
  return -1;
}

static gboolean
read_header (Reader *reader, const GPtrArray *header, GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    reader->places[i] = -1;
  reader->n_fields = header->len;

  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *name = g_strstrip (g_strdup (g_ptr_array_index (header, i)));
      int column = find_column (name);

      if (column < 0)
        return refuse_header (error, _ ("A class list has no column “{column}”."), name);
      if (reader->places[column] >= 0)
        return refuse_header (error, _ ("The column “{column}” stands twice in the class list."),
                              name);
      reader->places[column] = (int)i;
    }
  for (int column = COLUMN_GIVEN_NAME; column <= COLUMN_FAMILY_NAME; column++)
    if (reader->places[column] < 0)
      return refuse_header (error, _ ("The class list lacks the column “{column}”."),
                            column_names[column]);
  if (reader->places[COLUMN_PERSONNUMMER] < 0 && reader->places[COLUMN_BIRTH_DATE] < 0)
    return refuse_header (
        error, _ ("The class list lacks the column “personnummer” or “birth_date”."), NULL);
  return TRUE;
}

/* The field without space around it, NULL when it is empty or has no column. (transfer full) */
static char *
get_field (const Reader *reader, const GPtrArray *row, Column column)
{
  int place = reader->places[column];

  if (place < 0)
    return NULL;
  char *field = g_strstrip (g_strdup (g_ptr_array_index (row, (guint)place)));
  if (*field == '\0')
    g_clear_pointer (&field, g_free);
  return field;
}

static void
add_problem (Reader *reader, guint line, const char *message)
{
  TilClassListProblem *problem = g_new0 (TilClassListProblem, 1);

  problem->line = line;
  problem->message = g_strdup (message);
  g_ptr_array_add (reader->list->problems, problem);
}

static void
add_problem_about (
    Reader *reader, guint line, const char *template_text, const char *a, const char *b)
{
  g_autofree char *first = til_locale_isolate (a);
  g_autofree char *second = til_locale_isolate (b);
  g_autofree char *message = til_text_fill (template_text, "a", first, "b", second, NULL);

  add_problem (reader, line, message);
}

static gboolean
is_language_code (const char *text)
{
  gsize length = strlen (text);

  return (length == 2 || length == 3) && strspn (text, "abcdefghijklmnopqrstuvwxyz") == length;
}

static gboolean
check_fields (Reader *reader, const GPtrArray *row, guint line)
{
  if (row->len != reader->n_fields)
    {
      g_autofree char *found = g_strdup_printf ("%u", row->len);
      g_autofree char *wanted = g_strdup_printf ("%u", reader->n_fields);
      add_problem_about (reader, line, _ ("The line has {a} fields, and the header line has {b}."),
                         found, wanted);
      return FALSE;
    }
  for (int column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *field = get_field (reader, row, (Column)column);
      gboolean is_language = column == COLUMN_LANGUAGE || column == COLUMN_GUARDIAN1_LANGUAGE ||
                             column == COLUMN_GUARDIAN2_LANGUAGE;

      if (field != NULL && g_utf8_strlen (field, -1) > MAX_FIELD_LENGTH)
        {
          add_problem_about (reader, line, _ ("The field “{a}” is longer than 200 characters."),
                             column_names[column], NULL);
          return FALSE;
        }
      if (field != NULL && is_language && !is_language_code (field))
        {
          add_problem_about (
              reader, line,
              _ ("“{a}” in “{b}” is not a language code: write two or three small letters, as sv."),
              field, column_names[column]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Personnummer and birth date: one is enough, and both must agree (til_child_validate). */
static gboolean
read_birth (Reader *reader, const GPtrArray *row, TilChild *child, GError **error)
{
  g_autofree char *number = get_field (reader, row, COLUMN_PERSONNUMMER);
  g_autofree char *date = get_field (reader, row, COLUMN_BIRTH_DATE);

  if (number == NULL && date == NULL)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID,
                           _ ("Both the personal identity number and the birth date are missing."));
      return FALSE;
    }
  if (number != NULL &&
      !til_personnummer_parse (number, reader->on, &child->personnummer, &child->birth_date, error))
    return FALSE;
  return date == NULL || til_date_parse (date, &child->birth_date, error);
}

static gboolean
read_guardian (
    Reader *reader, const GPtrArray *row, Column name_column, TilChild *child, GError **error)
{
  g_autofree char *name = get_field (reader, row, name_column);
  g_autofree char *phone = get_field (reader, row, name_column + 1);
  g_autofree char *language = get_field (reader, row, name_column + 2);

  if (name == NULL && (phone != NULL || language != NULL))
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, _ ("A guardian has no name."));
      return FALSE;
    }
  if (name == NULL)
    return TRUE;

  TilGuardian *guardian = til_guardian_new ();
  g_free (guardian->name);
  guardian->name = g_steal_pointer (&name);
  guardian->phone = g_steal_pointer (&phone);
  guardian->language = g_steal_pointer (&language);
  g_ptr_array_add (child->guardians, guardian);
  return TRUE;
}

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

static TilChild *
read_child (Reader *reader, const GPtrArray *row, GError **error)
{
  g_autoptr (TilChild) child = til_child_new ();
  char *given_name = get_field (reader, row, COLUMN_GIVEN_NAME);
  char *family_name = get_field (reader, row, COLUMN_FAMILY_NAME);

  set_text (&child->given_name, given_name != NULL ? given_name : g_strdup (""));
  set_text (&child->family_name, family_name != NULL ? family_name : g_strdup (""));
  set_text (&child->group, get_field (reader, row, COLUMN_GROUP));
  set_text (&child->language, get_field (reader, row, COLUMN_LANGUAGE));
  child->step_since = reader->on;
  if (!read_birth (reader, row, child, error) ||
      !read_guardian (reader, row, COLUMN_GUARDIAN1_NAME, child, error) ||
      !read_guardian (reader, row, COLUMN_GUARDIAN2_NAME, child, error) ||
      !til_child_validate (child, reader->on, error))
    return NULL;
  return g_steal_pointer (&child);
}

/* R18: the message names the other line and not the number. */
static gboolean
check_twice (Reader *reader, const TilChild *child, guint line)
{
  gpointer other;

  if (child->personnummer == NULL)
    return TRUE;
  if (g_hash_table_lookup_extended (reader->lines_by_number, child->personnummer, NULL, &other))
    {
      g_autofree char *number = g_strdup_printf ("%u", GPOINTER_TO_UINT (other));
      add_problem_about (reader, line,
                         _ ("The personal identity number stands already on line {a}."), number,
                         NULL);
      return FALSE;
    }
  g_hash_table_insert (reader->lines_by_number, g_strdup (child->personnummer),
                       GUINT_TO_POINTER (line));
  return TRUE;
}

static void
read_row (Reader *reader, const GPtrArray *row, guint line)
{
  g_autoptr (GError) error = NULL;

  if (!check_fields (reader, row, line))
    return;

  g_autoptr (TilChild) child = read_child (reader, row, &error);
  if (child == NULL)
    {
      add_problem (reader, line, error->message);
      return;
    }
  if (!check_twice (reader, child, line))
    return;

  TilClassListEntry *entry = g_new0 (TilClassListEntry, 1);
  entry->line = line;
  entry->child = g_steal_pointer (&child);
  entry->unit_name = get_field (reader, row, COLUMN_UNIT);
  g_ptr_array_add (reader->list->entries, entry);
}

TilClassList *
til_class_list_new (const GPtrArray *rows, const GArray *lines, TilDate on, GError **error)
{
  Reader reader = { .on = on };

  g_return_val_if_fail (rows != NULL && lines != NULL && rows->len == lines->len, NULL);

  if (rows->len == 0)
    {
      g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, _ ("The class list is empty."));
      return NULL;
    }
  if (!read_header (&reader, g_ptr_array_index (rows, 0), error))
    return NULL;

  TilClassList *self = g_new0 (TilClassList, 1);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  reader.list = self;
  reader.lines_by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 1; i < rows->len; i++)
    read_row (&reader, g_ptr_array_index (rows, i), g_array_index (lines, guint, i));
  g_hash_table_unref (reader.lines_by_number);
  return self;
}
