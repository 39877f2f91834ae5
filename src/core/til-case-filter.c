/* SPDX-License-Identifier: GPL-3.0-or-later */
/* R8: the case as others may see it. What is not known to be covered is left out. */
#include "til-case.h"

#include "til-record-private.h"

typedef struct
{
  const TilCase *kase; /* (not owned) whole */
  GPtrArray *covers;   /* (owned) (element-type TilCover) of the readers of other organisations */
} Reading;

static gboolean
has_area (const Reading *self, const char *wheel_key, const char *area_key)
{
  for (guint i = 0; i < self->covers->len; i++)
    if (!til_cover_has_area (self->covers->pdata[i], wheel_key, area_key))
      return FALSE;
  return TRUE;
}

/* Whether consent lets unit tell this reader: its own words, those of the child's organisation, and
 * those of a unit that the consent names as telling. 0 is nobody's in particular. */
static gboolean
may_tell (const Reading *self, const TilCover *cover, gint64 unit_id)
{
  const TilUnit *unit = til_case_unit (self->kase, unit_id);
  const TilUnit *own = til_case_unit (self->kase, self->kase->child->unit_id);

  if (unit_id == 0 || unit_id == cover->unit_id || til_units_same_organisation (unit, own))
    return TRUE;
  for (guint i = 0; i < cover->consents->len; i++)
    {
      const TilConsentUnit *named = til_consent_find_unit (cover->consents->pdata[i], unit_id);
      if (named != NULL && named->gives && unit != NULL && named->sector == unit->sector)
        return TRUE;
    }
  return FALSE;
}

static gboolean
all_may_be_told (const Reading *self, gint64 unit_id)
{
  for (guint i = 0; i < self->covers->len; i++)
    if (!may_tell (self, self->covers->pdata[i], unit_id))
      return FALSE;
  return TRUE;
}

/* Of a record that several units made: a reader was there, or each of them may tell. */
static gboolean
may_read_of (const Reading *self, const GArray *units)
{
  for (guint i = 0; i < self->covers->len; i++)
    {
      const TilCover *cover = self->covers->pdata[i];

      if (til_refs_have (units, cover->unit_id))
        continue;
      for (guint u = 0; u < units->len; u++)
        if (!may_tell (self, cover, g_array_index (units, gint64, u)))
          return FALSE;
    }
  return TRUE;
}

static gboolean
was_there (const Reading *self, const GArray *units)
{
  for (guint i = 0; i < self->covers->len; i++)
    if (!til_refs_have (units, ((const TilCover *)self->covers->pdata[i])->unit_id))
      return FALSE;
  return TRUE;
}

static void
clear (char **text)
{
  g_clear_pointer (text, g_free);
}

static void
filter_child (TilChild *child)
{
  clear (&child->note);
  clear (&child->personnummer);
  g_ptr_array_set_size (child->contacts, 0);
  for (guint i = 0; i < child->guardians->len; i++)
    {
      TilGuardian *guardian = child->guardians->pdata[i];
      clear (&guardian->phone);
      clear (&guardian->email);
    }
}

static gboolean
has_every_area (const Reading *self, const TilWheel *wheel)
{
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    if (!has_area (self, wheel->key, til_wheel_area (wheel, i)->key))
      return FALSE;
  return TRUE;
}

/* A voice that is still being entered is nobody's to read (R2). */
static gboolean
filter_voice (const Reading *self, const TilWheel *wheel, TilVoice *voice)
{
  if (voice->open ||
      (voice->kind == TIL_VOICE_ORGANISATION && !all_may_be_told (self, voice->unit_id)))
    return FALSE;
  for (guint i = voice->ratings->len; i > 0; i--)
    {
      const TilRating *rating = voice->ratings->pdata[i - 1];
      if (!has_area (self, wheel->key, rating->area_key))
        g_ptr_array_remove_index (voice->ratings, i - 1);
    }
  return voice->ratings->len > 0;
}

static gboolean
tells_every_voice (const Reading *self, const TilMapping *mapping)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = mapping->voices->pdata[i];
      if (voice->kind == TIL_VOICE_ORGANISATION && !all_may_be_told (self, voice->unit_id))
        return FALSE;
    }
  return TRUE;
}

static gboolean
filter_mapping (const Reading *self, TilMapping *mapping)
{
  const TilWheel *wheel = mapping->wheel;
  gboolean whole = tells_every_voice (self, mapping);

  if (wheel == NULL)
    return FALSE;
  for (guint i = mapping->voices->len; i > 0; i--)
    if (!filter_voice (self, wheel, mapping->voices->pdata[i - 1]))
      g_ptr_array_remove_index (mapping->voices, i - 1);
  /* Why voices differ tells of all of them. */
  for (guint i = mapping->reasons->len; i > 0; i--)
    {
      const TilDifferenceReason *reason = mapping->reasons->pdata[i - 1];
      if (!whole || !has_area (self, wheel->key, reason->area_key))
        g_ptr_array_remove_index (mapping->reasons, i - 1);
    }
  if (!whole || !has_every_area (self, wheel))
    clear (&mapping->next_step);
  return mapping->voices->len > 0;
}

static void
filter_mappings (const Reading *self, GPtrArray *mappings)
{
  for (guint i = mappings->len; i > 0; i--)
    if (!filter_mapping (self, mappings->pdata[i - 1]))
      g_ptr_array_remove_index (mappings, i - 1);
}

/* The words of an observation are about all of its areas at once. */
static gboolean
filter_observation (const Reading *self, TilCase *kase, gpointer record)
{
  const TilObservation *observation = record;

  if (observation->areas->len == 0 || !all_may_be_told (self, observation->unit_id))
    return FALSE;
  for (guint i = 0; i < observation->areas->len; i++)
    if (!has_area (self, observation->wheel_key, observation->areas->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
filter_analysis (const Reading *self, TilCase *kase, gpointer record)
{
  const TilAnalysis *analysis = record;
  const TilMapping *whole = til_case_mapping (self->kase, analysis->mapping_id);

  return til_case_mapping (kase, analysis->mapping_id) != NULL && tells_every_voice (self, whole) &&
         has_every_area (self, whole->wheel);
}

static gboolean
is_reader (const Reading *self, gint64 unit_id)
{
  for (guint i = 0; i < self->covers->len; i++)
    if (((const TilCover *)self->covers->pdata[i])->unit_id == unit_id)
      return TRUE;
  return FALSE;
}

static void
filter_answer (const TilConsent *consent, TilConsentAnswer *answer)
{
  clear (&answer->reason);
  answer->refusal = TIL_REFUSAL_NOT_TOLD;
  for (guint i = answer->areas->len; i > 0; i--)
    if (!til_keys_have (consent->areas, answer->areas->pdata[i - 1]))
      g_ptr_array_remove_index (answer->areas, i - 1);
  for (guint i = answer->units->len; i > 0; i--)
    if (!til_consent_find_unit (consent, g_array_index (answer->units, gint64, i - 1)))
      g_array_remove_index (answer->units, i - 1);
}

static gboolean
covers_all_readers (const Reading *self, gint64 consent_id)
{
  for (guint i = 0; i < self->covers->len; i++)
    {
      const TilCover *cover = self->covers->pdata[i];
      if (til_record_array_find (cover->consents, consent_id) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The consent itself goes along as the ground to share on: with who tells and the readers, and the
 * areas agreed to. */
static gboolean
filter_consent (const Reading *self, TilCase *kase, gpointer record)
{
  TilConsent *consent = record;

  if (!covers_all_readers (self, consent->record.id))
    return FALSE;
  clear (&consent->child_view);
  for (guint i = consent->units->len; i > 0; i--)
    {
      const TilConsentUnit *unit = consent->units->pdata[i - 1];
      if (!unit->gives && !is_reader (self, unit->unit_id))
        g_ptr_array_remove_index (consent->units, i - 1);
    }
  for (guint i = consent->areas->len; i > 0; i--)
    if (!has_area (self, consent->wheel_key, consent->areas->pdata[i - 1]))
      g_ptr_array_remove_index (consent->areas, i - 1);
  for (guint i = 0; i < consent->answers->len; i++)
    filter_answer (consent, consent->answers->pdata[i]);
  return consent->areas->len > 0;
}

static GArray *
units_at_meeting (const TilCase *kase, const TilMeeting *meeting)
{
  const TilTeam *team = til_case_team (kase, meeting->team_id);
  GArray *units = til_meeting_units (meeting);

  if (team != NULL)
    {
      g_autoptr (GArray) members = til_team_units (team, meeting->date);
      for (guint i = 0; i < members->len; i++)
        til_record_collect_ref (units, g_array_index (members, gint64, i));
    }
  return units;
}

/* Somebody of the family's network is told by name, because the list of contacts stays behind. */
static void
filter_participants (const Reading *self, TilMeeting *meeting, gboolean present)
{
  for (guint i = meeting->participants->len; i > 0; i--)
    {
      TilParticipant *participant = meeting->participants->pdata[i - 1];
      const TilContact *contact = til_case_contact (self->kase, participant->contact_id);

      if (participant->kind != TIL_PARTICIPANT_NETWORK)
        continue;
      if (contact != NULL)
        til_record_set_text (&participant->name, contact->name);
      participant->contact_id = 0;
      if (!present)
        g_ptr_array_remove_index (meeting->participants, i - 1);
    }
}

/* Words of a meeting or a plan that belong to no area are for those who take part in it. */
static gboolean
may_read_words (const Reading *self, const char *wheel_key, const char *area_key, gboolean present)
{
  return has_area (self, wheel_key, area_key) && (present || !til_record_is_blank (area_key));
}

static gboolean
has_action (const TilCase *kase, gint64 action_id)
{
  const GPtrArray *plans = kase->records[TIL_RECORD_PLAN];

  for (guint i = 0; action_id != 0 && i < plans->len; i++)
    if (til_plan_find_action (plans->pdata[i], action_id, NULL) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
filter_meeting (const Reading *self, TilCase *kase, gpointer record)
{
  TilMeeting *meeting = record;
  g_autoptr (GArray) units = units_at_meeting (self->kase, meeting);
  gboolean present = was_there (self, units);

  if (!may_read_of (self, units))
    return FALSE;
  filter_participants (self, meeting, present);
  clear (&meeting->note);
  for (guint i = meeting->points->len; i > 0; i--)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i - 1];
      if (!may_read_words (self, meeting->wheel_key, point->area_key, present))
        g_ptr_array_remove_index (meeting->points, i - 1);
    }
  for (guint i = meeting->decisions->len; i > 0; i--)
    {
      TilDecision *decision = meeting->decisions->pdata[i - 1];
      if (!has_action (kase, decision->action_id))
        decision->action_id = 0;
      if (!may_read_words (self, meeting->wheel_key, decision->area_key, present))
        g_ptr_array_remove_index (meeting->decisions, i - 1);
    }
  return present || meeting->points->len > 0;
}

static void
filter_action (const Reading *self, TilAction *action)
{
  const TilContact *contact = til_case_contact (self->kase, action->contact_id);

  if (contact != NULL)
    til_record_set_text (&action->who, contact->name);
  action->contact_id = 0;
}

/* What is said of the plan as a whole is about each of its goals. */
static void
clear_whole_plan (TilPlan *plan)
{
  clear (&plan->sip_measures);
  clear (&plan->sip_authorities);
  clear (&plan->sip_others);
  clear (&plan->sip_responsible);
  clear (&plan->coordinator_reason);
  clear (&plan->ending_note);
  if (plan->reopened_on != TIL_DATE_NONE)
    clear (&plan->reopen_reason);
  plan->reopened_on = TIL_DATE_NONE;
  for (guint i = 0; i < plan->follow_ups->len; i++)
    {
      TilFollowUp *follow_up = plan->follow_ups->pdata[i];
      clear (&follow_up->note);
      clear (&follow_up->child_words);
    }
}

static gint64
mapping_left (const TilCase *kase, gint64 id)
{
  return til_case_mapping (kase, id) != NULL ? id : 0;
}

static gboolean
filter_plan (const Reading *self, TilCase *kase, gpointer record)
{
  TilPlan *plan = record;
  g_autoptr (GArray) units = til_plan_units (plan);
  gboolean present = was_there (self, units);
  guint goals = plan->goals->len;

  if (!may_read_of (self, units))
    return FALSE;
  for (guint i = plan->goals->len; i > 0; i--)
    {
      const TilGoal *goal = plan->goals->pdata[i - 1];
      if (!may_read_words (self, plan->wheel_key, goal->area_key, present))
        {
          g_ptr_array_remove_index (plan->goals, i - 1);
          continue;
        }
      for (guint a = 0; a < goal->actions->len; a++)
        filter_action (self, goal->actions->pdata[a]);
    }
  if (plan->goals->len < goals)
    clear_whole_plan (plan);
  plan->mapping_id = mapping_left (kase, plan->mapping_id);
  for (guint i = 0; i < plan->follow_ups->len; i++)
    {
      TilFollowUp *follow_up = plan->follow_ups->pdata[i];
      follow_up->then_id = mapping_left (kase, follow_up->then_id);
      follow_up->now_id = mapping_left (kase, follow_up->now_id);
    }
  return plan->goals->len > 0;
}

static gboolean
filter_enrolment (const Reading *self, TilCase *kase, gpointer record)
{
  TilEnrolment *enrolment = record;
  const TilTeam *team = til_case_team (self->kase, enrolment->team_id);

  if (team == NULL)
    return FALSE;
  clear (&enrolment->reason);
  g_autoptr (GArray) units = til_team_units (team, enrolment->since);
  return was_there (self, units);
}

typedef gboolean (*FilterFunc) (const Reading *self, TilCase *kase, gpointer record);

/* Kinds without a function stay behind. */
static const FilterFunc filters[TIL_N_CASE_RECORDS] = {
  [TIL_RECORD_OBSERVATION] = filter_observation,
  [TIL_RECORD_ANALYSIS] = filter_analysis,
  [TIL_RECORD_CONSENT] = filter_consent,
  [TIL_RECORD_MEETING] = filter_meeting,
  [TIL_RECORD_PLAN] = filter_plan,
  [TIL_RECORD_ENROLMENT] = filter_enrolment,
};

static void
filter_records (const Reading *self, TilCase *kase, TilRecordKind kind)
{
  GPtrArray *records = kase->records[kind];

  for (guint i = records->len; i > 0; i--)
    if (filters[kind] == NULL || !filters[kind](self, kase, records->pdata[i - 1]))
      g_ptr_array_remove_index (records, i - 1);
}

static void
filter_case (const Reading *self, TilCase *kase)
{
  filter_child (kase->child);
  filter_mappings (self, kase->mappings);
  g_array_set_size (kase->steps, 0);
  /* Before the meetings, whose decisions name the plans' actions. */
  filter_records (self, kase, TIL_RECORD_PLAN);
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    if (kind != TIL_RECORD_PLAN)
      filter_records (self, kase, (TilRecordKind)kind);
}

static gboolean
belongs_to (const TilCase *self, const TilParticipant *participant)
{
  return participant->kind == TIL_PARTICIPANT_PROFESSIONAL ||
         (participant->kind == TIL_PARTICIPANT_GUARDIAN &&
          til_case_guardian (self, participant->guardian_id) != NULL);
}

static void
drop_from_meeting (const TilCase *self, TilMeeting *meeting)
{
  gboolean others = FALSE;

  for (guint i = meeting->points->len; i > 0; i--)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i - 1];
      others |= point->child_id != 0 && point->child_id != self->child->id;
      if (point->child_id != self->child->id)
        g_ptr_array_remove_index (meeting->points, i - 1);
    }
  if (!others)
    return;
  clear (&meeting->note);
  g_ptr_array_set_size (meeting->decisions, 0);
  for (guint i = meeting->participants->len; i > 0; i--)
    if (!belongs_to (self, meeting->participants->pdata[i - 1]))
      g_ptr_array_remove_index (meeting->participants, i - 1);
}

void
til_case_drop_other_children (TilCase *self)
{
  g_return_if_fail (self != NULL);

  const GPtrArray *meetings = self->records[TIL_RECORD_MEETING];
  for (guint i = 0; i < meetings->len; i++)
    {
      TilMeeting *meeting = meetings->pdata[i];
      if (meeting->team_id != 0)
        drop_from_meeting (self, meeting);
    }
}

TilCase *
til_case_filter_units (const TilCase *self, const GArray *units, TilDate on, GError **error)
{
  g_return_val_if_fail (self != NULL && units != NULL, NULL);

  g_autoptr (GPtrArray) covers = g_ptr_array_new_with_free_func ((GDestroyNotify)til_cover_free);
  Reading reading = { .kase = self, .covers = covers };

  if (!til_case_check_units (self, units, on, error))
    return NULL;
  for (guint i = 0; i < units->len; i++)
    {
      g_autoptr (TilCover) cover = til_case_cover (self, g_array_index (units, gint64, i), on);
      if (cover->reason != TIL_COVER_OWN)
        g_ptr_array_add (covers, g_steal_pointer (&cover));
    }
  TilCase *kase = til_case_copy (self);
  til_case_drop_other_children (kase);
  if (covers->len > 0)
    filter_case (&reading, kase);
  return kase;
}

TilCase *
til_case_filter (const TilCase *self, gint64 unit_id, TilDate on, GError **error)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (units, unit_id);
  return til_case_filter_units (self, units, on, error);
}
