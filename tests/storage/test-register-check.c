/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-fixture.h"

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

/* Two children, the first with records, the second with a guardian 3 and a mapping 2. */
static void
fill_case (TilRegister *reg)
{
  TilDate today = til_date_today ();
  People people = add_people (reg, "Hemlinda");
  g_autoptr (TilConsent) consent = new_consent (&people, today - 10, today + 90);
  g_autoptr (TilMeeting) meeting = new_meeting (&people, today - 2);
  g_autoptr (TilPlan) plan = new_plan (&people, today - 5);
  g_autoptr (TilAnalysis) analysis = new_analysis (&people, today - 3);
  g_autoptr (TilResponsible) responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);

  add_people (reg, "Annan");
  answer_consent (consent, &people, TIL_ANSWER_GIVEN, today - 9);
  save_record (reg, consent);
  meeting->status = TIL_MEETING_HELD;
  meeting->next_date = today + 20;
  save_record (reg, meeting);
  til_refs_set (plan->units, people.social_id, TRUE);
  save_record (reg, plan);
  save_record (reg, analysis);
  responsible->child_id = people.child_id;
  responsible->date = today;
  responsible->staff_id = people.staff_id;
  responsible->duty = TIL_DUTY_SCHOOL;
  save_record (reg, responsible);
  assert_sound (reg);
}

static const Fault case_faults[] = {
  { "enum", "UPDATE consent SET form = 'dance'", "form" },
  { "part-enum", "UPDATE consent_answer SET answer = 'perhaps'", "answer" },
  { "date", "UPDATE meeting SET date = '2026-02-30'", "date" },
  { "part-date", "UPDATE action SET due = 'soon'", "due" },
  { "other-guardian", "UPDATE participant SET guardian_id = 3 WHERE guardian_id = 1",
    "another child" },
  { "other-mapping", "UPDATE plan SET mapping_id = 2", "another child" },
  { "other-withdrawer", "UPDATE consent SET withdrawn_by = 3", "another child" },
  { "other-contact", "UPDATE action SET contact_id = 2", "another child" },
  { "other-point", "UPDATE agenda_point SET child_id = 2", "another child" },
  { "no-unit", "UPDATE plan SET units = '2 4711'", "units" },
  { "orphan", "PRAGMA foreign_keys = OFF; DELETE FROM goal WHERE id = 1", "missing" },
  { "rule", "UPDATE plan SET follow_up = NULL", "rule" },
  { "consent-rule", "UPDATE consent SET valid_until = '2030-01-01'", "rule" },
  { "responsible", "UPDATE child SET responsible_id = 2 WHERE id = 1", "responsible" },
  { "agreed", "DELETE FROM agreed_meeting", "agreed" },
  { "agreed-day", "UPDATE agreed_meeting SET date = '2026-12-01'", "agreed" },
};

static void
test_fault (RegisterFixture *self, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  gboolean found = FALSE;

  if (fault >= case_faults && fault < case_faults + G_N_ELEMENTS (case_faults))
    fill_case (self->reg);
  else
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
  for (guint i = 0; i < G_N_ELEMENTS (case_faults); i++)
    {
      g_autofree char *path = g_strconcat ("/register/check/case-", case_faults[i].name, NULL);

      g_test_add (path, RegisterFixture, &case_faults[i], register_fixture_set_up, test_fault,
                  register_fixture_tear_down);
    }
  register_fixture_add ("/register/check/r14-protected-though-forbidden",
                        test_r14_protected_though_forbidden);
  register_fixture_add ("/register/check/r14-unsearchable", test_r14_unsearchable);
  return g_test_run ();
}
