/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-analysis.h"
#include "til-child.h"
#include "til-concern.h"
#include "til-consent.h"
#include "til-consultation.h"
#include "til-error.h"
#include "til-mapping.h"
#include "til-meeting.h"
#include "til-observation.h"
#include "til-plan.h"
#include "til-responsible.h"
#include "til-team.h"
#include "til-unit.h"

G_BEGIN_DECLS

typedef struct
{
  TilStep step;
  TilDate date;
} TilStepChange;

/* Everything that is known around one child, as read at one moment: what the rules that need more
 * than one record look at (R5, R8, R11), and what the child's page, its prints and its export show.
 * Deleted records are not in it. */
typedef struct
{
  TilChild *child;                        /* (owned) */
  GPtrArray *mappings;                    /* (owned) (element-type TilMapping) newest first */
  GArray *steps;                          /* (owned) (element-type TilStepChange) oldest first */
  GPtrArray *records[TIL_N_CASE_RECORDS]; /* (owned) by kind, oldest first; a team's meetings are
                                             here when one of their points is about this child */
  GPtrArray *units;                       /* (owned) (element-type TilUnit) of the register */
  GPtrArray *staff;                       /* (owned) (element-type TilStaff) of the register */
  GPtrArray *teams;                       /* (owned) (element-type TilTeam) of the register */
} TilCase;

TilCase *til_case_new (void);
void til_case_free (TilCase *self);
TilCase *til_case_copy (const TilCase *self);

/* Lookups; borrowed and nullable, texts are "" when there is no such record. */
const TilUnit *til_case_unit (const TilCase *self, gint64 id);
const TilStaff *til_case_staff (const TilCase *self, gint64 id);
const TilGuardian *til_case_guardian (const TilCase *self, gint64 id);
const TilContact *til_case_contact (const TilCase *self, gint64 id);
const TilTeam *til_case_team (const TilCase *self, gint64 id);
const TilMapping *til_case_mapping (const TilCase *self, gint64 id);
const TilAnalysis *til_case_analysis_of (const TilCase *self, gint64 mapping_id);
gpointer til_case_record (const TilCase *self, TilRecordKind kind, gint64 id);
const char *til_case_unit_name (const TilCase *self, gint64 id);
const char *til_case_staff_name (const TilCase *self, gint64 id);
/* Of an area of the newest known version of a wheel: from the case's mappings, then the bundled
 * ones; the key itself when none has it. language NULL: the screen's. */
const char *til_case_area_name (const TilCase *self,
                                const char *wheel_key,
                                const char *area_key,
                                const char *language);
/* The name a participant, or who does an action, is shown by; "" without. (transfer full) */
char *til_case_participant_name (const TilCase *self,
                                 const TilParticipant *participant,
                                 const char *language);
char *til_case_action_who (const TilCase *self, const TilAction *action, const char *language);

/* R8: whether two units are one organisation, so that what one knows the other may know: the same
 * sector (huvudman) and the same branch with a confidentiality of its own - education, social
 * services, health care (8 kap. 1-2 §§ offentlighets- och sekretesslagen) -, or the same unit. */
gboolean til_units_same_organisation (const TilUnit *a, const TilUnit *b);

/* Why a unit may, or may not, be told about the child on a day (R7, R8). */
typedef enum
{
  TIL_COVER_OWN,            /* the child's own organisation: no consent needed */
  TIL_COVER_CONSENT,        /* covered */
  TIL_COVER_NOT_ASKED,      /* no consent names the unit */
  TIL_COVER_PENDING,        /* a guardian has not answered */
  TIL_COVER_GUARDIAN_ADDED, /* a guardian has come to the child since they were asked */
  TIL_COVER_REFUSED,
  TIL_COVER_LEFT_OUT, /* a partial answer leaves the unit, or every area, out */
  TIL_COVER_WITHDRAWN,
  TIL_COVER_EXPIRED,
  TIL_COVER_NOT_YET,     /* answered later than the day asked about */
  TIL_COVER_UNIT_MOVED,  /* the unit belongs to another sector than when they were asked */
  TIL_COVER_ADULT,       /* 18: the young person's own answer is needed */
  TIL_COVER_NO_GUARDIAN, /* nobody to ask is on the record */
} TilCoverReason;

typedef struct
{
  gboolean covered;
  TilCoverReason reason;
  gint64 unit_id;
  TilDate on;
  TilDate until; /* CONSENT: the last day; else NONE */
  GPtrArray
      *consents;    /* (owned) (element-type TilConsent) borrowed from the case: those in force */
  GPtrArray *areas; /* (owned) what may be shared, as "wheel area"; see til_cover_has_area() */
  const TilGuardian *guardian; /* borrowed (nullable) who stands in the way */
  const TilConsent *consent;   /* borrowed (nullable) the newest asked for that stands in the way */
} TilCover;

/* R8: may unit be told about the child on a day? Consents as they stand in the case; a date given
 * later than on doesn't count, a withdrawal on the day itself does. Never NULL. */
TilCover *til_case_cover (const TilCase *self, gint64 unit_id, TilDate on);
void til_cover_free (TilCover *self);
/* Is this area covered? area_key NULL or "": something about the child as a whole, covered when
 * anything is. */
gboolean til_cover_has_area (const TilCover *self, const char *wheel_key, const char *area_key);
/* One sentence for screen, command line and errors: why. (transfer full) */
char *til_cover_text (const TilCover *self, const TilCase *kase);
/* The first unit that is not covered on a day, as an error TIL_ERROR_RULE with that sentence; TRUE
 * when all are. */
gboolean
til_case_check_units (const TilCase *self, const GArray *units, TilDate on, GError **error);

/* R8: the case as a unit may see it on a day: only the areas, voices, goals, meetings and consents
 * that consent covers; no notes about the child, no log, no reports of concern, no contacts. The
 * five questions only when every area of the mapping's wheel is covered. Prints, the export to
 * another sector and "what may I share with ... today" all come from here. What another unit told
 * is in it when that unit gives in the same consent, or the reader was there. The own organisation
 * sees the whole case, except what a team said about other children. Error: TIL_ERROR_RULE, why
 * not. (transfer full) */
TilCase *til_case_filter (const TilCase *self, gint64 unit_id, TilDate on, GError **error);
/* For several readers at once: what all of them may see; the whole case when there are none. */
TilCase *
til_case_filter_units (const TilCase *self, const GArray *units, TilDate on, GError **error);
/* Takes out what the team meetings of the case say about other children: their points, and the
 * notes and decisions of a meeting that spoke of others too. For what leaves the register whole. */
void til_case_drop_other_children (TilCase *self);

/* What needs the whole case, before a record is saved; record may be new or changed, and is not yet
 * in the case. R5: one analysis for a mapping. R7: every guardian of the child is asked; a
 * consent that was answered is not widened. R8: a
 * meeting or plan that includes a unit of another organisation is covered on its day (a planned
 * meeting also today), the areas of its agenda, a goal's area where such a unit acts on it, a
 * coordinator's unit; a held meeting only when its date, units or areas change; a plan whose
 * consent ended can be closed, or rid of the unit, and no more. A child enters a team only when its
 * units are covered. R11: a familjeträff has two samtalsledare from two organisations. R12: a
 * closed plan changes only by being opened again. A team's meeting is checked for each child it
 * names. Error: TIL_ERROR_RULE. */
gboolean til_case_check (const TilCase *self, gconstpointer record, TilDate on, GError **error);
/* R8: may the child be named in a meeting of a team on a day? */
gboolean til_case_check_team (const TilCase *self, const TilTeam *team, TilDate on, GError **error);
/* R11: which samtalsledare of a meeting are not yet trained. (transfer container) (element-type
 * TilParticipant) */
GPtrArray *til_case_untrained_leaders (const TilCase *self, const TilMeeting *meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilCase, til_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilCover, til_cover_free)

G_END_DECLS
