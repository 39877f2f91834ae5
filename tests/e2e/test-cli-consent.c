/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is unusual about consents, meetings and plans gets its answer from the command line, and
 * from what it writes: yes or no with one sentence, and nothing handed over on a no. */
#include "cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "record-fixture.h"

typedef struct
{
  Fixture cli;
  TilRegister *reg; /* (owned) (nullable) closed while the command line reads */
  People people;
} Told;

static TilDate
today (void)
{
  return til_date_today ();
}

static void
open_register (Told *self)
{
  g_autoptr (GError) error = NULL;

  self->reg = til_register_open (self->cli.path, TIL_REGISTER_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
close_register (Told *self)
{
  g_clear_pointer (&self->reg, til_register_close);
}

static void
told_set_up (Told *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_up (&self->cli, data);
  self->reg = til_register_create (self->cli.path, &error);
  g_assert_no_error (error);
  self->people = add_people (self->reg, "Alma");
}

static void
told_tear_down (Told *self, gconstpointer data)
{
  close_register (self);
  tear_down (&self->cli, data);
}

static TilConsent *
ask (Told *self)
{
  return new_consent (&self->people, today () - 30, today () + 100);
}

static TilConsent *
save_given (Told *self)
{
  TilConsent *consent = ask (self);

  answer_consent (consent, &self->people, TIL_ANSWER_GIVEN, today () - 29);
  save_record (self->reg, consent);
  return consent;
}

/* The command line's answer about the social services on a day. */
static void
ask_line (Told *self, TilDate date)
{
  g_autofree char *child = g_strdup_printf ("%d", (int)self->people.child_id);
  g_autofree char *unit = g_strdup_printf ("%d", (int)self->people.social_id);
  g_autofree char *day = til_date_format (date);

  close_register (self);
  run (&self->cli, "consent", self->cli.path, "--child", child, "--unit", unit, "--date", day,
       NULL);
}

static void
expect_yes (Told *self, TilDate date)
{
  ask_line (self, date);
  assert_done (&self->cli);
  g_assert_true (g_str_has_prefix (self->cli.out, "yes\t"));
}

/* No, why in one sentence; and no file, no plan and no line of the week for that unit today. */
static void
expect_no (Told *self, TilDate date, const char *why)
{
  g_autofree char *child = g_strdup_printf ("%d", (int)self->people.child_id);
  g_autofree char *unit = g_strdup_printf ("%d", (int)self->people.social_id);
  g_autofree char *json = file_in (&self->cli, "child.json");
  g_autofree char *pdf = file_in (&self->cli, "plan.pdf");

  ask_line (self, date);
  g_assert_cmpint (self->cli.status, ==, 1);
  g_assert_true (g_str_has_prefix (self->cli.out, "no\t"));
  g_assert_true (g_str_has_suffix (self->cli.out, ".\n"));
  g_assert_cmpuint (count_lines (self->cli.out), ==, 1);
  assert_contains (self->cli.out, why);
  if (date != today ())
    return;
  run (&self->cli, "export-child", self->cli.path, "--child", child, "--unit", unit, "--output",
       json, NULL);
  assert_refused (&self->cli, 1, "export-child");
  assert_contains (self->cli.err, why);
  g_assert_false (g_file_test (json, G_FILE_TEST_EXISTS));
  run (&self->cli, "plan", self->cli.path, "--child", child, "--unit", unit, "--language", "sv",
       "--output", pdf, NULL);
  assert_refused (&self->cli, 1, "plan");
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
  run (&self->cli, "agenda", self->cli.path, "--unit", unit, "--to", "2027-12-31", NULL);
  assert_done (&self->cli);
  g_assert_null (strstr (self->cli.out, "Alma"));
}

/* The register refuses a record with one sentence that has these words. */
static void
refuse (Told *self, gpointer record, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (til_register_save_record (self->reg, record, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  assert_contains (error->message, why);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
save_plan (Told *self)
{
  g_autoptr (TilPlan) plan = new_plan (&self->people, today () - 1);

  save_record (self->reg, plan);
}

static void
test_guardians_differ (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = ask (self);

  answer_consent (consent, &self->people, TIL_ANSWER_GIVEN, today () - 29);
  ((TilConsentAnswer *)consent->answers->pdata[1])->answer = TIL_ANSWER_REFUSED;
  save_record (self->reg, consent);
  save_plan (self);
  expect_no (self, today (), "Per Ek did not give consent");
}

static void
test_guardian_added (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = save_given (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = NULL;
  TilGuardian *guardian = til_guardian_new ();

  save_plan (self);
  expect_yes (self, today ());
  open_register (self);
  child = til_register_get_child (self->reg, self->people.child_id, &error);
  g_assert_no_error (error);
  g_free (guardian->name);
  guardian->name = g_strdup ("Kim Strand");
  g_ptr_array_add (child->guardians, guardian);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  expect_no (self, today (), "has become a guardian and has not been asked");
}

static void
test_consent_in_the_future (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = new_consent (&self->people, today () + 1, today () + 100);

  refuse (self, consent, "a day that has not come yet");
  consent->asked_on = today () - 1;
  answer_consent (consent, &self->people, TIL_ANSWER_GIVEN, today () + 1);
  refuse (self, consent, "a day that has not come yet");
  save_plan (self);
  expect_no (self, today (), "ask the guardians for consent first");
}

static void
test_meeting_moved (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = save_given (self);
  g_autoptr (TilMeeting) meeting = new_meeting (&self->people, today () + 7);

  save_record (self->reg, meeting);
  meeting->date = today () - 40;
  meeting->status = TIL_MEETING_HELD;
  refuse (self, meeting, "consent was given later");
  expect_no (self, today () - 40, "consent was given later");
}

static void
test_unit_changes_sector (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = save_given (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = til_register_list_units (self->reg, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < units->len; i++)
    {
      TilUnit *unit = units->pdata[i];

      if (unit->id != self->people.social_id)
        continue;
      unit->sector = TIL_SECTOR_INDEPENDENT;
      g_assert_true (til_register_save_unit (self->reg, unit, &error));
    }
  save_plan (self);
  expect_no (self, today (), "belongs to another sector than when consent was asked for");
}

static void
test_turns_18 (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = save_given (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = til_register_get_child (self->reg, self->people.child_id, &error);
  TilDate birthday = today () + 10;

  g_assert_no_error (error);
  child->birth_date = til_date_new (til_date_year (birthday) - 18, til_date_month (birthday),
                                    til_date_day (birthday));
  g_assert_true (til_register_save_child (self->reg, child, &error));
  expect_yes (self, birthday - 1);
  expect_no (self, birthday, "the young person is 18 and has to be asked");
}

static void
test_closed_plan (Told *self, gconstpointer data)
{
  g_autoptr (TilPlan) plan = new_plan (&self->people, today () - 20);
  g_autofree char *child = g_strdup_printf ("%d", (int)self->people.child_id);

  save_record (self->reg, plan);
  plan->closed_on = today () - 1;
  plan->ending = TIL_ENDING_GOALS_MET;
  save_record (self->reg, plan);
  til_record_set_text (&((TilGoal *)plan->goals->pdata[0])->text, "Annat");
  refuse (self, plan, "The plan is closed: open it again before you change it");
  plan->closed_on = TIL_DATE_NONE;
  plan->ending = TIL_ENDING_ONGOING;
  plan->follow_up = today () + 20;
  refuse (self, plan, "open it again today, and say why");
  plan->reopened_on = today ();
  til_record_set_text (&plan->reopen_reason, "Hämtningen på måndagar fungerar inte");
  save_record (self->reg, plan);
  close_register (self);
  run (&self->cli, "log", self->cli.path, "--child", child, NULL);
  assert_done (&self->cli);
  assert_contains (self->cli.out, "\tplan.reopen\t");
  run (&self->cli, "check", self->cli.path, NULL);
  assert_done (&self->cli);
}

static void
test_withdrawn (Told *self, gconstpointer data)
{
  g_autoptr (TilConsent) consent = save_given (self);
  g_autoptr (TilMeeting) meeting = new_meeting (&self->people, today () + 7);

  save_record (self->reg, meeting);
  save_plan (self);
  consent->withdrawn_on = today ();
  save_record (self->reg, consent);
  expect_no (self, today (), "the consent was withdrawn on");
}

#define ADD(path, function) g_test_add (path, Told, NULL, told_set_up, function, told_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("TILLSAMMANS_CLI"));
  ADD ("/cli-consent/r8-guardians-answer-differently", test_guardians_differ);
  ADD ("/cli-consent/r8-guardian-added", test_guardian_added);
  ADD ("/cli-consent/r7-dated-in-the-future", test_consent_in_the_future);
  ADD ("/cli-consent/r8-meeting-moved-before-consent", test_meeting_moved);
  ADD ("/cli-consent/r8-unit-changes-sector", test_unit_changes_sector);
  ADD ("/cli-consent/r8-child-turns-18", test_turns_18);
  ADD ("/cli-consent/r12-closed-plan-reopened", test_closed_plan);
  ADD ("/cli-consent/r8-withdrawn", test_withdrawn);
  return g_test_run ();
}
