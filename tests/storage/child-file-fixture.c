/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "child-file-fixture.h"

void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL;

  register_fixture_set_up (&self->sender, data);
  til_register_fill_demo (self->sender.reg, CHILDREN, 5, NULL, NULL, &error);
  g_assert_no_error (error);
  other = register_fixture_file (&self->sender, "other.tillsammans");
  self->receiver = til_register_create (other, &error);
  g_assert_no_error (error);
  self->path = register_fixture_file (&self->sender, "child.json");
}

void
tear_down (Fixture *self, gconstpointer data)
{
  til_register_close (self->receiver);
  g_free (self->path);
  register_fixture_tear_down (&self->sender, data);
}

void
export_child (Fixture *self, TilRegister *reg, gint64 child_id, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;

  til_register_export_child (reg, child_id, unit_id, self->path, &error);
  g_assert_no_error (error);
}

TilChildFile *
read_file (Fixture *self, TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  TilChildFile *file = til_register_read_child_file (reg, self->path, &error);

  g_assert_no_error (error);
  return file;
}

JsonNode *
read_root (Fixture *self)
{
  g_autofree char *text = NULL;
  JsonNode *root;

  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  root = json_from_string (text, NULL);
  g_assert_nonnull (root);
  return root;
}
