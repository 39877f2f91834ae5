/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-answer-file.h"

#include <string.h>

#include "til-answer-words.h"
#include "til-error.h"

static TilSurvey *
get_survey (const char *key)
{
  g_autoptr (GPtrArray) surveys = til_survey_load_bundled ();

  for (guint i = 0; i < surveys->len; i++)
    if (strcmp (((TilSurvey *)surveys->pdata[i])->key, key) == 0)
      return til_survey_ref (surveys->pdata[i]);
  g_assert_not_reached ();
}

/* Lines with | between cells, as the CSV reader would give them. */
static TilAnswerFile *
open_file (TilSurvey *survey, const char *const *text, gboolean strict, GError **error)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; text[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (text[i], "|", -1);
      GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
      guint line = i + 1;

      for (guint j = 0; cells[j] != NULL; j++)
        g_ptr_array_add (row, g_strdup (cells[j]));
      g_ptr_array_add (rows, row);
      g_array_append_val (lines, line);
    }
  return til_answer_file_new (survey, rows, lines, "abc", strict, error);
}

#define FILE_OF(survey, strict, error, ...)                                                        \
  open_file (survey, (const char *const[]){ __VA_ARGS__, NULL }, strict, error)

static void
assert_problem (const TilAnswerFile *file, guint index, guint line, const char *message)
{
  const TilAnswerProblem *problem;

  g_assert_cmpuint (file->problems->len, >, index);
  problem = file->problems->pdata[index];
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpstr (problem->message, ==, message);
}

static const char *
answer_of (const TilAnswerFile *file, guint response, const char *question)
{
  return ((TilResponse *)file->responses->pdata[response])
      ->answers[til_survey_find_question (file->survey, question)];
}

static void
test_keys (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile)
      file = FILE_OF (survey, TRUE, &error, "wheel-used|trust|sector|comment",
                      "yes|4|education|More time", "|1|police|", "||social|", "no||other| ");

  g_assert_no_error (error);
  til_answer_file_read (file);
  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpuint (file->responses->len, ==, 3); /* the third line answers nothing */
  g_assert_cmpint (((TilResponse *)file->responses->pdata[0])->service, ==, TIL_SERVICE_EDUCATION);
  g_assert_cmpstr (answer_of (file, 0, "wheel-used"), ==, "yes");
  g_assert_cmpstr (answer_of (file, 0, "trust"), ==, "4");
  g_assert_cmpstr (answer_of (file, 0, "comment"), ==, "More time");
  g_assert_null (answer_of (file, 0, "rules"));
  g_assert_null (answer_of (file, 1, "wheel-used"));
  g_assert_null (answer_of (file, 2, "comment"));
  g_assert_cmpstr (file->digest, ==, "abc");
  for (guint i = 0; i < file->responses->len; i++)
    g_assert_true (til_response_validate (file->responses->pdata[i], survey, NULL));
}

static void
test_strict (void)
{
  static const struct
  {
    const char *header;
    const char *message;
  } cases[] = {
    { "sector|trust|Tidstämpel", "This survey has no column “Tidstämpel”." },
    { "sector|trust|trust", "The column “trust” stands twice in the file." },
    { "sector|sector|trust", "The column “sector” stands twice in the file." },
    { "trust", "The file lacks the column “sector”." },
    { "sector", "No column of the file is a question of this survey." },
  };
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (TilSurvey) guardians = get_survey ("guardians");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (FILE_OF (survey, TRUE, &error, cases[i].header, "a|b|c"));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_clear_error (&error);
    }
  g_assert_null (open_file (survey, (const char *const[]){ NULL }, TRUE, &error));
  g_assert_cmpstr (error->message, ==, "The file is empty: it has no header line.");
  g_clear_error (&error);
  /* A separator at the end of each line makes no column, and guardians have no sector. */
  til_answer_file_free (FILE_OF (survey, TRUE, &error, "sector|trust|", "other|2|"));
  g_assert_no_error (error);
  til_answer_file_free (FILE_OF (guardians, TRUE, &error, "listened", "2"));
  g_assert_no_error (error);
}

/* As a form tool writes it: questions in full, numbered, with stars, and columns of its own. */
static void
test_guessed (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile) file = FILE_OF (
      survey, FALSE, &error,
      "Id|Starttid|1. Vilken sektor?|2. How far do you trust the organisation that you don't "
      "belong to? *|How much do you know about the work of the other|WHEEL-USED|Organisation",
      "1|2026-01-01|Socialtjänsten|5 - Completely|A little|Ja|It helps a lot",
      "2|2026-01-02|Skola|3|Most of it (4)|nej|2.0");
  static const int expected[] = {
    TIL_COLUMN_IGNORED, TIL_COLUMN_IGNORED, TIL_COLUMN_SECTOR, 0, 1, 5, 3
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (((TilAnswerColumn *)file->columns->pdata[i])->holds, ==, expected[i]);
  g_assert_cmpstr (((TilAnswerColumn *)file->columns->pdata[1])->example, ==, "2026-01-01");
  til_answer_file_read (file);
  for (guint i = 0; i < file->problems->len; i++)
    g_test_message ("%s", ((TilAnswerProblem *)file->problems->pdata[i])->message);
  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpint (((TilResponse *)file->responses->pdata[0])->service, ==, TIL_SERVICE_SOCIAL);
  g_assert_cmpint (((TilResponse *)file->responses->pdata[1])->service, ==, TIL_SERVICE_EDUCATION);
  g_assert_cmpstr (answer_of (file, 0, "trust"), ==, "5");
  g_assert_cmpstr (answer_of (file, 0, "knowledge"), ==, "2");
  g_assert_cmpstr (answer_of (file, 1, "knowledge"), ==, "4");
  g_assert_cmpstr (answer_of (file, 0, "organisation"), ==, "5");
  g_assert_cmpstr (answer_of (file, 1, "organisation"), ==, "2");
  g_assert_cmpstr (answer_of (file, 1, "wheel-used"), ==, "no");

  g_assert_null (FILE_OF (survey, FALSE, &error, "Namn|E-post", "a|b"));
  g_assert_cmpstr (error->message, ==, "No column of the file is a question of this survey.");
}

/* What is chosen in the preview counts, and can be chosen again. */
static void
test_chosen (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile) file = FILE_OF (survey, FALSE, &error, "trust|A", "4|2", "5|3", "|");
  TilAnswerColumn *second;

  g_assert_no_error (error);
  til_answer_file_read (file);
  assert_problem (file, 0, 1, "No column holds the sector, and none is chosen for the whole file.");
  g_assert_cmpuint (file->responses->len, ==, 0);
  file->service = TIL_SERVICE_LEISURE;
  til_answer_file_read (file);
  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpuint (file->responses->len, ==, 2);
  g_assert_cmpint (((TilResponse *)file->responses->pdata[1])->service, ==, TIL_SERVICE_LEISURE);
  second = file->columns->pdata[1];
  second->holds = 0;
  til_answer_file_read (file);
  assert_problem (file, 0, 1, "Two columns hold answers to the same question: “trust” and “A”.");
  second->holds = 2;
  til_answer_file_read (file);
  g_assert_cmpuint (file->problems->len, ==, 0);
  g_assert_cmpstr (answer_of (file, 1, "rules"), ==, "3");
}

static void
test_problems (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile) file = FILE_OF (
      survey, TRUE, &error, "sector|trust|attended", "education|6|yes", "education|0|", "kyrka|3|",
      "|3|", "social|4,5|", "social|1 - Completely|", "social|maybe|", "social|3|perhaps",
      "social|3", "social|3|yes|x", "social|3|yes||", "social|-|");

  g_assert_no_error (error);
  til_answer_file_read (file);
  assert_problem (file, 0, 2, "“6” in the column “trust” is outside the scale: 1 to 5.");
  assert_problem (file, 1, 3, "“0” in the column “trust” is outside the scale: 1 to 5.");
  assert_problem (
      file, 2, 4,
      "There is no sector “kyrka”: use education, social, health, leisure, police or other.");
  assert_problem (file, 3, 5, "The sector is missing.");
  assert_problem (file, 4, 6, "“4,5” in the column “trust” is outside the scale: 1 to 5.");
  assert_problem (file, 5, 7,
                  "“1 - Completely” in the column “trust” is one step by its number and another by "
                  "its words.");
  assert_problem (file, 6, 8, "“maybe” in the column “trust” is none of the question’s answers.");
  assert_problem (file, 7, 9,
                  "“perhaps” in the column “attended” is none of the question’s answers.");
  assert_problem (file, 8, 10, "The line has 2 fields, and the header line has 3.");
  assert_problem (file, 9, 11, "The line has 4 fields, and the header line has 3.");
  g_assert_cmpuint (file->problems->len, ==, 10);
  g_assert_cmpuint (file->responses->len, ==, 1);
}

static void
test_no_answers (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile) file = FILE_OF (survey, TRUE, &error, "sector|trust", "social|");

  g_assert_no_error (error);
  til_answer_file_read (file);
  assert_problem (file, 0, 1, "The file holds no answers.");
}

static void
test_guardians (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("guardians");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile)
      file = FILE_OF (survey, TRUE, &error, "sector|listened", "|5", "health|5");

  g_assert_no_error (error);
  file->service = TIL_SERVICE_HEALTH;
  til_answer_file_read (file);
  assert_problem (file, 0, 3, "Guardians do not answer for a sector.");
  g_assert_cmpuint (file->responses->len, ==, 1);
  g_assert_cmpint (((TilResponse *)file->responses->pdata[0])->service, ==, TIL_SERVICE_NONE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    gboolean yes;
  } cases[] = {
    { "Ja", TRUE },   { "JA!", TRUE },    { " yes ", TRUE }, { "نعم", TRUE },  { "ኣወ", TRUE },
    { "እወ", TRUE },   { "1 = Ja", TRUE }, { "true", TRUE },  { "nej", FALSE }, { "2. Nej", FALSE },
    { "No.", FALSE }, { "لا", FALSE },    { "ኣይፋል", FALSE },
  };
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  const TilQuestion *attended = til_survey_question (survey, 6);
  const TilQuestion *trust = til_survey_question (survey, 0);
  TilService service;
  guint choice;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (til_answer_match (attended, cases[i].text, &choice), ==, TIL_ANSWER_FOUND);
      g_assert_cmpuint (choice, ==, cases[i].yes ? 0 : 1);
    }
  g_assert_cmpint (til_answer_match (attended, "2", &choice), ==, TIL_ANSWER_UNKNOWN);
  g_assert_cmpint (til_answer_match (trust, "to a LARGE extent", &choice), ==, TIL_ANSWER_FOUND);
  g_assert_cmpuint (choice, ==, 3);
  g_assert_cmpint (til_answer_match (trust, "٤", &choice), ==, TIL_ANSWER_FOUND);
  g_assert_cmpuint (choice, ==, 3);
  g_assert_cmpint (til_answer_match (trust, "4 = Instämmer", &choice), ==, TIL_ANSWER_FOUND);
  g_assert_cmpuint (choice, ==, 3);
  g_assert_cmpint (til_answer_match (trust, "3-4", &choice), ==, TIL_ANSWER_UNKNOWN);
  g_assert_cmpint (til_answer_match (trust, "-1", &choice), ==, TIL_ANSWER_OUTSIDE);
  g_assert_cmpint (til_answer_match (trust, "99999999999999999999999", &choice), ==,
                   TIL_ANSWER_OUTSIDE);
  g_assert_true (til_answer_match_service ("1. Polisen", &service));
  g_assert_cmpint (service, ==, TIL_SERVICE_POLICE);
  g_assert_true (til_answer_match_service ("Hälso- och sjukvård", &service));
  g_assert_cmpint (service, ==, TIL_SERVICE_HEALTH);
  g_assert_false (til_answer_match_service ("none", &service));
}

/* What a form tool of a municipality exports: sentences for headings, words for answers, the sector
 * asked as a question; time stamp and address are left out. */
static void
test_swedish_form (void)
{
  g_autoptr (TilSurvey) survey = get_survey ("samverkan");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile)
      file = FILE_OF (survey, FALSE, &error, "Timestamp|E-mail|Var arbetar du?|trust",
                      "2026-10-01|a@b.se|Skolan|4", "2026-10-01|c@d.se|Räddningstjänsten|4");
  const TilAnswerColumn *column;

  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      column = file->columns->pdata[i];
      g_assert_cmpint (column->holds, ==, TIL_COLUMN_IGNORED);
    }
  column = file->columns->pdata[2];
  g_assert_cmpint (column->holds, ==, TIL_COLUMN_SECTOR);
  til_answer_file_read (file);
  g_assert_cmpuint (file->problems->len, ==, 1);
  g_assert_nonnull (
      strstr (((TilAnswerProblem *)file->problems->pdata[0])->message, "Write one of these"));
  g_assert_null (strstr (((TilAnswerProblem *)file->problems->pdata[0])->message, "education"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-file/keys", test_keys);
  g_test_add_func ("/answer-file/strict", test_strict);
  g_test_add_func ("/answer-file/guessed", test_guessed);
  g_test_add_func ("/answer-file/chosen", test_chosen);
  g_test_add_func ("/answer-file/problems", test_problems);
  g_test_add_func ("/answer-file/no-answers", test_no_answers);
  g_test_add_func ("/answer-file/guardians", test_guardians);
  g_test_add_func ("/answer-file/words", test_words);
  g_test_add_func ("/answer-file/swedish-form", test_swedish_form);
  return g_test_run ();
}
