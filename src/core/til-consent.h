/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-record.h"
#include "til-unit.h"

G_BEGIN_DECLS

typedef enum
{
  TIL_ANSWER_PENDING,
  TIL_ANSWER_GIVEN,
  TIL_ANSWER_PARTLY, /* only the areas and units it names */
  TIL_ANSWER_REFUSED,
  TIL_N_ANSWERS
} TilAnswer;

typedef enum
{
  TIL_FORM_WRITTEN,
  TIL_FORM_ORAL, /* oral and documented */
  TIL_N_FORMS
} TilForm;

/* Why a guardian refused, as far as the figures may tell it: the words stay with the child (R13).
 */
typedef enum
{
  TIL_REFUSAL_NOT_TOLD,
  TIL_REFUSAL_NOT_UNDERSTOOD, /* what would be shared, or with whom */
  TIL_REFUSAL_NO_TRUST,       /* in an organisation */
  TIL_REFUSAL_NOT_NEEDED,     /* sees no need */
  TIL_REFUSAL_OWN_NETWORK,    /* has help already, or will solve it within the family */
  TIL_REFUSAL_OTHER,
  TIL_N_REFUSALS
} TilRefusal;

extern const char *const til_refusal_keys[];       /* "not-told", ...; labels "refusal.not-told" */
const char *til_refusal_name (TilRefusal refusal); /* translated to the screen's language */
extern const char *const til_answer_keys[];
extern const char *const til_form_keys[];

/* A unit that the consent names, with what it was when the guardians were asked: a unit that later
 * moves to another sector is another organisation, and isn't covered until they are asked anew. */
typedef struct
{
  TilRecord record;
  gint64 unit_id;
  gboolean gives;    /* shares from */
  gboolean receives; /* shares to */
  TilSector sector;
} TilConsentUnit;

/* One guardian's answer; guardian_id 0 is the young person's own, from the day of turning 18. */
typedef struct
{
  TilRecord record;
  gint64 guardian_id;
  TilAnswer answer;
  TilDate date;       /* answered on, NONE while pending */
  GPtrArray *areas;   /* (owned) PARTLY: the areas agreed to; empty: all of the consent's */
  GArray *units;      /* (owned) PARTLY: the units agreed to; empty: all of the consent's */
  char *reason;       /* (owned) (nullable) why refused, if they want to say */
  TilRefusal refusal; /* what the reason is about; NOT_TOLD unless refused */
} TilConsentAnswer;

/* R7: specific and limited in time; there is no general consent. */
typedef struct
{
  TilRecord record;
  gint64 child_id;
  char *purpose;    /* (owned) what it is for */
  char *wheel_key;  /* (owned) the wheel whose areas are named */
  GPtrArray *areas; /* (owned) what may be shared about; never empty in a saved one */
  GPtrArray *units; /* (owned) (element-type TilConsentUnit) from one and to one at the least */
  gint64 asked_by;  /* staff, 0 not told */
  TilDate asked_on;
  TilForm form;
  char *child_view;    /* (owned) (nullable) what the child thinks */
  GPtrArray *answers;  /* (owned) (element-type TilConsentAnswer) */
  TilDate valid_until; /* the last day */
  TilDate withdrawn_on;
  gint64 withdrawn_by; /* guardian, 0 the young person or not told */
} TilConsent;

#define TIL_CONSENT_MAX_MONTHS 12 /* R7: time-limited; a year covers a school year */
#define TIL_CONSENT_DEFAULT_MONTHS 6
#define TIL_CONSENT_WARN_DAYS 30 /* told in time that it runs out */

typedef enum
{
  TIL_CONSENT_PENDING, /* somebody has not answered */
  TIL_CONSENT_GIVEN,
  TIL_CONSENT_PARTLY,
  TIL_CONSENT_REFUSED, /* somebody refused */
  TIL_CONSENT_WITHDRAWN,
  TIL_CONSENT_EXPIRED,
  TIL_N_CONSENT_STATES
} TilConsentState;

/* R7: purpose, areas, units both ways, asked on (not after on), valid until (at most a year after
 * asked on); answers dated from asked on to on; one answer for each guardian; a partial one within
 * the consent and not empty; what a refusal is about only where one refused. */
gboolean til_consent_validate (gconstpointer record, TilDate on, GError **error);
/* As the answers stand; whether it covers a unit is til_case_cover()'s to say. */
TilConsentState til_consent_state (const TilConsent *self, TilDate on);
const char *til_consent_state_text (TilConsentState state); /* translated */
/* Days left of a consent in force, 0 the last; -1 when it is not in force. */
int til_consent_days_left (const TilConsent *self, TilDate on);
TilConsentAnswer *
til_consent_find_answer (const TilConsent *self, gint64 guardian_id);           /* (nullable) */
TilConsentUnit *til_consent_find_unit (const TilConsent *self, gint64 unit_id); /* (nullable) */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilConsent, til_record_free)

G_END_DECLS
