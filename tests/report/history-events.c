/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may happen in a history. */
#include "consent-oracle.h"
#include "history-world.h"

static const char *
any_area (World *self, const TilWheel *wheel)
{
  return til_wheel_area (wheel, (guint)world_roll (self, N_AREAS))->key;
}

static TilWheel *
any_wheel (World *self)
{
  return self->wheels[world_roll (self, 4) == 0];
}

/* One that some consent names, when there is one. */
static const char *
likely_area (World *self, const TilWheel *wheel, const TilCase *kase)
{
  const GPtrArray *consents = kase->records[TIL_RECORD_CONSENT];
  const char *area = til_wheel_area (wheel, (guint)world_roll (self, N_AREAS))->key;

  for (guint i = 0; i < consents->len && world_roll (self, 6) > 0; i++)
    {
      const TilConsent *consent = consents->pdata[i];
      if (g_strcmp0 (consent->wheel_key, wheel->key) == 0)
        area = consent->areas->pdata[world_roll (self, (int)consent->areas->len)];
    }
  return area;
}

/* Mostly one that may be told, so that enough goes through; 0 to N_UNITS - 1. */
static int
likely_unit (World *self, const TilCase *kase)
{
  int index = world_roll (self, N_UNITS);

  for (int tries = world_roll (self, 8); tries > 0; tries--)
    {
      if (!oracle_own (kase, self->units[index]) &&
          oracle_told (kase, self->units[index], NULL, NULL, self->today))
        return index;
      index = world_roll (self, N_UNITS);
    }
  return index;
}

/* ---- consent ---- */

static void
answer_at_random (World *self, TilConsent *consent, gint64 guardian_id)
{
  static const TilAnswer answers[] = {
    TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN,  TIL_ANSWER_GIVEN,   TIL_ANSWER_GIVEN,   TIL_ANSWER_GIVEN,
    TIL_ANSWER_GIVEN, TIL_ANSWER_PARTLY, TIL_ANSWER_REFUSED, TIL_ANSWER_PENDING,
  };
  TilConsentAnswer *answer = til_consent_find_answer (consent, guardian_id);

  if (!answer)
    answer = til_record_add_part (consent, "answers");
  answer->guardian_id = guardian_id;
  answer->answer = answers[world_roll (self, G_N_ELEMENTS (answers))];
  answer->date = answer->answer == TIL_ANSWER_PENDING ? TIL_DATE_NONE : self->today;
  g_ptr_array_set_size (answer->areas, 0);
  g_array_set_size (answer->units, 0);
  if (answer->answer == TIL_ANSWER_REFUSED)
    world_write_word (self, &answer->reason);
  if (answer->answer != TIL_ANSWER_PARTLY)
    return;
  for (guint i = 0; i < consent->areas->len; i++)
    til_keys_set (answer->areas, consent->areas->pdata[i], world_roll (self, 3) > 0);
  for (guint i = 0; i < consent->units->len; i++)
    til_refs_set (answer->units, ((TilConsentUnit *)consent->units->pdata[i])->unit_id,
                  world_roll (self, 3) == 0);
}

static void
add_consent_unit (World *self, TilConsent *consent, const TilUnit *unit, gboolean gives)
{
  TilConsentUnit *part = til_record_add_part (consent, "units");

  part->unit_id = unit->id;
  part->sector = unit->sector;
  part->gives = gives;
  part->receives = !gives || world_roll (self, 3) == 0;
}

static void
ask (World *self)
{
  TilCase *kase = world_any_child (self);
  const TilWheel *wheel = any_wheel (self);
  g_autoptr (TilConsent) consent = til_record_new_of (TIL_RECORD_CONSENT);
  const GPtrArray *guardians = kase->child->guardians;
  int few = world_roll (self, 3);

  consent->child_id = kase->child->id;
  world_write_word (self, &consent->purpose);
  world_write_word (self, &consent->child_view);
  til_record_set_text (&consent->wheel_key, wheel->key);
  for (guint i = 0; i < N_AREAS; i++)
    til_keys_set (consent->areas, til_wheel_area (wheel, i)->key, world_roll (self, 4) > few);
  for (guint i = 0; i < kase->units->len; i++)
    if (world_roll (self, 3) > 0)
      add_consent_unit (self, consent, kase->units->pdata[i], world_roll (self, 2));
  consent->asked_on = self->today;
  consent->valid_until = self->today + (guint)world_roll (self, 250);
  consent->asked_by = self->staff[world_roll (self, N_UNITS)];
  for (guint i = 0; i < guardians->len; i++)
    answer_at_random (self, consent, ((TilGuardian *)guardians->pdata[i])->id);
  if (til_date_age (kase->child->birth_date, self->today) >= 18)
    answer_at_random (self, consent, 0);
  world_save (self, consent);
}

static TilRecord *
any_record (World *self, const TilCase *kase, TilRecordKind kind)
{
  const GPtrArray *records = kase->records[kind];

  return records->len ? til_record_copy (records->pdata[world_roll (self, (int)records->len)])
                      : NULL;
}

static void
change_consent (World *self)
{
  TilCase *kase = world_any_child (self);
  g_autoptr (TilRecord) record = any_record (self, kase, TIL_RECORD_CONSENT);
  TilConsent *consent = (TilConsent *)record;
  const GPtrArray *guardians = kase->child->guardians;

  if (!consent)
    return;
  switch (world_roll (self, 6))
    {
    case 0:
      consent->withdrawn_on = self->today;
      break;
    case 1:
      answer_at_random (self, consent, 0);
      break;
    case 2:
    case 3:
      if (guardians->len > 0)
        answer_at_random (
            self, consent,
            ((TilGuardian *)guardians->pdata[world_roll (self, (int)guardians->len)])->id);
      break;
    case 4:
      if (consent->areas->len > 1)
        til_keys_set (consent->areas, consent->areas->pdata[0], FALSE);
      break;
    default:
      consent->valid_until = self->today + (guint)world_roll (self, 100);
      break;
    }
  world_save (self, consent);
}

/* ---- people ---- */

static void
change_family (World *self)
{
  TilCase *kase = world_any_child (self);
  g_autoptr (TilChild) child = til_child_copy (kase->child);

  switch (world_roll (self, 4))
    {
    case 0:
      child->unit_id = world_roll (self, 5) ? world_any_unit (self) : 0;
      world_note (self, "child %d goes to unit %d", (int)child->id, (int)child->unit_id);
      break;
    case 1:
      if (child->guardians->len > 1)
        g_ptr_array_remove_index (child->guardians, 0);
      world_note (self, "child %d loses a guardian", (int)child->id);
      break;
    case 2:
      if (child->guardians->len < 3)
        world_add_guardian (self, child);
      world_note (self, "child %d has %u guardians", (int)child->id, child->guardians->len);
      break;
    default:
      child->responsible_id = self->staff[world_roll (self, N_UNITS)];
      break;
    }
  world_save_child (self, kase, child);
}

static void
move_unit (World *self)
{
  g_autoptr (GError) error = NULL;
  gint64 id = world_any_unit (self);
  g_autoptr (TilUnit) unit = til_unit_copy (til_case_unit (self->children[0], id));

  unit->sector = (TilSector)world_roll (self, TIL_N_SECTORS);
  til_register_save_unit (self->reg, unit, &error);
  g_assert_no_error (error);
  world_note (self, "unit %d is of sector %d", (int)id, unit->sector);
  for (int i = 0; i < N_CHILDREN; i++)
    {
      TilUnit *known = (TilUnit *)til_case_unit (self->children[i], id);
      known->sector = unit->sector;
      known->revision = unit->revision;
    }
}

static void
change_team (World *self)
{
  g_autoptr (TilRecord) record = til_record_copy (self->children[0]->teams->pdata[0]);
  TilTeam *team = (TilTeam *)record;

  if (team->members->len > 0 && world_roll (self, 2))
    ((TilTeamMember *)team->members->pdata[0])->until = self->today;
  else
    world_add_member (self, team, self->today);
  world_save (self, team);
}

/* ---- observations and mappings ---- */

static void
observe (World *self)
{
  TilCase *kase = world_any_child (self);
  g_autoptr (TilObservation) observation = til_record_new_of (TIL_RECORD_OBSERVATION);
  const TilWheel *wheel = any_wheel (self);
  int who = world_roll (self, N_UNITS);

  observation->child_id = kase->child->id;
  observation->date = self->today;
  observation->unit_id = self->units[who];
  observation->staff_id = self->staff[who];
  til_record_set_text (&observation->wheel_key, wheel->key);
  for (int i = world_roll (self, 3); i > 0; i--)
    til_keys_set (observation->areas, likely_area (self, wheel, kase), TRUE);
  world_write_word (self, &observation->text);
  world_write_word (self, &observation->tried);
  world_save (self, observation);
}

static void
report (World *self)
{
  g_autoptr (TilConcern) concern = til_record_new_of (TIL_RECORD_CONCERN);
  const TilWheel *wheel = any_wheel (self);

  concern->child_id = world_any_child (self)->child->id;
  concern->date = self->today;
  concern->unit_id = world_any_unit (self);
  til_record_set_text (&concern->wheel_key, wheel->key);
  til_keys_set (concern->areas, any_area (self, wheel), TRUE);
  concern->feedback_asked = TRUE;
  concern->decided_on = self->today;
  world_save (self, concern);
}

static void
appoint (World *self)
{
  TilCase *kase = world_any_child (self);
  g_autoptr (TilResponsible) responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  int who = world_roll (self, N_UNITS);

  responsible->child_id = kase->child->id;
  responsible->date = self->today;
  responsible->staff_id = self->staff[who];
  responsible->unit_id = self->units[who];
  world_write_word (self, &responsible->reason);
  if (world_save (self, responsible))
    {
      g_autoptr (GError) error = NULL;
      TilChild *child = til_register_get_child (self->reg, kase->child->id, &error);

      g_assert_no_error (error);
      til_child_free (kase->child);
      kase->child = child;
    }
}

static void
add_voice (World *self, gint64 mapping_id, const TilWheel *wheel, TilVoiceKind kind, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  gint64 voice = til_register_add_voice (self->reg, mapping_id, kind, 0, unit_id, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < N_AREAS; i++)
    {
      g_autofree char *text = NULL;
      const char *area = til_wheel_area (wheel, i)->key;

      if (world_roll (self, 3) == 0)
        continue;
      world_write_word (self, &text);
      til_register_set_rating (self->reg, voice, area, 1 + world_roll (self, 4), 0, &error);
      g_assert_no_error (error);
      til_register_set_note (self->reg, voice, area, text, TRUE, NULL, &error);
      g_assert_no_error (error);
    }
  if (world_roll (self, 5) > 0)
    til_register_set_voice_open (self->reg, voice, FALSE, &error);
  g_assert_no_error (error);
}

static void
conclude (World *self, TilCase *kase, gint64 mapping_id)
{
  g_autoptr (TilAnalysis) analysis = til_analysis_new (kase->child->id, mapping_id);

  for (guint i = 0; i < TIL_N_QUESTIONS; i++)
    world_write_word (self, til_analysis_answer_field (analysis, i));
  analysis->outcome = TIL_OUTCOME_MEETING;
  world_write_word (self, &analysis->reason);
  analysis->date = self->today;
  world_save (self, analysis);
}

static void
map (World *self)
{
  TilCase *kase = world_any_child (self);
  TilWheel *wheel = any_wheel (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *next_step = NULL;
  g_autofree char *reason = NULL;
  gint64 id = til_register_add_mapping (self->reg, kase->child->id, wheel->key, self->today,
                                        &error);

  g_assert_no_error (error);
  world_note (self, "mapping %d of child %d", (int)id, (int)kase->child->id);
  add_voice (self, id, wheel, TIL_VOICE_CHILD, 0);
  add_voice (self, id, wheel, TIL_VOICE_ORGANISATION, world_any_unit (self));
  world_write_word (self, &next_step);
  til_register_replace_next_step (self->reg, id, next_step, NULL, &error);
  g_assert_no_error (error);
  world_write_word (self, &reason);
  til_register_replace_reason (self->reg, id, any_area (self, wheel), reason, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_insert (kase->mappings, 0, til_register_get_mapping (self->reg, id, &error));
  g_assert_no_error (error);
  conclude (self, kase, id);
}

/* ---- meetings ---- */

static void
add_professional (World *self, TilMeeting *meeting, int who)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->unit_id = self->units[who];
  if (world_roll (self, 2))
    participant->staff_id = self->staff[who];
  else
    world_write_word (self, &participant->name);
  participant->leader = world_roll (self, 3) == 0;
}

static void
add_network (World *self, TilMeeting *meeting, const TilCase *kase)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = TIL_PARTICIPANT_NETWORK;
  if (world_roll (self, 2) && meeting->team_id == 0)
    participant->contact_id = ((TilContact *)kase->child->contacts->pdata[0])->id;
  else
    world_write_word (self, &participant->name);
}

static void
add_point (World *self, TilMeeting *meeting, const TilWheel *wheel, const TilCase *kase)
{
  TilAgendaPoint *point = til_record_add_part (meeting, "points");
  TilDecision *decision = til_record_add_part (meeting, "decisions");

  if (meeting->team_id != 0)
    point->child_id = world_any_child (self)->child->id;
  if (world_roll (self, 5) > 0)
    til_record_set_text (&point->area_key, likely_area (self, wheel, kase));
  world_write_word (self, &point->title);
  world_write_word (self, &point->minutes);
  if (world_roll (self, 5) > 0)
    til_record_set_text (&decision->area_key, likely_area (self, wheel, kase));
  world_write_word (self, &decision->text);
  world_write_word (self, &decision->who);
}

static void
write_agenda (World *self, TilMeeting *meeting, const TilCase *kase)
{
  const TilWheel *wheel = any_wheel (self);

  til_record_set_text (&meeting->wheel_key, wheel->key);
  for (int i = world_roll (self, 3); i > 0; i--)
    add_point (self, meeting, wheel, kase);
}

/* R8, at the time of saving: nobody is at a table where something is said that they may not hear.
 */
static void
check_covered (World *self, const TilMeeting *meeting, const TilMeeting *stored)
{
  for (int i = 0; i < N_CHILDREN; i++)
    {
      const TilCase *kase = self->children[i];
      gboolean held_before = stored && stored->status == TIL_MEETING_HELD &&
                             meeting->status == TIL_MEETING_HELD && stored->date == meeting->date;

      if (meeting->status == TIL_MEETING_CANCELLED || !world_is_about (kase, (TilRecord *)meeting))
        continue;
      for (int u = 0; u < N_UNITS && held_before; u++)
        held_before = oracle_at_meeting (kase, stored, self->units[u]) ||
                      !oracle_at_meeting (kase, meeting, self->units[u]);
      if (held_before)
        continue;
      if (!oracle_meeting_covered (kase, meeting, meeting->date) ||
          (meeting->status == TIL_MEETING_PLANNED &&
           !oracle_meeting_covered (kase, meeting, self->today)))
        g_error ("%smeeting %d was saved without consent", self->story->str,
                 (int)meeting->record.id);
    }
}

static void
save_meeting (World *self, TilMeeting *meeting, const TilMeeting *stored)
{
  g_autoptr (TilRecord) before = stored ? til_record_copy (stored) : NULL;

  if (world_save (self, meeting))
    check_covered (self, meeting, (TilMeeting *)before);
}

static void
meet (World *self)
{
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);
  const TilCase *kase = world_any_child (self);

  if (world_roll (self, 3) == 0)
    meeting->team_id = self->team_id;
  else
    meeting->child_id = kase->child->id;
  til_record_set_text (&meeting->kind,
                       world_roll (self, 4) ? TIL_MEETING_COOPERATION : TIL_MEETING_FAMILY);
  if (world_roll (self, 2))
    meeting->status = (TilMeetingStatus)world_roll (self, TIL_N_MEETING_STATUSES);
  meeting->date = meeting->status == TIL_MEETING_HELD ? self->today - (guint)world_roll (self, 30)
                                                      : self->today + (guint)world_roll (self, 60);
  til_record_set_text (&meeting->time, "14:00");
  world_write_word (self, &meeting->place);
  world_write_word (self, &meeting->note);
  for (int i = world_roll (self, 2); i >= 0; i--)
    add_professional (self, meeting, likely_unit (self, kase));
  if (world_roll (self, 2))
    add_network (self, meeting, kase);
  write_agenda (self, meeting, kase);
  save_meeting (self, meeting, NULL);
}

static void
change_meeting (World *self)
{
  TilCase *kase = world_any_child (self);
  g_autoptr (TilRecord) record = any_record (self, kase, TIL_RECORD_MEETING);
  g_autoptr (TilRecord) stored = record ? til_record_copy (record) : NULL;
  TilMeeting *meeting = (TilMeeting *)record;

  if (!meeting)
    return;
  if (world_roll (self, 2) == 0)
    meeting->date = self->today - (guint)world_roll (self, 30);
  if (world_roll (self, 3) == 0)
    add_professional (self, meeting, likely_unit (self, kase));
  if (world_roll (self, 3) == 0 && meeting->date <= self->today)
    meeting->status = TIL_MEETING_HELD;
  if (meeting->points->len > 0 && world_roll (self, 2))
    world_write_word (self, &((TilAgendaPoint *)meeting->points->pdata[0])->minutes);
  if (world_roll (self, 4) == 0)
    meeting->next_date = MAX (self->today, meeting->date) + 14;
  save_meeting (self, meeting, (TilMeeting *)stored);
}

/* ---- plans ---- */

static void
add_action (World *self, TilGoal *goal, const TilCase *kase)
{
  TilAction *action = til_record_add_part (goal, "actions");

  world_write_word (self, &action->text);
  action->due = self->today + (guint)world_roll (self, 40);
  switch (world_roll (self, 5))
    {
    case 0:
      world_write_word (self, &action->who);
      break;
    case 1:
      action->contact_id = ((TilContact *)kase->child->contacts->pdata[0])->id;
      break;
    default:
      action->unit_id = self->units[likely_unit (self, kase)];
      break;
    }
}

static void
add_goal (World *self, TilPlan *plan, const TilWheel *wheel, const TilCase *kase)
{
  TilGoal *goal = til_record_add_part (plan, "goals");

  if (world_roll (self, 6) > 0)
    til_record_set_text (&goal->area_key, likely_area (self, wheel, kase));
  world_write_word (self, &goal->text);
  world_write_word (self, &goal->child_words);
  for (int i = world_roll (self, 3); i > 0; i--)
    add_action (self, goal, kase);
}

static void
choose_coordinator (World *self, TilPlan *plan)
{
  world_write_word (self, &plan->child_wish);
  world_write_word (self, &plan->coordinator_reason);
  switch (world_roll (self, 3))
    {
    case 0:
      world_write_word (self, &plan->coordinator);
      break;
    case 1:
      plan->coordinator_id = self->staff[world_roll (self, N_UNITS)];
      break;
    default:
      break;
    }
}

/* R8, at the time of saving: no unit has to do with a goal that it had nothing to do with before
 * and may not be told of. */
static void
check_plan_covered (World *self, const TilCase *kase, const TilPlan *plan, const TilPlan *stored)
{
  for (guint g = 0; g < plan->goals->len && plan->closed_on == TIL_DATE_NONE; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];
      const TilGoal *known = stored ? til_record_array_find (stored->goals, goal->record.id) : NULL;

      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];
          const TilAction *before = known
                                        ? til_record_array_find (known->actions, action->record.id)
                                        : NULL;

          if (action->unit_id == 0 || (before && before->unit_id == action->unit_id &&
                                       g_strcmp0 (goal->text, known->text) == 0))
            continue;
          if (!oracle_told (kase, action->unit_id, plan->wheel_key, goal->area_key, self->today))
            g_error ("%splan %d was saved without consent", self->story->str, (int)plan->record.id);
        }
    }
  for (guint i = 0; i < plan->units->len && plan->closed_on == TIL_DATE_NONE; i++)
    {
      gint64 unit = g_array_index (plan->units, gint64, i);
      if (!(stored && til_refs_have (stored->units, unit)) &&
          !oracle_told (kase, unit, NULL, NULL, self->today))
        g_error ("%splan %d was saved with a unit without consent", self->story->str,
                 (int)plan->record.id);
    }
}

static void
plan_something (World *self)
{
  TilCase *kase = world_any_child (self);
  const TilWheel *wheel = any_wheel (self);
  g_autoptr (TilPlan) plan = til_record_new_of (TIL_RECORD_PLAN);

  plan->child_id = kase->child->id;
  plan->kind = (TilPlanKind)world_roll (self, TIL_N_PLAN_KINDS);
  til_record_set_text (&plan->wheel_key, wheel->key);
  plan->date = self->today;
  plan->follow_up = self->today + 30;
  if (kase->mappings->len > 0)
    plan->mapping_id = ((TilMapping *)kase->mappings->pdata[0])->id;
  for (int i = world_roll (self, 3); i >= 0; i--)
    add_goal (self, plan, wheel, kase);
  world_write_word (self, &plan->sip_measures);
  world_write_word (self, &plan->sip_authorities);
  world_write_word (self, &plan->sip_others);
  world_write_word (self, &plan->sip_responsible);
  choose_coordinator (self, plan);
  if (world_roll (self, 3) == 0)
    til_refs_set (plan->units, self->units[likely_unit (self, kase)], TRUE);
  if (world_save (self, plan))
    check_plan_covered (self, kase, plan, NULL);
}

static void
follow_up (World *self, TilPlan *plan)
{
  TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");

  follow_up->date = self->today;
  world_write_word (self, &follow_up->note);
  world_write_word (self, &follow_up->child_words);
  follow_up->then_id = plan->mapping_id;
  plan->follow_up = self->today + 30;
}

static void
close_or_reopen (World *self, TilPlan *plan)
{
  if (plan->closed_on == TIL_DATE_NONE)
    {
      plan->closed_on = self->today;
      plan->ending = TIL_ENDING_GOALS_MET;
      world_write_word (self, &plan->ending_note);
      return;
    }
  plan->closed_on = TIL_DATE_NONE;
  plan->ending = TIL_ENDING_ONGOING;
  plan->reopened_on = self->today;
  plan->follow_up = self->today + 10;
  world_write_word (self, &plan->reopen_reason);
}

static void
change_actions (World *self, TilGoal *goal)
{
  for (guint i = 0; i < goal->actions->len; i++)
    {
      TilAction *action = goal->actions->pdata[i];

      if (world_roll (self, 2) && action->unit_id != 0)
        action->unit_id = world_any_unit (self);
      else if (world_roll (self, 2))
        {
          action->status = TIL_ACTION_DONE;
          action->done_on = self->today;
        }
    }
}

static void
change_plan (World *self)
{
  TilCase *kase = world_any_child (self);
  g_autoptr (TilRecord) record = any_record (self, kase, TIL_RECORD_PLAN);
  g_autoptr (TilRecord) stored = record ? til_record_copy (record) : NULL;
  TilPlan *plan = (TilPlan *)record;

  if (!plan)
    return;
  TilGoal *goal = plan->goals->pdata[world_roll (self, (int)plan->goals->len)];
  switch (world_roll (self, 6))
    {
    case 0:
      close_or_reopen (self, plan);
      break;
    case 1:
      til_refs_set (plan->units, world_any_unit (self), world_roll (self, 2));
      break;
    case 2:
      g_array_set_size (plan->units, 0);
      break;
    case 3:
      world_write_word (self, &goal->text);
      break;
    case 4:
      follow_up (self, plan);
      break;
    default:
      change_actions (self, goal);
      break;
    }
  if (world_save (self, plan))
    check_plan_covered (self, kase, plan, (TilPlan *)stored);
}

/* ---- teams, and the bin ---- */

static void
enrol (World *self)
{
  g_autoptr (TilEnrolment) enrolment = til_record_new_of (TIL_RECORD_ENROLMENT);

  enrolment->child_id = world_any_child (self)->child->id;
  enrolment->team_id = self->team_id;
  enrolment->since = self->today;
  if (world_roll (self, 2))
    {
      enrolment->until = self->today;
      world_write_word (self, &enrolment->reason);
    }
  world_save (self, enrolment);
}

static void
throw_away (World *self)
{
  static const TilRecordKind kinds[] = { TIL_RECORD_OBSERVATION, TIL_RECORD_CONSENT,
                                         TIL_RECORD_MEETING, TIL_RECORD_PLAN };
  Deleted deleted = { kinds[world_roll (self, G_N_ELEMENTS (kinds))], 0 };
  g_autoptr (TilRecord) record = any_record (self, world_any_child (self), deleted.kind);
  g_autoptr (GError) error = NULL;

  if (!record)
    return;
  deleted.id = record->id;
  if (!til_register_set_record_deleted (self->reg, deleted.kind, deleted.id, TRUE, &error))
    {
      world_assert_refused (error);
      return;
    }
  for (int i = 0; i < N_CHILDREN; i++)
    world_forget (self->children[i], deleted.kind, deleted.id);
  g_array_append_val (self->bin, deleted);
  world_note (self, "deleted %s %d", record->class->name, (int)deleted.id);
}

static void
fetch_back (World *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TilRecord) record = NULL;

  if (self->bin->len == 0)
    return;
  guint index = (guint)world_roll (self, (int)self->bin->len);
  Deleted deleted = g_array_index (self->bin, Deleted, index);
  if (!til_register_set_record_deleted (self->reg, deleted.kind, deleted.id, FALSE, &error))
    {
      world_assert_refused (error);
      return;
    }
  g_array_remove_index (self->bin, index);
  record = til_register_get_record (self->reg, deleted.kind, deleted.id, &error);
  g_assert_no_error (error);
  world_note (self, "restored %s %d", record->class->name, (int)deleted.id);
  world_remember (self, record);
}

/* ---- a history ---- */

void
world_happen (World *self)
{
  static void (*const events[]) (World *) = {
    ask,
    ask,
    ask,
    change_consent,
    change_consent,
    change_family,
    move_unit,
    map,
    meet,
    meet,
    meet,
    change_meeting,
    change_meeting,
    plan_something,
    plan_something,
    change_plan,
    change_plan,
    observe,
    report,
    appoint,
    enrol,
    throw_away,
    fetch_back,
    change_team,
  };

  if (world_roll (self, 3) == 0)
    world_set_today (self, self->today + (guint)world_roll (self, 40));
  events[world_roll (self, G_N_ELEMENTS (events))](self);
}
