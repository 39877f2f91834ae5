/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What was shown as saved survives: a killed process, a full disk, another writer. */

#define N_ROUNDS 15
#define N_CRASH_POINTS 60
#define N_WRITERS 3
#define N_WRITES 30

typedef struct
{
  gint64 mapping_id;
  gint64 voice_id;
} Entered;

static Entered
start_voice (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (reg, "Alma", "Berg");
  Entered entered;

  entered.mapping_id = til_register_add_mapping (reg, child_id, "girfec",
                                                 til_date_new (2026, 10, 1), &error);
  entered.voice_id = til_register_add_voice (reg, entered.mapping_id, TIL_VOICE_CHILD, 0, 0,
                                             &error);
  g_assert_no_error (error);
  return entered;
}

/* What was reported as saved. */
typedef struct
{
  guint8 steps[TIL_WHEEL_MAX_AREAS];
  guint8 letter; /* that the note of the first area is full of */
} Saved;

#define NOTE_REPORT 255 /* in place of an area: the note was saved */
#define NOTE_LENGTH 20000

static guint8
next_letter (guint8 letter)
{
  return letter == 0 || letter == 'z' ? 'a' : letter + 1;
}

static gboolean
report (int pipe_fd, guint8 what, guint8 value)
{
  guint8 message[2] = { what, value };

  return write (pipe_fd, message, sizeof message) == sizeof message;
}

/* In the process that will be killed: rates the areas round and round, writes a long note after
 * each, whose commit takes many pages, and reports what was saved. */
static void
rate_until_killed (const char *path, gint64 voice_id, int pipe_fd)
{
  g_autoptr (TilRegister) reg = til_register_open (path, TIL_REGISTER_READ_WRITE, NULL);
  g_autoptr (TilWheel) wheel = reg ? til_register_get_wheel (reg, "girfec", 0, NULL) : NULL;
  g_autofree char *note = NULL;
  Saved saved = { 0 };

  for (guint i = 0; wheel; i++)
    {
      guint8 area = (guint8)(i % til_wheel_n_areas (wheel));
      guint8 step = saved.steps[area] % 4 + 1;
      g_autofree char *last_note = g_steal_pointer (&note);

      if (!til_register_set_rating (reg, voice_id, til_wheel_area (wheel, area)->key, step,
                                    saved.steps[area], NULL) ||
          !report (pipe_fd, area, step))
        break;
      saved.steps[area] = step;
      saved.letter = next_letter (saved.letter);
      note = g_strnfill (NOTE_LENGTH, (char)saved.letter);
      if (!til_register_set_note (reg, voice_id, til_wheel_area (wheel, 0)->key, note, FALSE,
                                  last_note, NULL) ||
          !report (pipe_fd, NOTE_REPORT, saved.letter))
        break;
    }
  _exit (1);
}

static guint n_writes_left;

/* In place of SQLite's pwrite(): the process dies in the middle of one write. */
static ssize_t
dying_pwrite (int fd, const void *data, size_t length, off_t offset)
{
  if (--n_writes_left == 0)
    {
      if (pwrite (fd, data, length / 2, offset) >= 0)
        kill (getpid (), SIGKILL);
      _exit (2);
    }
  return pwrite (fd, data, length, offset);
}

static void
die_at_write (guint n)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  n_writes_left = n;
  vfs->xSetSystemCall (vfs, "pwrite", (sqlite3_syscall_ptr)dying_pwrite);
  vfs->xSetSystemCall (vfs, "pwrite64", (sqlite3_syscall_ptr)dying_pwrite);
}

static gboolean
read_report (int pipe_fd, Saved *saved)
{
  guint8 message[2];

  if (read (pipe_fd, message, sizeof message) != sizeof message)
    return FALSE;
  if (message[0] == NOTE_REPORT)
    saved->letter = message[1];
  else
    saved->steps[message[0]] = message[1];
  return TRUE;
}

/* Kills the writer when it has reported n_before times and then some moments more. */
static void
kill_after (pid_t pid, int pipe_fd, guint n_before, guint microseconds, Saved *saved)
{
  for (guint i = 0; i < n_before; i++)
    g_assert_true (read_report (pipe_fd, saved));
  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  while (read_report (pipe_fd, saved))
    ;
}

static void
assert_note (const char *note, const Saved *saved, guint *n_unreported)
{
  if (!note)
    {
      g_assert_cmpint (saved->letter, ==, 0);
      return;
    }
  g_assert_cmpuint (strlen (note), ==, NOTE_LENGTH);
  for (guint i = 1; i < NOTE_LENGTH; i++)
    if (note[i] != note[0])
      g_error ("The note holds parts of two notes");
  if ((guint8)note[0] == saved->letter)
    return;
  g_assert_cmpint (note[0], ==, next_letter (saved->letter));
  (*n_unreported)++;
}

/* Everything holds what was reported last, or the one change that was saved but not yet reported.
 */
static void
assert_saved (TilRegister *reg, const Entered *entered, const Saved *saved)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilMapping) mapping = til_register_get_mapping (reg, entered->mapping_id, &error);
  const TilVoice *voice;
  const TilRating *first;
  guint n_unreported = 0;

  g_assert_no_error (error);
  voice = til_mapping_find_voice (mapping, entered->voice_id);
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      int stored = til_voice_step (voice, til_wheel_area (mapping->wheel, i)->key);

      if (stored == saved->steps[i])
        continue;
      g_assert_cmpint (stored, ==, saved->steps[i] % 4 + 1);
      n_unreported++;
    }
  first = til_voice_find_rating (voice, til_wheel_area (mapping->wheel, 0)->key);
  assert_note (first ? first->note : NULL, saved, &n_unreported);
  g_assert_cmpuint (n_unreported, <=, 1);
}

static void
test_r15_killed_while_rating (RegisterFixture *self, gconstpointer data)
{
  for (int round = 0; round < N_ROUNDS; round++)
    {
      Entered entered = start_voice (self->reg);
      Saved saved = { 0 };
      int fds[2];
      pid_t pid;

      g_clear_pointer (&self->reg, til_register_close);
      g_assert_cmpint (pipe (fds), ==, 0);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          close (fds[0]);
          rate_until_killed (self->path, entered.voice_id, fds[1]);
        }
      close (fds[1]);
      kill_after (pid, fds[0], (guint)g_test_rand_int_range (0, 30),
                  (guint)g_test_rand_int_range (0, 3000), &saved);
      close (fds[0]);
      register_fixture_reopen (self);
      assert_saved (self->reg, &entered, &saved);
      assert_sound (self->reg);
    }
}

/* The same at chosen moments: in the middle of the first, the second, ... write to the register or
 * its journal. */
static void
test_r15_killed_at_every_write (RegisterFixture *self, gconstpointer data)
{
  for (guint point = 1; point <= N_CRASH_POINTS; point++)
    {
      Entered entered = start_voice (self->reg);
      Saved saved = { 0 };
      int fds[2], status = 0;
      pid_t pid;

      g_clear_pointer (&self->reg, til_register_close);
      g_assert_cmpint (pipe (fds), ==, 0);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          close (fds[0]);
          die_at_write (point);
          rate_until_killed (self->path, entered.voice_id, fds[1]);
        }
      close (fds[1]);
      while (read_report (fds[0], &saved))
        ;
      close (fds[0]);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));
      register_fixture_reopen (self);
      assert_saved (self->reg, &entered, &saved);
      assert_sound (self->reg);
    }
}

/* Under a limit on the size of files, as under a full disk, saving fails with a sentence and
 * changes nothing. */
static int
fill_the_disk (const char *path, gint64 voice_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) reg = til_register_open (path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (TilWheel) wheel = reg ? til_register_get_wheel (reg, "girfec", 0, &error) : NULL;
  g_autofree char *note = g_strnfill (200000, 'x');
  struct rlimit limit = { 0 };

  if (!wheel)
    return 1;
  signal (SIGXFSZ, SIG_IGN);
  limit.rlim_cur = limit.rlim_max =
      (rlim_t)(number (reg, "PRAGMA page_count") * number (reg, "PRAGMA page_size") + 8192);
  if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
    return 77;
  if (til_register_set_note (reg, voice_id, "safe", note, FALSE, NULL, &error))
    return 2;
  if (!g_error_matches (error, TIL_ERROR, TIL_ERROR_FULL))
    return 3;
  g_clear_error (&error);
  /* The register goes on working for what still has room. */
  if (!til_register_set_rating (reg, voice_id, "safe", 3, 0, &error))
    return 4;
  return 0;
}

static void
test_r15_full_disk (RegisterFixture *self, gconstpointer data)
{
  Entered entered = start_voice (self->reg);
  g_autoptr (TilMapping) mapping = NULL;
  g_autoptr (GError) error = NULL;
  const TilRating *rating;
  int status = 0;
  pid_t pid;

  g_clear_pointer (&self->reg, til_register_close);
  pid = fork ();
  if (pid == 0)
    _exit (fill_the_disk (self->path, entered.voice_id));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  register_fixture_reopen (self);
  mapping = til_register_get_mapping (self->reg, entered.mapping_id, &error);
  rating = til_voice_find_rating (til_mapping_find_voice (mapping, entered.voice_id), "safe");
  g_assert_cmpint (rating->step, ==, 3);
  g_assert_null (rating->note);
  assert_sound (self->reg);
}

/* The same through SQLite's own limit, in the middle of an import: all or nothing. */
static void
test_r15_full_while_saving_child (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pragma = NULL;
  g_autoptr (TilChild) child = new_child ("Alma", "Berg");

  child->note = g_strnfill (500000, 'x');
  pragma = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                            number (self->reg, "PRAGMA page_count") + 3);
  g_assert_cmpint (execute (self->reg, pragma), ==, SQLITE_OK);
  g_assert_false (til_register_save_child (self->reg, child, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (child->id, ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM child"), ==, 0);
  assert_sound (self->reg);
  g_clear_pointer (&child->note, g_free);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  g_assert_no_error (error);
}

static void
test_busy (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  Entered entered = start_voice (self->reg);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();

  til_register_set_busy_timeout (self->reg, 10);
  g_assert_cmpint (execute (other, "BEGIN IMMEDIATE"), ==, SQLITE_OK);
  g_assert_false (til_register_set_rating (self->reg, entered.voice_id, "safe", 1, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_BUSY);
  g_clear_error (&error);
  ids = til_register_query_children (self->reg, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (execute (other, "ROLLBACK"), ==, SQLITE_OK);
  g_assert_true (til_register_set_rating (self->reg, entered.voice_id, "safe", 1, 0, &error));
  g_assert_no_error (error);
}

/* Saves a step of the area and back again, over and over; the exit status is the number of
 * failures. */
static int
rate_many_times (const char *path, gint64 voice_id)
{
  g_autoptr (TilRegister) reg = til_register_open (path, TIL_REGISTER_READ_WRITE, NULL);
  int n_failed = 0;

  for (int i = 0; reg && i < N_WRITES; i++)
    n_failed += !til_register_set_rating (reg, voice_id, "safe", i % 4 + 1,
                                          i == 0 ? 0 : (i - 1) % 4 + 1, NULL);
  return reg ? n_failed : 1;
}

/* Three windows write at the same time, each to a child of its own: all wait their turn, nobody is
 * refused. */
static void
test_r15_many_writers (RegisterFixture *self, gconstpointer data)
{
  Entered entered[N_WRITERS];
  pid_t pids[N_WRITERS];

  for (int i = 0; i < N_WRITERS; i++)
    entered[i] = start_voice (self->reg);
  g_clear_pointer (&self->reg, til_register_close);
  for (int i = 0; i < N_WRITERS; i++)
    {
      pids[i] = fork ();
      if (pids[i] == 0)
        _exit (rate_many_times (self->path, entered[i].voice_id));
    }
  for (int i = 0; i < N_WRITERS; i++)
    {
      int status = 0;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  register_fixture_reopen (self);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM log WHERE what = 'rating.set'"), ==,
                   N_WRITERS * N_WRITES);
  assert_sound (self->reg);
}

/* A reader in another window holds back the commit: the writer is told, and nothing is half done.
 */
static void
test_busy_at_commit (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  Entered entered = start_voice (self->reg);

  til_register_set_busy_timeout (self->reg, 10);
  g_assert_cmpint (execute (other, "BEGIN; SELECT * FROM child"), ==, SQLITE_OK);
  g_assert_false (til_register_set_rating (self->reg, entered.voice_id, "safe", 1, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_cmpint (execute (other, "COMMIT"), ==, SQLITE_OK);
  g_assert_cmpint (number (other, "SELECT COUNT (*) FROM rating"), ==, 0);
  g_assert_true (til_register_set_rating (self->reg, entered.voice_id, "safe", 1, 0, &error));
  g_assert_no_error (error);
  assert_sound (self->reg);
}

/* Every text of the plan is full of one letter, so that parts of two savings would show. */
static void
write_letter (TilPlan *plan, guint8 letter)
{
  g_autofree char *text = g_strnfill (2500, (char)letter);

  for (guint g = 0; g < plan->goals->len; g++)
    {
      TilGoal *goal = plan->goals->pdata[g];

      til_record_set_text (&goal->text, text);
      for (guint a = 0; a < goal->actions->len; a++)
        til_record_set_text (&((TilAction *)goal->actions->pdata[a])->text, text);
    }
}

/* In the process that will be killed: each saving changes every part, adds a goal and takes the
 * first one away. */
static void
save_until_killed (const char *path, gint64 plan_id, int pipe_fd)
{
  g_autoptr (TilRegister) reg = til_register_open (path, TIL_REGISTER_READ_WRITE, NULL);
  g_autoptr (TilPlan) plan = reg ? til_register_get_record (reg, TIL_RECORD_PLAN, plan_id, NULL)
                                 : NULL;
  guint8 letter = plan ? (guint8)((TilGoal *)plan->goals->pdata[0])->text[0] : 0;

  while (plan)
    {
      TilGoal *goal = til_record_add_part (plan, "goals");
      TilGoal *first = plan->goals->pdata[0];

      while (first->actions->len > 0)
        g_ptr_array_add (goal->actions, g_ptr_array_steal_index (first->actions, 0));
      g_ptr_array_remove_index (plan->goals, 0);
      letter = next_letter (letter);
      write_letter (plan, letter);
      if (!til_register_save_record (reg, plan, NULL) || !report (pipe_fd, NOTE_REPORT, letter))
        break;
    }
  _exit (1);
}

/* The letter that is stored: the one reported last, or the next that was saved but not reported. */
static guint8
assert_whole_plan (TilRegister *reg, gint64 plan_id, guint8 reported)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilPlan) plan = til_register_get_record (reg, TIL_RECORD_PLAN, plan_id, &error);
  char letter;
  guint n_actions = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (plan->goals->len, ==, 2);
  letter = ((TilGoal *)plan->goals->pdata[0])->text[0];
  g_assert_true (letter == (char)reported || letter == (char)next_letter (reported));
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      g_assert_cmpint (goal->text[0], ==, letter);
      n_actions += goal->actions->len;
      for (guint a = 0; a < goal->actions->len; a++)
        g_assert_cmpint (((TilAction *)goal->actions->pdata[a])->text[0], ==, letter);
    }
  g_assert_cmpuint (n_actions, ==, 3);
  return (guint8)letter;
}

static gint64
start_plan (TilRegister *reg)
{
  People people = add_people (reg, "Alma");
  g_autoptr (TilPlan) plan = new_plan (&people, til_date_today () - 10);

  write_letter (plan, 'a');
  return save_record (reg, plan);
}

static void
test_r15_plan_all_or_nothing (RegisterFixture *self, gconstpointer data)
{
  gint64 plan_id = start_plan (self->reg);
  guint8 letter = 'a';

  for (guint point = 1; point <= N_CRASH_POINTS; point++)
    {
      Saved saved = { .letter = letter };
      int fds[2], status = 0;
      pid_t pid;

      g_clear_pointer (&self->reg, til_register_close);
      g_assert_cmpint (pipe (fds), ==, 0);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          close (fds[0]);
          die_at_write (point);
          save_until_killed (self->path, plan_id, fds[1]);
        }
      close (fds[1]);
      while (read_report (fds[0], &saved))
        ;
      close (fds[0]);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));
      register_fixture_reopen (self);
      letter = assert_whole_plan (self->reg, plan_id, saved.letter);
      assert_sound (self->reg);
    }
}

static void
test_r15_full_while_saving_plan (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 plan_id = start_plan (self->reg);
  g_autoptr (TilPlan) plan = til_register_get_record (self->reg, TIL_RECORD_PLAN, plan_id, &error);
  g_autoptr (TilPlan) before = til_record_copy (plan);
  g_autoptr (TilPlan) after = NULL;
  g_autofree char *pragma = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                             number (self->reg, "PRAGMA page_count") + 3);
  g_autofree char *text = g_strnfill (300000, 'x');
  TilGoal *goal = til_record_add_part (plan, "goals");

  til_record_set_text (&goal->text, text);
  write_letter (plan, 'b');
  til_record_set_text (&goal->text, text);
  g_assert_cmpint (execute (self->reg, pragma), ==, SQLITE_OK);
  refuse_record (self->reg, plan, TIL_ERROR_FULL);
  g_assert_cmpint (goal->record.id, ==, 0);
  after = til_register_get_record (self->reg, TIL_RECORD_PLAN, plan_id, &error);
  g_assert_true (til_record_equal (after, before));
  assert_sound (self->reg);
  til_record_set_text (&goal->text, "Kort");
  save_record (self->reg, plan);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/crash/r15-killed-while-rating", test_r15_killed_while_rating);
  register_fixture_add ("/register/crash/r15-killed-at-every-write",
                        test_r15_killed_at_every_write);
  register_fixture_add ("/register/crash/r15-full-disk", test_r15_full_disk);
  register_fixture_add ("/register/crash/r15-full-while-saving-child",
                        test_r15_full_while_saving_child);
  register_fixture_add ("/register/crash/r15-many-writers", test_r15_many_writers);
  register_fixture_add ("/register/crash/busy", test_busy);
  register_fixture_add ("/register/crash/busy-at-commit", test_busy_at_commit);
  register_fixture_add ("/register/crash/r15-plan-all-or-nothing", test_r15_plan_all_or_nothing);
  register_fixture_add ("/register/crash/r15-full-while-saving-plan",
                        test_r15_full_while_saving_plan);
  return g_test_run ();
}
