/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <glib/gstdio.h>

static void
conflict_cb (Fixture *fixture, const char *text, gint64 voice, const char *area, int step)
{
  g_free (fixture->conflict);
  fixture->conflict = g_strdup (text);
  fixture->conflict_step = step;
}

static void
failed_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->failure);
  fixture->failure = g_strdup (text);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  fixture->store = til_store_open_finish (result, &error);
  g_assert_no_error (error);
}

void
fixture_open (Fixture *fixture)
{
  til_store_open_async (fixture->path, FALSE, NULL, opened_cb, fixture);
  WAIT_UNTIL (fixture->store != NULL);
  fixture->session = til_mapping_session_new (fixture->store, fixture->child_id);
  g_signal_connect_swapped (fixture->session, "conflict", G_CALLBACK (conflict_cb), fixture);
  g_signal_connect_swapped (fixture->session, "failed", G_CALLBACK (failed_cb), fixture);
  til_mapping_session_load (fixture->session);
  WAIT_UNTIL (til_mapping_session_is_loaded (fixture->session));
}

void
fixture_close (Fixture *fixture)
{
  if (fixture->session != NULL)
    til_mapping_session_close (fixture->session);
  g_clear_object (&fixture->session);
  til_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) made = NULL;
  g_autoptr (TilChild) child = til_child_new ();
  g_autoptr (TilUnit) unit = til_unit_new ();

  fixture->folder = g_dir_make_tmp ("til-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "register.tillsammans", NULL);
  made = til_register_create (fixture->path, &error);
  g_assert_no_error (error);

  g_free (unit->name);
  unit->name = g_strdup ("Björkskolan");
  unit->kind = TIL_UNIT_SCHOOL;
  g_assert_true (til_register_save_unit (made, unit, &error));
  fixture->unit_id = unit->id;

  g_free (child->given_name);
  child->given_name = g_strdup ("Åsa");
  g_free (child->family_name);
  child->family_name = g_strdup ("Öberg");
  child->birth_date = til_date_new (2017, 3, 4);
  for (int i = 0; i < 2; i++)
    {
      TilGuardian *guardian = til_guardian_new ();

      g_free (guardian->name);
      guardian->name = g_strdup (i == 0 ? "Fatima" : "Lars");
      g_ptr_array_add (child->guardians, guardian);
    }
  g_assert_true (til_register_save_child (made, child, &error));
  g_assert_no_error (error);
  fixture->child_id = child->id;
  g_clear_pointer (&made, til_register_close);

  fixture_open (fixture);
  for (int i = 0; i < 2; i++)
    fixture->guardian_ids[i] = ((TilGuardian *)g_ptr_array_index (
                                    til_mapping_session_get_child (fixture->session)->guardians, i))
                                   ->id;
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->conflict);
  g_free (fixture->failure);
}

void
fixture_wait_saved (Fixture *fixture)
{
  int state = TIL_SAVE_SAVING;

  til_mapping_session_flush (fixture->session);
  WAIT_UNTIL (
      (g_object_get (fixture->session, "save-state", &state, NULL), state == TIL_SAVE_SAVED));
}

void
fixture_add_mapping (Fixture *fixture, const char *wheel, TilDate date)
{
  guint before = til_mapping_session_get_mappings (fixture->session)->len;

  til_mapping_session_add_mapping (fixture->session, wheel, date);
  WAIT_UNTIL (til_mapping_session_get_mappings (fixture->session)->len == before + 1);
}

gint64
fixture_add_voice (Fixture *fixture, TilVoiceKind kind, gint64 guardian_id, gint64 unit_id)
{
  gint64 before = til_mapping_session_get_entering (fixture->session);

  til_mapping_session_add_voice (fixture->session, kind, guardian_id, unit_id);
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) != before);
  return til_mapping_session_get_entering (fixture->session);
}

void
fixture_finish (Fixture *fixture)
{
  til_mapping_session_finish_voice (fixture->session);
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) == 0);
}

int
fixture_stored_step (Fixture *fixture, gint64 voice_id, const char *area, char **note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (fixture->path, TIL_REGISTER_READ_WRITE, &error);
  g_autoptr (GPtrArray) mappings = NULL;

  g_assert_no_error (error);
  mappings = til_register_list_mappings (other, fixture->child_id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < mappings->len; i++)
    {
      const TilVoice *voice = til_mapping_find_voice (g_ptr_array_index (mappings, i), voice_id);
      const TilRating *rating = voice != NULL ? til_voice_find_rating (voice, area) : NULL;

      if (rating != NULL && note != NULL)
        *note = g_strdup (rating->note);
      if (voice != NULL)
        return til_voice_step (voice, area);
    }
  return -1;
}

const char *
fixture_area (Fixture *fixture, guint area)
{
  return til_wheel_area (til_mapping_session_get_mapping (fixture->session)->wheel, area)->key;
}
