/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The case that Sörmland's handbook tells of, as a register would hold it. */
#include "til-demo-private.h"

#define WHEEL "barnets-basta"

/* Days before today. */
#define SEEN 120
#define MAPPED 110
#define ASKED 104
#define MET 92
#define MAPPED_AGAIN 21

typedef struct
{
  TilDemo *demo;   /* borrowed */
  TilChild *child; /* borrowed */
  TilWheel *wheel; /* borrowed */
  TilCase *kase;   /* (owned) */
  gint64 school, social, bup;
  const TilStaff *head, *mentor, *nurse, *counsellor, *social_worker, *therapist;
  gint64 mappings[2];
} Story;

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static TilDate
day (Story *self, guint days_ago)
{
  return self->demo->today - days_ago;
}

static gboolean
put (Story *self, gpointer record, TilDate on, GError **error)
{
  gboolean done;

  if (!til_demo_put (self->demo, self->kase, record, on, &done, error))
    return FALSE;
  g_return_val_if_fail (done, FALSE);
  return TRUE;
}

static TilGuardian *
add_guardian (TilChild *child, const char *name, const char *phone)
{
  TilGuardian *guardian = til_guardian_new ();

  set_text (&guardian->name, name);
  guardian->phone = g_strdup (phone);
  guardian->language = g_strdup ("sv");
  g_ptr_array_add (child->guardians, guardian);
  return guardian;
}

/* Year 6: twelve in the year when it begins. */
static void
describe_child (Story *self)
{
  TilChild *child = self->child;
  int year = til_date_year (self->demo->today) - (til_date_month (self->demo->today) < 8 ? 1 : 0);
  TilContact *contact = til_contact_new ();

  set_text (&child->given_name, "Elin");
  set_text (&child->family_name, "Sundqvist");
  child->birth_date = til_date_new (year - 12, 5, 14);
  set_text (&child->personnummer, NULL);
  child->personnummer = til_demo_take_number (self->demo, TRUE, child->birth_date);
  child->unit_id = self->school;
  set_text (&child->group, "6B");
  child->schooling = TIL_SCHOOLING_SCHOOL;
  set_text (&child->language, "sv");
  child->interpreter = FALSE;
  child->step = TIL_STEP_FOLLOW_UP;
  child->step_since = day (self, 78);
  child->responsible_id = self->head->id;
  set_text (&child->note, "Vill veta i förväg vem som är med på mötet.");
  g_ptr_array_set_size (child->guardians, 0);
  g_ptr_array_set_size (child->contacts, 0);
  add_guardian (child, "Maria Sundqvist", "070-174 06 21");
  add_guardian (child, "Peter Sundqvist", "070-174 06 22");
  set_text (&contact->name, "Ulla Sundqvist");
  contact->relation = g_strdup ("Farmor");
  contact->phone = g_strdup ("070-174 06 23");
  g_ptr_array_add (child->contacts, contact);
}

static gboolean
add_child (Story *self, GError **error)
{
  static const struct
  {
    TilStep step;
    guint days;
  } steps[] = { { TIL_STEP_NOTICE, SEEN }, { TIL_STEP_MAP, 113 }, { TIL_STEP_COOPERATE, MET } };

  describe_child (self);
  if (!til_register_insert_child (self->demo->reg, self->child, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!til_register_insert_step_change (self->demo->reg, self->child->id, steps[i].step,
                                          day (self, steps[i].days), error))
      return FALSE;
  self->kase = til_demo_case_new (self->demo, self->child);
  return TRUE;
}

static gboolean
add_observation (Story *self,
                 guint days,
                 const TilStaff *who,
                 const char *area,
                 const char *text,
                 const char *tried,
                 GError **error)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = self->child->id;
  observation->date = day (self, days);
  observation->staff_id = who->id;
  observation->unit_id = who->unit_id;
  observation->wheel_key = g_strdup (WHEEL);
  til_keys_set (observation->areas, area, TRUE);
  observation->text = g_strdup (text);
  observation->tried = g_strdup (tried);
  observation->responsible_id = self->head->id;
  observation->received_on = day (self, days - 1);
  return put (self, observation, self->demo->today, error);
}

static gboolean
add_notice (Story *self, GError **error)
{
  TilResponsible *responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);

  responsible->child_id = self->child->id;
  responsible->date = day (self, SEEN - 1);
  responsible->staff_id = self->head->id;
  responsible->unit_id = self->school;
  responsible->duty = TIL_DUTY_SCHOOL;
  responsible->proposed_unit_id = self->school;
  responsible->confirmed_by = self->head->id;
  return add_observation (
             self, SEEN, self->mentor, "learning",
             "Närvaron har gått från 96 till 71 procent på fem veckor. Borta mest på måndagar och "
             "när det är idrott. Säger att det är magen.",
             "Samtal med Elin och hem; får gå undan till biblioteket.", error) &&
         put (self, responsible, self->demo->today, error) &&
         add_observation (self, SEEN - 4, self->nurse, "health",
                          "Har varit hos mig sex gånger denna månad med ont i magen. Somnar sent.",
                          NULL, error);
}

static void
rate (TilVoice *voice, const TilWheel *wheel, const int *steps)
{
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    til_voice_set_step (voice, til_wheel_area (wheel, i)->key, steps[i]);
}

static TilVoice *
add_voice (TilMapping *mapping, TilVoiceKind kind, const int *steps)
{
  TilVoice *voice = til_voice_new (kind);

  voice->date = mapping->date;
  voice->open = FALSE;
  rate (voice, mapping->wheel, steps);
  g_ptr_array_add (mapping->voices, voice);
  return voice;
}

static void
add_reason (TilMapping *mapping, const char *area, const char *text)
{
  TilDifferenceReason *reason = g_new0 (TilDifferenceReason, 1);

  reason->area_key = g_strdup (area);
  reason->reason = g_strdup (text);
  g_ptr_array_add (mapping->reasons, reason);
}

/* Areas in the order of the wheel: health, development, learning, care, home, relationships,
 * safety. */
static TilMapping *
first_mapping (Story *self)
{
  static const int child_steps[] = { 2, 3, 3, 4, 1, 1, 1 };
  static const int mothers_steps[] = { 2, 3, 3, 3, 2, 2, 3 };
  static const int fathers_steps[] = { 3, 3, 2, 3, 3, 2, 3 };
  static const int schools_steps[] = { 2, 3, 2, 3, 0, 2, 2 };
  TilMapping *mapping = til_mapping_new (self->wheel);
  TilVoice *voice;

  mapping->child_id = self->child->id;
  mapping->date = day (self, MAPPED);
  voice = add_voice (mapping, TIL_VOICE_CHILD, child_steps);
  til_voice_set_note (voice, "safety", "Omklädningsrummet. Jag vill inte säga mer.", FALSE);
  til_voice_set_note (voice, "relationships", "Jag har ingen att vara med.", TRUE);
  til_voice_set_note (voice, "home", "Mamma och pappa bråkar om mig.", FALSE);
  voice = add_voice (mapping, TIL_VOICE_GUARDIAN, mothers_steps);
  voice->guardian_id = ((TilGuardian *)self->child->guardians->pdata[0])->id;
  til_voice_set_note (voice, "health", "Vi får inte upp henne på mornarna.", TRUE);
  voice = add_voice (mapping, TIL_VOICE_GUARDIAN, fathers_steps);
  voice->guardian_id = ((TilGuardian *)self->child->guardians->pdata[1])->id;
  voice = add_voice (mapping, TIL_VOICE_ORGANISATION, schools_steps);
  voice->unit_id = self->school;
  til_voice_set_note (voice, "learning", "Klarar arbetet när hon är här.", TRUE);
  add_reason (mapping, "safety", "Hemma visste man inte om omklädningsrummet.");
  add_reason (mapping, "home", "Elin menade kvällarna, föräldrarna menade helgerna.");
  mapping->next_step = g_strdup ("Samverkansmöte med socialtjänsten och BUP när samtycke finns.");
  return mapping;
}

static TilMapping *
second_mapping (Story *self)
{
  static const int child_steps[] = { 3, 3, 3, 4, 2, 3, 3 };
  static const int mothers_steps[] = { 3, 3, 3, 3, 3, 3, 3 };
  static const int schools_steps[] = { 3, 3, 3, 3, 0, 3, 3 };
  TilMapping *mapping = til_mapping_new (self->wheel);
  TilVoice *voice;

  mapping->child_id = self->child->id;
  mapping->date = day (self, MAPPED_AGAIN);
  voice = add_voice (mapping, TIL_VOICE_CHILD, child_steps);
  til_voice_set_note (voice, "relationships", "Jag är med Saga och Alma nu.", TRUE);
  voice = add_voice (mapping, TIL_VOICE_GUARDIAN, mothers_steps);
  voice->guardian_id = ((TilGuardian *)self->child->guardians->pdata[0])->id;
  voice = add_voice (mapping, TIL_VOICE_ORGANISATION, schools_steps);
  voice->unit_id = self->school;
  mapping->next_step = g_strdup ("Fortsätta enligt planen till jul.");
  return mapping;
}

static gboolean
add_mappings (Story *self, GError **error)
{
  g_autoptr (TilMapping) first = first_mapping (self);
  g_autoptr (TilMapping) second = second_mapping (self);

  if (!til_register_insert_mapping (self->demo->reg, first, error) ||
      !til_register_insert_mapping (self->demo->reg, second, error) ||
      !til_register_refresh_child (self->demo->reg, self->child->id, error))
    return FALSE;
  self->mappings[0] = first->id;
  self->mappings[1] = second->id;
  return TRUE;
}

static gboolean
add_analyses (Story *self, GError **error)
{
  TilAnalysis *first = til_analysis_new (self->child->id, self->mappings[0]);
  TilAnalysis *second = til_analysis_new (self->child->id, self->mappings[1]);

  first->answer1 = g_strdup ("Ja, Elin, båda föräldrarna och skolan har sagt sin mening.");
  first->answer2 = g_strdup ("Otrygghet i omklädningsrummet, ensamhet på rasterna och bråk hemma "
                             "om frånvaron.");
  first->answer3 = g_strdup ("Möta Elin vid grinden och ha en vuxen utanför omklädningsrummet.");
  first->answer4 = g_strdup (
      "Anpassat schema i fyra veckor, samtal med kuratorn, arbete i klassen.");
  first->answer5 = g_strdup ("Stöd till föräldrarna om kvällarna, bedömning av oro och sömn.");
  first->outcome = TIL_OUTCOME_MEETING;
  first->reason = g_strdup ("Det som är svårt finns både hemma och i skolan: vi behöver varandra.");
  first->trappan = 2;
  first->level = TIL_LEVEL_REMEDY;
  first->date = day (self, MAPPED - 3);
  second->answer1 = g_strdup ("Ja.");
  second->answer2 = g_strdup ("Kvällarna hemma är fortfarande svåra ibland.");
  second->answer3 = g_strdup ("Fortsätta med det som hjälper.");
  second->answer4 = g_strdup ("Trappa ned anpassningarna i Elins takt.");
  second->answer5 = g_strdup ("Två träffar till med familjebehandlaren.");
  second->outcome = TIL_OUTCOME_KEEP;
  second->reason = g_strdup ("Närvaron är 93 procent och Elin vill ha det som det är.");
  second->trappan = 1;
  second->level = TIL_LEVEL_PREVENT;
  second->date = day (self, MAPPED_AGAIN - 1);
  return put (self, first, self->demo->today, error) &&
         put (self, second, self->demo->today, error);
}

static void
name_unit (Story *self, TilConsent *consent, gint64 unit_id)
{
  TilConsentUnit *unit = til_record_add_part (consent, "units");

  unit->unit_id = unit_id;
  unit->gives = unit->receives = TRUE;
  unit->sector = til_case_unit (self->kase, unit_id)->sector;
}

/* The father leaves out what is about home. */
static gboolean
add_consent (Story *self, GError **error)
{
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);
  TilConsentAnswer *answer;

  consent->child_id = self->child->id;
  consent->purpose = g_strdup ("Samverkansmöte och gemensam plan om skolnärvaro och mående.");
  consent->wheel_key = g_strdup (WHEEL);
  til_keys_set (consent->areas, "safety", TRUE);
  til_keys_set (consent->areas, "home", TRUE);
  til_keys_set (consent->areas, "relationships", TRUE);
  name_unit (self, consent, self->school);
  name_unit (self, consent, self->social);
  name_unit (self, consent, self->bup);
  consent->asked_by = self->head->id;
  consent->asked_on = day (self, ASKED);
  consent->form = TIL_FORM_WRITTEN;
  consent->child_view = g_strdup ("Det är okej om de pratar med varandra, men inte om allt hemma.");
  consent->valid_until = til_date_add_months (consent->asked_on, TIL_CONSENT_DEFAULT_MONTHS);
  answer = til_record_add_part (consent, "answers");
  answer->guardian_id = ((TilGuardian *)self->child->guardians->pdata[0])->id;
  answer->answer = TIL_ANSWER_GIVEN;
  answer->date = day (self, ASKED - 1);
  answer = til_record_add_part (consent, "answers");
  answer->guardian_id = ((TilGuardian *)self->child->guardians->pdata[1])->id;
  answer->answer = TIL_ANSWER_PARTLY;
  answer->date = day (self, ASKED - 5);
  til_keys_set (answer->areas, "safety", TRUE);
  til_keys_set (answer->areas, "relationships", TRUE);
  return put (self, consent, self->demo->today, error);
}

static TilGoal *
add_goal (TilPlan *plan, const char *area, const char *text, const char *child_words)
{
  TilGoal *goal = til_record_add_part (plan, "goals");

  goal->area_key = g_strdup (area);
  goal->text = g_strdup (text);
  goal->child_words = g_strdup (child_words);
  return goal;
}

static void
add_action (Story *self,
            TilGoal *goal,
            const char *text,
            const TilStaff *who,
            TilDate due,
            TilActionStatus status)
{
  TilAction *action = til_record_add_part (goal, "actions");

  action->text = g_strdup (text);
  action->staff_id = who->id;
  action->unit_id = who->unit_id;
  action->due = due;
  action->status = status;
  if (status == TIL_ACTION_DONE)
    action->done_on = due - 2;
}

static void
add_follow_up (
    Story *self, TilPlan *plan, guint days, gint64 now, const char *note, const char *child_words)
{
  TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");

  follow_up->date = day (self, days);
  follow_up->then_id = self->mappings[0];
  follow_up->now_id = now;
  follow_up->note = g_strdup (note);
  follow_up->child_words = g_strdup (child_words);
}

static gboolean
add_plan (Story *self, GError **error)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);
  TilGoal *safe, *friends, *keep;

  plan->child_id = self->child->id;
  plan->mapping_id = self->mappings[0];
  plan->kind = TIL_PLAN_CHILD;
  plan->wheel_key = g_strdup (WHEEL);
  plan->date = day (self, MET);
  g_array_append_val (plan->units, self->social);
  g_array_append_val (plan->units, self->bup);
  plan->child_wish = g_strdup ("Kuratorn, för hon frågar mig först.");
  plan->wished_id = plan->coordinator_id = self->counsellor->id;
  plan->follow_up = self->demo->today + 3;
  safe = add_goal (plan, "safety", "Elin är trygg i skolan varje dag, även på idrotten.",
                   "Jag vill kunna byta om utan att någon säger något.");
  safe->state = TIL_GOAL_MET;
  add_action (self, safe, "En vuxen finns vid omklädningsrummet varje idrottslektion.",
              self->mentor, day (self, 70), TIL_ACTION_DONE);
  add_action (self, safe, "Två samtal på BUP om oro, med Elin och en förälder.", self->therapist,
              day (self, 45), TIL_ACTION_DONE);
  friends = add_goal (plan, "relationships", "Elin har någon att vara med på rasterna.",
                      "Jag vill ha en kompis i klassen.");
  add_action (self, friends, "Samtal i liten grupp hos kuratorn, sex gånger.", self->counsellor,
              day (self, 30), TIL_ACTION_DONE);
  add_action (self, friends, "Familjebehandlaren träffar familjen om hur kamrater bjuds hem.",
              self->social_worker, self->demo->today + 12, TIL_ACTION_ONGOING);
  keep = add_goal (plan, "care", NULL, "Det är bra som det är.");
  keep->keep = TRUE;
  add_follow_up (self, plan, 60, 0, "Närvaron är 84 procent. Idrotten fungerar med en vuxen nära.",
                 "Det är lite bättre.");
  add_follow_up (self, plan, MAPPED_AGAIN - 1, self->mappings[1],
                 "Närvaron är 93 procent. Elin har två kamrater.", "Nu vill jag gå till skolan.");
  return put (self, plan, self->demo->today, error);
}

static void
invite (Story *self, TilMeeting *meeting, TilAttendance attendance)
{
  const TilStaff *const staff[] = { self->counsellor, self->mentor, self->social_worker,
                                    self->therapist };
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = TIL_PARTICIPANT_CHILD;
  participant->attendance = attendance;
  for (guint i = 0; i < self->child->guardians->len; i++)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_GUARDIAN;
      participant->guardian_id = ((TilGuardian *)self->child->guardians->pdata[i])->id;
      participant->attendance = attendance;
    }
  participant = til_record_add_part (meeting, "participants");
  participant->kind = TIL_PARTICIPANT_NETWORK;
  participant->contact_id = ((TilContact *)self->child->contacts->pdata[0])->id;
  participant->attendance = attendance;
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
      participant->staff_id = staff[i]->id;
      participant->unit_id = staff[i]->unit_id;
      participant->leader = i == 0 || i == 2;
      participant->attendance = attendance;
    }
}

static TilMeeting *
new_meeting (Story *self, const char *kind, TilDate date, const char *time, gboolean held)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);

  meeting->child_id = self->child->id;
  meeting->kind = g_strdup (kind);
  meeting->date = date;
  meeting->time = g_strdup (time);
  meeting->length = 60;
  meeting->place = g_strdup ("Ekhagens skola, biblioteket");
  meeting->status = held ? TIL_MEETING_HELD : TIL_MEETING_PLANNED;
  meeting->wheel_key = g_strdup (WHEEL);
  invite (self, meeting, held ? TIL_ATTENDANCE_CAME : TIL_ATTENDANCE_INVITED);
  return meeting;
}

static void
add_point (TilMeeting *meeting, const char *area, const char *minutes)
{
  TilAgendaPoint *point = til_record_add_part (meeting, "points");

  point->area_key = g_strdup (area);
  point->minutes = g_strdup (minutes);
}

static void
add_decisions (Story *self, TilMeeting *meeting)
{
  const TilPlan *plan = self->kase->records[TIL_RECORD_PLAN]->pdata[0];

  for (guint i = 0; i < plan->goals->len; i++)
    {
      const TilGoal *goal = plan->goals->pdata[i];

      for (guint j = 0; j < goal->actions->len; j++)
        {
          const TilAction *action = goal->actions->pdata[j];
          TilDecision *decision = til_record_add_part (meeting, "decisions");

          decision->area_key = g_strdup (goal->area_key);
          decision->text = g_strdup (action->text);
          decision->staff_id = action->staff_id;
          decision->unit_id = action->unit_id;
          decision->due = action->due;
          decision->action_id = action->record.id;
        }
    }
}

static gboolean
add_meetings (Story *self, GError **error)
{
  TilMeeting *first = new_meeting (self, TIL_MEETING_COOPERATION, day (self, MET), "14:30", TRUE);
  TilMeeting *next = new_meeting (self, TIL_MEETING_FOLLOW_UP, self->demo->today + 3, "14:30",
                                  FALSE);

  add_point (first, "safety",
             "Elin berättade själv om omklädningsrummet. Alla var eniga om en vuxen på plats.");
  add_point (first, "relationships", "Elin nämnde två i klassen som hon vill vara med.");
  add_decisions (self, first);
  first->next_date = next->date;
  add_point (next, "safety", NULL);
  add_point (next, "relationships", NULL);
  return put (self, first, first->date, error) && put (self, next, self->demo->today, error);
}

static gboolean
add_enrolment (Story *self, GError **error)
{
  TilEnrolment *enrolment = til_record_new_of (TIL_RECORD_ENROLMENT);

  for (guint i = 0; i < self->demo->teams->len; i++)
    {
      const TilTeam *team = self->demo->teams->pdata[i];

      if (team->kind == TIL_TEAM_PINOCCHIO)
        enrolment->team_id = team->record.id;
    }
  enrolment->child_id = self->child->id;
  enrolment->since = day (self, MET - 7);
  return put (self, enrolment, self->demo->today, error);
}

static TilWheel *
find_wheel (TilDemo *self)
{
  for (guint i = 0; i < self->wheels->len; i++)
    if (g_str_equal (((TilWheel *)self->wheels->pdata[i])->key, WHEEL))
      return self->wheels->pdata[i];
  g_assert_not_reached ();
}

gboolean
til_demo_add_story (TilDemo *self, TilChild *child, GError **error)
{
  Story story = { .demo = self, .child = child, .wheel = find_wheel (self) };
  gboolean done;

  story.school = til_demo_unit (self, TIL_UNIT_SCHOOL)->id;
  story.social = til_demo_unit (self, TIL_UNIT_SOCIAL_SERVICES)->id;
  story.bup = til_demo_unit (self, TIL_UNIT_BUP)->id;
  story.head = til_demo_staff (self, story.school, 0);
  story.mentor = til_demo_staff (self, story.school, 1);
  story.nurse = til_demo_staff (self, story.school, 5);
  story.counsellor = til_demo_staff (self, story.school, 6);
  story.social_worker = til_demo_staff (self, story.social, 3);
  story.therapist = til_demo_staff (self, story.bup, 1);
  done = add_child (&story, error) && add_notice (&story, error) && add_mappings (&story, error) &&
         add_analyses (&story, error) && add_consent (&story, error) && add_plan (&story, error) &&
         add_meetings (&story, error) && add_enrolment (&story, error);
  til_case_free (story.kase);
  return done;
}
