/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

typedef enum
{
  TIL_TEAM_OWN,      /* the municipality's own */
  TIL_TEAM_ADVOCATE, /* barnombudsteam */
  TIL_TEAM_EHT,
  TIL_TEAM_VITS,
  TIL_TEAM_IOR,       /* Degerfors, 0-6 */
  TIL_TEAM_PINOCCHIO, /* 7-12 */
  TIL_TEAM_SIG,       /* 13-18 */
  TIL_N_TEAM_KINDS
} TilTeamKind;

typedef enum
{
  TIL_RHYTHM_NONE,
  TIL_RHYTHM_WEEKLY,
  TIL_RHYTHM_FORTNIGHTLY,
  TIL_RHYTHM_MONTHLY,
  TIL_RHYTHM_TERM,
  TIL_N_RHYTHMS
} TilRhythm;

extern const char *const til_team_kind_keys[];
extern const char *const til_rhythm_keys[];
const char *til_team_kind_name (TilTeamKind kind);
const char *til_rhythm_name (TilRhythm rhythm);
/* The usual age range of the kind, 0-18 for the others. */
void til_team_kind_ages (TilTeamKind kind, int *from, int *to);

typedef struct
{
  TilRecord record;
  gint64 staff_id;
  gint64 unit_id; /* the unit whose voice the member is in the team */
  TilDate since;
  TilDate until; /* NONE: still */
} TilTeamMember;

typedef struct
{
  TilRecord record;
  char *name; /* (owned) */
  TilTeamKind kind;
  int age_from; /* whole years */
  int age_to;
  TilRhythm rhythm;
  GPtrArray *members; /* (owned) (element-type TilTeamMember) */
} TilTeam;

/* A name, ages in order, members with unit and dates in order. */
gboolean til_team_validate (gconstpointer record, TilDate on, GError **error);
/* The units of those who are members on a day, each once. (transfer full) */
GArray *til_team_units (const TilTeam *self, TilDate on);
/* The meeting that follows a meeting on date, by the rhythm; NONE without one. */
TilDate til_team_next_date (const TilTeam *self, TilDate date);

/* A child in a team, from a day to a day. */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  gint64 team_id;
  TilDate since;
  TilDate until; /* NONE: still */
  char *reason;  /* (owned) (nullable) of leaving */
} TilEnrolment;

gboolean til_enrolment_validate (gconstpointer record, TilDate on, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilTeam, til_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilEnrolment, til_record_free)

G_END_DECLS
