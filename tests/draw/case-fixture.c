/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-fixture.h"
#include "sheet-fixture.h"

TilDate
fixture_day (const char *iso)
{
  TilDate date = TIL_DATE_NONE;

  g_assert_true (til_date_parse (iso, &date, NULL));
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
add_staff (TilCase *kase, gint64 id, const char *name, const char *role, gint64 unit_id)
{
  TilStaff *staff = til_staff_new ();

  staff->id = id;
  g_free (staff->name);
  staff->name = g_strdup (name);
  staff->role = g_strdup (role);
  staff->unit_id = unit_id;
  g_ptr_array_add (kase->staff, staff);
}

static void
add_people (TilCase *kase)
{
  TilChild *child = kase->child;
  TilGuardian *father = til_guardian_new ();
  TilContact *grandmother = til_contact_new ();

  child->unit_id = CASE_SCHOOL;
  child->responsible_id = CASE_MENTOR;
  ((TilGuardian *)child->guardians->pdata[0])->id = CASE_MOTHER;
  father->id = CASE_FATHER;
  g_free (father->name);
  father->name = g_strdup ("Karl-Johan Lindqvist");
  g_ptr_array_add (child->guardians, father);
  grandmother->id = CASE_GRANDMOTHER;
  g_free (grandmother->name);
  grandmother->name = g_strdup ("Letebrhan Haile");
  grandmother->relation = g_strdup ("mormor");
  g_ptr_array_add (child->contacts, grandmother);
}

static void
add_consent (TilCase *kase)
{
  static const struct
  {
    gint64 unit_id;
    TilSector sector;
    gboolean gives, receives;
  } units[] = {
    { CASE_SCHOOL, TIL_SECTOR_MUNICIPALITY, TRUE, TRUE },
    { CASE_SOCIAL, TIL_SECTOR_MUNICIPALITY, TRUE, TRUE },
    { CASE_BUP, TIL_SECTOR_REGION, FALSE, TRUE },
  };
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);

  consent->record.id = CASE_CONSENT;
  consent->child_id = CASE_CHILD;
  consent->purpose = g_strdup ("Att Selam ska orka vara i skolan hela dagen, och att familjen får "
                               "samma svar av alla.");
  consent->wheel_key = g_strdup ("barnets-basta");
  til_keys_set (consent->areas, "safety", TRUE);
  til_keys_set (consent->areas, "home", TRUE);
  til_keys_set (consent->areas, "relationships", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TilConsentUnit *unit = til_record_add_part (consent, "units");
      unit->unit_id = units[i].unit_id;
      unit->sector = units[i].sector;
      unit->gives = units[i].gives;
      unit->receives = units[i].receives;
    }
  for (gint64 id = CASE_MOTHER; id <= CASE_FATHER; id++)
    {
      TilConsentAnswer *answer = til_record_add_part (consent, "answers");
      answer->guardian_id = id;
      answer->answer = TIL_ANSWER_GIVEN;
      answer->date = fixture_day ("2026-10-05");
    }
  consent->asked_by = CASE_MENTOR;
  consent->asked_on = fixture_day ("2026-10-01");
  consent->child_view = g_strdup (
      "Det är bra om de pratar med varandra. Men inte med hela klassen.");
  consent->valid_until = fixture_day ("2027-03-31");
  g_ptr_array_add (kase->records[TIL_RECORD_CONSENT], consent);
}

static TilAction *
add_action (TilGoal *goal, const char *text, const char *due, TilActionStatus status)
{
  TilAction *action = til_record_add_part (goal, "actions");

  action->text = g_strdup (text);
  action->due = fixture_day (due);
  action->status = status;
  return action;
}

static TilGoal *
add_goal (TilPlan *plan, const char *area, const char *text)
{
  TilGoal *goal = til_record_add_part (plan, "goals");

  goal->area_key = g_strdup (area);
  goal->text = g_strdup (text);
  return goal;
}

static void
add_plan (TilCase *kase)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *goal;
  TilAction *action;

  plan->record.id = CASE_PLAN;
  plan->child_id = CASE_CHILD;
  plan->mapping_id = 5;
  plan->kind = TIL_PLAN_CHILD;
  plan->wheel_key = g_strdup ("barnets-basta");
  plan->date = fixture_day ("2026-10-20");
  plan->follow_up = fixture_day ("2026-12-15");
  plan->child_wish = g_strdup ("Sara, för att hon lyssnar");
  plan->wished_id = CASE_MENTOR;
  plan->coordinator_id = CASE_MENTOR;

  goal = add_goal (plan, "safety", CASE_COVERED_GOAL);
  goal->child_words = g_strdup (CASE_CHILD_WORDS);
  action = add_action (goal, "Rastvärd möter Selam vid dörren varje dag", "2026-10-27",
                       TIL_ACTION_DONE);
  action->staff_id = CASE_MENTOR;
  action->unit_id = CASE_SCHOOL;
  action = add_action (goal, "Samtal om det som är svårt hemma, varannan vecka", "2026-11-30",
                       TIL_ACTION_ONGOING);
  action->staff_id = CASE_SECRETARY;
  action->unit_id = CASE_SOCIAL;

  goal = add_goal (plan, "relationships", "Selam har kvar sina kompisar i fotbollen.");
  goal->keep = TRUE;
  action = add_action (goal, "Följer med till träningen på onsdagar", "2026-12-15",
                       TIL_ACTION_NOT_STARTED);
  action->contact_id = CASE_GRANDMOTHER;

  goal = add_goal (plan, "health", CASE_OTHER_GOAL);
  action = add_action (goal, "Lugn stund utan skärm före läggdags", "2026-12-01",
                       TIL_ACTION_ONGOING);
  action->guardian_id = CASE_MOTHER;
  g_ptr_array_add (kase->records[TIL_RECORD_PLAN], plan);
}

static TilParticipant *
add_participant (TilMeeting *meeting, TilParticipantKind kind, gint64 id, gint64 unit_id)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = kind;
  participant->unit_id = unit_id;
  if (kind == TIL_PARTICIPANT_GUARDIAN)
    participant->guardian_id = id;
  else if (kind == TIL_PARTICIPANT_NETWORK)
    participant->contact_id = id;
  else if (kind == TIL_PARTICIPANT_PROFESSIONAL)
    participant->staff_id = id;
  participant->attendance = TIL_ATTENDANCE_CAME;
  return participant;
}

static void
add_point (TilMeeting *meeting, const char *area, const char *title, const char *minutes)
{
  TilAgendaPoint *point = til_record_add_part (meeting, "points");

  point->area_key = g_strdup (area);
  point->title = g_strdup (title);
  point->minutes = g_strdup (minutes);
}

static TilMeeting *
add_meeting (TilCase *kase, gint64 id, const char *date, TilMeetingStatus status)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);

  meeting->record.id = id;
  meeting->child_id = CASE_CHILD;
  meeting->kind = g_strdup (TIL_MEETING_FAMILY);
  meeting->date = fixture_day (date);
  meeting->time = g_strdup ("14:00");
  meeting->length = 60;
  meeting->place = g_strdup ("Biblioteket, rum 3");
  meeting->status = status;
  meeting->wheel_key = g_strdup ("barnets-basta");
  add_participant (meeting, TIL_PARTICIPANT_CHILD, 0, 0);
  add_participant (meeting, TIL_PARTICIPANT_GUARDIAN, CASE_MOTHER, 0);
  add_participant (meeting, TIL_PARTICIPANT_GUARDIAN, CASE_FATHER, 0)->attendance =
      TIL_ATTENDANCE_ABSENT;
  add_participant (meeting, TIL_PARTICIPANT_PROFESSIONAL, CASE_MENTOR, CASE_SCHOOL)->leader = TRUE;
  add_participant (meeting, TIL_PARTICIPANT_PROFESSIONAL, CASE_SECRETARY, CASE_SOCIAL)->leader =
      TRUE;
  add_participant (meeting, TIL_PARTICIPANT_PROFESSIONAL, CASE_PSYCHOLOGIST, CASE_BUP);
  g_ptr_array_add (kase->records[TIL_RECORD_MEETING], meeting);
  return meeting;
}

static void
add_meetings (TilCase *kase)
{
  TilMeeting *meeting = add_meeting (kase, CASE_MEETING, "2026-10-20", TIL_MEETING_HELD);
  TilDecision *decision;

  add_point (meeting, "safety", "Raster och skolväg",
             "Selam går undan på rasterna. Det är lugnast när en vuxen som Selam känner är ute.");
  add_point (meeting, "home", NULL, "ኣብ ገዛ ጽቡቕ ኣሎና፡ ግን ሓሓሊፉ ኣይድቅስን እዩ።");
  add_point (meeting, NULL, "Hur vi håller kontakten", "Sara ringer hem på fredagar.");
  decision = til_record_add_part (meeting, "decisions");
  decision->area_key = g_strdup ("safety");
  decision->text = g_strdup ("Rastvärd möter Selam vid dörren");
  decision->staff_id = CASE_MENTOR;
  decision->unit_id = CASE_SCHOOL;
  decision->due = fixture_day ("2026-10-27");
  meeting->next_date = fixture_day ("2026-12-15");

  meeting = add_meeting (kase, CASE_INVITATION, "2026-12-15", TIL_MEETING_PLANNED);
  add_point (meeting, "safety", NULL, NULL);
  add_point (meeting, "home", "Läxor och kvällar", NULL);
  add_point (meeting, "relationships", NULL, NULL);
}

static void
add_rest (TilCase *kase)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);
  TilAnalysis *analysis = til_analysis_new (CASE_CHILD, 5);

  observation->record.id = 84;
  observation->child_id = CASE_CHILD;
  observation->date = fixture_day ("2026-09-14");
  observation->staff_id = CASE_MENTOR;
  observation->unit_id = CASE_SCHOOL;
  observation->wheel_key = g_strdup ("barnets-basta");
  til_keys_set (observation->areas, "safety", TRUE);
  observation->text = g_strdup ("Kommer sent tre dagar i veckan och går undan på rasterna.");
  observation->received_on = fixture_day ("2026-09-15");
  g_ptr_array_add (kase->records[TIL_RECORD_OBSERVATION], observation);

  observation = til_record_new_of (TIL_RECORD_OBSERVATION);
  observation->record.id = 85;
  observation->child_id = CASE_CHILD;
  observation->date = fixture_day ("2026-09-20");
  observation->unit_id = CASE_SCHOOL;
  observation->wheel_key = g_strdup ("barnets-basta");
  til_keys_set (observation->areas, "health", TRUE);
  observation->text = g_strdup (CASE_OTHER_NOTE);
  g_ptr_array_add (kase->records[TIL_RECORD_OBSERVATION], observation);

  analysis->record.id = 86;
  analysis->answer1 = g_strdup ("Inte riktigt. Vi vet inte hur kvällarna ser ut hemma.");
  analysis->answer2 = g_strdup ("Oro på rasterna, och för lite sömn.");
  analysis->answer3 = g_strdup ("Möta Selam på morgonen och vara ute på rasten.");
  analysis->answer4 = g_strdup ("Skolan kan ordna en lugn plats och en fast vuxen.");
  analysis->answer5 = g_strdup ("Socialtjänstens stöd till familjen, och BUP:s råd om oron.");
  analysis->outcome = TIL_OUTCOME_MEETING;
  analysis->reason = g_strdup (
      "Skolan räcker inte till ensam, och familjen vill träffa alla samtidigt.");
  analysis->trappan = 2;
  analysis->level = TIL_LEVEL_PREVENT;
  analysis->date = fixture_day ("2026-11-15");
  g_ptr_array_add (kase->records[TIL_RECORD_ANALYSIS], analysis);
}

TilCase *
fixture_case (void)
{
  TilCase *kase = til_case_new ();
  TilWheel *wheel = fixture_wheel ("barnets-basta");
  TilMapping *mapping = fixture_mapping (wheel, fixture_day ("2026-09-28"));

  til_child_free (kase->child);
  kase->child = fixture_child ();
  add_people (kase);
  add_unit (kase, CASE_SCHOOL, FIXTURE_UNIT, TIL_UNIT_SCHOOL, TIL_SECTOR_MUNICIPALITY);
  add_unit (kase, CASE_SOCIAL, "Barn och familj, Nyköping", TIL_UNIT_SOCIAL_SERVICES,
            TIL_SECTOR_MUNICIPALITY);
  add_unit (kase, CASE_BUP, "BUP Nyköping", TIL_UNIT_BUP, TIL_SECTOR_REGION);
  add_unit (kase, CASE_CARE, "Vårdcentralen Åsidan", TIL_UNIT_HEALTH_CENTRE, TIL_SECTOR_REGION);
  add_staff (kase, CASE_MENTOR, "Sara Lind", "mentor", CASE_SCHOOL);
  add_staff (kase, CASE_SECRETARY, "Karin Ek", "socialsekreterare", CASE_SOCIAL);
  add_staff (kase, CASE_PSYCHOLOGIST, "Jonas Berggren", "psykolog", CASE_BUP);
  for (guint v = 0; v < mapping->voices->len; v++)
    {
      TilVoice *voice = mapping->voices->pdata[v];
      if (voice->kind == TIL_VOICE_ORGANISATION)
        voice->unit_id = CASE_SCHOOL;
      else if (voice->kind == TIL_VOICE_GUARDIAN)
        voice->guardian_id = v == 1 ? CASE_MOTHER : CASE_FATHER;
    }
  g_ptr_array_add (kase->mappings, mapping);
  add_consent (kase);
  add_meetings (kase);
  add_plan (kase);
  add_rest (kase);
  til_wheel_unref (wheel);
  return kase;
}

TilConsent *
fixture_consent (const TilCase *kase)
{
  return til_case_record (kase, TIL_RECORD_CONSENT, CASE_CONSENT);
}

TilPlan *
fixture_plan (const TilCase *kase)
{
  return til_case_record (kase, TIL_RECORD_PLAN, CASE_PLAN);
}

TilMeeting *
fixture_meeting (const TilCase *kase, gint64 id)
{
  return til_case_record (kase, TIL_RECORD_MEETING, id);
}

void
fixture_add_actions (TilCase *kase, guint n)
{
  TilGoal *goal = fixture_plan (kase)->goals->pdata[0];

  for (guint i = 0; i < n; i++)
    {
      TilAction *action = til_record_add_part (goal, "actions");

      action->text = g_strdup_printf ("Punkt %03u: en åtgärd som behöver så många ord att den tar "
                                      "flera rader i tabellen, slut-%03u",
                                      i, i);
      action->who = g_strdup_printf ("Person-%03u", i);
      action->due = fixture_day ("2027-01-11");
    }
}

void
fixture_drop_actions (TilCase *kase, guint n)
{
  TilGoal *goal = fixture_plan (kase)->goals->pdata[0];

  g_ptr_array_set_size (goal->actions, (int)(goal->actions->len - n));
}
