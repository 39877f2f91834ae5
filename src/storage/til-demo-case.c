/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded around the children of the demo register. Whatever the rules would refuse a
 * person, they refuse the demo: it tries again with the child's own organisation only. */
#include "til-demo-around.h"

#define ADULT 18
#define NOT_RECEIVED_DAYS 20 /* after which everything was taken in */

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
put (TilDemoAround *self, gpointer record, TilDate on, GError **error)
{
  gboolean done;

  return til_demo_put (self->demo, self->kase, record, on, &done, error);
}

static guint
pick (TilDemoAround *self, guint n)
{
  return til_demo_pick (self->demo, n);
}

const char *
til_demo_area_key (TilDemoAround *self, guint i)
{
  return til_wheel_area (self->wheel, self->areas[i])->key;
}

/* The youngest are not in school, so what is said of pupils isn't said of them. */
const TilDemoWords *
til_demo_area_words (TilDemoAround *self, guint i)
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
find_areas (TilDemoAround *self)
{
  const TilMapping *mapping = self->mappings->len ? self->mappings->pdata[0] : NULL;
  int half = (int)til_wheel_n_steps (self->wheel) / 2;

  for (guint i = 0; mapping && i < til_wheel_n_areas (self->wheel); i++)
    {
      int step = lowest_step (mapping, til_wheel_area (self->wheel, i)->key);

      if (step && step <= half && self->n_areas < TIL_DEMO_MOST_AREAS)
        self->areas[self->n_areas++] = i;
    }
  if (self->n_areas == 0)
    self->areas[self->n_areas++] = pick (self, til_wheel_n_areas (self->wheel));
}

static void
add_other (TilDemoAround *self, TilUnitKind kind)
{
  const TilUnit *unit = til_demo_unit (self->demo, kind);

  if (unit->id != self->own_unit && self->n_others < TIL_DEMO_MOST_OTHERS)
    self->others[self->n_others++] = unit->id;
}

static void
find_others (TilDemoAround *self)
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

const TilStaff *
til_demo_own_staff (TilDemoAround *self, guint n)
{
  return til_demo_staff (self->demo, self->own_unit, n);
}

int
til_demo_age_on (TilDemoAround *self, TilDate date)
{
  return til_date_age (self->child->birth_date, date);
}

/* A day from to to later than date, and not one to come. */
TilDate
til_demo_later (TilDemoAround *self, TilDate date, int from, int to)
{
  return MIN (date + til_demo_between (self->demo, from, to), self->demo->today);
}

static gboolean
add_observation (TilDemoAround *self, TilDate date, guint n, gboolean received, GError **error)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);

  observation->child_id = self->child->id;
  observation->date = date;
  observation->unit_id = self->own_unit;
  observation->staff_id = til_demo_own_staff (self, 1 + pick (self, 3))->id;
  observation->wheel_key = g_strdup (self->wheel->key);
  for (guint i = 0; i < MIN (self->n_areas, 2); i++)
    til_keys_set (observation->areas, til_demo_area_key (self, i), TRUE);
  observation->text = g_strdup (til_demo_area_words (self, n % self->n_areas)->seen[n % 2]);
  observation->tried = g_strdup (til_demo_tried (pick (self, 100)));
  observation->responsible_id = self->child->responsible_id;
  if (received && observation->responsible_id)
    observation->received_on = til_demo_later (self, date, 0, 5);
  return put (self, observation, self->demo->today, error);
}

static gboolean
add_concern (TilDemoAround *self, TilDate date, GError **error)
{
  TilConcern *concern = til_record_new_of (TIL_RECORD_CONCERN);

  concern->child_id = self->child->id;
  concern->date = date;
  concern->unit_id = self->own_unit;
  concern->wheel_key = g_strdup (self->wheel->key);
  til_keys_set (concern->areas, til_demo_area_key (self, 0), TRUE);
  concern->feedback_asked = TRUE;
  if (til_demo_chance (self->demo, 75))
    concern->decided_on = til_demo_later (self, date, 3, 14);
  if (concern->decided_on && til_demo_chance (self->demo, 65))
    concern->feedback_on = til_demo_later (self, concern->decided_on, 1, 9);
  return put (self, concern, self->demo->today, error);
}

static gboolean
add_responsible (TilDemoAround *self, TilDate date, GError **error)
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
  responsible->confirmed_by = til_demo_own_staff (self, 0)->id;
  if (proposal.unit_id && proposal.unit_id != staff->unit_id)
    responsible->reason = g_strdup ("Familjen har redan kontakt med henne.");
  return put (self, responsible, self->demo->today, error);
}

gboolean
til_demo_has_open_voice (const TilMapping *mapping)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    if (((TilVoice *)mapping->voices->pdata[i])->open)
      return TRUE;
  return FALSE;
}

static gboolean
add_analysis (TilDemoAround *self, const TilMapping *mapping, gboolean concluded, GError **error)
{
  TilAnalysis *analysis = til_analysis_new (self->child->id, mapping->id);
  guint n = pick (self, 100);

  for (guint i = 0; i < (concluded ? TIL_N_QUESTIONS : 2); i++)
    *til_analysis_answer_field (analysis, i) = g_strdup (til_demo_five_answer (i, n + i));
  if (concluded)
    {
      analysis->outcome = til_demo_outcome_of (mapping->next_step);
      analysis->reason = g_strdup (til_demo_outcome_reason (analysis->outcome, n));
      analysis->date = til_demo_later (self, mapping->date, 0, 6);
      analysis->trappan = (int)MIN (self->child->step, TIL_TRAPPAN_STEPS - 1);
      analysis->level = analysis->outcome == TIL_OUTCOME_MEETING ? TIL_LEVEL_REMEDY
                                                                 : TIL_LEVEL_PREVENT;
    }
  return put (self, analysis, self->demo->today, error);
}

static gboolean
add_analyses (TilDemoAround *self, GError **error)
{
  for (guint i = 0; i < self->mappings->len; i++)
    {
      const TilMapping *mapping = self->mappings->pdata[i];
      gboolean newest = i + 1 == self->mappings->len;

      if (til_demo_has_open_voice (mapping) ||
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
add_answer (TilDemoAround *self, TilConsent *consent, gint64 guardian_id)
{
  TilConsentAnswer *answer = til_record_add_part (consent, "answers");

  answer->guardian_id = guardian_id;
  answer->answer = TIL_ANSWER_GIVEN;
  answer->date = til_demo_later (self, consent->asked_on, 0, 6);
  return answer;
}

static void
add_answers (TilDemoAround *self, TilConsent *consent, ConsentKind kind)
{
  TilConsentAnswer *last = NULL;

  if (til_demo_age_on (self, consent->asked_on) >= ADULT)
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
      last->reason = g_strdup (til_demo_refusal (pick (self, 100), &last->refusal));
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
set_validity (TilDemoAround *self, TilConsent *consent, ConsentKind kind)
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
    consent->withdrawn_on = til_demo_later (self, consent->asked_on, 20, 90);
}

static gboolean
add_consent (TilDemoAround *self, TilDate asked_on, ConsentKind kind, GError **error)
{
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);

  consent->child_id = self->child->id;
  consent->asked_on = asked_on;
  consent->asked_by = til_demo_own_staff (self, 0)->id;
  consent->purpose = g_strdup (til_demo_purpose (self->young, pick (self, 100)));
  consent->wheel_key = g_strdup (self->wheel->key);
  consent->form = til_demo_chance (self->demo, 75) ? TIL_FORM_WRITTEN : TIL_FORM_ORAL;
  for (guint i = 0; i < self->n_areas; i++)
    til_keys_set (consent->areas, til_demo_area_key (self, i), TRUE);
  add_consent_unit (consent, til_case_unit (self->kase, self->own_unit));
  for (guint i = 0; i < self->n_others; i++)
    add_consent_unit (consent, til_case_unit (self->kase, self->others[i]));
  if (til_demo_age_on (self, asked_on) >= TIL_DEMO_SPEAKS_FROM)
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
next_consent (TilDemoAround *self)
{
  static const ConsentKind kinds[] = {
    CONSENT_GIVEN,   CONSENT_PARTLY, CONSENT_EXPIRING,  CONSENT_REFUSED, CONSENT_GIVEN,
    CONSENT_EXPIRED, CONSENT_GIVEN,  CONSENT_WITHDRAWN, CONSENT_PENDING, CONSENT_GIVEN,
  };

  return kinds[self->demo->n_consents % G_N_ELEMENTS (kinds)];
}

/* In the team of its age, where consent covers everybody in it. */
static gboolean
add_enrolment (TilDemoAround *self, TilDate date, GError **error)
{
  for (guint i = 0; i < self->demo->teams->len; i++)
    {
      const TilTeam *team = self->demo->teams->pdata[i];
      int age = til_demo_age_on (self, date);
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
count_named (TilDemoAround *self, guint team)
{
  guint n = 0;

  for (guint i = 0; i < self->demo->named->len; i++)
    n += g_array_index (self->demo->named, TilDemoNamed, i).team == team;
  return n;
}

/* R8, R14: a child is named to a team only when consent covers it on both days and today. */
static void
name_to_teams (TilDemoAround *self)
{
  for (guint i = 0; i < self->demo->teams->len; i++)
    {
      const TilTeam *team = self->demo->teams->pdata[i];
      TilDemoNamed named = { i, self->child->id };
      int age = til_demo_age_on (self, self->demo->today);
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
add_cooperation (TilDemoAround *self, GError **error)
{
  TilDate asked_on = MAX (self->dates[TIL_STEP_COOPERATE] - 4, self->dates[TIL_STEP_MAP]);
  TilDate first = til_demo_later (self, self->dates[TIL_STEP_COOPERATE], 4, 16);
  gboolean family = self->child->guardians->len > 0 && til_demo_chance (self->demo, 40);
  gboolean closed = self->child->step == TIL_STEP_CLOSED;

  if (!add_consent (self, asked_on, closed ? CONSENT_GIVEN : next_consent (self), error))
    return FALSE;
  if (closed)
    first = MIN (first, self->dates[TIL_STEP_CLOSED]);
  if (first >= self->demo->today)
    return til_demo_add_meeting (self, first + pick (self, 9), TIL_MEETING_COOPERATION, error);
  if ((til_demo_chance (self->demo, 88) && !til_demo_add_plan (self, first, error)) ||
      !til_demo_add_meeting (self, first, family ? TIL_MEETING_FAMILY : TIL_MEETING_COOPERATION,
                             error))
    return FALSE;
  if (closed)
    return !til_demo_chance (self->demo, 40) || add_enrolment (self, first, error);
  if (til_demo_chance (self->demo, 55) &&
      !til_demo_add_meeting (self, self->demo->today + pick (self, 16), TIL_MEETING_FOLLOW_UP,
                             error))
    return FALSE;
  return !til_demo_chance (self->demo, 60) || add_enrolment (self, first, error);
}

/* A mapping that ended with a meeting waits for an answer, or for somebody to ask. */
static gboolean
add_waiting (TilDemoAround *self, GError **error)
{
  const TilMapping *newest = self->mappings->len ? self->mappings->pdata[self->mappings->len - 1]
                                                 : NULL;
  TilDate asked_on;

  if (!newest || !til_case_analysis_of (self->kase, newest->id))
    return TRUE;
  if (til_demo_outcome_of (newest->next_step) == TIL_OUTCOME_MEETING &&
      til_demo_chance (self->demo, 70))
    {
      asked_on = til_demo_later (self, newest->date, 2, 9);
      return add_consent (self, asked_on,
                          asked_on < self->demo->today - 40 ? CONSENT_REFUSED : CONSENT_PENDING,
                          error);
    }
  return !til_demo_chance (self->demo, 35) ||
         til_demo_add_meeting (self, self->demo->today + pick (self, 12),
                               self->young ? TIL_MEETING_COOPERATION : TIL_MEETING_EHT, error);
}

static gboolean
add_all (TilDemoAround *self, GError **error)
{
  const TilDate *dates = self->dates;
  TilStep step = self->child->step;
  gboolean received = step > TIL_STEP_NOTICE || til_demo_chance (self->demo, 65) ||
                      dates[TIL_STEP_NOTICE] < self->demo->today - NOT_RECEIVED_DAYS;

  if (!add_observation (self, dates[TIL_STEP_NOTICE], pick (self, 2), received, error) ||
      (til_demo_chance (self->demo, 25) &&
       !add_observation (self, til_demo_later (self, dates[TIL_STEP_NOTICE], 3, 20), 1, received,
                         error)) ||
      !add_responsible (self, til_demo_later (self, dates[TIL_STEP_NOTICE], 0, 3), error))
    return FALSE;
  if (step == TIL_STEP_NOTICE)
    return TRUE;
  if (til_demo_chance (self->demo, 11) &&
      !add_concern (self, til_demo_later (self, dates[TIL_STEP_MAP], 0, 20), error))
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
  TilDemoAround around = {
    .demo = self, .child = child, .dates = dates, .mappings = mappings, .wheel = wheel
  };
  GRand *rand = self->rand;
  gboolean done;

  around.own_unit = child->unit_id ? child->unit_id
                                   : til_demo_unit (self, TIL_UNIT_STUDENT_HEALTH)->id;
  around.young = til_date_age (child->birth_date, self->today) < TIL_DEMO_SPEAKS_FROM;
  around.kase = til_demo_case_new (self, child);
  self->rand = self->case_rand;
  find_areas (&around);
  find_others (&around);
  done = add_all (&around, error);
  self->rand = rand;
  til_case_free (around.kase);
  return done;
}
