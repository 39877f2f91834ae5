/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <glib/gstdio.h>

void
register_fixture_set_up (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("til-register-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = register_fixture_file (self, "test.tillsammans");
  self->reg = til_register_create (self->path, &error);
  g_assert_no_error (error);
}

void
register_fixture_tear_down (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_pointer (&self->reg, til_register_close);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = register_fixture_file (self, name);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

void
register_fixture_reopen (RegisterFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->reg, til_register_close);
  self->reg = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
}

char *
register_fixture_file (RegisterFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

gint64
add_unit (TilRegister *reg, const char *name)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (GError) error = NULL;

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = TIL_UNIT_SCHOOL;
  til_register_save_unit (reg, unit, &error);
  g_assert_no_error (error);
  return unit->id;
}

gint64
add_staff (TilRegister *reg, const char *name)
{
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (GError) error = NULL;

  g_free (staff->name);
  staff->name = g_strdup (name);
  til_register_save_staff (reg, staff, &error);
  g_assert_no_error (error);
  return staff->id;
}

TilChild *
new_child (const char *given_name, const char *family_name)
{
  TilChild *child = til_child_new ();

  g_free (child->given_name);
  child->given_name = g_strdup (given_name);
  g_free (child->family_name);
  child->family_name = g_strdup (family_name);
  child->birth_date = til_date_new (2015, 3, 12);
  child->step = TIL_STEP_NOTICE;
  return child;
}

gint64
save_child (TilRegister *reg, TilChild *child)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  til_register_save_child (reg, child, &error);
  g_assert_no_error (error);
  id = child->id;
  til_child_free (child);
  return id;
}

gint64
add_child (TilRegister *reg, const char *given_name, const char *family_name)
{
  return save_child (reg, new_child (given_name, family_name));
}

void
assert_sound (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = til_register_check (reg, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *)problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

int
execute (TilRegister *reg, const char *sql)
{
  return sqlite3_exec (til_database_handle (reg->database), sql, NULL, NULL, NULL);
}

gint64
number (TilRegister *reg, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  til_database_get_number (reg->database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}
