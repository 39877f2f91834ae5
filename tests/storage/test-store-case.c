/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "til-store-case.h"

/* The case through the store: each call comes back with what the register has. */

static gint64
save (StoreFixture *self, gconstpointer record)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  til_store_save_record_async (self->store, record, NULL, store_fixture_ready_cb, self);
  id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static TilCase *
get_case (StoreFixture *self, gint64 child_id)
{
  g_autoptr (GError) error = NULL;
  TilCase *kase;

  til_store_get_case_async (self->store, child_id, NULL, store_fixture_ready_cb, self);
  kase = til_store_get_case_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  return kase;
}

static TilObservation *
new_observation (gint64 child_id)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = child_id;
  observation->date = til_date_today () - 1;
  til_record_set_text (&observation->text, "Sitter ensam");
  return observation;
}

static void
set_deleted (StoreFixture *self, gint64 id, gboolean deleted)
{
  g_autoptr (GError) error = NULL;

  til_store_set_record_deleted_async (self->store, TIL_RECORD_OBSERVATION, id, deleted, NULL,
                                      store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);
}

static void
test_records (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = store_fixture_add_child (self, "Alma", "Berg");
  g_autoptr (TilObservation) observation = new_observation (child_id);
  g_autoptr (TilObservation) read = NULL;
  g_autoptr (TilCase) with = NULL;
  g_autoptr (TilCase) without = NULL;
  guint n_changed;
  gint64 id = save (self, observation);

  /* The caller's own record is left as it was. */
  g_assert_cmpint (observation->record.id, ==, 0);
  til_store_get_record_async (self->store, TIL_RECORD_OBSERVATION, id, NULL, store_fixture_ready_cb,
                              self);
  read = til_store_get_record_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->text, ==, "Sitter ensam");
  store_fixture_settle (self);
  n_changed = self->n_changed;
  til_record_set_text (&read->tried, "Samtal");
  g_assert_cmpint (save (self, read), ==, id);
  store_fixture_settle (self);
  g_assert_cmpuint (self->n_changed, >, n_changed);
  with = get_case (self, child_id);
  g_assert_cmpuint (with->records[TIL_RECORD_OBSERVATION]->len, ==, 1);
  set_deleted (self, id, TRUE);
  without = get_case (self, child_id);
  g_assert_cmpuint (without->records[TIL_RECORD_OBSERVATION]->len, ==, 0);
  set_deleted (self, id, FALSE);
  til_store_save_record_async (self->store, read, NULL, store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
}

static void
test_refused (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = store_fixture_add_child (self, "Alma", "Berg");
  g_autoptr (TilObservation) observation = new_observation (child_id);

  til_record_set_text (&observation->text, NULL);
  til_store_save_record_async (self->store, observation, NULL, store_fixture_ready_cb, self);
  g_assert_cmpint (til_store_id_finish (self->store, store_fixture_wait (self), &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_INVALID);
}

static void
test_lists (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);
  g_autoptr (GPtrArray) teams = NULL;
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GArray) enrolled = NULL;

  til_record_set_text (&team->name, "Barnombudsteamet");
  team->age_to = 18;
  meeting->team_id = save (self, team);
  til_record_set_text (&meeting->kind, TIL_MEETING_ADVOCATE_TEAM);
  meeting->date = til_date_today ();
  save (self, meeting);
  til_store_list_records_async (self->store, TIL_RECORD_TEAM, NULL, store_fixture_ready_cb, self);
  teams = til_store_list_records_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (teams->len, ==, 1);
  til_store_list_team_meetings_async (self->store, meeting->team_id, NULL, store_fixture_ready_cb,
                                      self);
  meetings = til_store_list_records_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 1);
  til_store_list_enrolled_async (self->store, meeting->team_id, til_date_today (), NULL,
                                 store_fixture_ready_cb, self);
  enrolled = til_store_list_enrolled_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (enrolled->len, ==, 0);
}

static void
test_step_and_agenda (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = store_fixture_add_child (self, "Alma", "Berg");
  TilAgendaQuery query = { .from = til_date_today (), .to = til_date_today () + 6 };
  g_autoptr (GPtrArray) items = NULL;
  const TilAgendaItem *item;

  til_store_set_step_async (self->store, child_id, TIL_STEP_MAP, til_date_today (), NULL,
                            store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  til_store_list_agenda_async (self->store, &query, NULL, store_fixture_ready_cb, self);
  items = til_store_list_agenda_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpint (item->kind, ==, TIL_AGENDA_NO_NEXT_STEP);
  g_assert_cmpint (item->child_id, ==, child_id);
}

static void
test_actor (StoreFixture *self, gconstpointer data)
{
  g_assert_cmpint (til_store_get_actor (self->store), ==, 0);
  til_store_set_actor (self->store, 7, "Sara Lind");
  g_assert_cmpint (til_store_get_actor (self->store), ==, 7);
}

static void
test_handover (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = store_fixture_add_child (self, "Alma", "Berg");
  g_autoptr (TilObservation) observation = new_observation (child_id);
  g_autofree char *path = g_build_filename (self->folder, "alma.json", NULL);
  g_autoptr (TilCase) merged = NULL;
  TilChildFile *file;
  gint64 id;

  save (self, observation);
  til_store_export_child_async (self->store, child_id, 0, path, NULL, store_fixture_ready_cb, self);
  g_assert_true (til_store_write_finish (self->store, store_fixture_wait (self), &error));
  g_assert_no_error (error);
  til_store_read_child_file_async (self->store, path, NULL, store_fixture_ready_cb, self);
  file = til_store_read_child_file_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->kase->child->given_name, ==, "Alma");
  til_store_import_child_async (self->store, file, 0, NULL, store_fixture_ready_cb, self);
  id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  merged = get_case (self, id);
  g_assert_cmpuint (merged->records[TIL_RECORD_OBSERVATION]->len, ==, 1);
}

static void
add (const char *path, void (*function) (StoreFixture *, gconstpointer))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, function, store_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/store-case/records", test_records);
  add ("/store-case/refused", test_refused);
  add ("/store-case/lists", test_lists);
  add ("/store-case/step-and-agenda", test_step_and_agenda);
  add ("/store-case/actor", test_actor);
  add ("/store-case/handover", test_handover);
  return g_test_run ();
}
