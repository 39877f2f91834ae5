/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-case.h"

/* A fictitious case: a pupil in year 6 whose attendance changed, from the first observation to a
 * coordinated plan. */

enum
{
  CASE_SCHOOL = 21, /* the child's own */
  CASE_SOCIAL,
  CASE_BUP,  /* region */
  CASE_CARE, /* region: no consent names it */
};

enum
{
  CASE_CHILD = 57,
  CASE_MOTHER = 61,
  CASE_FATHER,
  CASE_GRANDMOTHER = 66, /* a contact */
  CASE_MENTOR = 71,
  CASE_SECRETARY,
  CASE_PSYCHOLOGIST,
  CASE_CONSENT = 81,
  CASE_INVITATION = 91,
  CASE_MEETING,
  CASE_PLAN = 95,
};

#define CASE_COVERED_GOAL "Selam vågar vara på rasten utan att gå undan."
#define CASE_OTHER_GOAL "Selam sover åtta timmar om natten."
#define CASE_CHILD_WORDS "Jag vill ha någon att vara med på rasten."
#define CASE_OTHER_NOTE "Läkaren har provat ut glasögon."

/* Both guardians consent: trygghet, hemmet and relationer, to social services and BUP, from
 * 2026-10-05 to 2027-03-31. */
TilCase *fixture_case (void);
TilDate fixture_day (const char *iso);
TilConsent *fixture_consent (const TilCase *kase);
TilPlan *fixture_plan (const TilCase *kase);
TilMeeting *fixture_meeting (const TilCase *kase, gint64 id);
/* "Punkt 000 ..." done by "Person-000" and so on, to the plan's first goal; takes the last ones
 * away again. */
void fixture_add_actions (TilCase *kase, guint n);
void fixture_drop_actions (TilCase *kase, guint n);
