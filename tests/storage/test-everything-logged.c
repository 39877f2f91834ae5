/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is opened or changed around a child is in the log, with who and which child (R16), and
 * whatever has a day is on the timeline. */
#include "record-fixture.h"
#include "til-collaboration.h"
#include "til-register-survey.h"
#include "til-timeline.h"

#include <string.h>

#define WHO "Sara Lind"

typedef struct
{
  TilRegister *reg; /* borrowed */
  People people;
  gint64 last; /* the newest line of the log that was looked at */
} Walk;

static TilDate
today (void)
{
  return til_date_today ();
}

static void
begin (Walk *self, RegisterFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = NULL;

  self->reg = fixture->reg;
  self->people = add_people (fixture->reg, "Alma");
  til_register_set_actor (fixture->reg, self->people.staff_id, WHO);
  log = til_register_list_log (fixture->reg, 0, 1, &error);
  g_assert_no_error (error);
  self->last = ((TilLogEntry *)log->pdata[0])->id;
}

/* Since the last time exactly this is new in the child's log, by whom it was done. */
static void
expect (Walk *self, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = til_register_list_log (self->reg, self->people.child_id, 2, &error);
  const TilLogEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (log->len, >, 0);
  entry = log->pdata[0];
  g_assert_cmpstr (entry->what, ==, what);
  g_assert_cmpstr (entry->who, ==, WHO);
  g_assert_cmpint (entry->child_id, ==, self->people.child_id);
  g_assert_cmpuint (strlen (entry->at), ==, strlen ("2026-11-21T14:30:00Z"));
  g_assert_cmpint (entry->id, >, self->last);
  if (log->len > 1)
    g_assert_cmpint (((TilLogEntry *)log->pdata[1])->id, <=, self->last);
  self->last = entry->id;
}

static void
expect_of (Walk *self, const TilRecord *record, const char *verb)
{
  g_autofree char *what = g_strconcat (record->class->name, ".", verb, NULL);

  expect (self, what);
}

static void
walk_child (Walk *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = self->people.child_id;
  g_autoptr (TilChild) child = til_register_get_child (self->reg, id, &error);

  g_assert_no_error (error);
  expect (self, "child.open");
  til_record_set_text (&child->group, "4B");
  g_assert_true (til_register_save_child (self->reg, child, &error));
  expect (self, "child.change");
  g_ptr_array_set_size (child->contacts, 0);
  g_assert_true (til_register_save_child (self->reg, child, &error));
  expect (self, "child.change");
  g_assert_true (til_register_set_step (self->reg, id, TIL_STEP_MAP, today (), &error));
  expect (self, "child.step");
  g_assert_true (til_register_delete_child (self->reg, id, &error));
  expect (self, "child.delete");
  g_assert_true (til_register_restore_child (self->reg, id, &error));
  expect (self, "child.restore");
  g_assert_no_error (error);
}

static void
test_child (RegisterFixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };

  begin (&walk, fixture);
  walk_child (&walk);
}

static void
test_mapping (RegisterFixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id, voice;

  begin (&walk, fixture);
  id = til_register_add_mapping (walk.reg, walk.people.child_id, "girfec", today (), &error);
  g_assert_no_error (error);
  expect (&walk, "mapping.add");
  voice = til_register_add_voice (walk.reg, id, TIL_VOICE_CHILD, 0, 0, &error);
  g_assert_no_error (error);
  expect (&walk, "voice.add");
  g_assert_true (til_register_set_rating (walk.reg, voice, "safe", 2, 0, &error));
  expect (&walk, "rating.set");
  g_assert_true (til_register_set_note (walk.reg, voice, "safe", "Ensam", TRUE, NULL, &error));
  expect (&walk, "note.set");
  g_assert_true (til_register_set_voice_open (walk.reg, voice, FALSE, &error));
  expect (&walk, "voice.close");
  g_assert_true (til_register_set_voice_open (walk.reg, voice, TRUE, &error));
  expect (&walk, "voice.open");
  g_assert_true (til_register_keep_rating (walk.reg, voice, "safe", 3, 2, &error) == voice);
  expect (&walk, "rating.set");
  g_assert_true (til_register_delete_voice (walk.reg, voice, &error));
  expect (&walk, "voice.delete");
  g_assert_true (til_register_restore_voice (walk.reg, voice, &error));
  expect (&walk, "voice.restore");
  g_assert_true (til_register_replace_next_step (walk.reg, id, "Möte", NULL, &error));
  expect (&walk, "mapping.next-step");
  g_assert_true (til_register_replace_reason (walk.reg, id, "safe", "Olika dagar", NULL, &error));
  expect (&walk, "mapping.reason");
  g_assert_true (til_register_delete_mapping (walk.reg, id, &error));
  expect (&walk, "mapping.delete");
  g_assert_true (til_register_restore_mapping (walk.reg, id, &error));
  expect (&walk, "mapping.restore");
  til_mapping_free (til_register_get_mapping (walk.reg, id, &error));
  expect (&walk, "mapping.open");
  g_assert_no_error (error);
}

/* ---- records ---- */

/* One of each kind that the rules let through; consent first. */
static TilRecord *
new_record (const Walk *self, TilRecordKind kind, gint64 team_id)
{
  const People *people = &self->people;
  TilRecord *record = til_record_new_of (kind);

  switch (kind)
    {
    case TIL_RECORD_CONSENT:
      til_record_free (record);
      record = (TilRecord *)new_consent (people, today () - 30, today () + 100);
      answer_consent ((TilConsent *)record, people, TIL_ANSWER_GIVEN, today () - 29);
      break;
    case TIL_RECORD_OBSERVATION:
      til_record_free (record);
      record = (TilRecord *)new_observation (people, today () - 3);
      break;
    case TIL_RECORD_ANALYSIS:
      til_record_free (record);
      record = (TilRecord *)new_analysis (people, today () - 2);
      break;
    case TIL_RECORD_MEETING:
      til_record_free (record);
      record = (TilRecord *)new_meeting (people, today () + 7);
      break;
    case TIL_RECORD_PLAN:
      til_record_free (record);
      record = (TilRecord *)new_plan (people, today () - 1);
      break;
    case TIL_RECORD_CONCERN:
      ((TilConcern *)record)->child_id = people->child_id;
      ((TilConcern *)record)->date = today () - 4;
      ((TilConcern *)record)->unit_id = people->school_id;
      break;
    case TIL_RECORD_RESPONSIBLE:
      ((TilResponsible *)record)->child_id = people->child_id;
      ((TilResponsible *)record)->date = today () - 5;
      ((TilResponsible *)record)->staff_id = people->staff_id;
      ((TilResponsible *)record)->unit_id = people->school_id;
      til_record_set_text (&((TilResponsible *)record)->reason, "Mentor");
      break;
    case TIL_RECORD_ENROLMENT:
      ((TilEnrolment *)record)->child_id = people->child_id;
      ((TilEnrolment *)record)->team_id = team_id;
      ((TilEnrolment *)record)->since = today () - 6;
      break;
    default:
      g_assert_not_reached ();
    }
  return record;
}

static gint64
form_team (const Walk *self)
{
  g_autoptr (TilTeam) team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member = til_record_add_part (team, "members");

  til_record_set_text (&team->name, "EHT");
  team->age_to = 18;
  member->staff_id = self->people.staff_id;
  member->unit_id = self->people.school_id;
  member->since = today () - 400;
  return save_record (self->reg, team);
}

static TilDate
first_date (const TilRecord *record)
{
  for (guint i = 0; i < record->class->n_fields; i++)
    if (record->class->fields[i].type == TIL_FIELD_DATE)
      {
        TilDate date = *(TilDate *)til_record_field (record, &record->class->fields[i]);
        if (date != TIL_DATE_NONE)
          return date;
      }
  g_assert_not_reached ();
}

static gboolean
on_timeline (TilRegister *reg, gint64 child_id, TilDate date)
{
  g_autoptr (TilCase) kase = get_case (reg, child_id);
  g_autoptr (GPtrArray) events = til_timeline (kase, date, date, 0, "en");

  return events->len > 0;
}

static void
walk_record (Walk *self, TilRecord *record)
{
  g_autoptr (GError) error = NULL;
  TilRecordKind kind = til_record_kind (record);

  save_record (self->reg, record);
  expect_of (self, record, "add");
  save_record (self->reg, record);
  expect_of (self, record, "set");
  g_assert_true (til_register_set_record_deleted (self->reg, kind, record->id, TRUE, &error));
  expect_of (self, record, "delete");
  g_assert_false (on_timeline (self->reg, self->people.child_id, first_date (record)));
  expect (self, "child.open");
  g_assert_true (til_register_set_record_deleted (self->reg, kind, record->id, FALSE, &error));
  expect_of (self, record, "restore");
  g_assert_true (on_timeline (self->reg, self->people.child_id, first_date (record)));
  expect (self, "child.open");
  g_assert_no_error (error);
}

static void
test_records (RegisterFixture *fixture, gconstpointer data)
{
  static const TilRecordKind order[] = {
    TIL_RECORD_CONSENT, TIL_RECORD_OBSERVATION, TIL_RECORD_CONCERN, TIL_RECORD_RESPONSIBLE,
    TIL_RECORD_MEETING, TIL_RECORD_ANALYSIS,    TIL_RECORD_PLAN,    TIL_RECORD_ENROLMENT,
  };
  Walk walk = { 0 };
  gint64 team_id;

  /* A kind that is added and forgotten here. */
  G_STATIC_ASSERT (G_N_ELEMENTS (order) == TIL_N_CASE_RECORDS);
  begin (&walk, fixture);
  team_id = form_team (&walk);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (TilRecord) record = new_record (&walk, order[i], team_id);
      walk_record (&walk, record);
    }
}

/* ---- what is about no child ---- */

/* One that its own rules let through. */
static TilRecord *
new_other (TilRecordKind kind)
{
  TilRecord *record = til_record_new_of (kind);
  gpointer any = record;

  switch (kind)
    {
    case TIL_RECORD_TEAM:
      til_record_set_text (&((TilTeam *)any)->name, "EHT");
      ((TilTeam *)any)->age_to = 18;
      break;
    case TIL_RECORD_CONSULTATION:
      ((TilConsultation *)any)->date = today () - 1;
      til_record_set_text (&((TilConsultation *)any)->question, "Hur gör vi?");
      break;
    case TIL_RECORD_SURVEY_ROUND:
      til_record_set_text (&((TilSurveyRound *)any)->survey_key, "samverkan");
      til_record_set_text (&((TilSurveyRound *)any)->name, "2022");
      ((TilSurveyRound *)any)->survey_version = 1;
      ((TilSurveyRound *)any)->date = today () - 1;
      break;
    case TIL_RECORD_ACTIVITY:
      ((TilActivity *)any)->date = today () - 1;
      break;
    case TIL_RECORD_AGREEMENT:
      til_record_set_text (&((TilAgreement *)any)->name, "Överenskommelse");
      til_record_set_text (
          &((TilSignatory *)til_record_add_part (record, "signatories"))->organisation, "Polisen");
      break;
    case TIL_RECORD_UNDERTAKING:
      til_record_set_text (&((TilUndertaking *)any)->goal, "Tillit");
      til_record_set_text (&((TilUndertaking *)any)->activity, "Träffas");
      break;
    case TIL_RECORD_YEAR_EVENT:
      til_record_set_text (&((TilYearEvent *)any)->name, "Styrgrupp");
      ((TilYearEvent *)any)->month = 3;
      break;
    case TIL_RECORD_REFERENCE:
      ((TilReference *)any)->age_to = 6;
      ((TilReference *)any)->year = 2025;
      ((TilReference *)any)->number = 812;
      til_record_set_text (&((TilReference *)any)->source, "SCB");
      break;
    default:
      g_assert_not_reached ();
    }
  return record;
}

/* Exactly one new line since the last time, about no child. */
static void
expect_other (Walk *self, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = til_register_list_log (self->reg, 0, 2, &error);
  const TilLogEntry *entry = log->pdata[0];

  g_assert_no_error (error);
  g_assert_cmpstr (entry->what, ==, what);
  g_assert_cmpstr (entry->who, ==, WHO);
  g_assert_cmpint (entry->child_id, ==, 0);
  g_assert_cmpint (entry->id, ==, self->last + 1);
  self->last = entry->id;
}

static void
expect_other_of (Walk *self, const TilRecord *record, const char *verb)
{
  g_autofree char *what = g_strconcat (record->class->name, ".", verb, NULL);

  expect_other (self, what);
}

static void
test_other_records (RegisterFixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };

  begin (&walk, fixture);
  for (int kind = TIL_N_CASE_RECORDS; kind < TIL_N_RECORDS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TilRecord) record = new_other ((TilRecordKind)kind);

      save_record (walk.reg, record);
      expect_other_of (&walk, record, "add");
      save_record (walk.reg, record);
      expect_other_of (&walk, record, "set");
      g_assert_true (til_register_set_record_deleted (walk.reg, (TilRecordKind)kind, record->id,
                                                      TRUE, &error));
      expect_other_of (&walk, record, "delete");
      g_assert_true (til_register_set_record_deleted (walk.reg, (TilRecordKind)kind, record->id,
                                                      FALSE, &error));
      expect_other_of (&walk, record, "restore");
      g_assert_no_error (error);
    }
}

static gint64
newest_line_is_about (Walk *self)
{
  return number (self->reg, "SELECT record_id FROM log ORDER BY id DESC LIMIT 1");
}

/* The lines name the round, and nothing that leads to one respondent. */
static void
test_survey (RegisterFixture *fixture, gconstpointer data)
{
  static const char answers[] = "sector,trust\nsocial,4\nhealth,2\n";
  Walk walk = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = register_fixture_file (fixture, "answers.csv");
  g_autoptr (TilSurvey) survey = til_register_get_survey (fixture->reg, "samverkan", 0, &error);
  g_autoptr (TilSurvey) changed = til_survey_copy (survey);
  g_autoptr (TilResponse) response = til_response_new (survey);
  g_autoptr (TilSurveyRound) round = (TilSurveyRound *)new_other (TIL_RECORD_SURVEY_ROUND);
  g_autoptr (TilAnswerFile) file = NULL;
  int version;

  begin (&walk, fixture);
  save_record (walk.reg, round);
  expect_other (&walk, "survey_round.add");
  response->service = TIL_SERVICE_SOCIAL;
  til_response_set (response, 0, "4");
  g_assert_true (til_register_add_response (walk.reg, round->record.id, response, &error));
  expect_other (&walk, "response.add");
  g_assert_cmpint (newest_line_is_about (&walk), ==, round->record.id);
  g_assert_true (til_register_set_response_deleted (walk.reg, response->id, TRUE, &error));
  expect_other (&walk, "response.delete");
  g_assert_true (til_register_set_response_deleted (walk.reg, response->id, FALSE, &error));
  expect_other (&walk, "response.restore");
  g_assert_cmpint (newest_line_is_about (&walk), ==, round->record.id);
  g_assert_true (g_file_set_contents (path, answers, -1, &error));
  file = til_register_read_answers (walk.reg, "samverkan", 0, path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (til_register_import_answers (walk.reg, round, file, NULL, NULL, &error));
  expect_other (&walk, "survey.import");
  g_assert_cmpint (newest_line_is_about (&walk), ==, round->record.id);
  til_local_set (changed->name, "sv", "Vår enkät");
  g_assert_true (til_register_save_survey (walk.reg, changed, &version, &error));
  expect_other (&walk, "survey.add");
  g_assert_no_error (error);
}

/* ---- from one register to another ---- */

static void
test_handover (RegisterFixture *fixture, gconstpointer data)
{
  Walk walk = { 0 }, there = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *json = register_fixture_file (fixture, "child.json");
  g_autofree char *path = register_fixture_file (fixture, "other.tillsammans");
  g_autoptr (TilRegister) other = til_register_create (path, &error);
  g_autoptr (TilChildFile) file = NULL;

  g_assert_no_error (error);
  begin (&walk, fixture);
  g_assert_true (til_register_export_child (walk.reg, walk.people.child_id, 0, json, &error));
  expect (&walk, "child.export");
  g_assert_false (til_register_export_child (walk.reg, walk.people.child_id, walk.people.social_id,
                                             json, &error));
  g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  g_clear_error (&error);
  til_register_set_actor (other, 0, WHO);
  file = til_register_read_child_file (other, json, &error);
  g_assert_no_error (error);
  there.reg = other;
  there.people.child_id = til_register_import_child (other, file, 0, &error);
  g_assert_no_error (error);
  {
    g_autoptr (GPtrArray) log = til_register_list_log (other, there.people.child_id, 0, &error);
    gboolean told = FALSE;

    for (guint i = 0; i < log->len; i++)
      {
        const TilLogEntry *entry = log->pdata[i];
        told |= g_strcmp0 (entry->what, "child.import") == 0 && g_strcmp0 (entry->who, WHO) == 0;
      }
    g_assert_true (told);
  }
}

/* What is refused changed nothing, and a line that tells of it would be wrong. */
static void
test_refused (RegisterFixture *fixture, gconstpointer data)
{
  Walk walk = { 0 };
  g_autoptr (TilMeeting) meeting = NULL;
  gint64 lines;

  begin (&walk, fixture);
  meeting = new_meeting (&walk.people, today () + 7);
  lines = number (walk.reg, "SELECT COUNT (*) FROM log");
  refuse_record (walk.reg, meeting, TIL_ERROR_RULE);
  g_assert_cmpint (number (walk.reg, "SELECT COUNT (*) FROM log"), ==, lines);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  register_fixture_add ("/everything-logged/r16-child", test_child);
  register_fixture_add ("/everything-logged/r16-mapping", test_mapping);
  register_fixture_add ("/everything-logged/r16-records", test_records);
  register_fixture_add ("/everything-logged/r16-other-records", test_other_records);
  register_fixture_add ("/everything-logged/r16-survey", test_survey);
  register_fixture_add ("/everything-logged/r16-handover", test_handover);
  register_fixture_add ("/everything-logged/r16-refused", test_refused);
  return g_test_run ();
}
