/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "til-locale.h"

/* As another computer would write. */
static void
write_from_outside (Fixture *fixture, gint64 voice_id, const char *area, int step, const char *note)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister)
      other = til_register_open (fixture->path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  if (note != NULL)
    til_register_set_note (other, voice_id, area, note, FALSE, NULL, &error);
  else
    til_register_set_rating (other, voice_id, area, step, TIL_NOT_DISCUSSED, &error);
  g_assert_no_error (error);
}

static void
test_blind_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) voices = NULL;
  gint64 child, guardian;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  child = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  g_assert_true (til_mapping_session_set_step (fixture->session, 0, 1));
  fixture_finish (fixture);

  guardian = fixture_add_voice (fixture, TIL_VOICE_GUARDIAN, fixture->guardian_ids[0], 0);
  voices = til_mapping_session_visible_voices (fixture->session);
  g_assert_cmpuint (voices->len, ==, 1);
  g_assert_cmpint (((TilVoice *)g_ptr_array_index (voices, 0))->id, ==, guardian);
  g_assert_cmpint (til_voice_step (g_ptr_array_index (voices, 0), fixture_area (fixture, 0)), ==,
                   TIL_NOT_DISCUSSED);
  g_clear_pointer (&voices, g_ptr_array_unref);

  /* Hiding does not bring others out while one is entered. */
  til_mapping_session_set_voice_shown (fixture->session, child, TRUE);
  voices = til_mapping_session_visible_voices (fixture->session);
  g_assert_cmpuint (voices->len, ==, 1);
  g_clear_pointer (&voices, g_ptr_array_unref);

  g_assert_true (til_mapping_session_set_step (fixture->session, 0, 3));
  fixture_finish (fixture);
  voices = til_mapping_session_visible_voices (fixture->session);
  g_assert_cmpuint (voices->len, ==, 2);
  g_assert_false (til_mapping_session_set_step (fixture->session, 0, 2));
}

static void
test_earlier_hidden_while_entering (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) drawn = NULL;
  gint64 first;

  fixture_add_mapping (fixture, "girfec", til_date_add_months (til_date_today (), -6));
  first = til_mapping_session_get_mapping (fixture->session)->id;
  fixture_add_mapping (fixture, "girfec", til_date_today ());
  g_assert_true (til_mapping_session_set_earlier_shown (fixture->session, first, TRUE, NULL));
  drawn = til_mapping_session_drawn (fixture->session);
  g_assert_cmpuint (drawn->len, ==, 2);
  g_assert_cmpint (((TilMapping *)g_ptr_array_index (drawn, 0))->id, ==, first);
  g_clear_pointer (&drawn, g_ptr_array_unref);

  fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  drawn = til_mapping_session_drawn (fixture->session);
  g_assert_cmpuint (drawn->len, ==, 1);
}

static void
test_three_mappings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[4];

  for (int i = 0; i < 4; i++)
    {
      fixture_add_mapping (fixture, "girfec", til_date_add_months (til_date_today (), i - 3));
      ids[i] = til_mapping_session_get_mapping (fixture->session)->id;
    }
  g_assert_true (til_mapping_session_set_earlier_shown (fixture->session, ids[0], TRUE, NULL));
  g_assert_true (til_mapping_session_set_earlier_shown (fixture->session, ids[1], TRUE, NULL));
  g_assert_false (til_mapping_session_set_earlier_shown (fixture->session, ids[2], TRUE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
}

static void
test_rating_saved (Fixture *fixture, gconstpointer data)
{
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  /* Faster than the disk: the last one counts. */
  for (int step = 1; step <= 4; step++)
    g_assert_true (til_mapping_session_set_step (fixture->session, 1, step));
  g_assert_true (til_mapping_session_set_step (fixture->session, 1, 2));
  g_assert_false (til_mapping_session_set_step (fixture->session, 1, 99));
  fixture_wait_saved (fixture);
  g_assert_cmpint (fixture_stored_step (fixture, voice, fixture_area (fixture, 1), NULL), ==, 2);
  g_assert_null (fixture->conflict);
}

static void
test_close_saves_words (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  g_autofree char *key = NULL;
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  key = g_strdup (fixture_area (fixture, 2));
  g_assert_true (til_mapping_session_set_note (fixture->session, 2, "Vill gå hem", TRUE));
  fixture_close (fixture);
  fixture_stored_step (fixture, voice, key, &note);
  g_assert_cmpstr (note, ==, "Vill gå hem");
  fixture_open (fixture);
}

/* A word typed while the one before it is on its way, and then the window is closed. */
static void
test_close_overtakes_write (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  g_autofree char *key = NULL;
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  key = g_strdup (fixture_area (fixture, 2));
  g_assert_true (til_mapping_session_set_note (fixture->session, 2, "Vill", FALSE));
  til_mapping_session_flush (fixture->session);
  g_assert_true (til_mapping_session_set_note (fixture->session, 2, "Vill gå hem", FALSE));
  g_assert_true (til_mapping_session_set_step (fixture->session, 2, 1));
  g_assert_true (til_mapping_session_set_step (fixture->session, 2, 3));
  fixture_close (fixture);
  g_assert_cmpint (fixture_stored_step (fixture, voice, key, &note), ==, 3);
  g_assert_cmpstr (note, ==, "Vill gå hem");
  fixture_open (fixture);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const TilVoice *voice;
  gint64 id;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  id = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  til_mapping_session_set_step (fixture->session, 0, 2);
  til_mapping_session_set_step (fixture->session, 0, 4);
  til_mapping_session_set_note (fixture->session, 1, "a", FALSE);
  til_mapping_session_set_note (fixture->session, 1, "ab", FALSE);
  fixture_wait_saved (fixture);

  til_mapping_session_undo (fixture->session);
  voice = til_mapping_session_get_voice (fixture->session);
  g_assert_null (til_voice_find_rating (voice, fixture_area (fixture, 1)));
  til_mapping_session_undo (fixture->session);
  g_assert_cmpint (til_voice_step (voice, fixture_area (fixture, 0)), ==, 2);
  til_mapping_session_undo (fixture->session);
  g_assert_cmpint (til_voice_step (voice, fixture_area (fixture, 0)), ==, TIL_NOT_DISCUSSED);
  g_assert_false (til_mapping_session_can_undo (fixture->session));
  til_mapping_session_redo (fixture->session);
  g_assert_cmpint (til_voice_step (voice, fixture_area (fixture, 0)), ==, 2);
  fixture_wait_saved (fixture);
  g_assert_cmpint (fixture_stored_step (fixture, id, fixture_area (fixture, 0), NULL), ==, 2);

  /* A new change ends what can be redone. */
  til_mapping_session_set_step (fixture->session, 3, 1);
  g_assert_false (til_mapping_session_can_redo (fixture->session));
}

static void
test_conflicting_step (Fixture *fixture, gconstpointer data)
{
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  write_from_outside (fixture, voice, fixture_area (fixture, 0), 1, NULL);
  g_assert_true (til_mapping_session_set_step (fixture->session, 0, 4));
  WAIT_UNTIL (fixture->conflict != NULL);

  const TilWheel *wheel = til_mapping_session_get_mapping (fixture->session)->wheel;

  g_assert_nonnull (strstr (fixture->conflict, til_wheel_step_word (wheel, 1, "en")));
  g_assert_nonnull (strstr (fixture->conflict, til_wheel_step_word (wheel, 4, "en")));
  g_assert_cmpint (fixture->conflict_step, ==, 4);
  g_assert_cmpint (
      til_voice_step (til_mapping_session_get_voice (fixture->session), fixture_area (fixture, 0)),
      ==, 1);

  til_mapping_session_choose_own_step (fixture->session, voice, fixture_area (fixture, 0), 4);
  fixture_wait_saved (fixture);
  g_assert_cmpint (fixture_stored_step (fixture, voice, fixture_area (fixture, 0), NULL), ==, 4);
}

static void
test_conflicting_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *note = NULL;
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  write_from_outside (fixture, voice, fixture_area (fixture, 0), 0, "Hens ord");
  til_mapping_session_set_note (fixture->session, 0, "Mina ord", FALSE);
  WAIT_UNTIL (fixture->conflict != NULL);
  fixture_wait_saved (fixture);
  fixture_stored_step (fixture, voice, fixture_area (fixture, 0), &note);
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, "Hens ord"));
  g_assert_nonnull (strstr (note, "Mina ord"));
}

static void
test_delete_and_restore (Fixture *fixture, gconstpointer data)
{
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_ORGANISATION, 0, fixture->unit_id);
  til_mapping_session_set_step (fixture->session, 0, 3);
  fixture_finish (fixture);
  til_mapping_session_set_deleted (fixture->session, TIL_DELETE_VOICE, voice, TRUE);
  WAIT_UNTIL (til_mapping_session_get_mapping (fixture->session)->voices->len == 0);
  til_mapping_session_set_deleted (fixture->session, TIL_DELETE_VOICE, voice, FALSE);
  WAIT_UNTIL (til_mapping_session_get_mapping (fixture->session)->voices->len == 1);
  g_assert_cmpint (fixture_stored_step (fixture, voice, fixture_area (fixture, 0), NULL), ==, 3);
}

static void
test_continue (Fixture *fixture, gconstpointer data)
{
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  fixture_finish (fixture);
  til_mapping_session_continue_voice (fixture->session, voice);
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) == voice);
  g_assert_true (til_mapping_session_set_step (fixture->session, 0, 2));

  /* A voice that was left open is found open again. */
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (til_mapping_session_get_entering (fixture->session), ==, 0);
  til_mapping_session_continue_voice (fixture->session, voice);
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) == voice);
  g_assert_cmpint (
      til_voice_step (til_mapping_session_get_voice (fixture->session), fixture_area (fixture, 0)),
      ==, 2);
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  fixture_add_mapping (fixture, "girfec", til_date_today ());
  til_mapping_session_set_next_step (fixture->session, "Skolan ringer på måndag.");
  til_mapping_session_set_reason (fixture->session, fixture_area (fixture, 0), "Olika dagar");
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpstr (til_mapping_session_get_mapping (fixture->session)->next_step, ==,
                   "Skolan ringer på måndag.");
  g_assert_cmpstr (til_mapping_reason (til_mapping_session_get_mapping (fixture->session),
                                       fixture_area (fixture, 0)),
                   ==, "Olika dagar");
}

int
main (int argc, char **argv)
{
  til_locale_init ("en");
  g_test_init (&argc, &argv, NULL);
  FIXTURE_ADD ("/session/r2-blind-entry", test_blind_entry);
  FIXTURE_ADD ("/session/r2-earlier-hidden-while-entering", test_earlier_hidden_while_entering);
  FIXTURE_ADD ("/session/r4-three-mappings", test_three_mappings);
  FIXTURE_ADD ("/session/r15-rating-saved", test_rating_saved);
  FIXTURE_ADD ("/session/r15-close-saves-words", test_close_saves_words);
  FIXTURE_ADD ("/session/r15-close-overtakes-write", test_close_overtakes_write);
  FIXTURE_ADD ("/session/r15-conflicting-step", test_conflicting_step);
  FIXTURE_ADD ("/session/r15-conflicting-note", test_conflicting_note);
  FIXTURE_ADD ("/session/r15-delete-and-restore", test_delete_and_restore);
  FIXTURE_ADD ("/session/undo", test_undo);
  FIXTURE_ADD ("/session/continue", test_continue);
  FIXTURE_ADD ("/session/texts", test_texts);
  return g_test_run ();
}
