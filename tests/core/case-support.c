/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-support.h"

TilDate
day (const char *iso)
{
  TilDate date = TIL_DATE_NONE;
  g_autoptr (GError) error = NULL;

  til_date_parse (iso, &date, &error);
  g_assert_no_error (error);
  return date;
}

static void
add_unit (TilCase *kase, gint64 id, const char *name, TilUnitKind kind, TilSector sector)
{
  TilUnit *unit = til_unit_new ();

  unit->id = id;
  g_free (unit->name);
  unit->name = g_strdup (name);
  unit->kind = kind;
  unit->sector = sector;
  g_ptr_array_add (kase->units, unit);
}

static void
add_staff (TilCase *kase, gint64 id, const char *name, gint64 unit_id)
{
  TilStaff *staff = til_staff_new ();

  staff->id = id;
  g_free (staff->name);
  staff->name = g_strdup (name);
  staff->unit_id = unit_id;
  g_ptr_array_add (kase->staff, staff);
}

TilGuardian *
support_add_guardian (TilCase *kase, gint64 id, const char *name)
{
  TilGuardian *guardian = til_guardian_new ();

  guardian->id = id;
  g_free (guardian->name);
  guardian->name = g_strdup (name);
  g_ptr_array_add (kase->child->guardians, guardian);
  return guardian;
}

TilCase *
support_case_new (void)
{
  TilCase *kase = til_case_new ();

  kase->child->id = 1;
  g_free (kase->child->given_name);
  kase->child->given_name = g_strdup ("Elin");
  kase->child->birth_date = day ("2014-03-05");
  kase->child->unit_id = SCHOOL;
  support_add_guardian (kase, ANNA, "Anna Berg");
  support_add_guardian (kase, BO, "Bo Berg");
  add_unit (kase, SCHOOL, "Björkskolan", TIL_UNIT_SCHOOL, TIL_SECTOR_MUNICIPALITY);
  add_unit (kase, SOCIAL, "Barn och familj", TIL_UNIT_SOCIAL_SERVICES, TIL_SECTOR_MUNICIPALITY);
  add_unit (kase, BUP, "BUP Mitt", TIL_UNIT_BUP, TIL_SECTOR_REGION);
  add_unit (kase, HEALTH, "Elevhälsan", TIL_UNIT_STUDENT_HEALTH, TIL_SECTOR_MUNICIPALITY);
  add_unit (kase, INDEPENDENT, "Friskolan", TIL_UNIT_SCHOOL, TIL_SECTOR_INDEPENDENT);
  add_staff (kase, MENTOR, "Maja Mentor", SCHOOL);
  add_staff (kase, SECRETARY, "Sam Sekreterare", SOCIAL);
  add_staff (kase, DOCTOR, "Disa Doktor", BUP);
  return kase;
}

void
support_add_unit (TilConsent *consent, gint64 unit_id, TilSector sector, gboolean gives)
{
  TilConsentUnit *unit = til_record_add_part (consent, "units");

  unit->unit_id = unit_id;
  unit->sector = sector;
  unit->gives = gives;
  unit->receives = !gives;
}

static void
add_answer (TilConsent *consent, gint64 guardian_id)
{
  TilConsentAnswer *answer = til_record_add_part (consent, "answers");

  answer->guardian_id = guardian_id;
}

TilConsent *
support_add_consent (TilCase *kase)
{
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);

  consent->record.id = 100 + kase->records[TIL_RECORD_CONSENT]->len;
  consent->child_id = kase->child->id;
  consent->purpose = g_strdup ("Hjälp att komma till skolan");
  consent->wheel_key = g_strdup (WHEEL);
  til_keys_set (consent->areas, "safety", TRUE);
  til_keys_set (consent->areas, "home", TRUE);
  support_add_unit (consent, SCHOOL, TIL_SECTOR_MUNICIPALITY, TRUE);
  support_add_unit (consent, SOCIAL, TIL_SECTOR_MUNICIPALITY, FALSE);
  consent->asked_on = day ("2026-09-01");
  consent->valid_until = day ("2027-02-28");
  for (guint i = 0; i < kase->child->guardians->len; i++)
    add_answer (consent, ((TilGuardian *)kase->child->guardians->pdata[i])->id);
  g_ptr_array_add (kase->records[TIL_RECORD_CONSENT], consent);
  return consent;
}

TilConsentAnswer *
support_answer (TilConsent *consent, gint64 guardian_id, TilAnswer answer)
{
  TilConsentAnswer *found = til_consent_find_answer (consent, guardian_id);

  if (found == NULL)
    {
      add_answer (consent, guardian_id);
      found = til_consent_find_answer (consent, guardian_id);
    }
  found->answer = answer;
  found->date = answer == TIL_ANSWER_PENDING ? TIL_DATE_NONE : day ("2026-09-05");
  return found;
}

TilParticipant *
support_add_professional (TilMeeting *meeting, gint64 unit_id)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->unit_id = unit_id;
  return participant;
}

TilMeeting *
support_meeting (const char *iso, gint64 unit_id)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);

  meeting->child_id = 1;
  meeting->kind = g_strdup (TIL_MEETING_COOPERATION);
  meeting->date = day (iso);
  meeting->wheel_key = g_strdup (WHEEL);
  support_add_professional (meeting, unit_id);
  return meeting;
}

TilPlan *
support_plan (gint64 unit_id)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *goal = til_record_add_part (plan, "goals");
  TilAction *action = til_record_add_part (goal, "actions");

  plan->child_id = 1;
  plan->wheel_key = g_strdup (WHEEL);
  plan->date = day ("2026-10-01");
  plan->follow_up = day ("2027-01-15");
  plan->child_wish = g_strdup ("Maja");
  plan->coordinator_id = MENTOR;
  plan->wished_id = MENTOR;
  goal->area_key = g_strdup ("safety");
  goal->text = g_strdup ("Våga gå på rast");
  action->text = g_strdup ("Möta vid porten");
  action->unit_id = unit_id;
  action->due = day ("2026-12-01");
  return plan;
}

TilAction *
support_action (TilPlan *plan, guint goal, guint action)
{
  return ((TilGoal *)plan->goals->pdata[goal])->actions->pdata[action];
}

static gint64 next_id = 1000;

static void
give_ids (gpointer record)
{
  TilRecord *self = record;

  if (self->id == 0)
    self->id = next_id++;
  for (guint i = 0; i < self->class->n_fields; i++)
    {
      const TilField *field = &self->class->fields[i];
      if (field->type != TIL_FIELD_PARTS)
        continue;
      GPtrArray *parts = *(GPtrArray **)til_record_field (self, field);
      for (guint k = 0; k < parts->len; k++)
        give_ids (parts->pdata[k]);
    }
}

void
support_save (TilCase *kase, gpointer record)
{
  GPtrArray *records = kase->records[til_record_kind (record)];
  gpointer known;

  give_ids (record);
  known = til_record_array_find (records, ((TilRecord *)record)->id);
  if (known != NULL)
    g_ptr_array_remove (records, known);
  g_ptr_array_add (records, til_record_copy (record));
}
