/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that need to know more than the record that is to be saved. */
#include "til-case.h"

#include <glib/gi18n-lib.h>

#include "til-locale.h"
#include "til-record-private.h"
#include "til-text.h"

#define ADULT 18

static gboolean
refuse (GError **error, const char *sentence)
{
  return til_record_refuse (error, TIL_ERROR_RULE, sentence);
}

/* R5 */
static gboolean
check_analysis (const TilCase *self, const TilAnalysis *analysis, GError **error)
{
  const TilAnalysis *known = til_case_analysis_of (self, analysis->mapping_id);

  return known == NULL || known->record.id == analysis->record.id ||
         refuse (error, _ ("The five questions of this mapping have been answered already: change "
                           "those answers."));
}

static gboolean
must_answer (const TilGuardian *guardian, GError **error)
{
  g_autofree char *name = til_locale_isolate (guardian->name);
  g_autofree char *why = til_text_fill (_ ("{guardian} is a guardian too and has to be asked."),
                                        "guardian", name, NULL);

  return refuse (error, why);
}

static gboolean
has_answered (const TilConsent *consent, gint64 guardian_id)
{
  const TilConsentAnswer *answer = til_consent_find_answer (consent, guardian_id);

  return answer != NULL && answer->answer != TIL_ANSWER_PENDING;
}

/* A consent keeps who answered it; a guardian who came later is asked by adding an answer, or not:
 * in the meantime it covers nothing. */
static gboolean
check_asked (const TilCase *self,
             const TilConsent *consent,
             const TilConsent *stored,
             GError **error)
{
  gboolean adult = til_date_age (self->child->birth_date, consent->asked_on) >= ADULT;
  const GPtrArray *guardians = self->child->guardians;

  if (adult && stored == NULL && til_consent_find_answer (consent, 0) == NULL)
    return refuse (error, _ ("The young person is 18 and has to be asked."));
  if (!adult && stored == NULL && guardians->len == 0)
    return refuse (error, _ ("The child has no guardian on record to ask."));
  for (guint i = 0; i < guardians->len; i++)
    {
      const TilGuardian *guardian = guardians->pdata[i];
      gboolean required = stored != NULL ? has_answered (stored, guardian->id) : !adult;

      if (required && til_consent_find_answer (consent, guardian->id) == NULL)
        return must_answer (guardian, error);
    }
  return TRUE;
}

static gboolean
is_answered (const TilConsent *consent)
{
  for (guint i = 0; i < consent->answers->len; i++)
    if (((TilConsentAnswer *)consent->answers->pdata[i])->answer != TIL_ANSWER_PENDING)
      return TRUE;
  return FALSE;
}

static gboolean
has_same_unit (const TilConsent *stored, const TilConsentUnit *unit)
{
  const TilConsentUnit *known = til_consent_find_unit (stored, unit->unit_id);

  return known != NULL && (!unit->gives || known->gives) && (!unit->receives || known->receives) &&
         unit->sector == known->sector;
}

/* Whether the consent asks for more than those who answered it were asked. */
static gboolean
asks_more (const TilConsent *consent, const TilConsent *stored)
{
  if (g_strcmp0 (consent->purpose, stored->purpose) != 0 ||
      g_strcmp0 (consent->wheel_key, stored->wheel_key) != 0 ||
      consent->valid_until > stored->valid_until)
    return TRUE;
  for (guint i = 0; i < consent->areas->len; i++)
    if (!til_keys_have (stored->areas, consent->areas->pdata[i]))
      return TRUE;
  for (guint i = 0; i < consent->units->len; i++)
    if (!has_same_unit (stored, consent->units->pdata[i]))
      return TRUE;
  return FALSE;
}

/* R7 */
static gboolean
check_consent (const TilCase *self, const TilConsent *consent, GError **error)
{
  const TilConsent *stored = til_case_record (self, TIL_RECORD_CONSENT, consent->record.id);
  const TilConsentAnswer *own = til_consent_find_answer (consent, 0);

  if (own != NULL && own->answer != TIL_ANSWER_PENDING &&
      til_date_age (self->child->birth_date, own->date) < ADULT)
    return refuse (error, _ ("The young person's own answer counts from the day of turning 18: "
                             "until then the guardians answer."));
  if (stored != NULL && is_answered (stored) && is_answered (consent) &&
      asks_more (consent, stored))
    return refuse (error, _ ("Somebody has answered this consent: ask for a new one instead of "
                             "changing what it is about."));
  return check_asked (self, consent, stored, error);
}

static void
collect_staff_unit (const TilCase *self, GArray *units, gint64 staff_id)
{
  const TilStaff *staff = til_case_staff (self, staff_id);

  if (staff != NULL)
    til_record_collect_ref (units, staff->unit_id);
}

/* Whose units sit at the table: the participants', and the members' of a team. */
static GArray *
units_at_meeting (const TilCase *self, const TilMeeting *meeting)
{
  const TilTeam *team = til_case_team (self, meeting->team_id);
  GArray *units = til_meeting_units (meeting);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];
      if (participant->kind == TIL_PARTICIPANT_PROFESSIONAL && participant->unit_id == 0)
        collect_staff_unit (self, units, participant->staff_id);
    }
  if (team != NULL)
    {
      g_autoptr (GArray) members = til_team_units (team, meeting->date);
      for (guint i = 0; i < members->len; i++)
        til_record_collect_ref (units, g_array_index (members, gint64, i));
    }
  return units;
}

static gboolean
is_subset (const GArray *part, const GArray *whole)
{
  for (guint i = 0; i < part->len; i++)
    if (!til_refs_have (whole, g_array_index (part, gint64, i)))
      return FALSE;
  return TRUE;
}

static gboolean
refuse_area (const TilCase *self,
             gint64 unit_id,
             const char *wheel_key,
             const char *area_key,
             const char *sentence,
             GError **error)
{
  g_autofree char *unit = til_locale_isolate (til_case_unit_name (self, unit_id));
  g_autofree char *area = til_locale_isolate (til_case_area_name (self, wheel_key, area_key, NULL));
  g_autofree char *why = til_text_fill (sentence, "unit", unit, "area", area, NULL);

  return refuse (error, why);
}

static gboolean
check_area (const TilCase *self,
            gint64 unit_id,
            const char *wheel_key,
            const char *area_key,
            TilDate on,
            const char *sentence,
            GError **error)
{
  g_autoptr (TilCover) cover = til_case_cover (self, unit_id, on);

  return til_cover_has_area (cover, wheel_key, area_key) ||
         refuse_area (self, unit_id, wheel_key, area_key, sentence, error);
}

static gboolean
is_about (const TilCase *self, const TilMeeting *meeting, const TilAgendaPoint *point)
{
  return meeting->team_id == 0 || point->child_id == self->child->id;
}

static gboolean
names_child (const TilCase *self, const TilMeeting *meeting)
{
  if (meeting->team_id == 0)
    return TRUE;
  for (guint i = 0; i < meeting->points->len; i++)
    if (is_about (self, meeting, meeting->points->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_point (const TilCase *self,
           const TilMeeting *meeting,
           const char *wheel_key,
           const char *area_key)
{
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];
      if (is_about (self, meeting, point) && g_strcmp0 (point->area_key, area_key) == 0)
        return g_strcmp0 (meeting->wheel_key, wheel_key) == 0;
    }
  return FALSE;
}

/* known: (nullable) the held meeting as stored, whose areas have been spoken of already. */
static gboolean
check_agenda (const TilCase *self,
              const TilMeeting *meeting,
              const TilMeeting *known,
              const GArray *units,
              TilDate on,
              GError **error)
{
  for (guint i = 0; i < meeting->points->len; i++)
    {
      const TilAgendaPoint *point = meeting->points->pdata[i];

      if (!is_about (self, meeting, point) ||
          (known != NULL && has_point (self, known, meeting->wheel_key, point->area_key)))
        continue;
      for (guint u = 0; u < units->len; u++)
        if (!check_area (self, g_array_index (units, gint64, u), meeting->wheel_key,
                         point->area_key, on,
                         _ ("{unit} may not be told about {area}: take the area off the agenda, or "
                            "the unit out of the meeting."),
                         error))
          return FALSE;
    }
  return TRUE;
}

/* A held meeting has been: words about it may be written when the consent has ended since, but
 * nobody and nothing may come to it. */
static gboolean
is_unchanged (const TilCase *self, const TilMeeting *meeting, const TilMeeting *stored)
{
  if (stored == NULL || stored->status != TIL_MEETING_HELD || meeting->status != TIL_MEETING_HELD ||
      stored->date != meeting->date || !names_child (self, stored))
    return FALSE;
  g_autoptr (GArray) before = units_at_meeting (self, stored);
  g_autoptr (GArray) after = units_at_meeting (self, meeting);
  return is_subset (after, before);
}

static gboolean
check_sharing (const TilCase *self,
               const TilMeeting *meeting,
               const TilMeeting *stored,
               TilDate on,
               GError **error)
{
  gboolean unchanged = is_unchanged (self, meeting, stored);
  g_autoptr (GArray) units = units_at_meeting (self, meeting);

  if (!unchanged && !til_case_check_units (self, units, meeting->date, error))
    return FALSE;
  if (meeting->status == TIL_MEETING_PLANNED &&
      (!til_case_check_units (self, units, on, error) ||
       !check_agenda (self, meeting, NULL, units, on, error)))
    return FALSE;
  return check_agenda (self, meeting, unchanged ? stored : NULL, units, meeting->date, error);
}

static GArray *
leader_units (const TilMeeting *meeting)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const TilParticipant *participant = meeting->participants->pdata[i];
      if (participant->leader)
        til_record_collect_ref (units, participant->unit_id);
    }
  return units;
}

/* R11 */
static gboolean
check_leaders (const TilCase *self,
               const TilMeeting *meeting,
               const TilMeeting *stored,
               GError **error)
{
  g_autoptr (GArray) units = leader_units (meeting);

  if (stored != NULL && stored->status == TIL_MEETING_HELD)
    {
      g_autoptr (GArray) before = leader_units (stored);
      if (is_subset (before, units))
        return TRUE;
    }
  for (guint i = 0; i < units->len; i++)
    for (guint k = i + 1; k < units->len; k++)
      {
        const TilUnit *one = til_case_unit (self, g_array_index (units, gint64, i));
        const TilUnit *other = til_case_unit (self, g_array_index (units, gint64, k));
        if (one != NULL && other != NULL && !til_units_same_organisation (one, other))
          return TRUE;
      }
  return refuse (error, _ ("A family meeting needs two conversation leaders from two different "
                           "organisations."));
}

static gboolean
check_meeting (const TilCase *self, const TilMeeting *meeting, TilDate on, GError **error)
{
  const TilMeeting *stored = til_case_record (self, TIL_RECORD_MEETING, meeting->record.id);

  if (meeting->status == TIL_MEETING_CANCELLED || !names_child (self, meeting))
    return TRUE;
  if (!check_sharing (self, meeting, stored, on, error))
    return FALSE;
  return g_strcmp0 (meeting->kind, TIL_MEETING_FAMILY) != 0 ||
         check_leaders (self, meeting, stored, error);
}

static gint64
acting_unit (const TilCase *self, const TilAction *action)
{
  const TilStaff *staff = til_case_staff (self, action->staff_id);

  if (action->unit_id != 0 || staff == NULL)
    return action->unit_id;
  return staff->unit_id;
}

/* What a unit has done stays told of in the plan, also when it takes part in it no more. */
static gboolean
was_done (const TilCase *self, const TilPlan *stored, const TilAction *action)
{
  const TilAction *known = stored != NULL && action->record.id != 0
                               ? til_plan_find_action (stored, action->record.id, NULL)
                               : NULL;

  return known != NULL && known->status == TIL_ACTION_DONE && action->status == TIL_ACTION_DONE &&
         acting_unit (self, known) == acting_unit (self, action);
}

/* Whose units work by the plan: those that share it, that act in it, and the coordinator's. */
static GArray *
units_in_plan (const TilCase *self, const TilPlan *plan, const TilPlan *stored)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (units, plan->units->data, plan->units->len);
  collect_staff_unit (self, units, plan->coordinator_id);
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];
      for (guint a = 0; a < goal->actions->len; a++)
        if (!was_done (self, stored, goal->actions->pdata[a]))
          til_record_collect_ref (units, acting_unit (self, goal->actions->pdata[a]));
    }
  return units;
}

static GArray *
uncovered_units (const TilCase *self, const TilPlan *plan, const TilPlan *stored, TilDate on)
{
  GArray *units = units_in_plan (self, plan, stored);

  for (guint i = units->len; i > 0; i--)
    {
      g_autoptr (TilCover) cover = til_case_cover (self, g_array_index (units, gint64, i - 1), on);
      if (cover->covered)
        g_array_remove_index (units, i - 1);
    }
  return units;
}

static gboolean
same_but_for_who (const TilAction *action, const TilAction *known)
{
  g_autoptr (TilRecord) copy = til_record_copy (action);
  TilAction *changed = (TilAction *)copy;

  changed->staff_id = known->staff_id;
  changed->unit_id = known->unit_id;
  changed->guardian_id = known->guardian_id;
  changed->contact_id = known->contact_id;
  til_record_set_text (&changed->who, known->who);
  return til_record_equal (changed, known);
}

static gboolean
goal_only_loses (const TilPlan *stored, const TilGoal *goal)
{
  const TilGoal *known = goal->record.id != 0
                             ? til_record_array_find (stored->goals, goal->record.id)
                             : NULL;

  if (known == NULL)
    return FALSE;
  for (guint a = 0; a < goal->actions->len; a++)
    {
      const TilAction *action = goal->actions->pdata[a];
      const TilAction *before = action->record.id != 0
                                    ? til_record_array_find (known->actions, action->record.id)
                                    : NULL;
      if (before == NULL || !same_but_for_who (action, before))
        return FALSE;
    }
  g_autoptr (TilRecord) one = til_record_copy (goal);
  g_autoptr (TilRecord) other = til_record_copy (known);
  g_ptr_array_set_size (((TilGoal *)one)->actions, 0);
  g_ptr_array_set_size (((TilGoal *)other)->actions, 0);
  return til_record_equal (one, other);
}

/* The plan as stored, but with fewer of the units that aren't covered. */
static gboolean
only_loses (const TilCase *self, const TilPlan *plan, const TilPlan *stored, TilDate on)
{
  g_autoptr (GArray) before = uncovered_units (self, stored, stored, on);
  g_autoptr (GArray) after = uncovered_units (self, plan, stored, on);

  if (!is_subset (after, before) || after->len >= before->len ||
      !is_subset (plan->units, stored->units))
    return FALSE;
  for (guint g = 0; g < plan->goals->len; g++)
    if (!goal_only_loses (stored, plan->goals->pdata[g]))
      return FALSE;
  g_autoptr (TilRecord) one = til_record_copy (plan);
  TilPlan *rest = (TilPlan *)one;
  g_autoptr (TilRecord) other = til_record_copy (stored);
  TilPlan *known = (TilPlan *)other;
  g_ptr_array_set_size (rest->goals, 0);
  g_ptr_array_set_size (known->goals, 0);
  g_array_set_size (rest->units, 0);
  g_array_set_size (known->units, 0);
  rest->coordinator_id = known->coordinator_id;
  til_record_set_text (&rest->coordinator, known->coordinator);
  til_record_set_text (&rest->coordinator_reason, known->coordinator_reason);
  return til_record_equal (rest, known);
}

static gboolean
check_goals (
    const TilCase *self, const TilPlan *plan, const TilPlan *stored, TilDate on, GError **error)
{
  for (guint g = 0; g < plan->goals->len; g++)
    {
      const TilGoal *goal = plan->goals->pdata[g];
      for (guint a = 0; a < goal->actions->len; a++)
        {
          const TilAction *action = goal->actions->pdata[a];
          gint64 unit_id = acting_unit (self, action);

          if (unit_id == 0 || was_done (self, stored, action))
            continue;
          if (!check_area (self, unit_id, plan->wheel_key, goal->area_key, on,
                           _ ("{unit} may not be told about {area}: let somebody else do what the "
                              "goal needs, or ask for consent."),
                           error))
            return FALSE;
        }
    }
  return TRUE;
}

/* R8 */
static gboolean
check_plan_sharing (
    const TilCase *self, const TilPlan *plan, const TilPlan *stored, TilDate on, GError **error)
{
  g_autoptr (GArray) uncovered = uncovered_units (self, plan, stored, on);

  if (uncovered->len == 0)
    return check_goals (self, plan, stored, on, error);
  if (stored != NULL && only_loses (self, plan, stored, on))
    return TRUE;
  return til_case_check_units (self, uncovered, on, error);
}

/* R12 */
static gboolean
check_reopened (const TilPlan *plan, TilDate on, GError **error)
{
  if (!til_plan_is_open (plan))
    return refuse (error, _ ("The plan is closed: open it again before you change it."));
  if (plan->reopened_on != on)
    return refuse (error, _ ("The plan is closed: open it again today, and say why."));
  if (til_record_is_blank (plan->reopen_reason))
    return refuse (error, _ ("Say why the closed plan is opened again."));
  if (plan->follow_up == TIL_DATE_NONE || plan->follow_up < on)
    return refuse (error, _ ("A plan that is opened again needs a day for its next follow-up."));
  return TRUE;
}

static gboolean
check_plan (const TilCase *self, const TilPlan *plan, TilDate on, GError **error)
{
  const TilPlan *stored = til_case_record (self, TIL_RECORD_PLAN, plan->record.id);

  if (stored != NULL && til_record_equal (plan, stored))
    return TRUE;
  if (stored != NULL && !til_plan_is_open (stored) && !check_reopened (plan, on, error))
    return FALSE;
  if (stored != NULL && til_plan_is_open (stored) && plan->reopened_on != stored->reopened_on)
    return refuse (error, _ ("Only a closed plan can be opened again."));
  return !til_plan_is_open (plan) || check_plan_sharing (self, plan, stored, on, error);
}

static gboolean
check_enrolment (const TilCase *self, const TilEnrolment *enrolment, TilDate on, GError **error)
{
  const TilEnrolment *stored = til_case_record (self, TIL_RECORD_ENROLMENT, enrolment->record.id);
  const TilTeam *team = til_case_team (self, enrolment->team_id);
  gboolean was_in = stored != NULL && stored->team_id == enrolment->team_id &&
                    stored->until == TIL_DATE_NONE;

  if (team == NULL || was_in || (enrolment->until != TIL_DATE_NONE && enrolment->until <= on))
    return TRUE;
  return til_case_check_team (self, team, MAX (on, enrolment->since), error);
}

gboolean
til_case_check (const TilCase *self, gconstpointer record, TilDate on, GError **error)
{
  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  switch (til_record_kind (record))
    {
    case TIL_RECORD_ANALYSIS:
      return check_analysis (self, record, error);
    case TIL_RECORD_CONSENT:
      return check_consent (self, record, error);
    case TIL_RECORD_MEETING:
      return check_meeting (self, record, on, error);
    case TIL_RECORD_PLAN:
      return check_plan (self, record, on, error);
    case TIL_RECORD_ENROLMENT:
      return check_enrolment (self, record, on, error);
    case TIL_RECORD_OBSERVATION:
    case TIL_RECORD_CONCERN: /* R9: never depends on consent or on the process */
    case TIL_RECORD_RESPONSIBLE:
    case TIL_RECORD_TEAM:
    case TIL_RECORD_CONSULTATION:
    case TIL_RECORD_SURVEY_ROUND:
    case TIL_RECORD_ACTIVITY:
    case TIL_RECORD_AGREEMENT:
    case TIL_RECORD_UNDERTAKING:
    case TIL_RECORD_YEAR_EVENT:
    case TIL_RECORD_REFERENCE:
    case TIL_N_RECORDS:
    default:
      return TRUE;
    }
}

GPtrArray *
til_case_untrained_leaders (const TilCase *self, const TilMeeting *meeting)
{
  GPtrArray *untrained = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && meeting != NULL, untrained);

  for (guint i = 0; i < meeting->participants->len; i++)
    {
      TilParticipant *participant = meeting->participants->pdata[i];
      const TilStaff *staff = til_case_staff (self, participant->staff_id);

      if (participant->leader && (staff == NULL || staff->trained_on == TIL_DATE_NONE ||
                                  staff->trained_on > meeting->date))
        g_ptr_array_add (untrained, participant);
    }
  return untrained;
}
