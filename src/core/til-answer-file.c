/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-answer-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "til-answer-words.h"
#include "til-error.h"
#include "til-locale.h"
#include "til-text.h"

#define MAX_TEXT 4000 /* characters of a free text */
#define MAX_SHOWN 60  /* characters of an answer in a message */
#define HEADER_LINE 1

/* What each different value of a column means, so that it is understood once. */
typedef struct
{
  TilAnswerMatch match;
  guint choice; /* or the sector */
} Meaning;

static void
free_column (gpointer data)
{
  TilAnswerColumn *column = data;

  g_free (column->heading);
  g_free (column->example);
  g_free (column);
}

static void
free_problem (gpointer data)
{
  TilAnswerProblem *problem = data;

  g_free (problem->message);
  g_free (problem);
}

void
til_answer_file_free (TilAnswerFile *self)
{
  if (self == NULL)
    return;
  til_survey_unref (self->survey);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->lines);
  g_free (self->digest);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->responses);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* The start of a long text. (transfer full) */
static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (start, "…", NULL);
}

static char *
describe (const char *template_text, const char *a, const char *column, const char *n)
{
  g_autofree char *short_a = shorten (a != NULL ? a : "");
  g_autofree char *short_column = shorten (column != NULL ? column : "");
  g_autofree char *shown_a = til_locale_isolate (short_a);
  g_autofree char *shown_column = til_locale_isolate (short_column);

  return til_text_fill (template_text, "a", shown_a, "column", shown_column, "n",
                        n != NULL ? n : "", NULL);
}

/* Takes message. */
static void
add_problem (TilAnswerFile *self, guint line, char *message)
{
  TilAnswerProblem *problem = g_new0 (TilAnswerProblem, 1);

  problem->line = line;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

static gboolean
refuse (GError **error, char *message)
{
  g_set_error_literal (error, TIL_ERROR, TIL_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

static const char *
get_cell (const GPtrArray *row, guint column)
{
  return column < row->len ? row->pdata[column] : "";
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static char *
find_example (const TilAnswerFile *self, guint column)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *cell = get_cell (self->rows->pdata[i], column);
      if (!is_blank (cell))
        return g_strstrip (g_strdup (cell));
    }
  return g_strdup ("");
}

static gboolean
check_column (const TilAnswerFile *self, const TilAnswerColumn *column, GError **error)
{
  if (column->holds == TIL_COLUMN_IGNORED && (*column->heading != '\0' || *column->example != '\0'))
    return refuse (
        error, describe (_ ("This survey has no column “{column}”."), NULL, column->heading, NULL));
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TilAnswerColumn *other = self->columns->pdata[i];
      if (other->holds != TIL_COLUMN_IGNORED && other->holds == column->holds)
        return refuse (error, describe (_ ("The column “{column}” stands twice in the file."), NULL,
                                        column->heading, NULL));
    }
  return TRUE;
}

static gboolean
read_header (TilAnswerFile *self, const GPtrArray *header, gboolean strict, GError **error)
{
  gboolean any_question = FALSE, any_sector = FALSE;

  for (guint i = 0; i < header->len; i++)
    {
      TilAnswerColumn *column = g_new0 (TilAnswerColumn, 1);

      column->heading = g_strstrip (g_strdup (header->pdata[i]));
      column->example = find_example (self, i);
      column->holds = til_answer_match_heading (self->survey, column->heading, strict);
      if (strict && !check_column (self, column, error))
        {
          free_column (column);
          return FALSE;
        }
      any_question |= column->holds >= 0;
      any_sector |= column->holds == TIL_COLUMN_SECTOR;
      g_ptr_array_add (self->columns, column);
    }
  if (!any_question)
    return refuse (error, g_strdup (_ ("No column of the file is a question of this survey.")));
  if (strict && !any_sector && self->survey->audience == TIL_AUDIENCE_STAFF)
    return refuse (error, g_strdup (_ ("The file lacks the column “sector”.")));
  return TRUE;
}

TilAnswerFile *
til_answer_file_new (TilSurvey *survey,
                     GPtrArray *rows,
                     GArray *lines,
                     const char *digest,
                     gboolean strict,
                     GError **error)
{
  g_autoptr (TilAnswerFile) self = g_new0 (TilAnswerFile, 1);
  g_autoptr (GPtrArray) header = NULL;

  g_return_val_if_fail (survey != NULL && rows != NULL && lines != NULL, NULL);
  g_return_val_if_fail (rows->len == lines->len, NULL);

  self->survey = til_survey_ref (survey);
  self->strict = strict;
  self->rows = rows;
  self->lines = lines;
  self->digest = g_strdup (digest);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->responses = g_ptr_array_new_with_free_func ((GDestroyNotify)til_response_free);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  if (rows->len == 0)
    {
      refuse (error, g_strdup (_ ("The file is empty: it has no header line.")));
      return NULL;
    }
  header = g_ptr_array_steal_index (rows, 0);
  g_array_remove_index (lines, 0);
  if (!read_header (self, header, strict, error))
    return NULL;
  return g_steal_pointer (&self);
}

static char *
describe_mismatch (const TilQuestion *question,
                   const char *heading,
                   const char *value,
                   TilAnswerMatch match)
{
  g_autofree char *n = g_strdup_printf ("%u", question->choices->len);

  switch (match)
    {
    case TIL_ANSWER_OUTSIDE:
      return describe (_ ("“{a}” in the column “{column}” is outside the scale: 1 to {n}."), value,
                       heading, n);
    case TIL_ANSWER_DISAGREES:
      return describe (
          _ ("“{a}” in the column “{column}” is one step by its number and another by its words."),
          value, heading, NULL);
    case TIL_ANSWER_FOUND:
    case TIL_ANSWER_NONE:
    case TIL_ANSWER_UNKNOWN:
    default:
      return describe (_ ("“{a}” in the column “{column}” is none of the question’s answers."),
                       value, heading, NULL);
    }
}

static const Meaning *
understand (GHashTable *known, const TilQuestion *question, const char *value)
{
  Meaning *meaning = g_hash_table_lookup (known, value);

  if (meaning != NULL)
    return meaning;
  meaning = g_new0 (Meaning, 1);
  if (question != NULL)
    meaning->match = til_answer_match (question, value, &meaning->choice);
  else
    {
      TilService service = TIL_SERVICE_NONE;

      meaning->match = til_answer_match_service (value, &service) ? TIL_ANSWER_FOUND
                                                                  : TIL_ANSWER_UNKNOWN;
      meaning->choice = service;
    }
  g_hash_table_insert (known, g_strdup (value), meaning);
  return meaning;
}

static char *
describe_sector (const TilAnswerFile *self, const char *value)
{
  g_autofree char *shown = NULL;
  g_autofree char *isolated = NULL;

  if (self->strict)
    return describe (_ ("There is no sector “{a}”: use education, social, health, "
                        "leisure, police or other."),
                     value, NULL, NULL);
  shown = shorten (value);
  isolated = til_locale_isolate (shown);
  return til_text_fill (
      _ ("There is no sector “{a}”. Write one of these in the file: {education}, {social}, "
         "{health}, {leisure}, {police} or {other}."),
      "a", isolated, "education", til_service_name (TIL_SERVICE_EDUCATION), "social",
      til_service_name (TIL_SERVICE_SOCIAL), "health", til_service_name (TIL_SERVICE_HEALTH),
      "leisure", til_service_name (TIL_SERVICE_LEISURE), "police",
      til_service_name (TIL_SERVICE_POLICE), "other", til_service_name (TIL_SERVICE_OTHER), NULL);
}

static gboolean
read_answer (TilAnswerFile *self,
             TilResponse *response,
             GHashTable *known,
             guint line,
             const TilAnswerColumn *column,
             const char *value)
{
  const TilQuestion *question = til_survey_question (self->survey, (guint)column->holds);
  const Meaning *meaning;

  if (question->kind == TIL_QUESTION_TEXT)
    {
      if (g_utf8_strlen (value, -1) > MAX_TEXT)
        {
          add_problem (self, line,
                       describe (_ ("The text in the column “{column}” is longer than 4000 "
                                    "characters."),
                                 NULL, column->heading, NULL));
          return FALSE;
        }
      til_response_set (response, (guint)column->holds, value);
      return TRUE;
    }
  meaning = understand (known, question, value);
  if (meaning->match == TIL_ANSWER_NONE)
    return TRUE;
  if (meaning->match != TIL_ANSWER_FOUND)
    {
      add_problem (self, line,
                   describe_mismatch (question, column->heading, value, meaning->match));
      return FALSE;
    }
  til_response_set (response, (guint)column->holds,
                    ((TilAnswerChoice *)question->choices->pdata[meaning->choice])->key);
  return TRUE;
}

static gboolean
read_sector (TilAnswerFile *self,
             TilResponse *response,
             GHashTable *known,
             guint line,
             const TilAnswerColumn *column,
             const char *value)
{
  const Meaning *meaning;

  if (self->survey->audience != TIL_AUDIENCE_STAFF)
    {
      if (*value != '\0')
        add_problem (self, line, g_strdup (_ ("Guardians do not answer for a sector.")));
      return *value == '\0';
    }
  if (*value == '\0')
    {
      add_problem (self, line, g_strdup (_ ("The sector is missing.")));
      return FALSE;
    }
  meaning = understand (known, NULL, value);
  if (meaning->match != TIL_ANSWER_FOUND)
    {
      add_problem (self, line, describe_sector (self, value));
      return FALSE;
    }
  response->service = (TilService)meaning->choice;
  return TRUE;
}

/* Cells after the last heading may be there if they are empty. */
static gboolean
check_length (TilAnswerFile *self, const GPtrArray *row, guint line)
{
  guint n = row->len;

  while (n > self->columns->len && is_blank (row->pdata[n - 1]))
    n--;
  if (n == self->columns->len)
    return TRUE;

  g_autofree char *found = g_strdup_printf ("%u", n);
  g_autofree char *wanted = g_strdup_printf ("%u", self->columns->len);
  add_problem (self, line,
               til_text_fill (_ ("The line has {a} fields, and the header line has {b}."), "a",
                              found, "b", wanted, NULL));
  return FALSE;
}

static gboolean
has_answer (const TilAnswerFile *self, const GPtrArray *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (((TilAnswerColumn *)self->columns->pdata[i])->holds >= 0 && !is_blank (get_cell (row, i)))
      return TRUE;
  return FALSE;
}

static gboolean
answers_anything (const TilResponse *response)
{
  for (guint i = 0; i < response->n_answers; i++)
    if (response->answers[i] != NULL)
      return TRUE;
  return FALSE;
}

static void
read_row (TilAnswerFile *self, const GPtrArray *row, guint line, GPtrArray *known)
{
  g_autoptr (TilResponse) response = NULL;
  gboolean fine = TRUE;

  if (!check_length (self, row, line) || !has_answer (self, row))
    return;
  response = til_response_new (self->survey);
  response->service = self->survey->audience == TIL_AUDIENCE_STAFF ? self->service
                                                                   : TIL_SERVICE_NONE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const TilAnswerColumn *column = self->columns->pdata[i];
      g_autofree char *value = g_strstrip (g_strdup (row->pdata[i]));

      if (column->holds == TIL_COLUMN_SECTOR)
        fine &= read_sector (self, response, known->pdata[i], line, column, value);
      else if (column->holds >= 0 && !is_blank (value))
        fine &= read_answer (self, response, known->pdata[i], line, column, value);
    }
  if (fine && answers_anything (response))
    g_ptr_array_add (self->responses, g_steal_pointer (&response));
}

/* Whether what the columns are said to hold makes sense. */
static gboolean
check_columns (TilAnswerFile *self)
{
  gboolean any_question = FALSE, any_sector = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const TilAnswerColumn *column = self->columns->pdata[i];

      any_question |= column->holds >= 0;
      any_sector |= column->holds == TIL_COLUMN_SECTOR;
      for (guint j = 0; j < i; j++)
        {
          const TilAnswerColumn *other = self->columns->pdata[j];

          if (column->holds == TIL_COLUMN_IGNORED || other->holds != column->holds)
            continue;
          add_problem (self, HEADER_LINE,
                       describe (column->holds == TIL_COLUMN_SECTOR
                                     ? _ ("Two columns hold the sector: “{a}” and “{column}”.")
                                     : _ ("Two columns hold answers to the same question: “{a}” "
                                          "and “{column}”."),
                                 other->heading, column->heading, NULL));
          break;
        }
    }
  if (!any_question)
    add_problem (self, HEADER_LINE,
                 g_strdup (_ ("No column of the file is a question of this survey.")));
  if (!any_sector && self->service == TIL_SERVICE_NONE &&
      self->survey->audience == TIL_AUDIENCE_STAFF)
    add_problem (self, HEADER_LINE,
                 g_strdup (_ ("No column holds the sector, and none is chosen for the whole "
                              "file.")));
  return self->problems->len == 0;
}

void
til_answer_file_read (TilAnswerFile *self)
{
  g_autoptr (GPtrArray) known = NULL;

  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->responses, 0);
  g_ptr_array_set_size (self->problems, 0);
  if (!check_columns (self))
    return;
  known = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (known, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free));
  for (guint i = 0; i < self->rows->len; i++)
    read_row (self, self->rows->pdata[i], g_array_index (self->lines, guint, i), known);
  if (self->responses->len == 0 && self->problems->len == 0)
    add_problem (self, HEADER_LINE, g_strdup (_ ("The file holds no answers.")));
}
