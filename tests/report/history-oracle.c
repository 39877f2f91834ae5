/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history-oracle.h"

#include <string.h>

#include "consent-oracle.h"

typedef struct
{
  const TilCase *kase;
  GArray *others; /* (owned) the readers of other organisations */
  TilDate on;
  GHashTable *words;
} Reading;

/* The next word from text on, as a length; 0 when there is none. */
static gsize
find_word (const char **text)
{
  for (const char *at = strstr (*text, "zq"); at != NULL; at = strstr (at + 1, "zq"))
    {
      gsize length = 2 + (at[2] == 'k');
      gsize digits = strspn (at + length, "0123456789");

      if (digits == 0 || at[length + digits] != 'z')
        continue;
      *text = at;
      return length + digits + 1;
    }
  return 0;
}

void
oracle_allow (GHashTable *words, const char *text)
{
  gsize length;

  for (const char *at = text; at != NULL && (length = find_word (&at)) > 0; at += length)
    g_hash_table_add (words, g_strndup (at, length));
}

char *
oracle_find_other (const char *text, GHashTable *words)
{
  gsize length;

  for (const char *at = text; at != NULL && (length = find_word (&at)) > 0; at += length)
    {
      g_autofree char *word = g_strndup (at, length);
      if (!g_hash_table_contains (words, word))
        return g_steal_pointer (&word);
    }
  return NULL;
}

char *
oracle_record_mark (const TilRecord *record)
{
  return g_strdup_printf ("#%s:%" G_GINT64_FORMAT, record->class->name, record->id);
}

/* ---- who may ---- */

static gboolean
told (const Reading *self, const char *wheel, const char *area)
{
  for (guint i = 0; i < self->others->len; i++)
    if (!oracle_told (self->kase, g_array_index (self->others, gint64, i), wheel, area, self->on))
      return FALSE;
  return TRUE;
}

static gboolean
tells (const Reading *self, gint64 source)
{
  for (guint i = 0; i < self->others->len && source != 0; i++)
    if (!oracle_tells (self->kase, source, g_array_index (self->others, gint64, i), self->on))
      return FALSE;
  return TRUE;
}

static gboolean
told_every_area (const Reading *self, const TilWheel *wheel)
{
  for (guint i = 0; i < til_wheel_n_areas (wheel); i++)
    if (!told (self, wheel->key, til_wheel_area (wheel, i)->key))
      return FALSE;
  return TRUE;
}

static gboolean
in_array (const GArray *units, gint64 unit)
{
  for (guint i = 0; i < units->len; i++)
    if (g_array_index (units, gint64, i) == unit)
      return TRUE;
  return FALSE;
}

/* Whether each reader was there, or is told by each who was; present: all of them were. */
static gboolean
readable (const Reading *self, const GArray *there, gboolean *present)
{
  gboolean may = TRUE;

  *present = TRUE;
  for (guint i = 0; i < self->others->len; i++)
    {
      gint64 reader = g_array_index (self->others, gint64, i);

      if (in_array (there, reader))
        continue;
      *present = FALSE;
      for (guint u = 0; u < there->len; u++)
        may &= oracle_tells (self->kase, g_array_index (there, gint64, u), reader, self->on);
    }
  return may;
}

/* ---- what may be read ---- */

static void
allow (const Reading *self, const char *text)
{
  oracle_allow (self->words, text);
}

static void
allow_unit (const Reading *self, gint64 id)
{
  /* R14: where a protected child goes. */
  if (!self->kase->child->protected_identity || self->kase->child->unit_id != id)
    allow (self, til_case_unit_name (self->kase, id));
}

/* Somebody of the staff is told with the unit that they belong to. */
static void
allow_staff (const Reading *self, gint64 id)
{
  const TilStaff *staff = til_case_staff (self->kase, id);

  if (staff == NULL)
    return;
  allow (self, staff->name);
  allow_unit (self, staff->unit_id);
}

static void
allow_ref (const Reading *self, const TilField *field, gint64 id)
{
  const TilTeam *team = til_case_team (self->kase, id);
  const TilGuardian *guardian = til_case_guardian (self->kase, id);

  if (field->target == TIL_REF_UNIT)
    allow_unit (self, id);
  if (field->target == TIL_REF_STAFF)
    allow_staff (self, id);
  if (field->target == TIL_REF_TEAM && team != NULL)
    allow (self, team->name);
  if (field->target == TIL_REF_GUARDIAN && guardian != NULL)
    allow (self, guardian->name);
}

/* Who is named, and the areas; not the words. */
static void
allow_names (const Reading *self, gconstpointer record)
{
  const TilRecordClass *class = ((const TilRecord *)record)->class;

  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      gpointer address = til_record_field (record, field);

      if (field->type == TIL_FIELD_REF)
        allow_ref (self, field, *(gint64 *)address);
      if (field->type == TIL_FIELD_REFS)
        for (guint k = 0; k < (*(GArray **)address)->len; k++)
          allow_ref (self, field, g_array_index (*(GArray **)address, gint64, k));
    }
}

static void
allow_whole (const Reading *self, gconstpointer record)
{
  const TilRecordClass *class = ((const TilRecord *)record)->class;

  allow_names (self, record);
  for (guint i = 0; i < class->n_fields; i++)
    {
      const TilField *field = &class->fields[i];
      gpointer address = til_record_field (record, field);

      if (field->type == TIL_FIELD_TEXT)
        allow (self, *(char **)address);
      if (field->type == TIL_FIELD_KEYS)
        for (guint k = 0; k < (*(GPtrArray **)address)->len; k++)
          allow (self, (*(GPtrArray **)address)->pdata[k]);
      if (field->type == TIL_FIELD_PARTS)
        for (guint k = 0; k < (*(GPtrArray **)address)->len; k++)
          allow_whole (self, (*(GPtrArray **)address)->pdata[k]);
    }
}

static void
mark (const Reading *self, gconstpointer record)
{
  g_hash_table_add (self->words, oracle_record_mark (record));
}

static void
read_observation (const Reading *self, const TilObservation *observation)
{
  if (observation->areas->len == 0 || !tells (self, observation->unit_id))
    return;
  for (guint i = 0; i < observation->areas->len; i++)
    if (!told (self, observation->wheel_key, observation->areas->pdata[i]))
      return;
  allow_whole (self, observation);
  mark (self, observation);
}

static gboolean
every_voice_tells (const Reading *self, const TilMapping *mapping)
{
  for (guint i = 0; i < mapping->voices->len; i++)
    if (!tells (self, ((TilVoice *)mapping->voices->pdata[i])->unit_id))
      return FALSE;
  return TRUE;
}

static void
read_voice (const Reading *self, const TilMapping *mapping, const TilVoice *voice)
{
  /* R2; but the family may know that somebody writes about the child, and what. */
  if ((voice->open && self->others->len > 0) || !tells (self, voice->unit_id))
    return;
  allow_unit (self, voice->unit_id);
  for (guint i = 0; i < voice->ratings->len; i++)
    {
      const TilRating *rating = voice->ratings->pdata[i];
      if (told (self, mapping->wheel->key, rating->area_key))
        allow (self, rating->note);
    }
}

static void
read_mapping (const Reading *self, const TilMapping *mapping)
{
  gboolean whole = every_voice_tells (self, mapping);
  const TilAnalysis *analysis = til_case_analysis_of (self->kase, mapping->id);

  for (guint i = 0; i < mapping->voices->len; i++)
    read_voice (self, mapping, mapping->voices->pdata[i]);
  for (guint i = 0; i < mapping->reasons->len && whole; i++)
    {
      const TilDifferenceReason *reason = mapping->reasons->pdata[i];
      if (told (self, mapping->wheel->key, reason->area_key))
        allow (self, reason->reason);
    }
  if (!whole || !told_every_area (self, mapping->wheel))
    return;
  allow (self, mapping->next_step);
  if (analysis != NULL)
    {
      allow_whole (self, analysis);
      mark (self, analysis);
    }
}

static void
read_consent (const Reading *self, const TilConsent *consent)
{
  for (guint i = 0; i < self->others->len; i++)
    if (!oracle_lets (self->kase, consent, g_array_index (self->others, gint64, i), self->on))
      return;
  allow (self, consent->purpose);
  allow_names (self, consent);
  for (guint i = 0; i < consent->units->len; i++)
    {
      const TilConsentUnit *unit = consent->units->pdata[i];
      if (unit->gives || in_array (self->others, unit->unit_id))
        allow_unit (self, unit->unit_id);
    }
  mark (self, consent);
}

static GArray *
units_at (const TilCase *kase, const TilMeeting *meeting)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < kase->units->len; i++)
    {
      gint64 id = ((TilUnit *)kase->units->pdata[i])->id;
      if (oracle_at_meeting (kase, meeting, id))
        g_array_append_val (units, id);
    }
  return units;
}

static gboolean
about (const Reading *self, const TilMeeting *meeting, const TilAgendaPoint *point)
{
  return meeting->team_id == 0 || point->child_id == self->kase->child->id;
}

static gboolean
spoke_of_others (const Reading *self, const TilMeeting *meeting)
{
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];
      if (point->child_id != 0 && point->child_id != self->kase->child->id)
        return TRUE;
    }
  return FALSE;
}

static void
read_participants (const Reading *self, const TilMeeting *meeting, gboolean present)
{
  gboolean others = spoke_of_others (self, meeting);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];
      const TilContact *contact = til_case_contact (self->kase, participant->contact_id);

      if (participant->kind != TIL_PARTICIPANT_NETWORK)
        {
          allow_names (self, participant);
          allow (self, participant->name);
        }
      else if (present && !others)
        {
          allow (self, participant->name);
          allow (self, contact != NULL ? contact->name : NULL);
        }
    }
}

static void
read_meeting (const Reading *self, const TilMeeting *meeting)
{
  g_autoptr (GArray) there = units_at (self->kase, meeting);
  gboolean others = spoke_of_others (self, meeting);
  gboolean present, seen;

  if (!readable (self, there, &present))
    return;
  seen = present;
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      if (about (self, meeting, point) &&
          (point->area_key != NULL ? told (self, meeting->wheel_key, point->area_key) : present))
        {
          allow (self, point->area_key);
          allow (self, point->title);
          allow (self, point->minutes);
          seen = TRUE;
        }
    }
  if (!seen)
    return;
  mark (self, meeting);
  allow (self, meeting->place);
  allow (self, meeting->kind);
  allow_names (self, meeting);
  read_participants (self, meeting, present);
  if (self->others->len == 0 && !others)
    allow (self, meeting->note);
  for (guint i = 0; i < meeting->decisions->len && !others; i++)
    {
      const TilDecision *decision = meeting->decisions->pdata[i];

      if (decision->area_key != NULL ? told (self, meeting->wheel_key, decision->area_key)
                                     : present)
        {
          allow_names (self, decision);
          allow (self, decision->area_key);
          allow (self, decision->text);
          allow (self, decision->who);
        }
    }
}

static GArray *
units_of (const TilPlan *plan)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (units, plan->units->data, plan->units->len);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];
      for (guint a = 0; a < goal->actions->len; a++)
        if (((TilAction *)goal->actions->pdata[a])->unit_id != 0)
          g_array_append_val (units, ((TilAction *)goal->actions->pdata[a])->unit_id);
    }
  return units;
}

static void
read_goal (const Reading *self, const TilGoal *goal)
{
  allow (self, goal->area_key);
  allow (self, goal->text);
  allow (self, goal->child_words);
  for (guint a = 0; a < goal->actions->len; a++)
    {
      const TilAction *action = goal->actions->pdata[a];
      const TilContact *contact = til_case_contact (self->kase, action->contact_id);

      allow_names (self, action);
      allow (self, action->text);
      allow (self, action->who);
      allow (self, contact != NULL ? contact->name : NULL);
    }
}

static void
read_whole_plan (const Reading *self, const TilPlan *plan)
{
  allow (self, plan->sip_measures);
  allow (self, plan->sip_authorities);
  allow (self, plan->sip_others);
  allow (self, plan->sip_responsible);
  allow (self, plan->coordinator_reason);
  allow (self, plan->ending_note);
  allow (self, plan->reopen_reason);
  for (guint i = 0; i < plan->follow_ups->len; i++)
    allow_whole (self, plan->follow_ups->pdata[i]);
}

static void
read_plan (const Reading *self, const TilPlan *plan)
{
  g_autoptr (GArray) units = units_of (plan);
  gboolean present, whole = TRUE, seen = FALSE;

  if (!readable (self, units, &present))
    return;
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];
      gboolean may = goal->area_key != NULL ? told (self, plan->wheel_key, goal->area_key)
                                            : present;

      whole &= may;
      seen |= may;
      if (may)
        read_goal (self, goal);
    }
  if (!seen)
    return;
  mark (self, plan);
  allow_names (self, plan);
  allow (self, plan->child_wish);
  allow (self, plan->coordinator);
  if (whole)
    read_whole_plan (self, plan);
}

static void
read_enrolment (const Reading *self, const TilEnrolment *enrolment)
{
  const TilTeam *team = til_case_team (self->kase, enrolment->team_id);

  if (team == NULL)
    return;
  for (guint i = 0; i < self->others->len; i++)
    {
      gint64 reader = g_array_index (self->others, gint64, i);
      gboolean in = FALSE;

      for (guint m = 0; m < team->members->len; m++)
        {
          const TilTeamMember *member = team->members->pdata[m];
          in |= member->unit_id == reader && member->since <= enrolment->since &&
                (member->until == 0 || enrolment->since <= member->until);
        }
      if (!in)
        return;
    }
  allow_names (self, enrolment);
  mark (self, enrolment);
}

static void
read_child (const Reading *self)
{
  const TilChild *child = self->kase->child;

  /* R14: nowhere, for nobody. */
  if (!child->protected_identity)
    allow (self, child->given_name);
  allow_unit (self, child->unit_id);
  allow_staff (self, child->responsible_id);
  for (guint i = 0; i < child->guardians->len; i++)
    allow (self, ((TilGuardian *)child->guardians->pdata[i])->name);
  for (guint i = 0; i < self->kase->units->len; i++)
    {
      gint64 id = ((TilUnit *)self->kase->units->pdata[i])->id;
      if (in_array (self->others, id))
        allow_unit (self, id);
    }
}

/* The areas that may be told of, by name. */
static void
read_areas (const Reading *self)
{
  const GPtrArray *consents = self->kase->records[TIL_RECORD_CONSENT];

  for (guint i = 0; i < consents->len; i++)
    {
      const TilConsent *consent = consents->pdata[i];
      for (guint a = 0; a < consent->areas->len; a++)
        if (told (self, consent->wheel_key, consent->areas->pdata[a]))
          allow (self, consent->areas->pdata[a]);
    }
}

/* The family and the own organisation: everything but what was said of other children. */
static void
read_all (const Reading *self)
{
  const TilCase *kase = self->kase;

  allow (self, kase->child->note);
  for (guint i = 0; i < kase->child->guardians->len; i++)
    allow (self, ((TilGuardian *)kase->child->guardians->pdata[i])->phone);
  for (guint i = 0; i < kase->child->contacts->len; i++)
    {
      const TilContact *contact = kase->child->contacts->pdata[i];
      allow (self, contact->name);
      allow (self, contact->phone);
      allow (self, contact->note);
    }
  for (guint i = 0; i < kase->units->len; i++)
    allow_unit (self, ((TilUnit *)kase->units->pdata[i])->id);
  for (guint i = 0; i < kase->staff->len; i++)
    allow (self, ((TilStaff *)kase->staff->pdata[i])->name);
  for (guint i = 0; i < kase->teams->len; i++)
    allow (self, ((TilTeam *)kase->teams->pdata[i])->name);
  for (int kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < kase->records[kind]->len && kind != TIL_RECORD_MEETING; i++)
      {
        allow_whole (self, kase->records[kind]->pdata[i]);
        mark (self, kase->records[kind]->pdata[i]);
      }
  for (guint i = 0; i < kase->mappings->len; i++)
    {
      const TilMapping *mapping = kase->mappings->pdata[i];
      for (guint a = 0; a < til_wheel_n_areas (mapping->wheel); a++)
        allow (self, til_wheel_area (mapping->wheel, a)->key);
    }
}

GHashTable *
oracle_words (const TilCase *kase, const GArray *readers, TilDate on)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading self = { kase, others, on, NULL };

  self.words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < readers->len; i++)
    if (!oracle_own (kase, g_array_index (readers, gint64, i)))
      g_array_append_val (others, g_array_index (readers, gint64, i));
  if (!told (&self, NULL, NULL))
    return self.words;
  read_child (&self);
  if (others->len == 0)
    read_all (&self);
  else
    read_areas (&self);
  for (guint i = 0; i < kase->mappings->len; i++)
    read_mapping (&self, kase->mappings->pdata[i]);
  for (guint i = 0; i < kase->records[TIL_RECORD_OBSERVATION]->len; i++)
    read_observation (&self, kase->records[TIL_RECORD_OBSERVATION]->pdata[i]);
  for (guint i = 0; i < kase->records[TIL_RECORD_CONSENT]->len; i++)
    read_consent (&self, kase->records[TIL_RECORD_CONSENT]->pdata[i]);
  for (guint i = 0; i < kase->records[TIL_RECORD_MEETING]->len; i++)
    read_meeting (&self, kase->records[TIL_RECORD_MEETING]->pdata[i]);
  for (guint i = 0; i < kase->records[TIL_RECORD_PLAN]->len; i++)
    read_plan (&self, kase->records[TIL_RECORD_PLAN]->pdata[i]);
  for (guint i = 0; i < kase->records[TIL_RECORD_ENROLMENT]->len; i++)
    read_enrolment (&self, kase->records[TIL_RECORD_ENROLMENT]->pdata[i]);
  return self.words;
}
