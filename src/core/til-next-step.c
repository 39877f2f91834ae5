/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "til-next-step.h"

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-next-step-private.h"
#include "til-record-private.h"
#include "til-text.h"

typedef TilNextStep *(*Finder) (const TilSituation *situation);

void
til_next_step_free (TilNextStep *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->who);
  g_free (self->button);
  g_free (self);
}

TilNextStep *
til_next_step_make (
    TilChildPlace place, gint64 record_id, const char *who, const char *button, char *text)
{
  TilNextStep *self = g_new0 (TilNextStep, 1);

  self->place = place;
  self->record_id = record_id;
  self->who = g_strdup (who);
  self->button = g_strdup (button);
  self->text = text;
  return self;
}

TilNextStep *
til_next_step_due (TilNextStep *self, TilDate due, TilDate on)
{
  self->due = due;
  self->late = due != TIL_DATE_NONE && due < on;
  return self;
}

char *
til_next_step_date (TilDate date)
{
  g_autofree char *text = til_date_format (date);

  return til_locale_isolate (text);
}

const char *
til_next_step_owner (const TilSituation *situation)
{
  const TilPlan *plan = situation->plan;

  if (plan != NULL && plan->coordinator_id != 0)
    return til_case_staff_name (situation->kase, plan->coordinator_id);
  if (plan != NULL && !til_record_is_blank (plan->coordinator))
    return plan->coordinator;
  return situation->responsible;
}

static TilNextStep *
on_wheel (const TilSituation *situation, const char *button, char *text)
{
  gint64 id = situation->mapping != NULL ? situation->mapping->id : 0;

  return til_next_step_make (TIL_PLACE_WHEEL, id, situation->responsible, button, text);
}

static TilNextStep *
find_open_voice (const TilSituation *situation)
{
  if (situation->mapping == NULL)
    return NULL;
  for (guint i = 0; i < situation->mapping->voices->len; i++)
    {
      const TilVoice *voice = situation->mapping->voices->pdata[i];

      if (voice->open)
        {
          g_autofree char *name = til_locale_isolate (
              til_voice_label (voice, til_locale_language ()));

          return on_wheel (
              situation, _ ("Continue Entering"),
              til_text_fill (_ ("A voice is not finished: {voice}."), "voice", name, NULL));
        }
    }
  return NULL;
}

static gboolean
is_concluded (const TilSituation *situation)
{
  return situation->analysis != NULL && situation->analysis->outcome != TIL_OUTCOME_OPEN;
}

static gboolean
has_answers (const TilSituation *situation)
{
  for (guint i = 0; situation->analysis != NULL && i < TIL_N_QUESTIONS; i++)
    if (*til_analysis_answer (situation->analysis, i) != '\0')
      return TRUE;
  return FALSE;
}

/* Areas in which the voices differ and nobody has written why. */
static guint
count_open_differences (const TilMapping *mapping)
{
  g_autoptr (GArray) differences = til_mapping_differences (mapping);
  guint n = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      const TilDifference *difference = &g_array_index (differences, TilDifference, i);

      if (*til_mapping_reason (mapping, til_wheel_area (mapping->wheel, difference->area)->key) ==
          '\0')
        n++;
    }
  return n;
}

static TilNextStep *
find_talk (const TilSituation *situation)
{
  guint n = count_open_differences (situation->mapping);
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (has_answers (situation) || !til_record_is_blank (situation->mapping->next_step))
    return NULL;
  if (n > 0)
    return on_wheel (
        situation, _ ("See Differences"),
        til_text_fill (g_dngettext (GETTEXT_PACKAGE,
                                    "The voices differ in {count} area: talk about it.",
                                    "The voices differ in {count} areas: talk about them.", n),
                       "count", count, NULL));
  if (situation->mapping->voices->len == 1)
    return on_wheel (situation, _ ("Add Voice"),
                     g_strdup (_ ("One voice has been heard. Who "
                                  "else?")));
  return NULL;
}

static TilNextStep *
choose_responsible (const TilSituation *situation)
{
  return til_next_step_make (TIL_PLACE_MAPPING, 0, "", _ ("Choose Who"),
                             til_text_fill (_ ("Nobody is responsible for {child}: choose who."),
                                            "child", situation->child, NULL));
}

static TilNextStep *
begin_mapping (const TilSituation *situation, const char *sentence)
{
  return on_wheel (situation, _ ("New Mapping"),
                   til_text_fill (sentence, "child", situation->child, NULL));
}

/* The newest mapping was taken up by a plan that is closed. */
static gboolean
is_settled (const TilSituation *situation)
{
  const GPtrArray *plans = situation->kase->records[TIL_RECORD_PLAN];
  TilDate last = situation->mapping->date;

  if (situation->plan != NULL || situation->mapping->voices->len == 0)
    return FALSE;
  if (is_concluded (situation))
    last = MAX (last, situation->analysis->date);
  for (guint i = 0; i < plans->len; i++)
    if (((const TilPlan *)plans->pdata[i])->closed_on >= last)
      return TRUE;
  return FALSE;
}

/* R5: a mapping to begin, go on with or conclude. */
static TilNextStep *
find_mapping (const TilSituation *situation)
{
  const TilMapping *mapping = situation->mapping;

  if (situation->plan != NULL)
    return NULL;
  if (mapping == NULL)
    return begin_mapping (situation, _ ("No mapping yet: begin one around {child}."));
  if (is_settled (situation))
    return NULL;
  if (is_concluded (situation))
    return situation->kase->child->responsible_id == 0 ? choose_responsible (situation) : NULL;
  if (mapping->voices->len == 0)
    return on_wheel (situation, _ ("Add Voice"),
                     g_strdup (_ ("Nobody has been heard yet. Begin with the child.")));
  if (til_date_add_months (mapping->date, TIL_MAPPING_OLD_MONTHS) < situation->on)
    return begin_mapping (situation,
                          _ ("The last mapping is over six months old: map around {child} anew."));
  if (situation->kase->child->responsible_id == 0)
    return choose_responsible (situation);

  TilNextStep *talk = find_talk (situation);
  if (talk != NULL)
    return talk;
  return til_next_step_make (
      TIL_PLACE_MAPPING, mapping->id, situation->responsible, _ ("Five Questions"),
      g_strdup (has_answers (situation)
                    ? _ ("Go on with the five questions, and choose the next step.")
                    : _ ("Answer the five questions, and choose the next step.")));
}

static TilNextStep *
make_plan (const TilSituation *situation, const char *sentence)
{
  return til_next_step_make (TIL_PLACE_PLAN, 0, situation->responsible, _ ("New Plan"),
                             til_text_fill (sentence, "child", situation->child, NULL));
}

/* The newest held meeting of the child since the mapping was concluded. */
static const TilMeeting *
find_held (const TilSituation *situation)
{
  const GPtrArray *meetings = situation->kase->records[TIL_RECORD_MEETING];

  for (guint i = meetings->len; i > 0; i--)
    {
      const TilMeeting *meeting = meetings->pdata[i - 1];

      if (meeting->child_id != 0 && meeting->status == TIL_MEETING_HELD &&
          meeting->date >= situation->analysis->date)
        return meeting;
    }
  return NULL;
}

static TilNextStep *
find_meeting_outcome (const TilSituation *situation)
{
  TilNextStep *coming = til_next_step_coming (situation);

  if (coming != NULL)
    return coming;
  if (find_held (situation) != NULL)
    return make_plan (situation, _ ("Make a plan with {child} of what was decided."));
  return til_next_step_ask (situation);
}

static TilNextStep *
close_process (const TilSituation *situation, TilChildPlace place, const char *sentence)
{
  return til_next_step_make (place, 0, situation->responsible, _ ("Close the Process"),
                             til_text_fill (sentence, "child", situation->child, NULL));
}

/* R5: what the outcome of the mapping asks for. */
static TilNextStep *
find_outcome (const TilSituation *situation)
{
  if (situation->plan != NULL || situation->mapping == NULL)
    return NULL;
  if (is_settled (situation))
    {
      TilNextStep *coming = til_next_step_coming (situation);

      return coming != NULL
                 ? coming
                 : close_process (situation, TIL_PLACE_PLAN,
                                  _ ("The plan of {child} is closed: close the process, or map "
                                     "anew."));
    }
  if (!is_concluded (situation))
    return NULL;
  switch (situation->analysis->outcome)
    {
    case TIL_OUTCOME_KEEP:
      return close_process (situation, TIL_PLACE_MAPPING,
                            _ ("It is to be kept as it is for {child}: close the process."));
    case TIL_OUTCOME_NOTHING_MORE:
      return close_process (situation, TIL_PLACE_MAPPING,
                            _ ("Nothing more is needed now for {child}: close the process."));
    case TIL_OUTCOME_OWN:
      return make_plan (situation,
                        _ ("Make a plan with {child} of what the own organisation does."));
    case TIL_OUTCOME_OTHER_SUPPORT:
      return make_plan (situation, _ ("Make a plan with {child} of the other support."));
    case TIL_OUTCOME_MEETING:
      return find_meeting_outcome (situation);
    case TIL_OUTCOME_OPEN:
    case TIL_N_OUTCOMES:
    default:
      return NULL;
    }
}

/* Of the plan, or a follow-up of it. */
static gboolean
is_in_plan (const TilPlan *plan, const TilMapping *mapping)
{
  if (plan->mapping_id == mapping->id || mapping->date <= plan->date)
    return TRUE;
  for (guint i = 0; i < plan->follow_ups->len; i++)
    if (((const TilFollowUp *)plan->follow_ups->pdata[i])->now_id == mapping->id)
      return TRUE;
  return FALSE;
}

static TilNextStep *
on_plan (const TilSituation *situation, const char *button, const char *sentence)
{
  return til_next_step_make (TIL_PLACE_PLAN, situation->plan->record.id,
                             til_next_step_owner (situation), button,
                             til_text_fill (sentence, "child", situation->child, NULL));
}

static TilNextStep *
find_follow_up_mapping (const TilSituation *situation)
{
  const TilMapping *mapping = situation->mapping;

  if (mapping == NULL || is_in_plan (situation->plan, mapping) || is_concluded (situation))
    return NULL;
  if (mapping->voices->len == 0)
    return on_wheel (situation, _ ("Add Voice"),
                     g_strdup (_ ("Nobody has been heard yet. Begin with the child.")));
  return on_plan (situation, _ ("Record Follow-Up"),
                  _ ("Follow up the plan of {child} with the new mapping."));
}

static guint
count_loose_decisions (const TilSituation *situation)
{
  const GPtrArray *meetings = situation->kase->records[TIL_RECORD_MEETING];
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const TilMeeting *meeting = meetings->pdata[i];

      if (meeting->child_id == 0 || meeting->status != TIL_MEETING_HELD)
        continue;
      for (guint d = 0; d < meeting->decisions->len; d++)
        n += ((const TilDecision *)meeting->decisions->pdata[d])->action_id == 0;
    }
  return n;
}

static TilNextStep *
find_gap_in_plan (const TilSituation *situation)
{
  const TilPlan *plan = situation->plan;
  guint missing = til_plan_sip_missing (plan);
  guint loose = count_loose_decisions (situation);

  if (plan->coordinator_id == 0 && til_record_is_blank (plan->coordinator))
    return til_next_step_make (TIL_PLACE_PLAN, plan->record.id, situation->responsible,
                               _ ("Choose Coordinator"),
                               til_text_fill (_ ("Ask {child} who should be the coordinator."),
                                              "child", situation->child, NULL));
  if (loose > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", loose);

      return til_next_step_make (
          TIL_PLACE_PLAN, plan->record.id, til_next_step_owner (situation), _ ("Edit Plan"),
          til_text_fill (
              g_dngettext (GETTEXT_PACKAGE, "{count} decision of a meeting is not in the plan yet.",
                           "{count} decisions of meetings are not in the plan yet.", loose),
              "count", count, NULL));
    }
  /* R12 */
  for (guint i = 0; i < 4; i++)
    if (missing & (1U << i))
      return til_next_step_make (
          TIL_PLACE_PLAN, plan->record.id, til_next_step_owner (situation), _ ("Edit Plan"),
          til_text_fill (_ ("The coordinated individual plan (SIP) still lacks: {point}."), "point",
                         til_plan_sip_point (i), NULL));
  return NULL;
}

static TilNextStep *
find_done (const TilSituation *situation)
{
  const TilPlan *plan = situation->plan;
  guint open_goals = 0, open_actions = 0, actions = 0, to_reach = 0;

  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];

      to_reach += !goal->keep;
      open_goals += goal->state == TIL_GOAL_OPEN && !goal->keep;
      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];

          actions++;
          open_actions += action->status != TIL_ACTION_DONE;
        }
    }
  if (open_actions > 0)
    return NULL;
  if (to_reach > 0 && open_goals == 0)
    return on_plan (situation, _ ("Close Plan"),
                    _ ("Every goal of {child} is done with: close the plan."));
  if (actions > 0)
    return til_next_step_due (on_plan (situation, _ ("Record Follow-Up"),
                                       _ ("Every action for {child} is done: follow up the "
                                          "plan.")),
                              plan->follow_up, situation->on);
  return NULL;
}

static TilNextStep *
find_plan (const TilSituation *situation)
{
  static const Finder finders[] = { find_follow_up_mapping, find_gap_in_plan, find_done };

  for (guint i = 0; situation->plan != NULL && i < G_N_ELEMENTS (finders); i++)
    {
      TilNextStep *step = finders[i](situation);

      if (step != NULL)
        return step;
    }
  return NULL;
}

static TilNextStep *
find_nothing (const TilSituation *situation)
{
  return til_next_step_make (TIL_PLACE_TIMELINE, 0, "", "",
                             til_text_fill (situation->closed
                                                ? _ ("The process around {child} is closed.")
                                                : _ ("Nothing is to be done for {child} now."),
                                            "child", situation->child, NULL));
}

static void
look (TilSituation *situation, const TilCase *kase, TilDate on)
{
  const GPtrArray *plans = kase->records[TIL_RECORD_PLAN];
  g_autofree char *name = til_child_shown_name (kase->child, NULL);

  situation->kase = kase;
  situation->on = on;
  situation->closed = kase->child->step == TIL_STEP_CLOSED;
  situation->mapping = kase->mappings->len > 0 ? kase->mappings->pdata[0] : NULL;
  if (situation->mapping != NULL)
    situation->analysis = til_case_analysis_of (kase, situation->mapping->id);
  for (guint i = 0; i < plans->len; i++)
    if (til_plan_is_open (plans->pdata[i]))
      situation->plan = plans->pdata[i];
  situation->child = til_locale_isolate (name);
  situation->responsible = til_case_staff_name (kase, kase->child->responsible_id);
}

TilNextStep *
til_next_step (const TilCase *kase, TilDate on)
{
  static const Finder always[] = { til_next_step_feedback, til_next_step_observation,
                                   til_next_step_late, til_next_step_consent, find_open_voice };
  static const Finder while_open[] = { find_mapping, find_outcome, find_plan, til_next_step_invite,
                                       til_next_step_coming };
  TilSituation situation = { 0 };
  TilNextStep *step = NULL;

  look (&situation, kase, on);
  for (guint i = 0; step == NULL && i < G_N_ELEMENTS (always); i++)
    step = always[i](&situation);
  for (guint i = 0; step == NULL && !situation.closed && i < G_N_ELEMENTS (while_open); i++)
    step = while_open[i](&situation);
  if (step == NULL && situation.closed)
    step = til_next_step_coming (&situation);
  if (step == NULL)
    step = find_nothing (&situation);
  g_free (situation.child);
  return step;
}
