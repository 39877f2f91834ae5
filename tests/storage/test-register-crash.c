/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What was shown as saved survives: a killed process, a full disk, another writer. */

#define N_ROUNDS 25
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

/* In the process that will be killed: rates the areas round and round and reports each saved
 * rating. */
static void
rate_until_killed (const char *path, gint64 voice_id, int pipe_fd)
{
  g_autoptr (TilRegister) reg = til_register_open (path, TIL_REGISTER_READ_WRITE, NULL);
  g_autoptr (TilWheel) wheel = reg ? til_register_get_wheel (reg, "girfec", 0, NULL) : NULL;
  guint8 steps[TIL_WHEEL_MAX_AREAS] = { 0 };

  for (guint i = 0; wheel; i++)
    {
      guint area = i % til_wheel_n_areas (wheel);
      guint8 step = (guint8)(i / til_wheel_n_areas (wheel) % 4 + 1);
      guint8 message[2] = { (guint8)area, step };

      if (!til_register_set_rating (reg, voice_id, til_wheel_area (wheel, area)->key, step,
                                    steps[area], NULL))
        break;
      steps[area] = step;
      if (write (pipe_fd, message, sizeof message) != sizeof message)
        break;
    }
  _exit (1);
}

/* Kills the writer when it has reported n_before ratings and then some moments more. */
static void
kill_after (pid_t pid, int pipe_fd, guint n_before, guint microseconds, guint8 *steps)
{
  guint8 message[2];
  guint n = 0;

  while (n < n_before && read (pipe_fd, message, sizeof message) == sizeof message)
    {
      steps[message[0]] = message[1];
      n++;
    }
  g_assert_cmpuint (n, ==, n_before);
  g_usleep (microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  while (read (pipe_fd, message, sizeof message) == sizeof message)
    steps[message[0]] = message[1];
}

/* Each area holds what was reported last, or the one rating that was saved but not yet reported. */
static void
assert_saved (TilRegister *reg, const Entered *entered, const guint8 *steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilMapping) mapping = til_register_get_mapping (reg, entered->mapping_id, &error);
  const TilVoice *voice;
  guint n_unreported = 0;

  g_assert_no_error (error);
  voice = til_mapping_find_voice (mapping, entered->voice_id);
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    {
      int stored = til_voice_step (voice, til_wheel_area (mapping->wheel, i)->key);

      if (stored == steps[i])
        continue;
      g_assert_cmpint (stored, ==, steps[i] % 4 + 1);
      n_unreported++;
    }
  g_assert_cmpuint (n_unreported, <=, 1);
}

static void
test_r15_killed_while_rating (RegisterFixture *self, gconstpointer data)
{
  for (int round = 0; round < N_ROUNDS; round++)
    {
      Entered entered = start_voice (self->reg);
      guint8 steps[TIL_WHEEL_MAX_AREAS] = { 0 };
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
                  (guint)g_test_rand_int_range (0, 3000), steps);
      close (fds[0]);
      register_fixture_reopen (self);
      assert_saved (self->reg, &entered, steps);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/crash/r15-killed-while-rating", test_r15_killed_while_rating);
  register_fixture_add ("/register/crash/r15-full-disk", test_r15_full_disk);
  register_fixture_add ("/register/crash/r15-full-while-saving-child",
                        test_r15_full_while_saving_child);
  register_fixture_add ("/register/crash/r15-many-writers", test_r15_many_writers);
  register_fixture_add ("/register/crash/busy", test_busy);
  register_fixture_add ("/register/crash/busy-at-commit", test_busy_at_commit);
  return g_test_run ();
}
