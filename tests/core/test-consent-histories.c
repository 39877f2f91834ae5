/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plays random histories of a child and holds what core lets through against the oracle. Every text
 * tells what it is about and who knows it, as "[wheel area]" and "<unit>", and nothing that another
 * organisation gets to see may tell of what the oracle does not let it know. */
#include "case-support.h"
#include "consent-oracle.h"

#define HISTORIES 10000
#define EVENTS 40
#define SEED 20261121
#define N_AREAS 4
#define TEAM 5

static const char *const wheel_keys[] = { "barnets-basta", "girfec" };
static const char *const area_keys[][N_AREAS] = {
  { "safety", "home", "relationships", "learning" },
  { "safe", "healthy", "achieving", "nurtured" },
};

typedef struct
{
  GRand *rand;   /* (owned) */
  TilCase *kase; /* (owned) */
  TilDate today;
  gint64 next_id;
  TilWheel *wheels[2]; /* (owned) */
  guint passed_meetings, refused_meetings, passed_plans, refused_plans, filtered, texts;
} History;

static int
roll (History *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

static gint64
any_unit (History *self)
{
  return 1 + roll (self, N_UNITS);
}

static void
tell (char **text, const char *wheel, const char *area)
{
  char *more = g_strdup_printf ("%s[%s %s]", *text != NULL ? *text : "", wheel, area);

  g_free (*text);
  *text = more;
}

static void
tell_unit (char **text, gint64 unit)
{
  char *more = g_strdup_printf ("%s<%d>", *text != NULL ? *text : "", (int)unit);

  g_free (*text);
  *text = more;
}

/* ---- what happens ---- */

static void
answer_at_random (History *self, TilConsent *consent, TilConsentAnswer *answer)
{
  static const TilAnswer answers[] = {
    TIL_ANSWER_GIVEN, TIL_ANSWER_GIVEN,  TIL_ANSWER_GIVEN,   TIL_ANSWER_GIVEN,   TIL_ANSWER_GIVEN,
    TIL_ANSWER_GIVEN, TIL_ANSWER_PARTLY, TIL_ANSWER_REFUSED, TIL_ANSWER_PENDING,
  };

  answer->answer = answers[roll (self, G_N_ELEMENTS (answers))];
  answer->date = answer->answer == TIL_ANSWER_PENDING ? TIL_DATE_NONE : self->today;
  g_ptr_array_set_size (answer->areas, 0);
  g_array_set_size (answer->units, 0);
  if (answer->answer != TIL_ANSWER_PARTLY)
    return;
  for (guint i = 0; i < consent->areas->len; i++)
    if (roll (self, 2))
      til_keys_set (answer->areas, consent->areas->pdata[i], TRUE);
  for (guint i = 0; i < consent->units->len; i++)
    if (roll (self, 4) == 0)
      til_refs_set (answer->units, ((TilConsentUnit *)consent->units->pdata[i])->unit_id, TRUE);
}

static void
ask (History *self)
{
  TilConsent *consent = til_record_new_of (TIL_RECORD_CONSENT);
  int wheel = roll (self, 5) == 0;
  const GPtrArray *guardians = self->kase->child->guardians;

  consent->record.id = self->next_id++;
  consent->wheel_key = g_strdup (wheel_keys[wheel]);
  for (int i = 0; i < N_AREAS; i++)
    til_keys_set (consent->areas, area_keys[wheel][i], roll (self, 3) > 0);
  for (gint64 unit = 1; unit <= N_UNITS; unit++)
    if (roll (self, 2))
      {
        support_add_unit (consent, unit, til_case_unit (self->kase, unit)->sector, TRUE);
        til_consent_find_unit (consent, unit)->gives = roll (self, 2);
        til_consent_find_unit (consent, unit)->receives = roll (self, 4) > 0;
      }
  consent->asked_on = self->today;
  consent->valid_until = self->today + (guint)roll (self, 200);
  for (guint i = 0; i < guardians->len; i++)
    answer_at_random (
        self, consent,
        support_answer (consent, ((TilGuardian *)guardians->pdata[i])->id, TIL_ANSWER_PENDING));
  if (til_date_age (self->kase->child->birth_date, self->today) >= 18)
    answer_at_random (self, consent, support_answer (consent, 0, TIL_ANSWER_PENDING));
  g_ptr_array_add (self->kase->records[TIL_RECORD_CONSENT], consent);
}

static void
change_consent (History *self)
{
  const GPtrArray *consents = self->kase->records[TIL_RECORD_CONSENT];

  if (consents->len == 0)
    return;
  TilConsent *consent = consents->pdata[roll (self, (int)consents->len)];
  switch (roll (self, 4))
    {
    case 0:
      consent->withdrawn_on = self->today;
      break;
    case 1:
      answer_at_random (self, consent, support_answer (consent, 0, TIL_ANSWER_PENDING));
      break;
    case 2:
      answer_at_random (self, consent,
                        support_answer (consent, ANNA + roll (self, 3), TIL_ANSWER_PENDING));
      break;
    default:
      consent->valid_until = self->today + (guint)roll (self, 100);
      break;
    }
}

static void
change_family (History *self)
{
  TilChild *child = self->kase->child;

  if (roll (self, 3) == 0)
    child->unit_id = roll (self, N_UNITS + 1);
  else if (til_case_guardian (self->kase, CILLA) == NULL)
    support_add_guardian (self->kase, CILLA, "Cilla");
  else
    g_ptr_array_remove_index (child->guardians, (guint)roll (self, (int)child->guardians->len));
}

static void
move_unit (History *self)
{
  ((TilUnit *)til_case_unit (self->kase, any_unit (self)))->sector = (TilSector)roll (
      self, TIL_N_SECTORS);
}

static void
observe (History *self)
{
  TilObservation *observation = til_record_new_of (TIL_RECORD_OBSERVATION);
  int wheel = roll (self, 2);

  observation->record.id = self->next_id++;
  observation->unit_id = any_unit (self);
  observation->wheel_key = g_strdup (wheel_keys[wheel]);
  tell_unit (&observation->text, observation->unit_id);
  for (int i = 0; i < N_AREAS; i++)
    if (roll (self, 3) == 0)
      {
        til_keys_set (observation->areas, area_keys[wheel][i], TRUE);
        tell (&observation->text, wheel_keys[wheel], area_keys[wheel][i]);
      }
  g_ptr_array_add (self->kase->records[TIL_RECORD_OBSERVATION], observation);
}

static void
add_voice (History *self, TilMapping *mapping, int wheel, TilVoiceKind kind)
{
  TilVoice *voice = til_voice_new (kind);

  voice->id = self->next_id++;
  voice->open = roll (self, 5) == 0;
  voice->unit_id = kind == TIL_VOICE_ORGANISATION ? any_unit (self) : 0;
  for (int i = 0; i < N_AREAS; i++)
    {
      g_autofree char *note = NULL;

      tell (&note, wheel_keys[wheel], area_keys[wheel][i]);
      if (voice->unit_id != 0)
        tell_unit (&note, voice->unit_id);
      if (voice->open)
        tell (&note, "never", "told");
      til_voice_set_step (voice, area_keys[wheel][i], 1 + roll (self, 4));
      til_voice_set_note (voice, area_keys[wheel][i], note, FALSE);
    }
  g_ptr_array_add (mapping->voices, voice);
}

static void
tell_everything (History *self, const TilMapping *mapping, char **text)
{
  for (guint i = 0; i < til_wheel_n_areas (mapping->wheel); i++)
    tell (text, mapping->wheel->key, til_wheel_area (mapping->wheel, i)->key);
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = mapping->voices->pdata[i];
      if (voice->unit_id != 0)
        tell_unit (text, voice->unit_id);
    }
}

static void
map (History *self)
{
  int wheel = roll (self, 2);
  TilMapping *mapping = til_mapping_new (self->wheels[wheel]);
  TilAnalysis *analysis = til_record_new_of (TIL_RECORD_ANALYSIS);

  mapping->id = self->next_id++;
  add_voice (self, mapping, wheel, TIL_VOICE_CHILD);
  add_voice (self, mapping, wheel, TIL_VOICE_ORGANISATION);
  tell_everything (self, mapping, &mapping->next_step);
  analysis->record.id = self->next_id++;
  analysis->mapping_id = mapping->id;
  tell_everything (self, mapping, &analysis->answer1);
  tell_everything (self, mapping, &analysis->reason);
  g_ptr_array_insert (self->kase->mappings, 0, mapping);
  g_ptr_array_add (self->kase->records[TIL_RECORD_ANALYSIS], analysis);
}

/* ---- meetings ---- */

static void
save_meeting (History *self, TilMeeting *meeting, gboolean added)
{
  g_autoptr (GError) error = NULL;
  gboolean passed = til_case_check (self->kase, meeting, self->today, &error);
  gboolean covered = oracle_meeting_covered (self->kase, meeting, meeting->date) &&
                     (meeting->status != TIL_MEETING_PLANNED ||
                      oracle_meeting_covered (self->kase, meeting, self->today));

  /* What was held may be written about; who was there and of what is then decided already. */
  if (meeting->status == TIL_MEETING_CANCELLED || !added)
    g_assert_true (passed);
  else
    g_assert_cmpint (passed, ==, covered);
  if (passed)
    support_save (self->kase, meeting);
  else
    g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  self->passed_meetings += passed;
  self->refused_meetings += !passed;
}

static void
meet (History *self)
{
  g_autoptr (TilMeeting) meeting = til_record_new_of (TIL_RECORD_MEETING);
  int wheel = roll (self, 2);

  if (roll (self, 4) == 0)
    meeting->team_id = TEAM;
  else
    meeting->child_id = self->kase->child->id;
  meeting->kind = g_strdup (TIL_MEETING_COOPERATION);
  meeting->wheel_key = g_strdup (wheel_keys[wheel]);
  meeting->status = (TilMeetingStatus)roll (self, TIL_N_MEETING_STATUSES);
  meeting->date = meeting->status == TIL_MEETING_HELD ? self->today - (guint)roll (self, 60)
                                                      : self->today + (guint)roll (self, 60);
  tell (&meeting->note, "never", "told");
  for (int i = roll (self, 3); i >= 0; i--)
    support_add_professional (meeting, any_unit (self));
  for (int i = roll (self, 3); i > 0; i--)
    {
      TilAgendaPoint *point = til_record_add_part (meeting, "points");
      TilDecision *decision = til_record_add_part (meeting, "decisions");

      point->child_id = meeting->team_id != 0 ? 1 + roll (self, 2) : 0;
      if (point->child_id == 2)
        tell (&point->title, "never", "told");
      point->area_key = g_strdup (area_keys[wheel][roll (self, N_AREAS)]);
      tell (&point->minutes, wheel_keys[wheel], point->area_key);
      decision->area_key = g_strdup (area_keys[wheel][roll (self, N_AREAS)]);
      tell (&decision->text, wheel_keys[wheel], decision->area_key);
    }
  save_meeting (self, meeting, TRUE);
}

static void
change_meeting (History *self)
{
  const GPtrArray *meetings = self->kase->records[TIL_RECORD_MEETING];

  if (meetings->len == 0)
    return;
  const TilMeeting *stored = meetings->pdata[roll (self, (int)meetings->len)];
  g_autoptr (TilMeeting) meeting = til_record_copy (stored);
  gboolean added = TRUE;

  if (roll (self, 2) == 0)
    meeting->date = self->today - (guint)roll (self, 30);
  if (roll (self, 3) == 0)
    support_add_professional (meeting, any_unit (self));
  if (roll (self, 3) == 0 && meeting->date <= self->today)
    meeting->status = TIL_MEETING_HELD;
  if (stored->status == TIL_MEETING_HELD && meeting->status == TIL_MEETING_HELD &&
      stored->date == meeting->date)
    {
      added = FALSE;
      for (guint i = stored->participants->len; i < meeting->participants->len; i++)
        added |= !oracle_at_meeting (self->kase, stored,
                                     ((TilParticipant *)meeting->participants->pdata[i])->unit_id);
    }
  save_meeting (self, meeting, added);
}

/* ---- plans ---- */

static gboolean
action_told (History *self, const TilPlan *plan, const TilPlan *stored, guint g, guint a)
{
  const TilGoal *goal = plan->goals->pdata[g];
  const TilAction *action = goal->actions->pdata[a];
  const TilAction *known = stored != NULL ? til_plan_find_action (stored, action->record.id, NULL)
                                          : NULL;

  /* Done and told of before: it stays as it was. */
  if (known != NULL && known->status == TIL_ACTION_DONE && action->status == TIL_ACTION_DONE &&
      known->unit_id == action->unit_id)
    return TRUE;
  return action->unit_id == 0 ||
         oracle_told (self->kase, action->unit_id, plan->wheel_key, goal->area_key, self->today);
}

static gboolean
plan_covered (History *self, const TilPlan *plan, const TilPlan *stored)
{
  for (guint i = 0; i < plan->units->len; i++)
    if (!oracle_told (self->kase, g_array_index (plan->units, gint64, i), NULL, NULL, self->today))
      return FALSE;
  for (guint g = 0; g < plan->goals->len; g++)
    for (guint a = 0; a < ((TilGoal *)plan->goals->pdata[g])->actions->len; a++)
      if (!action_told (self, plan, stored, g, a))
        return FALSE;
  return TRUE;
}

/* Nothing in the plan is new to anybody: the same goals, and each unit has what it had, or less. */
static gboolean
tells_nothing_new (const TilPlan *plan, const TilPlan *stored)
{
  if (stored == NULL || plan->goals->len > stored->goals->len)
    return FALSE;
  for (guint i = 0; i < plan->units->len; i++)
    if (!til_refs_have (stored->units, g_array_index (plan->units, gint64, i)))
      return FALSE;
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];
      const TilGoal *known = til_record_array_find (stored->goals, goal->record.id);

      if (known == NULL || g_strcmp0 (goal->text, known->text) != 0 ||
          goal->actions->len > known->actions->len)
        return FALSE;
    }
  return TRUE;
}

static void
save_plan (History *self, TilPlan *plan)
{
  const TilPlan *stored = til_case_record (self->kase, TIL_RECORD_PLAN, plan->record.id);
  g_autoptr (GError) error = NULL;
  gboolean passed = til_case_check (self->kase, plan, self->today, &error);
  gboolean open = plan->closed_on == TIL_DATE_NONE;
  gboolean locked = stored != NULL && stored->closed_on != TIL_DATE_NONE;
  gboolean covered = !open || plan_covered (self, plan, stored);

  if (passed && !locked)
    g_assert_true (covered || tells_nothing_new (plan, stored));
  if (!locked && covered)
    g_assert_true (passed);
  if (locked)
    g_assert_cmpint (passed, ==, til_record_equal (plan, stored));
  if (passed)
    support_save (self->kase, plan);
  self->passed_plans += passed;
  self->refused_plans += !passed;
}

static void
add_goal (History *self, TilPlan *plan, int wheel)
{
  TilGoal *goal = til_record_add_part (plan, "goals");

  goal->area_key = g_strdup (area_keys[wheel][roll (self, N_AREAS)]);
  tell (&goal->text, wheel_keys[wheel], goal->area_key);
  tell (&goal->child_words, wheel_keys[wheel], goal->area_key);
  tell (&plan->sip_measures, wheel_keys[wheel], goal->area_key);
  for (int i = roll (self, 3); i > 0; i--)
    {
      TilAction *action = til_record_add_part (goal, "actions");

      tell (&action->text, wheel_keys[wheel], goal->area_key);
      action->unit_id = roll (self, 2) ? SCHOOL : any_unit (self);
    }
}

static void
plan_something (History *self)
{
  g_autoptr (TilPlan) plan = til_record_new_of (TIL_RECORD_PLAN);
  int wheel = roll (self, 2);
  TilFollowUp *follow_up = til_record_add_part (plan, "follow_ups");

  plan->child_id = self->kase->child->id;
  plan->wheel_key = g_strdup (wheel_keys[wheel]);
  plan->date = self->today;
  plan->follow_up = self->today + 30;
  for (int i = roll (self, 3); i >= 0; i--)
    add_goal (self, plan, wheel);
  til_record_set_text (&follow_up->note, plan->sip_measures);
  if (roll (self, 3) == 0)
    til_refs_set (plan->units, any_unit (self), TRUE);
  save_plan (self, plan);
}

static void
change_plan (History *self)
{
  const GPtrArray *plans = self->kase->records[TIL_RECORD_PLAN];

  if (plans->len == 0)
    return;
  g_autoptr (TilPlan) plan = til_record_copy (plans->pdata[roll (self, (int)plans->len)]);
  TilGoal *goal = plan->goals->pdata[roll (self, (int)plan->goals->len)];

  switch (roll (self, 6))
    {
    case 0:
      plan->closed_on = self->today;
      break;
    case 1:
      til_refs_set (plan->units, any_unit (self), roll (self, 2));
      break;
    case 2:
      g_array_set_size (plan->units, 0);
      break;
    case 3:
      tell (&goal->text, plan->wheel_key, goal->area_key);
      break;
    default:
      for (guint i = 0; i < goal->actions->len; i++)
        {
          TilAction *action = goal->actions->pdata[i];
          if (roll (self, 2))
            action->unit_id = roll (self, 2) ? SCHOOL : any_unit (self);
          else
            action->status = TIL_ACTION_DONE;
        }
      break;
    }
  save_plan (self, plan);
}

/* ---- what others see ---- */

typedef struct
{
  History *history;
  const GArray *readers; /* (not owned) */
  TilDate on;
} Readers;

static void
check_told (const Readers *self, const char *wheel, const char *area)
{
  for (guint i = 0; i < self->readers->len; i++)
    {
      gint64 reader = g_array_index (self->readers, gint64, i);
      if (!oracle_told (self->history->kase, reader, wheel, area, self->on))
        g_error ("unit %d is told about %s of %s", (int)reader, area, wheel);
    }
}

static void
check_source (const Readers *self, gint64 source)
{
  for (guint i = 0; i < self->readers->len; i++)
    {
      gint64 reader = g_array_index (self->readers, gint64, i);
      if (!oracle_tells (self->history->kase, source, reader, self->on))
        g_error ("unit %d is told what unit %d knows", (int)reader, (int)source);
    }
}

static gboolean
all_own (const Readers *self)
{
  for (guint i = 0; i < self->readers->len; i++)
    if (!oracle_own (self->history->kase, g_array_index (self->readers, gint64, i)))
      return FALSE;
  return TRUE;
}

static void
check_text (const Readers *self, const char *text)
{
  for (const char *mark = text; mark != NULL && *mark != '\0'; mark++)
    {
      if (*mark == '[')
        {
          g_autofree char *inside = g_strndup (mark + 1, strcspn (mark + 1, "]"));
          g_auto (GStrv) parts = g_strsplit (inside, " ", 2);
          check_told (self, parts[0], parts[1]);
          self->history->texts++;
        }
      else if (*mark == '<')
        check_source (self, g_ascii_strtoll (mark + 1, NULL, 10));
    }
}

static void
check_record (const Readers *self, gconstpointer record)
{
  const TilRecordClass *class = ((const TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      gpointer address = til_record_field (record, &class->fields[i]);

      if (class->fields[i].type == TIL_FIELD_TEXT)
        check_text (self, *(char **)address);
      if (class->fields[i].type != TIL_FIELD_PARTS)
        continue;
      const GPtrArray *parts = *(GPtrArray **)address;
      for (guint k = 0; k < parts->len; k++)
        check_record (self, parts->pdata[k]);
    }
}

static void
check_areas (const Readers *self, const char *wheel, const GPtrArray *areas)
{
  for (guint i = 0; i < areas->len; i++)
    check_told (self, wheel, areas->pdata[i]);
}

static void
check_mapping (const Readers *self, const TilMapping *mapping)
{
  check_text (self, mapping->next_step);
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = mapping->voices->pdata[i];

      g_assert_false (voice->open);
      if (voice->unit_id != 0)
        check_source (self, voice->unit_id);
      for (guint k = 0; k < voice->ratings->len; k++)
        {
          const TilRating *rating = voice->ratings->pdata[k];
          check_told (self, mapping->wheel->key, rating->area_key);
          check_text (self, rating->note);
        }
    }
}

static void
check_meeting (const Readers *self, const TilMeeting *meeting)
{
  for (guint i = 0; i < meeting->points->len; i++)
    check_told (self, meeting->wheel_key, ((TilAgendaPoint *)meeting->points->pdata[i])->area_key);
  for (guint i = 0; i < self->readers->len; i++)
    {
      gint64 reader = g_array_index (self->readers, gint64, i);
      const TilCase *kase = self->history->kase;

      for (gint64 unit = 1; unit <= N_UNITS && !oracle_at_meeting (kase, meeting, reader); unit++)
        g_assert_true (!oracle_at_meeting (kase, meeting, unit) ||
                       oracle_tells (kase, unit, reader, self->on));
    }
}

static void
check_filtered (const Readers *self, const TilCase *seen)
{
  g_assert_null (seen->child->note);
  g_assert_cmpuint (seen->child->contacts->len, ==, 0);
  g_assert_cmpuint (seen->records[TIL_RECORD_CONCERN]->len, ==, 0);
  for (guint i = 0; i < seen->mappings->len; i++)
    check_mapping (self, seen->mappings->pdata[i]);
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < seen->records[kind]->len; i++)
      {
        const TilRecord *record = seen->records[kind]->pdata[i];

        check_record (self, record);
        if (kind == TIL_RECORD_OBSERVATION)
          check_areas (self, ((TilObservation *)record)->wheel_key,
                       ((TilObservation *)record)->areas);
        else if (kind == TIL_RECORD_CONSENT)
          check_areas (self, ((TilConsent *)record)->wheel_key, ((TilConsent *)record)->areas);
        else if (kind == TIL_RECORD_MEETING)
          check_meeting (self, (const TilMeeting *)record);
        else if (kind == TIL_RECORD_PLAN)
          for (guint g = 0; g < ((TilPlan *)record)->goals->len; g++)
            check_told (self, ((TilPlan *)record)->wheel_key,
                        ((TilGoal *)((TilPlan *)record)->goals->pdata[g])->area_key);
      }
}

/* What the oracle lets be told about the child's own voice is not held back either. */
static void
check_complete (const Readers *self, const TilCase *seen)
{
  const GPtrArray *mappings = self->history->kase->mappings;

  for (guint m = 0; m < mappings->len; m++)
    {
      const TilMapping *mapping = mappings->pdata[m];
      const TilVoice *voice = mapping->voices->pdata[0];
      const TilMapping *left = til_case_mapping (seen, mapping->id);

      for (guint r = 0; r < voice->ratings->len && !voice->open; r++)
        {
          const char *area = ((TilRating *)voice->ratings->pdata[r])->area_key;
          gboolean told = TRUE;

          for (guint i = 0; i < self->readers->len; i++)
            told &= oracle_told (self->history->kase, g_array_index (self->readers, gint64, i),
                                 mapping->wheel->key, area, self->on);
          if (told)
            g_assert_true (left != NULL &&
                           til_voice_step (til_mapping_find_voice (left, voice->id), area) > 0);
        }
    }
}

static void
look (History *self)
{
  g_autoptr (GArray) readers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  Readers seen_by = { self, readers, self->today };
  gboolean covered = TRUE;

  til_refs_set (readers, any_unit (self), TRUE);
  if (roll (self, 3) == 0)
    til_refs_set (readers, any_unit (self), TRUE);
  if (roll (self, 4) == 0)
    seen_by.on = self->today - 20 + (guint)roll (self, 60);
  for (guint i = 0; i < readers->len; i++)
    covered &= oracle_told (self->kase, g_array_index (readers, gint64, i), NULL, NULL, seen_by.on);
  g_autoptr (TilCase) seen = til_case_filter_units (self->kase, readers, seen_by.on, &error);
  g_assert_cmpint (seen != NULL, ==, covered);
  if (seen == NULL)
    g_assert_error (error, TIL_ERROR, TIL_ERROR_RULE);
  else if (!all_own (&seen_by))
    {
      check_filtered (&seen_by, seen);
      check_complete (&seen_by, seen);
      self->filtered++;
    }
}

/* ---- a history ---- */

static void
begin (History *self)
{
  TilContact *contact = til_contact_new ();
  TilConcern *concern = til_record_new_of (TIL_RECORD_CONCERN);
  TilResponsible *responsible = til_record_new_of (TIL_RECORD_RESPONSIBLE);
  TilTeam *team = til_record_new_of (TIL_RECORD_TEAM);
  TilTeamMember *member = til_record_add_part (team, "members");

  self->kase = support_case_new ();
  team->record.id = TEAM;
  member->unit_id = any_unit (self);
  member->since = day ("2020-01-01");
  g_ptr_array_add (self->kase->teams, team);
  self->today = day ("2026-01-10") + (guint)roll (self, 30);
  self->next_id = 100;
  if (roll (self, 4) == 0)
    self->kase->child->birth_date = day ("2008-02-29") + (guint)roll (self, 400);
  tell (&self->kase->child->note, "never", "told");
  g_ptr_array_add (self->kase->child->contacts, contact);
  g_ptr_array_add (self->kase->records[TIL_RECORD_CONCERN], concern);
  tell (&responsible->reason, "never", "told");
  g_ptr_array_add (self->kase->records[TIL_RECORD_RESPONSIBLE], responsible);
}

static void
happen (History *self)
{
  static void (*const events[]) (History *) = {
    ask,         ask,         ask,  change_consent, change_consent, change_family,
    move_unit,   map,         meet, change_meeting, plan_something, plan_something,
    change_plan, change_plan, look, look,           observe,        change_meeting,
    meet,
  };

  if (roll (self, 3) == 0)
    self->today += (guint)roll (self, 40);
  events[roll (self, G_N_ELEMENTS (events))](self);
}

static void
test_histories (void)
{
  g_autoptr (GPtrArray) bundled = til_wheel_load_bundled ();
  History history = { .rand = g_rand_new_with_seed (SEED) };

  for (guint i = 0; i < bundled->len; i++)
    for (guint w = 0; w < G_N_ELEMENTS (wheel_keys); w++)
      if (g_strcmp0 (((TilWheel *)bundled->pdata[i])->key, wheel_keys[w]) == 0)
        history.wheels[w] = bundled->pdata[i];
  for (int n = 0; n < HISTORIES; n++)
    {
      begin (&history);
      for (int i = 0; i < EVENTS; i++)
        happen (&history);
      for (int i = 0; i < 4; i++)
        look (&history);
      g_clear_pointer (&history.kase, til_case_free);
    }
  g_test_message ("meetings %u let through, %u refused; plans %u and %u; %u readings with %u words",
                  history.passed_meetings, history.refused_meetings, history.passed_plans,
                  history.refused_plans, history.filtered, history.texts);
  /* A rule that refuses everything, or a history in which nothing is shared, would prove nothing.
   */
  g_assert_cmpuint (history.passed_meetings, >, HISTORIES);
  g_assert_cmpuint (history.refused_meetings, >, HISTORIES);
  g_assert_cmpuint (history.passed_plans, >, HISTORIES);
  g_assert_cmpuint (history.refused_plans, >, HISTORIES);
  g_assert_cmpuint (history.filtered, >, HISTORIES);
  g_assert_cmpuint (history.texts, >, HISTORIES);
  g_rand_free (history.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/consent/r8-random-histories", test_histories);
  return g_test_run ();
}
