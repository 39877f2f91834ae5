/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steering group's report over ten years, its workbook, and the import of a survey cost
 * beside the least that the libraries below could do. The register is changed: its children's
 * records are spread over ten years. usage: bench-report REGISTER SCRATCH-DIRECTORY */
#include "bench-measure.h"
#include "bench-workbook.h"
#include "til-export.h"
#include "til-register-survey.h"

#include <locale.h>
#include <sqlite3.h>

#define YEARS 10
#define ANSWERS 50000
#define ROUNDS 5

typedef struct
{
  TilRegister *store;   /* (owned) */
  sqlite3 *raw;         /* (owned) the same file, read plainly */
  TilRegister *surveys; /* (owned) a register of its own for imports */
  sqlite3 *scratch;     /* (owned) a file of its own for plain inserts */
  const char *directory;
  TilStatisticsQuery query;
  TilDate today;
  TilReport *report;    /* (owned) */
  BenchWorkbook *cells; /* (owned) what the workbook writes */
  guint imported;       /* files so far */
  guint inserted;       /* plain rounds so far */
} Bench;

static void
require (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "a benchmark's step failed");
}

static void
run (sqlite3 *database, const char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (database), sql);
}

/* A tenth of the children each year: what happened around them is moved into it, in place, so that
 * the rows stay in the order of storage. */
static void
spread (const char *path)
{
#define BACK(child) " '-' || (" child " % " G_STRINGIFY (YEARS) ") || ' years'"
#define MOVE(table, column, child)                                                                 \
  "UPDATE " table " SET " column " = date (" column "," BACK (child) ") WHERE " column             \
                                                                     " IS NOT NULL;"
  sqlite3 *database = NULL;

  require (sqlite3_open (path, &database) == SQLITE_OK, NULL);
  run (
      database,
      "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; BEGIN;" MOVE (
          "child", "birth_date", "id") MOVE ("step_change", "date", "child_id")
          MOVE ("observation", "date", "child_id") MOVE ("concern", "date", "child_id") MOVE (
              "mapping", "date", "child_id") MOVE ("plan", "date", "child_id")
              MOVE ("meeting", "date", "child_id") MOVE ("enrolment", "since", "child_id") MOVE (
                  "enrolment", "until", "child_id") MOVE ("consent", "asked_on", "child_id")
                  MOVE ("consent", "valid_until", "child_id") MOVE ("consent", "withdrawn_on", "child_id") "UPDATE consent_answer SET date = date (date," BACK (
                      "(SELECT child_id FROM consent k WHERE "
                      "k.id = parent_id)") ") WHERE date IS NOT "
                                           "NULL;"
                                           "UPDATE action SET "
                                           "due = date "
                                           "(due," BACK (
                                               "(SELECT "
                                               "p.child_id FROM "
                                               "goal g JOIN "
                                               "plan p ON p.id "
                                               "= g.parent_id "
                                               "WHERE g.id = "
                                               "action.parent_"
                                               "id)") ") WHERE "
                                                      "due IS "
                                                      "NOT NULL;"
                                                      "UPDATE "
                                                      "action "
                                                      "SET "
                                                      "done_on "
                                                      "= date "
                                                      "(done_"
                                                      "on"
                                                      "," BACK (
                                                          "(SELE"
                                                          "CT "
                                                          "p."
                                                          "child"
                                                          "_id "
                                                          "FROM "
                                                          "goal "
                                                          "g "
                                                          "JOIN "
                                                          "plan "
                                                          "p ON "
                                                          "p.id "
                                                          "= "
                                                          "g."
                                                          "paren"
                                                          "t_id "
                                                          "WHERE"
                                                          " g."
                                                          "id = "
                                                          "actio"
                                                          "n."
                                                          "paren"
                                                          "t_"
                                                          "id)") ") WHERE done_on IS NOT NULL;"
                                                                 "COMMIT");
  sqlite3_close (database);
#undef MOVE
#undef BACK
}

/* ---- the report ---- */

static TilReport *
make_report (Bench *self)
{
  g_autoptr (GError) error = NULL;
  TilReport *report = til_register_report (self->store, &self->query, self->today, &error);

  require (report != NULL, error);
  return report;
}

static void
report_subject (gpointer data)
{
  g_autoptr (TilReport) report = make_report (data);
}

static void
facts_subject (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) days = til_statistics_query_days (&self->query, TIL_REPORT_YEARS - 1);
  g_autoptr (TilFacts) facts = til_register_collect_facts (self->store, days, &error);

  require (facts != NULL, error);
}

static int
touch_row (void *count, int n, char **values, char **names)
{
  for (int i = 0; i < n; i++)
    *(gsize *)count += values[i] != NULL ? (guchar)values[i][0] : 0;
  return 0;
}

/* Every row that a figure is counted from, once, in the order of storage, and nothing counted. */
static void
rows_baseline (gpointer data)
{
  Bench *self = data;
  gsize touched = 0;

  require (
      sqlite3_exec (self->raw,
                    "SELECT id, birth_date, unit_id, protected_identity FROM child"
                    " WHERE deleted_at IS NULL;"
                    "SELECT child_id, step, date FROM step_change;"
                    "SELECT id, child_id, wheel_id, date FROM mapping WHERE deleted_at IS NULL;"
                    "SELECT id, mapping_id, kind FROM voice WHERE deleted_at IS NULL AND open = 0;"
                    "SELECT voice_id, area_key, step FROM rating;"
                    "SELECT child_id, date FROM observation WHERE deleted_at IS NULL;"
                    "SELECT id, child_id, kind, date, ending FROM meeting"
                    " WHERE status = 'held' AND deleted_at IS NULL;"
                    "SELECT id, child_id, date FROM plan WHERE deleted_at IS NULL;"
                    "SELECT id, parent_id FROM goal WHERE deleted_at IS NULL;"
                    "SELECT parent_id, due, status, done_on FROM action WHERE deleted_at IS NULL;"
                    "SELECT id, child_id, asked_on, valid_until, withdrawn_on FROM consent"
                    " WHERE deleted_at IS NULL;"
                    "SELECT parent_id, answer, date, refusal FROM consent_answer"
                    " WHERE deleted_at IS NULL;"
                    "SELECT child_id, date, unit_id FROM concern WHERE deleted_at IS NULL;"
                    "SELECT child_id, team_id, since, until FROM enrolment"
                    " WHERE deleted_at IS NULL",
                    touch_row, &touched, NULL) == SQLITE_OK,
      NULL);
}

static void
workbook_subject (gpointer data)
{
  Bench *self = data;
  g_autofree char *path = g_build_filename (self->directory, "report.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  gboolean written;

  written = til_export_report_workbook (self->report, "sv", path, &error);
  require (written, error);
}

static void
workbook_baseline (gpointer data)
{
  Bench *self = data;
  g_autofree char *path = g_build_filename (self->directory, "bare.xlsx", NULL);

  require (bench_workbook_replay (self->cells, path), NULL);
}

static void
whole_subject (gpointer data)
{
  Bench *self = data;

  g_clear_pointer (&self->report, til_report_free);
  self->report = make_report (self);
  workbook_subject (self);
}

static void
whole_baseline (gpointer data)
{
  rows_baseline (data);
  workbook_baseline (data);
}

/* ---- the import ---- */

static char *
answers_path (Bench *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("answers-%u.csv", number);

  return g_build_filename (self->directory, name, NULL);
}

/* As a form tool exports them; no two files are alike, because a file is taken in once. */
static void
write_answers (Bench *self, guint number)
{
  static const char *const sectors[] = { "education", "social", "health", "leisure" };
  g_autofree char *path = answers_path (self, number);
  g_autoptr (GString) text = g_string_new (
      "sector,trust,knowledge,rules,organisation,outlook,wheel-used,attended,comment\n");
  g_autoptr (GError) error = NULL;
  gboolean written;

  for (guint i = 0; i < ANSWERS; i++)
    g_string_append_printf (text, "%s,%u,%u,%u,%u,%u,%s,%s,%s\n", sectors[i % 4], 1 + i % 5,
                            1 + i / 5 % 5, 1 + i / 25 % 5, 1 + i / 125 % 5, 1 + i / 625 % 5,
                            i % 3 == 0 ? "no" : "yes", i % 4 == 0 ? "no" : "yes",
                            i % 10 == 0 ? "\"Vi ses oftare nu, och vet vem vi ska ringa.\"" : "");
  g_string_append_printf (text, "other,,,,,,,,Fil %u\n", number);
  written = g_file_set_contents (path, text->str, (gssize)text->len, &error);
  require (written, error);
}

static void
import_subject (gpointer data)
{
  Bench *self = data;
  g_autofree char *path = answers_path (self, self->imported++);
  g_autoptr (TilSurveyRound) round = til_record_new_of (TIL_RECORD_SURVEY_ROUND);
  g_autoptr (TilAnswerFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gboolean imported;
  TilInvited *invited = til_record_add_part (round, "invited");

  round->survey_key = g_strdup ("samverkan");
  round->survey_version = 1;
  round->name = g_strdup_printf ("%u", 2000 + self->imported);
  round->date = til_date_new (2000 + (int)self->imported, 10, 1);
  invited->number = ANSWERS + 1;
  file = til_register_read_answers (self->surveys, "samverkan", 1, path, TRUE, &error);
  require (file != NULL, error);
  imported = til_register_import_answers (self->surveys, round, file, NULL, NULL, &error);
  require (imported, error);
}

static void
add_answer (sqlite3_stmt *statement, gint64 response, const char *question, const char *value)
{
  sqlite3_bind_int64 (statement, 1, response);
  sqlite3_bind_text (statement, 2, question, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, value, -1, SQLITE_STATIC);
  require (sqlite3_step (statement) == SQLITE_DONE, NULL);
  sqlite3_reset (statement);
}

/* The same rows from memory, in one transaction. */
static void
import_baseline (gpointer data)
{
  static const char *const questions[] = { "trust",   "knowledge",  "rules",   "organisation",
                                           "outlook", "wheel-used", "attended" };
  Bench *self = data;
  sqlite3_stmt *response, *answer;

  self->inserted++;
  run (self->scratch, "BEGIN IMMEDIATE");
  require (sqlite3_prepare_v2 (self->scratch,
                               "INSERT INTO survey_response (round_id, service, import_id) "
                               "VALUES (?1, 'education', ?1)",
                               -1, &response, NULL) == SQLITE_OK,
           NULL);
  require (sqlite3_prepare_v2 (self->scratch, "INSERT INTO survey_answer VALUES (?1, ?2, ?3)", -1,
                               &answer, NULL) == SQLITE_OK,
           NULL);
  for (guint i = 0; i < ANSWERS; i++)
    {
      gint64 id;

      sqlite3_bind_int64 (response, 1, self->inserted);
      require (sqlite3_step (response) == SQLITE_DONE, NULL);
      sqlite3_reset (response);
      id = sqlite3_last_insert_rowid (self->scratch);
      for (guint q = 0; q < G_N_ELEMENTS (questions); q++)
        add_answer (answer, id, questions[q], "4");
      if (i % 10 == 0)
        add_answer (answer, id, "comment", "Vi ses oftare nu, och vet vem vi ska ringa.");
    }
  sqlite3_finalize (response);
  sqlite3_finalize (answer);
  run (self->scratch, "COMMIT");
}

static void
prepare_import (Bench *self)
{
  g_autofree char *path = g_build_filename (self->directory, "surveys.tillsammans", NULL);
  g_autofree char *scratch = g_build_filename (self->directory, "answers.sqlite", NULL);
  g_autoptr (GError) error = NULL;

  self->surveys = til_register_create (path, &error);
  require (self->surveys != NULL, error);
  require (sqlite3_open (scratch, &self->scratch) == SQLITE_OK, NULL);
  run (self->scratch,
       "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
       "CREATE TABLE survey_response (id INTEGER PRIMARY KEY, round_id INTEGER NOT NULL, "
       "service TEXT NOT NULL, import_id INTEGER, deleted_at TEXT) STRICT;"
       "CREATE INDEX survey_response_by_round ON survey_response (round_id, service, id) "
       "WHERE deleted_at IS NULL;"
       "CREATE TABLE survey_answer (response_id INTEGER NOT NULL, question_key TEXT NOT NULL, "
       "value TEXT NOT NULL, PRIMARY KEY (response_id, question_key)) STRICT, WITHOUT ROWID");
  for (guint i = 0; i <= ROUNDS; i++)
    write_answers (self, i);
}

static void
prepare_report (Bench *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  spread (path);
  self->store = til_register_open (path, TIL_REGISTER_READ_ONLY, &error);
  require (self->store != NULL, error);
  require (sqlite3_open_v2 (path, &self->raw, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, NULL);
  run (self->raw, "PRAGMA cache_size = -16384");
  self->query = (TilStatisticsQuery){ .from = til_date_add_months (self->today, -12) + 1,
                                      .to = self->today,
                                      .age_group = -1 };
  self->report = make_report (self);
  self->cells = bench_workbook_new ();
  bench_workbook_record (self->cells);
  workbook_subject (self);
  bench_workbook_record (NULL);
}

int
main (int argc, char *argv[])
{
  Bench bench = { NULL };
  g_autofree char *workbook_name = NULL;

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  require (argc == 3, NULL);
  bench.today = til_date_today ();
  bench.directory = argv[2];
  prepare_report (&bench, argv[1]);
  prepare_import (&bench);
  workbook_name = g_strdup_printf ("libxlsxwriter alone: the same %u cells, %u charts",
                                   bench_workbook_count (bench.cells),
                                   bench_workbook_count_charts (bench.cells));

  bench_print_header ("The steering group, ten years of children", "MiB added");
  bench_compare ("the report, from register to workbook", ROUNDS, whole_subject, &bench,
                 "the rows read once, and the cells as below", whole_baseline, &bench);
  bench_compare ("… its figures of five years, counted", ROUNDS, report_subject, &bench,
                 "SQLite alone: the rows read once", rows_baseline, &bench);
  bench_compare ("… … of which reading the register", ROUNDS, facts_subject, &bench,
                 "SQLite alone: the rows read once", rows_baseline, &bench);
  bench_compare ("… its file from the figures", 20, workbook_subject, &bench, workbook_name,
                 workbook_baseline, &bench);
  bench_compare ("import of a survey of 50,000 lines", ROUNDS, import_subject, &bench,
                 "SQLite alone: the same rows inserted", import_baseline, &bench);
  til_report_free (bench.report);
  bench_workbook_free (bench.cells);
  sqlite3_close (bench.raw);
  sqlite3_close (bench.scratch);
  til_register_close (bench.surveys);
  til_register_close (bench.store);
  return 0;
}
