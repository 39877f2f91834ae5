/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record-fixture.h"

static gint64
add_unit_of (TilRegister *reg, const char *name, TilUnitKind kind, TilSector sector)
{
  g_autoptr (TilUnit) unit = til_unit_new ();
  g_autoptr (GError) error = NULL;

  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->sector = sector;
  til_register_save_unit (reg, unit, &error);
  g_assert_no_error (error);
  return unit->id;
}

static gint64
add_staff_at (TilRegister *reg, const char *name, gint64 unit_id)
{
  g_autoptr (TilStaff) staff = til_staff_new ();
  g_autoptr (GError) error = NULL;

  g_free (staff->name);
  staff->name = g_strdup (name);
  staff->unit_id = unit_id;
  til_register_save_staff (reg, staff, &error);
  g_assert_no_error (error);
  return staff->id;
}

static void
add_guardian (TilChild *child, const char *name)
{
  TilGuardian *guardian = til_guardian_new ();

  g_free (guardian->name);
  guardian->name = g_strdup (name);
  g_ptr_array_add (child->guardians, guardian);
}

People
add_people (TilRegister *reg, const char *given_name)
{
  People people = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TilChild) child = new_child (given_name, "Berg");
  TilContact *contact = til_contact_new ();

  people.school_id = add_unit_of (reg, "Björkskolan", TIL_UNIT_SCHOOL, TIL_SECTOR_MUNICIPALITY);
  people.social_id = add_unit_of (reg, "Socialtjänsten", TIL_UNIT_SOCIAL_SERVICES,
                                  TIL_SECTOR_MUNICIPALITY);
  people.staff_id = add_staff_at (reg, "Sara Lind", people.school_id);
  people.social_worker_id = add_staff_at (reg, "Omar Haile", people.social_id);
  child->unit_id = people.school_id;
  add_guardian (child, "Anna Berg");
  add_guardian (child, "Per Ek");
  g_free (contact->name);
  contact->name = g_strdup ("Mormor Ulla");
  g_ptr_array_add (child->contacts, contact);
  til_register_save_child (reg, child, &error);
  g_assert_no_error (error);
  people.child_id = child->id;
  for (guint i = 0; i < 2; i++)
    people.guardians[i] = ((TilGuardian *)child->guardians->pdata[i])->id;
  people.contact_id = contact->id;
  people.mapping_id = til_register_add_mapping (reg, child->id, "girfec",
                                                til_date_new (2026, 10, 1), &error);
  g_assert_no_error (error);
  return people;
}

TilConsent *
new_consent (const People *people, TilDate asked_on, TilDate valid_until)
{
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);
  const gint64 units[] = { people->school_id, people->social_id };

  consent->child_id = people->child_id;
  til_record_set_text (&consent->purpose, "Gemensam planering kring skolgång");
  til_record_set_text (&consent->wheel_key, "girfec");
  til_keys_set (consent->areas, "safe", TRUE);
  til_keys_set (consent->areas, "healthy", TRUE);
  for (guint i = 0; i < 2; i++)
    {
      TilConsentUnit *unit = til_record_add_part (consent, "units");

      unit->unit_id = units[i];
      unit->gives = i == 0;
      unit->receives = i == 1;
      unit->sector = TIL_SECTOR_MUNICIPALITY;
    }
  consent->asked_by = people->staff_id;
  consent->asked_on = asked_on;
  consent->valid_until = valid_until;
  for (guint i = 0; i < 2; i++)
    {
      TilConsentAnswer *answer = til_record_add_part (consent, "answers");

      answer->guardian_id = people->guardians[i];
    }
  return consent;
}

void
answer_consent (TilConsent *consent, const People *people, TilAnswer answer, TilDate date)
{
  for (guint i = 0; i < consent->answers->len; i++)
    {
      TilConsentAnswer *part = consent->answers->pdata[i];

      part->answer = answer;
      part->date = date;
    }
}

TilMeeting *
new_meeting (const People *people, TilDate date)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
  TilParticipant *participant;
  TilAgendaPoint *point;

  meeting->child_id = people->child_id;
  til_record_set_text (&meeting->kind, TIL_MEETING_COOPERATION);
  meeting->date = date;
  til_record_set_text (&meeting->time, "14:00");
  til_record_set_text (&meeting->place, "Björkskolan, rum 4");
  til_record_set_text (&meeting->wheel_key, "girfec");
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_GUARDIAN;
  participant->guardian_id = people->guardians[0];
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->staff_id = people->social_worker_id;
  participant->unit_id = people->social_id;
  point = til_record_add_part (meeting, "points");
  til_record_set_text (&point->area_key, "safe");
  return meeting;
}

static void
add_action (TilGoal *goal, const People *people, const char *text, TilDate due)
{
  TilAction *action = til_record_new (til_record_part_class ("action"));

  til_record_set_text (&action->text, text);
  action->staff_id = people->staff_id;
  action->unit_id = people->school_id;
  action->due = due;
  g_ptr_array_add (goal->actions, action);
}

TilPlan *
new_plan (const People *people, TilDate date)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *goal;

  plan->child_id = people->child_id;
  plan->mapping_id = people->mapping_id;
  til_record_set_text (&plan->wheel_key, "girfec");
  plan->date = date;
  til_record_set_text (&plan->child_wish, "Sara");
  plan->wished_id = people->staff_id;
  plan->coordinator_id = people->staff_id;
  plan->follow_up = date + 60;
  goal = til_record_add_part (plan, "goals");
  til_record_set_text (&goal->area_key, "safe");
  til_record_set_text (&goal->text, "Trygg på rasterna");
  add_action (goal, people, "Möta vid porten", date + 20);
  add_action (goal, people, "Rastvärd", date + 30);
  goal = til_record_add_part (plan, "goals");
  til_record_set_text (&goal->area_key, "healthy");
  til_record_set_text (&goal->text, "Sova bättre");
  add_action (goal, people, "Samtal med skolsköterskan", date + 40);
  return plan;
}

TilObservation *
new_observation (const People *people, TilDate date)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = people->child_id;
  observation->date = date;
  observation->staff_id = people->staff_id;
  observation->unit_id = people->school_id;
  til_record_set_text (&observation->wheel_key, "girfec");
  til_keys_set (observation->areas, "safe", TRUE);
  til_record_set_text (&observation->text, "Sitter ensam på rasterna");
  return observation;
}

TilAnalysis *
new_analysis (const People *people, TilDate date)
{
  TilAnalysis *analysis = til_analysis_new (people->child_id, people->mapping_id);

  til_record_set_text (&analysis->answer1, "Tryggheten");
  analysis->outcome = TIL_OUTCOME_OWN;
  til_record_set_text (&analysis->reason, "Skolan kan göra det själv");
  analysis->date = date;
  return analysis;
}

gint64
save_record (TilRegister *reg, gpointer record)
{
  g_autoptr (GError) error = NULL;
  TilRecord *self = record;

  til_register_save_record (reg, record, &error);
  g_assert_no_error (error);
  g_assert_cmpint (self->id, >, 0);
  return self->id;
}

void
refuse_record (TilRegister *reg, gpointer record, TilError code)
{
  g_autoptr (GError) error = NULL;
  const TilRecord *self = record;
  gint64 id = self->id, revision = self->revision;

  g_assert_false (til_register_save_record (reg, record, &error));
  g_assert_error (error, TIL_ERROR, (int)code);
  g_assert_cmpint (self->id, ==, id);
  g_assert_cmpint (self->revision, ==, revision);
}

TilCase *
get_case (TilRegister *reg, gint64 child_id)
{
  g_autoptr (GError) error = NULL;
  TilCase *kase = til_register_get_case (reg, child_id, &error);

  g_assert_no_error (error);
  return kase;
}

static int
draw (GRand *random, int from, int to)
{
  return random ? g_rand_int_range (random, from, to) : from;
}

static gint64
choose_target (const TilField *field, const People *people, gint64 team_id)
{
  switch (field->target)
    {
    case TIL_REF_CHILD:
      return people->child_id;
    case TIL_REF_GUARDIAN:
      return people->guardians[1];
    case TIL_REF_CONTACT:
      return people->contact_id;
    case TIL_REF_UNIT:
      return people->social_id;
    case TIL_REF_STAFF:
      return people->staff_id;
    case TIL_REF_MAPPING:
      return people->mapping_id;
    case TIL_REF_TEAM:
      return team_id;
    case TIL_REF_ACTION:
    case TIL_REF_NONE:
    case TIL_N_REFS:
    default:
      return 0;
    }
}

static void
fill_parts (
    GPtrArray *parts, const TilField *field, const People *people, gint64 team_id, GRand *random)
{
  int n = draw (random, 2, 5);

  for (int i = 0; i < n; i++)
    {
      gpointer part = til_record_new (field->part);

      fill_record (part, people, team_id, random);
      g_ptr_array_add (parts, part);
    }
}

void
fill_record (gpointer record, const People *people, gint64 team_id, GRand *random)
{
  const TilRecordClass *class = ((TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      gpointer address = til_record_field (record, field);
      gint64 target = choose_target (field, people, team_id);
      g_autofree char *text = g_strdup_printf ("%s %d “å” \n'\"", field->name,
                                               draw (random, 7, 10000));

      switch (field->type)
        {
        case TIL_FIELD_TEXT:
          til_record_set_text (address, text);
          break;
        case TIL_FIELD_DATE:
          *(TilDate *)address = til_date_new (2026, 1, 1) + (TilDate)draw (random, 3, 300);
          break;
        case TIL_FIELD_INT:
          *(int *)address = draw (random, -1, 90);
          break;
        case TIL_FIELD_FLAG:
          *(gboolean *)address = draw (random, 1, 3) == 1;
          break;
        case TIL_FIELD_ENUM:
          *(int *)address = draw (random, 1, (int)g_strv_length ((char **)field->keys));
          break;
        case TIL_FIELD_REF:
          *(gint64 *)address = target;
          break;
        case TIL_FIELD_KEYS:
          til_keys_set (*(GPtrArray **)address, "safe", TRUE);
          til_keys_set (*(GPtrArray **)address, "healthy", draw (random, 1, 3) == 1);
          break;
        case TIL_FIELD_REFS:
          til_refs_set (*(GArray **)address, target, TRUE);
          til_refs_set (*(GArray **)address, people->school_id, draw (random, 1, 3) == 1);
          break;
        case TIL_FIELD_PARTS:
          fill_parts (*(GPtrArray **)address, field, people, team_id, random);
          break;
        }
    }
}
