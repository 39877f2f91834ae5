/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register-fixture.h"
#include "til-register-case.h"

/* A child with everything that records point at, and records with content. */
typedef struct
{
  gint64 child_id;
  gint64 guardians[2];
  gint64 contact_id;
  gint64 mapping_id;
  gint64 school_id; /* the child's own */
  gint64 social_id; /* of another organisation */
  gint64 staff_id;  /* at the school */
  gint64 social_worker_id;
} People;

/* given_name tells apart; the units and staff are added anew each time. */
People add_people (TilRegister *reg, const char *given_name);

/* Short ways to make records that the rules let through; each is the caller's to save and free. */
TilConsent *new_consent (const People *people, TilDate asked_on, TilDate valid_until);
void answer_consent (TilConsent *consent, const People *people, TilAnswer answer, TilDate date);
TilMeeting *new_meeting (const People *people, TilDate date); /* planned, with the social worker */
TilPlan *new_plan (const People *people, TilDate date);       /* two goals, three actions */
TilObservation *new_observation (const People *people, TilDate date);
TilAnalysis *new_analysis (const People *people, TilDate date); /* concluded: own organisation */

/* Saves, fails the test when it is refused, gives the id. */
gint64 save_record (TilRegister *reg, gpointer record);
/* Saves and expects to be refused so. */
void refuse_record (TilRegister *reg, gpointer record, TilError code);
/* The case, read anew. */
TilCase *get_case (TilRegister *reg, gint64 child_id);

/* Every field filled with something that the database takes, without regard to rules; what it
 * points at is people's. random: (nullable) for other values each time. */
void fill_record (gpointer record, const People *people, gint64 team_id, GRand *random);
