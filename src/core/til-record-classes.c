/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of every record. The names are the columns of data/schema and the members of a child
 * file: a name that was published never changes its meaning. */
#include "til-case.h"
#include "til-collaboration.h"
#include "til-survey-round.h"

#define SIMPLE(Type, member, kind)                                                                 \
  {                                                                                                \
#member, TIL_FIELD_##kind, G_STRUCT_OFFSET(Type, member), 0, NULL, NULL                        \
  }
#define REF(Type, member, what, kind)                                                              \
  {                                                                                                \
#member, TIL_FIELD_##kind, G_STRUCT_OFFSET(Type, member), TIL_REF_##what, NULL, NULL           \
  }
#define ENUM(Type, member, keys)                                                                   \
  {                                                                                                \
#member, TIL_FIELD_ENUM, G_STRUCT_OFFSET(Type, member), 0, keys, NULL                          \
  }
#define PARTS(Type, member, class)                                                                 \
  {                                                                                                \
#member, TIL_FIELD_PARTS, G_STRUCT_OFFSET(Type, member), 0, NULL, &class                       \
  }
#define CLASS(Type, name, fields, validate)                                                        \
  {                                                                                                \
    name, sizeof (Type), fields, G_N_ELEMENTS (fields), validate                                   \
  }

static const char *const sector_keys[] = { "municipality", "region", "independent", NULL };

static const TilField observation_fields[] = {
  REF (TilObservation, child_id, CHILD, REF),
  SIMPLE (TilObservation, date, DATE),
  REF (TilObservation, staff_id, STAFF, REF),
  REF (TilObservation, unit_id, UNIT, REF),
  SIMPLE (TilObservation, wheel_key, TEXT),
  SIMPLE (TilObservation, areas, KEYS),
  SIMPLE (TilObservation, text, TEXT),
  SIMPLE (TilObservation, tried, TEXT),
  REF (TilObservation, responsible_id, STAFF, REF),
  SIMPLE (TilObservation, received_on, DATE),
};

static const TilField concern_fields[] = {
  REF (TilConcern, child_id, CHILD, REF), SIMPLE (TilConcern, date, DATE),
  REF (TilConcern, unit_id, UNIT, REF),   SIMPLE (TilConcern, wheel_key, TEXT),
  SIMPLE (TilConcern, areas, KEYS),       SIMPLE (TilConcern, feedback_asked, FLAG),
  SIMPLE (TilConcern, decided_on, DATE),  SIMPLE (TilConcern, feedback_on, DATE),
};

static const TilField responsible_fields[] = {
  REF (TilResponsible, child_id, CHILD, REF),     SIMPLE (TilResponsible, date, DATE),
  REF (TilResponsible, staff_id, STAFF, REF),     REF (TilResponsible, unit_id, UNIT, REF),
  ENUM (TilResponsible, duty, til_duty_keys),     REF (TilResponsible, proposed_unit_id, UNIT, REF),
  REF (TilResponsible, confirmed_by, STAFF, REF), SIMPLE (TilResponsible, reason, TEXT),
};

static const TilField analysis_fields[] = {
  REF (TilAnalysis, child_id, CHILD, REF),   REF (TilAnalysis, mapping_id, MAPPING, REF),
  SIMPLE (TilAnalysis, answer1, TEXT),       SIMPLE (TilAnalysis, answer2, TEXT),
  SIMPLE (TilAnalysis, answer3, TEXT),       SIMPLE (TilAnalysis, answer4, TEXT),
  SIMPLE (TilAnalysis, answer5, TEXT),       ENUM (TilAnalysis, outcome, til_outcome_keys),
  SIMPLE (TilAnalysis, reason, TEXT),        SIMPLE (TilAnalysis, trappan, INT),
  ENUM (TilAnalysis, level, til_level_keys), SIMPLE (TilAnalysis, date, DATE),
};

static const TilField consent_unit_fields[] = {
  REF (TilConsentUnit, unit_id, UNIT, REF),
  SIMPLE (TilConsentUnit, gives, FLAG),
  SIMPLE (TilConsentUnit, receives, FLAG),
  ENUM (TilConsentUnit, sector, sector_keys),
};

static const TilRecordClass consent_unit_class = CLASS (
    TilConsentUnit, "consent_unit", consent_unit_fields, NULL);

static const TilField consent_answer_fields[] = {
  REF (TilConsentAnswer, guardian_id, GUARDIAN, REF),
  ENUM (TilConsentAnswer, answer, til_answer_keys),
  SIMPLE (TilConsentAnswer, date, DATE),
  SIMPLE (TilConsentAnswer, areas, KEYS),
  REF (TilConsentAnswer, units, UNIT, REFS),
  SIMPLE (TilConsentAnswer, reason, TEXT),
  ENUM (TilConsentAnswer, refusal, til_refusal_keys),
};

static const TilRecordClass consent_answer_class = CLASS (
    TilConsentAnswer, "consent_answer", consent_answer_fields, NULL);

static const TilField consent_fields[] = {
  REF (TilConsent, child_id, CHILD, REF),        SIMPLE (TilConsent, purpose, TEXT),
  SIMPLE (TilConsent, wheel_key, TEXT),          SIMPLE (TilConsent, areas, KEYS),
  PARTS (TilConsent, units, consent_unit_class), REF (TilConsent, asked_by, STAFF, REF),
  SIMPLE (TilConsent, asked_on, DATE),           ENUM (TilConsent, form, til_form_keys),
  SIMPLE (TilConsent, child_view, TEXT),         PARTS (TilConsent, answers, consent_answer_class),
  SIMPLE (TilConsent, valid_until, DATE),        SIMPLE (TilConsent, withdrawn_on, DATE),
  REF (TilConsent, withdrawn_by, GUARDIAN, REF),
};

static const TilField participant_fields[] = {
  ENUM (TilParticipant, kind, til_participant_keys),
  REF (TilParticipant, guardian_id, GUARDIAN, REF),
  REF (TilParticipant, contact_id, CONTACT, REF),
  REF (TilParticipant, staff_id, STAFF, REF),
  REF (TilParticipant, unit_id, UNIT, REF),
  SIMPLE (TilParticipant, name, TEXT),
  SIMPLE (TilParticipant, leader, FLAG),
  ENUM (TilParticipant, attendance, til_attendance_keys),
};

static const TilRecordClass participant_class = CLASS (
    TilParticipant, "participant", participant_fields, NULL);

static const TilField agenda_point_fields[] = {
  REF (TilAgendaPoint, child_id, CHILD, REF),
  SIMPLE (TilAgendaPoint, area_key, TEXT),
  SIMPLE (TilAgendaPoint, title, TEXT),
  SIMPLE (TilAgendaPoint, minutes, TEXT),
};

static const TilRecordClass agenda_point_class = CLASS (
    TilAgendaPoint, "agenda_point", agenda_point_fields, NULL);

static const TilField decision_fields[] = {
  SIMPLE (TilDecision, area_key, TEXT),      SIMPLE (TilDecision, text, TEXT),
  REF (TilDecision, staff_id, STAFF, REF),   REF (TilDecision, unit_id, UNIT, REF),
  SIMPLE (TilDecision, who, TEXT),           SIMPLE (TilDecision, due, DATE),
  REF (TilDecision, action_id, ACTION, REF),
};

static const TilRecordClass decision_class = CLASS (TilDecision, "decision", decision_fields, NULL);

static const TilField meeting_fields[] = {
  REF (TilMeeting, child_id, CHILD, REF),
  REF (TilMeeting, team_id, TEAM, REF),
  SIMPLE (TilMeeting, kind, TEXT),
  SIMPLE (TilMeeting, date, DATE),
  SIMPLE (TilMeeting, time, TEXT),
  SIMPLE (TilMeeting, length, INT),
  SIMPLE (TilMeeting, place, TEXT),
  ENUM (TilMeeting, status, til_meeting_status_keys),
  SIMPLE (TilMeeting, wheel_key, TEXT),
  PARTS (TilMeeting, participants, participant_class),
  PARTS (TilMeeting, points, agenda_point_class),
  PARTS (TilMeeting, decisions, decision_class),
  SIMPLE (TilMeeting, note, TEXT),
  SIMPLE (TilMeeting, next_date, DATE),
  ENUM (TilMeeting, ending, til_ending_keys),
};

static const TilField action_fields[] = {
  SIMPLE (TilAction, text, TEXT),
  REF (TilAction, staff_id, STAFF, REF),
  REF (TilAction, unit_id, UNIT, REF),
  REF (TilAction, guardian_id, GUARDIAN, REF),
  REF (TilAction, contact_id, CONTACT, REF),
  SIMPLE (TilAction, who, TEXT),
  SIMPLE (TilAction, due, DATE),
  ENUM (TilAction, status, til_action_status_keys),
  SIMPLE (TilAction, done_on, DATE),
};

static const TilRecordClass action_class = CLASS (TilAction, "action", action_fields, NULL);

static const TilField goal_fields[] = {
  SIMPLE (TilGoal, area_key, TEXT),           SIMPLE (TilGoal, text, TEXT),
  SIMPLE (TilGoal, child_words, TEXT),        SIMPLE (TilGoal, keep, FLAG),
  ENUM (TilGoal, state, til_goal_state_keys), PARTS (TilGoal, actions, action_class),
};

static const TilRecordClass goal_class = CLASS (TilGoal, "goal", goal_fields, NULL);

static const TilField follow_up_fields[] = {
  SIMPLE (TilFollowUp, date, DATE),        REF (TilFollowUp, then_id, MAPPING, REF),
  REF (TilFollowUp, now_id, MAPPING, REF), SIMPLE (TilFollowUp, note, TEXT),
  SIMPLE (TilFollowUp, child_words, TEXT),
};

static const TilRecordClass follow_up_class = CLASS (
    TilFollowUp, "follow_up", follow_up_fields, NULL);

static const TilField plan_fields[] = {
  REF (TilPlan, child_id, CHILD, REF),
  REF (TilPlan, mapping_id, MAPPING, REF),
  ENUM (TilPlan, kind, til_plan_kind_keys),
  SIMPLE (TilPlan, wheel_key, TEXT),
  SIMPLE (TilPlan, date, DATE),
  REF (TilPlan, units, UNIT, REFS),
  SIMPLE (TilPlan, child_wish, TEXT),
  REF (TilPlan, wished_id, STAFF, REF),
  REF (TilPlan, coordinator_id, STAFF, REF),
  SIMPLE (TilPlan, coordinator, TEXT),
  SIMPLE (TilPlan, coordinator_reason, TEXT),
  PARTS (TilPlan, goals, goal_class),
  PARTS (TilPlan, follow_ups, follow_up_class),
  SIMPLE (TilPlan, follow_up, DATE),
  SIMPLE (TilPlan, sip_measures, TEXT),
  SIMPLE (TilPlan, sip_authorities, TEXT),
  SIMPLE (TilPlan, sip_others, TEXT),
  SIMPLE (TilPlan, sip_responsible, TEXT),
  SIMPLE (TilPlan, closed_on, DATE),
  ENUM (TilPlan, ending, til_ending_keys),
  SIMPLE (TilPlan, ending_note, TEXT),
  SIMPLE (TilPlan, reopened_on, DATE),
  SIMPLE (TilPlan, reopen_reason, TEXT),
};

static const TilField enrolment_fields[] = {
  REF (TilEnrolment, child_id, CHILD, REF), REF (TilEnrolment, team_id, TEAM, REF),
  SIMPLE (TilEnrolment, since, DATE),       SIMPLE (TilEnrolment, until, DATE),
  SIMPLE (TilEnrolment, reason, TEXT),
};

static const TilField team_member_fields[] = {
  REF (TilTeamMember, staff_id, STAFF, REF),
  REF (TilTeamMember, unit_id, UNIT, REF),
  SIMPLE (TilTeamMember, since, DATE),
  SIMPLE (TilTeamMember, until, DATE),
};

static const TilRecordClass team_member_class = CLASS (
    TilTeamMember, "team_member", team_member_fields, NULL);

static const TilField team_fields[] = {
  SIMPLE (TilTeam, name, TEXT),
  ENUM (TilTeam, kind, til_team_kind_keys),
  SIMPLE (TilTeam, age_from, INT),
  SIMPLE (TilTeam, age_to, INT),
  ENUM (TilTeam, rhythm, til_rhythm_keys),
  PARTS (TilTeam, members, team_member_class),
};

static const TilField consultation_fields[] = {
  SIMPLE (TilConsultation, date, DATE),     REF (TilConsultation, team_id, TEAM, REF),
  REF (TilConsultation, units, UNIT, REFS), SIMPLE (TilConsultation, wheel_key, TEXT),
  SIMPLE (TilConsultation, areas, KEYS),    ENUM (TilConsultation, age, til_age_group_keys),
  SIMPLE (TilConsultation, question, TEXT), SIMPLE (TilConsultation, advice, TEXT),
};

static const TilField invited_fields[] = {
  ENUM (TilInvited, service, til_service_keys),
  SIMPLE (TilInvited, number, INT),
};

static const TilRecordClass invited_class = CLASS (TilInvited, "invited", invited_fields, NULL);

static const TilField survey_round_fields[] = {
  SIMPLE (TilSurveyRound, survey_key, TEXT), SIMPLE (TilSurveyRound, survey_version, INT),
  SIMPLE (TilSurveyRound, name, TEXT),       SIMPLE (TilSurveyRound, date, DATE),
  SIMPLE (TilSurveyRound, closed_on, DATE),  PARTS (TilSurveyRound, invited, invited_class),
};

static const TilField turnout_fields[] = {
  ENUM (TilTurnout, service, til_service_keys),
  SIMPLE (TilTurnout, invited, INT),
  SIMPLE (TilTurnout, present, INT),
};

static const TilRecordClass turnout_class = CLASS (TilTurnout, "turnout", turnout_fields, NULL);

static const TilField activity_fields[] = {
  ENUM (TilActivity, kind, til_activity_kind_keys),
  SIMPLE (TilActivity, name, TEXT),
  SIMPLE (TilActivity, date, DATE),
  SIMPLE (TilActivity, place, TEXT),
  PARTS (TilActivity, turnout, turnout_class),
  REF (TilActivity, round_id, SURVEY_ROUND, REF),
  SIMPLE (TilActivity, evaluation, TEXT),
};

static const TilField signatory_fields[] = {
  REF (TilSignatory, unit_id, UNIT, REF),
  SIMPLE (TilSignatory, organisation, TEXT),
  SIMPLE (TilSignatory, signed_by, TEXT),
  SIMPLE (TilSignatory, signed_on, DATE),
};

static const TilRecordClass signatory_class = CLASS (
    TilSignatory, "signatory", signatory_fields, NULL);

static const TilField agreement_fields[] = {
  SIMPLE (TilAgreement, name, TEXT),    SIMPLE (TilAgreement, starts_on, DATE),
  SIMPLE (TilAgreement, ends_on, DATE), SIMPLE (TilAgreement, revise_on, DATE),
  SIMPLE (TilAgreement, note, TEXT),    PARTS (TilAgreement, signatories, signatory_class),
};

static const TilField undertaking_fields[] = {
  SIMPLE (TilUndertaking, goal, TEXT),
  SIMPLE (TilUndertaking, sub_goal, TEXT),
  SIMPLE (TilUndertaking, activity, TEXT),
  SIMPLE (TilUndertaking, starts_on, DATE),
  SIMPLE (TilUndertaking, ends_on, DATE),
  REF (TilUndertaking, unit_id, UNIT, REF),
  SIMPLE (TilUndertaking, responsible, TEXT),
  SIMPLE (TilUndertaking, indicator, TEXT),
  ENUM (TilUndertaking, status, til_undertaking_status_keys),
  SIMPLE (TilUndertaking, comment, TEXT),
  SIMPLE (TilUndertaking, position, INT),
};

static const TilField year_event_fields[] = {
  SIMPLE (TilYearEvent, name, TEXT),
  ENUM (TilYearEvent, kind, til_year_event_kind_keys),
  SIMPLE (TilYearEvent, month, INT),
  SIMPLE (TilYearEvent, day, INT),
  ENUM (TilYearEvent, repeat, til_repeat_keys),
  SIMPLE (TilYearEvent, not_summer, FLAG),
  REF (TilYearEvent, unit_id, UNIT, REF),
};

static const TilField reference_fields[] = {
  ENUM (TilReference, kind, til_reference_kind_keys),
  SIMPLE (TilReference, name, TEXT),
  SIMPLE (TilReference, age_from, INT),
  SIMPLE (TilReference, age_to, INT),
  SIMPLE (TilReference, year, INT),
  SIMPLE (TilReference, number, INT),
  SIMPLE (TilReference, source, TEXT),
};

static const TilRecordClass classes[TIL_N_RECORDS] = {
  [TIL_RECORD_OBSERVATION] = CLASS (
      TilObservation, "observation", observation_fields, til_observation_validate),
  [TIL_RECORD_CONCERN] = CLASS (TilConcern, "concern", concern_fields, til_concern_validate),
  [TIL_RECORD_RESPONSIBLE] = CLASS (
      TilResponsible, "responsible", responsible_fields, til_responsible_validate),
  [TIL_RECORD_ANALYSIS] = CLASS (TilAnalysis, "analysis", analysis_fields, til_analysis_validate),
  [TIL_RECORD_CONSENT] = CLASS (TilConsent, "consent", consent_fields, til_consent_validate),
  [TIL_RECORD_MEETING] = CLASS (TilMeeting, "meeting", meeting_fields, til_meeting_validate),
  [TIL_RECORD_PLAN] = CLASS (TilPlan, "plan", plan_fields, til_plan_validate),
  [TIL_RECORD_ENROLMENT] = CLASS (
      TilEnrolment, "enrolment", enrolment_fields, til_enrolment_validate),
  [TIL_RECORD_TEAM] = CLASS (TilTeam, "team", team_fields, til_team_validate),
  [TIL_RECORD_CONSULTATION] = CLASS (
      TilConsultation, "consultation", consultation_fields, til_consultation_validate),
  [TIL_RECORD_SURVEY_ROUND] = CLASS (
      TilSurveyRound, "survey_round", survey_round_fields, til_survey_round_validate),
  [TIL_RECORD_ACTIVITY] = CLASS (TilActivity, "activity", activity_fields, til_activity_validate),
  [TIL_RECORD_AGREEMENT] = CLASS (
      TilAgreement, "agreement", agreement_fields, til_agreement_validate),
  [TIL_RECORD_UNDERTAKING] = CLASS (
      TilUndertaking, "undertaking", undertaking_fields, til_undertaking_validate),
  [TIL_RECORD_YEAR_EVENT] = CLASS (
      TilYearEvent, "year_event", year_event_fields, til_year_event_validate),
  [TIL_RECORD_REFERENCE] = CLASS (
      TilReference, "reference_number", reference_fields, til_reference_validate),
};

const TilRecordClass *
til_record_class (TilRecordKind kind)
{
  g_return_val_if_fail ((guint)kind < TIL_N_RECORDS, NULL);
  return &classes[kind];
}
