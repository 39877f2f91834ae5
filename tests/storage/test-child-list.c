/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"
#include "til-child-list.h"
#include "til-store-private.h"

typedef struct
{
  StoreFixture store;
  TilChildList *list; /* (owned) */
  guint n_emissions;
  guint position, removed, added;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *self)
{
  self->n_emissions++;
  self->position = position;
  self->removed = removed;
  self->added = added;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  store_fixture_set_up (&self->store, NULL);
  self->list = til_child_list_new (self->store.store);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  til_store_close (self->store.store);
  store_fixture_settle (&self->store);
  g_assert_finalize_object (g_steal_pointer (&self->list));
  store_fixture_tear_down (&self->store, NULL);
}

static void
wait_loaded (Fixture *self)
{
  while (til_child_list_get_loading (self->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_search (Fixture *self, const char *text)
{
  g_autoptr (TilChildQuery) query = til_child_query_new ();

  g_free (query->search);
  query->search = g_strdup (text);
  query->closed = TRUE;
  til_child_list_set_query (self->list, query);
}

static guint
n_items (Fixture *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static TilChildRow *
get_row (Fixture *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

static void
assert_name (Fixture *self, guint position, const char *name)
{
  g_autoptr (TilChildRow) row = get_row (self, position);

  while (til_child_row_get_summary (row) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (til_child_row_get_summary (row)->name, ==, name);
}

static gboolean
run_fill (TilRegister *reg, TilCall *call, GError **error)
{
  return til_register_fill_demo (reg, call->number, 1, NULL, NULL, error);
}

static void
fill (Fixture *self, guint n)
{
  g_autoptr (GError) error = NULL;
  TilCall *call = til_call_new ();

  call->number = (int)n;
  til_store_call (self->store.store, TIL_CALL_WRITE, run_fill, call, NULL, store_fixture_ready_cb,
                  &self->store);
  til_store_write_finish (self->store.store, store_fixture_wait (&self->store), &error);
  g_assert_no_error (error);
}

static void
add_three (Fixture *self)
{
  store_fixture_add_child (&self->store, "Östen", "Öhman");
  store_fixture_add_child (&self->store, "Anna", "Berg");
  store_fixture_add_child (&self->store, "Åsa", "Åberg");
}

static void
test_order (Fixture *self, gconstpointer data)
{
  add_three (self);
  set_search (self, NULL);
  g_assert_true (til_child_list_get_loading (self->list));
  wait_loaded (self);
  g_assert_cmpuint (n_items (self), ==, 3);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (self->list)) == TIL_TYPE_CHILD_ROW);
  assert_name (self, 0, "Anna Berg");
  assert_name (self, 1, "Åsa Åberg");
  assert_name (self, 2, "Östen Öhman");
  g_assert_null (get_row (self, 3));
}

/* The first page is there together with the ids: no row is empty when the list first shows. */
static void
test_first_page_at_once (Fixture *self, gconstpointer data)
{
  add_three (self);
  set_search (self, NULL);
  wait_loaded (self);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (TilChildRow) row = get_row (self, i);

      g_assert_nonnull (til_child_row_get_summary (row));
    }
}

static void
test_same_row_while_held (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildRow) first = NULL;
  g_autoptr (TilChildRow) again = NULL;
  gint64 id;
  guint position = 99;

  add_three (self);
  set_search (self, NULL);
  wait_loaded (self);
  first = get_row (self, 1);
  again = get_row (self, 1);
  g_assert_true (first == again);
  id = til_child_row_get_id (first);
  g_assert_true (til_child_list_find (self->list, id, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (til_child_list_find (self->list, 4711, NULL));
}

static void
test_refresh_is_minimal (Fixture *self, gconstpointer data)
{
  add_three (self);
  set_search (self, NULL);
  wait_loaded (self);
  self->n_emissions = 0;
  store_fixture_add_child (&self->store, "Carl", "Ceder");
  while (self->n_emissions == 0)
    g_main_context_iteration (NULL, TRUE);
  wait_loaded (self);
  g_assert_cmpuint (self->n_emissions, ==, 1);
  g_assert_cmpuint (self->position, ==, 1);
  g_assert_cmpuint (self->removed, ==, 0);
  g_assert_cmpuint (self->added, ==, 1);
  assert_name (self, 1, "Carl Ceder");
}

static void
notify_cb (GObject *row, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
refresh (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  til_store_set_setting_async (self->store.store, "any", "thing", NULL, store_fixture_ready_cb,
                               &self->store);
  til_store_write_finish (self->store.store, store_fixture_wait (&self->store), &error);
  g_assert_no_error (error);
  store_fixture_settle (&self->store);
  wait_loaded (self);
}

static void
test_refresh_without_change_is_silent (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildRow) row = NULL;
  guint n_notified = 0;

  add_three (self);
  set_search (self, NULL);
  wait_loaded (self);
  store_fixture_settle (&self->store);
  wait_loaded (self);
  row = get_row (self, 0);
  g_signal_connect (row, "notify::loaded", G_CALLBACK (notify_cb), &n_notified);
  self->n_emissions = 0;
  refresh (self);
  g_assert_cmpuint (self->n_emissions, ==, 0);
  g_assert_cmpuint (n_notified, ==, 0);
}

/* The row stays, what it shows follows the register. */
static void
test_changed_row_is_notified (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildRow) row = NULL;
  g_autoptr (TilChild) child = NULL;
  g_autoptr (GError) error = NULL;
  guint n_notified = 0;

  add_three (self);
  set_search (self, NULL);
  wait_loaded (self);
  row = get_row (self, 0);
  g_signal_connect (row, "notify::loaded", G_CALLBACK (notify_cb), &n_notified);
  self->n_emissions = 0;
  til_store_get_child_async (self->store.store, til_child_row_get_id (row), NULL,
                             store_fixture_ready_cb, &self->store);
  child = til_store_get_child_finish (self->store.store, store_fixture_wait (&self->store), &error);
  g_assert_no_error (error);
  child->step = TIL_STEP_COOPERATE;
  til_store_save_child_async (self->store.store, child, NULL, store_fixture_ready_cb, &self->store);
  til_store_id_finish (self->store.store, store_fixture_wait (&self->store), &error);
  g_assert_no_error (error);
  while (n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (til_child_row_get_summary (row)->step, ==, TIL_STEP_COOPERATE);
  g_assert_cmpuint (self->n_emissions, ==, 0);
}

/* A burst of keystrokes: one answer, that of the last. */
static void
test_latest_query_wins (Fixture *self, gconstpointer data)
{
  add_three (self);
  set_search (self, "b");
  set_search (self, "be");
  set_search (self, "berg");
  set_search (self, "öhm");
  wait_loaded (self);
  g_assert_cmpuint (self->n_emissions, ==, 1);
  g_assert_cmpuint (n_items (self), ==, 1);
  assert_name (self, 0, "Östen Öhman");
  store_fixture_settle (&self->store);
  g_assert_cmpuint (n_items (self), ==, 1);
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChildRow) far = NULL;
  g_autoptr (TilChildRow) neighbour = NULL;

  fill (self, 1000);
  set_search (self, NULL);
  wait_loaded (self);
  g_assert_cmpuint (n_items (self), >, 900);
  far = get_row (self, 700);
  g_assert_null (til_child_row_get_summary (far));
  while (til_child_row_get_summary (far) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (til_child_row_get_summary (far)->id, ==, til_child_row_get_id (far));
  neighbour = get_row (self, 701);
  g_assert_nonnull (til_child_row_get_summary (neighbour));
}

static void
gone_cb (gpointer data, GObject *row)
{
  (*(guint *)data)++;
}

/* Scrolling from end to end keeps only the last pages. */
static void
test_memory_does_not_grow (Fixture *self, gconstpointer data)
{
  guint n_gone = 0, n;

  fill (self, 1500);
  set_search (self, NULL);
  wait_loaded (self);
  n = n_items (self);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TilChildRow) row = get_row (self, i);

      while (til_child_row_get_summary (row) == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (i % 64 == 0)
        g_object_weak_ref (G_OBJECT (row), gone_cb, &n_gone);
    }
  g_assert_cmpuint (n_gone, >=, n / 64 - 5);
  for (guint i = 0; i < n; i += 64)
    {
      g_autoptr (TilChildRow) row = get_row (self, i);

      if (til_child_row_get_summary (row) != NULL)
        g_object_weak_unref (G_OBJECT (row), gone_cb, &n_gone);
    }
  store_fixture_settle (&self->store);
}

static void
failed_cb (TilChildList *list, GError *error, guint *n_failed)
{
  g_assert_nonnull (error);
  (*n_failed)++;
}

static void
test_failure_is_told (Fixture *self, gconstpointer data)
{
  guint n_failed = 0;

  add_three (self);
  set_search (self, NULL);
  wait_loaded (self);
  g_signal_connect (self->list, "failed", G_CALLBACK (failed_cb), &n_failed);
  til_store_close (self->store.store);
  set_search (self, "berg");
  wait_loaded (self);
  g_assert_cmpuint (n_failed, ==, 1);
  g_assert_cmpuint (n_items (self), ==, 3);
}

/* R14: the row is found by its number only, and shows neither name nor unit. */
static void
test_protected_row (Fixture *self, gconstpointer data)
{
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (TilChildRow) row = NULL;
  g_autoptr (GError) error = NULL;

  g_free (child->given_name);
  child->given_name = g_strdup ("Hemlig");
  child->birth_date = til_date_new (2014, 1, 2);
  child->protected_identity = TRUE;
  til_store_save_child_async (self->store.store, child, NULL, store_fixture_ready_cb, &self->store);
  til_store_id_finish (self->store.store, store_fixture_wait (&self->store), &error);
  g_assert_no_error (error);
  set_search (self, "Hemlig");
  wait_loaded (self);
  g_assert_cmpuint (n_items (self), ==, 0);
  set_search (self, NULL);
  wait_loaded (self);
  row = get_row (self, 0);
  g_assert_null (strstr (til_child_row_get_summary (row)->name, "Hemlig"));
  g_assert_cmpstr (til_child_row_get_summary (row)->unit, ==, "");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/child-list/order", test_order);
  ADD ("/child-list/first-page-at-once", test_first_page_at_once);
  ADD ("/child-list/same-row-while-held", test_same_row_while_held);
  ADD ("/child-list/refresh-is-minimal", test_refresh_is_minimal);
  ADD ("/child-list/refresh-without-change-is-silent", test_refresh_without_change_is_silent);
  ADD ("/child-list/changed-row-is-notified", test_changed_row_is_notified);
  ADD ("/child-list/latest-query-wins", test_latest_query_wins);
  ADD ("/child-list/pages", test_pages);
  ADD ("/child-list/memory-does-not-grow", test_memory_does_not_grow);
  ADD ("/child-list/failure-is-told", test_failure_is_told);
  ADD ("/child-list/r14-protected-row", test_protected_row);
  return g_test_run ();
}
