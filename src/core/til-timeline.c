/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-timeline.h"

#include <glib/gi18n-lib.h>

#include "til-language.h"
#include "til-locale.h"
#include "til-record-private.h"
#include "til-text.h"

typedef struct
{
  const TilCase *kase;
  TilDate from;
  TilDate to;
  guint kinds;
  const char *language;
  GPtrArray *events; /* (owned) (element-type TilEvent) */
} Timeline;

const char *
til_event_kind_name (TilEventKind kind)
{
  switch (kind)
    {
    case TIL_EVENT_STEP:
      return C_ ("timeline", "Steps");
    case TIL_EVENT_RESPONSIBLE:
      return C_ ("timeline", "Who is responsible");
    case TIL_EVENT_OBSERVATION:
      return C_ ("timeline", "Observations");
    case TIL_EVENT_CONCERN:
      return C_ ("timeline", "Reports of concern");
    case TIL_EVENT_MAPPING:
      return C_ ("timeline", "Mappings");
    case TIL_EVENT_CONSENT:
      return C_ ("timeline", "Consent");
    case TIL_EVENT_MEETING:
      return C_ ("timeline", "Meetings");
    case TIL_EVENT_PLAN:
      return C_ ("timeline", "Plans");
    case TIL_EVENT_TEAM:
      return C_ ("timeline", "Teams");
    case TIL_N_EVENT_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

void
til_event_free (TilEvent *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

/* A value for a place in a text: isolated where the language is written right to left. */
static char *
isolate (const Timeline *self, const char *value)
{
  if (value == NULL)
    return g_strdup ("");
  return til_language_is_rtl (self->language) ? til_text_isolate (value) : g_strdup (value);
}

static gboolean
wants (const Timeline *self, TilDate date, TilEventKind kind)
{
  return date != TIL_DATE_NONE && (self->from == TIL_DATE_NONE || date >= self->from) &&
         (self->to == TIL_DATE_NONE || date <= self->to) &&
         (self->kinds == 0 || (self->kinds & (1U << kind)) != 0);
}

/* text: (transfer full). detail: (nullable). */
static void
add_line (Timeline *self,
          TilDate date,
          TilEventKind kind,
          gint64 record_id,
          char *text,
          const char *detail)
{
  TilEvent *event;

  if (!wants (self, date, kind))
    {
      g_free (text);
      return;
    }
  event = g_new0 (TilEvent, 1);
  event->date = date;
  event->kind = kind;
  event->record_id = record_id;
  event->text = text;
  event->detail = til_record_is_blank (detail) ? NULL : g_strdup (detail);
  g_ptr_array_add (self->events, event);
}

/* The text of a label, with one place filled; place NULL: without. */
static void
add (Timeline *self,
     TilDate date,
     TilEventKind kind,
     gint64 record_id,
     const char *label,
     const char *place,
     const char *value,
     const char *detail)
{
  const char *text = til_label (self->language, label);
  g_autofree char *isolated = isolate (self, value);

  add_line (self, date, kind, record_id,
            place != NULL ? til_text_fill (text, place, isolated, NULL) : g_strdup (text), detail);
}

/* As add(), with the label's key ended by the key of an enum. */
static void
add_keyed (Timeline *self,
           TilDate date,
           TilEventKind kind,
           gint64 record_id,
           const char *prefix,
           const char *key,
           const char *place,
           const char *value,
           const char *detail)
{
  g_autofree char *label = g_strconcat (prefix, key, NULL);

  add (self, date, kind, record_id, label, place, value, detail);
}

static void
add_dated (Timeline *self,
           TilDate date,
           TilEventKind kind,
           gint64 record_id,
           const char *label,
           TilDate told)
{
  g_autofree char *text = til_date_format (told);

  add (self, date, kind, record_id, label, "date", text, NULL);
}

static void
add_steps (Timeline *self)
{
  for (guint i = 0; i < self->kase->steps->len; i++)
    {
      const TilStepChange *change = &g_array_index (self->kase->steps, TilStepChange, i);
      g_autofree char *key = g_strconcat ("step.", til_step_key (change->step), NULL);

      add (self, change->date, TIL_EVENT_STEP, 0, "event.step", "step",
           til_label (self->language, key), NULL);
    }
}

static void
add_mapping (Timeline *self, const TilMapping *mapping)
{
  add (self, mapping->date, TIL_EVENT_MAPPING, mapping->id, "event.mapping", "wheel",
       til_local_get (mapping->wheel->name, self->language), mapping->next_step);
  for (guint i = 0; i < mapping->voices->len; i++)
    {
      const TilVoice *voice = mapping->voices->pdata[i];
      gboolean hidden = self->kase->child->protected_identity &&
                        voice->kind == TIL_VOICE_ORGANISATION;

      add (self, voice->date, TIL_EVENT_MAPPING, mapping->id, "event.voice", "name",
           hidden ? til_label (self->language, "voice.organisation")
                  : til_voice_label (voice, self->language),
           NULL);
    }
}

static void
add_observation (Timeline *self, gconstpointer record)
{
  const TilObservation *observation = record;
  const char *name = til_case_staff_name (self->kase, observation->staff_id);

  add (self, observation->date, TIL_EVENT_OBSERVATION, observation->record.id,
       *name != '\0' ? "event.observation.by" : "event.observation", "name", name,
       observation->text);
  add_dated (self, observation->received_on, TIL_EVENT_OBSERVATION, observation->record.id,
             "event.observation.received", observation->date);
}

/* R9: the fact alone; R14: not where a child with protected identity goes. */
static void
add_concern (Timeline *self, gconstpointer record)
{
  const TilConcern *concern = record;
  const char *unit = self->kase->child->protected_identity
                         ? ""
                         : til_case_unit_name (self->kase, concern->unit_id);
  gint64 id = concern->record.id;

  add (self, concern->date, TIL_EVENT_CONCERN, id,
       *unit != '\0' ? "event.concern.by" : "event.concern", "unit", unit, NULL);
  add_dated (self, concern->decided_on, TIL_EVENT_CONCERN, id, "event.concern.decided",
             concern->date);
  add_dated (self, til_concern_feedback_due (concern), TIL_EVENT_CONCERN, id, "event.concern.due",
             concern->date);
  add_dated (self, concern->feedback_on, TIL_EVENT_CONCERN, id, "event.concern.answered",
             concern->date);
}

static void
add_responsible (Timeline *self, gconstpointer record)
{
  const TilResponsible *responsible = record;

  add (self, responsible->date, TIL_EVENT_RESPONSIBLE, responsible->record.id, "event.responsible",
       "name", til_case_staff_name (self->kase, responsible->staff_id), responsible->reason);
}

static void
add_analysis (Timeline *self, gconstpointer record)
{
  const TilAnalysis *analysis = record;

  add_keyed (self, analysis->date, TIL_EVENT_MAPPING, analysis->mapping_id, "event.outcome.",
             til_outcome_keys[analysis->outcome], NULL, NULL, analysis->reason);
}

static void
add_consent (Timeline *self, gconstpointer record)
{
  const TilConsent *consent = record;
  gint64 id = consent->record.id;

  add (self, consent->asked_on, TIL_EVENT_CONSENT, id, "event.consent.asked", "purpose",
       consent->purpose, consent->child_view);
  for (guint i = 0; i < consent->answers->len; i++)
    {
      const TilConsentAnswer *answer = consent->answers->pdata[i];
      const TilGuardian *guardian = til_case_guardian (self->kase, answer->guardian_id);
      g_autofree char *child = til_child_shown_name (self->kase->child, self->language);

      add_keyed (self, answer->date, TIL_EVENT_CONSENT, id, "event.answer.",
                 til_answer_keys[answer->answer], "name", guardian != NULL ? guardian->name : child,
                 answer->reason);
    }
  add (self, consent->withdrawn_on, TIL_EVENT_CONSENT, id, "event.consent.withdrawn", "purpose",
       consent->purpose, NULL);
  add (self, consent->valid_until, TIL_EVENT_CONSENT, id, "event.consent.ends", "purpose",
       consent->purpose, NULL);
}

static void
add_decision (Timeline *self, const TilMeeting *meeting, const TilDecision *decision)
{
  g_autofree char *date = til_date_format (meeting->date);
  g_autofree char *isolated = isolate (self, date);
  g_autofree char *text = isolate (self, decision->text);

  add_line (self, decision->due, TIL_EVENT_MEETING, meeting->record.id,
            til_text_fill (til_label (self->language, "event.decision.due"), "date", isolated,
                           "decision", text, NULL),
            NULL);
}

/* What was said about this child in a team's meeting. */
static const char *
find_minutes (const TilMeeting *meeting, gint64 child_id)
{
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      if (point->child_id == child_id)
        return point->minutes;
    }
  return NULL;
}

/* Of a team's meeting only what is about this child: its note and decisions may be about others. */
static void
add_meeting (Timeline *self, gconstpointer record)
{
  const TilMeeting *meeting = record;
  gboolean teams = meeting->child_id == 0;

  add_keyed (self, meeting->date, TIL_EVENT_MEETING, meeting->record.id, "event.meeting.",
             til_meeting_status_keys[meeting->status], "kind",
             til_meeting_kind_name (meeting->kind, self->language),
             teams ? find_minutes (meeting, self->kase->child->id) : meeting->note);
  if (teams)
    return;
  add_dated (self, meeting->next_date, TIL_EVENT_MEETING, meeting->record.id, "event.meeting.next",
             meeting->date);
  for (guint i = 0; i < meeting->decisions->len; i++)
    add_decision (self, meeting, meeting->decisions->pdata[i]);
}

static void
add_action_line (
    Timeline *self, const TilPlan *plan, const TilAction *action, TilDate date, const char *prefix)
{
  g_autofree char *who = til_case_action_who (self->kase, action, self->language);
  g_autofree char *isolated = isolate (self, who);
  g_autofree char *label = g_strconcat (prefix, *who != '\0' ? ".who" : "", NULL);
  g_autofree char *text = isolate (self, action->text);

  add_line (
      self, date, TIL_EVENT_PLAN, plan->record.id,
      til_text_fill (til_label (self->language, label), "who", isolated, "action", text, NULL),
      NULL);
}

static void
add_plan (Timeline *self, gconstpointer record)
{
  const TilPlan *plan = record;
  gint64 id = plan->record.id;

  add_keyed (self, plan->date, TIL_EVENT_PLAN, id, "event.plan.", til_plan_kind_keys[plan->kind],
             NULL, NULL, NULL);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];

          add_action_line (self, plan, action, action->due, "event.action.due");
          add_action_line (self, plan, action, action->done_on, "event.action.done");
        }
    }
  for (guint i = 0; i < plan->follow_ups->len; i++)
    {
      const TilFollowUp *follow_up = plan->follow_ups->pdata[i];

      add (self, follow_up->date, TIL_EVENT_PLAN, id, "event.follow_up", NULL, NULL,
           follow_up->note);
    }
  if (til_plan_is_open (plan) || plan->follow_up <= plan->closed_on)
    add (self, plan->follow_up, TIL_EVENT_PLAN, id, "event.plan.follow_up", NULL, NULL, NULL);
  add_keyed (self, plan->closed_on, TIL_EVENT_PLAN, id, "event.ended.",
             til_ending_keys[plan->ending], NULL, NULL, plan->ending_note);
  add (self, plan->reopened_on, TIL_EVENT_PLAN, id, "event.plan.reopened", NULL, NULL,
       plan->reopen_reason);
}

static void
add_enrolment (Timeline *self, gconstpointer record)
{
  const TilEnrolment *enrolment = record;
  const TilTeam *team = til_case_team (self->kase, enrolment->team_id);
  const char *name = team != NULL ? team->name : "";

  add (self, enrolment->since, TIL_EVENT_TEAM, enrolment->record.id, "event.team.in", "team", name,
       NULL);
  add (self, enrolment->until, TIL_EVENT_TEAM, enrolment->record.id, "event.team.out", "team", name,
       enrolment->reason);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TilEvent *one = *(TilEvent *const *)a;
  const TilEvent *two = *(TilEvent *const *)b;

  if (one->date != two->date)
    return one->date < two->date ? 1 : -1;
  return (int)one->kind - (int)two->kind;
}

GPtrArray *
til_timeline (const TilCase *kase, TilDate from, TilDate to, guint kinds, const char *language)
{
  static void (*const adders[TIL_N_CASE_RECORDS]) (Timeline *, gconstpointer) = {
    [TIL_RECORD_OBSERVATION] = add_observation,
    [TIL_RECORD_CONCERN] = add_concern,
    [TIL_RECORD_RESPONSIBLE] = add_responsible,
    [TIL_RECORD_ANALYSIS] = add_analysis,
    [TIL_RECORD_CONSENT] = add_consent,
    [TIL_RECORD_MEETING] = add_meeting,
    [TIL_RECORD_PLAN] = add_plan,
    [TIL_RECORD_ENROLMENT] = add_enrolment,
  };
  Timeline self = { kase,
                    from,
                    to,
                    kinds,
                    language != NULL ? language : til_locale_language (),
                    g_ptr_array_new_with_free_func ((GDestroyNotify)til_event_free) };

  add_steps (&self);
  for (guint i = 0; i < kase->mappings->len; i++)
    add_mapping (&self, kase->mappings->pdata[i]);
  for (guint kind = 0; kind < TIL_N_CASE_RECORDS; kind++)
    for (guint i = 0; i < kase->records[kind]->len; i++)
      adders[kind](&self, kase->records[kind]->pdata[i]);
  g_ptr_array_sort (self.events, compare_events);
  return self.events;
}
