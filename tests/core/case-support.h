/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

/* A child at a school with two guardians, and units of the organisations around it. */
enum
{
  SCHOOL = 1,  /* the child's own, municipality */
  SOCIAL,      /* municipality, another branch */
  BUP,         /* region */
  HEALTH,      /* the school's student health: the own organisation */
  INDEPENDENT, /* a school of another huvudman */
  N_UNITS = INDEPENDENT
};

enum
{
  ANNA = 11,
  BO = 12,
  CILLA = 13, /* not a guardian from the beginning */
  MENTOR = 21,
  SECRETARY,
  DOCTOR
};

#define WHEEL "barnets-basta"

TilDate day (const char *iso);
TilCase *support_case_new (void); /* born 2014-03-05, guardians Anna and Bo */
TilGuardian *support_add_guardian (TilCase *kase, gint64 id, const char *name);
/* Adds a new consent to the case: school gives, social services receive; safety and home; asked
 * 2026-09-01, valid until 2027-02-28; everybody pending. */
TilConsent *support_add_consent (TilCase *kase);
void support_add_unit (TilConsent *consent, gint64 unit_id, TilSector sector, gboolean gives);
/* Answers on 2026-09-05. */
TilConsentAnswer *support_answer (TilConsent *consent, gint64 guardian_id, TilAnswer answer);
/* A planned meeting on the day, not yet in the case, with the unit's professional. */
TilMeeting *support_meeting (const char *iso, gint64 unit_id);
TilParticipant *support_add_professional (TilMeeting *meeting, gint64 unit_id);
/* An open plan with one goal about safety and one action by the unit, not yet in the case. */
TilPlan *support_plan (gint64 unit_id);
TilAction *support_action (TilPlan *plan, guint goal, guint action);
/* Gives the record and its parts ids and puts a copy of it into the case, as saving does. */
void support_save (TilCase *kase, gpointer record);
