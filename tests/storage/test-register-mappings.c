/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "register-fixture.h"

#include <string.h>

#define DAY til_date_new (2026, 10, 1)

static gint64
add_mapping (TilRegister *reg, gint64 child_id, const char *wheel, TilDate date)
{
  g_autoptr (GError) error = NULL;
  gint64 id = til_register_add_mapping (reg, child_id, wheel, date, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static gint64
add_child_voice (TilRegister *reg, gint64 mapping_id)
{
  g_autoptr (GError) error = NULL;
  gint64 id = til_register_add_voice (reg, mapping_id, TIL_VOICE_CHILD, 0, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static TilMapping *
get_mapping (TilRegister *reg, gint64 id)
{
  g_autoptr (GError) error = NULL;
  TilMapping *mapping = til_register_get_mapping (reg, id, &error);

  g_assert_no_error (error);
  return mapping;
}

/* The bundled wheel with another version number and, if word is given, its first use of "Safe"
 * replaced. */
static TilWheel *
changed_wheel (const char *key, int version, const char *from, const char *to)
{
  g_autoptr (GPtrArray) bundled = til_wheel_load_bundled ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) xml = NULL;
  g_autofree char *number = NULL;
  TilWheel *wheel;

  for (guint i = 0; i < bundled->len && !xml; i++)
    if (g_str_equal (((TilWheel *)bundled->pdata[i])->key, key))
      xml = g_string_new (((TilWheel *)bundled->pdata[i])->xml);
  g_assert_nonnull (xml);
  number = g_strdup_printf ("version=\"%d\"", version);
  if (!strstr (xml->str, number))
    {
      char *wheel_start = strstr (xml->str, "<wheel");
      char *place = strstr (wheel_start, " version=\"");
      gssize position = place + 1 - xml->str;

      g_string_erase (xml, position, strcspn (place + 1, " >"));
      g_string_insert (xml, position, number);
    }
  if (from)
    g_assert_cmpuint (g_string_replace (xml, from, to, 0), >, 0);
  wheel = til_wheel_new_from_xml (xml->str, -1, "changed", &error);
  g_assert_no_error (error);
  return wheel;
}

static void
test_r1_version_kept (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (self->reg, "Alma", "Berg");
  gint64 old_id = add_mapping (self->reg, child_id, "girfec", DAY);
  g_autoptr (TilMapping) before = get_mapping (self->reg, old_id);
  g_autoptr (TilMapping) after = NULL;
  g_autoptr (TilMapping) newer = NULL;
  g_autoptr (TilWheel) newest = NULL;
  g_autoptr (GPtrArray) wheels = NULL;
  g_autoptr (GPtrArray) all = NULL;
  int version = before->wheel->version;
  g_autoptr (TilWheel) wheel = changed_wheel ("girfec", version + 1, "Safe", "Secure");
  g_autofree char *xml = g_strdup (before->wheel->xml);

  g_assert_true (til_register_import_wheel (self->reg, wheel, &error));
  g_assert_no_error (error);
  newer = get_mapping (self->reg, add_mapping (self->reg, child_id, "girfec", DAY));
  g_assert_cmpint (newer->wheel->version, ==, version + 1);
  register_fixture_reopen (self);
  after = get_mapping (self->reg, old_id);
  g_assert_cmpint (after->wheel->version, ==, version);
  g_assert_cmpstr (after->wheel->xml, ==, xml);
  newest = til_register_get_wheel (self->reg, "girfec", 0, &error);
  g_assert_cmpint (newest->version, ==, version + 1);
  wheels = til_register_list_wheels (self->reg, FALSE, &error);
  all = til_register_list_wheels (self->reg, TRUE, &error);
  g_assert_cmpuint (all->len, ==, wheels->len + 1);
  assert_sound (self->reg);
}

static void
test_r1_changed_same_version_refused (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilWheel) stored = til_register_get_wheel (self->reg, "girfec", 0, &error);
  g_autoptr (TilWheel) same = changed_wheel ("girfec", stored->version, NULL, NULL);
  g_autoptr (TilWheel) other = changed_wheel ("girfec", stored->version, "Safe", "Secure");
  g_autoptr (TilWheel) after = NULL;

  g_assert_true (til_register_import_wheel (self->reg, same, &error));
  g_assert_no_error (error);
  g_assert_false (til_register_import_wheel (self->reg, other, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  register_fixture_reopen (self);
  after = til_register_get_wheel (self->reg, "girfec", 0, &error);
  g_assert_cmpstr (after->xml, ==, stored->xml);
}

static void
test_unknown_wheel (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (self->reg, "Alma", "Berg");

  g_assert_cmpint (til_register_add_mapping (self->reg, child_id, "nothing", DAY, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (til_register_add_mapping (self->reg, 4711, "girfec", DAY, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (til_register_get_mapping (self->reg, 4711, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static void
test_whole_mapping (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = new_child ("Alma", "Berg");
  gint64 unit_id = add_unit (self->reg, "Björkskolan");
  TilGuardian *guardian = til_guardian_new ();
  g_autoptr (TilMapping) mapping = NULL;
  g_autoptr (GPtrArray) mappings = NULL;
  const TilVoice *voice;
  const TilRating *rating;
  gint64 id, child_voice, guardian_voice, unit_voice;

  g_free (guardian->name);
  guardian->name = g_strdup ("Olof Berg");
  g_ptr_array_add (child->guardians, guardian);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  id = add_mapping (self->reg, child->id, "girfec", DAY);
  child_voice = add_child_voice (self->reg, id);
  guardian_voice = til_register_add_voice (self->reg, id, TIL_VOICE_GUARDIAN, guardian->id, 0,
                                           &error);
  unit_voice = til_register_add_voice (self->reg, id, TIL_VOICE_ORGANISATION, 0, unit_id, &error);
  g_assert_no_error (error);
  g_assert_true (til_register_set_rating (self->reg, child_voice, "safe", 1, 0, &error));
  g_assert_true (
      til_register_set_note (self->reg, child_voice, "safe", "På rasten", TRUE, NULL, &error));
  g_assert_true (
      til_register_set_note (self->reg, child_voice, "healthy", "Sover", FALSE, NULL, &error));
  g_assert_true (til_register_set_rating (self->reg, guardian_voice, "safe", 4, 0, &error));
  g_assert_true (
      til_register_replace_reason (self->reg, id, "safe", "Hemma är det bra", NULL, &error));
  g_assert_true (til_register_replace_next_step (self->reg, id, "Prata med läraren", NULL, &error));
  g_assert_true (til_register_set_voice_open (self->reg, unit_voice, FALSE, &error));
  g_assert_no_error (error);

  mapping = get_mapping (self->reg, id);
  g_assert_cmpint (mapping->child_id, ==, child->id);
  g_assert_cmpuint (mapping->date, ==, DAY);
  g_assert_cmpstr (mapping->next_step, ==, "Prata med läraren");
  g_assert_cmpstr (til_mapping_reason (mapping, "safe"), ==, "Hemma är det bra");
  g_assert_cmpuint (mapping->voices->len, ==, 3);
  voice = til_mapping_find_voice (mapping, child_voice);
  g_assert_cmpstr (voice->name, ==, "");
  g_assert_true (voice->open);
  g_assert_cmpint (til_voice_step (voice, "safe"), ==, 1);
  g_assert_cmpint (til_voice_step (voice, "healthy"), ==, TIL_NOT_DISCUSSED);
  rating = til_voice_find_rating (voice, "safe");
  g_assert_cmpstr (rating->note, ==, "På rasten");
  g_assert_true (rating->print_note);
  voice = til_mapping_find_voice (mapping, guardian_voice);
  g_assert_cmpstr (voice->name, ==, "Olof Berg");
  g_assert_cmpint (voice->guardian_id, ==, guardian->id);
  voice = til_mapping_find_voice (mapping, unit_voice);
  g_assert_cmpstr (voice->name, ==, "Björkskolan");
  g_assert_false (voice->open);

  add_mapping (self->reg, child->id, "kronobarn", til_date_new (2025, 1, 1));
  add_mapping (self->reg, child->id, "kronobarn", til_date_new (2026, 11, 1));
  mappings = til_register_list_mappings (self->reg, child->id, &error);
  g_assert_cmpuint (mappings->len, ==, 3);
  g_assert_cmpuint (((TilMapping *)mappings->pdata[0])->date, ==, til_date_new (2026, 11, 1));
  g_assert_cmpint (((TilMapping *)mappings->pdata[1])->id, ==, id);
  assert_sound (self->reg);
}

static void
test_r2_closed_voice_refused (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 mapping = add_mapping (self->reg, add_child (self->reg, "Alma", "Berg"), "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, mapping);

  g_assert_true (til_register_set_rating (self->reg, voice, "safe", 2, 0, &error));
  g_assert_true (til_register_set_note (self->reg, voice, "safe", "Ord", FALSE, NULL, &error));
  g_assert_true (til_register_set_voice_open (self->reg, voice, FALSE, &error));
  g_assert_false (til_register_set_rating (self->reg, voice, "safe", 3, 2, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (til_register_set_note (self->reg, voice, "safe", "Andra", FALSE, "Ord", &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (til_register_set_note (self->reg, voice, "safe", "Ord", TRUE, "Ord", &error));
  g_assert_no_error (error);
  g_assert_true (til_register_set_voice_open (self->reg, voice, TRUE, &error));
  g_assert_true (til_register_set_rating (self->reg, voice, "safe", 3, 2, &error));
  g_assert_no_error (error);
}

static void
test_r2_only_scale_and_areas (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 mapping = add_mapping (self->reg, add_child (self->reg, "Alma", "Berg"), "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, mapping);

  g_assert_false (til_register_set_rating (self->reg, voice, "safe", 11, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (til_register_set_rating (self->reg, voice, "safe", -1, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (til_register_set_rating (self->reg, voice, "nowhere", 1, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (til_register_replace_reason (self->reg, mapping, "nowhere", "x", NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (til_register_set_rating (self->reg, 4711, "safe", 1, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_assert_cmpint (number (self->reg, "SELECT COUNT (*) FROM rating"), ==, 0);
}

static void
test_r2_one_voice_each (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 mapping = add_mapping (self->reg, add_child (self->reg, "Alma", "Berg"), "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, mapping);
  gint64 second;

  g_assert_cmpint (til_register_add_voice (self->reg, mapping, TIL_VOICE_CHILD, 0, 0, &error), ==,
                   0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_cmpint (til_register_add_voice (self->reg, mapping, TIL_VOICE_GUARDIAN, 0, 0, &error),
                   ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_cmpint (til_register_add_voice (self->reg, mapping, TIL_VOICE_GUARDIAN, 99, 0, &error),
                   ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (til_register_delete_voice (self->reg, voice, &error));
  second = add_child_voice (self->reg, mapping);
  g_assert_false (til_register_restore_voice (self->reg, voice, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  g_assert_true (til_register_delete_voice (self->reg, second, &error));
  g_assert_true (til_register_restore_voice (self->reg, voice, &error));
  g_assert_no_error (error);
  assert_sound (self->reg);
}

static void
test_r15_delete_and_restore (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (self->reg, "Alma", "Berg");
  gint64 first = add_mapping (self->reg, child_id, "girfec", til_date_new (2026, 1, 1));
  gint64 last = add_mapping (self->reg, child_id, "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, last);
  g_autoptr (TilMapping) back = NULL;
  const char *last_mapping = "SELECT last_mapping = '2026-10-01' FROM child";

  g_assert_true (til_register_set_rating (self->reg, voice, "safe", 2, 0, &error));
  g_assert_cmpint (number (self->reg, last_mapping), ==, 1);
  g_assert_cmpint (number (self->reg, "SELECT open_voices FROM child"), ==, 1);
  g_assert_true (til_register_delete_mapping (self->reg, last, &error));
  g_assert_cmpint (number (self->reg, last_mapping), ==, 0);
  g_assert_cmpint (number (self->reg, "SELECT open_voices FROM child"), ==, 0);
  assert_sound (self->reg);
  g_assert_null (til_register_get_mapping (self->reg, last, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (til_register_set_rating (self->reg, voice, "safe", 3, 2, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_false (til_register_set_voice_open (self->reg, voice, FALSE, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (til_register_add_voice (self->reg, last, TIL_VOICE_CHILD, 0, 0, &error), ==, 0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (til_register_restore_mapping (self->reg, last, &error));
  back = get_mapping (self->reg, last);
  g_assert_cmpint (til_voice_step (til_mapping_find_voice (back, voice), "safe"), ==, 2);
  g_assert_cmpint (number (self->reg, last_mapping), ==, 1);
  g_assert_true (til_register_delete_voice (self->reg, voice, &error));
  g_assert_cmpint (number (self->reg, "SELECT open_voices FROM child"), ==, 0);
  g_assert_true (til_register_delete_mapping (self->reg, first, &error));
  assert_sound (self->reg);
}

/* Two windows rate the same area, or write in the same note: the second is told, the first's
 * stands. */
static void
test_r15_two_windows (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  gint64 id = add_mapping (self->reg, add_child (self->reg, "Alma", "Berg"), "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, id);
  g_autoptr (TilMapping) mapping = NULL;
  const TilVoice *stored;

  g_assert_true (til_register_set_rating (other, voice, "safe", 4, 0, &error));
  g_assert_false (til_register_set_rating (self->reg, voice, "safe", 1, 0, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (til_register_set_rating (self->reg, voice, "healthy", 1, 0, &error));
  g_assert_true (til_register_set_note (other, voice, "safe", "Hennes", FALSE, NULL, &error));
  g_assert_false (til_register_set_note (self->reg, voice, "safe", "Mina", FALSE, NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  mapping = get_mapping (self->reg, id);
  stored = til_mapping_find_voice (mapping, voice);
  g_assert_cmpint (til_voice_step (stored, "safe"), ==, 4);
  g_assert_cmpint (til_voice_step (stored, "healthy"), ==, 1);
  g_assert_cmpstr (til_voice_find_rating (stored, "safe")->note, ==, "Hennes");
  g_assert_true (til_register_set_rating (self->reg, voice, "safe", 1, 4, &error));
  g_assert_true (til_register_set_rating (self->reg, voice, "safe", TIL_NOT_DISCUSSED, 1, &error));
  g_assert_no_error (error);
}

/* The next step and the reasons, too, are written only over what the writer saw. */
static void
test_r15_texts_of_two_windows (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRegister) other = til_register_open (self->path, TIL_REGISTER_READ_WRITE, &error);
  gint64 id = add_mapping (self->reg, add_child (self->reg, "Alma", "Berg"), "girfec", DAY);
  g_autoptr (TilMapping) mapping = NULL;

  g_assert_true (til_register_replace_next_step (other, id, "Hennes", NULL, &error));
  g_assert_false (til_register_replace_next_step (self->reg, id, "Mina", NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (til_register_replace_reason (other, id, "safe", "Hennes", "", &error));
  g_assert_false (til_register_replace_reason (self->reg, id, "safe", "Mina", NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  mapping = get_mapping (self->reg, id);
  g_assert_cmpstr (mapping->next_step, ==, "Hennes");
  g_assert_cmpstr (til_mapping_reason (mapping, "safe"), ==, "Hennes");
  g_assert_true (til_register_replace_next_step (self->reg, id, NULL, "Hennes", &error));
  g_assert_true (til_register_replace_reason (self->reg, id, "safe", "", "Hennes", &error));
  g_assert_false (til_register_replace_next_step (self->reg, 4711, "x", NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

static const char *
note_of (const TilMapping *mapping, gint64 voice, const char *area)
{
  const TilRating *rating = til_voice_find_rating (til_mapping_find_voice (mapping, voice), area);

  return rating ? rating->note : NULL;
}

/* What is kept undoes what stands in the way, once, and says so in the log. */
static void
test_r15_kept_words (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (self->reg, "Alma", "Berg");
  gint64 id = add_mapping (self->reg, child_id, "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, id);
  static const char *const expected[] = { "note.set", "voice.open", "voice.restore",
                                          "mapping.restore" };
  g_autoptr (TilMapping) mapping = NULL;
  g_autoptr (GPtrArray) log = NULL;

  g_assert_true (til_register_set_note (self->reg, voice, "safe", "Hennes", FALSE, NULL, &error));
  g_assert_true (til_register_set_rating (self->reg, voice, "healthy", 2, 0, &error));
  g_assert_true (til_register_set_voice_open (self->reg, voice, FALSE, &error));
  g_assert_true (til_register_delete_voice (self->reg, voice, &error));
  g_assert_true (til_register_delete_mapping (self->reg, id, &error));
  g_assert_cmpint (til_register_keep_note (self->reg, voice, "safe", "Mina", TRUE, NULL, &error),
                   ==, voice);
  g_assert_no_error (error);
  log = til_register_list_log (self->reg, child_id, G_N_ELEMENTS (expected), &error);
  for (guint i = 0; i < log->len; i++)
    g_assert_cmpstr (((TilLogEntry *)log->pdata[i])->what, ==, expected[i]);
  mapping = get_mapping (self->reg, id);
  g_assert_cmpstr (note_of (mapping, voice, "safe"), ==, "Hennes\n\nMina");
  g_assert_true (til_mapping_find_voice (mapping, voice)->open);
  assert_sound (self->reg);

  /* What is there already opens nothing. */
  g_assert_true (til_register_set_voice_open (self->reg, voice, FALSE, &error));
  g_assert_cmpint (til_register_keep_note (self->reg, voice, "safe", "Mina", TRUE, NULL, &error),
                   ==, voice);
  /* Somebody else's step stays; the same one needs no writing. */
  g_assert_cmpint (til_register_keep_rating (self->reg, voice, "healthy", 4, 1, &error), ==, voice);
  g_assert_cmpint (til_register_keep_rating (self->reg, voice, "healthy", 2, 1, &error), ==, voice);
  g_clear_pointer (&mapping, til_mapping_free);
  mapping = get_mapping (self->reg, id);
  g_assert_false (til_mapping_find_voice (mapping, voice)->open);
  g_assert_cmpint (til_voice_step (til_mapping_find_voice (mapping, voice), "healthy"), ==, 2);
  g_assert_cmpint (til_register_keep_rating (self->reg, voice, "healthy", 4, 2, &error), ==, voice);
  g_clear_pointer (&mapping, til_mapping_free);
  mapping = get_mapping (self->reg, id);
  g_assert_true (til_mapping_find_voice (mapping, voice)->open);
  g_assert_cmpint (til_voice_step (til_mapping_find_voice (mapping, voice), "healthy"), ==, 4);
  g_assert_cmpint (til_register_keep_note (self->reg, 4711, "safe", "Mina", TRUE, NULL, &error), ==,
                   0);
  g_assert_error (error, TIL_ERROR, TIL_ERROR_NOT_FOUND);
}

/* A deleted mapping takes no words without a word. */
static void
test_r15_deleted_mapping_conflicts (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = add_mapping (self->reg, add_child (self->reg, "Alma", "Berg"), "girfec", DAY);
  g_autoptr (TilMapping) mapping = NULL;

  g_assert_true (til_register_delete_mapping (self->reg, id, &error));
  g_assert_false (til_register_replace_next_step (self->reg, id, "Mina", NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (til_register_replace_reason (self->reg, id, "safe", "Mitt", NULL, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (til_register_keep_reason (self->reg, id, "safe", "Mitt", NULL, &error));
  g_assert_true (til_register_keep_next_step (self->reg, id, "Mina", NULL, &error));
  g_assert_no_error (error);
  mapping = get_mapping (self->reg, id);
  g_assert_cmpstr (mapping->next_step, ==, "Mina");
  g_assert_cmpstr (til_mapping_reason (mapping, "safe"), ==, "Mitt");
  assert_sound (self->reg);
}

static void
test_r16_mappings_logged (RegisterFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 child_id = add_child (self->reg, "Alma", "Berg");
  gint64 id = add_mapping (self->reg, child_id, "girfec", DAY);
  gint64 voice = add_child_voice (self->reg, id);
  g_autoptr (TilMapping) mapping = NULL;
  static const char *const expected[] = { "mapping.restore", "mapping.delete", "voice.delete",
                                          "voice.close",     "mapping.reason", "mapping.next-step",
                                          "note.set",        "rating.set",     "mapping.open",
                                          "voice.add",       "mapping.add",    "child.add" };
  g_autoptr (GPtrArray) log = NULL;

  mapping = get_mapping (self->reg, id);
  g_assert_true (til_register_set_rating (self->reg, voice, "safe", 4, 0, &error));
  g_assert_true (til_register_set_note (self->reg, voice, "safe", "Ord", FALSE, NULL, &error));
  g_assert_true (til_register_replace_next_step (self->reg, id, "Nästa", NULL, &error));
  g_assert_true (til_register_replace_reason (self->reg, id, "safe", "Därför", NULL, &error));
  g_assert_true (til_register_set_voice_open (self->reg, voice, FALSE, &error));
  g_assert_true (til_register_delete_voice (self->reg, voice, &error));
  g_assert_true (til_register_delete_mapping (self->reg, id, &error));
  g_assert_true (til_register_restore_mapping (self->reg, id, &error));
  log = til_register_list_log (self->reg, child_id, 0, &error);
  g_assert_cmpuint (log->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < log->len; i++)
    g_assert_cmpstr (((TilLogEntry *)log->pdata[i])->what, ==, expected[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  register_fixture_add ("/register/mappings/r1-version-kept", test_r1_version_kept);
  register_fixture_add ("/register/mappings/r1-changed-same-version-refused",
                        test_r1_changed_same_version_refused);
  register_fixture_add ("/register/mappings/unknown-wheel", test_unknown_wheel);
  register_fixture_add ("/register/mappings/whole", test_whole_mapping);
  register_fixture_add ("/register/mappings/r2-closed-voice-refused", test_r2_closed_voice_refused);
  register_fixture_add ("/register/mappings/r2-only-scale-and-areas", test_r2_only_scale_and_areas);
  register_fixture_add ("/register/mappings/r2-one-voice-each", test_r2_one_voice_each);
  register_fixture_add ("/register/mappings/r15-delete-and-restore", test_r15_delete_and_restore);
  register_fixture_add ("/register/mappings/r15-two-windows", test_r15_two_windows);
  register_fixture_add ("/register/mappings/r15-kept-words", test_r15_kept_words);
  register_fixture_add ("/register/mappings/r15-deleted-mapping-conflicts",
                        test_r15_deleted_mapping_conflicts);
  register_fixture_add ("/register/mappings/r15-texts-of-two-windows",
                        test_r15_texts_of_two_windows);
  register_fixture_add ("/register/mappings/r16-logged", test_r16_mappings_logged);
  return g_test_run ();
}
