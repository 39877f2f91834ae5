/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-meeting.h"

G_BEGIN_DECLS

typedef enum
{
  TIL_PLAN_CHILD,  /* barnets plan */
  TIL_PLAN_ACTION, /* handlingsplan */
  TIL_PLAN_SIP,    /* samordnad individuell plan: 2 kap. 7 § SoL, 16 kap. 4 § HSL */
  TIL_N_PLAN_KINDS
} TilPlanKind;

typedef enum
{
  TIL_ACTION_NOT_STARTED,
  TIL_ACTION_ONGOING,
  TIL_ACTION_DONE,
  TIL_N_ACTION_STATUSES
} TilActionStatus;

typedef enum
{
  TIL_GOAL_OPEN,
  TIL_GOAL_MET,
  TIL_GOAL_PARTLY_MET,
  TIL_GOAL_NOT_MET,
  TIL_N_GOAL_STATES
} TilGoalState;

extern const char *const til_plan_kind_keys[];
extern const char *const til_action_status_keys[];
extern const char *const til_goal_state_keys[];

typedef struct
{
  TilRecord record;
  char *text;      /* (owned) what */
  gint64 staff_id; /* who: one of these four, or a name */
  gint64 unit_id;  /* the unit that answers for it; with staff_id, that person's */
  gint64 guardian_id;
  gint64 contact_id;
  char *who;   /* (owned) (nullable) somebody in the network; "the child" */
  TilDate due; /* when */
  TilActionStatus status;
  TilDate done_on;
} TilAction;

typedef struct
{
  TilRecord record;
  char *area_key;    /* (owned) (nullable) of the plan's wheel */
  char *text;        /* (owned) */
  char *child_words; /* (owned) (nullable) the goal as the child says it */
  gboolean keep;     /* "keep it as it is" (R3) */
  TilGoalState state;
  GPtrArray *actions; /* (owned) (element-type TilAction) */
} TilGoal;

typedef struct
{
  TilRecord record;
  TilDate date;
  gint64 then_id;    /* the mapping that the plan began with */
  gint64 now_id;     /* the mapping of this follow-up, 0 without */
  char *note;        /* (owned) (nullable) */
  char *child_words; /* (owned) (nullable) */
} TilFollowUp;

typedef struct
{
  TilRecord record;
  gint64 child_id;
  gint64 mapping_id; /* 0 without */
  TilPlanKind kind;
  char *wheel_key; /* (owned) (nullable) whose areas the goals name */
  TilDate date;    /* begun */
  GArray *units;   /* (owned) the units that share the plan, beside those that act in it */
  /* R10: the child's wish is asked first and written down; another choice needs a reason. A wish in
   * words with wished_id 0 is for somebody who is not on the staff list, so that a coordinator from
   * it is another choice, and so is a name that the words don't hold. */
  char *child_wish;         /* (owned) (nullable) whom the child wants, in its own words */
  gint64 wished_id;         /* staff whom the child wants, 0 somebody else or no wish */
  gint64 coordinator_id;    /* staff */
  char *coordinator;        /* (owned) (nullable) somebody who is not staff */
  char *coordinator_reason; /* (owned) (nullable) */
  GPtrArray *goals;         /* (owned) (element-type TilGoal) */
  GPtrArray *follow_ups;    /* (owned) (element-type TilFollowUp) in order of date */
  TilDate follow_up;        /* R12: the next one, while open */
  /* R12: what the law asks of a SIP. */
  char *sip_measures;    /* (owned) (nullable) measures needed */
  char *sip_authorities; /* (owned) (nullable) each huvudman's measures */
  char *sip_others;      /* (owned) (nullable) measures by others */
  char *sip_responsible; /* (owned) (nullable) who has overall responsibility */
  TilDate closed_on;     /* NONE while open */
  TilEnding ending;
  char *ending_note;   /* (owned) (nullable) */
  TilDate reopened_on; /* the last time, NONE never */
  char *reopen_reason; /* (owned) (nullable) */
} TilPlan;

/* By itself: R12 goals and actions with what, who, when; a next follow-up date while open; R10 a
 * wish or a reason; a closed one with its ending. A SIP may be saved incomplete. */
gboolean til_plan_validate (gconstpointer record, TilDate on, GError **error);
/* R12: which of the four points (0-3) a SIP still lacks, as bits; 0 for other plans. */
guint til_plan_sip_missing (const TilPlan *self);
const char *til_plan_sip_point (guint point); /* translated, 0-3 */
/* Units of actions and units, each once. (transfer full) */
GArray *til_plan_units (const TilPlan *self);
gboolean til_plan_is_open (const TilPlan *self);
/* Action by id, and its goal (out) (optional). (nullable) */
TilAction *til_plan_find_action (const TilPlan *self, gint64 action_id, TilGoal **goal);
gboolean til_action_is_late (const TilAction *self, TilDate on);
/* Moves an action up or down (steps < 0: up), past its goal into the next one at the ends. FALSE
 * when it is already first or last. */
gboolean til_plan_move_action (TilPlan *self, guint goal, guint action, int steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilPlan, til_record_free)

G_END_DECLS
