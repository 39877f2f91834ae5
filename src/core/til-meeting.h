/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"

G_BEGIN_DECLS

/* Kinds of meetings that are built in, as stored; a municipality's own is stored by its name, and
 * listed in the register's setting TIL_SETTING_MEETING_KINDS. "Konsultation utan namn" is no
 * TilMeeting: see til-consultation.h. */
#define TIL_MEETING_COOPERATION "cooperation" /* samverkansmöte */
#define TIL_MEETING_FAMILY "family"           /* familjeträff (R11) */
#define TIL_MEETING_FOLLOW_UP "follow-up"     /* uppföljning */
#define TIL_MEETING_EHT "eht"
#define TIL_MEETING_EHT_EXTENDED "eht-extended"
#define TIL_MEETING_VITS "vits"
#define TIL_MEETING_ADVOCATE_TEAM "advocate-team" /* barnombudsteam */
#define TIL_MEETING_SIP "sip"

const char *const *til_meeting_kinds (void); /* the built-in keys, NULL-terminated */
/* Of a built-in key in the language of a print (NULL: the screen's); an own kind as it is. */
const char *til_meeting_kind_name (const char *kind, const char *language);

typedef enum
{
  TIL_MEETING_PLANNED,
  TIL_MEETING_HELD,
  TIL_MEETING_CANCELLED,
  TIL_N_MEETING_STATUSES
} TilMeetingStatus;

/* How the meetings with a family, or a plan, ended. */
typedef enum
{
  TIL_ENDING_ONGOING,
  TIL_ENDING_GOALS_MET,
  TIL_ENDING_OTHER_SUPPORT,
  TIL_ENDING_MOVED,
  TIL_ENDING_DID_NOT_COME,
  TIL_ENDING_PAUSED,
  TIL_ENDING_WITHDREW,
  TIL_N_ENDINGS
} TilEnding;

typedef enum
{
  TIL_PARTICIPANT_CHILD,
  TIL_PARTICIPANT_GUARDIAN,
  TIL_PARTICIPANT_NETWORK,      /* grandmother, coach: a contact of the child, or a name */
  TIL_PARTICIPANT_PROFESSIONAL, /* of a unit; on the staff list, or a name */
  TIL_N_PARTICIPANTS
} TilParticipantKind;

typedef enum
{
  TIL_ATTENDANCE_INVITED,
  TIL_ATTENDANCE_CAME,
  TIL_ATTENDANCE_ABSENT,
  TIL_N_ATTENDANCES
} TilAttendance;

extern const char *const til_meeting_status_keys[];
extern const char *const til_ending_keys[];
extern const char *const til_participant_keys[];
extern const char *const til_attendance_keys[];
const char *til_ending_text (TilEnding ending); /* translated */

typedef struct
{
  TilRecord record;
  TilParticipantKind kind;
  gint64 guardian_id; /* of a GUARDIAN */
  gint64 contact_id;  /* of NETWORK, 0: name */
  gint64 staff_id;    /* of PROFESSIONAL, 0: name */
  gint64 unit_id;     /* of PROFESSIONAL, never 0 in a saved one */
  char *name;         /* (owned) (nullable) of who is on no list */
  gboolean leader;    /* samtalsledare (R11) */
  TilAttendance attendance;
} TilParticipant;

/* A line of the agenda, with what was said. */
typedef struct
{
  TilRecord record;
  gint64 child_id; /* in a team's meeting: the child it is about, 0 none. Else 0 */
  char *area_key;  /* (owned) (nullable) an area of the meeting's wheel */
  char *title;     /* (owned) (nullable) instead of, or beside, the area's name */
  char *minutes;   /* (owned) (nullable) */
} TilAgendaPoint;

/* What was decided; made into an action of the plan. */
typedef struct
{
  TilRecord record;
  char *area_key; /* (owned) (nullable) */
  char *text;     /* (owned) */
  gint64 staff_id;
  gint64 unit_id;
  char *who; /* (owned) (nullable) somebody in the family or network */
  TilDate due;
  gint64 action_id; /* the action that it became, 0 not yet */
} TilDecision;

/* A meeting about one child (child_id), or of a team (team_id, child_id 0). */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  gint64 team_id;
  char *kind; /* (owned) */
  TilDate date;
  char *time;  /* (owned) (nullable) "14:00" */
  int length;  /* minutes, 0 unknown */
  char *place; /* (owned) (nullable) */
  TilMeetingStatus status;
  char *wheel_key;         /* (owned) (nullable) whose areas the agenda names */
  GPtrArray *participants; /* (owned) (element-type TilParticipant) */
  GPtrArray *points;       /* (owned) (element-type TilAgendaPoint) */
  GPtrArray *decisions;    /* (owned) (element-type TilDecision) */
  char *note;              /* (owned) (nullable) */
  TilDate next_date;       /* of the next meeting */
  TilEnding ending;        /* of the meetings with the family, so far */
} TilMeeting;

/* By itself: kind, date, time "hh:mm", a child or a team; a held one not after on; professionals
 * with a unit. R11 and R8 need to know the units: see til_case_check(). */
gboolean til_meeting_validate (gconstpointer record, TilDate on, GError **error);
/* Units of the professionals, each once. (transfer full) (element-type gint64) */
GArray *til_meeting_units (const TilMeeting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilMeeting, til_record_free)

G_END_DECLS
