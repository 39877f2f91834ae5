/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "til-store-private.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_child_and_back (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = NULL;
  gint64 id = store_fixture_add_child (self, "Åsa", "Öhman");

  til_store_get_child_async (self->store, id, NULL, store_fixture_ready_cb, self);
  child = til_store_get_child_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (child->given_name, ==, "Åsa");
  g_assert_cmpint (child->id, ==, id);
}

static void
test_error_is_answered (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  til_store_get_child_async (self->store, 4711, NULL, store_fixture_ready_cb, self);
  g_assert_null (til_store_get_child_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_unset_setting_is_no_error (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *unset = NULL;
  g_autofree char *set = NULL;

  til_store_get_setting_async (self->store, "no-such", NULL, store_fixture_ready_cb, self);
  unset = til_store_get_setting_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_null (unset);

  til_store_set_setting_async (self->store, TIL_SETTING_PROTECTED_IDENTITY, "forbid", NULL,
                               store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);
  til_store_get_setting_async (self->store, TIL_SETTING_PROTECTED_IDENTITY, NULL,
                               store_fixture_ready_cb, self);
  set = til_store_get_setting_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (set, ==, "forbid");
}

/* What a whole round of mapping needs, in the order that the window uses it. */
static void
test_mapping (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mappings = NULL;
  const TilMapping *mapping;
  const TilVoice *voice;
  gint64 child_id = store_fixture_add_child (self, "Liam", "Ek");
  gint64 mapping_id, voice_id;

  til_store_add_mapping_async (self->store, child_id, "girfec", til_date_today (), NULL,
                               store_fixture_ready_cb, self);
  mapping_id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  til_store_add_voice_async (self->store, mapping_id, TIL_VOICE_CHILD, 0, 0, NULL,
                             store_fixture_ready_cb, self);
  voice_id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  til_store_set_rating_async (self->store, voice_id, "safe", 3, 0, NULL, store_fixture_ready_cb,
                              self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_set_note_async (self->store, voice_id, "safe", "hemma", TRUE, NULL, NULL,
                            store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_set_voice_open_async (self->store, voice_id, FALSE, NULL, store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_set_next_step_async (self->store, mapping_id, "Vi ses igen.", NULL, NULL,
                                 store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_set_reason_async (self->store, mapping_id, "safe", "olika dagar", NULL, NULL,
                              store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);

  til_store_list_mappings_async (self->store, child_id, NULL, store_fixture_ready_cb, self);
  mappings = til_store_list_mappings_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mappings->len, ==, 1);
  mapping = mappings->pdata[0];
  g_assert_cmpstr (mapping->next_step, ==, "Vi ses igen.");
  g_assert_cmpstr (til_mapping_reason (mapping, "safe"), ==, "olika dagar");
  voice = mapping->voices->pdata[0];
  g_assert_false (voice->open);
  g_assert_cmpint (til_voice_step (voice, "safe"), ==, 3);
  g_assert_cmpstr (til_voice_find_rating (voice, "safe")->note, ==, "hemma");

  til_store_set_rating_async (self->store, voice_id, "safe", 1, 3, NULL, store_fixture_ready_cb,
                              self);
  g_assert_false (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_delete_and_restore (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GArray) without = NULL;
  g_autoptr (GArray) with = NULL;
  gint64 id = store_fixture_add_child (self, "Liam", "Ek");

  til_store_set_deleted_async (self->store, TIL_DELETE_CHILD, id, TRUE, NULL,
                               store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_query_children_async (self->store, query, NULL, store_fixture_ready_cb, self);
  without = til_store_query_children_finish (self->store, store_fixture_wait (self), &error);
  g_assert_cmpuint (without->len, ==, 0);
  til_store_set_deleted_async (self->store, TIL_DELETE_CHILD, id, FALSE, NULL,
                               store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_query_children_async (self->store, query, NULL, store_fixture_ready_cb, self);
  with = til_store_query_children_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (with->len, ==, 1);
  g_assert_cmpint (g_array_index (with, gint64, 0), ==, id);
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean reached;
} Barrier;

/* On the worker. */
static gboolean
barrier_run (TilRegister *reg, TilCall *call, GError **error)
{
  Barrier *barrier = call->object;

  g_mutex_lock (&barrier->mutex);
  barrier->reached = TRUE;
  g_cond_signal (&barrier->cond);
  g_mutex_unlock (&barrier->mutex);
  return TRUE;
}

/* Waits, without turning the main loop, until the worker has done all that was queued. */
static void
wait_for_worker (StoreFixture *self)
{
  TilCall *call = til_call_new ();
  Barrier barrier = { .reached = FALSE };

  g_mutex_init (&barrier.mutex);
  g_cond_init (&barrier.cond);
  call->object = &barrier;
  til_store_call (self->store, TIL_CALL_READ, barrier_run, call, NULL, NULL, NULL);
  g_mutex_lock (&barrier.mutex);
  while (!barrier.reached)
    g_cond_wait (&barrier.cond, &barrier.mutex);
  g_mutex_unlock (&barrier.mutex);
  g_mutex_clear (&barrier.mutex);
  g_cond_clear (&barrier.cond);
}

static void
test_changed_is_coalesced (StoreFixture *self, gconstpointer data)
{
  store_fixture_settle (self);
  self->n_changed = 0;
  for (guint i = 0; i < 50; i++)
    til_store_set_setting_async (self->store, "number", i % 2 ? "odd" : "even", NULL, NULL, NULL);
  wait_for_worker (self);
  store_fixture_settle (self);
  g_assert_cmpuint (self->n_changed, ==, 1);
}

static void
test_reading_changes_nothing (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) wheels = NULL;

  store_fixture_settle (self);
  self->n_changed = 0;
  til_store_list_units_async (self->store, NULL, store_fixture_ready_cb, self);
  units = til_store_list_units_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  til_store_list_wheels_async (self->store, NULL, store_fixture_ready_cb, self);
  wheels = til_store_list_wheels_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wheels->len, >=, 7);
  store_fixture_settle (self);
  g_assert_cmpuint (self->n_changed, ==, 0);
}

static gboolean
count_run (TilRegister *reg, TilCall *call, GError **error)
{
  g_atomic_int_inc ((gint *)call->object);
  return TRUE;
}

/* On the worker: waits until the test lets it go on. */
static gboolean
wait_run (TilRegister *reg, TilCall *call, GError **error)
{
  GMutex *gate = call->object;

  g_mutex_lock (gate);
  g_mutex_unlock (gate);
  return TRUE;
}

/* A keystroke that was overtaken costs nothing. */
static void
test_cancelled_before_its_turn (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GMutex gate;
  gint n_runs = 0;
  TilCall *blocking = til_call_new ();
  TilCall *cancelled = til_call_new ();

  g_mutex_init (&gate);
  g_mutex_lock (&gate);
  blocking->object = &gate;
  til_store_call (self->store, TIL_CALL_READ, wait_run, blocking, NULL, NULL, NULL);
  cancelled->object = &n_runs;
  til_store_call (self->store, TIL_CALL_READ, count_run, cancelled, cancellable,
                  store_fixture_ready_cb, self);
  g_cancellable_cancel (cancellable);
  g_mutex_unlock (&gate);
  g_assert_null (til_store_call_finish (self->store, store_fixture_wait (self), count_run, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_runs, ==, 0);
  g_mutex_clear (&gate);
}

static void
test_close_waits_for_writes (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) reg = NULL;
  g_autofree char *value = NULL;

  for (guint i = 0; i < 20; i++)
    til_store_set_setting_async (self->store, "number", i < 19 ? "before" : "last", NULL, NULL,
                                 NULL);
  til_store_close (self->store);
  reg = til_register_open (self->path, TIL_REGISTER_READ_ONLY, &error);
  g_assert_no_error (error);
  value = til_register_get_setting (reg, "number", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "last");
}

static void
test_closed_says_so (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  til_store_close (self->store);
  til_store_list_units_async (self->store, NULL, store_fixture_ready_cb, self);
  g_assert_null (til_store_list_units_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_FAILED);
}

static void
test_open_missing (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "none.tillsammans", NULL);

  til_store_open_async (path, FALSE, NULL, store_fixture_ready_cb, self);
  g_assert_null (til_store_open_finish (store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* A register that may not be written is opened for reading, and a write is refused. */
static void
test_read_only (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_store_get_read_only (self->store));
  if (geteuid () == 0)
    {
      g_test_skip ("root may write everything");
      return;
    }
  til_store_close (self->store);
  g_signal_handlers_disconnect_by_data (self->store, self);
  store_fixture_settle (self);
  g_clear_object (&self->result);
  g_clear_object (&self->store);
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  til_store_open_async (self->path, FALSE, NULL, store_fixture_ready_cb, self);
  self->store = til_store_open_finish (store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_true (til_store_get_read_only (self->store));
  til_store_set_setting_async (self->store, "any", "thing", NULL, store_fixture_ready_cb, self);
  g_assert_false (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_READ_ONLY);
}

static void
test_backup (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) copy = NULL;
  g_autofree char *target = g_build_filename (self->folder, "copy.tillsammans", NULL);

  store_fixture_add_child (self, "Liam", "Ek");
  til_store_backup_async (self->store, target, NULL, store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);
  copy = til_register_open (target, TIL_REGISTER_READ_ONLY, &error);
  g_assert_no_error (error);
  til_store_backup_async (self->store, target, NULL, store_fixture_ready_cb, self);
  g_assert_false (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_nonnull (error);
}

/* Two windows on one child: the second is told, and the first one's words stay (R15). */
static void
test_conflict (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = NULL;
  g_autoptr (TilChild) now = NULL;
  gint64 id = store_fixture_add_child (self, "Liam", "Ek");

  til_store_get_child_async (self->store, id, NULL, store_fixture_ready_cb, self);
  child = til_store_get_child_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  child->note = g_strdup ("first");
  til_store_save_child_async (self->store, child, NULL, store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, id);
  g_assert_no_error (error);
  g_free (child->note);
  child->note = g_strdup ("second");
  til_store_save_child_async (self->store, child, NULL, store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  til_store_get_child_async (self->store, id, NULL, store_fixture_ready_cb, self);
  now = til_store_get_child_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (now->note, ==, "first");
}

/* R16: who acts is the one that the store was told. */
static void
test_log (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = NULL;
  gint64 id;

  til_store_set_actor (self->store, 0, "Karin");
  id = store_fixture_add_child (self, "Liam", "Ek");
  til_store_list_log_async (self->store, id, 10, NULL, store_fixture_ready_cb, self);
  log = til_store_list_log_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (log->len, >=, 1);
  g_assert_cmpstr (((TilLogEntry *)log->pdata[0])->who, ==, "Karin");
}

static void
test_own_context (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = NULL;

  store_fixture_settle (self);
  g_main_context_push_thread_default (context);
  til_store_list_units_async (self->store, NULL, store_fixture_ready_cb, self);
  g_clear_object (&self->result);
  while (self->result == NULL)
    g_main_context_iteration (context, TRUE);
  units = til_store_list_units_finish (self->store, self->result, &error);
  g_main_context_pop_thread_default (context);
  g_assert_no_error (error);
  g_assert_nonnull (units);
}

typedef struct
{
  guint n_calls;
  guint done;
  guint total;
  GThread *thread;
} Progress;

static void
progress_cb (guint done, guint total, gpointer data)
{
  Progress *progress = data;

  progress->n_calls++;
  progress->done = done;
  progress->total = total;
  progress->thread = g_thread_self ();
}

static void
write_class_list (StoreFixture *self, const char *name, const char *text, char **path)
{
  g_autoptr (GError) error = NULL;

  *path = g_build_filename (self->folder, name, NULL);
  g_file_set_contents (*path, text, -1, &error);
  g_assert_no_error (error);
}

static guint
count_children (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChildQuery) query = til_child_query_new ();
  g_autoptr (GArray) ids = NULL;

  til_store_query_children_async (self->store, query, NULL, store_fixture_ready_cb, self);
  ids = til_store_query_children_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  return ids->len;
}

static void
test_import_50000 (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("given_name,family_name,birth_date,unit\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Progress progress = { 0 };

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "Elev%u,Ek,2015-03-12,Ekhagens skola\n", i);
  write_class_list (self, "class.csv", text->str, &path);
  til_store_import_children_async (self->store, path, progress_cb, &progress, NULL,
                                   store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (progress.n_calls, >, 0);
  g_assert_cmpuint (progress.done, ==, 50000);
  g_assert_cmpuint (progress.total, ==, 50000);
  g_assert_true (progress.thread == g_thread_self ());
  g_assert_cmpuint (count_children (self), ==, 50000);
}

/* The bad number stands on line 17; the 49,999 good lines are not taken either. */
static void
test_import_r18_all_or_nothing (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("given_name,family_name,personnummer,birth_date\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TilClassList) list = NULL;
  g_autofree char *path = NULL;
  const TilClassListProblem *problem;

  for (guint line = 2; line <= 50001; line++)
    g_string_append_printf (text, "Elev%u,Ek,%s,2015-03-12\n", line,
                            line == 17 ? "20150312-9801" : "");
  write_class_list (self, "class.csv", text->str, &path);
  til_store_read_class_list_async (self->store, path, NULL, store_fixture_ready_cb, self);
  list = til_store_read_class_list_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->problems->len, ==, 1);
  problem = list->problems->pdata[0];
  g_assert_cmpuint (problem->line, ==, 17);

  til_store_import_children_async (self->store, path, NULL, NULL, NULL, store_fixture_ready_cb,
                                   self);
  g_assert_false (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_cmpuint (count_children (self), ==, 0);
}

static void
test_import_missing_column (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  write_class_list (self, "class.csv", "family_name,birth_date\nEk,2015-03-12\n", &path);
  til_store_read_class_list_async (self->store, path, NULL, store_fixture_ready_cb, self);
  g_assert_null (til_store_read_class_list_finish (self->store, store_fixture_wait (self), &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "given_name"));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/child-and-back", test_child_and_back);
  ADD ("/store/error-is-answered", test_error_is_answered);
  ADD ("/store/unset-setting-is-no-error", test_unset_setting_is_no_error);
  ADD ("/store/r2-mapping", test_mapping);
  ADD ("/store/r15-delete-and-restore", test_delete_and_restore);
  ADD ("/store/changed-is-coalesced", test_changed_is_coalesced);
  ADD ("/store/reading-changes-nothing", test_reading_changes_nothing);
  ADD ("/store/cancelled-before-its-turn", test_cancelled_before_its_turn);
  ADD ("/store/r15-close-waits-for-writes", test_close_waits_for_writes);
  ADD ("/store/closed-says-so", test_closed_says_so);
  ADD ("/store/open-missing", test_open_missing);
  ADD ("/store/read-only", test_read_only);
  ADD ("/store/backup", test_backup);
  ADD ("/store/r15-conflict", test_conflict);
  ADD ("/store/r16-log", test_log);
  ADD ("/store/own-context", test_own_context);
  ADD ("/store/import-50000", test_import_50000);
  ADD ("/store/import-r18-all-or-nothing", test_import_r18_all_or_nothing);
  ADD ("/store/import-missing-column", test_import_missing_column);
  return g_test_run ();
}
