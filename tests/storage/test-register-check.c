/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

#include "til-personnummer.h"

/* Each kind of fault, put in behind the program's back, is found and said in a sentence. */

static gint64
fill (TilRegister *reg)
{
  g_autoptr (GError) error = NULL;
  TilChild *child = new_child ("Hemlinda", "Berg");
  gint64 id, mapping, voice;

  child->personnummer = til_personnummer_new_test (child->birth_date, 4);
  id = save_child (reg, child);
  mapping = til_register_add_mapping (reg, id, "girfec", til_date_new (2026, 10, 1), &error);
  voice = til_register_add_voice (reg, mapping, TIL_VOICE_CHILD, 0, 0, &error);
  til_register_set_rating (reg, voice, "safe", 2, 0, &error);
  g_assert_no_error (error);
  assert_sound (reg);
  return id;
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *word; /* of the sentence */
} Fault;

static const Fault faults[] = {
  { "last-mapping", "UPDATE child SET last_mapping = '2020-01-01'", "last mapping" },
  { "no-last-mapping", "UPDATE child SET last_mapping = NULL", "last mapping" },
  { "open-voices", "UPDATE child SET open_voices = 0", "open voices" },
  { "step", "UPDATE child SET step = 'closed'", "history" },
  { "unknown-step", "UPDATE child SET step = 'dance'", "step" },
  { "name-key", "UPDATE child SET name_key = 'zz'", "sorted" },
  { "word", "DELETE FROM child_word WHERE word = 'berg'", "found" },
  { "extra-word", "INSERT INTO child_word VALUES ('other', 1)", "found" },
  { "personnummer", "UPDATE child SET personnummer = '201513459999'", "personnummer" },
  { "birth-date", "UPDATE child SET birth_date = '2015-03-13'", "birth date" },
  { "no-date", "UPDATE child SET birth_date = 'soon'", "birth date" },
  { "off-scale", "UPDATE rating SET step = 9", "scale" },
  { "no-area", "UPDATE rating SET area_key = 'nowhere'", "areas" },
  { "orphan", "PRAGMA foreign_keys = OFF; DELETE FROM voice; UPDATE child SET open_voices = 0",
    "missing" },
  { "log-line", "DROP TRIGGER log_keep_delete; DELETE FROM log WHERE id = 2", "log" },
  { "log-trigger", "DROP TRIGGER log_keep_update", "protects" },
  { "wheel-trigger", "DROP TRIGGER wheel_keep_delete", "protects" },
  { "wheel", "INSERT INTO wheel (key, version, xml) VALUES ('own', 1, '<wheel>')", "own 1" },
};

static void
test_fault (RegisterFixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean found = FALSE;

  fill (self->reg);
  g_assert_cmpint (execute (self->reg, fault->sql), ==, SQLITE_OK);
  problems = til_register_check (self->reg, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_test_message ("%s", (const char *)problems->pdata[i]);
      found = found || strstr (problems->pdata[i], fault->word);
      g_assert_null (strstr (problems->pdata[i], "Hemlinda"));
    }
  g_assert_true (found);
}

static void
test_r14_protected_though_forbidden (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  TilChild *child = new_child ("Hemlinda", "Berg");

  child->protected_identity = TRUE;
  save_child (self->reg, child);
  assert_sound (self->reg);
  g_assert_true (
      til_register_set_setting (self->reg, TIL_SETTING_PROTECTED_IDENTITY, "forbid", &error));
  problems = til_register_check (self->reg, &error);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_r14_unsearchable (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  fill (self->reg);
  g_assert_cmpint (execute (self->reg, "UPDATE child SET protected_identity = 1"), ==, SQLITE_OK);
  problems = til_register_check (self->reg, &error);
  g_assert_cmpuint (problems->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/register/check/", faults[i].name, NULL);

      g_test_add (path, RegisterFixture, &faults[i], register_fixture_set_up, test_fault,
                  register_fixture_tear_down);
    }
  register_fixture_add ("/register/check/r14-protected-though-forbidden",
                        test_r14_protected_though_forbidden);
  register_fixture_add ("/register/check/r14-unsearchable", test_r14_unsearchable);
  return g_test_run ();
}
