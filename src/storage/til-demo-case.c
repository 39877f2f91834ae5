/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded around the children of the demo register. Whatever the rules would refuse a
 * person, they refuse the demo: it tries again with the child's own organisation only. */
#include "til-demo-case-texts.h"
#include "til-demo-private.h"

#define MOST_AREAS 3
#define MOST_OTHERS 3
#define ADULT 18
#define NOT_RECEIVED_DAYS 20 /* after which everything was taken in */
#define NEXT_DAYS 35         /* from one meeting to the next */
#define SPEAKS_FROM 6        /* years: takes part in meetings */

/* How a consent turned out. */
typedef enum
{
  CONSENT_GIVEN,
  CONSENT_PARTLY,
  CONSENT_EXPIRING,
  CONSENT_REFUSED,
  CONSENT_PENDING,
  CONSENT_EXPIRED,
  CONSENT_WITHDRAWN,
} ConsentKind;

typedef struct
{
  TilDemo *demo;             /* borrowed */
  const TilChild *child;     /* borrowed */
  const TilDate *dates;      /* borrowed */
  const GPtrArray *mappings; /* borrowed, oldest first */
  const TilWheel *wheel;     /* borrowed */
  TilCase *kase;             /* (owned) */
  guint areas[MOST_AREAS];   /* of the wheel: what is hard */
  guint n_areas;
  gint64 others[MOST_OTHERS]; /* units of other organisations */
  guint n_others;
  gint64 own_unit;
  gboolean young;
} Around;

TilCase *
til_demo_case_new (TilDemo *self, const TilChild *child)
{
  TilCase *kase = til_case_new ();

  til_child_free (kase->child);
  kase->child = til_child_copy (child);
  g_ptr_array_unref (kase->units);
  kase->units = g_ptr_array_ref (self->units);
  g_ptr_array_unref (kase->staff);
  kase->staff = g_ptr_array_ref (self->staff);
  g_ptr_array_unref (kase->teams);
  kase->teams = g_ptr_array_ref (self->teams);
  return kase;
}

gboolean
til_demo_put (
    TilDemo *self, TilCase *kase, gpointer record, TilDate on, gboolean *done, GError **error)
{
  g_autoptr (TilRecord) taken = record;

  *done = til_record_validate (record, self->today, NULL) &&
          til_case_check (kase, record, on, NULL);
  if (!*done)
    return TRUE;
  if (!til_register_write_record (self->reg, record, error))
    return FALSE;
  g_ptr_array_add (kase->records[til_record_kind (record)], g_steal_pointer (&taken));
  return TRUE;
}

static gboolean
put (Around *self, gpointer record, TilDate on, GError **error)
{
  gboolean done;

  return til_demo_put (self->demo, self->kase, record, on, &done, error);
}

static guint
pick (Around *self, guint n)
{
  return til_demo_pick (self->demo, n);
}

static const char *
area_key (Around *self, guint i)
{
  return til_wheel_area (self->wheel, self->areas[i])->key;
}

/* The youngest are not in school, so what is said of pupils isn't said of them. */
static const TilDemoWords *
area_words (Around *self, guint i)
{
  TilDimension dimension = til_wheel_area (self->wheel, self->areas[i])->dimension;

  if (!self->young || dimension == TIL_DIMENSION_HOME)
    return til_demo_words (dimension);
  return til_demo_words (dimension == TIL_DIMENSION_CARE || dimension == TIL_DIMENSION_HEALTH
                             ? TIL_DIMENSION_CARE
                             : TIL_DIMENSION_DEVELOPMENT);
}

static int
lowest_step (const TilMapping *mapping, const char *key)
{
  int lowest = TIL_NOT_DISCUSSED;

  for (guint i = 0; i < mapping->voices->len; i++)
    {
      int step = til_voice_step (mapping->voices->pdata[i], key);

      if (step && (lowest == TIL_NOT_DISCUSSED || step < lowest))
        lowest = step;
    }
  return lowest;
}

static void
find_areas (Around *self)
{
  const TilMapping *mapping = self->mappings->len ? self->mappings->pdata[0] : NULL;
  int half = (int)til_wheel_n_steps (self->wheel) / 2;

  for (guint i = 0; mapping && i < til_wheel_n_areas (self->wheel); i++)
    {
      int step = lowest_step (mapping, til_wheel_area (self->wheel, i)->key);

      if (step && step <= half && self->n_areas < MOST_AREAS)
        self->areas[self->n_areas++] = i;
    }
  if (self->n_areas == 0)
    self->areas[self->n_areas++] = pick (self, til_wheel_n_areas (self->wheel));
}

static void
add_other (Around *self, TilUnitKind kind)
{
  const TilUnit *unit = til_demo_unit (self->demo, kind);

  if (unit->id != self->own_unit && self->n_others < MOST_OTHERS)
    self->others[self->n_others++] = unit->id;
}

static void
find_others (Around *self)
{
  add_other (self, TIL_UNIT_SOCIAL_SERVICES);
  if (self->young)
    {
      add_other (self, TIL_UNIT_CHILD_HEALTH);
      add_other (self, TIL_UNIT_FAMILY_CENTRE);
    }
  else
    add_other (self, TIL_UNIT_BUP);
}

static const TilStaff *
own_staff (Around *self, guint n)
{
  return til_demo_staff (self->demo, self->own_unit, n);
}

static int
age_on (Around *self, TilDate date)
{
  return til_date_age (self->child->birth_date, date);
}

/* A day from to to later than date, and not one to come. */
static TilDate
later (Around *self, TilDate date, int from, int to)
{
  return MIN (date + til_demo_between (self->demo, from, to), self->demo->today);
}

static gboolean
add_observation (Around *self, TilDate date, guint n, gboolean received, GError **error)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = self->child->id;
  observation->date = date;
  observation->unit_id = self->own_unit;
  observation->staff_id = own_staff (self, 1 + pick (self, 3))->id;
  observation->wheel_key = g_strdup (self->wheel->key);
  for (guint i = 0; i < MIN (self->n_areas, 2); i++)
    til_keys_set (observation->areas, area_key (self, i), TRUE);
  observation->text = g_strdup (area_words (self, n % self->n_areas)->seen[n % 2]);
  observation->tried = g_strdup (til_demo_tried (pick (self, 100)));
  observation->responsible_id = self->child->responsible_id;
  if (received && observation->responsible_id)
    observation->received_on = later (self, date, 0, 5);
  return put (self, observation, self->demo->today, error);
}

static gboolean
add_concern (Around *self, TilDate date, GError **error)
{
  TilConcern *concern = til_record_new_of (TIL_RECORD_CONCERN);

  concern->child_id = self->child->id;
  concern->date = date;
  concern->unit_id = self->own_unit;
  concern->wheel_key = g_strdup (self->wheel->key);
  til_keys_set (concern->areas, area_key (self, 0), TRUE);
  concern->feedback_asked = TRUE;
  if (til_demo_chance (self->demo, 75))
    concern->decided_on = later (self, date, 3, 14);
  if (concern->decided_on && til_demo_chance (self->demo, 65))
    concern->feedback_on = later (self, concern->decided_on, 1, 9);
  return put (self, concern, self->demo->today, error);
}

static gboolean
add_responsible (Around *self, TilDate date, GError **error)
{
  const TilStaff *staff = til_case_staff (self->kase, self->child->responsible_id);
  TilDutyProposal proposal = til_duty_propose (self->child, self->demo->units, date);
  TilResponsible *responsible;

  if (!staff)
    return TRUE;
  responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  responsible->child_id = self->child->id;
  responsible->date = date;
  responsible->staff_id = staff->id;
  responsible->unit_id = staff->unit_id;
  responsible->duty = proposal.duty;
  responsible->proposed_unit_id = proposal.unit_id;
  responsible->confirmed_by = own_staff (self, 0)->id;
  if (proposal.unit_id && proposal.unit_id != staff->unit_id)
    responsible->reason = g_strdup ("Familjen har redan kontakt med henne.");
  return put (self, responsible, self->demo->today, error);
}

static gboolean
has_open_voice (const TilMapping *mapping)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    if (((TilVoice *)mapping->voices->pdata[i])->open)
      return TRUE;
  return FALSE;
}

static gboolean
add_analysis (Around *self, const TilMapping *mapping, gboolean concluded, GError **error)
{
  TilAnalysis *analysis = til_analysis_new (self->child->id, mapping->id);
  guint n = pick (self, 100);

  for (guint i = 0; i < (concluded ? TIL_N_QUESTIONS : 2); i++)
    *til_analysis_answer_field (analysis, i) = g_strdup (til_demo_five_answer (i, n + i));
  if (concluded)
    {
      analysis->outcome = til_demo_outcome_of (mapping->next_step);
      analysis->reason = g_strdup (til_demo_outcome_reason (analysis->outcome, n));
      analysis->date = later (self, mapping->date, 0, 6);
      analysis->trappan = (int)MIN (self->child->step, TIL_TRAPPAN_STEPS - 1);
      analysis->level = analysis->outcome == TIL_OUTCOME_MEETING ? TIL_LEVEL_REMEDY
                                                                 : TIL_LEVEL_PREVENT;
    }
  return put (self, analysis, self->demo->today, error);
}

static gboolean
add_analyses (Around *self, GError **error)
{
  for (guint i = 0; i < self->mappings->len; i++)
    {
      const TilMapping *mapping = self->mappings->pdata[i];
      gboolean newest = i + 1 == self->mappings->len;

      if (has_open_voice (mapping) ||
          (newest && self->child->step == TIL_STEP_MAP && til_demo_chance (self->demo, 30)))
        continue;
      if (!add_analysis (self, mapping, !newest || mapping->next_step, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_consent_unit (TilConsent *consent, const TilUnit *unit)
{
  TilConsentUnit *part = til_record_add_part (consent, "units");

  part->unit_id = unit->id;
  part->gives = part->receives = TRUE;
  part->sector = unit->sector;
}

static TilConsentAnswer *
add_answer (Around *self, TilConsent *consent, gint64 guardian_id)
{
  TilConsentAnswer *answer = til_record_add_part (consent, "answers");

  answer->guardian_id = guardian_id;
  answer->answer = TIL_ANSWER_GIVEN;
  answer->date = later (self, consent->asked_on, 0, 6);
  return answer;
}

static void
add_answers (Around *self, TilConsent *consent, ConsentKind kind)
{
  TilConsentAnswer *last = NULL;

  if (age_on (self, consent->asked_on) >= ADULT)
    last = add_answer (self, consent, 0);
  else
    for (guint i = 0; i < self->child->guardians->len; i++)
      last = add_answer (self, consent, ((TilGuardian *)self->child->guardians->pdata[i])->id);
  if (kind == CONSENT_PENDING)
    {
      last->answer = TIL_ANSWER_PENDING;
      last->date = TIL_DATE_NONE;
    }
  else if (kind == CONSENT_REFUSED)
    {
      last->answer = TIL_ANSWER_REFUSED;
      last->reason = g_strdup (til_demo_refusal (pick (self, 100)));
    }
  else if (kind == CONSENT_PARTLY)
    {
      last->answer = TIL_ANSWER_PARTLY;
      if (consent->areas->len > 1)
        til_keys_set (last->areas, consent->areas->pdata[0], TRUE);
      else
        til_refs_set (last->units, ((TilConsentUnit *)consent->units->pdata[1])->unit_id, TRUE);
    }
}

static void
set_validity (Around *self, TilConsent *consent, ConsentKind kind)
{
  TilDate today = self->demo->today;
  TilDate longest = til_date_add_months (consent->asked_on, TIL_CONSENT_MAX_MONTHS);

  consent->valid_until = til_date_add_months (consent->asked_on, TIL_CONSENT_DEFAULT_MONTHS);
  if (consent->valid_until < today + TIL_CONSENT_WARN_DAYS + 5)
    consent->valid_until = longest;
  if (kind == CONSENT_EXPIRING)
    consent->valid_until = MIN (longest, today + 2 + pick (self, TIL_CONSENT_WARN_DAYS - 4));
  else if (kind == CONSENT_EXPIRED)
    consent->valid_until = MAX (consent->asked_on + 30, today - 4 - pick (self, 40));
  else if (kind == CONSENT_WITHDRAWN)
    consent->withdrawn_on = later (self, consent->asked_on, 20, 90);
}

static gboolean
add_consent (Around *self, TilDate asked_on, ConsentKind kind, GError **error)
{
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);

  consent->child_id = self->child->id;
  consent->asked_on = asked_on;
  consent->asked_by = own_staff (self, 0)->id;
  consent->purpose = g_strdup (til_demo_purpose (self->young, pick (self, 100)));
  consent->wheel_key = g_strdup (self->wheel->key);
  consent->form = til_demo_chance (self->demo, 75) ? TIL_FORM_WRITTEN : TIL_FORM_ORAL;
  for (guint i = 0; i < self->n_areas; i++)
    til_keys_set (consent->areas, area_key (self, i), TRUE);
  add_consent_unit (consent, til_case_unit (self->kase, self->own_unit));
  for (guint i = 0; i < self->n_others; i++)
    add_consent_unit (consent, til_case_unit (self->kase, self->others[i]));
  if (age_on (self, asked_on) >= SPEAKS_FROM)
    consent->child_view = g_strdup (til_demo_child_view (pick (self, 100)));
  add_answers (self, consent, kind);
  set_validity (self, consent, kind);
  if (kind == CONSENT_WITHDRAWN && self->child->guardians->len > 0)
    consent->withdrawn_by = ((TilGuardian *)self->child->guardians->pdata[0])->id;
  self->demo->n_consents++;
  return put (self, consent, self->demo->today, error);
}

/* In turn, so that every outcome is shown in a small register too. */
static ConsentKind
next_consent (Around *self)
{
  static const ConsentKind kinds[] = {
    CONSENT_GIVEN,   CONSENT_PARTLY, CONSENT_EXPIRING,  CONSENT_REFUSED, CONSENT_GIVEN,
    CONSENT_EXPIRED, CONSENT_GIVEN,  CONSENT_WITHDRAWN, CONSENT_PENDING, CONSENT_GIVEN,
  };

  return kinds[self->demo->n_consents % G_N_ELEMENTS (kinds)];
}

/* Whether all the others may be told about an area on a day. */
static gboolean
is_covered (Around *self, guint area, TilDate on)
{
  for (guint i = 0; i < self->n_others; i++)
    {
      g_autoptr (TilCover) cover = til_case_cover (self->kase, self->others[i], on);

      if (!til_cover_has_area (cover, self->wheel->key, area_key (self, area)))
        return FALSE;
    }
  return TRUE;
}

static void
add_professional (TilMeeting *meeting,
                  const TilStaff *staff,
                  gboolean leader,
                  TilAttendance attendance)
{
  TilParticipant *participant = til_record_add_part (meeting, "participants");

  participant->kind = TIL_PARTICIPANT_PROFESSIONAL;
  participant->staff_id = staff->id;
  participant->unit_id = staff->unit_id;
  participant->leader = leader;
  participant->attendance = attendance;
}

static void
add_family (Around *self, TilMeeting *meeting, TilAttendance attendance)
{
  TilParticipant *participant;

  if (age_on (self, meeting->date) >= SPEAKS_FROM)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_CHILD;
      participant->attendance = attendance;
    }
  for (guint i = 0; i < self->child->guardians->len; i++)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_GUARDIAN;
      participant->guardian_id = ((TilGuardian *)self->child->guardians->pdata[i])->id;
      participant->attendance = attendance == TIL_ATTENDANCE_CAME && i == 1 &&
                                        til_demo_chance (self->demo, 30)
                                    ? TIL_ATTENDANCE_ABSENT
                                    : attendance;
    }
  if (self->child->contacts->len > 0)
    {
      participant = til_record_add_part (meeting, "participants");
      participant->kind = TIL_PARTICIPANT_NETWORK;
      participant->contact_id = ((TilContact *)self->child->contacts->pdata[0])->id;
      participant->attendance = attendance;
    }
}

static const char *
meeting_time (Around *self)
{
  static const char *const times[] = { "08:15", "09:30", "10:00", "13:00", "14:30", "15:15" };

  return times[pick (self, G_N_ELEMENTS (times))];
}

static TilMeeting *
new_meeting (Around *self, TilDate date, const char *kind, gboolean with_others)
{
  TilMeeting *meeting = til_record_new_of (TIL_RECORD_MEETING);
  gboolean held = date <= self->demo->today - 1;
  TilAttendance attendance = held ? TIL_ATTENDANCE_CAME : TIL_ATTENDANCE_INVITED;
  TilDate on = held ? date : self->demo->today;

  meeting->child_id = self->child->id;
  meeting->kind = g_strdup (kind);
  meeting->date = date;
  meeting->time = g_strdup (meeting_time (self));
  meeting->length = 60;
  meeting->place = g_strdup (til_demo_place (pick (self, 100)));
  meeting->status = held ? TIL_MEETING_HELD : TIL_MEETING_PLANNED;
  meeting->wheel_key = g_strdup (self->wheel->key);
  add_family (self, meeting, attendance);
  add_professional (meeting, own_staff (self, 1), TRUE, attendance);
  for (guint i = 0; with_others && i < self->n_others; i++)
    add_professional (meeting, til_demo_staff (self->demo, self->others[i], 1 + pick (self, 2)),
                      i == 0 && g_str_equal (kind, TIL_MEETING_FAMILY), attendance);
  for (guint i = 0; i < self->n_areas; i++)
    if (!with_others || (is_covered (self, i, on) && is_covered (self, i, date)))
      {
        TilAgendaPoint *point = til_record_add_part (meeting, "points");

        point->area_key = g_strdup (area_key (self, i));
        if (held)
          point->minutes = g_strdup (area_words (self, i)->minutes);
      }
  return meeting;
}

/* What was decided became the plan's actions. */
static void
add_decisions (Around *self, TilMeeting *meeting, const TilPlan *plan)
{
  for (guint i = 0; plan && i < plan->goals->len; i++)
    {
      const TilGoal *goal = plan->goals->pdata[i];
      const TilAction *action = goal->actions->len ? goal->actions->pdata[0] : NULL;
      TilDecision *decision;

      if (!action)
        continue;
      decision = til_record_add_part (meeting, "decisions");
      decision->area_key = g_strdup (goal->area_key);
      decision->text = g_strdup (action->text);
      decision->staff_id = action->staff_id;
      decision->unit_id = action->unit_id;
      decision->due = action->due;
      decision->action_id = action->record.id;
    }
}

static TilEnding
pick_ending (Around *self)
{
  static const TilEnding endings[] = { TIL_ENDING_GOALS_MET,     TIL_ENDING_GOALS_MET,
                                       TIL_ENDING_OTHER_SUPPORT, TIL_ENDING_MOVED,
                                       TIL_ENDING_DID_NOT_COME,  TIL_ENDING_PAUSED,
                                       TIL_ENDING_WITHDREW };

  return endings[pick (self, G_N_ELEMENTS (endings))];
}

static const TilPlan *
newest_plan (Around *self)
{
  const GPtrArray *plans = self->kase->records[TIL_RECORD_PLAN];

  return plans->len ? plans->pdata[plans->len - 1] : NULL;
}

static gboolean
add_meeting (Around *self, TilDate date, const char *kind, GError **error)
{
  gboolean done = FALSE;

  for (int with_others = 1; with_others >= 0 && !done; with_others--)
    {
      gboolean family = g_str_equal (kind, TIL_MEETING_FAMILY);
      TilMeeting *meeting = new_meeting (
          self, date, family && !with_others ? TIL_MEETING_COOPERATION : kind, with_others);

      if (meeting->status == TIL_MEETING_HELD)
        {
          const TilPlan *plan = newest_plan (self);

          if (plan && plan->date == date)
            add_decisions (self, meeting, plan);
          if (family && self->child->step == TIL_STEP_CLOSED)
            meeting->ending = pick_ending (self);
          if (date + NEXT_DAYS >= self->demo->today && self->child->step != TIL_STEP_CLOSED)
            meeting->next_date = date + NEXT_DAYS;
        }
      if (!til_demo_put (self->demo, self->kase, meeting,
                         meeting->status == TIL_MEETING_HELD ? date : self->demo->today, &done,
                         error))
        return FALSE;
    }
  return TRUE;
}

static void
set_status (Around *self, TilAction *action, gboolean closed, TilDate last)
{
  TilDate today = self->demo->today;

  if (closed || (action->due < today && til_demo_chance (self->demo, 75)))
    {
      action->status = TIL_ACTION_DONE;
      action->done_on = MIN (MIN (action->due, last), today);
    }
  else
    action->status = til_demo_chance (self->demo, 60) ? TIL_ACTION_ONGOING : TIL_ACTION_NOT_STARTED;
}

static void
add_actions (Around *self, TilPlan *plan, TilGoal *goal, guint area, gboolean with_others)
{
  TilDate last = plan->closed_on ? plan->closed_on : self->demo->today;

  for (guint i = 0; i < G_N_ELEMENTS (area_words (self, area)->action); i++)
    {
      TilAction *action = til_record_add_part (goal, "actions");
      const TilStaff *staff = i == 1 && with_others
                                  ? til_demo_staff (self->demo, self->others[area % self->n_others],
                                                    1)
                                  : own_staff (self, 1 + i);

      action->text = g_strdup (area_words (self, area)->action[i]);
      if (i == 1 && !with_others && self->child->guardians->len > 0)
        action->guardian_id = ((TilGuardian *)self->child->guardians->pdata[0])->id;
      else
        {
          action->staff_id = staff->id;
          action->unit_id = staff->unit_id;
        }
      action->due = plan->date + 14 + pick (self, 60);
      set_status (self, action, plan->closed_on != TIL_DATE_NONE, last);
    }
}

static void
add_goals (Around *self, TilPlan *plan, gboolean with_others)
{
  for (guint i = 0; i < self->n_areas; i++)
    {
      TilGoal *goal;

      if (with_others && !is_covered (self, i, self->demo->today) && !plan->closed_on)
        continue;
      goal = til_record_add_part (plan, "goals");
      goal->area_key = g_strdup (area_key (self, i));
      goal->text = g_strdup (area_words (self, i)->goal);
      if (age_on (self, plan->date) >= SPEAKS_FROM)
        goal->child_words = g_strdup (area_words (self, i)->child_words);
      if (plan->closed_on)
        goal->state = til_demo_chance (self->demo, 70) ? TIL_GOAL_MET : TIL_GOAL_PARTLY_MET;
      else if (self->child->step == TIL_STEP_FOLLOW_UP && i == 0 &&
               til_demo_chance (self->demo, 40))
        goal->state = TIL_GOAL_MET;
      add_actions (self, plan, goal, i, with_others);
    }
}

static gint64
mapping_on (Around *self, TilDate from, TilDate to)
{
  gint64 id = 0;

  for (guint i = 0; i < self->mappings->len; i++)
    {
      const TilMapping *mapping = self->mappings->pdata[i];

      if (mapping->date >= from && mapping->date <= to && !has_open_voice (mapping))
        id = mapping->id;
    }
  return id;
}

static void
add_follow_ups (Around *self, TilPlan *plan)
{
  TilDate last = plan->closed_on ? plan->closed_on : self->demo->today;
  TilDate date = plan->date + 30 + pick (self, 20);

  for (guint i = 0; i < 2 && date <= last; i++)
    {
      TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");

      follow_up->date = date;
      follow_up->then_id = mapping_on (self, 0, plan->date);
      follow_up->now_id = mapping_on (self, plan->date + 1, date);
      follow_up->note = g_strdup (til_demo_follow_up_note (pick (self, 100)));
      if (age_on (self, date) >= SPEAKS_FROM)
        follow_up->child_words = g_strdup (area_words (self, 0)->child_words);
      date += 35 + pick (self, 20);
    }
}

/* R10: mostly as the child wishes. */
static void
set_coordinator (Around *self, TilPlan *plan)
{
  const TilStaff *wished = own_staff (self, 1);

  plan->child_wish = g_strdup (til_demo_child_wish (pick (self, 100)));
  plan->wished_id = wished->id;
  plan->coordinator_id = wished->id;
  if (!til_demo_chance (self->demo, 15))
    return;
  plan->coordinator_id = own_staff (self, 2)->id;
  plan->coordinator_reason = g_strdup ("Den som barnet valde är tjänstledig till våren.");
}

/* R12: every other SIP still lacks who has overall responsibility. */
static void
set_sip (Around *self, TilPlan *plan)
{
  plan->sip_measures = g_strdup ("Stöd i skolan, familjebehandling och bedömning av mående.");
  plan->sip_authorities = g_strdup (
      "Kommunen: anpassad studiegång och familjebehandling. Regionen: bedömning på BUP.");
  plan->sip_others = g_strdup ("Idrottslaget tar emot på tisdagar.");
  if (self->child->id % 2 == 0)
    plan->sip_responsible = g_strdup ("Socialtjänsten barn och unga.");
}

static TilPlan *
new_plan (Around *self, TilDate date, TilPlanKind kind, gboolean with_others)
{
  TilPlan *plan = til_record_new_of (TIL_RECORD_PLAN);

  plan->child_id = self->child->id;
  plan->mapping_id = mapping_on (self, 0, date);
  plan->kind = kind == TIL_PLAN_SIP && !with_others ? TIL_PLAN_CHILD : kind;
  plan->wheel_key = g_strdup (self->wheel->key);
  plan->date = date;
  if (self->child->step == TIL_STEP_CLOSED)
    {
      plan->closed_on = MAX (self->dates[TIL_STEP_CLOSED], date);
      plan->ending = pick_ending (self);
      plan->ending_note = g_strdup (til_demo_ending_note (pick (self, 100)));
    }
  else
    plan->follow_up = MAX (date + 1, self->demo->today + 30 - pick (self, 38));
  for (guint i = 0; with_others && i < self->n_others; i++)
    g_array_append_val (plan->units, self->others[i]);
  set_coordinator (self, plan);
  if (plan->kind == TIL_PLAN_SIP)
    set_sip (self, plan);
  add_goals (self, plan, with_others);
  add_follow_ups (self, plan);
  return plan;
}

static gboolean
add_plan (Around *self, TilDate date, GError **error)
{
  guint dice = pick (self, 100);
  TilPlanKind kind = dice < 60 ? TIL_PLAN_CHILD : dice < 80 ? TIL_PLAN_ACTION : TIL_PLAN_SIP;
  gboolean done = FALSE;

  for (int with_others = 1; with_others >= 0 && !done; with_others--)
    {
      TilPlan *plan = new_plan (self, date, kind, with_others);

      if (!til_demo_put (self->demo, self->kase, plan, plan->closed_on ? date : self->demo->today,
                         &done, error))
        return FALSE;
    }
  return TRUE;
}

/* In the team of its age, where consent covers everybody in it. */
static gboolean
add_enrolment (Around *self, TilDate date, GError **error)
{
  for (guint i = 0; i < self->demo->teams->len; i++)
    {
      const TilTeam *team = self->demo->teams->pdata[i];
      int age = age_on (self, date);
      TilEnrolment *enrolment;

      if (team->kind < TIL_TEAM_IOR || age < team->age_from || age > team->age_to)
        continue;
      enrolment = til_record_new_of (TIL_RECORD_ENROLMENT);
      enrolment->child_id = self->child->id;
      enrolment->team_id = team->record.id;
      enrolment->since = date;
      if (self->child->step == TIL_STEP_CLOSED)
        {
          enrolment->until = MAX (date, self->dates[TIL_STEP_CLOSED]);
          enrolment->reason = g_strdup ("Målen är nådda.");
        }
      return put (self, enrolment, self->child->step == TIL_STEP_CLOSED ? date : self->demo->today,
                  error);
    }
  return TRUE;
}

static guint
count_named (Around *self, guint team)
{
  guint n = 0;

  for (guint i = 0; i < self->demo->named->len; i++)
    n += g_array_index (self->demo->named, TilDemoNamed, i).team == team;
  return n;
}

/* R8, R14: a child is named to a team only when consent covers it on both days and today. */
static void
name_to_teams (Around *self)
{
  for (guint i = 0; i < self->demo->teams->len; i++)
    {
      const TilTeam *team = self->demo->teams->pdata[i];
      TilDemoNamed named = { i, self->child->id };
      int age = age_on (self, self->demo->today);
      TilDate last, next;

      til_demo_team_days (self->demo, i, &last, &next);
      if (count_named (self, i) >= TIL_DEMO_MOST_NAMED || age < team->age_from ||
          age > team->age_to || self->child->protected_identity ||
          (team->kind == TIL_TEAM_EHT &&
           self->child->unit_id != til_demo_unit (self->demo, TIL_UNIT_SCHOOL)->id))
        continue;
      if (til_case_check_team (self->kase, team, last, NULL) &&
          til_case_check_team (self->kase, team, next, NULL) &&
          til_case_check_team (self->kase, team, self->demo->today, NULL))
        g_array_append_val (self->demo->named, named);
    }
}

static gboolean
add_cooperation (Around *self, GError **error)
{
  TilDate asked_on = MAX (self->dates[TIL_STEP_COOPERATE] - 4, self->dates[TIL_STEP_MAP]);
  TilDate first = later (self, self->dates[TIL_STEP_COOPERATE], 4, 16);
  gboolean family = self->child->guardians->len > 0 && til_demo_chance (self->demo, 40);
  gboolean closed = self->child->step == TIL_STEP_CLOSED;

  if (!add_consent (self, asked_on, closed ? CONSENT_GIVEN : next_consent (self), error))
    return FALSE;
  if (closed)
    first = MIN (first, self->dates[TIL_STEP_CLOSED]);
  if (first >= self->demo->today)
    return add_meeting (self, first + pick (self, 9), TIL_MEETING_COOPERATION, error);
  if ((til_demo_chance (self->demo, 88) && !add_plan (self, first, error)) ||
      !add_meeting (self, first, family ? TIL_MEETING_FAMILY : TIL_MEETING_COOPERATION, error))
    return FALSE;
  if (closed)
    return !til_demo_chance (self->demo, 40) || add_enrolment (self, first, error);
  if (til_demo_chance (self->demo, 55) &&
      !add_meeting (self, self->demo->today + pick (self, 16), TIL_MEETING_FOLLOW_UP, error))
    return FALSE;
  return !til_demo_chance (self->demo, 60) || add_enrolment (self, first, error);
}

/* A mapping that ended with a meeting waits for an answer, or for somebody to ask. */
static gboolean
add_waiting (Around *self, GError **error)
{
  const TilMapping *newest = self->mappings->len ? self->mappings->pdata[self->mappings->len - 1]
                                                 : NULL;
  TilDate asked_on;

  if (!newest || !til_case_analysis_of (self->kase, newest->id))
    return TRUE;
  if (til_demo_outcome_of (newest->next_step) == TIL_OUTCOME_MEETING &&
      til_demo_chance (self->demo, 70))
    {
      asked_on = later (self, newest->date, 2, 9);
      return add_consent (self, asked_on,
                          asked_on < self->demo->today - 40 ? CONSENT_REFUSED : CONSENT_PENDING,
                          error);
    }
  return !til_demo_chance (self->demo, 35) ||
         add_meeting (self, self->demo->today + pick (self, 12), TIL_MEETING_EHT, error);
}

static gboolean
add_all (Around *self, GError **error)
{
  const TilDate *dates = self->dates;
  TilStep step = self->child->step;
  gboolean received = step > TIL_STEP_NOTICE || til_demo_chance (self->demo, 65) ||
                      dates[TIL_STEP_NOTICE] < self->demo->today - NOT_RECEIVED_DAYS;

  if (!add_observation (self, dates[TIL_STEP_NOTICE], pick (self, 2), received, error) ||
      (til_demo_chance (self->demo, 25) &&
       !add_observation (self, later (self, dates[TIL_STEP_NOTICE], 3, 20), 1, received, error)) ||
      !add_responsible (self, later (self, dates[TIL_STEP_NOTICE], 0, 3), error))
    return FALSE;
  if (step == TIL_STEP_NOTICE)
    return TRUE;
  if (til_demo_chance (self->demo, 11) &&
      !add_concern (self, later (self, dates[TIL_STEP_MAP], 0, 20), error))
    return FALSE;
  if (!add_analyses (self, error) ||
      !(step == TIL_STEP_MAP ? add_waiting (self, error) : add_cooperation (self, error)))
    return FALSE;
  if (step != TIL_STEP_CLOSED)
    name_to_teams (self);
  return TRUE;
}

gboolean
til_demo_add_case (TilDemo *self,
                   const TilChild *child,
                   const TilDate dates[TIL_N_STEPS],
                   const GPtrArray *mappings,
                   TilWheel *wheel,
                   GError **error)
{
  Around around = {
    .demo = self, .child = child, .dates = dates, .mappings = mappings, .wheel = wheel
  };
  GRand *rand = self->rand;
  gboolean done;

  around.own_unit = child->unit_id ? child->unit_id
                                   : til_demo_unit (self, TIL_UNIT_STUDENT_HEALTH)->id;
  around.young = til_date_age (child->birth_date, self->today) < SPEAKS_FROM;
  around.kase = til_demo_case_new (self, child);
  self->rand = self->case_rand;
  find_areas (&around);
  find_others (&around);
  done = add_all (&around, error);
  self->rand = rand;
  til_case_free (around.kase);
  return done;
}
