/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

void
store_fixture_ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  StoreFixture *self = data;

  g_set_object (&self->result, result);
}

GAsyncResult *
store_fixture_wait (StoreFixture *self)
{
  g_clear_object (&self->result);
  while (self->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return self->result;
}

void
store_fixture_settle (StoreFixture *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_changed_cb (StoreFixture *self)
{
  self->n_changed++;
}

void
store_fixture_set_up (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("til-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.tillsammans", NULL);
  til_store_open_async (self->path, TRUE, NULL, store_fixture_ready_cb, self);
  self->store = til_store_open_finish (store_fixture_wait (self), &error);
  g_assert_no_error (error);
  til_store_set_actor (self->store, 0, "Test");
  g_signal_connect_swapped (self->store, "changed", G_CALLBACK (count_changed_cb), self);
}

void
store_fixture_tear_down (StoreFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&self->result);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      til_store_close (self->store);
      store_fixture_settle (self);
      g_assert_finalize_object (g_steal_pointer (&self->store));
    }
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

gint64
store_fixture_add_child (StoreFixture *self, const char *given_name, const char *family_name)
{
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_free (child->given_name);
  child->given_name = g_strdup (given_name);
  g_free (child->family_name);
  child->family_name = g_strdup (family_name);
  child->birth_date = til_date_new (2015, 3, 12);
  til_store_save_child_async (self->store, child, NULL, store_fixture_ready_cb, self);
  id = til_store_id_finish (self->store, store_fixture_wait (self), &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}
