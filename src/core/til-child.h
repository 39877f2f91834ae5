/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "til-date.h"

G_BEGIN_DECLS

/* R5: the steps of the process. */
typedef enum
{
  TIL_STEP_NOTICE,    /* Upptäcka */
  TIL_STEP_MAP,       /* Kartlägga */
  TIL_STEP_COOPERATE, /* Samarbeta */
  TIL_STEP_FOLLOW_UP, /* Följa upp */
  TIL_STEP_CLOSED,    /* Avslutad */
  TIL_N_STEPS
} TilStep;

const char *til_step_key (TilStep step); /* "notice", as stored and as label "step.notice" */
gboolean til_step_from_key (const char *key, TilStep *step);
const char *til_step_name (TilStep step); /* translated to the screen's language */

/* R6: where the child goes, as far as it decides who answers for its best interests. */
typedef enum
{
  TIL_SCHOOLING_NONE,              /* not told: guessed from the age */
  TIL_SCHOOLING_PRESCHOOL,         /* at home or in preschool */
  TIL_SCHOOLING_SCHOOL,            /* förskoleklass to year 9 */
  TIL_SCHOOLING_GYMNASIUM,         /* in the region */
  TIL_SCHOOLING_GYMNASIUM_OUTSIDE, /* outside the region */
  TIL_SCHOOLING_LEFT,              /* gymnasium not begun, or left */
  TIL_N_SCHOOLINGS
} TilSchooling;

const char *til_schooling_key (TilSchooling schooling); /* "gymnasium-outside", as stored */
gboolean til_schooling_from_key (const char *key, TilSchooling *schooling);
const char *til_schooling_name (TilSchooling schooling); /* translated */

typedef struct
{
  gint64 id; /* 0 until saved */
  gint64 revision;
  char *name;     /* (owned) */
  char *phone;    /* (owned) (nullable) */
  char *email;    /* (owned) (nullable) */
  char *language; /* (owned) (nullable) ISO 639 code of the family's language */
  gboolean interpreter;
} TilGuardian;

typedef struct
{
  gint64 id;
  gint64 revision;
  char *name;     /* (owned) */
  char *relation; /* (owned) (nullable) grandmother, coach, ... */
  char *phone;    /* (owned) (nullable) */
  char *note;     /* (owned) (nullable) */
} TilContact;

typedef struct
{
  gint64 id; /* 0 until saved */
  gint64 revision;
  char *given_name;   /* (owned) may hold several names; the only one an Eritrean child has */
  char *family_name;  /* (owned) may be "" */
  char *personnummer; /* (owned) (nullable) twelve digits (R18) */
  TilDate birth_date; /* never NONE in a saved child */
  gint64 unit_id;     /* 0 without */
  char *group;        /* (owned) (nullable) class or group: "4B" */
  TilSchooling schooling;
  char *language; /* (owned) (nullable) */
  gboolean interpreter;
  gboolean protected_identity; /* skyddade personuppgifter (R14) */
  TilStep step;
  TilDate step_since;
  gint64 responsible_id; /* staff, 0 without: Barnets bästa-ansvarig */
  char *note;            /* (owned) (nullable) */
  gboolean deleted;
  GPtrArray *guardians; /* (owned) (element-type TilGuardian) */
  GPtrArray *contacts;  /* (owned) (element-type TilContact) */
} TilChild;

TilChild *til_child_new (void);
TilChild *til_child_copy (const TilChild *self);
void til_child_free (TilChild *self);
TilGuardian *til_guardian_new (void);
TilGuardian *til_guardian_copy (const TilGuardian *self);
void til_guardian_free (TilGuardian *self);
TilContact *til_contact_new (void);
TilContact *til_contact_copy (const TilContact *self);
void til_contact_free (TilContact *self);

/* Given and family name, whatever the protection: for the child's own page and editor only.
 * (transfer full) */
char *til_child_full_name (const TilChild *self);

/* R14: the only name that lists, exports, prints and window titles may use: the name, or "Protected
 * identity (no. 57)" in language (NULL: the screen's). (transfer full) */
char *til_child_shown_name (const TilChild *self, const char *language);
/* As above from parts, for list rows. */
char *til_shown_name (gint64 id,
                      const char *given_name,
                      const char *family_name,
                      gboolean protected_identity,
                      const char *language);
/* Up to two initials, "" when protected (R14): the wheel's centre. (transfer full) */
char *til_child_initials (const TilChild *self);

/* Everything a saved child must have: a name, a birth date not after on and not over 25 years back,
 * a valid personnummer that agrees with the birth date (R18), guardians with names. Error:
 * TIL_ERROR_INVALID. */
gboolean til_child_validate (const TilChild *self, TilDate on, GError **error);

/* What a list or a page points out about a child, most urgent first. */
typedef enum
{
  TIL_ATTENTION_NONE,
  TIL_ATTENTION_VOICE_OPEN,     /* a voice is being entered and not yet closed */
  TIL_ATTENTION_NO_MAPPING,     /* step Kartlägga or later, and no mapping */
  TIL_ATTENTION_MAPPING_OLD,    /* an open process whose last mapping is over six months old */
  TIL_ATTENTION_NO_RESPONSIBLE, /* an open process and nobody responsible */
  TIL_N_ATTENTIONS
} TilAttention;

#define TIL_MAPPING_OLD_MONTHS 6

TilAttention til_attention (
    TilStep step, TilDate last_mapping, guint open_voices, gint64 responsible_id, TilDate on);
const char *til_attention_text (TilAttention attention); /* translated; "" for NONE */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilChild, til_child_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilGuardian, til_guardian_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TilContact, til_contact_free)

G_END_DECLS
