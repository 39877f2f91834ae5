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

static TilRegister *
open_outside (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  TilRegister *other = til_register_open (fixture->path, TIL_REGISTER_READ_WRITE, &error);

  g_assert_no_error (error);
  return other;
}

static void
test_conflicting_next_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = open_outside (fixture);
  g_autoptr (TilMapping) stored = NULL;
  gint64 id;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  id = til_mapping_session_get_mapping (fixture->session)->id;
  g_assert_true (til_register_replace_next_step (other, id, "Hens plan", NULL, &error));
  til_mapping_session_set_next_step (fixture->session, "Min plan");
  til_mapping_session_flush (fixture->session);
  WAIT_UNTIL (fixture->conflict != NULL);
  g_assert_cmpstr (til_mapping_session_get_mapping (fixture->session)->next_step, ==,
                   "Hens plan\n\nMin plan");
  fixture_wait_saved (fixture);
  stored = til_register_get_mapping (other, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->next_step, ==, "Hens plan\n\nMin plan");

  /* One's own later words are no conflict. */
  g_clear_pointer (&fixture->conflict, g_free);
  til_mapping_session_set_next_step (fixture->session, "Vår plan");
  fixture_wait_saved (fixture);
  g_assert_null (fixture->conflict);
}

static void
test_conflicting_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = open_outside (fixture);
  g_autoptr (TilMapping) stored = NULL;
  g_autofree char *area = NULL;
  gint64 id;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  id = til_mapping_session_get_mapping (fixture->session)->id;
  area = g_strdup (fixture_area (fixture, 1));
  g_assert_true (til_register_replace_reason (other, id, area, "Hens skäl", NULL, &error));
  til_mapping_session_set_reason (fixture->session, area, "Mitt skäl");
  til_mapping_session_flush (fixture->session);
  WAIT_UNTIL (fixture->conflict != NULL);
  g_assert_nonnull (strstr (
      fixture->conflict,
      til_local_get (
          til_wheel_area (til_mapping_session_get_mapping (fixture->session)->wheel, 1)->name,
          "en")));
  fixture_wait_saved (fixture);
  stored = til_register_get_mapping (other, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (til_mapping_reason (stored, area), ==, "Hens skäl\n\nMitt skäl");
}

/* What the session says about words that it could not save, NULL without. */
static char *
describe_kept (Fixture *fixture, gboolean *deleted)
{
  g_autofree char *words = NULL;
  g_autofree char *sentence = til_mapping_session_describe_kept (fixture->session, &words, deleted);

  return sentence != NULL ? g_strdup_printf ("%s|%s", sentence, words) : NULL;
}

static gboolean
has_kept (Fixture *fixture)
{
  gboolean deleted;
  g_autofree char *text = describe_kept (fixture, &deleted);

  return text != NULL;
}

/* Words and a step typed into a voice that another computer finished or deleted meanwhile. */
static gint64
type_into_lost_voice (Fixture *fixture, TilRegister *other, gboolean deleted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gboolean is_deleted;
  gint64 voice;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  if (deleted)
    g_assert_true (til_register_delete_voice (other, voice, &error));
  else
    g_assert_true (til_register_set_voice_open (other, voice, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (til_mapping_session_set_note (fixture->session, 0, "Mina ord", TRUE));
  g_assert_true (til_mapping_session_set_step (fixture->session, 1, 3));
  til_mapping_session_flush (fixture->session);
  WAIT_UNTIL (has_kept (fixture) && til_mapping_session_get_entering (fixture->session) == 0);
  /* Both writes have been refused. */
  WAIT_UNTIL ((g_free (kept), kept = describe_kept (fixture, &is_deleted),
               strstr (kept, "Mina ord") != NULL &&
                   strstr (kept, til_wheel_step_word (
                                     til_mapping_session_get_mapping (fixture->session)->wheel, 3,
                                     "en")) != NULL));
  g_assert_true (is_deleted == deleted);
  return voice;
}

static void
check_taken_back (Fixture *fixture, gint64 voice)
{
  g_autofree char *note = NULL;

  til_mapping_session_use_kept (fixture->session);
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) == voice);
  fixture_wait_saved (fixture);
  g_assert_false (has_kept (fixture));
  g_assert_null (fixture->conflict);
  fixture_stored_step (fixture, voice, fixture_area (fixture, 0), &note);
  g_assert_cmpstr (note, ==, "Mina ord");
  g_assert_cmpint (fixture_stored_step (fixture, voice, fixture_area (fixture, 1), NULL), ==, 3);
  g_assert_true (til_mapping_session_set_step (fixture->session, 2, 1));
  fixture_wait_saved (fixture);
}

static void
test_voice_closed_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilRegister) other = open_outside (fixture);
  gint64 voice = type_into_lost_voice (fixture, other, FALSE);
  const TilMapping *mapping = til_mapping_session_get_mapping (fixture->session);
  int state;

  /* What is looked at is what is stored, and nothing says that it was saved. */
  g_assert_cmpint (
      til_voice_step (til_mapping_find_voice (mapping, voice), fixture_area (fixture, 1)), ==,
      TIL_NOT_DISCUSSED);
  g_object_get (fixture->session, "save-state", &state, NULL);
  g_assert_cmpint (state, ==, TIL_SAVE_FAILED);
  check_taken_back (fixture, voice);
}

static void
test_voice_deleted_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilRegister) other = open_outside (fixture);

  check_taken_back (fixture, type_into_lost_voice (fixture, other, TRUE));
}

/* The other person opens the voice again, by and by: the words go there by themselves. */
static void
test_voice_opened_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = open_outside (fixture);
  g_autofree char *note = NULL;
  gint64 voice = type_into_lost_voice (fixture, other, FALSE);

  g_assert_true (til_register_set_voice_open (other, voice, TRUE, &error));
  g_assert_true (til_register_set_note (other, voice, fixture_area (fixture, 0), "Hens ord", FALSE,
                                        NULL, &error));
  g_assert_no_error (error);
  til_mapping_session_continue_voice (fixture->session, voice);
  WAIT_UNTIL (til_mapping_session_get_entering (fixture->session) == voice);
  WAIT_UNTIL (!has_kept (fixture));
  fixture_wait_saved (fixture);
  fixture_stored_step (fixture, voice, fixture_area (fixture, 0), &note);
  g_assert_cmpstr (note, ==, "Hens ord\n\nMina ord");
}

/* The viewpoint has got another voice instead: that one takes the words. */
static void
test_voice_replaced_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = open_outside (fixture);
  gint64 mapping, voice;

  type_into_lost_voice (fixture, other, TRUE);
  mapping = til_mapping_session_get_mapping (fixture->session)->id;
  voice = til_register_add_voice (other, mapping, TIL_VOICE_CHILD, 0, 0, &error);
  g_assert_no_error (error);
  check_taken_back (fixture, voice);
}

static void
test_mapping_deleted_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = open_outside (fixture);
  g_autofree char *kept = NULL;
  g_autoptr (TilMapping) stored = NULL;
  gboolean deleted;
  gint64 id;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  id = til_mapping_session_get_mapping (fixture->session)->id;
  g_assert_true (til_register_delete_mapping (other, id, &error));
  til_mapping_session_set_next_step (fixture->session, "Min plan");
  til_mapping_session_flush (fixture->session);
  WAIT_UNTIL (has_kept (fixture));
  kept = describe_kept (fixture, &deleted);
  g_assert_nonnull (strstr (kept, "Min plan"));
  g_assert_true (deleted);

  til_mapping_session_use_kept (fixture->session);
  fixture_wait_saved (fixture);
  WAIT_UNTIL (til_mapping_session_get_mappings (fixture->session)->len == 1);
  stored = til_register_get_mapping (other, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->next_step, ==, "Min plan");
}

static void
test_kept_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilRegister) other = open_outside (fixture);
  gint64 voice = type_into_lost_voice (fixture, other, FALSE);

  til_mapping_session_drop_kept (fixture->session);
  g_assert_false (has_kept (fixture));
  fixture_wait_saved (fixture);
  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (fixture_stored_step (fixture, voice, fixture_area (fixture, 1), NULL), ==,
                   TIL_NOT_DISCUSSED);
}

/* Nobody has said what is to be done, and the window is closed. */
static void
test_kept_survives_closing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TilRegister) other = open_outside (fixture);
  g_autofree char *area = NULL;
  g_autofree char *note = NULL;
  gint64 voice = type_into_lost_voice (fixture, other, GPOINTER_TO_INT (data));

  area = g_strdup (fixture_area (fixture, 0));
  fixture_close (fixture);
  fixture_stored_step (fixture, voice, area, &note);
  g_assert_cmpstr (note, ==, "Mina ord");
  fixture_open (fixture);
}

/* Somebody else wrote, and the window is closed before that is known. */
static void
test_conflict_at_closing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = open_outside (fixture);
  g_autoptr (TilMapping) stored = NULL;
  g_autofree char *area = NULL;
  g_autofree char *note = NULL;
  gint64 voice, id;

  fixture_add_mapping (fixture, "girfec", til_date_today ());
  id = til_mapping_session_get_mapping (fixture->session)->id;
  voice = fixture_add_voice (fixture, TIL_VOICE_CHILD, 0, 0);
  area = g_strdup (fixture_area (fixture, 0));
  write_from_outside (fixture, voice, area, 0, "Hens ord");
  g_assert_true (til_register_replace_next_step (other, id, "Hens plan", NULL, &error));
  g_assert_no_error (error);
  til_mapping_session_set_note (fixture->session, 0, "Mina", FALSE);
  til_mapping_session_flush (fixture->session);
  til_mapping_session_set_note (fixture->session, 0, "Mina ord", FALSE);
  til_mapping_session_set_next_step (fixture->session, "Min plan");
  fixture_close (fixture);
  fixture_stored_step (fixture, voice, area, &note);
  g_assert_cmpstr (note, ==, "Hens ord\n\nMina ord");
  stored = til_register_get_mapping (other, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (stored->next_step, ==, "Hens plan\n\nMin plan");
  fixture_open (fixture);
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
  FIXTURE_ADD ("/session/r15-conflicting-next-step", test_conflicting_next_step);
  FIXTURE_ADD ("/session/r15-conflicting-reason", test_conflicting_reason);
  FIXTURE_ADD ("/session/r15-voice-closed-elsewhere", test_voice_closed_elsewhere);
  FIXTURE_ADD ("/session/r15-voice-deleted-elsewhere", test_voice_deleted_elsewhere);
  FIXTURE_ADD ("/session/r15-voice-opened-again", test_voice_opened_again);
  FIXTURE_ADD ("/session/r15-voice-replaced-elsewhere", test_voice_replaced_elsewhere);
  FIXTURE_ADD ("/session/r15-mapping-deleted-elsewhere", test_mapping_deleted_elsewhere);
  FIXTURE_ADD ("/session/r15-kept-dropped", test_kept_dropped);
  g_test_add ("/session/r15-kept-survives-closing/finished", Fixture, GINT_TO_POINTER (FALSE),
              fixture_set_up, test_kept_survives_closing, fixture_tear_down);
  g_test_add ("/session/r15-kept-survives-closing/deleted", Fixture, GINT_TO_POINTER (TRUE),
              fixture_set_up, test_kept_survives_closing, fixture_tear_down);
  FIXTURE_ADD ("/session/r15-conflict-at-closing", test_conflict_at_closing);
  FIXTURE_ADD ("/session/r15-delete-and-restore", test_delete_and_restore);
  FIXTURE_ADD ("/session/undo", test_undo);
  FIXTURE_ADD ("/session/continue", test_continue);
  FIXTURE_ADD ("/session/texts", test_texts);
  return g_test_run ();
}
