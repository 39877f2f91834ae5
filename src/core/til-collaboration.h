/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"
#include "til-service.h"

G_BEGIN_DECLS

/* What the organisations do together (Samverkan): records of no child. */

typedef enum
{
  TIL_ACTIVITY_COLLABORATION_DAY, /* samverkansdag */
  TIL_ACTIVITY_GATHERING,         /* samverkansträff */
  TIL_ACTIVITY_TRAINING,          /* utbildning */
  TIL_ACTIVITY_PARENTS_EVENING,   /* föräldrakväll */
  TIL_ACTIVITY_STEERING_GROUP,    /* styrgruppsmöte */
  TIL_N_ACTIVITY_KINDS
} TilActivityKind;

typedef struct
{
  TilRecord record;
  TilService service;
  int invited; /* 0: not told */
  int present; /* 0 before the day */
} TilTurnout;

typedef struct
{
  TilRecord record;
  TilActivityKind kind;
  char *name; /* (owned) (nullable) what it was about */
  TilDate date;
  char *place;        /* (owned) (nullable) */
  GPtrArray *turnout; /* (owned) (element-type TilTurnout) each sector once */
  gint64 round_id;    /* survey round that evaluates it, 0 without */
  char *evaluation;   /* (owned) (nullable) what those present thought, in words */
} TilActivity;

typedef struct
{
  TilRecord record;
  gint64 unit_id;     /* 0: another organisation */
  char *organisation; /* (owned) (nullable) when no unit is named */
  char *signed_by;    /* (owned) (nullable) name and title */
  TilDate signed_on;  /* NONE: not yet */
} TilSignatory;

/* samverkansöverenskommelse */
typedef struct
{
  TilRecord record;
  char *name; /* (owned) */
  TilDate starts_on;
  TilDate ends_on;        /* NONE: until further notice */
  TilDate revise_on;      /* when it is to be gone through next */
  char *note;             /* (owned) (nullable) */
  GPtrArray *signatories; /* (owned) (element-type TilSignatory) */
} TilAgreement;

#define TIL_AGREEMENT_WARN_DAYS 60

typedef enum
{
  TIL_AGREEMENT_UNSIGNED, /* somebody has not signed */
  TIL_AGREEMENT_VALID,
  TIL_AGREEMENT_REVISION_DUE, /* revise_on has come, or comes within TIL_AGREEMENT_WARN_DAYS */
  TIL_AGREEMENT_ENDED,
  TIL_N_AGREEMENT_STATES
} TilAgreementState;

typedef enum
{
  TIL_UNDERTAKING_NOT_STARTED, /* red */
  TIL_UNDERTAKING_ONGOING,     /* yellow */
  TIL_UNDERTAKING_DONE,        /* green */
  TIL_N_UNDERTAKING_STATUSES
} TilUndertakingStatus;

/* A line of the time and activity plan (tids- och aktivitetsplan). */
typedef struct
{
  TilRecord record;
  char *goal;     /* (owned) */
  char *sub_goal; /* (owned) (nullable) */
  char *activity; /* (owned) what is done */
  TilDate starts_on;
  TilDate ends_on;
  gint64 unit_id;    /* who answers for it, 0 without */
  char *responsible; /* (owned) (nullable) role or group */
  char *indicator;   /* (owned) (nullable) how one sees that it is done */
  TilUndertakingStatus status;
  char *comment; /* (owned) (nullable) */
  int position;  /* order within the goal */
} TilUndertaking;

typedef enum
{
  TIL_YEAR_EVENT_STEERING,  /* the steering group meets */
  TIL_YEAR_EVENT_TEAM,      /* teams meet */
  TIL_YEAR_EVENT_GATHERING, /* samverkansdag, samverkansträff, training */
  TIL_YEAR_EVENT_FOLLOW_UP, /* survey, figures, revision of agreements */
  TIL_YEAR_EVENT_FAMILY,    /* parents' evenings and the like */
  TIL_N_YEAR_EVENT_KINDS
} TilYearEventKind;

typedef enum
{
  TIL_REPEAT_YEARLY,
  TIL_REPEAT_TERM, /* twice a year, six months apart */
  TIL_REPEAT_QUARTERLY,
  TIL_REPEAT_MONTHLY,
  TIL_N_REPEATS
} TilRepeat;

/* What comes back every year (årshjul). */
typedef struct
{
  TilRecord record;
  char *name; /* (owned) */
  TilYearEventKind kind;
  int month; /* 1-12, the first time in the year */
  int day;   /* 1-31, 0: some time in the month */
  TilRepeat repeat;
  gboolean not_summer; /* skips July, as schools do */
  gint64 unit_id;      /* who answers for it, 0 without */
} TilYearEvent;

/* A number from elsewhere, typed in with year and source: a population that shares are counted
 * against, or a number that is to be shown as a share of it. */
typedef enum
{
  TIL_REFERENCE_POPULATION, /* children of the age group */
  TIL_REFERENCE_NUMBER,     /* such as children with social-service measures */
  TIL_N_REFERENCE_KINDS
} TilReferenceKind;

typedef struct
{
  TilRecord record;
  TilReferenceKind kind;
  char *name;           /* (owned) (nullable for POPULATION) what is counted */
  int age_from, age_to; /* whole years, both included */
  int year;
  int number;
  char *source; /* (owned) from where */
} TilReference;

extern const char *const til_activity_kind_keys[];
extern const char
    *const til_agreement_state_keys[]; /* "unsigned", "valid", "revision-due", "ended" */
extern const char *const til_undertaking_status_keys[]; /* "not-started", "ongoing", "done" */
extern const char *const til_year_event_kind_keys[];
extern const char *const til_repeat_keys[];
extern const char *const til_reference_kind_keys[];
/* Translated to the screen's language; on paper labels "activity.training", "undertaking.done",
 * "year-event.steering", "repeat.yearly", "agreement-state.valid". */
const char *til_activity_kind_name (TilActivityKind kind);
const char *til_undertaking_status_name (TilUndertakingStatus status);
const char *til_year_event_kind_name (TilYearEventKind kind);
const char *til_repeat_name (TilRepeat repeat);
const char *til_agreement_state_name (TilAgreementState state);
const char *til_reference_kind_name (TilReferenceKind kind);

/* A date; present not above invited where both are told; each sector once. */
gboolean til_activity_validate (gconstpointer record, TilDate on, GError **error);
/* A name, starts not after ends, a signatory named by unit or words, signed not after on. */
gboolean til_agreement_validate (gconstpointer record, TilDate on, GError **error);
/* Goal and activity; starts not after ends. */
gboolean til_undertaking_validate (gconstpointer record, TilDate on, GError **error);
/* A name, a month, a day that the month has. */
gboolean til_year_event_validate (gconstpointer record, TilDate on, GError **error);
/* A year from 1990 to next year, ages in order, a source, a name unless it is a population. */
gboolean til_reference_validate (gconstpointer record, TilDate on, GError **error);

TilAgreementState til_agreement_state (const TilAgreement *self, TilDate on);
/* Late: not done, and its last day has been. */
gboolean til_undertaking_is_late (const TilUndertaking *self, TilDate on);
/* The months (bit 0 = January) in which an event comes. */
guint til_year_event_months (const TilYearEvent *self);
/* The next time from on, on included; a month without day counts from its first day to its last. */
TilDate til_year_event_next (const TilYearEvent *self, TilDate on);
/* The population of the ages in the year, or of the newest year before it; NULL when none: then a
 * number is shown as a number, never as a share. references: (element-type TilReference). Borrowed.
 */
const TilReference *
til_reference_find_population (const GPtrArray *references, int age_from, int age_to, int year);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilActivity, til_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilAgreement, til_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilUndertaking, til_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilYearEvent, til_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilReference, til_record_free)

G_END_DECLS
