/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers from a form tool's file: all of it or nothing, and each file once. */
#include "survey-fixture.h"
#include "til-register-case.h"
#include "til-register-survey-private.h"

#include <string.h>

static char *
write_answers (RegisterFixture *self, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = register_fixture_file (self, name);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static TilAnswerFile *
read_answers (RegisterFixture *self, const char *survey, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = write_answers (self, "answers.csv", text);
  TilAnswerFile *file = til_register_read_answers (self->reg, survey, 0, path, TRUE, &error);

  g_assert_no_error (error);
  return file;
}

static void
import (RegisterFixture *self, TilSurveyRound *round, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile) file = read_answers (self, round->survey_key, text);

  til_register_import_answers (self->reg, round, file, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Nothing is changed, not even the log. */
static char *
refuse_import (RegisterFixture *self, TilSurveyRound *round, const char *text, TilError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilAnswerFile) file = read_answers (self, round->survey_key, text);
  gint64 id = round->record.id, revision = round->record.revision;
  gint64 lines = number (self->reg, "SELECT COUNT (*) FROM log");
  gint64 responses = number (self->reg, "SELECT COUNT (*) FROM survey_response");

  g_assert_false (til_register_import_answers (self->reg, round, file, NULL, NULL, &error));
  g_assert_error (error, TIL_ERROR, (int)code);
  g_assert_cmpint (round->record.id, ==, id);
  g_assert_cmpint (round->record.revision, ==, revision);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log"), ==, lines);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_response"), ==, responses);
  return g_strdup (error->message);
}

#define SIX                                                                                        \
  "sector,trust,wheel-used,comment\n"                                                              \
  "social,4,yes,\"Mer tid, oftare\"\nsocial,5,yes,\nsocial,1,no,\nsocial,2,,\nsocial,4,yes,\n"     \
  "health,5,yes,\n"

static void
test_import (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 20);
  g_autoptr (TilSurveyRound) stored = NULL;
  g_autoptr (TilSurveyResults) results = NULL;
  g_autoptr (GPtrArray) comments = NULL;
  const TilRoundResult *result;

  import (self, round, SIX);
  g_assert_cmpint (round->record.id, >, 0);
  g_assert_cmpint (((TilInvited *)round->invited->pdata[0])->record.id, >, 0);
  stored = til_register_find_round (self->reg, STAFF_SURVEY, "2022", NULL);
  g_assert_true (til_record_equal (stored, round));
  results = get_results (self->reg, STAFF_SURVEY);
  result = find_round_result (results, "2022");
  g_assert_cmpint (til_round_result_find (result, "trust")->all.n, ==, 6);
  g_assert_cmpint (til_round_result_find (result, "trust")->all.n_agree, ==, 4);
  g_assert_cmpint (til_round_result_find (result, "wheel-used")->all.n, ==, 5);
  comments = til_register_list_comments (self->reg, round->record.id, "comment", NULL);
  g_assert_cmpuint (comments->len, ==, 1);
  g_assert_cmpstr (comments->pdata[0], ==, "Mer tid, oftare");
  /* The round can be changed after it as it is. */
  save_round (self->reg, round);
  assert_sound (self->reg);
}

static void
test_same_file_twice (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 20);
  g_autoptr (TilSurveyRound) other = new_round (self->reg, STAFF_SURVEY, "2023", 20);
  g_autofree char *same = NULL;
  g_autofree char *elsewhere = NULL;

  import (self, round, SIX);
  same = refuse_import (self, round, SIX, TIL_ERROR_RULE);
  g_assert_nonnull (strstr (same, "2022"));
  elsewhere = refuse_import (self, other, SIX, TIL_ERROR_RULE);
  g_assert_nonnull (strstr (elsewhere, "2022"));
  /* A file that is not the same is let in. */
  import (self, round, SIX "police,3,no,\n");

  /* With the wrong round gone the file can go into the right one, and the round stays gone. */
  g_assert_true (til_register_set_record_deleted (self->reg, TIL_RECORD_SURVEY_ROUND,
                                                  round->record.id, TRUE, &error));
  import (self, other, SIX);
  g_assert_false (til_register_set_record_deleted (self->reg, TIL_RECORD_SURVEY_ROUND,
                                                   round->record.id, FALSE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  assert_sound (self->reg);
}

static void
test_all_or_nothing (RegisterFixture *self, gconstpointer data)
{
  static const char *const faults[] = {
    "sector,trust\nsocial,4\nsocial,6\n", /* outside the scale */
    "sector,trust\nsocial,4\narmy,3\n",   /* no such sector */
    "sector,trust\nsocial,4\n,3\n",       /* no sector */
    "sector,wheel-used\nsocial,maybe\n",
    "sector,trust\nsocial,4,5\n",
    "sector,trust\n", /* nobody */
    "sector,trust\nsocial,\n",
  };
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 20);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *message = refuse_import (self, round, faults[i], TIL_ERROR_INVALID);

      g_assert_cmpuint (strlen (message), >, 10);
    }
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_round"), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_import"), ==, 0);
}

static void
test_failure_half_way (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 20);
  g_autoptr (TilAnswerFile) file = read_answers (self, STAFF_SURVEY, SIX);

  g_assert_cmpint (execute (self->reg, "CREATE TEMP TRIGGER stop BEFORE INSERT ON survey_comment "
                                       "BEGIN SELECT RAISE (ABORT, 'stop'); END"),
                   ==, 0);
  g_assert_false (til_register_import_answers (self->reg, round, file, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (round->record.id, ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_round"), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_response"), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_import"), ==, 0);
}

static void
test_bad_headings (RegisterFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text, *part;
  } files[] = {
    { "tid,sector,trust\n1,social,4\n", "tid" },
    { "sector,trust,trust\nsocial,4,5\n", "trust" },
    { "sector\nsocial\n", "question" },
    { "trust\n4\n", "sector" },
    { "\n\n", "empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = write_answers (self, "answers.csv", files[i].text);

      g_assert_null (til_register_read_answers (self->reg, STAFF_SURVEY, 0, path, TRUE, &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
      if (!strstr (error->message, files[i].part))
        g_error ("“%s” does not say “%s”", error->message, files[i].part);
    }
}

static void
test_more_than_invited (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) few = new_round (self->reg, STAFF_SURVEY, "2022", 5);
  g_autoptr (TilSurveyRound) sectors = new_round (self->reg, STAFF_SURVEY, "2023", 0);

  g_free (refuse_import (self, few, SIX, TIL_ERROR_RULE));
  invite (sectors, TIL_SERVICE_SOCIAL, 4);
  invite (sectors, TIL_SERVICE_HEALTH, 9);
  g_free (refuse_import (self, sectors, SIX, TIL_ERROR_RULE));
  ((TilInvited *)sectors->invited->pdata[0])->number = 6;
  import (self, sectors, SIX);
  answer (self->reg, sectors->record.id, TIL_SERVICE_SOCIAL, "3");
  /* What is there already counts. */
  g_free (refuse_import (self, sectors, "sector,trust\nsocial,3\n", TIL_ERROR_RULE));
}

static void
test_into_stored_round (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 5);
  g_autoptr (TilSurveyRound) stale = NULL;
  g_autoptr (TilSurveyRound) stored = NULL;

  save_round (self->reg, round);
  stale = til_record_copy (round);
  /* Its numbers are changed with the answers. */
  til_survey_round_set_invited (round, 8);
  import (self, round, SIX);
  stored = til_register_find_round (self->reg, STAFF_SURVEY, "2022", NULL);
  g_assert_cmpint (til_survey_round_invited (stored, TIL_SERVICE_NONE), ==, 8);
  g_free (refuse_import (self, stale, "sector,trust\nsocial,3\n", TIL_ERROR_CONFLICT));
  round->closed_on = til_date_today ();
  save_round (self->reg, round);
  g_free (refuse_import (self, round, "sector,trust\nsocial,3\n", TIL_ERROR_RULE));
}

/* The file was read as answers to questions that the round doesn't ask. */
static void
test_other_survey (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, GUARDIAN_SURVEY, "2022", 20);
  g_autoptr (TilAnswerFile) file = read_answers (self, STAFF_SURVEY, SIX);

  g_assert_false (til_register_import_answers (self->reg, round, file, NULL, NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_guardians (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, GUARDIAN_SURVEY, "2022", 20);
  gint64 answered[TIL_N_SERVICES];

  import (self, round, "listened;comment\n4;\"Bra; tack\"\n5;\n");
  g_assert_true (til_register_count_responses (self->reg, round->record.id, answered, NULL));
  g_assert_cmpint (answered[TIL_SERVICE_NONE], ==, 2);
  assert_sound (self->reg);
}

/* As different tools write answers; saved again by another one they are still the same file. */
static void
test_encodings (RegisterFixture *self, gconstpointer data)
{
  static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("runda %u", i);
      g_autofree char *path = register_fixture_file (self, name);
      g_autofree char *bytes = NULL;
      g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, name, 20);
      g_autoptr (TilAnswerFile) file = NULL;
      g_autoptr (GPtrArray) comments = NULL;
      gboolean utf_16 = g_str_has_prefix (encodings[i], "UTF-16");
      g_autofree char *comment = g_strconcat ("Öppna dörrar, gärna ", name, NULL);
      g_autofree char *text = g_strconcat (utf_16 ? "\xef\xbb\xbf" : "",
                                           "sector\tcomment\nsocial\t", comment, "\n", NULL);
      g_autofree char *resaved = g_strconcat ("sep=;\r\nsector;comment\r\nsocial;\"", comment, "\"",
                                              NULL);
      g_autoptr (TilAnswerFile) again = NULL;
      gsize length;

      bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
      file = til_register_read_answers (self->reg, STAFF_SURVEY, 0, path, TRUE, &error);
      g_assert_no_error (error);
      til_register_import_answers (self->reg, round, file, NULL, NULL, &error);
      g_assert_no_error (error);
      comments = til_register_list_comments (self->reg, round->record.id, "comment", NULL);
      g_assert_cmpstr (comments->pdata[0], ==, comment);
      g_assert_true (g_file_set_contents (path, resaved, -1, NULL));
      again = til_register_read_answers (self->reg, STAFF_SURVEY, 0, path, TRUE, &error);
      g_assert_no_error (error);
      g_assert_false (til_register_import_answers (self->reg, round, again, NULL, NULL, &error));
      g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
      g_clear_error (&error);
    }
}

/* ---- progress and stopping ---- */

#define MANY 2000

static char *
many_answers (void)
{
  GString *text = g_string_new ("sector,trust,knowledge\n");

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (text, "education,%u,%u\n", 1 + i % 5, 1 + i % 3);
  return g_string_free (text, FALSE);
}

typedef struct
{
  guint done, total, n_calls;
  GCancellable *cancellable; /* borrowed (nullable) */
} Progress;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Progress *self = data;

  g_assert_cmpuint (done, >, self->done);
  self->done = done;
  self->total = total;
  self->n_calls++;
  if (self->cancellable && done * 2 > total)
    g_cancellable_cancel (self->cancellable);
}

static void
test_progress (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", MANY);
  g_autofree char *text = many_answers ();
  g_autoptr (TilAnswerFile) file = read_answers (self, STAFF_SURVEY, text);
  g_autoptr (TilSurveyResults) results = NULL;
  Progress progress = { 0 };

  g_assert_true (
      til_register_import_answers (self->reg, round, file, progress_cb, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.done, ==, MANY);
  g_assert_cmpuint (progress.total, ==, MANY);
  g_assert_cmpuint (progress.n_calls, >, 2);
  results = get_results (self->reg, STAFF_SURVEY);
  g_assert_cmpint (til_round_result_find (results->rounds->pdata[0], "trust")->all.n, ==, MANY);
  g_assert_cmpint (til_round_result_find (results->rounds->pdata[0], "trust")->all.n_agree, ==,
                   MANY * 2 / 5);
}

static void
test_cancelled (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", MANY);
  g_autofree char *text = many_answers ();
  g_autoptr (TilAnswerFile) file = read_answers (self, STAFF_SURVEY, text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Progress progress = { .cancellable = cancellable };
  gint64 lines = number (self->reg, "SELECT COUNT (*) FROM log");

  g_assert_false (til_register_import_answers_until (self->reg, round, file, progress_cb, &progress,
                                                     cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (progress.done, <, MANY);
  g_assert_cmpint (round->record.id, ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_round"), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_response"), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log"), ==, lines);
  /* And it can be begun again. */
  import (self, round, text);
}

static void
test_r15_full_disk (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", MANY);
  g_autofree char *text = many_answers ();
  g_autoptr (TilAnswerFile) file = read_answers (self, STAFF_SURVEY, text);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                             number (self->reg, "PRAGMA page_count") + 9);

  g_assert_cmpint (execute (self->reg, pragma), ==, SQLITE_OK);
  g_assert_false (til_register_import_answers (self->reg, round, file, NULL, NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FULL);
  g_assert_cmpint (round->record.id, ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_round"), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM survey_response"), ==, 0);
  assert_sound (self->reg);
  g_assert_cmpint (execute (self->reg, "PRAGMA max_page_count = 1000000"), ==, SQLITE_OK);
  import (self, round, text);
}

/* The lines of a form tool's file stand in the order of time; the rows don't. */
static void
test_r13_order_is_lost (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (TilSurveyRound) round = new_round (self->reg, STAFF_SURVEY, "2022", 60);
  g_autoptr (GString) text = g_string_new ("sector,comment\n");

  for (int i = 0; i < 40; i++)
    g_string_append_printf (text, "social,nr %02d\n", i);
  import (self, round, text->str);
  g_assert_cmpint (number (self->reg,
                           "SELECT COUNT (*) FROM (SELECT text, LAG (text) OVER (ORDER BY "
                           "response_id) AS before FROM survey_comment) WHERE text < before"),
                   >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/survey-import/import", test_import);
  register_fixture_add ("/survey-import/same-file-twice", test_same_file_twice);
  register_fixture_add ("/survey-import/all-or-nothing", test_all_or_nothing);
  register_fixture_add ("/survey-import/failure-half-way", test_failure_half_way);
  register_fixture_add ("/survey-import/bad-headings", test_bad_headings);
  register_fixture_add ("/survey-import/more-than-invited", test_more_than_invited);
  register_fixture_add ("/survey-import/into-stored-round", test_into_stored_round);
  register_fixture_add ("/survey-import/other-survey", test_other_survey);
  register_fixture_add ("/survey-import/guardians", test_guardians);
  register_fixture_add ("/survey-import/encodings", test_encodings);
  register_fixture_add ("/survey-import/progress", test_progress);
  register_fixture_add ("/survey-import/cancelled", test_cancelled);
  register_fixture_add ("/survey-import/r15-full-disk", test_r15_full_disk);
  register_fixture_add ("/survey-import/r13-order-is-lost", test_r13_order_is_lost);
  return g_test_run ();
}
