/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opening a child with ten years of records, and the week's list over all children, cost
 * beside SQLite reading the same rows. usage: bench-case REGISTER SCRATCH-DIRECTORY */
#include "bench-measure.h"
#include "til-register-case.h"

#include <locale.h>
#include <sqlite3.h>

#define YEARS 10

typedef struct
{
  TilRegister *store;  /* (owned) */
  TilRegister *reader; /* (owned) the same file, which it can't log to */
  sqlite3 *raw;        /* (owned) the same file, read plainly */
  sqlite3 *scratch;    /* (owned) a file of its own for plain commits */
  gint64 child_id;     /* with ten years of records */
  TilDate today;
} Bench;

static void
require (gboolean ok, GError *error)
{
  if (!ok)
    g_error ("%s", error != NULL ? error->message : "a benchmark's step failed");
}

static void
save (Bench *self, gpointer record)
{
  g_autoptr (GError) error = NULL;

  require (til_register_save_record (self->store, record, &error), error);
}

static void
add_observation (Bench *self, TilDate date, const char *area)
{
  g_autoptr (TilObservation) observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = self->child_id;
  observation->date = date;
  observation->wheel_key = g_strdup ("girfec");
  til_keys_set (observation->areas, area, TRUE);
  observation->text = g_strdup ("Kom sent tre dagar i rad och ville sitta ensam på rasten.");
  observation->tried = g_strdup ("Samtal med mentor efter lektionen.");
  observation->received_on = date + 1;
  save (self, observation);
}

static void
add_meeting (Bench *self, TilDate date, gint64 guardian_id, const char *area)
{
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);
  TilParticipant *participant;

  meeting->child_id = self->child_id;
  meeting->kind = g_strdup (TIL_MEETING_COOPERATION);
  meeting->date = date;
  meeting->time = g_strdup ("14:00");
  meeting->status = TIL_MEETING_HELD;
  meeting->wheel_key = g_strdup ("girfec");
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_CHILD;
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_GUARDIAN;
  participant->guardian_id = guardian_id;
  for (int i = 0; i < 3; i++)
    {
      TilAgendaPoint *point = til_record_add_part (meeting, "points");

      point->area_key = g_strdup (area);
      point->minutes = g_strdup ("Vi pratade om vad som fungerar och vad som ska bli bättre.");
    }
  save (self, meeting);
}

static void
add_plan (Bench *self, TilDate begun, TilDate closed, const char *const *areas)
{
  g_autoptr (TilPlan) plan = til_record_new_of (TIL_RECORD_PLAN);

  plan->child_id = self->child_id;
  plan->kind = TIL_PLAN_ACTION;
  plan->date = begun;
  plan->wheel_key = g_strdup ("girfec");
  plan->child_wish = g_strdup ("Skolsköterskan");
  plan->coordinator = g_strdup ("Skolsköterskan");
  plan->closed_on = closed;
  plan->ending = TIL_ENDING_GOALS_MET;
  for (guint i = 0; areas[i] != NULL; i++)
    {
      TilGoal *goal = til_record_add_part (plan, "goals");

      goal->area_key = g_strdup (areas[i]);
      goal->text = g_strdup ("Känna sig trygg på rasterna.");
      goal->child_words = g_strdup ("Jag vill ha någon att vara med.");
      for (int n = 0; n < 3; n++)
        {
          TilAction *action = til_record_add_part (goal, "actions");

          action->text = g_strdup ("En vuxen möter vid porten varje morgon.");
          action->who = g_strdup ("Mormor");
          action->due = begun + 60;
          action->status = TIL_ACTION_DONE;
          action->done_on = begun + 50;
        }
    }
  save (self, plan);
}

/* Ten years as they could be: something seen each month, a meeting every second, a plan each year,
 * a mapping each half year. */
static void
add_years (Bench *self)
{
  static const char *const areas[] = { "safe", "healthy", "achieving", "nurtured", NULL };
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (GError) error = NULL;
  TilGuardian *guardian = til_guardian_new ();

  g_free (child->given_name);
  child->given_name = g_strdup ("Provbarn");
  child->birth_date = til_date_add_months (self->today, -12 * 14);
  child->step_since = self->today;
  g_free (guardian->name);
  guardian->name = g_strdup ("Prov Vuxen");
  g_ptr_array_add (child->guardians, guardian);
  require (til_register_save_child (self->store, child, &error), error);
  self->child_id = child->id;
  guardian = child->guardians->pdata[0];
  for (int month = 12 * YEARS; month > 0; month--)
    {
      TilDate date = til_date_add_months (self->today, -month);

      add_observation (self, date, areas[month % 4]);
      if (month % 2 == 0)
        add_meeting (self, date, guardian->id, areas[month % 4]);
      if (month % 12 == 0)
        add_plan (self, date, date + 300, areas);
      if (month % 6 == 0)
        {
          gint64 mapping = til_register_add_mapping (self->store, child->id, "girfec", date,
                                                     &error);
          gint64 voice;

          require (mapping != 0, error);
          voice = til_register_add_voice (self->store, mapping, TIL_VOICE_CHILD, 0, 0, &error);
          require (voice != 0, error);
          for (int i = 0; areas[i] != NULL; i++)
            require (til_register_set_rating (self->store, voice, areas[i], 1 + i, 0, &error),
                     error);
          require (til_register_set_voice_open (self->store, voice, FALSE, &error), error);
        }
    }
}

static void
open_subject (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) kase = til_register_get_case (self->store, self->child_id, &error);

  require (kase != NULL, error);
}

static void
read_subject (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TilCase) kase = til_register_get_case (self->reader, self->child_id, &error);

  require (kase != NULL, error);
}

static int
touch_row (void *count, int n, char **values, char **names)
{
  for (int i = 0; i < n; i++)
    *(gsize *)count += values[i] != NULL ? (guchar)values[i][0] : 0;
  return 0;
}

static void
read_rows (Bench *self, const char *sql)
{
  gsize touched = 0;

  require (sqlite3_exec (self->raw, sql, touch_row, &touched, NULL) == SQLITE_OK, NULL);
}

/* The child's rows of every table, and the register's units, staff and teams that go with a case.
 */
static void
read_baseline (gpointer data)
{
  Bench *self = data;
  gint64 id = self->child_id;
  g_autofree char *sql = g_strdup_printf (
      "SELECT * FROM child WHERE id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM guardian WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM contact WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM step_change WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM mapping WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT v.* FROM voice v JOIN mapping m ON m.id = v.mapping_id"
      " WHERE m.child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT r.* FROM rating r JOIN voice v ON v.id = r.voice_id"
      " JOIN mapping m ON m.id = v.mapping_id WHERE m.child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM observation WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM meeting WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT p.* FROM participant p JOIN meeting m ON m.id = p.parent_id"
      " WHERE m.child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT p.* FROM agenda_point p JOIN meeting m ON m.id = p.parent_id"
      " WHERE m.child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM plan WHERE child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT g.* FROM goal g JOIN plan p ON p.id = g.parent_id"
      " WHERE p.child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT a.* FROM action a JOIN goal g ON g.id = a.parent_id JOIN plan p ON p.id = g.parent_id"
      " WHERE p.child_id = %1$" G_GINT64_FORMAT ";"
      "SELECT * FROM unit; SELECT * FROM staff; SELECT * FROM team; SELECT * FROM team_member",
      id);

  read_rows (self, sql);
}

/* R16: an opening is a line in the log, which is on the disk before anything is shown. */
static void
open_baseline (gpointer data)
{
  Bench *self = data;

  read_baseline (data);
  require (sqlite3_exec (self->scratch,
                         "BEGIN IMMEDIATE;"
                         "INSERT INTO log (at, what) VALUES (strftime('%s'), 'child.open');"
                         "COMMIT",
                         NULL, NULL, NULL) == SQLITE_OK,
           NULL);
}

/* As the window asks for it: so many of each part are shown. */
#define FEW 21

static void
list_agenda (Bench *self, guint limit)
{
  TilAgendaQuery query = { .from = self->today, .to = self->today + 6, .limit = limit };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = til_register_list_agenda (self->reader, &query, &error);

  require (items != NULL, error);
}

static void
page_subject (gpointer data)
{
  list_agenda (data, FEW);
}

static void
agenda_subject (gpointer data)
{
  list_agenda (data, 0);
}

/* Who has something planned, or waits for somebody: without this nobody can tell who has not. */
#define BUSY_SQL                                                                                   \
  "SELECT child_id FROM meeting WHERE status = 'planned' AND deleted_at IS NULL"                   \
  " AND child_id IS NOT NULL;"                                                                     \
  "SELECT child_id FROM agreed_meeting;"                                                           \
  "SELECT child_id FROM plan WHERE closed_on IS NULL AND deleted_at IS NULL"                       \
  " AND follow_up IS NOT NULL;"                                                                    \
  "SELECT k.child_id FROM consent_answer a JOIN consent k ON k.id = a.parent_id"                   \
  " WHERE a.answer = 'pending' AND a.deleted_at IS NULL;"                                          \
  "SELECT child_id FROM observation WHERE received_on IS NULL AND deleted_at IS NULL;"             \
  "SELECT child_id FROM concern WHERE feedback_asked = 1 AND feedback_on IS NULL"                  \
  " AND deleted_at IS NULL;"                                                                       \
  "SELECT child_id FROM analysis WHERE outcome IN ('keep', 'nothing-more')"                        \
  " AND deleted_at IS NULL;"

/* The rows that stand on the list, each with its child, as SQLite finds them by the same indexes:
 * end is the order and limit of each kind. */
static void
read_agenda_rows (Bench *self, const char *end)
{
  g_autofree char *from = til_date_format (self->today);
  g_autofree char *to = til_date_format (self->today + 6);
  g_autofree char *month = til_date_format (self->today + TIL_CONSENT_WARN_DAYS);
  g_autofree char *decided = til_date_format (self->today + 6 - TIL_FEEDBACK_DAYS);
  g_autofree char *sql = g_strdup_printf (
      "SELECT * FROM meeting m JOIN child c ON c.id = m.child_id"
      " WHERE m.status = 'planned' AND m.date <= '%2$s' AND m.deleted_at IS NULL %4$s;"
      "SELECT * FROM agreed_meeting n JOIN child c ON c.id = n.child_id"
      " WHERE n.date <= '%2$s' %4$s;"
      "SELECT * FROM plan p JOIN child c ON c.id = p.child_id"
      " WHERE p.closed_on IS NULL AND p.follow_up <= '%2$s' AND p.deleted_at IS NULL %4$s;"
      "SELECT * FROM action a JOIN goal g ON g.id = a.parent_id JOIN plan p ON p.id = g.parent_id"
      " JOIN child c ON c.id = p.child_id WHERE a.status <> 'done' AND a.due <= '%2$s'"
      " AND a.deleted_at IS NULL AND g.deleted_at IS NULL AND p.deleted_at IS NULL"
      " AND p.closed_on IS NULL %4$s;"
      "SELECT * FROM concern k JOIN child c ON c.id = k.child_id WHERE k.feedback_asked = 1"
      " AND k.feedback_on IS NULL AND k.deleted_at IS NULL AND k.decided_on <= '%5$s' %4$s;"
      "SELECT * FROM consent s JOIN child c ON c.id = s.child_id WHERE s.withdrawn_on IS NULL"
      " AND s.valid_until BETWEEN '%1$s' AND '%3$s' AND s.deleted_at IS NULL %4$s;"
      "SELECT * FROM observation o JOIN child c ON c.id = o.child_id WHERE o.received_on IS NULL"
      " AND o.date <= '%2$s' AND o.deleted_at IS NULL %4$s;" BUSY_SQL
      "SELECT * FROM child WHERE deleted_at IS NULL AND step <> 'closed' AND open_voices = 0"
      " ORDER BY name_key, id %4$s",
      from, to, month, end, decided);

  read_rows (self, sql);
}

/* The late ones of each kind; those of the days to come are not even counted in. */
static void
page_baseline (gpointer data)
{
  read_agenda_rows (data, "LIMIT " G_STRINGIFY (FEW));
}

static void
agenda_baseline (gpointer data)
{
  read_agenda_rows (data, "");
}

static void
prepare_raw (Bench *self, const char *path, const char *directory)
{
  g_autofree char *scratch = g_build_filename (directory, "case-scratch.sqlite", NULL);

  require (sqlite3_open_v2 (path, &self->raw, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, NULL);
  require (sqlite3_exec (self->raw, "PRAGMA cache_size = -16384", NULL, NULL, NULL) == SQLITE_OK,
           NULL);
  require (sqlite3_open (scratch, &self->scratch) == SQLITE_OK, NULL);
  require (sqlite3_exec (self->scratch,
                         "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
                         "CREATE TABLE log (at TEXT, what TEXT)",
                         NULL, NULL, NULL) == SQLITE_OK,
           NULL);
}

int
main (int argc, char *argv[])
{
  Bench bench = { NULL };
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  require (argc == 3, NULL);
  bench.today = til_date_today ();
  bench.store = til_register_open (argv[1], TIL_REGISTER_READ_WRITE, &error);
  require (bench.store != NULL, error);
  prepare_raw (&bench, argv[1], argv[2]);
  add_years (&bench);
  bench.reader = til_register_open (argv[1], TIL_REGISTER_READ_ONLY, &error);
  require (bench.reader != NULL, error);

  bench_print_header ("The case and the week", "MiB added");
  bench_compare ("reading a child with ten years of records", 50, read_subject, &bench,
                 "SQLite alone: the same rows", read_baseline, &bench);
  bench_compare ("… opening it, with its line in the log", 50, open_subject, &bench,
                 "SQLite alone: the same rows and one commit", open_baseline, &bench);
  bench_compare ("the week as the window shows it, all children", 20, page_subject, &bench,
                 "SQLite alone: the rows of that page", page_baseline, &bench);
  bench_compare ("the whole list of the week, all children", 20, agenda_subject, &bench,
                 "SQLite alone: the rows of the list", agenda_baseline, &bench);
  g_print ("%-46s %9.1f MiB at the most, all of the above\n", "memory of the process",
           bench_peak_memory ());
  sqlite3_close (bench.raw);
  sqlite3_close (bench.scratch);
  til_register_close (bench.reader);
  til_register_close (bench.store);
  return 0;
}
